"""Loading: whatever the bytes are, there is a tree or an error with a code; text comes back as typed."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from baocao.data.load import parse_tree, to_plain
from baocao.data.tree import Node
from baocao.errors import BaocaoError

PRINTABLE = st.text(
    st.characters(blacklist_categories=["Cc", "Cs", "Cn"], blacklist_characters="\ufeff\u2028\u2029"),
    max_size=30,
)
VIETNAMESE = st.text("aăâđêôơưáàảãạếềểễệ quyÝ<&\"'{}[]:#,-%@*|>\\“”0123456789.", min_size=1, max_size=40)
SOUP = st.text("ab: -#{}[],&*!|>'\"%@`?\n\t \\đệ1.", max_size=60)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**12), 10**12) | PRINTABLE,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(PRINTABLE.filter(bool), inner, max_size=4),
    max_leaves=12,
)


def read(content: bytes, name: str) -> Node | BaocaoError:
    try:
        return parse_tree(content, name)
    except BaocaoError as error:
        return error


@pytest.mark.parametrize("suffix", [".yaml", ".json", ".toml"])
@given(content=st.binary(max_size=80) | SOUP.map(str.encode) | PRINTABLE.map(str.encode))
@example(content=b"a: &a [*a]")
@example(content=b"\xff\xfe\x00")
@example(content=b"? - a\n: b")
def test_any_bytes_give_a_tree_or_errors_with_a_code_and_a_file(suffix, content):
    found = read(content, f"a{suffix}")

    if isinstance(found, BaocaoError):
        for one in found.flatten():
            assert one.code.startswith("D2")
            assert one.hint
            assert one.where.file == f"a{suffix}"
            assert one.where.column <= len(one.where.excerpt) + 1 or not one.where.excerpt


@given(text=VIETNAMESE)
def test_quoted_text_comes_back_as_typed_and_points_at_itself(text):
    typed = json.dumps(text, ensure_ascii=False)
    for name, content in (
        ("a.yaml", f"a: {typed}"),
        ("a.json", f'{{"a": {typed}}}'),
        ("a.toml", f"a = {typed}"),
    ):
        node = parse_tree(content.encode(), name).value["a"]

        assert node.value == unicodedata.normalize("NFC", text)
        if name != "a.toml":
            assert node.raw == typed


@given(text=VIETNAMESE.filter(lambda text: text[0].isalnum()))
def test_plain_text_is_read_as_typed_or_refused(text):
    found = read(f"a: {text}\nb: c".encode(), "a.yaml")

    if isinstance(found, Node):
        assert to_plain(found) == {"a": unicodedata.normalize("NFC", text).split(" #")[0].rstrip(), "b": "c"}
    else:
        assert ": " in f"{text} " or text.endswith(":")


@given(data=st.dictionaries(PRINTABLE.filter(bool), VALUES, min_size=1, max_size=4))
def test_json_comes_back_as_the_standard_library_wrote_it(data):
    def normal(value):
        if isinstance(value, str):
            return unicodedata.normalize("NFC", value)
        if isinstance(value, list):
            return [normal(one) for one in value]
        if isinstance(value, dict):
            return {normal(key): normal(one) for key, one in value.items()}
        return value

    found = read(json.dumps(data).encode(), "a.json")

    if isinstance(found, Node):
        assert to_plain(found) == normal(data)
    else:
        assert {one.code for one in found.flatten()} == {"D203"}, "two keys alike but for their normal form"


@given(text=VIETNAMESE)
def test_decomposed_data_is_the_same_data(text):
    composed, decomposed = (unicodedata.normalize(form, f"a: {text}\n") for form in ("NFC", "NFD"))
    first, second = read(composed.encode(), "a.yaml"), read(decomposed.encode(), "a.yaml")

    if isinstance(first, Node):
        assert isinstance(second, Node)
        assert to_plain(first) == to_plain(second)
    else:
        assert [one.code for one in first.flatten()] == [one.code for one in second.flatten()]
