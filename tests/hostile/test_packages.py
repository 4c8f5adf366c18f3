"""Zips that lie, overlap, climb or explode; content types and relationships that play tricks."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

import pytest

from hostile.outcome import assert_refused, render
from support.filling import MAIN, file, read, unzipped, zipped
from support.project import Project

SOUND = file("Kính gửi {{ ten }}")
RELS = "word/_rels/document.xml.rels"
TYPES = "[Content_Types].xml"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def with_entry(name: str, content: str | bytes) -> bytes:
    return zipped({**unzipped(SOUND), name: content})


def patched(signature: bytes, offset: int, value: bytes, source: bytes = SOUND, which: int = 0) -> bytes:
    """Return a zip with bytes changed behind the n-th header of a kind."""
    at = -1
    for _ in range(which + 1):
        at = source.index(signature, at + 1)
    return source[: at + offset] + value + source[at + offset + len(value) :]


CENTRAL, LOCAL, END = b"PK\1\2", b"PK\3\4", b"PK\5\6"


def overlapping() -> bytes:
    """Two lines of the directory that lead to one entry, each under its own name in the directory."""
    source = bytearray(with_entry("word/a.bin", b"x" * 50))
    first, second = source.index(CENTRAL), source.rindex(CENTRAL)
    offset = struct.unpack_from("<I", source, first + 42)[0]
    struct.pack_into("<I", source, second + 42, offset)
    return bytes(source)


def quoted_overlap() -> bytes:
    """An entry whose data contain the next entry: what David Fifield's bombs are made of."""
    content = read(SOUND)
    stream = io.BytesIO(SOUND)
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr(zipfile.ZipInfo("word/b.bin"), content)
    source = bytearray(stream.getvalue())
    at = source.index(CENTRAL)
    packed = struct.unpack_from("<I", source, at + 20)[0]
    struct.pack_into("<I", source, at + 20, packed + 200)
    local = struct.unpack_from("<I", source, at + 42)[0]
    struct.pack_into("<I", source, local + 18, packed + 200)
    return bytes(source)


def deflated(name: str, raw: bytes, content: bytes, *, more: bytes = b"") -> bytes:
    """Return the sound file with one entry stored by hand: its deflate stream, and what follows it."""
    stream = io.BytesIO()
    entries = unzipped(SOUND)
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for one, inside in entries.items():
            if one != name:
                archive.writestr(zipfile.ZipInfo(one), inside, zipfile.ZIP_DEFLATED)
        archive.writestr(zipfile.ZipInfo(name), raw + more, zipfile.ZIP_STORED)
    source = bytearray(stream.getvalue())
    for signature, offset in ((CENTRAL, 10), (LOCAL, 8)):
        at = source.rindex(signature)
        struct.pack_into("<H", source, at + offset, 8)
        struct.pack_into("<I", source, at + offset + 6, zlib.crc32(content))
        struct.pack_into("<I", source, at + offset + 14, len(content))
    return bytes(source)


def raw_deflate(content: bytes) -> bytes:
    engine = zlib.compressobj(9, zlib.DEFLATED, -15)
    return engine.compress(content) + engine.flush()


def bomb(size: int) -> bytes:
    return with_entry("word/media/anh.bin", b"\0" * size)


def rel(target: str, kind: str = "header", *, external: bool = False) -> bytes:
    mode = ' TargetMode="External"' if external else ""
    return with_entry(
        RELS,
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="a" Type="{R}/{kind}" Target="{target}"{mode}/></Relationships>',
    )


CASES: dict[str, tuple[Callable[[], bytes], str]] = {
    "sizes of zip64 without its record": (lambda: patched(CENTRAL, 20, b"\xff" * 8), "P104 P105"),
    "a local header of another name": (lambda: patched(LOCAL, 30, b"X"), "P105"),
    "a local header of another method": (lambda: patched(LOCAL, 8, b"\0\0"), "P105"),
    "encrypted only in the local header": (lambda: patched(LOCAL, 6, b"\1\0"), "P105"),
    "two lines for one entry": (overlapping, "P105"),
    "an entry inside an entry": (quoted_overlap, "P104 P105"),
    "more behind the deflate stream": (
        lambda: deflated(MAIN, raw_deflate(read(SOUND)), read(SOUND), more=b"PK" * 9),
        "P104",
    ),
    "a deflate stream that does not end": (
        lambda: deflated(MAIN, raw_deflate(read(SOUND))[:-4], read(SOUND)),
        "P104",
    ),
    "damage in a part without tags": (
        lambda: deflated("word/settings.xml", raw_deflate(b"<a/>"), b"<b/>"),
        "P104",
    ),
    "a directory that begins behind the file": (lambda: patched(END, 16, b"\xff\xff\xff\x7f"), "P104"),
    "more entries than there are": (lambda: patched(END, 10, b"\xff\x00"), "P104"),
    "a bomb by its ratio": (lambda: bomb(30_000_000), "P105"),
    "names in another case": (lambda: with_entry("WORD/DOCUMENT.XML", read(SOUND)), "P105"),
    "a name with a drive": (lambda: with_entry("C:/a.xml", "x"), "P105"),
    "a name that climbs": (lambda: with_entry("word/../../a.xml", "x"), "P105"),
    "a name with a backslash": (lambda: patched(CENTRAL, 46, b"\\", patched(LOCAL, 30, b"\\")), "P105"),
    "a macro part of an innocent name": (
        lambda: zipped(
            {
                **unzipped(SOUND),
                TYPES: read(SOUND, TYPES).replace(
                    b"</Types>",
                    b'<Override PartName="/word/a.bin" '
                    b'ContentType="application/vnd.ms-office.vbaProject"/></Types>',
                ),
                "word/a.bin": b"x",
            }
        ),
        "P107",
    ),
    "a main part that is the list of types": (
        lambda: zipped(
            {
                **unzipped(SOUND),
                "_rels/.rels": read(SOUND, "_rels/.rels").replace(MAIN.encode(), b"[Content_Types].xml"),
            }
        ),
        "P106",
    ),
    "no main part": (
        lambda: zipped({**unzipped(SOUND), "_rels/.rels": b"<a/>"}),
        "P106",
    ),
    "relationships that are no XML": (lambda: with_entry(RELS, "x"), "P101"),
    "types with a DTD": (lambda: with_entry(TYPES, "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"), "P102"),
    "a file that is only a zip's end": (lambda: END + b"\0" * 18, "P104 P106"),
    "a zip in front of which something stands": (lambda: b"MZ" + SOUND, "P103"),
    "nothing": (lambda: b"", "P103"),
    "a PDF": (lambda: b"%PDF-1.7\n", "P103"),
    "an old .doc": (lambda: b"\xd0\xcf\x11\xe0" * 200, "P103"),
}


@pytest.mark.parametrize("name", CASES)
def test_a_hostile_package_is_refused(name: str, project: Project) -> None:
    make, codes = CASES[name]
    project.write("mau.docx", make())
    project.write("a.yaml", "ten: An\n")
    assert_refused(render(project), codes.split(), 4)


HARMLESS: dict[str, Callable[[], bytes]] = {
    "a header that is the list of types": lambda: rel("../[Content_Types].xml"),
    "a header that is a list of relationships": lambda: rel("_rels/document.xml.rels"),
    "a header above the package": lambda: rel("../../../../etc/passwd"),
    "a header that is the body": lambda: rel("document.xml"),
    "a header that is not there": lambda: rel("khong-co.xml"),
    "a target that is an address": lambda: rel("file:///etc/passwd"),
    "a target of the network": lambda: rel("//may-chu/tep.xml"),
    "a comment behind the zip": lambda: SOUND[:-2] + struct.pack("<H", 6) + b"ghi ch",
}


@pytest.mark.parametrize("name", HARMLESS)
def test_odd_relationships_lead_nowhere(name: str, project: Project) -> None:
    project.write("mau.docx", HARMLESS[name]())
    project.write("a.yaml", "ten: An {{ x }}\n")
    outcome = render(project)
    assert outcome.exit_code == 0, outcome.stdout
    made = (project.folder / "ra.docx").read_bytes()
    assert read(made, TYPES) == read(SOUND, TYPES)
    assert "An {{ x }}" in read(made).decode()


@pytest.mark.parametrize("kind", ["attachedTemplate", "image", "oleObject", "subDocument", "frame"])
def test_what_loads_from_outside_is_told_and_strict_refuses_it(kind: str, project: Project) -> None:
    project.write("mau.docx", rel("https://example.vn/x", kind, external=True))
    project.write("a.yaml", "ten: An\n")
    outcome = render(project)
    assert outcome.exit_code == 0
    assert [one["code"] for one in outcome.json["findings"]] == ["P201"]
    assert_refused(render(project, "--strict"), ["P201"], 1)
