"""A set of indicators: what units are to report, how it is checked, how it adds up (``bo-chi-tieu.yaml``)."""

# ruff: noqa: RUF009 -- `key` returns a dataclass field

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from baocao.data.model.containers import Listed
from baocao.data.model.reading import Places, Reading
from baocao.data.model.record import Record, key
from baocao.data.model.shapes import Choice, Count, Date, Number, PeriodText, Text, YesNo
from baocao.data.tree import Node
from baocao.errors import BaocaoError, DataError, raise_all
from baocao.viet.periods import Period
from baocao.viet.text import fold_key, propose, quote


class NoIndicatorError(DataError):
    """The set has no indicator, or one has no code or name."""

    code = "D640"


class IndicatorTwiceError(DataError):
    """Two indicators have one code."""

    code = "D641"


class UnknownIndicatorError(DataError):
    """A formula names a code that the set does not have."""

    code = "D642"


class CircularIndicatorError(DataError):
    """A total or a ratio is computed from itself."""

    code = "D643"


class ContradictoryIndicatorError(DataError):
    """An indicator's own terms contradict each other: least above most, a ratio and a total at once."""

    code = "D644"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio:
    """A ratio in per cent: ``tu`` over ``mau``."""

    tu: str = key(Text("mo_hinh_cong_nhan"), "mã của tử số")
    mau: str = key(Text("mo_hinh_dang_ky"), "mã của mẫu số")


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One indicator."""

    ma: str = key(Text("hop_thon"), "mã chỉ tiêu", "Chữ không dấu, dùng làm mã số liệu.")
    ten: str = key(Text("Cuộc họp thôn, tổ dân phố"), "tên chỉ tiêu")
    don_vi: str = key(Text("cuộc"), "đơn vị tính")
    nhom: str = key(
        Text("Thực hiện dân chủ ở cơ sở"), "nhóm chỉ tiêu", "Không ghi thì theo chỉ tiêu liền trên."
    )
    tong_cua: tuple[str, ...] = key(Listed(Text()), "là tổng của các mã", "Ô tự cộng, đơn vị không gõ.")
    ty_le: Ratio | None = key(Record(Ratio), "là tỷ lệ", "Ô tự tính; khi tổng hợp thì tính lại từ tổng.")
    khong_qua: str = key(Text("mo_hinh_dang_ky"), "không được lớn hơn mã")
    bat_buoc: bool = key(YesNo(), "bắt buộc điền")
    thap_nhat: Decimal | None = key(Number(), "giá trị thấp nhất", "Không ghi thì là 0.")
    cao_nhat: Decimal | None = key(Number(), "giá trị cao nhất")
    thap_phan: int | None = key(Count(), "số chữ số thập phân", "Không ghi thì là số nguyên.")
    ke_hoach: bool = key(YesNo(), "hỏi cả số kế hoạch")
    cach_gop: str = key(Choice("cong", "khong-cong"), "cách gộp", "khong-cong: không cộng các đơn vị lại.")
    tu_ngay: date | None = key(Date(), "có từ ngày")
    den_ngay: date | None = key(Date(), "có đến ngày")
    ghi_chu: str = key(Text(), "cách tính, ghi chú")

    @property
    def is_computed(self) -> bool:
        """Whether its value follows from others."""
        return bool(self.tong_cua) or self.ty_le is not None

    @property
    def is_additive(self) -> bool:
        """Whether the values of units are added."""
        return self.ty_le is None and self.cach_gop != "khong-cong" and "%" not in self.don_vi

    @property
    def sources(self) -> tuple[str, ...]:
        """The codes that its value is computed from."""
        return self.tong_cua or ((self.ty_le.tu, self.ty_le.mau) if self.ty_le else ())

    def is_valid_in(self, period: Period) -> bool:
        """Tell whether units report it for a period: its validity reaches into it."""
        begins = self.tu_ngay is None or self.tu_ngay <= period.end
        return begins and (self.den_ngay is None or self.den_ngay >= period.start)


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorSet:
    """A set of indicators, in the order of the form."""

    ten: str = key(Text("Biểu số liệu công tác dân vận"), "tên bộ chỉ tiêu")
    ky: Period | None = key(PeriodText(), "kỳ báo cáo")
    han_gui: date | None = key(Date(), "hạn gửi")
    noi_nhan: str = key(Text("Ban Tuyên giáo và Dân vận Tỉnh ủy"), "nơi nhận biểu")
    huong_dan: tuple[str, ...] = key(Listed(Text()), "hướng dẫn điền")
    phan_loi: tuple[str, ...] = key(
        Listed(Choice("ket_qua", "mo_hinh", "nhiem_vu_da_giao", "han_che", "kien_nghi")),
        "phần lời đơn vị điền thêm",
    )
    chi_tieu: tuple[Indicator, ...] = key(Listed(Record(Indicator, short="ten")), "các chỉ tiêu")
    places: Places = field(default_factory=Places, compare=False, repr=False)

    def find(self, code: str) -> Indicator | None:
        """Return the indicator with this code, however it is typed; None when there is none."""
        folded = fold_key(code)
        return next((one for one in self.chi_tieu if fold_key(one.ma) == folded), None)

    def for_period(self, period: Period | None) -> IndicatorSet:
        """Return the set without what is not reported for a period; the whole set for None.

        Totals keep those of their parts that remain.
        """
        if period is None:
            return self
        valid = [one for one in self.chi_tieu if one.is_valid_in(period)]
        codes = {fold_key(one.ma) for one in valid}
        kept = [_without(one, codes) for one in valid]
        return replace(self, ky=period, chi_tieu=tuple(one for one in kept if one is not None))

    def iter_groups(self) -> Iterator[tuple[str, tuple[Indicator, ...]]]:
        """Yield ``(name, indicators)`` of each group, in order; a name that is not given goes on."""
        name = ""
        held: list[Indicator] = []
        for one in self.chi_tieu:
            if one.nhom and one.nhom != name:
                if held:
                    yield name, tuple(held)
                name, held = one.nhom, []
            held.append(one)
        if held:
            yield name, tuple(held)


def _without(one: Indicator, codes: set[str]) -> Indicator | None:
    """Return an indicator computed from those codes only; None when nothing is left to compute it from."""
    if not one.is_computed:
        return one
    left = tuple(code for code in one.sources if fold_key(code) in codes)
    if one.ty_le is not None:
        return one if len(left) == len(one.sources) else None
    return replace(one, tong_cua=left) if left else None


INDICATORS = Record(IndicatorSet, called="một bộ chỉ tiêu")


def read_indicators(node: Node) -> IndicatorSet:
    """Return the set of indicators that a tree describes.

    Raises:
        DataError: D3xx of values and keys, D640–D644; all of them at once.
    """
    reading = Reading()
    reading.enter("", node)
    found = INDICATORS.read(node, "", reading) or IndicatorSet()
    found = replace(found, places=Places(reading.nodes, reading.weekdays))
    raise_all([*reading.mistakes, *_find_mistakes(found)])
    return found


def _find_mistakes(found: IndicatorSet) -> Iterator[BaocaoError]:
    if not found.chi_tieu:
        yield NoIndicatorError(
            "bộ chỉ tiêu chưa có chỉ tiêu nào",
            where=found.places.where("chi_tieu"),
            hint="Thêm khóa chi_tieu, mỗi chỉ tiêu có ma, ten, don_vi",
        )
    known = {fold_key(one.ma): one for one in found.chi_tieu if one.ma}
    counts = Counter(fold_key(one.ma) for one in found.chi_tieu if one.ma)
    for number, one in enumerate(found.chi_tieu, start=1):
        path = f"chi_tieu[{number}]"
        if not one.ma or not one.ten:
            lacks = "mã (ma)" if not one.ma else "tên (ten)"
            yield NoIndicatorError(
                f"chỉ tiêu {quote(one.ten or one.ma)} chưa có {lacks}",
                where=found.places.where(path),
                hint="Ghi đủ ma, ten, don_vi cho từng chỉ tiêu",
            )
        elif counts[fold_key(one.ma)] > 1:
            yield IndicatorTwiceError(
                f"mã {quote(one.ma)} có ở {counts[fold_key(one.ma)]} chỉ tiêu",
                where=found.places.where(f"{path}.ma"),
                hint="Đặt mỗi chỉ tiêu một mã",
            )
        yield from _find_slips(found, path, one, known)


def _find_slips(
    found: IndicatorSet, path: str, one: Indicator, known: Mapping[str, Indicator]
) -> Iterator[BaocaoError]:
    named = [*((code, "tong_cua") for code in one.tong_cua), (one.khong_qua, "khong_qua")]
    named += [(code, "ty_le") for code in (one.sources if one.ty_le else ())]
    for code, name in named:
        if code and fold_key(code) not in known:
            hint = propose(code, (other.ma for other in known.values()), "Ghi mã của một chỉ tiêu trong bộ")
            yield UnknownIndicatorError(
                f"không có chỉ tiêu mã {quote(code)}", where=found.places.where(f"{path}.{name}"), hint=hint
            )
    if one.ty_le is not None and (one.tong_cua or not (one.ty_le.tu and one.ty_le.mau)):
        yield ContradictoryIndicatorError(
            "tỷ lệ cần đúng một tử số và một mẫu số, không đi cùng tong_cua",
            where=found.places.where(f"{path}.ty_le"),
            hint="Viết như ty_le: {tu: mo_hinh_cong_nhan, mau: mo_hinh_dang_ky}",
        )
    if one.thap_nhat is not None and one.cao_nhat is not None and one.thap_nhat > one.cao_nhat:
        yield ContradictoryIndicatorError(
            "giá trị thấp nhất lớn hơn giá trị cao nhất",
            where=found.places.where(f"{path}.thap_nhat"),
            hint="Sửa thap_nhat hoặc cao_nhat",
        )
    if one.ma and fold_key(one.ma) in _reach(one.sources, known):
        yield CircularIndicatorError(
            f"chỉ tiêu {quote(one.ma)} được tính từ chính nó",
            where=found.places.where(path),
            hint="Bỏ mã ấy khỏi tong_cua hoặc ty_le",
        )


def _reach(codes: Iterable[str], known: Mapping[str, Indicator]) -> set[str]:
    """Return the folded codes that values with these codes are computed from, near or far."""
    seen: set[str] = set()
    waiting = [fold_key(code) for code in codes]
    while waiting:
        code = waiting.pop()
        if code not in seen:
            seen.add(code)
            waiting += [fold_key(other) for other in known[code].sources] if code in known else []
    return seen
