r"""Word files in a few readable lines, and Word files read back as such lines.

A line is a paragraph. A line that begins with ``||`` is a row of a table, its
cells between ``||``; ``¶`` parts the paragraphs of a cell. See README.md for
all signs. `write` makes a .docx, `show` reads one back in the same notation,
so that what a template gives is compared as text.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from xml.sax.saxutils import escape

from baocao.errors import Location
from baocao.ooxml.xml import NSMAP, Element, parse_xml, qn
from support.filling import zipped

MAIN = "word/document.xml"
CORE = "docProps/core.xml"
PARTS = {
    "header": ("hdr", "header"),
    "footer": ("ftr", "footer"),
    "first_header": ("hdr", "header"),
    "footnotes": ("footnotes", "footnotes"),
    "endnotes": ("endnotes", "endnotes"),
    "comments": ("comments", "comments"),
}
"""{key of a case: (root element, kind of relationship)}."""

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PREFIXES = ("w", "r", "wp", "a", "wps", "mc", "v", "w14", "m")
_NS = " ".join(f'xmlns:{prefix}="{NSMAP[prefix]}"' for prefix in _PREFIXES)
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"

_PROPS = {
    "k": '<w:rStyle w:val="Strong"/>',
    "b": "<w:b/>",
    "i": "<w:i/>",
    "red": '<w:color w:val="FF0000"/>',
    "blue": '<w:color w:val="0000FF"/>',
    "s14": '<w:sz w:val="28"/>',
    "mark": '<w:highlight w:val="yellow"/>',
    "u": '<w:u w:val="single"/>',
    "sup": '<w:vertAlign w:val="superscript"/>',
}
"""{letters of a format: its element}, in the order of the schema."""
_SIGNS = {
    "⏎": "<w:br/>",
    "⇥": "<w:tab/>",
    "⤓": '<w:br w:type="page"/>',
}
_TOKEN = re.compile(r"(‹[^›]*›|⏎|⇥|⤓|⟪[^⟫]*⟫)")
_STARTS = {
    "@h1 ": '<w:pStyle w:val="Heading1"/>',
    "@list ": '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>',
    "@list2 ": '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>',
    "@center ": '<w:jc w:val="center"/>',
}
"""{how a line begins: the properties of its paragraph}."""
_LANDSCAPE = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
_PORTRAIT = '<w:pgSz w:w="11906" w:h="16838"/>'
_SPAN = re.compile(r"\((?:(\d)|(v)|(\^)|#([0-9A-F]{6}))\)\s?")
_MERGES = {"v": '<w:vMerge w:val="restart"/>', "^": "<w:vMerge/>"}


def write(body: str, parts: Mapping[str, str] | None = None) -> bytes:
    """Return the .docx that some lines describe; `parts` as in `PARTS`, and ``title``."""
    parts = dict(parts or {})
    title = parts.pop("title", "")
    writer = _Writer()
    references = "".join(
        f'<w:{PARTS[name][1]}Reference w:type="{"first" if name.startswith("first") else "default"}" '
        f'r:id="{name}"/>'
        for name in ("header", "first_header", "footer")
        if name in parts
    )
    first = "<w:titlePg/>" if "first_header" in parts else ""
    section = f"<w:sectPr>{references}{_PORTRAIT}{first}</w:sectPr>"
    blocks = writer.blocks(body.split("\n"))
    links = {name: (kind, f"{name}.xml") for name, (_, kind) in PARTS.items() if name in parts}
    entries = {
        "[Content_Types].xml": _content_types(parts),
        "_rels/.rels": _rels(
            {
                "doc": ("officeDocument", MAIN),
                **({"core": ("metadata/core-properties", CORE)} if title else {}),
            }
        ),
        "word/_rels/document.xml.rels": _rels(
            {**links, **{name: (name, f"{name}.xml") for name in ("styles", "numbering", "settings")}}
        ),
        MAIN: f"{_HEAD}<w:document {_NS}><w:body>{blocks}{section}</w:body></w:document>",
        "word/styles.xml": _styles(),
        "word/numbering.xml": _numbering(),
        "word/settings.xml": f"{_HEAD}<w:settings {_NS}/>",
    }
    for name, text in parts.items():
        root = PARTS[name][0]
        inside = writer.notes(name, text) if name.endswith("s") else writer.blocks(text.split("\n"))
        entries[f"word/{name}.xml"] = f"{_HEAD}<w:{root} {_NS}>{inside}</w:{root}>"
    if title:
        entries[CORE] = (
            f'{_HEAD}<cp:coreProperties xmlns:cp="{NSMAP["cp"]}" xmlns:dc="{NSMAP["dc"]}">'
            f"<dc:title>{escape(title)}</dc:title></cp:coreProperties>"
        )
    return zipped(entries)


class _Writer:
    """Writes blocks; counts what needs a number of its own."""

    def __init__(self) -> None:
        self.numbers = itertools.count(1)

    def blocks(self, lines: Iterable[str]) -> str:
        written: list[str] = []
        for is_table, group in itertools.groupby(lines, lambda line: line.startswith("||")):
            block = list(group)
            written += [self.table(block)] if is_table else map(self.paragraph, block)
        return "".join(written)

    def paragraph(self, line: str) -> str:
        if line.startswith("<w:"):
            return line
        if line.startswith("@sdt "):
            inside = self.paragraph(line.removeprefix("@sdt "))
            number = next(self.numbers)
            return (
                f'<w:sdt><w:sdtPr><w:id w:val="{number}"/></w:sdtPr>'
                f"<w:sdtContent>{inside}</w:sdtContent></w:sdt>"
            )
        props = ""
        for start, element in _STARTS.items():
            if line.startswith(start):
                line, props = line.removeprefix(start), props + element
        if line.startswith(("@landscape", "@portrait")):
            size = _LANDSCAPE if line.startswith("@landscape") else _PORTRAIT
            props += f"<w:sectPr>{size}</w:sectPr>"
            line = line.partition(" ")[2]
        return f"<w:p>{f'<w:pPr>{props}</w:pPr>' if props else ''}{self.runs(line)}</w:p>"

    def runs(self, line: str) -> str:
        written, props = [], ""
        for piece in filter(None, _TOKEN.split(line)):
            if piece == "‹/›":
                props = ""
            elif piece.startswith("‹"):
                known = piece[1:-1].split()
                if known and all(name in _PROPS for name in known):
                    props = "".join(xml for name, xml in _PROPS.items() if name in known)
                else:
                    written.append(self.wrap(piece[1:-1]))
            elif piece.startswith("⟪"):
                written.append(self.box(piece[1:-1]))
            else:
                inside = _SIGNS.get(piece) or f'<w:t xml:space="preserve">{escape(piece)}</w:t>'
                written.append(f"<w:r>{f'<w:rPr>{props}</w:rPr>' if props else ''}{inside}</w:r>")
        return "".join(written)

    def wrap(self, name: str) -> str:
        """Return the XML that opens or closes something around runs."""
        kind, _, argument = name.partition(" ")
        number = next(self.numbers)
        return {
            "link": f'<w:hyperlink w:anchor="{argument}">',
            "/link": "</w:hyperlink>",
            "sdt": f'<w:sdt><w:sdtPr><w:id w:val="{number}"/></w:sdtPr><w:sdtContent>',
            "/sdt": "</w:sdtContent></w:sdt>",
            "ins": f'<w:ins w:id="{number}" w:author="An">',
            "/ins": "</w:ins>",
            "del": f'<w:del w:id="{number}" w:author="An"><w:r><w:delText>{escape(argument)}</w:delText>'
            "</w:r></w:del>",
            "bm": f'<w:bookmarkStart w:id="9" w:name="{argument}"/>',
            "/bm": '<w:bookmarkEnd w:id="9"/>',
            "fn": f'<w:r><w:footnoteReference w:id="{argument}"/></w:r>',
            "en": f'<w:r><w:endnoteReference w:id="{argument}"/></w:r>',
            "cm": f'<w:r><w:commentReference w:id="{argument}"/></w:r>',
            "field": f'<w:fldSimple w:instr="{argument}"><w:r><w:t>1</w:t></w:r></w:fldSimple>',
        }[kind]

    def box(self, text: str) -> str:
        """Return a run with a text box in both of Word's forms."""
        content = f"<w:txbxContent>{self.blocks(text.split('¶'))}</w:txbxContent>"
        number = next(self.numbers)
        return (
            '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
            '<wp:inline><wp:extent cx="900000" cy="450000"/>'
            f'<wp:docPr id="{number}" name="Khung {number}"/>'
            '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
            '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr/>'
            f"<wps:txbx>{content}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline>"
            f"</w:drawing></mc:Choice><mc:Fallback><w:pict><v:rect><v:textbox>{content}</v:textbox></v:rect>"
            "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        )

    def table(self, rows: list[str]) -> str:
        cells = [row.strip().removeprefix("||").removesuffix("||").split("||") for row in rows]
        width = max(sum(_read_width(cell) for cell in row) for row in cells)
        return _table(["".join(self.cell(cell) for cell in row) for row in cells], width)

    def cell(self, text: str) -> str:
        text = text.removeprefix(" ").removesuffix(" ")
        props = ""
        while found := _SPAN.match(text):
            text = text[found.end() :]
            if found[1]:
                props += f'<w:gridSpan w:val="{found[1]}"/>'
            elif found[4]:
                props += f'<w:shd w:val="clear" w:color="auto" w:fill="{found[4]}"/>'
            else:
                props += _MERGES[found[2] or found[3]]
        blocks = "".join(
            self.nested(piece[1:-1]) if piece.startswith("⟦") else self.paragraph(piece)
            for piece in text.split("¶")
        )
        return f"<w:tc>{f'<w:tcPr>{props}</w:tcPr>' if props else ''}{blocks}</w:tc>"

    def nested(self, text: str) -> str:
        rows = [[cell.strip(" ") for cell in row.split(";")] for row in text.split("/")]
        return _table(["".join(map(self.cell, row)) for row in rows], max(map(len, rows)))

    def notes(self, name: str, text: str) -> str:
        """Return the notes of a part: ``1: text`` a line."""
        kind = name[:-1]
        author = ' w:author="An"' if kind == "comment" else ""
        notes = (line.partition(": ")[::2] for line in text.split("\n"))
        return "".join(
            f'<w:{kind} w:id="{number}"{author}>{self.paragraph(line)}</w:{kind}>' for number, line in notes
        )


def _read_width(cell: str) -> int:
    found = _SPAN.match(cell.strip())
    return int(found[1] or 1) if found else 1


def _table(rows: Iterable[str], width: int) -> str:
    grid = '<w:gridCol w:w="2000"/>' * width
    inside = "".join(f"<w:tr>{row}</w:tr>" for row in rows)
    properties = '<w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{inside}</w:tbl>"


def _content_types(parts: Iterable[str]) -> str:
    kinds = {
        "document": "document.main",
        "styles": "styles",
        "numbering": "numbering",
        "settings": "settings",
    }
    kinds |= {name: PARTS[name][1] for name in parts}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPES}.{kind}+xml"/>'
        for name, kind in kinds.items()
    )
    return (
        f'{_HEAD}<Types xmlns="{NSMAP["ct"]}"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/{CORE}" ContentType='
        f'"application/vnd.openxmlformats-package.core-properties+xml"/>{overrides}</Types>'
    )


def _rels(targets: Mapping[str, tuple[str, str]]) -> str:
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    inside = "".join(
        f'<Relationship Id="{name}" Target="{target}" '
        f'Type="{package if "/" in kind else NSMAP["r"]}/{kind}"/>'
        for name, (kind, target) in targets.items()
    )
    return f'{_HEAD}<Relationships xmlns="{NSMAP["rel"]}">{inside}</Relationships>'


@cache
def _styles() -> str:
    return (
        f'{_HEAD}<w:styles {_NS}><w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
        '<w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Heading1">'
        '<w:name w:val="heading 1"/><w:basedOn w:val="Normal"/></w:style>'
        '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/></w:style></w:styles>'
    )


@cache
def _numbering() -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        f'<w:lvlText w:val="%{level + 1}."/><w:lvlJc w:val="left"/></w:lvl>'
        for level in range(2)
    )
    return (
        f'{_HEAD}<w:numbering {_NS}><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


def parse(content: bytes) -> Element:
    """Return the root of a part, parsed strictly."""
    return parse_xml(content, Location())


def show(root: Element, *, formatted: bool = False) -> str:
    """Return a part in the notation; the formats of runs only when asked for."""
    body = root.find(qn("w:body"))
    return "\n".join(_show_blocks(root if body is None else body, formatted=formatted))


def _show_blocks(parent: Element, *, formatted: bool) -> Iterator[str]:
    for child in parent:
        name = child.tag.rpartition("}")[2]
        if name == "p":
            yield _show_paragraph(child, formatted=formatted)
        elif name == "tbl":
            yield from (
                _show_row(row, formatted=formatted) for row in child.iter(qn("w:tr")) if _owns(child, row)
            )
        elif name == "sdt":
            content = child.find(qn("w:sdtContent"))
            if content is not None:
                yield from (f"@sdt {line}" for line in _show_blocks(content, formatted=formatted))
        elif name in {"footnote", "endnote", "comment"}:
            lines = _show_blocks(child, formatted=formatted)
            yield f"{child.get(qn('w:id'))}: {'¶'.join(lines)}"


def _owns(table: Element, row: Element) -> bool:
    return next(row.iterancestors(qn("w:tbl"))) is table


def _show_row(row: Element, *, formatted: bool) -> str:
    cells = (cell for cell in row.iter(qn("w:tc")) if next(cell.iterancestors(qn("w:tr"))) is row)
    shown = " || ".join(_show_cell(cell, formatted=formatted) for cell in cells)
    return f"|| {shown} ||"


def _show_cell(cell: Element, *, formatted: bool) -> str:
    signs = ""
    for prop in cell.findall(f"{qn('w:tcPr')}/*"):
        name, value = prop.tag.rpartition("}")[2], prop.get(qn("w:val"))
        if name == "gridSpan" and value != "1":
            signs += f"({value}) "
        elif name == "vMerge":
            signs += "(v) " if value == "restart" else "(^) "
        elif name == "shd":
            signs += f"(#{prop.get(qn('w:fill'))}) "
    pieces = []
    for block in cell:
        if block.tag == qn("w:tbl"):
            rows = block.findall(qn("w:tr"))
            shown = (
                " ; ".join(_show_cell(one, formatted=formatted) for one in row.findall(qn("w:tc")))
                for row in rows
            )
            pieces.append(f"⟦{' / '.join(shown)}⟧")
        elif block.tag != qn("w:tcPr"):
            pieces += _show_blocks_of(block, formatted=formatted)
    return signs + "¶".join(pieces)


def _show_blocks_of(block: Element, *, formatted: bool) -> list[str]:
    holder = block.makeelement("holder")
    if block.tag == qn("w:p"):
        return [_show_paragraph(block, formatted=formatted)]
    if block.tag == qn("w:sdt"):
        content = block.find(qn("w:sdtContent"))
        return list(_show_blocks(holder if content is None else content, formatted=formatted))
    return []


def _show_paragraph(paragraph: Element, *, formatted: bool) -> str:
    props = paragraph.find(qn("w:pPr"))
    start = ""
    if props is not None:
        start = _show_props(props)
    runs = [run for run in _show_runs(paragraph, formatted=formatted) if run[1]]
    text = "".join(
        f"‹{props}›{inside}‹/›" if props else inside
        for props, inside in (
            (props, "".join(text for _, text in group))
            for props, group in itertools.groupby(runs, lambda run: run[0])
        )
    )
    return start + text


def _show_props(props: Element) -> str:
    shown = ""
    style = props.find(qn("w:pStyle"))
    if style is not None:
        shown += f"@{'h1' if style.get(qn('w:val')) == 'Heading1' else style.get(qn('w:val'))} "
    level = props.find(f"{qn('w:numPr')}/{qn('w:ilvl')}")
    if level is not None:
        shown += "@list2 " if level.get(qn("w:val")) == "1" else "@list "
    if props.find(qn("w:jc")) is not None:
        shown += "@center "
    size = props.find(f"{qn('w:sectPr')}/{qn('w:pgSz')}")
    if size is not None:
        shown += "@landscape " if size.get(qn("w:orient")) == "landscape" else "@portrait "
    return shown


def _show_runs(element: Element, *, formatted: bool) -> Iterator[tuple[str, str]]:
    for child in element:
        name = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
        if name == "r":
            yield _show_format(child) if formatted else "", _show_run(child, formatted=formatted)
        elif name not in {"pPr", "del"}:
            yield from _show_runs(child, formatted=formatted)


def _show_format(run: Element) -> str:
    props = run.find(qn("w:rPr"))
    if props is None:
        return ""
    values = {(prop.tag, prop.get(qn("w:val"), "")) for prop in props}
    return " ".join(name for name, key in _keys().items() if key in values)


@cache
def _keys() -> dict[str, tuple[str, str]]:
    """Return {letters of a format: (element, value)}."""
    keys = {}
    for name, xml in _PROPS.items():
        element = parse(f'<w:rPr xmlns:w="{NSMAP["w"]}">{xml}</w:rPr>'.encode())[0]
        keys[name] = (element.tag, element.get(qn("w:val"), ""))
    return keys


def _show_run(run: Element, *, formatted: bool) -> str:
    pieces = []
    for child in run:
        name = child.tag.rpartition("}")[2]
        if name == "t":
            pieces.append(child.text or "")
        elif name == "tab":
            pieces.append("⇥")
        elif name == "br":
            pieces.append("⤓" if child.get(qn("w:type")) == "page" else "⏎")
        elif name == "AlternateContent":
            boxes = [
                "¶".join(_show_blocks(box, formatted=formatted)) for box in child.iter(qn("w:txbxContent"))
            ]
            assert len(set(boxes)) <= 1, f"the twins of a text box differ: {boxes}"
            pieces.append(f"⟪{boxes[0]}⟫" if boxes else "⟪⟫")
    return "".join(pieces)
