"""The contract of a workbook: which sheets there are, which block holds which key, under which heading.

Everything is derived from the model (`slots`); `words` adds what offices call things besides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from baocao.data.kinds import COMMON
from baocao.data.model.conference import CONFERENCE
from baocao.data.model.containers import Listed
from baocao.data.model.papers import PAPER, Papers
from baocao.data.model.record import Record
from baocao.data.model.shapes import Shape
from baocao.data.workbook import slots as making
from baocao.data.workbook import words
from baocao.data.workbook.slots import Slot, fold_heading
from baocao.viet.text import first_upper

NUMBER_HEADING: Final = "STT"
"""Heading of the column that numbers the rows; of the results, ``1.2`` is the second below the first."""
COMPUTED: Final = "(tự tính)"
"""How headings end of columns and pairs that Excel computes: the reader passes over them."""
BLANK: Final = "(trống)"
"""What a cell says that is blank on purpose: of one document, what all others have."""

Make = Literal["pairs", "list", "texts", "results", "map", "child"]
"""What a block holds: one record; a list of records; a list of texts; the tree of headings; a map, whose
keys stand in the first column; lists inside the items of another table, which the first column names."""

_OF_KIND: Final = re.compile(r"^van_ban\.[^.]+\.")
_NAMES: Final = frozenset({"ho_ten", "ten"})
"""Keys by which a record is known."""
_PERIOD: Final = re.compile(
    r"(?:_(?:quy_(?:i{1,3}|iv|[1-4])|thang_[0-9]{1,2}|[0-9]{1,2}_thang(?:_(?:dau|cuoi)_nam)?|ca_nam"
    r"|trong_(?:ky|quy|nam|thang)|ky_nay|nam(?:_[0-9]{4})?|[0-9]{4}))+$"
)
"""Which period a column of figures is of: ``Kế hoạch năm 2026``, ``Thực hiện quý III``."""
_ASIDE: Final = re.compile(r"\s*\([^()]*\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A titled part of a sheet."""

    path: str
    """Key path of what it holds: ``so_lieu``, ``hoi_nghi.chu_tri``, ``so_lieu.gom``."""
    make: Make
    title: str
    others: frozenset[str]
    """What else the title may be, folded."""
    slots: tuple[Slot, ...]

    def slot(self, key: str) -> Slot:
        """Return the slot of a key path from the item (of pairs: from the top), e.g. ``ke_hoach.gia_tri``.

        Raises:
            KeyError: there is none.
        """
        return {slot.key: slot for slot in self.slots}[key]

    def find(self, heading: str) -> Slot | None:
        """Return the slot that a heading names, however it is typed; None when there is none.

        >>> [find_block("so_lieu").find(one).key for one in ("Thực hiện (lượt)", "Kế hoạch năm 2026")]
        ['gia_tri', 'ke_hoach.gia_tri']
        """
        known = _by_heading(self.path)
        found = known.get(fold_heading(heading)) or known.get(fold_heading(_ASIDE.sub("", heading)))
        if found is None and self.path == "so_lieu":
            return known.get(_PERIOD.sub("", fold_heading(heading)))
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLayout:
    """A sheet of the form for a whole data file."""

    name: str
    blocks: tuple[Block, ...]


_SHEETS: Final[tuple[tuple[str, tuple[tuple[Make, str], ...]], ...]] = (
    ("Hội nghị", (("pairs", "co_quan"), ("pairs", "ky"), ("pairs", "hoi_nghi"), ("pairs", "diem_danh"))),
    (
        "Tổ chức, chủ trì",
        (
            ("list", "hoi_nghi.to_chuc"),
            ("list", "hoi_nghi.chu_tri"),
            ("list", "hoi_nghi.thu_ky"),
            ("list", "hoi_nghi.diem_cau"),
            ("list", "hoi_nghi.chuan_bi"),
        ),
    ),
    ("Thành phần", (("list", "thanh_phan"),)),
    ("Kết quả", (("results", "ket_qua"),)),
    ("Mô hình", (("list", "mo_hinh"),)),
    ("Tình hình, hạn chế", (("texts", "tinh_hinh"), ("texts", "han_che"), ("texts", "kien_nghi"))),
    ("Nguyên nhân", (("pairs", "nguyen_nhan"),)),
    ("Số liệu", (("list", "so_lieu"),)),
    (
        "So sánh, chi tiết",
        (("child", "so_lieu.so_sanh"), ("child", "so_lieu.gom"), ("child", "so_lieu.theo_don_vi")),
    ),
    ("Nhiệm vụ", (("list", "nhiem_vu_da_giao"), ("list", "nhiem_vu"))),
    ("Chỉ đạo", (("texts", "ket_luan.danh_gia"), ("list", "ket_luan.chi_dao"))),
    ("Chương trình", (("list", "chuong_trinh"),)),
    ("Ý kiến, biểu quyết", (("list", "y_kien"), ("list", "bieu_quyet"))),
    ("Khen thưởng, ảnh", (("list", "khen_thuong"), ("child", "khen_thuong.nguoi_trao"), ("list", "anh"))),
    (
        "Căn cứ, tài liệu",
        (("list", "can_cu"), ("list", "van_ban_vien_dan"), ("list", "tai_lieu"), ("map", "viet_tat")),
    ),
    ("Văn bản", (("pairs", f"van_ban.{COMMON}"),)),
    ("Từng loại văn bản", (("map", "van_ban"),)),
)
"""Blocks of pairs have sheets of their own, and so have tables whose first columns differ in width: no cells
need be merged then, and rows grow with what is typed."""


@cache
def list_sheets() -> tuple[SheetLayout, ...]:
    """Return the sheets of the form for a whole data file."""
    return tuple(
        SheetLayout(name=name, blocks=tuple(_make_block(make, path) for make, path in blocks))
        for name, blocks in _SHEETS
    )


@cache
def list_blocks() -> dict[str, Block]:
    """Return the blocks of all sheets: ``{key path: Block}``."""
    return {block.path: block for sheet in list_sheets() for block in sheet.blocks}


def find_block(path: str) -> Block:
    """Return the block of a key path, e.g. ``so_lieu`` or ``hoi_nghi.chu_tri``.

    Raises:
        KeyError: there is none.
    """
    return list_blocks()[path]


def name_place(path: str) -> str:
    """Return where a clerk fills in a key of the data file: its heading and the title of its block.

    >>> name_place("hoi_nghi.dia_diem"), name_place("nhiem_vu")
    ('“Địa điểm họp” ở bảng “Hội nghị”', 'bảng “Nhiệm vụ kỳ tới”')
    >>> name_place("van_ban.bao-cao.nguoi_ky")
    '“Họ và tên người ký” ở bảng “Giá trị chung cho mọi văn bản”'
    >>> name_place("nhiem_vu[2].noi_dung")
    '“Nội dung nhiệm vụ” ở bảng “Nhiệm vụ kỳ tới”'
    """
    found = find_place(path)
    if found is None:
        return path
    block, slot = found
    return f"“{slot.heading}” ở bảng “{block.title}”" if slot else f"bảng “{block.title}”"


def find_place(path: str) -> tuple[Block, Slot | None] | None:
    """Return the block that holds a key of the data file, and the slot; no slot when it is the whole block.

    >>> block, slot = find_place("ky.bao_cao")
    >>> block.path, slot.key
    ('ky', 'ky.bao_cao.ky')
    """
    bare = _OF_KIND.sub(f"van_ban.{COMMON}.", re.sub(r"\[[0-9]+\]", "", path))
    for block in list_blocks().values():
        if block.path == bare:
            return block, None
        above = "" if block.make == "pairs" else f"{block.path}."
        found = [slot for slot in block.slots if f"{above}{slot.key}.".startswith(f"{bare}.")]
        if found:
            return block, next((slot for slot in found if slot.path[-1] in _NAMES), found[0])
    return None


@cache
def _by_heading(path: str) -> dict[str, Slot]:
    """Return ``{folded heading: slot}`` of a block; another heading that two slots share names neither."""
    block = find_block(path)
    found = {fold_heading(slot.heading): slot for slot in block.slots}
    shared: dict[str, list[Slot]] = {}
    for slot in block.slots:
        for other in slot.others:
            shared.setdefault(other, []).append(slot)
    return {other: slots[0] for other, slots in shared.items() if len(slots) == 1} | found


def _make_block(make: Make, path: str) -> Block:
    shape, title = _find_shape(path)
    others = {*words.OTHER_TITLES.get(path, ()), path.rsplit(".", maxsplit=1)[-1]}
    return Block(
        path=path,
        make=make,
        title=words.TITLES.get(path, first_upper(title)),
        others=frozenset(map(fold_heading, others)),
        slots=_make_slots(make, path, shape, title),
    )


def _find_shape(path: str) -> tuple[Shape, str]:
    """Return the shape and the title of a key path; of a list inside items, too."""
    shape: Shape = CONFERENCE
    title = ""
    for name in path.split("."):
        shape = shape.item if isinstance(shape, Listed) else shape
        if isinstance(shape, Papers):
            shape = PAPER
        elif isinstance(shape, Record):
            one = shape.keys[name]
            shape, title = one.shape, one.title
    return shape, title


def _make_slots(make: Make, path: str, shape: Shape, title: str) -> tuple[Slot, ...]:
    item = shape.item if isinstance(shape, Listed) else shape
    if make == "pairs" and isinstance(item, Record):
        return tuple(making.make_pair_slots(path, item))
    if make == "texts":
        return tuple(making.make_text_slots(title))
    if make == "results":
        return tuple(making.make_result_slots(path))
    if make == "map":
        return tuple(making.make_map_slots(path, shape))
    if make == "child":
        return tuple(making.make_child_slots(path, item))
    return tuple(making.make_item_slots(path, item))
