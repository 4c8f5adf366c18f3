"""`merge`: the reports of many units read, added up, written as one data file with its sources beside it."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any, Final

from baocao import fsio
from baocao.app.collect_files import (
    Taken,
    digest,
    find_earlier,
    find_files,
    is_current,
    read_files,
    read_sources,
    sources_path,
    write_sources,
)
from baocao.app.indicator_files import load_indicators, load_units
from baocao.data.contract import spell_out
from baocao.data.load import load_tree
from baocao.data.merging.comparing import Compared
from baocao.data.merging.joining import Received
from baocao.data.merging.merge import Merged, Terms, merge
from baocao.data.merging.notes import earlier_result
from baocao.data.model import Conference, read_conference
from baocao.data.ranking import Rank, rank
from baocao.data.yaml_out import write_yaml
from baocao.errors import (
    BaocaoError,
    DataError,
    ExitCode,
    Finding,
    Location,
    Severity,
    UsageError,
    raise_all,
)
from baocao.viet.periods import Period, parse_period
from baocao.viet.text import fold_key, propose, quote

DEFAULT_OUTPUT: Final = "tong-hop.yaml"
_SUFFIXES: Final = (".yaml", ".yml")
_BACKUP: Final = ".bak"
_HEAD: Final = (
    "Tổng hợp từ {files} tệp của {units} đơn vị.\n"
    "Nguồn từng số: {sources}; xem bằng lệnh baocao explain {name} so_lieu.<mã>"
)


class NothingReadableError(DataError):
    """None of the files could be read."""

    code = "D669"


class NotYamlNameError(UsageError):
    """The result is to have a name that is not one of YAML."""

    code = "U267"


class NoSuchFigureError(UsageError):
    """``--rank`` names a figure that the reports do not have."""

    code = "U266"


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeOrder:
    """What `merge` is asked for."""

    sources: tuple[Path, ...]
    output: Path = Path(DEFAULT_OUTPUT)
    indicators: Path | None = None
    units: Path | None = None
    base: Path | None = None
    previous: Path | None = None
    last_year: Path | None = None
    period: str = ""
    rank: tuple[str, ...] = ()
    jobs: int = field(default_factory=lambda: os.cpu_count() or 1)
    strict: bool = False
    force: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """The units ranked by one figure."""

    ma: str
    name: str
    ranks: tuple[Rank, ...]
    compared: Compared | None = None
    """The figure beside the period before, or the year before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeResult:
    """What came of a merge."""

    output: Path
    taken: tuple[Taken, ...]
    merged: Merged
    ranks: tuple[Ranking, ...]
    findings: tuple[Finding, ...]
    is_strict: bool
    backup: Path | None = None

    @property
    def is_written(self) -> bool:
        """Whether there was anything to add up; nothing is written else."""
        return bool(self.merged.joined.parts)

    @property
    def broken(self) -> tuple[Taken, ...]:
        """The files that could not be read."""
        return tuple(one for one in self.taken if one.outcome.report is None)

    @property
    def reused(self) -> int:
        """How many files were not read again."""
        return sum(one.is_reused for one in self.taken)

    @property
    def exit_code(self) -> ExitCode:
        """1 when a file could not be read or something does not add up, 3 when nothing could be added."""
        if not self.is_written:
            return ExitCode.DATA
        levels = {Severity.ERROR, Severity.WARNING} if self.is_strict else {Severity.ERROR}
        is_wrong = self.broken or any(finding.severity in levels for finding in self.findings)
        return ExitCode.FINDINGS if is_wrong else ExitCode.OK


def merge_files(
    order: MergeOrder, tell: Callable[[int, int], None] = lambda _done, _all: None
) -> MergeResult:
    """Read, add up and write; what is wrong with single files stops nothing.

    Raises:
        UsageError: U255, U265–U267.
        NothingReadableError: D669; BaocaoError: of the list, the set, the files to compare with (D…, O…).
        OutputError: the output is there already, or cannot be written.
    """
    others = [order.indicators, order.units, order.base, order.previous, order.last_year]
    inputs = [path for path in others if path is not None and fsio.is_file(path)]
    if order.output.suffix.lower() not in _SUFFIXES:
        raise NotYamlNameError(
            f"kết quả phải có đuôi .yaml, nhận được “{order.output.name}”",
            hint=f"Đặt tên như {order.output.stem or 'tong-hop'}.yaml",
        )
    beside = sources_path(order.output)
    sources = read_sources(order.output)
    _check_targets(order, beside, inputs, is_ours=bool(sources))
    terms = _read_terms(order)
    paths = find_files(order.sources, leave_out=[order.output, beside, *inputs])
    earlier = find_earlier(paths, order.sources)
    paths = tuple(path for path in paths if path not in earlier)
    known = sources.get("tep", {}) if is_current(sources) else {}
    taken = read_files(paths, known, jobs=order.jobs, tell=tell)
    received = [
        Received(str(one.path), one.outcome.report) for one in taken if one.outcome.report is not None
    ]
    broken = [one.path.stem for one in taken if one.outcome.report is None]
    if not received:
        raise_all([error for one in taken for error in one.outcome.errors])
        raise NothingReadableError("không đọc được biểu nào", hint="Xem lại các tệp nêu ở lệnh")
    merged = merge(received, Terms(**terms, ranked=order.rank, broken=tuple(broken)))
    ranks = _rank(merged, order.rank)
    notices = [earlier_result(Location(file=str(path))) for path in earlier]
    notices += [notice for one in taken for notice in one.outcome.notices]
    backup = None
    if merged.joined.parts:
        backup = _write(order, taken, merged, [*inputs, *paths], str(sources.get("tong_hop", "")))
    return MergeResult(
        output=order.output,
        taken=tuple(taken),
        merged=merged,
        ranks=ranks,
        findings=(*notices, *merged.findings),
        is_strict=order.strict,
        backup=backup,
    )


def _check_targets(order: MergeOrder, beside: Path, inputs: list[Path], *, is_ours: bool) -> None:
    """Refuse to write over a report, or over a file with sources that no merge has left there.

    Args:
        order: what is asked for.
        beside: the file with the sources.
        inputs: what else is read.
        is_ours: whether an earlier merge has written both.
    """
    reports = [path for path in order.sources if fsio.is_file(path)]
    if not is_ours and fsio.is_file(order.output):
        reports += find_files(order.sources, leave_out=inputs)
    fsio.check_target(order.output, force=order.force, inputs=[*inputs, *reports])
    fsio.check_target(beside, force=order.force or is_ours, inputs=inputs)


def _read_terms(order: MergeOrder) -> dict[str, Any]:
    """Return what the merge goes by; all mistakes in these files are told at once."""
    errors: list[BaocaoError] = []
    found: dict[str, Any] = {}

    def read(name: str, path: Path | None, load: Callable[[Path], Any]) -> None:
        if path is None:
            return
        try:
            found[name] = load(path)
        except BaocaoError as error:
            errors.extend(error.flatten())

    read("indicators", order.indicators, load_indicators)
    read("units", order.units, load_units)
    read("base", order.base, _load_base)
    read("previous", order.previous, _load_conference)
    read("last_year", order.last_year, _load_conference)
    period: Period | None = None
    try:
        if order.period:
            period = parse_period(order.period)
    except BaocaoError as error:
        errors.extend(error.flatten())
    raise_all(errors)
    base = found.get("base")
    if period is None and base:
        with suppress(BaocaoError):
            period = parse_period(_period_of(base))
    return {**found, "period": period}


def _period_of(base: dict[str, Any]) -> str:
    reviewed = (base.get("ky") or {}).get("bao_cao") or ""
    return str(reviewed.get("ky", "") if isinstance(reviewed, dict) else reviewed)


def _load_base(path: Path) -> dict[str, Any]:
    tree = load_tree(path)
    read_conference(tree)
    return dict(spell_out(tree) or {})


def _load_conference(path: Path) -> Conference:
    return read_conference(load_tree(path))


def _rank(merged: Merged, asked: tuple[str, ...]) -> tuple[Ranking, ...]:
    by_code = {fold_key(total.ma): total for total in merged.summed.totals}
    ranks, errors = [], []
    for code in asked:
        total = by_code.get(fold_key(code))
        if total is None:
            hint = propose(code, (one.ma for one in by_code.values()), "Nêu mã của một số liệu")
            errors.append(NoSuchFigureError(f"--rank: không có số liệu mã {quote(code)}", hint=hint))
            continue
        ranked = rank({unit: cell.value for unit, cell in total.cells.items()})
        others = [one for one in merged.compared[total.ma] if one.before]
        name, compared = total.ten or total.ma, others[0] if others else None
        ranks.append(Ranking(ma=total.ma, name=name, ranks=ranked, compared=compared))
    raise_all(errors)
    return tuple(ranks)


def _list_formulas(merged: Merged) -> dict[str, Any]:
    """Return how figures are computed from others: ``{folded code: {cach: tong | ty_le, tu: codes}}``."""
    computed = [(one.ma, one.indicator) for one in merged.summed.totals if one.indicator]
    return {
        fold_key(ma): {"cach": "ty_le" if one.ty_le else "tong", "tu": list(one.sources)}
        for ma, one in computed
        if one.is_computed
    }


def _write(
    order: MergeOrder, taken: list[Taken], merged: Merged, inputs: list[Path], written: str
) -> Path | None:
    """Write the result and its sources; return where an edited result of an earlier run is kept."""
    output = order.output
    beside = sources_path(output)
    units = {part.file: part.unit for part in merged.joined.parts}
    head = _HEAD.format(
        files=len(units), units=len(set(units.values())), sources=beside.name, name=output.name
    )
    content = write_yaml(merged.values, head=head).encode()
    files = {output: content, beside: write_sources(output, taken, units, _list_formulas(merged), content)}
    backup = None
    if fsio.is_file(output):
        old = fsio.read_bytes(output)
        if old != content and digest(old) != written:  # not as a merge has left it
            backup = _find_backup(output, old)
            files[backup] = old
    fsio.write_all(files, force=True, inputs=inputs)
    return backup


def _find_backup(output: Path, content: bytes) -> Path:
    """Return a name for what somebody has edited: a new one, or that of a file with the same content."""
    for number in count(1):
        path = output.with_name(f"{output.name}{_BACKUP}{number if number > 1 else ''}")
        if not path.exists() or (fsio.is_file(path) and fsio.read_bytes(path) == content):
            return path
    raise AssertionError  # pragma: no cover  # there is always another number
