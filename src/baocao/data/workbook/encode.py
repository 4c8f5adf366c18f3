"""From a data tree to the plan of a form: every block of the workbook, filled with what the tree holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from baocao.data.contract import spell_out
from baocao.data.kinds import COMMON, KINDS
from baocao.data.tree import Node
from baocao.data.workbook import cells
from baocao.data.workbook.asked import EVERYTHING, Asked, suggest_periods
from baocao.data.workbook.layout import (
    BLANK,
    NUMBER_HEADING,
    Block,
    SheetLayout,
    find_block,
    find_place,
    list_sheets,
)
from baocao.data.workbook.outline import OWN_FIGURE
from baocao.data.workbook.plan import Field, Pair, Pairs, Plan, SheetPlan, Table, Value
from baocao.data.workbook.slots import Slot
from baocao.viet.text import first_upper, fold_key

TITLE: Final = "Biểu nhập số liệu hội nghị"
NUMBER: Final = Field(heading=NUMBER_HEADING, sort="code", width=6)
"""The column that numbers the rows of a table."""
_SPARE, _SPARE_IN_EMPTY = 5, 12
_UPRIGHT_WIDTH: Final = 110
"""Characters of a table that fit on an upright page; what is wider is printed landscape."""

Row = Mapping[str, Any]


_GUIDE: Final = (
    "Điền vào ô trắng. Ô vàng là ô cần có mà còn trống; bấm vào ô nào thì lời nhắc của ô ấy hiện ra.",
    "Bảng, trang nào không có nội dung thì để trống. Giữ nguyên tiêu đề bảng và tên cột.",
    "Ô có nhiều ý (chức vụ, nội dung, nơi nhận): mỗi ý một dòng, xuống dòng trong ô bằng Alt+Enter.",
    "Số thì gõ số, không kèm đơn vị tính. Ngày gõ như 09/10/2026.",
    "Thiếu dòng thì chèn thêm vào giữa bảng: bấm chuột phải vào số thứ tự hàng, chọn Insert.",
    "Mục kết quả nhỏ trong mục lớn: đánh số 1, 1.1, 1.2 ở cột STT.",
    "Các trang khóa không có mật khẩu; cần sửa thì bấm Review › Unprotect Sheet.",
)


def plan(node: Node | None, asked: Asked = EVERYTHING) -> Plan:
    """Return the form for a whole data file, filled with what a tree holds; None: an empty one.

    Args:
        node: the tree; it should be one that reads as a conference, since what does not is left out.
        asked: what the form asks for; what else the tree holds stays in it.
    """
    values: Row = spell_out(node) or {} if node is not None else {}
    is_empty = not values
    if is_empty and asked.period:
        values = {
            "ky": {
                "bao_cao": {"ky": asked.period.name},
                "ke_hoach": {"ky": asked.period.natural_next.name},
            }
        }
    filling = _Filling(values, asked, is_empty=is_empty)
    sheets = tuple(sheet for layout in list_sheets() if (sheet := filling.plan_sheet(layout)).blocks)
    return Plan(title=TITLE, sheets=sheets, guide=(*asked.guide, *_GUIDE))


@dataclass
class _Filling:
    """The values of one data file on their way into blocks."""

    values: Row
    asked: Asked
    is_empty: bool
    figures: list[Row] = field(init=False)
    """All figures, also those that stand in headings: these have the heading's number at ``ket_qua``."""
    results: list[tuple[str, Row]] = field(init=False)
    """``(number, heading)`` of the results, in reading order."""
    needed: set[tuple[str, str | None]] = field(init=False)
    """``(block, slot)`` of what has to be filled; no slot: something in the block."""
    periods: tuple[str, ...] = field(init=False)
    """What is offered for a period."""

    def __post_init__(self) -> None:
        self.figures = list(self.values.get("so_lieu") or ())
        self.results = list(self._flatten(self.values.get("ket_qua") or (), ""))
        places = [place for path in self.asked.needed if (place := find_place(path))]
        self.needed = {(block.path, slot.key if slot else None) for block, slot in places}
        self.periods = suggest_periods(_find(self.values, find_block("ky").slot("ky.bao_cao.ky")))

    def plan_sheet(self, sheet: SheetLayout) -> SheetPlan:
        planned = [(block.path, self._plan_block(block)) for block in sheet.blocks]
        blocks = tuple(one for path, one in planned if self.asked.wants(path) or _is_filled(path, one))
        widest = (
            max(sum(one.width for one in block.fields) for block in blocks if isinstance(block, Table))
            if any(isinstance(block, Table) for block in blocks)
            else 0
        )
        return SheetPlan(name=sheet.name, blocks=blocks, is_across=widest > _UPRIGHT_WIDTH)

    def _plan_block(self, block: Block) -> Pairs | Table:
        if block.make == "pairs":
            return self._plan_pairs(block)
        numbers, rows = self._rows(block)
        slots = [slot for slot in block.slots if slot.is_usual or any(_has(row, slot) for row in rows)]
        fields = [slot.field() for slot in slots]
        lines: list[tuple[Value, ...]] = [tuple(_cell(row, slot) for slot in slots) for row in rows]
        if numbers is not None:
            fields = [NUMBER, *fields]
            lines = [(number, *line) for number, line in zip(numbers, lines, strict=True)]
        own: dict[tuple[int, int], Field] = {}
        if (block.path, None) in self.needed and not lines:
            first = int(numbers is not None)
            own[0, first] = replace(fields[first], is_needed=True)
        spare = _SPARE_IN_EMPTY if self.is_empty and block.make != "map" else _SPARE
        return Table(title=block.title, fields=tuple(fields), rows=tuple(lines), spare=spare, own=own)

    def _plan_pairs(self, block: Block) -> Pairs:
        shown = [slot for slot in block.slots if slot.is_usual or _has(self.values, slot)]
        pairs = tuple(Pair(field=self._field(block, slot), value=_cell(self.values, slot)) for slot in shown)
        return Pairs(title=block.title, pairs=pairs)

    def _field(self, block: Block, slot: Slot) -> Field:
        one = slot.field(is_needed=(block.path, slot.key) in self.needed)
        return replace(one, choices=self.periods) if one.sort == "period" and self.periods else one

    def _rows(self, block: Block) -> tuple[list[Value] | None, list[Row]]:
        """Return the rows of a table as maps of values, and their numbers when they have some."""
        match block.path:
            case "so_lieu":
                return list(self._figure_labels()), self.figures
            case "ket_qua":
                return [number for number, _ in self.results], [row for _, row in self.results]
            case "viet_tat":
                pairs: Row = self.values.get("viet_tat") or {}
                return None, [{"chu_tat": short, "chu_day_du": full} for short, full in pairs.items()]
            case "van_ban":
                return None, list(self._papers())
        if block.make == "child":
            return None, list(self._child_rows(*block.path.split(".")))
        found: Any = self.values
        for name in block.path.split("."):
            found = (found or {}).get(name)
        rows = [{"": item} for item in found or ()] if block.make == "texts" else list(found or ())
        return list(range(1, len(rows) + 1)), rows

    def _flatten(self, results: Sequence[Row], above: str) -> Iterator[tuple[str, Row]]:
        for at, result in enumerate(results, start=1):
            number = f"{above}.{at}" if above else str(at)
            codes: list[str] = []
            own = [item for item in result.get("so_lieu") or () if isinstance(item, dict)]
            for item in result.get("so_lieu") or ():
                codes.append(OWN_FIGURE.format(_count_own(codes) + 1) if isinstance(item, dict) else item)
            self.figures += [{**item, "ket_qua": number} for item in own]
            is_in_order = all(isinstance(item, dict) for item in (result.get("so_lieu") or ())[-len(own) :])
            if own and is_in_order:  # they come last, where they are put anyway
                codes = codes[: -len(own)]
            yield number, {**result, "so_lieu": codes or None}
            yield from self._flatten(result.get("muc_con") or (), number)

    def _codes(self) -> Counter[str]:
        return Counter(fold_key(str(figure["ma"])) for figure in self.figures if figure.get("ma"))

    def _figure_labels(self) -> Iterator[str]:
        codes = self._codes()
        for at in range(1, len(self.figures) + 1):
            yield f"#{at}" if str(at) in codes else str(at)

    def _child_rows(self, parent: str, name: str) -> Iterator[Row]:
        if parent == "so_lieu":
            codes = self._codes()
            for label, figure in zip(self._figure_labels(), self.figures, strict=True):
                code = figure.get("ma")
                known_by = code if code and codes[fold_key(str(code))] == 1 else label
                yield from ({"so_lieu": known_by, **item} for item in figure.get(name) or ())
            return
        for at, award in enumerate(self.values.get(parent) or (), start=1):
            if any(isinstance(someone, dict) for someone in award.get(name) or ()):
                yield from ({parent: str(at), "nguoi": someone} for someone in award[name])

    def _papers(self) -> Iterator[Row]:
        papers = {kind: one for kind, one in (self.values.get("van_ban") or {}).items() if kind != COMMON}
        kinds = self.asked.kinds or tuple(KINDS)
        for kind in (*kinds, *(name for name in papers if name not in kinds)):
            yield {
                "loai": first_upper(KINDS.get(kind, kind)) if kind in KINDS else kind,
                **papers.get(kind, {}),
            }


def _is_filled(path: str, block: Pairs | Table) -> bool:
    """Say whether a block of a form holds a value; the kinds of documents are none."""
    if isinstance(block, Pairs):
        return any(pair.value is not None for pair in block.pairs)
    return any(value is not None for row in block.rows for value in row[path == "van_ban" :])


def _count_own(codes: Iterable[str]) -> int:
    """Return how many of the codes of a heading stand for figures that are given there."""
    return sum(code.startswith(OWN_FIGURE.partition("{")[0]) for code in codes)


def _has(row: Row, slot: Slot) -> bool:
    return _find(row, slot) is not None


def _cell(row: Row, slot: Slot) -> Value:
    value = _find(row, slot)
    return BLANK if value == "" else cells.write_cell(value, slot)


def _find(row: Row, slot: Slot) -> Any:
    """Return the value of a slot in a row; None when there is none."""
    if not slot.path:
        return row.get("")
    found: Any = row
    for at, name in enumerate(slot.path):
        if found == "" and at:  # the whole record is blank on purpose; its name says so
            return "" if slot.path[-1] == "ho_ten" else None
        if not isinstance(found, dict):
            return None
        found = found.get(name)
    return _name_alone(found, slot, row)


def _name_alone(found: Any, slot: Slot, row: Row) -> Any:
    """Return what stands for a person in place of a text: the name, beside posts and the like."""
    if isinstance(found, list) and any(isinstance(item, dict) for item in found):
        return None  # in a table of its own
    if isinstance(found, dict):
        return found.get("ho_ten") if len(found) > 1 else None
    is_person = slot.path[-1] == "ho_ten" and len(slot.path) > 1 and slot.path[-2] == "nguoi"
    if is_person and len(row["nguoi"]) > 1:
        return None
    return found
