"""Times of day."""

from __future__ import annotations

from datetime import time

import pytest

from baocao.viet.times import TimeFormatError, format_time, parse_time


@pytest.mark.parametrize(
    ("typed", "hour", "minute"),
    [
        ("8h", 8, 0),
        ("08h30", 8, 30),
        ("8h 30", 8, 30),
        ("8H30'", 8, 30),
        ("08 giờ 30", 8, 30),
        ("08 giờ 30 phút", 8, 30),
        ("8 giờ 5 phút", 8, 5),
        ("8 giờ", 8, 0),
        ("8:30", 8, 30),
        ("08:30:00", 8, 30),
        ("13g30", 13, 30),
        ("0h00", 0, 0),
        ("23h59", 23, 59),
        ("08 giờ 30 phu\u0301t", 8, 30),
    ],
)
def test_every_usual_form_of_a_time_is_read(typed: str, hour: int, minute: int) -> None:
    assert parse_time(typed) == time(hour, minute)


@pytest.mark.parametrize(
    ("typed", "said", "hint"),
    [
        ("24h", "không có trong ngày", "24 giờ"),
        ("8h60", "không có trong ngày", "14h30"),
        ("7.30", "không rõ", "Viết 7h30"),
        ("8", "không rõ", "Viết 8h00"),
        ("8h5", "phút viết một chữ số", "8h05 hoặc 8h50"),
        ("2 giờ chiều", "có cả buổi", "24 giờ"),
        ("8h - 11h30", "hơn một giờ", "hai khóa"),
        ("", "chưa có giờ", "08h30"),
        ("830", "không phải là giờ", "08h30"),
        ("sớm", "không phải là giờ", "08h30"),
    ],
)
def test_a_time_that_cannot_be_says_why(typed: str, said: str, hint: str) -> None:
    with pytest.raises(TimeFormatError) as caught:
        parse_time(typed)

    assert said in caught.value.message
    assert hint in caught.value.hint


def test_times_are_printed_in_three_ways() -> None:
    assert [format_time(time(8), style) for style in ("full", "short", "news")] == [
        "08 giờ 00 phút",
        "08h00",
        "8 giờ",
    ]
    assert format_time(time(13, 5), "news") == "13 giờ 05"
