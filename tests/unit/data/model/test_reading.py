"""Keys, shorthands and shapes of the data file, and every mistake with its place."""

from __future__ import annotations

import unicodedata
from datetime import date, time
from decimal import Decimal

import pytest

from baocao.data.load import parse_tree
from baocao.data.model import Chair, Group, Organiser, Person, Result, read_conference
from baocao.viet.dates import MonthOf


@pytest.mark.parametrize("typed", ["chu_tri", "Chủ trì", "chủ_trì", "chu tri", "CHU-TRI", "Chủ  Trì"])
def test_keys_are_known_in_every_spelling(read, typed):
    for spelled in (typed, unicodedata.normalize("NFD", typed)):
        assert read(f"hội nghị:\n  {spelled}: {{Họ tên: Lê An}}").hoi_nghi.chu_tri == (Chair(ho_ten="Lê An"),)


def test_one_item_stands_for_a_list_and_text_for_an_object(read):
    conference = read(
        """
        hoi_nghi:
          to_chuc: Ban Dân vận Tỉnh ủy
          thoi_gian: 04/10/2023
          chu_tri: {ho_ten: Lê An, chuc_vu: "Bí thư Đảng ủy, Chủ tịch HĐND"}
          ket_luan_boi: Lê An
        thanh_phan:
          - Đại diện các sở, ban, ngành
          - {ho_ten: Đỗ Bình, chuc_vu: Trưởng thôn}
        ket_qua:
          - Đoạn một
          - {muc: Mục hai, noi_dung: Đoạn hai}
        ky: quý III năm 2023
        """
    )

    assert conference.hoi_nghi.to_chuc == (Organiser(ten="Ban Dân vận Tỉnh ủy"),)
    assert conference.hoi_nghi.thoi_gian.ngay == date(2023, 10, 4)
    assert conference.hoi_nghi.chu_tri[0].chuc_vu == ("Bí thư Đảng ủy, Chủ tịch HĐND",), (
        "never split at commas"
    )
    assert conference.nguoi_ket_luan.chuc_vu == ("Bí thư Đảng ủy, Chủ tịch HĐND",)
    assert conference.thanh_phan == (
        Group(nhom="Đại diện các sở, ban, ngành"),
        Person(ho_ten="Đỗ Bình", chuc_vu=("Trưởng thôn",)),
    )
    assert conference.ket_qua == (
        Result(noi_dung=("Đoạn một",)),
        Result(muc="Mục hai", noi_dung=("Đoạn hai",)),
    )
    assert conference.ky.bao_cao.ten == "quý III năm 2023"


def test_a_colon_in_a_list_of_texts_is_text_as_typed(read):
    conference = read(
        """
        van_ban:
          chung:
            noi_nhan:
              - Như trên
              - Lưu: VT, TH   # ghi chú
              - "Gửi": các xã
              - Báo cáo:
              - Kính gửi: Ủy ban nhân dân
                  tỉnh
            kinh_gui: [Thường trực: HĐND, UBND]
        tinh_hinh:
          - Dân số: 21.480 người
        ket_qua:
          - Giáo dục: 100% trẻ vào lớp 1
        """
    )

    paper = conference.van_ban_cho("bao-cao")
    assert paper.noi_nhan == (
        "Như trên",
        "Lưu: VT, TH",
        '"Gửi": các xã',
        "Báo cáo:",
        "Kính gửi: Ủy ban nhân dân tỉnh",
    )
    assert paper.kinh_gui == ("Thường trực: HĐND", "UBND")
    assert conference.tinh_hinh == ("Dân số: 21.480 người",)
    assert conference.ket_qua == (Result(noi_dung=("Giáo dục: 100% trẻ vào lớp 1",)),)


def test_a_key_in_a_list_of_objects_is_still_checked(refuse):
    found = refuse("ket_qua:\n  - noi_dug: x\n  - {Giáo dục: y}\nnhiem_vu:\n  - tieu_de: z\n")

    assert [(one.code, one.where.line) for one in found] == [("D301", 2), ("D301", 3), ("D301", 5)]
    assert "noi_dung" in found[0].hint


def test_enumerated_values_are_folded_like_keys(read):
    conference = read(
        "the_thuc: Đảng HD05\nco_quan: {khoi: Nhà nước}\n"
        "hoi_nghi: {loai: Sơ kết, hinh_thuc: TRUC_TUYEN, chu_tri: {ho_ten: A, vai_tro: Đồng-chủ-trì}}"
    )

    assert (conference.the_thuc, conference.co_quan.khoi) == ("dang-hd05", "nha-nuoc")
    assert (conference.hoi_nghi.loai, conference.hoi_nghi.hinh_thuc) == ("so-ket", "truc-tuyen")
    assert conference.hoi_nghi.chu_tri[0].vai_tro == "đồng chủ trì"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("có", True),
        ("Có", True),
        ("x", True),
        ("true", True),
        ("không", False),
        ("khong", False),
        ("false", False),
    ],
)
def test_yes_and_no(read, typed, meant):
    assert read(f"hoi_nghi: {{lan_thu: {{so: 1, mo_rong: {typed}}}}}").hoi_nghi.lan_thu.mo_rong is meant


def test_times_dates_and_months(read):
    when = read(
        "hoi_nghi: {thoi_gian: {ngay: 'thứ Sáu, ngày 09/10/2026', bat_dau: 7:30, ket_thuc: 11 giờ}}"
    ).hoi_nghi.thoi_gian
    month = read("hoi_nghi: {thoi_gian: 5/2017}").hoi_nghi.thoi_gian

    assert (when.ngay, when.thu) == (date(2026, 10, 9), "thứ Sáu")
    assert (when.bat_dau, when.ket_thuc) == (time(7, 30), time(11))
    assert (month.ngay, month.ngay_day_du) == (MonthOf(2017, 5), None)


def test_abbreviations_keep_their_keys(read):
    glossary = read("viet_tat: {QCDC: quy chế dân chủ, qcdc: khác, UBND tỉnh: Ủy ban}").viet_tat

    assert glossary == {"QCDC": "quy chế dân chủ", "qcdc": "khác", "UBND tỉnh": "Ủy ban"}


def test_papers_take_what_they_do_not_say_from_the_common_one(read):
    conference = read(
        """
        van_ban:
          chung: {ngay: 05/10/2023, noi_nhan: [A], nguoi_ky: {quyen_han: TM. UBND, ho_ten: Lê An}}
          Báo cáo: {so: 47, nguoi_ky: {ho_ten: Đỗ Bình}}
          giay_moi: {noi_nhan: [], loi_ket: ~}
        """
    )

    report = conference.van_ban_cho("bao-cao")
    assert (report.so, report.ngay, report.noi_nhan) == ("47", date(2023, 10, 5), ("A",))
    assert report.nguoi_ky.quyen_han == "", "another signer has no share in the first one's authority"
    assert conference.van_ban_cho("giay-moi").noi_nhan == ()
    assert conference.van_ban_cho("bien-ban").nguoi_ky.ho_ten == "Lê An"
    assert conference.ngay_van_ban("tin-bai") == date(2023, 10, 5)


def test_real_numbers_and_dates_of_other_formats_are_exact():
    json = parse_tree(
        b'{"so_lieu": [{"ma": "m", "gia_tri": 98.50, "tren": 100}],'
        b' "van_ban": {"chung": {"so": 47, "du_thao": true}}}',
        "a.json",
    )
    toml = parse_tree(
        b"ky.so_lieu_den = 2023-09-15\n[hoi_nghi.thoi_gian]\nngay = 2023-10-04\nbat_dau = 08:30:00\n",
        "a.toml",
    )

    figure = read_conference(json).so_lieu[0]
    assert (figure.gia_tri, str(figure.gia_tri), figure.tren) == (Decimal("98.5"), "98.50", Decimal(100))
    assert read_conference(json).van_ban_cho("bao-cao").so == "47"
    assert read_conference(json).van_ban_cho("bao-cao").du_thao is True
    when = read_conference(toml).hoi_nghi.thoi_gian
    assert (when.ngay, when.bat_dau) == (date(2023, 10, 4), time(8, 30))
    assert read_conference(toml).ky.so_lieu_den == date(2023, 9, 15)


def test_every_value_keeps_its_place(read):
    conference = read(
        """
        hoi_nghi:
          chu_tri:
            - ho_ten: Lê An
              chuc_vu: [Bí thư, Chủ tịch]
        """
    )

    post = conference.where("hoi_nghi.chu_tri[1].chuc_vu[2]")
    assert (post.file, post.line, post.column, post.width) == ("hoi-nghi.yaml", 5, 25, 8)
    assert post.key == "hoi_nghi.chu_tri[1].chuc_vu[2]"
    assert conference.where("hoi_nghi.chu_tri[1].goi_tat").line == 4, "else what is above it"
    assert conference.where("nhiem_vu").line == 0, "else the file"


def test_all_mistakes_are_reported_in_one_run_in_the_order_of_the_file(refuse):
    found = refuse(
        """
        hoi_ngi: {ten: A}
        hoi_nghi:
          thoi_gian: {ngay: 31/02/2026, bat_dau: 25h}
          loai: so-kết-nhanh
          chu_tri: {ho_ten: [A, B]}
          Chủ trì: {ho_ten: C}
          to_chuc: {ten: D, mo_rong: maybe}
        so_lieu:
          - {ma: a, gia_tri: 1.5}
          - gia_tri: [1, 2]
        ky: {bao_cao: quý V năm 2026}
        diem_danh: {trieu_tap: -3}
        van_ban: {bao_cáo_quý: {so: 1}}
        """
    )

    assert [(one.code, one.where.line) for one in found] == [
        ("D301", 2),
        ("D102", 4),
        ("D103", 4),
        ("D303", 5),
        ("D302", 6),
        ("D305", 7),
        ("D301", 8),
        ("D101", 10),
        ("D302", 11),
        ("D104", 12),
        ("D306", 13),
        ("D301", 14),
    ]
    assert all(one.where.file == "hoi-nghi.yaml" and one.where.column and one.hint for one in found)
    assert "có phải ý bạn là “hoi_nghi”?" in found[0].hint.lower()
    assert found[0].where.excerpt == "hoi_ngi: {ten: A}"
    assert found[0].where.width == len("hoi_ngi")
    assert found[1].where.key == "hoi_nghi.thoi_gian.ngay"


def test_a_decimal_comma_inside_braces_gets_its_hint(refuse):
    found = refuse(
        "so_lieu:\n  - {ma: a, gia_tri: 3,5}\n  - {ma: b, gia_tri: 1, ke_hoach: {ty_le: 107,2%}}\n"
        "hoi_nghi: {to_chuc: {ten: Hội Nông dân, Hội Phụ nữ xã}}\n"
    )

    assert [one.code for one in found] == ["D301", "D301", "D301"]
    assert '"3,5"' in found[0].hint
    assert '"107,2%"' in found[1].hint
    assert '"Hội Nông dân, Hội Phụ nữ xã"' in found[2].hint


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("hoi_nghi: [a]", "D302"),
        ("van_ban: x", "D302"),
        ("viet_tat: [a]", "D302"),
        ("so_lieu: x", "D302"),
        ("hoi_nghi: {lan_thu: {mo_rong: có lẽ}}", "D307"),
        ("hoi_nghi: {thoi_gian: {thu: thứ Tám}}", "D107"),
        ("so_lieu: {gia_tri: '5%', don_vi: mô hình}", "D304"),
        ("nhiem_vu: {noi_dung: a, han: 31/11/2026}", "D102"),
        ("van_ban: {bao-cao: {so: 1}, Báo cáo: {so: 2}}", "D305"),
        ("ten:\n  - a", "D301"),
    ],
)
def test_a_wrong_value_is_an_error_of_data(refuse, text, code):
    (error,) = refuse(text)

    assert error.code == code
    assert error.exit_code == 3


def test_a_fourth_level_of_headings_is_refused(refuse, read):
    def nest(levels: int) -> str:
        return "ket_qua: " + "{muc: a, muc_con: " * (levels - 1) + "{muc: a}" + "}" * (levels - 1)

    assert read(nest(3)).ket_qua[0].muc_con[0].muc_con[0].muc == "a"
    assert [one.code for one in refuse(nest(4))] == ["D308"]


def test_json_true_is_no_text():
    tree = parse_tree(b'{"hoi_nghi": {"ten": true}}', "a.json")

    with pytest.raises(Exception, match="ở đây cần chữ, gặp true"):
        read_conference(tree)


def test_absent_values_are_empty(read):
    conference = read(
        "hoi_nghi:\n  ten: ''\n  dia_diem:\n  chu_tri: ~\n  to_chuc: [~, '', A]\nket_luan: {}\n"
    )

    assert (conference.hoi_nghi.ten, conference.hoi_nghi.dia_diem, conference.hoi_nghi.chu_tri) == (
        "",
        "",
        (),
    )
    assert [one.ten for one in conference.hoi_nghi.to_chuc] == ["A"]
    assert conference.ket_luan.chi_dao == ()
    assert conference.diem_danh is None
    assert conference.nguoi_ket_luan is None
