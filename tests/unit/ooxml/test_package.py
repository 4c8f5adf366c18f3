from __future__ import annotations

import pytest

from baocao.errors import PackageError
from baocao.ooxml.package import MacroFileError, NotAWordFileError, read_package
from support.filling import CORE, MAIN, file, read, zipped

TYPES = "[Content_Types].xml"


def changed(source: bytes, name: str, old: str, new: str) -> bytes:
    """Return the package with one part's text replaced."""
    entries = {entry: read(source, entry) for entry in read_package(source).entries}
    assert old.encode() in entries[name]
    return zipped({**entries, name: entries[name].replace(old.encode(), new.encode())})


def without(source: bytes, name: str) -> bytes:
    return zipped({entry: read(source, entry) for entry in read_package(source).entries if entry != name})


def test_the_main_part_is_found_by_its_relationship() -> None:
    package = read_package(file("a"), "mau.docx")
    assert (package.main_part, package.name) == (MAIN, "mau.docx")
    assert package.content_types[MAIN].endswith("document.main+xml")
    assert package.content_types["_rels/.rels"].endswith("relationships+xml")


def test_the_main_part_may_have_any_name() -> None:
    source = file("a")
    entries = {name: read(source, name) for name in read_package(source).entries}
    entries["word/vanban.xml"] = entries.pop(MAIN)
    for name in (TYPES, "_rels/.rels"):
        entries[name] = entries[name].replace(b"word/document.xml", b"word/vanban.xml")
    assert read_package(zipped(entries)).main_part == "word/vanban.xml"


def test_relationships_are_resolved_against_the_folder_of_their_part() -> None:
    source = changed(
        file("a", header=["h"]), "word/_rels/document.xml.rels", "header.xml", "/word/header.xml"
    )
    rels = read_package(source).rels(MAIN)
    assert (rels["header"].target, rels["header"].kind, rels["header"].external) == (
        "word/header.xml",
        "header",
        False,
    )


def test_external_targets_stay_as_they_are() -> None:
    source = changed(
        file("a", header=["h"]),
        "word/_rels/document.xml.rels",
        'Target="header.xml"',
        'Target="https://example.vn/a?b" TargetMode="External"',
    )
    rel = read_package(source).rels(MAIN)["header"]
    assert (rel.target, rel.external) == ("https://example.vn/a?b", True)


def test_a_part_without_relationships_has_none() -> None:
    assert read_package(file("a")).rels("word/settings.xml") == {}


@pytest.mark.parametrize("name", [TYPES, "_rels/.rels", MAIN])
def test_a_zip_that_lacks_a_pillar_is_no_word_file(name: str) -> None:
    with pytest.raises(NotAWordFileError) as caught:
        read_package(without(file("a"), name), "x.docx")
    assert caught.value.code == "P106"
    assert caught.value.where.file == "x.docx"


def test_any_other_zip_is_no_word_file() -> None:
    with pytest.raises(NotAWordFileError):
        read_package(zipped({"a.txt": "chữ"}))


def test_an_opendocument_text_is_called_by_its_name() -> None:
    with pytest.raises(NotAWordFileError, match="OpenDocument"):
        read_package(zipped({"mimetype": "application/vnd.oasis", "META-INF/manifest.xml": "<m/>"}))


@pytest.mark.parametrize(
    "kind",
    [
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
        "application/xml",
    ],
)
def test_workbooks_and_slides_are_no_word_files(kind: str) -> None:
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    with pytest.raises(NotAWordFileError):
        read_package(changed(file("a"), TYPES, word, kind))


@pytest.mark.parametrize(
    "kind",
    [
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    ],
)
def test_a_macro_file_is_refused_by_its_type(kind: str) -> None:
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    with pytest.raises(MacroFileError, match="macro") as caught:
        read_package(changed(file("a"), TYPES, word, kind))
    assert caught.value.code == "P107"


def test_a_macro_file_is_refused_by_its_parts() -> None:
    source = file("a")
    entries = {name: read(source, name) for name in read_package(source).entries}
    with pytest.raises(MacroFileError):
        read_package(zipped({**entries, "word/vbaProject.bin": b"\xd0\xcf"}))


def test_a_dotx_template_is_read() -> None:
    source = changed(file("a"), TYPES, "document.main+xml", "template.main+xml")
    assert read_package(source).main_part == MAIN


def test_a_missing_part_is_named() -> None:
    with pytest.raises(PackageError, match=CORE):
        read_package(file("a"), "x.docx").read(CORE)


@pytest.mark.parametrize("name", [TYPES, "_rels/.rels"])
def test_a_dtd_in_the_pillars_is_refused(name: str) -> None:
    source = file("a")
    entries = {entry: read(source, entry) for entry in read_package(source).entries}
    bad = entries[name].replace(b"?>", b'?><!DOCTYPE a [<!ENTITY b "c">]>', 1)
    with pytest.raises(PackageError) as caught:
        read_package(zipped({**entries, name: bad}))
    assert caught.value.code == "P102"


def test_broken_xml_in_the_pillars_is_named() -> None:
    source = file("a")
    entries = {entry: read(source, entry) for entry in read_package(source).entries}
    with pytest.raises(PackageError) as caught:
        read_package(zipped({**entries, TYPES: b"<Types"}), "x.docx")
    assert (caught.value.code, caught.value.where.file) == ("P101", "x.docx")


@pytest.mark.parametrize("entry", [MAIN, TYPES])
def test_a_damaged_entry_says_of_which_file(entry: str) -> None:
    source = bytearray(file("a"))
    start = source.index(b"PK\1\2")  # the central directory; the checksum of each entry stands 16 bytes on
    at = source.index(entry.encode(), start) - 46 + 16
    source[at] ^= 0xFF
    with pytest.raises(PackageError, match=r"mau\.docx: P104"):
        read_package(bytes(source), "mau.docx").read(MAIN)
