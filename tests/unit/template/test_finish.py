"""What loops and conditions leave behind is mended, so that Word opens every result (engine.md §3)."""

from __future__ import annotations

import pytest

from baocao.ooxml.structure import find_faults
from baocao.ooxml.xml import NSMAP, Element, qn
from support.filling import failures, file, fill, lines, p, r, rows, tbl, tc, tr, tree

PARA_ID = qn("w14:paraId")


def body(*blocks: str, **data: object) -> Element:
    """Return the tree of a rendered body, which must have no fault Word would stumble over."""
    root = tree(fill(file(*blocks), **data))
    assert list(find_faults(root, {"x"})) == []
    return root


def drawing(number: int) -> str:
    props = f'<wp:docPr id="{number}" name="Hình {number}"/>'
    return f"<w:r><w:drawing><wp:inline>{props}</wp:inline></w:drawing></w:r>"


def bookmark(number: int, name: str, inside: str) -> str:
    start = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
    return f'{start}{r(inside)}<w:bookmarkEnd w:id="{number}"/>'


@pytest.mark.parametrize(
    "cell",
    [
        tc(p("{%p if a %}x{%p endif %}")),
        tc(p("{%p if a %}"), p("x"), p("{%p endif %}")),
        tc(p("{% for x in ds %}"), p("{{ x }}"), p("{% endfor %}")),
        tc(tbl(tr("trong")), p("{%p if a %}x{%p endif %}")),
        tc(tbl(tr("{%tr if a %}x{%tr endif %}")), p("{%p if a %}x{%p endif %}")),
    ],
)
def test_a_cell_ends_in_a_paragraph(cell: str) -> None:
    root = body(tbl(tr(cell, "y")), a=0, ds=[])
    for one in root.iter(qn("w:tc")):
        assert one[-1].tag == qn("w:p")


def test_a_table_emptied_by_its_loop_goes() -> None:
    root = body("trước", tbl(tr("{%tr for x in ds %}{{ x }}{%tr endfor %}")), "sau", ds=[])
    assert root.find(f".//{qn('w:tbl')}") is None


def test_a_table_with_a_heading_row_stays() -> None:
    root = body(tbl(tr("TT"), tr("{%tr for x in ds %}{{ x }}{%tr endfor %}")), ds=[])
    assert len(list(root.iter(qn("w:tr")))) == 1


def test_a_row_emptied_of_cells_goes_and_its_table_with_it() -> None:
    root = body("x", tbl(tr("{%tc for x in ds %}{{ x }}{%tc endfor %}")), ds=[])
    assert root.find(f".//{qn('w:tbl')}") is None


def test_a_nested_table_that_empties_leaves_a_paragraph() -> None:
    root = body(tbl(tr(tc(tbl(tr("{%tr if a %}x{%tr endif %}")), p("")))), a=0)
    assert [child.tag for child in root.iter(qn("w:tbl"), qn("w:tc"), qn("w:p"))] == [
        qn("w:tbl"),
        qn("w:tc"),
        qn("w:p"),
    ]


@pytest.mark.parametrize("part", ["header", "footer"])
def test_a_header_that_empties_keeps_a_paragraph(part: str) -> None:
    document = fill(file("x", **{part: ["{%p if a %}y{%p endif %}"]}), a=0)  # type: ignore[arg-type]
    assert lines(document, f"word/{part}.xml") == [""]


def test_a_footnote_that_empties_keeps_a_paragraph() -> None:
    note = f'<w:footnote w:id="1">{p("{%p if a %}y{%p endif %}")}</w:footnote>'
    assert lines(fill(file("x", footnotes=[note]), a=0), "word/footnotes.xml") == [""]


def test_a_text_box_that_empties_keeps_a_paragraph() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{p('{%p if a %}y{%p endif %}')}</w:txbxContent></w:pict></w:r>"
    root = body(p(box), a=0)
    assert [len(one) for one in root.iter(qn("w:txbxContent"))] == [1]


def test_drawings_repeated_by_a_loop_have_ids_of_their_own() -> None:
    root = body("{%p for x in ds %}", p(drawing(7), "{{ x }}"), "{%p endfor %}", ds=[1, 2, 3])
    ids = [one.get("id") for one in root.iter(qn("wp:docPr"))]
    assert len(ids) == len(set(ids)) == 3


def test_drawings_that_nothing_repeats_keep_their_ids() -> None:
    root = body(p(drawing(7)), "{%p for x in ds %}", p(drawing(9), "{{ x }}"), "{%p endfor %}", ds=[1, 2])
    assert [one.get("id") for one in root.iter(qn("wp:docPr"))] == ["7", "9", "1"]


def test_tracked_changes_and_content_controls_have_ids_of_their_own() -> None:
    inserted = f'<w:ins w:id="5" w:author="An">{r("{{ x }}")}</w:ins>'
    control = f'<w:sdt><w:sdtPr><w:id w:val="-8"/></w:sdtPr><w:sdtContent>{r("y")}</w:sdtContent></w:sdt>'
    root = body("{%p for x in ds %}", p(inserted, control), "{%p endfor %}", ds=[1, 2])
    assert [one.get(qn("w:id")) for one in root.iter(qn("w:ins"))] == ["5", "1"]
    assert [one.get(qn("w:val")) for one in root.iter(qn("w:id"))] == ["-8", "1"]


def test_bookmarks_repeated_by_a_loop_have_ids_and_names_of_their_own() -> None:
    root = body("{%p for x in ds %}", p(bookmark(4, "moc", "{{ x }}")), "{%p endfor %}", ds=[1, 2, 3])
    starts = list(root.iter(qn("w:bookmarkStart")))
    assert [one.get(qn("w:name")) for one in starts] == ["moc", "moc_2", "moc_3"]
    ids = [one.get(qn("w:id")) for one in starts]
    assert len(set(ids)) == 3
    assert [one.get(qn("w:id")) for one in root.iter(qn("w:bookmarkEnd"))] == ids


def test_a_bookmark_repeated_by_a_loop_takes_no_name_that_another_has() -> None:
    repeated = ("{%p for x in ds %}", p(bookmark(4, "moc", "{{ x }}")), "{%p endfor %}")
    root = body(*repeated, p(bookmark(9, "MOC_2", "y")), ds=[1, 2])
    assert [one.get(qn("w:name")) for one in root.iter(qn("w:bookmarkStart"))] == ["moc", "moc_3", "MOC_2"]


def test_bookmarks_that_nothing_repeats_keep_ids_and_names() -> None:
    root = body(p(bookmark(4, "moc", "{{ x }}")), p(bookmark(9, "hai", "y")), x=1)
    assert [one.get(qn("w:id")) for one in root.iter(qn("w:bookmarkStart"))] == ["4", "9"]


def test_half_a_bookmark_goes() -> None:
    start, end = '<w:bookmarkStart w:id="1" w:name="m"/>', '<w:bookmarkEnd w:id="1"/>'
    blocks = ("{%p if a %}", p(start, "x"), "{%p endif %}", p("y", end))
    root = body(*blocks, a=0)
    assert list(root.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd"))) == []


def test_paragraph_ids_stay_unique() -> None:
    identified = p("{{ x }}").replace("<w:p>", '<w:p w14:paraId="0A0B0C0D" w14:textId="77777777">')
    root = body("{%p for x in ds %}", identified, "{%p endfor %}", ds=[1, 2])
    assert [one.get(PARA_ID) for one in root.iter(qn("w:p"))] == [None, None]


@pytest.mark.parametrize(("ds", "columns"), [(["a", "b", "c"], 4), (["a"], 2), ([], 1)])
def test_the_grid_has_a_column_for_every_cell_of_a_loop(ds: list[str], columns: int) -> None:
    row = tr("TT", "{%tc for x in ds %}{{ x }}{%tc endfor %}")
    root = body(tbl(row, row, columns=2), ds=ds)
    assert len(list(root.iter(qn("w:gridCol")))) == columns


def test_spans_count_as_columns_of_the_grid() -> None:
    wide = f'<w:tc><w:tcPr><w:gridSpan w:val="3"/></w:tcPr>{p("rộng")}</w:tc>'
    row = tr("{%tc for x in ds %}{{ x }}{%tc endfor %}", wide)
    root = body(tbl(row, columns=4), ds=[1, 2])
    assert len(list(root.iter(qn("w:gridCol")))) == 5


@pytest.mark.parametrize(
    "blocks",
    [
        ("{% macro f(a) %}", "[{{ a }}]", "{% endmacro %}", "x {{ f('q') }}"),
        ("{% for x in [[1, [[2, []]]]] recursive %}", "a{{ loop(x[1]) }}b", "{% endfor %}"),
    ],
)
def test_paragraphs_inside_a_text_are_refused(blocks: tuple[str, ...]) -> None:
    (error,) = failures(file(*blocks))
    assert error.code == "T401"
    assert "một mình trong một đoạn" in error.hint


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        (("{%p macro f(a) %}", "[{{ a }}]", "", "{%p endmacro %}", "{{ f(1) }}", "{{ f(2) }}"), "[1]||[2]||"),
        (("{% set k %}", "a", "b", "{% endset %}", "x", "{{ k }}{{ k }}", "y"), "x|a|b|a|b|y|"),
        (
            (
                *("{%p for x in cay recursive %}", "– {{ x.ten }}", "{%p if x.con %}", "{{ loop(x.con) }}"),
                *("{%p endif %}", "{%p endfor %}"),
            ),
            "– 1|– 2|– 3|– 4|",
        ),
        (
            (
                *("{%p macro f() %}", "(", "{{ caller() }}", ")", "{%p endmacro %}"),
                *("{%p call f() %}", "a", "{%p endcall %}"),
            ),
            "(|a|)|",
        ),
    ],
)
def test_paragraphs_that_are_printed_take_the_place_of_the_one_that_asks(
    blocks: tuple[str, ...], expected: str
) -> None:
    leaf = {"ten": 3, "con": []}
    cay = [{"ten": 1, "con": [{"ten": 2, "con": [leaf]}]}, {"ten": 4, "con": []}]
    assert "".join(f"{line}|" for line in lines(fill(file(*blocks), cay=cay))) == expected


def test_new_paragraphs_do_not_repeat_the_end_of_a_section() -> None:
    section = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    root = body(p("{{ a }}", props=section), "sau", a="x\ay")
    paragraphs = list(root.iter(qn("w:p")))
    assert [one.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None for one in paragraphs] == [
        False,
        True,
        False,
    ]


def test_a_chart_title_is_filled_and_left_as_it_is() -> None:
    """Parts that are no WordprocessingML are not mended."""
    title = f'<a:t xmlns:a="{NSMAP["a"]}">{{{{ a }}}}</a:t>'
    document = fill(
        file("x", core=f"<dc:title>{{{{ a }}}}</dc:title><dc:subject>{title}</dc:subject>"), a="T"
    )
    assert rows(document) == []
