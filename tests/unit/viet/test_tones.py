"""Old and new places of a tone."""

from __future__ import annotations

import pytest

from baocao.viet.tones import find_toned_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("hòa giải, xóa đói, khỏe mạnh, thủy lợi", ["hòa", "xóa", "khỏe", "thủy"]),
        ("hoà giải, xoá đói, khoẻ mạnh, thuỷ lợi", ["hoà", "xoá", "khoẻ", "thuỷ"]),
        ("đồng chí Nguyễn Thị Hoà, tỉnh Thanh Hóa", []),
        ("Ủy ban và Uỷ viên, Đảng ủy", ["Ủy", "Uỷ", "ủy"]),
        ("Ủy ban", ["Ủy"]),
        ("Thúy và Ủy", []),
        ("quý, quỹ, quy chế, hoàn toàn, thuyền, ngoài", []),
        ("ỦY BAN NHÂN DÂN, HOẢ TỐC", []),
        ("", []),
    ],
)
def test_words_that_show_a_style_are_found(text: str, words: list[str]) -> None:
    found = find_toned_words(text)

    assert [one.word for one in found] == words
    assert all(text[one.start : one.end] == one.word for one in found)


def test_each_style_is_known() -> None:
    assert {one.style for one in find_toned_words("hòa, Ủy ban, khỏe")} == {"old"}
    assert {one.style for one in find_toned_words("hoà, Uỷ ban, khoẻ")} == {"new"}
