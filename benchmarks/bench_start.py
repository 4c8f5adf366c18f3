"""What a command costs before it does anything: as a multiple of ``python -c pass``."""

from __future__ import annotations

import atexit
import itertools
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from benchmarks import corpora
from benchmarks.timing import Bench, Timed

BARE = "python -c pass"
DATA = Path(__file__).resolve().parent.parent / "examples" / "bao-cao-quy-3-2026-xa-an-phuc" / "hoi-nghi.yaml"


def child(*arguments: str) -> Timed:
    """A child process of this interpreter that must end well."""
    return lambda: subprocess.run([sys.executable, *arguments], check=True, capture_output=True)


def command(*arguments: str) -> Mapping[str, Timed]:
    """One command of ours beside the bare interpreter; `{}` among the arguments is a new path each time."""
    folder = Path(tempfile.mkdtemp(prefix="baocao-bench-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    numbers = itertools.count()

    def work() -> object:
        fresh = str(folder / f"{next(numbers)}")
        return child("-m", "baocao", *(argument.replace("{}", fresh) for argument in arguments))()

    work()
    return {" ".join(("baocao", arguments[0])): work, BARE: child("-c", "pass")}


def render_letter() -> Mapping[str, Timed]:
    """A one-page letter from a template of one's own: a small render."""
    folder = Path(tempfile.mkdtemp(prefix="baocao-bench-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    template, data = folder / "thu.docx", folder / "thu.json"
    template.write_bytes(corpora.letter())
    data.write_text(json.dumps(corpora.LETTER_DATA, ensure_ascii=False), encoding="utf-8")
    return command("render", str(data), "--template", str(template), "-o", "{}.docx")


def check_report() -> Mapping[str, Timed]:
    """A short report, checked."""
    folder = Path(tempfile.mkdtemp(prefix="baocao-bench-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    document = folder / "bao-cao.docx"
    document.write_bytes(corpora.report(1))
    return command("check", str(document))


BENCHES = (
    Bench("start/version", partial(command, "--version"), runs=15, wanted=2),
    Bench("start/help", partial(command, "--help"), runs=10, wanted=16),
    Bench("start/new", partial(command, "new", "{}", "--defaults"), runs=7, wanted=22),
    Bench("start/check", check_report, runs=10, wanted=14),
    Bench("start/render-letter", render_letter, runs=7, wanted=22),
    Bench("start/render", partial(command, "render", str(DATA), "-o", "{}.docx"), runs=7, wanted=22),
)
