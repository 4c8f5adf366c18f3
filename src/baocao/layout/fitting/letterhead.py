"""The table at the head of page 1: how its two columns share the width."""

from __future__ import annotations

from collections.abc import Iterable

from baocao.layout.fitting.frames import read_columns, write_columns
from baocao.layout.fitting.paragraphs import ENDLESS, read_paragraph
from baocao.layout.metrics import measure_lines
from baocao.layout.profile import Profile
from baocao.ooxml.styles import Styles
from baocao.ooxml.xml import Element, qn
from baocao.units import Length

TITLE = "Quốc hiệu"
"""Name of the style by which the table is known."""


def share_columns(body: Element, styles: Styles, profile: Profile) -> None:
    """Give the right column what its longest line needs, then the left one.

    Title and date must not wrap; the name of the agency may, and does only
    when the left column cannot grow enough. Anything but a table of two
    columns is left alone.
    """
    table = _find_table(body, styles)
    if table is None:
        return
    columns = read_columns(table)
    if columns is None:
        return
    total = Length(sum(columns))
    slack = Length.from_mm(profile.letterhead.slack_mm)
    rows = [row.findall(qn("w:tc")) for row in table.iterchildren(qn("w:tr"))]
    needs = [Length(_longest(cells, styles) + slack) for cells in zip(*rows, strict=True)]
    chosen = _choose_columns(columns[0], total, needs, profile)
    if chosen != columns:
        write_columns(table, chosen, styles)


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
