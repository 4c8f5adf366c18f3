"""“Strict Open XML Document” templates are filled like any other and come out as ordinary Word files."""

from __future__ import annotations

import re
from pathlib import Path

from baocao.ooxml.package import read_package
from baocao.ooxml.structure import find_package_faults
from baocao.ooxml.xml import qn
from support.filling import file, fill, lines, p, r, read, tbl, tr, tree, unzipped, zipped

CORPUS = Path(__file__).resolve().parents[2] / "corpus/strict.docx"
PARTS = {
    r"http://schemas\.openxmlformats\.org/(officeDocument|drawingml|wordprocessingml)/2006": (
        r"http://purl.oclc.org/ooxml/\1"
    ),
    "relationships/extended-properties": "relationships/extendedProperties",
}


def strict(source: bytes) -> bytes:
    """Return a file with the names that Word gives strict ones."""
    entries = {}
    for name, content in unzipped(source).items():
        text = content.decode()
        for ordinary, other in PARTS.items() if name != "[Content_Types].xml" else ():
            text = re.sub(ordinary, other, text)
        entries[name] = text.replace("<w:document ", '<w:document w:conformance="strict" ')
    return zipped(entries)


def test_the_names_are_those_of_ordinary_files() -> None:
    source = strict(file("{{ ten }}", header=["{{ ten }}"], footnotes=["{{ ten }}"]))
    assert b"purl.oclc.org" in read(source)
    made = fill(source, ten="An")
    assert lines(made) == lines(made, "word/header.xml") == lines(made, "word/footnotes.xml") == ["An"]
    for name, content in unzipped(made).items():
        assert b"purl.oclc.org" not in content, name
        assert b"conformance" not in content, name
    assert list(find_package_faults(read_package(made))) == []


def test_measures_and_sides_are_those_of_ordinary_files() -> None:
    props = '<w:ind w:start="2cm" w:end="1in" w:hanging="0.5pt"/><w:jc w:val="end"/>'
    table = tbl(tr("x")).replace("<w:tblPr/>", '<w:tblPr><w:tblW w:w="50%" w:type="pct"/></w:tblPr>')
    run = r("{{ ten }}", '<w:spacing w:val="1pt"/><w:sz w:val="14pt"/>')
    label = '<w:bookmarkStart w:id="1" w:name="2cm"/><w:bookmarkEnd w:id="1"/>'
    root = tree(fill(strict(file(p(run, label, props=props), table)), ten="2cm"))
    (ind,) = root.iter(qn("w:ind"))
    assert dict(ind.attrib) == {qn("w:left"): "1134", qn("w:right"): "1440", qn("w:hanging"): "10"}
    values = {tag: next(root.iter(qn(tag))).get(qn("w:val")) for tag in ("w:jc", "w:spacing", "w:sz")}
    assert values == {"w:jc": "right", "w:spacing": "20", "w:sz": "28"}
    assert next(root.iter(qn("w:tblW"))).get(qn("w:w")) == "2500"
    assert next(root.iter(qn("w:bookmarkStart"))).get(qn("w:name")) == "2cm"
    assert next(root.iter(qn("w:t"))).text == "2cm"


def test_a_strict_file_without_tags_is_read_too() -> None:
    package = read_package(CORPUS.read_bytes())
    assert b"purl.oclc.org" not in package.read(package.main_part)
    assert "UBND XÃ AN PHÚC" in lines(fill(CORPUS.read_bytes()))
