"""The command line itself: help, version, usage errors, the boundary, streams."""

from __future__ import annotations

import json

import pytest

import baocao
from baocao.cli import main, shell
from baocao.cli.options import JsonOpt
from baocao.errors import BaocaoError, DataError, Location, Mistakes
from support.project import Project

COMMANDS = ("new", "render", "preview", "check", "schema")
ENGLISH = (
    "Usage",
    "Options",
    "Arguments",
    "Commands",
    "Error",
    "Missing",
    "Try ",
    "[default",
    "[required",
    "Invalid",
)


def test_version_is_one_line(project: Project) -> None:
    outcome = project.run("--version")
    assert (outcome.exit_code, outcome.stdout, outcome.stderr) == (0, f"baocao {baocao.__version__}\n", "")


def test_no_command_shows_the_help(project: Project) -> None:
    assert project.run().stdout == project.run("--help").stdout


@pytest.mark.parametrize("words", [(), *((name,) for name in COMMANDS)])
def test_help_is_vietnamese(project: Project, words: tuple[str, ...]) -> None:
    outcome = project.run(*words, "--help")
    assert outcome.exit_code == 0
    assert outcome.stderr == ""
    assert outcome.stdout.startswith("Cách dùng: baocao")
    assert not [word for word in ENGLISH if word in outcome.stdout]


@pytest.mark.parametrize("words", [(), *((name,) for name in COMMANDS)])
def test_help_fits_a_narrow_terminal(project: Project, words: tuple[str, ...]) -> None:
    outcome = project.run(*words, "--help", env={"COLUMNS": "60"})
    assert max(map(len, outcome.stdout.splitlines())) <= 60


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_lists_every_command(project: Project, name: str) -> None:
    assert f"\n  {name} " in project.run("--help").stdout


@pytest.mark.parametrize(
    ("words", "code", "message", "hint"),
    [
        ("rendr", "U101", "không có lệnh “rendr”", "Có phải ý bạn là “render”?"),
        ("xyzzy", "U101", "không có lệnh “xyzzy”", "Chạy “baocao --help”"),
        ("render", "U103", "còn thiếu SỐ_LIỆU", "Chạy “baocao render --help”"),
        ("render a.yaml b.yaml", "U105", "thừa đối số: b.yaml", "Chạy “baocao render --help”"),
        ("render a.yaml --knd x", "U102", "không có tùy chọn “--knd”", "Có phải ý bạn là “--kind”?"),
        ("kinds --all", "U102", "không có tùy chọn “--all”", "Chạy “baocao kinds --help”"),
        (
            "render a.yaml --kind Giấy mời",
            "U105",
            "thừa đối số: mời",
            "Chạy “baocao render --help” để xem cách dùng; giá trị có",
        ),
        ("preview a.yaml --all --kind giay-moi", "U108", "--all và --kind không dùng cùng nhau", "Chọn một"),
        ("kinds --hlp", "U102", "không có tùy chọn “--hlp”", "Có phải ý bạn là “--help”?"),
        (
            "new a --defaults --kind thong-bao",
            "U201",
            "không có loại văn bản “thong-bao”",
            "Có phải ý bạn là “thong-bao-ket-luan”?",
        ),
        (
            "new a --defaults --kind giay-moi,bien-ban",
            "U201",
            "không có loại văn bản “giay-moi,bien-ban”",
            "Nêu một loại, hoặc --kind all cho cả bộ",
        ),
        ("--hlp", "U102", "không có tùy chọn “--hlp”", "Có phải ý bạn là “--help”?"),
        ("render a.yaml -o", "U104", "-o chưa có giá trị đi kèm", "Chạy"),
        ("render a.yaml --force=x", "U104", "--force không nhận giá trị", "Chạy"),
        ("preview a.yaml --width abc", "U104", "--width cần một số nguyên", "Chạy"),
        ("preview a.yaml --width 3", "U104", "--width cần một số nguyên từ 20 đến 400", "Chạy"),
        ("new a --set x", "U204", "--set cần dạng khóa=giá trị, nhận được “x”", "Viết như"),
    ],
)
def test_usage_errors(project: Project, words: str, code: str, message: str, hint: str) -> None:
    outcome = project.run(*words.split())
    assert outcome.exit_code == 2
    assert outcome.stdout == ""
    assert outcome.stderr.startswith(f"{code}: {message}")
    assert f"→ {hint}" in outcome.stderr


def test_usage_errors_as_json(project: Project) -> None:
    outcome = project.run("render", "--json")
    assert outcome.exit_code == 2
    assert outcome.stderr == ""
    assert outcome.json["exit_code"] == 2
    assert outcome.json["errors"][0]["code"] == "U103"


class Boom:
    """Stands in for a command that goes wrong."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
        def raise_it(*, as_json: JsonOpt = False) -> None:
            raise error

        monkeypatch.setattr(main.app, "registered_commands", list(main.app.registered_commands))
        main.command("boom")(raise_it)


def test_a_mistake_shows_place_code_line_caret_and_hint(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    where = Location(file="a.yaml", line=4, column=7, excerpt="ngay: 31/02/2026", width=10)
    Boom(monkeypatch, DataError("ngày không có trong lịch [ký tên]", where=where, hint="Sửa lại ngày"))
    outcome = project.run("boom")
    assert outcome.exit_code == 3
    assert outcome.stdout == ""
    assert outcome.stderr.splitlines() == [
        "a.yaml:4:7: D000: ngày không có trong lịch [ký tên]",
        "  4 │ ngay: 31/02/2026",
        "    │       ^^^^^^^^^^",
        "  → Sửa lại ngày",
    ]


def test_the_caret_of_a_very_long_line_stays_in_sight(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    where = Location(file="a.yaml", line=1, column=501, excerpt="x" * 500 + "Y" + "x" * 500)
    Boom(monkeypatch, DataError("sai", where=where))
    _, line, caret = project.run("boom").stderr.splitlines()
    assert len(line) < 100
    assert line[caret.index("^")] == "Y"


def test_all_mistakes_are_shown_and_counted(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    Boom(monkeypatch, Mistakes([DataError("một"), DataError("hai")]))
    outcome = project.run("boom")
    assert outcome.stderr.splitlines() == ["D000: một", "D000: hai", "2 lỗi"]


def test_mistakes_as_json(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    Boom(monkeypatch, DataError("một", where=Location(file="a", line=2)))
    outcome = project.run("boom", "--json")
    assert outcome.stderr == ""
    assert outcome.json == {
        "exit_code": 3,
        "errors": [{"code": "D000", "message": "một", "where": {"file": "a", "line": 2}}],
    }


def test_a_bug_is_one_sentence_and_exit_70(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    Boom(monkeypatch, ZeroDivisionError("x"))
    outcome = project.run("boom")
    assert outcome.exit_code == shell.BUG == 70
    assert outcome.stdout == ""
    assert outcome.stderr.count("\n") == 1
    assert "Traceback" not in outcome.stderr
    assert "--debug" in outcome.stderr


@pytest.mark.parametrize("words", [("--debug", "boom"), ("boom", "--debug")])
def test_debug_shows_the_traceback(
    project: Project, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    Boom(monkeypatch, DataError("một"))
    outcome = project.run(*words)
    assert outcome.exit_code == 3
    assert "Traceback" in outcome.stderr


def test_ctrl_c_is_exit_130(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    Boom(monkeypatch, KeyboardInterrupt())
    outcome = project.run("boom")
    assert outcome.exit_code == 130
    assert outcome.stderr.strip() == "Đã dừng theo yêu cầu"


@pytest.mark.parametrize(("error", "code"), [(KeyboardInterrupt(), 130), (OSError(36, "x", "y"), 70)])
def test_json_is_there_however_it_ends(
    error: BaseException, code: int, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    Boom(monkeypatch, error)
    outcome = project.run("boom", "--json")
    assert outcome.exit_code == outcome.json["exit_code"] == code
    assert outcome.json["errors"][0]["message"]


def test_every_family_has_its_exit_code() -> None:
    codes = {cls.__name__: int(cls.exit_code) for cls in BaocaoError.__subclasses__()}
    for name, code in {
        "UsageError": 2,
        "DataError": 3,
        "TemplateError": 4,
        "OutputError": 5,
        "ProgramError": 6,
    }.items():
        assert codes[name] == code


def test_schema_is_json(project: Project) -> None:
    outcome = project.run("schema")
    assert outcome.exit_code == 0
    assert json.loads(outcome.stdout)["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert project.run("schema", "-o", "s.json").exit_code == 0
    assert (project.folder / "s.json").read_text(encoding="utf-8") == outcome.stdout
    assert project.run("schema", "-o", "s.json").exit_code == 5
