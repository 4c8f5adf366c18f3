"""Any number of files checked, or mended, each as what it is: a document, a template, or data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from baocao import fsio
from baocao.app.codes import EVERYTHING, Choice
from baocao.app.settings import Settings, find_settings, load_settings
from baocao.app.sources import Sort, find_data, is_name, is_word
from baocao.errors import BaocaoError, ExitCode, Finding, Location, UsageError

if TYPE_CHECKING:
    from baocao.app.examine import TemplateCheck
    from baocao.app.grade import Grade
    from baocao.app.mend import MendResult
    from baocao.app.verify import CheckResult
    from baocao.layout.paper import Paper


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    """Where mended documents go."""

    output: Path | None = None
    """A file, or a folder for several; None: beside the originals."""
    in_place: bool = False
    force: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Orders:
    """How files are to be checked."""

    sort: Sort | None = None
    """What all of them are; None: each is looked at."""
    layout: str | None = None
    choice: Choice = EVERYTHING
    data: Path | None = None
    kind: str = "bao-cao"
    strict: bool = False
    explain: bool = False
    fix: Fix | None = None
    """How documents are to be mended; None: they are only looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """One file, checked; exactly one of its results is there."""

    source: Path
    grade: Grade | None = None
    template: TemplateCheck | None = None
    data: CheckResult | None = None
    mended: MendResult | None = None
    error: BaocaoError | None = None
    """Why it could not be read."""

    @property
    def sort(self) -> Sort:
        """What it was taken for; a file that could not be read, for a document."""
        return Sort.TEMPLATE if self.template else Sort.DATA if self.data else Sort.DOCUMENT

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found in it, or is left after mending; none when it could not be read."""
        if self.mended:
            return self.mended.mending.remaining
        result = self.grade or self.template or self.data
        return result.findings if result else ()

    @property
    def exit_code(self) -> ExitCode:
        """What the shell would get for this file alone."""
        result = self.grade or self.template or self.data or self.mended or self.error
        return result.exit_code if result else ExitCode.OK


class OneTargetError(UsageError):
    """Several documents are to be mended into one file."""

    code = "U220"


def check_each(files: Sequence[Path], orders: Orders) -> Iterator[Checked]:
    """Yield each file's result as soon as it is there; one that cannot be read does not stop the others.

    Raises:
        UsageError: U220, U3xx, the orders or the settings of an office are wrong.
    """
    if orders.fix and orders.fix.output and len(files) > 1 and not fsio.is_folder(orders.fix.output):
        raise OneTargetError(
            f"-o cần một thư mục đã có khi sửa {len(files)} tệp",
            where=Location(file=str(orders.fix.output)),
            hint="Tạo thư mục ấy trước, hoặc bỏ -o để ghi cạnh từng tệp",
        )
    offices: dict[Path | None, Settings] = {}
    for file in files:
        office = find_settings(file)
        if office not in offices:
            offices[office] = load_settings(file)
        try:
            checked = _check(file, _under(orders, offices[office]))
        except BaocaoError as error:
            checked = Checked(source=file, error=error)
        yield checked


def check_report(files: Sequence[Path], output: Path, *, force: bool = False) -> None:
    """Refuse a report that must not be written, before any document is mended.

    Raises:
        OutputError: O0xx.
    """
    fsio.check_target(output, force=force, inputs=files)


def write_report(files: Sequence[Checked], output: Path, *, force: bool = False) -> None:
    """Write what was mended in documents, and what is left, as Markdown.

    Raises:
        OutputError: O0xx.
    """
    text = "\n".join(one.mended.to_markdown() for one in files if one.mended)
    fsio.write_atomic(output, text.encode(), force=force, inputs=[one.source for one in files])


def worst(files: Sequence[Checked]) -> ExitCode:
    """Return the exit code of a whole review: that of its worst file."""
    return max((one.exit_code for one in files), default=ExitCode.OK)


def _under(orders: Orders, settings: Settings) -> Orders:
    return replace(
        orders,
        layout=orders.layout or settings.layout or None,
        choice=settings.checks.under(orders.choice),
    )


def _check(file: Path, orders: Orders) -> Checked:
    sort = orders.sort or (Sort.TEMPLATE if is_name(file) else None if is_word(file) else Sort.DATA)
    if sort is Sort.DATA:
        from baocao.app.verify import check_file  # each sort waits only for what it needs

        result = check_file(file, orders.kind, strict=orders.strict, data=orders.data, choice=orders.choice)
        return Checked(source=file, data=result)
    return _check_template(file, orders) if sort is Sort.TEMPLATE else _check_word(file, orders)


def _check_template(file: Path, orders: Orders) -> Checked:
    from baocao.app.examine import check_template_file

    result = check_template_file(
        file, orders.data, kind=orders.kind, strict=orders.strict, choice=orders.choice
    )
    return Checked(source=file, template=result)


def _check_word(file: Path, orders: Orders) -> Checked:
    from baocao.app.grade import grade_paper, read_paper
    from baocao.app.unfilled import is_unfilled
    from baocao.ooxml.package import read_package

    package = read_package(fsio.read_bytes(file), str(file))
    paper = read_paper(package, str(file), orders.layout)
    if orders.sort is None and is_unfilled(paper, package):
        return _check_template(file, orders)
    compared = _compare(paper, file, orders.data)
    if orders.fix is not None:
        return _mend(file, orders, orders.fix, paper, compared)
    grade = grade_paper(paper, orders.choice, strict=orders.strict, explain=orders.explain, compared=compared)
    return Checked(source=file, grade=grade)


def _compare(paper: Paper, file: Path, given: Path | None) -> tuple[Finding, ...]:
    """Return where a document differs from its data: those given, or those it stands beside by its name."""
    data = given or find_data(file)
    if data is None:
        return ()
    from baocao.app.compare import compare

    try:
        return compare(paper, data)
    except BaocaoError:
        if given is not None:
            raise
        return ()  # nobody asked to compare with these


def _mend(file: Path, orders: Orders, fix: Fix, paper: Paper, compared: Sequence[Finding]) -> Checked:
    """Mend one document; where it differs from its data is left to a person."""
    from baocao.app.grade import by_gravity, place_findings
    from baocao.app.mend import mend_file
    from baocao.layout.runner import choose_rules

    result = mend_file(
        file,
        output=fix.output,
        in_place=fix.in_place,
        force=fix.force,
        rules=choose_rules(orders.choice.select, orders.choice.ignore),
        layout=orders.layout,
    )
    asked = [one for one in compared if orders.choice.takes(one.code)]
    left = by_gravity((*result.mending.remaining, *place_findings(asked, paper)))
    mending = replace(result.mending, remaining=left)
    return Checked(source=file, mended=replace(result, mending=mending, strict=orders.strict))
