"""Small workbooks out of raw XML, as any program may write them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from baocao.data.tree import Scalar
from baocao.data.workbook.book import Book, cell_name
from baocao.data.workbook.reading import read_book
from support.filling import zipped

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_REL = "http://purl.oclc.org/ooxml/officeDocument/relationships"
PACKAGE_REL = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"


def sheet(rows: str, *, before: str = "", after: str = "", main: str = MAIN) -> str:
    """Return the XML of a sheet with these rows."""
    return f'<worksheet xmlns="{main}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def parts(
    *sheets: str,
    names: Sequence[str] = (),
    states: Sequence[str] = (),
    shared: str = "",
    formats: Sequence[str | int] = (),
    book: str = "",
    main: str = MAIN,
    rel: str = REL,
) -> dict[str, str | bytes]:
    """Return the parts of a workbook.

    `shared` are the ``<si>`` elements; `formats` the number formats of the cell styles 1, 2, …: codes, or
    numbers of those built in; `book` elements of the workbook before its sheets.
    """
    names = names or [f"Trang {number}" for number, _ in enumerate(sheets, 1)]
    listed = "".join(
        f'<sheet name="{name}" sheetId="{number}" r:id="rId{number}"'
        + (f' state="{states[number - 1]}"' if states else "")
        + "/>"
        for number, name in enumerate(names, 1)
    )
    rels = [("worksheet", f"worksheets/sheet{number}.xml") for number, _ in enumerate(sheets, 1)]
    rels += [("sharedStrings", "sharedStrings.xml")] * bool(shared) + [("styles", "styles.xml")] * bool(
        formats
    )
    head = f'<workbook xmlns="{main}" xmlns:r="{rel}">{book}'
    made: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{TYPES}"/>',
        "_rels/.rels": relationships([("officeDocument", "xl/workbook.xml")], rel),
        "xl/workbook.xml": f"{head}<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": relationships(rels, rel),
    }
    for number, content in enumerate(sheets, 1):
        made[f"xl/worksheets/sheet{number}.xml"] = content
    if shared:
        made["xl/sharedStrings.xml"] = f'<sst xmlns="{main}" count="1" uniqueCount="1">{shared}</sst>'
    if formats:
        made["xl/styles.xml"] = styles(formats, main)
    return made


def relationships(targets: Sequence[tuple[str, str]], rel: str = REL) -> str:
    """Return a part of relationships of these kinds and targets."""
    found = "".join(
        f'<Relationship Id="rId{number}" Type="{rel}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{PACKAGE_REL}">{found}</Relationships>'


def styles(formats: Sequence[str | int], main: str = MAIN) -> str:
    """Return the part of styles: 0 is General, the others show numbers in these formats."""
    own = {code: 164 + index for index, code in enumerate(formats) if isinstance(code, str)}
    spelled = "".join(
        f'<numFmt numFmtId="{number}" formatCode="{_quoted(code)}"/>' for code, number in own.items()
    )
    used = "".join(
        f'<xf numFmtId="{own[code] if isinstance(code, str) else code}"/>' for code in (0, *formats)
    )
    return f'<styleSheet xmlns="{main}"><numFmts>{spelled}</numFmts><cellXfs>{used}</cellXfs></styleSheet>'


def _quoted(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def read_parts(made: Mapping[str, str | bytes], name: str = "bieu.xlsx") -> Book:
    """Return the book that these parts make."""
    return read_book(zipped(made), name)


def read_rows(rows: str, **facts: Any) -> dict[str, Scalar]:
    """Return ``{name of cell: value}`` of a workbook with one sheet of these rows."""
    around = {key: facts.pop(key) for key in ("before", "after") if key in facts}
    book = read_parts(parts(sheet(rows, **around), **facts))
    return {cell_name(at): value for at, value in book.sheets[0].cells.items()}


def read_cell(inside: str, attributes: str = "", **facts: Any) -> Scalar:
    """Return the value of the cell A1 with this inside and these attributes, or raise its fault."""
    row = f'<row r="1"><c r="A1" {attributes}>{inside}</c></row>'
    return read_parts(parts(sheet(row), **facts)).sheets[0].value((1, 1))
