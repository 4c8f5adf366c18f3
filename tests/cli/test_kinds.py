"""`baocao kinds`, and kinds of an office's own in every command."""

from __future__ import annotations

import re

import pytest

from baocao.app import catalog
from support.docx import docx, paragraphs
from support.project import Project

DATA = """
co_quan: {khoi: nha-nuoc, ten: Ủy ban nhân dân xã An Bình, ky_hieu: UBND, dia_danh: An Bình}
hoi_nghi: {ten: Hội nghị sơ kết quý III, thoi_gian: {ngay: 09/10/2026}, dia_diem: Hội trường}
thanh_phan: [{ho_ten: Lê An, chuc_vu: Trưởng thôn}]
van_ban:
  chung: {nguoi_ky: {chuc_vu: Chủ tịch, ho_ten: Lê An}, noi_nhan: "Lưu: VT"}
"""
OWN = """
kind = "phieu-trinh"
title = "Phiếu trình giải quyết công việc"
viet_tat = "PTr"
trich_yeu = "Về việc tổ chức hội nghị"
can_co = ["hoi_nghi.ten", "kien_nghi | ket_luan.danh_gia"]
"""
TEMPLATE = docx(
    "{{ ten_loai }} {{ so_ky_hieu | replace('\\u00a0', '') }}",
    "{{ trich_yeu }}: {{ hoi_nghi.ten }}",
    "{% for k in kien_nghi %}{{ k }}{% endfor %}{{ thoi_gian_hop }}",
)


@pytest.fixture
def office(project: Project) -> Project:
    """A folder with data, and a kind of its own in the folder of templates."""
    project.write("baocao.toml", 'thu_muc_mau = "mau"')
    project.write("mau/phieu/template.toml", OWN)
    project.write("mau/phieu/template.docx", TEMPLATE)
    project.write("hop.yaml", DATA)
    return project


def state(project: Project, kind: str, *arguments: str) -> dict[str, object]:
    outcome = project.run("kinds", *arguments, "--json")
    assert outcome.exit_code == 0
    return next(one for one in outcome.json["kinds"] if one["kind"] == kind)


def test_every_kind_says_what_it_needs(project: Project) -> None:
    outcome = project.run("kinds")
    assert outcome.exit_code == 0
    lines = outcome.stdout.splitlines()
    assert [line.partition(" ")[0] for line in lines[: len(catalog.list_kinds())]] == catalog.list_kinds()
    assert "kỳ báo cáo (ky.bao_cao)" in lines[0]
    assert "Mọi loại (trừ tin-bai) còn cần: tên cơ quan ban hành (co_quan.ten)" in outcome.stdout
    assert "\x1b" not in outcome.stdout
    assert outcome.stderr == ""


def test_data_show_what_is_missing_and_where_to_put_it(office: Project) -> None:
    outcome = office.run("kinds", "hop.yaml")
    assert outcome.exit_code == 0
    lines = {line.partition(" ")[0]: line for line in outcome.stdout.splitlines()}
    assert lines["danh-sach"].endswith("✓ đủ")
    assert lines["giay-moi"].endswith("✗ thiếu thời gian bắt đầu: thêm hoi_nghi.thoi_gian.bat_dau, dòng 3")
    assert (
        "✗ thiếu nhiệm vụ kỳ tới hoặc ý kiến chỉ đạo: thêm nhiem_vu hoặc ket_luan.chi_dao" in lines["bao-cao"]
    )
    assert "loại riêng ở mau/phieu" in lines["phieu-trinh"]
    assert re.search(r"baocao render hop\.yaml --all để lập \d loại đã đủ số liệu", outcome.stdout)
    assert "thiếu kiến nghị hoặc đánh giá: thêm kien_nghi hoặc ket_luan.danh_gia" in lines["phieu-trinh"]


def test_what_all_documents_have_the_same_of_goes_into_the_common_part(office: Project) -> None:
    office.write("hop.yaml", DATA.replace(', noi_nhan: "Lưu: VT"', ""))
    outcome = office.run("kinds", "hop.yaml")
    assert outcome.stdout.count("thiếu nơi nhận: thêm van_ban.chung.noi_nhan, dòng 5") == 9


def test_what_disagrees_is_not_ready(office: Project) -> None:
    office.write("sai.yaml", DATA.replace("09/10/2026", "09/10/2026, thu: thứ Ba"))
    found = state(office, "danh-sach", "sai.yaml")
    assert found["ready"] is False
    assert found["missing"] == []
    assert (
        "số liệu không khớp (M03): chạy baocao check sai.yaml --kind danh-sach"
        in office.run("kinds", "sai.yaml").stdout
    )


def test_json_has_keys_and_places(office: Project) -> None:
    found = state(office, "giay-moi", "hop.yaml")
    assert found["ready"] is False
    assert found["missing"][0]["keys"] == ["hoi_nghi.thoi_gian.bat_dau"]
    assert found["missing"][0]["where"]["line"] == 3
    own = state(office, "phieu-trinh")
    assert (own["own"], own["folder"], own["layouts"]) == (True, "mau/phieu", [])
    assert own["needs"][1] == {
        "keys": ["kien_nghi", "ket_luan.danh_gia"],
        "title": "kiến nghị hoặc đánh giá",
    }
    assert "missing" not in own


def test_a_broken_kind_is_told_and_stops_nothing(office: Project) -> None:
    office.write("mau/hong/template.toml", "titel = 5")
    outcome = office.run("kinds", "hop.yaml")
    assert outcome.exit_code == 0
    assert "mau/hong/template.toml:1:1: U222: không có khóa “titel”" in outcome.stdout
    assert office.run("render", "hop.yaml", "--kind", "danh-sach").exit_code == 0
    broken = office.run("render", "hop.yaml", "--kind", "hong")
    assert broken.exit_code == 2
    assert "U222" in broken.stderr


@pytest.mark.parametrize(("name", "content", "code"), [("a.yaml", "hoi_nghi: [", 3), ("a.yaml", "a: 1", 3)])
def test_data_that_cannot_be_read(project: Project, name: str, content: str, code: int) -> None:
    project.write(name, content)
    assert project.run("kinds", name).exit_code == code
    assert project.run("kinds", "khong-co.yaml").exit_code == 5


READY = f"{DATA}  phieu-trinh: {{so: 5}}\nkien_nghi: [cho phép tổ chức hội nghị]\n"


@pytest.mark.parametrize(
    "kind", ["phieu-trinh", "Phiếu trình giải quyết công việc", "mau/phieu", "mau/phieu/template.toml"]
)
def test_an_own_kind_renders_by_name_title_or_folder(office: Project, kind: str) -> None:
    office.write("hop.yaml", READY)
    outcome = office.run("render", "hop.yaml", "--kind", kind)
    assert outcome.exit_code == 0, outcome.stderr
    assert paragraphs((office.folder / "hop-phieu-trinh.docx").read_bytes()) == [
        "PHIẾU TRÌNH GIẢI QUYẾT CÔNG VIỆC Số: 05/PTr-UBND",
        "Về việc tổ chức hội nghị: Hội nghị sơ kết quý III",
        "Cho phép tổ chức hội nghị.thứ Sáu, ngày 09 tháng 10 năm 2026",
    ]


def test_an_own_kind_is_checked_like_ours(office: Project) -> None:
    missing = office.run("render", "hop.yaml", "--kind", "phieu-trinh")
    assert missing.exit_code == 3
    assert "còn thiếu kiến nghị hoặc đánh giá" in missing.stderr
    assert office.run("check", "hop.yaml", "--kind", "phieu-trinh").exit_code == 3
    office.write("hop.yaml", READY)
    assert office.run("check", "hop.yaml", "--kind", "phieu-trinh").exit_code == 0
    assert "cho phép" in office.run("preview", "hop.yaml", "--kind", "phieu-trinh", "--plain").stdout.lower()


@pytest.mark.parametrize("name", ["phieu-trinh", "mau/phieu"])
def test_an_own_kind_stands_for_its_template(office: Project, name: str) -> None:
    fields = office.run("fields", name)
    assert fields.exit_code == 0, fields.stderr
    assert "mau/phieu/template.docx" in fields.stdout
    assert "kien_nghi" in fields.stdout
    office.write("hop.yaml", READY)
    checked = office.run("check", name, "--data", "hop.yaml", "--kind", "phieu-trinh")
    assert checked.exit_code == 0, checked.stdout + checked.stderr


def test_a_document_of_an_own_kind_is_graded_and_compared(office: Project) -> None:
    source = catalog.find_ours("ke-hoach").folder / "nd30.docx"
    office.write("mau/pa/nd30.docx", source.read_bytes())
    office.write("mau/pa/template.toml", 'title = "Phương án"\nviet_tat = "PA"\nkind = "phuong-an"')
    rendered = office.run("render", "hop.yaml", "--kind", "phuong-an", "--json")
    assert rendered.exit_code == 0, rendered.stdout
    assert rendered.json["layout"] == "nd30"
    assert office.run("check", "hop-phuong-an.docx").exit_code == 0
    office.write("hop.yaml", DATA.replace("09/10/2026", "08/10/2026"))
    changed = office.run("check", "hop-phuong-an.docx")
    assert changed.exit_code == 1
    assert "DA02" in changed.stdout


def test_a_draft_of_an_own_kind_marks_what_is_missing(office: Project) -> None:
    office.write("mau/phieu/template.docx", docx("{{ dia_danh_ngay }}"))
    office.write("mau/phieu/template.toml", 'title = "A"\nkind = "a"\ncan_co = ["co_quan.dia_danh"]')
    office.write("hop.yaml", DATA.replace(", dia_danh: An Bình", ""))
    assert office.run("render", "hop.yaml", "--kind", "a", "--draft").exit_code == 0
    assert paragraphs((office.folder / "hop-a.docx").read_bytes()) == [
        "[CẦN BỔ SUNG: địa danh], ngày 09 tháng 10 năm 2026"
    ]


def test_van_ban_takes_own_kinds_and_refuses_slips_of_them(office: Project) -> None:
    office.write("hop.yaml", READY.replace("phieu-trinh:", "Phiếu trình:"))
    assert office.run("render", "hop.yaml", "--kind", "danh-sach").exit_code == 0
    office.write("hop.yaml", READY.replace("phieu-trinh:", "phieu-tinh:"))
    outcome = office.run("render", "hop.yaml", "--kind", "danh-sach")
    assert outcome.exit_code == 3
    assert "Có phải ý bạn là “phieu-trinh”?" in outcome.stderr


def test_own_kinds_are_part_of_the_set(office: Project) -> None:
    office.write("hop.yaml", READY)
    outcome = office.run("render", "hop.yaml", "--all", "-o", "bo/")
    assert outcome.exit_code == 0, outcome.stderr
    assert "bo/hop-phieu-trinh.docx" in office.files()


def test_an_own_kind_has_files_beside_the_data(office: Project) -> None:
    from support.pictures import png

    office.write("logo.png", png())
    office.write("mau/phieu/template.docx", docx("{{ logo }}{{ hoi_nghi.ten }}"))
    office.write("hop.yaml", f"{READY}logo: {{$anh: logo.png}}\n")
    outcome = office.run("render", "hop.yaml", "--kind", "phieu-trinh")
    assert outcome.exit_code == 0, outcome.stderr


def test_a_layout_without_template_is_refused(office: Project) -> None:
    (office.folder / "mau/phieu/template.docx").rename(office.folder / "mau/phieu/nd30.docx")
    office.write("hop.yaml", READY)
    assert office.run("render", "hop.yaml", "--kind", "phieu-trinh").exit_code == 0
    outcome = office.run("render", "hop.yaml", "--kind", "phieu-trinh", "--layout", "dang-hd05", "--force")
    assert outcome.exit_code == 2
    assert "U225" in outcome.stderr
    assert "Thêm tệp dang-hd05.docx" in outcome.stderr


def test_new_makes_a_project_for_an_own_kind(office: Project) -> None:
    lacking = office.run("new", "a", "--defaults", "--kind", "phieu-trinh")
    assert lacking.exit_code == 2
    assert "U227" in lacking.stderr
    office.write("mau/phieu/skeleton.yaml", READY)
    outcome = office.run("new", "a", "--defaults", "--kind", "phieu-trinh")
    assert outcome.exit_code == 0, outcome.stderr
    assert "baocao render a/hoi-nghi.yaml --kind phieu-trinh" in outcome.stdout
    assert office.run("render", "a/hoi-nghi.yaml", "--kind", "phieu-trinh").exit_code == 0
