"""What a batch costs: documents of a table, files written; growth with the rows; beside docxtpl."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from benchmarks import corpora, engines
from benchmarks.timing import Bench, Timed

_FEW, _MANY = 200, 2000


def write_table(folder: Path, count: int) -> tuple[Path, Path]:
    """Write a template and a table of so many rows; return both."""
    template, rows = folder / "mau.docx", folder / "ds.csv"
    template.write_bytes(corpora.letter())
    names = list(corpora.LETTER_DATA)
    line = ";".join(str(corpora.LETTER_DATA[name]) for name in names)
    rows.write_text("\n".join([";".join(names), *[line] * count]) + "\n", encoding="utf-8")
    return template, rows


def letters(count: int, jobs: int = 1) -> Mapping[str, Timed]:
    """One-page letters written to a folder, everything included; docxtpl makes them without writing."""
    from baocao.app.batch import run_batch
    from baocao.app.batch_plan import BatchOrder

    def work() -> int:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            template, rows = write_table(folder, count)
            order = BatchOrder(
                template=str(template), rows=rows, output=folder / "ra", name="{stt}", jobs=jobs
            )
            return len(run_batch(order).written)

    assert work() == count
    one = engines.docxtpl(corpora.letter(), corpora.LETTER_DATA)
    return {f"{count} letters": work, engines.DOCXTPL: lambda: [one() for _ in range(count)]}


def growth() -> Mapping[str, Timed]:
    """Ten times the rows against ten times the work on one tenth of them."""
    few, many = letters(_FEW), letters(_MANY)
    first = next(iter(few.values()))
    return {
        f"{_MANY} letters": next(iter(many.values())),
        f"10 x {_FEW}": lambda: [first() for _ in range(_MANY // _FEW)],
    }


BENCHES = (
    Bench("batch/letters", partial(letters, _FEW), runs=3, wanted=0.2),
    Bench("batch/growth", growth, runs=3, wanted=1.15),
)
