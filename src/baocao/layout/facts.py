"""A Word file as plain values: what it says and how it looks, with nothing of XML left."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from baocao.layout.blocks import Block, Note, Paragraph, Section, Table, iter_paragraphs, iter_tables
from baocao.layout.reading.scope import Source
from baocao.layout.reading.story import read_notes, read_sections
from baocao.ooxml.package import Package, check_main, read_package
from baocao.ooxml.properties import read_number
from baocao.ooxml.xml import qn
from baocao.units import Length


@dataclass(frozen=True, kw_only=True)
class Facts:
    """A whole document."""

    name: str = ""
    """The file's name, as messages show it."""
    sections: tuple[Section, ...]
    """At least one."""
    notes: tuple[Note, ...] = ()
    even_headers: bool = False
    """Whether even pages have headers and footers of their own."""
    default_tab: Length
    title: str = ""
    """From the document's properties."""
    stored_pages: int = 0
    """How many pages the program that saved it says it has; 0 when it does not say."""

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks of all sections, in document order."""
        return tuple(block for section in self.sections for block in section.blocks)

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs of the body, those in tables and boxes included, in document order."""
        return tuple(iter_paragraphs(self.blocks))

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """The tables of the body, outer ones before those inside them."""
        return tuple(iter_tables(self.blocks))


def read_document(document: bytes | Package, name: str = "") -> Facts:
    """Return what a .docx says and how it looks.

    Formatting is effective: document defaults, table style, style chain,
    numbering and direct properties put together. Tracked insertions are
    there, deletions are not; fields have the result Word stored.

    Args:
        document: the file's bytes, or the package when it is open already.
        name: what to call the file in messages; the package's own when empty.

    Raises:
        PackageError: P101–P107, the bytes are no sound Word file.
    """
    package = read_package(document, name) if isinstance(document, bytes) else document
    source = Source(package)
    root = source.parse(package.main_part)
    if root is not None:
        check_main(root, package.name)
    sections = read_sections(source, root.find(qn("w:body")) if root is not None else None)
    return Facts(
        name=name or package.name,
        sections=sections,
        notes=read_notes(source),
        even_headers=source.even_headers,
        default_tab=source.default_tab,
        title=_read_title(source),
        stored_pages=_read_pages(source),
    )


def _read_pages(source: Source) -> int:
    root = source.parse("docProps/app.xml")
    return max(0, read_number(root.findtext("{*}Pages"), 0) or 0) if root is not None else 0


def _read_title(source: Source) -> str:
    root = source.parse("docProps/core.xml")
    return (root.findtext(qn("dc:title")) or "").strip() if root is not None else ""
