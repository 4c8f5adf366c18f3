"""What a whole set of documents costs beyond start-up: read, fill, fit, proofread, written; nothing kept."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from benchmarks.timing import Bench, Timed

DATA = Path(__file__).resolve().parents[1] / "tests" / "conferences" / "ubnd-tinh-6-thang-2024.yaml"
"""A conference whose data suffice for every kind of document."""
MOST_S = 1.5


def no_text(content: bytes, name: str) -> str:
    """Stand for what makes plain text, which is not asked for."""
    raise AssertionError(f"{name}: {len(content)} bytes")


def whole_set(*, check: bool) -> Mapping[str, Timed]:
    """Every kind of document from one data file, each template compiled anew."""
    from baocao.app import official
    from baocao.app.catalog import list_kinds
    from baocao.app.order import Order
    from baocao.app.produce import produce

    def work() -> int:
        official.compile_ours.cache_clear()
        with tempfile.TemporaryDirectory() as folder:
            order = Order(kinds="all", output=Path(folder), is_folder=True, check=check)
            result = produce(DATA, order, to_text=no_text)
        return len(result.files)

    made = work()
    assert made == len(list_kinds()), made
    return {f"{made} documents": work}


BENCHES = (
    Bench("set/checked", partial(whole_set, check=True), runs=5, most_s=MOST_S),
    Bench("set/unchecked", partial(whole_set, check=False), runs=5, most_s=MOST_S),
)
