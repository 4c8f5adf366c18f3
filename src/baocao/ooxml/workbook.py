"""A workbook of one sheet, as Word opens it behind a chart: texts and numbers, nothing that computes."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from html import escape
from typing import Final

from baocao.ooxml.entries import pack, write_package
from baocao.ooxml.xml import DECLARATION, NSMAP

TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_R: Final = NSMAP["r"]
_LETTERS: Final = 26
_PARTS: Final = {
    "[Content_Types].xml": (
        f'<Types xmlns="{NSMAP["ct"]}"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{TYPE}.main+xml"/>'
        '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="'
        'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
        '<Override PartName="/xl/styles.xml" ContentType="'
        'application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{NSMAP["rel"]}"><Relationship Id="rId1" Type="{_R}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{NSMAP["rel"]}"><Relationship Id="rId1" Type="{_R}/worksheet" '
        f'Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{_R}/styles" Target="styles.xml"/>'
        "</Relationships>"
    ),
    "xl/styles.xml": (
        f'<styleSheet xmlns="{_MAIN}">'
        '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill '
        'patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/>'
        '<diagonal/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="1">'
        '<xf xfId="0"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/>'
        "</cellStyles></styleSheet>"
    ),
}
"""What is the same in all of them.

Source:
    ECMA-376 Part 1, 12.3 (parts of a spreadsheet), 18.8 (styles).
"""

Cell = str | Decimal | None


def write_workbook(sheet: str, rows: Sequence[Sequence[Cell]]) -> bytes:
    """Return an .xlsx with one sheet of these rows; None is an empty cell; same input, same bytes."""
    book = (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_R}"><sheets>'
        f'<sheet name="{escape(sheet)}" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )
    data = "".join(_write_row(row, number) for number, row in enumerate(rows, 1))
    page = f'<worksheet xmlns="{_MAIN}"><sheetData>{data}</sheetData></worksheet>'
    parts = {**_PARTS, "xl/workbook.xml": book, "xl/worksheets/sheet1.xml": page}
    return write_package(pack(name, (DECLARATION + content).encode()) for name, content in parts.items())


def _write_row(row: Sequence[Cell], number: int) -> str:
    cells = (_write_cell(cell, column, number) for column, cell in enumerate(row))
    return f'<row r="{number}">{"".join(cells)}</row>'


def _write_cell(cell: Cell, column: int, row: int) -> str:
    at = f'r="{column_letters(column)}{row}"'
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return f"<c {at}><v>{write_number(cell)}</v></c>"
    return f'<c {at} t="inlineStr"><is><t xml:space="preserve">{escape(cell, quote=False)}</t></is></c>'


def write_number(number: Decimal) -> str:
    """Return a number as workbooks and charts hold it: a point, no exponent.

    >>> write_number(Decimal("1E+3")), write_number(Decimal("0.50"))
    ('1000', '0.50')
    """
    return f"{number:f}"


def column_letters(index: int) -> str:
    """Return the letters of a column, counted from 0.

    >>> column_letters(0), column_letters(25), column_letters(26)
    ('A', 'Z', 'AA')
    """
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters
