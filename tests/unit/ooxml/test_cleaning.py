"""A document's text made ready for another: what stays of revisions, bookmarks, private ids and objects."""

from __future__ import annotations

import pytest
from lxml import etree

from baocao.ooxml.cleaning import clean
from baocao.ooxml.xml import Element, qn
from support.word import NAMESPACES


def body(content: str) -> Element:
    root = etree.fromstring(f"<w:body {NAMESPACES}>{content}</w:body>")
    clean(root)
    return root


def text(root: Element) -> list[str]:
    return ["".join(map(str, paragraph.itertext())) for paragraph in root.iter(qn("w:p"))]


def p(content: str, mark: str = "") -> str:
    p_pr = f"<w:pPr><w:rPr>{mark}</w:rPr></w:pPr>" if mark else ""
    return f"<w:p>{p_pr}<w:r><w:t>{content}</w:t></w:r></w:p>" if content else f"<w:p>{p_pr}</w:p>"


def test_deleted_rows_and_paragraphs_go_and_inserted_text_stays() -> None:
    rows = (
        f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{p('xóa')}</w:tc></w:tr><w:tr><w:tc>{p('còn')}</w:tc></w:tr>"
    )
    deleted = "<w:del><w:r><w:delText>cũ</w:delText></w:r></w:del>"
    inserted = f"<w:p><w:ins><w:r><w:t>mới</w:t></w:r></w:ins>{deleted}</w:p>"
    root = body(f"<w:tbl>{rows}</w:tbl>{inserted}{p('', '<w:del/>')}{p('cuối')}")
    assert text(root) == ["còn", "mới", "cuối"]
    assert next(root.iter(qn("w:ins"), qn("w:del")), None) is None


def test_a_deleted_paragraph_that_is_all_there_is_stays() -> None:
    assert text(body(p("", "<w:del/>"))) == [""]


def test_a_run_that_held_nothing_but_a_mark_of_words_goes() -> None:
    root = body("<w:p><w:r><w:rPr/><w:lastRenderedPageBreak/></w:r><w:r><w:t>a</w:t></w:r></w:p>")
    assert len(list(root.iter(qn("w:r")))) == 1


def test_private_ids_go_and_ids_of_the_schema_stay() -> None:
    root = body(
        '<w:p w:rsidR="00A" w14:paraId="1"><w:r w:rsidRPr="00B"><w:footnoteReference w:id="2"/></w:r></w:p>'
    )
    assert [dict(one.attrib) for one in root.iter("*")] == [{}, {}, {}, {qn("w:id"): "2"}]


@pytest.mark.parametrize(
    ("content", "kept"),
    [
        ("{start}<w:p><w:pPr/></w:p>{end}", ["bookmarkStart", "bookmarkEnd"]),
        ("{start}<w:tbl/>{end}<w:p/>", []),
        ("<w:p/>{start}{end}", []),
        ('<w:p><w:bookmarkStart w:id="1" w:name="_GoBack"/>{end}</w:p>', []),
    ],
)
def test_bookmarks_between_blocks_go_into_the_paragraph_beside_them(content: str, kept: list[str]) -> None:
    marks = {"start": '<w:bookmarkStart w:id="1" w:name="moc"/>', "end": '<w:bookmarkEnd w:id="1"/>'}
    root = body(content.format(**marks))
    found = list(root.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd")))
    assert [one.tag.rpartition("}")[2] for one in found] == kept
    assert all(one.getparent().tag == qn("w:p") for one in found)
    if kept:
        assert root[0][0].tag == qn("w:pPr")
