r"""Word files for the tests of the engine: every kind of part, any XML, and what was rendered read back.

`file` makes a package from blocks of XML; `p`, `r`, `tc`, `tr`, `tbl` write the
blocks; `fill` compiles and renders in one go; `lines` reads the text back with
tabs as ``\t``, line breaks as ``\n`` and page breaks as ``\f``.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from typing import Any, Literal
from xml.sax.saxutils import escape

from lxml import etree

from baocao.errors import BaocaoError
from baocao.ooxml.xml import NSMAP, Element, qn
from baocao.template.compile import compile_template
from baocao.template.render import render

MAIN = "word/document.xml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PREFIXES = ("w", "r", "wp", "a", "wps", "mc", "v", "w14", "m")
_NS = " ".join(f'xmlns:{prefix}="{NSMAP[prefix]}"' for prefix in _PREFIXES)
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_ROOTS = {
    "header": "hdr",
    "footer": "ftr",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "comments": "comments",
}
CORE = "docProps/core.xml"

OnMissing = Literal["error", "mark", "blank"]


def r(text: str, props: str = "") -> str:
    """Return a run; `text` is escaped, a text that starts with ``<`` stands as it is."""
    inside = text if text.startswith("<") else f'<w:t xml:space="preserve">{escape(text)}</w:t>'
    return f"<w:r>{f'<w:rPr>{props}</w:rPr>' if props else ''}{inside}</w:r>"


def p(*runs: str, props: str = "") -> str:
    """Return a paragraph; a text that does not start with ``<`` is a run of its own."""
    inside = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p>{f'<w:pPr>{props}</w:pPr>' if props else ''}{inside}</w:p>"


def tc(*blocks: str) -> str:
    """Return a cell; a text is a paragraph."""
    return f"<w:tc><w:tcPr/>{_blocks(blocks)}</w:tc>"


def tr(*cells: str) -> str:
    """Return a row; a text that is no ``<w:tc`` is a cell."""
    return f"<w:tr>{''.join(cell if cell.startswith('<w:tc>') else tc(cell) for cell in cells)}</w:tr>"


def tbl(*rows: str, columns: int = 2) -> str:
    """Return a table."""
    grid = '<w:gridCol w:w="2000"/>' * columns
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def sect(extra: str = "", *, landscape: bool = False) -> str:
    """Return the properties of a section."""
    size = 'w:w="16838" w:h="11906" w:orient="landscape"' if landscape else 'w:w="11906" w:h="16838"'
    return f"<w:sectPr>{extra}<w:pgSz {size}/></w:sectPr>"


def file(*blocks: str, section: str = "", core: str = "", **parts: Iterable[str]) -> bytes:
    """Return a .docx; `parts` are ``header``, ``footer``, ``footnotes``… with their blocks."""
    rels = {name: (name, f"{name}.xml") for name in parts}
    references = "".join(
        f'<w:{name}Reference w:type="default" r:id="{name}"/>'
        for name in parts
        if name in {"header", "footer"}
    )
    body = _blocks(blocks) + (section or sect(references))
    entries = {
        "[Content_Types].xml": _content_types(parts, with_core=bool(core)),
        "_rels/.rels": _rels({"doc": ("officeDocument", MAIN)}),
        "word/_rels/document.xml.rels": _rels(rels),
        MAIN: f"{_HEAD}<w:document {_NS}><w:body>{body}</w:body></w:document>",
        "word/settings.xml": f"{_HEAD}<w:settings {_NS}/>",
    }
    for name, content in parts.items():
        root = _ROOTS[name]
        entries[f"word/{name}.xml"] = f"{_HEAD}<w:{root} {_NS}>{_blocks(content)}</w:{root}>"
    if core:
        entries[CORE] = (
            f'{_HEAD}<cp:coreProperties xmlns:cp="{NSMAP["cp"]}" xmlns:dc="{NSMAP["dc"]}">{core}'
            "</cp:coreProperties>"
        )
    return zipped(entries)


def zipped(entries: Mapping[str, str | bytes]) -> bytes:
    """Return a zip of these entries in this order, the same bytes each time."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def unzipped(source: bytes) -> dict[str, bytes]:
    """Return {name: content} of a zip, in its order."""
    with zipfile.ZipFile(io.BytesIO(source)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def fill(source: bytes, /, missing: OnMissing = "error", **data: Any) -> bytes:
    """Return the template rendered with `data`."""
    return render(compile_template(source, "mau.docx"), data, missing=missing)


def filled(*blocks: str, **data: Any) -> list[str]:
    """Return the lines of a body rendered with `data`."""
    return lines(fill(file(*blocks), **data))


def failures(source: bytes, /, missing: OnMissing = "error", **data: Any) -> list[BaocaoError]:
    """Return the mistakes that compiling or rendering finds; none when all goes well."""
    try:
        fill(source, missing=missing, **data)
    except BaocaoError as error:
        return list(error.flatten())
    return []


def tree(document: bytes, part: str = MAIN) -> Element:
    """Return the root element of a part."""
    return etree.fromstring(read(document, part))


def read(document: bytes, part: str = MAIN) -> bytes:
    """Return the content of a part."""
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return archive.read(part)


def lines(document: bytes, part: str = MAIN) -> list[str]:
    """Return the text of each paragraph of a part, in document order, that of boxes inside it left out."""
    return [line_of(paragraph) for paragraph in tree(document, part).iter(qn("w:p"))]


def line_of(element: Element) -> str:
    """Return the text of one element; tabs and breaks as characters."""
    pieces = []
    for child in element:
        if child.tag == qn("w:t"):
            pieces.append(child.text or "")
        elif child.tag == qn("w:tab") and element.tag == qn("w:r"):
            pieces.append("\t")
        elif child.tag == qn("w:br"):
            pieces.append("\f" if child.get(qn("w:type")) == "page" else "\n")
        elif child.tag != qn("w:p"):
            pieces.append(line_of(child))
    return "".join(pieces)


def rows(document: bytes, part: str = MAIN) -> list[list[str]]:
    """Return the cells' texts of every row in a part, outer rows before the rows inside them."""
    found = []
    for row in tree(document, part).iter(qn("w:tr")):
        cells = row.findall(qn("w:tc"))
        found.append(["|".join(line_of(one) for one in cell.findall(qn("w:p"))) for cell in cells])
    return found


def _blocks(blocks: Iterable[str]) -> str:
    return "".join(block if block.startswith("<") else p(block) for block in blocks)


def _content_types(parts: Iterable[str], *, with_core: bool) -> str:
    kinds = {"document": "document.main", "settings": "settings"} | {name: name for name in parts}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPES}.{kind}+xml"/>'
        for name, kind in kinds.items()
    )
    if with_core:
        kind = "application/vnd.openxmlformats-package.core-properties+xml"
        overrides += f'<Override PartName="/{CORE}" ContentType="{kind}"/>'
    return (
        f'{_HEAD}<Types xmlns="{NSMAP["ct"]}"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _rels(targets: Mapping[str, tuple[str, str]]) -> str:
    inside = "".join(
        f'<Relationship Id="{name}" Type="{NSMAP["r"]}/{kind}" Target="{target}"/>'
        for name, (kind, target) in targets.items()
    )
    return f'{_HEAD}<Relationships xmlns="{NSMAP["rel"]}">{inside}</Relationships>'
