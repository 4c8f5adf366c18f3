"""The parts of a Word file around its text, zipped so that the same input gives the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import date
from html import escape

from word.theme import write_theme
from word.xml import DECLARATION, R, field_page, paragraph, part

_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_PARTS = {
    "word/document.xml": f"{_TYPES}.document.main+xml",
    "word/styles.xml": f"{_TYPES}.styles+xml",
    "word/settings.xml": f"{_TYPES}.settings+xml",
    "word/fontTable.xml": f"{_TYPES}.fontTable+xml",
    "word/header1.xml": f"{_TYPES}.header+xml",
    "word/header2.xml": f"{_TYPES}.header+xml",
    "word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
}
_EPOCH = (1980, 1, 1, 0, 0, 0)


def write_docx(
    document: str, styles: str, *, font: str, title: str, subject: str, creator: str, created: date
) -> bytes:
    """Return the whole file; `created` is written as its date, so that no clock is needed."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _package_relations(),
        "docProps/app.xml": _app(),
        "docProps/core.xml": _core(title, subject, creator, created),
        "word/_rels/document.xml.rels": _document_relations(),
        "word/document.xml": document,
        "word/fontTable.xml": part("fonts", _font(font)),
        "word/header1.xml": part("hdr", paragraph("Header", field_page())),
        "word/header2.xml": part("hdr", paragraph("Header")),
        "word/settings.xml": part("settings", _SETTINGS),
        "word/styles.xml": styles,
        "word/theme/theme1.xml": write_theme(font),
    }
    return _zip(parts)


def _zip(parts: Mapping[str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # the same on every system
            archive.writestr(entry, content.encode("utf-8"))
    return stream.getvalue()


def _content_types() -> str:
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in _PARTS.items()
    )
    return (
        f'{DECLARATION}<Types xmlns="{_CONTENT_TYPES}">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(rows: Mapping[str, tuple[str, str]]) -> str:
    inner = "".join(
        f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>'
        for name, (kind, target) in rows.items()
    )
    return f'{DECLARATION}<Relationships xmlns="{_RELATIONS}">{inner}</Relationships>'


def _package_relations() -> str:
    core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    return _relations(
        {
            "rId1": (f"{R}/officeDocument", "word/document.xml"),
            "rId2": (core, "docProps/core.xml"),
            "rId3": (f"{R}/extended-properties", "docProps/app.xml"),
        }
    )


def _document_relations() -> str:
    return _relations(
        {
            "rIdKieu": (f"{R}/styles", "styles.xml"),
            "rIdThietLap": (f"{R}/settings", "settings.xml"),
            "rIdPhongChu": (f"{R}/fontTable", "fontTable.xml"),
            "rIdChuDe": (f"{R}/theme", "theme/theme1.xml"),
            "rIdSoTrang": (f"{R}/header", "header1.xml"),
            "rIdTrangDau": (f"{R}/header", "header2.xml"),
        }
    )


def _core(title: str, subject: str, creator: str, created: date) -> str:
    return (
        f"{DECLARATION}<cp:coreProperties "
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:subject>{escape(subject)}</dc:subject>"
        f"<dc:creator>{escape(creator)}</dc:creator><dc:language>vi-VN</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{created:%Y-%m-%dT00:00:00Z}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{created:%Y-%m-%dT00:00:00Z}</dcterms:modified>'
        "</cp:coreProperties>"
    )


def _app() -> str:
    namespace = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    return f'{DECLARATION}<Properties xmlns="{namespace}"><Application>baocao</Application></Properties>'


def _font(name: str) -> str:
    return (
        f'<w:font w:name="{name}"><w:panose1 w:val="02020603050405020304"/><w:charset w:val="00"/>'
        '<w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>'
    )


_SETTINGS = (
    '<w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
    'w:val="15"/></w:compat><w:themeFontLang w:val="vi-VN"/>'
    '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>'
)
