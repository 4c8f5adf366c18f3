"""Filters for people: one person with post and name, and their order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from baocao.template.filter_values import refuse
from baocao.viet import text


def nguoi(value: object) -> str:
    """Viết một người: danh xưng, học vị, họ tên, rồi chức vụ. Chữ viết sẵn thì giữ nguyên.

    >>> nguoi({"danh_xung": "ông", "ho_ten": "Nguyễn Văn An", "chuc_vu": ["Bí thư Đảng ủy", "Chủ tịch HĐND"]})
    'ông Nguyễn Văn An, Bí thư Đảng ủy, Chủ tịch HĐND'
    """
    if isinstance(value, str):
        return value
    if not isinstance(value, Mapping) or not value.get("ho_ten"):
        raise refuse("nguoi", "người có khóa ho_ten", value, "Viết như {ho_ten: Nguyễn Văn An, chuc_vu: …}")
    posts = value.get("chuc_vu") or ()
    posts = [posts] if isinstance(posts, str) else list(posts)
    name = " ".join(str(value[key]) for key in ("danh_xung", "hoc_vi", "ho_ten") if value.get(key))
    return ", ".join([name, *map(str, posts)])


def xep_ten(values: Iterable[Any], theo: str = "") -> list[Any]:
    """Xếp danh sách theo vần chữ Việt; mục là nhóm khóa thì nói xếp theo khóa nào.

    >>> xep_ten(["Đào", "Dung", "Ân", "An"])
    ['An', 'Ân', 'Dung', 'Đào']
    >>> xep_ten([{"xa": "Xã 10"}, {"xa": "Xã 2"}], "xa")
    [{'xa': 'Xã 2'}, {'xa': 'Xã 10'}]
    """
    return sorted(values, key=lambda value: text.sort_key(_part("xep_ten", value, theo)))


def xep_nguoi(values: Iterable[Any], theo: str = "ho_ten") -> list[Any]:
    """Xếp người theo tên, rồi họ, rồi chữ đệm, như danh sách lớp; mục là chữ hoặc nhóm có khóa `ho_ten`.

    >>> xep_nguoi(["Trần Văn An", "Lê Thị Bình", "Lê Văn An"])
    ['Lê Văn An', 'Trần Văn An', 'Lê Thị Bình']
    """
    return sorted(values, key=lambda value: text.person_sort_key(_part("xep_nguoi", value, theo)))


def _part(name: str, value: object, key: str) -> str:
    if not isinstance(value, Mapping):
        return str(value)
    if key not in value:
        wanted = f"khóa “{key}”" if key else "tên khóa để xếp"
        raise refuse(name, f"{wanted} ở mỗi mục", ", ".join(map(str, value)), f"Viết như {name}('ho_ten')")
    return str(value[key])
