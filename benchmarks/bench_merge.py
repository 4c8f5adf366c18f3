"""What merging costs: reading, adding up, writing; growth with the units; a second run."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks.timing import Bench, Timed

_FEW, _MANY = 50, 500
_KEPT: dict[int, Any] = {}
"""Folders of forms, made once and cleared away at the end."""


def write_forms(count: int) -> Path:
    """Return a folder with the filled forms of so many units, 53 indicators each."""
    if count in _KEPT:
        return Path(_KEPT[count].name)
    from dataclasses import replace

    from baocao.app.indicator_files import load_indicators
    from baocao.data.workbook.form import write_form
    from baocao.data.workbook.form_finish import write_in
    from baocao.data.workbook.plan import Formula, Table
    from baocao.data.workbook.unit_plan import plan_unit_form

    plan = plan_unit_form(load_indicators(Path("dan-van")), unit="[[don-vi]]")
    *heads, table = plan.sheets[0].blocks
    assert isinstance(table, Table)
    column = next(at for at, one in enumerate(table.fields) if one.heading == "Thực hiện")
    rows = [
        row if at in table.heads else (*row[:column], fill(row[column], at, Formula), *row[column + 1 :])
        for at, row in enumerate(table.rows)
    ]
    first = replace(plan.sheets[0], blocks=(*heads, replace(table, rows=tuple(rows))))
    form = write_form(replace(plan, sheets=(first, *plan.sheets[1:])))
    folder = _KEPT[count] = tempfile.TemporaryDirectory()
    for number in range(count):
        path = Path(folder.name) / f"{number:04}.xlsx"
        path.write_bytes(write_in(form, "[[don-vi]]", f"Xã số {number:04}"))
    return Path(folder.name)


def fill(value: Any, at: int, formula: type) -> Any:
    """Return a number for an open cell; a formula stays, with some result."""
    return value if isinstance(value, formula) else 100 + at


def merge(count: int, *, jobs: int = 1, again: bool = False) -> Timed:
    """Return the work of merging so many forms; `again`: what an earlier run knows is there."""
    from baocao.app.collect import MergeOrder, merge_files

    folder = write_forms(count)
    target = Path(tempfile.mkdtemp()) / "tong-hop.yaml"
    order = MergeOrder(sources=(folder,), output=target, indicators=Path("dan-van"), jobs=jobs, force=True)

    def work() -> int:
        if not again:
            target.with_name("tong-hop.nguon.json").unlink(missing_ok=True)
        result = merge_files(order)
        assert result.reused == (count if again else 0)
        return len(result.merged.joined.parts)

    if again:
        merge_files(order)
    assert work() == count
    return work


def growth() -> Mapping[str, Timed]:
    """Ten times the units against ten times the work on one tenth of them."""
    few = merge(_FEW)
    return {f"{_MANY} units": merge(_MANY), f"10 x {_FEW}": lambda: [few() for _ in range(_MANY // _FEW)]}


def second_run() -> Mapping[str, Timed]:
    """Nothing has changed since, against a first run."""
    return {"again": merge(_MANY, again=True), "first": merge(_MANY)}


def two_jobs() -> Mapping[str, Timed]:
    """Two processes against one."""
    return {"2 jobs": merge(_MANY, jobs=2), "1 job": merge(_MANY)}


BENCHES = (
    Bench("merge/units", lambda: {f"{_FEW} units": merge(_FEW)}, runs=3),
    Bench("merge/growth", growth, runs=2, wanted=1.15),
    Bench("merge/again", second_run, runs=2, wanted=0.5),
    Bench("merge/jobs", two_jobs, runs=2),
)
