"""Numbers of what is there: parts without gaps, appendices from two on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from baocao.layout.profile import Profile
from baocao.viet.numbers import to_roman


def count_present(present: Mapping[str, bool]) -> Iterator[tuple[str, int]]:
    """Yield (key, running number) with 0 for what is absent."""
    number = 0
    for key, is_there in present.items():
        number += is_there
        yield key, number if is_there else 0


def name_appendices(profile: Profile, count: int) -> list[str]:
    """Return what so many appendices are called; numbered when there are two or more.

    Source:
        NĐ 30/2020/NĐ-CP, Phụ lục I, phần III, mục 1.
    """
    label = profile.appendix.label
    return [f"{label} {to_roman(number)}" if count > 1 else label for number in range(1, count + 1)]
