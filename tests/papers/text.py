"""Title, addressees and body of a document."""

# XML stands as the programs write it

from __future__ import annotations

from papers.content import Appendix, Doc, Grid, Line
from papers.head import box
from papers.ink import Ink
from papers.lines import is_inside, middle, rule, shape, width_of
from papers.manner import Form, Look
from papers.tables import figures, placing

_CENTRE = Form(align="center")
_LEVELS = {"section": 0, "title": 1, "clause": 1, "bullet": 2, "article": 3}


def title(ink: Ink, doc: Doc) -> str:
    """Return urgency, secrecy and draft marks, tên loại and trích yếu with what stands below."""
    out = "".join(
        ink.paragraph(
            "",
            box(ink, text, Look(14, bold=True, color="FF0000"), len(text) * 4 + 2, 8),
            look=Look(14),
            form=Form(),
        )
        for text in (doc.secrecy, doc.urgency)
        if text
    )
    if doc.draft:
        out += ink.paragraph("", doc.draft, look=Look(14, italic=True), form=Form())
    if not doc.type_name:
        return out
    kind = Look(16 if doc.is_party else 14, bold=True)
    about = Look(14, bold=True)
    spaced = _CENTRE.but(before=240)
    if ink.manner.head == "joined" and doc.subject:
        text = "\n".join(doc.subject)
        out += ink.paragraph("", (doc.type_name + "\n", kind), (text, about), look=kind, form=spaced)
    else:
        out += ink.paragraph("Type", doc.type_name, look=kind, form=spaced)
        out += _subject(ink, doc, about)
    if doc.is_party:
        return out + (ink.paragraph("Hyphens", "-----", look=Look(14), form=_CENTRE) if doc.subject else "")
    if doc.subject and (ink.manner.head == "joined" or not is_inside(ink)):
        out += rule(ink, 0.42 * _subject_width(doc, about), ink.manner.text_width * 25.4 / 1440, padding=0)
    return out


def _subject_width(doc: Doc, look: Look) -> float:
    return max(width_of(line, look) for line in doc.subject)


def _subject(ink: Ink, doc: Doc, look: Look) -> str:
    lines = [" ".join(doc.subject)] if "one-subject" in ink.manner.habits and doc.subject else doc.subject
    out = ""
    for at, line in enumerate(lines):
        drawn = []
        if not doc.is_party and is_inside(ink) and at == len(lines) - 1:
            length = 0.42 * _subject_width(doc, look)
            room = ink.manner.text_width * 25.4 / 1440
            down = look.size * (1.35 if width_of(line, look) < room else 2.5)
            drawn = [shape(ink, length, down=down, left=middle(length, room))]
        form = _CENTRE.but(after=160) if drawn else _CENTRE
        out += ink.paragraph("Subject", line, *drawn, look=look, form=form)
    return out


def addressees(ink: Ink, doc: Doc) -> str:
    """Return Kính gửi, one addressee on its line, several below it."""
    if not doc.to:
        return ""
    look = Look(14)
    label = look.but(italic=doc.is_party)
    if "to-table" in ink.manner.habits and len(doc.to) > 1:
        return _in_table(ink, doc, look, label)
    if len(doc.to) == 1:
        pieces = [(f"{doc.to_label}: ", label), doc.to[0]]
        form = (
            _CENTRE.but(before=240, after=120)
            if len(doc.to[0]) < 60
            else Form(left=1985, before=240, after=120)
        )
        return ink.paragraph("", *pieces, look=look, form=form)
    left = Form(left=1985)
    out = ink.paragraph("", (f"{doc.to_label}:", label), look=look, form=left.but(before=240))
    for at, name in enumerate(doc.to):
        end = "." if at == len(doc.to) - 1 else ";"
        form = Form(left=3119, first=-170, after=120 if end == "." else 0)
        out += ink.paragraph("", f"- {name}{end}", look=look, form=form)
    return out


def _in_table(ink: Ink, doc: Doc, look: Look, label: Look) -> str:
    """Return the addressees in a table: the label in one cell, the list in the next."""
    first = ink.paragraph("", f"{doc.to_label}:", look=label, form=Form(align="right"))
    last = len(doc.to) - 1
    rest = "".join(
        ink.paragraph("", f"- {name}{'.' if at == last else ';'}", look=look, form=Form(align="both"))
        for at, name in enumerate(doc.to)
    )
    gap = ink.paragraph("", look=Look(6), form=Form())
    return gap + placing(ink, (50, 115), [[first, rest]]) + gap


def blocks(ink: Ink, doc: Doc, parts: tuple[Line | Grid, ...], room: int = 0) -> str:
    """Return the paragraphs and tables of the body."""
    out = ""
    for at, part in enumerate(parts):
        if isinstance(part, Grid):
            out += figures(ink, part, room or ink.manner.text_width)
            follows = parts[at + 1] if at + 1 < len(parts) else None
            if not isinstance(follows, Line) or follows.kind != "source":
                out += ink.paragraph("", look=Look(6), form=Form())
        else:
            out += _line(ink, doc, part, late=at > 2 * len(parts) // 3)
    return out


def text_form(ink: Ink, doc: Doc) -> Form:
    """Return how a paragraph of the body stands."""
    m = ink.manner
    before, after = {
        "before": (m.gap, 0.0),
        "after": (0.0, m.gap),
        "both": (m.gap / 2, m.gap / 2),
    }[m.spacing]
    kind, line = ("exact", 380) if doc.is_party and m.line[0] == "auto" else m.line
    return Form(
        align="both",
        first=567 if doc.is_party else m.first,
        before=before * 20,
        after=after * 20,
        line=line,
        rule=kind,
    )


def _line(ink: Ink, doc: Doc, line: Line, *, late: bool) -> str:
    form, look = text_form(ink, doc), Look(ink.manner.body)
    if line.kind in {"chapter", "chapter-title", "centre"}:
        # a label stands close to its title
        return ink.paragraph(
            "Centre", line.text, look=look.but(bold=True), form=form.but(align="center", first=0)
        )
    if line.kind in {"caption", "source"}:
        italic = look.but(italic=line.kind == "source", bold=line.kind == "caption", size=13)
        align = "center" if line.kind == "caption" else "right"
        return ink.paragraph("", line.text, look=italic, form=Form(align=align, before=120))
    if line.kind == "basis":
        text = f"- {line.text}" if doc.is_party else line.text
        return ink.paragraph("Basis", text, look=look.but(italic=not doc.is_party), form=form)
    if line.kind == "quote":
        return ink.paragraph("Text", f"“{line.text}”", look=look, form=form)
    if line.kind == "text":
        return _text(ink, line, look, form, late=late)
    return _counted(ink, line, look, form)


def _text(ink: Ink, line: Line, look: Look, form: Form, *, late: bool) -> str:
    if "tab" in ink.manner.habits and form.first:
        form = form.but(first=0)
        return ink.paragraph("Text", f"\t{line.text}", look=look, form=form)
    if ink.manner.tracked and not late and len(line.text) > 80:
        ink.manner = ink.manner.but(tracked=False)
        head, tail = line.text[:50], line.text[50:]
        base = ink.styles.get("Text", (ink.look, ink.form))[0] if ink.manner.styles else ink.look
        mark = f'w:id="{ink.next_id()}" w:author="Văn thư" w:date="2026-10-01T08:00:00Z"'
        added = f"<w:ins {mark}>{ink.runs(tail, look, base)}</w:ins>"
        return ink.paragraph("Text", head, added, look=look, form=form)
    return ink.paragraph("Text", line.text, look=look, form=form)


def _counted(ink: Ink, line: Line, look: Look, form: Form) -> str:
    bold = look.but(bold=line.kind in {"section", "title"})
    centred = line.kind == "section" and ink.manner.sections == "center"
    stand = form.but(align="center", first=0) if centred else form
    if line.kind in {"section", "title"}:
        stand = stand.but(keep=True)
    role = line.kind.capitalize() if line.kind != "clause" else "Text"
    role = {"Bullet": "Text", "Plus": "Text", "Point": "Text"}.get(role, role)
    level = _LEVELS.get(line.kind)
    if ink.manner.numbered and level is not None:
        return ink.paragraph(f"{role}", line.text, look=bold, form=stand, level=level)
    if line.kind == "article":
        return ink.paragraph("", (f"{line.label} ", look.but(bold=True)), line.text, look=look, form=stand)
    return ink.paragraph(role, f"{line.label} {line.text}", look=bold, form=stand)


def appendix_head(ink: Ink, appendix: Appendix, *, party: bool) -> str:
    """Return number, title and source of an annex."""
    out = ink.paragraph("", appendix.number, look=Look(14, bold=True), form=_CENTRE)
    out += ink.paragraph("", appendix.title, look=Look(14, bold=True), form=_CENTRE)
    look = Look(14 if party else 13, italic=True)
    out += ink.paragraph("", appendix.source, look=look, form=_CENTRE)
    if party:
        return out + ink.paragraph("", "-----", look=Look(14), form=_CENTRE.but(after=120))
    return out + ink.paragraph("", look=Look(8), form=_CENTRE)
