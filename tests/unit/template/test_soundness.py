"""A text that needs no mending is told from one that does."""

from __future__ import annotations

import pytest

from baocao.ooxml.xml import qn
from baocao.template.compile import compile_template
from baocao.template.soundness import ENDS, find_ends, is_whole
from support.filling import file, fill, lines, p, rows, tbl, tc, tr, tree

_DRAWING = '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="a"/></wp:inline></w:drawing></w:r>'


def _is_delicate(*blocks: str) -> bool:
    return compile_template(file(*blocks)).parts["word/document.xml"].is_delicate


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<w:tbl><w:tr><w:tc><w:p></w:p></w:tc></w:tr></w:tbl>", True),
        ("<w:tbl><w:tr><w:tc><w:tcPr></w:tcPr></w:tc></w:tr></w:tbl>", False),
        ("<w:tbl><w:tr><w:tc><w:p></w:p></w:tc></w:tr><w:tr><w:trPr></w:trPr></w:tr></w:tbl>", False),
        ("<w:tbl><w:tblGrid></w:tblGrid></w:tbl>", False),
        ("<w:tc><w:p></w:p><w:tbl><w:tr><w:tc><w:p></w:p></w:tc></w:tr></w:tbl></w:tc>", False),
        ("<w:hdr></w:hdr>", False),
        ("<w:p>\U0010fff2</w:p>", False),
    ],
)
def test_a_text_is_whole_when_all_ends_stand_behind_a_block(text: str, expected: bool) -> None:
    assert is_whole(text, ENDS) is expected
    assert is_whole(text, find_ends([text])) is expected


def test_drawings_and_bookmarks_are_delicate_inside_blocks_only() -> None:
    marked = p('<w:bookmarkStart w:id="1" w:name="a"/>', "{{ x }}", '<w:bookmarkEnd w:id="1"/>')

    assert not _is_delicate(p(_DRAWING, "{{ x }}"), marked)
    assert _is_delicate("{%p for x in ds %}", p(_DRAWING, "{{ x }}"), "{%p endfor %}")
    assert _is_delicate("{%p if ds %}", marked, "{%p endif %}")
    assert not _is_delicate("{%p if ds %}", "{{ x }}", "{%p endif %}", marked)


def test_macros_and_set_blocks_are_delicate() -> None:
    assert _is_delicate("{% macro m() %}a{% endmacro %}{{ m() }}")
    assert _is_delicate("{% set a %}a{% endset %}{{ a }}")
    assert not _is_delicate("{% set a = 1 %}{{ a }}")


def test_a_cell_emptied_by_a_condition_is_mended() -> None:
    document = fill(file(tbl(tr(tc("{%p if x %}", "a", "{%p endif %}"), "b"))), x=False)

    assert rows(document) == [["", "b"]]
    assert all(cell[-1].tag == qn("w:p") for cell in tree(document).iter(qn("w:tc")))


def test_ids_of_paragraphs_are_kept_outside_of_loops() -> None:
    identified = p("{{ x }}").replace("<w:p>", '<w:p w14:paraId="0A0B0C0D">')
    within = p("{{ y }}").replace("<w:p>", '<w:p w14:paraId="0A0B0C0E">')
    document = fill(file(identified, "{%p for y in ds %}", within, "{%p endfor %}", identified), x=1, ds="ab")

    ids = [one.get(qn("w14:paraId")) for one in tree(document).iter(qn("w:p"))]
    assert ids == ["0A0B0C0D", None, None, "0A0B0C0D"]
    assert lines(document) == ["1", "a", "b", "1"]
