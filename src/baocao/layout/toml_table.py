"""TOML tables into frozen dataclasses, by their annotations; every mistake with its key."""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass, replace
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any

from baocao.errors import LayoutError, Location, raise_all

_WORDS = {str: "chữ", int: "số nguyên", float: "số", bool: "true hoặc false", date: "ngày (năm-tháng-ngày)"}


class TableError(LayoutError):
    """A key of a profile is missing, unknown or of the wrong kind."""

    code = "L103"


def read_table(cls: type[Any], table: Mapping[str, Any], where: Location) -> Any:
    """Return an instance of the dataclass `cls` filled from `table`.

    Args:
        cls: Its annotations may be str, int, float, bool, date, other
            dataclasses, ``X | None``, ``tuple[X, ...]`` and ``Mapping[str, X]``.
            A class with a ``fixed`` maker takes a bare number too.
        table: As ``tomllib`` gives it.
        where: The file; the key is filled in for each mistake.

    Raises:
        TableError: L103, or several as `Mistakes`.
    """
    errors: list[LayoutError] = []
    value = _read(cls, table, "", where, errors)
    raise_all(errors)
    return value


def _read(kind: Any, value: Any, key: str, where: Location, errors: list[LayoutError]) -> Any:
    origin = typing.get_origin(kind)
    if origin is types.UnionType:
        kind = next(option for option in typing.get_args(kind) if option is not type(None))
        return _read(kind, value, key, where, errors)
    if origin is tuple and isinstance(value, list):
        inner = typing.get_args(kind)[0]
        return tuple(_read(inner, one, f"{key}[{at}]", where, errors) for at, one in enumerate(value, 1))
    if origin is Mapping and isinstance(value, dict):
        inner = typing.get_args(kind)[1]
        read = {name: _read(inner, one, f"{key}.{name}", where, errors) for name, one in value.items()}
        return MappingProxyType(read)
    if is_dataclass(kind):
        return _read_dataclass(kind, value, key, where, errors)
    if _is_a(value, kind):
        return value
    wanted = _WORDS.get(kind, "danh sách" if origin is tuple else "bảng")
    _complain(errors, where, key, f"“{key}” phải là {wanted}, đang là {value!r}", "Sửa giá trị của khóa này")
    return None


def _read_dataclass(kind: Any, value: Any, key: str, where: Location, errors: list[LayoutError]) -> Any:
    if hasattr(kind, "fixed") and _is_a(value, float):
        return kind.fixed(value)
    if not isinstance(value, dict):
        _complain(errors, where, key, f"“{key}” phải là bảng, đang là {value!r}", "Viết thành một bảng TOML")
        return None
    hints = _read_hints(kind)
    known = {one.name: one for one in fields(kind)}
    prefix = f"{key}." if key else ""
    before = len(errors)
    for name in value.keys() - known.keys():
        hint = f"Dùng một trong: {', '.join(known)}"
        _complain(errors, where, prefix + name, f"không có khóa “{prefix}{name}”", hint)
    for name, one in known.items():
        if name not in value and one.default is MISSING and one.default_factory is MISSING:
            _complain(errors, where, prefix + name, f"thiếu khóa “{prefix}{name}”", "Thêm khóa này vào tệp")
    read = {
        name: _read(hints[name], given, prefix + name, where, errors)
        for name, given in value.items()
        if name in known
    }
    return kind(**read) if len(errors) == before else None


@cache
def _read_hints(kind: type[Any]) -> Mapping[str, Any]:
    """Return the annotations of a dataclass as types; reading them costs more than a table does."""
    return typing.get_type_hints(kind)


def _is_a(value: Any, kind: Any) -> bool:
    if kind is float:
        return isinstance(value, int | float) and not isinstance(value, bool)
    if kind is int:
        return isinstance(value, int) and not isinstance(value, bool)
    return isinstance(kind, type) and isinstance(value, kind)


def _complain(errors: list[LayoutError], where: Location, key: str, message: str, hint: str) -> None:
    errors.append(TableError(message, where=replace(where, key=key), hint=hint))
