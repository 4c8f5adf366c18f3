"""What makes a Word file fetch, run or open something else: found before anybody opens the result."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from baocao.errors import Finding, Location, PackageError, Severity
from baocao.ooxml.fields import command_of, iter_codes
from baocao.ooxml.package import Package
from baocao.ooxml.relationships import Relationship
from baocao.ooxml.xml import Element, parse_xml

_LOADED: Final = {
    "attachedTemplate": "mẫu gắn kèm",
    "image": "ảnh liên kết",
    "oleObject": "đối tượng OLE liên kết",
    "package": "tệp liên kết",
    "frame": "khung trang web",
    "subDocument": "văn bản con",
    "externalLink": "sổ tính liên kết",
    "externalLinkPath": "sổ tính liên kết",
    "aFChunk": "văn bản chèn nguyên",
    "mailMergeSource": "nguồn trộn thư",
    "mailMergeHeaderSource": "nguồn trộn thư",
    "video": "phim",
    "audio": "âm thanh",
    "media": "phim, âm thanh",
    "transform": "bản biến đổi XSLT",
}
"""{kind of a relationship to the outside: its name}; any other kind but a link to click is told by itself."""
_CARRIED: Final = {
    "oleObject": "đối tượng OLE nhúng",
    "control": "điều khiển ActiveX",
    "activeXControlBinary": "điều khiển ActiveX",
    "aFChunk": "tệp khác chèn nguyên (altChunk)",
}
_FETCHING: Final = frozenset(
    {"DDE", "DDEAUTO", "INCLUDE", "INCLUDETEXT", "INCLUDEPICTURE", "IMPORT", "LINK", "DATABASE", "RD"}
)
"""Fields that read something else when they are updated.

Source:
    ECMA-376 Part 1, 17.16.5; DDE and DDEAUTO are older than it.
"""
_INSTRUCTIONS: Final = re.compile(rb"instrText[^>]*>([^<]*)<|[:\s]instr\s*=\s*[\"']([^\"']*)[\"']")
_SUSPECT: Final = re.compile(rb"DDE|INCLUDE|IMPORT|(?<![A-Z])LINK|DATABASE|(?<![A-Z])RD\b|&#", re.IGNORECASE)
_HINT: Final = "Bỏ nó trong Word nếu không biết ai đặt vào; chạy với --strict thì mẫu như vậy bị từ chối"


def find_risks(package: Package) -> tuple[Finding, ...]:
    """Return a warning for all that the file would load, run or open by itself; nothing for an ordinary one.

    Links to click are no risk. Codes: P201 relationships that load from
    outside, P202 fields that fetch, P203 objects carried along.

    Cost:
        Linear in the unpacked size; parts are parsed only where a field looks suspicious.
    """
    found: dict[tuple[str, str], Finding] = {}
    for part in package.entries:
        if part.startswith("[") or part.endswith(".rels"):
            continue
        for finding in (*_find_relationships(package, part), *_find_fields(package, part)):
            found.setdefault((finding.code, finding.message), finding)
    for rel in package.rels("").values():
        if rel.external:
            finding = _loads(package, "", rel)
            found.setdefault((finding.code, finding.message), finding)
    return tuple(found.values())


def find_fetching_fields(root: Element) -> Iterator[str]:
    """Yield the instruction of each field below `root` that would read another file or program."""
    for code in iter_codes(root):
        if command_of(code) in _FETCHING:
            yield " ".join(code.split())


def find_fetching_commands(root: Element) -> Iterator[str]:
    """Yield in Vietnamese each kind of fetching field below `root`, to compare a result with its template."""
    for code in find_fetching_fields(root):
        yield f"trường {command_of(code)} đọc tệp hoặc chương trình khác"


def _find_relationships(package: Package, part: str) -> Iterator[Finding]:
    for rel in package.rels(part).values():
        if rel.external and rel.kind != "hyperlink":
            yield _loads(package, part, rel)
        elif not rel.external and rel.kind in _CARRIED:
            yield _warn(
                "P203",
                "object-carried-along",
                f"tệp mang theo {_CARRIED[rel.kind]} “{rel.target}”",
                package,
                part,
            )


def _loads(package: Package, part: str, rel: Relationship) -> Finding:
    what = _LOADED.get(rel.kind, f"liên kết loại {rel.kind}")
    message = f"{what} sẽ được tải từ “{rel.target}” khi mở tệp"
    return _warn("P201", "loads-from-outside", message, package, part)


def _find_fields(package: Package, part: str) -> Iterator[Finding]:
    if not package.content_types.get(part, "").endswith("xml"):
        return
    try:
        content = package.read(part)
        joined = b"".join(first or second for first, second in _INSTRUCTIONS.findall(content))
        is_plain = content[:2] not in {b"\xff\xfe", b"\xfe\xff"}
        if is_plain and not _SUSPECT.search(joined):
            return
        root = parse_xml(content, Location(file=package.name, path=part))
    except PackageError:
        return  # whoever needs the part says so
    for instruction in find_fetching_fields(root):
        message = f"trường “{instruction[:80]}” đọc tệp hoặc chương trình khác"
        yield _warn("P202", "field-fetches", message, package, part)


def _warn(code: str, name: str, message: str, package: Package, part: str) -> Finding:
    return Finding(
        code=code,
        name=name,
        severity=Severity.WARNING,
        message=message,
        where=Location(file=package.name, path="" if part == package.main_part else part),
        hint=_HINT,
    )
