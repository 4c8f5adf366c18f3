"""Word files from raw WordprocessingML, with whatever parts a test is about."""

from __future__ import annotations

from support.docx import zipped

_BASE = "http://schemas.openxmlformats.org"
_DOCUMENT = f"{_BASE}/officeDocument/2006/relationships"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": f"{_BASE}/wordprocessingml/2006/main",
        "r": _DOCUMENT,
        "mc": f"{_BASE}/markup-compatibility/2006",
        "wp": f"{_BASE}/drawingml/2006/wordprocessingDrawing",
        "a": f"{_BASE}/drawingml/2006/main",
        "pic": f"{_BASE}/drawingml/2006/picture",
        "c": f"{_BASE}/drawingml/2006/chart",
        "m": f"{_BASE}/officeDocument/2006/math",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)
_ROOTS = {
    "styles": "styles",
    "numbering": "numbering",
    "settings": "settings",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "header": "hdr",
    "footer": "ftr",
}
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_THEME_NS = f'xmlns:a="{_BASE}/drawingml/2006/main"'


def word(body: str, **parts: str) -> bytes:
    """Return a .docx whose body is this XML.

    A part is named ``styles``, ``numbering``, ``settings``, ``footnotes``,
    ``theme``, ``header1``…; its relationship id is its name. ``rels`` adds
    relationships as they stand.
    """
    more = parts.pop("rels", "")
    entries = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(_relation("doc", "officeDocument", "word/document.xml")),
        "word/document.xml": f"{_HEAD}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
    }
    relations = ""
    for name, content in parts.items():
        kind = name.rstrip("0123456789")
        root = _ROOTS.get(kind, "")
        part = f"<w:{root} {NAMESPACES}>{content}</w:{root}>" if root else content
        if kind == "theme":
            part = f"<a:theme {_THEME_NS}>{content}</a:theme>"
        entries[f"word/{name}.xml"] = _HEAD + part
        relations += _relation(name, kind, f"{name}.xml")
    entries["word/_rels/document.xml.rels"] = _relationships(relations + more)
    return zipped(entries)


def p(text: str = "", p_pr: str = "", r_pr: str = "") -> str:
    """Return a paragraph of one run, with raw properties."""
    run = f'<w:r><w:rPr>{r_pr}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
    return f"<w:p><w:pPr>{p_pr}</w:pPr>{run}</w:p>"


def style(
    name: str, content: str = "", *, kind: str = "paragraph", base: str = "", default: bool = False
) -> str:
    """Return a style definition; its id is its name."""
    based_on = f'<w:basedOn w:val="{base}"/>' if base else ""
    mark = ' w:default="1"' if default else ""
    head = f'<w:style w:type="{kind}" w:styleId="{name}"{mark}><w:name w:val="{name}"/>'
    return f"{head}{based_on}{content}</w:style>"


def section(*, width: int = 11906, height: int = 16838, more: str = "") -> str:
    """Return section properties of A4 with margins 20, 15, 20, 30 mm."""
    return (
        f'<w:sectPr>{more}<w:pgSz w:w="{width}" w:h="{height}"/>'
        '<w:pgMar w:top="1134" w:right="851" w:bottom="1134" w:left="1701" w:header="567" w:footer="567"/>'
        "</w:sectPr>"
    )


def _content_types() -> str:
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return (
        f'{_HEAD}<Types xmlns="{_BASE}/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>'
    )


def _relation(name: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{name}" Type="{_DOCUMENT}/{kind}" Target="{target}"/>'


def _relationships(content: str) -> str:
    return f'{_HEAD}<Relationships xmlns="{_BASE}/package/2006/relationships">{content}</Relationships>'
