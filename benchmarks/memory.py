"""How much memory a long table takes: each engine in a child process of its own."""

from __future__ import annotations

import json
import re
import resource
import subprocess
import sys
import tracemalloc
from pathlib import Path

from benchmarks import corpora, engines

ROWS = 20_000
WANTED_MB = 250
STATUS = Path("/proc/self/status")


def peak_mb(engine: str, rows: int = ROWS) -> float:
    """The most memory a child process held while it rendered the table, in MB of resident size."""
    child = subprocess.run(
        [sys.executable, "-m", "benchmarks.memory", engine, str(rows)],
        check=True,
        capture_output=True,
        text=True,
    )
    return float(json.loads(child.stdout)["resident_mb"])


def traced_mb(rows: int = ROWS) -> float:
    """The most memory Python itself held for our rendering, in MB; C libraries are not in it."""
    child = subprocess.run(
        [sys.executable, "-m", "benchmarks.memory", engines.OURS, str(rows), "trace"],
        check=True,
        capture_output=True,
        text=True,
    )
    return float(json.loads(child.stdout)["traced_mb"])


def own_peak_mb() -> float:
    """The most memory this process held; not by ru_maxrss on Linux, which counts what the parent held too."""
    if STATUS.exists():
        found = re.search(r"VmHWM:\s+(\d+) kB", STATUS.read_text(encoding="ascii"))
        return int(found[1]) / 1024 if found else float("nan")
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def main(engine: str, rows: str, trace: str = "") -> None:
    """Render once and print what it took, as JSON."""
    source, data = corpora.list_table(), corpora.attendees(int(rows))
    make = {engines.OURS: engines.ours, engines.DOCXTPL: engines.docxtpl}[engine]
    if trace:
        tracemalloc.start()
    content = make(source, data)()
    assert isinstance(content, bytes)
    traced = tracemalloc.get_traced_memory()[1] / 2**20 if trace else 0.0
    resident = own_peak_mb()
    assert f"|{rows}|" in corpora.read_text(content)
    print(json.dumps({"resident_mb": resident, "traced_mb": traced}))


if __name__ == "__main__":
    main(*sys.argv[1:])
