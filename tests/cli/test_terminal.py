"""What only a real terminal shows: questions, boxes, the pager, Ctrl-C at a question."""

from __future__ import annotations

import os
import select
import sys
import time
from pathlib import Path

import pytest

from support.docx import docx
from support.project import Project

ROOT = Path(__file__).resolve().parent.parent.parent

pty = pytest.importorskip("pty", reason="pseudo-terminals of POSIX")


def talk(folder: Path, arguments: list[str], answers: list[str], *, seconds: float = 30.0) -> tuple[int, str]:
    """Run ``baocao`` on a terminal of its own, type the answers one by one, return exit code and screen."""
    pid, terminal = pty.fork()
    if pid == 0:  # pragma: no cover  # the child becomes the program
        os.chdir(folder)
        names = {
            **os.environ,
            "PYTHONPATH": str(ROOT / "src"),
            "TERM": "xterm",
            "COLUMNS": "100",
            "LINES": "30",
        }
        names |= {"PAGER": "cat", "NO_COLOR": "1"}
        os.execve(sys.executable, [sys.executable, "-m", "baocao", *arguments], names)  # noqa: S606
    seen = b""
    waiting = list(answers)
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        ready, _, _ = select.select([terminal], [], [], 0.2)
        if ready:
            try:
                piece = os.read(terminal, 65536)
            except OSError:  # the program has gone
                break
            if not piece:
                break
            seen += piece
        elif waiting and seen.rstrip(b" ").endswith(b":"):
            os.write(terminal, waiting.pop(0).encode())
    os.close(terminal)  # a program that still asks ends with its terminal
    _, status = os.waitpid(pid, 0)
    return os.waitstatus_to_exitcode(status), seen.decode()


def test_questions_take_defaults_numbers_and_corrections(project: Project) -> None:
    answers = ["9\n", "2\n", "Đảng ủy xã Bình Minh\n", "\n", "\n", "quý 9\n", "quý I năm 2027\n"]
    code, screen = talk(project.folder, ["new", "moi"], [*answers, *["\n"] * 12])
    assert code == 0, screen
    assert "chọn một số từ 1 đến 5" in screen
    assert "[quý II năm 2027]" in screen
    text = (project.folder / "moi/hoi-nghi.yaml").read_text(encoding="utf-8")
    assert "khoi: dang " in text
    assert "ten: Đảng ủy xã Bình Minh" in text
    assert "bao_cao: quý I năm 2027" in text
    assert "╭" in screen
    outcome = project.run("render", "moi/hoi-nghi.yaml")
    assert outcome.exit_code in {0, 1}, outcome.stderr  # the day of this test need not fit that quarter


def test_ctrl_c_at_a_question_writes_nothing(project: Project) -> None:
    code, screen = talk(project.folder, ["new", "moi"], ["\n", "\x03"])
    assert code == 130, screen
    assert "Đã dừng theo yêu cầu" in screen
    assert "Traceback" not in screen
    assert project.files() == set()


def test_an_error_is_boxed_on_a_terminal(project: Project) -> None:
    code, screen = talk(project.folder, ["render", "khong-co.yaml"], [])
    assert code == 5
    assert "╭─ Lỗi" in screen
    assert "O005" in screen


def test_a_long_document_goes_through_the_pager(project: Project) -> None:
    project.write("dai.docx", docx(*(f"Đoạn {number}" for number in range(200))))
    code, screen = talk(project.folder, ["preview", "dai.docx"], [])
    assert code == 0
    assert "Đoạn 199" in screen


def test_a_folder_shows_how_far_it_is_and_then_a_table(project: Project) -> None:
    for number in range(5):
        project.write(f"quy-3/{number}.docx", docx("Bài phát biểu", "Kính thưa các đồng chí!"))
    code, screen = talk(project.folder, ["check", "quy-3"], [])
    assert code == 0, screen
    assert "đang kiểm tra" in screen
    assert "Thể thức" in screen
    assert "5 tệp: không phát hiện lỗi" in screen
