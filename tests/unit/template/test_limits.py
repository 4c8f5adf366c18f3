"""Hostile templates: each ends in one of our errors or in harmless output, in bounded time and memory."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from baocao.errors import BaocaoError
from baocao.template import budget
from support.word import failures, file, fill, filled, lines, p

ROOT = Path(__file__).resolve().parents[3]
SECONDS = 4
"""How long one hostile template may take; most take a millisecond."""

CHILD = """
import json, resource, signal, sys, time
resource.setrlimit(resource.RLIMIT_AS, (1_200_000_000, 1_200_000_000))
sys.path[:0] = ["src", "tests"]
from baocao.errors import BaocaoError
from baocao.template import budget
from support.word import file, fill, lines, p
budget.MAX_SECONDS = 0.3
DATA = {"x": "chữ", "ds": ["a", "b"], "so": 7, "nhom": {"ten": "An"}, "rong": None}
for number, template in enumerate(json.load(sys.stdin)):
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

REACHING = [
    "{{ x.__class__ }}",
    "{{ x['__class__'] }}",
    "{{ x.__class__.__mro__[1].__subclasses__() }}",
    "{{ x|attr('__class__') }}",
    "{{ ds|map(attribute='__class__')|list }}",
    "{{ ds|map('attr', '__class__')|list }}",
    "{{ ds|sort(attribute='__class__') }}",
    "{{ ds|groupby('__class__')|list }}",
    "{{ ds|selectattr('__class__')|list }}",
    "{{ ds|sum(attribute='__len__') }}",
    "{{ ''.join.__self__ }}",
    "{{ x.format.__globals__ }}",
    "{{ '{0.__class__}'.format(x) }}",
    "{{ '{0.__class__}'.format_map({'0': x}) }}",
    "{{ x.encode('utf-8') }}",
    "{{ self.__init__.__globals__ }}",
    "{{ self._TemplateReference__context }}",
    "{{ self['_TemplateReference__context'] }}",
    "{% for i in ds %}{{ loop.__init__.__globals__ }}{% endfor %}",
    "{% for i in ds %}{{ loop._iterable }}{% endfor %}",
    "{% macro f() %}{% endmacro %}{{ f.__globals__ }}",
    "{% macro f() %}{% endmacro %}{{ f._func }}",
    "{% macro f() %}{% endmacro %}{{ f._environment.globals }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ joiner().__init__.__globals__ }}",
    "{{ namespace.__init__.__globals__ }}",
    "{{ namespace(a=1).__class__ }}",
    "{{ dict.__base__ }}",
    "{{ dict.mro() }}",
    "{{ range.__class__ }}",
    "{{ range(3).__class__ }}",
    "{{ lipsum.__globals__ }}",
    "{{ lipsum(100000) }}",
    "{{ get_flashed_messages.__globals__ }}",
    "{{ config }}",
    "{{ url_for.__globals__ }}",
    "{{ khong_co.__init__.__globals__ }}",
    "{{ khong_co.__class__.__mro__ }}",
    "{{ (khong_co|default(khong_co)).__getitem__.__globals__ }}",
    "{{ nhom.clear() }}{{ nhom.pop('ten') }}",
    "{{ nhom.update({'a': 1}) }}",
    "{{ nhom.setdefault('a', 1) }}",
    "{{ nhom.fromkeys([1]) }}",
    "{{ ds.append(1) }}",
    "{{ ds.extend(ds) }}",
    "{{ ds.sort() }}",
    "{{ so.__class__ }}{{ so.to_bytes(10) }}{{ so.bit_length() }}",
    "{{ '%(a)s'|format(a=x.__class__) }}",
    "{{ x|map('__class__')|list }}",
    "{{ ds|map('_text')|list }}",
    "{{ x|_plain }}",
    "{{ ds|_turns }}",
    "{{ 1|_compare('is_', 2) }}",
    "{{ ds|pprint }}",
    "{{ {'a': 1}|xmlattr }}",
    "{% include '/etc/passwd' %}",
    "{% import '/etc/passwd' as a %}",
    "{% from 'os' import system %}",
    "{% extends x %}",
    "{% set x.__class__ = 1 %}",
    "{% set ns = namespace() %}{% set ns.__class__ = 1 %}",
    "{% do x.y() %}",
    "{% debug %}",
    "{% autoescape false %}{{ x }}{% endautoescape %}",
    "{{ x is filter('attr') }}{{ ().__class__ }}",
    "{{ [].__class__.__base__.__subclasses__()[40]('/etc/passwd').read() }}",
]

BOMBS = [
    "{{ 9**(9**9) }}",
    "{{ 9**9**9 }}",
    "{{ (10**64)**64 }}",
    "{{ ((10**64)**50)**50 }}",
    "{{ 1e308**64 }}",
    "{{ 'A'*10**10 }}",
    "{{ 10**10*'A' }}",
    "{{ [0]*10**10 }}",
    "{{ (0,)*10**10 }}",
    "{{ ('a'*4000000)*3 }}",
    "{{ x|center(10**9) }}",
    "{{ x|center(1000000000) }}",
    "{{ x|center(width=10**9) }}",
    "{{ '%1000000000d' % 1 }}",
    "{{ '%(a)1000000000d' % {'a': 1} }}",
    "{{ '%.1000000000f' % 1 }}",
    "{{ '%*d' % (1000000000, 1) }}",
    "{{ '%1000000000d'|format(1) }}",
    "{{ '%(a)1000000000d'|format(a=1) }}",
    "{{ ('%(a)900d'*1000000) % {'a': 1} }}",
    "{{ ('%(a)s'*1000000)|format(a='x'*1000000) }}",
    "{% set b = 'x'*4000000 %}{{ '%s%s%s%s%s%s%s%s' % (b,b,b,b,b,b,b,b) }}",
    "{{ x|indent(10**9) }}",
    "{{ ('\\n'*1000000)|indent(1000) }}",
    "{{ ('\\n'*1000000)|indent('x'*1000000) }}",
    "{{ ('a '*100000)|wordwrap(1, wrapstring='x'*1000000) }}",
    "{{ ds|batch(10**9, 0)|list }}",
    "{{ ds|batch(linecount=10**9, fill_with=0)|list }}",
    "{{ ds|slice(10**9)|list }}",
    "{{ ds|slice(slices=10**9)|list }}",
    "{{ 1.5|round(10**9) }}",
    "{{ ds|tojson(indent=10**9) }}",
    "{{ ('a'*1000000)|replace('a', 'b'*1000000) }}",
    "{{ ('a'*1000000)|replace(old='a', new='b'*1000000) }}",
    "{{ ('a'*1000000).replace('a', 'b'*1000000) }}",
    "{{ ('a'*1000000).replace('', 'b'*1000000) }}",
    "{{ (['x'*1000000]*100000)|join }}",
    "{{ (['x'*1000000]*100000)|map('string')|join }}",
    "{{ ''.join(['x'*1000000]*100000) }}",
    "{{ ''.join((['x'*1000000]*100000)|map('string')) }}",
    "{{ ('x'*1000000).join(['a']*100000) }}",
    "{{ (['a']*100000)|join('x'*1000000) }}",
    "{{ (['a']*100000)|join(d='x'*1000000) }}",
    "{{ ([[0]*100000]*100000)|sum(start=[]) }}",
    "{{ range(10**9)|list }}",
    "{{ range(10**30) }}",
    "{{ range(0, 10**9, 1)|sum }}",
    "{% for i in range(10**9) %}{% endfor %}",
    "{% for i in range(2000) %}{% for j in range(2000) %}{% set y = i %}{% endfor %}{% endfor %}",
    "{% for i in range(99999) %}{% for j in range(99999) %}{% for k in range(99999) %}{{ k }}"
    "{% endfor %}{% endfor %}{% endfor %}",
    "{% set ns = namespace(s='ab') %}{% for i in range(60) %}{% set ns.s = ns.s ~ ns.s %}{% endfor %}{{ ns.s }}",
    "{% set ns = namespace(s='ab') %}{% for i in range(60) %}{% set ns.s = ns.s + ns.s %}{% endfor %}{{ ns.s }}",
    "{% set ns = namespace(s='ab') %}{% for i in range(60) %}{% set ns.s = ns.s * 2 %}{% endfor %}{{ ns.s }}",
    "{% set ns = namespace(s=[1]) %}{% for i in range(60) %}{% set ns.s = ns.s + ns.s %}{% endfor %}",
    "{% set ns = namespace(s=[1]) %}{% for i in range(60) %}{% set ns.s = [ns.s, ns.s] %}{% endfor %}{{ ns.s }}",
    "{% set ns = namespace(s=[1]) %}{% for i in range(60) %}{% set ns.s = [ns.s, ns.s] %}{% endfor %}"
    "{{ ns.s ~ '' }}",
    "{% set ns = namespace(s=[1]) %}{% for i in range(40) %}{% set ns.s = [ns.s, ns.s] %}{% endfor %}"
    "{{ ns.s|string }}",
    "{% set ns = namespace(s=[1]) %}{% for i in range(40) %}{% set ns.s = [ns.s, ns.s] %}{% endfor %}"
    "{{ ns.s|tojson }}",
    "{% set ns = namespace(s=[1]) %}{% for i in range(40) %}{% set ns.s = [ns.s, ns.s] %}{% endfor %}"
    "{{ '%s' % (ns.s,) }}",
    "{% set ns = namespace(s={}) %}{% for i in range(40) %}{% set ns.s = {'a': ns.s, 'b': ns.s} %}{% endfor %}"
    "{{ ns.s }}",
    "{% set ns = namespace(s=(1,), t=(1,)) %}{% for i in range(40) %}{% set ns.s = (ns.s, ns.s) %}"
    "{% set ns.t = (ns.t, ns.t) %}{% endfor %}{{ ns.s == ns.t }}",
    "{% set ns = namespace(s=(1,), t=(1,)) %}{% for i in range(40) %}{% set ns.s = (ns.s, ns.s) %}"
    "{% set ns.t = (ns.t, ns.t) %}{% endfor %}{{ ns.s in [ns.t] }}{{ [ns.t].count(ns.s) }}",
    "{% set ns = namespace(s=(1,)) %}{% for i in range(40) %}{% set ns.s = (ns.s, ns.s) %}{% endfor %}"
    "{{ nhom.get(ns.s) }}",
    "{% set ns = namespace(s=(1,)) %}{% for i in range(40) %}{% set ns.s = (ns.s, ns.s) %}{% endfor %}"
    "{{ nhom[ns.s] }}",
    "{% set ns = namespace(s=(1,)) %}{% for i in range(40) %}{% set ns.s = (ns.s, ns.s) %}{% endfor %}"
    "{{ {ns.s: 1} }}",
    "{% set ns = namespace(s=(1,)) %}{% for i in range(40) %}{% set ns.s = (ns.s, ns.s) %}{% endfor %}"
    "{{ [ns.s]|unique|list }}",
    "{% set ns = namespace(s=(1,)) %}{% for i in range(200000) %}{% set ns.s = (ns.s,) %}{% endfor %}{{ ns.s }}",
    "{% set ns = namespace(s=ds) %}{% for i in range(5000) %}{% set ns.s = ns.s|map('upper') %}{% endfor %}"
    "{{ ns.s|list }}",
    "{% set ns = namespace(s=[]) %}{% for i in range(100000) %}{% set ns.s = ns.s + ['a'*1000000 ~ i] %}"
    "{% endfor %}",
    "{% set ns = namespace(s=[]) %}{% for i in range(100000) %}{% set ns.s = ns.s + [('a'*1000000)|upper] %}"
    "{% endfor %}",
    "{% set b = 'a'*1000000 %}{% set ns = namespace(s=[]) %}{% for i in range(100000) %}"
    "{% set ns.s = ns.s + [b[i:]] %}{% endfor %}",
    "{% set b = 'a'*1000000 %}{% set ns = namespace(s=[]) %}{% for i in range(100000) %}"
    "{% set ns.s = ns.s + [b.upper()] %}{% endfor %}",
    "{% set b = 'a'*1000000 %}{% for i in range(1000000) %}{% if b|upper == b %}{% endif %}{% endfor %}",
    "{% set b = 'a'*4000000 %}{% for i in range(1000000) %}{% if 'x' in b %}{% endif %}{% endfor %}",
    "{% set b = 'a'*1000000 %}{% for i in range(100000) %}{{ b }}{% endfor %}",
    "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}",
    "{% macro f(n) %}{{ n and f(n-1) }}{{ n and f(n-1) }}{% endmacro %}{{ f(60) }}",
    "{% macro f(n) %}{% if n %}{{ f(n-1) }}{{ f(n-1) }}{% endif %}{% endmacro %}{{ f(60) }}",
    "{% for y in [ds] recursive %}{{ loop([ds]) }}{% endfor %}",
    "{% for y in ds recursive %}{% if loop.depth < 60 %}{{ loop(ds) }}{{ loop(ds) }}{% endif %}{% endfor %}",
    "{% call(y) f() %}{% endcall %}{% macro f() %}{{ caller(caller) }}{% endmacro %}",
    "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
    "{{ " + "not " * 5000 + "x }}",
    "{{ " + "-" * 5000 + "1 }}",
    "{{ " + "1+" * 20000 + "1 }}",
    "{{ x" + ".a" * 20000 + " }}",
    "{{ x" + "|upper" * 5000 + " }}",
    "{{ " + "[" * 3000 + "]" * 3000 + " }}",
    "{{ " + "9" * 100000 + " }}",
    "{{ '" + "a" * 200000 + "' }}",
    "{% if x %}" * 150 + "{% endif %}" * 150,
    "{% for y in ds %}" * 30 + "{% endfor %}" * 30,
    "{% for y in ds %}" * 18 + "{{ y }}" + "{% endfor %}" * 18,
    "{{ (so ~ '')|int(base=1000000) }}",
    "{{ ('9'*4000000)|int }}",
    "{{ ('(' * 100000)|striptags }}{{ ('<'*100000)|striptags }}",
    "{{ ('a'*100000)|title|wordcount }}",
    "{{ ('&'*1000000)|e|e|e|e|e|e|e|e }}",
    "{{ ('&'*1000000)|urlencode|urlencode|urlencode|urlencode }}",
    "{{ cycler(ds*1000000).next() }}",
    "{{ dict(a='x'*4000000, b='x'*4000000) }}",
]


def _run(templates: list[str]) -> dict[int, tuple[str, str, float]]:
    """Return {number of the template: how it ended, what it left, seconds}, of one child process each time."""
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
    return {templates[number]: ending for number, ending in _run(templates).items()}


@pytest.mark.parametrize("template", REACHING, ids=lambda one: one[:60])
def test_nothing_of_python_is_reachable(template: str, endings: dict[str, Any]) -> None:
    how, left, seconds = endings[template]
    assert how in {"refused", "printed"}, left
    assert seconds < SECONDS
    for word in ("<class", "<function", "<module", "<built-in", "bound method", "mappingproxy", "0x", "root:"):
        assert word not in left


@pytest.mark.parametrize("template", BOMBS, ids=lambda one: one[:60])
def test_bombs_are_stopped(template: str, endings: dict[str, Any]) -> None:
    how, left, seconds = endings[template]
    assert how in {"refused", "printed"}, left
    assert seconds < SECONDS
