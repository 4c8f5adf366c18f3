"""The documents of a data file written: one, or a whole set, in every format, all or none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass, replace
from pathlib import Path

from baocao import fsio
from baocao.app.compose import Material, compose, read_material, render_document
from baocao.app.formats import SOURCES, Format
from baocao.app.kind import NoLayoutError
from baocao.app.order import Item, Order, Skipped, merge, plan
from baocao.app.proof import proofread
from baocao.app.request import Document, Source
from baocao.app.targets import choose_place, name_set, read_values, refuse_same_names
from baocao.errors import BaocaoError, Finding, raise_all

__all__ = ["RenderResult", "ToText", "Written", "produce", "render_document"]

ToText = Callable[[bytes, str], str]
"""Makes plain text of a Word file; the second argument is what messages call the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A file that was written."""

    path: Path
    format: Format
    size_bytes: int
    document: Document


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderResult:
    """What was written, and what there is to say about it."""

    files: tuple[Written, ...]
    """At least one."""
    assets: tuple[Path, ...] = ()
    """Pictures and other files that some of them refer to."""
    skipped: tuple[Skipped, ...] = ()

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents, each once, though it was written in several formats."""
        return tuple({id(one.document): one.document for one in self.files}.values())

    @property
    def notices(self) -> tuple[str, ...]:
        """What is to be known, each once."""
        return tuple(dict.fromkeys(notice for one in self.documents for notice in one.notices))

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found, each once, though it is in several documents."""
        return tuple(dict.fromkeys(finding for one in self.documents for finding in one.findings))


@dataclass(slots=True)
class _Made:
    """A document in the making."""

    item: Item
    sources: dict[Source, Document]
    paths: dict[Format, Path]

    @property
    def first(self) -> Document:
        return next(iter(self.sources.values()))


def produce(data: Path, order: Order, *, to_text: ToText) -> RenderResult:
    """Make the documents that are asked for and write them all, or write nothing.

    Args:
        data: the data file.
        order: which documents, how, where to.
        to_text: makes plain text of a Word file.

    Raises:
        BaocaoError: all mistakes of the data at once (exit 3, or 1 when only facts
            disagree, or when rules find something and warnings count), of the templates (4),
            of the files to be written (5), or of LibreOffice (6).
    """
    with fsio.noting_reads() as inputs:
        return _produce(data, order, to_text, inputs)


def _produce(data: Path, order: Order, to_text: ToText, inputs: Set[Path]) -> RenderResult:
    material = read_material(data)
    items, skipped = plan(material, order)
    place = choose_place(data, order)
    made = _compose_all(material, items, skipped, is_all=order.is_all)
    pattern = order.name or material.settings.names
    fields = [(one.item, read_values(data, one.item, one.first)) for one in made]
    for one, paths in zip(made, name_set(place, fields, pattern), strict=True):
        one.paths = paths
    refuse_same_names((path, one.item) for one in made for path in one.paths.values())
    if order.check:
        _proofread_all(made, material)
    assets = {
        path.parent / name: content
        for one in made
        for path in one.paths.values()
        for document in one.sources.values()
        for name, content in document.assets.items()
    }
    targets = [path for one in made for path in one.paths.values()]
    below = place.folder if place.is_made or (assets and fsio.is_folder(place.folder)) else None
    fsio.check_targets([*targets, *(assets if below else ())], force=order.force, inputs=inputs, below=below)
    contents = _write_formats(made, material, to_text)
    fsio.write_all(contents | assets, force=order.force, inputs=inputs, below=below)
    written = [
        Written(path=path, format=name, size_bytes=len(contents[path]), document=one.sources[SOURCES[name]])
        for one in made
        for name, path in one.paths.items()
    ]
    return RenderResult(files=tuple(written), assets=tuple(assets), skipped=tuple(skipped))


def _compose_all(
    material: Material, items: Iterable[Item], skipped: list[Skipped], *, is_all: bool
) -> list[_Made]:
    """Return the documents; of a whole set, a kind without a template in this layout is skipped."""
    made: list[_Made] = []
    errors: list[BaocaoError] = []
    unlaid: list[BaocaoError] = []
    for item in items:
        sources: dict[Source, Document] = {}
        try:
            for source in dict.fromkeys(SOURCES[name] for name in item.formats):
                sources[source] = compose(material, replace(item.request, format=source))
        except NoLayoutError as error:
            (unlaid if is_all else errors).append(error)
            skipped.append(Skipped(kind=item.request.kind, title=item.title, reason=error.message))
        except BaocaoError as error:
            errors.append(error)
        else:
            made.append(_Made(item, sources, {}))
    raise_all(merge(errors if made else [*errors, *unlaid]))
    return made


def _proofread_all(made: Iterable[_Made], material: Material) -> None:
    """Put the Word files to the rules; what rules find is added to the documents."""
    errors: list[BaocaoError] = []
    for one in made:
        if "docx" not in one.sources:
            continue
        name = next(path for form, path in one.paths.items() if SOURCES[form] == "docx")
        try:
            request = one.item.request
            one.sources["docx"] = proofread(one.sources["docx"], request, material.settings, str(name))
        except BaocaoError as error:
            errors.append(error)
    raise_all(merge(errors))


def _write_formats(made: Iterable[_Made], material: Material, to_text: ToText) -> dict[Path, bytes]:
    """Return ``{path: content}`` of all files; all PDF are made in one start of LibreOffice."""
    contents: dict[Path, bytes] = {}
    printed: dict[Path, bytes] = {}
    for one in made:
        for form, path in one.paths.items():
            content = one.sources[SOURCES[form]].content
            if form == "txt":
                content = to_text(content, str(path)).encode()
            if form == "pdf":
                printed[path] = content
            contents[path] = content
    if printed:
        from baocao.app.office import to_pdf

        settings = material.settings
        names: Mapping[str, bytes] = {str(path): content for path, content in printed.items()}
        pdfs = to_pdf(names, program=settings.office, timeout_s=settings.office_timeout_s)
        contents |= {path: pdfs[str(path)] for path in printed}
    return contents
