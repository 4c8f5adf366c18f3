"""The head of a document, from Quốc hiệu or the Party's title to Kính gửi."""

# ruff: noqa: E501  # XML stands as the programs write it

from __future__ import annotations

from itertools import zip_longest
from typing import NamedTuple

from papers.content import Doc
from papers.ink import Ink
from papers.lines import is_inside, middle, rule, shape, width_of
from papers.manner import Form, Look
from papers.tables import placing, twips

STATE = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"
_CENTRE = Form(align="center")


class Entry(NamedTuple):
    """A line of one side of the head, and the rule that belongs below it."""

    role: str
    text: str
    look: Look
    rule: float = 0
    before: float = 0


def head(ink: Ink, doc: Doc) -> str:
    """Return the paragraphs and tables of the head."""
    above, left, right = _sides(ink, doc)
    build = {
        "table": _in_table,
        "one-row": _in_one_row,
        "rows": _in_rows,
        "joined": _in_table,
        "tabs": _by_tabs,
        "boxes": _in_boxes,
    }[ink.manner.head]
    return "".join(above) + build(ink, left, right)


def _sides(ink: Ink, doc: Doc) -> tuple[list[str], list[Entry], list[Entry]]:
    small = ink.manner.small
    agency = Look(14 if doc.is_party else 12 if small else 13)
    name = agency.but(bold=True)
    left = [Entry("Parent", text, agency) for text in doc.parent]
    left += [Entry("Issuer", text, name) for text in doc.issuer]
    if doc.is_party:
        left.append(Entry("Star", "*", name))
    else:
        widest = max(width_of(text, name) for text in doc.issuer)
        left[-1] = left[-1]._replace(rule=0.42 * widest)
    gap = 0 if doc.is_party else 120 if is_inside(ink) else 60
    number = Entry("Number", doc.number, Look(14 if doc.is_party else 13), before=gap)
    second = [number]
    if not doc.type_name:
        look = Look(12, italic=True) if doc.is_party else Look(12 if small else 13)
        second += [
            Entry("LetterSubject", text, look, before=0 if at else 120) for at, text in enumerate(doc.subject)
        ]
    if doc.is_party:
        title = Look(15, bold=True)
        right = [Entry("National", PARTY, title, rule=width_of(PARTY, title))]
    else:
        national, motto = Look(12 if small else 13, bold=True), Look(13 if small else 14, bold=True)
        right = [
            Entry("National", STATE[0], national),
            Entry("Motto", STATE[1], motto, rule=width_of(STATE[1], motto)),
        ]
    date_look = Look(14 if doc.is_party or not small else 13, italic=True)
    date = [Entry("Date", doc.date, date_look, before=gap)] if doc.date else []
    return _above(ink, doc), [*left, *second], [*right, *date]


def _above(ink: Ink, doc: Doc) -> list[str]:
    """Return what stands above the head: how far it may be passed on, as a box at the right."""
    lead = [ink.paragraph("", look=Look(13), form=Form())] if "lead" in ink.manner.habits else []
    if not doc.circulation:
        return lead
    look = Look(12 if doc.is_party else 13, bold=True)
    return [ink.paragraph("", box(ink, doc.circulation, look, 45, 8), look=look, form=Form(align="right"))]


def _cell(ink: Ink, entries: list[Entry], room: float) -> str:
    if ink.manner.head == "joined" and len(entries) > 1:
        return _joined(ink, entries, room)
    out = ""
    for entry in entries:
        form = _CENTRE.but(before=entry.before)
        if ink.manner.rule == "border-inside" and entry.rule > width_of(entry.text, entry.look) - 1:
            side = twips((room - 3.8 - entry.rule) / 2)
            own = form.but(border="bottom", left=side, right=side)
            out += ink.paragraph("", entry.text, look=entry.look, form=own)
            continue
        if entry.rule and is_inside(ink):
            drawn = shape(ink, entry.rule, down=entry.look.size * 1.3, left=middle(entry.rule, room - 3.8))
            out += ink.paragraph(entry.role, entry.text, drawn, look=entry.look, form=form)
            continue
        tail = "  " if "lead" in ink.manner.habits else ""
        out += ink.paragraph(entry.role, entry.text + tail, look=entry.look, form=form)
        if entry.rule:
            out += rule(ink, entry.rule, room)
    return out or ink.paragraph("", look=Look(13), form=_CENTRE)


def _joined(ink: Ink, entries: list[Entry], room: float) -> str:
    """One paragraph, its lines parted by line breaks; the rule hangs on it."""
    pieces: list[str | tuple[str, Look]] = []
    down = 0.0
    for at, entry in enumerate(entries):
        down += entry.look.size * 1.15
        pieces.append((entry.text + ("\n" if at < len(entries) - 1 else ""), entry.look))
        if entry.rule:
            pieces.append(shape(ink, entry.rule, down=down + 2, left=middle(entry.rule, room - 3.8)))
    return ink.paragraph("", *pieces, look=entries[0].look, form=_CENTRE)


def _second(entries: list[Entry]) -> int:
    return next((at for at, one in enumerate(entries) if one.role in {"Number", "Date"}), len(entries))


def _in_table(ink: Ink, left: list[Entry], right: list[Entry]) -> str:
    columns = ink.manner.columns
    rows = []
    for part in (slice(None, _second(left)), slice(_second(left), None)):
        other = slice(None, _second(right)) if part.start is None else slice(_second(right), None)
        rows.append([_cell(ink, left[part], columns[0]), _cell(ink, right[other], columns[1])])
    return placing(ink, columns, rows)


def _in_rows(ink: Ink, left: list[Entry], right: list[Entry]) -> str:
    """A row for each line, with a narrow column between; the rules have rows of their own."""
    columns = ink.manner.columns
    blank = ink.paragraph("", look=Look(6), form=_CENTRE)
    rows = []
    cuts = _second(left), _second(right)
    pairs = [*zip_longest(left[: cuts[0]], right[: cuts[1]]), *zip_longest(left[cuts[0] :], right[cuts[1] :])]
    for mine, other in pairs:
        cells = [
            _cell(ink, [entry], room) if entry else blank
            for entry, room in ((mine, columns[0]), (other, columns[1] - 4))
        ]
        rows.append([cells[0], blank, cells[1]])
    return placing(ink, (columns[0], 4, columns[1] - 4), rows)


def _in_one_row(ink: Ink, left: list[Entry], right: list[Entry]) -> str:
    """One row; an empty line levels the date with the number."""
    columns = ink.manner.columns
    cut = _second(right)
    missing = max(0, _second(left) - cut)
    blank = ink.paragraph("", look=Look(13), form=_CENTRE) * missing
    date = _cell(ink, right[cut:], columns[1]) if right[cut:] else ""
    cells = [_cell(ink, left, columns[0]), _cell(ink, right[:cut], columns[1]) + blank + date]
    return placing(ink, columns, [cells])


def _by_tabs(ink: Ink, left: list[Entry], right: list[Entry]) -> str:
    columns = ink.manner.columns
    stops = (columns[0] / 2 - 4, columns[0] + columns[1] / 2 - 4)
    form = Form(tabs=tuple(("center", twips(stop)) for stop in stops))
    cuts = _second(left), _second(right)
    pairs = [
        *zip_longest(left[: cuts[0]], right[: cuts[1]]),
        *zip_longest(left[cuts[0] :], right[cuts[1] :]),
    ]
    out = ""
    for pair in pairs:
        pieces: list[str | tuple[str, Look]] = []
        before = 0.0
        for entry, stop in zip(pair, stops, strict=True):
            if entry is None:
                continue
            pieces.append(("\t" if stop == stops[0] or pair[0] else "\t\t", entry.look))
            pieces.append((entry.text, entry.look))
            before = max(before, entry.before)
            if entry.rule:
                pieces.append(shape(ink, entry.rule, down=entry.look.size * 1.3, left=stop - entry.rule / 2))
        out += ink.paragraph("", *pieces, look=Look(13), form=form.but(before=before))
        if any(entry is not None and entry.rule for entry in pair):
            out += ink.paragraph("", look=Look(6), form=Form())
    return out


def _in_boxes(ink: Ink, left: list[Entry], right: list[Entry]) -> str:
    """Two text boxes without borders, hung on one paragraph."""
    columns = ink.manner.columns
    boxes = ""
    for entries, start, width in ((left, -4.0, columns[0]), (right, columns[0] - 4, columns[1])):
        content = _cell(ink, entries, width - 1)
        boxes += frame(ink, content, width, 10 + 5.4 * len(left), left=start)
    return ink.paragraph("", boxes, look=Look(13), form=Form())


def box(ink: Ink, text: str, look: Look, width: float, height: float) -> str:
    """Return a run with a framed box in the line that holds one line of text."""
    content = ink.paragraph("", text, look=look, form=_CENTRE)
    return frame(ink, content, width, height, left=None, border=True)


def frame(
    ink: Ink, content: str, width: float, height: float, *, left: float | None, border: bool = False
) -> str:
    """Return a run with a text box: beside the text when `left` is given, else within the line."""
    number = ink.next_id()
    size = f'cx="{round(width * 36000)}" cy="{round(height * 36000)}"'
    line = (
        '<a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln>'
        if border
        else "<a:ln><a:noFill/></a:ln>"
    )
    text = f"<w:txbxContent>{content}</w:txbxContent>"
    wsp = (
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f'<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>{line}</wps:spPr><wps:txbx>{text}</wps:txbx>'
        f'<wps:bodyPr rot="0" vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"/></wps:wsp></a:graphicData></a:graphic>'
    )
    properties = f'<wp:docPr id="{number}" name="Text Box {number}"/><wp:cNvGraphicFramePr/>'
    stroked = "t" if border else "f"
    style = f"width:{width * 72 / 25.4:.1f}pt;height:{height * 72 / 25.4:.1f}pt"
    if left is None:
        drawing = f'<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>{properties}{wsp}</wp:inline></w:drawing>'
    else:
        style = (
            f"position:absolute;margin-left:{left * 72 / 25.4:.1f}pt;margin-top:0;{style};z-index:{number}"
        )
        drawing = (
            f'<w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="{251660000 + number}" '
            'behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
            f'<wp:positionH relativeFrom="column"><wp:posOffset>{round(left * 36000)}</wp:posOffset></wp:positionH>'
            '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>'
            f'<wp:extent {size}/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapTopAndBottom/>{properties}{wsp}</wp:anchor></w:drawing>'
        )
    wrap = "" if left is None else '<w10:wrap type="topAndBottom"/>'
    kind = (
        ""
        if ink.has_boxes
        else '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"/>'
    )
    vml = f'<w:pict>{kind}<v:shape type="#_x0000_t202" id="Box_{number}" o:spid="_x0000_s{2050 + number}" style="{style}" stroked="{stroked}"><v:textbox inset="0,0,0,0">{text}</v:textbox>{wrap}</v:shape></w:pict>'
    ink.has_boxes = True
    if ink.manner.program == "word-2003":
        return ink.drawn(vml)
    return ink.drawn(
        f'<mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice><mc:Fallback>{vml}</mc:Fallback></mc:AlternateContent>'
    )
