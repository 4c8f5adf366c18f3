"""Frames of two columns: the head of page 1, and Nơi nhận beside the signature."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from baocao.layout.fitting.paragraphs import ENDLESS, read_page_rooms, read_paragraph, read_twips
from baocao.layout.metrics import measure_lines
from baocao.layout.profile import Profile
from baocao.ooxml.styles import Styles
from baocao.ooxml.xml import Element, qn
from baocao.units import Length

FRAME = "Bảng không kẻ"
"""Name of the table style of frames."""
BOXED = frozenset({"Mức khẩn", "Độ mật"})
"""Names of the styles whose box keeps its size when the column changes."""
SIGNED = frozenset({"Quyền hạn người ký", "Chức vụ người ký"})
"""Names of the styles of the lines above a signature."""

_TWO = 2
_NARROW = 0.85
"""A frame that takes a smaller share of the page was made for an upright one."""
_SLACK = Length.from_mm(1.5)


def share_foot(table: Element, styles: Styles, profile: Profile) -> None:
    """Let the right column grow when what stands above the signature then stays on one line each."""
    columns = read_columns(table)
    if columns is None:
        return
    left, right = columns
    limit = min(Length.from_mm(profile.closing.right_mm.max),
                Length(left + right - Length.from_mm(profile.closing.left_mm.min)))  # fmt: skip
    lines = (read_paragraph(element, styles) for element in table.iter(qn("w:p")))
    signed = [line for line in lines if line.format.style_name in SIGNED]
    need = max((max(measure_lines(line.runs, ENDLESS)) for line in signed), default=Length(0)) + _SLACK
    if right < need <= limit:
        write_columns(table, (Length(left + right - need), Length(need)), styles)


def stretch_frame(table: Element, room: Length, styles: Styles) -> None:
    """Let both columns of a frame on a page laid across grow until it reaches from margin to margin.

    Nơi nhận then begins at the left margin, and agency and title stand in the
    middle of their halves, as on an upright page.
    """
    columns = read_columns(table)
    if columns is None or sum(columns) > _NARROW * room:
        return
    left = Length(columns[0] * room // sum(columns))
    write_columns(table, (left, Length(room - left)), styles)


def find_rooms(body: Element) -> dict[Element, Length]:
    """Return {table: width of the text in its section} for the tables that stand in the body itself."""
    rooms = read_page_rooms(body)
    return {table: rooms[table] for table in body.iterchildren(qn("w:tbl")) if table in rooms}


def read_columns(table: Element) -> tuple[Length, Length] | None:
    """Return the widths of the columns; None for a table that has not two in every row."""
    grid = table.findall(f"{qn('w:tblGrid')}/{qn('w:gridCol')}")
    if any(len(cells) != _TWO for cells in (grid, *_read_rows(table))):
        return None
    left, right = (Length.from_twips(read_twips(column, "w:w")) for column in grid)
    return left, right


def write_columns(table: Element, widths: Sequence[Length], styles: Styles) -> None:
    """Set the widths of both columns; boxes in the left one keep their size."""
    rows = _read_rows(table)
    grid = table.findall(f"{qn('w:tblGrid')}/{qn('w:gridCol')}")
    by = Length((widths[0] - Length.from_twips(read_twips(grid[0], "w:w"))) // _TWO)
    whole = table.find(f"{qn('w:tblPr')}/{qn('w:tblW')}")
    if whole is not None:
        whole.set(qn("w:w"), str(Length(sum(widths)).twips))
    declared = [cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}") for cells in rows for cell in cells]
    for at, element in enumerate([*grid, *declared]):
        if element is not None:
            element.set(qn("w:w"), str(widths[at % _TWO].twips))
    _keep_boxes((cells[0] for cells in rows), styles, by)


def _read_rows(table: Element) -> list[list[Element]]:
    return [row.findall(qn("w:tc")) for row in table.iterchildren(qn("w:tr"))]


def _keep_boxes(cells: Iterable[Element], styles: Styles, by: Length) -> None:
    for cell in cells:
        for element in cell.iter(qn("w:p")):
            paragraph = read_paragraph(element, styles)
            if paragraph.format.style_name in BOXED:
                paragraph.set_sides(Length(max(paragraph.format.left + by, 0)))
