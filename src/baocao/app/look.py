"""What `preview` shows: any Word file, or the documents that a data file makes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from baocao import fsio
from baocao.app.compose import Material, compose, render_document
from baocao.app.kinds_asked import asks_for_all, find_kinds
from baocao.app.request import Request
from baocao.app.settings import DEFAULTS, Settings, load_settings
from baocao.app.sources import WORD_SUFFIXES
from baocao.data.load import load_tree
from baocao.errors import BaocaoError, UsageError
from baocao.layout.facts import Facts, read_document
from baocao.viet.text import first_upper


class OneDocumentError(UsageError):
    """Several kinds are asked for where there is one document: a Word file, or a template of one's own."""

    code = "U231"


@dataclass(frozen=True)
class Look:
    """A document to look at."""

    source: str
    """Name of the file it comes from."""
    title: str
    """What kind of document it is; the file's name where that is not known."""
    content: bytes

    @cached_property
    def facts(self) -> Facts:
        """What it says and how it looks."""
        return read_document(self.content, self.source)


@dataclass(frozen=True, slots=True)
class Lack:
    """A document that cannot be made, and why."""

    title: str
    """Of the kind."""
    error: BaocaoError


@dataclass(frozen=True, slots=True)
class Looks:
    """The documents of a set that can be shown, and those that cannot be made."""

    all: tuple[Look | Lack, ...]
    """In the order in which they were asked for."""
    settings: Settings = DEFAULTS
    """Of the office whose data they are made of."""

    @property
    def shown(self) -> tuple[Look, ...]:
        """Those that can be shown."""
        return tuple(one for one in self.all if isinstance(one, Look))

    @property
    def lacking(self) -> tuple[Lack, ...]:
        """Those that cannot be made."""
        return tuple(one for one in self.all if isinstance(one, Lack))


def is_word_file(source: Path) -> bool:
    """Tell whether a file is shown as it is."""
    return source.suffix.lower() in WORD_SUFFIXES


def read_looks(source: Path, request: Request, kinds: str) -> Looks:
    """Return a .docx as it is, or the documents that a data file makes.

    Of several documents, one that cannot be made does not keep the others back.

    Args:
        source: the data file, or a Word file.
        request: how documents are made; its own kind is not looked at.
        kinds: as ``--kind`` has it.

    Raises:
        OneDocumentError: U231, several kinds of a Word file or in one template.
        BaocaoError: none of them can be made.
    """
    if is_word_file(source) or request.template is not None:
        if asks_for_all(kinds) or "," in kinds:
            raise OneDocumentError(
                f"--kind {kinds} cần tệp số liệu và các mẫu có sẵn", hint="Bỏ --kind, hoặc bỏ --template"
            )
        return Looks((_read_one(source, replace(request, kind=kinds)),))
    settings = load_settings(source)
    asked = find_kinds(kinds, settings)
    material = Material(source, settings, load_tree(source))
    found: list[Look | Lack] = []
    for name, kind in asked.items():
        try:
            document = compose(material, replace(request, kind=name))
        except BaocaoError as error:
            found.append(Lack(kind.title, error))
        else:
            found.append(Look(str(source), kind.title, document.content))
    looks = Looks(tuple(found), settings)
    if not looks.shown:
        raise looks.lacking[0].error
    return looks


def _read_one(source: Path, request: Request) -> Look:
    if is_word_file(source):
        return Look(str(source), source.name, fsio.read_bytes(source))
    document = render_document(source, request)
    return Look(str(source), first_upper(document.title) or source.name, document.content)
