"""`baocao next`: a clerk starts the next quarter from this one's file."""

from __future__ import annotations

from pathlib import Path

import pytest

from baocao.data.load import load_tree, to_plain
from baocao.data.model import read_conference
from baocao.data.workbook.encode import plan
from baocao.data.workbook.form import write_form
from support.project import Project

EXAMPLE = Path(__file__).resolve().parents[2] / "examples/bao-cao-quy-3-2026-xa-an-phuc/hoi-nghi.yaml"
NEW = "hoi-nghi-quy-4-2026.yaml"


@pytest.fixture
def office(project: Project) -> Project:
    """A folder with the data of quý III."""
    project.write("hoi-nghi.yaml", EXAMPLE.read_bytes())
    return project


def test_the_next_file_stands_beside_this_one(office: Project) -> None:
    outcome = office.run("next", "hoi-nghi.yaml")

    assert outcome.exit_code == 0
    assert office.files() == {"hoi-nghi.yaml", NEW}
    lines = outcome.stdout.splitlines()
    assert lines[0] == f"Đã ghi       {NEW}"
    assert "Kỳ báo cáo   quý IV năm 2026 (trước là quý III năm 2026)" in lines
    assert "Nhiệm vụ     17 việc kỳ trước giao, 1 việc chưa xong chuyển tiếp, bỏ 2 việc đã xong" in lines
    assert lines[-1] == f"Tiếp theo: baocao check {NEW}"
    assert outcome.stderr == ""
    head = (office.folder / NEW).read_text(encoding="utf-8").splitlines()[:4]
    assert head[0] == "# Số liệu quý IV năm 2026, nhiệm vụ quý I năm 2027."
    assert "Chú thích của tệp cũ không chuyển sang đây" in head[3]


def test_a_workbook_gives_the_same_as_the_file_it_was_made_from(office: Project) -> None:
    office.write("hoi-nghi.xlsx", write_form(plan(load_tree(EXAMPLE))))
    office.run("next", "hoi-nghi.yaml", "-o", "tu-yaml.yaml")
    assert office.run("next", "hoi-nghi.xlsx", "-o", "tu-xlsx.yaml").exit_code == 0

    trees = [to_plain(load_tree(office.folder / name)) for name in ("tu-yaml.yaml", "tu-xlsx.yaml")]
    assert trees[0] == trees[1]


def test_check_says_what_is_to_be_filled_and_a_draft_marks_it(office: Project) -> None:
    office.run("next", "hoi-nghi.yaml")

    checked = office.run("check", NEW)
    assert checked.exit_code == 3
    assert checked.stdout.count("còn thiếu giá trị của số liệu thứ") == 12
    assert checked.stdout.count("còn thiếu kết quả thực hiện của nhiệm vụ đã giao") == 18
    assert "còn thiếu nhiệm vụ kỳ tới hoặc ý kiến chỉ đạo" in checked.stdout

    drawn = office.run("render", NEW, "--draft", "--to", "txt", "-o", "nhap.txt")
    assert drawn.exit_code == 0
    text = (office.folder / "nhap.txt").read_text(encoding="utf-8")
    assert "quý IV năm 2026, nhiệm vụ trọng tâm quý I năm 2027" in text
    assert "[CẦN BỔ SUNG: giá trị của số liệu thứ 1]" in text
    assert "[CẦN BỔ SUNG: kết" in text
    assert "5.200" not in text


def test_the_period_may_be_named(office: Project) -> None:
    outcome = office.run("next", "hoi-nghi.yaml", "--to", "năm 2026", "-o", "ca-nam.yaml", "--json")

    assert outcome.json == {
        "exit_code": 0,
        "written": "ca-nam.yaml",
        "source": "hoi-nghi.yaml",
        "before": "quý III năm 2026",
        "period": "năm 2026",
        "planned": "năm 2027",
        "tasks": {"planned": 17, "unfinished": 1, "done": 2, "kept": 0},
        "figures": 12,
    }


def test_the_months_up_to_the_same_day_keep_the_tasks_and_compare_nothing_with_their_last_quarter(
    office: Project,
) -> None:
    outcome = office.run("next", "hoi-nghi.yaml", "--to", "9 tháng năm 2026", "-o", "9-thang.yaml")

    assert outcome.exit_code == 0
    assert "Nhiệm vụ     giữ 3 việc" in outcome.stdout
    old, new = (
        read_conference(load_tree(office.folder / name)) for name in ("hoi-nghi.yaml", "9-thang.yaml")
    )
    assert (new.nhiem_vu_da_giao, new.nhiem_vu) == (old.nhiem_vu_da_giao, old.nhiem_vu)
    assert new.ky.ke_hoach == old.ky.ke_hoach
    assert {one.ky for figure in new.so_lieu for one in figure.so_sanh} == {
        "cùng kỳ năm 2025",
        "cuối năm 2025",
    }
    text = (office.folder / "9-thang.yaml").read_text(encoding="utf-8")
    assert "gia_tri:  # điền; quý III năm 2026: 4.862,5\n" in text
    assert office.run("next", "hoi-nghi.yaml", "--to", "tháng 9 năm 2026").exit_code == 2


def test_what_was_done_since_january_stays_in_the_report_of_the_year(office: Project) -> None:
    office.run("next", "hoi-nghi.yaml", "--to", "9 tháng năm 2026", "-o", "9-thang.yaml")
    outcome = office.run("next", "9-thang.yaml", "--to", "năm 2026", "-o", "nam.yaml", "--json")
    assert outcome.json["tasks"] == {"planned": 14, "unfinished": 1, "done": 0, "kept": 2}
    kept = read_conference(load_tree(office.folder / "nam.yaml")).nhiem_vu_da_giao[-2:]
    assert [task.trang_thai for task in kept] == ["xong", "xong"]


def test_a_draft_needs_no_values_for_the_charts_that_are_asked_for_and_texts_name_the_new_period(
    office: Project,
) -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    asked = "van_ban:\n  phu-luc: {bieu_do: [mo_hinh], loi_ket: Trên đây là số liệu quý III năm 2026}\n"
    office.write("hoi-nghi.yaml", text.replace("van_ban:\n", asked, 1))
    office.run("next", "hoi-nghi.yaml")

    drawn = office.run("render", NEW, "--kind", "phu-luc", "--draft", "-o", "nhap.docx")
    assert drawn.exit_code == 0
    new = (office.folder / NEW).read_text(encoding="utf-8")
    assert "# xem lại: đã đổi tên kỳ\n    loi_ket: Trên đây là số liệu quý IV năm 2026\n" in new


def test_the_output_may_be_a_folder(office: Project) -> None:
    (office.folder / "ky sau").mkdir()
    outcome = office.run("next", "hoi-nghi.yaml", "-o", "ky sau/")

    assert office.files() == {"hoi-nghi.yaml", f"ky sau/{NEW}"}
    assert f"Tiếp theo: baocao check 'ky sau/{NEW}'" in outcome.stdout


def test_a_file_that_is_there_is_never_lost(office: Project) -> None:
    office.write(NEW, "co_quan: của tôi")
    refused = office.run("next", "hoi-nghi.yaml")
    assert refused.exit_code == 5
    assert "O001" in refused.stderr
    assert (office.folder / NEW).read_text(encoding="utf-8") == "co_quan: của tôi"

    itself = office.run("next", "hoi-nghi.yaml", "-o", "hoi-nghi.yaml", "--force")
    assert itself.exit_code == 5
    assert "O002" in itself.stderr
    assert (office.folder / "hoi-nghi.yaml").read_bytes() == EXAMPLE.read_bytes()

    assert office.run("next", "hoi-nghi.yaml", "--force").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("--to", "quí 13"), "U280", "--to: “quí 13” có quý 13, một năm chỉ có bốn quý"),
        (("--to", "quý IV"), "U280", "thiếu năm"),
        (("--to", "quý II năm 2026"), "U281", "không sau kỳ báo cáo “quý III năm 2026”"),
        (("-o", "ky-sau.xlsx"), "U282", "-o ky-sau.yaml"),
    ],
)
def test_what_cannot_be_done_is_told(
    office: Project, arguments: tuple[str, ...], code: str, told: str
) -> None:
    outcome = office.run("next", "hoi-nghi.yaml", *arguments)

    assert outcome.exit_code == 2
    assert code in outcome.stderr
    assert told in " ".join(outcome.stderr.split())
    assert office.files() == {"hoi-nghi.yaml"}


def test_data_without_a_period_need_one(office: Project) -> None:
    office.write("khac.yaml", "co_quan: {ten: A}\nky: {bao_cao: {nhan: đợt 1}}\n")
    outcome = office.run("next", "khac.yaml", "--json")

    assert outcome.exit_code == 3
    (error,) = outcome.json["errors"]
    assert (error["code"], error["where"]["line"]) == ("D670", 2)
    assert office.run("next", "khac.yaml", "--to", "quý I năm 2027").exit_code == 0


def test_the_name_follows_the_period(office: Project) -> None:
    office.write("bao-cao-quy-3-2026-xa.yaml", EXAMPLE.read_bytes())
    office.run("next", "bao-cao-quy-3-2026-xa.yaml")
    office.run("next", "bao-cao-quy-4-2026-xa.yaml")

    assert {"bao-cao-quy-4-2026-xa.yaml", "bao-cao-quy-1-2027-xa.yaml"} <= office.files()


def test_the_editor_keeps_its_schema(office: Project) -> None:
    line = "# yaml-language-server: $schema=hoi-nghi.schema.json"
    office.write("hoi-nghi.yaml", f"{line}\n{EXAMPLE.read_text(encoding='utf-8')}")
    office.run("next", "hoi-nghi.yaml")

    assert (office.folder / NEW).read_text(encoding="utf-8").startswith(f"{line}\n# Số liệu quý IV")
