"""Read the tags of one part off its tree and leave a mark in place of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TypeGuard

from baocao.errors import BaocaoError, Finding, Location, Severity
from baocao.ooxml.fields import iter_instructions
from baocao.ooxml.paragraphs import section_of
from baocao.ooxml.runs import PARAGRAPHS, TEXTS, Piece, RunText, read_text
from baocao.ooxml.xml import Element, qn, serialize
from baocao.template.blocks import Tag, UnclosedBlockError, UnexpectedEndError
from baocao.template.link_targets import NO_TARGETS, iter_links
from baocao.template.marks import LINK, TAG_MARK
from baocao.template.places import Spot, TextPart, is_alternative, iter_spots
from baocao.template.tags import Kind, Literal, RawTag, UnclosedTag, UnclosedTagError, closes_first, scan
from baocao.template.writers import writer_for

_SHOWN_LENGTH = 30
_MAX_JOINED = 20
"""How many paragraphs a tag may run over before it counts as unclosed."""
_MAX_TRIMMED = 500
"""How many paragraphs ``-%}`` may join to one."""


@dataclass(slots=True)
class Lexed:
    """The tags of a part, their marks standing in the tree."""

    tags: list[Tag] = field(default_factory=list)
    """By index."""
    groups: list[list[Tag]] = field(default_factory=list)
    """Tags that pair among themselves, in document order: those of the text, and those of each attribute."""
    errors: list[BaocaoError] = field(default_factory=list)
    warnings: list[Finding] = field(default_factory=list)
    has_literals: bool = False
    paths: dict[str, int] = field(default_factory=dict)
    """{place of a paragraph: its number in reading order}."""

    def order_of(self, where: Location) -> tuple[int, int]:
        """Return a sort key for mistakes: the order in which somebody reads their places."""
        return self.paths.get(where.path, len(self.paths)), where.column


def lex_part(root: Element, part: TextPart, file: str, targets: Mapping[str, str] = NO_TARGETS) -> Lexed:
    """Return the tags of a part; `root` is changed: each tag gives way to its mark.

    Args:
        root: of the part.
        part: what it is.
        file: name of the template, for messages.
        targets: {relationship id: target} of links with tags in their targets.
    """
    lexer = _Lexer(root, part, file)
    lexer.lex_text()
    lexer.lex_instructions()
    lexer.lex_attributes()
    lexer.lex_links(targets)
    return lexer.lexed


class _Lexer:
    """The state of reading one part: what was found, and whether a ``raw`` is open."""

    def __init__(self, root: Element, part: TextPart, file: str) -> None:
        self.root, self.part, self.file = root, part, file
        self.lexed = Lexed()
        self.raw_tag: Tag | None = None
        self.spots: list[Spot] = []

    def lex_text(self) -> None:
        self.spots = list(iter_spots(self.root) if self.part.is_word else _iter_plain_spots(self.root))
        for spot in self.spots:
            if spot.paragraph is self.root or spot.paragraph.getparent() is not None:
                self._lex_spot(spot)
        if self.raw_tag is not None:
            self.lexed.errors.append(
                UnclosedBlockError(
                    "khối {% raw %} mở ra nhưng không được đóng",
                    where=self.raw_tag.where,
                    hint="Thêm {% endraw %} sau đoạn chữ cần giữ nguyên",
                )
            )
        self.lexed.groups.append(self._in_document_order())

    def _in_document_order(self) -> list[Tag]:
        """Return the tags as they follow one another in the XML; text boxes may come before later runs."""
        tags = self.lexed.tags
        if next(self.root.iter(qn("w:txbxContent")), None) is None:
            return list(tags)
        return [tags[int(found[1])] for found in TAG_MARK.finditer(serialize(self.root))]

    def _lex_spot(self, spot: Spot) -> None:
        text = self._read(spot.paragraph)
        if (
            "{" not in text.text
            and "%_}" not in text.text
            and "}_}" not in text.text
            and self.raw_tag is None
        ):
            return
        found, text = self._scan_joined(spot, text)
        marked: list[tuple[RawTag | Literal, str]] = []
        for piece in found:
            if isinstance(piece, Literal):
                self.lexed.has_literals = True
                marked.append((piece, piece.text))
                continue
            tag = self._add(piece, spot, text.text)
            if piece.keyword in {"raw", "endraw"}:
                if piece.keyword == "endraw" and self.raw_tag is None:
                    self.lexed.errors.append(_needless_endraw(tag))
                self.raw_tag = tag if piece.keyword == "raw" else None
            tag.is_attribute = not self.part.is_word
            if tag.is_attribute or text.element_at(piece.start).tag != qn("w:t"):
                tag.writer = "_plain"
            marked.append((piece, tag.mark))
        text.replace_all((*_trimmed(piece, text.text), new) for piece, new in marked)
        if found and _trims_before(found[0], text.text):
            self._join_previous(spot.paragraph)

    def _join_previous(self, paragraph: Element) -> None:
        """Append a paragraph that begins with ``{%-`` to the one before it."""
        previous = paragraph.getprevious()
        if previous is None or previous.tag != qn("w:p"):
            return
        join_next(previous)
        for tag in self.lexed.tags:
            if tag.paragraph is paragraph:
                tag.paragraph = previous

    def _read(self, paragraph: Element) -> RunText:
        if self.part.is_word or paragraph.tag in PARAGRAPHS or not paragraph.text:
            return read_text(paragraph)
        return RunText(paragraph.text, [Piece(paragraph, 0, len(paragraph.text))])

    def _scan_joined(self, spot: Spot, text: RunText) -> tuple[list[RawTag | Literal], RunText]:
        """Return what stands in a paragraph, joined with those after it while a tag stays open."""
        pieces: list[RawTag | Literal | UnclosedTag] = []
        joined: set[int] = set()
        at, is_warned = 0, False
        while True:
            pieces += scan(text.text, at, in_raw=self.raw_tag is not None and not pieces)
            last = pieces[-1] if pieces else None
            is_open = isinstance(last, UnclosedTag) and _can_close_later(spot.paragraph, last)
            is_trimming = isinstance(last, RawTag) and _trims_after(last, text.text)
            is_trimming = is_trimming and len(joined) < _MAX_TRIMMED  # each join reads the paragraph anew
            if last is None or not (is_open or is_trimming) or not join_next(spot.paragraph):
                found = self._without_unclosed(pieces, spot, text.text)
                return [_without_trim(piece) if piece.start in joined else piece for piece in found], text
            text = read_text(spot.paragraph)
            if is_trimming:
                joined.add(last.start)
            elif not is_warned:
                self._warn_joined(spot, text.text, last)
                is_warned = True
            at = pieces.pop().start  # only what comes last can have changed by joining

    def _without_unclosed(
        self, pieces: list[RawTag | Literal | UnclosedTag], spot: Spot, text: str
    ) -> list[RawTag | Literal]:
        """Return the pieces that have an end; report the others."""
        for piece in pieces:
            if isinstance(piece, UnclosedTag):
                self._report_unclosed(spot, text, piece)
        return [piece for piece in pieces if not isinstance(piece, UnclosedTag)]

    def _add(self, raw: RawTag, spot: Spot, text: str) -> Tag:
        where = spot.locate(self.file, self.part.shown, text, raw.start, raw.end - raw.start)
        self.lexed.paths.setdefault(where.path, len(self.lexed.paths))
        tag = Tag(len(self.lexed.tags), raw, spot.paragraph, where, text[raw.start : raw.end])
        self.lexed.tags.append(tag)
        return tag

    def _report_unclosed(self, spot: Spot, text: str, unclosed: UnclosedTag) -> None:
        inside, _, _ = text[unclosed.end : unclosed.start + _SHOWN_LENGTH].partition("{")
        shown = (text[unclosed.start : unclosed.end] + inside).rstrip()
        closer = {Kind.EXPRESSION: "}}", Kind.STATEMENT: "%}", Kind.COMMENT: "#}"}[unclosed.kind]
        where = spot.locate(self.file, self.part.shown, text, unclosed.start, len(shown))
        self.lexed.paths.setdefault(where.path, len(self.lexed.paths))
        self.lexed.errors.append(
            UnclosedTagError(
                f"thẻ “{shown}” không có dấu đóng {closer}",
                where=where,
                hint=f"Thêm {closer} vào cuối thẻ, hoặc gõ {{_{{ nếu muốn in dấu ngoặc",
            )
        )

    def _warn_joined(self, spot: Spot, text: str, unclosed: RawTag | Literal | UnclosedTag) -> None:
        width = max(text.find("}", unclosed.start) + 2 - unclosed.start, 1)
        self.lexed.warnings.append(
            Finding(
                code="T502",
                name="tag-over-paragraphs",
                severity=Severity.WARNING,
                message="thẻ mở ở đoạn này nhưng đóng ở đoạn sau; hai đoạn được nối làm một",
                where=spot.locate(self.file, self.part.shown, text, unclosed.start, width),
                hint="Xóa dấu xuống dòng ở giữa thẻ",
            )
        )

    def lex_instructions(self) -> None:
        """Read the tags in what fields are told to do."""
        for paragraph, text in iter_instructions(self.root):
            if "{{" not in text.text and "{%" not in text.text:
                continue
            spot = self._spot_beside(paragraph, "trường")
            group = self._add_group(spot, text.text)
            for tag in reversed(group):
                tag.writer = writer_for(text.text, tag.raw.start)
                home = text.element_at(tag.raw.start)
                text.replace(tag.raw.start, tag.raw.end, tag.mark)
                home.set(qn("xml:space"), "preserve")

    def lex_attributes(self) -> None:
        """Read the tags in attributes: alternative texts, simple fields, anchors of links."""
        for element in self.root.iter():
            for name, value in element.attrib.items():
                if "{" in value and ("{{" in value or "{%" in value):
                    self._lex_attribute(element, str(name), str(value))

    def lex_links(self, targets: Mapping[str, str]) -> None:
        """Read the tags in the targets of links, which are kept beside the part."""
        for element, name, target in iter_links(self.root, targets):
            self._lex_attribute(element, name, target, before=LINK)

    def _lex_attribute(self, element: Element, name: str, value: str, before: str = "") -> None:
        alternative = is_alternative(element.tag, name)
        called = "liên kết" if before or element.tag == qn("w:hyperlink") else "trường"
        spot = self._spot_beside(element, "văn bản thay thế" if alternative else called)
        group = self._add_group(spot, value)
        written = value
        for tag in reversed(group):
            if name == qn("w:instr"):
                tag.writer = writer_for(value, tag.raw.start)
            elif before and "?" in (head := value[: tag.raw.start]) and head.endswith("="):
                tag.writer = "_query"
            elif alternative:
                tag.writer = "_alternative"
            written = written[: tag.raw.start] + tag.mark + written[tag.raw.end :]
        element.set(name, before + written)

    @cached_property
    def _steps(self) -> dict[Element, tuple[tuple[str, int], ...]]:
        """{paragraph: the way to it}; most parts have no tags beside their text, and need none."""
        return {spot.paragraph: spot.steps for spot in self.spots}

    def _spot_beside(self, element: Element, called: str) -> Spot:
        """Return the place of what is no text of its own: of the paragraph it stands in, and its name."""
        above = (self._steps.get(one) for one in (element, *element.iterancestors()))
        return Spot(element, (*next((steps for steps in above if steps), ()), (called, 0)))

    def _add_group(self, spot: Spot, text: str) -> list[Tag]:
        """Add the tags of a text outside of paragraphs; they pair among themselves."""
        found = self._without_unclosed(list(scan(text)), spot, text)
        group = [self._add(raw, spot, text) for raw in found if isinstance(raw, RawTag)]
        for tag in group:
            tag.is_attribute, tag.writer = True, "_plain"
        self.lexed.groups.append(group)
        return group


def _trims_before(piece: RawTag | Literal, text: str) -> bool:
    """Tell whether a piece is a ``{%-`` with nothing before it in its paragraph."""
    return _is_joining(piece) and piece.trim_before and not text[: piece.start].strip()


def _trims_after(piece: RawTag | Literal, text: str) -> bool:
    """Tell whether a piece is a ``-%}`` with nothing behind it in its paragraph."""
    return _is_joining(piece) and piece.trim_after and not text[piece.end :].strip()


def _is_joining(piece: RawTag | Literal) -> TypeGuard[RawTag]:
    """Tell whether dashes of a tag may join paragraphs; those of values only take blanks away."""
    return isinstance(piece, RawTag) and piece.kind is Kind.STATEMENT


def _without_trim(piece: RawTag | Literal) -> RawTag | Literal:
    """Return a tag whose ``-%}`` has joined two paragraphs and so has done its work."""
    return replace(piece, trim_after=False) if isinstance(piece, RawTag) else piece


def _trimmed(piece: RawTag | Literal, text: str) -> tuple[int, int]:
    """Return what a piece takes from the text, ``[start, end)``: itself and the blanks its dashes name."""
    start, end = piece.start, piece.end
    if isinstance(piece, RawTag) and piece.trim_before:
        start = len(text[:start].rstrip())
    if isinstance(piece, RawTag) and piece.trim_after:
        end = len(text) - len(text[end:].lstrip())
    return start, end


def _needless_endraw(tag: Tag) -> UnexpectedEndError:
    return UnexpectedEndError(
        f"{tag.shown} không có khối {{% raw %}} nào đang mở",
        where=tag.where,
        hint="Thêm {% raw %} phía trước, hoặc xóa thẻ endraw",
    )


def _iter_plain_spots(root: Element) -> Iterator[Spot]:
    """Yield every paragraph and every other element with text of a part that is not WordprocessingML."""
    for number, element in enumerate(root.iter("*"), 1):
        if element.tag in PARAGRAPHS or (element.text and "{" in element.text and element.tag not in TEXTS):
            yield Spot(element, (("mục", number),))


def _can_close_later(paragraph: Element, unclosed: UnclosedTag) -> bool:
    """Tell whether an open tag's end stands in a later paragraph, before another tag begins."""
    follower = paragraph.getnext()
    for _ in range(_MAX_JOINED):
        if follower is None or not _is_joinable(paragraph, follower):
            return False
        answer = closes_first(read_text(follower).text, unclosed.kind)
        if answer is not None:
            return answer
        follower = follower.getnext()
    return False


def _is_joinable(paragraph: Element, follower: Element) -> bool:
    if paragraph.tag not in PARAGRAPHS:
        return False
    return follower.tag == paragraph.tag and section_of(follower) is None


def join_next(paragraph: Element) -> bool:
    """Append the next paragraph's content to this one; tell whether there was one."""
    follower = paragraph.getnext()
    if follower is None or not _is_joinable(paragraph, follower):
        return False
    for child in follower.findall("*"):
        if child.tag != qn("w:pPr"):
            paragraph.append(child)
    parent = follower.getparent()
    if parent is not None:
        parent.remove(follower)
    return True
