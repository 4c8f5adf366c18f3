"""Pictures and codes from a data file through the command line: files beside it, mistakes with its lines."""

from __future__ import annotations

from baocao.ooxml.xml import qn
from support.filling import MAIN, file, tree, unzipped
from support.pictures import png
from support.project import Project

DATA = """ten: Trạm y tế
hinh:
  - {$image: hinh/so-do.png, width_mm: 60, alt: Sơ đồ}
  - {$anh: logo.png, rộng: 2 cm}
trang: {$lien_ket: "https://example.vn", chữ: cổng thông tin}
ma: {$qr: "https://example.vn", width_mm: 20}
ket_qua:
  $rich:
    - "Đạt "
    - {text: tốt, bold: có}
"""
TEMPLATE = file("{{ ten }}", "{% for a in hinh %}{{ a }}{% endfor %}", "{{ trang }}{{ ma }}{{ ket_qua }}")


def write_all(project: Project, data: str = DATA) -> None:
    project.write("so-lieu.yaml", data)
    project.write("mau.docx", TEMPLATE)
    project.write("logo.png", png())
    project.write("hinh/so-do.png", png(80, 60))


def test_pictures_come_from_the_folder_of_the_data(project: Project) -> None:
    write_all(project)
    outcome = project.run("render", "so-lieu.yaml", "--template", "mau.docx", "-o", "ra.docx")
    assert outcome.exit_code == 0, outcome.stderr
    document = (project.folder / "ra.docx").read_bytes()
    widths = [int(one.get("cx", "0")) / 36_000 for one in tree(document, MAIN).iter(qn("wp:extent"))]
    assert widths == [60, 20, 20]
    assert len([name for name in unzipped(document) if name.startswith("word/media/")]) == 3


def test_mistakes_are_told_with_the_line_of_the_data(project: Project) -> None:
    write_all(project, DATA.replace("logo.png", "logoo.png").replace("hinh/so-do.png", "../so-do.png"))
    outcome = project.run("render", "so-lieu.yaml", "--template", "mau.docx", "--json")
    assert outcome.exit_code == 3
    errors = [(one["code"], one["where"]["line"], one["where"]["key"]) for one in outcome.json["errors"]]
    assert errors == [("D521", 3, "hinh[0]"), ("D522", 4, "hinh[1]")]


def test_a_slip_in_a_key_is_told_with_its_line(project: Project) -> None:
    write_all(project, DATA.replace("width_mm: 20", "widht_mm: 20"))
    outcome = project.run("render", "so-lieu.yaml", "--template", "mau.docx")
    assert outcome.exit_code == 3
    assert "so-lieu.yaml:6:" in outcome.stderr
    assert "width_mm" in outcome.stderr


def test_a_conference_may_have_pictures_for_a_template_of_ones_own(project: Project) -> None:
    conference = "co_quan: {ten: Ủy ban nhân dân xã An Bình}\nhoi_nghi: {ten: Hội nghị sơ kết}\n"
    write_all(project, conference + DATA.replace("ten: Trạm y tế\n", ""))
    project.write("mau.docx", file("{{ co_quan.ten_hoa }}", "{% for a in hinh %}{{ a }}{% endfor %}"))
    outcome = project.run("render", "so-lieu.yaml", "--template", "mau.docx", "-o", "ra.docx")
    assert outcome.exit_code == 0, outcome.stderr
    document = (project.folder / "ra.docx").read_bytes()
    assert len(list(tree(document, MAIN).iter(qn("a:blip")))) == 2


def test_a_mistake_of_a_value_printed_twice_is_told_once(project: Project) -> None:
    project.write("d.yaml", "a: {$chu: [{chu: b, kieu: Lạ}]}\n")
    project.write("mau.docx", file("{{ a }}", "{{ a }}"))
    outcome = project.run("render", "d.yaml", "--template", "mau.docx")
    assert outcome.stderr.count("D513") == 1


def test_keys_are_proposed_in_vietnamese(project: Project) -> None:
    write_all(project, DATA.replace("width_mm: 60", "rongg: 60"))
    outcome = project.run("render", "so-lieu.yaml", "--template", "mau.docx")
    assert outcome.exit_code == 3
    assert "“rong”? Dùng một trong các khóa: $anh, rong, cao, mo_ta, metafile" in outcome.stderr
