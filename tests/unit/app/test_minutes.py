"""Biên bản: data in, exact lines out."""

from __future__ import annotations

from typing import Any

import pytest

from baocao.app.context import build_context
from baocao.data.load import parse_tree
from baocao.data.model import read_conference
from baocao.layout.profile import load_profile

BASE = """
co_quan: {khoi: nha-nuoc, ten: Ủy ban nhân dân xã An Bình, ky_hieu: UBND, dia_danh: An Bình}
van_ban:
  chung:
    nguoi_ky: {quyen_han: TM. Ủy ban nhân dân, chuc_vu: Chủ tịch, ho_ten: Lê An}
    noi_nhan: [Các thành phần dự họp, "Lưu: VT, TH"]
"""
CHAIR = "chu_tri: {ho_ten: Lê An, chuc_vu: [Phó Bí thư Đảng ủy, Chủ tịch UBND xã], goi_tat: Chủ tịch UBND xã}"
MEETING = f"hoi_nghi: {{ten: Hội nghị sơ kết, {CHAIR}}}\n"


def write(text: str, layout: str = "nd30") -> dict[str, Any]:
    """Return the variables of the minutes of what `text` adds to a body that issues them."""
    base = BASE if "van_ban:" not in text else BASE.split("van_ban:", maxsplit=1)[0]
    conference = read_conference(parse_tree((base + text).encode(), "thu.yaml"))
    return build_context(conference, "bien-ban", load_profile(layout))


def proceedings(text: str) -> list[str]:
    """Return the headings and paragraphs of the proceedings, one below the other."""
    lines = []
    for stage in write(text)["dien_bien"]:
        lines += [f"{stage['so']}. {stage['ten']}"] if stage["ten"] else []
        lines += stage["doan"]
    return lines


@pytest.mark.parametrize(
    ("roll", "expected"),
    [
        (
            "trieu_tap: 33, co_mat: 31, vang_co_ly_do: 1, vang_khong_ly_do: 1",
            (
                "- Triệu tập: 33 đại biểu; có mặt: 31/33 đại biểu (93,9%); vắng có lý do: 01 đại biểu; "
                "vắng không có lý do: 01 đại biểu."
            ),
        ),
        (
            "trieu_tap: 22, co_mat: 22, vang_co_ly_do: 0",
            "- Triệu tập: 22 đại biểu; có mặt: 22/22 đại biểu (100%); vắng có lý do: 0 đại biểu.",
        ),
        ("co_mat: 8", "- Có mặt: 08 đại biểu."),
        ("trieu_tap: 3000, co_mat: 2999, vang_co_ly_do: 1", "2.999/3.000 đại biểu (99,97%)"),
    ],
)
def test_the_roll_call_says_what_is_given_in_numbers_that_agree(roll: str, expected: str) -> None:
    (line,) = write(f"diem_danh: {{{roll}}}")["nguoi_du"]
    assert expected in line


def test_delegates_are_grouped_and_those_with_a_part_in_it_are_not_said_again() -> None:
    found = write(
        """
hoi_nghi: {ten: Hội nghị, chu_tri: {ho_ten: Lê An, chuc_vu: Chủ tịch}, thu_ky: {ho_ten: Vũ Thu}}
thanh_phan:
  - {ho_ten: Lê An, chuc_vu: Chủ tịch}
  - {ho_ten: Đỗ Bình, chuc_vu: Phó Chủ tịch}
  - {ho_ten: Hà Chi, chuc_vu: Phó Chủ tịch}
  - {ho_ten: Vũ Thu}
  - {nhom: Đại diện các thôn, so_luong: 8}
"""
    )
    assert found["nguoi_du"] == [
        "- Các đồng chí Phó Chủ tịch: Đỗ Bình, Hà Chi;",
        "- Đại diện các thôn (08 đại biểu).",
    ]
    assert (found["chu_toa"], found["thu_ky"]) == ("đồng chí Lê An, Chủ tịch", "đồng chí Vũ Thu")


AN, BINH = "{ho_ten: Lê An, chuc_vu: Bí thư%s}", "{ho_ten: Đỗ Bình, chuc_vu: Phó Bí thư%s}"


@pytest.mark.parametrize(
    ("roles", "line", "signed"),
    [
        (("", ""), "đồng chí Lê An, Bí thư; đồng chí Đỗ Bình, Phó Bí thư", ["Lê An"]),
        (
            ("", "đồng chủ trì"),
            "đồng chí Lê An, Bí thư; đồng chí Đỗ Bình, Phó Bí thư (đồng chủ trì)",
            ["Lê An", "Đỗ Bình"],
        ),
        (
            ("chủ trì", "đồng chủ trì"),
            "đồng chí Lê An, Bí thư; đồng chí Đỗ Bình, Phó Bí thư (đồng chủ trì)",
            ["Lê An"],
        ),
        (
            ("dự và chỉ đạo", "chủ trì"),
            "đồng chí Đỗ Bình, Phó Bí thư",
            ["Đỗ Bình"],
        ),
        (("đồng chủ trì", "đồng chủ trì"), "đồng chí Lê An, Bí thư; đồng chí Đỗ Bình, Phó Bí thư", None),
        (("dự và chỉ đạo",), "đồng chí Lê An, Bí thư (dự và chỉ đạo)", ["Lê An"]),
    ],
)
def test_who_chairs_signs(roles: tuple[str, ...], line: str, signed: list[str] | None) -> None:
    chairs = [
        one % (f", vai_tro: {role}" if role else "") for one, role in zip((AN, BINH), roles, strict=False)
    ]
    found = write(f"hoi_nghi: {{ten: Hội nghị, chu_tri: [{', '.join(chairs)}]}}")
    assert found["chu_toa"] == line
    assert found["ky_chu_toa"] == (signed or ["Lê An", "Đỗ Bình"])


def test_who_directs_does_not_preside_and_who_is_absent_is_named() -> None:
    found = write(
        f"""
hoi_nghi: {{ten: Hội nghị, chu_tri: [{AN % ", vai_tro: dự và chỉ đạo"}, {BINH % ""}]}}
diem_danh: {{trieu_tap: 17, co_mat: 16, vang_co_ly_do: 1, nguoi_vang: đồng chí Hà Chi (đi học)}}
"""
    )
    assert found["nguoi_du"][1:] == [
        "- Người vắng: đồng chí Hà Chi (đi học);",
        "- Dự và chỉ đạo: đồng chí Lê An, Bí thư.",
    ]


def test_what_the_programme_has_not_is_told_before_the_awards() -> None:
    lines = proceedings(
        f"""{MEETING}
chuong_trinh:
  - {{noi_dung: Tổng kết công tác năm 2026, nguoi: Lê An, loai: bao-cao}}
  - Ký kết giao ước thi đua
  - {{noi_dung: Khen thưởng, loai: khen-thuong}}
  - Phát động Tết vì người nghèo
khen_thuong: [{{hinh_thuc: Giấy khen, tap_the: 2}}]
y_kien: [{{nguoi: Đại diện thôn, noi_dung: Nhất trí}}]
bieu_quyet: [{{noi_dung: Thông qua nghị quyết, tan_thanh: 9}}]
"""
    )
    assert [line for line in lines if line[0].isdigit()] == [
        "1. Báo cáo và nội dung khác",
        "2. Ý kiến phát biểu, thảo luận",
        "3. Biểu quyết",
        "4. Khen thưởng",
        "5. Hoạt động khác",
    ]
    assert lines[1] == "Đồng chí Chủ tịch UBND xã trình bày báo cáo tổng kết công tác năm 2026."


def test_who_presents_awards_is_introduced_and_said_once() -> None:
    lines = proceedings(
        f"""{MEETING}
thanh_phan: [{{ho_ten: Hà Chi, chuc_vu: Phó Chủ tịch, danh_xung: bà}}]
chuong_trinh: [{{noi_dung: Trao Giấy khen, nguoi: Hà Chi, loai: khen-thuong}}]
khen_thuong: [{{hinh_thuc: Giấy khen, tap_the: 2, nguoi_trao: Hà Chi}}]
"""
    )
    assert lines == ["Giấy khen: 02 tập thể; bà Hà Chi, Phó Chủ tịch, trao."]


def test_who_concluded_stands_for_a_chair_that_is_not_named() -> None:
    found = write("hoi_nghi: {ten: Hội nghị, ket_luan_boi: {ho_ten: Lê An, chuc_vu: Bí thư}}")
    assert (found["chu_toa"], found["ky_chu_toa"]) == ("đồng chí Lê An, Bí thư", ["Lê An"])


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("{noi_dung: Khai mạc hội nghị, nguoi: Lê An}", "Đồng chí Chủ tịch UBND xã khai mạc hội nghị."),
        (
            "{noi_dung: Báo cáo kết quả quý III, nguoi: {ho_ten: Hà Chi, chuc_vu: Phó Chủ tịch}}",
            "Đồng chí Hà Chi, Phó Chủ tịch, trình bày báo cáo kết quả quý III.",
        ),
        (
            "{noi_dung: Tờ trình dự thảo Nghị quyết, nguoi: Sở Nội vụ}",
            "Sở Nội vụ trình bày tờ trình dự thảo Nghị quyết.",
        ),
        ("{noi_dung: Báo cáo số 12/BC-UBND, nguoi: Sở Nội vụ}", "Sở Nội vụ trình bày Báo cáo số 12/BC-UBND."),
        ("{noi_dung: Báo cáo kết quả quý III}", "Hội nghị nghe báo cáo kết quả quý III."),
        (
            "{noi_dung: Kinh nghiệm hòa giải, nguoi: Đại diện thôn Đông, loai: tham-luan}",
            "Đại diện thôn Đông trình bày tham luận: Kinh nghiệm hòa giải.",
        ),
        ("{noi_dung: Tham luận của thôn Đông}", "Hội nghị nghe tham luận của thôn Đông."),
        (
            "{noi_dung: Chúng tôi báo cáo việc làm, nguoi: Thôn Đông}",
            "Chúng tôi báo cáo việc làm: thôn Đông.",
        ),
        (
            "{noi_dung: Tình hình sản xuất, nguoi: Thôn Đông, loai: bao-cao}",
            "Thôn Đông trình bày tình hình sản xuất.",
        ),
        ("{noi_dung: Bế mạc}", None),
        ("{noi_dung: Thảo luận, nguoi: Lê An}", "Đồng chí Chủ tịch UBND xã điều hành thảo luận."),
        (
            "{noi_dung: Chất vấn và trả lời chất vấn, nguoi: Lê An}",
            "Đồng chí Chủ tịch UBND xã điều hành chất vấn và trả lời chất vấn.",
        ),
        ("{noi_dung: Thảo luận tại tổ, nguoi: 6 tổ thảo luận}", "6 tổ thảo luận tại tổ."),
        ("{noi_dung: Tham luận, nguoi: Sở Y tế; Sở Nội vụ}", "Sở Y tế và Sở Nội vụ trình bày tham luận."),
        ("{noi_dung: Thảo luận, nguoi: Các đại biểu}", "Các đại biểu thảo luận."),
        ("{noi_dung: Văn nghệ, nguoi: Đội văn nghệ xã}", "Văn nghệ: Đội văn nghệ xã."),
        ("{noi_dung: Diễn văn khai mạc, nguoi: Lê An}", "Đồng chí Chủ tịch UBND xã đọc diễn văn khai mạc."),
        ("{noi_dung: Ý kiến của lãnh đạo, nguoi: Sở Nội vụ}", "Sở Nội vụ phát biểu ý kiến của lãnh đạo."),
        ("{noi_dung: Nghỉ giải lao}", None),
    ],
)
def test_an_item_of_the_programme_is_one_sentence(item: str, expected: str | None) -> None:
    assert proceedings(f"{MEETING}chuong_trinh: [{item}]") == ([expected] if expected else [])


def test_what_happened_stands_in_the_order_of_the_programme_and_the_rest_in_its_usual_place() -> None:
    assert proceedings(
        f"""{MEETING}
chuong_trinh:
  - {{noi_dung: Báo cáo kết quả quý III, nguoi: Hà Chi}}
  - {{noi_dung: Trao Giấy khen}}
  - {{noi_dung: Thảo luận}}
  - {{noi_dung: Xem phóng sự}}
  - {{noi_dung: Kết luận hội nghị, nguoi: Chủ tọa}}
  - {{noi_dung: Bế mạc hội nghị, nguoi: Lê An}}
ket_qua: [{{muc: Tuyên truyền, noi_dung: [mở 5 lớp], muc_con: [{{muc: Ở thôn, noi_dung: 3 lớp}}]}}]
han_che: [Còn chậm]
y_kien:
  - {{nguoi: {{ho_ten: Hà Chi, chuc_vu: Phó Chủ tịch}}, noi_dung: [nhất trí, đề nghị sớm làm]}}
  - {{nguoi: Hà Chi, noi_dung: bổ sung số liệu}}
bieu_quyet: [{{noi_dung: Nghị quyết hội nghị, tan_thanh: 7, y_kien_khac: 1}}]
khen_thuong: [{{hinh_thuc: Giấy khen, tap_the: 2}}]
ket_luan: {{danh_gia: [Tốt], chi_dao: [{{noi_dung: rà soát, giao: Công an xã, han: 30/10/2026}}]}}
diem_danh: {{co_mat: 8}}
"""
    ) == [
        "1. Báo cáo",
        "Đồng chí Hà Chi, Phó Chủ tịch, trình bày báo cáo kết quả quý III.",
        "Kết quả công tác:",
        "- Tuyên truyền: Mở 5 lớp.",
        "+ Ở thôn: 3 lớp.",
        "Hạn chế: Còn chậm.",
        "2. Khen thưởng",
        "Giấy khen: 02 tập thể.",
        "3. Ý kiến phát biểu, thảo luận",
        "- Đồng chí Hà Chi: Nhất trí. Đề nghị sớm làm.",
        "- Đồng chí Hà Chi: Bổ sung số liệu.",
        "Xem phóng sự.",
        "4. Biểu quyết",
        (
            "Hội nghị biểu quyết về Nghị quyết hội nghị: tán thành 7/8 đại biểu có mặt (87,5%); "
            "ý kiến khác 01 đại biểu (12,5%)."
        ),
        "5. Kết luận Hội nghị",
        "Phát biểu kết luận Hội nghị, đồng chí Chủ tịch UBND xã đánh giá: Tốt.",
        "Đồng chí Chủ tịch UBND xã giao nhiệm vụ sau:",
        "Công an xã: Rà soát; hoàn thành chậm nhất ngày 30/10/2026.",
        "6. Bế mạc",
        "Đồng chí Chủ tịch UBND xã bế mạc hội nghị.",
    ]


@pytest.mark.parametrize(
    ("vote", "present", "expected"),
    [
        (
            "noi_dung: Thông qua nghị quyết, tan_thanh: 30, khong_tan_thanh: 1, y_kien_khac: 0",
            31,
            (
                "Hội nghị biểu quyết thông qua nghị quyết: tán thành 30/31 đại biểu có mặt (96,8%); "
                "không tán thành 01 đại biểu (3,2%); không có ý kiến khác."
            ),
        ),
        (
            "noi_dung: Dự thảo kế hoạch, tan_thanh: 5, khong_tan_thanh: 3",
            None,
            (
                "Hội nghị biểu quyết về dự thảo kế hoạch: tán thành 5/8 đại biểu biểu quyết (62,5%); "
                "không tán thành 03 đại biểu (37,5%)."
            ),
        ),
        ("noi_dung: Về nhân sự, tan_thanh: 1250", 1250, "1.250/1.250 đại biểu có mặt (100%)"),
        ("noi_dung: Về nhân sự, tan_thanh: 1", 16, "Hội nghị biểu quyết về nhân sự: tán thành 1/16"),
        ("noi_dung: Việc khác", 16, "Hội nghị biểu quyết về việc khác."),
    ],
)
def test_a_vote_has_its_shares_of_those_present(vote: str, present: int | None, expected: str) -> None:
    roll = f"diem_danh: {{co_mat: {present}}}" if present else ""
    (line,) = proceedings(f"{MEETING}bieu_quyet: [{{{vote}}}]\n{roll}")
    assert expected in line


@pytest.mark.parametrize(
    ("text", "adopted", "ended"),
    [
        ("diem_danh: {co_mat: 5}", [], ""),
        (
            "bieu_quyet: [{noi_dung: Thông qua biên bản, tan_thanh: 5}]",
            ["Biên bản đã được thông qua trước Hội nghị: tán thành 5/5 đại biểu biểu quyết (100%)."],
            "",
        ),
        (
            "van_ban: {bien-ban: {loi_ket: Biên bản đã đọc cho mọi người nghe và nhất trí;}}",
            ["Biên bản đã đọc cho mọi người nghe và nhất trí."],
            "",
        ),
        (
            "van_ban: {bien-ban: {loi_ket: Hội nghị kết thúc hồi 11 giờ cùng ngày.}}",
            [],
            "Hội nghị kết thúc hồi 11 giờ cùng ngày",
        ),
        ("van_ban: {chung: {loi_ket: Trên đây là báo cáo}}", [], ""),
    ],
)
def test_adoption_is_said_only_when_the_data_say_so(text: str, adopted: list[str], ended: str) -> None:
    found = write(f"hoi_nghi: {{ten: Hội nghị sơ kết}}\n{text}")
    assert (found["thong_qua"], found["loi_ket_thuc"]) == (adopted, ended)
    assert found["dien_bien"] == []


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("ngay: 08/10/2026", "ngày 08 tháng 10 năm 2026"),
        ("ngay: 08/10/2026, ngay_ket_thuc: 09/10/2026", "ngày 09 tháng 10 năm 2026"),
        ("ngay: 08/10/2026, thoi_luong: 02 ngày", ""),
        ("ngay: 08/10/2026, thoi_luong: ½ ngày", "ngày 08 tháng 10 năm 2026"),
    ],
)
def test_the_day_it_ended_is_known_or_left_out(when: str, expected: str) -> None:
    assert write(f"hoi_nghi: {{ten: Hội nghị, thoi_gian: {{{when}}}}}")["ngay_ket_thuc"] == expected


GIVEN = "{noi_dung: Báo cáo, giao: Tổ, phoi_hop: Hội}"


def test_planned_tasks_that_the_chair_gave_are_said_once() -> None:
    lines = proceedings(
        f"""{MEETING}
nhiem_vu: [{{noi_dung: Rà soát hộ nghèo.}}, {{noi_dung: Họp thôn, phoi_hop: Công an xã, giao_boi: Đảng ủy}}]
ket_luan: {{chi_dao: [{{noi_dung: rà soát hộ nghèo, giao_boi: Đảng ủy}}, {GIVEN}]}}
"""
    )
    assert lines == [
        "1. Nhiệm vụ",
        "Nhiệm vụ trọng tâm thời gian tới do Đảng ủy giao:",
        "Họp thôn; phối hợp với Công an xã.",
        "2. Kết luận Hội nghị",
        "Phát biểu kết luận Hội nghị, đồng chí Chủ tịch UBND xã giao các nhiệm vụ sau:",
        "a) Rà soát hộ nghèo; Đảng ủy giao.",
        "b) Tổ chủ trì, phối hợp với Hội: Báo cáo.",
    ]


@pytest.mark.parametrize(
    ("tasks", "lines"),
    [
        (
            "{noi_dung: Họp thôn, giao: Tổ, giao_boi: Chủ tịch UBND xã}, {noi_dung: Báo cáo, giao: Tổ}",
            ["đồng chí Chủ tịch UBND xã giao Tổ các nhiệm vụ sau:", "a) Họp thôn.", "b) Báo cáo."],
        ),
        (
            "{noi_dung: Họp thôn, giao: Tổ, giao_boi: Đảng ủy}",
            ["Đảng ủy giao nhiệm vụ sau:", "Tổ: Họp thôn."],
        ),
    ],
)
def test_who_gives_tasks_to_one_unit_is_said_above_them(tasks: str, lines: list[str]) -> None:
    found = proceedings(f"{MEETING}ket_luan: {{chi_dao: [{tasks}]}}")
    assert [line.removeprefix("Phát biểu kết luận Hội nghị, ") for line in found] == lines


CONFIRMED = "{quyen_han: T/L Ban Thường vụ, chuc_vu: Chánh Văn phòng, ho_ten: Vũ Thu}"


@pytest.mark.parametrize(
    ("paper", "expected"),
    [
        (f"chung: {{nguoi_ky: {CONFIRMED}}}", None),
        (
            f"bien-ban: {{nguoi_ky: {CONFIRMED}}}",
            {"quyen_han": ["T/L BAN THƯỜNG VỤ"], "chuc_vu": "CHÁNH VĂN PHÒNG", "ho_ten": "Vũ Thu"},
        ),
        ("bien-ban: {nguoi_ky: {chuc_vu: Chủ tịch, ho_ten: Lê An}}", None),
    ],
)
def test_minutes_are_confirmed_only_by_a_signer_of_their_own(paper: str, expected: object) -> None:
    found = write(f"{MEETING}van_ban: {{{paper}}}", "dang-hd05")
    assert found["xac_nhan"] == expected


@pytest.mark.parametrize(
    ("paper", "layout", "kept"),
    [
        ('chung: {noi_nhan: ["Lưu: VT, TH"]}', "nd30", "- Lưu: VT, Hồ sơ."),
        ('bien-ban: {noi_nhan: ["Lưu: VT, TH"]}', "nd30", "- Lưu: VT, TH."),
        ("chung: {noi_nhan: [Lưu Văn phòng Đảng ủy]}", "dang-hd05", "- Lưu Văn phòng Đảng ủy."),
    ],
)
def test_the_copy_that_is_kept_is_that_of_minutes(paper: str, layout: str, kept: str) -> None:
    assert write(f"{MEETING}van_ban: {{{paper}}}", layout)["noi_nhan"] == [kept]


def test_an_assessment_that_has_a_verb_needs_no_other() -> None:
    assert proceedings(f"{MEETING}ket_luan: {{danh_gia: [Biểu dương các thôn]}}\n")[-1] == (
        "Phát biểu kết luận Hội nghị, đồng chí Chủ tịch UBND xã biểu dương các thôn."
    )
