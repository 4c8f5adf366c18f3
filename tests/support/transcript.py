"""Markdown that runs: files and console sessions in a page, replayed and compared.

A fenced block after a line that ends in a file name in backticks and a colon
is that file; one that ends in ``.docx`` is a Word file with a paragraph a line, and
``| a | b |`` for the row of a table. In a ``console`` block a line that starts with ``$``
is a command, what follows is its output (stdout, then stderr); ``…`` stands for anything,
a line ``[thoát N]`` is the exit code when it is not 0. ``cat``, ``ls``, ``cd`` and ``cp``
(from the repository into the folder) are understood too. Commands with ``--to pdf`` are left out
where there is no LibreOffice.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from support.docx import docx, table
from support.project import Project

_ROOT = Path(__file__).resolve().parents[2]

_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE_NAME = re.compile(r"`([^`\s]+\.\w+)`[^`\n]*:\s*\Z")
_EXIT = re.compile(r"\[thoát (\d+)\]")


@dataclass
class Step:
    """A file to write, or a command and what it prints."""

    file: str = ""
    content: str = ""
    command: str = ""
    expected: list[str] = field(default_factory=list)
    exit_code: int = 0


def read_steps(page: str) -> Iterator[Step]:
    """Yield the steps of a page in order."""
    for fence in _FENCE.finditer(page):
        kind, body = fence[1], fence[2]
        if kind == "console":
            yield from _read_session(body)
        elif name := _FILE_NAME.search(page[: fence.start()]):
            yield Step(file=name[1], content=body)


def _read_session(body: str) -> Iterator[Step]:
    step: Step | None = None
    for line in body.splitlines():
        if line.startswith("$ "):
            if step:
                yield step
            step = Step(command=line[2:])
        elif step and (found := _EXIT.fullmatch(line)):
            step.exit_code = int(found[1])
        elif step:
            step.expected.append(line)
    if step:
        yield step


def replay(page: Path, project: Project) -> int:
    """Run all steps of a page in the project's folder; return how many there were."""
    steps = list(read_steps(page.read_text(encoding="utf-8")))
    for step in steps:
        if step.file:
            project.write(step.file, _to_word(step.content) if step.file.endswith(".docx") else step.content)
        else:
            _run(step, project)
    return len(steps)


def _to_word(content: str) -> bytes:
    """Return a Word file with a paragraph for each line, and a table for lines of cells that follow."""
    blocks: list[str] = []
    for is_table, group in groupby(content.splitlines(), key=lambda line: line.startswith("|")):
        lines = list(group)
        rows = ([cell.strip() for cell in line.strip("| ").split(" | ")] for line in lines)
        blocks += [table(list(rows))] if is_table else lines
    return docx(*blocks)


def _run(step: Step, project: Project) -> None:
    program, *arguments = shlex.split(step.command)
    if "pdf" in arguments and shutil.which("soffice") is None:
        return
    if program == "cd":
        os.chdir(arguments[0])
        return
    if program == "cp":
        source = _ROOT / arguments[0]
        project.write(source.name, source.read_bytes())
        return
    if program in {"ls", "cat"}:
        path = Path(arguments[0] if arguments else ".")
        shown = (
            "\n".join(sorted(one.name for one in path.iterdir()))
            if program == "ls"
            else path.read_text(encoding="utf-8")
        )
        exit_code = 0
    else:
        assert program == "baocao", f"only baocao, cat, ls, cd and cp are understood: {step.command}"
        outcome = project.run(*arguments)
        shown, exit_code = outcome.stdout + outcome.stderr, outcome.exit_code
    assert exit_code == step.exit_code, (
        f"$ {step.command}\n{shown}\nexit {exit_code}, wanted {step.exit_code}"
    )
    wanted = "\n".join(line.rstrip() for line in step.expected).strip("\n")
    pattern = ".*".join(re.escape(piece) for piece in wanted.split("…"))
    actual = "\n".join(line.rstrip() for line in shown.splitlines()).strip("\n")
    assert re.fullmatch(pattern, actual, re.DOTALL), (
        f"$ {step.command}\n--- wanted\n{wanted}\n--- got\n{actual}"
    )
