"""Lists in documents: letters of points, marks between items, people who share a post."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from baocao.errors import DataError
from baocao.viet.text import collapse_blanks, place_tone

LETTERS = tuple("abcdđeghiklmnopqrstuvxy")
"""Letters of points (điểm) in order: đ has its place; ă â ê ô ơ ư and f j w z have none.

Source: NĐ 30/2020/NĐ-CP, Phụ lục I; the-thuc.md §1.3 (6-Điểm).
"""

_SOFT_MARKS = " \t\n\u00a0;,:"
_MEMBER_OF = re.compile(r"(?:ủy|uỷ) viên (?=(?:ban|ủy ban|uỷ ban|hội đồng|đoàn) )", re.IGNORECASE)


class LetterError(DataError):
    """More points than there are letters for them."""

    code = "D108"


class Member(NamedTuple):
    """A person in a group, with the posts that the group's heading does not say."""

    name: str
    posts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """People named together: one alone, or several whose first post is the same."""

    post: str
    """The shared post, as the first of them writes it; empty for one alone."""
    members: tuple[Member, ...]

    def __str__(self) -> str:
        """Return the group as a list of delegates names it.

        >>> tinh_uy = "Ủy viên Ban Thường vụ Tỉnh ủy"
        >>> people = [("Lê An", (tinh_uy, "Trưởng ban Dân vận")), ("Đỗ Bình", (tinh_uy,))]
        >>> str(group_by_shared_post(people)[0])
        'các đồng chí trong Ban Thường vụ Tỉnh ủy: Lê An, Trưởng ban Dân vận; Đỗ Bình'
        >>> str(group_by_shared_post([("Lê An", ("Chủ tịch UBND xã",))])[0])
        'đồng chí Lê An, Chủ tịch UBND xã'
        """
        persons = [", ".join((member.name, *member.posts)) for member in self.members]
        if not self.post:
            return f"đồng chí {persons[0]}"
        heading, found = _MEMBER_OF.subn("trong ", self.post, count=1)
        mark = "; " if any(member.posts for member in self.members) else ", "
        return f"các đồng chí {heading if found else self.post}: {mark.join(persons)}"


def letter(number: int) -> str:
    """Return the letter of the point with this number, counted from 1.

    >>> [letter(number) for number in (1, 4, 5, 23)]
    ['a', 'd', 'đ', 'y']

    Raises:
        LetterError: D108, after y there is no letter.
    """
    if not 1 <= number <= len(LETTERS):
        raise LetterError(
            f"không có chữ cái cho điểm thứ {number}, bảng chữ chỉ có {len(LETTERS)} chữ, từ a đến y",
            hint="Tách thành hai khoản, hoặc đánh số thay cho chữ",
        )
    return LETTERS[number - 1]


def strip_end_marks(item: str) -> str:
    """Return `item` without the marks at its end, so that a list can put its own.

    What stands for words left out stays: ``v.v.`` and ``...``.

    >>> strip_end_marks("Như trên; "), strip_end_marks("Lưu: VT./."), strip_end_marks("đất đai, v.v.;")
    ('Như trên', 'Lưu: VT', 'đất đai, v.v.')
    """
    bare = item.rstrip(_SOFT_MARKS)
    while bare.endswith(".") and not bare.endswith(("..", "v.v.")):
        end = "./." if bare.endswith("./.") else "."
        bare = bare.removesuffix(end).rstrip(_SOFT_MARKS)
    return bare


def end_marks(items: Iterable[str], mark: str = ";", last: str = ".") -> tuple[str, ...]:
    """Return the items of a list with a paragraph each: `mark` after each but `last` after the last.

    >>> end_marks(["Như trên", "Thường trực Tỉnh ủy;", "Lưu: VT"])
    ('Như trên;', 'Thường trực Tỉnh ủy;', 'Lưu: VT.')

    Source:
        NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.9 (nơi nhận).
    """
    bare = [strip_end_marks(item) for item in items]
    return tuple(item + mark for item in bare[:-1]) + tuple(item + last for item in bare[-1:])


def join_list(items: Iterable[str], mark: str = ";", last: str = ".") -> str:
    """Return the items in one sentence, with `mark` between them and `last` at the end.

    >>> join_list(["Tăng cường tuyên truyền.", "nhân rộng mô hình"])
    'Tăng cường tuyên truyền; nhân rộng mô hình.'
    """
    return " ".join(end_marks(items, mark, last))


def join_words(items: Iterable[str], conjunction: str = "và") -> str:
    """Return the items with commas between them and `conjunction` before the last.

    >>> join_words(["Tư pháp", "Nội vụ", "Công an"]), join_words(["Tư pháp"])
    ('Tư pháp, Nội vụ và Công an', 'Tư pháp')
    """
    *first, last = list(items) or [""]
    return f"{', '.join(first)} {conjunction} {last}" if first else last


def join_names(names: Sequence[str]) -> str:
    """Return names of bodies in one phrase; those with an “và” or commas of their own are kept apart.

    >>> for names in (["Phòng Kinh tế", "Công an xã"], ["Sở Khoa học và Công nghệ", "Công an tỉnh"],
    ...               ["các sở, ngành", "Ủy ban nhân dân các xã"]):
    ...     print(join_names(names))
    Phòng Kinh tế và Công an xã
    Sở Khoa học và Công nghệ, Công an tỉnh
    các sở, ngành; Ủy ban nhân dân các xã
    """
    if any("," in name for name in names):
        return "; ".join(names)
    return ", ".join(names) if any(" và " in name for name in names) else join_words(names)


def group_by_shared_post(people: Iterable[tuple[str, Sequence[str]]]) -> tuple[Group, ...]:
    """Return the people, order kept, grouped where neighbours have the same first post.

    A person's posts are a sequence of texts; letter case, blanks and the place of tones do not
    make two posts different. Nobody is moved: the order given is the order of rank.

    >>> people = [("An", ("Ủy viên", "Trưởng ban")), ("Bình", ("Uỷ viên",)), ("Chi", ())]
    >>> [(group.post, [member.name for member in group.members]) for group in group_by_shared_post(people)]
    [('Ủy viên', ['An', 'Bình']), ('', ['Chi'])]

    Source:
        the-thuc.md §3.6; documents.md, wording habits.
    """
    members = (Member(name, (posts,) if isinstance(posts, str) else tuple(posts)) for name, posts in people)
    return tuple(
        group
        for post, neighbours in groupby(members, key=_first_post)
        for group in _iter_groups(post, tuple(neighbours))
    )


def _first_post(member: Member) -> str:
    return place_tone(collapse_blanks(member.posts[0])).casefold() if member.posts else ""


def _iter_groups(post: str, members: tuple[Member, ...]) -> Iterator[Group]:
    """Yield one group for `members` who share `post`, or one for each when there is nothing to share."""
    if post and len(members) > 1:
        yield Group(members[0].posts[0], tuple(Member(name, posts[1:]) for name, posts in members))
    else:
        yield from (Group("", (member,)) for member in members)
