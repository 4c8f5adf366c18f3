"""Measure functions side by side and keep the least and the median of what was seen."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

Timed = Callable[[], object]
"""What a setup returns: the work alone, everything it needs already made and checked."""


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds that one piece of work took, over several runs."""

    least: float
    median: float
    runs: int


@dataclass(frozen=True, slots=True)
class Bench:
    """One question: a name, how to set up each contestant, how often to ask, what the answer may be."""

    name: str
    setup: Callable[[], Mapping[str, Timed]]
    """Returns {contestant: work}; the first is ours, the second the one to compare with."""
    runs: int = 7
    wanted: float | None = None
    """The share of the second contestant's time that ours may take."""
    most_s: float | None = None
    """Seconds that ours may take."""


@dataclass(frozen=True, slots=True)
class Result:
    """What came out of one question."""

    name: str
    timings: Mapping[str, Timing]
    wanted: float | None
    most_s: float | None = None

    @property
    def share(self) -> float | None:
        """Our least time as a share of the second contestant's; None when we are alone."""
        times = list(self.timings.values())
        return times[0].least / times[1].least if len(times) > 1 else None

    @property
    def is_within(self) -> bool:
        """Whether share and seconds are what is wanted, or nothing is wanted."""
        is_fast = self.most_s is None or next(iter(self.timings.values())).least <= self.most_s
        return is_fast and (self.wanted is None or self.share is None or self.share <= self.wanted)


def measure(bench: Bench, runs: int | None = None) -> Result:
    """Run all contestants of a question in turns, so that a busy moment of the machine hits each alike."""
    works = bench.setup()
    seen: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(runs or bench.runs):
        for name, work in works.items():
            start = time.perf_counter()
            work()
            seen[name].append(time.perf_counter() - start)
    return Result(
        bench.name, {name: summarise(times) for name, times in seen.items()}, bench.wanted, bench.most_s
    )


def summarise(seconds: Sequence[float]) -> Timing:
    """The least and the median of some timings."""
    return Timing(min(seconds), statistics.median(seconds), len(seconds))
