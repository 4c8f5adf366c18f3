"""What a batch has made so far, kept in the output folder, so that a later run goes on from there."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from baocao import fsio
from baocao.errors import BaocaoError, Location, OutputError
from baocao.fsio import quick

NAME: Final = ".baocao-batch.json"
_VERSION: Final = 1
_MAX_BYTES: Final = 100 * 1024 * 1024
_EVERY_S: Final = 1.0
_SHARE: Final = 20
"""Writing the file may take a twentieth of the time."""


class UnfinishedBatchError(OutputError):
    """The folder holds a batch that was not finished, and nobody said whether to go on with it."""

    code = "O010"


class OtherBatchError(OutputError):
    """``--resume``, and the folder holds the batch of another table or template, or none at all."""

    code = "O011"


@dataclass(slots=True)
class State:
    """What was made: of each file its row, and what it was when it was written."""

    path: Path
    rows: str
    """Name of the file or folder with the rows."""
    template: str
    made: dict[str, tuple[str, dict[str, str]]] = field(default_factory=dict)
    """{name without suffix: (digest of row and template, {format: digest of the file})}."""
    planned: frozenset[str] = frozenset()
    """Names of files that are this batch's, though it may not have been told that they are there."""
    is_done: bool = False
    _next: float = 0.0

    def write(self) -> None:
        """Write the file now.

        Raises:
            OutputError: O004.
        """
        value = {
            "version": _VERSION,
            "rows": self.rows,
            "template": self.template,
            "done": self.is_done,
            "left": sorted(self.planned - set(self.made)),
            "made": {name: [digest, files] for name, (digest, files) in self.made.items()},
        }
        begin = time.monotonic()
        quick.write_soon(self.path, json.dumps(value, ensure_ascii=False, indent=0).encode(), force=True)
        end = time.monotonic()
        self._next = end + max(_EVERY_S, _SHARE * (end - begin))

    def note(self, name: str, digest: str, files: Mapping[str, str]) -> None:
        """Take note of a document that was written; the file is written now and then."""
        self.made[name] = (digest, dict(files))
        if time.monotonic() >= self._next:
            self.write()


def find_state(folder: Path) -> Path | None:
    """Return the file of a batch in a folder; None when there is none."""
    path = folder / NAME
    return path if fsio.is_file(path) else None


def read_state(folder: Path, rows: Path, template: str) -> State:
    """Return the batch that a folder holds, to go on with it.

    Raises:
        OtherBatchError: O011, there is none, it is damaged, or it is one of another table or template.
    """
    path = folder / NAME
    where = Location(file=str(path))
    if find_state(folder) is None:
        raise OtherBatchError(
            "không có lần chạy dở nào ở thư mục này", where=where, hint="Bỏ --resume để chạy từ đầu"
        )
    value = _read(path)
    known = value.get("made")
    if value.get("version") != _VERSION or not isinstance(known, dict):
        raise OtherBatchError(
            "tệp ghi lần chạy dở bị hỏng", where=where, hint="Chạy lại từ đầu với --force, bỏ --resume"
        )
    for met, wanted, what in (
        (value.get("rows"), _identify(rows, folder), "bảng"),
        (value.get("template"), template, "mẫu"),
    ):
        if met != wanted:
            raise OtherBatchError(
                f"lần chạy dở ở thư mục này dùng {what} “{met}”, không phải “{wanted}”",
                where=where,
                hint="Chọn thư mục khác bằng -o, hoặc chạy từ đầu với --force, bỏ --resume",
            )
    made = {name: found for name, one in known.items() if (found := _entry(one)) is not None}
    left = value.get("left")
    planned = frozenset(str(name) for name in left) if isinstance(left, list) else frozenset()
    state = start_state(folder, rows, template, (*planned, *made))
    state.made = made
    return state


def start_state(folder: Path, rows: Path, template: str, planned: Iterable[str]) -> State:
    """Return the record of a batch that begins; nothing is written yet."""
    return State(
        path=folder / NAME, rows=_identify(rows, folder), template=template, planned=frozenset(planned)
    )


def is_unfinished(folder: Path) -> bool:
    """Tell whether a folder holds a batch that was not finished."""
    path = find_state(folder)
    return path is not None and not _read(path).get("done")


def _identify(path: Path, folder: Path) -> str:
    """Return a path as seen from the folder, so that both can be moved together."""
    try:
        return Path(os.path.relpath(fsio.real_path(path), fsio.real_path(folder))).as_posix()
    except ValueError:  # another drive of Windows
        return str(fsio.real_path(path))


def _read(path: Path) -> dict[str, Any]:
    try:
        value = json.loads(fsio.read_bytes(path, limit=_MAX_BYTES))
    except (BaocaoError, ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def _entry(one: object) -> tuple[str, dict[str, str]] | None:
    match one:
        case [str(digest), dict(files)] if all(isinstance(name, str) for name in (*files, *files.values())):
            return digest, files
        case _:
            return None
