"""What a Word file would load, run or open by itself is found; ordinary files are not blamed."""

from __future__ import annotations

import time

import pytest

from baocao.ooxml.package import read_package
from baocao.ooxml.risks import find_risks
from support.filling import failures, file, fill, p, r, read, unzipped, zipped

R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = "word/_rels/document.xml.rels"


def with_rel(kind: str, target: str, *blocks: str, external: bool = True, part: str = RELS) -> bytes:
    entries = unzipped(file(*(blocks or ("x",))))
    mode = ' TargetMode="External"' if external else ""
    whole = kind if "/" in kind else f"{R}/{kind}"
    new = f'<Relationship Id="zz" Type="{whole}" Target="{target}"{mode}/>'
    empty = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
    before = (
        entries.get(part, empty).replace(b"/>", b"></Relationships>")
        if part not in entries
        else entries[part]
    )
    if b"</Relationships>" not in before:
        before = empty
    return zipped({**entries, part: before.replace(b"</Relationships>", new.encode() + b"</Relationships>")})


def field(*pieces: str) -> str:
    inside = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in pieces)
    sign = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return f"{sign.format('begin')}{inside}{sign.format('separate')}{r('1')}{sign.format('end')}"


def codes(source: bytes) -> list[str]:
    return [finding.code for finding in find_risks(read_package(source, "mau.docx"))]


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        ("attachedTemplate", "https://example.vn/mau.dotm"),
        ("image", "https://example.vn/a.png"),
        ("image", "file:///\\\\may-chu\\a.png"),
        ("oleObject", "file:///C:/a.xlsx"),
        ("frame", "https://example.vn/a.htm"),
        ("subDocument", "chuong-1.docx"),
        ("externalLink", "a.xlsx"),
        ("aFChunk", "https://example.vn/a.htm"),
        ("mailMergeSource", "a.mdb"),
        ("http://schemas.microsoft.com/office/2007/relationships/media", "https://example.vn/a.mp4"),
        ("la-lung", "https://example.vn"),
    ],
)
@pytest.mark.parametrize("part", [RELS, "word/_rels/settings.xml.rels", "_rels/.rels"])
def test_what_is_loaded_from_outside_is_told(kind: str, target: str, part: str) -> None:
    (finding,) = find_risks(read_package(with_rel(kind, target, part=part), "mau.docx"))
    assert finding.code == "P201"
    assert target in finding.message
    assert finding.hint


def test_links_to_click_are_no_risk() -> None:
    assert codes(with_rel("hyperlink", "https://example.vn")) == []


@pytest.mark.parametrize("kind", ["oleObject", "control", "aFChunk"])
def test_objects_carried_along_are_told(kind: str) -> None:
    assert codes(with_rel(kind, "embeddings/a.bin", external=False)) == ["P203"]


@pytest.mark.parametrize(
    "pieces",
    [
        ["DDEAUTO c:\\\\a.exe"],
        ["  D", "D", "E", "AUTO x"],
        ['"DDE" x'],
        ["dde x"],
        ["&#68;DE x"],
        ["INCLUDETEXT a.docx"],
        [" INCLUDE", 'PICTURE "https://example.vn/a.png" \\d'],
        ["LINK Excel.Sheet.12 a.xlsx"],
        ["DATABASE \\d a.mdb"],
        ["RD a.docx"],
    ],
)
def test_fields_that_fetch_are_told_however_word_cut_them(pieces: list[str]) -> None:
    assert codes(file(p(field(*pieces)))) == ["P202"]


@pytest.mark.parametrize(
    "inside",
    [
        field(" HYPERLINK &quot;https://example.vn&quot; "),
        field(" PAGE "),
        field(" REF LINK "),
        p("DDE INCLUDETEXT").removeprefix("<w:p>").removesuffix("</w:p>"),
        field(' TOC \\o "1-3" '),
        field(" IMPORTANT "),
    ],
)
def test_ordinary_fields_are_no_risk(inside: str) -> None:
    assert codes(file(p(inside))) == []


def test_simple_and_nested_fields_and_other_parts_are_looked_at() -> None:
    assert codes(file(p(f"<w:fldSimple w:instr=' DDE x '>{r('1')}</w:fldSimple>"))) == ["P202"]
    assert codes(file(p(field(" IF 1 = 1 ").replace(r("1"), field(" DDE x "))))) == ["P202"]
    assert codes(file("x", footer=[p(field("DDEAUTO x"))])) == ["P202"]


def test_the_same_thing_is_told_once() -> None:
    assert codes(file(p(field("DDE x")), p(field("DDE x")), p(field("DDE y")))) == ["P202", "P202"]


def test_a_field_whose_command_the_data_make_is_refused() -> None:
    (error,) = failures(file(p(field("{{ x }} c:\\\\a.exe"))), x="DDEAUTO")
    assert error.code == "T402"
    (error,) = failures(file(p(field("DD{{ x }} a"))), x="E")
    assert error.code == "T402"
    assert b"INCLUDETEXT a" in read(fill(file(p(field("INCLUDETEXT {{ x }}"))), x="a"))


def test_looking_takes_no_time() -> None:
    source = file(*[p("chữ " * 50)] * 5_000)
    package = read_package(source)
    begun = time.perf_counter()
    assert find_risks(package) == ()
    assert time.perf_counter() - begun < 0.5
