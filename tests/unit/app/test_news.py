"""What a news item says: data → exact sentences, part by part; where photographs stand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from baocao.app.context import build_context
from baocao.app.context.news_photos import check_places
from baocao.data.load import parse_tree
from baocao.data.model import Conference, read_conference
from baocao.errors import BaocaoError
from baocao.layout.profile import load_profile
from support.yaml_files import read_yaml

CASES: dict[str, list[dict[str, str]]] = read_yaml(Path(__file__).with_name("news_cases.yaml"))
FRAME = """
co_quan: {khoi: nha-nuoc, ten: Ủy ban nhân dân xã An Bình}
ky: {ke_hoach: quý IV năm 2026}
hoi_nghi:
  ten: Hội nghị A
  thoi_gian: {ngay: 04/10/2026}
  to_chuc: Ban Dân vận
  chu_tri: {ho_ten: Phan Giang, chuc_vu: Bí thư Đảng ủy, goi_tat: Bí thư}
"""
HEADED = (
    FRAME + "ket_qua: [{muc: Kinh tế, noi_dung: A}, {muc: Văn hóa, noi_dung: B}]\nnhiem_vu: [{noi_dung: C}]\n"
)


def read(text: str) -> Conference:
    return read_conference(parse_tree(text.encode(), "thu.yaml"))


def build(text: str) -> dict[str, Any]:
    return build_context(read(text), "tin-bai", load_profile("nd30"))


@pytest.mark.parametrize(
    ("part", "case"),
    [(part, case) for part, cases in CASES.items() for case in cases],
    ids=lambda value: value if isinstance(value, str) else value["cau"][:40],
)
def test_sentences(part: str, case: dict[str, str]) -> None:
    frame = FRAME.split("hoi_nghi:", maxsplit=1)[0] if part == "sapo" else FRAME
    values = build(f"{frame}{case['them']}\n")
    if part == "sapo":
        assert values["sapo"] == case["cau"]
        return
    told = [text for one in values["than_bai"] if one["ma"] == part for text in one["doan"]]
    assert " / ".join(told) == case["cau"]


def test_who_directs_does_not_debate_and_what_else_was_on_is_told() -> None:
    chairs = (
        "[{ho_ten: Lê An, chuc_vu: Bí thư, vai_tro: dự và chỉ đạo}, {ho_ten: Phan Giang, chuc_vu: Bí thư}]"
    )
    values = build(
        FRAME.replace("{ho_ten: Phan Giang, chuc_vu: Bí thư Đảng ủy, goi_tat: Bí thư}", chairs)
        + """  thu_ky: {ho_ten: Vũ Chi, chuc_vu: Chánh Văn phòng}
y_kien:
  - {nguoi: Đại diện thôn, noi_dung: Đề nghị A}
  - {nguoi: Lê An, noi_dung: Ghi nhận kết quả}
  - {nguoi: Đại diện xã, noi_dung: Đề nghị B}
chuong_trinh:
  - Chào cờ
  - Ký kết giao ước thi đua năm 2027.
  - {noi_dung: Công bố Quyết định số 5/QĐ-UBND, nguoi: Vũ Chi}
  - Phát động Tết vì người nghèo
  - {noi_dung: Phát biểu, nguoi: Lê An}
"""
    )
    told = [text for one in values["than_bai"] if one["ma"] == "thao-luan" for text in one["doan"]]
    assert " / ".join(told) == (
        "Thảo luận tại Hội nghị, đại diện thôn đề nghị A. Phát biểu chỉ đạo Hội nghị, đồng chí Lê An "
        "ghi nhận kết quả. Đại diện xã đề nghị B. / Đồng chí Vũ Chi, Chánh Văn phòng, công bố Quyết định số "
        "5/QĐ-UBND. Hội nghị còn có các nội dung: ký kết giao ước thi đua năm 2027; phát động "
        "Tết vì người nghèo."
    )


def test_at_a_ceremony_things_are_done_and_it_does_nothing_itself() -> None:
    values = build(
        FRAME.replace("ten: Hội nghị A", "ten: Lễ tổng kết").replace(
            "ke_hoach: quý IV", "bao_cao: quý III năm 2026, ke_hoach: quý IV"
        )
        + "ket_qua: Phong trào sôi nổi\nhan_che: Thu còn chậm\nkien_nghi: Đề nghị xã hỗ trợ\n"
        + "nhiem_vu: [{noi_dung: Rà soát, giao: Ban A}]\n"
    )

    assert [text for one in values["than_bai"] for text in one["doan"]] == [
        "Tại buổi lễ, kết quả công tác quý III năm 2026 được đánh giá.",
        "Phong trào sôi nổi.",
        "Bên cạnh những kết quả đạt được, vẫn còn hạn chế: thu còn chậm.",
        "Kiến nghị, đề xuất tại buổi lễ: đề nghị xã hỗ trợ.",
        "Tại buổi lễ, nhiệm vụ trọng tâm quý IV năm 2026 được đề ra. Ban A rà soát.",
    ]


def test_headline_by_line_and_day() -> None:
    values = build(FRAME)
    assert (values["tieu_de"], values["tac_gia"]) == ("Hội nghị A", "Ủy ban nhân dân xã An Bình")
    assert (values["ngay_dang"], values["ngay_dang_iso"]) == ("04/10/2026", "2026-10-04")
    own = build(
        FRAME.replace("ten: Hội nghị A", "ten: Hội nghị A\n  tieu_de: an Bình sơ kết.")
        + "van_ban: {tin-bai: {tac_gia: Lan Anh, ngay: 05/10/2026}}"
    )
    assert (own["tieu_de"], own["tac_gia"], own["ngay_dang"]) == ("An Bình sơ kết", "Lan Anh", "05/10/2026")
    assert build(FRAME.replace("04/10/2026", "10/2026"))["ngay_dang_iso"] == ""


def test_abbreviations_are_introduced_once_and_without_a_saying() -> None:
    values = build(f"{HEADED}tinh_hinh: [Thực hiện QCDC, QCDC ở xã]\nviet_tat: {{QCDC: quy chế dân chủ}}")
    texts = " ".join(text for part in values["than_bai"] for text in part["doan"])
    assert "Thực hiện quy chế dân chủ (QCDC). QCDC ở xã." in texts


@pytest.mark.parametrize(
    ("photos", "places"),
    [
        ("[Một]", ["mo-dau:Một"]),
        ("[Một, Hai, Ba]", ["mo-dau:Một", "ket-qua Kinh tế:Hai", "ket-qua Văn hóa:Ba"]),
        (
            "[{chu_thich: A, sau: Văn hóa}, {chu_thich: B, sau: kết quả}]",
            ["ket-qua Văn hóa:A", "ket-qua Văn hóa:B"],
        ),
        ("[{chu_thich: A, sau: khen_thuong}, {chu_thich: B, sau: sapo}]", ["mo-dau:B", "nhiem-vu:A"]),
    ],
)
def test_photographs_stand_behind_the_part_they_name(photos: str, places: list[str]) -> None:
    parts = build(f"{HEADED}anh: {photos}")["than_bai"]
    found = [
        f"{part['ma']} {part['muc']}".strip() + f":{one['chu_thich']}"
        for part in parts
        for one in part["anh"]
    ]
    assert found == places


def test_a_part_that_no_news_has_is_told_with_its_line() -> None:
    conference = read(
        f"{HEADED}anh:\n  - {{chu_thich: A, sau: ket_quả}}\n  - {{chu_thich: B, sau: phần kết}}\n"
    )
    with pytest.raises(
        BaocaoError, match=r"thu\.yaml:13:.* D541: tin bài không có phần “phần kết” để đặt ảnh"
    ):
        check_places(conference)
