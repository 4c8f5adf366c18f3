"""Names of a template that look like slips: near twins, keywords of Jinja, functions that do not exist."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from functools import lru_cache
from typing import Final

from baocao.errors import NOWHERE, Finding, Location, Severity
from baocao.template.fields import Field
from baocao.template.tracing import Trace
from baocao.viet.text import edit_distance, fold_key

_KEYWORDS: Final = frozenset(
    "endif endfor endset endmacro endwith endcall endfilter else elif elseif endraw for if set".split()  # noqa: SIM905
)
_LONG_ENOUGH: Final = 6
"""Shorter names differ by a letter on purpose: `ten`, `tem`."""
_OFTEN: Final = 2
_DIGITS: Final = re.compile(r"\d+")


def find_slips(trace: Trace, known: Container[str] = ()) -> Iterator[Finding]:
    """Yield what looks like a slip in a template's names.

    Args:
        trace: of the template.
        known: names that the data has at the top; those are no slips.
    """
    for name, one in trace.fields.items():
        if name in _KEYWORDS and name not in known:
            yield _keyword(name, one)
    yield from _unknown_calls(trace)
    yield from _bound_twins(trace, known)
    yield from _twins_below(trace.fields, "", known)


def _keyword(name: str, one: Field) -> Finding:
    return Finding(
        code="T602",
        name="keyword-as-name",
        severity=Severity.ERROR,
        message=f"“{name}” là lệnh, không phải tên để in",
        where=_first(one),
        hint=f"Viết {{% {name} %}} thay cho {{{{ {name} }}}}",
    )


def _unknown_calls(trace: Trace) -> Iterator[Finding]:
    for name, where in dict.fromkeys(trace.unknown_calls):
        yield Finding(
            code="T603",
            name="unknown-function",
            severity=Severity.ERROR,
            message=f"không có hàm “{name}”",
            where=where,
            hint="Dùng bộ lọc, ví dụ {{ x | so }}; số liệu không chứa hàm",
        )


def _bound_twins(trace: Trace, known: Container[str]) -> Iterator[Finding]:
    """Yield names taken from the data that are a letter away from a loop variable or a set."""
    for name, one in trace.fields.items():
        if name in known or name in trace.bound:
            continue
        twin = next((other for other in trace.bound if _are_twins(name, other, shortest=4)), None)
        if twin is not None:
            yield _slip(one, name, f"gần giống “{twin}” đặt trong mẫu")


def _twins_below(fields: Mapping[str, Field], path: str, known: Container[str]) -> Iterator[Finding]:
    for first, second in _pairs(fields):
        rare, often = sorted((fields[first], fields[second]), key=lambda one: len(one.where))
        if rare.name not in known:
            yield _slip(rare, path + rare.name, f"gần giống “{path}{often.name}” ({len(often.where)} lần)")
    for name, one in fields.items():
        yield from _twins_below(one.children, f"{path}{name}.", ())


def _slip(one: Field, shown: str, beside: str) -> Finding:
    return Finding(
        code="T604",
        name="near-twin",
        severity=Severity.WARNING,
        message=f"“{shown}” chỉ có {len(one.where)} lần, {beside}",
        where=_first(one),
        hint="Sửa cho giống nhau nếu là một tên",
    )


def _pairs(fields: Mapping[str, Field]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of near twins among sisters, without comparing each with each.

    Names a letter apart have a variant with one letter less in common; such a
    pair counts only when one of them is there once and the other often.
    """
    seen: dict[str, list[str]] = {}
    for name, one in fields.items():
        bare = _bare(name)
        variants = {bare, *(bare[:at] + bare[at + 1 :] for at in range(len(bare)))}
        for other in dict.fromkeys(other for variant in variants for other in seen.get(variant, ())):
            counts = sorted((len(one.where), len(fields[other].where)))
            is_slip = counts[0] == 1 and counts[1] >= _OFTEN
            if (is_slip or _bare(other) == bare) and _are_twins(name, other):
                yield other, name
        for variant in variants:
            seen.setdefault(variant, []).append(name)


def _are_twins(first: str, second: str, shortest: int = _LONG_ENOUGH) -> bool:
    """Tell whether two names differ by marks, underscores or one letter; numbers tell names apart."""
    if first == second or _DIGITS.findall(first) != _DIGITS.findall(second):
        return False
    one, two = _bare(first), _bare(second)
    if one == two:
        return True
    return min(len(one), len(two)) >= shortest and one[0] == two[0] and edit_distance(one, two) == 1


@lru_cache(maxsize=20_000)
def _bare(name: str) -> str:
    return fold_key(name).replace("_", "")


def _first(one: Field) -> Location:
    return one.where[0] if one.where else NOWHERE
