"""What `preview` shows: any Word file, or the documents that a data file makes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from baocao import fsio
from baocao.app import catalog
from baocao.app.produce import render_document
from baocao.app.request import Request
from baocao.app.settings import Settings, load_settings
from baocao.app.sources import WORD_SUFFIXES
from baocao.data.load import load_tree
from baocao.errors import BaocaoError, UsageError, raise_all
from baocao.layout.facts import Facts, read_document
from baocao.viet.text import first_upper, fold_key

_ALL = frozenset({"all", "tat_ca"})


class NoKindError(UsageError):
    """``--kind`` of `preview` has commas and names no kind."""

    code = "U230"


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


def read_kinds(text: str, settings: Settings) -> tuple[str, ...]:
    """Return the kinds that ``--kind`` asks for: one, several with commas, or all that have a template.

    Raises:
        NoKindError: U230, commas and nothing else.
        UnknownKindError: U201; all unknown ones at once.
    """
    if fold_key(text) in _ALL:
        return tuple(kind.name for kind in catalog.iter_kinds(settings))
    words = [word.strip() for word in text.split(",") if word.strip()]
    if not words:
        raise NoKindError(
            "--kind chưa có tên loại văn bản nào", hint="Viết như --kind bao-cao,giay-moi hoặc --kind all"
        )
    names: list[str] = []
    errors: list[BaocaoError] = []
    for word in words:
        try:
            kind = catalog.find_kind(word, settings)
        except BaocaoError as error:
            errors += error.flatten()
        else:
            names.append(word if kind.is_own else kind.name)
    raise_all(errors)
    return tuple(dict.fromkeys(names))


def read_look(source: Path, request: Request) -> Look:
    """Return one document: a .docx as it is, or the document of the kind that is asked for.

    Raises:
        BaocaoError: as `render_file`.
    """
    if is_word_file(source):
        return Look(str(source), source.name, fsio.read_bytes(source))
    document = render_document(source, request)
    return Look(str(source), first_upper(document.title) or source.name, document.content)


def read_looks(source: Path, request: Request, kinds: str) -> Looks:
    """Return the documents of the kinds asked for; one that cannot be made does not keep the others back.

    Args:
        source: the data file, or a Word file.
        request: how they are made; its own kind is not looked at.
        kinds: as ``--kind`` has it.

    Raises:
        OneDocumentError: U231, several kinds of a Word file or in one template.
        BaocaoError: none of them can be made.
    """
    if is_word_file(source) or request.template is not None:
        if fold_key(kinds) in _ALL or "," in kinds:
            raise OneDocumentError(
                f"--kind {kinds} cần tệp số liệu và các mẫu có sẵn", hint="Bỏ --kind, hoặc bỏ --template"
            )
        return Looks((read_look(source, replace(request, kind=kinds)),))
    settings = load_settings(source)
    names = read_kinds(kinds, settings)
    if len(names) == 1:
        return Looks((read_look(source, replace(request, kind=names[0])),))
    load_tree(source)  # what is wrong with the file itself is said once
    found: list[Look | Lack] = []
    for name in names:
        try:
            found.append(read_look(source, replace(request, kind=name)))
        except BaocaoError as error:
            found.append(Lack(catalog.find_kind(name, settings).title, error))
    looks = Looks(tuple(found))
    if not looks.shown:
        raise looks.lacking[0].error
    return looks
