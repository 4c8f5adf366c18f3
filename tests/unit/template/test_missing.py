"""Names the data does not have: reported all at once, marked, or left blank."""

from __future__ import annotations

import pytest

from baocao.template.render import OnMissing
from support.filling import failures, file, fill, filled, lines, tbl, tr

USES = [
    "{{ x }}",
    "{{ x.y }}",
    "{{ x.y.z }}",
    "{{ x[0] }}",
    "{{ x['a'] }}",
    "{{ x|upper }}",
    "{{ x|so }}",
    "{{ x|ngay_ngan }}",
    "{{ x|join(', ') }}",
    "{{ x|length }}",
    "{{ x ~ 'a' }}",
    "{{ x + 1 }}",
    "{{ 1 - x }}",
    "{{ -x }}",
    "{{ '%s' % x }}",
    "{{ [x] | join }}",
    "{% if x == 1 %}a{% endif %}",
    "{% if x > 1 %}a{% endif %}",
    "{% if 1 in x %}a{% endif %}",
    "{% for i in x %}{{ i }}{% endfor %}",
    "{% for i in x.y %}{{ i }}{% endfor %}",
    "{% set y = x %}{{ y }}",
    "{{ x|string }}",
    "{{ x|e }}",
    "{{ x|safe }}",
]

ASKS = [
    "{% if x %}a{% endif %}",
    "{% if not x %}{% endif %}",
    "{% if x.y %}a{% endif %}",
    "{% if x.y.z %}a{% elif x %}b{% endif %}",
    "{% if x and x.y == 1 %}a{% endif %}",
    "{% if x or 0 %}a{% endif %}",
    "{{ x|default('') }}",
    "{{ x.y|default('') }}",
    "{{ x.y.z|d('') }}",
    "{{ x|default('', true) }}",
    "{{ '' if x is defined }}",
    "{% if x is undefined %}{% endif %}",
    "{{ x or '' }}",
    "{{ x.y if x }}",
    "{% for i in x|default([]) %}{{ i }}{% endfor %}",
]


@pytest.mark.parametrize("template", USES)
def test_using_a_missing_name_is_a_mistake(template: str) -> None:
    errors = failures(file(template))
    assert errors
    assert {error.code for error in errors} == {"T302"}
    assert all(error.where.path == "thân văn bản, đoạn 1" for error in errors)
    assert all(error.hint for error in errors)


@pytest.mark.parametrize("template", USES)
@pytest.mark.parametrize("missing", ["mark", "blank"])
def test_missing_names_may_be_marked_or_left_blank(template: str, missing: OnMissing) -> None:
    (line,) = lines(fill(file(f"[{template}]"), missing=missing))
    assert "Undefined" not in line
    assert "None" not in line
    if missing == "blank":
        assert "CẦN BỔ SUNG" not in line.upper()


@pytest.mark.parametrize("template", ASKS)
def test_asking_for_a_missing_name_is_fine(template: str) -> None:
    assert filled(f"[{template}]") == ["[]"]


def test_the_mark_shows_the_name() -> None:
    assert lines(fill(file("Số {{ so_ky_hieu }}, {{ a.b }}"), missing="mark", a={})) == [
        "Số [CẦN BỔ SUNG: so_ky_hieu], [CẦN BỔ SUNG: b]"
    ]


def test_all_missing_names_come_in_one_run_with_their_places() -> None:
    errors = failures(
        file("{{ a }} {{ b }} {{ a }}", tbl(tr("{{ c }}", "x")), header=["{{ d }}"]),
    )
    assert [(error.where.path, error.where.column) for error in errors] == [
        ("thân văn bản, đoạn 1", 1),
        ("thân văn bản, đoạn 1", 9),
        ("thân văn bản, đoạn 1", 17),
        ("thân văn bản, bảng 1, hàng 1, ô 1, đoạn 1", 1),
        ("đầu trang 1, đoạn 1", 1),
    ]


def test_a_missing_key_of_many_rows_is_one_mistake() -> None:
    (error,) = failures(file("{% for x in ds %}{{ x.tne }}{% endfor %}"), ds=[{"ten": 1}] * 50)
    assert "“tne”" in error.message
    assert error.hint == "Có phải ý bạn là “ten”?"


@pytest.mark.parametrize(
    ("template", "near"),
    [
        ("{{ ho_tn }}", "ho_ten"),
        ("{{ hoten }}", "ho_ten"),
        ("{{ nguoi.chuc_vuu }}", "chuc_vu"),
        ("{{ nguoi.chucvu }}", "chuc_vu"),
    ],
)
def test_a_misspelt_name_gets_a_suggestion(template: str, near: str) -> None:
    (error,) = failures(file(template), ho_ten="An", nguoi={"chuc_vu": "Chủ tịch"})
    assert error.hint == f"Có phải ý bạn là “{near}”?"


def test_a_name_like_nothing_gets_another_hint() -> None:
    (error,) = failures(file("{{ xyzw }}"), ho_ten="An")
    assert error.hint.startswith("Thêm “xyzw”")


def test_the_first_of_nothing_has_no_name() -> None:
    (error,) = failures(file("{{ ds|first }}"), ds=[])
    assert (error.code, "None" in error.message) == ("T302", False)


def test_missing_values_inside_attributes_and_properties() -> None:
    (error,) = failures(file("x", core="<dc:title>{{ a }}</dc:title>"))
    assert error.code == "T302"
    document = fill(file("x", core="<dc:title>{{ a }}</dc:title>"), missing="blank")
    assert lines(document) == ["x"]


def test_a_missing_name_may_not_be_called() -> None:
    for missing in ("error", "mark", "blank"):
        assert [error.code for error in failures(file("{{ f() }}"), missing=missing)] == ["T303"]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{{ loop.previtem.k }}<{{ x.k }}>{{ loop.nextitem.k }} ", "<1>1 1<1>2 1<2> "),
        ("{% if loop.previtem.k != x.k %}[{{ x.k }}]{% endif %}", "[1][2]"),
        ("{% if loop.nextitem != x %}{{ x.k }}{% endif %}", "12"),
        ("{{ loop.previtem['k'] ~ x.k }} ", "1 11 12 "),
    ],
)
def test_nothing_before_the_first_item_and_behind_the_last_is_no_gap(template: str, expected: str) -> None:
    ds = [{"k": 1}, {"k": 1}, {"k": 2}]
    assert filled(f"{{% for x in ds %}}{template}{{% endfor %}}", ds=ds) == [expected]
    assert failures(file("{% for x in ds %}{{ loop.previtem.ten }}{% endfor %}"), ds=ds)[0].code == "T302"


def test_the_hint_is_from_the_first_item_that_lacks_a_name() -> None:
    (error,) = failures(file("{% for x in ds %}{{ x.ten }}{% endfor %}"), ds=[{"tenn": "a"}, "chữ"])
    assert error.hint == "Có phải ý bạn là “tenn”?"
