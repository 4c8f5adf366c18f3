"""What a check says of a template, and what it leaves alone."""

from __future__ import annotations

from typing import Any

import pytest

from baocao.errors import Finding, Severity
from baocao.template.compile import compile_template
from support.filling import file, p, r, tbl, tr


def check(*blocks: str, data: dict[str, Any] | None = None, **parts: Any) -> list[Finding]:
    return list(compile_template(file(*blocks, **parts), "mau.docx").check(data))


def codes(*blocks: str, data: dict[str, Any] | None = None, **parts: Any) -> list[str]:
    return [finding.code for finding in check(*blocks, data=data, **parts)]


@pytest.mark.parametrize(
    "text",
    [
        "{ { ho_ten } }",
        "{ {ho_ten}}",
        "{ % if x % }",
        "{ho_ten}}",
        "ho_ten }}",
        "x %}",
        "${ho_ten}",
        "{ho_ten}",
        "{/moi_nguoi}",
        "Kính gửi <<don_vi>>",
        "«ho_ten»",
        "«HoTen»",
        "[ho_ten]",
    ],
)
def test_what_is_nearly_a_tag(text: str) -> None:
    (finding,) = check("{{ a }}", p("x ", r("y " + text)))
    assert (finding.code, finding.severity) == ("T601", Severity.WARNING)
    assert finding.where.path == "thân văn bản, đoạn 2"
    place = finding.where
    assert place.excerpt[place.column - 1 : place.column - 1 + place.width] in text
    assert finding.hint


@pytest.mark.parametrize(
    "text",
    [
        "[ký tên] [1] [CẦN BỔ SUNG: tên] […]",
        "“Dân vận khéo”, «Báo Nhân Dân», <b>, a < b > c, 50 %, {1}, {}",
        "{_{ ten }_} {_% if %_}",
        "{% raw %}{{ x }} { { y } }{% endraw %}",
        "{{ {'a': {'b': 1}}['a']['b'] }}",
        "{# { { ghi chú } } [a_b] #}",
        "{{ '[a_b]' }}{{ a['b_c'] }}",
    ],
)
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert codes(text, "{{ a.b }}") == []


def test_a_tag_over_two_paragraphs_is_no_slip() -> None:
    assert codes("{{ a", "}} [x]") == ["T502"]


def test_raw_over_paragraphs_is_left_alone() -> None:
    assert codes("{% raw %}", "{ { x } } {y_z}", "{% endraw %}{{ a }}") == []


def test_tags_in_pieces_are_counted() -> None:
    (finding,) = check(p(r("{{ ho"), r("_ten }}")), p(r("{{ a }}")), header=[p(r("{"), r("{ b }}"))])
    assert (finding.code, finding.severity) == ("T606", Severity.INFO)
    assert finding.message.startswith("2 thẻ")


def test_a_file_without_tags_is_said_to_have_none() -> None:
    (finding,) = check("Không có gì")
    assert finding.code == "T607"
    assert "không có gì để điền" in finding.message


@pytest.mark.parametrize(
    "template",
    [
        "{{ ho_ten }}{{ ho_tên }}",
        "{{ ho_ten }}{{ hoten }}",
        "{{ x.so_luong }}{{ x.so_luong }}{{ x.so_luog }}",
        "{% for x in ds %}{{ x.chuc_vu }}{{ x.chuc_vu }}{{ x.chuc_vi }}{% endfor %}",
        "{% for nguoi in ds %}{{ ngoui.ten }}{{ nguoi.ten }}{% endfor %}",
    ],
)
def test_near_twins(template: str) -> None:
    (finding,) = check(template)
    assert (finding.code, finding.severity) == ("T604", Severity.WARNING)


@pytest.mark.parametrize(
    "template",
    [
        "{{ ten }}{{ ten }}{{ tem }}",
        "{{ muc_1 }}{{ muc_1 }}{{ muc_2 }}",
        "{{ o_1_11 }}{{ o_11_1 }}",
        "{{ tu_ngay }}{{ tu_ngay }}{{ den_ngay }}",
        "{{ chu_tri }}{{ chu_tri }}{{ chi_tri }}{{ chi_tri }}",
        "{{ tong_so }}{{ tong_so }}{{ dong_so }}",
    ],
)
def test_names_that_differ_on_purpose(template: str) -> None:
    assert codes(template) == []


def test_a_twin_that_the_data_has_is_meant() -> None:
    assert codes("{{ ho_ten }}{{ hoten }}", data={"ho_ten": "a", "hoten": "b"}) == []


def test_commands_written_as_values() -> None:
    found = check("{% if a %}{{ else }}{% endif %}")
    assert [(one.code, one.severity) for one in found] == [("T602", Severity.ERROR)]
    assert "{% else %}" in found[0].hint


def test_functions_that_do_not_exist() -> None:
    (finding,) = check("{{ tinh(a) }}{{ range(3)|join }}{{ a.upper() }}")
    assert (finding.code, finding.severity) == ("T603", Severity.ERROR)


def test_one_name_as_list_and_as_map() -> None:
    assert codes("{% for x in a %}{{ x.b }}{% endfor %}{{ a.c }}") == ["T605"]
    assert codes("{% for k in a %}{{ a[k] }}{% endfor %}{{ a.c }}") == []


def test_text_that_a_letter_swallows_is_told_too() -> None:
    assert codes("{%p if a %}mất", "x", "{%p endif %}") == ["T501"]


def test_what_rendering_would_fail_at() -> None:
    found = check("{{ a }}{{ b }}", "{{ n | so }}", "{{ n + 1 }}", data={"a": 1, "n": "abc"})
    assert sorted((one.code, one.name) for one in found) == [
        ("T301", "filter-argument"),
        ("T302", "missing-name"),
        ("T303", "computing"),
    ]
    assert all(one.severity is Severity.ERROR for one in found)


def test_names_missing_where_the_data_does_not_lead() -> None:
    (finding,) = check("{% if gap %}{{ ly_do }}{% endif %}", data={"gap": ""})
    assert (finding.code, finding.severity) == ("D401", Severity.WARNING)


def test_a_name_is_told_once() -> None:
    assert codes("{{ a.b }}{{ c }}", data={"a": {}}) == ["T302", "T302"]


def test_missing_keys_in_items_are_told_once_a_tag() -> None:
    data = {"ds": [{"t": 1, "k": ""}, {"t": 2, "k": ""}, {"k": ""}]}
    found = check("{% for x in ds %}{{ x.t }}{% if x.k %}{{ x.l }}{% endif %}{% endfor %}", data=data)
    assert [one.code for one in found] == ["T302", "D401"]


@pytest.mark.parametrize(
    ("template", "value", "fits"),
    [
        ("{% for x in a %}{{ x }}{% endfor %}", "chữ", False),
        ("{% for x in a %}{{ x }}{% endfor %}", ["chữ"], True),
        ("{% for x in a %}{{ x }}{% endfor %}", None, True),
        ("{{ a | length }}", "chữ", True),
        ("{{ a }}", ["x", "y"], False),
        ("{{ a }}", {"x": 1}, True),
        ("{{ a }}", {"$image": "x.png"}, True),
    ],
)
def test_values_of_another_shape(template: str, value: Any, fits: bool) -> None:
    found = [one for one in codes(template, data={"a": value}) if one.startswith("D4")]
    assert found == ([] if fits else ["D402"])


def test_keys_that_nobody_uses() -> None:
    data = {
        "ten": "A",
        "thua": 1,
        "x": {"a": 1, "b": 2},
        "ds": [{"t": 1, "u": 2}, {"t": 1, "v": 3}],
        "m": {"k": 1},
        "in_ca": {"y": 1},
    }
    printed_whole, *found = check(
        "{{ ten }}{{ x.a }}{% for d in ds %}{{ d.t }}{% endfor %}",
        "{% for k, v in m.items() %}{{ v }}{% endfor %}{{ in_ca }}",
        data=data,
    )
    assert (printed_whole.code, printed_whole.severity) == ("T306", Severity.WARNING)
    assert [one.where.key for one in found] == ["thua", "x.b", "ds[].u", "ds[].v"]
    assert {(one.code, one.severity) for one in found} == {("D403", Severity.INFO)}


def test_the_worst_comes_first() -> None:
    found = codes(
        "{{ a }}", p(r("{{ t"), r("u }}")), "{b_c}", tbl(tr("{{ d }}")), data={"a": 1, "x": 1, "d": 1}
    )
    assert found == ["T302", "T601", "T606", "D403"]


def test_many_names_are_compared_in_no_time() -> None:
    names = [f"truong_{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}{chr(97 + n // 676)}_x" for n in range(3000)]
    assert (
        codes(*("".join(f"{{{{ {name} }}}}" for name in names[at : at + 50]) for at in range(0, 3000, 50)))
        == []
    )
