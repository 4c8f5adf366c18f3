"""Which element a tag stands for: engine.md §1 and §5, seen from the rendered document."""

from __future__ import annotations

import pytest

from baocao.ooxml.xml import qn
from support.filling import failures, file, fill, filled, lines, p, r, rows, sect, tbl, tc, tr, tree

DS = ["a", "b"]


def table(*blocks: str, **data: object) -> list[list[str]]:
    return rows(fill(file(*blocks), **data))


@pytest.mark.parametrize(("a", "expected"), [(1, ["trước", "giữa", "sau"]), (0, ["trước", "sau"])])
@pytest.mark.parametrize("letter", ["p", ""])
def test_statement_paragraphs_give_way(letter: str, a: int, expected: list[str]) -> None:
    assert filled("trước", f"{{%{letter} if a %}}", "giữa", f"{{%{letter} endif %}}", "sau", a=a) == expected


def test_loops_over_paragraphs_leave_no_blank_lines() -> None:
    blocks = ("{% for x in ds %}", "{{ x }}", "{% endfor %}", "hết")
    assert filled(*blocks, ds=DS) == ["a", "b", "hết"]
    assert filled(*blocks, ds=[]) == ["hết"]


@pytest.mark.parametrize(
    ("text", "data", "expected"),
    [
        ("{%p if a %}x{%p endif %}", {"a": 1}, ["x"]),
        ("{%p if a %}x{%p endif %}", {"a": 0}, []),
        ("{%p for x in ds %}- {{ x }};{%p endfor %}", {"ds": DS}, ["- a;", "- b;"]),
        ("{%p for x in ds %}{%p if x == 'a' %}{{ x }}{%p endif %}{%p endfor %}", {"ds": DS}, ["a"]),
        ("{%p if a %}x{%p else %}y{%p endif %}", {"a": 0}, ["y"]),
    ],
)
def test_a_balanced_set_in_one_paragraph_encloses_it(
    text: str, data: dict[str, object], expected: list[str]
) -> None:
    assert filled(text, **data) == expected


def test_a_set_inside_one_paragraph_keeps_other_tags_in_place() -> None:
    inside = "{{ loop.index }}. {% if x == 'a' %}A{% else %}{{ x }}{% endif %}"
    assert filled(f"{{%p for x in ds %}}{inside}{{%p endfor %}}", ds=DS) == ["1. A", "2. b"]


@pytest.mark.parametrize(
    ("begin", "end"),
    [("{%tr for x in ds %}", "{%tr endfor %}"), ("{% for x in ds %}", "{% endfor %}")],
)
def test_statement_rows_give_way(begin: str, end: str) -> None:
    found = table(tbl(tr("TT", "Tên"), tr(begin, ""), tr("{{ loop.index }}", "{{ x }}"), tr(end, "")), ds=DS)
    assert found == [["TT", "Tên"], ["1", "a"], ["2", "b"]]


def test_a_loop_within_one_row_repeats_the_row() -> None:
    found = table(
        tbl(tr("TT", "Tên"), tr("{%tr for x in ds %}{{ loop.index }}", "{{ x }}{%tr endfor %}")), ds=DS
    )
    assert found == [["TT", "Tên"], ["1", "a"], ["2", "b"]]


def test_a_loop_within_one_row_takes_conditions_in_its_cells() -> None:
    row = tr("{%tr for x in ds %}{{ x }}", "{% if x == 'a' %}có{% else %}không{% endif %}{%tr endfor %}")
    assert table(tbl(row), ds=DS) == [["a", "có"], ["b", "không"]]


def test_loops_nest_over_rows() -> None:
    groups = [{"ten": "I", "ds": [1, 2]}, {"ten": "II", "ds": []}, {"ten": "III", "ds": [3]}]
    inner = (tr("{%tr for x in g.ds %}"), tr("{{ x }}"), tr("{%tr endfor %}"))
    found = table(tbl(tr("{%tr for g in ds %}"), tr("{{ g.ten }}"), *inner, tr("{%tr endfor %}")), ds=groups)
    assert found == [["I"], ["1"], ["2"], ["II"], ["III"], ["3"]]


def test_one_row_repeats_over_two_loops() -> None:
    row = tr("{%tr for g in ds %}{%tr for x in g %}{{ x }}{%tr endfor %}{%tr endfor %}")
    assert table(tbl(row), ds=[[1, 2], [3]]) == [["1"], ["2"], ["3"]]


def test_two_statements_in_one_row_give_way_together() -> None:
    begin, end = tr("{%tr if a %}{%tr for x in ds %}"), tr("{%tr endfor %}{%tr endif %}")
    assert table(tbl(begin, tr("{{ x }}"), end), a=1, ds=DS) == [["a"], ["b"]]


@pytest.mark.parametrize(("ds", "expected"), [(DS, [["a"], ["b"]]), ([], [["không có"]])])
def test_a_loop_over_rows_may_have_an_else(ds: list[str], expected: list[list[str]]) -> None:
    found = table(
        tbl(
            tr("{%tr for x in ds %}"), tr("{{ x }}"), tr("{%tr else %}"), tr("không có"), tr("{%tr endfor %}")
        ),
        ds=ds,
    )
    assert found == expected


def test_cells_repeat() -> None:
    assert table(tbl(tr("TT", "{%tc for x in ds %}", "{{ x }}", "{%tc endfor %}", "Ghi chú")), ds=DS) == [
        ["TT", "a", "b", "Ghi chú"]
    ]
    assert table(tbl(tr("TT", "{%tc for x in ds %}{{ x }}{%tc endfor %}")), ds=DS) == [["TT", "a", "b"]]


def test_cells_go() -> None:
    assert table(tbl(tr("{%tc if a %}", "x", "{%tc endif %}", "y")), a=0) == [["y"]]


def test_runs_keep_their_place_with_the_letter_r() -> None:
    blocks = (p("trước ", r("{%r if a %}", "<w:b/>"), "giữa", "{%r endif %}", " sau"),)
    assert filled(*blocks, a=1) == ["trước giữa sau"]
    assert filled(*blocks, a=0) == ["trước  sau"]


def test_a_loop_inside_one_cell_stays_inside() -> None:
    assert table(tbl(tr("{% for x in ds %}{{ x }}; {% endfor %}", "y")), ds=DS) == [["a; b; ", "y"]]
    paragraphs = tc(p("{% for x in ds %}"), p("{{ x }}"), p("{% endfor %}"))
    assert table(tbl(tr(paragraphs)), ds=DS) == [["a|b"]]


def test_a_nested_table_earlier_in_the_row_does_not_confuse_the_scope() -> None:
    cell = tc(tbl(tr("trong")), p("{%tr for x in ds %}{{ x }}"))
    assert table(tbl(tr(cell, "{%tr endfor %}")), ds=DS) == [["a", ""], ["trong"], ["b", ""], ["trong"]]


def test_a_loop_in_a_nested_table_repeats_its_own_rows() -> None:
    inner = tbl(tr("{%tr for x in ds %}"), tr("{{ x }}"), tr("{%tr endfor %}"))
    assert table(tbl(tr(tc(inner, p("")), "ngoài")), ds=DS) == [["", "ngoài"], ["a"], ["b"]]


def test_a_loop_over_rows_with_nested_tables() -> None:
    inner = tbl(tr("{%tr for y in x.ys %}{{ y }}{%tr endfor %}"))
    rows_of = (tr("{%tr for x in ds %}"), tr(tc(p("{{ x.t }}"), inner, p(""))), tr("{%tr endfor %}"))
    found = table(tbl(*rows_of), ds=[{"t": 1, "ys": [7, 8]}, {"t": 2, "ys": []}])
    assert found == [["1|"], ["7"], ["8"], ["2|"]]


def test_a_text_box_earlier_in_the_row_does_not_confuse_the_scope() -> None:
    box = f"<w:r><w:pict><v:textbox><w:txbxContent>{p('{{ a }}')}</w:txbxContent></v:textbox></w:pict></w:r>"
    cell = tc(p(box, "{%tr for x in ds %}{{ x }}"))
    document = fill(file(tbl(tr(cell, "{%tr endfor %}"))), ds=DS, a="hộp")
    assert lines(document) == ["a", "hộp", "", "b", "hộp", ""]


def test_a_table_between_statement_paragraphs_repeats_or_goes() -> None:
    blocks = ("{%p for x in ds %}", tbl(tr("{{ x }}")), "{%p endfor %}", "cuối")
    assert filled(*blocks, ds=DS) == ["a", "b", "cuối"]
    assert filled(*blocks, ds=[]) == ["cuối"]


@pytest.mark.parametrize(
    "wrap", ['<w:hyperlink r:id="x">', '<w:ins w:id="1" w:author="a">', "<w:sdt><w:sdtContent>"]
)
@pytest.mark.parametrize(("a", "expected"), [(1, ["1xy2"]), (0, ["12"])])
def test_a_block_may_open_inside_a_link_and_close_outside(wrap: str, a: int, expected: list[str]) -> None:
    names = [piece.split()[0] for piece in wrap.strip("<>").split("><")]
    close = "".join(f"</{name}>" for name in reversed(names))
    block = p("1", wrap + r("{% if a %}x") + close, r("y{% endif %}2", "<w:i/>"))
    assert filled(block, a=a) == expected


def test_a_block_with_an_else_may_open_inside_a_link() -> None:
    block = p(
        f'<w:ins w:id="1" w:author="a">{r("{% if a %}x")}</w:ins>',
        "{% elif b %}y{% else %}z{% endif %}{{ a }}",
    )
    assert filled(block, a=1, b=0) == ["x1"]
    assert filled(block, a=0, b=1) == ["y0"]
    assert filled(block, a=0, b=0) == ["z0"]


@pytest.mark.parametrize(("a", "expected"), [(1, ["mx", "yn"]), (0, ["mn"])])
def test_a_block_over_paragraphs_may_close_inside_tracked_text(a: int, expected: list[str]) -> None:
    """Word keeps what was typed last in an element of its own; that must not matter."""
    last = p(f'<w:ins w:id="1" w:author="An">{r("y{% endif %}n", "<w:b/>")}</w:ins>')
    assert filled("m{% if a %}x", last, a=a) == expected


def test_a_block_over_runs_keeps_their_formatting() -> None:
    block = p(r("1{% for x in ds %}", "<w:b/>"), r("{{ x }}", "<w:i/>"), r("{% endfor %}2", "<w:u/>"))
    document = fill(file(block), ds=DS)
    assert lines(document) == ["1ab2"]
    italic = [
        run for run in tree(document).iter(qn("w:r")) if run.find(f"{qn('w:rPr')}/{qn('w:i')}") is not None
    ]
    assert len(italic) == 2


def test_content_controls_hold_tags() -> None:
    loop = p("{%p for x in ds %}") + p("{{ x }}") + p("{%p endfor %}")
    block = f"<w:sdt><w:sdtPr/><w:sdtContent>{loop}</w:sdtContent></w:sdt>"
    assert filled(block, ds=DS) == ["a", "b"]
    inline = p(f"<w:sdt><w:sdtPr/><w:sdtContent>{r('{{ a }}')}</w:sdtContent></w:sdt>", "!")
    assert filled(inline, a=1) == ["1!"]


def test_both_twins_of_a_text_box_are_filled() -> None:
    inside = p("{%p for x in ds %}") + p("{{ x }}") + p("{%p endfor %}")
    block = p(
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>"
        f"{inside}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>{inside}"
        "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>",
        "ngoài {{ ds|length }}",
    )
    assert filled(block, ds=DS) == ["ngoài 2", "a", "b", "a", "b"]


def test_text_beside_a_paragraph_tag_is_a_warning() -> None:
    from baocao.template.compile import compile_template

    template = compile_template(file("{%p if a %} chữ cạnh", "x", "{%p endif %}"))
    (warning,) = template.warnings
    assert (warning.code, warning.where.path) == ("T501", "thân văn bản, đoạn 1")
    assert "chữ cạnh" in warning.message


def test_text_beside_a_row_tag_is_a_warning() -> None:
    from baocao.template.compile import compile_template

    source = file(tbl(tr("{%tr for x in ds %} mất"), tr("{{ x }}"), tr("{%tr endfor %}")))
    assert [warning.code for warning in compile_template(source).warnings] == ["T501"]
    assert rows(fill(source, ds=DS)) == [["a"], ["b"]]


@pytest.mark.parametrize(
    "blocks",
    [
        ("{% if a %}x", tbl(tr("y{% endif %}"))),
        (tbl(tr("{% if a %}x", "y{% endif %}")),),
        (tbl(tr("{% if a %}x"), tr("y{% endif %}")),),
        ("{%p if a %}", tbl(tr("{%tr endif %}"), tr("x"))),
        (tbl(tr("{%tc for x in ds %}x"), tr("{%tc endfor %}y")),),
    ],
)
def test_a_block_across_levels_is_refused_with_both_places(blocks: tuple[str, ...]) -> None:
    (error,) = failures(file(*blocks), a=1, ds=DS)
    assert error.code == "T104"
    assert error.message.count("thân văn bản") == 2


@pytest.mark.parametrize(
    "blocks",
    [
        ("{% for x in ds %}a", "{%p for y in ds %}b{%p endfor %}{% endfor %}"),
        (tbl(tr(tc(p("{%tc for x in ds %}"), tbl(tr("{%tc endfor %}")), p("")))),),
        (tbl(tr("{%tr if a %}", tc(tbl(tr("{%tr endif %}")), p("")))),),
    ],
)
def test_blocks_that_cross_once_they_act_are_refused(blocks: tuple[str, ...]) -> None:
    errors = failures(file(*blocks), a=1, ds=DS)
    assert {error.code for error in errors} == {"T104"}


def test_a_picture_beside_statements_stays() -> None:
    document = fill(file(p("{% if a %}", "<w:r><w:drawing/></w:r>", "{% endif %}")), a=1)
    assert len(list(tree(document).iter(qn("w:drawing")))) == 1


def test_a_page_break_between_statement_paragraphs_stays() -> None:
    assert filled("{% if a %}", p(r('<w:br w:type="page"/>')), "{% endif %}", a=1) == ["\f"]


def test_bookmarks_outlive_the_paragraph_they_stand_in() -> None:
    start, end = '<w:bookmarkStart w:id="1" w:name="m"/>', '<w:bookmarkEnd w:id="1"/>'
    document = fill(file(p(start, "{%p if a %}"), "x", p("{%p endif %}"), p("y", end)), a=0)
    assert [
        tag
        for tag in ("w:bookmarkStart", "w:bookmarkEnd")
        if tree(document).find(f".//{qn(tag)}") is not None
    ] == [
        "w:bookmarkStart",
        "w:bookmarkEnd",
    ]


@pytest.mark.parametrize("letter", ["p", ""])
@pytest.mark.parametrize(("a", "text"), [(1, ["ngang", "", "dọc"]), (0, ["", "dọc"])])
def test_a_section_survives_the_paragraph_of_its_end_tag(letter: str, a: int, text: list[str]) -> None:
    """The end of a section is a property of its last paragraph; losing it loses the orientation."""
    blocks = (
        f"{{%{letter} if a %}}",
        "ngang",
        p(f"{{%{letter} endif %}}", props=sect(landscape=True)),
        "dọc",
    )
    document = fill(file(*blocks), a=a)
    assert lines(document) == text
    sizes = [size.get(qn("w:orient")) for size in tree(document).iter(qn("w:pgSz"))]
    assert sizes == ["landscape", None]


def test_a_section_repeats_with_its_loop() -> None:
    document = fill(
        file("{%p for x in ds %}", "{{ x }}", p("", props=sect(landscape=True)), "{%p endfor %}"), ds=DS
    )
    assert lines(document) == ["a", "", "b", ""]
    assert len(list(tree(document).iter(qn("w:sectPr")))) == 3


@pytest.mark.parametrize("letter", ["p", "r", "tr", "tc"])
@pytest.mark.parametrize(
    "form", ["{{%s x }}", "{{%s x}}", "{{%s  x|upper }}", "{{%s\u00a0x }}", "{{-%s x -}}"]
)
def test_a_letter_before_a_value_loses_no_words(letter: str, form: str) -> None:
    tag = form % letter

    assert filled(tag, x="A") == ["A"]
    assert filled(f"({tag})", x="A") == ["(A)"]
    assert table(tbl(tr(f"({tag})", "b")), x="A") == [["(A)", "b"]]


@pytest.mark.parametrize("letter", ["p", "r", "tr", "tc"])
def test_a_letter_behind_a_blank_is_a_name(letter: str) -> None:
    (error,) = failures(file(f"{{{{ {letter} x }}}}"), x="A", **{letter: 1})

    assert error.code == "T105"
    assert filled(f"{{{{ {letter} }}}}", **{letter: 1}) == ["1"]


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        (["{% macro m(t) %}", "({{ t }}", "!", "{% endmacro %}", "{{ m(1) }} và {{ m(2) }}."], "(1! và (2!."),
        (["{% set k %}", "({{ ds[0] }}", "!", "{% endset %}", "{{ k }} và {{ k }}."], "(a! và (a!."),
        (["{% macro m() %}[{{ caller() }}]{% endmacro %}{% call m() %}", "a", "!", "{% endcall %}"], "[a!]"),
        (["{% for t in ba recursive %}", "({{ t }}", "{{ loop(ba[t:]) }}!", "{% endfor %}"], "(1(2!!(2!"),
    ],
)
@pytest.mark.parametrize("inserted", [[0], [3], [0, 3]])
@pytest.mark.parametrize("wrapper", ['ins w:id="9" w:author="A"', 'dir w:val="ltr"'])
def test_what_is_printed_elsewhere_may_begin_or_end_in_tracked_text(
    runs: list[str], expected: str, inserted: list[int], wrapper: str
) -> None:
    made = [r(text, "<w:b/>" if text.endswith("!") else "") for text in runs]
    for place in inserted:
        made[place] = f"<w:{wrapper}>{made[place]}</w:{wrapper[:3]}>"
    assert filled(p("x: ", *made), ds=DS, ba=[1, 2]) == [f"x: {expected}"]
