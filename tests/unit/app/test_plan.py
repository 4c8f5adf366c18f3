"""Kế hoạch tổ chức hội nghị: what the data say becomes these sentences, and nothing else is said."""

from __future__ import annotations

import re
from typing import Any

import pytest

from baocao.app.context import build_context
from baocao.data.facts import find_disagreements
from baocao.data.load import parse_tree
from baocao.data.model import Conference, read_conference
from baocao.layout.profile import load_profile

ND30 = load_profile("nd30")
MEETING = """
co_quan: {khoi: nha-nuoc, ten: Ủy ban nhân dân xã An Bình, ky_hieu: UBND, dia_danh: An Bình}
hoi_nghi:
  ten: Hội nghị sơ kết công tác quý III, triển khai nhiệm vụ quý IV năm 2026
  thoi_gian: {ngay: 09/10/2026, buoi: sáng, bat_dau: 8h}
  dia_diem: hội trường xã
"""


def read(text: str) -> Conference:
    return read_conference(parse_tree(text.encode(), "thu.yaml"))


def plan(text: str = "", head: str = MEETING) -> dict[str, Any]:
    return build_context(read(head + text), "ke-hoach", ND30)


def plan_of(name: str, rest: str = "") -> dict[str, Any]:
    return plan(
        head=f"hoi_nghi: {{ten: {name}{rest}}}\nky: {{bao_cao: quý III/2026, ke_hoach: quý IV/2026}}\n"
    )


def test_a_bare_meeting_has_its_purpose_time_and_place() -> None:
    values = plan()
    assert values["trich_yeu"] == (
        "Tổ chức Hội nghị sơ kết công tác quý III, triển khai nhiệm vụ quý IV năm 2026"
    )
    assert values["muc_dich"] == ["Sơ kết công tác quý III, triển khai nhiệm vụ quý IV năm 2026."]
    assert values["yeu_cau"] == values["noi_dung_to_chuc"] == values["phan_cong_to_chuc"] == []
    assert values["thoi_gian_cau"] == "08 giờ 00 phút, sáng thứ Sáu, ngày 09 tháng 10 năm 2026."
    assert values["dia_diem_cau"] == "Hội trường xã."
    assert values["stt_ke_hoach"] == {
        "muc_dich": "I",
        "noi_dung_chung": "II",
        "thuc_hien": "III",
        "noi_dung": "",
        "thoi_gian": "1",
        "dia_diem": "2",
        "thanh_phan": "",
    }


@pytest.mark.parametrize(
    ("name", "purpose"),
    [
        ("Hội nghị trực tuyến quán triệt Nghị quyết số 21", ["Quán triệt Nghị quyết số 21."]),
        ("Lễ phát động thi đua", ["Phát động thi đua."]),
        ("tổng kết công tác năm", ["Tổng kết công tác năm."]),
        (
            "Hội nghị tổng kết",
            ["Đánh giá kết quả công tác quý III năm 2026.", "Triển khai nhiệm vụ quý IV năm 2026."],
        ),
        (
            "Hội nghị Ban Chấp hành Đảng bộ",
            ["Đánh giá kết quả công tác quý III năm 2026.", "Triển khai nhiệm vụ quý IV năm 2026."],
        ),
    ],
)
def test_the_purpose_is_what_the_name_says_else_the_periods(name: str, purpose: list[str]) -> None:
    assert plan_of(name)["muc_dich"] == purpose


def test_what_is_given_goes_first() -> None:
    values = plan_of(
        "Hội nghị sơ kết", ", muc_dich: [đánh giá đúng kết quả], yeu_cau: [thiết thực; tiết kiệm]"
    )
    assert values["muc_dich"] == ["Đánh giá đúng kết quả."]
    assert values["yeu_cau"] == ["Thiết thực; tiết kiệm."]
    assert values["noi_dung_to_chuc"] == [
        "Đánh giá kết quả công tác quý III năm 2026;",
        "Triển khai nhiệm vụ quý IV năm 2026.",
    ]


def test_topics_that_the_name_does_not_say_are_told_once() -> None:
    said = plan_of("Hội nghị sơ kết thực hiện dân chủ", ", chu_de: [thực hiện dân chủ]")
    assert "Thực hiện dân chủ" not in " ".join(said["noi_dung_to_chuc"])
    unsaid = plan_of("Hội nghị sơ kết công tác", ", chu_de: [QCDC, “Dân vận khéo”]")
    assert unsaid["noi_dung_to_chuc"][:2] == ["QCDC;", "“Dân vận khéo”;"]


PEOPLE = """
  chu_tri: [{ho_ten: Lê An, chuc_vu: Chủ tịch UBND xã, goi_tat: Chủ tịch UBND xã}]
  thu_ky: [{ho_ten: Đỗ Bình, danh_xung: bà, chuc_vu: Công chức}]
  chu_de: [chuyển đổi số]
chuong_trinh:
  - {gio: 8h, noi_dung: khai mạc, nguoi: Lê An}
  - {gio: 8h, noi_dung: chào cờ}
  - {gio: 8h10 - 8h30, noi_dung: Báo cáo sơ kết, nguoi: {ho_ten: Vũ Chi, chuc_vu: Trưởng phòng}}
  - {noi_dung: Tham luận, nguoi: Đại diện các thôn}
  - {loai: ket-luan}
thanh_phan:
  - {ho_ten: Lê An, chuc_vu: Chủ tịch UBND xã}
  - {nhom: Trưởng các thôn, so_luong: 8}
  - {nhom: Đại biểu, so_luong: 20}
"""


def test_the_programme_says_when_what_and_who() -> None:
    values = plan(PEOPLE)
    assert values["noi_dung_to_chuc"] == ["Chủ đề: chuyển đổi số."]
    assert [(row["gio"], row["noi_dung"], row["nguoi"]) for row in values["bang_chuong_trinh"]["dong"]] == [
        ("08h00", "Khai mạc", "Đồng chí Lê An"),
        ("", "Chào cờ", ""),
        ("08h10 - 08h30", "Báo cáo sơ kết", "Đồng chí Vũ Chi, Trưởng phòng"),
        ("", "Tham luận", "Đại diện các thôn"),
        ("", "Kết luận", ""),
    ]


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        (
            r"gio: [^,]*, ",
            "",
            [
                "Khai mạc (đồng chí Chủ tịch UBND xã);",
                "Chào cờ;",
                "Báo cáo sơ kết (đồng chí Vũ Chi, Trưởng phòng);",
            ],
        ),
        (
            r", nguoi: (?:\{.*\}|[^}]*)\}",
            "}",
            ["08h00: Khai mạc;", "Chào cờ;", "08h10 - 08h30: Báo cáo sơ kết;"],
        ),
    ],
)
def test_a_programme_without_hours_or_persons_is_a_list(old: str, new: str, lines: list[str]) -> None:
    values = plan(re.sub(old, new, PEOPLE))
    assert values["noi_dung_to_chuc"][1:4] == lines
    assert values["bang_chuong_trinh"]["dong"] == []


def test_topics_are_the_purpose_when_nothing_else_says_it() -> None:
    head = "hoi_nghi: {ten: Hội nghị cán bộ chủ chốt, chu_de: [chuyển đổi số, nước sạch]}\n"
    values = plan(head=head)
    assert (values["muc_dich"], values["noi_dung_to_chuc"]) == (["Bàn về chuyển đổi số và nước sạch."], [])


def test_everyone_is_among_the_people_once() -> None:
    values = plan(PEOPLE)
    assert values["nguoi_chu_tri"] == [{"vai_tro": "Chủ trì", "nguoi": "đồng chí Lê An, Chủ tịch UBND xã"}]
    assert values["thu_ky_hop"] == "bà Đỗ Bình, Công chức"
    assert values["dai_bieu_du"] == ["Trưởng các thôn (08 đại biểu);", "20 đại biểu."]


@pytest.mark.parametrize(
    ("organisers", "lines"),
    [
        ("Ủy ban nhân dân xã An Bình", []),
        ("Phòng Kinh tế", ["Phòng Kinh tế tổ chức Hội nghị."]),
        (
            "[{ten: B, vai_tro: phối hợp}, {ten: C, vai_tro: phối hợp}, {ten: A, vai_tro: chủ trì tổ chức}]",
            ["A chủ trì tổ chức Hội nghị;", "B và C phối hợp tổ chức Hội nghị."],
        ),
        (
            "[{ten: Ban A, vai_tro: cơ quan thường trực}, {ten: Ban Chỉ đạo tỉnh, vai_tro: chủ thể}]",
            ["Ban A, cơ quan thường trực Ban Chỉ đạo tỉnh, tổ chức Hội nghị."],
        ),
        (
            "[{ten: Ban A, vai_tro: cơ quan thường trực}, {ten: B}]",
            ["B tổ chức Hội nghị;", "Ban A là cơ quan thường trực tổ chức Hội nghị."],
        ),
    ],
)
def test_organisers_do_what_their_role_says(organisers: str, lines: list[str]) -> None:
    assert plan(f"  to_chuc: {organisers}\n")["phan_cong_to_chuc"] == lines


PREPARATION = """
  chuan_bi: [{noi_dung: dự thảo QCDC, giao: Văn phòng, phoi_hop: Công an, han: 05/10/2026, san_pham: Báo cáo}]
  kinh_phi: từ dự toán năm 2026;
nhiem_vu: [{noi_dung: Rà soát hộ nghèo, giao: Phòng Văn hóa, han: 30/12/2026}]
viet_tat: {QCDC: quy chế dân chủ}
"""


def test_who_prepares_what_is_a_table_and_tasks_of_the_period_stay_out() -> None:
    values = plan(PREPARATION)
    (task,) = values["chuan_bi"]
    assert task["noi_dung"] == "Dự thảo quy chế dân chủ (sau đây viết tắt là QCDC)"
    assert (task["giao"], task["phoi_hop"], task["han"], task["san_pham"]) == (
        *("Văn phòng", "Công an"),
        *("05/10/2026", "Báo cáo"),
    )
    named = plan_of("Hội nghị đánh giá QCDC", "}\nviet_tat: {QCDC: quy chế dân chủ")
    assert named["viec_to_chuc"] == ("tổ chức Hội nghị đánh giá quy chế dân chủ (sau đây viết tắt là QCDC)")
    assert named["muc_dich"] == ["Đánh giá QCDC."]
    assert values["kinh_phi"] == "từ dự toán năm 2026"
    assert "hộ nghèo" not in str({key: values[key] for key in ("muc_dich", "noi_dung_to_chuc", "chuan_bi")})
    assert values["stt_ke_hoach"]["thuc_hien"] == "III"


def test_preparation_ends_after_the_plan_is_issued() -> None:
    def codes(kind: str, day: str = "") -> list[str]:
        paper = f"van_ban: {{ke-hoach: {{ngay: {day}}}}}" if day else ""
        return [one.code for one in find_disagreements(read(MEETING + PREPARATION + paper), kind)]

    assert "M10" not in codes("ke-hoach")
    assert "M10" not in codes("ke-hoach", "28/9/2026")
    assert "M10" in codes("ke-hoach", "06/10/2026")
    assert "M10" not in codes("bao-cao")


def test_abbreviations_are_introduced_in_reading_order() -> None:
    values = plan(
        head="hoi_nghi: {ten: Hội nghị sơ kết, thoi_gian: {ngay: 09/10/2026}, dia_diem: Trụ sở UBND xã, "
        "chu_tri: {ho_ten: Lê An, chuc_vu: Chủ tịch UBND xã}}\n"
        "thanh_phan: [{ho_ten: Đỗ Bình, chuc_vu: Chủ tịch HĐND xã}]\n"
        "viet_tat: {UBND: Ủy ban nhân dân, HĐND: Hội đồng nhân dân}\n",
    )

    assert values["dia_diem_cau"] == "Trụ sở Ủy ban nhân dân (sau đây viết tắt là UBND) xã."
    assert values["nguoi_chu_tri"][0]["nguoi"] == "đồng chí Lê An, Chủ tịch UBND xã"
    assert values["dai_bieu_du"] == [
        "đồng chí Đỗ Bình, Chủ tịch Hội đồng nhân dân (sau đây viết tắt là HĐND) xã."
    ]
