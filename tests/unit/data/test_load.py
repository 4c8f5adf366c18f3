"""The door: endings, encodings, control characters, empty and shapeless files."""

from __future__ import annotations

import unicodedata

import pytest

from baocao.data.load import load_tree, parse_tree, to_plain
from baocao.errors import BaocaoError, DataError, OutputError


def refused(content: bytes, name: str = "a.yaml") -> DataError:
    with pytest.raises(DataError) as caught:
        parse_tree(content, name)
    return caught.value


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("bao-cao.docx", "là văn bản"),
        ("bao-cao.odt", "lưu thành .docx"),
        ("bao-cao.rtf", "lưu thành .docx"),
        ("ghi-chu.txt", ".toml"),
        ("so-lieu", "không có đuôi"),
    ],
)
def test_another_ending_is_refused_with_the_accepted_ones(name, words):
    error = refused(b"a: 1", name)

    assert error.code == "D205"
    assert words in error.message + error.hint


def test_the_ending_may_be_in_capitals():
    assert to_plain(parse_tree(b"a: 1", "SO-LIEU.YML")) == {"a": "1"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_with_or_without_a_byte_order_mark_is_read(encoding):
    assert to_plain(parse_tree("kỳ: quý".encode(encoding), "a.yaml")) == {"kỳ": "quý"}


def test_a_legacy_code_page_is_explained_at_the_byte():
    error = refused("a: 1\nten: H\u00e9i ngh\u00de".encode("latin-1"))

    assert error.code == "D206"
    assert (error.where.line, error.where.column) == (2, 7)
    assert "UTF-8" in error.hint


def test_utf16_without_its_mark_is_refused():
    assert refused("a: 1, b: 2, c: 3".encode("utf-16-le")).code == "D206"


def test_an_office_file_under_a_false_name_is_recognised():
    assert "Word hoặc Excel" in refused(b"PK\x03\x04....").message


def test_nfd_text_comes_in_as_nfc():
    decomposed = unicodedata.normalize("NFD", "hội nghị: quý III")

    assert to_plain(parse_tree(decomposed.encode(), "a.yaml")) == {"hội nghị": "quý III"}


def test_every_control_character_is_reported_with_its_place():
    with pytest.raises(BaocaoError) as caught:
        parse_tree(b"a: x\x0by\nb: \x00\n", "a.yaml")

    places = [(one.code, one.where.line, one.where.column) for one in caught.value.flatten()]
    assert places == [("D204", 1, 5), ("D204", 2, 4)]
    assert "\x0b" not in caught.value.flatten()[0].where.excerpt


@pytest.mark.parametrize("content", [b"", b"# chi co chu thich\n", b"---\n", b"null\n", b"{}"])
def test_a_file_without_data_is_refused(content):
    assert refused(content).code == "D207"


@pytest.mark.parametrize("content", [b"- a\n- b", b"ten:Hoi nghi", b"[1, 2]"])
def test_a_file_that_does_not_begin_with_keys_is_refused(content):
    assert refused(content).code == "D208"


def test_a_missing_file_is_named_before_its_ending_is_judged(tmp_path):
    with pytest.raises(OutputError) as caught:
        load_tree(tmp_path / "hoi-nghi")

    assert caught.value.code == "O005"


def test_a_file_is_loaded_by_its_path(tmp_path):
    path = tmp_path / "hoi-nghi.yaml"
    path.write_text("a: [1, {b: }]", encoding="utf-8")

    tree = load_tree(path)

    assert to_plain(tree) == {"a": ["1", {"b": None}]}
    assert tree.where.file == str(path)
