"""What an office document says, apart from how a program writes it down."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of the body; `kind` names what it is."""

    kind: str
    """``text``, ``section``, ``title`` (a titled clause), ``clause``, ``point``, ``bullet``, ``plus``,
    ``article``, ``chapter``, ``chapter-title``, ``centre``, ``caption``, ``source``, ``basis`` or
    ``quote``."""
    text: str
    label: str = ""
    """Its number or letter, as typed."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with lines; the first row is its head."""

    rows: Sequence[Sequence[str]]
    widths: Sequence[int]
    """Shares of the text width."""
    numbers: frozenset[int] = frozenset()
    """Columns that hold figures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Appendix:
    """An annex on pages of its own."""

    number: str
    """``Phụ lục``, ``Phụ lục II``."""
    title: str
    source: str
    blocks: tuple[Line | Grid, ...]
    landscape: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Doc:
    """A document; State and Party ones differ in what is filled."""

    standard: str = "nd30"
    """``nd30``, ``dang-hd05`` or ``dang-hd36``."""
    parent: tuple[str, ...] = ()
    """Lines of the superior body's name."""
    issuer: tuple[str, ...]
    number: str
    date: str = ""
    type_name: str = ""
    subject: tuple[str, ...] = ()
    """Lines of the trích yếu; of a công văn, below its number."""
    to: tuple[str, ...] = ()
    to_label: str = "Kính gửi"
    blocks: tuple[Line | Grid, ...] = ()
    recipients: tuple[str, ...] = ()
    sign: tuple[str, ...] = ()
    """Lines of authority and post."""
    signer: str = ""
    other_sign: tuple[str, ...] = ()
    """Who signs on the left: the secretary of a meeting, or a second body."""
    other_signer: str = ""
    urgency: str = ""
    secrecy: str = ""
    circulation: str = ""
    draft: str = ""
    typist: str = ""
    contact: tuple[str, ...] = ()
    appendices: tuple[Appendix, ...] = ()

    @property
    def is_party(self) -> bool:
        """Whether it is of a Party body."""
        return self.standard != "nd30"


_KINDS: tuple[tuple[str, str], ...] = (
    (r"(Chương|Phần) ([IVX]+|thứ \w+)$", "chapter"),
    (r"Mục \d+$", "chapter"),
    (r"# (.+)", "chapter-title"),
    (r"@ (.+)", "centre"),
    (r"~ (.+)", "caption"),
    (r"_ (.+)", "source"),
    (r"> (.+)", "quote"),
    (r"([IVX]+[.-]) (.+)", "section"),
    (r"= (Điều \d+\.|\d+(?:\.\d+)*[.-]|[a-zđ]\)) (.+)", "title"),
    (r"(\d+(?:\.\d+)*[.-]) (.+)", "clause"),
    (r"([a-zđ]\)) (.+)", "point"),
    (r"(-) (.+)", "bullet"),
    (r"(\+) (.+)", "plus"),
    (r"(Điều \d+\.) (.+)", "article"),
    (r"\? (.+)", "basis"),
)


def body(text: str) -> tuple[Line | Grid, ...]:
    """Return the paragraphs of a text, one a line; what each is, its first signs tell.

    ``# title``, ``@ centred``, ``~ caption``, ``_ source``, ``> quote``, ``? căn cứ``,
    ``= 1. a clause with a title``; the rest as in any document.
    """
    return tuple(_line(line.strip()) for line in text.strip().splitlines() if line.strip())


def _line(text: str) -> Line:
    for pattern, kind in _KINDS:
        met = re.match(pattern, text)
        if met is None:
            continue
        groups = met.groups()
        if kind == "chapter":
            return Line(kind, text)
        if len(groups) == 1:
            return Line(kind, groups[0])
        return Line(kind, groups[1], groups[0])
    return Line("text", text)


_PAIRS = tuple(
    zip(
        ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"],
        ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"],
        strict=True,
    )
)
_OPEN = re.compile("(?<![qQ])(" + "|".join(old for old, _ in _PAIRS) + r")(?!\w)", re.IGNORECASE)


def modern(text: str) -> str:
    """Return a text with its tones where schools put them: ``hoà``, ``uỷ``."""
    new = dict(_PAIRS)
    return _OPEN.sub(lambda met: _as_cased(new[met[1].lower()], met[1]), text)


def _as_cased(new: str, old: str) -> str:
    return "".join(one.upper() if like.isupper() else one for one, like in zip(new, old, strict=True))


def modernise(doc: Doc) -> Doc:
    """Return a document with all of its tones where schools put them, names of people aside."""

    def each(texts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(modern(text) for text in texts)

    blocks = tuple(
        replace(part, text=modern(part.text))
        if isinstance(part, Line)
        else replace(part, rows=tuple(each(tuple(row)) for row in part.rows))
        for part in doc.blocks
    )
    fields = ("parent", "issuer", "subject", "to", "recipients", "sign")
    return replace(
        doc,
        date=modern(doc.date),
        blocks=blocks,
        type_name=modern(doc.type_name),
        **{name: each(getattr(doc, name)) for name in fields},
    )
