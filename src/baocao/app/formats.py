"""The formats a document is written in, and which templates and programs they are made with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, Literal, get_args

from baocao.app.kind import Kind
from baocao.app.request import Source
from baocao.errors import UsageError
from baocao.viet.text import propose

Format = Literal["docx", "pdf", "html", "md", "txt"]
FORMATS: Final[tuple[Format, ...]] = get_args(Format)
SOURCES: Final[Mapping[Format, Source]] = {
    "docx": "docx",
    "pdf": "docx",
    "html": "html",
    "md": "md",
    "txt": "docx",
}
"""{format: which of the kind's templates it is made of}."""


class UnknownOutputError(UsageError):
    """``--to`` names a format that is not written."""

    code = "U242"


class NoSuchFormatError(UsageError):
    """A kind of document has no template in the format that is asked for."""

    code = "U243"


def read_formats(text: str) -> tuple[Format, ...]:
    """Return the formats that ``--to`` names, each once, in the order given.

    >>> read_formats("pdf, .DOCX,pdf")
    ('pdf', 'docx')

    Raises:
        UnknownOutputError: U242.
    """
    found: list[Format] = []
    for word in text.split(","):
        name = word.strip().lower().removeprefix(".")
        if name not in FORMATS:
            hint = propose(name, FORMATS, f"Chọn trong: {', '.join(FORMATS)}; viết như --to docx,pdf")
            raise UnknownOutputError(f"không có định dạng “{word.strip()}”", hint=hint)
        found.append(name)
    return tuple(dict.fromkeys(found))


def list_formats(kind: Kind) -> tuple[Format, ...]:
    """Return the formats that a kind of document is written in."""
    return tuple(name for name, source in SOURCES.items() if source in kind.formats)


def check_formats(kind: Kind, wanted: Iterable[Format]) -> None:
    """Refuse formats that a kind of document has no template for.

    Raises:
        NoSuchFormatError: U243; all of them in one.
    """
    ready = list_formats(kind)
    lacking = [name for name in wanted if name not in ready]
    if lacking:
        raise NoSuchFormatError(
            f"{kind.called} không có mẫu {', '.join(lacking)}", hint=f"Chọn trong: {', '.join(ready)}"
        )
