"""Facts about amounts: sums, ratios, changes, codes, attendance and hours (M04–M08)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from baocao.data.fact import Disagreement, fact
from baocao.data.model import Comparison, Conference, Figure, Part, Share
from baocao.data.model.figures import PERCENT, round_half_up
from baocao.errors import Severity
from baocao.viet.dates import format_short_date
from baocao.viet.numbers import format_number, format_percent
from baocao.viet.text import fold_key, propose, quote
from baocao.viet.times import format_time

_AT_LEAST = frozenset({"hơn", "trên"})
_AT_MOST = frozenset({"gần"})
_ABOUT = frozenset({"khoảng", "ước đạt"})


@fact("M04", "sum-differs")
def sum_differs(conference: Conference, kind: str) -> Iterator[Disagreement]:  # noqa: ARG001
    """Tổng các thành phần hoặc các đơn vị không bằng giá trị của số liệu.

    Vì sao: người đọc cộng lại không ra, cả báo cáo mất tin cậy.
    Cách sửa: sửa số thành phần, số của đơn vị, hoặc giá trị chung; số gần đúng thì ghi dinh_tinh (hơn, gần…).
    """
    for path, figure in conference.iter_figures():
        if figure.gia_tri is None:
            continue
        if PERCENT not in figure.don_vi:
            yield from _find_wrong_sum(conference, f"{path}.gom", figure, figure.gom, "các thành phần")
            yield from _find_wrong_sum(
                conference, f"{path}.theo_don_vi", figure, figure.theo_don_vi, "các đơn vị"
            )
        if figure.tren is not None and figure.tren < figure.gia_tri and figure.dinh_tinh not in _ABOUT:
            yield Disagreement(
                conference.where(f"{path}.tren"),
                f"{_name(figure)}: tổng số {format_number(figure.tren)} nhỏ hơn giá trị {figure.so_in}",
                "Sửa tren hoặc gia_tri",
            )


@fact("M05", "ratio-or-change-differs")
def ratio_differs(conference: Conference, kind: str) -> Iterator[Disagreement]:  # noqa: ARG001
    """Tỷ lệ so với kế hoạch, hoặc mức tăng giảm, không đúng với các số đã ghi.

    Vì sao: tỷ lệ và số tuyệt đối đứng cạnh nhau, tính lại phải ra nhau (làm tròn theo số chữ số đã ghi).
    Cách sửa: sửa ty_le, thay_doi hoặc các giá trị; bỏ ty_le, thay_doi đi thì chương trình tự tính.
    """
    for path, figure in conference.iter_figures():
        if figure.gia_tri is None:
            continue
        yield from _find_wrong_ratio(conference, path, figure, figure.gia_tri)
        for number, other in enumerate(figure.so_sanh, start=1):
            yield from _find_wrong_change(conference, f"{path}.so_sanh[{number}]", figure, other)


@fact("M06", "inexact-in-exact-sum", Severity.WARNING)
def inexact_in_sum(conference: Conference, kind: str) -> Iterator[Disagreement]:  # noqa: ARG001
    """Số gần đúng (hơn, gần, khoảng…) nằm trong một tổng ghi là số đúng.

    Vì sao: “hơn 1.700” cộng với các số khác không thể ra đúng 5.358.
    Cách sửa: ghi số đúng cho từng phần, hoặc ghi dinh_tinh cho giá trị chung.
    """
    for path, figure in conference.iter_figures():
        if figure.gia_tri is None or figure.dinh_tinh or PERCENT in figure.don_vi:
            continue
        lists: dict[str, tuple[Part | Share, ...]] = {"gom": figure.gom, "theo_don_vi": figure.theo_don_vi}
        for name, parts in lists.items():
            for number, part in enumerate(parts, start=1):
                if part.dinh_tinh:
                    yield Disagreement(
                        conference.where(f"{path}.{name}[{number}]"),
                        f"{_name(figure)}: {quote(part.so_in)} là số gần đúng, tổng {figure.so_in} đúng",
                        "Ghi số đúng ở đây, hoặc ghi dinh_tinh cho giá trị chung",
                    )


@fact("M07", "figure-code-unknown-or-repeated")
def code_unknown(conference: Conference, kind: str) -> Iterator[Disagreement]:  # noqa: ARG001
    """Mã số liệu dùng trong mục kết quả không có ở phần số liệu, hoặc một mã khai hai lần.

    Vì sao: mã sai thì số liệu không được in ra mà không ai hay.
    Cách sửa: sửa mã cho giống khóa ma của số liệu; mỗi mã chỉ khai một lần.
    """
    seen: dict[str, str] = {}
    for path, figure in conference.iter_figures():
        folded = fold_key(figure.ma)
        if folded and folded in seen:
            yield Disagreement(
                conference.where(f"{path}.ma"),
                f"mã số liệu {quote(figure.ma)} đã dùng ở {seen[folded]}",
                "Đặt mã khác cho một trong hai số liệu",
            )
        if folded:
            seen.setdefault(folded, path)
    for path, result in conference.iter_results():
        for number, code in enumerate(result.so_lieu, start=1):
            if isinstance(code, str) and fold_key(code) not in seen:
                yield Disagreement(
                    conference.where(f"{path}.so_lieu[{number}]"),
                    f"không có số liệu mang mã {quote(code)}",
                    propose(code, seen, "Khai số liệu đó ở phần so_lieu, hoặc bỏ mã"),
                )


@fact("M08", "attendance-or-hours-differ")
def attendance_differs(conference: Conference, kind: str) -> Iterator[Disagreement]:  # noqa: ARG001
    """Số triệu tập khác số có mặt cộng số vắng, hoặc hội nghị kết thúc không sau lúc bắt đầu.

    Vì sao: biên bản là căn cứ của biểu quyết, số đại biểu phải khớp.
    Cách sửa: sửa các số ở diem_danh; sửa bat_dau, ket_thuc theo 24 giờ (14h30, không phải 2h30); họp nhiều
    ngày hoặc qua nửa đêm thì khai thêm ngay_ket_thuc.
    """
    roll = conference.diem_danh
    if roll and roll.trieu_tap is not None and roll.co_mat is not None:
        total = roll.co_mat + roll.vang
        if total != roll.trieu_tap:
            yield Disagreement(
                conference.where("diem_danh.trieu_tap"),
                f"triệu tập {roll.trieu_tap}, nhưng có mặt {roll.co_mat} cộng vắng {roll.vang} là {total}",
                "Sửa số triệu tập, có mặt hoặc vắng",
            )
    yield from _find_wrong_hours(conference)


def _find_wrong_hours(conference: Conference) -> Iterator[Disagreement]:
    when = conference.hoi_nghi.thoi_gian
    first, last = when.ngay_day_du, when.ngay_ket_thuc
    if first and last and last < first:
        yield Disagreement(
            conference.where("hoi_nghi.thoi_gian.ngay_ket_thuc"),
            f"ngày kết thúc {format_short_date(last)} trước ngày họp {format_short_date(first)}",
            "Sửa ngay hoặc ngay_ket_thuc",
        )
    elif when.bat_dau and when.ket_thuc and when.bat_dau >= when.ket_thuc and when.ngay_cuoi == first:
        start, end = format_time(when.bat_dau, "short"), format_time(when.ket_thuc, "short")
        yield Disagreement(
            conference.where("hoi_nghi.thoi_gian.ket_thuc"),
            f"giờ kết thúc {end} không sau giờ bắt đầu {start}",
            "Sửa bat_dau hoặc ket_thuc, viết theo 24 giờ; họp sang ngày khác thì khai ngay_ket_thuc",
        )


def _find_wrong_sum(
    conference: Conference, path: str, figure: Figure, parts: tuple[Part | Share, ...], called: str
) -> Iterator[Disagreement]:
    values = [part.gia_tri for part in parts if part.gia_tri is not None]
    inexact = any(part.dinh_tinh or part.gia_tri is None for part in parts)
    if figure.gia_tri is None or not values or inexact:
        return
    total = sum(values, Decimal(0))
    if not _agrees(total, figure.gia_tri, figure.dinh_tinh):
        yield Disagreement(
            conference.where(path),
            f"{_name(figure)}: {called} cộng lại là {format_number(total)}, giá trị ghi {_shown(figure)}",
            "Sửa số của từng phần hoặc sửa gia_tri",
        )


def _find_wrong_ratio(
    conference: Conference, path: str, figure: Figure, value: Decimal
) -> Iterator[Disagreement]:
    plan = figure.ke_hoach
    if plan is None or not plan.gia_tri or plan.ty_le is None:
        return
    computed = _round_as(value * 100 / plan.gia_tri, plan.ty_le)
    if not _agrees(computed, plan.ty_le, plan.dinh_tinh) and not _excused(
        plan.ty_le, computed, figure.dinh_tinh
    ):
        yield Disagreement(
            conference.where(f"{path}.ke_hoach.ty_le"),
            f"{_name(figure)}: {figure.so_in} trên kế hoạch {format_number(plan.gia_tri)} là "
            f"{format_percent(computed)}, tỷ lệ ghi {format_percent(plan.ty_le)}",
            f"Sửa ty_le thành {format_percent(computed)}, hoặc sửa các số",
        )


def _find_wrong_change(
    conference: Conference, path: str, figure: Figure, other: Comparison
) -> Iterator[Disagreement]:
    if other.thay_doi is None or other.gia_tri is None or figure.gia_tri is None:
        return
    computed = _compute_changes(figure.gia_tri, other, figure, chosen=f"{path}.loai" in conference.places)
    rounded = [_round_as(change, other.thay_doi) for change in computed]
    if not rounded or any(
        _agrees(change, other.thay_doi, other.dinh_tinh) or _excused(other.thay_doi, change, figure.dinh_tinh)
        for change in rounded
    ):
        return
    unit = PERCENT if other.loai == "ty-le" else ""
    right, met = f"{_signed(rounded[0])}{unit}", f"{_signed(other.thay_doi)}{unit}"
    yield Disagreement(
        conference.where(f"{path}.thay_doi"),
        f"{_name(figure)}: {figure.so_in} so với {format_number(other.gia_tri)} là {right}, mức ghi {met}",
        f"Sửa thay_doi thành {right}, hoặc sửa các số",
    )


def _compute_changes(value: Decimal, other: Comparison, figure: Figure, *, chosen: bool) -> list[Decimal]:
    """Return the changes that may be meant; none when the two are not to be compared."""
    before = other.gia_tri
    if other.loai == "khong-so-sanh" or before is None:
        return []
    difference = value - before
    if other.loai != "ty-le":
        return [difference]
    ratios = [difference * 100 / before] if before else []
    return ratios if chosen or PERCENT not in figure.don_vi else [*ratios, difference]


def _agrees(actual: Decimal, stated: Decimal, qualifier: str) -> bool:
    """Whether an exact amount bears out a stated one with its qualifier: hơn 100, gần 100."""
    if qualifier in _AT_LEAST:
        return abs(actual) >= abs(stated) and actual * stated >= 0
    if qualifier in _AT_MOST:
        return abs(actual) <= abs(stated) and actual * stated >= 0
    return qualifier in _ABOUT or actual == stated


def _excused(stated: Decimal, computed: Decimal, qualifier: str) -> bool:
    """Whether what was computed from a qualified value leaves room for what is stated."""
    if qualifier in _AT_LEAST:
        return stated >= computed
    return qualifier in _ABOUT or (qualifier in _AT_MOST and stated <= computed)


def _round_as(value: Decimal, pattern: Decimal) -> Decimal:
    """Return `value` rounded half up to the decimals that `pattern` has."""
    exponent = pattern.as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return round_half_up(value, Decimal(1).scaleb(-decimals))


def _name(figure: Figure) -> str:
    return f"số liệu {quote(figure.ten or figure.ma)}"


def _shown(figure: Figure) -> str:
    return f"{figure.dinh_tinh} {figure.so_in}".strip()


def _signed(value: Decimal) -> str:
    return f"+{format_number(value)}" if value > 0 else format_number(value)
