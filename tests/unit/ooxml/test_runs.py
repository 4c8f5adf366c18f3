from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from baocao.ooxml.runs import read_text
from baocao.ooxml.xml import NSMAP, Element, qn
from support.filling import line_of, p, r

_NS = " ".join(f'xmlns:{prefix}="{NSMAP[prefix]}"' for prefix in ("w", "r", "mc", "a", "m"))


def paragraph(*runs: str) -> Element:
    return etree.fromstring(f"<w:root {_NS}>{p(*runs)}</w:root>")[0]


def texts(element: Element) -> list[str]:
    return [t.text or "" for t in element.iter(qn("w:t"))]


def test_text_is_joined_over_runs() -> None:
    assert read_text(paragraph("Tổng ", "số ", "{{ n }}")).text == "Tổng số {{ n }}"


def test_tabs_breaks_and_hyphens_are_signs() -> None:
    signs = "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:cr/></w:r>"
    assert read_text(paragraph(signs)).text == "a\tb\nc-\n"


@pytest.mark.parametrize(
    ("wrapped", "expected"),
    [
        (f'<w:ins w:id="1" w:author="a">{r("b")}</w:ins>', "abc"),
        (f'<w:hyperlink r:id="x">{r("b")}</w:hyperlink>', "abc"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{r('b')}</w:sdtContent></w:sdt>", "abc"),
        (f'<w:smartTag w:element="x">{r("b")}</w:smartTag>', "abc"),
        (f'<w:fldSimple w:instr="PAGE">{r("b")}</w:fldSimple>', "abc"),
        ('<w:del w:id="1" w:author="a"><w:r><w:delText>b</w:delText></w:r></w:del>', "ac"),
        (f'<w:moveFrom w:id="1" w:author="a">{r("b")}</w:moveFrom>', "ac"),
        ("<w:r><w:instrText>PAGE</w:instrText></w:r>", "ac"),
        ('<w:bookmarkStart w:id="1" w:name="b"/>', "ac"),
        (f"<w:r><w:pict><w:txbxContent>{p('b')}</w:txbxContent></w:pict></w:r>", "ac"),
    ],
)
def test_what_counts_as_text_of_a_paragraph(wrapped: str, expected: str) -> None:
    assert read_text(paragraph("a", wrapped, "c")).text == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (0, 2, ["Xcd", "ef"]),
        (1, 3, ["aXd", "ef"]),
        (2, 4, ["ab", "X", "ef"]),
        (1, 5, ["aX", "f"]),
        (0, 6, ["X"]),
        (4, 6, ["ab", "cd", "X"]),
        (6, 6, ["ab", "cd", "efX"]),
    ],
)
def test_a_piece_is_replaced_where_it_starts(start: int, end: int, expected: list[str]) -> None:
    element = paragraph("ab", "cd", "ef")
    joined = read_text(element)
    joined.replace(start, end, "X")
    assert "".join(texts(element)) == "abcdef"[:start] + "X" + "abcdef"[end:]
    assert "".join(expected) == "".join(texts(element))


def test_earlier_offsets_stay_valid_from_right_to_left() -> None:
    element = paragraph("{{ a", " }} và {{", " b }}")
    joined = read_text(element)
    joined.replace(11, 18, "B")
    joined.replace(0, 7, "A")
    assert line_of(element) == "A và B"


def test_a_tag_in_many_runs_leaves_one_run() -> None:
    element = paragraph(*"{{ ten }}")
    read_text(element).replace(0, 9, "An")
    assert texts(element) == ["An"]
    assert len(element.findall(qn("w:r"))) == 1


def test_the_first_runs_formatting_is_kept() -> None:
    element = paragraph(r("{{ a", "<w:b/>"), r(" }} x", "<w:i/>"))
    read_text(element).replace(0, 7, "An")
    runs = element.findall(qn("w:r"))
    assert [line_of(run) for run in runs] == ["An", " x"]
    assert runs[0].find(f"{qn('w:rPr')}/{qn('w:b')}") is not None


def test_a_tab_inside_a_piece_goes_with_it() -> None:
    element = paragraph("<w:r><w:t>{{ a</w:t><w:tab/><w:t>}}x</w:t></w:r>")
    read_text(element).replace(0, 7, "A")
    assert line_of(element) == "Ax"
    assert element.find(f".//{qn('w:tab')}") is None


def test_a_piece_that_begins_with_a_tab_puts_text_in_its_place() -> None:
    element = paragraph("<w:r><w:tab/><w:t>ab</w:t></w:r>")
    read_text(element).replace(0, 2, "X")
    assert line_of(element) == "Xb"


def test_runs_with_something_else_inside_stay() -> None:
    element = paragraph("<w:r><w:t>ab</w:t><w:drawing/></w:r>")
    read_text(element).replace(0, 2, "")
    assert element.find(f".//{qn('w:drawing')}") is not None


def test_blanks_at_the_edges_are_preserved() -> None:
    element = paragraph("<w:r><w:t>a{{ b }}</w:t></w:r>")
    read_text(element).replace(1, 8, " ")
    assert element.find(f".//{qn('w:t')}").get(qn("xml:space")) == "preserve"  # type: ignore[union-attr]


@given(
    cuts=st.sets(st.integers(1, 29), max_size=8),
    bounds=st.lists(st.integers(0, 30), unique=True, max_size=10).map(sorted),
)
def test_many_edits_at_once_are_what_they_are_one_by_one(cuts: set[int], bounds: list[int]) -> None:
    text = "abcdefghijklmnopqrstuvwxyz1234"
    edges = [0, *sorted(cuts), len(text)]
    edits = [(start, end, f"<{start}>") for start, end in zip(bounds[::2], bounds[1::2], strict=False)]
    results = []
    for at_once in (True, False):
        home = paragraph(*(r(text[a:b]) for a, b in pairwise(edges)))
        read = read_text(home)
        if at_once:
            read.replace_all(edits)
        else:
            for edit in reversed(edits):
                read.replace(*edit)
        results.append(texts(home))
    assert results[0] == results[1]
