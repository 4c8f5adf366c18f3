"""Data files that expand, nest, repeat or pretend."""

from __future__ import annotations

import pytest

from hostile.outcome import assert_refused, render
from support.filling import file, lines
from support.project import Project

LAUGHS = "\n".join(
    ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
)

REFUSED: dict[str, tuple[str, str | bytes]] = {
    "aliases that multiply": ("yaml", LAUGHS),
    "maps that multiply": (
        "yaml",
        "a: &a {x: 1}\n"
        + "\n".join(f"b{n}: &b{n} {{p: *a, q: *a}}\na{n}: &a {{p: *b{n}, q: *b{n}}}" for n in range(40)),
    ),
    "an alias inside itself": ("yaml", "a: &a [*a]\n"),
    "an alias of nothing": ("yaml", "a: *b\n"),
    "a merge key": ("yaml", "a: &a {x: 1}\nb: {<<: *a}\n"),
    "an object of Python": ("yaml", "a: !!python/object/apply:os.system ['id']\n"),
    "a tag of one's own": ("yaml", "a: !la 1\n"),
    "a tag by its address": ("yaml", "%TAG ! tag:yaml.org,2002:\n---\na: !python/name:os.system x\n"),
    "a binary": ("yaml", "a: !!binary aGVsbG8=\n"),
    "several documents": ("yaml", "a: 1\n---\nb: 2\n"),
    "a key twice": ("yaml", "a: 1\na: 2\n"),
    "a list as a key": ("yaml", "? [a, b]\n: 1\n"),
    "brackets without end": ("yaml", "a: " + "[" * 100_000),
    "maps without end": ("yaml", "a: " + "{b: " * 100_000),
    "levels without end": ("yaml", "\n".join(" " * n + "a:" for n in range(3_000))),
    "dashes without end": ("yaml", "a:\n  " + "- " * 50_000 + "x\n"),
    "quotes without end": ("yaml", "a: '" + "'" * 100_000),
    "a control character": ("yaml", "a: x\x00y\n"),
    "a lone surrogate": ("yaml", 'a: "\\ud800"\n'),
    "UTF-16 cut in two": ("yaml", "ten: An\n".encode("utf-16")[:-1]),
    "bytes of an old code page": ("yaml", "ten: Đảng ủy\n".encode("utf-16-le").replace(b"\0", b"\xff")),
    "a Word file": ("yaml", file("x")),
    "nothing": ("yaml", ""),
    "only a comment": ("yaml", "# a\n"),
    "a bare value": ("yaml", "a\n"),
    "a list": ("yaml", "- a\n"),
    "a million anchors": ("yaml", "\n".join(f"k{n}: &x{n} 1" for n in range(50_000)) + "\nb: *khong\n"),
    "JSON: a key twice": ("json", '{"a": 1, "a": 2}'),
    "JSON: no number": ("json", '{"a": NaN}'),
    "JSON: an endless number": ("json", '{"a": Infinity}'),
    "JSON: a huge exponent": ("json", '{"a": 1e999999999}'),
    "JSON: a tiny exponent": ("json", '{"a": 1e-999999999}'),
    "JSON: a number of 100,000 digits": ("json", '{"a": ' + "9" * 100_000 + "}"),
    "JSON: brackets without end": ("json", '{"a": ' + "[" * 100_000),
    "JSON: levels without end": ("json", '{"a":' * 50_000 + "1" + "}" * 50_000),
    "JSON: a lone surrogate": ("json", '{"a": "\\ud800"}'),
    "JSON: a comment": ("json", '{"a": 1} // x'),
    "JSON: two values": ("json", '{"a": 1}{"b": 2}'),
    "TOML: a key twice": ("toml", "a = 1\na = 2\n"),
    "TOML: a table twice": ("toml", "[a]\n[a]\n"),
    "TOML: brackets without end": ("toml", "a = " + "[" * 50_000),
    "TOML: dots without end": ("toml", "a" + ".a" * 50_000 + " = 1\n"),
    "TOML: a number of 100,000 digits": ("toml", "a = " + "9" * 100_000 + "\n"),
    "TOML: a huge exponent": ("toml", "a = 1e999999999\n"),
    "a workbook cut off": ("xlsx", b"PK\3\4"),
    "a program's ending": ("exe", "a = 1\n"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_hostile_data_are_refused(name: str, project: Project) -> None:
    suffix, content = REFUSED[name]
    project.write("mau.docx", file("{{ a }}"))
    project.write(f"a.{suffix}", content)
    outcome = render(project, data=f"a.{suffix}")
    codes = {one["code"] for one in outcome.json["errors"]}
    assert all(code.startswith(("D2", "D6")) for code in codes), codes
    assert_refused(outcome, codes, 3)


TAKEN: dict[str, tuple[str, str, str]] = {
    "numbers that YAML would change": ("yaml", "a: 1e999999999\n", "1e999999999"),
    "words that YAML would change": ("yaml", "a: no\n", "no"),
    "a number with leading zeros": ("yaml", "a: 0012345\n", "0012345"),
    "a text of Jinja": ("yaml", "a: '{{ 7 * 7 }}{% for %}{#'\n", "{{ 7 * 7 }}{% for %}{#"),
    "a text of XML": ("yaml", "a: '</w:t><w:p/>&amp;<!-- ]]>'\n", "</w:t><w:p/>&amp;<!-- ]]>"),
    "a text of a field": ("yaml", "a: '\\\" DDEAUTO c:\\a.exe'\n", '\\" DDEAUTO c:\\a.exe'),
    "names of Python": ("json", '{"a": "__class__", "__class__": 1}', "__class__"),
    "a key with dots and braces": ("json", '{"a": "x", "b.c{{": 1}', "x"),
    "a long text": ("json", '{"a": "' + "x" * 3_000_000 + '"}', "x" * 3_000_000),
    "decomposed letters": ("json", '{"a": "Tie\\u0302\\u0301ng Vie\\u0323\\u0302t"}', "Tiếng Việt"),
    "marks right to left": ("json", '{"a": "a\\u202eb\\u200f"}', "a\u202eb\u200f"),
    "an emoji of many parts": ("json", '{"a": "👨‍👩‍👧"}', "👨‍👩‍👧"),
}


@pytest.mark.parametrize("name", TAKEN)
def test_odd_values_come_back_as_typed(name: str, project: Project) -> None:
    suffix, content, expected = TAKEN[name]
    project.write("mau.docx", file("{{ a }}"))
    project.write(f"a.{suffix}", content)
    outcome = render(project, data=f"a.{suffix}")
    assert outcome.exit_code == 0, outcome.stdout[:500]
    assert lines((project.folder / "ra.docx").read_bytes()) == [expected]


@pytest.mark.parametrize("sign", ["\U0010fff0", "\U0010fff2", "\U0010fff3", "\U0010fff4", "\ufffe", "\uffff"])
def test_signs_of_ours_and_of_nobody_are_refused(sign: str, project: Project) -> None:
    project.write("mau.docx", file("{{ a }}"))
    project.write("a.json", '{"a": "x' + sign + '0y"}')
    outcome = render(project, data="a.json")
    assert outcome.exit_code in {3, 4}, outcome.stdout
    assert_refused(outcome, ["T202", "D203", "D204", "D205", "D206", "D209"], outcome.exit_code)


LONG = {
    "a time": "hoi_nghi: {ten: x, thoi_gian: {ngay: 1/1/2026, bat_dau: '%s'}}",
    "a number": "so_lieu: [{ma: a, ten: b, gia_tri: '%s'}]\nhoi_nghi: {ten: x}",
    "a date": "hoi_nghi: {ten: x, thoi_gian: {ngay: '%s'}}",
    "a period": "hoi_nghi: {ten: x}\nky: {bao_cao: '%s'}",
    "a name": "hoi_nghi: {ten: x, chu_tri: '%s'}",
}


@pytest.mark.parametrize("what", LONG)
@pytest.mark.parametrize("seed", ["8h", "1", "1.", "0,", "1/", "quý ", "ngày ", " ", "9-"])
def test_endless_values_where_a_word_is_wanted_take_no_time(what: str, seed: str, project: Project) -> None:
    project.write("mau.docx", file("x"))
    project.write("a.yaml", LONG[what] % (seed * (60_000 // len(seed))) + "\n")
    assert render(project).exit_code in {0, 1, 3}
