"""Leafing through documents: what is in sight after which keys."""

from __future__ import annotations

import pytest

from baocao.view.browser import Browser, Leaf


def leaf(lines: int, **more: object) -> Leaf:
    return Leaf("Báo cáo", [f"dòng {number}" for number in range(lines)], **more)  # type: ignore[arg-type]


def browser(*sizes: int) -> Browser:
    return Browser([leaf(size) for size in sizes], height=12)  # ten lines of a page


def press(one: Browser, *keys: str) -> tuple[int, int]:
    for key in keys:
        assert one.press(key)
    return one.at, one.offset


@pytest.mark.parametrize(
    ("keys", "place"),
    [
        (["n"], (1, 0)),
        (["enter", "right"], (2, 0)),
        (["n", "n", "n", "n"], (2, 0)),
        (["n", "p"], (0, 0)),
        (["left"], (0, 0)),
        (["down", "down", "up"], (0, 1)),
        (["page-down", "page-down", "page-down"], (0, 15)),
        (["end", "page-up"], (0, 5)),
        (["G", "g"], (0, 0)),
        (["space"], (0, 10)),
        (["space", "space", "space"], (1, 0)),
        (["space", "n", "p"], (0, 10)),
        (["x", ""], (0, 0)),
    ],
)
def test_keys_move(keys: list[str], place: tuple[int, int]) -> None:
    assert press(browser(25, 3, 40), *keys) == place


@pytest.mark.parametrize("key", ["q", "Q", "escape", "ctrl-c", "ctrl-d"])
def test_keys_leave(key: str) -> None:
    assert not browser(3).press(key)


def test_a_screen_is_full_and_no_fuller() -> None:
    assert browser(3).draw() == ["dòng 0", "dòng 1", "dòng 2", *[""] * 7]
    one = Browser([leaf(50, above=["lỗi 1", "lỗi 2"])], height=12)
    assert one.draw()[:3] == ["lỗi 1", "lỗi 2", "dòng 0"]
    assert len(one.draw()) == 10


def test_what_stands_above_leaves_room_for_the_page() -> None:
    one = Browser([leaf(50, above=[f"lỗi {number}" for number in range(30)])], height=12)
    assert len(one.draw()) == 10
    assert one.draw()[4] == "dòng 0"


def test_new_drawings_keep_the_place() -> None:
    one = browser(25, 40)
    press(one, "n", "page-down", "down")
    one.replace([leaf(25), leaf(41, above=["sửa 1 đoạn"])])
    assert (one.at, one.draw()[:2]) == (1, ["sửa 1 đoạn", "dòng 11"])
    one.replace([leaf(12)])
    assert (one.at, one.offset) == (0, 0)


def test_a_page_that_has_become_short_is_in_sight() -> None:
    one = browser(40)
    press(one, "end")
    one.replace([leaf(12)])
    assert one.draw()[0] == "dòng 2"


def test_changes_are_gone_to_one_after_the_other_and_round() -> None:
    one = Browser([leaf(60, changed=[5, 30, 58])], height=12)
    seen = [press(one, "c")[1] for _ in range(4)]
    assert seen == [2, 27, 50, 2]
    assert press(one, "end", "c") == (0, 50)
    assert press(browser(30), "down", "c") == (0, 1)


def test_the_place_is_told_in_hundredths() -> None:
    one = browser(20)
    assert one.tell_place() == "0%"
    press(one, "end")
    assert one.tell_place() == "100%"
    assert browser(3).tell_place() == ""
