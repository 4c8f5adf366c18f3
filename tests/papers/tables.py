"""Tables: those that place the head and the foot, and those that hold figures."""

# ruff: noqa: E501  # XML stands as the programs write it

from __future__ import annotations

from collections.abc import Sequence

from papers.content import Grid
from papers.ink import Ink
from papers.manner import Form, Look

_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")


def twips(mm: float) -> int:
    """Return millimetres as twips."""
    return round(mm * 1440 / 25.4)


def placing(ink: Ink, columns: Sequence[float], rows: Sequence[Sequence[str]]) -> str:
    """Return a table without lines whose cells hold these paragraphs; `columns` in mm."""
    widths = [twips(mm) for mm in columns]
    total = sum(widths)
    program = ink.manner.program
    over = total - ink.manner.text_width
    look = '<w:tblLook w:val="04A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>'
    if program == "google-docs":
        edges = "".join(f'<w:{edge} w:val="nil"/>' for edge in _EDGES)
        properties = f'<w:tblW w:w="{total}.0" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{edges}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblLook w:val="0600"/>'
    elif program == "libreoffice":
        properties = f'<w:tblW w:w="{total}" w:type="dxa"/><w:jc w:val="left"/><w:tblInd w:w="{-max(0, over)}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar>'
    elif program == "wps":
        properties = f'<w:tblW w:w="{total}" w:type="dxa"/><w:tblInd w:w="{-108 - max(0, over) // 2}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
    elif program == "word-2003":
        properties = f'<w:tblW w:w="{total}" w:type="dxa"/><w:tblInd w:w="{-108 - max(0, over) // 2}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="01E0"/>'
    else:
        properties = (
            f'<w:tblW w:w="{total}" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/>{look}'
        )
    if "white" in ink.manner.habits:
        edges = "".join(
            f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="FFFFFF"/>' for edge in _EDGES
        )
        properties = properties.replace(
            "<w:tblLayout", f"<w:tblBorders>{edges}</w:tblBorders><w:tblLayout", 1
        )
    return _table(ink, properties, widths, rows)


def _table(ink: Ink, properties: str, widths: Sequence[int], rows: Sequence[Sequence[str]]) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    more = ""
    if ink.manner.program == "google-docs":
        edges = "".join(
            f'<w:{edge} w:color="ffffff" w:space="0" w:sz="0" w:val="nil"/>'
            for edge in ("top", "left", "bottom", "right")
        )
        margins = "".join(
            f'<w:{side} w:w="{value}" w:type="dxa"/>'
            for side, value in (("top", "0.0"), ("left", "108.0"), ("bottom", "0.0"), ("right", "108.0"))
        )
        more = f'<w:tcBorders>{edges}</w:tcBorders><w:shd w:fill="auto" w:val="clear"/><w:tcMar>{margins}</w:tcMar><w:vAlign w:val="top"/>'
    elif ink.manner.program == "libreoffice":
        more = "<w:tcBorders/>"
    lines = ""
    for row in rows:
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{more}</w:tcPr>{content}</w:tc>'
            for width, content in zip(widths, row, strict=True)
        )
        lines += f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{lines}</w:tbl>"


def figures(ink: Ink, grid: Grid, room: int) -> str:
    """Return a table with lines, as wide as the text; its letters are a little smaller."""
    shares = sum(grid.widths)
    widths = [room * share // shares for share in grid.widths]
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = "".join(_figures_row(ink, grid, row, widths, head=not at) for at, row in enumerate(grid.rows))
    edges = "".join(f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for edge in _EDGES)
    if ink.manner.program == "google-docs":
        edges = edges.replace(
            'w:val="single" w:sz="4" w:space="0" w:color="auto"',
            'w:color="000000" w:space="0" w:sz="8" w:val="single"',
        )
    return f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{edges}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>'


def _figures_row(ink: Ink, grid: Grid, row: Sequence[str], widths: Sequence[int], *, head: bool) -> str:
    look = Look(13, bold=head or row[0] == "")
    cells = ""
    for column, (text, width) in enumerate(zip(row, widths, strict=True)):
        centred = head or column in grid.numbers or column == 0
        form = Form(align="center" if centred else "left", before=40, after=40)
        content = ink.paragraph("Cell", text, look=look, form=form)
        vertical = '<w:vAlign w:val="center"/>'
        cells += f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{vertical}</w:tcPr>{content}</w:tc>'
    repeated = "<w:tblHeader/>" if head else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{cells}</w:tr>"
