"""The numbers of the three standards, written out by hand from their texts for the tests.

Nothing here comes from the product: a profile that is wrong must disagree with this page.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

TOLERANCE_MM = 1.0
Range = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standard:
    """What one standard asks of a named document; sizes in points, lengths in millimetres."""

    name: str
    is_party: bool
    margins: Mapping[str, Range]
    page_number: Range
    header_distance: float | None
    title_block: tuple[str, ...]
    title_sizes: tuple[Range, ...]
    agency: Range
    number: Range
    number_pattern: re.Pattern[str]
    date: Range
    kind: Range
    subject: Range
    body: Range
    indents: tuple[float, ...]
    line_spacing: tuple[str, float, float]
    heading: Range
    signature: Range
    prefix_pattern: re.Pattern[str]
    label: float
    recipients: float
    recipient_end: str
    last_recipient: re.Pattern[str]
    end_mark: str


PARTY_TYPES = "NQ|CT|KL|QC|QĐ|TT|HD|TB|BC|KH|CTr|ĐA|PA|TTr|CV|BB|GM|GGT"
STATE_TYPES = "NQ|QĐ|CT|QC|QyĐ|TC|TB|HD|CTr|KH|PA|ĐA|DA|BC|BB|TTr|HĐ|CĐ|BGN|BTT|GUQ|GM|GGT|GNP|PG|PC|PB"

ND30 = Standard(
    name="nd30",
    is_party=False,
    # NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục I.3
    margins={"top": (20, 25), "bottom": (20, 25), "left": (30, 35), "right": (15, 20)},
    # mục I.6: size 13–14, centred in the top margin, not on page 1; the decree gives no distance
    page_number=(13, 14),
    header_distance=None,
    # Phần I, mục II.1: Quốc hiệu 12–13, Tiêu ngữ 13–14, both upright bold
    title_block=("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
    title_sizes=((12, 13), (13, 14)),
    agency=(12, 13),  # mục II.2
    number=(13, 13),  # mục II.3
    number_pattern=re.compile(rf"^Số: ?(\d{{2,}}|\s+)/({STATE_TYPES})-[A-ZĐ][A-ZĐ0-9&]*(-[A-ZĐ0-9]+)*$"),
    date=(13, 14),  # mục II.4
    kind=(13, 14),  # mục II.5
    subject=(13, 14),
    body=(13, 14),  # mục II.6
    indents=(10.0, 12.7),
    line_spacing=("auto", 1.0, 1.5),
    heading=(13, 14),
    signature=(13, 14),  # mục II.7
    prefix_pattern=re.compile(r"^(TM|KT|TL|TUQ|Q)\. "),
    label=12,  # mục II.9
    recipients=11,
    recipient_end=";",
    last_recipient=re.compile(r"^- Lưu: VT(, [^;]+)?\.$"),
    end_mark="./.",  # Mẫu 1.4
)

_PARTY = Standard(
    name="dang",
    is_party=True,
    # HD 05-HD/VPTW, the page: fixed margins
    margins={"top": (20, 20), "bottom": (20, 20), "left": (30, 30), "right": (15, 15)},
    page_number=(14, 14),
    header_distance=10,
    title_block=("ĐẢNG CỘNG SẢN VIỆT NAM",),
    title_sizes=((15, 15),),
    agency=(14, 14),
    number=(14, 14),
    number_pattern=re.compile(rf"^Số (\d{{2,}}|\s+)-({PARTY_TYPES})/[A-ZĐ]+$"),
    date=(14, 14),
    kind=(15, 16),
    subject=(14, 15),
    body=(14, 15),
    indents=(10.0,),
    line_spacing=("exact", 18, 22),
    heading=(14, 15),
    signature=(14, 14),
    prefix_pattern=re.compile(r"^(T/M|K/T|T/L) |^Q\. "),
    label=14,
    recipients=12,
    recipient_end=";",  # HD 05, 9.2.5
    last_recipient=re.compile(r"^- Lưu [^:;]+\.$"),
    end_mark=".",
)


def _party(name: str, recipient_end: str) -> Standard:
    fields = {field: getattr(_PARTY, field) for field in Standard.__dataclass_fields__}
    return Standard(**(fields | {"name": name, "recipient_end": recipient_end}))


HD05 = _party("dang-hd05", ";")
HD36 = _party("dang-hd36", ",")
STANDARDS = {standard.name: standard for standard in (ND30, HD05, HD36)}

MOTTO_TOLERANCE = 0.10
"""The rule under the motto or the Party title is as long as the text, give or take a tenth."""
SHORT_RULE = (1 / 3, 1 / 2)
"""The rule under the agency and under the subject, as a share of the text line."""
LETTERS = list("abcdđeghiklmnopqrstuvxy")
DATE_PATTERN = re.compile(
    r"^(?P<place>[^,]+), ngày (?P<day>0[1-9]|[12]\d|3[01])"
    r" tháng (?P<month>0[12]|[3-9]|1[0-2]) năm (?P<year>\d{4})$"
)
"""Zero before days under 10 and months 1 and 2 only."""
BLANK_DATE_PATTERN = re.compile(r"^[^,]+, ngày tháng năm( \d{4})?$")
"""Left blank for the office to write, blanks made single."""
DEGREES = re.compile(r"^(GS|PGS|TS|ThS|CN|BS|KS|Đại tá|Thượng tá|Trung tá|Thiếu tá|Đại úy)\.? ")
MIN_SPACING_PT = 6
FONT = "Times New Roman"
