"""A template's names held against data: what is missing, what is of another shape, what is never used."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from typing import Any, Final

from baocao.errors import NOWHERE, Finding, Location, Severity
from baocao.template.fields import Field, FieldKind, Use
from baocao.template.typed import is_typed
from baocao.viet.text import propose

_POSITION: Final = re.compile(r"\[\d+\]")
_MAX_ITEMS: Final = 5_000
"""Items of one list that are looked at."""
_WORDS: Final[Mapping[type, str]] = {dict: "một nhóm khóa", list: "một danh sách"}


def find_missing(
    fields: Mapping[str, Field], data: Mapping[str, Any], told: Container[str], path: str = ""
) -> Iterator[Finding]:
    """Yield the names a template needs somewhere and the data does not have, each once.

    Args:
        fields: of the template.
        data: what it is to be filled with.
        told: names that need not be told again.
        path: where `fields` stand.
    """
    for name, one in fields.items():
        shown = f"{path}{name}"
        if name in data:
            yield from _inside(one, data[name], told, shown)
        elif not one.is_optional and name not in told:
            yield Finding(
                code="D401",
                name="missing-name",
                severity=Severity.WARNING,
                message=f"số liệu không có “{shown}”, cần khi điều kiện quanh thẻ đúng",
                where=one.where[0] if one.where else NOWHERE,
                hint=propose(name, data, f"Thêm “{shown}” vào tệp số liệu"),
            )


def _inside(one: Field, value: Any, told: Container[str], path: str) -> Iterator[Finding]:
    if value is None or value == "" or _is_typed(value):
        return
    if one.kind is FieldKind.LIST:
        yield from _in_list(one, value, told, path)
    elif isinstance(value, dict):
        if one.kind is FieldKind.MAP:
            yield from find_missing(one.children, value, told, f"{path}.")
    elif isinstance(value, list) or one.kind is FieldKind.MAP:
        wanted = "một nhóm khóa" if one.kind is FieldKind.MAP else "một giá trị"
        if isinstance(value, list) or (one.children and isinstance(value, (str, int))):
            yield _misfit(one, value, path, wanted)


def _in_list(one: Field, value: Any, told: Container[str], path: str) -> Iterator[Finding]:
    if not isinstance(value, list):
        if Use.LOOPED in one.uses or one.children:
            yield _misfit(one, value, path, "một danh sách")
        return
    seen: set[tuple[str, Location]] = set()
    for number, item in enumerate(value[:_MAX_ITEMS], start=1):
        found = (
            find_missing(one.children, item, told, f"{path}[{number}].")
            if isinstance(item, dict)
            else _inside(one.item, item, told, f"{path}[{number}]")
            if one.item is not None
            else ()
        )
        for finding in found:
            key = (f"{finding.code}{_POSITION.sub('', finding.message)}", finding.where)
            if key not in seen:
                seen.add(key)
                yield finding


def _misfit(one: Field, value: Any, path: str, wanted: str) -> Finding:
    met = _WORDS.get(type(value), "một giá trị")
    return Finding(
        code="D402",
        name="other-shape",
        severity=Severity.ERROR,
        message=f"“{path}” trong số liệu là {met}, mẫu cần {wanted}",
        where=one.where[0] if one.where else Location(key=path),
        hint=_ADVICE.get(wanted, "Sửa số liệu, hoặc sửa thẻ"),
    )


_ADVICE: Final = {
    "một danh sách": "Viết thành danh sách, mỗi mục một dòng bắt đầu bằng “- ”",
    "một giá trị": "Viết một giá trị, hoặc dùng {% for %} hay bộ lọc noi_va trong mẫu",
    "một nhóm khóa": "Viết các khóa con thụt vào dưới khóa này",
}


def find_unused(fields: Mapping[str, Field], data: Mapping[str, Any], path: str = "") -> Iterator[Finding]:
    """Yield the keys of the data that the template never uses, nested ones too, each once."""
    for name, value in data.items():
        shown = f"{path}{name}"
        one = fields.get(name)
        if one is None:
            yield Finding(
                code="D403",
                name="unused-key",
                severity=Severity.INFO,
                message=f"mẫu không dùng “{shown}”",
                where=Location(key=shown),
                hint=propose(name, [other for other in fields if other not in data]),
            )
        elif not _is_typed(value) and Use.PRINTED not in one.uses and Use.PASSED not in one.uses:
            yield from _unused_inside(one, value, shown)


def _unused_inside(one: Field, value: Any, path: str) -> Iterator[Finding]:
    if isinstance(value, dict) and one.kind is FieldKind.MAP and one.children and one.item is None:
        yield from find_unused(one.children, value, f"{path}.")
    elif isinstance(value, list) and one.kind is FieldKind.LIST and one.children:
        merged = {key: item[key] for item in value[:_MAX_ITEMS] if isinstance(item, dict) for key in item}
        if one.item is None or not (one.item.uses & {Use.PRINTED, Use.PASSED, Use.PAIRS}):
            yield from find_unused(one.children, merged, f"{path}[].")


def _is_typed(value: Any) -> bool:
    return isinstance(value, dict) and is_typed(value)
