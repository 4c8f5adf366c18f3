"""Folding, letter case, order, tone placement and the nearest word."""

from __future__ import annotations

import unicodedata

import pytest
from viet_text_tools import normalize_diacritics

from baocao.viet.text import (
    collapse_blanks,
    find_nearest,
    first_lower,
    first_upper,
    fold_key,
    person_sort_key,
    place_tone,
    quote,
    sentence_case,
    sort_key,
    strip_marks,
    to_nfc,
)

DICTIONARY = """
a à ả ã á ạ ai ái an án anh ánh ăn ăng âm ấm ân ấn ba bà bả bã bá bạ bàn bản bán bạn bang băng bằng bận
be bé bê bể ca cà cho chở da đa đà đe đê em én ếch êm gà giá gió hoa hòa hóa hôm hơn hùng hưng hương ma
mà mả mã má mạ mo mô mơ nga ngà nghe nhân oan ôn ơn quà quê quý ta tà tá tạ thu thư trung tú tư từ tử tứ
tự xa xã y ý
"""
"""Syllables in the order of a printed dictionary, written out by hand."""


def test_the_order_is_a_dictionarys() -> None:
    words = DICTIONARY.split()

    assert len(words) > 60
    assert sorted(set(words), key=sort_key) == words


@pytest.mark.parametrize(
    "ordered",
    [
        ["ba", "ba ba", "ba bị", "bà", "bà ba"],
        ["an", "An Bình", "An Hòa", "ăn"],
        ["Thôn 2", "Thôn 10", "Thôn Đoài", "Thôn Đông"],
        ["Tổ 1", "Tổ 02", "Tổ 3", "Tổ 21"],
        ["Dân", "Dũng", "Đào", "Đức"],
        ["Đà Nẵng", "Đắk Lắk", "Điện Biên", "Đồng Nai"],
        ["An Giang", "Bắc Ninh", "Cà Mau", "Cao Bằng", "Cần Thơ"],
        ["2", "10", "a"],
        ["", "a"],
    ],
)
def test_phrases_sort_syllable_by_syllable_and_numbers_by_value(ordered: list[str]) -> None:
    assert sorted(set(ordered), key=sort_key) == ordered


def test_letter_case_and_placement_of_tones_decide_last() -> None:
    assert sorted(["hoàn", "hòa", "Hòa"], key=sort_key) == ["Hòa", "hòa", "hoàn"]
    assert sort_key("a") != sort_key("A")


def test_a_number_of_any_length_sorts() -> None:
    assert sort_key("9" * 5000) < sort_key("1" + "0" * 5000) < sort_key("a")


def test_persons_sort_by_given_name_then_family_then_middle() -> None:
    names = ["Lê Văn An", "Trần An", "Nguyễn Thị Ánh", "Đỗ Ân", "Lê Bình", "Trần Đức Bình", "Trần Văn Bình"]
    assert sorted(set(names), key=person_sort_key) == names
    assert person_sort_key("") < person_sort_key("An")


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("Chủ trì", "chu_tri"),
        ("chủ_trì", "chu_tri"),
        ("CHU TRI", "chu_tri"),
        ("  chủ  -  trì ", "chu_tri"),
        ("chủ\u00a0trì", "chu_tri"),
        ("chủ – trì", "chu_tri"),
        ("Địa điểm", "dia_diem"),
        ("ĐỊA ĐIỂM", "dia_diem"),
        ("kết_luận_bởi", "ket_luan_boi"),
        ("vắng có lý do", "vang_co_ly_do"),
        ("thong-bao-ket-luan", "thong_bao_ket_luan"),
        ("Phương ướng Ưu Ơ", "phuong_uong_uu_o"),
        ("", ""),
    ],
)
def test_a_key_is_one_however_it_is_typed(typed: str, key: str) -> None:
    assert fold_key(typed) == key
    assert fold_key(unicodedata.normalize("NFD", typed)) == key


def test_marks_come_off_every_vietnamese_letter() -> None:
    assert strip_marks("Đắk Lắk, Ỷ La, Ỡm Ờ, quỹ") == "Dak Lak, Y La, Om O, quy"
    assert strip_marks(unicodedata.normalize("NFD", "Đường")) == "Duong"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("hòa", "hoà"),
        ("HÓA", "HOÁ"),
        ("khỏe", "khoẻ"),
        ("Ủy ban", "Uỷ ban"),
        ("ỦY BAN", "UỶ BAN"),
        ("thủy lợi", "thuỷ lợi"),
        ("lũy kế", "luỹ kế"),
        ("chủ tọa.", "chủ toạ."),
        ("văn hóa - xã hội", "văn hoá - xã hội"),
        ("(hòe)", "(hoè)"),
    ],
)
def test_the_tone_of_an_open_syllable_moves_both_ways(old: str, new: str) -> None:
    assert place_tone(new, "old") == place_tone(old, "old") == old
    assert place_tone(old, "new") == place_tone(new, "new") == new


@pytest.mark.parametrize(
    "word",
    ["quý", "quỳ", "QUỸ", "quà", "toàn", "thuyền", "hoàng", "loại", "khuỷu", "ngoáy", "xuân", "mùa", "của"],
)
def test_other_syllables_never_change(word: str) -> None:
    assert place_tone(word, "old") == place_tone(word, "new") == word


def test_another_tool_places_tones_alike() -> None:
    words = ["hoà", "hoá", "thuỷ", "thuý", "khoẻ", "uỷ", "luỹ", "hoè", "quý", "toàn", "hoại"]
    assert [place_tone(word) for word in words] == [normalize_diacritics(word) for word in words]


def test_letter_case_changes_the_first_letter_only() -> None:
    assert first_upper("đồng chí") == "Đồng chí"
    assert first_upper("ủy ban UBND") == "Ủy ban UBND"
    assert first_upper("“dân vận”") == "“Dân vận”"
    assert first_upper("") == first_lower("") == ""
    assert first_upper("2026") == "2026"
    assert first_lower("Ủy ban") == "ủy ban"
    assert first_lower("HĐND tỉnh") == "HĐND tỉnh"
    assert first_lower("Y tế") == "y tế"
    assert sentence_case("HỘI NGHỊ SƠ KẾT") == "Hội nghị sơ kết"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("nhiem_vụ", "nhiem_vu"),
        ("nhiemvu", "nhiem_vu"),
        ("nheim_vu", "nhiem_vu"),
        ("chu_ti", "chu_tri"),
        ("Chủ trì", "chu_tri"),
        ("hoi_nghij", "hoi_nghi"),
        ("so_liu", "so_lieu"),
        ("hna", "han"),
        ("hoan_toan_khac", None),
        ("x", None),
        ("", None),
    ],
)
def test_the_nearest_word_is_offered_when_it_is_near(typed: str, meant: str | None) -> None:
    assert find_nearest(typed, ["hoi_nghi", "chu_tri", "nhiem_vu", "so_lieu", "han", "kien_nghi"]) == meant


def test_the_nearest_of_two_wins_and_the_first_of_equals() -> None:
    assert find_nearest("ket_qua", ["ket_luan", "ket_qua_khac", "ket_qua"]) == "ket_qua"
    assert find_nearest("tac", ["tai", "tap"]) == "tai"
    assert find_nearest("dài " * 20_000, ["ngắn"]) is None


def test_blanks_collapse_and_quotes_are_short() -> None:
    assert collapse_blanks("  a\u00a0 b\u202f\tc\n") == "a b c"
    assert quote("a\nb") == "“a b”"
    assert len(quote("x" * 500)) == 42
    assert to_nfc("e\u0302\u0301") == "ế"
