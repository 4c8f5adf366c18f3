"""Nơi nhận and the signatures."""

# ruff: noqa: E501  # XML stands as the programs write it

from __future__ import annotations

import struct
import zlib

from papers.content import Doc
from papers.ink import Ink
from papers.manner import Form, Look
from papers.tables import placing, twips

_CENTRE = Form(align="center")


def foot(ink: Ink, doc: Doc) -> str:
    """Return the table, or the paragraphs, with Nơi nhận and who signs."""
    gap = ink.paragraph("", look=Look(8), form=Form())
    if ink.manner.foot == "tabs":
        return gap + _by_tabs(ink, doc)
    right = _signature(ink, doc, doc.sign, doc.signer)
    if not doc.other_sign:
        left = _recipients(ink, doc)
        if ink.manner.foot == "spaced":
            blank = ink.paragraph("", look=Look(8), form=Form())
            return gap + placing(ink, (60, 7.5, 97.5), [[left, blank, right]]) + gap
        return gap + placing(ink, (70, 95), [[left, right]]) + gap
    left = _signature(ink, doc, doc.other_sign, doc.other_signer)
    pair = placing(ink, (80, 85), [[left, right]])
    return gap + pair + ink.paragraph("", look=Look(8), form=Form()) + _recipients(ink, doc)


def _label(doc: Doc) -> Look:
    return Look(14, underline=True) if doc.is_party else Look(12, bold=True, italic=True)


def items(doc: Doc) -> list[str]:
    """Return the lines below the label, with their marks."""
    between = "," if doc.standard == "dang-hd36" else ";"
    last = len(doc.recipients) - 1
    return [f"- {text}{between if at < last else '.'}" for at, text in enumerate(doc.recipients)]


def _recipients(ink: Ink, doc: Doc) -> str:
    if not doc.recipients:
        return ink.paragraph("", look=Look(12), form=Form())
    look = Look(12 if doc.is_party else 11)
    lines = items(doc)
    if ink.manner.foot == "joined":
        pieces = [(("Nơi nhận" if doc.is_party else "Nơi nhận:"), _label(doc))]
        pieces += [(":" if doc.is_party else "", _label(doc).but(underline=False))] if doc.is_party else []
        pieces.append(("\n" + "\n".join(lines), look))
        out = ink.paragraph("", *pieces, look=look, form=Form())
    else:
        out = ink.paragraph("RecipientsLabel", "Nơi nhận:", look=_label(doc), form=Form())
        counted = 0 if "dashes" in ink.manner.habits else None
        for text in lines:
            shown = text if counted is None else text[2:]
            out += ink.paragraph("Recipient", shown, look=look, form=Form(), level=counted)
    if doc.typist:
        out += ink.paragraph("", doc.typist, look=Look(11), form=Form(before=60))
    return out


def _signature(ink: Ink, doc: Doc, lines: tuple[str, ...], name: str) -> str:
    looks = [_title_look(doc, text) for text in lines]
    signer = Look(14, bold=True)
    if ink.manner.gaps == "breaks":
        pieces = [(text + "\n", look) for text, look in zip(lines, looks, strict=True)]
        return ink.paragraph("", *pieces, ("\n\n\n\n", signer), (name, signer), look=signer, form=_CENTRE)
    out = "".join(
        ink.paragraph("Authority" if look.bold else "Post", text, look=look, form=_CENTRE)
        for text, look in zip(lines, looks, strict=True)
    )
    if ink.manner.gaps == "space":
        return out + ink.paragraph("Signer", name, look=signer, form=_CENTRE.but(before=1500))
    if "signed" in ink.manner.habits:
        blank = ink.paragraph("", look=signer, form=_CENTRE)
        mark = ink.paragraph("", "(Đã ký)", look=signer.but(bold=False, italic=True), form=_CENTRE)
        return out + blank + mark + blank + ink.paragraph("Signer", name, look=signer, form=_CENTRE)
    if ink.manner.gaps == "picture":
        out += ink.paragraph("", _picture(ink), look=signer, form=_CENTRE)
    else:
        out += ink.paragraph("", look=signer, form=_CENTRE) * 4
    return out + ink.paragraph("Signer", name, look=signer, form=_CENTRE)


def _title_look(doc: Doc, text: str) -> Look:
    """All lines are bold in a State document; in a Party one those with a prefix."""
    prefixed = text.startswith(("T/M", "K/T", "T/L", "Q."))
    return Look(14, bold=prefixed or not doc.is_party)


def _by_tabs(ink: Ink, doc: Doc) -> str:
    """Nơi nhận at the left and the signature at a tab, line by line, as typewriters did."""
    stop = twips(118)
    form = Form(tabs=(("center", stop),))
    label, look, signer = _label(doc), Look(12 if doc.is_party else 11), Look(14, bold=True)
    left = [("Nơi nhận:", label), *((text, look) for text in items(doc))]
    right = [(text, _title_look(doc, text)) for text in doc.sign]
    right += [("", signer)] * max(4, len(left) - len(right)) + [(doc.signer, signer)]
    left += [("", look)] * (len(right) - len(left))
    out = ""
    for (mine, own), (text, other) in zip(left, right, strict=True):
        pieces = [(mine, own)] if mine else []
        if text:
            pieces.append(("\t" + text, other))
        out += ink.paragraph("", *pieces, look=signer, form=form)
    return out


def _picture(ink: Ink) -> str:
    number = ink.next_id()
    size = 'cx="1440000" cy="900000"'
    picture = (
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        '<pic:nvPicPr><pic:cNvPr id="0" name="chu-ky.png"/><pic:cNvPicPr/></pic:nvPicPr>'
        '<pic:blipFill><a:blip r:embed="rIdSign"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic>"
    )
    return ink.drawn(
        f'<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:docPr id="{number}" name="Picture {number}"/><wp:cNvGraphicFramePr/>{picture}</wp:inline></w:drawing>'
    )


def signature_image() -> bytes:
    """Return a small PNG with a blue stroke on nothing."""
    width, height = 32, 20
    rows = b""
    for y in range(height):
        rows += b"\0" + b"".join(
            b"\x20\x40\xc0\xff" if abs(x * height // width - y) < 2 else b"\0\0\0\0" for x in range(width)
        )
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows, 9)),
        (b"IEND", b""),
    )
    out = b"\x89PNG\r\n\x1a\n"
    for kind, content in chunks:
        out += struct.pack(">I", len(content)) + kind + content
        out += struct.pack(">I", zlib.crc32(kind + content))
    return out
