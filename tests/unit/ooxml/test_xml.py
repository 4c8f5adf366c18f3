from __future__ import annotations

import pytest

from baocao.errors import Location, PackageError
from baocao.ooxml.xml import (
    BrokenXmlError,
    DoctypeError,
    XmlFloodError,
    canonical_xml,
    parse_xml,
    qn,
    refuse_flood,
    serialize,
)

WHERE = Location(file="mau.docx", path="thân văn bản")
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;">]><a>&c;</a>'
)
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>'


def test_names_are_those_of_lxml() -> None:
    assert qn("w:p") == "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"
    assert qn("xml:space") == "{http://www.w3.org/XML/1998/namespace}space"
    with pytest.raises(KeyError):
        qn("khong:co")


def test_text_and_blanks_come_back_as_they_were() -> None:
    source = '<a b="1 &amp; 2"> <c>  Ủy ban &lt;nhân dân&gt; </c>\n</a>'
    assert serialize(parse_xml(source.encode(), WHERE)) == source


@pytest.mark.parametrize("source", [LAUGHS, OUTSIDE, "<!DOCTYPE a><a/>"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_doctypes_and_entities_are_refused_in_any_encoding(source: str, encoding: str) -> None:
    declared = source.replace('<?xml version="1.0"?>', "")
    with pytest.raises(DoctypeError) as caught:
        parse_xml(declared.encode(encoding), WHERE)
    assert caught.value.code == "P102"
    assert caught.value.where == WHERE


@pytest.mark.parametrize(
    "source", [b"", b"<a>", b"<a></b>", b"<a>\x01</a>", b"<a>&khong;</a>", b"\xff\xff", b"chu"]
)
def test_broken_xml_is_never_repaired(source: bytes) -> None:
    with pytest.raises(BrokenXmlError) as caught:
        parse_xml(source, WHERE)
    assert caught.value.code == "P101"
    assert caught.value.hint


def test_elements_without_end_are_refused() -> None:
    with pytest.raises(PackageError):
        parse_xml(b"<a>" * 3_000 + b"</a>" * 3_000, WHERE)


@pytest.mark.parametrize("text", ["=" * 20_000, "1 = 1; " * 5_000, "“=”>" * 5_000])
def test_signs_of_equality_in_a_text_are_no_flood_of_attributes(text: str) -> None:
    refuse_flood(f'<a><b c="1">{text}</b></a>'.encode(), Location())


@pytest.mark.parametrize("first", ['z=">"', "z='>'", ""])
def test_a_flood_of_attributes_is_refused(first: str) -> None:
    flood = f"<a><b {first} {' '.join(f'a{n}={chr(34)}{n}{chr(34)}' for n in range(2_000))}/></a>"
    with pytest.raises(XmlFloodError):
        refuse_flood(flood.encode(), Location())


def test_a_part_in_utf_16_is_read() -> None:
    source = '<?xml version="1.0" encoding="UTF-16"?><a>Đại biểu</a>'
    assert parse_xml(source.encode("utf-16"), WHERE).text == "Đại biểu"


def test_a_byte_order_mark_is_read_over() -> None:
    assert parse_xml(b"\xef\xbb\xbf<a>x</a>", WHERE).text == "x"


def test_canonical_form_is_one_element_a_line_with_sorted_attributes() -> None:
    w = qn("w:p")[1:-2]
    run = '<w:r w:b="2" w:a="1"><w:t xml:space="preserve"> A &amp; B </w:t></w:r>'
    source = f'<w:p xmlns:w="{w}"><w:pPr/>{run}</w:p>'
    assert canonical_xml(source.encode()).splitlines() == [
        "<w:p>",
        "  <w:pPr/>",
        '  <w:r w:a="1" w:b="2">',
        '    <w:t xml:space="preserve"> A &amp; B </w:t>',
        "  </w:r>",
        "</w:p>",
    ]
