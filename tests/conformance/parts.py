"""Which paragraph of a document is what, found by its text and place alone."""

from __future__ import annotations

import re
from functools import cached_property

from conformance.reading import Paragraph, Table, WordFile
from conformance.standards import STANDARDS, Standard

HYPHENS = re.compile(r"^[-–—_*]{2,}$")
HEADING = re.compile(r"^(?P<label>[IVX]+|\d+(?:\.\d+)*|[a-zđ])(?P<mark>[.)-]|\.-) \S")
KINDS = frozenset(
    {
        "BÁO CÁO",
        "THÔNG BÁO",
        "GIẤY MỜI",
        "BIÊN BẢN",
        "CHƯƠNG TRÌNH",
        "DANH SÁCH",
        "BẢNG PHÂN CÔNG NHIỆM VỤ",
        "KẾ HOẠCH",
    }
)
"""Tên loại of the documents around a conference."""


class Parts:
    """The parts of one document; a part that is not there is None or empty."""

    def __init__(self, file: WordFile, standard: Standard) -> None:
        """Look for parts in `file` as `standard` lays them out."""
        self.file = file
        self.standard = standard

    def find(self, text: str) -> list[Paragraph]:
        """Body paragraphs that say exactly `text`."""
        return [paragraph for paragraph in self.file.paragraphs if paragraph.plain == text]

    @cached_property
    def title_block(self) -> list[Paragraph]:
        """Quốc hiệu and Tiêu ngữ, or the Party's title."""
        return [found[0] for text in self.standard.title_block if (found := self.find(text))]

    @cached_property
    def head_table(self) -> Table | None:
        """The table that holds the title block."""
        first = self.title_block[0] if self.title_block else None
        return None if first is None or first.cell is None else self.file.tables[first.cell.table]

    @cached_property
    def number(self) -> Paragraph | None:
        """The paragraph of số, ký hiệu."""
        pattern = re.compile(r"^Số ?:?[\s\d….]*[-/]")
        return next((p for p in self._head_paragraphs if pattern.match(p.text.strip())), None)

    @cached_property
    def date(self) -> Paragraph | None:
        """The paragraph of địa danh and date."""
        return next((p for p in self._head_paragraphs if ", ngày" in p.plain and "năm" in p.plain), None)

    @property
    def _head_paragraphs(self) -> list[Paragraph]:
        return [] if self.head_table is None else list(self.head_table.paragraphs)

    @cached_property
    def agency(self) -> list[Paragraph]:
        """Paragraphs of the left column above the number, empty ones and the asterisk included."""
        column: list[Paragraph] = []
        for paragraph in self._head_paragraphs:
            if paragraph is self.number:
                break
            if paragraph.cell and paragraph.cell.column == 0:
                column.append(paragraph)
        return column

    @cached_property
    def agency_names(self) -> list[Paragraph]:
        """Of these, the ones that name a body."""
        return [paragraph for paragraph in self.agency if paragraph.plain not in {"", "*"}]

    @cached_property
    def flow(self) -> list[Paragraph | Table]:
        """Body paragraphs and tables after the head table, up to the signature table."""
        order = self.file.order
        start = order.index(self.head_table) + 1 if self.head_table in order else 0
        end = order.index(self.foot_table) if self.foot_table in order else len(order)
        return order[start:end]

    @cached_property
    def kind(self) -> Paragraph | None:
        """The paragraph of tên loại."""
        return next((p for p in self.flow if isinstance(p, Paragraph) and p.plain.upper() in KINDS), None)

    @cached_property
    def _after_kind(self) -> list[Paragraph | Table]:
        return self.flow[self.flow.index(self.kind) + 1 :] if self.kind else []

    @cached_property
    def subject(self) -> Paragraph | None:
        """The paragraph of trích yếu."""
        return next((p for p in self._after_kind if isinstance(p, Paragraph) and p.plain), None)

    @cached_property
    def after_subject(self) -> Paragraph | None:
        """The paragraph right after trích yếu: its rule, or the Party's hyphens."""
        if self.subject is None:
            return None
        rest = self._after_kind[self._after_kind.index(self.subject) + 1 :]
        return rest[0] if rest and isinstance(rest[0], Paragraph) else None

    @cached_property
    def _content(self) -> list[Paragraph | Table]:
        if self.subject is None:
            return []
        rest = self._after_kind[self._after_kind.index(self.subject) + 1 :]
        return [
            item for item in rest if isinstance(item, Table) or (item.plain and not HYPHENS.match(item.plain))
        ]

    @cached_property
    def addressees(self) -> list[Paragraph]:
        """The paragraphs of Kính gửi, its list included."""
        found: list[Paragraph] = []
        for item in self._content:
            is_start = isinstance(item, Paragraph) and item.plain.startswith(("Kính gửi", "Kính trình"))
            if is_start or (found and isinstance(item, Paragraph) and item.plain.startswith("- ")):
                found.append(item)
            elif found or not isinstance(item, Paragraph):
                break
        if not found and self.head_table is not None:
            return [p for p in self.file.paragraphs if p.plain.startswith("Kính gửi")]
        return found

    @cached_property
    def content(self) -> list[Paragraph | Table]:
        """What the document says: paragraphs with text, and tables."""
        skipped = {id(paragraph) for paragraph in self.addressees}
        return [item for item in self._content if id(item) not in skipped]

    @cached_property
    def headings(self) -> list[Paragraph]:
        """Content paragraphs that have an outline level."""
        return [p for p in self.content if isinstance(p, Paragraph) and p.format.outline is not None]

    @cached_property
    def body(self) -> list[Paragraph]:
        """Content paragraphs that are no headings."""
        return [
            p
            for p in self.content
            if isinstance(p, Paragraph) and p.format.outline is None and not self.is_caption(p)
        ]

    def is_caption(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph is the title of the table right after it."""
        following = self.content[self.content.index(paragraph) + 1 :]
        return paragraph.format.align == "center" and bool(following) and isinstance(following[0], Table)

    @cached_property
    def foot_table(self) -> Table | None:
        """The table of Nơi nhận and the signature."""
        return next(
            (t for t in self.file.tables if any(p.plain.startswith("Nơi nhận") for p in t.paragraphs)), None
        )

    @cached_property
    def recipients(self) -> list[Paragraph]:
        """Label and items of Nơi nhận."""
        return [] if self.foot_table is None else [p for p in self._side("Nơi nhận") if p.plain]

    @cached_property
    def signature(self) -> list[Paragraph]:
        """Paragraphs of the signature, empty ones included."""
        if self.foot_table is None:
            return []
        left = {id(p) for p in self._side("Nơi nhận")}
        return [p for row in self.foot_table.rows for p in (row[-1] if row else []) if id(p) not in left]

    def _side(self, start: str) -> list[Paragraph]:
        if self.foot_table is None:
            return []
        cells = (cell for row in self.foot_table.rows for cell in row)
        return next((cell for cell in cells if any(p.plain.startswith(start) for p in cell)), [])

    @cached_property
    def appendix(self) -> list[Paragraph | Table]:
        """Everything after the signature table."""
        order = self.file.order
        return order[order.index(self.foot_table) + 1 :] if self.foot_table in order else []

    @cached_property
    def data_tables(self) -> list[Table]:
        """Tables with borders: tasks, figures."""
        return [table for table in self.file.tables if table.bordered]


def read_parts(content: bytes, name: str) -> Parts:
    """Parts of a document by the name of its standard."""
    return Parts(WordFile(content), STANDARDS[name])
