"""Fit a rendered document to its words: rules, letterhead columns, no empty last page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from baocao.errors import Location
from baocao.layout.metrics import Run, measure_lines
from baocao.layout.profile import Profile
from baocao.ooxml.entries import pack, write_package
from baocao.ooxml.package import read_package
from baocao.ooxml.xml import Element, parse_xml, qn
from baocao.units import Length

FULL_RULE: Final = "Kẻ ngang"
SHORT_RULE: Final = "Kẻ ngang ngắn"
TITLE: Final = "Quốc hiệu"
BOXED: Final = ("Mức khẩn", "Độ mật")
"""Names of the paragraph styles that are looked for; a clerk may change what they look like."""

_ENDLESS: Final = Length.from_mm(10_000)
_UNKNOWN_SIZE: Final = 20
"""Half points where no style says a size: Word's own default."""
_OFF: Final = frozenset({"0", "false", "off"})


@dataclass(frozen=True, slots=True)
class _Letters:
    """What a style says about size and weight; None where it says nothing."""

    half_points: int | None = None
    bold: bool | None = None
    italic: bool | None = None

    def over(self, below: _Letters) -> _Letters:
        """Return this where it says something, and what is `below` elsewhere."""
        return _Letters(
            below.half_points if self.half_points is None else self.half_points,
            below.bold if self.bold is None else self.bold,
            below.italic if self.italic is None else self.italic,
        )


@dataclass(frozen=True, slots=True)
class _Styles:
    """Paragraph styles by id: their names and their letters, inherited ones included."""

    names: dict[str, str]
    letters: dict[str, _Letters]
    default: str


def fit_to_text(docx: bytes, profile: Profile) -> bytes:
    """Return the document with what depends on the length of its words put right.

    Three things that a template cannot know: how long each rule is (its
    paragraph's style is `FULL_RULE` or `SHORT_RULE`; the text is the paragraph
    above; when that wraps, its longest line counts), how the letterhead's
    columns share its width so that title, number and date stay on one line
    each, and whether anything stands in the last section.

    Args:
        docx: A rendered document; one without these styles comes back as it is.
        profile: The layout it follows.

    Source:
        NĐ 30/2020/NĐ-CP, Phụ lục I, phần II, mục 1, 2, 5; HD 05-HD/VPTW, ô 1.
    """
    package = read_package(docx)
    part = package.main_part
    root = parse_xml(package.read(part), Location(path=part))
    body = root.find(qn("w:body"))
    styles_part = next((rel.target for rel in package.rels(part).values() if rel.kind == "styles"), "")
    if body is None or styles_part not in package.entries:
        return docx
    styles = _read_styles(parse_xml(package.read(styles_part), Location(path=styles_part)))
    _drop_empty_last_section(body)
    _share_letterhead(body, styles, profile)
    _fit_rules(body, styles, profile)
    content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    entries = {**package.entries, part: pack(part, content)}
    return write_package(entries.values())


# ── Styles and text ──────────────────────────────────────────────────────────


def _read_styles(root: Element) -> _Styles:
    defaults = root.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    bottom = _read_letters(defaults).over(_Letters(_UNKNOWN_SIZE, bold=False, italic=False))
    elements = {style.get(qn("w:styleId"), ""): style for style in root.iter(qn("w:style"))}
    names = {key: _value(style, "w:name") for key, style in elements.items()}
    default = next((key for key, style in elements.items() if _is_default(style)), "")
    letters = {key: _inherit(key, elements, bottom) for key in elements}
    return _Styles(names, {**letters, "": letters.get(default, bottom)}, default)


def _is_default(style: Element) -> bool:
    is_paragraph = style.get(qn("w:type")) == "paragraph"
    return is_paragraph and style.get(qn("w:default"), "0") not in _OFF


def _inherit(key: str, elements: dict[str, Element], bottom: _Letters) -> _Letters:
    letters, seen = _Letters(), set[str]()
    while key in elements and key not in seen:
        seen.add(key)
        letters = letters.over(_read_letters(elements[key].find(qn("w:rPr"))))
        key = _value(elements[key], "w:basedOn")
    return letters.over(bottom)


def _read_letters(r_pr: Element | None) -> _Letters:
    if r_pr is None:
        return _Letters()
    size = _value(r_pr, "w:sz")
    return _Letters(int(size) if size.isdigit() else None, _flag(r_pr, "w:b"), _flag(r_pr, "w:i"))


def _flag(r_pr: Element, name: str) -> bool | None:
    element = r_pr.find(qn(name))
    return None if element is None else element.get(qn("w:val"), "1") not in _OFF


def _value(element: Element, name: str) -> str:
    child = element.find(qn(name))
    return "" if child is None else child.get(qn("w:val"), "")


def _style_name(paragraph: Element, styles: _Styles) -> str:
    p_pr = paragraph.find(qn("w:pPr"))
    return "" if p_pr is None else styles.names.get(_value(p_pr, "w:pStyle"), "")


def _read_runs(paragraph: Element, styles: _Styles) -> list[Run]:
    p_pr = paragraph.find(qn("w:pPr"))
    key = "" if p_pr is None else _value(p_pr, "w:pStyle")
    base = styles.letters.get(key, styles.letters[""])
    runs = []
    for run in paragraph.iter(qn("w:r")):
        letters = _read_letters(run.find(qn("w:rPr"))).over(base)
        size = Length.from_pt((letters.half_points or _UNKNOWN_SIZE) / 2)
        runs.append((_read_text(run), size, bool(letters.bold), bool(letters.italic)))
    return runs


def _read_text(run: Element) -> str:
    signs = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n"}
    return "".join(
        (child.text or "") if child.tag == qn("w:t") else signs.get(str(child.tag), "") for child in run
    )


# ── Rules ────────────────────────────────────────────────────────────────────


def _fit_rules(body: Element, styles: _Styles, profile: Profile) -> None:
    shares = {FULL_RULE: 1.0, SHORT_RULE: profile.short_rule_share}
    for paragraph in body.iter(qn("w:p")):
        share = shares.get(_style_name(paragraph, styles))
        above = None if share is None else _text_above(paragraph)
        if share is None or above is None:
            continue
        room = _room(paragraph, body, profile)
        inner = Length(room - sum(_indents(above)))
        line = max(measure_lines(_read_runs(above, styles), inner))
        side = Length(max(room - round(line * share), 0) // 2)
        _set_indents(paragraph, side)


def _text_above(paragraph: Element) -> Element | None:
    for sibling in paragraph.itersiblings(preceding=True):
        if sibling.tag == qn("w:p") and any((text.text or "").strip() for text in sibling.iter(qn("w:t"))):
            return sibling
    return None


def _indents(paragraph: Element) -> tuple[Length, Length]:
    ind = paragraph.find(f"{qn('w:pPr')}/{qn('w:ind')}")
    sides = ("w:left", "w:right")
    left, right = ("0", "0") if ind is None else (ind.get(qn(side), "0") for side in sides)
    return Length.from_twips(_number(left)), Length.from_twips(_number(right))


def _set_indents(paragraph: Element, side: Length) -> None:
    p_pr = paragraph.find(qn("w:pPr"))
    ind = None if p_pr is None else p_pr.find(qn("w:ind"))
    if ind is not None:
        ind.set(qn("w:left"), str(side.twips))
        ind.set(qn("w:right"), str(side.twips))


def _room(paragraph: Element, body: Element, profile: Profile) -> Length:
    """Return the width of the cell or of the page's text in which a paragraph stands."""
    for ancestor in paragraph.iterancestors():
        if ancestor.tag == qn("w:tc"):
            return Length.from_twips(_cell_width(ancestor))
    for element in (paragraph, *paragraph.itersiblings()):
        sect_pr = (
            element if element.tag == qn("w:sectPr") else element.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
        )
        if sect_pr is not None:
            return _text_width(sect_pr)
    last = body.find(qn("w:sectPr"))
    return profile.text_width if last is None else _text_width(last)


def _text_width(sect_pr: Element) -> Length:
    size, margins = sect_pr.find(qn("w:pgSz")), sect_pr.find(qn("w:pgMar"))
    if size is None or margins is None:
        return _ENDLESS
    sides = ("w:left", "w:right", "w:gutter")
    taken = sum(_number(margins.get(qn(side), "0")) for side in sides)
    return Length.from_twips(_number(size.get(qn("w:w"), "0")) - taken)


def _cell_width(tc: Element) -> int:
    width = tc.find(f"{qn('w:tcPr')}/{qn('w:tcW')}")
    return 0 if width is None else _number(width.get(qn("w:w"), "0"))


def _number(text: str) -> int:
    return int(text) if text.lstrip("-").isdigit() else 0


# ── Letterhead ───────────────────────────────────────────────────────────────


def _share_letterhead(body: Element, styles: _Styles, profile: Profile) -> None:
    """Give each column of the letterhead what its longest line needs, the right one first."""
    table = _find_letterhead(body, styles)
    if table is None:
        return
    columns = table.findall(f"{qn('w:tblGrid')}/{qn('w:gridCol')}")
    rows = [row.findall(qn("w:tc")) for row in table.iter(qn("w:tr"))]
    if len(columns) != 2 or any(len(cells) != 2 for cells in rows):  # noqa: PLR2004  # not our letterhead
        return
    old = [Length.from_twips(_number(column.get(qn("w:w"), "0"))) for column in columns]
    slack = Length.from_mm(profile.letterhead.slack_mm)
    needs = [Length(_longest(_column(rows, at), styles) + slack) for at in (0, 1)]
    left = _choose_left(old[0], Length(sum(old)), needs[0], needs[1], profile)
    if left == old[0]:
        return
    widths = (left, Length(sum(old) - left))
    cells = [
        tuple(row.iterfind(f"{qn('w:tc')}/{qn('w:tcPr')}/{qn('w:tcW')}")) for row in table.iter(qn("w:tr"))
    ]
    for pair in (columns, *cells):
        for element, width in zip(pair, widths, strict=False):
            element.set(qn("w:w"), str(width.twips))
    _move_boxes(_column(rows, 0), styles, Length((left - old[0]) // 2))


def _choose_left(old: Length, total: Length, left: Length, right: Length, profile: Profile) -> Length:
    """Return the left column's width: `right` is kept whole, then the left may grow to fit its lines."""
    allowed = profile.letterhead
    widest = Length(total - max(right, Length.from_mm(allowed.right_mm.min)))
    if widest < old:
        return max(widest, Length.from_mm(allowed.left_mm.min))
    limit = min(widest, Length.from_mm(allowed.left_mm.max))
    return max(old, left) if left <= limit else old


def _find_letterhead(body: Element, styles: _Styles) -> Element | None:
    for paragraph in body.iter(qn("w:p")):
        if _style_name(paragraph, styles) == TITLE:
            return next((above for above in paragraph.iterancestors() if above.tag == qn("w:tbl")), None)
    return None


def _column(rows: list[list[Element]], at: int) -> Iterator[Element]:
    for cells in rows:
        yield from cells[at].iter(qn("w:p"))


def _longest(paragraphs: Iterator[Element], styles: _Styles) -> Length:
    lines = (measure_lines(_read_runs(paragraph, styles), _ENDLESS) for paragraph in paragraphs)
    return max((max(widths) for widths in lines), default=Length(0))


def _move_boxes(paragraphs: Iterator[Element], styles: _Styles, by: Length) -> None:
    for paragraph in paragraphs:
        if _style_name(paragraph, styles) in BOXED:
            _set_indents(paragraph, Length(max(_indents(paragraph)[0] + by, 0)))


# ── Sections ─────────────────────────────────────────────────────────────────


def _drop_empty_last_section(body: Element) -> None:
    """Let the section before the last be the last, when nothing stands in the last one.

    An appendix that is left out would leave an empty page behind: Word ends a
    section with a paragraph and always has one more.
    """
    last = body.find(qn("w:sectPr"))
    if last is None:
        return
    empty: list[Element] = []
    for element in last.itersiblings(preceding=True):
        sect_pr = element.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
        if sect_pr is not None:
            for paragraph in empty:
                body.remove(paragraph)
            body.replace(last, sect_pr)
            return
        if element.tag != qn("w:p") or element.find(f".//{qn('w:r')}") is not None:
            return
        empty.append(element)
