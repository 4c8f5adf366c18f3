"""Statements about cells: which loop groups them, what they accept, where they may stand."""

from __future__ import annotations

import pytest

from baocao.ooxml.xml import Element, qn
from baocao.template.compile import compile_template
from support.filling import MAIN, failures, file, fill, lines, p, tbl, tc, tr, tree

LAND = [
    {
        "ten": "Tỉnh A",
        "xa": [
            {"ten": "Xã 1", "thon": [{"ten": "T1"}, {"ten": "T2"}]},
            {"ten": "Xã 2", "thon": [{"ten": "T3"}]},
        ],
    },
    {"ten": "Tỉnh B", "xa": [{"ten": "Xã 3", "thon": [{"ten": "T4"}, {"ten": "T5"}]}]},
]
OPEN = (
    tr("{%tr for t in tinh %}", "", ""),
    tr("{%tr for x in t.xa %}", "", ""),
    tr("{%tr for n in x.thon %}", "", ""),
)
CLOSE = (tr("{%tr endfor %}", "", ""),) * 3


def drawn(document: bytes) -> list[list[str]]:
    """Return the cells of each row: ``↓`` begins a merge, ``^`` continues it, ``×n`` is a span."""
    return [[_draw(cell) for cell in row.findall(qn("w:tc"))] for row in tree(document).iter(qn("w:tr"))]


def _draw(cell: Element) -> str:
    merge, span = (cell.find(f"{qn('w:tcPr')}/{qn(name)}") for name in ("w:vMerge", "w:gridSpan"))
    text = "".join(one.text or "" for one in cell.iter(qn("w:t")))
    if merge is not None:
        text = f"{text}↓" if merge.get(qn("w:val")) == "restart" else f"^{text}"
    return text if span is None else f"{text}×{span.get(qn('w:val'))}"


def table(*rows: str, columns: int = 3, **data: object) -> list[list[str]]:
    return drawn(fill(file(tbl(*rows, columns=columns)), **data))


def looped(*cells: str, ds: object, **data: object) -> list[list[str]]:
    """Return a table whose only row repeats over `ds`."""
    blanks = [""] * (len(cells) - 1)
    rows = (tr("{%tr for x in ds %}", *blanks), tr(*cells), tr("{%tr endfor %}", *blanks))
    return table(*rows, columns=len(cells), ds=ds, **data)


def test_three_levels_merge_by_the_loop_whose_name_they_show():
    row = tr("{% vm %}{{ t.ten }}", "{% vm %}{{ x.ten }}", "{{ n.ten }}")

    assert table(*OPEN, row, *CLOSE, tinh=LAND) == [
        ["Tỉnh A↓", "Xã 1↓", "T1"],
        ["^", "^", "T2"],
        ["^", "Xã 2", "T3"],
        ["Tỉnh B↓", "Xã 3↓", "T4"],
        ["^", "^", "T5"],
    ]


@pytest.mark.parametrize(
    "shown",
    [
        "{{ loop.index }}",
        "{% vm %}cố định",
        "{{ n.x.t | default(1) }}",
        "{{ n['x'] | default(1) }}",
        "{{ n.ten ~ 't' }}",
        "{{ n.ten | default(x) }}",
    ],
)
def test_what_shows_the_innermost_loop_or_none_merges_over_its_run(shown):
    row = tr("{% vm %}" + shown, "", "{{ n.ten }}")

    down = [cells[0][-1:] if cells[0] != "^" else "^" for cells in table(*OPEN, row, *CLOSE, tinh=LAND)]

    assert [one == "^" for one in down] == [False, True, False, False, True]


def test_a_name_set_from_a_loop_counts_as_its_variable():
    rows = (
        tr("{%tr for t in tinh %}", "", ""),
        tr("{%tr set ten = t.ten %}", "", ""),
        tr("{%tr set stt = loop %}", "", ""),
        tr("{%tr for x in t.xa %}", "", ""),
        tr("{%tr for n in x.thon %}", "", ""),
        tr("{% vm %}{{ stt.index }}", "{% vm %}{{ ten }}", "{{ n.ten }}"),
        *CLOSE,
    )

    assert [cells[:2] for cells in table(*rows, tinh=LAND)] == [
        ["1↓", "Tỉnh A↓"],
        ["^", "^"],
        ["^", "^"],
        ["2↓", "Tỉnh B↓"],
        ["^", "^"],
    ]


def test_loops_in_one_row_and_loops_of_a_cell_do_not_confuse_the_group():
    names = "{% vm %}{% for a in x.ai %}{{ a }}{% if not loop.last %}, {% endif %}{% endfor %}"
    row = tr("{%tr for x in ds %}{%tr for y in x.con %}" + names, "{{ y }}{%tr endfor %}{%tr endfor %}")
    data = [{"ai": ["a", "b"], "con": [1, 2]}, {"ai": ["c"], "con": [3]}]

    assert table(row, columns=2, ds=data) == [["a, b↓", "1"], ["^", "2"], ["c", "3"]]


def test_groups_run_on_over_conditions_and_end_with_other_rows():
    rows = (
        tr("{%tr for x in ds %}", ""),
        tr("{% vm %}{{ x.ten }}", "tổng"),
        tr("{%tr for y in x.con %}", ""),
        tr("{%tr if y > 1 %}", ""),
        tr("{% vm %}{{ x.ten }}", "{{ y }}"),
        tr("{%tr endif %}", ""),
        tr("{%tr endfor %}", ""),
        tr("cộng", ""),
        tr("{%tr endfor %}", ""),
    )
    data = [{"ten": "A", "con": [1, 2, 3]}, {"ten": "B", "con": [1]}, {"ten": "C", "con": [5, 6]}]

    assert table(*rows, columns=2, ds=data) == [
        ["A", "tổng"],
        ["A↓", "2"],
        ["^", "3"],
        ["cộng", ""],
        ["B", "tổng"],
        ["cộng", ""],
        ["C", "tổng"],
        ["C↓", "5"],
        ["^", "6"],
        ["cộng", ""],
    ]


def test_two_loops_of_one_turn_are_one_group_of_the_outer_loop():
    rows = (
        tr("{%tr for x in ds %}", ""),
        tr("{%tr for y in x.a %}", ""),
        tr("{% vm %}{{ x.ten }}", "{{ y }}"),
        tr("{%tr endfor %}", ""),
        tr("{%tr for y in x.b %}", ""),
        tr("{% vm %}{{ x.ten }}", "{{ y }}"),
        tr("{%tr endfor %}", ""),
        tr("{%tr endfor %}", ""),
    )
    data = [{"ten": "A", "a": [1], "b": [2]}, {"ten": "B", "a": [3], "b": [4]}]

    assert [cells[0] for cells in table(*rows, columns=2, ds=data)] == ["A↓", "^", "B↓", "^"]


def test_equal_values_merge_whatever_the_loop():
    found = looped(
        "{% vm x.a %}{{ x.a }}",
        "{% vm x.b %}{{ x.b }}",
        ds=[{"a": "q", "b": 1}, {"a": "q", "b": "1"}, {"a": "r", "b": 2}, {"a": "q", "b": 2}],
    )

    assert found == [["q↓", "1↓"], ["^", "^"], ["r", "2↓"], ["q", "^"]]


def test_outside_of_loops_equal_texts_merge():
    rows = [tr("{% vm %}" + name, name) for name in ("{{ a }}", "{{ b }}", "khác", "khác")]

    assert table(*rows, columns=2, a="x", b="x") == [
        ["x↓", "x"],
        ["^", "x"],
        ["khác↓", "khác"],
        ["^", "khác"],
    ]


def test_a_loop_over_whole_tables_does_not_merge_their_fixed_rows():
    one = tbl(tr("{% vm %}{{ x }}", "1"), tr("{% vm %}khác", "2"))

    assert drawn(fill(file("{%p for x in ds %}", one, "{%p endfor %}"), ds=["a", "b"])) == [
        ["a", "1"],
        ["khác", "2"],
        ["b", "1"],
        ["khác", "2"],
    ]


def test_a_table_inside_a_row_merges_on_its_own():
    inner = tbl(
        tr("{%tr for y in x.con %}", ""), tr("{% vm %}{{ x.ten }}", "{{ y }}"), tr("{%tr endfor %}", "")
    )
    rows = (tr("{%tr for x in ds %}", ""), tr(tc(inner, p()), "{{ x.ten }}"), tr("{%tr endfor %}", ""))
    data = [{"ten": "A", "con": [1, 2]}, {"ten": "B", "con": [3]}]

    assert [cells for cells in table(*rows, ds=data) if cells[0] in {"A↓", "^", "B"}] == [
        ["A↓", "1"],
        ["^", "2"],
        ["B", "3"],
    ]


def test_a_macro_orders_for_the_cell_it_is_called_in():
    macro = "{% macro o(v) %}{% vm %}{{ v.ten }}{% endmacro %}"
    row = tr("{{ o(t) }}", "{{ o(x) }}", "{{ n.ten }}")

    found = drawn(fill(file(macro, tbl(*OPEN, row, *CLOSE, columns=3)), tinh=LAND))

    assert [cells[:2] for cells in found] == [
        ["Tỉnh A↓", "Xã 1↓"],
        ["^", "^"],
        ["^", "Xã 2"],
        ["Tỉnh B↓", "Xã 3↓"],
        ["^", "^"],
    ]


def test_neighbours_across_merge_by_loop_and_by_value():
    years = tr("{%tc for n in nam %}", "{% hm n.ky %}{{ n.ky }}", "{%tc endfor %}")
    title = tr("{%tc for n in nam %}", "{% hm %}{{ ten }}", "{%tc endfor %}")
    months = tr("{%tc for n in nam %}", "{{ n.thang }}", "{%tc endfor %}")
    data = [{"ky": "I", "thang": 1}, {"ky": "I", "thang": 2}, {"ky": "II", "thang": 4}]

    assert table(title, years, months, nam=data, ten="Năm") == [["Năm×3"], ["I×2", "II"], ["1", "2", "4"]]


def test_two_levels_of_columns_merge_by_the_outer_one():
    head = tr(
        "{%tc for k in ky %}{%tc for t in k.thang %}", "{% hm %}{{ k.ten }}", "{%tc endfor %}{%tc endfor %}"
    )
    data = [{"ten": "I", "thang": [1, 2]}, {"ten": "II", "thang": [4]}]

    assert table(head, ky=data) == [["I×2", "II"]]


def test_columns_of_a_loop_merge_down_each_for_itself():
    row = tr("{%tc for c in r %}", "{% vm c %}{{ c }}", "{%tc endfor %}")

    found = table(
        tr("{%tr for r in rs %}", "", ""), row, tr("{%tr endfor %}", "", ""), rs=[[1, 2], [1, 3], [4, 3]]
    )

    assert found == [["1↓", "2"], ["^", "3↓"], ["4", "^"]]


def test_shading_may_depend_on_a_condition_and_stand_in_a_paragraph_of_its_own():
    cell = tc(
        "{% if x.do %}{% cellbg '#ff0000' %}{% elif x.mau %}{% cellbg x.mau %}{% endif %}", "{{ x.ten }}"
    )
    rows = (tr("{%tr for x in ds %}"), tr(cell), tr("{%tr endfor %}"))
    data = [{"ten": "a", "do": 1}, {"ten": "b", "do": 0, "mau": "d9e2f3"}, {"ten": "c", "do": 0, "mau": None}]

    root = tree(fill(file(tbl(*rows, columns=1)), ds=data))

    fills = [cell.find(f"{qn('w:tcPr')}/{qn('w:shd')}") for cell in root.iter(qn("w:tc"))]
    assert [None if one is None else one.get(qn("w:fill")) for one in fills] == ["FF0000", "D9E2F3", None]
    assert [len(cell.findall(qn("w:p"))) for cell in root.iter(qn("w:tc"))] == [1, 1, 1]


@pytest.mark.parametrize(("value", "fill_"), [("auto", "auto"), ("fFf", "FFFFFF"), (" 00b050 ", "00B050")])
def test_colours_as_they_are_typed(value, fill_):
    root = tree(fill(file(tbl(tr("{% cellbg m %}x"))), m=value))

    assert [one.get(qn("w:fill")) for one in root.iter(qn("w:shd"))] == [fill_]


@pytest.mark.parametrize("value", [None, ""])
def test_no_colour_and_no_number_change_nothing(value):
    shaded = tc("{% cellbg v %}{% colspan v %}x").replace(
        "<w:tcPr/>", '<w:tcPr><w:gridSpan w:val="2"/><w:shd w:val="clear" w:fill="EEEEEE"/></w:tcPr>'
    )
    document = fill(file(tbl(f"<w:tr>{shaded}</w:tr>")), v=value)

    assert drawn(document) == [["x×2"]]
    assert [one.get(qn("w:fill")) for one in tree(document).iter(qn("w:shd"))] == ["EEEEEE"]


@pytest.mark.parametrize(
    ("tag", "value", "told"),
    [
        ("{% cellbg v %}", "đỏ", "đỏ"),
        ("{% cellbg v %}", '"/><w:x', "w:x"),
        ("{% colspan v %}", -1, "-1"),
        ("{% colspan v %}", "hai", "hai"),
        ("{% colspan v %}", 2.5, "2.5"),
        ("{% colspan v %}", True, "True"),
        ("{% colspan v %}", 64, "64"),
    ],
)
def test_a_wrong_value_is_told_with_its_place(tag, value, told):
    (error,) = failures(file(tbl(tr("a", f"{tag}x"))), v=value)

    assert (error.code, error.where.path) == ("T305", "thân văn bản, bảng 1, hàng 1, ô 2, đoạn 1")
    assert told in error.message


def test_wrong_values_are_told_all_at_once():
    rows = tr("{% cellbg 'đỏ' %}{% vm %}x", "{% colspan 0 - 1 %}y", "{{ 1 / 0 }}")

    assert [error.code for error in failures(file(tbl(rows)))] == ["T305", "T305", "T303"]


def test_a_missing_number_is_a_missing_name():
    (error,) = failures(file(tbl(tr("{% colspan n %}x"))))

    assert error.code == "T302"


@pytest.mark.parametrize(
    "tag", ["{% vm %}", "{% hm %}", "{% colspan 2 %}", "{% cellbg 'FF0000' %}", "{%p vm %}"]
)
def test_outside_of_cells_there_is_nothing_to_merge(tag):
    (error,) = failures(file(f"{tag}x", tbl(tr("a"))))

    assert (error.code, error.where.path) == ("T108", "thân văn bản, đoạn 1")


def test_a_macro_called_outside_of_cells_is_told():
    (error,) = failures(file("{% macro o() %}{% vm %}x{% endmacro %}", "{{ o() }}"))

    assert error.code == "T108"


@pytest.mark.parametrize(
    ("typed", "meant"), [("colspam 2", "colspan"), ("celbg 'FF0000'", "cellbg"), ("cellbgr c", "cellbg")]
)
def test_a_misspelt_statement_is_told_what_was_meant(typed, meant):
    (error,) = failures(file(tbl(tr(f"{{% {typed} %}}x"))), c="")

    assert error.code == "T106"
    assert f"“{meant}”" in error.hint


@pytest.mark.parametrize("tag", ["{% colspan %}", "{% cellbg %}", "{% colspan 1 2 %}", "{% vm x. %}"])
def test_a_statement_without_sound_value_is_told(tag):
    (error,) = failures(file(tbl(tr(f"{tag}x"))), x=1)

    assert error.code == "T105"


@pytest.mark.parametrize(
    "tag", ["{%tc colspan 2 %}", "{%p colspan 2 %}", "{%r colspan 2 %}", "{%- colspan 2 -%}"]
)
def test_a_letter_changes_nothing(tag):
    assert table(tr(f"{tag}x"), columns=2) == [["x×2"]]


def test_a_paragraph_loop_beside_a_statement_keeps_it():
    cell = tc("{% vm %}{%p for y in x.con %}", "{{ y }}", "{%p endfor %}")
    found = fill(
        file(tbl(tr("{%tr for x in ds %}", ""), tr(cell, "{{ x.ten }}"), tr("{%tr endfor %}", ""))),
        ds=[{"ten": 1, "con": ["a", "b"]}, {"ten": 2, "con": ["c"]}],
    )

    assert drawn(found) == [["ab↓", "1"], ["^", "2"]]
    assert lines(found) == ["a", "b", "1", "", "2"]


def test_names_beside_a_statement_are_not_taken_for_a_row_of_names():
    names = "".join(f"{{{{ n{number} }}}}" for number in range(8))
    rows = tr(f"{names}{{% colspan n9 %}}{names}")

    assert table(rows, columns=2, **{f"n{number}": number for number in range(8)}, n9=2) == [
        ["0123456701234567×2"]
    ]


def test_the_names_a_statement_uses_are_fields():
    template = compile_template(file(tbl(tr("{% colspan n %}{% cellbg mau %}x"))))

    assert set(template.fields()) == {"n", "mau"}


def test_tags_cut_to_pieces_mean_the_same():
    cut = p("{%", " v", "m ", "%", "}{", "{ x", " }", "}")
    found = fill(
        file(tbl(tr("{%tr for x in ds %}", ""), tr(tc(cut), "b"), tr("{%tr endfor %}", ""))), ds=[1, 2]
    )

    assert drawn(found) == [["1↓", "b"], ["^", "b"]]


def test_no_mark_is_left_and_the_same_data_give_the_same_bytes():
    source = file(
        tbl(*OPEN, tr("{% vm %}{{ t.ten }}", "{% cellbg 'EEEEEE' %}", "{{ n.ten }}"), *CLOSE, columns=3)
    )
    template = compile_template(source)

    first, second = template.render({"tinh": LAND}), template.render({"tinh": LAND})

    assert first == second
    assert not any(ord(sign) > 0x10FFEF for sign in str(tree(first, MAIN).xpath("string()")))


@pytest.mark.parametrize("sign", ["\U0010fff4", "\U0010fff5"])
def test_data_cannot_forge_a_mark(sign):
    (error,) = failures(file(tbl(tr("{{ x }}"))), x=f"a{sign}colspan:0")

    assert error.code == "T202"
