"""Sections, page numbers and what stands at the foot of the first page."""

# ruff: noqa: E501  # XML stands as the programs write it

from __future__ import annotations

from papers.content import Doc
from papers.ink import Ink
from papers.manner import Form, Look

_LOOK = Look(14)
_CENTRE = Form(align="center")


def section(
    ink: Ink, *, parts: set[str], last: bool, doc: Doc, first: bool = False, sideways: bool = False
) -> str:
    """Return section properties; an annex begins to count its pages again."""
    m = ink.manner
    only = last and not doc.appendices
    sideways = sideways or (last and bool(doc.appendices) and doc.appendices[-1].landscape)
    references = ""
    if "header1" in parts and (only or first):
        references += '<w:headerReference w:type="default" r:id="header1"/>'
    if "header2" in parts and (only or first):
        references += '<w:headerReference w:type="first" r:id="header2"/>'
    if "header3" in parts and (only or first):
        references += '<w:headerReference w:type="even" r:id="header3"/>'
    if "footer1" in parts and (only or first):
        references += '<w:footerReference w:type="first" r:id="footer1"/>'
    width, height = ("16838", "11906") if sideways else ("11906", "16838")
    if m.program == "google-docs" and not sideways:
        width, height = "11905.511811023624", "16837.79527559055"
    turned = ' w:orient="landscape"' if sideways else ""
    top, right, bottom, left = (1701, 1134, 851, 1134) if sideways else m.margins
    distance = 567
    restart = "" if only or first else '<w:pgNumType w:start="1"/>'
    page = (
        f'<w:pgSz w:w="{width}" w:h="{height}"{turned}/><w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" '
        f'w:left="{left}" w:header="{distance}" w:footer="{distance}" w:gutter="0"/>{restart}<w:cols w:space="720"/>'
    )
    hidden = "<w:titlePg/>" if m.page != "none" or "footer1" in parts else ""
    return f"<w:sectPr>{references}{page}{hidden}</w:sectPr>"


def page_header(ink: Ink) -> str:
    """Return a header with the page number in its middle."""
    kind = ink.manner.page
    if kind == "frame":
        frame = '<w:framePr w:wrap="around" w:vAnchor="text" w:hAnchor="margin" w:xAlign="center" w:y="1"/>'
        number = ink.paragraph("PageNumber", _field(ink), look=_LOOK, form=Form(), frame=frame)
        return number + ink.paragraph("", look=_LOOK, form=Form())
    number = ink.paragraph(
        "PageNumber", _simple(ink) if kind == "simple" else _field(ink), look=_LOOK, form=_CENTRE
    )
    if kind == "sdt":
        gallery = '<w:docPartObj><w:docPartGallery w:val="Page Numbers (Top of Page)"/><w:docPartUnique/></w:docPartObj>'
        return f'<w:sdt><w:sdtPr><w:id w:val="-1713414852"/>{gallery}</w:sdtPr><w:sdtContent>{number}</w:sdtContent></w:sdt>'
    if kind == "table":
        blank = ink.paragraph("", look=_LOOK, form=Form())
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="3118" w:type="dxa"/></w:tcPr>{content}</w:tc>'
            for content in (blank, number, blank)
        )
        grid = '<w:gridCol w:w="3118"/>' * 3
        return f'<w:tbl><w:tblPr><w:tblW w:w="9354" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid><w:tr>{cells}</w:tr></w:tbl>{blank}'
    return number


def _field(ink: Ink) -> str:
    def mark(content: str) -> str:
        return ink.drawn(content, _LOOK)

    return (
        mark('<w:fldChar w:fldCharType="begin"/>')
        + mark('<w:instrText xml:space="preserve"> PAGE   \\* MERGEFORMAT </w:instrText>')
        + mark('<w:fldChar w:fldCharType="separate"/>')
        + mark("<w:t>2</w:t>")
        + mark('<w:fldChar w:fldCharType="end"/>')
    )


def _simple(ink: Ink) -> str:
    return f'<w:fldSimple w:instr=" PAGE ">{ink.drawn("<w:t>2</w:t>", _LOOK)}</w:fldSimple>'


def contact_footer(ink: Ink, doc: Doc) -> str:
    """Return the first page's footer: a line across, then address, telephone and mail."""
    look = Look(10 if doc.is_party else 11)
    out = ""
    for at, text in enumerate(doc.contact):
        form = Form(border="" if at else "top", align="both" if at else "left")
        out += ink.paragraph("", text, look=look, form=form)
    return out
