from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from baocao.app.context import build_context
from baocao.app.context.abbreviations import Abbreviations
from baocao.app.context.head import (
    split_offices,
    write_agency,
    write_number,
    write_place_and_date,
    write_recipients,
)
from baocao.data.load import load_tree, parse_tree
from baocao.data.model import Conference, read_conference
from baocao.layout.fit import fit_to_text
from baocao.layout.profile import PROFILE_NAMES, load_profile
from baocao.template.compile import compile_template
from baocao.template.render import render

ROOT = Path(__file__).parents[3]
ND30, HD05, HD36 = (load_profile(name) for name in PROFILE_NAMES)
HEAD = """
co_quan: {khoi: nha-nuoc, ten: Ủy ban nhân dân xã An Bình, ky_hieu: UBND, dia_danh: An Bình}
ky: {bao_cao: quý III năm 2026, ke_hoach: quý IV năm 2026}
van_ban:
  chung: {nguoi_ky: {quyen_han: TM. Ủy ban nhân dân, chuc_vu: Chủ tịch, ho_ten: Lê An}, noi_nhan: "Lưu: VT"}
  bao-cao: {ngay: 05/10/2026}
"""
BODY = """
ket_qua: [{muc: Công tác chỉ đạo, noi_dung: [ban hành 5 văn bản]}]
nhiem_vu: [{noi_dung: Rà soát}]
"""


def conference(text: str) -> Conference:
    return read_conference(parse_tree(text.encode(), "thu.yaml"))


def context(text: str = HEAD + BODY, profile: Any = ND30, *, draft: bool = False) -> dict[str, Any]:
    return build_context(conference(text), "bao-cao", profile, draft=draft)


def plain_only(value: Any) -> bool:
    if isinstance(value, dict):
        return all(isinstance(key, str) and plain_only(one) for key, one in value.items())
    if isinstance(value, list):
        return all(plain_only(one) for one in value)
    return value is None or isinstance(value, str | int | bool | Decimal | date)


def test_as_above_typed_for_all_kinds_stands_only_where_somebody_is_addressed() -> None:
    text = HEAD.replace('noi_nhan: "Lưu: VT"', 'noi_nhan: [Sở Y tế, Như trên, "Lưu: VT"]')
    addressed = text.replace("bao-cao: {", "bao-cao: {kinh_gui: Sở Y tế, ")

    assert context(text + BODY)["noi_nhan"] == ["- Sở Y tế;", "- Lưu: VT."]
    assert context(addressed + BODY)["noi_nhan"] == ["- Như trên;", "- Sở Y tế;", "- Lưu: VT."]


@pytest.mark.parametrize(
    "data", sorted(ROOT.glob("examples/*/hoi-nghi.yaml")), ids=lambda path: path.parent.name
)
@pytest.mark.parametrize("name", PROFILE_NAMES)
def test_every_example_fills_every_template_with_plain_values(data: Path, name: str) -> None:
    profile = load_profile(name)
    values = build_context(read_conference(load_tree(data)), "bao-cao", profile)
    assert plain_only(values)
    template = compile_template((ROOT / "templates" / "bao-cao" / f"{name}.docx").read_bytes(), name)
    assert fit_to_text(render(template, values), profile)


@pytest.mark.parametrize("name", PROFILE_NAMES)
def test_the_sample_data_of_a_new_project_renders(name: str) -> None:
    text = (ROOT / "templates" / "bao-cao" / "skeleton.yaml").read_text(encoding="utf-8")
    template = compile_template((ROOT / "templates" / "bao-cao" / f"{name}.docx").read_bytes(), name)
    assert render(template, context(text, load_profile(name)))


@pytest.mark.parametrize(
    ("profile", "so", "ky_hieu", "expected"),
    [
        (ND30, "15", "UBND", "Số: 15/BC-UBND"),
        (ND30, "5", "BC-UBND", "Số: 05/BC-UBND"),
        (ND30, "", "UBND", "Số:         /BC-UBND"),
        (HD05, "5", "TU", "Số 05-BC/TU"),
        (HD05, "127", "BC/TU", "Số 127-BC/TU"),
        (HD36, "", "BDVTU", "Số         -BC/BDVTU"),
    ],
)
def test_the_number_has_the_layout_s_form(profile: Any, so: str, ky_hieu: str, expected: str) -> None:
    assert write_number(profile, "BC", so, ky_hieu).replace("\u00a0", " ") == expected


def test_the_place_and_date_line() -> None:
    assert write_place_and_date(ND30, "Huế", date(2026, 2, 3)) == "Huế, ngày 03 tháng 02 năm 2026"
    assert write_place_and_date(ND30, "Huế", date(2026, 10, 14)) == "Huế, ngày 14 tháng 10 năm 2026"
    blank = write_place_and_date(ND30, "Huế", None)
    assert blank.replace("\u00a0", "") == "Huế, ngàythángnăm"


def test_a_party_head_does_not_say_the_parent_twice() -> None:
    assert write_agency(HD36, "Ban Dân vận Tỉnh ủy", "Tỉnh ủy Hưng Yên") == (
        "BAN DÂN VẬN",
        "TỈNH ỦY HƯNG YÊN",
    )
    assert write_agency(HD05, "Đảng ủy xã Lam Khê", "Đảng bộ tỉnh A")[0] == "ĐẢNG ỦY XÃ LAM KHÊ"
    assert write_agency(ND30, "Văn phòng Sở Nội vụ", "Sở Nội vụ")[0] == "VĂN PHÒNG SỞ NỘI VỤ"


@pytest.mark.parametrize(
    ("profile", "quyen_han", "chuc_vu", "expected"),
    [
        (ND30, "TM. Ủy ban nhân dân", "Chủ tịch", (["TM. ỦY BAN NHÂN DÂN"], "CHỦ TỊCH")),
        (ND30, "T/M Ủy ban nhân dân", "Chủ tịch", (["TM. ỦY BAN NHÂN DÂN"], "CHỦ TỊCH")),
        (ND30, "TM. UBND; KT. Chủ tịch", "Phó Chủ tịch", (["TM. UBND", "KT. CHỦ TỊCH"], "PHÓ CHỦ TỊCH")),
        (HD05, "TM. Ban Thường vụ", "Phó Bí thư", (["T/M BAN THƯỜNG VỤ"], "PHÓ BÍ THƯ")),
        (HD05, "KT. Trưởng ban", "Phó Trưởng ban", (["K/T TRƯỞNG BAN"], "PHÓ TRƯỞNG BAN")),
        (HD05, "TUQ. Trưởng ban", "Chánh Văn phòng", (["T/L TRƯỞNG BAN"], "CHÁNH VĂN PHÒNG")),
        (HD05, "", "Trưởng ban", ([], "TRƯỞNG BAN")),
        (ND30, "", "Q. Giám đốc", (["Q. GIÁM ĐỐC"], "")),
        (ND30, "", "Quyền Chủ tịch", ([], "QUYỀN CHỦ TỊCH")),
        (HD05, "Q.", "Trưởng ban", (["Q. TRƯỞNG BAN"], "")),
        (ND30, "TM. UBND, KT. Chủ tịch", "Phó Chủ tịch", (["TM. UBND", "KT. CHỦ TỊCH"], "PHÓ CHỦ TỊCH")),
        (
            *(HD05, "Thừa lệnh Ban Thường vụ; K/T Chánh Văn phòng", "Phó Chánh Văn phòng"),
            (["T/L BAN THƯỜNG VỤ", "K/T CHÁNH VĂN PHÒNG"], "PHÓ CHÁNH VĂN PHÒNG"),
        ),
    ],
)
def test_the_signature_has_the_layout_s_prefixes(
    profile: Any, quyen_han: str, chuc_vu: str, expected: tuple[list[str], str]
) -> None:
    assert split_offices(profile, quyen_han, chuc_vu) == expected


@pytest.mark.parametrize(
    ("profile", "items", "addressed", "expected"),
    [
        (ND30, ["Sở Nội vụ", "Lưu: VT, TH"], False, ["- Sở Nội vụ;", "- Lưu: VT, TH."]),
        (ND30, ["- Sở Nội vụ;", "Lưu Văn phòng."], False, ["- Sở Nội vụ;", "- Lưu: VT, Văn phòng."]),
        (ND30, ["Lưu: VT", "Sở Nội vụ"], True, ["- Như trên;", "- Sở Nội vụ;", "- Lưu: VT."]),
        (ND30, ["Như trên", "Lưu: VT"], True, ["- Như trên;", "- Lưu: VT."]),
        (ND30, ["Sở Y tế", "Như trên", "Lưu: VT"], True, ["- Như trên;", "- Sở Y tế;", "- Lưu: VT."]),
        (ND30, ["Sở Y tế", "Như trên", "Lưu: VT"], None, ["- Sở Y tế;", "- Lưu: VT."]),
        (HD05, ["Tỉnh ủy", "Lưu: VT, BXDĐ"], False, ["- Tỉnh ủy;", "- Lưu BXDĐ."]),
        (HD05, ["Lưu: VT"], False, ["- Lưu Văn phòng."]),
        (HD36, ["Tỉnh ủy", "Lưu Văn phòng"], False, ["- Tỉnh ủy,", "- Lưu Văn phòng."]),
    ],
)
def test_recipients_have_the_layout_s_marks(
    profile: Any, items: list[str], addressed: bool, expected: list[str]
) -> None:
    assert write_recipients(profile, items, addressed=addressed) == expected


@pytest.mark.parametrize(
    ("reviewed", "planned", "expected"),
    [
        (
            "quý III năm 2026",
            "quý IV năm 2026",
            "kết quả công tác quý III, nhiệm vụ trọng tâm quý IV năm 2026",
        ),
        (
            "quý IV năm 2025",
            "quý I năm 2026",
            "kết quả công tác quý IV năm 2025, nhiệm vụ trọng tâm quý I năm 2026",
        ),
        (
            "6 tháng đầu năm 2026",
            "6 tháng cuối năm 2026",
            "kết quả công tác 6 tháng đầu năm, nhiệm vụ trọng tâm 6 tháng cuối năm 2026",
        ),
        ("năm 2025", "năm 2026", "kết quả công tác năm 2025, nhiệm vụ trọng tâm năm 2026"),
    ],
)
def test_the_default_subject_names_both_periods_and_the_year_once(
    reviewed: str, planned: str, expected: str
) -> None:
    head = HEAD.replace("quý III năm 2026", reviewed).replace("quý IV năm 2026", planned)
    values = context(head + BODY, HD05)
    assert values["trich_yeu"] == expected
    assert context(head + BODY)["trich_yeu"] == expected[0].upper() + expected[1:]
    assert "quý quý" not in str(values)
    assert "năm năm" not in str(values)


def test_parts_without_data_leave_no_gap_in_the_numbers() -> None:
    numbers = context()["stt"]
    assert (numbers["tinh_hinh"], numbers["ket_qua"], numbers["danh_gia"], numbers["nhiem_vu"]) == (
        "",
        "I",
        "",
        "II",
    )
    more = "tinh_hinh: [ổn định]\nhan_che: [còn chậm]\nkien_nghi: [tập huấn]\n"
    more += "nguyen_nhan: {chu_quan: [kiêm nhiệm]}\n"
    numbers = context(HEAD + BODY + more)["stt"]
    assert [numbers[key] for key in ("tinh_hinh", "ket_qua", "danh_gia", "nhiem_vu", "kien_nghi")] == [
        "I",
        "II",
        "III",
        "IV",
        "V",
    ]
    assert (numbers["han_che"], numbers["nguyen_nhan"], numbers["nguyen_nhan_chu_quan"]) == ("1", "2", "a")


def test_headings_without_text_go_and_those_without_a_name_give_way() -> None:
    body = """
ket_qua:
  - {muc: Rỗng}
  - {muc_con: [{muc: Lên một cấp, noi_dung: [có nội dung]}]}
  - {muc: Sau, noi_dung: [có nội dung]}
nhiem_vu: [{noi_dung: Rà soát}]
"""
    assert [(one["so"], one["muc"]) for one in context(HEAD + body)["ket_qua"]] == [
        ("1", "Lên một cấp"),
        ("2", "Sau"),
    ]


def test_the_address_of_a_page_keeps_its_small_letter() -> None:
    assert Abbreviations({}, is_party=False).sentences(["https://a.vn/b"]) == ["https://a.vn/b."]


def test_sentences_begin_with_a_capital_and_end_with_a_mark() -> None:
    assert context()["ket_qua"][0]["noi_dung"] == ["Ban hành 5 văn bản."]


def test_figures_say_plan_and_change_and_mark_a_fall() -> None:
    body = (
        BODY.replace("noi_dung: [ban hành 5 văn bản]", "noi_dung: [có], so_lieu: [a]")
        + """
so_lieu:
  - ma: a
    ten: công dân được tiếp
    gia_tri: 127
    don_vi: lượt
    dinh_tinh: trên
    ke_hoach: {gia_tri: 100}
    so_sanh: [{ky: cùng kỳ năm 2025, gia_tri: 151}]
"""
    )
    values = context(HEAD + body)
    figure = values["ket_qua"][0]["so_lieu"][0]
    assert figure["ten"] == "Công dân được tiếp"
    assert figure["dien_giai"] == (
        "trên 127 lượt, đạt 127% kế hoạch (100 lượt), giảm 24 lượt so với cùng kỳ năm 2025."
    )
    (table,) = values["phu_luc"]["so_lieu"]["bang"]
    assert table["dong"][0]["o"] == ["100", "trên 127", "127%", "151", "-24"]
    assert values["phu_luc"]["so_lieu"]["ngang"]


def test_a_figure_prints_itself_and_has_its_numbers() -> None:
    figures = "so_lieu: [{ma: a, ten: A, gia_tri: 5.358, don_vi: mô hình, dinh_tinh: hơn, ke_hoach: 5.000}]\n"
    figure = context(HEAD + BODY + figures)["so_lieu"]["a"]
    assert str(figure) == "hơn 5.358 mô hình"
    assert (figure["gia_tri"], figure["ke_hoach"], figure["ty_le_ke_hoach"]) == (5358, 5000, Decimal("107.2"))


def test_one_appendix_has_no_number_and_two_have_roman_ones() -> None:
    assert context(HEAD + BODY)["phu_luc"] == {"so_lieu": None, "nhiem_vu": None}
    tasks = BODY.replace("{noi_dung: Rà soát}", "{noi_dung: Rà soát, giao: Công an xã}, B, C")
    assert context(HEAD + tasks)["phu_luc"]["nhiem_vu"]["ten_goi"] == "Phụ lục"
    figures = "so_lieu: [{ma: a, ten: A, gia_tri: 1}, {ma: b, ten: B, gia_tri: 2}]\n"
    both = context(HEAD + tasks + figures)["phu_luc"]
    assert (both["so_lieu"]["ten_goi"], both["nhiem_vu"]["ten_goi"]) == ("Phụ lục I", "Phụ lục II")


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        ("[{ho_ten: Lê An, chuc_vu: Phó Chủ tịch}]", "đồng chí Lê An, Phó Chủ tịch"),
        (
            "[{ho_ten: Lê An, chuc_vu: Phó Chủ tịch}, {ho_ten: Đỗ Ba, chuc_vu: Phó Chủ tịch}]",
            "các đồng chí Phó Chủ tịch: Lê An, Đỗ Ba",
        ),
        ("[{ho_ten: Lê An, danh_xung: bà}, Đại diện các thôn]", "bà Lê An; đại diện các thôn"),
    ],
)
def test_delegates_are_singular_or_plural_and_share_posts(people: str, expected: str) -> None:
    assert context(HEAD + BODY + f"thanh_phan: {people}\n")["hoi_nghi"]["dai_bieu"] == expected


CHAIRED = """
hoi_nghi:
  ten: Hội nghị Ban Chấp hành lần thứ 8
  lan_thu: {so: 8, khoa: I, nhiem_ky: 2025 - 2030, mo_rong: có}
  chu_tri: [{ho_ten: Lê An, chuc_vu: Bí thư}, {ho_ten: Đỗ Bình, chuc_vu: Chủ tịch, danh_xung: Bà}]
"""


def test_two_chairs_chair_together_and_the_session_is_said_once() -> None:
    meeting = context(HEAD + BODY + CHAIRED)["hoi_nghi"]
    assert meeting["chu_tri"] == "đồng chí Lê An, Bí thư; bà Đỗ Bình, Chủ tịch, đồng chủ trì"
    assert meeting["ten"] == "Hội nghị Ban Chấp hành lần thứ 8 (mở rộng), khóa I, nhiệm kỳ 2025 - 2030"


def test_a_number_in_the_name_is_not_taken_for_the_session() -> None:
    named = CHAIRED.replace("lần thứ 8", "năm 2018").replace(", mo_rong: có", "")
    assert context(HEAD + BODY + named)["hoi_nghi"]["ten"] == (
        "Hội nghị Ban Chấp hành năm 2018 lần thứ 8, khóa I, nhiệm kỳ 2025 - 2030"
    )


def test_the_legal_basis_reads_as_sentences() -> None:
    basis = """
can_cu:
  - {loai: Luật, trich_yeu: Tổ chức chính quyền địa phương, ngay: 16/6/2025}
  - thực hiện Chương trình công tác năm 2026
  - Kế hoạch số 5
"""
    assert context(HEAD + BODY + basis)["can_cu"] == [
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
        "Thực hiện Chương trình công tác năm 2026;",
        "Căn cứ Kế hoạch số 5.",
    ]


def test_an_abbreviation_is_introduced_once_where_it_is_first_used() -> None:
    words = Abbreviations({"QCDC": "quy chế dân chủ"}, is_party=False)
    assert words.write("QCDC ở xã") == "Quy chế dân chủ (sau đây viết tắt là QCDC) ở xã"
    assert words.write("QCDC ở xã") == "QCDC ở xã"
    known = Abbreviations({"QCDC": "quy chế dân chủ"}, is_party=True)
    assert known.write("quy chế dân chủ (QCDC) và QCDC") == "quy chế dân chủ (QCDC) và QCDC"


def test_a_draft_marks_what_is_missing_and_says_so() -> None:
    values = context("co_quan: {khoi: dang}\n", HD05, draft=True)
    assert values["du_thao"] == "DỰ THẢO"
    assert values["co_quan"]["ten"].startswith("[CẦN BỔ SUNG: ")
    assert values["ky"]["bao_cao"].startswith("[CẦN BỔ SUNG: ")
    assert values["nguoi_ky"]["ho_ten"].startswith("[CẦN BỔ SUNG: ")
    assert values["noi_nhan"][0].startswith("- [CẦN BỔ SUNG: ")
    assert values["ket_qua"][0]["noi_dung"][0].startswith("[CẦN BỔ SUNG: ")
    assert values["nhiem_vu"][0]["noi_dung"].startswith("[CẦN BỔ SUNG: ")
    template = compile_template((ROOT / "templates" / "bao-cao" / "dang-hd05.docx").read_bytes(), "dang-hd05")
    assert render(template, values)


def test_a_draft_marks_holes_inside_items() -> None:
    body = "ket_qua: [{noi_dung: [a], so_lieu: [x]}]\nso_lieu: [{ma: x, ten: X}]\n"
    body += "nhiem_vu: [{giao: Công an xã}]\n"
    values = context(HEAD + body, draft=True)
    assert values["nhiem_vu"][0]["noi_dung"].startswith("[CẦN BỔ SUNG: ")
    assert values["ket_qua"][0]["so_lieu"][0]["dien_giai"].startswith("[CẦN BỔ SUNG: ")


def test_a_final_document_has_no_marks() -> None:
    values = context()
    assert values["du_thao"] == ""
    assert "CẦN BỔ SUNG" not in str(values)


def test_conclusions_are_the_tasks_when_there_are_no_others() -> None:
    body = "ket_qua: [{noi_dung: [a]}]\nket_luan: {chi_dao: [{noi_dung: Rà soát, giao: Công an xã}]}\n"
    assert context(HEAD + body)["nhiem_vu"][0]["giao"] == "Công an xã"


def test_an_assessment_that_turns_is_a_weakness_said_once() -> None:
    judged = "ket_luan: {danh_gia: [Cơ bản hoàn thành, 'Tuy nhiên, thu chậm; còn 3 việc', Song họp còn ít]}\n"
    body = context(f"{HEAD}{BODY}{judged}han_che: [Còn 3 việc, Thu chậm]")
    assert (body["uu_diem"], body["han_che"]) == (
        ["Cơ bản hoàn thành."],
        ["Còn 3 việc.", "Thu chậm.", "Họp còn ít."],
    )


def test_who_presents_awards_is_introduced_unless_told_above() -> None:
    people = "thanh_phan: [{ho_ten: Hà Chi, chuc_vu: Phó Chủ tịch, danh_xung: bà}]\n"
    award = "khen_thuong: [{hinh_thuc: Giấy khen, tap_the: 2, nguoi_trao: Hà Chi}]\n"
    held = "hoi_nghi: {ten: Hội nghị A, thoi_gian: {ngay: 04/10/2026}}\n"
    for meeting, who in (("", "bà Hà Chi, Phó Chủ tịch,"), (held, "bà Hà Chi")):
        said = context(f"{HEAD}{BODY}{people}{award}{meeting}")["khen_thuong"]
        assert said == [f"Giấy khen: 02 tập thể; {who} trao."]


def test_an_organ_is_named_with_the_body_above_but_in_the_head() -> None:
    text = HEAD.replace(
        "ten: Ủy ban nhân dân xã An Bình", "chu_quan: Ủy ban MTTQ Việt Nam xã A, ten: Ban Thường trực"
    )
    named = context(text + BODY)["co_quan"]
    assert (named["ten"], named["ten_hoa"]) == (
        "Ban Thường trực Ủy ban MTTQ Việt Nam xã A",
        "BAN THƯỜNG TRỰC",
    )


def test_the_appendix_of_tasks_has_the_columns_that_have_something_in_them() -> None:
    tasks = "ket_qua: A\nnhiem_vu: [{noi_dung: B, giao: UBND xã, han: 5/10/2026}, C, D]"
    body = context(f"{HEAD}viet_tat: {{UBND: Ủy ban nhân dân}}\n{tasks}")
    assert body["phu_luc"]["nhiem_vu"]["cot"] == {
        "giao": True,
        "phoi_hop": False,
        "han": True,
        "san_pham": False,
    }
    assert body["nhiem_vu"][0]["giao"] == "Ủy ban nhân dân (sau đây viết tắt là UBND) xã"


def test_few_tasks_say_in_their_lines_who_does_them_by_when() -> None:
    tasks = (
        "{noi_dung: Rà soát, giao: [Phòng A, Các thôn], phoi_hop: Công an, han: 5/10/2026, san_pham: Báo cáo}"
    )
    body = context(
        f"{HEAD}ket_qua: A\nnhiem_vu: [{tasks}, {{noi_dung: Công an xã tuần tra, giao: Công an xã}}]"
    )
    assert body["phu_luc"]["nhiem_vu"] is None
    assert [task["noi_dung_cau"] for task in body["nhiem_vu"]] == [
        "Rà soát (chủ trì: Phòng A và các thôn; phối hợp: Công an; thời hạn: 05/10/2026; sản phẩm: Báo cáo).",
        "Công an xã tuần tra.",
    ]


FIGURES = """
so_lieu:
  - {ma: a, ten: Thu ngân sách, gia_tri: '4.862,5', don_vi: triệu đồng, dinh_tinh: ước đạt, ke_hoach: 5.200}
  - {ma: b, ten: Hộ nghèo, gia_tri: 120, don_vi: hộ}
"""


@pytest.mark.parametrize(
    ("results", "found"),
    [
        ("[{muc: A, noi_dung: a}]", [("1", "A", 0), ("2", "Một số chỉ tiêu chủ yếu", 2)]),
        ("[{muc: A, so_lieu: b}]", [("1", "A", 1), ("2", "Một số chỉ tiêu khác", 1)]),
        ("[{muc: A, noi_dung: Còn 120 hộ nghèo}]", [("1", "A", 0), ("2", "Một số chỉ tiêu chủ yếu", 1)]),
        ("[ổn định]", [("", "", 0), ("", "", 2)]),
        ("[{muc: A, so_lieu: [a, b]}]", [("1", "A", 2)]),
        ("[{muc: A, noi_dung: 'Thu 4.862,5 triệu đồng', so_lieu: b}]", [("1", "A", 1)]),
    ],
)
def test_figures_that_no_heading_names_are_told_once(results: str, found: list[tuple[str, str, int]]) -> None:
    body = context(f"{HEAD}ket_qua: {results}{FIGURES}")
    assert [(one["so"], one["muc"], len(one["so_lieu"])) for one in body["ket_qua"]] == found


@pytest.mark.parametrize(
    ("more", "alone"),
    [
        ("han_che: [chậm]", ("Công tác chỉ đạo", "Hạn chế", "")),
        (
            "nguyen_nhan: {chu_quan: [A]}",
            ("Công tác chỉ đạo", "Nguyên nhân chủ quan", "Nguyên nhân chủ quan"),
        ),
        ("han_che: [chậm]\nnguyen_nhan: {chu_quan: [A], khach_quan: [B]}", ("Công tác chỉ đạo", "", "")),
        ("nguyen_nhan: {chu_quan: [A], khach_quan: [B]}", ("Công tác chỉ đạo", "", "")),
        ("khen_thuong: [{hinh_thuc: Giấy khen, tap_the: 2}]", ("", "", "")),
    ],
)
def test_what_is_alone_in_its_part_is_known(more: str, alone: tuple[str, str, str]) -> None:
    found = context(f"{HEAD}{BODY}{more}\n")["phan_mot_muc"]
    assert (found["ket_qua"], found["danh_gia"], found["nguyen_nhan"]) == alone


def test_causes_that_are_not_divided_are_one_list() -> None:
    values = context(HEAD + BODY + "nguyen_nhan: [mưa lớn kéo dài, 100% chi bộ ở xa]\n")
    assert values["nguyen_nhan"]["chung"] == ["Mưa lớn kéo dài.", "100% chi bộ ở xa."]
    assert (values["stt"]["danh_gia"], values["stt"]["nguyen_nhan"]) == ("II", "1")


def test_what_came_of_a_task_says_that_the_product_of_an_open_one_is_still_to_come() -> None:
    task = "{noi_dung: Kiểm tra, trang_thai: %s, san_pham: Báo cáo kết quả, ghi_chu: hai đợt}"
    results = [
        context(f"{HEAD}{BODY}nhiem_vu_da_giao: [{task % state}]")["nhiem_vu_da_giao"][0]["ket_qua"]
        for state in ("xong", "cham", "chua")
    ]

    assert results == [
        "Đã hoàn thành; Báo cáo kết quả; hai đợt",
        "Chậm tiến độ; sản phẩm phải có: Báo cáo kết quả; hai đợt",
        "Chưa thực hiện; sản phẩm phải có: Báo cáo kết quả; hai đợt",
    ]


def test_whose_an_example_is_stands_as_names_do_inside_a_sentence() -> None:
    found = context(HEAD + BODY + "mo_hinh: [{ten: Đường hoa, don_vi: Xã An Bình}]")
    assert found["mo_hinh"][0]["don_vi"] == "xã An Bình"
