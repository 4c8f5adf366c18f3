"""One figure of many units: what each has, what they come to, how it stands in a data file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final

from baocao.data.indicators import Indicator
from baocao.errors import Location

ABOUT: Final = "khoảng"
_MORE: Final = frozenset({"hơn", "trên"})
_LESS: Final = frozenset({"gần"})


@dataclass(slots=True)
class Cell:
    """One unit's value of one figure."""

    value: Decimal
    where: Location
    """Where it stands; of a value that is computed here, where the unit's own stands, if it has one."""
    qualifier: str = ""
    """What keeps it from being exact: ``hơn``, ``khoảng``."""


@dataclass(slots=True, kw_only=True)
class Total:
    """One figure of all units."""

    ma: str
    ten: str
    don_vi: str
    indicator: Indicator | None = None
    cells: dict[str, Cell] = field(default_factory=dict)
    """``{unit: its value}``, in the order of the units."""
    total: Decimal | None = None
    plan: Decimal | None = None
    over: Decimal | None = None
    parts: dict[str, Decimal] = field(default_factory=dict)
    """``{name: sum}`` of the breakdown."""

    @property
    def qualifier(self) -> str:
        """What keeps the total from being exact; empty when nothing does."""
        return join_qualifiers(cell.qualifier for cell in self.cells.values())

    def to_plain(
        self, comparisons: Sequence[Mapping[str, Any]], *, is_ranked: bool = False
    ) -> dict[str, Any]:
        """Return the figure as a data file has it.

        Args:
            comparisons: what ``so_sanh`` holds.
            is_ranked: whether documents are to rank the units by it.
        """
        plain: dict[str, Any] = {"ma": self.ma, "ten": self.ten, "gia_tri": self.total, "don_vi": self.don_vi}
        if self.qualifier:
            plain["dinh_tinh"] = self.qualifier
        if self.plan is not None:
            plain["ke_hoach"] = {"gia_tri": self.plan}
        if comparisons:
            plain["so_sanh"] = [dict(one) for one in comparisons]
        if self.over is not None:
            plain["tren"] = self.over
        if self.parts:
            plain["gom"] = [{"ten": name, "gia_tri": value} for name, value in self.parts.items()]
        if self.cells:
            plain["theo_don_vi"] = [_share(unit, cell) for unit, cell in self.cells.items()]
            if is_ranked:
                plain["xep_hang"] = True
        return plain


def _share(unit: str, cell: Cell) -> dict[str, Any]:
    share: dict[str, Any] = {"don_vi": unit, "gia_tri": cell.value}
    return share | {"dinh_tinh": cell.qualifier} if cell.qualifier else share


def join_qualifiers(qualifiers: Iterable[str]) -> str:
    """Return what can be said of a sum of values with these qualifiers; empty ones are exact.

    >>> join_qualifiers(["hơn", "", "trên"]), join_qualifiers(["gần", ""]), join_qualifiers(["hơn", "gần"])
    ('hơn', 'gần', 'khoảng')
    >>> join_qualifiers(["", ""])
    ''
    """
    given = {one for one in qualifiers if one}
    if not given:
        return ""
    if given <= _MORE:
        return "hơn"
    return "gần" if given <= _LESS else ABOUT
