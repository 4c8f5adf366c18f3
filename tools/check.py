"""Runs every check of the project: format, lint, types, floors, tests, generated files, a real install."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTHON = sys.executable
BIN = Path(PYTHON).parent
SOURCES = ("src", "tests", "tools", "benchmarks")


@dataclass(frozen=True, slots=True)
class Step:
    """One check: its name and what runs it; true means that it holds."""

    name: str
    run: Callable[[], bool]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the steps in order, all of them, and return 1 when any failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fix", action="store_true", help="format and regenerate, then check")
    parser.add_argument("--fast", action="store_true", help="leave out slow tests and the install")
    options = parser.parse_args(arguments)
    if options.fix:
        _fix()
    results: list[tuple[str, bool, float]] = []
    for step in _steps(fast=options.fast):
        print(f"── {step.name}", flush=True)
        started = time.monotonic()
        passed = step.run()
        results.append((step.name, passed, time.monotonic() - started))
    _print_summary(results)
    return 0 if all(passed for _, passed, _ in results) else 1


def _fix() -> None:
    _call("ruff", "check", "--fix", "--quiet", *SOURCES)
    _call("ruff", "format", "--quiet", *SOURCES)
    for tool in ("build_templates", "gen_docs"):
        _call(PYTHON, f"tools/{tool}.py")


def _steps(*, fast: bool) -> list[Step]:
    pytest = [PYTHON, "-m", "pytest", "-q", *(("-m", "not slow") if fast else ())]
    workers = ("-n", str(min(4, os.cpu_count() or 1)), "--dist", "worksteal")
    steps = [
        Step("format", lambda: _call("ruff", "format", "--check", *SOURCES)),
        Step("lint", lambda: _call("ruff", "check", *SOURCES)),
        Step("types", lambda: _call("mypy", "--strict")),
        Step("floors", lambda: _call("lint-imports")),
        Step("reference pages", lambda: _call(PYTHON, "tools/gen_docs.py", "--check")),
        Step("templates", lambda: _call(PYTHON, "tools/build_templates.py", "--check")),
        Step("tests", lambda: _call(*pytest, *workers)),
    ]
    if not fast:
        steps.insert(-1, Step("install from the wheel", _smoke))
    return steps


def _print_summary(results: Sequence[tuple[str, bool, float]]) -> None:
    print()
    for name, passed, seconds in results:
        print(f"{'ok  ' if passed else 'FAIL'}  {name:<24}{seconds:6.1f} s")
    print(f"{'':6}{'all':<24}{sum(seconds for _, _, seconds in results):6.1f} s")


def _call(program: str, *arguments: str, folder: Path = ROOT) -> bool:
    """Run a program of the virtual environment, its output shown; say whether it exited 0.

    In the repository the sources are what is checked, elsewhere what is installed there.
    """
    beside = BIN / program
    found = str(beside) if beside.exists() else program
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src") if folder == ROOT else ""}
    return subprocess.run([found, *arguments], cwd=folder, env=environment, check=False).returncode == 0


def _smoke() -> bool:
    """Build the wheel, install it where nothing else is, and make every document from another folder."""
    with tempfile.TemporaryDirectory(prefix="baocao-smoke-") as name:
        folder = Path(name)
        venv.create(folder / "venv", with_pip=True)
        python = str(folder / "venv" / BIN.name / Path(PYTHON).name)
        pip = (python, "-m", "pip", "--quiet", "--disable-pip-version-check")
        baocao = (python, "-m", "baocao")
        work = folder / "noi-khac"
        work.mkdir()
        data = "hoi-nghi/hoi-nghi.yaml"
        return (
            _call(*pip, "wheel", "--no-deps", "--wheel-dir", str(folder), str(ROOT))
            and _call(*pip, "install", *(str(wheel) for wheel in folder.glob("baocao-*.whl")))
            and _call(*baocao, "--version", folder=work)
            and _call(*baocao, "new", "hoi-nghi", "--kind", "all", "--defaults", folder=work)
            and _call(*baocao, "render", data, "--all", "--to", "docx,html,md", "-o", "bo/", folder=work)
            and len(list(work.glob("bo/*.docx"))) == len(list(ROOT.glob("templates/*/template.toml")))
            and {one.suffix for one in work.glob("bo/*")} == {".docx", ".html", ".md"}
        )


if __name__ == "__main__":
    sys.exit(main())
