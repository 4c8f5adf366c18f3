"""The results of our forms' own formulas, for files saved by programs that store none.

A form has two kinds of formulas, which `unit_plan` writes: sums and shares. A program that cannot compute
drops their results when it saves; what they come to is plain from the cells beside them. Formulas of
anybody else are not computed.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from baocao.data.tree import Scalar
from baocao.data.workbook.book import At
from baocao.data.workbook.cells import is_number
from baocao.data.workbook.xlsx_values import read_name
from baocao.viet.numbers import parse_number

SUM: Final = 'IF(COUNT({0})=0,"",SUM({0}))'
"""`0`: cells, with commas between them; nothing when none of them holds a number."""
SHARE: Final = 'IF(N({1})=0,"",ROUND(N({0})/N({1}),3))'
"""`0` of `1`; nothing when `1` is 0 or blank."""
_THOUSANDTH: Final = Decimal("0.001")


def _make_pattern(formula: str) -> re.Pattern[str]:
    """Return what fits a formula whatever its cells; what stands in two places is the same in both."""
    text = re.escape(formula)
    for number in (0, 1):
        place = re.escape(f"{{{number}}}")
        text = text.replace(place, f"(?P<of{number}>[A-Z0-9,]+)", 1).replace(place, f"(?P=of{number})")
    return re.compile(text)


_SUM, _SHARE = _make_pattern(SUM), _make_pattern(SHARE)


def is_own(formula: str) -> bool:
    """Tell whether a formula is of a form of ours.

    >>> is_own('IF(COUNT(E5,E6)=0,"",SUM(E5,E6))'), is_own('IF(COUNT(E5)=0,"",SUM(E6))'), is_own("E5+E6")
    (True, False, False)
    """
    return bool(_SUM.fullmatch(formula) or _SHARE.fullmatch(formula))


def compute(
    formulas: Mapping[At, str], cells: Mapping[At, Scalar], faults: Collection[At]
) -> dict[At, int | Decimal | None]:
    """Return what our formulas come to; those that rest on a cell at fault are left out.

    Args:
        formulas: ``{cell: formula}`` of which `is_own` holds; they may rest on each other.
        cells: what stands in the other cells of the sheet.
        faults: cells of which nobody knows what they hold; ours may be among them.

    Returns:
        ``{cell: result}``; None for a formula that shows nothing.

    Cost:
        Linear in the cells that the formulas name.
    """
    refs = {at: _list_refs(formula) for at, formula in formulas.items()}
    found: dict[At, int | Decimal | None] = {}
    stuck = {at for at in faults if at not in formulas}
    for first in formulas:
        stack, met = [first], set[At]()
        while stack:
            at = stack[-1]
            below = [ref for ref in refs[at] if ref in refs and ref not in found and ref not in stuck]
            if at in found or at in stuck or not below or at in met:
                stack.pop()
                if at in found or at in stuck:
                    continue
                if below or not stuck.isdisjoint(refs[at]):  # it rests on itself, or on a fault
                    stuck.add(at)
                else:
                    values = [found.get(ref, cells.get(ref)) for ref in refs[at]]
                    found[at] = _compute_one(formulas[at], values)
            else:
                met.add(at)
                stack += below
    return found


def _list_refs(formula: str) -> list[At]:
    """Return the cells of a formula, those of `0` before those of `1`."""
    match = _SUM.fullmatch(formula) or _SHARE.fullmatch(formula)
    held = match.groupdict() if match else {}
    names = [name for _, group in sorted(held.items()) for name in group.split(",")]
    return [at for name in names if (at := read_name(name))]


def _compute_one(formula: str, values: Sequence[Scalar]) -> int | Decimal | None:
    """Return the result; a number typed as text counts as well, which a spreadsheet would pass over."""
    numbers = [_to_number(value) for value in values]
    if _SUM.fullmatch(formula):
        held = [number for number in numbers if number is not None]
        return sum(held) if held else None
    over, under = (number or 0 for number in numbers)
    return (Decimal(over) / under).quantize(_THOUSANDTH, ROUND_HALF_UP) if under else None


def _to_number(value: Scalar) -> int | Decimal | None:
    if isinstance(value, str) and is_number(value):
        return parse_number(value)
    return value if isinstance(value, int | Decimal) and not isinstance(value, bool) else None
