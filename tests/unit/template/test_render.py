"""From data to a document: values as typed, the same bytes, every mistake with its place."""

from __future__ import annotations

import io
import pickle
import zipfile
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal

import pytest

from baocao.errors import BaocaoError, Mistakes
from baocao.ooxml.xml import parse_xml, qn
from baocao.template.compile import compile_template
from baocao.template.render import render
from support.filling import (
    CORE,
    MAIN,
    failures,
    file,
    fill,
    filled,
    lines,
    p,
    r,
    read,
    rows,
    tbl,
    tr,
    tree,
)

LETTER = file(
    p(r("Kính gửi: ", "<w:b/>"), "{{ noi_nhan|noi_va }}"),
    "{%p for x in viec %}",
    "{{ loop.index }}. {{ x.ten }}{% if x.han %} (hạn {{ x.han|ngay_ngan }}){% endif %};",
    "{%p endfor %}",
    tbl(tr("TT", "Việc"), tr("{%tr for x in viec %}{{ loop.index }}", "{{ x.ten }}{%tr endfor %}")),
    header=["{{ co_quan|hoa }}"],
    core="<dc:title>{{ co_quan }}</dc:title>",
)
DATA = {
    "noi_nhan": ["Ban Dân vận", "Văn phòng"],
    "viec": [{"ten": "Rà soát & báo cáo", "han": date(2023, 10, 4)}, {"ten": "Họp <tổng kết>", "han": None}],
    "co_quan": "Ủy ban nhân dân",
}

DS = {"ds": [5, 6]}
GROUPED = {"ds": [{"k": "a"}, {"k": "a"}]}
TREE = {"t": [{"a": 1, "c": [{"a": 2, "c": []}]}]}
NAMES = {"rong": 1, "row": 2, "person": 3, "trang": 4}


def test_a_letter_is_filled() -> None:
    document = fill(LETTER, **DATA)
    assert lines(document)[:3] == [
        "Kính gửi: Ban Dân vận và Văn phòng",
        "1. Rà soát & báo cáo (hạn 04/10/2023);",
        "2. Họp <tổng kết>;",
    ]
    assert rows(document) == [["TT", "Việc"], ["1", "Rà soát & báo cáo"], ["2", "Họp <tổng kết>"]]
    assert lines(document, "word/header.xml") == ["ỦY BAN NHÂN DÂN"]
    assert "<dc:title>Ủy ban nhân dân</dc:title>" in read(document, CORE).decode()


@pytest.mark.parametrize("part", ["header", "footer", "footnotes", "endnotes", "comments"])
def test_tags_stand_in_every_part(part: str) -> None:
    root = {"footnotes": "footnote", "endnotes": "endnote", "comments": "comment"}.get(part)
    inside = p("{%p for x in ds %}") + p("{{ x }}") + p("{%p endfor %}")
    block = f'<w:{root} w:id="1">{inside}</w:{root}>' if root else inside
    document = fill(file("thân", **{part: [block]}), ds=["a", "&"])  # type: ignore[arg-type]
    assert lines(document, f"word/{part}.xml") == ["a", "&"]


def test_a_result_opens_as_a_zip_and_as_xml() -> None:
    document = fill(LETTER, **DATA)
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            parse_xml(archive.read(name), compile_template(LETTER).parts[MAIN].locate(0))


def test_untouched_entries_are_copied_byte_for_byte() -> None:
    template = compile_template(LETTER)
    again = compile_template(fill(LETTER, **DATA))
    assert list(again.entries) == list(template.entries)
    for name in set(template.entries) - set(template.parts):
        assert again.entries[name] == template.entries[name]


def test_same_input_same_bytes() -> None:
    template = compile_template(LETTER)
    assert render(template, DATA) == render(template, DATA) == fill(LETTER, **DATA)


def test_rendering_leaves_the_data_as_it_was() -> None:
    data = {"ds": [{"a": 1}], "b": {"c": "x"}}
    before = pickle.dumps(data)
    fill(file("{% for x in ds %}{{ x.a }}{% endfor %}{{ b.c }}"), **data)
    assert pickle.dumps(data) == before


def test_a_template_is_shared_between_threads_without_a_wrong_document() -> None:
    template = compile_template(LETTER)

    def check(number: int) -> bool:
        document = render(
            template, {**DATA, "noi_nhan": [f"Đơn vị {number}"], "co_quan": f"Cơ quan {number}"}
        )
        return lines(document)[0] == f"Kính gửi: Đơn vị {number}" and lines(document, "word/header.xml") == [
            f"CƠ QUAN {number}"
        ]

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(check, range(200)))


def test_missing_names_in_one_thread_stay_there() -> None:
    template = compile_template(file("{{ a }}{{ b }}"))

    def count(number: int) -> int:
        try:
            render(template, {"a": 1} if number % 2 else {"a": 1, "b": 2})
        except BaocaoError as error:
            return len(error.flatten())
        return 0

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(count, range(100))) == [0, 1] * 50


@pytest.mark.parametrize(
    "text", ["&", "<", ">", '"', "'", "&amp;", "<w:p/>", "]]>", "<!--", "a & b < c > d", "{{ x }}"]
)
def test_signs_of_xml_and_jinja_come_back_as_typed(text: str) -> None:
    assert filled("[{{ a }}]", a=text) == [f"[{text}]"]
    assert filled("[{{ a|e }}{{ a|safe }}{{ a|escape }}]", a=text) == [f"[{text * 3}]"]


def test_text_in_the_template_keeps_its_signs() -> None:
    assert filled("A & B < C {{ a }}", a="&") == ["A & B < C &"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("một\nhai", ["[một\nhai]"]),
        ("một\r\nhai\rba", ["[một\nhai\nba]"]),
        ("một\thai", ["[một\thai]"]),
        ("một\fhai", ["[một\fhai]"]),
        ("một\ahai\aba", ["[một", "hai", "ba]"]),
        ("\a", ["[", "]"]),
        ("", ["[]"]),
        ("  x  ", ["[  x  ]"]),
    ],
)
def test_breaks_in_values(value: str, expected: list[str]) -> None:
    assert filled("[{{ a }}]", a=value) == expected


def test_a_new_paragraph_keeps_style_and_formatting() -> None:
    block = p(r("{{ a }}", "<w:b/>"), r(" đuôi", "<w:i/>"), props='<w:jc w:val="center"/>')
    document = fill(file(block), a="x\ay\az")
    assert lines(document) == ["x", "y", "z đuôi"]
    paragraphs = list(tree(document).iter(qn("w:p")))
    assert all(one.find(f"{qn('w:pPr')}/{qn('w:jc')}") is not None for one in paragraphs)
    assert all(one.find(f".//{qn('w:b')}") is not None for one in paragraphs)


def test_new_paragraphs_in_cells_links_and_loops() -> None:
    assert rows(fill(file(tbl(tr("{{ a }}"))), a="x\ay")) == [["x|y"]]
    assert filled(p(f'<w:hyperlink r:id="x">{r("{{ a }}")}</w:hyperlink>'), a="x\ay") == ["x", "y"]
    assert filled("{% for x in ds %}{{ x }}{% endfor %}", ds=["a\ab", "\ac"]) == ["a", "b", "c"]


@pytest.mark.parametrize("value", [None, ""])
def test_nothing_prints_nothing(value: object) -> None:
    block = (
        "[{{ a }}{{ a ~ '' }}{{ a|upper }}{{ a|hoa }}{{ a|trim }}{{ [a]|join }}{{ a|safe }}{{ a|string }}]"
    )
    assert filled(block, a=value) == ["[]"]


def test_nothing_has_no_items() -> None:
    assert filled("{% for x in a %}{{ x }}{% else %}trống{% endfor %}", a=None) == ["trống"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0, "0"),
        (5358, "5358"),
        (Decimal("98.50"), "98.50"),
        (date(2023, 10, 4), "2023-10-04"),
        ("0012", "0012"),
        (0.5, "0.5"),
    ],
)
def test_plain_values_print_as_they_are(value: object, expected: str) -> None:
    assert filled("{{ a }}", a=value) == [expected]


def test_keys_named_like_methods_win() -> None:
    names = (
        "items",
        "pop",
        "values",
        "keys",
        "get",
        "update",
        "copy",
        "clear",
        "setdefault",
        "count",
        "index",
    )
    data = {name: f"<{name}>" for name in names}
    template = " ".join(f"{{{{ d.{name} }}}} {{{{ d['{name}'] }}}}" for name in names)
    assert filled(template, d=data) == [" ".join(f"<{name}> <{name}>" for name in names)]
    assert filled(" ".join(f"{{{{ {name} }}}}" for name in names), **data) == [" ".join(data.values())]


def test_loops_over_a_key_named_items() -> None:
    assert filled("{% for x in d.items %}{{ x }};{% endfor %}", d={"items": [1, 2]}) == ["1;2;"]
    assert filled("{% for k, v in d.items() %}{{ k }}={{ v }};{% endfor %}", d={"a": 1}) == ["a=1;"]


def test_keys_may_be_numbers() -> None:
    assert filled("{{ a[1] }} {{ a['1'] }}", a={1: "x"}) == ["x x"]


@pytest.mark.parametrize(
    ("template", "data", "expected"),
    [
        ("{% for x in ds %}{{ loop.index }}/{{ loop.length }};{% endfor %}", DS, "1/2;2/2;"),
        ("{% for x in ds if x > 1 %}{{ x }}{% else %}không{% endfor %}", {"ds": [1]}, "không"),
        ("{% for k, v in d|dictsort %}{{ k }}{{ v }}{% endfor %}", {"d": {"b": 1, "a": 2}}, "a2b1"),
        ("{% for g in ds|groupby('k') %}{{ g.grouper }}{{ g.list|length }}{% endfor %}", GROUPED, "a2"),
        ("{% for k, xs in ds|groupby('k') %}{{ k }}{{ xs|length }}{% endfor %}", {"ds": [{"k": "a"}]}, "a1"),
        ("{{ ds|map(attribute='k')|join(', ') }}", {"ds": [{"k": "a"}, {"k": "b"}]}, "a, b"),
        ("{{ ds|selectattr('k', 'equalto', 1)|list|length }}", {"ds": [{"k": 1}, {"k": 2}]}, "1"),
        ("{{ ds|sum(attribute='n') }} {{ ds|map(attribute='n')|max }}", {"ds": [{"n": 1}, {"n": 2}]}, "3 2"),
        ("{% macro f(a, b=2) %}{{ a }}{{ b }}{% endmacro %}{{ f(1) }} {{ f(1, b=3) }}", {}, "12 13"),
        ("{% macro f(a) %}[{{ a }}]{% endmacro %}{{ f('&<') }}", {}, "[&<]"),
        ("{% macro f() %}<{{ caller() }}>{% endmacro %}{% call f() %}z{% endcall %}", {}, "<z>"),
        ("{% set x = 5 %}{{ x }}{% set y %}a{{ x }}{% endset %}{{ y }}", {}, "5a5"),
        ("{% with z = 3 %}{{ z }}{% endwith %}{% filter upper %}ab{% endfilter %}", {}, "3AB"),
        ("{% for n in t recursive %}{{ n.a }}{% if n.c %}{{ loop(n.c) }}{% endif %}{% endfor %}", TREE, "12"),
        ("{{ 'có' if a else 'không' }}{{ 'x' if b }}", {"a": 1, "b": 0}, "có"),
        ("{{ a.b[0].c }} {{ a['b'][-1]['c'] }}", {"a": {"b": [{"c": "x"}]}}, "x x"),
        ("{{ (a, b)|join('-') }} {{ {'k': a}['k'] }} {{ [a, b][1] }}", {"a": 1, "b": 2}, "1-2 1 2"),
        ("{{ a is defined }} {{ a is none }} {{ b is string }}", {"a": None, "b": "x"}, "True True True"),
        ("{{ ngay.year }} {{ ngay.strftime('%d/%m') }}", {"ngay": date(2023, 10, 4)}, "2023 04/10"),
        ("{% raw %}{{ a }}{% endraw %}{# {{ b }} #}", {}, "{{ a }}"),
        ("{{ 'a%}b' }}{{ '{{' }}{{ \"}}\" }}", {}, "a%}b{{}}"),
        ("{{ rong }}{{ row }}{{ person }}{{ trang }}", NAMES, "1234"),
    ],
)  # fmt: skip
def test_all_of_jinja_works(template: str, data: dict[str, object], expected: str) -> None:
    assert filled(template, **data) == [expected]


@pytest.mark.parametrize(
    ("text", "code", "column", "word"),
    [
        ("x {{ 1 / 0 }}", "T303", 3, "chia cho 0"),
        ("{{ a + 1 }}", "T303", 1, "kiểu"),
        ("{{ a.b() }}", "T303", 1, "không có hàm “b”"),
        ("{{ khong_co() }}", "T303", 1, "không có hàm “khong_co”"),
        ("{% for x in so %}{{ x }}{% endfor %}", "T303", 1, "kiểu"),
        ("{{ a|so }}", "T301", 1, "số"),
        ("{{ a|ngay_ngan }}", "T301", 1, "ngày"),
        ("{{ a|round(x=1) }}", "T303", 1, "round"),
        ("{{ b }}", "T202", 1, "U+0001"),
        ("{{ 'A' * 10**10 }}", "T304", 1, "10000000000"),
    ],
)
def test_what_fails_on_the_data_has_its_place(text: str, code: str, column: int, word: str) -> None:
    (error,) = failures(file("đầu", tbl(tr("a", text))), a="chữ", b="x\x01y", so=5)
    assert (error.code, error.where.column) == (code, column)
    assert error.where.path == "thân văn bản, bảng 1, hàng 1, ô 2, đoạn 1"
    assert error.where.file == "mau.docx"
    assert error.where.excerpt == text
    assert word in error.message
    assert error.hint


def test_mistakes_of_several_parts_come_together() -> None:
    errors = failures(file("{{ 1 / 0 }}", header=["{{ a|so }}"], footer=["{{ b }}"]), a="x")
    assert [(error.code, error.where.path) for error in errors] == [
        ("T303", "thân văn bản, đoạn 1"),
        ("T302", "chân trang 1, đoạn 1"),
        ("T301", "đầu trang 1, đoạn 1"),
    ]


def test_every_error_pickles() -> None:
    with pytest.raises(Mistakes) as caught:
        fill(file("{{ a }}{{ b.c }}", header=["{{ 1 / 0 }}"]))
    again = pickle.loads(pickle.dumps(caught.value))
    assert [str(error) for error in again.flatten()] == [str(error) for error in caught.value.flatten()]


@pytest.mark.parametrize(
    "value", ["x\x00y", "x\x1fy", "x\ud800y", "x\ufffey", "x\uffffy", "x\U0010fff0y", "x\U0010fff2y"]
)
def test_characters_no_file_can_hold_are_refused(value: str) -> None:
    (error,) = failures(file("{{ a }}"), a=value)
    assert (error.code, error.where.path) == ("T202", "thân văn bản, đoạn 1")
    (error,) = failures(file("x", core="<dc:title>{{ a }}</dc:title>"), a=value)
    assert error.code == "T202"


def test_properties_take_values_on_one_line() -> None:
    document = fill(file("x", core="<dc:title>{{ a }}</dc:title>"), a="một\nhai\t<&\a")
    assert "<dc:title>một hai &lt;&amp; </dc:title>" in read(document, CORE).decode()


def test_tables_grow_linearly() -> None:
    source = file(tbl(tr("{%tr for x in ds %}{{ loop.index }}", "{{ x.ten }}{%tr endfor %}")))
    document = fill(source, ds=[{"ten": f"Người {number}"} for number in range(3_000)])
    assert rows(document)[-1] == ["3000", "Người 2999"]
