"""Settings of each kind of document (``van_ban``), defaults of ``chung`` filled in."""

# ruff: noqa: RUF009 -- `key` returns a dataclass field

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from baocao.data.kinds import COMMON, KINDS
from baocao.data.model.containers import Listed
from baocao.data.model.people import Signer
from baocao.data.model.reading import FoldedDuplicateError, Reading, UnknownKeyError
from baocao.data.model.record import Record, key, spelling
from baocao.data.model.shapes import Date, Definitions, Schema, Text, YesNo
from baocao.data.tree import Node
from baocao.viet.text import fold_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """Number, date, addressees and signer of one kind of document."""

    so: str = key(Text("47"), "số văn bản", "Để trống cho văn thư.")
    ngay: date | None = key(Date(), "ngày ban hành", "Không ghi thì là ngày hội nghị.")
    loi_ket: str = key(Text(), "lời kết", "Câu cuối của văn bản.")
    ky_hieu: str = key(Text("BC-UBND"), "ký hiệu văn bản")
    trich_yeu: str = key(Text(), "trích yếu")
    kinh_gui: tuple[str, ...] = key(Listed(Text("Ban Thường vụ Tỉnh ủy")), "nơi kính gửi")
    noi_nhan: tuple[str, ...] = key(
        Listed(Text("Như trên", "Lưu: VT")), "nơi nhận", "Không gõ gạch đầu dòng và dấu cuối dòng."
    )
    nguoi_ky: Signer | None = key(Record(Signer, short="ho_ten", called="một người ký"), "người ký")
    tac_gia: str = key(Text("Lan Anh"), "tác giả", "Của tin bài; không ghi thì là cơ quan ban hành.")
    ghi_chu: tuple[str, ...] = key(
        Listed(Text("Đại biểu mang theo tài liệu đã gửi")),
        "ghi chú",
        "Của giấy mời: tài liệu, trang phục, nơi báo vắng.",
    )
    bieu_do: tuple[str, ...] = key(
        Listed(Text("có", "mo_hinh", "mo_hinh.gom")),
        "biểu đồ",
        "Của phụ lục số liệu: mã các số liệu được vẽ, hoặc “có” để vẽ những gì vẽ được.",
    )
    muc_khan: str = key(Text("khẩn", "thượng khẩn", "hỏa tốc"), "mức độ khẩn")
    do_mat: str = key(Text("mật", "tối mật", "tuyệt mật"), "độ mật")
    du_thao: bool = key(YesNo(), "dự thảo")
    da_khai: frozenset[str] = frozenset()
    """The keys that the file gives for this kind itself."""

    @staticmethod
    def complete(values: dict[str, Any], node: Node, path: str, reading: Reading) -> None:  # noqa: ARG004
        """Remember which keys are given."""
        values["da_khai"] = frozenset(values)

    def over(self, common: Paper) -> Paper:
        """Return this with what it does not give taken from `common`.

        >>> mine, common = Paper(so="5", da_khai=frozenset({"so"})), Paper(so="9", trich_yeu="về A")
        >>> merged = mine.over(common)
        >>> merged.so, merged.trich_yeu
        ('5', 'về A')
        """
        given = {name: getattr(self, name) for name in self.da_khai}
        return replace(common, **given, da_khai=self.da_khai)


PAPER = Record(Paper, called="các khóa của một loại văn bản")


class Papers:
    """The map of kinds; every kind is there after reading, common values filled in."""

    absent: Mapping[str, Paper] = {}

    def read(self, node: Node, path: str, reading: Reading) -> Mapping[str, Paper]:
        """Return ``{kind: Paper}`` for all kinds and ``chung``."""
        kinds = (*KINDS, *reading.own_kinds)
        names = {fold_key(name): name for name in (COMMON, *kinds)}
        if not isinstance(node.value, dict):
            reading.wrong_shape("các loại văn bản", node, path, f"Viết các khóa: {', '.join(names.values())}")
            return {}
        own: dict[str, Paper] = {}
        met: dict[str, tuple[str, Node]] = {}
        for typed, child in node.value.items():
            name = names.get(fold_key(typed))
            if name is None:
                reading.add(UnknownKeyError(typed, names.values(), child.key_where))
            elif name in met:
                other, first = met[name]
                reading.add(FoldedDuplicateError(typed, other, first.key_where, child.key_where))
            elif child.value is not None:
                met[name] = typed, child
                reading.enter(f"{path}.{name}", child)
                own[name] = PAPER.read(child, f"{path}.{name}", reading) or Paper()
        common = own.get(COMMON, Paper())
        return {COMMON: common, **{kind: own.get(kind, Paper()).over(common) for kind in kinds}}

    def schema(self, definitions: Definitions) -> Schema:
        """Return a map of kinds."""
        paper = PAPER.schema(definitions)
        titles = {COMMON: "giá trị chung cho mọi văn bản", **KINDS}
        other = {spelling(fold_key(name)): paper for name in titles}
        return {
            "type": ["object", "null"],
            "properties": {name: {"title": title, **paper} for name, title in titles.items()},
            "patternProperties": other,
            "additionalProperties": False,
        }
