"""A form before it is an Excel file: sheets of blocks, what may be typed where, what stands there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from baocao.data.tree import Scalar

Sort = Literal["text", "lines", "number", "count", "percent", "date", "time", "choice", "period", "code"]
"""What a cell takes. ``lines``: several texts, one a line of the cell (Alt+Enter); ``code``: text that
stays as typed, such as ``05`` or a code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """A cell that Excel computes; it is locked.

    `refs` are cells of the same block: ``(row of the block from 0, column of the block from 0)``; they
    fill the places ``{0}``, ``{1}`` … of `text`.
    """

    text: str
    """As Excel's file has it: English names, commas; ``IF({1}=0,"",{0}/{1})``, without ``=``."""
    refs: tuple[tuple[int, int], ...]
    value: Scalar = None
    """The result for the values that stand there now, for readers that compute nothing."""
    is_share: bool = False
    """Whether the result is a share, to be shown in per cent."""


Value = Scalar | Formula


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """What is asked for: a column of a table, or the value of a pair."""

    heading: str
    """What the clerk reads, e.g. ``Thời hạn``; unique in its block."""
    sort: Sort = "text"
    note: str = ""
    """A sentence more: shown when the cell is chosen, and beside a pair's value."""
    choices: tuple[str, ...] = ()
    """For ``choice``: what the drop-down list offers."""
    is_strict: bool = True
    """Whether Excel refuses what is not among `choices`, no number or no date; else it only warns."""
    decimals: int = 0
    """Of a number."""
    least: Decimal | None = None
    most: Decimal | None = None
    width: int = 16
    """Of a column, in characters."""
    is_locked: bool = False
    """Whether the clerk reads this but does not fill it."""
    is_needed: bool = False
    """Whether an empty cell is marked by colour."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One line ``heading: value``."""

    field: Field
    value: Value = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """A block of lines ``heading | value | note``."""

    title: str
    pairs: tuple[Pair, ...]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """A cell that turns red while a formula is true; `text` and `refs` as in `Formula`."""

    at: tuple[int, int]
    text: str
    refs: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A block with a title, a row of headings and a row for each item."""

    title: str
    """Unique in the workbook; by it the reader knows what the block holds."""
    fields: tuple[Field, ...]
    rows: tuple[tuple[Value, ...], ...] = ()
    """Values by columns."""
    heads: tuple[int, ...] = ()
    """Rows (from 0) that are headings between the items: bold over all columns, locked."""
    spare: int = 0
    """So many blank rows follow, to be filled."""
    own: Mapping[tuple[int, int], Field] = field(default_factory=dict)
    """Cells ``(row, column)`` that ask for something else than their column does."""
    alarms: tuple[Alarm, ...] = ()
    is_fixed: bool = False
    """Whether rows may not be added or taken away."""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPlan:
    """One sheet."""

    name: str
    """At most 31 characters, none of ``[]:*?/\\``."""
    blocks: tuple[Pairs | Table, ...]
    is_across: bool = False
    """Whether it is printed landscape."""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A whole workbook."""

    title: str
    """What is printed on top of the first sheet and stands in the file's properties."""
    sheets: tuple[SheetPlan, ...]
    guide: tuple[str, ...] = ()
    """How to fill it: paragraphs on a sheet of their own, the first or last."""
