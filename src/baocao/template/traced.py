"""What of the data a value in a template may be."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from baocao.template.fields import Field


@dataclass(frozen=True, slots=True)
class Value:
    """What of the data a value may be: fields as they are, or something made of them."""

    fields: tuple[Field, ...] = ()
    keys: dict[str | int, Value] = field(default_factory=dict)
    """Of a map or a tuple the template made itself."""
    item: Value | None = None
    """Of a list the template made itself."""
    is_soft: bool = False
    """Whether it was asked for, so that using it does not make it needed."""
    is_number: bool = False
    """Whether the template made it a number; what is added to it must be one."""

    def each(self) -> Value:
        """Return what its items may be."""
        if self.item is not None:
            return self.item
        made = either(*self.keys.values()) if self.keys else NOTHING
        return Value(tuple(one.items() for one in self.fields) + made.fields, made.keys, made.item)

    def key(self, name: str | int) -> Value:
        """Return what one of its keys, or the item at a position, may be."""
        if name in self.keys:
            return self.keys[name]
        if isinstance(name, int):
            for one in self.fields:
                one.length = max(one.length, name + 1)
            return self.each()
        return Value(tuple(one.child(name) for one in self.fields))


NOTHING: Final = Value()
A_NUMBER: Final = Value(is_number=True)


def either(*values: Value) -> Value:
    """Return what may be any of the values."""
    fields = {id(one): one for value in values for one in value.fields}
    keys = {key: inner for value in values for key, inner in value.keys.items()}
    item = next((value.item for value in values if value.item is not None), None)
    is_soft, is_number = (any(one.is_soft for one in values), any(one.is_number for one in values))
    return Value(tuple(fields.values()), keys, item, is_soft, is_number)


def pairs_of(value: Value) -> Value:
    """Return the key and value pairs of a map."""
    return Value(item=Value(keys={0: NOTHING, 1: value.each()}))
