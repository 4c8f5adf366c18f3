from __future__ import annotations

import pytest

from baocao.layout.fitting.balance import choose_room
from baocao.layout.metrics import Run, Word, iter_words, measure, measure_lines, wrap
from baocao.units import Length


def run(text: str, size: float = 14, *, bold: bool = True) -> Run:
    return Run(text, Length.from_pt(size), bold)


def lines(text: str, room_mm: float) -> list[str]:
    """The text as it breaks in the room that is chosen for it."""
    words = next(iter(iter_words([run(text)])))
    room = choose_room(words, Length.from_mm(room_mm))
    assert room <= Length.from_mm(room_mm)
    broken: list[list[Word]] = [[]]
    for word in words:
        if broken[-1] and len(wrap([*broken[-1], word], room)) > 1:
            broken.append([])
        broken[-1].append(word if broken[-1] else word._replace(blank=Length(0)))
    return [" ".join(word.text for word in line) for line in broken]


@pytest.mark.parametrize(
    ("text", "size", "bold", "italic", "width_mm"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, True, False, 95.7),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, True, False, 88.3),
        ("Độc lập - Tự do - Hạnh phúc", 14, True, False, 60.5),
        ("ĐẢNG CỘNG SẢN VIỆT NAM", 15, True, False, 72.9),
        ("Tuyên Quang, ngày 04 tháng 10 năm 2026", 14, False, True, 84.5),
        ("ĐẢNG BỘ THÀNH PHỐ HỒ CHÍ MINH", 14, False, False, 84.5),
    ],
)
def test_widths_are_those_of_times_new_roman(
    text: str, size: float, bold: bool, italic: bool, width_mm: float
) -> None:
    assert round(measure(text, Length.from_pt(size), bold=bold, italic=italic).mm, 1) == width_mm


def test_a_decomposed_letter_is_as_wide_as_a_composed_one() -> None:
    size = Length.from_pt(14)
    assert measure("ờ ữ ế", size) == measure("ờ ữ ế", size)
    assert measure("ơ", size) > measure("o", size)


def test_words_break_at_blanks_and_newlines_only() -> None:
    runs = [run("An "), run("Bình\nmột\u00a0hai  ba ")]
    assert [[word.text for word in line] for line in iter_words(runs)] == [
        ["An", "Bình"],
        ["một\u00a0hai", "ba"],
    ]


def test_lines_never_exceed_the_room_and_no_text_is_one_empty_line() -> None:
    room = Length.from_mm(60)
    widths = measure_lines([run("BAN CHỈ ĐẠO THỰC HIỆN QUY CHẾ DÂN CHỦ Ở CƠ SỞ", 13)], room)
    assert len(widths) == 3
    assert all(0 < width <= room for width in widths)
    assert measure_lines([], room) == [0]


def test_a_name_that_fits_keeps_its_room() -> None:
    assert lines("BAN DÂN VẬN", 70) == ["BAN DÂN VẬN"]


def test_a_name_breaks_before_the_unit_it_is_of() -> None:
    assert lines("ỦY BAN NHÂN DÂN XÃ PHÚ LÂM", 70) == ["ỦY BAN NHÂN DÂN", "XÃ PHÚ LÂM"]


@pytest.mark.parametrize(
    "broken",
    [
        ["Kết quả công tác giai đoạn 2021 - 2025,", "nhiệm vụ trọng tâm giai đoạn 2026 - 2030"],
        ["dự Hội nghị Ban Chấp hành Đảng bộ tỉnh lần thứ 3", "(mở rộng), khóa I, nhiệm kỳ 2025 - 2030"],
        [
            "Dự hội nghị trực tuyến sơ kết thực hiện dân chủ ở cơ sở",
            "6 tháng đầu năm, nhiệm vụ 6 tháng cuối năm",
        ],
        ["đại biểu dự buổi làm việc của Thường trực Tỉnh ủy", "với Ban Thường vụ Đảng ủy phường Phú Mỹ"],
        [
            "kết quả công tác dân vận và phong trào “Dân vận khéo”",
            "9 tháng, nhiệm vụ trọng tâm quý IV năm 2022",
        ],
        [
            "kết luận của đồng chí Lê Đình Phong, Bí thư Tỉnh ủy,",
            "tại Hội nghị Ban Chấp hành Đảng bộ tỉnh lần thứ 3",
            "(mở rộng), khóa I, nhiệm kỳ 2025 - 2030",
        ],
    ],
)
def test_a_subject_breaks_where_a_phrase_begins_and_not_inside_a_word_or_a_number(broken: list[str]) -> None:
    assert lines(" ".join(broken), 155) == broken


def test_more_lines_are_made_even() -> None:
    even = lines("BAN CHỈ ĐẠO THỰC HIỆN QUY CHẾ DÂN CHỦ Ở CƠ SỞ VÀ PHONG TRÀO THI ĐUA", 70)
    widths = [measure(line, Length.from_pt(14), bold=True) for line in even]
    assert len(even) == 3
    assert min(widths) > 0.6 * max(widths)


def test_one_word_longer_than_the_room_stays_whole() -> None:
    assert lines("NGHIÊNG" * 8, 30) == ["NGHIÊNG" * 8]
