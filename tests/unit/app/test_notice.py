"""The sentences of thông báo kết luận and the tables of bảng giao việc, as the data vary."""

from __future__ import annotations

from pathlib import Path
from textwrap import indent
from typing import Any

import pytest

from baocao.app.context import build_context
from baocao.data.load import parse_tree
from baocao.data.model import read_conference
from baocao.layout.profile import load_profile
from support.yaml_files import read_yaml

CASES = read_yaml(Path(__file__).with_name("notice_cases.yaml"))
HEAD = """
co_quan: {khoi: nha-nuoc, ten: Ủy ban nhân dân xã An Bình, ky_hieu: UBND, dia_danh: An Bình}
ky: {bao_cao: quý III năm 2026, ke_hoach: quý IV năm 2026}
"""
CHAIRED = (
    "hoi_nghi: {ten: Hội nghị sơ kết, thoi_gian: 08/10/2026, dia_diem: Hội trường xã, "
    "chu_tri: {ho_ten: Lê An, chuc_vu: Chủ tịch Ủy ban nhân dân xã}}\n"
)


def build(kind: str, text: str) -> dict[str, Any]:
    conference = read_conference(parse_tree((HEAD + text).encode(), "thu.yaml"))
    return build_context(conference, kind, load_profile("nd30"))


def notice(text: str) -> dict[str, Any]:
    values: dict[str, Any] = build("thong-bao-ket-luan", text)["thong_bao"]
    return values


def concluded(tasks: str) -> dict[str, Any]:
    return notice(f"{CHAIRED}ket_luan:\n  chi_dao:\n{indent(tasks, '    ')}")


@pytest.mark.parametrize("case", CASES["mo_dau"], ids=lambda case: case["cau"][:40])
def test_the_opening_says_when_where_who_and_how(case: dict[str, str]) -> None:
    assert notice(f"hoi_nghi: {{{case['hop']}}}")["mo_dau"][0] == case["cau"]


@pytest.mark.parametrize("case", CASES["da_nghe"])
def test_no_more_was_heard_than_the_data_say(case: dict[str, Any]) -> None:
    assert notice(CHAIRED + case["them"])["mo_dau"][1:] == case["cau"]


@pytest.mark.parametrize("case", CASES["trich_yeu"], ids=lambda case: case["cau"])
def test_the_subject_names_one_post(case: dict[str, str]) -> None:
    values = build("thong-bao-ket-luan", f"hoi_nghi: {{ten: Hội nghị sơ kết, {case['hop']}}}")
    assert values["trich_yeu_trong_cau"] == case["cau"]


def test_a_post_fits_the_issuer_when_it_is_abbreviated() -> None:
    posts = "[Phó Chủ tịch Ủy ban MTTQ Việt Nam xã, Chủ tịch Hội LHPN xã]"
    conference = read_conference(
        parse_tree(
            f"""
co_quan: {{khoi: doan-the, ten: Ban Chấp hành Hội Liên hiệp Phụ nữ xã Tân Hưng}}
hoi_nghi: {{ten: Hội nghị, chu_tri: {{ho_ten: Lê An, chuc_vu: {posts}}}}}
viet_tat: {{MTTQ: Mặt trận Tổ quốc, LHPN: Liên hiệp Phụ nữ}}
""".encode(),
            "thu.yaml",
        )
    )
    subject = build_context(conference, "thong-bao-ket-luan", load_profile("nd30"))["trich_yeu_trong_cau"]
    assert subject == "kết luận của đồng chí Lê An, Chủ tịch Hội Liên hiệp Phụ nữ xã, tại Hội nghị"


@pytest.mark.parametrize("case", CASES["nhiem_vu"], ids=lambda case: case["dong"][0])
def test_a_task_says_who_what_by_when_and_each_once(case: dict[str, Any]) -> None:
    assert concluded(case["viec"])["chi_dao"] == case["dong"]


def test_parts_that_say_nothing_have_no_number_and_what_is_concluded_is_not_planned_again() -> None:
    both = notice(
        f"{CHAIRED}nhiem_vu: [{{noi_dung: rà soát, giao: A}}, {{noi_dung: Báo cáo, giao: B}}]\n"
        "ket_luan: {danh_gia: [Tốt], chi_dao: [{noi_dung: Rà soát., giao: A}]}"
    )
    assert both["stt"] == {"danh_gia": "1", "chi_dao": "2", "nhiem_vu": "3", "to_chuc": "4"}
    assert both["nhiem_vu"] == ["B: Báo cáo."]
    assert concluded("- Rà soát")["stt"] == {"danh_gia": "", "chi_dao": "1", "nhiem_vu": "", "to_chuc": "2"}


def test_more_tasks_than_letters_are_a_list_with_dashes() -> None:
    lines = concluded("\n".join(f"- {{noi_dung: Việc {at}, giao: Thôn {at}}}" for at in range(30)))["chi_dao"]
    assert (lines[0], lines[-1]) == ("- Thôn 0: Việc 0.", "- Thôn 29: Việc 29.")


BOTH = """
ket_luan: {chi_dao: [{noi_dung: [một, hai;], giao: [Phòng A, Phòng B], han: thường xuyên}]}
nhiem_vu:
  - {noi_dung: Ba, giao: Phòng A, giao_boi: Ban Chỉ đạo}
  - {noi_dung: Bốn, giao: Phòng B, giao_boi: Ban Chỉ đạo}
"""
BEFORE = """
nhiem_vu_da_giao:
  - {noi_dung: Năm, giao: A, phoi_hop: B, han: 30/9/2026, trang_thai: xong, ket_qua: xong sớm.}
  - {noi_dung: Sáu, trang_thai: cham, giao_boi: Bí thư}
"""


def test_tables_have_the_columns_that_some_row_fills() -> None:
    table = build("giao-viec", CHAIRED + BOTH)["bang_giao_viec"]
    first, second = table["bang"]
    assert (first["so"], first["tieu_de"]) == ("1", "Nhiệm vụ theo kết luận của đồng chí Lê An")
    assert (second["so"], second["tieu_de"]) == ("2", "Nhiệm vụ quý IV năm 2026 do Ban Chỉ đạo giao")
    assert [name for name, needed in first["cot"].items() if needed] == ["giao", "han"]
    assert [name for name, needed in second["cot"].items() if needed] == ["giao"]
    assert first["dong"][0]["viec"] == "- Một;\n- Hai"
    assert first["dong"][0]["giao"] == "Phòng A;\nPhòng B"
    assert [row["stt"] for row in second["dong"]] == ["2", "3"]
    assert not table["ngang"]


def test_what_was_given_before_is_counted_by_state_on_a_page_laid_across() -> None:
    values = build("giao-viec", BEFORE)
    table = values["bang_giao_viec"]
    (before,) = table["bang"]
    assert values["trich_yeu"] == "Và kết quả thực hiện quý III năm 2026"
    assert table["mo_dau"] == "Kết quả thực hiện các nhiệm vụ đã giao quý III năm 2026 như sau:"
    assert before["so"] == ""
    assert before["tong_hop"] == "Tổng số 02 nhiệm vụ: 01 nhiệm vụ đã hoàn thành; 01 nhiệm vụ chậm tiến độ."
    assert before["dong"][0]["ket_qua"] == "Xong sớm"
    assert before["cot"]["nguoi_giao"]
    assert table["ngang"]


@pytest.mark.parametrize("case", CASES["nguon_giao_viec"], ids=lambda case: case["cau"])
def test_tables_say_what_the_tasks_come_from(case: dict[str, str]) -> None:
    values = build("giao-viec", CHAIRED + case["them"])
    assert (values["trich_yeu"], values["bang_giao_viec"]["mo_dau"]) == (case["trich_yeu"], case["cau"])
    assert values["so_ky_hieu"] == ""
