"""How a form looks and prints: fonts, fills, borders, number formats, page setup, protection."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from typing import Any, Final

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat

from baocao.data.tree import Scalar
from baocao.data.workbook import form_heights
from baocao.data.workbook.plan import Sort
from baocao.errors import DataError
from baocao.viet.numbers import parse_percent

FONT: Final = "Times New Roman"
SIZE: Final = 13
"""The font of official documents; offices have it, and clerks are used to it.

Source:
    NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục I.2.
"""
_LINE: Final = Side(style="thin", color="808080")
_BOX: Final = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_NONE: Final = Border()
_PAPER_A4: Final = 9
_MARGIN, _SIDE, _FOOT = 0.75, 0.5, 0.3  # inches
_SMALL: Final = 11
_NUMBERING: Final = 8
"""Characters up to which a column of codes is one that numbers the rows."""
_WIDE, _ZOOM_OF_WIDE = 150, 85
"""A sheet wider than so many characters is shown smaller, so that a laptop shows it whole."""
_TEXT: Final = "@"
_WHOLE: Final = "#,##0"
SHARE: Final = "0.0%"
_EXACT_DECIMALS: Final = 2


def _fill(colour: str) -> PatternFill:
    return PatternFill(start_color=colour, end_color=colour, fill_type="solid")


@dataclass(frozen=True)
class Look:
    """One look of a cell."""

    font: Font
    alignment: Alignment
    border: Border = _NONE
    fill: PatternFill = field(default_factory=PatternFill)

    def put_on(self, cell: Any) -> None:
        """Give a cell this look."""
        cell.font, cell.alignment, cell.border, cell.fill = self.font, self.alignment, self.border, self.fill


@dataclass(frozen=True)
class _Looks:
    title: Look
    block: Look
    head: Look
    group: Look
    label: Look
    value: Look
    centered: Look
    right: Look
    note: Look
    remark: Look
    guide: Look
    locked_fill: PatternFill
    needed_fill: PatternFill
    alarm_fill: PatternFill


def _look(
    *, bold: bool = False, italic: bool = False, size: int = SIZE, to: str | None = None, **more: Any
) -> Look:
    return Look(
        font=Font(name=FONT, size=size, bold=bold, italic=italic),
        alignment=Alignment(
            horizontal=to,
            vertical="center",
            wrap_text=more.pop("wrap", True),
            indent=1 if to == "right" else 0,
        ),
        **more,
    )


LOOKS: Final = _Looks(
    title=_look(bold=True, size=16, wrap=False),
    block=_look(bold=True, size=14, wrap=False),
    head=_look(bold=True, to="center", border=_BOX, fill=_fill("D9E2EC")),
    group=_look(bold=True, border=_BOX, fill=_fill("EEF2F6")),
    label=_look(border=_BOX, fill=_fill("EEF2F6")),
    value=_look(border=_BOX, to="left"),
    centered=_look(border=_BOX, to="center"),
    right=_look(border=_BOX, to="right"),
    note=_look(italic=True, size=_SMALL, wrap=False),
    remark=_look(italic=True, size=_SMALL),
    guide=_look(),
    locked_fill=_fill("F2F2F2"),
    needed_fill=_fill("FFF2CC"),
    alarm_fill=_fill("F8CBAD"),
)


def look_of_column(sort: Sort, width: int) -> Look:
    """Return the look of a table's cells: numbers to the right, numbering and days in the middle."""
    if sort in {"number", "count", "percent"}:
        return LOOKS.right
    is_middle = sort in {"date", "time"} or (sort == "code" and width <= _NUMBERING)
    return LOOKS.centered if is_middle else LOOKS.value


def number_format(sort: Sort, value: Scalar, decimals: int = 0) -> str:
    """Return the format of a cell: it shows `value`, and keeps what is typed over it.

    Numbers have as many `decimals` as are asked for, or as the value has. Text fields are text for Excel
    too, so that ``05`` and ``1/2`` stay as they are typed.
    """
    if sort == "date":
        return "dd/mm/yyyy"
    if sort == "time":
        return "hh:mm"
    if sort == "percent":
        return SHARE
    if sort in {"number", "count"}:
        if isinstance(value, Decimal):
            decimals = max(decimals, -int(value.as_tuple().exponent))
        whole = f"{_WHOLE}.{'0' * decimals}" if decimals else _WHOLE
        return _TEXT if isinstance(value, str) and value else whole
    if isinstance(value, date):
        return "dd/mm/yyyy"
    return "hh:mm" if isinstance(value, time) else _TEXT


def show_decimals(sheet: Any, area: str, first: str) -> None:
    """Let numbers with a fraction show it in cells whose format groups thousands.

    Args:
        sheet: the sheet.
        area: the cells.
        first: the name of the first of them.
    """
    style = DifferentialStyle(numFmt=NumberFormat(numFmtId=200, formatCode="#,##0.0##"))
    formula = f"AND(ISNUMBER({first}),{first}<>INT({first}))"
    sheet.conditional_formatting.add(area, Rule(type="expression", dxf=style, formula=[formula]))


def read_share(text: str) -> tuple[Decimal, str] | None:
    """Return a per cent as the share that Excel keeps, and its format; None when that would lose something.

    >>> read_share("98,5%"), read_share("98,50%"), read_share("hơn 5")
    ((Decimal('0.985'), '0.0%'), None, None)
    """
    if not text.endswith("%"):
        return None
    with suppress(DataError):
        percent = parse_percent(text)
        places = -int(percent.normalize().as_tuple().exponent)
        is_padded = int(percent.as_tuple().exponent) < min(-places, 0)
        if places <= _EXACT_DECIMALS and not is_padded:
            zeros = "0" * max(places, 0)
            return percent / 100, f"0.{zeros}%" if zeros else "0%"
    return None


def set_up_page(sheet: Any, *, is_across: bool, width: int = 0) -> None:
    """Make a sheet print on A4, as wide as the paper, with page numbers.

    Args:
        sheet: the sheet.
        is_across: whether it is printed landscape.
        width: of all its columns, in characters.
    """
    sheet.page_setup.paperSize = _PAPER_A4
    sheet.page_setup.orientation = "landscape" if is_across else "portrait"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    margins = sheet.page_margins
    margins.top = margins.bottom = _MARGIN
    margins.left = margins.right = _SIDE
    margins.header = margins.footer = _FOOT
    sheet.print_options.horizontalCentered = True
    for part, text in ((sheet.oddFooter.left, "&A"), (sheet.oddFooter.right, "Trang &P/&N")):
        part.text, part.font, part.size = text, f"{FONT},Regular", _SMALL
    sheet.sheet_view.showGridLines = False
    sheet.sheet_view.zoomScale = _ZOOM_OF_WIDE if width > _WIDE else 100
    sheet.sheet_format.defaultRowHeight = form_heights.LINE


def protect(sheet: Any, *, can_grow: bool) -> None:
    """Lock the cells that are not to be filled; no password, so whoever must can take it off."""
    lock = sheet.protection
    lock.sheet = True
    lock.formatCells = lock.formatColumns = lock.formatRows = False  # False: allowed
    lock.sort = lock.autoFilter = False
    lock.insertRows = not can_grow
