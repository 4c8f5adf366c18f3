"""Templates that reach, run away or trick; hundreds more are in ``tests/unit/template/hostile.txt``."""

from __future__ import annotations

import pytest

from baocao.template import budget
from hostile.outcome import assert_refused, render
from support.filling import file, lines, p, r
from support.project import Project

REFUSED: dict[str, tuple[str, str]] = {
    "a class of Python": ("{{ ''.__class__.__mro__ }}", "T302"),
    "globals of a function": ("{{ cycler.__init__.__globals__.os }}", "T302"),
    "a function printed": ("{{ ten.upper }}", "T304"),
    "a class printed": ("{{ cycler }}", "T304"),
    "a filter not yet run": ("{{ ten|map('upper') }}", "T304"),
    "a file included": ("{% include '/etc/passwd' %}", "T105 T106"),
    "a number without end": ("{{ 9 ** (9 ** 9) }}", "T304"),
    "a text without end": ("{{ 'a' * 10 ** 10 }}", "T304"),
    "a width without end": ("{{ ten|center(10 ** 9) }}", "T304"),
    "decimals without end": ("{{ 1.5|so(10 ** 9) }}", "T304"),
    "a date's width": ("{{ ten.strftime('%99999999d') }}", "T302 T303 T304"),
    "a path without end": ("{{ [ten]|map(attribute='a.' * 100000)|list }}", "T304"),
    "one long word wrapped": ("{{ ('a' * 4000000)|wordwrap(1) }}", "T304"),
    "breaks without end": ("{{ '\\n' * 4000000 }}", "T304"),
    "paragraphs without end": ("{{ '\\a' * 4000000 }}", "T304"),
    "turns without end": (
        "{% for i in range(2000) %}{% for j in range(2000) %}{% endfor %}{% endfor %}",
        "T304",
    ),
    "a macro that calls itself": ("{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}", "T304"),
    "a filter of the compiler": ("{{ ten|_query }}", "T106 T105"),
    "columns without end": ("{% colspan 10 ** 9 %}", "T108 T303 T304"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_template_is_stopped(name: str, project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budget, "MAX_SECONDS", 3.0)
    template, codes = REFUSED[name]
    project.write("mau.docx", file(template))
    project.write("a.yaml", "ten: An\n")
    assert_refused(render(project), codes.split(), 4)


DOUBLING = (
    "{% set n = namespace(s=(1,), t=(1,)) %}{% for i in range(40) %}"
    "{% set n.s = (n.s, n.s) %}{% set n.t = (n.t, n.t) %}{% endfor %}"
)


@pytest.mark.parametrize(
    "tag",
    [
        "{{ n.s }}",
        "{{ n }}",
        "{{ n.s == n.t }}",
        "{{ n.s is eq(n.t) }}",
        "{{ n.s is in([n.t]) }}",
        "{{ [n.s]|select('eq', n.t)|list }}",
        "{{ {'a': n.s}.items() }}",
        "{{ {'a': n.s}.values() == n.t }}",
        "{% for i in [0, 1] %}{{ loop.changed(n.s if i else n.t) }}{% endfor %}",
        "{{ [n]|string }}",
        "{{ '%s' % n.s }}",
    ],
)  # fmt: skip
def test_lists_that_hold_themselves_twice_are_weighed_first(tag: str, project: Project) -> None:
    project.write("mau.docx", file(DOUBLING + tag))
    project.write("a.yaml", "ten: An\n")
    outcome = render(project)
    if outcome.exit_code:
        assert_refused(outcome, ["T303", "T304"], 4)


@pytest.mark.parametrize(
    "value", ["{{ ten }}", "{% for %}", "</w:t></w:r></w:p>", "&lt;&#38;", "]]>", "<!--", "\\", "{#", "$ref"]
)
def test_values_are_never_read_as_tags_or_xml(value: str, project: Project) -> None:
    project.write("mau.docx", file(p(r("{{ a }}|{{ a|upper|lower == a|lower }}")), header=["{{ a }}"]))
    project.write("a.json", f'{{"a": "{value.replace(chr(92), chr(92) * 2)}"}}')
    assert render(project, data="a.json").exit_code == 0
    made = (project.folder / "ra.docx").read_bytes()
    assert lines(made) == [f"{value}|True"]
    assert lines(made, "word/header.xml") == [value]
