"""XML that expands, fetches, nests or floods, inside a sound package."""

from __future__ import annotations

import pytest

from baocao.ooxml.xml import NSMAP
from hostile.outcome import assert_refused, render
from support.filling import MAIN, file, read, unzipped, zipped
from support.project import Project

W = f'xmlns:w="{NSMAP["w"]}"'
TAG = "<w:p><w:r><w:t>{{ ten }}</w:t></w:r></w:p>"


def document(body: str = "", *, before: str = "", root: str = "") -> str:
    return f"{before}<w:document {W} {root}><w:body>{body}{TAG}</w:body></w:document>"


def text(inside: str) -> str:
    return f"<w:p><w:r><w:t>{inside}</w:t></w:r></w:p>"


LAUGHS = '<!DOCTYPE a [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY a{n} "{f"&a{n - 1 if n > 1 else str()};" * 10}">' for n in range(1, 10)
)
OUTSIDE = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'

REFUSED: dict[str, tuple[str | bytes, str]] = {
    "billion laughs": (document(text("&a9;"), before=f"{LAUGHS}]>"), "P102"),
    "a file as an entity": (document(text("&x;"), before=OUTSIDE), "P102"),
    "a file as an entity in an attribute": (document('<w:p w:a="&x;"/>', before=OUTSIDE), "P102"),
    "a DTD from the network": (document(before='<!DOCTYPE a SYSTEM "http://example.vn/a.dtd">'), "P102"),
    "a parameter entity": (
        document(before='<!DOCTYPE a [<!ENTITY % p SYSTEM "http://example.vn/a">%p;]>'),
        "P102",
    ),
    "a document type of UTF-16": (document(text("&x;"), before=OUTSIDE).encode("utf-16"), "P102"),
    "a document type of UTF-32": (document(text("&x;"), before=OUTSIDE).encode("utf-32"), "P101 P102"),
    "a document type of UTF-7": (
        b'<?xml version="1.0" encoding="UTF-7"?>'
        + (OUTSIDE + document(text("&x;"))).encode("utf-7").replace(b"<", b"+ADw-"),
        "P101 P102",
    ),
    "an entity nobody declared": (document(text("&x;")), "P101"),
    "elements without end": (document("<w:sdt>" * 400), "P101"),
    "a thousand levels": (document("<w:a>" * 1000 + "</w:a>" * 1000), "P101"),
    "fifty thousand attributes": (
        document("<w:p " + " ".join(f'a{n}="1"' for n in range(50_000)) + "/>"),
        "P120",
    ),
    "ten thousand namespaces on one element": (
        document("<w:p " + " ".join(f'xmlns:n{n}="urn:{n}"' for n in range(10_000)) + "/>"),
        "P120",
    ),
    "the same attribute twice": (document('<w:p w:a="1" w:a="2"/>'), "P101"),
    "a prefix nobody declared": (document("<q:p/>"), "P101"),
    "a NUL": (document(text("a\0b")), "P101"),
    "a number that is no character": (document(text("&#0;&#xD800;")), "P101"),
    "two roots": (document() + document(), "P101"),
    "no XML at all": ("{{ ten }}", "P101"),
    "another root": ("<a>{{ ten }}</a>", "P106"),
    "a root without a body": (f"<w:document {W}/>", "P106"),
    "half a UTF-8 character": (document(text("a")).encode() + b"\xe1\xba", "P101"),
    "a latin-1 that says UTF-8": (
        b'<?xml version="1.0" encoding="UTF-8"?>' + document(text("é")).encode("latin-1"),
        "P101",
    ),
    "our own marks forged": (document(text("\U0010fff00\U0010fff1 \U0010fff30\U0010fff6")), "T120"),
    "our own marks forged by number": (document(text("&#x10FFF0;0&#x10FFF1;")), "T120"),
    "tags opened without end": (document(text("{{ &quot;" * 20_000)), "T101"),
    "braces without end": (document(text("{{" * 50_000)), "T101"),
    "statements without end": (document(text("{%" * 50_000)), "T101"),
    "a brace in each of many runs": (
        document("<w:p>" + "<w:r><w:t>{</w:t></w:r>" * 20_000 + "</w:p>"),
        "T101",
    ),
    "blocks without end": (document(text("{% if ten %}") * 1_000), "T102"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_hostile_xml_is_refused(name: str, project: Project) -> None:
    content, codes = REFUSED[name]
    project.write("mau.docx", zipped({**unzipped(file("x")), MAIN: content}))
    project.write("a.yaml", "ten: An\n")
    assert_refused(render(project), codes.split(), 4)


HARMLESS: dict[str, str] = {
    "a base elsewhere": document('<w:p xml:base="http://example.vn/"/>'),
    "an instruction for Word": document(before='<?mso-application progid="Word.Document"?>'),
    "a stylesheet": document(before='<?xml-stylesheet href="http://example.vn/a.xsl" type="text/xsl"?>'),
    "an inclusion": document(
        '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>'
    ),
    "thousands of comments": document("<!-- {{ khac }} -->" * 20_000),
    "thousands of instructions": document("<?a {{ khac }}?>" * 20_000),
    "a tag in thousands of runs": document(
        "<w:p>"
        + "".join(f"<w:r><w:t>{sign}</w:t></w:r>" for sign in "{{ ten" + " " * 5_000 + "}}")
        + "</w:p>"
    ),
    "escaped braces without end": document(text("{_{" * 20_000)),
    "tables eighty deep": document("<w:tbl><w:tr><w:tc>" * 75 + TAG + "</w:tc></w:tr></w:tbl>" * 75),
    "boxes in boxes": document(
        "<w:p><w:r><w:pict><w:txbxContent>" * 25 + TAG + "</w:txbxContent></w:pict></w:r></w:p>" * 25
    ),
    "bookmarks of one number": document('<w:bookmarkStart w:id="1" w:name="a"/>' * 10_000),
    "fields that never end": document('<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>' * 10_000),
    "spans of all sizes": document(
        '<w:tbl><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:tcPr><w:gridSpan w:val="-5"/></w:tcPr>'
        '<w:p/></w:tc><w:tc><w:tcPr><w:gridSpan w:val="x"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>'
    ),
    "a namespace for every element": document(
        "".join(f'<w:p><w:r xmlns:n{n}="urn:{n}"/></w:p>' for n in range(5_000))
    ),
    "a default namespace for every element": document(
        "".join(f'<w:p><w:r xmlns="urn:{n}"/></w:p>' for n in range(2_000))
    ),
}


@pytest.mark.parametrize("name", HARMLESS)
def test_odd_xml_does_no_harm(name: str, project: Project) -> None:
    project.write("mau.docx", zipped({**unzipped(file("x")), MAIN: HARMLESS[name]}))
    project.write("a.yaml", "ten: An Phúc\n")
    outcome = render(project)
    assert outcome.exit_code == 0, outcome.stdout[:600]
    made = read((project.folder / "ra.docx").read_bytes()).decode()
    assert "An Phúc" in made
    assert "root:" not in made
