"""What statements about cells print while a template runs: marks that `merging` obeys on the tables."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from jinja2 import Undefined, pass_context
from jinja2.runtime import Context

from baocao.errors import TemplateError
from baocao.template.budget import RUN
from baocao.template.marks import CLOSE_CELL, OPEN_CELL
from baocao.template.values import to_plain, to_text

MAX_COLUMNS: Final = 63
"""Word's own limit of columns in a table."""
MERGES: Final = ("hm", "vm")
"""Statements that join cells: across and down."""
TEXT, CALL, GROUP, VALUE = "", "?", "#", "="
"""What makes neighbours one: their text, the place of the macro's call, a loop, a value; begins the key."""
_COLOUR: Final = re.compile("#?([0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})")


class CellValueError(TemplateError):
    """A ``colspan`` that is no number of columns, or a ``cellbg`` that is no colour."""

    code = "T305"


@dataclass(frozen=True, slots=True)
class Order:
    """What is printed for a statement about a cell, or beside the call of a macro that holds one."""

    keyword: str
    keys: tuple[str, ...] = ()
    """Of ``hm`` and ``vm``: what joins the cell to its neighbours; for a call: across and down.

    A group is `GROUP` and the name of the hidden variable that numbers it."""


def write_order(value: Any, keyword: str, *keys: Any) -> str:
    """Return the mark that tells `merging` what to do with the cell it is printed in.

    Args:
        value: of the statement's expression; None where it has none.
        keyword: of the statement.
        keys: of ``hm`` and ``vm``: what joins the cell to its neighbours, or the number of its group.

    Raises:
        CellValueError: T305.
    """
    if isinstance(value, Undefined):
        return to_text(value)  # a gap that shows, when gaps are allowed
    if keyword == "colspan":
        content = _read_span(value)
    elif keyword == "cellbg":
        content = _read_fill(value)
    else:
        content = f"{keys[0]}{to_plain(value) if keys[0] == VALUE else ''}"
    return "" if content is None else f"{OPEN_CELL}{keyword}:{content}{CLOSE_CELL}"


def write_call(written: str, across: Any, down: Any) -> str:
    """Return what a macro printed, led by the groups its cell is in."""
    keys = zip(MERGES, (across, down), strict=True)
    return "".join(f"{OPEN_CELL}{axis}@:{key}{CLOSE_CELL}" for axis, key in keys) + written


def _read_span(value: Any) -> str | None:
    if value is None or value == "":
        return None
    text = str(value).strip()
    if isinstance(value, (float, Decimal)) and value == int(value):
        text = str(int(value))
    if isinstance(value, bool) or not text.isdecimal() or int(text) > MAX_COLUMNS:
        raise CellValueError(
            f"colspan cần số cột từ 0 đến {MAX_COLUMNS}, nhận được “{text[:40]}”",
            hint="Sửa số cột trong thẻ colspan hoặc trong số liệu",
        )
    return str(int(text))


def _read_fill(value: Any) -> str | None:
    text = "" if value is None else str(value).strip()
    if not text:
        return None
    found = _COLOUR.fullmatch(text)
    if text.lower() == "auto":
        return "auto"
    if found is None:
        raise CellValueError(
            f"cellbg cần mã màu sáu chữ số như “FFF2CC”, nhận được “{text[:40]}”",
            hint="Viết mã màu RRGGBB, ví dụ D9E2F3 là xanh nhạt",
        )
    digits = found[1].upper()
    return digits if len(digits) == len("RRGGBB") else "".join(digit * 2 for digit in digits)


@pass_context  # so that Jinja never takes it for a constant
def number_group(_context: Context, _value: Any) -> int:
    """Return the number of a group no other group of this rendering has."""
    run = RUN.get()
    run.groups += 1
    return run.groups
