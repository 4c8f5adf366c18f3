"""`baocao new`: a folder that renders at once."""

from __future__ import annotations

import json

import pytest

from baocao.app import catalog, scaffold
from baocao.data.load import load_tree, to_plain
from support.docx import docx, paragraphs, table
from support.project import Project

LAYOUTS = ("nd30", "dang-hd05", "dang-hd36")


def test_defaults_write_data_schema_and_readme(project: Project) -> None:
    outcome = project.run("new", "quy-4", "--defaults")
    assert outcome.exit_code == 0, outcome.stderr
    assert project.files() == {
        *("quy-4/hoi-nghi.yaml", "quy-4/hoi-nghi.schema.json", "quy-4/README.md", "quy-4/bo-chi-tieu.yaml")
    }
    text = (project.folder / "quy-4/hoi-nghi.yaml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=hoi-nghi.schema.json\n")
    schema = json.loads((project.folder / "quy-4/hoi-nghi.schema.json").read_text(encoding="utf-8"))
    assert schema["$schema"].endswith("2020-12/schema")
    assert "baocao render quy-4/hoi-nghi.yaml" in outcome.stdout


@pytest.mark.parametrize("layout", [None, *LAYOUTS])
def test_what_new_writes_renders_at_once(project: Project, layout: str | None) -> None:
    options = ["--layout", layout] if layout else []
    assert project.run("new", "a", "--defaults", *options).exit_code == 0
    outcome = project.run("render", "a/hoi-nghi.yaml", "--json")
    assert outcome.exit_code == 0, outcome.stdout
    assert outcome.json["layout"] == (layout or "nd30")
    assert outcome.json["findings"] == []
    in_force = layout != "dang-hd36"  # the sample is of a later day
    assert bool(outcome.json["notices"]) is not in_force


@pytest.mark.parametrize("khoi", ["mat-tran", "doan-the", "hdnd"])
def test_every_kind_of_body_renders(project: Project, khoi: str) -> None:
    assert project.run("new", "a", "--defaults", "--set", f"co_quan.khoi={khoi}").exit_code == 0
    assert project.run("render", "a/hoi-nghi.yaml").exit_code == 0


@pytest.mark.parametrize("kind", [*catalog.list_kinds(), "all"])
@pytest.mark.parametrize("khoi", ["nha-nuoc", "dang"])
def test_every_kind_renders_at_once(project: Project, kind: str, khoi: str) -> None:
    option = ["--all"] if kind == "all" else ["--kind", kind]
    made = project.run("new", "a", "--defaults", "--kind", kind, "--set", f"co_quan.khoi={khoi}", "--json")
    assert made.exit_code == 0, made.stdout
    assert made.json["next"] == " ".join(["baocao render a/hoi-nghi.yaml", *option]).removesuffix(
        " --kind bao-cao"
    )
    outcome = project.run("render", "a/hoi-nghi.yaml", *option, "--strict", "--json")
    assert outcome.exit_code == 0, outcome.stdout


@pytest.mark.parametrize("kind", [*catalog.list_kinds(), "all"])
def test_every_kind_takes_answers_about_another_time_and_body(project: Project, kind: str) -> None:
    for number, (khoi, period, day) in enumerate(
        [
            ("mat-tran", "quý I năm 2028", "05/4/2028"),
            ("doan-the", "quý III năm 2026", "30/9/2026"),
            ("hdnd", "năm 2026", "15/01/2027"),
        ]
    ):
        answers = {"co_quan.khoi": khoi, "ky.bao_cao": period, "hoi_nghi.thoi_gian.ngay": day}
        result = scaffold.create(project.folder / str(number), kind=kind, layout=None, answers=answers)
        assert len(result.files) == (4 if kind in {"bao-cao", "phu-luc", "all"} else 3)


def test_one_file_for_the_whole_set_makes_every_document(project: Project) -> None:
    assert project.run("new", "a", "--defaults", "--kind", "all").exit_code == 0
    kinds = project.run("kinds", "a/hoi-nghi.yaml", "--json").json["kinds"]
    assert [one["kind"] for one in kinds if one["ready"]] == catalog.list_kinds()


def test_settings_reach_the_data_and_what_follows_from_them(project: Project) -> None:
    outcome = project.run(
        *("new", "a", "--defaults", "--set", "Cơ quan.Tên=Ủy ban nhân dân xã Bình Minh"),
        *("--set", "ky.bao_cao=quý I năm 2027", "--set", "hoi_nghi.thoi_gian.ngay=05/4/2027"),
    )
    assert outcome.exit_code == 0, outcome.stderr
    data = to_plain(load_tree(project.folder / "a/hoi-nghi.yaml"))
    assert data["co_quan"]["ten"] == "Ủy ban nhân dân xã Bình Minh"
    assert data["ky"]["ke_hoach"] == "quý II năm 2027"
    assert "quý I năm 2027" in data["hoi_nghi"]["ten"]
    assert project.run("render", "a/hoi-nghi.yaml").exit_code == 0


@pytest.mark.parametrize(
    ("setting", "code"),
    [
        ("hoi_nghi.thoi_gian.ngay=31/02/2026", 3),
        ("hoi_nghi.tenn=x", 3),
        ("ky.bao_cao=quý V năm 2026", 3),
        ("nhiem_vu[9].han=x", 2),
        ("không có dấu bằng", 2),
    ],
)
def test_a_wrong_setting_writes_nothing(project: Project, setting: str, code: int) -> None:
    outcome = project.run("new", "a", "--defaults", "--set", setting)
    assert outcome.exit_code == code, outcome.stderr
    assert "→" in outcome.stderr
    assert not (project.folder / "a").exists()


def test_it_refuses_a_folder_with_something_in_it(project: Project) -> None:
    project.write("a/quan-trong.txt", "giữ lấy")
    outcome = project.run("new", "a", "--defaults")
    assert outcome.exit_code == 5
    assert "O001" in outcome.stderr
    assert project.files() == {"a/quan-trong.txt"}


def test_without_a_terminal_it_does_not_guess(project: Project) -> None:
    outcome = project.run("new", "a", stdin="")
    assert outcome.exit_code == 2
    assert "U106" in outcome.stderr
    assert "--defaults" in outcome.stderr
    assert not (project.folder / "a").exists()


def test_an_unknown_kind_is_refused(project: Project) -> None:
    outcome = project.run("new", "a", "--defaults", "--kind", "giay-moii")
    assert outcome.exit_code == 2
    assert "Có phải ý bạn là “giay-moi”?" in outcome.stderr


def test_json_names_the_files(project: Project) -> None:
    outcome = project.run("new", "a", "--defaults", "--json")
    assert outcome.json["exit_code"] == 0
    assert outcome.json["files"] == [
        *("a/hoi-nghi.yaml", "a/hoi-nghi.schema.json", "a/README.md", "a/bo-chi-tieu.yaml")
    ]


TEMPLATE = docx(
    "Kính gửi {{ ten }} ({{ co_quan.ten }}){% if khan %} KHẨN{% endif %}",
    table([["{%tr for nguoi in ds %}"], ["{{ nguoi.ho_ten }}: {{ nguoi.diem }}"], ["{%tr endfor %}"]]),
    "{{ tên }}",
)


def test_a_skeleton_from_any_template_renders_with_it(project: Project) -> None:
    project.write("mau.docx", TEMPLATE)
    outcome = project.run("new", "b", "--from-template", "mau.docx")
    assert outcome.exit_code == 0, outcome.stderr
    data = to_plain(load_tree(project.folder / "b/so-lieu.yaml"))
    assert data["ds"] == [{"ho_ten": "[ho_ten]", "diem": "[diem]"}]
    assert data["tên"] == "[tên]"
    rendered = project.run("render", "b/so-lieu.yaml", "--template", "mau.docx", "-o", "ra.docx")
    assert rendered.exit_code == 0, rendered.stderr
    assert paragraphs((project.folder / "ra.docx").read_bytes()) == [
        "Kính gửi [ten] ([ten])",
        "[ho_ten]: [diem]",
        "[tên]",
    ]


def test_settings_fill_the_skeleton_of_a_template(project: Project) -> None:
    project.write("mau.docx", TEMPLATE)
    assert project.run("new", "b", "--from-template", "mau.docx", "--set", "ten=Sở Nội vụ").exit_code == 0
    assert to_plain(load_tree(project.folder / "b/so-lieu.yaml"))["ten"] == "Sở Nội vụ"


def test_a_broken_template_makes_no_folder(project: Project) -> None:
    project.write("mau.docx", docx("{{ ten "))
    assert project.run("new", "b", "--from-template", "mau.docx").exit_code == 4
    assert not (project.folder / "b").exists()
