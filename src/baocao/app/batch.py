"""One document a row: made by one process or several, each file whole; what is left can be resumed."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Final

from baocao import fsio
from baocao.app.batch_make import row_digest
from baocao.app.batch_plan import BatchOrder, Plan, make_plan
from baocao.app.batch_report import Failure, write_report
from baocao.app.batch_state import (
    NAME,
    State,
    UnfinishedBatchError,
    is_unfinished,
    read_state,
    start_state,
)
from baocao.app.batch_work import Result, Task, Workshop
from baocao.errors import ExitCode, Finding, Location, UsageError
from baocao.fsio import TargetExistsError, quick
from baocao.ooxml.joining import Joining

Progress = Callable[[int, int], None]
"""Told how many rows are done, and how many there are."""
_PARCEL_S: Final = 0.25
"""How long a parcel of rows should keep a process busy."""
_MOST_ROWS: Final = 100
_PDF_ROWS: Final = 20
"""Documents in one start of LibreOffice."""
_WORTH: Final = 2.0
"""Other processes are called in when the rest takes so many times as long as has been waited."""
_FEW: Final = 3


class ResumeJoinedError(UsageError):
    """``--resume`` is asked for, and nothing but one joined document is made."""

    code = "U290"


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchResult:
    """What came of a batch."""

    folder: Path | None
    rows: int
    written: tuple[Path, ...] = ()
    kept: int = 0
    """Documents of an earlier run that are still right."""
    failures: tuple[Failure, ...] = ()
    report: Path | None = None
    """Where the failures are told."""
    joined: tuple[Path, ...] = ()
    told_apart: tuple[str, ...] = ()
    """Names that got a number, since a row before has the same."""
    left: tuple[int, ...] = ()
    """Numbers of rows that were not come to, when the work was broken off."""
    stale: tuple[str, ...] = ()
    """Names of documents of an earlier run whose rows are gone."""
    findings: tuple[tuple[Finding, int], ...] = ()
    """``(what is to be known, in how many documents)``."""
    is_stopped: bool = False
    seconds: float = 0.0

    @property
    def exit_code(self) -> ExitCode:
        """What the shell gets: 1 when some rows failed; when all did, what is wrong with them."""
        if not self.failures:
            return ExitCode.OK
        if len(self.failures) < self.rows:
            return ExitCode.FINDINGS
        return max(error.exit_code for one in self.failures for error in one.errors)

    def to_json(self) -> dict[str, Any]:
        """Return plain values; what `--json` prints."""
        return {
            "exit_code": 130 if self.is_stopped else int(self.exit_code),
            "folder": str(self.folder) if self.folder else None,
            "rows": self.rows,
            "written": [str(path) for path in self.written],
            "kept": self.kept,
            "joined": [str(path) for path in self.joined],
            "renamed": list(self.told_apart),
            "left": list(self.left),
            "stale": list(self.stale),
            "failures": [one.to_json() for one in self.failures],
            "report": str(self.report) if self.report else None,
            "findings": [{**finding.to_json(), "documents": count} for finding, count in self.findings],
            "seconds": round(self.seconds, 3),
        }


def run_batch(order: BatchOrder, progress: Progress = lambda _done, _all: None) -> BatchResult:
    """Make one document for each row that has all it needs, and tell what is wrong with the others.

    Ctrl-C ends it with whole files only; what is left is in the result and in the folder's state.

    Args:
        order: what is asked for.
        progress: told how far it is.

    Raises:
        BaocaoError: of the template, the rows as a whole, the files to be written; nothing is made then.
    """
    if order.resume and order.output is None and order.joined is not None:
        raise ResumeJoinedError(
            "--resume cần thư mục của từng văn bản, không dùng với một tệp gộp thôi",
            hint="Thêm -o thư-mục/, hoặc bỏ --resume",
        )
    begin = time.monotonic()
    with fsio.noting_reads() as inputs:
        plan = make_plan(order)
        run = _Run(plan, progress)
        run.prepare(inputs)
    run.work()
    return run.finish(time.monotonic() - begin)


class _Run:
    """One batch under way."""

    def __init__(self, plan: Plan, progress: Progress) -> None:
        self.plan, self.order, self.progress = plan, plan.order, progress
        self.count = plan.rows.count
        self.digest = plan.recipe.digest()
        self.state: State | None = None
        self.earlier: dict[str, tuple[str, dict[str, str]]] = {}
        self.ours: frozenset[str] = frozenset()
        self.done: dict[int, Result] = {}
        self.kept: set[int] = set()
        self.findings: dict[Finding, int] = {}
        self.is_stopped = False
        self.joining: Joining | None = None
        self.inputs: set[Path] = set()

    def prepare(self, inputs: Any) -> None:
        """Refuse what must not be written over, and leave a record of what is about to be made."""
        self.inputs = set(inputs)
        order, folder = self.order, self.plan.folder
        joined = self._joined_targets()
        fsio.check_targets(joined, force=order.force, inputs=self.inputs)
        if order.joined is not None:
            self.joining = Joining()
        if folder is None:
            return
        targets = [path for index in range(self.count) for path in self.plan.targets(index).values()]
        fsio.check_targets(targets, force=True, inputs=self.inputs, below=folder)
        template = str(self.plan.recipe.template or self.plan.recipe.kind)
        if order.resume:
            self.state = read_state(folder, order.rows, template)
            self.earlier = dict(self.state.made)
            self.ours = self.state.planned
        else:
            self._refuse_existing(folder, targets)
            self.state = start_state(folder, order.rows, template, ())
        quick.make_folder(folder)
        quick.clear_leftovers(folder)
        self.state.planned = frozenset(self.plan.names.stems) | self.ours
        self.state.is_done = False
        self.state.write()

    def _joined_targets(self) -> list[Path]:
        joined = self.order.joined
        return [] if joined is None else [joined.with_suffix(f".{form}") for form in self.order.formats]

    def _refuse_existing(self, folder: Path, targets: Sequence[Path]) -> None:
        if self.order.force:
            return
        if is_unfinished(folder):
            raise UnfinishedBatchError(
                "thư mục này có lần chạy còn dở",
                where=Location(file=str(folder / NAME)),
                hint="Thêm --resume để làm tiếp, --force để làm lại từ đầu, hoặc chọn thư mục khác bằng -o",
            )
        there = [path for path in (*targets, self.plan.report) if os.path.lexists(path)]
        if there:
            shown = ", ".join(path.name for path in there[:_FEW]) + (" …" if len(there) > _FEW else "")
            raise TargetExistsError(
                f"đã có {len(there)} tệp trùng tên trong thư mục: {shown}",
                where=Location(file=str(folder)),
                hint="Thêm --force để ghi đè, --resume để làm tiếp lần trước, hoặc chọn thư mục khác bằng -o",
            )

    def work(self) -> None:
        """Make all documents, in this process first; others come to help when it takes long."""
        tasks = self._tasks()
        try:
            self._work_alone(tasks)
            if len(self.done) + len(self.kept) < self.count:
                self._work_together(tasks)
        except KeyboardInterrupt:
            self.is_stopped = True

    def _tasks(self) -> Iterator[Task]:
        """Yield what is to be done; rows whose documents are right already are passed over."""
        for index, row in enumerate(self.plan.rows):
            name = self.plan.names.stems[index]
            targets = self.plan.targets(index)
            digest, files = self.earlier.get(name, ("", {}))
            is_right = digest and digest == row_digest(row, self.digest)
            if is_right and all(fsio.is_file(path) and path.stat().st_size for path in targets.values()):
                self.kept.add(index)
                if self.joining is not None and "docx" in targets:
                    content = fsio.read_bytes(targets["docx"])
                    self._take(Result(index=index, files=files, content=content))
                    continue
                if self.joining is None:
                    self.progress(len(self.kept | self.done.keys()), self.count)
                    continue
                targets = {}
            yield Task(
                index=index,
                row=row,
                targets=targets,
                force=self.order.force or name in self.ours,
                known={} if self.order.force else files,
                wants_content=self.joining is not None,
            )

    def _work_alone(self, tasks: Iterator[Task]) -> None:
        shop = Workshop(self.plan.recipe)
        begin = time.monotonic()
        size = _PDF_ROWS if "pdf" in self.order.formats else 1
        while parcel := list(islice(tasks, size)):
            for result in shop.work(parcel):
                self._take(result)
            spent = time.monotonic() - begin
            worked = max(1, len(self.done))
            rest = (self.count - len(self.done | dict.fromkeys(self.kept))) * spent / worked
            if (
                self.order.jobs > 1
                and spent >= self.order.patience_s
                and rest > _WORTH * self.order.patience_s
            ):
                self._parcel = min(_MOST_ROWS, max(1, int(_PARCEL_S * worked / spent) if spent else 1))
                return

    def _work_together(self, tasks: Iterator[Task]) -> None:
        from baocao.app.batch_jobs import Crew

        size = _PDF_ROWS if "pdf" in self.order.formats else self._parcel
        sources = [one for one in (self.plan.rows.source,) if one is not None]
        common = self.plan.recipe.common
        sources += [common.source] if common is not None else []
        parcels = iter(lambda: list(islice(tasks, size)), [])
        with Crew(self.plan.recipe, sources, min(self.order.jobs, self.count)) as crew:
            crew.run(parcels, self._take)

    def _take(self, result: Result) -> None:
        """Take note of what came of a row."""
        self.done[result.index] = result if not result.content else _light(result)
        for finding in result.findings:
            self.findings[finding] = self.findings.get(finding, 0) + 1
        if self.joining is not None:
            self.joining.offer(result.index, result.content)
        if self.state is not None and result.files:
            row = self.plan.rows.build(result.index)
            name = self.plan.names.stems[result.index]
            self.state.note(name, row_digest(row, self.digest), result.files)
        self.progress(len(self.kept | self.done.keys()), self.count)

    def finish(self, seconds: float) -> BatchResult:
        """Write the joined document, the report and the record; wait for the disk once."""
        failures = self._failures()
        left = tuple(i + 1 for i in range(self.count) if i not in self.done and i not in self.kept)
        made = [
            index for index, one in sorted(self.done.items()) if not one.errors and index not in self.kept
        ]
        written = [path for index in made for path in self.plan.targets(index).values()]
        joined: tuple[Path, ...] = ()
        if self.joining is not None and not self.is_stopped and len(failures) < self.count:
            joined = self._write_joined(self.joining.finish())
        report = self._write_report(failures)
        stems = self.plan.names.stems
        stale: list[str] = []
        if self.state is not None:
            stale = sorted(set(self.earlier) - set(stems))
            self.state.made = {name: one for name, one in self.state.made.items() if name not in stale}
            self.state.planned = frozenset(stems)
            self.state.is_done = not left and not failures
            quick.flush(written)
            self.state.write()
        return BatchResult(
            folder=self.plan.folder,
            rows=self.count,
            written=tuple(written),
            kept=len(self.kept),
            failures=failures,
            report=report,
            joined=joined,
            told_apart=tuple(stems[index] for index in self.plan.names.told_apart),
            left=left if self.is_stopped else (),
            stale=tuple(stale),
            findings=(*((one, 0) for one in self.plan.notices), *self.findings.items()),
            is_stopped=self.is_stopped,
            seconds=seconds,
        )

    def _failures(self) -> tuple[Failure, ...]:
        return tuple(
            Failure(
                number=index + 1,
                where=self.plan.rows.build(index).where,
                name=self.plan.names.stems[index],
                errors=one.errors,
            )
            for index, one in sorted(self.done.items())
            if one.errors
        )

    def _write_joined(self, content: bytes) -> tuple[Path, ...]:
        files: dict[Path, bytes] = {}
        for path in self._joined_targets():
            files[path] = content
            if path.suffix == ".pdf":
                from baocao.app.office import to_pdf

                settings = self.plan.settings
                limit = settings.office_timeout_s or 120.0 + self.count
                files[path] = to_pdf({str(path): content}, program=settings.office, timeout_s=limit)[
                    str(path)
                ]
        fsio.write_all(files, force=self.order.force, inputs=self.inputs)
        return tuple(files)

    def _write_report(self, failures: Sequence[Failure]) -> Path | None:
        path = self.plan.report
        if failures:
            quick.write_soon(path, write_report(failures), force=True)
            return path
        if self.state is not None and self.order.resume:
            quick.remove(path)  # of the earlier run, whose mistakes are mended
        return None


def _light(result: Result) -> Result:
    return Result(index=result.index, errors=result.errors, files=result.files, findings=result.findings)
