"""Sentences and their first words."""

from __future__ import annotations

import pytest

from baocao.viet.slips import CAPITALS, SMALL, iter_sentences, starts_sentence


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Một. Hai! Ba? Bốn", ["Một. ", "Hai! ", "Ba? ", "Bốn"]),
        ("tăng 1.5 lần, v.v. và đạt", ["tăng 1.5 lần, v.v. và đạt"]),
        ("căn cứ một; căn cứ hai", ["căn cứ một;", " căn cứ hai"]),
        ("nói: “Được.” Rồi về", ["nói: “Được.” ", "Rồi về"]),
        ("", []),
    ],
)
def test_a_text_is_cut_into_sentences(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in iter_sentences(text)] == sentences


@pytest.mark.parametrize(
    ("text", "word", "starts"),
    [
        ("Điều 5 quy định", "Điều", True),
        ("theo Điều 5", "Điều", False),
        ("a) Khoản 2", "Khoản", True),
        ("1.2. Khoản 2", "Khoản", True),
        ("- Khoản 2", "Khoản", True),
        ("như sau: Khoản 2", "Khoản", True),
        ("nêu tại “Khoản 2", "Khoản", False),
        ("Hết. “Khoản 2", "Khoản", True),
    ],
)
def test_the_first_word_of_a_sentence_is_known(text: str, word: str, starts: bool) -> None:
    assert starts_sentence(text, text.index(word)) is starts


def test_letters_have_both_cases() -> None:
    assert len(CAPITALS) == len(SMALL)
    assert set("AĐĂƠƯỆỸ") <= set(CAPITALS)
    assert set("ađăơưệỹ") <= set(SMALL)
