"""The files that units sent, read one by one or by several processes, remembered between runs."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from baocao import __version__, fsio
from baocao.app.collect_jobs import run_each
from baocao.app.sources import list_inside
from baocao.data.contract import spell_out
from baocao.data.load import MAX_BYTES, SUFFIXES, parse_tree
from baocao.data.merging.report import WORDS, Report, place_in, read_report, short_place, take_report
from baocao.data.model import read_conference
from baocao.data.tree import Node
from baocao.errors import BaocaoError, DataError, Finding, Location, OutputError, Severity, UsageError
from baocao.viet.text import fold_key

SOURCES: Final = "nguon"
"""What stands in the name of the file beside a merged one: ``tong-hop.nguon.json``."""
_TOP_KEY: Final = re.compile(r"[.\[]")
_WORTH_PROCESSES: Final = 60
"""So many files are read before a second process has started."""
_MAX_SOURCES: Final = 256 * 1024 * 1024
_FORM: Final = 1
"""The form of the file with the sources; another one is not understood."""
_OURS: Final = (f".{SOURCES}.json", ".bak", ".schema.json")


class NoFilesError(UsageError):
    """There is no data file among what a merge is pointed at."""

    code = "U265"


class UnreadableReportError(DataError):
    """A file is more than reading it can bear; the other files are read all the same."""

    code = "D678"


class VanishedError(OutputError):
    """A file went away while it was read."""

    code = "O015"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one file: a report, or what is wrong with it."""

    report: Report | None = None
    errors: tuple[BaocaoError, ...] = ()
    notices: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """One file that was read, now or in an earlier run."""

    path: Path
    sha256: str
    outcome: Outcome
    remembered: Mapping[str, Any] | None = None
    """The report as the earlier run wrote it; None: the file was read now."""

    @property
    def is_reused(self) -> bool:
        """Whether the file was not read again."""
        return self.remembered is not None


def find_files(sources: Sequence[Path], leave_out: Iterable[Path] = ()) -> tuple[Path, ...]:
    """Return the data files that are meant, each once; those of folders and patterns by their names.

    Args:
        sources: files, folders (with what is in them), patterns.
        leave_out: files that are no unit's, such as what is written.

    Raises:
        NoFilesError: U265.
    """
    without = {fsio.real_path(path) for path in leave_out}
    found = [path for source in sources for path in _expand(source)]
    once: dict[str, Path] = {}
    for path in found:
        once.setdefault(_identify(path), path)
    kept = tuple(path for path in once.values() if fsio.real_path(path) not in without)
    if not kept:
        named = ", ".join(str(source) for source in sources)
        hint = f"Nêu các tệp đơn vị gửi về, hoặc thư mục chứa chúng; đuôi {', '.join(SUFFIXES)}"
        raise NoFilesError(f"không có biểu nào ở “{named}”", hint=hint)
    return kept


def find_earlier(paths: Sequence[Path], sources: Sequence[Path]) -> tuple[Path, ...]:
    """Return which of the files an earlier merge made of others of them; what is named singly is meant.

    Args:
        paths: the files, as `find_files` returns them.
        sources: files, folders, patterns, as `find_files` takes them.
    """
    there = {_identify(path) for path in paths}
    loose = there.difference(_identify(source) for source in sources)
    return tuple(
        path
        for path in paths
        if _identify(path) in loose and not there.isdisjoint(read_sources(path).get("tep", ()))
    )


def _expand(source: Path) -> Sequence[Path]:
    inside = list_inside(source)
    return (source,) if inside is None else [path for path in inside if _is_report(path)]


def _is_report(path: Path) -> bool:
    known = path.suffix.lower() in SUFFIXES or path.suffix.lower() in {".xls", ".xlsb", ".ods"}
    return known and not path.name.endswith(_OURS)


def read_files(
    paths: Sequence[Path],
    known: Mapping[str, Mapping[str, Any]],
    *,
    jobs: int,
    tell: Callable[[int, int], None],
) -> list[Taken]:
    """Return what came of each file, in the order given.

    Args:
        paths: the files.
        known: what an earlier run remembers of each path; used when the file is still the same.
        jobs: how many processes read.
        tell: told how many are done, and of how many.

    Cost:
        Files that are unchanged cost the hash of their bytes: a copy put back may keep size and time.
    """
    found: dict[Path, Taken] = {}
    waiting: list[Path] = []
    for path in paths:
        same = _reuse(path, known.get(_identify(path)))
        if same is not None:
            found[path] = same
        else:
            waiting.append(path)
    tell(len(found), len(paths))
    for taken in _read_all(waiting, jobs):
        found[taken.path] = taken
        tell(len(found), len(paths))
    return [found[path] for path in paths]


def _reuse(path: Path, entry: Mapping[str, Any] | None) -> Taken | None:
    if entry is None or "report" not in entry:
        return None
    try:
        sha256 = digest(fsio.read_bytes(path, limit=MAX_BYTES))
        if sha256 != entry["sha256"]:
            return None
        report = read_report(entry["report"])
        notices = tuple(_read_notice(path, one) for one in entry.get("luu_y", ()))
    except (OSError, BaocaoError, KeyError, TypeError, ValueError, ArithmeticError):
        return None
    outcome = Outcome(report=report, notices=notices)
    return Taken(
        path=path,
        sha256=sha256,
        outcome=outcome,
        remembered=entry["report"],
    )


def _read_all(paths: Sequence[Path], jobs: int) -> Iterator[Taken]:
    if jobs < 2 or len(paths) < _WORTH_PROCESSES:  # noqa: PLR2004
        yield from map(read_one, paths)
        return
    yield from run_each(read_one, paths, jobs, _give_up)


def _give_up(path: Path) -> Taken:
    """Return that a file was too much for the process that read it."""
    error = UnreadableReportError(
        "đọc tệp này thì tiến trình bị hệ thống dừng, có thể vì thiếu bộ nhớ",
        where=Location(file=str(path)),
        hint="Xin lại tệp từ nơi gửi, hoặc chép số liệu sang biểu mới",
    )
    return Taken(path=path, sha256="", outcome=Outcome(errors=(error,)))


def read_one(path: Path) -> Taken:
    """Return what came of a file; whatever is wrong with it is in the outcome."""
    sha256 = ""
    try:
        content = fsio.read_bytes(path, limit=MAX_BYTES)
        sha256 = digest(content)
        tree = parse_tree(content, str(path))
        report, findings = _read_report(tree)
        outcome = Outcome(report=report, notices=(*tree.source.notices, *findings))
    except BaocaoError as error:
        outcome = Outcome(errors=tuple(error.flatten()))
    except OSError:
        where = Location(file=str(path))
        outcome = Outcome(
            errors=(VanishedError("tệp biến mất khi đang đọc", where=where, hint="Chạy lại lệnh"),)
        )
    except Exception as error:  # ours to mend, yet one file stops not all
        mistake = UnreadableReportError(
            f"baocao gặp lỗi của chính nó ({type(error).__name__}: {error}) khi đọc tệp này",
            where=Location(file=str(path)),
            hint="Gửi kèm tệp khi báo lỗi; tạm thời chép số liệu sang biểu mới",
        )
        outcome = Outcome(errors=(mistake,))
    return Taken(path=path, sha256=sha256, outcome=outcome)


def _read_report(tree: Node) -> tuple[Report, list[Finding]]:
    """Return what a unit reports; parts of words with mistakes are left out and told, its figures count.

    Raises:
        BaocaoError: something else is wrong as well.
    """
    try:
        return take_report(read_conference(tree), spell_out(tree) or {}), []
    except BaocaoError as error:
        mistakes = error.flatten()
        wrong = {fold_key(_TOP_KEY.split(one.where.key, maxsplit=1)[0]) for one in mistakes}
        if not (wrong <= set(WORDS) and isinstance(tree.value, dict)):
            raise
    kept = {key: node for key, node in tree.value.items() if fold_key(key) not in wrong}
    rest = replace(tree, value=kept)
    findings = [
        Finding(
            code=one.code,
            name="words-not-read",
            severity=Severity.ERROR,
            message=f"{one.message}; phần này không được gộp, số liệu của đơn vị vẫn cộng",
            where=one.where,
            hint=one.hint,
        )
        for one in mistakes
    ]
    return take_report(read_conference(rest), spell_out(rest) or {}), findings


def _identify(path: Path) -> str:
    return os.path.normpath(path.absolute())


def digest(content: bytes) -> str:
    """Return what tells whether a file's bytes have changed: their SHA-256."""
    return hashlib.sha256(content).hexdigest()


def sources_path(output: Path) -> Path:
    """Return the file that says where the numbers of a merged one came from.

    >>> sources_path(Path("tong-hop.yaml")).name
    'tong-hop.nguon.json'
    """
    return output.with_name(f"{output.stem}.{SOURCES}.json")


def read_sources(output: Path) -> dict[str, Any]:
    """Return what the file beside a merged one says; empty when there is none, or one in another form.

    ``tep`` is ``{absolute path: {sha256, report}}``; what another version has read is not
    read again for explaining, but for merging it is (`is_current`).
    """
    path = sources_path(output)
    if not fsio.is_file(path):
        return {}
    try:
        found = json.loads(fsio.read_bytes(path, limit=_MAX_SOURCES))
    except (BaocaoError, ValueError):
        return {}
    if not isinstance(found, dict) or found.get("khuon") != _FORM:
        return {}
    folder = output.parent
    files = found.get("tep")
    if isinstance(files, dict):
        found["tep"] = {_identify(folder / name): entry for name, entry in files.items()}
    return dict(found)


def is_current(sources: Mapping[str, Any]) -> bool:
    """Tell whether this version has read the files that `read_sources` tells of."""
    return sources.get("baocao") == __version__


def _write_notice(notice: Finding) -> dict[str, str]:
    where = short_place(notice.where)
    return {
        "code": notice.code,
        "name": notice.name,
        "message": notice.message,
        "hint": notice.hint,
        "at": where,
        "severity": notice.severity.value,
    }


def _read_notice(path: Path, values: Mapping[str, str]) -> Finding:
    code, name, message, hint = (str(values[one]) for one in ("code", "name", "message", "hint"))
    where, severity = place_in(str(path), str(values["at"])), Severity(values["severity"])
    return Finding(code=code, name=name, severity=severity, message=message, where=where, hint=hint)


def write_sources(
    output: Path,
    taken: Sequence[Taken],
    units: Mapping[str, str],
    formulas: Mapping[str, Any],
    merged: bytes,
) -> bytes:
    """Return the text of the file that says where the numbers came from.

    Args:
        output: the merged file.
        taken: the files.
        units: ``{path: unit}`` of the reports that count.
        formulas: ``{folded code: {cach, tu}}`` of figures that are computed from others.
        merged: the merged file's bytes, to see later whether somebody has edited it.
    """
    folder = output.parent
    files: dict[str, Any] = {}
    for one in taken:
        if one.outcome.report is None:
            continue
        entry: dict[str, Any] = {"sha256": one.sha256}
        if one.outcome.notices:
            entry["luu_y"] = [_write_notice(notice) for notice in one.outcome.notices]
        counted = units.get(str(one.path))
        if counted:
            entry["don_vi"] = counted
        files[os.path.relpath(one.path, folder)] = {
            **entry,
            "report": one.remembered or one.outcome.report.to_json(),
        }
    head = {"khuon": _FORM, "baocao": __version__, "tong_hop": digest(merged)}
    found = {**head, "cong_thuc": dict(formulas), "tep": files}
    return (json.dumps(found, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
