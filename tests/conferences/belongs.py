"""Which of the typed facts belong into which kind of document; drawn from what each kind is to contain."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

from conferences.printed import name_period
from conferences.rendering import read_typed
from conformance.examples import iter_leaves

_FRAME = ("co_quan.ten", "co_quan.chu_quan", "co_quan.dia_danh", "co_quan.ky_hieu", "van_ban")
_EVENT = (
    "hoi_nghi.ten",
    "hoi_nghi.lan_thu",
    "hoi_nghi.thoi_gian.ngay",
    "hoi_nghi.dia_diem",
    "hoi_nghi.chu_tri",
)
_HOURS = ("hoi_nghi.thoi_gian.bat_dau", "hoi_nghi.thoi_gian.ket_thuc")
_RESULTS = ("tinh_hinh", "ket_qua", "mo_hinh", "han_che", "nguyen_nhan", "so_lieu", "khen_thuong")

BELONGS: dict[str, tuple[str, ...]] = {
    "bao-cao": (
        *_FRAME,
        *_EVENT,
        *_RESULTS,
        "hoi_nghi.to_chuc",
        "ky",
        "nhiem_vu_da_giao",
        "nhiem_vu",
        "kien_nghi",
        "can_cu",
        "van_ban_vien_dan",
        "tai_lieu",
    ),
    "thong-bao-ket-luan": (*_FRAME, *_EVENT, "hoi_nghi.ket_luan_boi", "thanh_phan", "ket_luan"),
    "giay-moi": (
        *_FRAME,
        *_EVENT,
        *_HOURS,
        "hoi_nghi.thoi_gian.thu",
        "hoi_nghi.thoi_gian.thoi_luong",
        "hoi_nghi.to_chuc",
        "hoi_nghi.diem_cau",
        "thanh_phan",
        "tai_lieu",
    ),
    "bien-ban": (
        *_FRAME,
        *_EVENT,
        *_HOURS,
        "hoi_nghi.thu_ky",
        "hoi_nghi.ket_luan_boi",
        "hoi_nghi.diem_cau",
        "thanh_phan",
        "diem_danh",
        "y_kien",
        "bieu_quyet",
        "ket_luan",
    ),
    "tin-bai": (
        *_EVENT,
        *_RESULTS,
        "hoi_nghi.tieu_de",
        "hoi_nghi.to_chuc",
        "thanh_phan",
        "nhiem_vu",
        "ket_luan",
        "anh",
    ),
    "chuong-trinh": (*_FRAME, "hoi_nghi.ten", "hoi_nghi.thoi_gian.ngay", "hoi_nghi.dia_diem", "chuong_trinh"),
    "danh-sach": (*_FRAME, "hoi_nghi.ten", "hoi_nghi.thoi_gian.ngay", "thanh_phan"),
    "giao-viec": (*_FRAME, "nhiem_vu_da_giao", "nhiem_vu", "ket_luan.chi_dao"),
    "phu-luc": (*_FRAME, "so_lieu", "ky.bao_cao"),
    "ke-hoach": (*_FRAME, *_EVENT, "hoi_nghi.to_chuc", "thanh_phan", "chuong_trinh", "tai_lieu"),
}
"""For each kind, the beginnings of key paths whose values it prints."""

SETTINGS = {
    "khoi",
    "loai",
    "ma",
    "gioi_tinh",
    "trang_thai",
    "hinh_thuc",
    "chinh",
    "mo_rong",
    "du_thao",
    "sau",
    "tep",
    "goi_tat",
    "vai_tro",
}
"""Keys whose values choose words or name things inside the file."""

_FORM = ("co_quan.ky_hieu", "van_ban.muc_khan", "van_ban.do_mat")
"""A programme, a list or a table of tasks has a number only when it is asked for."""
_NOT_HERE: dict[str, tuple[str, ...]] = {
    "bao-cao": ("van_ban.muc_khan",),
    "bien-ban": ("van_ban.nguoi_ky", "van_ban.ngay", "van_ban.kinh_gui", "co_quan.dia_danh"),
    "tin-bai": (
        "mo_hinh[].linh_vuc",
        "khen_thuong[].quyet_dinh",
        "so_lieu[].theo_don_vi",
        "so_lieu[].ke_hoach.gia_tri",
        "so_lieu[].so_sanh[].gia_tri",
        "ket_qua[].so_lieu[].so_sanh[].gia_tri",
        "nhiem_vu[].ghi_chu",
    ),
    "chuong-trinh": _FORM,
    "danh-sach": (*_FORM, "thanh_phan[].moi_boi"),
    "giao-viec": _FORM,
    "phu-luc": (*_FORM, "co_quan.chu_quan", "co_quan.dia_danh"),
}
"""What a kind leaves out on purpose though it lies under one of its paths."""


def iter_facts(slug: str, kind: str) -> Iterator[tuple[str, str]]:
    """Yield (key path, text as typed) of all that a document of this kind has to print."""
    left_out = _NOT_HERE.get(kind, ())
    for path, text in iter_leaves(_prepare(read_typed(slug), kind)):
        is_setting = path.rsplit(".", 1)[-1].removesuffix("[]") in SETTINGS or path.endswith("].so_lieu[]")
        if (
            text.strip(" %")
            and not is_setting
            and _is_under(path, BELONGS[kind])
            and not _is_under(path, left_out)
        ):
            yield path, text


def _is_under(path: str, names: tuple[str, ...]) -> bool:
    return any(path == name or path.startswith((f"{name}.", f"{name}[")) for name in names)


def _prepare(data: dict[str, Any], kind: str) -> dict[str, Any]:
    """Return the data with the settings of one kind under ``van_ban`` and without what nobody is to print."""
    typed = copy.deepcopy(data)
    papers = typed.get("van_ban", {})
    paper = {**papers.get("chung", {}), **papers.get(kind, {})}
    typed["van_ban"] = paper
    if "ky_hieu" in paper:
        typed["co_quan"].pop("ky_hieu")
    if isinstance(when := typed["hoi_nghi"]["thoi_gian"], str):
        typed["hoi_nghi"]["thoi_gian"] = {"ngay": when}
    if kind == "giay-moi" and "kinh_gui" in paper:
        del typed["thanh_phan"]
    if kind == "tin-bai":
        _drop_plain_limits(typed)
    if kind == "bien-ban":
        paper["noi_nhan"] = [one for one in paper["noi_nhan"] if not one.startswith("Lưu")]
    for period in typed.get("ky", {}).values():
        if "nhan" in period:
            typed["ky"] = {"nhan": period["nhan"]}
    typed["hoi_nghi"].get("lan_thu", {}).pop("co_quan", None)
    _drop_incomparable(typed)
    return typed


def _drop_plain_limits(typed: dict[str, Any]) -> None:
    """Take out deadlines that are no more than the planned period, of which news tells anyway."""
    planned = name_period(str(typed.get("ky", {}).get("ke_hoach", "")))
    given = typed.get("ket_luan", {}).get("chi_dao", [])
    for task in [*typed.get("nhiem_vu", []), *(given if isinstance(given, list) else [given])]:
        if task.get("han", "").removeprefix("trong ") in planned:
            task.pop("han", None)


def _drop_incomparable(value: Any) -> None:
    """Take out comparisons that are marked as ones not to be made."""
    if isinstance(value, dict):
        if "so_sanh" in value:
            value["so_sanh"] = [one for one in value["so_sanh"] if one.get("loai") != "khong-so-sanh"]
        for inner in value.values():
            _drop_incomparable(inner)
    elif isinstance(value, list):
        for inner in value:
            _drop_incomparable(inner)
