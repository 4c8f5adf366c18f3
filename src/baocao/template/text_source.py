"""Read the tags of a text template, HTML or Markdown, and the text between them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from baocao.errors import BaocaoError, Location, TemplateError
from baocao.ooxml.xml import Element, parse_xml
from baocao.template.blocks import Tag, pair_blocks
from baocao.template.tags import Kind, Literal, RawTag, UnclosedTag, UnclosedTagError, scan
from baocao.viet.text import quote

_BLANKS: Final = " \t"
_SHOWN_LENGTH: Final = 30
_Piece = RawTag | Literal | UnclosedTag
_CLOSERS: Final = {Kind.EXPRESSION: "}}", Kind.STATEMENT: "%}", Kind.COMMENT: "#}"}


class WordOnlyError(TemplateError):
    """A statement about the cells of a Word table stands in a template of another format."""

    code = "T131"


@dataclass(slots=True)
class TextSource:
    """The tags of a text template, and the text around them: one piece more than tags."""

    tags: list[Tag] = field(default_factory=list)
    """All of them, comments as well."""
    pieces: list[str] = field(default_factory=lambda: [""])
    errors: list[BaocaoError] = field(default_factory=list)

    def drop_silent(self) -> tuple[list[str], list[Tag]]:
        """Return pieces and tags without those that do not reach Jinja."""
        pieces, tags = [self.pieces[0]], []
        for tag, piece in zip(self.tags, self.pieces[1:], strict=True):
            if tag.is_dropped:
                pieces[-1] += piece
            else:
                tags.append(tag)
                pieces.append(piece)
        return pieces, tags


def read_source(text: str, name: str, writer: str) -> TextSource:
    """Return the tags of `text` with their lines; mistakes are gathered, not raised.

    A line that holds nothing but statements and comments vanishes whole, so
    that loops leave no blank lines behind; ``{%-`` and ``-%}`` take away more.

    Args:
        text: of the template, its lines ended by line feeds.
        name: what to call it in messages.
        writer: the filter that writes values, one of `baocao.template.writers.WRITERS`.
    """
    found = TextSource()
    nowhere = parse_xml(b"<p/>", Location(file=name))
    places = _Lines(text, name)
    at = 0
    for one, start, end in _widen(text, list(scan(text))):
        found.pieces[-1] += text[at:start]
        at = max(end, at)
        if isinstance(one, Literal):
            found.pieces[-1] += one.text
        elif isinstance(one, UnclosedTag):
            found.errors.append(_unclosed(one, places))
        else:
            found.tags.append(_make_tag(one, len(found.tags), places, nowhere, writer))
            found.pieces.append("")
    found.pieces[-1] += text[at:]
    found.errors += pair_blocks(tag for tag in found.tags if not tag.is_dropped)[1]
    found.errors += [_word_only(tag) for tag in found.tags if tag.raw.cell_order is not None]
    return found


def _widen(text: str, found: Sequence[_Piece]) -> Iterator[tuple[_Piece, int, int]]:
    """Yield each piece with what it takes from the text, ``[start, end)``: itself and blanks around it."""
    alone = _find_lines(text, found)
    for index, one in enumerate(found):
        start, end = one.start, one.end
        if isinstance(one, RawTag):
            start = len(text[:start].rstrip()) if one.trim_before else start
            end = len(text) - len(text[end:].lstrip()) if one.trim_after else end
        begin, stop = alone.get(index, (start, end))
        yield one, min(begin, start), max(stop, end)


def _find_lines(text: str, found: Sequence[_Piece]) -> dict[int, Sequence[int]]:
    """Return {index of a piece: what it takes} for lines on which only statements and comments stand."""
    lines: dict[int, Sequence[int]] = {}
    first = 0
    while first < len(found):
        last = first
        while last + 1 < len(found) and not text[found[last].end : found[last + 1].start].strip(_BLANKS):
            last += 1
        group = found[first : last + 1]
        begin = text.rfind("\n", 0, group[0].start) + 1
        rest, break_, _ = text[group[-1].end : _line_end(text, group[-1].end)].partition("\n")
        blank = not (text[begin : group[0].start] + rest).strip(_BLANKS)
        if blank and all(isinstance(one, RawTag) and _is_silent(one) for one in group):
            stop = group[-1].end + len(rest) + len(break_)
            edges = [begin, *(one.end for one in group[:-1]), stop]
            lines |= {at: edges[at - first : at - first + 2] for at in range(first, last + 1)}
        first = last + 1
    return lines


def _line_end(text: str, at: int) -> int:
    """Return where the line at an offset ends, its line feed included."""
    return text.find("\n", at) + 1 or len(text)


def _is_silent(tag: RawTag) -> bool:
    return tag.kind is not Kind.EXPRESSION and tag.cell_order is None


class _Lines:
    """Where the characters of a text stand, line and column counted from 1."""

    def __init__(self, text: str, name: str) -> None:
        self.text, self.name = text, name
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]

    def locate(self, start: int, end: int) -> Location:
        line = bisect_right(self._starts, start)
        begin = self._starts[line - 1]
        excerpt = self.text[begin : _line_end(self.text, start)].removesuffix("\n")
        return Location(
            file=self.name,
            line=line,
            column=start - begin + 1,
            path=f"dòng {line}",
            excerpt=excerpt,
            width=max(min(end - start, len(excerpt) - (start - begin)), 1),
        )


def _make_tag(raw: RawTag, index: int, places: _Lines, nowhere: Element, writer: str) -> Tag:
    shown = " ".join(places.text[raw.start : raw.end].split())
    return Tag(
        index=index,
        raw=raw,
        paragraph=nowhere,
        where=places.locate(raw.start, raw.end),
        shown=quote(shown, 2 * _SHOWN_LENGTH),
        is_attribute=True,
        writer=writer,
    )


def _unclosed(one: UnclosedTag, places: _Lines) -> UnclosedTagError:
    end = places.text.find("\n", one.start)
    shown = places.text[one.start : end if end >= 0 else len(places.text)][:_SHOWN_LENGTH].rstrip()
    closer = _CLOSERS[one.kind]
    return UnclosedTagError(
        f"thẻ “{shown}” không có dấu đóng {closer}",
        where=places.locate(one.start, one.start + len(shown)),
        hint=f"Thêm {closer} vào cuối thẻ",
    )


def _word_only(tag: Tag) -> WordOnlyError:
    return WordOnlyError(
        f"{tag.shown} là lệnh về ô của bảng Word, không dùng được ở đây",
        where=tag.where,
        hint="Bỏ thẻ ấy, hoặc viết bảng bằng dấu của chính định dạng này",
    )
