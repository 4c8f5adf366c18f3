"""What the user should know of a workbook that was read, though it stops nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from baocao.data.workbook.book import At, Sheet, cell_name
from baocao.data.workbook.xlsx_sheet import join_spans
from baocao.errors import Finding, Location, Severity
from baocao.ooxml.workbook import column_letters
from baocao.viet.text import fold_key

LISTS: Final = frozenset({"danh_muc"})
"""Hidden sheets of our own forms: what their drop-downs offer."""
_FEW: Final = 5


def make_notice(name: str, message: str, hint: str, where: Location, code: str = "D608") -> Finding:
    """Return a word about a file."""
    return Finding(code=code, name=name, severity=Severity.WARNING, message=message, where=where, hint=hint)


def find_hidden(sheets: Sequence[Sheet], where: Location) -> list[Finding]:
    """Return one notice of all sheets, rows and columns that hold data and are hidden, if any."""
    told = [said for sheet in sheets if sheet.cells or sheet.faults for said in _tell_hidden(sheet)]
    if not told:
        return []
    message = f"có phần bị ẩn vẫn được đọc: {join_few(told, 'chỗ', '; ')}"
    hint = "Bỏ ẩn để xem lại; không dùng thì xóa hẳn rồi lưu lại"
    return [make_notice("hidden-cells", message, hint, where)]


def _tell_hidden(sheet: Sheet) -> Iterator[str]:
    if sheet.is_hidden and fold_key(sheet.name) not in LISTS:
        yield f"cả trang “{sheet.name}”"
    if sheet.is_hidden:
        return
    if sheet.hidden_rows:
        yield f"trang “{sheet.name}” dòng {_shown_spans(sheet.hidden_rows, str)}"
    if sheet.hidden_columns:
        columns = sheet.hidden_columns & {column for _, column in (*sheet.cells, *sheet.faults)}
        if columns:
            yield f"trang “{sheet.name}” cột {_shown_spans(columns, lambda one: column_letters(one - 1))}"


def _shown_spans(numbers: Iterable[int], show: Callable[[int], str]) -> str:
    spans = join_spans([(one, one) for one in numbers])
    told = [show(first) if first == last else f"{show(first)}–{show(last)}" for first, last in spans]
    return join_few(told, "chỗ")


def find_covered(sheet: Sheet, covered: Sequence[At], where: Location) -> list[Finding]:
    """Return a notice of values that nobody sees because other cells are merged over them."""
    if not covered:
        return []
    cells = join_few([cell_name(at) for at in covered], "ô")
    message = f"ô {cells} của trang “{sheet.name}” còn giá trị nằm khuất dưới ô gộp, không đọc"
    return [make_notice("covered-cells", message, "Bỏ gộp ô ra xem nếu cần giá trị ấy", where)]


def join_few(told: Sequence[str], unit: str, sign: str = ", ") -> str:
    """Return the first few of some texts and how many more there are.

    >>> join_few(["1", "2"], "ô"), join_few(["1", "2", "3", "4", "5", "6", "7"], "ô")
    ('1, 2', '1, 2, 3, 4, 5 và 2 ô khác')
    """
    more = f" và {len(told) - _FEW} {unit} khác" if told[_FEW:] else ""
    return sign.join(told[:_FEW]) + more
