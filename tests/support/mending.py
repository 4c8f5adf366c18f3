"""Small documents to be mended, and what is read back from them."""

from __future__ import annotations

from collections.abc import Sequence

from baocao.layout.blocks import Paragraph
from baocao.layout.facts import Facts, read_document
from baocao.layout.fix import apply_repairs
from baocao.layout.mending.guard import find_new_faults, has_same_words
from baocao.layout.repair import Anchor, Repair
from support.docx import R, W, zipped

MAIN = "word/document.xml"
_NS = f'xmlns:w="{W}" xmlns:r="{R}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KINDS = {"hdr": "header", "ftr": "footer"}


def file(
    body: str,
    *,
    sect: str = "",
    styles: str = "",
    settings: str = "",
    edges: dict[str, str] | None = None,
) -> bytes:
    """Return a .docx of these pieces of XML.

    Args:
        body: content of ``w:body``, its last section apart.
        sect: content of the last ``w:sectPr``.
        styles: content of ``w:styles``.
        settings: content of ``w:settings``.
        edges: {name of a header or footer, such as ``hdr1``: content}; the name is its relationship id, too.
    """
    edges = edges or {}
    parts = {"document": "document.main", "styles": "styles", "settings": "settings"}
    overrides = [(f"{name}.xml", kind) for name, kind in parts.items()]
    overrides += [(f"{name}.xml", _KINDS[name[:3]]) for name in edges]
    types = "".join(
        f'<Override PartName="/word/{name}" ContentType="{_TYPE}.{kind}+xml"/>' for name, kind in overrides
    )
    rels = {"st": ("styles", "styles.xml"), "se": ("settings", "settings.xml")}
    rels |= {name: (_KINDS[name[:3]], f"{name}.xml") for name in edges}
    entries = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>',
        "_rels/.rels": _rels({"d": ("officeDocument", MAIN)}),
        "word/_rels/document.xml.rels": _rels(rels),
        MAIN: f"<w:document {_NS}><w:body>{body}<w:sectPr>{sect}</w:sectPr></w:body></w:document>",
        "word/styles.xml": f"<w:styles {_NS}>{styles}</w:styles>",
        "word/settings.xml": f"<w:settings {_NS}>{settings}</w:settings>",
    }
    for name, content in edges.items():
        entries[f"word/{name}.xml"] = f"<w:{name[:3]} {_NS}>{content}</w:{name[:3]}>"
    return zipped(entries)


def _rels(targets: dict[str, tuple[str, str]]) -> str:
    lines = "".join(
        f'<Relationship Id="{name}" Type="{R}/{kind}" Target="{target}"/>'
        for name, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{lines}</Relationships>'


def p(*runs: str, props: str = "") -> str:
    """Return a paragraph; a piece that is not XML yet becomes a run."""
    shown = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p>{f'<w:pPr>{props}</w:pPr>' if props else ''}{shown}</w:p>"


def r(text: str, props: str = "") -> str:
    """Return a run."""
    return f'<w:r><w:rPr>{props}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def field(code: str, shown: str = "2") -> str:
    """Return a field in five runs."""
    marks = {name: f'<w:r><w:fldChar w:fldCharType="{name}"/></w:r>' for name in ("begin", "separate", "end")}
    told = f"<w:r><w:instrText>{code}</w:instrText></w:r>"
    return f"{marks['begin']}{told}{marks['separate']}{r(shown)}{marks['end']}"


def at(index: int, part: str = MAIN) -> Anchor:
    """Return the handle of a paragraph."""
    return Anchor(part, index)


def mended(document: bytes, *repairs: Repair, skipped: Sequence[Repair] = ()) -> bytes:
    """Return the document mended; it must say the same and be as sound as before."""
    result = apply_repairs(document, repairs)
    assert list(result.skipped) == list(skipped)
    assert has_same_words(document, result.content)
    assert find_new_faults(document, result.content) == []
    assert apply_repairs(document, repairs).content == result.content, "same input, same bytes"
    return result.content


def facts(document: bytes, *repairs: Repair, skipped: Sequence[Repair] = ()) -> Facts:
    """Return what is read back from the mended document."""
    return read_document(mended(document, *repairs, skipped=skipped))


def first(document: bytes, *repairs: Repair, skipped: Sequence[Repair] = ()) -> Paragraph:
    """Return the first paragraph of the mended document."""
    return facts(document, *repairs, skipped=skipped).paragraphs[0]
