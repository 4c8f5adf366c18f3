"""Word is asked to compute fields that a rendering made stale, and only then."""

from __future__ import annotations

import pytest

from baocao.ooxml.xml import qn
from support.filling import fill, p, r, read, tree
from support.word import p as word_p
from support.word import word

SETTINGS = "word/settings.xml"


def field(*instruction: str) -> str:
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    pieces = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in instruction)
    return p(marks[0], pieces, marks[1], r("3"), marks[2])


def filled(body: str, x: int = 1) -> bytes:
    return fill(word(word_p("{{ x }}") + body, settings=""), x=x)


def asks(document: bytes, part: str = SETTINGS) -> list[str | None]:
    return [one.get(qn("w:val")) for one in tree(document, part).iter(qn("w:updateFields"))]


@pytest.mark.parametrize(
    "pieces",
    [(' TOC \\o "1-3" ',), ("T", "OC \\h"), (" =SUM(ABOVE)",), ("index",), (" SEQ Hình ",), ("PAGEREF a",)],
)
def test_word_is_asked_for_what_depends_on_the_text(pieces: tuple[str, ...]) -> None:
    assert asks(filled(field(*pieces))) == ["true"]


def test_simple_fields_count() -> None:
    simple = '<w:p><w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>3</w:t></w:r></w:fldSimple></w:p>'
    assert asks(filled(simple)) == ["true"]


@pytest.mark.parametrize(
    "instruction", [" PAGE ", ' DATE \\@ "dd/MM/yyyy" ', ' HYPERLINK "http://a.vn/TOC" ', ""]
)
def test_word_is_not_asked_for_anything_else(instruction: str) -> None:
    assert asks(filled(field(instruction))) == []


def test_headers_are_computed_anyway() -> None:
    template = word(word_p("{{ x }}"), header1=word_p("{{ x }}") + field(" NUMPAGES "), settings="")

    assert asks(fill(template, x=1)) == []


def test_a_field_that_a_condition_leaves_out_is_not_asked_for() -> None:
    assert asks(filled(word_p("{%p if x %}") + field(" TOC ") + word_p("{%p endif %}"), x=0)) == []


def test_it_stands_where_the_schema_wants_it() -> None:
    inside = '<w:zoom w:percent="100"/><w:updateFields w:val="false"/><w:compat/><w:rsids/><w14:docId/>'
    template = word(word_p("{{ x }}") + field(" TOC "), settings=inside)

    names = [child.tag.rpartition("}")[2] for child in tree(fill(template, x=1), SETTINGS)]

    assert names == ["zoom", "updateFields", "compat", "rsids", "docId"]
    assert asks(fill(template, x=1)) == ["true"]


def test_settings_that_ask_already_stay_as_they_are() -> None:
    template = word(word_p("{{ x }}") + field(" TOC "), settings="<w:updateFields/><w:compat/>")

    assert read(fill(template, x=1), SETTINGS) == read(template, SETTINGS)


def test_a_file_without_settings_gets_them() -> None:
    document = fill(word(word_p("{{ x }}") + field(" TOC ")), x=1)

    assert asks(document) == ["true"]
    assert b"settings+xml" in read(document, "[Content_Types].xml")
    assert b"settings.xml" in read(document, "word/_rels/document.xml.rels")
