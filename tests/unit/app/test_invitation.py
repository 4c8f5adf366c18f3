"""Giấy mời: data in, exact lines out."""

from __future__ import annotations

from typing import Any

import pytest

from baocao.app.context import build_context
from baocao.app.context.invitation import list_invitees
from baocao.data.load import parse_tree
from baocao.data.model import Conference, read_conference
from baocao.layout.profile import load_profile

BASE = """
co_quan: {khoi: nha-nuoc, ten: Ủy ban nhân dân xã An Bình, ky_hieu: UBND, dia_danh: An Bình}
"""


def read(text: str) -> Conference:
    return read_conference(parse_tree((BASE + text).encode(), "thu.yaml"))


def write(text: str, layout: str = "nd30", **asked: Any) -> dict[str, Any]:
    """Return the variables of an invitation of what `text` adds to the body that issues it."""
    return build_context(read(text), "giay-moi", load_profile(layout), **asked)


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (
            "ngay: 09/10/2026, buoi: sáng, bat_dau: 8h",
            "08 giờ 00 phút, sáng thứ Sáu, ngày 09 tháng 10 năm 2026",
        ),
        (
            "ngay: 11/10/2026, bat_dau: 8h, ket_thuc: 11h30",
            "từ 08 giờ 00 phút đến 11 giờ 30 phút, Chủ nhật, ngày 11 tháng 10 năm 2026",
        ),
        (
            "ngay: 09/10/2026, buoi: buổi chiều, bat_dau: 14h, thoi_luong: ½ ngày",
            "½ ngày, bắt đầu từ 14 giờ 00 phút, chiều thứ Sáu, ngày 09 tháng 10 năm 2026",
        ),
        (
            "ngay: 09/10/2026, buoi: cả ngày, bat_dau: 8h",
            "cả ngày, bắt đầu từ 08 giờ 00 phút, thứ Sáu, ngày 09 tháng 10 năm 2026",
        ),
        (
            "ngay: 09/10/2026, buoi: cả ngày, bat_dau: 8h, ket_thuc: 17h, thoi_luong: 01 ngày",
            "01 ngày, từ 08 giờ 00 phút đến 17 giờ 00 phút, thứ Sáu, ngày 09 tháng 10 năm 2026",
        ),
        (
            "ngay: 08/10/2026, ngay_ket_thuc: 09/10/2026, bat_dau: 8h, ket_thuc: 11h",
            (
                "từ 08 giờ 00 phút, thứ Năm, ngày 08 tháng 10 năm 2026 "
                "đến 11 giờ 00 phút, thứ Sáu, ngày 09 tháng 10 năm 2026"
            ),
        ),
        (
            "ngay: 08/10/2026, bat_dau: 8h, ket_thuc: 11h, thoi_luong: 02 ngày",
            (
                "02 ngày, bắt đầu từ 08 giờ 00 phút, kết thúc lúc 11 giờ 00 phút ngày cuối, "
                "thứ Năm, ngày 08 tháng 10 năm 2026"
            ),
        ),
        (
            "ngay: 08/10/2026, ket_thuc: 11h",
            "kết thúc lúc 11 giờ 00 phút, thứ Năm, ngày 08 tháng 10 năm 2026",
        ),
        ("ngay: 5/2017, buoi: sáng", "buổi sáng, tháng 5 năm 2017"),
    ],
)
def test_the_time_says_hours_session_weekday_and_day(when: str, expected: str) -> None:
    assert write(f"hoi_nghi: {{thoi_gian: {{{when}}}}}")["thoi_gian_hop"] == expected


def test_a_draft_marks_the_hour_that_is_missing() -> None:
    text = "hoi_nghi: {ten: Hội nghị A, thoi_gian: 09/10/2026}"
    assert write(text, draft=True)["thoi_gian_hop"] == (
        "[CẦN BỔ SUNG: thời gian bắt đầu], thứ Sáu, ngày 09 tháng 10 năm 2026"
    )


@pytest.mark.parametrize(
    ("place", "sites", "expected"),
    [
        ("tại Hội trường A.", "", "Hội trường A"),
        ("Hội trường A", "{ten: Điểm cầu chính, chinh: có}", "Hội trường A (điểm cầu chính)"),
        (
            "Hội trường A",
            "{ten: Điểm cầu xã, dia_diem: Hội trường A, chinh: có}, {ten: Điểm cầu thôn, so_luong: 8}",
            "Hội trường A (điểm cầu xã, là điểm cầu chính); 08 điểm cầu thôn",
        ),
        (
            "Hội trường A",
            "{ten: Trung tâm B, dia_diem: Nhà C, chinh: có}, {ten: Các xã, so_luong: 12}, {ten: Điểm cầu D}",
            "Hội trường A; điểm cầu chính: Trung tâm B tại Nhà C; các xã (12 điểm cầu); điểm cầu D",
        ),
        ("", "{ten: Điểm cầu D, so_luong: 1}", "điểm cầu D"),
    ],
)
def test_the_place_says_who_joins_from_where(place: str, sites: str, expected: str) -> None:
    text = f'hoi_nghi: {{dia_diem: "{place}", diem_cau: [{sites}]}}'
    assert write(text)["dia_diem_hop"] == expected


@pytest.mark.parametrize(
    ("chairs", "expected"),
    [
        (
            "{ho_ten: A, chuc_vu: Bí thư}, {ho_ten: B, chuc_vu: Chủ tịch, danh_xung: bà}",
            ["Đồng chủ trì: đồng chí A, Bí thư; bà B, Chủ tịch"],
        ),
        (
            "{ho_ten: A, chuc_vu: Bí thư, vai_tro: dự và chỉ đạo}, {ho_ten: B, chuc_vu: Chủ tịch}",
            ["Dự và chỉ đạo: đồng chí A, Bí thư", "Chủ trì: đồng chí B, Chủ tịch"],
        ),
        ("", []),
    ],
)
def test_each_role_of_chairs_has_its_line(chairs: str, expected: list[str]) -> None:
    roles = write(f"hoi_nghi: {{chu_tri: [{chairs}]}}")["nguoi_chu_tri"]
    assert [f"{role['vai_tro']}: {role['nguoi']}" for role in roles] == expected


CHAIR = "hoi_nghi: {chu_tri: {ho_ten: Thuý, chuc_vu: Chủ tịch}}\n"


@pytest.mark.parametrize(
    ("text", "lines", "called"),
    [
        ("thanh_phan: {ho_ten: B, chuc_vu: Phó Chủ tịch}", ["đồng chí B, Phó Chủ tịch."], "đồng chí"),
        ("thanh_phan: {ho_ten: B, danh_xung: Bà}", ["bà B."], "bà"),
        ("thanh_phan: Đại diện các thôn", ["đại diện các thôn."], "các đại biểu"),
        (
            "thanh_phan: [{ho_ten: THÚY}, {ho_ten: B, chuc_vu: X}, {ho_ten: C, chuc_vu: X}, {ho_ten: D}]",
            ["Các đồng chí X: B, C;", "Đồng chí D."],
            "các đồng chí",
        ),
        (
            "thanh_phan: [{ho_ten: B}, {nhom: Trưởng thôn, so_luong: 8, tai: điểm cầu các thôn}]",
            ["Đồng chí B;", "Trưởng thôn (08 đại biểu) tại điểm cầu các thôn."],
            "các đại biểu",
        ),
        (
            "thanh_phan: {ho_ten: B}\nvan_ban: {giay-moi: {kinh_gui: ['- Sở Nội vụ;', Đại diện các xã.]}}",
            ["Sở Nội vụ;", "Đại diện các xã."],
            "các đại biểu",
        ),
        ("van_ban: {giay-moi: {kinh_gui: Đồng chí B}}", ["đồng chí B."], "đồng chí"),
        ("thanh_phan: {ho_ten: B}\nvan_ban: {chung: {kinh_gui: Tỉnh ủy}}", ["đồng chí B."], "đồng chí"),
    ],
)
def test_those_invited_are_a_sentence_or_a_list(text: str, lines: list[str], called: str) -> None:
    values = write(CHAIR + text)
    assert (values["khach_moi"], values["goi_khach"]) == (lines, called)


@pytest.mark.parametrize(
    ("meeting", "subject", "event"),
    [
        ("ten: Sơ kết quý III", "Dự Hội nghị sơ kết quý III", "Hội nghị sơ kết quý III"),
        ("ten: hội nghị sơ kết.", "Dự hội nghị sơ kết", "hội nghị sơ kết"),
        ("ten: Lễ phát động", "Dự Lễ phát động", "Lễ phát động"),
        ("ten: Buổi làm việc", "Dự buổi làm việc", "buổi làm việc"),
        ("ten: Gặp mặt đầu xuân", "Dự buổi gặp mặt đầu xuân", "buổi gặp mặt đầu xuân"),
        (
            "ten: Hội nghị A, to_chuc: {ten: Ủy ban nhân dân xã}, lan_thu: {so: 3, mo_rong: có}",
            "Dự Hội nghị A lần thứ 3 (mở rộng)",
            "Hội nghị A lần thứ 3 (mở rộng)",
        ),
        (
            "ten: Lễ A, to_chuc: [{ten: Sở X, vai_tro: chủ trì tổ chức}, {ten: Sở Y, vai_tro: phối hợp}]",
            "Dự Lễ A",
            "Lễ A, do Sở X phối hợp với Sở Y tổ chức",
        ),
        ("ten: Hội nghị Ban Y tế, to_chuc: Ban Y tế", "Dự Hội nghị Ban Y tế", "Hội nghị Ban Y tế"),
    ],
)
def test_the_event_is_named_and_who_holds_it_unless_it_is_known(
    meeting: str, subject: str, event: str
) -> None:
    values = write(f"hoi_nghi: {{{meeting}}}")
    assert (values["trich_yeu"], values["du_hop"]) == (subject, event)


SPANS = "ky: {bao_cao: quý III năm 2026, ke_hoach: quý IV năm 2026}\n"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            (
                "chuong_trinh: [{noi_dung: Đón tiếp đại biểu}, {noi_dung: Kết luận số 12 của Tỉnh ủy;}, "
                "{noi_dung: Báo cáo, loai: bao-cao}, {noi_dung: Kết luận}]"
            ),
            ["Kết luận số 12 của Tỉnh ủy;", "Báo cáo."],
        ),
        (
            f"{SPANS}hoi_nghi: {{ten: Hội nghị A, chu_de: [dân vận]}}",
            [
                "Đánh giá kết quả công tác dân vận quý III năm 2026;",
                "Triển khai nhiệm vụ quý IV năm 2026.",
            ],
        ),
        (
            f"{SPANS}hoi_nghi: {{ten: 'Hội nghị sơ kết quý III, triển khai nhiệm vụ quý IV năm 2026'}}",
            ["sơ kết quý III, triển khai nhiệm vụ quý IV năm 2026."],
        ),
        (
            f"{SPANS}hoi_nghi: {{ten: Hội nghị giao ban, chu_de: [QCDC]}}",
            [
                "QCDC;",
                "Đánh giá kết quả công tác quý III năm 2026;",
                "Triển khai nhiệm vụ quý IV năm 2026.",
            ],
        ),
        ("hoi_nghi: {ten: Lễ khởi công}\nchuong_trinh: [{noi_dung: Khai mạc}]", []),
    ],
)
def test_contents_are_the_programme_or_what_the_data_say_of_the_purpose(text: str, lines: list[str]) -> None:
    assert write(text)["noi_dung_hop"] == lines


def test_abbreviations_are_introduced_where_they_are_read_first() -> None:
    values = write(
        "viet_tat: {QCDC: quy chế dân chủ}\nhoi_nghi: {ten: Hội nghị triển khai QCDC}\n"
        "chuong_trinh: [{noi_dung: Báo cáo thực hiện QCDC}]\ntai_lieu: [{ten: Sổ tay QCDC}]"
    )
    introduced = "quy chế dân chủ (sau đây viết tắt là QCDC)"
    assert values["du_hop"] == f"Hội nghị triển khai {introduced}"
    assert values["noi_dung_hop"] == ["Báo cáo thực hiện QCDC."]
    assert values["tai_lieu"] == ["Sổ tay QCDC"]


def test_notes_stand_in_a_list_of_their_own() -> None:
    values = write("van_ban: {giay-moi: {ghi_chu: [trang phục lễ phục., Báo vắng trước ngày 17/01]}}")
    assert values["ghi_chu_moi"] == ["Trang phục lễ phục;", "Báo vắng trước ngày 17/01."]


INVITED = f"""{CHAIR}
thanh_phan:
  - {{ho_ten: THÚY, chuc_vu: Chủ tịch}}
  - {{ho_ten: Đỗ Bình, chuc_vu: Phó Chủ tịch}}
  - {{nhom: Trưởng các thôn, so_luong: 8}}
  - {{nhom: Đảng viên, moi_boi: các chi bộ}}
  - {{ho_ten: Đỗ Bình, chuc_vu: Phó Chủ tịch}}
"""


def test_each_invitee_once_but_chairs_and_those_whom_others_invite() -> None:
    assert [(one.name, one.label) for one in list_invitees(read(INVITED))] == [
        ("đồng chí Đỗ Bình, Phó Chủ tịch", "Đỗ Bình"),
        ("Trưởng các thôn (08 đại biểu)", "Trưởng các thôn"),
    ]
    assert write(INVITED)["khach_moi"][-1] == "Đảng viên do các chi bộ mời."


def test_addressees_are_invited_in_place_of_delegates() -> None:
    text = INVITED + f"van_ban: {{giay-moi: {{kinh_gui: [Sở Nội vụ, '{'Hội Nông dân ' * 8}']}}}}"
    names = [one.label for one in list_invitees(read(text))]
    assert names == ["Sở Nội vụ", ("Hội Nông dân " * 5)[:60].rpartition(" ")[0]]
    assert write(text, invitee=0)["khach_moi"] == ["Sở Nội vụ."]


def test_the_invitation_of_one_names_nobody_else() -> None:
    invited = list_invitees(read(INVITED))
    alone = [write(INVITED, invitee=number)["khach_moi"] for number in range(len(invited))]
    assert alone == [[f"{one.name}."] for one in invited]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("thanh_phan: [{ho_ten: B}, {nhom: Đại diện các xã}]", []),
        (
            "thanh_phan: [{ho_ten: B}, Các xã, Sở Nội vụ]\nvan_ban: {giay-moi: {kinh_gui: Sở Nội vụ}}",
            ["Đồng chí B;", "Các xã."],
        ),
    ],
)
def test_other_delegates_are_told_to_addressees(text, lines):
    assert write(text)["thanh_phan_du"] == lines
