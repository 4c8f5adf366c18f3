"""Paragraphs, runs, tables and sections of WordprocessingML as text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from itertools import pairwise

from baocao.units import Length

CELL_PADDING = 85
"""Twips a cell of a ruled table leaves free left and right: 1.5 mm."""

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def run(text: str, properties: str = "") -> str:
    """Return a run; a tab in the text becomes a tab stop."""
    r_pr = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    pieces = "<w:tab/>".join(
        f'<w:t xml:space="preserve">{escape(piece, quote=False)}</w:t>' if piece else ""
        for piece in text.split("\t")
    )
    return f"<w:r>{r_pr}{pieces}</w:r>"


def paragraph(style: str, *content: str, properties: str = "") -> str:
    """Return a paragraph; content that is not XML yet becomes a run."""
    runs = "".join(piece if piece.startswith("<w:") else run(piece) for piece in content if piece)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{runs}</w:p>'


def statement(text: str) -> str:
    """Return a paragraph that holds one statement only and vanishes when rendered."""
    return paragraph("LenhMau", f"{{%p {text} %}}")


def block(opening: str, *content: str) -> str:
    """Return content between an opening statement and its end, a paragraph each."""
    keyword = opening.partition(" ")[0]
    return "".join([statement(opening), *content, statement(f"end{keyword}")])


def field_page() -> str:
    """Return a PAGE field with a result for readers that do not count pages."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        "<w:r><w:rPr><w:noProof/></w:rPr><w:t>2</w:t></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def cell(width: Length, *content: str, align: str = "", span: int = 1) -> str:
    """Return a table cell across `span` columns; `align` is vertical."""
    grid_span = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    v_align = f'<w:vAlign w:val="{align}"/>' if align else ""
    t_c_w = f'<w:tcW w:w="{width.twips}" w:type="dxa"/>'
    return f"<w:tc><w:tcPr>{t_c_w}{grid_span}{v_align}</w:tcPr>{''.join(content)}</w:tc>"


def row(*cells: str, header: bool = False) -> str:
    """Return a table row that does not break across pages."""
    repeat = "<w:tblHeader/>" if header else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{repeat}</w:trPr>{''.join(cells)}</w:tr>"


def table(style: str, widths: Sequence[Length], rows: Iterable[str], *, padding: int = 0) -> str:
    """Return a centred table of fixed columns; the grid and the cells say the same widths.

    `padding` is what each cell leaves free left and right, in twips; said here
    and not in the style, since not every reader looks there.
    """
    total = sum(width.twips for width in widths)
    grid = "".join(f'<w:gridCol w:w="{width.twips}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{total}" w:type="dxa"/>'
        '<w:jc w:val="center"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar><w:left w:w="{padding}" w:type="dxa"/><w:right w:w="{padding}" w:type="dxa"/>'
        "</w:tblCellMar>"
        '<w:tblLook w:val="0000" w:firstRow="0" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" '
        'w:noHBand="1" w:noVBand="1"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def share_width(total: Length, *shares: float) -> list[Length]:
    """Return columns in the proportion of `shares` that fill `total` to the twip."""
    whole = sum(shares)
    edges = [round(total.twips * sum(shares[:count]) / whole) for count in range(len(shares) + 1)]
    return [Length.from_twips(right - left) for left, right in pairwise(edges)]


def data_table(
    widths: Sequence[Length], heads: Sequence[str], loop: str, cells: Sequence[tuple[str, str]]
) -> str:
    """Return a ruled table with a repeated head and one row that `loop` repeats.

    Args:
        widths: Of the columns.
        heads: Their titles.
        loop: What stands in ``{%tr for … %}``.
        cells: (style, text with tags) of the repeated row.
    """
    body = row(*(cell(w, paragraph(style, text)) for w, (style, text) in zip(widths, cells, strict=True)))
    return looped_table(widths, heads, loop, [body])


def looped_table(widths: Sequence[Length], heads: Sequence[str], loop: str, rows: Iterable[str]) -> str:
    """Return a ruled table with a repeated head and rows that `loop` repeats together."""
    head = row(
        *(cell(w, paragraph("DauBang", h), align="center") for w, h in zip(widths, heads, strict=True)),
        header=True,
    )
    opening, closing = statement_row(widths, f"for {loop}"), statement_row(widths, "endfor")
    return table("BangKe", widths, [head, opening, *rows, closing], padding=CELL_PADDING)


def chosen_table(
    room: Length, loop: str, columns: Sequence[tuple[str, str, str, str, float]], *, asked: str
) -> str:
    """Return a ruled table with a repeated head, of the columns that are needed.

    Args:
        room: How wide it is.
        loop: What stands in ``{%tr for … %}``.
        columns: (key, style, title, text with tags, share of the width); one without key is always there.
        asked: The variable whose keys say which columns are needed.
    """

    def only_if(key: str, text: str) -> str:
        return f"{{%tc if {asked}.{key} %}}{text}{{%tc endif %}}" if key else text

    widths = share_width(room, *(share for *_, share in columns))
    heads = [only_if(key, title) for key, _, title, *_ in columns]
    cells = [
        cell(width, paragraph(style, only_if(key, text)))
        for width, (key, style, _, text, _) in zip(widths, columns, strict=True)
    ]
    return looped_table(widths, heads, loop, [row(*cells)])


def statement_row(widths: Sequence[Length], text: str) -> str:
    """Return a row that holds one statement only and vanishes when rendered."""
    tag = paragraph("LenhMau", f"{{%tr {text} %}}")
    return row(cell(Length(sum(widths)), tag, span=len(widths)))


def section(
    *,
    size: tuple[Length, Length],
    margins: dict[str, Length],
    header_distance: Length,
    start: int | None = None,
    landscape: bool = False,
) -> str:
    """Return the properties of a section whose first page carries no number."""
    width, height = (max(size), min(size)) if landscape else size
    distance = header_distance.twips
    orient = ' w:orient="landscape"' if landscape else ""
    sides = " ".join(f'w:{side}="{length.twips}"' for side, length in margins.items())
    number = "" if start is None else f'<w:pgNumType w:start="{start}"/>'
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rIdSoTrang"/>'
        '<w:headerReference w:type="first" r:id="rIdTrangDau"/><w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{width.twips}" w:h="{height.twips}"{orient}/>'
        f'<w:pgMar {sides} w:header="{distance}" w:footer="{distance}" w:gutter="0"/>'
        f"{number}<w:titlePg/></w:sectPr>"
    )


def part(root: str, content: str) -> str:
    """Return a whole part: declaration, root element with its namespaces, content."""
    return f'{DECLARATION}<w:{root} xmlns:w="{W}" xmlns:r="{R}">{content}</w:{root}>'
