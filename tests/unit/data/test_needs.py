"""What each kind of document needs."""

from __future__ import annotations

import pytest

from baocao.data.model import KINDS
from baocao.data.model.paths import find_key
from baocao.data.needs import NEEDS, find_missing

FULL = """
co_quan: {ten: A, dia_danh: B}
hoi_nghi:
  ten: Hội nghị
  thoi_gian: {ngay: 04/10/2023, bat_dau: 8h, ket_thuc: 11h}
  dia_diem: C
  to_chuc: D
  chu_tri: {ho_ten: E, chuc_vu: F}
  thu_ky: {ho_ten: G}
ky: {bao_cao: quý III năm 2023}
thanh_phan: [H]
chuong_trinh: [I]
ket_qua: [K]
so_lieu: [{ten: L, gia_tri: 1}]
nhiem_vu: [{noi_dung: M, giao: N}]
ket_luan: {chi_dao: [{noi_dung: O, giao: P, han: thường xuyên}]}
van_ban: {chung: {nguoi_ky: {chuc_vu: Q, ho_ten: R}, noi_nhan: [S]}}
"""


def missing(conference, kind: str) -> list[str]:
    return [one.key for one in find_missing(conference, kind)]


def test_every_kind_has_its_needs_and_every_need_is_a_key():
    assert set(NEEDS) == set(KINDS)
    for kind, needs in NEEDS.items():
        for need in needs:
            for path in need:
                assert find_key(path.replace("*", kind)), path


@pytest.mark.parametrize("kind", KINDS)
def test_a_full_file_lacks_nothing(read, kind):
    assert missing(read(FULL), kind) == []


@pytest.mark.parametrize(
    ("kind", "lacking"),
    [
        ("bao-cao", ["ky.bao_cao", "ket_qua", "nhiem_vu"]),
        (
            "thong-bao-ket-luan",
            [
                "hoi_nghi.ten",
                "hoi_nghi.thoi_gian.ngay",
                "hoi_nghi.dia_diem",
                "hoi_nghi.chu_tri",
                "ket_luan.chi_dao",
            ],
        ),
        (
            "giay-moi",
            [
                "hoi_nghi.ten",
                "hoi_nghi.thoi_gian.ngay",
                "hoi_nghi.thoi_gian.bat_dau",
                "hoi_nghi.dia_diem",
                "thanh_phan",
            ],
        ),
        ("chuong-trinh", ["chuong_trinh"]),
        ("danh-sach", ["thanh_phan"]),
        ("giao-viec", ["nhiem_vu"]),
        ("phu-luc", ["so_lieu"]),
        ("ke-hoach", ["hoi_nghi.ten", "hoi_nghi.thoi_gian.ngay", "hoi_nghi.dia_diem"]),
    ],
)
def test_an_empty_file_lacks_what_the_kind_needs(read, kind, lacking):
    everywhere = ["co_quan.ten", "co_quan.dia_danh", f"van_ban.{kind}.nguoi_ky", f"van_ban.{kind}.noi_nhan"]

    assert missing(read("the_thuc: nd30"), kind) == everywhere + lacking


def test_minutes_are_signed_by_chair_and_secretary(read):
    found = find_missing(read("the_thuc: nd30"), "bien-ban")

    assert "van_ban.bien-ban.nguoi_ky" not in [one.key for one in found]
    assert [one.ten for one in found[-4:]] == [
        "thời gian bắt đầu",
        "thời gian kết thúc",
        "thư ký hội nghị",
        "điểm danh hoặc thành phần dự",
    ]


def test_a_news_item_needs_no_body_nor_signer(read):
    assert (
        missing(
            read("hoi_nghi: {tieu_de: A, thoi_gian: 5/2017, to_chuc: B}\nket_luan: {danh_gia: C}"), "tin-bai"
        )
        == []
    )
    assert missing(read("the_thuc: nd30"), "tin-bai") == [
        "hoi_nghi.ten",
        "hoi_nghi.thoi_gian.ngay",
        "hoi_nghi.to_chuc",
        "ket_qua",
    ]


def test_one_of_several_is_enough(read):
    assert missing(read(FULL.replace("nhiem_vu: [{noi_dung: M, giao: N}]", "")), "bao-cao") == []
    assert missing(read(FULL.replace("thanh_phan: [H]", "diem_danh: {co_mat: 3}")), "bien-ban") == []
    invited = FULL.replace("thanh_phan: [H]", "").replace("noi_nhan: [S]", "noi_nhan: [S], kinh_gui: [T]")
    assert missing(read(invited), "giay-moi") == []


def test_a_month_is_a_day_only_in_news(read):
    text = FULL.replace("04/10/2023", "10/2023")

    assert missing(read(text), "tin-bai") == []
    assert missing(read(text), "giay-moi") == ["hoi_nghi.thoi_gian.ngay"]


def test_what_is_missing_says_its_name_its_mark_and_where_to_put_it(read):
    text = FULL.replace(", ket_thuc: 11h", "")
    (found,) = find_missing(read(text), "bien-ban")

    assert found.key == "hoi_nghi.thoi_gian.ket_thuc"
    assert found.mark == "[CẦN BỔ SUNG: thời gian kết thúc]"
    assert found.where.line == 5
    assert "ket_thuc" in found.hint
    assert "hoi_nghi.thoi_gian" in found.hint
    error = found.to_error()
    assert (error.code, error.exit_code, error.where) == ("D310", 3, found.where)


def test_what_is_there_is_not_printed_with_holes(read):
    text = """
    hoi_nghi: {chu_tri: {chuc_vu: Bí thư}}
    so_lieu: [{ten: A}]
    nhiem_vu: [{giao: B}]
    van_ban: {chung: {nguoi_ky: {quyen_han: C}}}
    """
    names = [one.ten for one in find_missing(read(text), "bao-cao")]

    assert names[-5:] == [
        "họ và tên của người chủ trì hội nghị thứ 1",
        "nội dung nhiệm vụ của nhiệm vụ kỳ tới thứ 1",
        "giá trị của số liệu thứ 1",
        "chức vụ người ký",
        "họ và tên người ký",
    ]


def test_figures_below_a_heading_are_enough_for_an_appendix(read):
    below = FULL.replace("ket_qua: [K]", "ket_qua: [{muc: K, so_lieu: [{ten: L, gia_tri: 1}]}]").replace(
        "so_lieu: [{ten: L, gia_tri: 1}]\nnhiem_vu", "nhiem_vu"
    )

    assert missing(read(below), "phu-luc") == []
    assert missing(read(FULL.replace("so_lieu: [{ten: L, gia_tri: 1}]", "")), "phu-luc") == ["so_lieu"]


@pytest.mark.parametrize(
    ("task", "lacking"),
    [
        ("  noi_dung: T", []),  # nothing but the contract's table makes a key necessary
        ("  noi_dung: T\n    trang_thai: xong", []),
        ("  noi_dung: T\n    trang_thai:\n    ket_qua: Đã trình", []),
        ("  noi_dung: T\n    trang_thai:\n    ket_qua:", ["nhiem_vu_da_giao[1].ket_qua"]),
        ("  noi_dung: T\n    Kết quả:", ["nhiem_vu_da_giao[1].ket_qua"]),
    ],
)
def test_an_answer_that_is_asked_for_and_left_empty_is_missing_from_a_report(read, task, lacking):
    text = f"{FULL}\nnhiem_vu_da_giao:\n  -{task[1:]}\n"

    assert missing(read(text), "bao-cao") == lacking
    assert missing(read(text), "giao-viec") == []
