"""Rows made into files, some at a time: the same work in this process and in those that help it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from baocao.app.batch_make import Made, Maker, Recipe
from baocao.app.batch_rows import Row
from baocao.data.needs import OR_DRAFT, MissingKeyError
from baocao.errors import NOWHERE, BaocaoError, Finding, Location, OutputError
from baocao.fsio import quick, read_bytes

Form = Literal["docx", "pdf"]


class EditedFileError(OutputError):
    """A row has changed, and so has the file that was made of it: somebody has worked on it."""

    code = "O012"


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One row and what is to come of it."""

    index: int
    row: Row
    targets: Mapping[Form, Path] = field(default_factory=dict)
    """Files to be written; none when the document is wanted for a joined one only."""
    force: bool = False
    """Existing files are replaced."""
    known: Mapping[str, str] = field(default_factory=dict)
    """{format: digest} of files that an earlier run has written."""
    wants_content: bool = False
    """The document goes into a joined one as well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What came of one row."""

    index: int
    errors: tuple[BaocaoError, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)
    """{format: digest} of what was written."""
    content: bytes = b""
    findings: tuple[Finding, ...] = ()


class Workshop:
    """Makes and writes the documents of some rows at a time."""

    def __init__(self, recipe: Recipe) -> None:
        """Compile the template.

        Raises:
            BaocaoError: as `Maker`.
        """
        self._maker = Maker(recipe)

    def work(self, tasks: Sequence[Task]) -> Iterator[Result]:
        """Yield what comes of each row; PDF of all of them are made in one start of LibreOffice.

        A file is whole when its result is yielded, and when the work is broken off before.

        Raises:
            ProgramError: X201, there is no LibreOffice.
        """
        if any("pdf" in task.targets for task in tasks):
            yield from self._work_together(tasks)
            return
        for task in tasks:
            made = self._make(task)
            yield made if isinstance(made, Result) else _write(task, made, {})

    def _work_together(self, tasks: Sequence[Task]) -> Iterator[Result]:
        from baocao.app.office import try_pdf

        ready: dict[int, Made] = {}
        by_index = {task.index: task for task in tasks}
        for task in tasks:
            made = self._make(task)
            if isinstance(made, Result):
                yield made
            else:
                ready[task.index] = made
        settings = self._maker.settings
        printed = {
            str(by_index[index].targets["pdf"]): made.content
            for index, made in ready.items()
            if "pdf" in by_index[index].targets
        }
        pdfs, lost = try_pdf(printed, program=settings.office, timeout_s=settings.office_timeout_s)
        for index, made in ready.items():
            task = by_index[index]
            name = str(task.targets.get("pdf", ""))
            if name in lost:
                yield Result(index=index, errors=(lost[name],), findings=made.findings)
            else:
                yield _write(task, made, pdfs)

    def _make(self, task: Task) -> Made | Result:
        try:
            return self._maker.make(task.row)
        except BaocaoError as error:
            where = task.row.where
            return Result(index=task.index, errors=tuple(_settle(one, where) for one in error.flatten()))


def _settle(error: BaocaoError, where: Location) -> BaocaoError:
    """Return a mistake that knows at least its row, and proposes nothing that a batch cannot do."""
    if error.where == NOWHERE:
        error.where = where
    if isinstance(error, MissingKeyError):
        error.hint = error.hint.removesuffix(OR_DRAFT)
    return error


def _write(task: Task, made: Made, pdfs: Mapping[str, bytes]) -> Result:
    """Write the files of one document, each whole."""
    files: dict[str, str] = {}
    try:
        _refuse_edited(task)
        for form, path in task.targets.items():
            content = pdfs[str(path)] if form == "pdf" else made.content
            files[form] = digest_of(content)
            if task.known.get(form) != files[form] or not path.exists():
                quick.write_soon(path, content, force=task.force)
    except BaocaoError as error:
        return Result(index=task.index, errors=error.flatten(), findings=made.findings)
    content = made.content if task.wants_content else b""
    return Result(index=task.index, files=files, content=content, findings=made.findings)


def _refuse_edited(task: Task) -> None:
    for form, path in task.targets.items():
        digest = task.known.get(form)
        if digest and path.exists() and digest_of(read_bytes(path)) != digest:
            raise EditedFileError(
                f"dữ liệu của dòng này đã đổi, mà “{path.name}” cũng đã được sửa tay",
                hint="Đổi tên tệp ấy để giữ lại rồi chạy tiếp --resume, hoặc thêm --force để ghi đè",
            )


def digest_of(content: bytes) -> str:
    """Return what tells one file from another."""
    return hashlib.sha256(content).hexdigest()[:32]
