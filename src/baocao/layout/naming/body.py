"""The body of a document: căn cứ, headings, paragraphs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final, NamedTuple

from baocao.layout.blocks import Table
from baocao.layout.naming.body_words import (
    find_article,
    is_bullet,
    is_caption,
    is_chapter,
    is_chapter_with_title,
    is_clause,
    is_contents_entry,
    is_decision,
    is_end_mark,
    is_lettered_section,
    is_point,
    is_section,
    is_small_roman,
    is_sub_clause,
    is_unit,
)
from baocao.layout.naming.foot_words import is_capital
from baocao.layout.naming.head_words import is_rule_text
from baocao.layout.naming.opening import find_basis
from baocao.layout.paper import Line, Part, PartKind

_LONGEST_HEADING: Final = 250
_LONGEST_CAPTION: Final = 200
_SHORT: Final = 130
_TITLE_LINES: Final = 4
_LOOSE: Final = 0.5
_OPEN: Final = 0.6
_LIKELY: Final = 0.8
_CUT: Final = 0.65
"""A line in the midst of a paragraph: its indent and spacing are not its own."""


class Named(NamedTuple):
    """What a line is, how surely, and why."""

    kind: PartKind
    certainty: float
    reason: str


@dataclass(frozen=True, slots=True)
class _Place:
    """A line and what is around it."""

    line: Line
    near_table: bool
    before: Named | None
    """What the line above is."""


def find_body(
    lines: Sequence[Line],
    tables: Sequence[tuple[int, Table]],
    *,
    party: bool,  # noqa: ARG001
) -> tuple[Part, ...]:
    """Return the parts between the head and the foot.

    Args:
        lines: between them.
        tables: those of the content, each with the index of the line that follows it.
        party: whether a standard of the Party applies.
    """
    beside = {at + step for at, _ in tables for step in (-2, -1, 0)}
    named: list[Named] = []
    opening = find_basis(lines)
    for at, line in enumerate(lines):
        near = at in beside or (at > 0 and bool(line.paragraph.pictures or lines[at - 1].paragraph.pictures))
        place = _Place(line, near, named[-1] if named else None)
        is_basis = at in opening and _name_outside(place) is None
        basis = Named(PartKind.BASIS, opening[at], "căn cứ ở phần mở đầu") if is_basis else None
        named.append(basis or _name(place))
    return tuple(_gather(lines, named))


def _name(place: _Place) -> Named:
    for namer in _NAMERS:
        found = namer(place)
        if found is not None:
            return found
    return Named(PartKind.BODY, 1.0, "đoạn văn")


def _name_outside(place: _Place) -> Named | None:
    """Name what stands apart from the running text."""
    line = place.line
    if line.cell is not None or line.side:
        return Named(PartKind.OTHER, _LOOSE, "chữ trong bảng không kẻ hoặc cột riêng")
    if "khung chữ" in line.where.path or line.paragraph.format.frame:
        return Named(PartKind.OTHER, _LOOSE, "chữ trong khung")
    if _is_contents(line):
        return Named(PartKind.OTHER, _LIKELY, "mục lục")
    if is_rule_text(line.printed) or not any(sign.isalnum() for sign in line.printed):
        return Named(PartKind.OTHER, _LIKELY, "không có chữ")
    return None


def _is_contents(line: Line) -> bool:
    style = line.paragraph.format.style_name.lower()
    fields = {run.field_name for run in line.runs}
    return (
        style.startswith(("toc ", "mục lục"))
        or bool(fields & {"TOC", "PAGEREF"})
        or is_contents_entry(line.printed)
    )


def _name_caption(place: _Place) -> Named | None:
    line, text = place.line, place.line.printed
    if not is_caption(text) or len(text) > _LONGEST_CAPTION:
        return None
    if line.paragraph.format.style_name.lower() == "caption":
        return Named(PartKind.CAPTION, 1.0, "kiểu đoạn Caption")
    if place.near_table or (is_unit(text) and _is_aside(line)):
        return Named(PartKind.CAPTION, _LIKELY, "đứng cạnh bảng hoặc hình")
    return Named(PartKind.CAPTION, _OPEN, "có dạng tên bảng, hình") if _is_aside(line) else None


def _is_aside(line: Line) -> bool:
    """Return whether a line is centred, to the right or in italics: not set as the text is."""
    return line.paragraph.format.alignment in {"center", "right"} or _all(line, "italic")


def _name_chapter(place: _Place) -> Named | None:
    line, text = place.line, place.line.printed
    if is_chapter(text):
        return Named(PartKind.CHAPTER, 1.0, "nhãn phần, chương, mục đứng riêng một dòng")
    is_centred = line.paragraph.format.alignment == "center"
    if is_chapter_with_title(text) and len(text) <= _LONGEST_HEADING and (is_centred or is_capital(text)):
        return Named(PartKind.CHAPTER, _OPEN, "nhãn và tiêu đề phần, chương, mục cùng dòng")
    return None


def _name_chapter_title(place: _Place) -> Named | None:
    if place.before is None or place.before.kind not in {PartKind.CHAPTER, PartKind.CHAPTER_TITLE}:
        return None
    line, text = place.line, place.line.printed
    if len(text) > _LONGEST_HEADING or is_section(text) or is_clause(text) or find_article(text):
        return None
    stands_out = line.paragraph.format.alignment == "center" or is_capital(text)
    if place.before.kind is PartKind.CHAPTER and (stands_out or _all(line, "bold")):
        return Named(PartKind.CHAPTER_TITLE, 1.0, "đứng ngay dưới nhãn phần, chương, mục")
    return Named(PartKind.CHAPTER_TITLE, _LIKELY, "dòng tiếp của tiêu đề") if stands_out else None


def _name_heading(place: _Place) -> Named | None:
    text = place.line.printed
    is_long = len(text) > _LONGEST_HEADING
    if is_section(text):
        if is_lettered_section(text) and not is_capital(text):
            return Named(PartKind.SECTION, _LOOSE, "đánh số bằng chữ cái hoa")
        is_sentence = is_long or (text.endswith((".", ";")) and not is_capital(text))
        return Named(PartKind.SECTION, _LOOSE if is_sentence else 1.0, "đánh số La Mã")
    article = find_article(text)
    if article is not None and (article[1] or _leads_bold(place.line)):
        return Named(PartKind.ARTICLE, 1.0 if article[1] else _OPEN, "bắt đầu bằng “Điều” và số")
    return None


def _leads_bold(line: Line) -> bool:
    first = next(iter(line.letters), None)
    return first is not None and first.format.bold


_NUMBERED: Final[tuple[tuple[Callable[[str], bool], PartKind, str, float], ...]] = (
    (is_sub_clause, PartKind.CLAUSE, "đánh số nhiều cấp", _LIKELY),
    (is_clause, PartKind.CLAUSE, "đánh số Ả Rập", 1.0),
    (is_bullet, PartKind.BULLET, "gạch đầu dòng", 1.0),
    (is_small_roman, PartKind.BODY, "đánh số (i), (1)", _LIKELY),
    (is_point, PartKind.POINT, "đánh thứ tự bằng chữ cái", 1.0),
)


def _name_numbered(place: _Place) -> Named | None:
    text = place.line.printed
    for test, kind, reason, certainty in _NUMBERED:
        if test(text):
            return Named(kind, certainty, reason)
    label = place.line.paragraph.label
    if label and text.startswith(label) and not any(sign.isalnum() for sign in label.replace("o", "")):
        return Named(PartKind.BULLET, 1.0, "dấu đầu dòng do Word đặt")
    return None


def _name_aligned(place: _Place) -> Named | None:
    """Name what is centred or set to the right and is no heading."""
    text = place.line.printed
    if place.line.paragraph.format.alignment not in {"center", "right"}:
        return None
    if len(text) <= _SHORT or is_decision(text):
        return Named(PartKind.OTHER, _LIKELY, "dòng ngắn đặt giữa hoặc bên phải")
    return Named(PartKind.BODY, _LIKELY, "đoạn dài đặt giữa hoặc bên phải")


def _name_apart(place: _Place) -> Named | None:
    """Name short lines that are set apart: in capitals or bold without a number, in brackets, quoted."""
    line, text = place.line, place.line.printed
    if is_decision(text) or (is_capital(text) and len(text) <= _SHORT):
        return Named(PartKind.OTHER, _LIKELY, "dòng chữ hoa không đánh số")
    if _is_quotation(line):
        return Named(PartKind.OTHER, _OPEN, "đoạn trích hoặc thơ")
    if len(text) > _SHORT:
        return None
    if text.startswith(("(", "[")) and text.endswith((")", "]", ")./.", ").")):
        return Named(PartKind.OTHER, _LIKELY, "dòng trong ngoặc")
    if not text.endswith((".", ";", ":", ",")) and (_all(line, "bold") or _all(line, "italic")):
        return Named(PartKind.OTHER, _OPEN, "dòng đậm hoặc nghiêng không đánh số")
    return None


def _is_quotation(line: Line) -> bool:
    """Return whether a paragraph stands in from both sides, or is verse: short lines cut by hand."""
    form = line.paragraph.format
    stands_in = form.left > 0 and form.right > 0 and form.left + form.right > line.room // 8
    return stands_in or (_all(line, "italic") and _is_stanza(line.paragraph.text))


def _is_stanza(text: str) -> bool:
    verse = [one for one in text.split("\n") if one.strip()]
    return len(verse) > 2 and max(len(one) for one in verse) < 60  # noqa: PLR2004


def _all(line: Line, name: str) -> bool:
    letters = [run for run in line.letters if any(sign.isalnum() for sign in run.text)]
    return bool(letters) and all(getattr(run.format, name) for run in letters)


_NAMERS: Final = (
    _name_outside,
    _name_caption,
    _name_chapter,
    _name_chapter_title,
    _name_heading,
    _name_numbered,
    _name_aligned,
    _name_apart,
)


def _gather(lines: Sequence[Line], named: Sequence[Named]) -> Iterator[Part]:
    """Yield one part for each paragraph; lines cut by hand in it are parts when they begin as such."""
    held: Part | None = None
    for _, group in groupby(range(len(lines)), key=lambda at: id(lines[at].paragraph)):
        for part in _name_paragraph([(lines[at], named[at]) for at in group]):
            if held is not None and is_end_mark(part.text):
                held = replace(held, lines=(*held.lines, *part.lines))
                continue
            if held is not None:
                yield held
            held = part
    if held is not None:
        yield held


def _name_paragraph(lines: Sequence[tuple[Line, Named]]) -> Iterator[Part]:
    part: Part | None = None
    for line, named in lines:
        goes_on = part is not None and (named.kind is part.kind or named.kind is PartKind.BODY)
        if part is not None and goes_on and named.kind not in _OWN_LINE:
            part = replace(part, lines=(*part.lines, line))
            continue
        if part is not None:
            yield part
        certainty = named.certainty if part is None else min(named.certainty, _CUT)
        part = Part(kind=named.kind, lines=(line,), certainty=certainty, reason=named.reason)
    if part is not None:
        yield part


_OWN_LINE: Final = frozenset(
    {
        PartKind.BASIS,
        PartKind.SECTION,
        PartKind.ARTICLE,
        PartKind.CLAUSE,
        PartKind.POINT,
        PartKind.BULLET,
        PartKind.CHAPTER,
    }
)
"""A line of these kinds begins a part, even in the midst of a paragraph."""
