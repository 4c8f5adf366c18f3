"""A .docx as parts that point to one another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from baocao.errors import Location, PackageError
from baocao.ooxml.entries import BrokenZipError, Entry, broken_entry, read_entries
from baocao.ooxml.relationships import Relationship, read_rels, rels_part
from baocao.ooxml.strict import STRICT, to_transitional
from baocao.ooxml.xml import Element, parse_xml, qn, refuse_flood

MAIN_TYPES: Final = frozenset(
    {
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    }
)
MACRO_TYPES: Final = frozenset(
    {
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    }
)
MACRO_PARTS: Final = frozenset(
    {"application/vnd.ms-office.vbaProject", "application/vnd.ms-word.vbaData+xml"}
)
_OFFICE_DOCUMENT: Final = "/officeDocument"


class NotAWordFileError(PackageError):
    """A sound zip, but not a Word document."""

    code = "P106"


class MacroFileError(PackageError):
    """A Word file that carries macros."""

    code = "P107"


class StrictFileError(PackageError):
    """A template in part “Strict Open XML Document”: its body has names that its relationships do not say."""

    code = "P108"


@dataclass(frozen=True)
class Package:
    """A Word file opened: {part name: Entry} in the order of the file."""

    entries: Mapping[str, Entry]
    main_part: str
    name: str = ""
    content_types: Mapping[str, str] = field(default_factory=dict)
    """{part name: content type}, defaults by extension resolved."""

    def read(self, part: str) -> bytes:
        """Return the unpacked content of a part.

        Raises:
            BrokenZipError: P104, there is no such part, or it is damaged.
            XmlFloodError: P120, more in it than any document holds.
        """
        entry = self.entries.get(part)
        if entry is None:
            raise broken_entry(part, self.name)
        content = _unpack(entry, Location(file=self.name))
        if self.content_types.get(part, "").endswith("xml"):
            refuse_flood(content, Location(file=self.name, path=part))
        return content

    def __contains__(self, part: str) -> bool:
        """Whether the file has a part of this name."""
        return part in self.entries

    def check_entries(self) -> None:
        """Refuse a file of which any entry is damaged: those without tags are copied as they are.

        Raises:
            BrokenZipError: P104.

        Cost:
            Linear in the unpacked size.
        """
        for entry in self.entries.values():
            _unpack(entry, Location(file=self.name))

    def rels(self, part: str) -> dict[str, Relationship]:
        """Return {relationship id: Relationship} of a part; empty when it has none."""
        return _read_rels(self.entries, part, self.name)


def read_package(content: bytes, name: str = "") -> Package:
    """Return a Word file opened; sizes, names and types are checked before anything is unpacked.

    Args:
        content: the whole file.
        name: what to call it in messages.

    Raises:
        NotAZipError: P103; BrokenZipError: P104; SuspiciousZipError: P105;
        NotAWordFileError: P106; MacroFileError: P107.
    """
    where = Location(file=name)
    entries = read_entries(content, where)
    if "[Content_Types].xml" not in entries:
        if "META-INF/manifest.xml" in entries:
            hint = "Mở bằng Word hoặc LibreOffice rồi lưu thành .docx"
            raise NotAWordFileError("đây là tệp OpenDocument (.odt)", where=where, hint=hint)
        raise _not_word(where)
    defaults, overrides = _read_content_types(entries["[Content_Types].xml"], where)
    main = next((rel for rel in _read_rels(entries, "", name).values() if _is_main(rel)), None)
    main_part = main.target if main else ""
    if main and main.type.startswith(STRICT):
        try:
            entries = to_transitional(entries, where)
        except BrokenZipError as error:
            raise error.at(where) from error
    if main_part not in entries:
        raise _not_word(where)
    content_types = {
        part: overrides.get(part.lower(), defaults.get(part.rpartition(".")[2].lower(), ""))
        for part in entries
    }
    main_type = content_types[main_part]
    if main_type in MACRO_TYPES or _has_macros(content_types):
        raise MacroFileError(
            "tệp có macro",
            where=where,
            hint="Trong Word chọn Lưu thành (Save As), kiểu “Word Document (*.docx)”",
        )
    if main_type not in MAIN_TYPES:
        raise _not_word(where)
    return Package(entries, main_part, name, content_types)


def check_main(root: Element, name: str) -> None:
    """Refuse the root of a main part when it holds no text that Word, and we, could read.

    Raises:
        StrictFileError: P108; NotAWordFileError: P106.
    """
    if "purl.oclc.org/ooxml" in root.tag:
        raise StrictFileError(
            "tệp lưu theo kiểu “Strict Open XML Document”",
            where=Location(file=name),
            hint="Trong Word chọn Lưu thành (Save As), kiểu “Word Document (*.docx)”",
        )
    if root.tag != qn("w:document") or root.find(qn("w:body")) is None:
        raise _not_word(Location(file=name))


def _read_content_types(entry: Entry, where: Location) -> tuple[dict[str, str], dict[str, str]]:
    root = parse_xml(_unpack(entry, where), where)
    defaults = {
        str(e.get("Extension", "")).lower(): e.get("ContentType", "") for e in root.iter(qn("ct:Default"))
    }
    overrides = {
        str(e.get("PartName", "")).lstrip("/").lower(): e.get("ContentType", "")
        for e in root.iter(qn("ct:Override"))
    }
    return defaults, overrides


def _read_rels(entries: Mapping[str, Entry], part: str, name: str) -> dict[str, Relationship]:
    held = rels_part(part)
    if held not in entries:
        return {}
    content = _unpack(entries[held], Location(file=name))
    where = Location(file=name, path=held)
    refuse_flood(content, where)
    return read_rels(parse_xml(content, where), part)


def _has_macros(content_types: Mapping[str, str]) -> bool:
    """Tell whether a part is a macro project, by its type or by its usual name."""
    return any("vbaProject" in part or kind in MACRO_PARTS for part, kind in content_types.items())


def _unpack(entry: Entry, where: Location) -> bytes:
    try:
        return entry.unpack()
    except BrokenZipError as error:
        raise error.at(where) from error


def _is_main(rel: Relationship) -> bool:
    return rel.type.endswith(_OFFICE_DOCUMENT) and not rel.external


def _not_word(where: Location) -> NotAWordFileError:
    return NotAWordFileError(
        "tệp nén này không phải văn bản Word", where=where, hint="Chỉ rõ một tệp .docx do Word lưu ra"
    )
