"""What a draft leaves behind."""

from __future__ import annotations

import pytest

from baocao.errors import Severity
from baocao.viet.leftovers import find_leftovers

THIRTY = "X" * 3


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Có {{ so }} xã {% if x %}a{%- endif %}", ["{{ so }}", "{% if x %}", "{%- endif %}"]),
        ("còn {{ so chưa đóng", ["{{ so chưa đóng"]),
        ("[CẦN BỔ SUNG: thời gian kết thúc]; [điền tên đơn vị]",
         ["[CẦN BỔ SUNG: thời gian kết thúc]", "[điền tên đơn vị]"]),
        ("Click or tap here to enter text.", ["Click or tap here to enter text."]),
        ("theo Error! Reference source not found. và #REF!", ["Error! Reference source not found.", "#REF!"]),
        ("Kính gửi: «Ten_don_vi», <<Họ tên>>", ["«Ten_don_vi»", "<<Họ tên>>"]),
        (f"có xxx người; số {THIRTY}/BC-UBND; ngày xx/xx/2026", ["xxx", f"số {THIRTY}", "xx/xx/2026"]),
    ],
)  # fmt: skip
def test_tags_prompts_and_crosses_are_errors(text: str, found: list[str]) -> None:
    slips = find_leftovers(text)

    assert [slip.found for slip in slips] == found
    assert {slip.severity for slip in slips} == {Severity.ERROR}
    assert all(text[slip.start : slip.end] == slip.found for slip in slips)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("ngày … tháng … năm 2026", 2),
        ("ngày ... tháng ... năm 2026, đạt ...%", 3),
        ("có … người, số …/BC-UBND", 2),
        ("Thời gian: lúc …", 1),
        ("phần […] còn lại, đúng không???", 2),
        ("Kinh phí ……… đồng, huy động ..... người", 2),
    ],
)
def test_dots_where_a_value_belongs_are_doubtful(text: str, count: int) -> None:
    slips = find_leftovers(text)

    assert len(slips) == count
    assert {slip.severity for slip in slips} == {Severity.WARNING}


@pytest.mark.parametrize(
    "text",
    [
        "Họ và tên: ……………… Sinh ngày: ........ tại ______",
        "thôn, bản, tổ dân phố... và công nghiệp, nông nghiệp, … đều tăng",
        "hội họp, lễ nghi, v.v… và v.v...",
        "“… vì dân …” và “lấy dân làm gốc…”, “xem […] sau”",
        f"khóa {THIRTY}, thế kỷ {THIRTY}, lần thứ {THIRTY}; https://xxx.gov.vn",
        "Vì sao lại thế? Tốt!",
        "[1] Xem Phụ lục I; {a, b}",
        "",
    ],
)
def test_text_that_is_meant_so_is_no_leftover(text: str) -> None:
    assert not find_leftovers(text)
