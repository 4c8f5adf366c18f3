"""Tiny Word files for tests, from lists of runs, and their text back.

A paragraph is a text (one run) or a list of texts (one run each); a text that
starts with ``<w:`` stands as it is, so tables and anything else fit in::

    docx(["Tổng số ", "{{ n }}", " đại biểu"], table([["a", "b"]]), header=["{{ ten }}"])
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NS = f'xmlns:w="{W}" xmlns:r="{R}"'
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"

Block = str | Sequence[str]


def docx(*blocks: Block, header: Sequence[Block] = (), footer: Sequence[Block] = ()) -> bytes:
    """Return a whole .docx with these blocks as its body, and a header or footer when given."""
    parts = {name: blocks_of for name, blocks_of in (("header", header), ("footer", footer)) if blocks_of}
    references = "".join(f'<w:{name}Reference w:type="default" r:id="{name}1"/>' for name in parts)
    body = f"{xml(*blocks)}<w:sectPr>{references}</w:sectPr>"
    entries = {
        "[Content_Types].xml": _content_types(parts),
        "_rels/.rels": _relationships({"doc1": ("officeDocument", "word/document.xml")}),
        "word/_rels/document.xml.rels": _relationships(
            {f"{name}1": (name, f"{name}1.xml") for name in parts} | {"styles": ("styles", "styles.xml")}
        ),
        "word/styles.xml": f"{_HEAD}<w:styles {_NS}/>",
        "word/document.xml": f"{_HEAD}<w:document {_NS}><w:body>{body}</w:body></w:document>",
    }
    for name, content in parts.items():
        element = {"header": "hdr", "footer": "ftr"}[name]
        entries[f"word/{name}1.xml"] = f"{_HEAD}<w:{element} {_NS}>{xml(*content)}</w:{element}>"
    return zipped(entries)


def zipped(entries: dict[str, str]) -> bytes:
    """Return a zip file with these texts in this order, the same bytes each time."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(zipfile.ZipInfo(name), content.encode())
    return stream.getvalue()


def xml(*blocks: Block) -> str:
    """Return the blocks as WordprocessingML."""
    return "".join(_block(block) for block in blocks)


def table(rows: Sequence[Sequence[Block]]) -> str:
    """Return a table; a cell is one block."""
    width = max((len(row) for row in rows), default=0)
    grid = "".join('<w:gridCol w:w="2000"/>' for _ in range(width))
    lines = "".join(f"<w:tr>{''.join(f'<w:tc>{_block(cell)}</w:tc>' for cell in row)}</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{lines}</w:tbl>"


def text(document: bytes, part: str = "word/document.xml") -> str:
    """Return the text of a part, one line a paragraph."""
    return "\n".join(paragraphs(document, part))


def paragraphs(document: bytes, part: str = "word/document.xml") -> list[str]:
    """Return the text of each paragraph of a part, in document order."""
    return ["".join(p.itertext(f"{{{W}}}t")) for p in tree(document, part).iter(f"{{{W}}}p")]


def tree(document: bytes, part: str = "word/document.xml") -> etree._Element:
    """Return the root element of a part."""
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return etree.fromstring(archive.read(part))


def _block(block: Block) -> str:
    if isinstance(block, str) and block.startswith("<w:"):
        return block
    runs = [block] if isinstance(block, str) else block
    return f"<w:p>{''.join(run if run.startswith('<w:') else _run(run) for run in runs)}</w:p>"


def _run(content: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(content)}</w:t></w:r>'


def _content_types(parts: Iterable[str]) -> str:
    kinds = {"document": "document.main", "styles": "styles"} | {f"{part}1": part for part in parts}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{kind}+xml"/>'
        for name, kind in kinds.items()
    )
    defaults = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
    )
    return f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">{defaults}{overrides}</Types>'


def _relationships(targets: dict[str, tuple[str, str]]) -> str:
    lines = "".join(
        f'<Relationship Id="{name}" Type="{R}/{kind}" Target="{target}"/>'
        for name, (kind, target) in targets.items()
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{lines}</Relationships>'
