"""Facts about people and tasks: owners, deadlines, posts (M09, M13)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from baocao.data.fact import Disagreement, fact
from baocao.data.model import Conference, Person
from baocao.data.model.people import fold_name
from baocao.viet.text import collapse_blanks, place_tone, quote

_SHORT_FORMS = {
    "UBND": "Ủy ban nhân dân",
    "HĐND": "Hội đồng nhân dân",
    "MTTQ": "Mặt trận Tổ quốc",
    "TT": "Thường trực",
}
_DEPUTY = "phó "


@fact("M09", "task-without-owner")
def task_without_owner(conference: Conference, kind: str) -> Iterator[Disagreement]:
    """Nhiệm vụ chưa giao cho ai; trong thông báo kết luận, nhiệm vụ chưa có thời hạn.

    Vì sao: việc không có người chủ trì và thời hạn thì không theo dõi được.
    Cách sửa: ghi giao (đơn vị chủ trì) và han (ngày, “trong quý IV”, “thường xuyên”).
    """
    for path, task in conference.iter_tasks():
        called = quote(task.noi_dung[0]) if task.noi_dung else "chưa có nội dung"
        if not task.giao:
            yield Disagreement(
                conference.where(path),
                f"nhiệm vụ {called} chưa giao cho đơn vị nào",
                "Thêm khóa giao với tên đơn vị chủ trì",
            )
        needs_deadline = kind == "thong-bao-ket-luan" and path.startswith("ket_luan.")
        if needs_deadline and task.han is None:
            yield Disagreement(
                conference.where(path),
                f"nhiệm vụ {called} chưa có thời hạn",
                "Thêm khóa han: một ngày, “trong quý IV” hoặc “thường xuyên”",
            )


@fact("M13", "posts-differ")
def posts_differ(conference: Conference, kind: str) -> Iterator[Disagreement]:
    """Một người có chức vụ khác nhau ở hai nơi, hoặc người chủ trì chưa có chức vụ.

    Vì sao: ghi sai chức vụ lãnh đạo là lỗi nặng; các văn bản của một hội nghị phải thống nhất.
    Cách sửa: ghi cùng chức vụ ở mọi nơi (ghi bớt cũng được); hai người trùng tên thì ghi don_vi khác nhau.
    """
    for number, chair in enumerate(conference.hoi_nghi.chu_tri, start=1):
        if not chair.chuc_vu:
            path = f"hoi_nghi.chu_tri[{number}]"
            yield Disagreement(
                conference.where(path),
                f"người chủ trì {quote(chair.ho_ten)} chưa có chức vụ",
                "Thêm khóa chuc_vu cho người chủ trì",
            )
    short_forms = {**_SHORT_FORMS, **conference.viet_tat}
    seen: dict[str, list[tuple[str, Person]]] = {}
    for path, person in conference.iter_people():
        namesakes = seen.setdefault(fold_name(person.ho_ten), [])
        for other_path, other in namesakes:
            if _is_one_person(path, person, other_path, other) and _contradict(person, other, short_forms):
                yield Disagreement(
                    conference.where(path),
                    f"{person.xung_ho}: ở đây ghi {quote(', '.join(person.chuc_vu), 90)}, "
                    f"ở {other_path} ghi {quote(', '.join(other.chuc_vu), 90)}",
                    "Ghi cùng chức vụ ở cả hai nơi; hai người trùng tên thì ghi don_vi khác nhau",
                )
                break
        namesakes.append((path, person))
    yield from _find_wrong_signer(conference, kind, [one for same in seen.values() for one in same])


def _is_one_person(path: str, person: Person, other_path: str, other: Person) -> bool:
    """Whether two mentions are of one person; the same list or other units tell namesakes apart."""
    if not person.is_same(other) or _list_of(path) == _list_of(other_path) == "thanh_phan":
        return False
    return not (person.don_vi and other.don_vi and person.don_vi != other.don_vi)


def _list_of(path: str) -> str:
    return path.split("[", maxsplit=1)[0]


def _contradict(person: Person, other: Person, short_forms: Mapping[str, str]) -> bool:
    """Whether neither set of posts is within the other; short posts count for nothing."""
    short = {_plain(one.goi_tat, short_forms) for one in (person, other) if one.goi_tat}
    first = {_plain(post, short_forms) for post in person.chuc_vu}
    second = {_plain(post, short_forms) for post in other.chuc_vu}
    return not (first - short <= second or second - short <= first)


def _find_wrong_signer(
    conference: Conference, kind: str, people: list[tuple[str, Person]]
) -> Iterator[Disagreement]:
    """Yield when a deputy signs as the head or the head as a deputy; a short post is no contradiction."""
    paper = conference.van_ban_cho(kind)
    signer = paper.nguoi_ky
    if signer is None or not signer.ho_ten or not signer.chuc_vu:
        return
    short_forms = {**_SHORT_FORMS, **conference.viet_tat}
    signed = Person(ho_ten=signer.ho_ten)
    posts = {
        _plain(post, short_forms): post
        for _, person in people
        if person.is_same(signed)
        for post in (*person.chuc_vu, *([person.goi_tat] if person.goi_tat else []))
    }
    post = _plain(signer.chuc_vu, short_forms)
    opposite = post.removeprefix(_DEPUTY) if post.startswith(_DEPUTY) else _DEPUTY + post
    if any(known.startswith(post) for known in posts):
        return
    wrong = next((typed for known, typed in posts.items() if known.startswith(opposite)), None)
    if wrong:
        owner = kind if "nguoi_ky" in paper.da_khai else "chung"
        yield Disagreement(
            conference.where(f"van_ban.{owner}.nguoi_ky.chuc_vu"),
            f"người ký {signer.ho_ten} ghi chức vụ {quote(signer.chuc_vu)}, nơi khác ghi {quote(wrong)}",
            "Sửa chức vụ người ký, hoặc sửa chức vụ ở nơi khác",
        )


def _plain(post: str, short_forms: Mapping[str, str]) -> str:
    """Return a post as it is compared: abbreviations in full, letter case and tone places evened out."""
    words = (short_forms.get(word, word) for word in re.split(r"(\W+)", collapse_blanks(post)))
    return place_tone("".join(words)).casefold()
