"""The parts of a standard: ranges, components of the page, forms of writing; each with its clause."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from baocao.units import Length


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """What the standard allows, both ends included, and the value our templates print."""

    min: float
    max: float
    use: float
    only: tuple[float, ...] = ()
    """Single values that are allowed, when not the whole stretch is."""

    @classmethod
    def fixed(cls, value: float) -> Range:
        """Return the range that holds one value only."""
        return cls(min=value, max=value, use=value)

    def __contains__(self, value: float) -> bool:
        """Return whether `value` is allowed."""
        if self.only:
            return value in self.only
        return self.min <= value <= self.max

    def __str__(self) -> str:
        """Return the range as people write it.

        >>> str(Range(min=10, max=12.7, use=10)), str(Range.fixed(15))
        ('10–12,7', '15')
        """
        shown = [f"{value:g}".replace(".", ",") for value in self.only or (self.min, self.max)]
        if self.min == self.max:
            return shown[0]
        return " hoặc ".join(shown) if self.only else "–".join(shown)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """Where a part of the standard is written, and how certain it is that it says so."""

    source: str
    mark: str
    """``C`` primary text, ``C2`` two secondary sources, ``1`` one, ``M`` custom, ``X`` sources differ."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Margins(Clause):
    """Page margins in millimetres."""

    top: Range
    right: Range
    bottom: Range
    left: Range

    def items(self) -> tuple[tuple[str, Range], ...]:
        """Return (side, allowed) clockwise from the top."""
        return (("top", self.top), ("right", self.right), ("bottom", self.bottom), ("left", self.left))


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Clause):
    """Paper and type."""

    width_mm: float
    height_mm: float
    landscape_allowed: bool
    margin_tolerance_mm: float
    font: str
    color: str
    margins_mm: Margins
    small_mm: tuple[float, ...] = ()
    """Width and height of the smaller paper that papers such as giấy mời may have; none when empty."""
    small_types: tuple[str, ...] = ()
    """How the names of those papers begin."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageNumber(Clause):
    """The number in the top margin."""

    size_pt: Range
    align: str
    first_page: bool
    start: int
    header_distance_mm: float
    distance_required: bool = False
    """Whether the standard itself names the distance, not only its published files."""
    restart_per_appendix: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead(Clause):
    """The two columns at the head of page 1."""

    left_mm: Range
    right_mm: Range
    total_mm: Range
    """Of both; more than the text's width hangs over both margins alike."""
    slack_mm: float
    """What a line leaves free in its column, so that no printer's metrics make it wrap."""
    sizes_pt: tuple[tuple[float, ...], ...] = ()
    """Sizes of Quốc hiệu, Tiêu ngữ and date that go together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing(Clause):
    """The two columns at the end: recipients and signature."""

    left_mm: Range
    right_mm: Range
    signature_lines: Range
    signature_height_mm: Range


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleLine(Clause):
    """The solid line below a component."""

    thickness_pt: float
    line_height_pt: float
    tolerance_share: float
    """So much longer or shorter than wanted, as a share, a line drawn by hand still passes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Component(Clause):
    """One row of the standard's table of type: how a component of the document is set."""

    size_pt: Range
    case: str
    """``upper``, ``sentence``, ``title`` (a name) or ``mixed``."""
    align: str
    """``left``, ``center``, ``right`` or ``both`` (justified)."""
    align_also: tuple[str, ...] = ()
    bold: bool = False
    italic: bool = False
    underline: bool = False
    bold_with_title: bool = False
    """A clause that has a title prints it bold, on a line of its own."""
    label_italic: bool = False
    color: str = ""
    box: str = ""
    """The number (ô) of the component in the standard's drawing."""
    text: str = ""
    prefix: str = ""
    prefix_mark: str = ""
    """How certain it is that the prefix is wanted, when less than the rest."""
    rule_share: Range | None = None
    """Length of the rule as a share of the text line."""
    indent_left_mm: Range | None = None
    first_line_mm: Range | None = None
    space_before_pt: Range | None = None
    space_after_pt: Range | None = None
    paragraph_gap_pt: Range | None = None
    line_spacing: Range | None = None
    """In lines; Word's "multiple"."""
    exact_line_pt: Range | None = None
    """In points; Word's "exactly"."""

    @property
    def size(self) -> Length:
        """The size that is printed."""
        return Length.from_pt(self.size_pt.use)


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyForm(Clause):
    """How far the text may be from its row of the table of type before it counts as a fault."""

    first_line_slack_mm: float
    first_line_tolerated: Range | None = None
    """In millimetres: not what the standard says, but a small fault only."""
    list_first_line_mm: Range
    """Where clauses, points and bullets may begin."""
    gap_slack_pt: float
    line_slack: float
    """As a share of the line spacing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberForm(Clause):
    """How số, ký hiệu is written."""

    label: str
    before_type: str
    before_agency: str
    agency_last: bool
    leading_zero_below: int
    blank_width: int
    series: str
    """``year`` or ``term``: within what a number may not come twice."""
    pattern: str
    letter_pattern: str = ""
    letter_abbreviation: str = ""
    letter_never: tuple[str, ...] = ()
    """Abbreviations of types that the symbol of a công văn hardly begins with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateForm(Clause):
    """How địa danh, thời gian is written."""

    pattern: str
    day_zero_below: int
    month_zero_below: int
    blank_width: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyForm(Clause):
    """How the issuing body stands in the head."""

    mark_below: str
    omit_agency_from_title: bool
    drop_parent_from_name: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectForm(Clause):
    """How trích yếu is written."""

    mark_below: str
    first_capital: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ListForm(Clause):
    """A list of lines with a dash and an end mark each."""

    bullet: str
    item_end: str
    last_end: str
    label: str = ""
    submit_label: str = ""
    as_above: str = ""
    file_word: str = ""
    """How the line of the copy that is kept begins."""
    file_pattern: str = ""
    item_pattern: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureForm(Clause):
    """How authority and post are written above the name."""

    prefixes: Mapping[str, str]
    """{meaning: prefix}: thay_mat, ky_thay, thua_lenh, thua_uy_quyen, quyen."""
    prefix_end: str
    both_lines_bold: bool
    no_titles_before_name: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Headings(Clause):
    """How parts of the text are numbered."""

    part_label: str
    section_end: str
    item_end: str
    point_end: str
    bullets: tuple[str, ...]
    letters: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EndOfText(Clause):
    """The mark after the last sentence."""

    mark_text: str
    accepted: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AppendixForm(Clause):
    """How an appendix is headed."""

    label: str
    numerals: str
    reference_required: bool
    enclosed_with: str
    signature_note_size_pt: float


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesForm(Clause):
    """The words that minutes print: labels of the opening lines, who signs, what is filed."""

    begins: str
    place: str
    attendance: str
    chair: str
    secretary: str
    proceedings: str
    """Label before the proceedings; ``{su_kien}`` is how the event is called: ``hội nghị``, ``cuộc họp``."""
    secretary_signs: str
    chair_signs: str
    filed: str = ""
    """What the line of the copy that is kept names, when the data say nothing of minutes themselves."""
