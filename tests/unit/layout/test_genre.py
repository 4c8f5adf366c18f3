"""By which standard a document is graded, and which are graded by none."""

from __future__ import annotations

from datetime import date

import pytest

from baocao.layout.facts import read_document
from baocao.layout.paper import Paper
from baocao.layout.parts import recognise
from baocao.layout.profile import UnknownProfileError
from support.sheet import sheet

STATE = "**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM** ¶ **Độc lập - Tự do - Hạnh phúc**"
PARTY = "**ĐẢNG CỘNG SẢN VIỆT NAM**"
BODY = "> Thực hiện Kế hoạch số 12/KH-UBND, Sở Nội vụ báo cáo như sau:"


def read(text: str, layout: str | None = None) -> Paper:
    return recognise(read_document(sheet(text), "thu.docx"), layout)


def read_state(
    number: str = "Số: 05/BC-SNV", day: str = "ngày 04 tháng 10 năm 2026", title: str = "BÁO CÁO"
) -> Paper:
    return read(f"""
        | UBND TỈNH ¶ **SỞ NỘI VỤ** | {STATE} |
        | {number} | //Hưng Yên, {day}// |
        = **{title}**
        = **Kết quả công tác**
        {BODY}
    """)


def read_party(day: str, layout: str | None = None) -> Paper:
    head = f"| ĐẢNG BỘ TỈNH ¶ **ĐẢNG ỦY XÃ** ¶ * | {PARTY} |\n| Số 05-BC/ĐU | //An Phúc, {day}// |"
    return read(f"{head}\n= **BÁO CÁO**\n= **kết quả công tác**\n= -----\n{BODY}", layout)


@pytest.mark.parametrize(
    ("day", "profile", "issued"),
    [
        ("ngày 27 tháng 5 năm 2026", "dang-hd05", date(2026, 5, 27)),
        ("ngày 26 tháng 5 năm 2026", "dang-hd36", date(2026, 5, 26)),
        ("ngày 31 tháng 02 năm 2024", "dang-hd36", None),
        ("ngày    tháng    năm 2023", "dang-hd36", None),
        ("ngày    tháng 4 năm 2026", "dang-hd36", None),
        ("ngày    tháng 6 năm 2026", "dang-hd05", None),
        ("ngày    tháng    năm 2026", "dang-hd05", None),
        ("ngày    tháng    năm", "dang-hd05", None),
    ],
)
def test_the_standard_of_the_party_goes_by_the_date(day: str, profile: str, issued: date | None) -> None:
    paper = read_party(day)
    assert (paper.profile.name, paper.issued, paper.refusal) == (profile, issued, "")


def test_a_standard_that_is_named_is_taken_and_its_date_remarked_upon() -> None:
    paper = read_party("ngày 04 tháng 10 năm 2026", "dang-hd36")
    assert paper.profile.name == "dang-hd36"
    assert "hết hiệu lực" in paper.notice
    assert read_party("ngày    tháng    năm", "nd30").profile.name == "nd30"


def test_a_document_older_than_the_standard_says_so() -> None:
    assert "có trước" in read_state(day="ngày 04 tháng 10 năm 2019").notice
    assert read_state().notice == ""


def test_a_standard_that_does_not_exist_is_refused() -> None:
    with pytest.raises(UnknownProfileError):
        read_party("ngày    tháng    năm", "nd31")


@pytest.mark.parametrize(
    ("text", "party"),
    [
        (f"| ĐẢNG BỘ TỈNH ¶ **ĐẢNG ỦY XÃ** ¶ * | {STATE} |\n| Số 05-BC/ĐU | |\n= **BÁO CÁO**", True),
        (f"| UBND TỈNH ¶ **SỞ NỘI VỤ** ¶ * | {STATE} |\n| Số: 05/BC-SNV | |\n= **BÁO CÁO**", False),
        (f"| ĐẢNG ỦY XÃ ¶ **VĂN PHÒNG** | {PARTY} |\n| Số: 05/BC-VP | |\n= **BÁO CÁO**", True),
        ("| ĐẢNG BỘ TỈNH ¶ **ĐẢNG ỦY XÃ** ¶ * | |\n| Số 05-BC/ĐU | |\n= **BÁO CÁO**", True),
    ],
    ids=["party-with-national-name", "state-with-star", "party-with-state-number", "party-without-title"],
)
def test_signs_that_disagree_are_weighed(text: str, party: bool) -> None:
    assert read(text).profile.is_party is party


@pytest.mark.parametrize(
    ("text", "form", "type_name"),
    [
        (
            f"| **SỞ NỘI VỤ** | {STATE} |\n| Số: 05/SNV-VP ¶ V/v báo cáo | |\nKính gửi: Sở Tài chính.",
            "letter",
            "",
        ),
        (f"| **SỞ NỘI VỤ** | {STATE} |\n| Số: 05/SNV-VP | |\nKính gửi: Sở Tài chính.", "letter", ""),
        (f"| **SỞ NỘI VỤ** | {STATE} |\n| Số: 05/BC-SNV | |\n= **Kết quả công tác**", "named", ""),
        (
            f"| **SỞ NỘI VỤ** | {STATE} |\n| Số: 05/GM-SNV | |\n= **GIẤY MỜI**\nKính gửi: Ông An",
            "named",
            "GIẤY MỜI",
        ),
        (f"| **SỞ NỘI VỤ** | {STATE} |\n| Số: 05/KH-SNV | |\n= Kế hoạch\n= Kiểm tra", "named", "KẾ HOẠCH"),
    ],
    ids=["letter", "letter-without-subject", "type-missing", "invitation", "type-in-small-letters"],
)
def test_a_document_has_a_type_or_is_a_letter(text: str, form: str, type_name: str) -> None:
    paper = read(text)
    assert (paper.form, paper.type_name, paper.refusal) == (form, type_name, "")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("-", "không có chữ"),
        (f"| **CHÍNH PHỦ** | {STATE} |\n| Số: 30/2020/NĐ-CP | |\n= **NGHỊ ĐỊNH**", "quy phạm"),
        (f"| **UBND TỈNH** | {STATE} |\n| Số:    /2026/QĐ-UBND | |\n= **QUYẾT ĐỊNH**", "quy phạm"),
        (f"| **HĐND TỈNH** | {STATE} |\n| Số: 5/2026/NQ-HĐND | |\n= **NGHỊ QUYẾT**", "quy phạm"),
        (f"| **QUỐC HỘI** | {STATE} |\n| Luật số: 47/2024/QH15 | |\n= **LUẬT**\n= **ĐẤT ĐAI**", "quy phạm"),
        ("= **PHỤ LỤC**\n= (Kèm theo Công văn số 05/SNV-VP ngày 05/10/2026 của Sở Nội vụ)", "phụ lục"),
        ("= **Hội nghị dân vận**\n> Sáng 5/10, xã An Phúc tổ chức hội nghị.", "không có phần đầu"),
        (f"= {STATE.replace(' ¶ ', chr(10) + '= ')}\n= **ĐƠN XIN NGHỈ**\nKính gửi: Trường Tiểu học", "đơn"),
        (f"= {STATE.replace(' ¶ ', chr(10) + '= ')}\n= **HỢP ĐỒNG**\n= Số: 12/2026/HĐ\n> Căn cứ", "hợp đồng"),
        (f"| **CÔNG TY AN PHÁT** | {STATE} |\n| Số: 12/HĐ-AP | |\n= **HỢP ĐỒNG MUA BÁN**", "hợp đồng"),
        (f">> Mẫu số 01\n| TÊN CƠ QUAN | {STATE} |\n| Số: …/BC-… | |\n= **BÁO CÁO**", "mẫu"),
        (f"| ĐẢNG BỘ XÃ ¶ **CHI BỘ ……** ¶ * | {PARTY} |\n| Số …-NQ/CB | |\n= **NGHỊ QUYẾT**", "mẫu"),
        (f"| **TRƯỜNG MẦM NON** | {STATE} |\n= **DANH SÁCH TRẺ LỚP LÁ**\n> Một", "danh sách"),
        (f"| **TRƯỜNG A** | {STATE} |\n= **QUY CHẾ**\n= (Ban hành kèm theo Quyết định số 1)", "kèm theo"),
        ("| BCH ĐOÀN TỈNH ¶ *** | **ĐOÀN TNCS HỒ CHÍ MINH** |\n| Số: 05-KH/TĐ | |\n= **KẾ HOẠCH**", "Đoàn"),
        (f"| **ĐẢNG ỦY** | {PARTY} |\n| | An, ngày 4/10/2026 |\n= **THAM LUẬN**\nKính thưa", "tham luận"),
        (f"{BODY}\n{BODY}\n{BODY}\n" * 3 + f"| SỞ | {STATE} |\n= **ĐƠN**", "không ở đầu"),
    ],
)  # fmt: skip
def test_what_is_no_administrative_document_is_not_graded(text: str, reason: str) -> None:
    paper = read(text)
    assert reason in paper.refusal
    assert not paper.is_graded


@pytest.mark.parametrize(
    "text",
    [
        "| UBND TỈNH ¶ **SỞ NỘI VỤ** | |\n| Số: 05/BC-SNV | //Hưng Yên, ngày 04 tháng 10 năm 2026// |",
        f"| UBND TỈNH ¶ **SỞ NỘI VỤ** | {STATE} |\n| | //Hưng Yên, ngày 04 tháng 10 năm 2026// |",
        f"| | {STATE} |\n| Số: 05/BC-SNV | //Hưng Yên, ngày 04 tháng 10 năm 2026// |",
        f"| UBND TỈNH ¶ **SỞ NỘI VỤ** | {STATE} |",
    ],
    ids=["no-national-name", "no-number", "no-issuer", "no-number-and-date"],
)
def test_a_broken_head_is_graded_all_the_same(text: str) -> None:
    assert read(f"{text}\n= **BÁO CÁO**\n= **Kết quả công tác**\n{BODY}").refusal == ""


def test_a_kindergarten_is_no_form() -> None:
    text = (
        f"| PHÒNG GIÁO DỤC ¶ **MẪU GIÁO 19/5** | {STATE} |\n| Số: 05/BC-MG | |\n= **BÁO CÁO**\n= **Kết quả**"
    )
    assert read(text).refusal == ""


def test_a_year_in_the_symbol_of_a_report_is_a_fault_and_no_normative_text() -> None:
    assert read_state(number="Số: 05/2026/BC-SNV").refusal == ""
    assert read_state(number="Số: 14/2026/CT-UBND").refusal == ""


def test_a_directive_was_a_normative_text_until_2016() -> None:
    assert read_state(number="Số: 14/2012/CT-UBND").refusal
