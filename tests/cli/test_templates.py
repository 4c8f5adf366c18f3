"""Templates on the command line: `fields`, `check` with a template, `--missing`, `baocao.toml`."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from support.docx import docx, table
from support.project import Project

ROOT = Path(__file__).resolve().parent.parent.parent
OWN = ROOT / "examples" / "mau-rieng"
TEMPLATE = docx("Kính gửi {{ ho_ten }}, ngày {{ ngay | ngay_ngan }}", table([["{{ bang.o }}"]]))
DATA = "ho_ten: Nguyễn Văn An\nngay: 05/10/2026\nbang: {o: x}\n"
SETTINGS = "thu_muc_mau = \"mau\"\n[bo_loc]\ntrong_ngoac = \"'(' ~ x ~ ')'\"\n"


@pytest.fixture
def office(project: Project) -> Project:
    project.write("mau/giay-di-duong.docx", docx("{{ ho_ten }} đi {{ noi_den | trong_ngoac }}"))
    project.write("baocao.toml", SETTINGS)
    project.write("2026/an.yaml", "ho_ten: An\nnoi_den: Đà Nẵng\n")
    return project


def test_fields_as_a_tree(project: Project) -> None:
    project.write("thu.docx", TEMPLATE)
    outcome = project.run("fields", "thu.docx")
    assert outcome.exit_code == 0, outcome.stderr
    assert outcome.stdout.splitlines() == [
        "thu.docx: 3 thẻ",
        "├── ho_ten  chữ · thân văn bản, đoạn 1",
        "├── ngay  ngày · thân văn bản, đoạn 1",
        "└── bang  nhóm · thân văn bản, bảng 1, hàng 1, ô 1, đoạn 1",
        "    └── o  chữ · thân văn bản, bảng 1, hàng 1, ô 1, đoạn 1",
    ]


def test_fields_of_a_template_without_any(project: Project) -> None:
    project.write("thu.docx", docx("Không có thẻ"))
    outcome = project.run("fields", "thu.docx")
    assert outcome.exit_code == 0
    assert "không lấy tên nào" in outcome.stdout


def test_fields_as_json_schema_and_sample(project: Project) -> None:
    project.write("thu.docx", TEMPLATE)
    found = project.run("fields", "thu.docx", "--json").json
    assert [one["name"] for one in found["fields"]] == ["ho_ten", "ngay", "bang"]
    schema = project.run("fields", "thu.docx", "--schema").json
    jsonschema.Draft202012Validator.check_schema(schema)
    sample = project.run("fields", "thu.docx", "--sample")
    project.write("so-lieu.yaml", sample.stdout)
    assert project.run("render", "so-lieu.yaml", "--template", "thu.docx").exit_code == 0


@pytest.mark.parametrize("name", ["so-lieu.yaml", "so-lieu.json"])
def test_a_sample_in_a_file_renders(project: Project, name: str) -> None:
    project.write("thu.docx", TEMPLATE)
    assert project.run("fields", "thu.docx", "--sample", "-o", name).exit_code == 0
    jsonschema.validate(
        json.loads((project.folder / name).read_text()) if name.endswith("json") else {},
        {"type": "object"},
    )
    assert project.run("render", name, "--template", "thu.docx").exit_code == 0
    again = project.run("fields", "thu.docx", "--sample", "-o", name)
    assert (again.exit_code, "O001" in again.stderr) == (5, True)
    assert project.run("fields", "thu.docx", "--sample", "-o", name, "--force").exit_code == 0


@pytest.mark.parametrize("options", [["--schema", "--sample"], ["-o", "x.yaml"]])
def test_forms_that_make_no_sense(project: Project, options: list[str]) -> None:
    project.write("thu.docx", TEMPLATE)
    outcome = project.run("fields", "thu.docx", *options)
    assert (outcome.exit_code, "U212" in outcome.stderr) == (2, True)
    assert project.files() == {"thu.docx"}


def test_fields_of_a_broken_template_says_what_is_broken(project: Project) -> None:
    project.write("thu.docx", docx("{{ a", "{% if %}"))
    outcome = project.run("fields", "thu.docx")
    assert outcome.exit_code == 4
    assert "T101" in outcome.stderr


def test_check_finds_nothing_in_the_example(project: Project) -> None:
    template, data = OWN / "phieu-giao-viec.docx", OWN / "tuan-41.yaml"
    for options in ([], ["--data", data], ["--data", data, "--strict"]):
        outcome = project.run("check", template, *options)
        assert outcome.exit_code == 0, outcome.stdout
        assert "không phát hiện lỗi" in outcome.stdout


def test_check_of_a_template_and_its_data(project: Project) -> None:
    project.write("thu.docx", docx("{{ ho_ten }} {{ ngay }} {b_c}"))
    project.write("d.yaml", "hoten: An\nthua: 1\n")
    outcome = project.run("check", "thu.docx", "--data", "d.yaml")
    assert outcome.exit_code == 1
    shown = outcome.stdout
    assert shown.index("T302") < shown.index("T601") < shown.index("D403")
    assert "Có phải ý bạn là “hoten”?" in shown
    assert "d.yaml:2:1: lưu ý D403: mẫu không dùng “thua”" in shown
    found = project.run("check", "thu.docx", "--data", "d.yaml", "--json").json
    assert (found["exit_code"], found["tags"]) == (1, 2)
    assert {one["code"] for one in found["findings"]} == {"T302", "T601", "D403"}


def test_warnings_of_a_template_count_when_strict(project: Project) -> None:
    project.write("thu.docx", docx("{{ ho_ten }} {b_c}"))
    assert project.run("check", "thu.docx").exit_code == 0
    assert project.run("check", "thu.docx", "--strict").exit_code == 1


def test_check_of_a_template_with_mistakes(project: Project) -> None:
    project.write("thu.docx", docx("{{ ho_ten | sso }}"))
    outcome = project.run("check", "thu.docx")
    assert (outcome.exit_code, "T105" in outcome.stderr) == (4, True)


def test_check_of_a_document_without_tags(project: Project) -> None:
    project.write("van-ban.docx", docx("Điều 1"))
    outcome = project.run("check", "van-ban.docx", "--as", "mau")
    assert (outcome.exit_code, "T607" in outcome.stdout) == (0, True)


def test_check_with_data_of_a_conference(project: Project) -> None:
    data = ROOT / "examples" / "bao-cao-quy-3-2026-xa-an-phuc" / "hoi-nghi.yaml"
    outcome = project.run("check", ROOT / "templates" / "bao-cao" / "nd30.docx", "--data", data)
    assert outcome.exit_code == 0, outcome.stdout


def test_check_tells_the_line_of_a_picture_that_is_not_there(project: Project) -> None:
    project.write("thu.docx", docx("{{ logo }} {{ ds[0].anh }}"))
    project.write("d.yaml", "logo: {$image: thieu.png}\nds:\n  - anh: {$image: thieu-nua.png}\n")
    found = project.run("check", "thu.docx", "--data", "d.yaml", "--json").json["findings"]
    assert [one["severity"] for one in found] == ["error", "error"]
    assert {one["where"].get("line") for one in found} == {1, 3}


@pytest.mark.parametrize("name", ["d.toml", "d.txt", "d"])
def test_a_sample_under_a_name_that_is_of_no_sample(project: Project, name: str) -> None:
    project.write("thu.docx", TEMPLATE)
    outcome = project.run("fields", "thu.docx", "--sample", "-o", name)
    assert outcome.exit_code == 2
    assert "U214: tên tệp số liệu" in outcome.stderr
    assert "-o d.yaml" in outcome.stderr
    assert name not in project.files()


@pytest.mark.parametrize(
    ("command", "wanted"),
    [
        ("render", "thêm --template"),
        ("preview", "thêm --template"),
        ("check", "check mau.docx --data d.yaml"),
    ],
)
def test_data_of_no_conference_and_no_template(project: Project, command: str, wanted: str) -> None:
    project.write("d.yaml", DATA)
    outcome = project.run(command, "d.yaml")
    assert outcome.exit_code == 3
    assert outcome.stderr.startswith("d.yaml: D311: đây không phải số liệu của một hội nghị")
    assert wanted in outcome.stderr
    project.write("d.yaml", "hoi_nghii: {}\nten: x\n")
    assert "Có phải ý bạn là “hoi_nghi”?" in project.run(command, "d.yaml").stderr


def test_a_template_without_tags_is_told(project: Project) -> None:
    project.write("trang.docx", docx("Không có thẻ"))
    project.write("d.yaml", DATA)
    outcome = project.run("render", "d.yaml", "--template", "trang.docx")
    assert outcome.exit_code == 0
    assert "Lưu ý: mẫu không có thẻ {{ … }} nào" in outcome.stdout


def test_a_map_printed_as_such_is_a_warning(project: Project) -> None:
    project.write("thu.docx", docx("{{ a }} {{ b.c }}", "{% for x in ds %}{{ x }}{% endfor %}"))
    project.write("d.yaml", "a: {nhan: [x], day_so: {y: [1]}}\nb: {c: 1}\nds: [{t: 1}, {t: 2}]\n")
    outcome = project.run("render", "d.yaml", "--template", "thu.docx")
    assert outcome.exit_code == 0
    assert "đoạn 1: cảnh báo T306: {{ a }} in ra cả một nhóm khóa" in outcome.stdout
    assert outcome.stdout.count("T306") == 2
    found = project.run("check", "thu.docx", "--data", "d.yaml", "--json").json["findings"]
    assert [one["code"] for one in found] == ["T306", "T306"]
    outcome = project.run("render", "d.yaml", "--template", "thu.docx", "-o", "b.docx", "--strict")
    assert outcome.exit_code == 1
    assert "b.docx" not in project.files()


def test_check_of_a_template_for_a_kind_that_is_none(project: Project) -> None:
    project.write("thu.docx", TEMPLATE)
    assert "U201" in project.run("check", "thu.docx", "--kind", "bao-caoo").stderr


def test_data_for_a_data_file(project: Project) -> None:
    project.write("d.yaml", DATA)
    outcome = project.run("check", "d.yaml", "--data", "d.yaml")
    assert (outcome.exit_code, "U213" in outcome.stderr) == (2, True)


@pytest.mark.parametrize(
    ("options", "shown"),
    [
        (["--missing", "mark"], "[CẦN BỔ SUNG: ho_ten] đi"),
        (["--missing", "blank"], " đi"),
        (["--draft"], "[CẦN BỔ SUNG: ho_ten] đi"),
        (["--draft", "--missing", "blank"], " đi"),
    ],
)
def test_what_a_missing_name_does(project: Project, options: list[str], shown: str) -> None:
    project.write("thu.docx", docx("{{ ho_ten }} đi"))
    project.write("d.yaml", "x: 1\n")
    outcome = project.run("preview", "d.yaml", "--template", "thu.docx", "--plain", *options)
    assert outcome.exit_code == 0, outcome.stderr
    assert outcome.stdout.strip("\n") == shown
    assert project.run("render", "d.yaml", "--template", "thu.docx", *options).exit_code == 0


@pytest.mark.parametrize("options", [[], ["--missing", "error"], ["--draft", "--missing", "error"]])
def test_a_missing_name_is_an_error_otherwise(project: Project, options: list[str]) -> None:
    project.write("thu.docx", docx("{{ ho_ten }} đi"))
    project.write("d.yaml", "x: 1\n")
    outcome = project.run("render", "d.yaml", "--template", "thu.docx", *options)
    assert (outcome.exit_code, "T302" in outcome.stderr) == (4, True)


@pytest.mark.parametrize("command", ["render", "preview"])
def test_a_wrong_way_of_missing(project: Project, command: str) -> None:
    project.write("d.yaml", DATA)
    outcome = project.run(command, "d.yaml", "--missing", "blnak")
    assert outcome.exit_code == 2
    assert "U104" in outcome.stderr
    assert "“blank”" in outcome.stderr


@pytest.mark.parametrize("name", ["giay-di-duong", "Giấy đi đường", "mau/giay-di-duong.docx"])
def test_a_template_by_name_with_filters_of_its_own(office: Project, name: str) -> None:
    outcome = office.run("render", "2026/an.yaml", "--template", name)
    assert outcome.exit_code == 0, outcome.stderr
    shown = office.run("preview", "2026/an-giay-di-duong.docx", "--plain").stdout
    assert shown == "An đi (Đà Nẵng)\n"
    assert office.run("fields", name).exit_code == 0
    assert office.run("check", name, "--data", "2026/an.yaml").exit_code == 0


def test_a_name_that_is_nearly_right(office: Project) -> None:
    for command in (["render", "2026/an.yaml", "--template", "giay-di-duon"], ["fields", "giay-di-duon"]):
        outcome = office.run(*command)
        assert outcome.exit_code == 2
        assert "U305" in outcome.stderr
        assert "“giay-di-duong”" in outcome.stderr


def test_a_name_without_its_ending(project: Project) -> None:
    project.write("hop.yaml", DATA)
    outcome = project.run("check", "hop")
    assert (outcome.exit_code, "“hop.yaml”" in outcome.stderr) == (2, True)


def test_wrong_settings_stop_every_command_that_reads_them(office: Project) -> None:
    office.write("baocao.toml", "thu_muc = 'mau'\n[bo_loc]\nso = 'x'\n")
    for command in (["render", "2026/an.yaml"], ["fields", "mau/giay-di-duong.docx"]):
        outcome = office.run(*command)
        assert outcome.exit_code == 2
        assert "baocao.toml:1:1: U302" in outcome.stderr
        assert "baocao.toml:3:6: U304" in outcome.stderr
        assert "2 lỗi" in outcome.stderr


def test_new_from_a_template_by_name(office: Project) -> None:
    assert office.run("new", "moi", "--from-template", "giay-di-duong").exit_code == 0
    assert "moi/so-lieu.yaml" in office.files()
