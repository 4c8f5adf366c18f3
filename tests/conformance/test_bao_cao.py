"""Each example's báo cáo, in its own layout and in the others', against the numbers of the standards.

The test reads the .docx back with a reader of its own and knows nothing of the templates.
"""

from __future__ import annotations

from functools import lru_cache

import pytest

from conformance import examples
from conformance.checks import CHECKS
from conformance.parts import Parts, read_parts
from conformance.reading import read_entries
from conformance.standards import STANDARDS

CASES = [(example, layout) for example in examples.LAYOUT_OF for layout in STANDARDS]

AGENCY = {
    "dang-hd36": ["TỈNH ỦY HƯNG YÊN", "BAN DÂN VẬN"],
    "nd30": ["ỦY BAN NHÂN DÂN", "XÃ AN PHÚC"],
    "dang-hd05": ["ĐẢNG BỘ TỈNH TUYÊN QUANG", "ĐẢNG ỦY XÃ LAM KHÊ"],
}
SIGNATURE = {
    "dang-hd36": ["TRƯỞNG BAN", "Quách Thị Hương"],
    "nd30": ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn Thuận"],
    "dang-hd05": ["T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Ma Văn Tiến"],
}
FIRST_AND_LAST_RECIPIENT = {
    "dang-hd36": ["- Ban Chỉ đạo tỉnh,", "- Lưu Ban Dân vận Tỉnh ủy."],
    "nd30": ["- Như trên;", "- Lưu: VT, VHXH."],
    "dang-hd05": ["- Ban Tuyên giáo và Dân vận Tỉnh ủy;", "- Lưu Văn phòng Đảng ủy."],
}
NUMBER_AND_DATE = {
    "dan-van-kheo-quy-4-2023": ("Số -BC/BDVTU", "Hưng Yên, ngày 04 tháng 10 năm 2023"),
    "bao-cao-quy-3-2026-xa-an-phuc": ("Số: 86/BC-UBND", "An Phúc, ngày 05 tháng 10 năm 2026"),
    "dang-uy-xa-lam-khe-quy-3-2026": ("Số 47-BC/ĐU", "Lam Khê, ngày 05 tháng 10 năm 2026"),
}


@lru_cache
def parts_of(example: str, layout: str) -> Parts:
    """Parts of an example's báo cáo in a layout."""
    return read_parts(examples.rendered(example, layout), layout)


@pytest.mark.parametrize("check", CHECKS)
@pytest.mark.parametrize(("example", "layout"), CASES)
def test_document_holds_to_its_standard(example, layout, check):
    assert list(CHECKS[check](parts_of(example, layout))) == []


@pytest.mark.parametrize(("example", "layout"), CASES)
def test_agency_signature_and_recipients_are_the_bodys_own(example, layout):
    parts = parts_of(example, layout)

    agency = [line for paragraph in parts.agency_names for line in paragraph.text.split("\n")]
    assert " ".join(" ".join(agency).split()) == " ".join(AGENCY[layout])
    assert [paragraph.plain for paragraph in parts.signature if paragraph.plain] == SIGNATURE[layout]
    recipients = [paragraph.plain for paragraph in parts.recipients]
    assert [recipients[1], recipients[-1]] == FIRST_AND_LAST_RECIPIENT[layout]


@pytest.mark.parametrize("example", examples.LAYOUT_OF)
def test_example_gets_its_layout_number_and_date_without_asking(example):
    parts = parts_of(example, examples.LAYOUT_OF[example])

    assert parts.number is not None
    assert parts.date is not None
    assert (parts.number.plain, parts.date.plain) == NUMBER_AND_DATE[example]


@pytest.mark.parametrize(("example", "layout"), CASES)
def test_superior_body_is_regular_where_there_is_one(example, layout):
    parts = parts_of(example, layout)

    has_superior = "chu_quan" in examples.load(examples.EXAMPLE_OF[layout])["co_quan"]
    assert parts.agency_names[0].is_all("bold") != has_superior


@pytest.mark.parametrize(("example", "layout"), CASES)
def test_subject_is_the_datas(example, layout):
    wanted = examples.load(example)["van_ban"]["bao-cao"]["trich_yeu"]

    subject = parts_of(example, layout).subject

    assert subject is not None
    assert subject.plain.casefold() == " ".join(wanted.split()).casefold()


@pytest.mark.parametrize(("example", "layout"), CASES)
def test_chapters_come_in_order(example, layout):
    """Tình hình, kết quả, đánh giá, nhiệm vụ, kiến nghị; those without data are left out."""
    data = examples.load(example)
    chapters_of = {
        "TÌNH HÌNH": "tinh_hinh" in data,
        "KẾT QUẢ": True,
        "ĐÁNH GIÁ": bool({"han_che", "nguyen_nhan"} & data.keys()),
        "NHIỆM VỤ": True,
        "KIẾN NGHỊ": "kien_nghi" in data,
    }
    wanted = [word for word, is_wanted in chapters_of.items() if is_wanted]

    chapters = [
        heading.plain for heading in parts_of(example, layout).headings if heading.format.outline == 0
    ]

    found = [next((word for word in wanted if word in chapter), chapter) for chapter in chapters]
    assert found == wanted


@pytest.mark.parametrize(("example", "layout"), CASES)
def test_same_data_gives_the_same_bytes(example, layout):
    again = examples.rendered.__wrapped__

    assert again(example, layout) == examples.rendered(example, layout)


@pytest.mark.parametrize("example", examples.LAYOUT_OF)
def test_committed_document_is_what_the_product_renders(example):
    """Part by part: another build of zlib may pack the same bytes in another way."""
    committed = read_entries((examples.ROOT / example / "bao-cao.docx").read_bytes())
    again = read_entries(examples.rendered(example, examples.LAYOUT_OF[example]))

    different = [name for name in committed | again if committed.get(name) != again.get(name)]

    assert different == [], f"{example}: run python examples/build.py --images and look at what changed"
