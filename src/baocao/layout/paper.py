"""A document as the standard sees it: its parts by name, their lines, and how surely each was recognised."""

from __future__ import annotations

import enum
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from baocao.errors import Location
from baocao.layout.blocks import Paragraph, Run, Table
from baocao.layout.facts import Facts
from baocao.layout.forms import Component
from baocao.layout.naming.pages import PageMark, find_page_marks
from baocao.layout.profile import Profile
from baocao.layout.repair import Anchor
from baocao.units import Length


class PartKind(enum.StrEnum):
    """What a part of a document is; the value is its key among the profile's components, where it has one."""

    NATIONAL_NAME = "quoc_hieu"
    """Quốc hiệu, or the Party's title."""
    MOTTO = "tieu_ngu"
    PARENT = "co_quan_chu_quan"
    ISSUER = "co_quan"
    STAR = "dau_sao"
    """The ``*`` below a Party body."""
    NUMBER = "so_ky_hieu"
    DATE = "dia_danh_ngay"
    TYPE = "ten_loai"
    SUBJECT = "trich_yeu"
    HYPHENS = "gach_noi"
    """The ``-----`` below a Party document's trích yếu."""
    LETTER_SUBJECT = "trich_yeu_cong_van"
    ADDRESSEE = "kinh_gui"
    BASIS = "can_cu"
    BODY = "noi_dung"
    CHAPTER = "phan_chuong"
    """Label of a phần, chương, mục or tiểu mục that has its title on the next line."""
    CHAPTER_TITLE = "tieu_de_phan_chuong"
    SECTION = "muc"
    """``I. NHỮNG KẾT QUẢ…``"""
    ARTICLE = "dieu"
    CLAUSE = "khoan"
    """``1. …``; one with a title stands on a line of its own, bold."""
    POINT = "diem"
    BULLET = "gach_dau_dong"
    AUTHORITY = "quyen_han"
    """``TM. …``, ``KT. …``, ``T/M …`` and the like: the lines with a prefix."""
    POST = "chuc_vu"
    SIGNER = "ho_ten"
    RECIPIENTS_LABEL = "noi_nhan_nhan"
    RECIPIENT = "noi_nhan"
    URGENCY = "muc_khan"
    SECRECY = "do_mat"
    CIRCULATION = "pham_vi_luu_hanh"
    DRAFT = "du_thao"
    TYPIST = "nguoi_soan_thao"
    CONTACT = "lien_he"
    APPENDIX_NUMBER = "phu_luc_so"
    APPENDIX_TITLE = "phu_luc_ten"
    APPENDIX_SOURCE = "phu_luc_kem_theo"
    CAPTION = "ten_bang"
    """Title, unit or source line of a table or picture."""
    PAGE_NUMBER = "so_trang"
    OTHER = "khac"
    """Text that is none of these, and is not graded."""


class Zone(enum.StrEnum):
    """Where in a document a part stands."""

    HEAD = "dau"
    """Up to and with tên loại, trích yếu and Kính gửi."""
    BODY = "than"
    FOOT = "cuoi"
    """Nơi nhận and the signature."""
    APPENDIX = "phu-luc"
    """What follows the signature: annexes, forms, lists; hardly graded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A stretch of one paragraph that prints as a line (or wrapped text) of its own.

    A paragraph is cut at hand-made line breaks, and in the head and foot at the
    tabs that set its two sides apart.
    """

    text: str
    """NFC, outer blanks taken off; a list number that Word writes is part of it."""
    runs: tuple[Run, ...]
    """The visible runs, cut to the line; blanks only at its ends are left out."""
    paragraph: Paragraph
    start: int
    end: int
    """``[start, end)`` of the line in `Paragraph.text`."""
    side: str = ""
    """``left`` or ``right`` column of the head or foot; empty when it runs across the page."""
    room: Length
    """Width of the column or page it is printed in."""
    cell: tuple[int, int, int] | None = None
    """(table among `Facts.tables`, row, cell in the row), from 0."""

    @property
    def where(self) -> Location:
        """The paragraph's place."""
        return self.paragraph.where

    @property
    def anchor(self) -> Anchor:
        """The paragraph's handle in the file."""
        return self.paragraph.anchor

    @property
    def printed(self) -> str:
        """The text as it prints: in capitals where the letters are set so (``w:caps``)."""
        if not any(run.format.caps for run in self.runs):
            return self.text
        label = self.text[: len(self.text) - (self.end - self.start)]
        return label + "".join(run.text.upper() if run.format.caps else run.text for run in self.runs)

    @property
    def letters(self) -> tuple[Run, ...]:
        """The runs that print anything."""
        return tuple(run for run in self.runs if run.text.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """Something that serves as the rule below a part."""

    kind: str
    """``shape``, ``border``, ``underscores``, ``hyphens``, ``picture`` or ``underline`` (of the letters)."""
    length: Length
    align: str = ""
    """``left``, ``center`` or ``right`` in its column; empty when not known."""
    paragraph: Paragraph
    index: int | None = None
    """Of a shape among `Paragraph.rules`."""

    @property
    def is_solid(self) -> bool:
        """Whether it counts as a solid rule of its own."""
        return self.kind in {"shape", "border", "underscores", "picture"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of the document."""

    kind: PartKind
    lines: tuple[Line, ...]
    """At least one."""
    zone: Zone = Zone.BODY
    strokes: tuple[Stroke, ...] = ()
    """Rules found below it, before the next part of the same column."""
    certainty: float = 1.0
    """From 0 to 1; below `SURE` a fault in it is at most a warning."""
    reason: str = ""
    """What it was recognised by, in Vietnamese, for ``--explain``."""

    @property
    def text(self) -> str:
        """Its lines, joined by blanks."""
        return " ".join(line.text for line in self.lines)

    @property
    def first(self) -> Line:
        """Its first line."""
        return self.lines[0]

    @property
    def where(self) -> Location:
        """The place of its first line."""
        return self.lines[0].where


SURE = 0.7
"""From here on a part counts as what it was recognised as."""


@dataclass(frozen=True, kw_only=True)
class Paper:
    """A document, recognised."""

    facts: Facts
    profile: Profile
    """The standard it is graded by."""
    parts: tuple[Part, ...]
    """In document order."""
    form: str = ""
    """``named`` (has a tên loại), ``letter`` (công văn), ``appendix`` (in a file of its own) or empty."""
    type_name: str = ""
    """Tên loại in capitals as the standard writes it, e.g. ``BÁO CÁO``; empty for a công văn."""
    issued: date | None = None
    """Date of the document, when it is written out and possible."""
    pages: int = 1
    """At least so many, as far as the file lets us see."""
    refusal: str = ""
    """Why it is not graded, in Vietnamese; empty for an administrative document."""
    tables: tuple[Table, ...] = ()
    """Tables of the content: not those that only place the head or the foot."""
    notice: str = ""
    """What to tell the user of the choice of standard; may be empty."""

    @property
    def is_graded(self) -> bool:
        """Whether the standard applies to it."""
        return not self.refusal

    @cached_property
    def _by_kind(self) -> dict[PartKind, tuple[Part, ...]]:
        found: dict[PartKind, tuple[Part, ...]] = {}
        for part in self.parts:
            found[part.kind] = (*found.get(part.kind, ()), part)
        return found

    def find(self, *kinds: PartKind) -> tuple[Part, ...]:
        """Return the parts of these kinds, in document order for each kind."""
        return tuple(part for kind in kinds for part in self._by_kind.get(kind, ()))

    def first(self, kind: PartKind) -> Part | None:
        """Return the first part of a kind."""
        found = self._by_kind.get(kind, ())
        return found[0] if found else None

    def component(self, kind: PartKind) -> Component | None:
        """Return what the standard says of a kind of part."""
        return self.profile.components.get(kind.value)

    @cached_property
    def page_marks(self) -> tuple[PageMark, ...]:
        """The page numbers that its headers and footers print."""
        return find_page_marks(self.facts)

    @property
    def paragraphs(self) -> Iterator[Paragraph]:
        """Every paragraph of the body, those in tables and boxes included, in document order."""
        return iter(self.facts.paragraphs)
