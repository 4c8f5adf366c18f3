from __future__ import annotations

import unicodedata

import pytest

from baocao.template.tags import Kind, Literal, RawTag, Scope, UnclosedTag, clean_body, closes_first, scan


def only(text: str) -> RawTag:
    (tag,) = scan(text)
    assert isinstance(tag, RawTag)
    return tag


def bodies(text: str) -> list[str]:
    return [piece.body for piece in scan(text) if isinstance(piece, RawTag)]


@pytest.mark.parametrize(
    ("text", "kind", "scope", "body"),
    [
        ("{{ a }}", Kind.EXPRESSION, Scope.INLINE, "a"),
        ("{{a}}", Kind.EXPRESSION, Scope.INLINE, "a"),
        ("{% if a %}", Kind.STATEMENT, Scope.INLINE, "if a"),
        ("{%if a%}", Kind.STATEMENT, Scope.INLINE, "if a"),
        ("{%p if a %}", Kind.STATEMENT, Scope.PARAGRAPH, "if a"),
        ("{%tr for x in ds %}", Kind.STATEMENT, Scope.ROW, "for x in ds"),
        ("{%tc endfor %}", Kind.STATEMENT, Scope.CELL, "endfor"),
        ("{%r if a %}", Kind.STATEMENT, Scope.RUN, "if a"),
        ("{{p a }}", Kind.EXPRESSION, Scope.PARAGRAPH, "a"),
        ("{{r a }}", Kind.EXPRESSION, Scope.RUN, "a"),
        ("{#p ghi chú #}", Kind.COMMENT, Scope.PARAGRAPH, ""),
        ("{# {{ a }} {% if %} #}", Kind.COMMENT, Scope.INLINE, ""),
        ("{%p\u00a0if a %}", Kind.STATEMENT, Scope.PARAGRAPH, "if a"),
        ("{%-p if a -%}", Kind.STATEMENT, Scope.PARAGRAPH, "if a"),
    ],
)
def test_the_forms_of_a_tag(text: str, kind: Kind, scope: Scope, body: str) -> None:
    tag = only(f"x{text}y")
    assert (tag.kind, tag.scope, tag.body, tag.start, tag.end) == (kind, scope, body, 1, 1 + len(text))


@pytest.mark.parametrize(
    "name", ["rong", "row", "r", "p", "person", "tr", "tran", "tc", "tco", "p2", "pham_vi", "raw_x"]
)
def test_names_that_begin_with_a_letter_are_names(name: str) -> None:
    tag = only(f"{{{{ {name} }}}}")
    assert (tag.scope, tag.body) == (Scope.INLINE, name)
    tag = only(f"{{{{{name}}}}}")
    assert (tag.scope, tag.body) == (Scope.INLINE, name)
    assert only(f"{{%if {name}%}}").body == f"if {name}"


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("{{ {'a': 1}['a'] }}", "{'a': 1}['a']"),
        ('{{ {"a": {"b": 1}}["a"]["b"] }}', '{"a": {"b": 1}}["a"]["b"]'),
        ("{{ '}}' }}", "'}}'"),
        ("{{ '%}' }}", "'%}'"),
        ("{% if '%}' in a %}", "if '%}' in a"),
        ("{% if a % 2 %}", "if a % 2"),
        ("{% if a %2 %}", "if a %2"),
        ("{% set x = {'a': '}'} %}", "set x = {'a': '}'}"),
        ("{{ 'nói \\'có\\'' }}", "'nói \\'có\\''"),
        ("{{ \"a}}b\" ~ '{{' }}", "\"a}}b\" ~ '{{'"),
        ("{{ f(a, (b, c)) }}", "f(a, (b, c))"),
    ],
)
def test_strings_and_brackets_are_honoured(text: str, body: str) -> None:
    assert only(text).body == body


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("a|default(“x”)", 'a|default("x")'),
        ("a|default(”x”)", 'a|default("x")'),
        ("a|default(„x”)", 'a|default("x")'),
        ('a|default(“x")', 'a|default("x")'),
        ("a|default(‘x’)", "a|default('x')"),
        ("a|default(’x’)", "a|default('x')"),
        ("a|default(«x»)", 'a|default("x")'),
        ("“nói ‘có’ – vâng”", '"nói ‘có’ – vâng"'),
        ("'nói “có” – vâng'", "'nói “có” – vâng'"),
        ('"Nghị quyết “Về dân vận”"', '"Nghị quyết “Về dân vận”"'),
        ("a\u00a0b\u2003c\u202fd", "a b c d"),
        ("ho\u200b_ten\ufeff\u00ad\u2060", "ho_ten"),
        ("a – b", "a - b"),
        ("a − b", "a - b"),
        ("a ‑ b", "a - b"),
        ("'a – b\u00a0c'", "'a – b\u00a0c'"),
        ("a\tb\nc", "a b c"),
        ("'a\nb\tc'", "'a\\nb\\tc'"),
    ],
)
def test_what_word_did_to_signs_is_undone_outside_strings(typed: str, meant: str) -> None:
    assert clean_body(f" {typed} ") == meant


@pytest.mark.parametrize("name", ["tên", "họ_tên", "đơn_vị", "số_ký_hiệu"])
def test_names_typed_decomposed_are_composed(name: str) -> None:
    assert only("{{ " + unicodedata.normalize("NFD", name) + " }}").body == name


def test_zero_width_signs_between_the_braces_do_not_matter() -> None:
    assert only("{\u200b{ a }\u200b}").body == "a"
    assert only("{\ufeff% if a %\u200b}").body == "if a"


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("{%- if a -%}", True, True),
        ("{%- if a %}", True, False),
        ("{% if a -%}", False, True),
        ("{%– if a –%}", True, True),
        ("{%+ if a +%}", False, False),
        ("{{- a -}}", True, True),
        ("{#- a -#}", True, True),
        ("{{ -a }}", False, False),
    ],
)
def test_dashes_at_the_edges_ask_to_join(text: str, before: bool, after: bool) -> None:
    tag = only(text)
    assert (tag.trim_before, tag.trim_after) == (before, after)
    assert tag.body in {"if a", "a", "", "-a"}


def test_a_minus_sign_inside_is_no_request() -> None:
    assert bodies("{{ a -b }}{{ 5 - 3 }}") == ["a -b", "5 - 3"]


def test_tags_follow_one_another_without_blanks() -> None:
    assert bodies("{%if a%}{%for x in a%}{{x}}{%endfor%}{%endif%}") == [
        "if a",
        "for x in a",
        "x",
        "endfor",
        "endif",
    ]


@pytest.mark.parametrize(("text", "printed"), [("{_{", "{{"), ("}_}", "}}"), ("{_%", "{%"), ("%_}", "%}")])
def test_escaped_braces_are_literals(text: str, printed: str) -> None:
    assert list(scan(f"a{text}b")) == [Literal(1, 4, printed)]


def test_nothing_inside_raw_is_a_tag() -> None:
    text = "{% raw %}{{ a }} {% if %} {# {_{ {% endraw %}{{ b }}"
    assert bodies(text) == ["raw", "endraw", "b"]
    assert bodies("x {{ a }}{% endraw %}{{ b }}") == ["a", "endraw", "b"]
    assert [piece.start for piece in scan("x {{ a }}{% endraw %}{{ b }}", in_raw=True)] == [9, 21]


def test_raw_ends_with_a_letter_and_dashes_too() -> None:
    found = list(scan("{%p raw %}{{ a }}{%-p\u00a0endraw -%}"))
    assert [(piece.body, piece.scope) for piece in found if isinstance(piece, RawTag)] == [
        ("raw", Scope.PARAGRAPH),
        ("endraw", Scope.PARAGRAPH),
    ]


@pytest.mark.parametrize("text", ["{ a }", "{a}", "}}", "%}", "{ { a } }", "100%", "{", "{}", "a {b} c"])
def test_plain_text_holds_no_tags(text: str) -> None:
    assert list(scan(text)) == []


@pytest.mark.parametrize(
    ("text", "start", "kind"),
    [
        ("x {{ a", 2, Kind.EXPRESSION),
        ("{% if a", 0, Kind.STATEMENT),
        ("{# a", 0, Kind.COMMENT),
        ("{{ a }", 0, Kind.EXPRESSION),
        ("{{ a %}", 0, Kind.EXPRESSION),
        ("{% if a }}", 0, Kind.STATEMENT),
    ],
)
def test_a_tag_without_end_is_told(text: str, start: int, kind: Kind) -> None:
    (piece,) = scan(text)
    assert piece == UnclosedTag(start, start + 2, kind)


def test_a_tag_without_end_does_not_swallow_the_next() -> None:
    first, second = scan("{{ a và {{ b }}")
    assert (type(first), first.start) == (UnclosedTag, 0)
    assert isinstance(second, RawTag)
    assert (second.body, second.start) == ("b", 8)


def test_a_missing_quote_does_not_swallow_the_next_tag() -> None:
    assert bodies('{{ a|default("x) }} và {{ b }}')[-1] == "b"


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("a }} {{ b }}", Kind.EXPRESSION, True),
        ("a {{ b }}", Kind.EXPRESSION, False),
        ("a", Kind.EXPRESSION, None),
        ("a %}", Kind.EXPRESSION, None),
        ("{% if %}", Kind.EXPRESSION, False),
        ("a %}", Kind.STATEMENT, True),
        ("{{ a }} #}", Kind.COMMENT, True),
        ("{{ a }}", Kind.COMMENT, None),
    ],
)
def test_whether_an_open_tag_ends_before_another_begins(text: str, kind: Kind, expected: bool | None) -> None:
    assert closes_first(text, kind) is expected


@pytest.mark.parametrize(
    "text", ["{{ " + "(" * 9_000, "{{ " * 3_000, "{% '" * 3_000, "{{ {" * 3_000 + "}}", "{" * 9_000]
)
def test_scanning_stays_fast_on_nonsense(text: str) -> None:
    assert len(list(scan(text))) <= len(text)


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ('a == "x” or b == “y"', 'a == "x" or b == "y"'),
        ("a == 'x’ or b == ‘y'", "a == 'x' or b == 'y'"),
        ('"nói “có” nhé"', '"nói “có” nhé"'),
        ('"nói có” nhé"', '"nói có” nhé"'),
        ("'it’s ‘ok’'", "'it’s ‘ok’'"),
        ("'a’.replace(‘,’, ' ’).replace(‘.', ‘,')", "'a'.replace(',', ' ').replace('.', ',')"),
        ("x|d(‘it’s’)", "x|d('it’s')"),
    ],
)
def test_strings_of_which_word_changed_one_end_are_told_apart(body: str, wanted: str) -> None:
    assert clean_body(body) == wanted


@pytest.mark.parametrize(
    ("text", "scope", "body"),
    [
        ("{%p\u200b if x %}", Scope.PARAGRAPH, "if x"),
        ("{%\u200btr\ufeff if x %}", Scope.ROW, "if x"),
        ("{%t\u200br if x %}", Scope.ROW, "if x"),
        ("{%\u200b- if x -\u200b%}", Scope.INLINE, "if x"),
        ("{{r }}", Scope.INLINE, "r"),
        ("{{p }}", Scope.INLINE, "p"),
        ("{{r\u200b\u2009}}", Scope.INLINE, "r"),
    ],
)
def test_signs_without_width_beside_a_letter_do_not_matter(text: str, scope: Scope, body: str) -> None:
    (tag,) = scan(text)
    assert isinstance(tag, RawTag)
    assert (tag.scope, tag.body) == (scope, body)
    assert (tag.trim_before, tag.trim_after) == ("-" in text, "-" in text)


def test_a_string_that_word_closed_by_another_sign_ends_in_its_tag() -> None:
    assert bodies("{{ ' x ’.strip() }} {{ ‘ABC'.lower() }}") == ["' x '.strip()", "'ABC'.lower()"]
    assert bodies("{{ 'it’s' }} {{ 'b' }} {{ \"nói có” nhé\" }}") == ["'it’s'", "'b'", '"nói có” nhé"']


@pytest.mark.parametrize(
    ("text", "keyword", "body"),
    [
        ("{%if(a)%}", "if", "if (a)"),
        ("{% elif(a or b) %}", "elif", "elif (a or b)"),
        ("{%p if(a) %}", "if", "if (a)"),
        ("{% call(x) khung(ds) %}", "call", "call (x) khung(ds)"),
        ("{% for(k, v) in ds %}", "for", "for (k, v) in ds"),
        ("{%if\u201ca\u201d==b%}", "if", 'if "a"==b'),
        ('{% if(a == \u201cx" or b) %}', "if", 'if (a == "x" or b)'),
    ],
)
def test_a_statement_needs_no_blank_behind_its_first_word(text: str, keyword: str, body: str) -> None:
    tag = next(scan(text))
    assert isinstance(tag, RawTag)
    assert (tag.keyword, tag.body) == (keyword, body)
