"""Spans, shading and merges on the finished tables: schema order, widths, grids, what the template merged."""

from __future__ import annotations

import pytest

from baocao.ooxml.xml import qn
from support.filling import file, fill, p, tbl, tree
from support.validity import find_damage_of

BORDERS = '<w:tcBorders><w:top w:val="single"/></w:tcBorders>'


def cell(text: str, width: int = 2000, more: str = "", paragraph: str = "") -> str:
    inside = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{more}</w:tcPr>'
    return f"<w:tc>{inside}{p(text, props=paragraph)}</w:tc>"


def row(*cells: str, props: str = "") -> str:
    inside = "".join(one if one.startswith("<w:tc") else cell(one) for one in cells)
    return f"<w:tr>{f'<w:trPr>{props}</w:trPr>' if props else ''}{inside}</w:tr>"


def widths(document: bytes) -> list[list[int]]:
    """Return the widths of the grid's columns, then those of the cells of each row."""
    root = tree(document)
    grid = [int(one.get(qn("w:w"), "0")) for one in root.iter(qn("w:gridCol"))]
    cells = [
        [int(one.get(qn("w:w"), "0")) for one in line.iter(qn("w:tcW"))] for line in root.iter(qn("w:tr"))
    ]
    return [grid, *cells]


def merges(document: bytes) -> list[list[str | None]]:
    """Return for each cell of each row how it is merged down; None for not at all."""
    found = []
    for line in tree(document).iter(qn("w:tr")):
        marks = [one.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}") for one in line.iter(qn("w:tc"))]
        found.append([None if one is None else one.get(qn("w:val"), "continue") for one in marks])
    return found


def test_properties_stand_in_the_order_of_the_schema() -> None:
    made = cell(
        "{% cellbg 'EEEEEE' %}{% vm 1 %}{% colspan 2 %}x",
        more=f'{BORDERS}<w:noWrap/><w:vAlign w:val="center"/>',
    )
    root = tree(fill(file(tbl(row(made), row(made)))))

    names = [child.tag.rpartition("}")[2] for child in next(root.iter(qn("w:tcPr")))]
    assert names == ["tcW", "gridSpan", "vMerge", "tcBorders", "shd", "noWrap", "vAlign"]


def test_a_cell_without_properties_gets_them() -> None:
    bare = f"<w:tc>{p('{% cellbg c %}{{ c }}')}</w:tc>"
    root = tree(fill(file(tbl(row(bare))), c="EEEEEE"))

    assert [child.tag for child in next(root.iter(qn("w:tc")))] == [qn("w:tcPr"), qn("w:p")]


def test_a_span_takes_the_width_of_its_columns() -> None:
    document = fill(file(tbl(row("{% colspan 2 %}x", "y"), row("a", "b", "c"), columns=3)))

    assert widths(document) == [[2000] * 3, [4000, 2000], [2000] * 3]


def test_a_span_beyond_the_grid_shares_the_width_the_table_has() -> None:
    document = fill(file(tbl(row("{% colspan n %}x"), columns=2)), n=4)

    assert widths(document) == [[1000] * 4, [4000]]


def test_a_loop_over_cells_shares_the_width_as_the_cells_would() -> None:
    looped = row(cell("{{ x }}", 3000), "{%tc for n in ds %}", cell("{{ n }}", 1000), "{%tc endfor %}")
    document = fill(file(tbl(looped, columns=4)), x="x", ds=list("abcde"))

    assert widths(document) == [[3000, *[1000] * 5], [3000, *[1000] * 5]]
    assert sum(widths(fill(file(tbl(looped, columns=4)), x="x", ds=["a"]))[0]) == 8000


def test_tables_without_such_loops_keep_a_grid_that_does_not_fit() -> None:
    looped = tbl(row("{%tc for n in ds %}", "{{ n }}", "{%tc endfor %}"), columns=3)
    document = fill(file(tbl(row("a", "{% cellbg 'EEEEEE' %}b"), columns=5), looped), ds=[1, 2])

    assert widths(document)[0] == [2000] * 5 + [3000] * 2


def test_a_span_of_none_drops_the_cell_and_one_takes_an_old_span_away() -> None:
    wide = cell("{% colspan n %}x", more='<w:gridSpan w:val="2"/>')
    gone = fill(file(tbl(row(wide, "y"), row("a", "b", "c"), columns=3)), n=0)
    single = fill(file(tbl(row(wide, "y"), row("a", "b", "c"), columns=3)), n=1)

    assert widths(gone) == [[2000] * 3, [2000], [2000] * 3]
    assert list(tree(single).iter(qn("w:gridSpan"))) == []
    assert list(tree(fill(file("x", tbl(row(wide))), n=0)).iter(qn("w:tbl"))) == []


def test_cells_merged_away_keep_what_their_first_paragraph_looks_like() -> None:
    looks = '<w:pStyle w:val="O"/><w:numPr><w:numId w:val="1"/></w:numPr><w:jc w:val="center"/>'
    made = cell("{% vm 1 %}x", more=BORDERS, paragraph=looks)
    root = tree(fill(file(tbl(row(made), row(made)))))

    _, second = root.iter(qn("w:tc"))
    (paragraph,) = second.findall(qn("w:p"))
    assert [child.tag for child in paragraph] == [qn("w:pPr")]
    assert [child.tag for child in paragraph[0]] == [qn("w:pStyle"), qn("w:jc")]
    assert second.find(f"{qn('w:tcPr')}/{qn('w:tcBorders')}") is not None


def test_rows_the_template_has_merged_go_along() -> None:
    begun, continued = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = (
        row("{%tr for g in ds %}", ""),
        row("{%tr for x in g.con %}", ""),
        row(cell("{% vm %}{{ g.ten }}", more=begun), "{{ x }}"),
        row(cell("", more=continued), "ghi chú"),
        row("{%tr endfor %}", ""),
        row("{%tr endfor %}", ""),
    )
    document = fill(file(tbl(*rows)), ds=[{"ten": "A", "con": [1, 2]}, {"ten": "B", "con": [3]}])

    assert [line[0] for line in merges(document)] == ["restart", *["continue"] * 3, "restart", "continue"]


def test_rows_match_by_the_columns_of_the_grid() -> None:
    wide = cell("trước", more='<w:gridSpan w:val="2"/>')
    rows = (
        row("a", "b", "{% vm 1 %}x"),
        row(wide, "{% vm 1 %}x"),
        row("{% vm 1 %}x", props='<w:gridBefore w:val="2"/>'),
        row("{% vm 1 %}x", "c", "d"),
    )
    found = merges(fill(file(tbl(*rows, columns=3))))

    assert found == [[None, None, "restart"], [None, "continue"], ["continue"], [None, None, None]]


def test_rows_and_cells_in_content_controls_are_rows_and_cells() -> None:
    def held(content: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"

    first = f"<w:tr>{held(cell('{% vm 1 %}x'))}{cell('a')}</w:tr>"
    second = held(row("{% vm 1 %}x", "b"))

    assert merges(fill(file(tbl(first, second)))) == [["restart", None], ["continue", None]]


def test_merged_across_and_down_at_once() -> None:
    made = row("{% hm 1 %}{% vm 1 %}x", "{% hm 1 %}y")
    document = fill(file(tbl(made, made)))

    assert merges(document) == [["restart"], ["continue"]]
    assert widths(document) == [[2000, 2000], [4000], [4000]]


@pytest.mark.parametrize("width", ['w:w="0" w:type="auto"', 'w:w="2500" w:type="pct"', 'w:w="12.5%"'])
def test_widths_that_are_no_lengths_stay(width: str) -> None:
    made = cell("{% colspan 2 %}x").replace('w:w="2000" w:type="dxa"', width)
    root = tree(fill(file(tbl(row(made), row("a", "b")))))

    assert dict(next(root.iter(qn("w:tcW"))).items())[qn("w:w")] == width.split('"')[1]


def test_word_finds_nothing_wrong() -> None:
    rows = (
        row("{% colspan 2 + n %}{% cellbg '#d9e2f3' %}Bảng", "{% cellbg 'auto' %}y"),
        row("{%tr for g in ds %}", "", ""),
        row("{%tr for x in g.con %}", "", ""),
        row("{% vm %}{{ g.ten }}", "{% vm x %}{% hm x %}{{ x }}", "{% hm x %}{{ x }}"),
        row("{%tr endfor %}", "", ""),
        row("{%tr endfor %}", "", ""),
        row("{%tc for g in ds %}", "{% hm %}{% vm 1 %}{{ g.ten }}", "{%tc endfor %}"),
    )
    source = file(
        tbl(*rows, columns=3).replace("<w:tblPr/>", '<w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'), p()
    )
    data = [{"ten": "A", "con": [1, 1, 2]}, {"ten": "B", "con": [3]}]

    found = find_damage_of({"before": file("x"), "after": fill(source, ds=data, n=0)})

    assert found["after"] == found["before"]


@pytest.mark.parametrize("number", ["9" * 5000, "-3", "²", "1.5", ""])
def test_spans_that_are_no_numbers_count_as_one(number: str) -> None:
    spanned = f'<w:tc><w:tcPr><w:gridSpan w:val="{number}"/></w:tcPr>{p("a{% vm %}")}</w:tc>'
    rows = f"<w:tr>{spanned}</w:tr>" * 2
    table = f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="{number}"/></w:tblGrid>{rows}</w:tbl>'

    merges = tree(fill(file(table + p()))).findall(f".//{qn('w:vMerge')}")

    assert [one.get(qn("w:val")) for one in merges] == ["restart", None]
