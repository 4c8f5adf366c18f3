"""`baocao preview` and `baocao check`."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.docx import docx, table
from support.project import Project

ROOT = Path(__file__).resolve().parent.parent.parent
EXAMPLES = sorted((ROOT / "examples").glob("*/hoi-nghi.yaml"))
DOCUMENT = docx("Điều 1. Phạm vi", table([["Số", "Tên"], ["1", "A [x] & B"]]), header=["đầu trang"])


@pytest.mark.parametrize("data", EXAMPLES, ids=lambda path: path.parent.name)
def test_every_example_agrees_with_itself(project: Project, data: Path) -> None:
    outcome = project.run("check", data, "--json")
    assert outcome.exit_code == 0, outcome.stdout
    assert [one for one in outcome.json["findings"] if one["severity"] == "error"] == []


@pytest.mark.parametrize("data", EXAMPLES, ids=lambda path: path.parent.name)
@pytest.mark.parametrize("width", [50, 80, 120])
def test_pages_fit_the_width(project: Project, data: Path, width: int) -> None:
    outcome = project.run("preview", data, "--width", width)
    assert outcome.exit_code == 0, outcome.stderr
    assert outcome.stderr == ""
    assert max(map(len, outcome.stdout.splitlines())) <= width
    assert "Trang 1" in outcome.stdout


@pytest.mark.parametrize(("asked", "columns"), [(["--width", 120], "40"), ([], "20"), ([], "0")])
def test_a_page_wider_than_the_terminal_keeps_its_right_side(
    project: Project, asked: list[object], columns: str
) -> None:
    outcome = project.run("preview", EXAMPLES[0], *asked, env={"COLUMNS": columns})
    lines = outcome.stdout.splitlines()
    assert len(lines[0]) > 20
    assert all(line[-1] in "┐│┘" for line in lines)


def test_a_word_file_of_others(project: Project) -> None:
    project.write("khac.docx", DOCUMENT)
    outcome = project.run("preview", "khac.docx")
    assert outcome.exit_code == 0, outcome.stderr
    for piece in ("Điều 1. Phạm vi", "A [x] & B", "đầu trang"):
        assert piece in outcome.stdout


def test_plain_is_text_without_frames(project: Project) -> None:
    project.write("khac.docx", DOCUMENT)
    outcome = project.run("preview", "khac.docx", "--plain")
    assert outcome.exit_code == 0
    assert "Điều 1. Phạm vi" in outcome.stdout
    assert not set("│┌└╭") & set(outcome.stdout)


def test_a_preview_writes_nothing(project: Project) -> None:
    project.write("hop.yaml", EXAMPLES[0].read_text(encoding="utf-8"))
    assert project.run("preview", "hop.yaml").exit_code == 0
    assert project.files() == {"hop.yaml"}


@pytest.mark.parametrize(("name", "content"), [("a.docx", b"x"), ("b.docx", b""), ("c.docx", None)])
def test_a_file_that_is_no_word_file(project: Project, name: str, content: bytes | None) -> None:
    if content is not None:
        project.write(name, content)
    outcome = project.run("preview", name)
    assert outcome.exit_code in {4, 5}
    assert name in outcome.stderr
    assert "Traceback" not in outcome.stderr


def test_check_lists_what_is_missing_and_what_disagrees(project: Project) -> None:
    project.write(
        "a.yaml",
        "co_quan: {khoi: nha-nuoc, ten: Ủy ban nhân dân xã Bình Minh, dia_danh: Bình Minh}\n"
        "hoi_nghi: {ten: Hội nghị, thoi_gian: {ngay: 08/10/2026, thu: thứ Hai}}\n",
    )
    outcome = project.run("check", "a.yaml")
    assert outcome.exit_code == 3
    assert "còn thiếu kết quả" in outcome.stdout
    assert "M03" in outcome.stdout
    assert outcome.stdout.splitlines()[-1].endswith(" lỗi")


def test_check_for_all_kinds_is_for_those_that_the_data_suffice_for(project: Project) -> None:
    text = EXAMPLES[0].read_text(encoding="utf-8")
    project.write("hop.yaml", text[: text.index("# ── Tình hình")] + text[text.index("van_ban:") :])
    one = project.run("check", "hop.yaml", "--kind", "bao-cao,giao-viec", "--json")
    assert one.exit_code == 3
    assert [finding["message"] for finding in one.json["findings"]] == [
        "còn thiếu kết quả đạt được",
        "còn thiếu nhiệm vụ kỳ tới hoặc ý kiến chỉ đạo",
        "còn thiếu nhiệm vụ kỳ tới hoặc ý kiến chỉ đạo hoặc nhiệm vụ đã giao trong kỳ báo cáo",
    ]
    assert "--draft" not in one.stdout
    every = project.run("check", "hop.yaml", "--kind", "all")
    assert every.exit_code == 0
    assert "không phát hiện lỗi (giay-moi, " in every.stdout
    project.write("hop.yaml", "co_quan: {dia_danh: Bình Minh}")
    none = project.run("check", "hop.yaml", "--kind", "all", "--json")
    messages = [finding["message"] for finding in none.json["findings"]]
    assert none.exit_code == 3
    assert messages.count("còn thiếu tên cơ quan ban hành") == 1


def test_check_is_quiet_about_good_data(project: Project) -> None:
    project.write("hop.yaml", EXAMPLES[0].read_text(encoding="utf-8"))
    outcome = project.run("check", "hop.yaml")
    assert (outcome.exit_code, outcome.stderr) == (0, "")


def test_facts_alone_are_exit_1(project: Project) -> None:
    text = EXAMPLES[0].read_text(encoding="utf-8").replace("thu: thứ Năm", "thu: thứ Hai")
    project.write("hop.yaml", text)
    outcome = project.run("check", "hop.yaml", "--json")
    assert outcome.exit_code == 1
    assert [one["code"] for one in outcome.json["findings"] if one["severity"] == "error"] == ["M03"]


@pytest.mark.parametrize("suffix", ["json", "toml"])
def test_json_and_toml_give_the_same_document(project: Project, suffix: str) -> None:
    from baocao.data.load import load_tree, to_plain

    project.write("hop.yaml", EXAMPLES[0].read_text(encoding="utf-8"))
    project.write(f"khac.{suffix}", as_text(to_plain(load_tree(project.folder / "hop.yaml")), suffix))
    assert project.run("render", "hop.yaml", "-o", "1.docx").exit_code == 0
    outcome = project.run("render", f"khac.{suffix}", "-o", "2.docx")
    assert outcome.exit_code == 0, outcome.stderr
    assert (project.folder / "1.docx").read_bytes() == (project.folder / "2.docx").read_bytes()


def as_text(data: object, suffix: str) -> str:
    """Write text, lists and maps as JSON, or as the inline tables of TOML."""
    import json

    if suffix == "json":
        return json.dumps(data, ensure_ascii=False)

    def inline(value: object) -> str:
        if isinstance(value, dict):
            pairs = (f"{json.dumps(key, ensure_ascii=False)} = {inline(one)}" for key, one in value.items())
            return "{" + ", ".join(pairs) + "}"
        if isinstance(value, list):
            return "[" + ", ".join(map(inline, value)) + "]"
        return json.dumps("" if value is None else value, ensure_ascii=False)

    assert isinstance(data, dict)
    return "".join(
        f"{json.dumps(key, ensure_ascii=False)} = {inline(value)}\n" for key, value in data.items()
    )
