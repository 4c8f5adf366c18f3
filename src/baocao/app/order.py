"""What `render` is asked for, and the documents that this comes to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from baocao.app.compose import Material
from baocao.app.formats import SOURCES, Format, NoSuchFormatError, check_formats, list_formats
from baocao.app.kind import Kind
from baocao.app.kinds_asked import asks_for_all, find_kinds
from baocao.app.naming import Pattern
from baocao.app.request import Request
from baocao.errors import BaocaoError, UsageError, raise_all
from baocao.viet.text import quote

if TYPE_CHECKING:
    from baocao.data.needs import Missing

WITH_FIGURES: Final = frozenset({"bao-cao", "phu-luc"})
"""Kinds with an appendix of figures, in which charts have their place."""
_INVITATION: Final = "giay-moi"
_OF_A_KIND: Final = re.compile(r"van_ban\.[\w-]+\.")
"""The kind of document in a key path: what one lacks, the others mostly lack as well."""


class OneTemplateError(UsageError):
    """A template of one's own makes one document, and several are asked for."""

    code = "U244"


class NoInvitationError(UsageError):
    """``--each`` is asked for, and no invitation is among the documents."""

    code = "U245"


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """Everything that `render` is asked for."""

    request: Request = field(default_factory=Request)
    """What all documents have in common; its own kind is not looked at."""
    kinds: str = "bao-cao"
    """As ``--kind`` has them; ``all``: every kind for which the data suffice."""
    is_each: bool = False
    """An invitation for each of those invited."""
    formats: tuple[Format, ...] = ("docx",)
    name: Pattern | None = None
    """How files are named; None: by the settings, or after the data and the kind."""
    output: Path | None = None
    """A file for one document, a folder for several; None: beside the data."""
    is_folder: bool = False
    """Whether `output` was typed as a folder, which is made when it is missing."""
    force: bool = False
    check: bool = True
    """Documents are put to the rules of layout before they are written."""

    @property
    def is_set(self) -> bool:
        """Whether several documents are meant, though the data may suffice for one only."""
        return self.is_all or self.is_each or "," in self.kinds

    @property
    def is_all(self) -> bool:
        """Whether every kind is meant for which the data suffice."""
        return asks_for_all(self.kinds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One document to be made."""

    request: Request
    formats: tuple[Format, ...]
    title: str
    """What messages call it."""
    number: int = 0
    """Which invitation it is, from 1; 0 for a document that is for everyone."""
    invitee: str = ""
    """Whom it is for, in few words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """A kind of document that was left out of the set."""

    kind: str
    title: str
    missing: tuple[Missing, ...] = ()
    """What the data lack for it."""
    reason: str = ""
    """Another reason than that."""

    @property
    def why(self) -> str:
        """The reason in words."""
        names = "; ".join(dict.fromkeys(one.ten for one in self.missing))
        return ", ".join(part for part in (self.reason, f"còn thiếu {names}" if names else "") if part)


def plan(material: Material, order: Order) -> tuple[list[Item], list[Skipped]]:
    """Return the documents to be made, in order, and the kinds that are left out.

    Raises:
        UsageError: U201, U221–U226, U230, U243–U245; all wrong kinds at once.
        BaocaoError: of the data; exit 3 when they suffice for none of the kinds.
    """
    request = order.request.with_template(material.settings)
    if request.template is not None:
        return [_plan_template(order, request)], []
    kinds = list(find_kinds(order.kinds, material.settings).items())
    skipped: list[Skipped] = []
    if order.is_all:
        kinds, skipped = _leave_out(material, order, kinds)
    else:
        _check_formats(kinds, order)
    if order.is_each and not any(kind.name == _INVITATION for _, kind in kinds):
        raise NoInvitationError("--each cần giấy mời", hint="Thêm --kind giay-moi, hoặc bỏ --each")
    items: list[Item] = []
    for word, kind in kinds:
        charts = request.charts if kind.name in WITH_FIGURES or not order.is_all else ()
        own = replace(request, kind=word, photos=_asks_for_photos(order, kind), charts=charts)
        item = Item(request=own, formats=_offered(kind, order), title=kind.called)
        is_each = order.is_each and kind.name == _INVITATION
        items += _invite_each(material, kind, item) if is_each else [item]
    return items, skipped


def _asks_for_photos(order: Order, kind: Kind) -> bool:
    """Tell whether a document is to show photographs; of a whole set, only those that can."""
    if not (order.request.photos and order.is_all):
        return order.request.photos
    from baocao.app.photos import has_place_for_photos

    return has_place_for_photos(kind)


def _plan_template(order: Order, request: Request) -> Item:
    if order.is_set:
        asked = "--all" if order.is_all else "--each" if order.is_each else "nhiều loại ở --kind"
        raise OneTemplateError(
            f"mẫu riêng chỉ lập một văn bản, không dùng cùng {asked}", hint=f"Bỏ --template, hoặc bỏ {asked}"
        )
    wrong = [name for name in order.formats if SOURCES[name] != "docx"]
    if wrong:
        raise NoSuchFormatError(
            f"mẫu Word riêng không lập được {', '.join(wrong)}", hint="Chọn --to docx, pdf hoặc txt"
        )
    assert request.template is not None  # noqa: S101  # asked by the caller
    return Item(
        request=replace(request, kind=order.kinds), formats=order.formats, title=request.template.name
    )


def _offered(kind: Kind, order: Order) -> tuple[Format, ...]:
    ready = list_formats(kind)
    return tuple(name for name in order.formats if name in ready)


def _check_formats(kinds: Sequence[tuple[str, Kind]], order: Order) -> None:
    """Refuse kinds that lack a format; all at once."""
    errors: list[BaocaoError] = []
    for _, kind in kinds:
        try:
            check_formats(kind, order.formats)
        except BaocaoError as error:
            errors.append(error)
    raise_all(errors)


def _leave_out(
    material: Material, order: Order, kinds: Sequence[tuple[str, Kind]]
) -> tuple[list[tuple[str, Kind]], list[Skipped]]:
    """Part the kinds that can be made from those for which format or data are missing."""
    from baocao.data.needs import find_missing, find_undated  # data for a template of one's own need no model

    able: list[tuple[str, Kind]] = []
    skipped: list[Skipped] = []
    for word, kind in kinds:
        conference = material.read_for(kind)
        missing = find_missing(conference, kind.name, kind.needs) + find_undated(conference, kind.name)
        missing = () if order.request.draft else missing
        if not _offered(kind, order):
            reason = f"không có mẫu {', '.join(order.formats)}"
            skipped.append(Skipped(kind=kind.name, title=kind.called, reason=reason))
        elif missing:
            skipped.append(Skipped(kind=kind.name, title=kind.called, missing=missing))
        else:
            able.append((word, kind))
    if not able:
        lacking = [one.to_error() for each in skipped for one in each.missing]
        raise_all(merge(lacking))
        wanted = ", ".join(order.formats)
        raise NoSuchFormatError(
            f"không loại văn bản nào có mẫu {wanted}", hint="Chọn --to docx, pdf hoặc txt"
        )
    return able, skipped


def _invite_each(material: Material, kind: Kind, item: Item) -> list[Item]:
    from baocao.app.context.invitation import list_invitees

    invitees = list_invitees(material.read_for(kind))
    each = [
        replace(
            item,
            request=replace(item.request, invitee=at),
            number=at + 1,
            invitee=one.label,
            title=f"{item.title} {quote(one.label)}",
        )
        for at, one in enumerate(invitees)
    ]
    return each or [item]


def merge(errors: Iterable[BaocaoError]) -> list[BaocaoError]:
    """Return the single mistakes in `errors`, each once, though several documents have it."""
    found: dict[tuple[str, str, str], BaocaoError] = {}
    for error in errors:
        for one in error.flatten():
            place = _OF_A_KIND.sub("", str(one.where))
            found.setdefault((one.code, one.message, place), one)
    return list(found.values())
