"""The table at the head of page 1: how its two columns share the width."""

from __future__ import annotations

from collections.abc import Iterable

from baocao.layout.fitting.paragraphs import ENDLESS, read_paragraph, read_twips
from baocao.layout.metrics import measure_lines
from baocao.layout.profile import Profile
from baocao.ooxml.styles import Styles
from baocao.ooxml.xml import Element, qn
from baocao.units import Length

TITLE = "Quốc hiệu"
"""Name of the style by which the table is known."""
BOXED = frozenset({"Mức khẩn", "Độ mật"})
"""Names of the styles whose box keeps its size when the column changes."""


def share_columns(body: Element, styles: Styles, profile: Profile) -> None:
    """Give the right column what its longest line needs, then the left one.

    Title and date must not wrap; the name of the agency may, and does only
    when the left column cannot grow enough. Anything but a table of two
    columns is left alone.
    """
    table = _find_table(body, styles)
    if table is None:
        return
    rows = [row.findall(qn("w:tc")) for row in table.iterchildren(qn("w:tr"))]
    columns = table.findall(f"{qn('w:tblGrid')}/{qn('w:gridCol')}")
    if any(len(cells) != 2 for cells in (columns, *rows)):  # noqa: PLR2004  # not the table of the standard
        return
    old_left, old_right = (Length.from_twips(read_twips(column, "w:w")) for column in columns)
    total = Length(old_left + old_right)
    slack = Length.from_mm(profile.letterhead.slack_mm)
    needs = [Length(_longest(cells, styles) + slack) for cells in zip(*rows, strict=True)]
    left, right = _choose_columns(old_left, total, needs, profile)
    if (left, right) == (old_left, old_right):
        return
    whole = table.find(f"{qn('w:tblPr')}/{qn('w:tblW')}")
    if whole is not None:
        whole.set(qn("w:w"), str(Length(left + right).twips))
    widths = [cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}") for cells in rows for cell in cells]
    for at, element in enumerate([*columns, *widths]):
        if element is not None:
            element.set(qn("w:w"), str((right if at % 2 else left).twips))
    keep_boxes([cells[0] for cells in rows], styles, Length((left - old_left) // 2))


def _choose_columns(
    old: Length, total: Length, needs: list[Length], profile: Profile
) -> tuple[Length, Length]:
    """Return left and right; both together grow only when the right one would take from the left."""
    allowed = profile.letterhead
    right = max(needs[1], Length.from_mm(allowed.right_mm.min))
    if old + right > total:
        most = max(Length.from_mm(allowed.total_mm.max), total)
        return max(min(old, Length(most - right)), Length.from_mm(allowed.left_mm.min)), right
    limit = min(Length(total - right), Length.from_mm(allowed.left_mm.max))
    left = max(old, needs[0]) if needs[0] <= limit else old
    return left, Length(total - left)


def _find_table(body: Element, styles: Styles) -> Element | None:
    for element in body.iter(qn("w:p")):
        if read_paragraph(element, styles).format.style_name == TITLE:
            return next((above for above in element.iterancestors() if above.tag == qn("w:tbl")), None)
    return None


def _longest(cells: Iterable[Element], styles: Styles) -> Length:
    paragraphs = (read_paragraph(element, styles) for cell in cells for element in cell.iter(qn("w:p")))
    return max((max(measure_lines(paragraph.runs, ENDLESS)) for paragraph in paragraphs), default=Length(0))


def keep_boxes(cells: Iterable[Element], styles: Styles, by: Length) -> None:
    """Let the boxes of urgency and secrecy in cells that grew by twice `by` keep their size."""
    for cell in cells:
        for element in cell.iter(qn("w:p")):
            paragraph = read_paragraph(element, styles)
            if paragraph.format.style_name in BOXED:
                paragraph.set_sides(Length(max(paragraph.format.left + by, 0)))
