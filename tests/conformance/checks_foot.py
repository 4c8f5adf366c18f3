"""Kính gửi, end mark, signature and Nơi nhận against the standard."""

from __future__ import annotations

from collections.abc import Iterator

from conformance.checks_head import is_within
from conformance.parts import Parts
from conformance.reading import Paragraph
from conformance.standards import DEGREES, ND30

SIGNATURE_ROOM_MM = 20
"""Four blank lines for a signature and a seal are 24 mm or so; less than this is no room."""


def end_mark(parts: Parts) -> Iterator[str]:
    """The text ends with ./. in State documents and with a full stop in Party ones."""
    last = parts.body[-1].plain if parts.body else ""
    wanted = parts.standard.end_mark
    if not last.endswith(wanted) or (parts.standard.is_party and last.endswith("./.")):
        yield f"the text ends with {last[-30:]!r}, wanted {wanted!r}"
    early = [paragraph.plain for paragraph in parts.body[:-1] if paragraph.plain.endswith("./.")]
    if early:
        yield f"end mark before the end: {early[0][-40:]!r}"


def signature(parts: Parts) -> Iterator[str]:
    """Prefix in the standard's form, weights, name bold and without degrees, room to sign, kept together."""
    lines = [paragraph for paragraph in parts.signature if paragraph.plain]
    if len(lines) < 2:
        yield f"signature of {len(lines)} lines"
        return
    *offices, name = lines
    for line in lines:
        if not is_within(line.size, parts.standard.signature):
            yield f"{line.plain}: {line.size} pt, wanted {parts.standard.signature}"
        if line.format.align != "center" or line.is_any("italic"):
            yield f"{line.plain}: not centred upright"
    if not name.is_all("bold") or name.plain == name.plain.upper():
        yield f"signer's name {name.plain!r}: bold, not in capitals"
    if DEGREES.match(name.plain):
        yield f"degree before the name: {name.plain!r}"
    yield from _offices(parts, offices)
    yield from _room(parts, name)
    if parts.foot_table and parts.foot_table.split_rows:
        yield "the signature block may break across pages"
    table = parts.foot_table
    if (
        table
        and len(table.rows) > 1
        and not all(p.format.keep_next for row in table.rows[:-1] for c in row for p in c)
    ):
        yield "rows of the signature block are not kept together"


def _offices(parts: Parts, offices: list[Paragraph]) -> Iterator[str]:
    standard = parts.standard
    wrong = "/M /T /L" if not standard.is_party else "M. T. L."
    for number, line in enumerate(offices):
        if line.plain != line.plain.upper():
            yield f"{line.plain}: not in capitals"
        if len(line.lines_mm) > 2:
            yield f"{line.plain}: wraps to {len(line.lines_mm)} lines"
        has_prefix = bool(standard.prefix_pattern.match(line.plain))
        if len(offices) > 1 and number < len(offices) - 1 and not has_prefix:
            yield f"{line.plain}: prefix not in the standard's form"
        if any(line.plain.split(" ")[0].endswith(mark) for mark in wrong.split()):
            yield f"{line.plain}: prefix of the other regime"
        bold = has_prefix or not standard.is_party
        if line.is_all("bold") != bold or (not bold and line.is_any("bold")):
            yield f"{line.plain}: must{'' if bold else ' not'} be bold"


def _room(parts: Parts, name: Paragraph) -> Iterator[str]:
    start = max(i for i, p in enumerate(parts.signature) if p.plain and p is not name)
    between = parts.signature[start + 1 : parts.signature.index(name)]
    heights = [_height_pt(paragraph) for paragraph in between]
    room = (sum(heights) + parts.signature[start].format.after + name.format.before) * 25.4 / 72
    if room < SIGNATURE_ROOM_MM:
        yield f"{room:.0f} mm to sign in, wanted {SIGNATURE_ROOM_MM} or more"


def _height_pt(paragraph: Paragraph) -> float:
    form = paragraph.format
    line = form.line if form.line_rule != "auto" else form.line * 1.15 * 14
    return line + form.before + form.after


def recipients(parts: Parts) -> Iterator[str]:
    """Label and items of Nơi nhận: sizes, styles, dashes, end marks; the last one is Lưu."""
    if not parts.recipients:
        yield "no Nơi nhận"
        return
    label, *items = parts.recipients
    yield from _label(parts, label)
    for item in items:
        end = "." if item is items[-1] else parts.standard.recipient_end
        yield from _recipient(parts, item, end)
    if not items or not parts.standard.last_recipient.match(items[-1].plain):
        yield f"last recipient: {items[-1:]}"
    if any(item.plain.startswith("- Lưu") for item in items[:-1]):
        yield "Lưu is not the last recipient"
    has_same = bool(items) and items[0].plain.startswith("- Như trên")
    is_invitation = parts.kind is not None and parts.kind.plain == "GIẤY MỜI"
    if has_same != bool(parts.addressees) and not is_invitation:
        yield "“Như trên” and “Kính gửi” come only together"


def _recipient(parts: Parts, item: Paragraph, end: str) -> Iterator[str]:
    if item.size != parts.standard.recipients:
        yield f"{item.plain}: {item.size} pt, wanted {parts.standard.recipients}"
    if item.is_any("bold") or item.is_any("italic") or item.format.align not in {"left", "both"}:
        yield f"{item.plain}: must be plain and flush left"
    if not item.plain.startswith("- "):
        yield f"{item.plain}: no dash"
    if not item.plain.endswith(end) or item.plain[-2:-1] in {".", ";", ","}:
        yield f"{item.plain}: must end with {end!r}"


def _label(parts: Parts, label: Paragraph) -> Iterator[str]:
    party = parts.standard.is_party
    if label.plain != "Nơi nhận:" or label.size != parts.standard.label:
        yield f"label {label.plain!r} of {label.size} pt, wanted {parts.standard.label}"
    underlined = any(run.format.underline != "none" for run in label.inked)
    weights = (label.is_all("bold"), label.is_all("italic"), underlined)
    if weights != ((False, False, True) if party else (True, True, False)):
        yield f"label bold/italic/underlined {weights}"
    if label.format.align not in {"left", "both"} or label.format.left > 0.1:
        yield "label is not flush left"


def addressees(parts: Parts) -> Iterator[str]:
    """Kính gửi: size; one on its line, several in a list with dashes."""
    if not parts.addressees:
        return
    first, *items = parts.addressees
    sizes = parts.standard.body
    for paragraph in parts.addressees:
        if not is_within(paragraph.size, sizes):
            yield f"{paragraph.plain}: {paragraph.size} pt, wanted {sizes}"
    if parts.standard is ND30 and first.is_any("italic"):
        yield "“Kính gửi” of a State document is upright"
    if first.plain == "Kính gửi:" and len(items) < 2:
        yield "one addressee stands on the line of “Kính gửi:”"
    for item in items:
        end = "." if item is items[-1] else ";"
        if not item.plain.startswith("- ") or not item.plain.endswith(end):
            yield f"{item.plain}: wanted a dash and {end!r}"


CHECKS = (end_mark, signature, recipients, addressees)
