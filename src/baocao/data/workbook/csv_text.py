"""The text of a CSV file and the sign that divides its columns, told from its bytes."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import PurePath
from typing import Final

from baocao.data.load import EncodingError, decode
from baocao.data.workbook.book_notices import make_notice
from baocao.data.workbook.faults import TableEncodingError
from baocao.errors import Finding, Location
from baocao.viet.code_pages import decode_old

_DELIMITERS: Final = ";\t|,"
"""In the order of preference where nothing else tells: Excel writes ``;`` where numbers have a comma."""
_SNIFFED_LINES: Final = 50
_SNIFFED_CHARACTERS: Final = 64 * 1024
"""So much of the file tells what divides the columns."""
_QUOTED: Final = re.compile(r'"[^"]*+"')
_OPEN: Final = re.compile(r'(?:^|[;,\t|])[ ]*"[^"]*\Z')
_DECIMAL: Final = re.compile(r"(?<=[0-9]),(?=[0-9])")
_SAID: Final = re.compile(r'"?sep=(.)"?[;,\t|]*(?:\r\n|\r|\n|\Z)', re.IGNORECASE)


def read_table_text(content: bytes, name: str) -> tuple[str, tuple[Finding, ...]]:
    """Return the text of a table and a notice when it had to be turned into Unicode.

    Raises:
        TableEncodingError: D607, a code page that cannot be told beyond doubt.
    """
    try:
        return decode(content, name), ()
    except EncodingError as error:
        found = decode_old(content) if b"\0" not in content else None
        if found is None:
            unknown = "tệp không phải mã UTF-8 và không nhận ra chắc chắn là bảng mã cũ nào"
            raise TableEncodingError(
                error.message if b"\0" in content else unknown,
                where=error.where,
                hint="Mở bằng Excel, lưu thành “Excel Workbook (.xlsx)” hoặc “CSV UTF-8”",
            ) from error
    message = f"tệp viết bằng bảng mã cũ {found.page}, đã chuyển sang Unicode"
    hint = "Xem lại tên người, tên đơn vị; lần sau lưu thành “CSV UTF-8”"
    return found.text, (make_notice("old-code-page", message, hint, Location(file=name), "D609"),)


def split_said(text: str) -> tuple[str, str]:
    r"""Return the delimiter that a first line ``sep=;`` says, empty when none does, and the rest of the text.

    The rest keeps a blank first line, so that its lines are those of the file.

    >>> split_said("sep=,\na,b")
    (',', '\na,b')
    """
    found = _SAID.match(text)
    return (found[1], "\n" + text[found.end() :]) if found else ("", text)


def find_delimiter(text: str, name: str = "") -> str:
    r"""Return the sign that divides the columns: the one that most lines have equally often.

    What stands in quotes does not count, nor do the commas of decimals when another sign will do.

    >>> find_delimiter("Tên,Số\nXã A,1\n"), find_delimiter("Tỷ lệ;Số\n1,5;2,5\n"), find_delimiter("Tên\nXã A")
    (',', ';', ';')
    """
    head = text[:_SNIFFED_CHARACTERS]
    bare = _OPEN.sub("", _QUOTED.sub("", head))
    lines = [line for line in bare.splitlines()[:_SNIFFED_LINES] if line.strip(" ;,\t|")]
    without_decimals = [_DECIMAL.sub("", line) for line in lines]
    alike = {sign: _count_alike(without_decimals if sign == "," else lines, sign) for sign in _DELIMITERS}
    if PurePath(name).suffix.lower() == ".tsv" and alike["\t"]:
        return "\t"
    best = max(_DELIMITERS, key=alike.__getitem__)
    if alike[best]:
        return best
    return "," if _count_alike(lines, ",") else _DELIMITERS[0]


def _count_alike(lines: list[str], sign: str) -> int:
    """Return on how many lines at most a sign stands equally often."""
    counts = Counter(count for line in lines if (count := line.count(sign)))
    return max(counts.values(), default=0)
