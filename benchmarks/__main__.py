"""Run the benchmarks and print them as a table; compare with an earlier run when asked."""

from __future__ import annotations

import argparse
import json
import platform
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks import (
    bench_batch,
    bench_check,
    bench_merge,
    bench_render,
    bench_set,
    bench_start,
    bench_workbook,
    engines,
    memory,
)
from benchmarks.timing import Result, measure

SLOWER = 1.15
"""A share this much larger than in the baseline is worth a word; less is the weather of the machine."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run what is asked for; 1 when something takes more than it may."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("only", nargs="*", help="beginnings of names, such as start or render/letter")
    parser.add_argument("--runs", type=int, help="how often to run each, instead of its own number")
    parser.add_argument("--save", type=Path, help="write the figures as JSON")
    parser.add_argument("--compare", type=Path, help="figures saved by an earlier run")
    options = parser.parse_args(argv)
    baseline = json.loads(options.compare.read_text(encoding="utf-8")) if options.compare else {}

    print(f"Python {platform.python_version()}, {platform.machine()}; least (median) in ms")
    figures: dict[str, dict[str, Any]] = {}
    failed = False
    for bench in (
        *bench_start.BENCHES,
        *bench_render.BENCHES,
        *bench_set.BENCHES,
        *bench_check.BENCHES,
        *bench_batch.BENCHES,
        *bench_merge.BENCHES,
        *bench_workbook.BENCHES,
    ):
        if is_asked_for(bench.name, options.only):
            result = measure(bench, options.runs)
            figures[bench.name] = figures_of(result)
            failed |= not result.is_within
            print(line(result, baseline.get(bench.name)), flush=True)
    if is_asked_for("memory/table-20000-rows", options.only):
        figures["memory/table-20000-rows"] = sizes = memory_figures()
        failed |= sizes[engines.OURS] > memory.WANTED_MB
        print(memory_line(sizes), flush=True)
    if options.save:
        options.save.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    return int(failed)


def is_asked_for(name: str, beginnings: Sequence[str]) -> bool:
    """Whether a benchmark is among those named, or none is named."""
    return not beginnings or name.startswith(tuple(beginnings))


def figures_of(result: Result) -> dict[str, Any]:
    """A result as JSON keeps it: seconds by contestant, and our share."""
    times = {
        name: {"least": timing.least, "median": timing.median} for name, timing in result.timings.items()
    }
    return {"times": times, "share": result.share}


def line(result: Result, before: Mapping[str, Any] | None) -> str:
    """A result on one line."""
    cells = [f"{name} {t.least * 1e3:.1f} ({t.median * 1e3:.1f})" for name, t in result.timings.items()]
    share = result.share
    if share is not None:
        ratio = f"×{share:.2f}" if share >= 1 else f"1/{1 / share:.1f}"
        wanted = "" if result.wanted is None else f" (wanted {_fraction(result.wanted)})"
        cells.append(f"{'OK ' if result.is_within else 'TOO SLOW'} {ratio}{wanted}")
        if before and before["share"] and share > SLOWER * before["share"]:
            cells.append(f"was {_fraction(before['share'])}")
    if result.most_s is not None:
        cells.append(f"{'OK ' if result.is_within else 'TOO SLOW'} (wanted ≤ {result.most_s * 1e3:.0f})")
    return f"{result.name:<30} " + "  ".join(cells)


def _fraction(share: float) -> str:
    return f"×{share:.2f}" if share >= 1 else f"1/{1 / share:.1f}"


def memory_figures() -> dict[str, Any]:
    """Most memory held by each engine, in MB."""
    return {
        engines.OURS: memory.peak_mb(engines.OURS),
        engines.DOCXTPL: memory.peak_mb(engines.DOCXTPL),
        "traced": memory.traced_mb(),
    }


def memory_line(sizes: Mapping[str, float]) -> str:
    """Memory on one line."""
    ours, theirs = sizes[engines.OURS], sizes[engines.DOCXTPL]
    verdict = "OK " if ours <= memory.WANTED_MB else "TOO MUCH"
    return (
        f"{'memory/table-20000-rows':<30} baocao {ours:.0f} MB (Python's own {sizes['traced']:.0f})  "
        f"docxtpl {theirs:.0f} MB  {verdict} (wanted ≤ {memory.WANTED_MB})"
    )


if __name__ == "__main__":
    raise SystemExit(main())
