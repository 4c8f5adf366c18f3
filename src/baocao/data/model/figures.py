"""Figures: value, plan, comparison and breakdown (``so_lieu``)."""

# ruff: noqa: RUF009 -- `key` returns a dataclass field

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from baocao.data.model.containers import Listed
from baocao.data.model.reading import ContradictionError, Reading
from baocao.data.model.record import Record, key
from baocao.data.model.shapes import Choice, Number, Text, YesNo
from baocao.data.tree import Node
from baocao.viet.numbers import format_number, format_percent

PERCENT = "%"
QUALIFIER = Choice("hơn", "trên", "gần", "khoảng", "ước đạt")
AMOUNT = Number()

_QUALIFIER_TITLE = "từ đứng trước số"
_TENTH = Decimal("0.1")
_POINT_WORDS = ("điểm phần trăm", "điểm %", "điểm")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What was planned for a figure (``ke_hoach``)."""

    gia_tri: Decimal | None = key(AMOUNT, "số kế hoạch")
    ty_le: Decimal | None = key(
        AMOUNT, "tỷ lệ so với kế hoạch", "Tính bằng phần trăm; không ghi thì tự tính."
    )
    dinh_tinh: str = key(QUALIFIER, _QUALIFIER_TITLE)
    so_da_go: str = ""
    """The plan as typed when it begins with a zero that offices like to print: ``05``."""

    @staticmethod
    def complete(values: dict[str, Any], node: Node, path: str, reading: Reading) -> None:
        """Keep a leading zero."""
        del node
        values["so_da_go"] = _with_leading_zero(_typed(reading.nodes.get(f"{path}.gia_tri")))

    @property
    def so_in(self) -> str:
        """The planned value, as typed or grouped by dots; empty when none is given."""
        return self.so_da_go or (format_number(self.gia_tri) if self.gia_tri is not None else "")


def _typed(node: Node | None) -> str:
    """Return the text a value was typed as; empty for a real number."""
    return node.value.strip() if node and isinstance(node.value, str) else ""


def _with_leading_zero(typed: str) -> str:
    """Return a count that was typed as ``05``; empty for any other."""
    return typed if typed.startswith("0") and typed.isdecimal() and typed != "0" else ""


class ChangeNumber(Number):
    """A change: ``+276``, ``+10,3%``, ``+3,5 điểm %``."""

    examples = ("+276", "+10,3%")

    def parse(self, text: str, path: str, reading: Reading) -> Decimal:
        """Return the number, what stands after it taken off."""
        bare = next((text.removesuffix(words) for words in _POINT_WORDS if text.endswith(words)), text)
        return super().parse(bare.strip(), path, reading)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A figure beside that of another period (``so_sanh``)."""

    ky: str = key(Text("cùng kỳ năm 2022"), "kỳ so sánh")
    gia_tri: Decimal | None = key(AMOUNT, "số của kỳ so sánh")
    thay_doi: Decimal | None = key(ChangeNumber(), "mức tăng, giảm", "Không ghi thì tự tính.")
    loai: str = key(Choice("tuyet-doi", "ty-le", "diem-phan-tram", "khong-so-sanh"), "cách so sánh")
    dinh_tinh: str = key(QUALIFIER, _QUALIFIER_TITLE)

    @staticmethod
    def complete(values: dict[str, Any], node: Node, path: str, reading: Reading) -> None:
        """Know the kind of comparison from how the change is written."""
        del node
        change = reading.nodes.get(f"{path}.thay_doi")
        typed = str(change.value).strip() if change else ""
        if values.get("loai"):
            return
        if typed.endswith(_POINT_WORDS):
            values["loai"] = "diem-phan-tram"
        elif typed.endswith(PERCENT):
            values["loai"] = "ty-le"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a figure by field (``gom``)."""

    ten: str = key(Text("kinh tế"), "tên thành phần")
    gia_tri: Decimal | None = key(AMOUNT, "số của thành phần")
    dinh_tinh: str = key(QUALIFIER, _QUALIFIER_TITLE)

    @property
    def so_in(self) -> str:
        """The value with its qualifier."""
        return _qualified(self.dinh_tinh, self.gia_tri)


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A unit's share of a figure (``theo_don_vi``)."""

    don_vi: str = key(Text("Xã An Bình"), "tên đơn vị")
    gia_tri: Decimal | None = key(AMOUNT, "số của đơn vị")
    dinh_tinh: str = key(QUALIFIER, _QUALIFIER_TITLE)

    @property
    def so_in(self) -> str:
        """The value with its qualifier."""
        return _qualified(self.dinh_tinh, self.gia_tri)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure of the report.

    >>> str(Figure(ma="mo_hinh", gia_tri=Decimal(5358), don_vi="mô hình", dinh_tinh="hơn"))
    'hơn 5.358 mô hình'
    """

    ma: str = key(Text("mo_hinh"), "mã số liệu", "Dùng trong mẫu: {{ so_lieu.mo_hinh }}.")
    ten: str = key(Text("Mô hình “Dân vận khéo” được công nhận"), "tên số liệu")
    gia_tri: Decimal | None = key(AMOUNT, "giá trị")
    don_vi: str = key(Text("mô hình", PERCENT), "đơn vị tính")
    dinh_tinh: str = key(QUALIFIER, _QUALIFIER_TITLE)
    ke_hoach: Plan | None = key(Record(Plan, short="gia_tri"), "kế hoạch")
    so_sanh: tuple[Comparison, ...] = key(Listed(Record(Comparison)), "so sánh với kỳ khác")
    tren: Decimal | None = key(AMOUNT, "trên tổng số", "Số đứng sau dấu gạch chéo: 5.358/6.000.")
    gom: tuple[Part, ...] = key(Listed(Record(Part)), "gồm các thành phần")
    theo_don_vi: tuple[Share, ...] = key(Listed(Record(Share)), "chia theo đơn vị")
    xep_hang: bool = key(YesNo(), "xếp hạng các đơn vị", "Phụ lục in thêm bảng xếp hạng theo số liệu này.")
    ghi_chu: str = key(Text(), "ghi chú", "Chỉ để xem lại, không in ra.")
    so_da_go: str = ""
    """The value as typed when it begins with a zero that offices like to print: ``05``."""

    @staticmethod
    def complete(values: dict[str, Any], node: Node, path: str, reading: Reading) -> None:
        """Take the unit from a per cent sign, keep a leading zero, add up what stands without a total."""
        del node
        if "gia_tri" not in values and PERCENT not in values.get("don_vi", ""):
            total = _total(values.get("gom") or values.get("theo_don_vi") or ())
            if total is not None:
                values["gia_tri"] = total
        given = reading.nodes.get(f"{path}.gia_tri")
        typed = _typed(given)
        values["so_da_go"] = _with_leading_zero(typed)
        if not typed.endswith(PERCENT):
            return
        unit = values.setdefault("don_vi", PERCENT)
        if given and PERCENT not in unit:
            reading.add(
                ContradictionError(
                    f"giá trị có dấu % nhưng đơn vị là “{unit}”",
                    where=reading.where(f"{path}.gia_tri", given),
                    hint='Bỏ dấu %, hoặc ghi don_vi: "%"',
                )
            )

    @property
    def so_in(self) -> str:
        """The number alone, as it is printed.

        >>> Figure(gia_tri=Decimal("98.5"), don_vi="%").so_in
        '98,5'
        """
        if self.gia_tri is None:
            return ""
        return self.so_da_go or format_number(self.gia_tri)

    @property
    def in_ra(self) -> str:
        """Qualifier, number and unit.

        >>> Figure(gia_tri=Decimal("98.5"), don_vi="%").in_ra
        '98,5%'
        """
        if self.gia_tri is None:
            return ""
        number = f"{self.dinh_tinh} {self.so_in}".strip()
        return f"{number}%" if self.don_vi == PERCENT else f"{number} {self.don_vi}".strip()

    @property
    def tren_tong(self) -> str:
        """The number over its total, with the unit; as `in_ra` when there is no total.

        >>> Figure(gia_tri=Decimal(34), tren=Decimal(36), don_vi="đơn").tren_tong
        '34/36 đơn'
        """
        if self.tren is None or self.gia_tri is None:
            return self.in_ra
        return f"{self.dinh_tinh} {self.so_in}/{format_number(self.tren)} {self.don_vi}".strip()

    @property
    def ty_le_ke_hoach(self) -> Decimal | None:
        """How many per cent of the plan: given, else computed to one decimal; None without a plan.

        A share of a share is not computed: 3,1% of poor households against 3,5% planned is no 88,6%.

        >>> Figure(gia_tri=Decimal(42), ke_hoach=Plan(gia_tri=Decimal(40))).ty_le_ke_hoach
        Decimal('105')
        """
        plan = self.ke_hoach
        if plan is None or plan.ty_le is not None:
            return plan.ty_le if plan else None
        if self.gia_tri is None or not plan.gia_tri or self.don_vi == PERCENT:
            return None
        return drop_zero(round_half_up(self.gia_tri * 100 / plan.gia_tri, _TENTH))

    @property
    def ty_le_ke_hoach_in(self) -> str:
        """The ratio to the plan as it is printed, with the plan's qualifier; empty without one.

        >>> plan = Plan(ty_le=Decimal("107.2"), dinh_tinh="hơn")
        >>> Figure(gia_tri=Decimal(5358), ke_hoach=plan).ty_le_ke_hoach_in
        'hơn 107,2%'
        """
        ratio = self.ty_le_ke_hoach
        if ratio is None or self.ke_hoach is None:
            return ""
        return f"{self.ke_hoach.dinh_tinh} {format_percent(ratio)}".strip()

    @property
    def thay_doi(self) -> Decimal | None:
        """The change against the first comparison, given or computed; None without one.

        >>> Figure(gia_tri=Decimal(5358), so_sanh=(Comparison(gia_tri=Decimal(5082)),)).thay_doi
        Decimal('276')
        """
        return self.thay_doi_so_voi(self.so_sanh[0]) if self.so_sanh else None

    def thay_doi_so_voi(self, other: Comparison) -> Decimal | None:
        """Return the change against `other`: given, else computed; None when it cannot be."""
        if other.loai == "khong-so-sanh":
            return None
        if other.thay_doi is not None:
            return other.thay_doi
        if self.gia_tri is None or other.gia_tri is None:
            return None
        if other.loai != "ty-le":
            return self.gia_tri - other.gia_tri
        if not other.gia_tri:
            return None
        return drop_zero(round_half_up((self.gia_tri - other.gia_tri) * 100 / other.gia_tri, _TENTH))

    @property
    def so_sanh_in(self) -> str:
        """The comparisons in words.

        >>> last_year = Comparison(ky="cùng kỳ năm 2022", gia_tri=Decimal(5082))
        >>> Figure(gia_tri=Decimal(5358), don_vi="mô hình", so_sanh=(last_year,)).so_sanh_in
        'tăng 276 mô hình so với cùng kỳ năm 2022'
        """
        return "; ".join(text for text in map(self.so_sanh_voi, self.so_sanh) if text)

    def so_sanh_voi(self, other: Comparison) -> str:
        """Return the comparison with `other` in words; empty when they are not to be compared."""
        change = self.thay_doi_so_voi(other)
        if change is None:
            return ""
        against = f" so với {other.ky}" if other.ky else ""
        if not change:
            return f"bằng {other.ky}".strip() if other.ky else "không thay đổi"
        size = f"{other.dinh_tinh} {format_number(abs(change))}{self._change_unit(other)}".strip()
        return f"{'tăng' if change > 0 else 'giảm'} {size}{against}"

    def _change_unit(self, other: Comparison) -> str:
        if other.loai == "ty-le":
            return PERCENT
        if other.loai == "diem-phan-tram" or self.don_vi == PERCENT:
            return " điểm %"
        return f" {self.don_vi}" if self.don_vi else ""

    def __str__(self) -> str:
        """Return qualifier, number and unit: what ``{{ so_lieu.mo_hinh }}`` prints."""
        return self.in_ra


def round_half_up(value: Decimal, step: Decimal) -> Decimal:
    """Return `value` rounded to the decimals of `step`, a half away from zero.

    >>> round_half_up(Decimal("2.25"), Decimal("0.1"))
    Decimal('2.3')
    """
    return value.quantize(step, rounding=ROUND_HALF_UP)


def _total(parts: tuple[Part | Share, ...]) -> Decimal | None:
    """Return the sum of exact parts; None when there is nothing exact to add."""
    if not parts or any(part.gia_tri is None or part.dinh_tinh for part in parts):
        return None
    return sum((part.gia_tri for part in parts if part.gia_tri is not None), Decimal(0))


def drop_zero(value: Decimal) -> Decimal:
    """Return a whole number without its ``,0``; any other as it is.

    >>> drop_zero(Decimal("105.0")), drop_zero(Decimal("2.5"))
    (Decimal('105'), Decimal('2.5'))
    """
    whole = value.to_integral_value()
    return whole if value == whole else value


def _qualified(qualifier: str, value: Decimal | None) -> str:
    return f"{qualifier} {format_number(value)}".strip() if value is not None else ""
