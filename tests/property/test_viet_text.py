"""Vietnamese text: NFD is NFC, orders are total, tones move there and back."""

from __future__ import annotations

import unicodedata
from random import Random

from hypothesis import assume, given
from hypothesis import strategies as st

from baocao.viet.faults import find_doubled_words, find_forbidden_characters, looks_legacy
from baocao.viet.lists import end_marks, group_by_shared_post, strip_end_marks
from baocao.viet.text import (
    find_nearest,
    first_lower,
    first_upper,
    fold_key,
    person_sort_key,
    place_tone,
    sort_key,
    to_nfc,
)

VOWELS = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ"
LETTERS = VOWELS + "bcdđghklmnpqrstvx"
syllables = st.text(LETTERS + LETTERS.upper(), min_size=1, max_size=6)
KEYS = ("hoi_nghi", "chu_tri", "nhiem_vu", "so_lieu", "kien_nghi", "ket_luan", "dia_diem", "thanh_phan")
SYLLABLES = (
    "hoà",
    "hòa",
    "uỷ",
    "quý",
    "quà",
    "xã",
    "nghị",
    "triển",
    "vụ",
    "ưu",
    "đồng",
    "yêu",
    "khoẻ",
    "à",
    "ý",
)
texts = st.one_of(st.text(), st.lists(syllables, max_size=5).map(" ".join))


def _nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


@given(texts)
def test_decomposed_text_means_the_same(text: str) -> None:
    assert fold_key(_nfd(text)) == fold_key(to_nfc(text))
    assert sort_key(_nfd(text)) == sort_key(to_nfc(text))
    assert person_sort_key(_nfd(text)) == person_sort_key(to_nfc(text))
    assert place_tone(_nfd(text)) == place_tone(to_nfc(text))


@given(texts)
def test_a_folded_key_folds_to_itself_and_has_no_gap(text: str) -> None:
    key = fold_key(text)

    assert fold_key(key) == key
    assert not any(char.isspace() or char == "-" for char in key)


@given(syllables)
def test_a_key_does_not_know_letter_case(text: str) -> None:
    assert fold_key(text.upper()) == fold_key(text.lower()) == fold_key(text)


@given(st.lists(texts, max_size=8), st.randoms(use_true_random=False))
def test_the_order_does_not_depend_on_the_order_given(items: list[str], random: Random) -> None:
    normal = [to_nfc(item) for item in items]
    shuffled = list(normal)
    random.shuffle(shuffled)

    assert sorted(shuffled, key=sort_key) == sorted(normal, key=sort_key)


@given(texts, texts)
def test_different_texts_have_different_keys(one: str, other: str) -> None:
    assert (sort_key(one) == sort_key(other)) is (to_nfc(one) == to_nfc(other))


@given(syllables, syllables)
def test_letters_weigh_more_than_tones(one: str, other: str) -> None:
    bare_one, bare_other = _without_tones(one), _without_tones(other)
    assume(bare_one != bare_other)

    assert (sort_key(one) < sort_key(other)) is (sort_key(bare_one) < sort_key(bare_other))


def _without_tones(syllable: str) -> str:
    tones = "\u0300\u0301\u0303\u0309\u0323"
    return to_nfc("".join(char for char in _nfd(syllable.lower()) if char not in tones))


@given(texts)
def test_tones_move_there_and_back(text: str) -> None:
    old, new = place_tone(text, "old"), place_tone(text, "new")

    assert place_tone(new, "old") == old
    assert place_tone(old, "new") == new
    assert len(old) == len(new) == len(to_nfc(text))
    assert fold_key(old) == fold_key(new) == fold_key(text)


@given(texts)
def test_first_letters_change_alone(text: str) -> None:
    for changed in (first_upper(text), first_lower(text)):
        assert changed.casefold() == text.casefold()


@given(st.sampled_from(KEYS), st.data(), st.sampled_from(["drop", "add", "change", "swap"]))
def test_a_key_with_one_slip_is_still_found(key: str, data: st.DataObject, slip: str) -> None:
    place = data.draw(st.integers(0, len(key) - 2))
    letter = data.draw(st.sampled_from("aeghntu"))
    before, one, two, after = key[:place], key[place], key[place + 1], key[place + 2 :]
    typed = {"drop": two, "add": one + letter + two, "change": letter + two, "swap": two + one}[slip]

    assert find_nearest(before + typed + after, KEYS) == key


@given(texts)
def test_no_text_breaks_the_searches(text: str) -> None:
    for one in find_doubled_words(text):
        assert text[one.start : one.end].startswith(one.words)
    assert all(text[index] not in "\t\n\r " for index in find_forbidden_characters(text))
    assert looks_legacy(text) in (True, False)


@given(st.lists(st.sampled_from(SYLLABLES), max_size=8).map(" ".join))
def test_vietnamese_is_never_taken_for_an_old_code_page(text: str) -> None:
    assert not looks_legacy(text)
    assert not looks_legacy(text.upper())


@given(st.lists(st.tuples(syllables, st.text(" .;,:", max_size=1)), max_size=5))
def test_end_marks_are_put_once(items: list[tuple[str, str]]) -> None:
    bare = [item for item, _ in items]
    marked = end_marks(item + mark for item, mark in items)

    assert [strip_end_marks(item) for item in marked] == bare
    assert end_marks(marked) == marked == end_marks(bare)


@given(
    st.lists(st.tuples(syllables, st.lists(st.sampled_from(["Bí thư", "Ủy viên", "Chủ tịch"]), max_size=3)))
)
def test_grouping_moves_nobody_and_loses_no_post(people: list[tuple[str, list[str]]]) -> None:
    named = [
        (member.name, [group.post, *member.posts] if group.post else list(member.posts))
        for group in group_by_shared_post(people)
        for member in group.members
    ]
    assert named == people
