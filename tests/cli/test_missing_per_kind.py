"""What each kind of document says when data are missing: all of it, each with its place, nothing written.

What a kind needs is drawn here from the description of the data file, not from the code.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from baocao.data.kinds import KINDS
from conferences.rendering import READY
from conformance.examples import drop
from support.docx import text
from support.project import Outcome, Project

FRAME = ("co_quan.ten", "co_quan.dia_danh", "van_ban.*.nguoi_ky", "van_ban.*.noi_nhan")
CONCLUSION = (
    "hoi_nghi.ten",
    "hoi_nghi.thoi_gian.ngay",
    "hoi_nghi.dia_diem",
    "hoi_nghi.chu_tri|hoi_nghi.ket_luan_boi",
    "ket_luan.chi_dao",
)
NEEDED: dict[str, tuple[str, ...]] = {
    "bao-cao": (*FRAME, "ky.bao_cao", "ket_qua", "nhiem_vu|ket_luan.chi_dao"),
    "thong-bao-ket-luan": (*FRAME, *CONCLUSION),
    "giay-moi": (
        *FRAME,
        "hoi_nghi.ten",
        "hoi_nghi.thoi_gian.ngay",
        "hoi_nghi.thoi_gian.bat_dau",
        "hoi_nghi.dia_diem",
        "thanh_phan|van_ban.*.kinh_gui",
    ),
    "bien-ban": (
        *(one for one in FRAME if not one.endswith("nguoi_ky")),
        *CONCLUSION,
        "hoi_nghi.thoi_gian.bat_dau",
        "hoi_nghi.thoi_gian.ket_thuc",
        "hoi_nghi.thu_ky",
        "diem_danh|thanh_phan",
    ),
    "tin-bai": (
        "hoi_nghi.ten|hoi_nghi.tieu_de",
        "hoi_nghi.thoi_gian.ngay",
        "hoi_nghi.to_chuc|hoi_nghi.chu_tri",
        "ket_qua|nhiem_vu|ket_luan.chi_dao|ket_luan.danh_gia",
    ),
    "chuong-trinh": (*FRAME, "chuong_trinh"),
    "danh-sach": (*FRAME, "thanh_phan"),
    "giao-viec": (*FRAME, "nhiem_vu|ket_luan.chi_dao|nhiem_vu_da_giao"),
    "phu-luc": (*FRAME, "so_lieu"),
    "ke-hoach": (*FRAME, "hoi_nghi.ten", "hoi_nghi.thoi_gian.ngay", "hoi_nghi.dia_diem"),
}
"""For each kind, keys of which one of each group has to be there; ``*`` is the kind."""

NAMES = {
    "co_quan.ten": "tên cơ quan ban hành",
    "co_quan.dia_danh": "địa danh",
    "van_ban.*.nguoi_ky": "người ký",
    "van_ban.*.noi_nhan": "nơi nhận",
    "van_ban.*.kinh_gui": "nơi kính gửi",
    "ky.bao_cao": "kỳ báo cáo",
    "ket_qua": "kết quả đạt được",
    "nhiem_vu": "nhiệm vụ kỳ tới",
    "nhiem_vu_da_giao": "nhiệm vụ đã giao trong kỳ báo cáo",
    "ket_luan.chi_dao": "ý kiến chỉ đạo",
    "ket_luan.danh_gia": "đánh giá",
    "hoi_nghi.ten": "tên hội nghị",
    "hoi_nghi.tieu_de": "tiêu đề tin bài",
    "hoi_nghi.thoi_gian.ngay": "ngày họp",
    "hoi_nghi.thoi_gian.bat_dau": "thời gian bắt đầu",
    "hoi_nghi.thoi_gian.ket_thuc": "thời gian kết thúc",
    "hoi_nghi.dia_diem": "địa điểm họp",
    "hoi_nghi.to_chuc": "cơ quan tổ chức hội nghị",
    "hoi_nghi.chu_tri": "người chủ trì hội nghị",
    "hoi_nghi.ket_luan_boi": "người kết luận hội nghị",
    "hoi_nghi.thu_ky": "thư ký hội nghị",
    "diem_danh": "điểm danh",
    "thanh_phan": "thành phần dự",
    "chuong_trinh": "chương trình hội nghị",
    "so_lieu": "số liệu",
}
WHOLE = """
co_quan: {khoi: nha-nuoc, ten: Ủy ban nhân dân xã An Phúc, ky_hieu: UBND, dia_danh: An Phúc}
ky: {bao_cao: quý III năm 2026, ke_hoach: quý IV năm 2026}
hoi_nghi:
  ten: Hội nghị sơ kết quý III, triển khai nhiệm vụ quý IV năm 2026
  thoi_gian: {ngay: 08/10/2026, bat_dau: 08h00, ket_thuc: 11h00}
  dia_diem: Hội trường Ủy ban nhân dân xã
  to_chuc: Ủy ban nhân dân xã
  chu_tri: {ho_ten: Lê Văn An, chuc_vu: Chủ tịch Ủy ban nhân dân xã}
  thu_ky: {ho_ten: Vũ Thị Chi, chuc_vu: Công chức Văn phòng}
thanh_phan: [Trưởng các thôn]
chuong_trinh: [{gio: 08h00, noi_dung: Khai mạc}]
ket_qua: [Hoàn thành các nhiệm vụ của quý.]
so_lieu: [{ma: ho_so, ten: Hồ sơ đã giải quyết, gia_tri: 120, don_vi: hồ sơ}]
nhiem_vu: [{noi_dung: Làm đường thôn Đông, giao: Phòng Kinh tế, han: 18/12/2026}]
ket_luan:
  danh_gia: [Quý III hoàn thành kế hoạch.]
  chi_dao: [{noi_dung: Rà soát hộ nghèo, giao: Phòng Văn hóa - Xã hội, han: thường xuyên}]
van_ban:
  chung:
    nguoi_ky: {chuc_vu: Chủ tịch, ho_ten: Lê Văn An}
    noi_nhan: [Thường trực Đảng ủy xã, "Lưu: VT"]
"""
UNPRINTED = {"bien-ban": {"co_quan.dia_danh"}, "phu-luc": {"co_quan.dia_danh"}}
"""What is needed of every document and yet not printed in this one, so that no mark can stand for it."""
CASES = [(kind, group) for kind in READY for group in NEEDED[kind]]


def render(project: Project, kind: str, data: dict[str, Any], *options: str) -> Outcome:
    """What `render` says to data, and whether it wrote ra.docx."""
    project.write("hop.yaml", yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=1000))
    return project.run("render", "hop.yaml", "--kind", kind, "-o", "ra.docx", *options)


def load_whole() -> dict[str, Any]:
    """Data that every kind of document can be made of, every scalar as typed."""
    return yaml.load(WHOLE, Loader=yaml.BaseLoader)  # noqa: S506 - makes text of everything


def name_group(group: str) -> str:
    """How a message names what is missing."""
    return " hoặc ".join(NAMES[one] for one in group.split("|"))


def test_the_table_is_of_the_kinds_there_are() -> None:
    assert set(NEEDED) == set(KINDS)


@pytest.mark.parametrize("kind", READY)
def test_whole_data_lack_nothing(project: Project, kind: str) -> None:
    outcome = render(project, kind, load_whole())
    assert outcome.exit_code == 0, outcome.stderr


@pytest.mark.parametrize("kind", READY)
def test_all_that_is_missing_is_said_at_once_and_nothing_is_written(project: Project, kind: str) -> None:
    outcome = render(project, kind, {"co_quan": {"khoi": "nha-nuoc"}}, "--json")

    errors = outcome.json["errors"]
    assert outcome.exit_code == 3
    assert project.files() == {"hop.yaml"}
    assert {one["code"] for one in errors} == {"D310"}
    assert [one["message"] for one in errors] == [f"còn thiếu {name_group(group)}" for group in NEEDED[kind]]
    for one, group in zip(errors, NEEDED[kind], strict=True):
        first = group.split("|")[0].replace("*", kind)
        assert (one["where"]["file"], one["where"]["key"]) == ("hop.yaml", first)
        assert one["hint"].startswith(f"Thêm khóa {first.rpartition('.')[2]}")
        assert one["where"].get("line") == (1 if first.startswith("co_quan.") else None)


@pytest.mark.parametrize(("kind", "group"), CASES)
def test_each_needed_key_that_is_taken_out_gives_its_message_alone(
    project: Project, kind: str, group: str
) -> None:
    data = load_whole()
    for path in group.split("|"):
        drop(data, tuple(path.replace("*", "chung").split(".")))

    outcome = render(project, kind, data, "--json")

    [error] = outcome.json["errors"]
    assert outcome.exit_code == 3
    assert project.files() == {"hop.yaml"}
    assert (error["code"], error["message"]) == ("D310", f"còn thiếu {name_group(group)}")
    *above, _ = group.split("|", maxsplit=1)[0].split(".")
    if above:
        typed = Path("hop.yaml").read_text(encoding="utf-8").split("\n")
        nearest = f"{[one for one in above if one != '*'][-1]}:"
        at = next(number for number, line in enumerate(typed, 1) if line.lstrip().startswith(nearest))
        assert error["where"].get("line") in {at, at + 1}


@pytest.mark.parametrize("kind", READY)
def test_a_draft_marks_each_gap_and_is_written(project: Project, kind: str) -> None:
    outcome = render(project, kind, {"co_quan": {"khoi": "nha-nuoc"}}, "--draft")

    assert outcome.exit_code == 0, outcome.stderr
    printed = text((project.folder / "ra.docx").read_bytes())
    marks = {mark.casefold() for mark in re.findall(r"\[CẦN BỔ SUNG: ([^\]]+)\]", printed)}
    wanted = {name_group(group) for group in NEEDED[kind] if group not in UNPRINTED.get(kind, set())}
    assert wanted - marks == set()
    assert "DỰ THẢO" in printed
