"""What a merge has remembered beside its result, and what has become of the files since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from baocao import fsio
from baocao.app.collect_files import digest, read_sources, sources_path
from baocao.data.merging.report import Report, read_report
from baocao.viet.text import fold_key


class Held(NamedTuple):
    """A report that counts, as it is remembered."""

    path: str
    item: Mapping[str, Any]
    report: Report

    @property
    def unit(self) -> str:
        """The unit that it was counted for."""
        return str(self.item["don_vi"])


class Sources:
    """What stands beside a merged file, and what has become of the files since."""

    def __init__(self, data: Path) -> None:
        """Read it; without such a file there is nothing."""
        self.data = data
        self._found = read_sources(data)
        self._states: dict[str, str] = {}

    def __bool__(self) -> bool:
        """Whether there is such a file that can be understood."""
        return bool(self._found)

    @property
    def has_file(self) -> bool:
        """Whether something stands there, though it may be damaged or in another form."""
        return fsio.is_file(sources_path(self.data))

    @cached_property
    def is_edited(self) -> bool:
        """Whether the merged file is not as merging left it."""
        return digest(fsio.read_bytes(self.data)) != self._found.get("tong_hop")

    @cached_property
    def held(self) -> tuple[Held, ...]:
        """The reports that count, in the order in which they were read."""
        files = self._found.get("tep", {}).items()
        return tuple(
            Held(path, item, read_report(item["report"])) for path, item in files if item.get("don_vi")
        )

    def formula(self, code: str) -> Mapping[str, Any] | None:
        """Return how a figure is computed from others; None for a plain sum."""
        found: Mapping[str, Any] | None = self._found.get("cong_thuc", {}).get(fold_key(code))
        return found

    def state(self, path: str) -> str:
        """Return what has become of a file since: ``đã sửa``, ``không còn``; empty when it is as it was."""
        if path not in self._states:
            item = self._found["tep"][path]
            self._states[path] = _find_state(Path(path), item)
        return self._states[path]


def _find_state(file: Path, item: Mapping[str, Any]) -> str:
    if not fsio.is_file(file):
        return "không còn"
    return "" if digest(fsio.read_bytes(file)) == item["sha256"] else "đã sửa"


def shorten(path: str) -> str:
    """Return a path as a clerk types it, from the folder where the command runs."""
    if not path:
        return ""
    here = Path.cwd()
    return str(Path(path).relative_to(here)) if Path(path).is_relative_to(here) else path


def note_sources(sources: Sources, states: Iterable[tuple[str, str]]) -> list[str]:
    """Return what to know of the sources as a whole.

    Args:
        sources: what stands beside the file.
        states: (file, what has become of it) of those that are shown.
    """
    found = []
    if not sources:
        lacks = "không có" if not sources.has_file else "không đọc được"
        found.append(
            f"{lacks} tệp ghi nguồn (.nguon.json) bên cạnh; chỉ biết các phần ghi trong chính tệp này"
        )
    elif sources.is_edited:
        found.append("tệp tổng hợp đã được sửa sau khi tổng hợp")
    changed = {file for file, state in states if state in {"đã sửa", "không còn"}}
    if changed:
        found.append(f"{len(changed)} tệp nguồn đã sửa hoặc không còn; chạy lại baocao merge để cập nhật")
    return found
