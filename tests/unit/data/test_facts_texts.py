"""Facts about texts and deadlines: M06, M10–M12, M14, M15."""

from __future__ import annotations

import unicodedata

import pytest

from baocao.data.facts import find_disagreements
from baocao.data.load import parse_tree
from baocao.data.model import read_conference
from baocao.errors import Severity

ISSUED = "van_ban: {bao-cao: {ngay: 05/10/2026}}\n"


@pytest.fixture
def find(read):
    """Find (code, severity) of what does not agree in YAML text."""

    def find_pairs(text: str, kind: str = "bao-cao") -> list[tuple[str, str]]:
        found = find_disagreements(read(text), kind)
        assert all(one.hint and one.where.file for one in found)
        return [(one.code, one.severity.value) for one in found]

    return find_pairs


FIGURE = """
so_lieu:
  - {{ma: a, ten: Mô hình, gia_tri: '10'{whole}, gom: [{{ten: x, gia_tri: 4{part}}}, {{ten: y, gia_tri: 6}}]}}
"""


def test_m06_an_inexact_part_of_an_exact_sum_is_warned_of(find):
    assert find(FIGURE.format(whole="", part="")) == []
    assert find(FIGURE.format(whole="", part=", dinh_tinh: hơn")) == [("M06", "warning")]
    assert find(FIGURE.format(whole=", dinh_tinh: hơn", part=", dinh_tinh: hơn")) == []


@pytest.mark.parametrize(
    ("deadline", "expected"),
    [
        ("15/10/2026", []),
        ("05/10/2026", []),
        ("trước ngày 30/10/2026", []),
        ("thường xuyên", []),
        ("trong quý IV năm 2026", []),
        ("02/10/2026", [("M10", "error")]),
        ("trong quý II năm 2026", [("M10", "error")]),
        ("17/10/2026", [("M10", "warning")]),
        ("trước ngày 25/10/2026", []),
        ("01/01/2027", [("M10", "warning")]),
        ("06/02/2027", [("M10", "warning")]),
    ],
)
def test_m10_deadlines_come_after_the_document_on_working_days(find, deadline, expected):
    assert find(f"{ISSUED}nhiem_vu: [{{noi_dung: Rà soát, giao: Công an xã, han: '{deadline}'}}]") == expected


def test_m10_leaves_alone_what_was_given_before_and_documents_without_tasks(find):
    assert find(f"{ISSUED}nhiem_vu_da_giao: [{{noi_dung: Rà soát, giao: A, han: 01/9/2026}}]") == []
    late = (
        "van_ban: {giay-moi: {ngay: 05/10/2026}}\nnhiem_vu: [{noi_dung: Rà soát, giao: A, han: 02/10/2026}]"
    )
    assert find(late, "giay-moi") == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Phối hợp với Ủy ban nhân dân huyện Minh Sơn tổ chức 03 hội nghị", [("M11", "warning")]),
        ("Ban Dân vận Tỉnh ủy hướng dẫn các xã", [("M11", "warning")]),
        ("Ban Tuyên giáo và Dân vận Tỉnh ủy hướng dẫn các xã", []),
        ("Tiếp nhận hồ sơ của huyện Minh Sơn (cũ)", []),
    ],
)
def test_m11_warns_of_bodies_that_have_ended(find, text, codes):
    assert find(f"{ISSUED}ket_qua: ['{text}']") == codes
    before = ISSUED.replace("2026", "2024")
    assert find(f"{before}ket_qua: ['{text}']") == []


@pytest.mark.parametrize(
    ("texts", "glossary", "codes"),
    [
        (["UBND xã phối hợp với MTTQ"], "", []),
        (["Thực hiện quy chế dân chủ (QCDC)", "Kiểm tra việc thực hiện QCDC"], "", []),
        (["Kiểm tra việc thực hiện QCDC"], "QCDC: quy chế dân chủ", []),
        (["Kiểm tra việc thực hiện QCDC"], "", [("M12", "warning")]),
        (["Kiểm tra QCDC ở xã", "Thực hiện quy chế dân chủ (QCDC)"], "", [("M12", "error")]),
        (["Chỉ số sản xuất công nghiệp (IIP) tăng 5%", "IIP cao hơn quý II"], "", []),
        (["Thực hiện quy chế dân chủ (QCDC)"], "QCDC: quy chế đối chiếu", [("M12", "error")]),
        (["Kế hoạch số 12/KHPH-BDV của Ban", "Quý III và khóa XVII"], "", []),
        (["CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO"], "", []),
    ],
)
def test_m12_abbreviations_are_introduced_and_mean_one_thing(find, texts, glossary, codes):
    results = ", ".join(f"'{text}'" for text in texts)
    assert find(f"viet_tat: {{{glossary}}}\nket_qua: [{results}]") == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Tổ chức 05 cuộc đối thoại", []),
        ("Triển khai các việc làm việc làm thiết thực", [("M14", "error")]),
        ("Có xxx đại biểu dự", [("M14", "error")]),
        ("Đạt {{ ty_le }} kế hoạch", [("M14", "error")]),
        ("Có … người dự", [("M14", "warning")]),
        ("Trồng lúa, ngô, khoai…", []),
    ],
)
def test_m14_nothing_is_left_over_or_said_twice(find, text, codes):
    assert find(f"ket_qua: ['{text}']") == codes


def test_m14_two_photographs_have_two_captions(find):
    assert find("anh: [{chu_thich: Toàn cảnh}, {chu_thich: Trao bằng khen}]") == []
    assert find("anh: [{chu_thich: Toàn cảnh}, {chu_thich: toàn  cảnh}]") == [("M14", "error")]


def test_m15_composed_letters_pass_and_others_are_converted_with_a_notice():
    text = "ket_qua: ['Hội nghị triển khai nhiệm vụ']\n"
    tree = parse_tree(unicodedata.normalize("NFD", text).encode(), "a.yaml")
    (finding,) = find_disagreements(read_conference(tree), "bao-cao")
    assert (finding.code, finding.severity, finding.where.file) == ("M15", Severity.WARNING, "a.yaml")
    assert find_disagreements(read_conference(parse_tree(text.encode(), "a.yaml")), "bao-cao") == ()


def test_m15_an_old_code_page_is_an_error(find):
    assert find("ket_qua: ['Héi nghÞ triÓn khai nhiÖm vô']") == [("M15", "error")]
