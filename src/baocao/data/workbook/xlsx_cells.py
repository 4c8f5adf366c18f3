"""The cells of a sheet's XML, row by row, as typed values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from io import BytesIO
from typing import Final

from lxml import etree

from baocao.data.model.shapes import strip_text
from baocao.data.tree import ForbiddenCharacterError, Scalar, find_forbidden
from baocao.data.workbook.book import At, CellSource
from baocao.data.workbook.faults import ErrorCellError, NoResultError, NoSuchDayError, UnsafeWorkbookError
from baocao.data.workbook.number_formats import built_in, join_moment, read_meaning, read_percent, read_serial
from baocao.errors import BaocaoError, Location
from baocao.ooxml.xml import Element
from baocao.viet.text import to_nfc

MAX_CELLS: Final = 400_000
"""Cells with something in them, in one workbook: a table of 30,000 people has no more."""
MAX_COLUMN, MAX_ROW = 16_384, 1_048_576
"""Source: Excel's specifications and limits."""

_NAME: Final = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
_WHOLE: Final = re.compile(r"-?[0-9]{1,15}")
_LONGEST: Final = 40
_WHOLE_DIGITS: Final = Decimal(10) ** 15


@dataclass(frozen=True, slots=True)
class Shared:
    """What the sheets of a workbook have in common."""

    texts: Sequence[str]
    formats: Sequence[str]
    """The number format of each cell style, by its index."""
    from_1904: bool


@dataclass(slots=True)
class Read:
    """What one sheet holds; filled while its XML goes by."""

    cells: dict[At, Scalar] = field(default_factory=dict)
    faults: dict[At, BaocaoError] = field(default_factory=dict)
    merged: list[tuple[At, At]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)


def iter_elements(content: bytes, *tags: str) -> Iterator[Element]:
    """Yield the elements of these names as they end, in any namespace; each is gone when the next comes.

    Raises:
        etree.XMLSyntaxError: the XML is broken.
    """
    walk = etree.iterparse(
        BytesIO(content),
        tag=[f"{{*}}{tag}" for tag in tags],
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
    )
    for _, element in walk:
        yield element
        element.clear()
        parent = element.getparent()
        while parent is not None and element.getprevious() is not None:
            del parent[0]


def local(element: Element) -> str:
    """Return the name of an element without its namespace; of a comment, nothing."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def read_text(element: Element) -> str:
    """Return the text of a shared or inline string: its runs joined, readings of characters left out.

    Source:
        ECMA-376 Part 1, 18.4.8 (si), 18.4.6 (rPh), 22.9.2.19 (``_x000D_``).
    """
    pieces = []
    for child in element:
        name = local(child)
        if name == "t":
            pieces.append(child.text or "")
        elif name == "r":
            pieces += [one.text or "" for one in child if local(one) == "t"]
    text = "".join(pieces)
    if "_x" in text:
        text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return text.replace("\r\n", "\n").replace("\r", "\n")


class SheetReader:
    """Reads one sheet; the room for cells is shared by all of a workbook."""

    def __init__(self, source: CellSource, sheet: int, shared: Shared, room: int) -> None:
        """Make a reader for the sheet with this index; `room`: so many cells may still come."""
        self.source, self.sheet, self.shared, self.room = source, sheet, shared, room
        self.read = Read()
        self.row = 0

    def read_sheet(self, content: bytes) -> Read:
        """Return what the sheet holds.

        Raises:
            UnsafeWorkbookError: D602.
            etree.XMLSyntaxError: the XML is broken.

        Cost:
            Linear in the XML; memory for the cells that are not blank and for one row.
        """
        for element in iter_elements(content, "row", "mergeCell", "col"):
            name = local(element)
            if name == "row":
                self._read_row(element)
            elif name == "col":
                self._read_column(element)
            else:
                self._read_merge(element.get("ref", ""))
        self.read.cells = dict(sorted(self.read.cells.items()))
        return self.read

    def _read_column(self, element: Element) -> None:
        if element.get("hidden") in {"1", "true"}:
            first, last = _whole(element.get("min"), 1), _whole(element.get("max"), 0)
            self.read.hidden_columns.update(range(max(first, 1), min(last, MAX_COLUMN) + 1))

    def _read_merge(self, ref: str) -> None:
        ends = [at for piece in ref.split(":") if (at := read_name(piece)) is not None]
        if len(ends) > 1:
            self.read.merged.append((ends[0], ends[1]))

    def _read_row(self, element: Element) -> None:
        self.row = _whole(element.get("r"), self.row + 1)
        hidden = element.get("hidden") in {"1", "true"}
        column = 0
        before = len(self.read.cells) + len(self.read.faults)
        for cell in element:
            name = cell.get("r")
            at = read_name(name) if name else None
            row, column = at or (self.row, column + 1)
            if len(cell):
                self._read_cell(cell, (row, column))
        if hidden and len(self.read.cells) + len(self.read.faults) > before:
            self.read.hidden_rows.add(self.row)

    def _read_cell(self, cell: Element, at: At) -> None:
        if at[0] > MAX_ROW or at[1] > MAX_COLUMN:
            return
        value = self._value(cell, at)
        if isinstance(value, str):
            value = strip_text(to_nfc(value))
            forbidden = find_forbidden(value)
            if forbidden:
                value = ForbiddenCharacterError(value[forbidden[0]], self._where(at))
        if value is None or value == "":
            return
        if len(self.read.cells) >= self.room:
            raise UnsafeWorkbookError(
                f"bảng tính có hơn {MAX_CELLS:,} ô có dữ liệu".replace(",", "."),
                where=self._where(at),
                hint="Tách thành nhiều tệp, xóa các dòng và trang tính không dùng",
            )
        if isinstance(value, BaocaoError):
            self.read.faults[at] = value
        else:
            self.read.cells[at] = value

    def _value(self, cell: Element, at: At) -> Scalar | BaocaoError:
        kind = cell.get("t", "n")
        raw, inline, is_formula = None, None, False
        for child in cell:
            name = local(child)
            if name == "v":
                raw = child.text or ""
            elif name == "is":
                inline = read_text(child)
            elif name == "f":
                is_formula = True
        if kind == "inlineStr":
            return inline
        if is_formula and (raw is None or (raw == "" and kind != "str")):
            return NoResultError(self._where(at))
        if raw is None or (raw == "" and kind != "str"):
            return None
        return self._typed(kind, raw, cell.get("s"), at)

    def _typed(self, kind: str, raw: str, style: str | None, at: At) -> Scalar | BaocaoError:
        if kind == "s":
            index = _whole(raw, -1)
            return self.shared.texts[index] if 0 <= index < len(self.shared.texts) else None
        if kind == "str":
            return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), raw) if "_x" in raw else raw
        if kind == "b":
            return raw.strip() in {"1", "true"}
        if kind == "e":
            return ErrorCellError(raw.strip(), self._where(at))
        if kind == "d":
            return _read_iso(raw.strip())
        return self._number(raw.strip(), style, at)

    def _number(self, raw: str, style: str | None, at: At) -> Scalar | BaocaoError:
        index = _whole(style, 0)
        code = self.shared.formats[index] if 0 <= index < len(self.shared.formats) else "General"
        meaning = read_meaning(code)
        number = read_number(raw)
        if number is None:
            return raw
        if meaning == "number":
            return number
        if meaning == "percent":
            return read_percent(Decimal(number), code)
        shown = read_serial(Decimal(number), meaning, from_1904=self.shared.from_1904)
        return shown if shown is not None else NoSuchDayError(raw, self._where(at))

    def _where(self, at: At) -> Location:
        return self.source.locate(self.source.offset(self.sheet, at))


def read_name(name: str) -> At | None:
    """Return row and column of a cell's name; None when it is none.

    >>> read_name("AB12"), read_name("A0")
    ((12, 28), None)
    """
    found = _NAME.fullmatch(name.replace("$", ""))
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]), column


def read_number(raw: str) -> int | Decimal | None:
    """Return a number as Excel shows it, to 15 digits; None when it is none.

    >>> read_number("5358"), read_number("0.30000000000000004"), read_number("1E+3"), read_number("x")
    (5358, Decimal('0.3'), 1000, None)

    Source:
        ECMA-376 Part 1, 18.17.5.2; Excel keeps 15 digits.
    """
    if _WHOLE.fullmatch(raw):
        return int(raw)
    if len(raw) > _LONGEST:
        return None
    with suppress(ValueError, InvalidOperation, OverflowError):
        number = Decimal(f"{float(raw):.15g}")
        if number.is_finite():
            whole = number == number.to_integral_value() and abs(number) < _WHOLE_DIGITS
            return int(number) if whole else number
    return None


def _read_iso(raw: str) -> Scalar:
    with suppress(ValueError):
        if raw.startswith("T") or ("-" not in raw and ":" in raw):
            return time.fromisoformat(raw.lstrip("T").removesuffix("Z")).replace(tzinfo=None)
        moment = datetime.fromisoformat(raw.removesuffix("Z")).replace(tzinfo=None)
        clock = moment.time().replace(microsecond=0)
        return join_moment(moment.date(), clock) if clock != time() else moment.date()
    with suppress(ValueError):
        return date.fromisoformat(raw)
    return raw


def _whole(text: str | None, default: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) <= _LONGEST // 2 else default


def list_texts(content: bytes) -> list[str]:
    """Return the shared strings of a workbook, by their indexes."""
    return [read_text(element) for element in iter_elements(content, "si")]


def list_formats(content: bytes) -> list[str]:
    """Return the code of the number format of each cell style, by its index.

    Source:
        ECMA-376 Part 1, 18.8.10 (cellXfs), 18.8.31 (numFmts).
    """
    root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    spelled = root.iterfind("{*}numFmts/{*}numFmt")  # conditional formats have numbers of their own
    own = {_whole(one.get("numFmtId"), -1): one.get("formatCode", "General") for one in spelled}
    found = []
    for styles in root.iterfind("{*}cellXfs"):
        for one in styles.iterfind("{*}xf"):
            number = _whole(one.get("numFmtId"), 0)
            found.append(own.get(number, built_in(number)))
    return found
