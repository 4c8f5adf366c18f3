r"""Documents for the tests of recognition, written as they look.

One line is one paragraph; lines between bars are the rows of a table without lines:

- ``| a ¶ b | c |``: a row, ``¶`` parts the paragraphs of a cell
- ``= text`` centred, ``> text`` justified with an indented first line, ``>> text`` at the right
- ``**text**`` bold, ``//text//`` italic, ``__text__`` underlined (the whole paragraph)
- ``⇥`` a tab, ``↵`` a line break, ``·`` a blank that is kept
- ``{ke 40}`` a drawn line of 40 mm in the middle of its column, ``{ke 40@20}`` 20 mm from its left edge,
  ``{vien}`` a border below the paragraph, ``{hop text}`` a text box
- ``[grid]`` before a table gives it lines; ``-`` alone is an empty paragraph
"""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

from support.word import section, word

_WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_MM = 36_000
_MARKS = (("**", "<w:b/>"), ("//", "<w:i/>"), ("__", '<w:u w:val="single"/>'))
_TOKEN = re.compile(r"(\{[^}]*\}|⇥|↵)")


def sheet(text: str, columns: tuple[int, ...] = (67, 100)) -> bytes:
    """Return the .docx that the notation describes; `columns` in mm."""
    body, rows, lines = "", [], False
    for line in [*map(str.strip, text.strip().split("\n")), ""]:
        if line.startswith("|"):
            rows.append(line.strip("|").split("|"))
            continue
        if rows:
            body += _table(rows, columns, lines=lines)
            rows, lines = [], False
        if line == "[grid]":
            lines = True
        elif line:
            body += paragraph(line)
    return word(body + section(), styles=_STYLES)


_STYLES = (
    "<w:docDefaults><w:rPrDefault><w:rPr>"
    '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="26"/>'
    "</w:rPr></w:rPrDefault></w:docDefaults>"
)


def paragraph(text: str, align: str = "") -> str:
    """Return a paragraph of the notation."""
    p_pr = ""
    text = "" if text == "-" else text
    for mark, name in ((">> ", "right"), ("> ", "both"), ("= ", "center")):
        if text.startswith(mark):
            text, align = text[len(mark) :], name
    if "{vien}" in text:
        text = text.replace("{vien}", "")
        p_pr += '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'
    if align == "both":
        p_pr += '<w:ind w:firstLine="567"/>'
    if align:
        p_pr += f'<w:jc w:val="{align}"/>'
    r_pr = ""
    text = text.strip()
    for mark, element in _MARKS:
        while mark in text and text.count(mark) >= 2 and not set(text) <= set("_"):
            text = text.replace(mark, "")
            r_pr += element
    runs = "".join(_run(piece, r_pr) for piece in _TOKEN.split(text) if piece)
    return f"<w:p><w:pPr>{p_pr}</w:pPr>{runs}</w:p>"


def _run(piece: str, r_pr: str) -> str:
    if piece.startswith("{ke "):
        content = _line(piece[4:-1])
    elif piece.startswith("{hop "):
        content = _box(piece[5:-1])
    else:
        made = {"⇥": "<w:tab/>", "↵": "<w:br/>"}
        content = made.get(piece) or f'<w:t xml:space="preserve">{escape(piece.replace("·", " "))}</w:t>'
    return f"<w:r><w:rPr>{r_pr}</w:rPr>{content}</w:r>"


def _line(size: str) -> str:
    length, _, offset = size.partition("@")
    placed = (
        f"<wp:posOffset>{round(float(offset) * _MM)}</wp:posOffset>"
        if offset
        else "<wp:align>center</wp:align>"
    )
    return _anchor(
        placed,
        round(float(length) * _MM),
        0,
        '<wps:cNvCnPr/><wps:spPr><a:prstGeom prst="line"/><a:ln w="9525"/></wps:spPr><wps:bodyPr/>',
    )


def _box(text: str) -> str:
    inside = "".join(paragraph(piece, "center") for piece in text.split("¶"))
    shape = (
        '<wps:cNvSpPr txBox="1"/><wps:spPr><a:prstGeom prst="rect"/></wps:spPr>'
        f"<wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx><wps:bodyPr/>"
    )
    return _anchor("<wp:posOffset>0</wp:posOffset>", 60 * _MM, 20 * _MM, shape)


def _anchor(placed: str, width: int, height: int, shape: str) -> str:
    return (
        '<w:drawing><wp:anchor><wp:positionH relativeFrom="column">'
        f'{placed}</wp:positionH><wp:extent cx="{width}" cy="{height}"/>'
        f'<a:graphic><a:graphicData uri="{_WPS}"><wps:wsp>{shape}</wps:wsp></a:graphicData></a:graphic>'
        "</wp:anchor></w:drawing>"
    )


def _table(rows: list[list[str]], columns: tuple[int, ...], *, lines: bool) -> str:
    edge = '<w:{} w:val="single" w:sz="4"/>'
    borders = "".join(edge.format(side) for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    look = f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr>" if lines else "<w:tblPr/>"
    count = max(len(row) for row in rows)
    widths = [round(mm * 1440 / 25.4) for mm in columns]
    widths = widths if len(widths) == count else [round(165 / count * 1440 / 25.4)] * count
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    made = "".join(f"<w:tr>{_cells(row, widths)}</w:tr>" for row in rows)
    return f"<w:tbl>{look}<w:tblGrid>{grid}</w:tblGrid>{made}</w:tbl>"


def _cells(row: list[str], widths: list[int]) -> str:
    if len(row) == 1:
        inside = "".join(paragraph(piece.strip(), "center") for piece in row[0].split("¶"))
        span = (
            f'<w:tcPr><w:tcW w:w="{sum(widths)}" w:type="dxa"/><w:gridSpan w:val="{len(widths)}"/></w:tcPr>'
        )
        return f"<w:tc>{span}{inside}</w:tc>"
    out = ""
    for cell, width in zip(row, widths, strict=True):
        inside = "".join(paragraph(piece.strip(), "center") for piece in cell.split("¶"))
        out += f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{inside}</w:tc>'
    return out
