"""Who takes part, in sentences: organisers, chairs, delegates grouped by the post they share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from baocao.app.sentences import begins_with, name_inside
from baocao.data.model import Chair, Group, Organiser, Person
from baocao.data.model.people import CHAIRS, CHAIRS_TOGETHER, COMRADE, HELPS, STANDING, SUBJECT
from baocao.viet.lists import group_by_shared_post, join_names, join_words, strip_end_marks
from baocao.viet.text import first_upper, fold_key

_COUNTED = (
    *("dai_bieu", "can_bo", "cong_chuc", "vien_chuc", "dang_vien", "doan_vien", "hoi_vien", "nguoi"),
    *(
        "ho_kinh_doanh",
        "ho_gia_dinh",
        "ho_dan",
        "doanh_nghiep",
        "hop_tac_xa",
        "hoc_sinh",
        "sinh_vien",
        "giao_vien",
        "nhan_vien",
        "cu_tri",
        "chien_si",
    ),
)
"""How a group's name begins that a number can stand right before: “hơn 150 cán bộ, đảng viên”."""


def write_organisers(organisers: Iterable[Organiser]) -> str:
    """Return who holds the conference, by role; empty when nobody is named.

    >>> write_organisers([Organiser(ten="Ban Dân vận", vai_tro="cơ quan thường trực"),
    ...                   Organiser(ten="Ban Chỉ đạo tỉnh", vai_tro="chủ thể")])
    'Ban Dân vận, cơ quan thường trực Ban Chỉ đạo tỉnh,'
    """
    by_role: dict[str, list[str]] = {}
    for organiser in organisers:
        by_role.setdefault(organiser.vai_tro, []).append(organiser.ten)
    subjects, helpers = by_role.pop(SUBJECT, []), by_role.pop(HELPS, [])
    standing = by_role.pop(STANDING, [])
    leaders = [name for names in by_role.values() for name in names]
    if standing and subjects:
        leaders.append(f"{join_names(standing)}, {STANDING} {join_names(subjects)},")
    else:
        leaders += [*standing, *subjects]
    text = (join_words if standing and subjects else join_names)(leaders) if leaders else ""
    if helpers and text:
        return f"{text} {HELPS} với {join_names(helpers)}"
    return text or join_names(helpers) if helpers else text


def write_chairs(chairs: Iterable[Chair]) -> str:
    """Return who chairs and in what role; several without a role of their own chair together.

    >>> write_chairs([Chair(ho_ten="Lê An", chuc_vu=("Bí thư",)), Chair(ho_ten="Đỗ Bình")])
    'đồng chí Lê An, Bí thư; đồng chí Đỗ Bình, đồng chủ trì'
    """
    return "; ".join(
        f"{'; '.join(one.gioi_thieu for one in people)}, {role}" for role, people in group_by_role(chairs)
    )


def group_by_role(chairs: Iterable[Chair]) -> list[tuple[str, list[Chair]]]:
    """Return (role, those who have it); several without a role of their own chair together."""
    by_role: dict[str, list[Chair]] = {}
    for chair in chairs:
        by_role.setdefault(chair.vai_tro or CHAIRS, []).append(chair)
    return [
        (CHAIRS_TOGETHER if role == CHAIRS and len(people) > 1 else role, people)
        for role, people in by_role.items()
    ]


def introduce_chairs(chairs: Iterable[Chair], event: str) -> str:
    """Return one sentence that says who chairs what was held, in which role; empty without anybody.

    >>> an = Chair(ho_ten="Lê An", chuc_vu=("Bí thư",), vai_tro="dự và chỉ đạo")
    >>> introduce_chairs([an], "Hội nghị")
    'Đồng chí Lê An, Bí thư, dự và chỉ đạo Hội nghị.'
    >>> introduce_chairs([an, Chair(ho_ten="Đỗ Bình"), Chair(ho_ten="Vũ Chi")], "Hội nghị")
    'Đồng chí Lê An, Bí thư, dự và chỉ đạo Hội nghị; các đồng chí: Đỗ Bình, Vũ Chi đồng chủ trì.'
    """
    pieces = [f"{_name_together(people)} {role}" for role, people in group_by_role(chairs)]
    if not pieces:
        return ""
    pieces[0] += f" {event}"
    return f"{first_upper('; '.join(pieces))}."


def _name_together(people: Sequence[Person]) -> str:
    """Return people as the subject of a sentence, “các đồng chí:” before several comrades."""
    has_posts = any(_posts(one) for one in people)
    if len(people) == 1:
        return people[0].gioi_thieu + ("," if has_posts else "")
    comrades = all(_is_plain_comrade(one) for one in people)
    named = [", ".join((one.ho_ten, *_posts(one))) if comrades else one.gioi_thieu for one in people]
    text = ("; " if has_posts else ", ").join(named) + ("," if has_posts else "")
    return f"các đồng chí: {text}" if comrades else text


def write_delegates(delegates: Iterable[Person | Group]) -> str:
    """Return the delegates in the order given, those who share a post together.

    >>> hai = [Person(ho_ten=ten, chuc_vu=("Phó Chủ tịch",)) for ten in ("Lê An", "Đỗ Bình")]
    >>> write_delegates([*hai, Group(nhom="Đại diện các thôn", so_luong=8)])
    'các đồng chí Phó Chủ tịch: Lê An, Đỗ Bình; đại diện các thôn (08 đại biểu)'
    """
    return "; ".join(list_delegates(delegates))


def list_delegates(delegates: Iterable[Person | Group]) -> list[str]:
    """Return the pieces of `write_delegates`: a person, those who share a post, or a group each."""
    pieces: list[str] = []
    for is_comrade, group in groupby(delegates, key=_is_plain_comrade):
        members = list(group)
        if is_comrade:
            pieces += _group_comrades([one for one in members if isinstance(one, Person)])
        else:
            pieces += [_write_one(one) for one in members]
    return pieces


def _group_comrades(people: Sequence[Person]) -> Iterator[str]:
    """Yield comrades by the post they share; a unit is no post, so those without any stand alone."""
    for has_post, some in groupby(people, key=lambda one: bool(one.chuc_vu)):
        named = [(one.ho_ten, _posts(one)) for one in some]
        if has_post:
            yield from map(str, group_by_shared_post(named))
        else:
            yield from (", ".join((f"{COMRADE} {name}", *unit)) for name, unit in named)


def _is_plain_comrade(one: Person | Group) -> bool:
    is_addressed = isinstance(one, Person) and fold_key(one.danh_xung) in {"", "dong_chi"}
    return is_addressed and isinstance(one, Person) and not one.hoc_vi


def _posts(person: Person) -> tuple[str, ...]:
    return (*person.chuc_vu, *([person.don_vi] if person.don_vi else []))


def _write_one(one: Person | Group) -> str:
    if isinstance(one, Person):
        return one.gioi_thieu
    return write_group(one)


def write_group(group: Group) -> str:
    """Return delegates who are not named: how many, where, invited by whom.

    >>> write_group(Group(nhom="đại biểu", so_luong=200, dinh_tinh="hơn", tai="các điểm cầu"))
    'hơn 200 đại biểu tại các điểm cầu'
    >>> write_group(Group(nhom="Hộ kinh doanh", so_luong=140)), write_group(Group(nhom="Hồ Núi Cốc"))
    ('140 hộ kinh doanh', 'Hồ Núi Cốc')
    """
    typed = strip_end_marks(group.nhom)
    name, count = name_inside(typed), group.so_luong_in
    if count:
        name = f"{count} {name}" if begins_with(name, _COUNTED) else f"{name} ({count} đại biểu)"
    place = f" tại {strip_end_marks(group.tai).removeprefix('tại ')}" if group.tai else ""
    inviter = f" do {group.moi_boi} mời" if group.moi_boi else ""
    return name + place + inviter
