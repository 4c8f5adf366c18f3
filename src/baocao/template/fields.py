"""Which names a template takes from the data, nested, with the kind each must be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from baocao.errors import Location

if TYPE_CHECKING:
    from baocao.template.compiled import Template


class FieldKind(StrEnum):
    """What a name must hold for the template to work."""

    CONDITION = "condition"
    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    TIME = "time"
    PERIOD = "period"
    IMAGE = "image"
    COLOUR = "colour"
    MAP = "map"
    LIST = "list"


class Use(StrEnum):
    """What a template does with a name; the kind follows from all of it together."""

    ASKED = "asked"
    """In a condition."""
    PASSED = "passed"
    """Given another name; what happens to that is what counts."""
    PRINTED = "printed"
    NUMBER = "number"
    COMPUTED = "computed"
    """In an operation that needs a number as such; text that looks like one will not do."""
    DATE = "date"
    TIME = "time"
    PERIOD = "period"
    IMAGE = "image"
    COLOUR = "colour"
    KEYED = "keyed"
    """As a map, by the names of its keys."""
    PAIRS = "pairs"
    """As a map, whatever its keys are."""
    LOOPED = "looped"
    """As a list, and nothing else will do."""
    COUNTED = "counted"
    """As a list or as a text: its length, its first item."""
    RECURSIVE = "recursive"
    """As a list like the one it stands in, to any depth."""


_PLAIN: Final = {
    Use.IMAGE: FieldKind.IMAGE,
    Use.COLOUR: FieldKind.COLOUR,
    Use.DATE: FieldKind.DATE,
    Use.TIME: FieldKind.TIME,
    Use.PERIOD: FieldKind.PERIOD,
    Use.NUMBER: FieldKind.NUMBER,
    Use.COMPUTED: FieldKind.NUMBER,
    Use.PRINTED: FieldKind.TEXT,
    Use.KEYED: FieldKind.MAP,
    Use.COUNTED: FieldKind.LIST,
}
"""{use: kind} of what is neither walked nor asked for keys, the first that applies wins."""


_DATE_PARTS: Final = frozenset({"day", "month", "year", "hour", "minute", "second"})


@dataclass(slots=True)
class Field:
    """A name and what the template does with it."""

    name: str
    kind: FieldKind = FieldKind.CONDITION
    is_optional: bool = True
    """Whether the template asks if it is there before using it, everywhere."""
    children: dict[str, Field] = field(default_factory=dict)
    """Of a map: its keys; of a list: the keys of its items."""
    where: list[Location] = field(default_factory=list)
    """The tags that use it, each once."""
    item: Field | None = None
    """Of a list: its items; of a map that is walked key by key: the values."""
    length: int = 0
    """How many items of a list are named by their position."""
    uses: set[Use] = field(default_factory=set)
    is_mixed: bool = False
    """Whether it is used as a map here and as a list there; no value is both."""

    def child(self, name: str) -> Field:
        """Return the field of a key, a new one when there is none yet."""
        return self.children.setdefault(name, Field(name))

    def items(self) -> Field:
        """Return the field of the items, a new one when there is none yet."""
        if self.item is None:
            self.item = Field("")
        return self.item

    @property
    def is_computed(self) -> bool:
        """Whether the template computes with it, so that it must be a number as such."""
        return Use.COMPUTED in self.uses

    def to_json(self) -> dict[str, Any]:
        """Return the field as plain values; `item` only for lists whose items are no maps, and open maps."""
        found: dict[str, Any] = {"name": self.name, "kind": self.kind.value, "optional": self.is_optional}
        found["where"] = [place.path for place in self.where]
        if self.children:
            found["children"] = [child.to_json() for child in self.children.values()]
        elif self.item is not None:
            found["item"] = {
                key: value
                for key, value in self.item.to_json().items()
                if key in {"kind", "children", "item"}
            }
        return found


def find_fields(template: Template) -> Mapping[str, Field]:
    """Return {name: Field} of everything the template takes from the data.

    Loop variables count as the items of what is looped over; names a template
    sets itself do not count.
    """
    from baocao.template.tracing import trace

    return trace(template).fields


def settle_kinds(fields: Mapping[str, Field]) -> None:
    """Decide the kind of each field and of all below, from what was noted of their uses."""
    for one in fields.values():
        _settle(one)


def _settle(one: Field) -> None:
    settle_kinds(one.children)
    if one.item is not None:
        _settle(one.item)
    one.kind = _kind_of(one)
    if one.kind is FieldKind.LIST and one.item is not None and one.item.kind is FieldKind.MAP:
        one.is_mixed = bool(one.children)
        one.item.children.update(one.children)
        one.children = one.item.children
    elif one.kind is FieldKind.MAP and Use.PAIRS not in one.uses:
        one.is_mixed = Use.LOOPED in one.uses


def _kind_of(one: Field) -> FieldKind:
    has_deep_items = one.item is not None and one.item.kind in {FieldKind.MAP, FieldKind.LIST}
    if Use.DATE in one.uses and _DATE_PARTS.issuperset(one.children):
        one.children = {}
        return FieldKind.DATE
    if Use.PAIRS in one.uses or (one.children and not has_deep_items):
        return FieldKind.MAP
    if one.uses & {Use.LOOPED, Use.RECURSIVE} or has_deep_items:
        return FieldKind.LIST
    return next((kind for use, kind in _PLAIN.items() if use in one.uses), FieldKind.CONDITION)
