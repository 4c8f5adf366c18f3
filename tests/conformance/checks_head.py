"""Page, title block, agency, number, date, tên loại and trích yếu against the standard."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from docx.oxml.ns import qn

from conformance.parts import Parts
from conformance.reading import Paragraph
from conformance.standards import (
    BLANK_DATE_PATTERN,
    DATE_PATTERN,
    MOTTO_TOLERANCE,
    SHORT_RULE,
    TOLERANCE_MM,
    Range,
)
from support.metrics import text_width_mm

TABLES = frozenset({"DANH SÁCH", "BẢNG PHÂN CÔNG NHIỆM VỤ"})
"""Papers that are tables and may lie across the page whole."""


def is_within(value: float, allowed: Range, slack: float = 0.0) -> bool:
    """Whether `value` is in the range, give or take `slack`."""
    return allowed[0] - slack <= value <= allowed[1] + slack


def page(parts: Parts) -> Iterator[str]:
    """A4, margins in range; a landscape section turns the paper, not the rules for its sides."""
    for number, section in enumerate(parts.file.sections):
        paper = sorted((section.width, section.height))
        if not (is_within(paper[0], (210, 210), 0.5) and is_within(paper[1], (297, 297), 0.5)):
            yield f"section {number}: paper {paper}"
        if section.landscape != (section.width > section.height):
            yield f"section {number}: orientation disagrees with its size"
        for side, allowed in parts.standard.margins.items():
            margin = section.margins[side] + (section.margins["gutter"] if side == "left" else 0)
            if not is_within(margin, allowed, TOLERANCE_MM):
                yield f"section {number}: {side} margin {margin:.1f} mm, wanted {allowed}"
    if parts.file.sections[0].landscape and parts.kind and parts.kind.plain.upper() not in TABLES:
        yield "the document itself must be portrait"


def page_number(parts: Parts) -> Iterator[str]:
    """PAGE centred in the header from page 2, upright, of the standard's size, with a cached result."""
    first = parts.file.sections[0]
    if not first.has_title_page:
        yield "titlePg is not set: page 1 shows its number"
    if any(paragraph.plain for paragraph in first.first_header):
        yield "the header of page 1 is not empty"
    for number, section in enumerate(parts.file.sections):
        if len(section.page_fields) != 1:
            yield f"section {number}: {len(section.page_fields)} PAGE fields in the header"
            continue
        field = section.page_fields[0]
        styles = parts.file.styles
        if styles.paragraph(field).align != "center":
            yield f"section {number}: page number not centred"
        formats = [styles.run(run, field) for run in field.iter(qn("w:r"))]
        if any(not is_within(one.size, parts.standard.page_number) or one.italic for one in formats):
            size = formats[0].size
            yield f"section {number}: page number is {size} pt, wanted {parts.standard.page_number} upright"
        if not any((node.text or "").strip() for node in field.iter(qn("w:t"))):
            yield f"section {number}: PAGE has no cached result"
        wanted = parts.standard.header_distance
        if wanted and not is_within(section.header_distance, (wanted, wanted), TOLERANCE_MM):
            yield f"section {number}: header {section.header_distance:.1f} mm from the edge, wanted {wanted}"


def _style(
    paragraph: Paragraph, name: str, *, size: Range, bold: bool, italic: bool = False
) -> Iterator[str]:
    """Complaints about size, weight and slant of one paragraph."""
    if not is_within(paragraph.size, size):
        yield f"{name}: {paragraph.size} pt, wanted {size}"
    if not (paragraph.is_all("bold") if bold else not paragraph.is_any("bold")):
        yield f"{name}: must{'' if bold else ' not'} be bold"
    if not (paragraph.is_all("italic") if italic else not paragraph.is_any("italic")):
        yield f"{name}: must{'' if italic else ' not'} be italic"


def _centred(paragraph: Paragraph, name: str) -> Iterator[str]:
    if paragraph.format.align != "center":
        yield f"{name}: not centred ({paragraph.format.align})"
    if abs(paragraph.format.first_line) > 0.1 or abs(paragraph.format.left - paragraph.format.right) > 0.1:
        yield f"{name}: indents push it off the centre"


def _one_line(paragraph: Paragraph, name: str) -> Iterator[str]:
    if len(paragraph.lines_mm) > 1:
        yield f"{name}: wraps in {paragraph.room_mm:.1f} mm"


def title_block(parts: Parts) -> Iterator[str]:
    """Quốc hiệu and Tiêu ngữ, or the Party title: once, right sizes, one line, rule as long as the text."""
    standard = parts.standard
    for text, size in zip(standard.title_block, standard.title_sizes, strict=True):
        found = parts.find(text)
        if len(found) != 1:
            yield f"{text}: found {len(found)} times"
            continue
        yield from _style(found[0], text, size=size, bold=True)
        yield from _centred(found[0], text)
        yield from _one_line(found[0], text)
        if found[0].cell is None or found[0].cell.column == 0:
            yield f"{text}: not in the right column"
    if standard.is_party and "CỘNG HÒA XÃ HỘI" in parts.file.text.upper():
        yield "a Party document carries no Quốc hiệu"
    if not standard.is_party and "ĐẢNG CỘNG SẢN VIỆT NAM" in parts.file.text:
        yield "a State document carries no Party title"
    if len(parts.title_block) == len(standard.title_block):
        yield from _long_rule(parts)
        yield from _pair(parts)


def _pair(parts: Parts) -> Iterator[str]:
    """Sizes of Quốc hiệu, Tiêu ngữ and date move together; single spacing between the first two."""
    if parts.standard.is_party or parts.date is None:
        return
    name, motto = parts.title_block
    if (name.size, motto.size, parts.date.size) not in {(13, 14, 14), (12, 13, 13)}:
        yield f"sizes {name.size}/{motto.size}/{parts.date.size}, wanted 13/14/14 or 12/13/13"
    gap = max(name.format.after, motto.format.before)
    if gap > 0 or (name.format.line_rule, name.format.line) != ("auto", 1.0):
        yield "Quốc hiệu and Tiêu ngữ are not single spaced"


def _long_rule(parts: Parts) -> Iterator[str]:
    last = parts.title_block[-1]
    rule = _rule_after(parts, last)
    wanted = max(last.lines_mm)
    if rule is None:
        yield f"no rule under {last.plain}"
    elif abs(rule - wanted) > MOTTO_TOLERANCE * wanted:
        yield f"rule under {last.plain}: {rule:.1f} mm, the text is {wanted:.1f} mm"
    if len(parts.title_block) > 1 and (extra := parts.title_block[0].rule_mm) is not None:
        yield f"a rule of {extra:.1f} mm under Quốc hiệu"


def _rule_after(parts: Parts, paragraph: Paragraph) -> float | None:
    """Length of the rule in this paragraph or the next one of its cell."""
    if paragraph.rule_mm is not None:
        return paragraph.rule_mm
    everything = parts.file.paragraphs
    following = everything[everything.index(paragraph) + 1 :][:1]
    if not following or (following[0].cell is None) != (paragraph.cell is None):
        return None
    if paragraph.cell and following[0].cell and paragraph.cell.column != following[0].cell.column:
        return None
    return following[0].rule_mm


def _short_rule(parts: Parts, paragraph: Paragraph, name: str) -> Iterator[str]:
    rule, width = _rule_after(parts, paragraph), max(paragraph.lines_mm)
    if rule is None:
        yield f"no rule under {name}"
    elif not is_within(rule / width, SHORT_RULE, 0.02):
        yield f"rule under {name}: {rule:.1f} mm is {rule / width:.2f} of the text line, wanted 1/3 to 1/2"


def agency(parts: Parts) -> Iterator[str]:
    """Superior body regular, issuing body bold; a rule of 1/3–1/2 (State) or an asterisk (Party) under it."""
    names = parts.agency_names
    if not names:
        yield "no agency name in the left column"
        return
    bold = [paragraph.is_all("bold") for paragraph in names]
    if bold != sorted(bold) or not bold[-1]:
        yield f"agency weights {bold}: the superior body is regular, the issuing body bold"
    for paragraph in names:
        yield from _style(
            paragraph, paragraph.plain, size=parts.standard.agency, bold=paragraph.is_all("bold")
        )
        yield from _centred(paragraph, paragraph.plain)
        if paragraph.plain != paragraph.plain.upper():
            yield f"{paragraph.plain}: not in capitals"
    stars = [paragraph for paragraph in parts.agency if paragraph.plain == "*"]
    if parts.standard.is_party:
        yield from _asterisk(parts, stars)
        return
    if stars:
        yield "an asterisk in a State document"
    yield from _short_rule(parts, names[-1], "the agency")
    rules = [paragraph for paragraph in parts.agency if paragraph.rule_mm is not None]
    if len(rules) > 1:
        yield "more than one rule in the agency's column"


def _asterisk(parts: Parts, stars: list[Paragraph]) -> Iterator[str]:
    if len(stars) != 1:
        yield f"{len(stars)} asterisks under the agency"
    elif stars[0].format.align != "center" or parts.agency.index(stars[0]) < parts.agency.index(
        parts.agency_names[-1]
    ):
        yield "the asterisk is not centred below the agency"
    if any(paragraph.rule_mm is not None for paragraph in parts.agency):
        yield "a rule in the agency's column of a Party document"


def number(parts: Parts) -> Iterator[str]:
    """Số, ký hiệu: form, size, upright, centred, one line."""
    if parts.number is None:
        yield "no số, ký hiệu"
        return
    text = parts.number.text.strip().replace("\u00a0", " ")
    if not parts.standard.number_pattern.fullmatch(text):
        yield f"số, ký hiệu: {text!r}"
    yield from _style(parts.number, "số, ký hiệu", size=parts.standard.number, bold=False)
    yield from _centred(parts.number, "số, ký hiệu")
    yield from _one_line(parts.number, "số, ký hiệu")


def date(parts: Parts) -> Iterator[str]:
    """Place and date: form, real day, italic, size, on the number's row."""
    if parts.date is None:
        yield "no place and date"
        return
    found = DATE_PATTERN.fullmatch(parts.date.plain)
    if not found and not BLANK_DATE_PATTERN.fullmatch(parts.date.plain):
        yield f"date line: {parts.date.plain!r}"
    elif found:
        try:
            datetime.date(int(found["year"]), int(found["month"]), int(found["day"]))
        except ValueError:
            yield f"no such day: {parts.date.plain}"
    yield from _style(parts.date, "date", size=parts.standard.date, bold=False, italic=True)
    yield from _centred(parts.date, "date")
    yield from _one_line(parts.date, "date")
    number_cell, date_cell = parts.number and parts.number.cell, parts.date.cell
    if number_cell and date_cell and (number_cell.table, number_cell.row) != (date_cell.table, date_cell.row):
        yield "number and date are not on one row"


def subject(parts: Parts) -> Iterator[str]:
    """Tên loại and trích yếu: bold, centred, sizes; rule of 1/3–1/2 (State) or five hyphens (Party)."""
    if parts.kind is None or parts.subject is None:
        yield "no tên loại or no trích yếu"
        return
    if parts.kind.plain != parts.kind.plain.upper():
        yield "tên loại is not in capitals"
    for paragraph, name, size in (
        (parts.kind, "tên loại", parts.standard.kind),
        (parts.subject, "trích yếu", parts.standard.subject),
    ):
        yield from _style(paragraph, name, size=size, bold=True)
        yield from _centred(paragraph, name)
    if parts.subject.plain == parts.subject.plain.upper():
        yield "trích yếu is in capitals"
    if _rule_after(parts, parts.kind) is not None:
        yield "a rule under tên loại"
    if not parts.standard.is_party:
        yield from _short_rule(parts, parts.subject, "trích yếu")
        return
    hyphens = parts.after_subject
    if hyphens is None or hyphens.plain != "-----" or hyphens.format.align != "center":
        yield f"under trích yếu: {hyphens.plain if hyphens else ''!r}, wanted five hyphens, centred"
    if not parts.subject.plain[:1].islower():
        yield f"trích yếu of a Party document begins with a small letter: {parts.subject.plain!r}"


def title_room(parts: Parts) -> Iterator[str]:
    """The right column leaves room for the widest line, so that Word does not wrap it either."""
    for paragraph in (*parts.title_block, *((parts.date,) if parts.date else ())):
        width = text_width_mm(
            paragraph.plain, paragraph.size, bold=paragraph.is_all("bold"), italic=paragraph.is_all("italic")
        )
        if width > paragraph.room_mm:
            yield f"{paragraph.plain}: {width:.1f} mm of text in {paragraph.room_mm:.1f} mm"


CHECKS = (page, page_number, title_block, agency, number, date, subject, title_room)
