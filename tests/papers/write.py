"""A whole document, as the bytes of a .docx."""

# ruff: noqa: E501  # XML stands as the programs write it

from __future__ import annotations

import io
import zipfile

from papers.content import Doc, body
from papers.foot import foot, signature_image
from papers.head import head
from papers.ink import FONT, Ink
from papers.manner import Form, Look, Manner
from papers.pages import contact_footer, page_header, section
from papers.text import addressees, appendix_head, blocks, title

_BASE = "http://schemas.openxmlformats.org"
_DOCUMENT = f"{_BASE}/officeDocument/2006/relationships"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MORE = {
    "word-365": {"w16se": "http://schemas.microsoft.com/office/word/2015/wordml/symex"},
    "word-2003": {"st1": "urn:schemas-microsoft-com:office:smarttags"},
    "libreoffice": {"loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"},
    "wps": {"wpsCustomData": "http://www.wps.cn/officeDocument/2013/wpsCustomData"},
    "google-docs": {"sl": f"{_BASE}/schemaLibrary/2006/main"},
}
_SPACES = {
    "w": f"{_BASE}/wordprocessingml/2006/main",
    "r": _DOCUMENT,
    "mc": f"{_BASE}/markup-compatibility/2006",
    "wp": f"{_BASE}/drawingml/2006/wordprocessingDrawing",
    "a": f"{_BASE}/drawingml/2006/main",
    "pic": f"{_BASE}/drawingml/2006/picture",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "w10": "urn:schemas-microsoft-com:office:word",
}
_PROGRAMS = {
    "word-365": "Microsoft Office Word",
    "word-2003": "Microsoft Office Word",
    "libreoffice": "LibreOffice/24.8.4.2$Windows_X86_64 LibreOffice_project",
    "wps": "WPS Office_12.2.0.18607_F1E327BC-269C-435d-A152-05C5408002CA",
    "google-docs": "",
}
_KINDS = {
    "header": "hdr",
    "footer": "ftr",
    "styles": "styles",
    "numbering": "numbering",
    "settings": "settings",
    "fontTable": "fonts",
}


def write(doc: Doc, manner: Manner) -> bytes:
    """Return the document in that manner."""
    ink = Ink(manner)
    content = _front(ink, doc)
    parts = {}
    if manner.page != "none":
        parts["header1"] = page_header(ink)
        if manner.page == "first":
            parts["header2"] = ink.paragraph("", look=Look(14), form=Form())
        if manner.page == "even":
            parts["header3"] = page_header(ink)
    if doc.contact:
        parts["footer1"] = contact_footer(ink, doc)
    content += _appendices(ink, doc, set(parts)) + section(ink, parts=set(parts), last=True, doc=doc)
    parts |= _common(ink)
    if ink.counted:
        parts["numbering"] = _numbering(ink)
    return pack(ink, content, parts)


def loose(text: str, manner: Manner) -> bytes:
    """Return a text with no head or foot of an office, each line as `body` reads it."""
    ink = Ink(manner)
    doc = Doc(issuer=("",), number="")
    content = blocks(ink, doc, body(text)) if text else ink.paragraph("", look=Look(14), form=Form())
    content += section(ink, parts=set(), last=True, doc=doc)
    return pack(ink, content, _common(ink))


def _common(ink: Ink) -> dict[str, str]:
    """Return the parts that every file has."""
    font = f'<w:font w:name="{FONT}"><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>'
    return {"styles": ink.styles_xml(), "settings": _settings(ink), "fontTable": font}


def _front(ink: Ink, doc: Doc) -> str:
    order = [head(ink, doc), title(ink, doc)]
    opening = [part for part in doc.blocks if getattr(part, "kind", "") == "basis"]
    first = tuple(opening) if opening and doc.to else ()
    rest = tuple(part for part in doc.blocks if part not in first)
    return "".join([*order, addressees(ink, doc), blocks(ink, doc, (*first, *rest)), foot(ink, doc)])


def _appendices(ink: Ink, doc: Doc, parts: set[str]) -> str:
    out = ""
    sideways = False
    for appendix in doc.appendices:
        end = section(ink, parts=parts, last=False, doc=doc, first=not out, sideways=sideways)
        out += ink.paragraph("", look=Look(2), form=Form(), section=end)
        sideways = appendix.landscape
        room = 16838 - 1134 - 1134 if sideways else ink.manner.text_width
        out += appendix_head(ink, appendix, party=doc.is_party) + blocks(ink, doc, appendix.blocks, room)
    return out


def _settings(ink: Ink) -> str:
    fonts = '<w:themeFontLang w:val="vi-VN"/>' if ink.manner.fonts == "theme" else ""
    even = "<w:evenAndOddHeaders/>" if ink.manner.page == "even" else ""
    mode = "12" if ink.manner.program == "word-2003" else "15"
    compat = f'<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="{mode}"/></w:compat>'
    return f'<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>{even}<w:characterSpacingControl w:val="doNotCompress"/>{compat}{fonts}'


def _numbering(ink: Ink) -> str:
    first = round(ink.manner.first)
    centred = ink.manner.sections == "center"
    section = ("upperRoman", "%1.", "<w:b/>", 0 if centred else first)
    article = ("decimal", "Điều %1.", "<w:b/>", first)
    below = (("decimal", "%2.", "", first), ("bullet", "-", "", first))
    out = ""
    for at, top in enumerate((section, article)):
        levels = "".join(_level(number, *one) for number, one in enumerate((top, *below)))
        out += f'<w:abstractNum w:abstractNumId="{at}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
    dash = _level(0, "bullet", "-", "", 0)
    out += f'<w:abstractNum w:abstractNumId="2"><w:multiLevelType w:val="hybridMultilevel"/>{dash}</w:abstractNum>'
    return out + "".join(
        f'<w:num w:numId="{at + 1}"><w:abstractNumId w:val="{at}"/></w:num>' for at in (0, 1, 2)
    )


def _level(number: int, kind: str, text: str, look: str, indent: int) -> str:
    font = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}" w:hint="default"/>'
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:suff w:val="space"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:firstLine="{indent}"/></w:pPr>'
        f"<w:rPr>{font}{look}</w:rPr></w:lvl>"
    )


def pack(ink: Ink, content: str, parts: dict[str, str]) -> bytes:
    """Return the package."""
    program = ink.manner.program
    entries: dict[str, str | bytes] = {}
    spaces = _SPACES | _MORE[program]
    names = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in spaces.items())
    names += ' mc:Ignorable="' + " ".join(["w14", *_MORE[program]]) + '"'
    overrides = {"document": "document.main"}
    relations = ""
    for name, part in parts.items():
        kind = name.rstrip("0123456789")
        root = _KINDS[kind]
        entries[f"word/{name}.xml"] = f"{_HEAD}<w:{root} {names}>{part}</w:{root}>"
        overrides[name] = kind
        relations += _relation(name, kind, f"{name}.xml")
    if ink.manner.gaps == "picture":
        entries["word/media/image1.png"] = signature_image()
        relations += _relation("rIdSign", "image", "media/image1.png")
    entries["word/theme/theme1.xml"] = _HEAD + _theme(FONT if ink.manner.fonts == "theme" else "Calibri")
    relations += _relation("rIdTheme", "theme", "theme/theme1.xml")
    top = {
        "[Content_Types].xml": _content_types(overrides),
        "_rels/.rels": _relationships(
            _relation("rId1", "officeDocument", "word/document.xml")
            + _relation("rId2", "extended-properties", "docProps/app.xml")
        ),
        "docProps/app.xml": f'{_HEAD}<Properties xmlns="{_BASE}/officeDocument/2006/extended-properties"><Application>{_PROGRAMS[program]}</Application></Properties>',
        "word/document.xml": f"{_HEAD}<w:document {names}><w:body>{content}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relationships(relations),
    }
    return zipped({**top, **entries})


def zipped(entries: dict[str, str | bytes]) -> bytes:
    """Return a zip file with these entries in this order, the same bytes each time."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(
                zipfile.ZipInfo(name), content if isinstance(content, bytes) else content.encode()
            )
    return stream.getvalue()


def _content_types(overrides: dict[str, str]) -> str:
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    listed = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{main}.{kind}+xml"/>'
        for name, kind in overrides.items()
    )
    listed += '<Override PartName="/word/theme/theme1.xml" ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/>'
    return (
        f'{_HEAD}<Types xmlns="{_BASE}/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        '<Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>'
        f"{listed}</Types>"
    )


def _relation(name: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{name}" Type="{_DOCUMENT}/{kind}" Target="{target}"/>'


def _relationships(content: str) -> str:
    return f'{_HEAD}<Relationships xmlns="{_BASE}/package/2006/relationships">{content}</Relationships>'


def _theme(name: str) -> str:
    colors = "".join(
        f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>'
        for name, value in (
            ("dk1", "000000"), ("lt1", "FFFFFF"), ("dk2", "44546A"), ("lt2", "E7E6E6"), ("accent1", "4472C4"),
            ("accent2", "ED7D31"), ("accent3", "A5A5A5"), ("accent4", "FFC000"), ("accent5", "5B9BD5"),
            ("accent6", "70AD47"), ("hlink", "0563C1"), ("folHlink", "954F72"),
        )
    )  # fmt: skip
    font = f'<a:latin typeface="{name}"/><a:ea typeface=""/><a:cs typeface="{name}"/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>' * 3
    lines = '<a:ln w="6350"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln>' * 3
    effects = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        f'<a:theme xmlns:a="{_BASE}/drawingml/2006/main" name="Office"><a:themeElements>'
        f'<a:clrScheme name="Office">{colors}</a:clrScheme><a:fontScheme name="Office"><a:majorFont>{font}</a:majorFont>'
        f'<a:minorFont>{font}</a:minorFont></a:fontScheme><a:fmtScheme name="Office"><a:fillStyleLst>{fill}</a:fillStyleLst>'
        f"<a:lnStyleLst>{lines}</a:lnStyleLst><a:effectStyleLst>{effects}</a:effectStyleLst><a:bgFillStyleLst>{fill}</a:bgFillStyleLst>"
        "</a:fmtScheme></a:themeElements></a:theme>"
    )
