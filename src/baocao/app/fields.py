"""What a template wants, as a data file to fill in and as a schema."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from baocao.data.yaml_out import quote
from baocao.template.fields import Field, FieldKind, Use

KIND_NAMES: Final[Mapping[FieldKind, str]] = {
    FieldKind.CONDITION: "điều kiện",
    FieldKind.TEXT: "chữ",
    FieldKind.NUMBER: "số",
    FieldKind.DATE: "ngày",
    FieldKind.TIME: "giờ",
    FieldKind.PERIOD: "kỳ",
    FieldKind.IMAGE: "ảnh",
    FieldKind.COLOUR: "màu",
    FieldKind.MAP: "nhóm",
    FieldKind.LIST: "danh sách",
}
"""{kind: what a clerk calls it}."""
_SAMPLES: Final = {
    FieldKind.NUMBER: "1",
    FieldKind.DATE: "05/10/2026",
    FieldKind.TIME: "08:00",
    FieldKind.PERIOD: "quý III năm 2026",
    FieldKind.COLOUR: "FFF2CC",
    FieldKind.IMAGE: "",
}
"""{kind: a value that its filters take}."""
_OPEN_KEY: Final = "khóa"
"""The key that stands for whatever keys a map is walked by."""
_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_SHAPES: Final[Mapping[FieldKind, Mapping[str, Any]]] = {
    FieldKind.TEXT: {
        "type": ["string", "number", "boolean", "null", "object"],
        "if": {"type": "object"},
        "then": {"not": {"propertyNames": {"pattern": "^[^$]"}}},
    },
    FieldKind.DATE: {"type": "string"},
    FieldKind.TIME: {"type": "string"},
    FieldKind.PERIOD: {"type": "string"},
    FieldKind.COLOUR: {"type": "string"},
}
"""{kind: its schema}; what is printed may be a picture, a link…: a map with a key that begins with ``$``."""


def write_fields(fields: Mapping[str, Field], template: str) -> str:
    """Return a YAML text that the template renders at once: each text is its own name in brackets.

    >>> print(write_fields({"ten": Field("ten", FieldKind.TEXT, is_optional=False)}, "mau.docx"), end="")
    # Số liệu cho mẫu mau.docx: thay chữ trong ngoặc vuông.
    <BLANKLINE>
    ten: "[ten]"
    """
    head = f"# Số liệu cho mẫu {template}: thay chữ trong ngoặc vuông.\n\n"
    return head + "".join(f"{line}\n" for line in _lines(fields, ""))


def build_sample(fields: Mapping[str, Field]) -> dict[str, Any]:
    """Return data that the template renders at once, numbers as such.

    >>> build_sample({"so": Field("so", FieldKind.NUMBER), "ten": Field("ten", FieldKind.TEXT)})
    {'so': 1, 'ten': '[ten]'}
    """
    return {name: _sample(one) for name, one in fields.items()}


def build_schema(fields: Mapping[str, Field], template: str) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the data a template takes; other keys are allowed."""
    return {"$schema": _DIALECT, "title": f"Số liệu cho mẫu {template}", **_object(fields)}


def _sample(one: Field) -> Any:
    if one.kind is FieldKind.NUMBER:
        return 1
    if one.kind is FieldKind.MAP:
        is_open = one.item is not None and not one.children
        return {_OPEN_KEY: _sample(_named(one))} if is_open else build_sample(one.children)
    if one.kind is FieldKind.LIST:
        if Use.RECURSIVE in one.uses:
            return []
        item = build_sample(one.children) if one.children else _sample(_named(one))
        return [item] * max(one.length, 1)
    return "" if one.kind is FieldKind.CONDITION else _SAMPLES.get(one.kind, f"[{one.name}]")


def _named(one: Field) -> Field:
    """Return the item of a list or of an open map under the name of what holds it."""
    item = one.item or Field("", FieldKind.TEXT)
    kind = FieldKind.TEXT if item.kind is FieldKind.CONDITION else item.kind
    return Field(one.name, kind, children=item.children, item=item.item, uses=item.uses, length=item.length)


def _lines(fields: Mapping[str, Field], indent: str) -> Iterator[str]:
    for name, one in fields.items():
        key = f"{indent}{quote(name)}:"
        note = _note(one)
        match one.kind:
            case FieldKind.MAP if one.children:
                yield f"{key}{note}"
                yield from _lines(one.children, f"{indent}  ")
            case FieldKind.MAP if one.item is not None:
                yield f"{key}{note}"
                inner = _named(one)
                yield from _lines({_OPEN_KEY: inner}, f"{indent}  ")
            case FieldKind.LIST if Use.RECURSIVE in one.uses:
                yield f"{key} []{note}"
            case FieldKind.LIST:
                yield f"{key}{note}"
                yield from _item_lines(one, f"{indent}  ")
            case FieldKind.CONDITION:
                yield f'{key} ""{note or "  #"} (để trống là không)'
            case FieldKind.MAP:
                yield f"{key} {{}}{note}"
            case _:
                yield f"{key} {_scalar(one.kind, name)}{note}"


def _scalar(kind: FieldKind, name: str) -> str:
    """Return a value as YAML."""
    sample = _SAMPLES.get(kind)
    return quote(f"[{name}]") if sample is None else sample or quote("")


def _item_lines(one: Field, indent: str) -> Iterator[str]:
    """Yield one item of a list; the dash stands where the item's own indent would."""
    inner = _named(one)
    if one.children:
        lines = list(_lines(one.children, f"{indent}  "))
    elif inner.kind is FieldKind.LIST:
        lines = list(_item_lines(inner, f"{indent}  "))
    elif inner.kind is FieldKind.MAP and inner.item is not None:
        lines = list(_lines({_OPEN_KEY: _named(inner)}, f"{indent}  "))
    else:
        lines = [f"{indent}  {_scalar(inner.kind, one.name)}"]
    for _ in range(max(one.length, 1)):
        yield f"{indent}- {lines[0].lstrip()}"
        yield from lines[1:]


def _note(one: Field) -> str:
    """Return what kind it is, whether it may be left out, and where it is used first, as a comment."""
    pieces = ["số để tính" if one.is_computed else KIND_NAMES[one.kind]] if one.kind in _SAMPLES else []
    pieces += ["không bắt buộc"] if one.is_optional else []
    pieces += [one.where[0].path] if one.where and one.where[0].path else []
    return f"  # {'; '.join(pieces)}" if pieces else ""


def _object(fields: Mapping[str, Field]) -> dict[str, Any]:
    needed = [name for name, one in fields.items() if not one.is_optional]
    found: dict[str, Any] = {
        "type": "object",
        "properties": {name: _schema(one) for name, one in fields.items()},
    }
    return {**found, "required": needed} if needed else found


def _schema(one: Field) -> dict[str, Any]:
    shape = _shape(one)
    if one.is_optional and isinstance(shape.get("type"), str):
        shape["type"] = [shape["type"], "null"]
    places = list(dict.fromkeys(place.path for place in one.where if place.path))
    more = f" và {len(places) - 1} chỗ khác" if len(places) > 1 else ""
    return {**shape, "description": f"{KIND_NAMES[one.kind]}; {places[0]}{more}"} if places else shape


def _shape(one: Field) -> dict[str, Any]:
    if one.kind is FieldKind.MAP:
        is_open = one.item is not None and not one.children
        return (
            {"type": "object", "additionalProperties": _schema(_named(one))}
            if is_open
            else _object(one.children)
        )
    if one.kind is FieldKind.LIST and Use.RECURSIVE in one.uses:
        return {"type": "array"}
    if one.kind is FieldKind.LIST:
        return {"type": "array", "items": _object(one.children) if one.children else _schema(_named(one))}
    if one.kind is FieldKind.NUMBER:
        return {"type": "number" if one.is_computed else ["number", "string"]}
    return dict(_SHAPES.get(one.kind, {}))


def to_json_text(value: object) -> str:
    """Return a value as the text of a .json file."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
