"""Text that was meant to be a tag and is none, and tags that Word cut to pieces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from baocao.errors import Finding, Location, Severity
from baocao.ooxml.package import Package
from baocao.ooxml.runs import RunText, read_text
from baocao.ooxml.xml import parse_xml
from baocao.template.places import Spot, find_text_parts, iter_spots
from baocao.template.tags import RawTag, UnclosedTag, scan

_MASK: Final = "\0"
_NAME: Final = r"[^\W\d]\w*(?:\.\w+)*"
_UNDERSCORED: Final = r"[a-z]\w*_\w+(?:\.\w+)*"
_OPEN, _CLOSE = r"\{[ \u00a0]+\{", r"\}[ \u00a0]*\}"
_PATTERNS: Final = tuple(
    (re.compile(pattern), hint)
    for pattern, hint in (
        (rf"{_OPEN}[^{{}}\0]*(?:{_CLOSE})?", "Bỏ dấu cách giữa hai dấu ngoặc: {{ {0} }}"),
        (r"\{[ \u00a0]+%[^{}\0]*%?[ \u00a0]*\}?", "Bỏ dấu cách giữa { và %"),
        (r"\{[^{}\0]{0,80}\}[ \u00a0]?\}", "Thêm một dấu { ở đầu: {{ {0} }}"),
        (r"(?:[^\s{}\0]+[ \u00a0]*)?(?:\}\}|%\})", "Thêm dấu mở {{ hoặc {% ở đầu thẻ"),
        (rf"\$\{{\s*{_NAME}\s*\}}", "Viết {{ {0} }}"),
        (rf"\{{[#/^]?{_NAME}\}}", "Viết {{ {0} }}; vòng lặp và điều kiện dùng {% … %}"),
        (rf"<<\s*{_NAME}\s*>>", "Viết {{ {0} }}"),
        (rf"«\s*(?:{_UNDERSCORED}|[A-Z][a-z]+[A-Z]\w*)\s*»", "Viết {{ {0} }}"),
        (rf"\[\s*{_UNDERSCORED}\s*\]", "Viết {{ {0} }}"),
    )
)
"""(what was typed, what to type instead), the surest first; chosen so that ordinary text is left alone."""
_WORDS: Final = re.compile(_NAME)
_MAX_SHOWN: Final = 40


@dataclass(slots=True)
class Survey:
    """What stands in the text of a template, beside its tags."""

    near: list[Finding] = field(default_factory=list)
    split: int = 0
    """How many tags Word has cut into several runs."""


def survey(package: Package) -> Survey:
    """Return what is nearly a tag in any text of the file, and how many tags are cut."""
    found = Survey()
    for part in find_text_parts(package):
        if not part.is_word:
            continue
        root = parse_xml(package.read(part.name), Location(file=package.name, path=part.shown))
        reader = _Reader()
        for spot in iter_spots(root):
            text = read_text(spot.paragraph)
            if text.text.strip():
                found.split += reader.read(text)
                near = _find_near(reader.plain, text.text, spot, package.name, part.shown)
                found.near += sorted(near, key=lambda one: one.where.column)
    return found


class _Reader:
    """Reads paragraph after paragraph; a tag or a ``raw`` may go on in the next one."""

    def __init__(self) -> None:
        self.in_raw = self.is_open = False
        self.plain = ""
        """The paragraph's text, tags masked."""

    def read(self, text: RunText) -> int:
        """Set `plain`; return how many tags are cut into several runs."""
        signs = list(text.text)
        split = at = 0
        if self.is_open:  # the end of a tag begun in the paragraph before
            at = next((match.end() for match in re.finditer(r"[}%#]\}", text.text)), 0)
            signs[:at] = _MASK * at
        self.is_open = False
        began_raw = 0 if self.in_raw else None
        for piece in scan(text.text, at, in_raw=self.in_raw):
            end = len(signs) if isinstance(piece, UnclosedTag) else piece.end
            signs[piece.start : end] = _MASK * (end - piece.start)
            self.is_open = isinstance(piece, UnclosedTag)
            if isinstance(piece, RawTag):
                split += _count_pieces(text, piece) > 1
                if piece.keyword == "raw":
                    began_raw = piece.end
                elif piece.keyword == "endraw" and began_raw is not None:
                    signs[began_raw : piece.start] = _MASK * (piece.start - began_raw)
                    began_raw = None
        if began_raw is not None:
            signs[began_raw:] = _MASK * (len(signs) - began_raw)
        self.in_raw = began_raw is not None
        self.plain = "".join(signs)
        return split


def _count_pieces(text: RunText, tag: RawTag) -> int:
    return sum(one.start < tag.end and one.end > tag.start for one in text.pieces)


def _find_near(plain: str, text: str, spot: Spot, file: str, part: str) -> Iterator[Finding]:
    if not any(sign in plain for sign in "{}<«["):
        return
    for pattern, hint in _PATTERNS:
        for match in pattern.finditer(plain):
            shown = match[0].strip()
            plain = plain[: match.start()] + _MASK * len(match[0]) + plain[match.end() :]
            name = _WORDS.search(shown)
            yield Finding(
                code="T601",
                name="nearly-a-tag",
                severity=Severity.WARNING,
                message=f"“{shown[:_MAX_SHOWN]}” không phải thẻ, sẽ in ra nguyên như vậy",
                where=spot.locate(file, part, text, match.start(), len(match[0])),
                hint=hint.replace("{0}", name[0] if name else "ten"),
            )
