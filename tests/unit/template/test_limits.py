"""Hostile templates: each ends in one of our errors or in harmless output, in bounded time and memory."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from baocao.errors import BaocaoError
from baocao.template import budget
from support.filling import failures, file, filled

ROOT = Path(__file__).resolve().parents[3]
SECONDS = 4
"""How long one hostile template may take; most take a millisecond."""

CHILD = """
import datetime, decimal, json, resource, signal, sys, time
resource.setrlimit(resource.RLIMIT_AS, (1_200_000_000, 1_200_000_000))
sys.path[:0] = ["src", "tests"]
from baocao.errors import BaocaoError
from baocao.template import budget
from support.filling import file, fill, lines, p
budget.MAX_SECONDS = 0.03
DATA = {"x": "chữ", "ds": ["a", "b"], "so": 7, "nhom": {"ten": "An"}, "rong": None}
DATA |= {"d": datetime.date(2026, 1, 2), "dec": decimal.Decimal("1E+60")}
for number, template in enumerate(json.load(sys.stdin)):
    is_endless = "ns.s, ns.s" in template or "'a': ns.s, 'b': ns.s" in template
    budget.MAX_VALUE = 100_000 if is_endless else 5_000_000
    signal.alarm(ALARM)
    begun = time.perf_counter()
    try:
        answer = ["printed", "|".join(lines(fill(file(template), **DATA)))[:500]]
    except BaocaoError as error:
        answer = ["refused", ",".join(one.code for one in error.flatten())]
    except BaseException as error:
        answer = ["crashed", repr(error)[:300]]
    signal.alarm(0)
    print(json.dumps([number, *answer, time.perf_counter() - begun]), flush=True)
""".replace("ALARM", str(SECONDS))
"""What holds a value twice, which holds another twice …, is endless; a low limit is soon met."""


def _read_templates() -> tuple[list[str], list[str]]:
    """Return the templates of ``hostile.txt``, one a line: those that reach for Python, and the bombs."""
    text = (Path(__file__).parent / "hostile.txt").read_text(encoding="utf-8")
    _, reaching, bombs = re.split("^## .*\n", text, flags=re.MULTILINE)
    return reaching.splitlines(), bombs.splitlines()


REACHING, BOMBS = _read_templates()
BOMBS += [
    "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
    "{{ " + "not " * 5000 + "x }}",
    "{{ " + "-" * 5000 + "1 }}",
    "{{ " + "1+" * 5000 + "1 }}",
    "{{ x" + ".a" * 5000 + " }}",
    "{{ x" + "|upper" * 2000 + " }}",
    "{{ " + "[" * 3000 + "]" * 3000 + " }}",
    "{{ " + "9" * 100000 + " }}",
    "{{ '" + "a" * 200000 + "' }}",
    "{% if x %}" * 150 + "{% endif %}" * 150,
    "{% for y in ds %}" * 30 + "{% endfor %}" * 30,
    "{% for y in ds %}" * 18 + "{{ y }}" + "{% endfor %}" * 18,
]


def _run(templates: list[str]) -> dict[int, tuple[str, str, float]]:
    """Return {number of the template: how it ended, what it left, seconds}, from a child process."""
    found: dict[int, tuple[str, str, float]] = {}
    while len(found) < len(templates):
        begin = len(found)
        child = subprocess.run(
            [sys.executable, "-c", CHILD],
            input=json.dumps(templates[begin:]),
            capture_output=True,
            text=True,
            check=False,
            cwd=ROOT,
            timeout=120,
        )
        for line in child.stdout.splitlines():
            number, how, left, seconds = json.loads(line)
            found[begin + number] = (how, left, seconds)
        if len(found) < len(templates):
            found[len(found)] = ("killed", child.stderr[-300:], SECONDS)
    return found


@pytest.fixture(scope="module")
def endings() -> dict[str, tuple[str, str, float]]:
    templates = REACHING + BOMBS
    halves = [templates[::2], templates[1::2]]
    with ThreadPoolExecutor(len(halves)) as pool:
        found = pool.map(_run, halves)
    return {
        half[number]: ending
        for half, endings in zip(halves, found, strict=True)
        for number, ending in endings.items()
    }


@pytest.mark.parametrize("template", REACHING, ids=lambda one: one[:60])
def test_nothing_of_python_is_reachable(template: str, endings: dict[str, Any]) -> None:
    how, left, seconds = endings[template]
    assert how in {"refused", "printed"}, left
    assert seconds < SECONDS
    for word in (
        "<class",
        "<function",
        "<module",
        "<built-in",
        "bound method",
        "mappingproxy",
        "0x",
        "root:",
    ):
        assert word not in left


@pytest.mark.parametrize("template", BOMBS, ids=lambda one: one[:60])
def test_bombs_are_stopped(template: str, endings: dict[str, Any]) -> None:
    how, left, seconds = endings[template]
    assert how in {"refused", "printed"}, left
    assert seconds < SECONDS


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{{ 'ab' * 3 }}{{ [0] * 3 }}", "ababab[0, 0, 0]"),
        ("{{ 2 ** 10 }} {{ 10 % 3 }} {{ '%05.2f' % 1.5 }} {{ '%s-%s' % ('a', 'b') }}", "1024 1 01.50 a-b"),
        ("{{ 'x'|center(5) }}|{{ 1.234|round(2) }}", "  x  |1.23"),
        ("{{ range(3)|list }} {{ range(1, 4)|join(', ') }} {{ range(4)|sum }}", "[0, 1, 2] 1, 2, 3 6"),
        ("{{ 'a b'.split()|join('-') }} {{ 'aXa'.replace('a', 'b') }}", "a-b bXb"),
        ("{{ ', '.join(['a', 'b']) }}", "a, b"),
        ("{{ [1, 2, 3][1:] }} {{ 'chữ'[::-1] }}", "[2, 3] ữhc"),
        ("{{ 1 < 2 < 3 }} {{ 3 < 2 < 1 }}", "True False"),
        ("{{ 1 in [1] }} {{ 2 not in [1] }} {{ (1, 2) == (1, 2) }}", "True True True"),
        ("{% set n = namespace(t=0) %}{% for i in [1] %}{% set n.t = n.t + i %}{% endfor %}{{ n.t }}", "1"),
        ("{% macro f(n) %}{% if n %}{{ n }}{{ f(n - 1) }}{% endif %}{% endmacro %}{{ f(3) }}", "321"),
        ("{% set c = cycler('a', 'b') %}{{ c.next() }}{{ c.next() }}{{ c.next() }}", "aba"),
        ("{% set j = joiner(', ') %}{% for i in [1, 2] %}{{ j() }}{{ i }}{% endfor %}", "1, 2"),
        ("{{ {'a': 1, 'b': 2}.items()|list }} {{ dict(a=1).get('a') }}", "[('a', 1), ('b', 2)] 1"),
        ("{{ [3, 1, 2]|sort|join }} {{ [1, 2, 3]|batch(2)|list }}", "123 [[1, 2], [3]]"),
    ],
)  # fmt: skip
def test_honest_templates_do_not_notice(template: str, expected: str) -> None:
    assert filled(template) == [expected]


@pytest.mark.parametrize(
    ("limit", "value", "template"),
    [
        ("MAX_TURNS", 100, "{% for i in range(10) %}{% for j in range(10) %}{% endfor %}{% endfor %}"),
        ("MAX_VALUE", 50, "{{ 'a' * 51 }}"),
        ("MAX_COMPUTED", 50, "{{ 'a' * 30 }}{{ 'b' * 30 }}"),
        ("MAX_SECONDS", 0.0, "{{ 1 }}"),
    ],
)
def test_every_limit_is_an_error_of_ours(
    limit: str, value: float, template: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert failures(file(template)) == []
    monkeypatch.setattr(budget, limit, value)
    (error,) = failures(file(template))
    assert error.code == "T304"
    assert error.message.startswith("mẫu bị dừng")
    assert error.hint


def test_each_rendering_has_limits_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budget, "MAX_COMPUTED", 50)
    for _ in range(5):
        assert filled("{{ 'a' * 30 }}") == ["a" * 30]


def test_the_stopped_tag_is_shown() -> None:
    (error,) = failures(file("Một", "hai {{ 'A' * 10**9 }}"))
    assert isinstance(error, BaocaoError)
    assert (error.where.path, error.where.column) == ("thân văn bản, đoạn 2", 5)
