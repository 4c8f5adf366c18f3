"""Who has been introduced in a document: in full when first named, short afterwards."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from baocao.app.sentences import name_inside
from baocao.data.model import Conference, Person
from baocao.data.model.people import fold_name
from baocao.viet.lists import join_words, strip_end_marks

_Someone = TypeVar("_Someone", bound=Person)
_PERSON = re.compile(
    r"(?:các )?(?:đồng chí|ông|bà|anh|chị|thầy|cô|cụ|bác|chú|em"
    r"|đại đức|thượng tọa|hòa thượng|linh mục|mục sư) ",
    re.IGNORECASE,
)
"""How a person is addressed at the start of a name."""


class Speakers:
    """The people of a conference, and who of them has been introduced with all posts."""

    def __init__(self, conference: Conference, introduced: Iterable[Person]) -> None:
        """Take the people of the data; those `introduced` are called short from the first time on."""
        self._people: dict[str, list[Person]] = {}
        for _, person in conference.iter_people():
            self._people.setdefault(fold_name(person.ho_ten), []).append(person)
        self._introduced: dict[str, Person] = {}
        for person in introduced:
            if person.ho_ten:
                self._introduced.setdefault(fold_name(person.ho_ten), person)

    def find(self, someone: Person | str) -> Person | None:
        """Return the person that is meant, with posts from elsewhere in the data; None for other text."""
        name = someone if isinstance(someone, str) else someone.ho_ten
        known = self._people.get(fold_name(strip_end_marks(name)), []) if name else []
        if not known:
            return None if isinstance(someone, str) else someone
        fullest = max(known, key=lambda one: len(one.chuc_vu))
        person = fullest if isinstance(someone, str) else someone
        if not person.chuc_vu:
            person = replace(person, chuc_vu=fullest.chuc_vu, don_vi=person.don_vi or fullest.don_vi)
        return address_alike(person, known)

    def name(self, someone: Person | str) -> str:
        """Return how a sentence names somebody, small first letter: posts only the first time.

        >>> chair = Person(ho_ten="Lê An", chuc_vu=("Bí thư",))
        >>> speakers = Speakers(Conference(), [])
        >>> speakers.name(chair), speakers.name(chair), speakers.name("Đại diện các thôn.")
        ('đồng chí Lê An, Bí thư', 'đồng chí Lê An', 'đại diện các thôn')
        """
        person = self.find(someone)
        if person is None:
            text = join_words(part.strip() for part in strip_end_marks(str(someone)).split(";"))
            return name_inside(text)
        key = fold_name(person.ho_ten)
        if key in self._introduced:
            return replace(person, goi_tat=person.goi_tat or self._introduced[key].goi_tat).nhac_lai
        if key:
            self._introduced[key] = person
        return person.gioi_thieu


def address_alike(person: _Someone, mentions: Iterable[Person]) -> _Someone:
    """Return the person with the form of address and the degree that another mention gives.

    >>> address_alike(Person(ho_ten="Lê An"), [Person(ho_ten="Lê An", danh_xung="bà")]).xung_ho
    'bà Lê An'
    """
    others = [one for one in mentions if one.is_same(person)]
    title = person.danh_xung or next((one.danh_xung for one in others if one.danh_xung), "")
    degree = person.hoc_vi or next((one.hoc_vi for one in others if one.hoc_vi), "")
    return replace(person, danh_xung=title, hoc_vi=degree)


def as_subject(name: str) -> str:
    """Return a name as the subject of a sentence: posts stand between commas.

    >>> as_subject("đồng chí Lê An, Bí thư"), as_subject("đại diện các sở, ban, ngành")
    ('đồng chí Lê An, Bí thư,', 'đại diện các sở, ban, ngành')
    >>> as_subject("cô Vũ Chi, Kế toán")
    'cô Vũ Chi, Kế toán,'
    """
    return f"{name}," if "," in name and _PERSON.match(name) else name
