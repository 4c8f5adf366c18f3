"""A folder of files and the command line run in it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from typer import Typer, testing
from typer.main import get_command


@cache
def _build_command(app: Typer, *_: object) -> Any:
    """Return the command line of an app, built once for as long as it has the same commands."""
    return get_command(app)


testing._get_command = lambda app: _build_command(app, *app.registered_commands)  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Outcome:
    """What a command left: exit code, both streams, apart."""

    exit_code: int
    stdout: str
    stderr: str

    @property
    def json(self) -> Any:
        return json.loads(self.stdout)


@dataclass(frozen=True)
class Project:
    """Files in, outcome out."""

    folder: Path

    def write(self, name: str, content: str | bytes) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, bytes):
            path.write_bytes(content)
        else:
            path.write_text(content, encoding="utf-8", newline="\n")
        return path

    def run(self, *arguments: object, stdin: str | None = None, env: dict[str, str] | None = None) -> Outcome:
        """Run ``baocao`` in this process; the folder is the current one."""
        from baocao.cli.main import app

        names = {"COLUMNS": "100", "NO_COLOR": "1", "TERM": "dumb", **(env or {})}
        result = testing.CliRunner(env=names).invoke(app, [str(one) for one in arguments], input=stdin)
        return Outcome(result.exit_code, result.stdout, result.stderr)

    def files(self) -> set[str]:
        """Return the names of all files, relative to the folder."""
        return {str(path.relative_to(self.folder)) for path in self.folder.rglob("*") if path.is_file()}
