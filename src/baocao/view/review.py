"""A check of several files: each with its findings, then a table of all; the same as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from rich.console import Group, RenderableType
from rich.text import Text

from baocao.errors import Severity
from baocao.view import errors as error_view
from baocao.view import report
from baocao.view.findings import count_by_level, count_in_words
from baocao.view.grade import grade_block, mended_block

if TYPE_CHECKING:
    from baocao.app.grade import Recognised
    from baocao.app.review import Checked

_SORTS: Final = {"mau": "mẫu", "so-lieu": "số liệu", "van-ban": "văn bản"}


def one_file(checked: Checked, *, notes: bool, wide: bool) -> RenderableType:
    """Return what there is to say of one file.

    Args:
        checked: the file.
        notes: findings of documents at info level are shown, and not only counted.
        wide: there is a terminal for a table, and not a pipe for lines.
    """
    if checked.grade is not None:
        block = grade_block(checked.grade, notes=notes, wide=wide)
        return (
            Group(_explain(checked.grade.recognised, wide=wide), block) if checked.grade.recognised else block
        )
    if checked.mended is not None:
        return mended_block(checked.mended, notes=notes, wide=wide)
    if checked.template is not None:
        return report.template_summary(checked.template)
    if checked.data is not None:
        return report.check_summary(checked.data)
    return error_view.render(checked.error, boxed=False) if checked.error else Text()


def several_files(files: Sequence[Checked], *, notes: bool, wide: bool) -> RenderableType:
    """Return the files that something was found in, the worst first, then all of them in a table."""
    blocks: list[RenderableType] = []
    for checked in sorted(files, key=_gravity):
        if (
            checked.error
            or checked.mended
            or any(notes or one.severity is not Severity.INFO for one in checked.findings)
        ):
            blocks += [one_file(checked, notes=notes, wide=wide), Text()]
    table = _table(files) if wide else Text("\n").join(map(_line, files))
    return Group(*blocks, table, Text(_total(files), style="bold"))


def to_json(files: Sequence[Checked], exit_code: int) -> dict[str, Any]:
    """Return what `check --json` prints for several files."""
    findings = tuple(finding for checked in files for finding in checked.findings)
    levels = {level.value: number for level, number in count_by_level(findings).items()}
    return {
        "exit_code": exit_code,
        "documents": [file_to_json(checked) for checked in files],
        "counts": levels | {"mendable": sum(one.mendable for one in findings)},
    }


def file_to_json(checked: Checked) -> dict[str, Any]:
    """Return what `check --json` prints for one file."""
    if checked.grade is not None:
        return checked.grade.to_json()
    if checked.mended is not None:
        return checked.mended.to_json()
    if checked.template is not None:
        return checked.template.to_json()
    if checked.data is not None:
        return report.check_to_json(checked.data)
    failed = error_view.to_json(checked.error) if checked.error else {}
    return {"document": str(checked.source), **failed}


def _gravity(checked: Checked) -> tuple[bool, int, int]:
    counts = count_by_level(checked.findings)
    return checked.error is None, -counts[Severity.ERROR], -counts[Severity.WARNING]


def _explain(parts: Sequence[Recognised], *, wide: bool) -> RenderableType:
    from baocao.view.explain import parts_lines, parts_table

    return parts_table(parts) if wide else parts_lines(parts)


def _table(files: Sequence[Checked]) -> RenderableType:
    from rich import box  # a single file has no table, and need not wait for it
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("Tệp", overflow="fold")
    table.add_column("Thể thức")
    table.add_column("Lỗi", justify="right")
    table.add_column("Cảnh báo", justify="right")
    table.add_column("")
    for checked in files:
        counts = count_by_level(checked.findings)
        errors, warnings = counts[Severity.ERROR], counts[Severity.WARNING]
        word = _word(checked)
        table.add_row(
            Text(str(checked.source)),
            Text(_layout(checked)),
            Text(str(errors or ""), style="bold red"),
            Text(str(warnings or ""), style="yellow"),
            Text(word, style="green" if word == "đúng" else ""),
        )
    return table


def _line(checked: Checked) -> Text:
    found = count_in_words(checked.findings)
    said = "; ".join(piece for piece in (_layout(checked), _word(checked), found) if piece)
    return Text(f"{checked.source}: {said}")


def _layout(checked: Checked) -> str:
    graded = checked.grade or (checked.mended.mending if checked.mended else None)
    if graded is not None:
        return "" if graded.reason else graded.layout
    return "" if checked.error else _SORTS[checked.sort]


def _word(checked: Checked) -> str:
    """Return what there is to say of a file besides its numbers."""
    if checked.error is not None:
        return "không đọc được"
    graded = checked.grade or (checked.mended.mending if checked.mended else None)
    if graded is not None and graded.reason:
        return f"không chấm: {graded.reason}"
    if checked.mended is not None and checked.mended.written:
        return f"đã sửa {len(checked.mended.mending.mended)} chỗ"
    grave = any(one.severity is not Severity.INFO for one in checked.findings)
    return "" if grave else "đúng"


def _total(files: Sequence[Checked]) -> str:
    findings = [finding for checked in files for finding in checked.findings]
    mendable = sum(one.mendable for checked in files if not checked.mended for one in checked.findings)
    unread = sum(checked.error is not None for checked in files)
    return " · ".join(_say_total(len(files), unread, count_in_words(findings), mendable))


def _say_total(files: int, unread: int, found: str, mendable: int) -> Iterator[str]:
    yield f"{files} tệp: {found or 'không phát hiện lỗi'}"
    if unread:
        yield f"{unread} tệp không đọc được"
    if mendable:
        yield f"baocao check --fix sửa được {mendable} chỗ"
