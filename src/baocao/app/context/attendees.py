"""Who takes part, everyone once: those who have a part in the conference, then the other delegates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from baocao.app.context.speakers import address_alike
from baocao.data.model import Chair, Conference, Group, Person
from baocao.data.model.people import fold_name

_Someone = TypeVar("_Someone", bound=Person)


@dataclass(frozen=True, slots=True)
class Attendees:
    """The people of a conference; whoever has a part in it is not among the delegates again."""

    chairs: tuple[Chair, ...]
    secretaries: tuple[Person, ...]
    delegates: tuple[Person | Group, ...]


def find_attendees(conference: Conference) -> Attendees:
    """Return everybody once; posts and unit that only a mention among the delegates gives are taken over."""
    meeting = conference.hoi_nghi
    secretaries = [
        one for one in meeting.thu_ky if not any(is_one_person(one, chair) for chair in meeting.chu_tri)
    ]
    return Attendees(
        tuple(complete(conference, chair) for chair in meeting.chu_tri),
        tuple(complete(conference, one) for one in secretaries),
        find_delegates(conference, [*meeting.chu_tri, *secretaries]),
    )


def find_delegates(conference: Conference, besides: Sequence[Person]) -> tuple[Person | Group, ...]:
    """Return the delegates in the order given, everyone once, without those named in `besides`.

    Two of the same name among the delegates are namesakes unless posts and
    unit are the same; a delegate is the person of that name in `besides`
    unless both have a unit and not the same.

    Cost:
        Linear in the number of delegates.
    """
    others: dict[str, list[Person]] = {}
    for person in besides:
        others.setdefault(fold_name(person.ho_ten), []).append(person)
    found: dict[object, Person | Group] = {}
    for at, one in enumerate(conference.thanh_phan):
        if isinstance(one, Group) or not one.ho_ten:
            found[at] = one
            continue
        name = fold_name(one.ho_ten)
        if not any(is_one_person(one, other) for other in others.get(name, ())):
            found.setdefault((name, one.chuc_vu, one.don_vi), one)
    return tuple(found.values())


def list_named(conference: Conference) -> list[Person]:
    """Return the chairs and the delegates who are named, in the order given."""
    delegates = (one for one in conference.thanh_phan if isinstance(one, Person))
    return [*conference.hoi_nghi.chu_tri, *delegates]


def complete(conference: Conference, person: _Someone) -> _Someone:
    """Return the person with the posts of the fullest mention among the delegates, unit and address."""
    said: list[Person] = [person]
    said += [one for one in conference.thanh_phan if isinstance(one, Person) and is_one_person(one, person)]
    posts = max((one.chuc_vu for one in said), key=len)
    unit = next((one.don_vi for one in said if one.don_vi), "")
    return address_alike(replace(person, chuc_vu=posts, don_vi=unit), said)


def is_one_person(person: Person, other: Person) -> bool:
    """Return whether both have the same name and not each a unit of their own."""
    is_elsewhere = bool(person.don_vi and other.don_vi) and person.don_vi != other.don_vi
    return not is_elsewhere and person.is_same(other)
