"""Giấy mời. Who is invited, to what, when, where, with what to bring."""

from __future__ import annotations

from dataclasses import dataclass, replace

from baocao.app.context.people import write_group
from baocao.data.model import Conference, Group, Person
from baocao.viet.lists import strip_end_marks

_KIND = "giay-moi"
_MAX_LABEL = 60


@dataclass(frozen=True, slots=True)
class Invitee:
    """One who is invited: a person, a group of delegates, or a body."""

    name: str
    """As the sentence has it: ``đồng chí Lê An, Bí thư chi bộ``; no end mark."""
    label: str
    """What a file name may be made of: the name or the body alone, at most 60 characters; not unique."""


def list_invitees(conference: Conference) -> tuple[Invitee, ...]:
    """Return who is invited, in the order given, everyone once.

    These are the addressees of the invitation if it has its own, else the
    delegates; nobody is invited to a conference that they chair.
    """
    texts, delegates = _choose_invited(conference)
    return (*(_invite_text(text) for text in texts), *(_invite(one) for one in delegates))


def invite_only(conference: Conference, invitee: int) -> Conference:
    """Return the conference as the invitation of one invitee shows it.

    Args:
        conference: The data.
        invitee: Index in what `list_invitees` returns.
    """
    texts, delegates = _choose_invited(conference)
    paper = conference.van_ban_cho(_KIND)
    addressees = texts[invitee : invitee + 1]
    paper = replace(paper, kinh_gui=addressees, da_khai=paper.da_khai | {"kinh_gui"})
    kept = delegates[invitee - len(texts) : invitee - len(texts) + 1] if invitee >= len(texts) else ()
    return replace(conference, thanh_phan=kept, van_ban={**conference.van_ban, _KIND: paper})


def _choose_invited(conference: Conference) -> tuple[tuple[str, ...], tuple[Person | Group, ...]]:
    """Return the addressees as text, or else the delegates."""
    paper = conference.van_ban_cho(_KIND)
    delegates = find_delegates(conference)
    if ("kinh_gui" in paper.da_khai and paper.kinh_gui) or not delegates:
        return paper.kinh_gui, ()
    return (), delegates


def find_delegates(conference: Conference) -> tuple[Person | Group, ...]:
    """Return the delegates without those who chair, everyone once, order kept."""
    met: list[Person] = list(conference.hoi_nghi.chu_tri)
    found: list[Person | Group] = []
    for one in conference.thanh_phan:
        if isinstance(one, Person):
            if any(one.is_same(other) for other in met):
                continue
            met.append(one)
        found.append(one)
    return tuple(found)


def _invite_text(text: str) -> Invitee:
    bare = strip_end_marks(text)
    return Invitee(name=bare, label=_shorten(bare))


def _invite(one: Person | Group) -> Invitee:
    if isinstance(one, Person):
        return Invitee(name=one.gioi_thieu, label=_shorten(one.ho_ten))
    return Invitee(name=write_group(one), label=_shorten(one.nhom))


def _shorten(text: str) -> str:
    """Return the first words of `text`, as many as a file name has room for."""
    return text if len(text) <= _MAX_LABEL else text[:_MAX_LABEL].rpartition(" ")[0]
