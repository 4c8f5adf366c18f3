"""Letters, end marks and people who share a post."""

from __future__ import annotations

import pytest

from baocao.viet.lists import (
    LETTERS,
    LetterError,
    end_marks,
    group_by_shared_post,
    join_list,
    join_words,
    letter,
    strip_end_marks,
)

TINH_UY = "Ủy viên Ban Thường vụ Tỉnh ủy"


def test_the_letters_of_points_are_the_decrees() -> None:
    assert " ".join(LETTERS) == "a b c d đ e g h i k l m n o p q r s t u v x y"
    assert [letter(number) for number in range(1, len(LETTERS) + 1)] == list(LETTERS)


@pytest.mark.parametrize("number", [0, -1, 24])
def test_there_is_no_letter_beyond_y(number: int) -> None:
    with pytest.raises(LetterError, match="từ a đến y") as caught:
        letter(number)
    assert caught.value.hint


@pytest.mark.parametrize(
    ("typed", "bare"),
    [
        ("Như trên;", "Như trên"),
        ("Lưu: VT.", "Lưu: VT"),
        ("Lưu: VT./.", "Lưu: VT"),
        ("a. ; .", "a"),
        ("a\u00a0;", "a"),
        ("đất đai, v.v.", "đất đai, v.v."),
        ("còn nữa...", "còn nữa..."),
        ("còn nữa…", "còn nữa…"),
        ("", ""),
        (".", ""),
        ("; ." * 20_000, ""),
    ],
)
def test_end_marks_come_off_but_not_what_stands_for_more(typed: str, bare: str) -> None:
    assert strip_end_marks(typed) == bare


def test_a_list_has_semicolons_and_one_full_stop() -> None:
    assert end_marks(["a;", "b.", "c"]) == ("a;", "b;", "c.")
    assert end_marks(["a"]) == ("a.",)
    assert end_marks([]) == ()
    assert end_marks(["a", "b"], last="./.") == ("a;", "b./.")
    assert join_list(["a", "b."]) == "a; b."
    assert join_list([]) == ""


def test_words_are_joined_with_va() -> None:
    assert join_words([]) == ""
    assert join_words(["a", "b"]) == "a và b"
    assert join_words(iter(["a", "b", "c"]), "hoặc") == "a, b hoặc c"


def test_neighbours_who_share_their_first_post_are_named_together() -> None:
    people = [
        ("Quách Thị Hương", (TINH_UY, "Trưởng ban Dân vận Tỉnh ủy", "Chủ tịch Ủy ban MTTQ Việt Nam tỉnh")),
        ("Đào Hồng Vận", (TINH_UY, "Trưởng ban Tuyên giáo Tỉnh ủy")),
        ("Lê An", ("Phó Chủ tịch UBND tỉnh",)),
    ]
    shared, alone = group_by_shared_post(people)

    assert str(shared) == (
        "các đồng chí trong Ban Thường vụ Tỉnh ủy: Quách Thị Hương, Trưởng ban Dân vận Tỉnh ủy, "
        "Chủ tịch Ủy ban MTTQ Việt Nam tỉnh; Đào Hồng Vận, Trưởng ban Tuyên giáo Tỉnh ủy"
    )
    assert str(alone) == "đồng chí Lê An, Phó Chủ tịch UBND tỉnh"


def test_only_neighbours_are_grouped_so_that_rank_stays() -> None:
    people = [("An", (TINH_UY,)), ("Bình", ("Bí thư",)), ("Chi", (TINH_UY,))]
    groups = group_by_shared_post(people)

    assert [group.post for group in groups] == ["", "", ""]
    assert [group.members[0].name for group in groups] == ["An", "Bình", "Chi"]
    assert groups[0].members[0].posts == (TINH_UY,)


def test_spelling_of_a_post_does_not_part_people() -> None:
    people = [("An", ("Phó Chủ tịch UBND xã",)), ("Bình", ("phó chủ tịch  UBND xã",)), ("Chi", "Uỷ viên")]
    groups = group_by_shared_post([*people, ("Dân", "Ủy viên"), ("Em", ()), ("Giang", ())])

    assert [str(group) for group in groups] == [
        "các đồng chí Phó Chủ tịch UBND xã: An, Bình",
        "các đồng chí Uỷ viên: Chi, Dân",
        "đồng chí Em",
        "đồng chí Giang",
    ]


def test_nobody_makes_no_group() -> None:
    assert group_by_shared_post([]) == ()
