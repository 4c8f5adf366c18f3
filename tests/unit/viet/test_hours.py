"""Hours of a meeting."""

from __future__ import annotations

from datetime import date, time

import pytest

from baocao.viet.hours import find_backward_spans, find_end, find_start


@pytest.mark.parametrize(
    ("text", "at", "day"),
    [
        ("Thời gian bắt đầu: 08 giờ 00 phút, ngày 14 tháng 9 năm 2026", time(8), date(2026, 9, 14)),
        ("Hội nghị bắt đầu lúc 8h30, ngày 14/9/2026.", time(8, 30), date(2026, 9, 14)),
        ("Hôm nay, vào hồi 14 giờ 30, ngày 14/9/2026, tại Hội trường", time(14, 30), date(2026, 9, 14)),
        ("Khai mạc: 07:30", time(7, 30), None),
    ],
)
def test_the_start_is_read(text: str, at: time, day: date | None) -> None:
    moment = find_start(text)
    assert moment is not None
    assert (moment.at, moment.day) == (at, day)


def test_the_end_is_read() -> None:
    long = find_end("Cuộc họp kết thúc vào 11 giờ 30 phút, ngày 14 tháng 9 năm 2026./.")
    short = find_end("Hội nghị kết thúc vào hồi 11h30 cùng ngày.")
    assert long is not None
    assert (long.at, long.day, long.same_day) == (time(11, 30), date(2026, 9, 14), False)
    assert short is not None
    assert (short.at, short.day, short.same_day) == (time(11, 30), None, True)


@pytest.mark.parametrize(
    "text",
    [
        "bắt đầu lúc 2 giờ chiều",
        "bắt đầu từ tháng 9",
        "bắt đầu lúc 29 giờ",
        "bắt đầu lúc 8h, ngày 31/6/2026",
        "các tổ kết thúc trước 11h",
        "",
    ],
)
def test_what_is_not_clear_is_not_read(text: str) -> None:
    assert find_start(text) is None
    assert find_end(text) is None


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Thời gian: từ 14h00 đến 13h30", 1),
        ("2. Thời gian: 08 giờ 30 phút - 08 giờ 00 phút, ngày 05/10/2026", 1),
        ("Thời gian: từ 08h00 đến 11h30", 0),
        ("Thời gian: từ 22h00 đến 05h00", 0),
        ("Thời gian: từ 8h00 đến 5h00 chiều", 0),
        ("Trực từ 14h00 đến 13h00", 0),
    ],
)
def test_spans_that_run_backwards(text: str, count: int) -> None:
    assert len(find_backward_spans(text)) == count
