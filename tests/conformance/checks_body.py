"""Body paragraphs, headings, lists, tables, appendix and the text itself against the standard."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from conformance.checks_head import is_within
from conformance.parts import Parts
from conformance.reading import Paragraph, Table
from conformance.standards import FONT, LETTERS, MIN_SPACING_PT
from support.metrics import text_width_mm

ROMANS = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
LABEL = re.compile(r"^(?P<label>[IVX]+|\d+|[a-zđ])(?P<mark>\.-|[.)-]) ?\S")
LEFTOVERS = re.compile(
    r"\{\{|\}\}|\{%|%\}|\b(?:None|True|False|Undefined)\b|xxx|\[…\]"
    r"|  +|\s[,;.:!?](?!\.)|(?<!\.)\.\.(?!\.)|,,|;;|;\.|\(\)"
)
DOUBLED = re.compile(
    r"\b((?:\w{2,} \w+)|quý|năm|tháng|ngày|của|và|các|những|được|trong|số|khoảng|hơn|trên|đồng chí) \1\b"
)
"""Two syllables twice, or a word that never doubles; other single ones may ("phân bổ bổ sung")."""
STAMP = re.compile("KHẨN|THƯỢNG KHẨN|HỎA TỐC|MẬT|TỐI MẬT|TUYỆT MẬT")
"""Marks of urgency and secrecy, which are red."""
BLANK_NUMBER = re.compile(r"(?<=số)\s+(?=[-/])|(?<=[-/])\s+(?=,)")
"""Room for the number or the symbol that the office will write."""


def body(parts: Parts) -> Iterator[str]:
    """Justified, one size in range, first line indented, 6 pt apart, line spacing in range, upright."""
    if not parts.body:
        yield "no body text"
    sizes = {paragraph.size for paragraph in parts.body}
    if len(sizes) > 1:
        yield f"body in several sizes: {sorted(sizes)}"
    for paragraph in parts.body:
        for complaint in _body_paragraph(parts, paragraph):
            yield f"{complaint}: {paragraph.plain[:60]!r}"


def _body_paragraph(parts: Parts, paragraph: Paragraph) -> Iterator[str]:
    form, standard = paragraph.format, parts.standard
    if not is_within(paragraph.size, standard.body):
        yield f"body {paragraph.size} pt, wanted {standard.body}"
    if form.align != "both":
        yield f"not justified ({form.align})"
    if not any(is_within(form.first_line, (indent, indent), 0.3) for indent in standard.indents):
        yield f"first line indented {form.first_line:.1f} mm, wanted {standard.indents}"
    if abs(form.left) > 0.1 or abs(form.right) > 0.1:
        yield f"indented from the sides: {form.left:.1f} and {form.right:.1f} mm"
    if max(form.before, form.after) < MIN_SPACING_PT or form.contextual:
        yield f"{form.before} pt before, {form.after} pt after, wanted {MIN_SPACING_PT} pt or more between"
    yield from _line_spacing(parts, paragraph)
    is_basis = paragraph.plain.startswith(("Căn cứ", "- Căn cứ"))
    if paragraph.is_any("italic") != (is_basis and not standard.is_party):
        yield "wrong slant"


def _line_spacing(parts: Parts, paragraph: Paragraph) -> Iterator[str]:
    rule, low, high = parts.standard.line_spacing
    form = paragraph.format
    if form.line_rule != rule or not is_within(form.line, (low, high), 0.001):
        yield f"line spacing {form.line_rule} {form.line:g}, wanted {rule} {low:g}–{high:g}"


def headings(parts: Parts) -> Iterator[str]:
    """I. 1. a) in order, no level skipped, one mark a level, bold, kept with the next, none without text."""
    counters = [0, 0, 0]
    marks: dict[int, set[str]] = {}
    if not parts.headings:
        yield "no headings"
    highest = min((paragraph.format.outline or 0 for paragraph in parts.headings), default=0)
    for paragraph in parts.headings:
        level = paragraph.format.outline or 0
        found = LABEL.match(paragraph.plain)
        if found is None:
            yield f"heading without a label: {paragraph.plain!r}"
            continue
        if level > highest and not counters[level - 1]:
            yield f"heading skips a level: {paragraph.plain!r}"
        counters[level] += 1
        counters[level + 1 :] = [0] * len(counters[level + 1 :])
        wanted = (ROMANS, [str(n) for n in range(1, 60)], LETTERS)[level][counters[level] - 1]
        if found["label"] != wanted:
            yield f"heading {paragraph.plain!r} should be numbered {wanted}"
        marks.setdefault(level, set()).add(found["mark"])
        yield from _heading_style(parts, paragraph, level)
    for level, used in marks.items():
        if len(used) > 1:
            yield f"headings of level {level + 1} marked in several ways: {sorted(used)}"
    yield from _empty_headings(parts)


def _heading_style(parts: Parts, paragraph: Paragraph, level: int) -> Iterator[str]:
    name = repr(paragraph.plain[:50])
    if not is_within(paragraph.size, parts.standard.heading):
        yield f"heading {name}: {paragraph.size} pt, wanted {parts.standard.heading}"
    if level < (1 if parts.standard.is_party else 2) and not paragraph.is_all("bold"):
        yield f"heading {name} is not bold"
    if level < 2 and paragraph.is_any("italic"):
        yield f"heading {name} is italic"
    if not paragraph.format.keep_next:
        yield f"heading {name} may stay alone at the foot of a page"
    if level == 0 and paragraph.plain != paragraph.plain.upper():
        yield f"heading {name} is not in capitals"
    if not paragraph.format.style.lower().startswith("heading"):
        yield f"heading {name} has style {paragraph.format.style!r}: it will not show in the navigation pane"
    if max(paragraph.format.before, paragraph.format.after) < MIN_SPACING_PT:
        yield f"heading {name} stands too close"
    yield from _line_spacing(parts, paragraph)


def _empty_headings(parts: Parts) -> Iterator[str]:
    items = parts.content
    for item, following in zip(items, [*items[1:], None], strict=True):
        if not isinstance(item, Paragraph) or item.format.outline is None:
            continue
        next_outline = following.format.outline if isinstance(following, Paragraph) else None
        if following is None or (next_outline is not None and next_outline <= item.format.outline):
            yield f"empty heading: {item.plain!r}"


def letters(parts: Parts) -> Iterator[str]:
    """Runs of a) b) c) d) đ) follow the Vietnamese alphabet, whether headings or body."""
    expected = 0
    for item in parts.content:
        text = item.plain if isinstance(item, Paragraph) else ""
        found = re.match(r"^([a-zđ])\) ", text)
        if found:
            expected = 0 if found[1] == "a" else expected
            wanted = LETTERS[expected] if expected < len(LETTERS) else "nothing"
            if found[1] != wanted:
                yield f"điểm {found[1]}) where {wanted} should be: {text[:50]!r}"
            expected += 1
        elif isinstance(item, Paragraph) and item.format.outline is not None:
            expected = 0


def fonts(parts: Parts) -> Iterator[str]:
    """Every printing run is Times New Roman, black, Vietnamese, never hidden."""
    for paragraph in parts.file.all_paragraphs:
        for run in paragraph.inked:
            form, text = run.format, run.text[:40]
            if any(font != FONT for font in form.fonts[:3]) or form.fonts[3] not in {FONT, None}:
                yield f"{text!r}: fonts {form.fonts}"
            if form.color not in {"auto", "000000"} and not STAMP.fullmatch(run.text.strip()):
                yield f"{text!r}: colour {form.color}"
            if form.language != "vi-VN":
                yield f"{text!r}: language {form.language!r}"
            if form.hidden or form.caps:
                yield f"{text!r}: hidden, or capitals only by formatting"
            if form.underline != "none" and not (parts.standard.is_party and "Nơi nhận" in paragraph.plain):
                yield f"{text!r}: underlined"
        if paragraph.format.numbered:
            yield f"{paragraph.plain[:40]!r}: numbered by Word, so its text cannot be read"


def tables(parts: Parts) -> Iterator[str]:
    """Tables with borders: header row repeated, rows whole, columns fit the page, every row the same grid."""
    for table in parts.data_tables:
        name = f"table {table.index}"
        if table.header_rows < 1:
            yield f"{name}: header row is not repeated"
        if table.split_rows:
            yield f"{name}: {table.split_rows} rows may break across pages"
        room = parts.file.sections[table.section].text_width
        if sum(table.grid_mm) > room + 0.5:
            yield f"{name}: {sum(table.grid_mm):.1f} mm wide in {room:.1f} mm"
        if len(table.rows) < 2:
            yield f"{name}: no rows under the header"
        for cell in table.rows[0] if table.rows else []:
            if any(p.plain and not (p.is_all("bold") and p.format.align == "center") for p in cell):
                yield f"{name}: header cell {cell[0].plain!r} is not bold and centred"
        yield from _narrow_words(table, name)


def _narrow_words(table: Table, name: str) -> Iterator[str]:
    """A word wider than its cell is cut in the middle by Word."""
    for paragraph in table.paragraphs:
        bold, italic = paragraph.is_all("bold"), paragraph.is_all("italic")
        for word in paragraph.plain.split():
            width = text_width_mm(word, paragraph.size, bold=bold, italic=italic)
            if width > paragraph.room_mm:
                yield f"{name}: {word!r} is {width:.1f} mm in {paragraph.room_mm:.1f} mm"


def appendix(parts: Parts) -> Iterator[str]:
    """Own section, pages from 1, label and name bold and centred; the body refers to it."""
    words = [item for item in parts.appendix if isinstance(item, Paragraph) and item.plain]
    if not words and not any(isinstance(item, Table) for item in parts.appendix):
        return
    if len(words) < 2 or not words[0].plain.startswith("Phụ lục"):
        yield "an appendix without its label"
        return
    yield from _appendix_section(parts, words[0])
    yield from _appendix_title(parts, words[0], words[1])
    attached = next((paragraph for paragraph in words if paragraph.plain.startswith("(Kèm theo")), None)
    if attached and not (attached.is_all("italic") and attached.format.align == "center"):
        yield "“(Kèm theo…)” is not italic and centred"
    if not any("hụ lục" in paragraph.plain for paragraph in parts.body):
        yield "the body does not refer to the appendix"


def _appendix_section(parts: Parts, label: Paragraph) -> Iterator[str]:
    section = parts.file.sections[label.section]
    if label.section == 0:
        yield "the appendix has no section of its own"
    if section.page_start != 1:
        yield "pages of the appendix do not start from 1"
    if section.kind == "continuous":
        yield "the appendix does not start on a new page"


def _appendix_title(parts: Parts, label: Paragraph, name: Paragraph) -> Iterator[str]:
    sizes = ((14, 15), (14, 15)) if parts.standard.is_party else ((14, 14), (13, 14))
    for paragraph, size in zip((label, name), sizes, strict=True):
        if not (is_within(paragraph.size, size) and paragraph.is_all("bold")):
            yield f"{paragraph.plain!r}: {paragraph.size} pt, wanted {size} bold"
        if paragraph.format.align != "center":
            yield f"{paragraph.plain!r}: not centred"
    if name.plain != name.plain.upper():
        yield f"name of the appendix is not in capitals: {name.plain!r}"


def text(parts: Parts) -> Iterator[str]:
    """NFC, nothing left over from templates, no doubled words, no stray spaces or marks."""
    paragraphs = [paragraph for paragraph in parts.file.all_paragraphs if paragraph is not parts.number]
    for paragraph in paragraphs:
        raw = "".join(run.text for run in paragraph.runs)
        if raw != unicodedata.normalize("NFC", raw):
            yield f"not NFC: {raw[:50]!r}"
        if found := LEFTOVERS.search(BLANK_NUMBER.sub(" ", paragraph.text.strip())):
            yield f"{found[0]!r} left in {_around(paragraph.text, found.start())!r}"
        for match in DOUBLED.finditer(paragraph.text):
            yield f"doubled words {match[0]!r} in {_around(paragraph.text, match.start())!r}"


def _around(text: str, at: int) -> str:
    return text[max(0, at - 30) : at + 30]


def properties(parts: Parts) -> Iterator[str]:
    """Title, author, times and language of the file are filled, and by nobody else's defaults."""
    core = parts.file.document.core_properties
    for name in ("title", "author"):
        value = getattr(core, name)
        if not value or "python-docx" in value:
            yield f"core property {name}: {value!r}"
    if core.created is None:
        yield "core property created is empty"
    if core.language not in {"", "vi-VN"}:
        yield f"core property language: {core.language!r}"


def structure(parts: Parts) -> Iterator[str]:
    """No empty paragraphs in the flow but the rule, no page broken by hand inside the body."""
    empty = [
        item for item in parts.flow if isinstance(item, Paragraph) and not item.plain and item.rule_mm is None
    ]
    if _longest_gap(parts.flow) > 1:
        yield f"{len(empty)} empty paragraphs used as spacing"


def _longest_gap(flow: Sequence[Paragraph | Table]) -> int:
    longest = current = 0
    for item in flow:
        is_empty = isinstance(item, Paragraph) and not item.plain and item.rule_mm is None
        current = current + 1 if is_empty else 0
        longest = max(longest, current)
    return longest


CHECKS = (body, headings, letters, fonts, tables, appendix, text, properties, structure)
