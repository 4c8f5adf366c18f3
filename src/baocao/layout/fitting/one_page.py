"""A short document that nearly fits one page: as small as the standard allows, when it fits one then."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy

from baocao.layout.fitting.paragraphs import Paragraph, iter_paragraphs, read_twips
from baocao.layout.metrics import Word, iter_words, wrap
from baocao.layout.profile import Profile
from baocao.ooxml.styles import Styles
from baocao.ooxml.xml import Element, qn
from baocao.units import Length

TEXTS = frozenset({"Thân văn bản", "Lời kết", "Căn cứ", "Kính gửi", "heading 1", "heading 2", "heading 3"})
"""Names of the styles whose letters grow smaller together."""
TITLE = "Tên loại văn bản"
SIGNING = "Chỗ ký"

_MOST = 90
"""So many paragraphs, those of the head and the signature included, never stand on one page."""
_LINE = 1.15
"""Height of a single line of Times New Roman, as a share of its size."""
_ERROR = Length.from_mm(3)
"""By so much an estimate may be too low: rules of tables, what programs round."""
_MUCH = 1.15
"""By no more than this does a page hold more in smaller letters."""
_LETTERS = Length.from_pt(14)
"""Size of an empty paragraph."""
_ABOVE_TITLE = Length.from_pt(6)


def fit_one_page(
    body: Element, paragraphs: Sequence[Paragraph], styles: Element, profile: Profile
) -> Element | None:
    """Return tighter styles when the document takes a second page now and would not with them.

    Text in the smallest size allowed, less room above tên loại and for the
    signature; nothing below what the standard allows. Documents of several
    sections stay as they are.

    Args:
        body: Of the document, fitted otherwise.
        paragraphs: All of its paragraphs.
        styles: Its styles; they are left alone.
        profile: Says what is allowed.

    Returns:
        The styles to take instead; None to keep those.

    Source:
        NĐ 30/2020/NĐ-CP, Phụ lục I, phần II, mục 6: cỡ chữ 13 đến 14.
    """
    sections = list(body.iter(qn("w:sectPr")))
    if len(sections) != 1 or len(paragraphs) > _MOST:
        return None
    room = _read_height(sections[0]) - _ERROR
    if not room < _measure(body, paragraphs) <= room * _MUCH:
        return None
    tight = _tighten(styles, profile)
    return tight if _measure(body, iter_paragraphs(body, Styles(tight))) <= room else None


def _tighten(styles: Element, profile: Profile) -> Element:
    tight = deepcopy(styles)
    size = Length.from_pt(profile.components["noi_dung"].size_pt.min).half_points
    closing = profile.closing
    line = Length.from_mm(closing.signature_height_mm.min / closing.signature_lines.use)
    for style in tight.iterchildren(qn("w:style")):
        named = style.find(qn("w:name"))
        name = "" if named is None else named.get(qn("w:val"), "")
        if name in TEXTS:
            _lower(style, ("w:sz", "w:szCs"), "w:val", size)
        elif name == TITLE:
            _lower(style, ("w:spacing",), "w:before", _ABOVE_TITLE.twips)
        elif name == SIGNING:
            _lower(style, ("w:spacing",), "w:line", line.twips)
    return tight


def _lower(style: Element, names: tuple[str, ...], attribute: str, most: int) -> None:
    """Let no attribute of the elements of these names be greater than `most`."""
    for element in style.iter(*map(qn, names)):
        if read_twips(element, attribute) > most:
            element.set(qn(attribute), str(most))


def _read_height(sect_pr: Element) -> Length:
    margins = sect_pr.find(qn("w:pgMar"))
    taken = sum(read_twips(margins, side) for side in ("w:top", "w:bottom"))
    return Length.from_twips(read_twips(sect_pr.find(qn("w:pgSz")), "w:h") - taken)


def _measure(body: Element, paragraphs: Iterable[Paragraph]) -> int:
    """Return how high the document is, pages laid end to end."""
    heights = {one.element: _measure_paragraph(one) for one in paragraphs}
    rows = [row for table in body.iterchildren(qn("w:tbl")) for row in table.iterchildren(qn("w:tr"))]
    texts = sum(heights[child] for child in body.iterchildren(qn("w:p")))
    return texts + sum(_measure_row(row, heights) for row in rows)


def _measure_row(row: Element, heights: dict[Element, int]) -> int:
    cells = [sum(heights.get(one, 0) for one in cell.iter(qn("w:p"))) for cell in row.iter(qn("w:tc"))]
    return max(cells, default=0)


def _measure_paragraph(paragraph: Paragraph) -> int:
    form = paragraph.format
    indent = Word("", Length(max(form.first_line, 0)), Length(0))
    lines = sum(
        len(wrap([indent, *words] if indent.width and not at else words, paragraph.text_room))
        for at, words in enumerate(iter_words(paragraph.runs))
    )
    line = round(max((run.size for run in paragraph.runs), default=_LETTERS) * _LINE * form.line_multiple)
    if form.line_rule == "exact":
        line = form.line_height
    elif form.line_rule == "atLeast":
        line = max(line, form.line_height)
    return lines * line + form.space_before + form.space_after
