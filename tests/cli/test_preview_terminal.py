"""`baocao preview` on a terminal: leafing, watching, pictures."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("pty", reason="pseudo-terminals of POSIX")

from support.docx import docx
from support.project import Project
from support.terminal import Terminal

ROOT = Path(__file__).resolve().parent.parent.parent
DATA = ROOT / "examples" / "dan-van-kheo-quy-4-2023" / "hoi-nghi.yaml"
OPEN, CLOSE = "\x1b[?1049h", "\x1b[?1049l"


@pytest.fixture
def text(project: Project) -> Iterator[str]:
    content = DATA.read_text(encoding="utf-8")
    project.write("hop.yaml", content)
    yield content
    assert project.files() <= {"hop.yaml", "hop.docx"}, "a preview writes nothing"


def save(project: Project, name: str, content: str) -> None:
    """Save as many editors do: a new file takes the old one's name."""
    project.write(f"{name}.new", content).replace(project.folder / name)


def test_leafing_through_all_kinds(project: Project, text: str) -> None:
    with Terminal(project.folder, "preview", "hop.yaml", "--kind", "all") as terminal:
        before = terminal.settings()
        terminal.wait_for("q thoát")
        assert re.search(r"\(1/\d+\) Báo cáo kết quả công tác", terminal.text)
        assert not re.search("[┐│┘]\x1b\\[K", terminal.seen), "this would wipe the last column"
        terminal.press("n")
        terminal.wait_for("(2/")
        terminal.press("\x1b[D")
        terminal.wait_for("(1/")
        terminal.press("nnnnnnnnnnnn")
        terminal.wait_for("còn thiếu thư ký hội nghị")
        terminal.press("q")
        assert terminal.finish() == 0
        assert terminal.seen.count(OPEN) == terminal.seen.count(CLOSE) == 1
        assert terminal.seen.index(CLOSE) < terminal.seen.rindex("Chưa lập được"), "the list stays"
        assert before[3] == terminal.settings()[3]


def test_watching_shows_changes_errors_and_ends_cleanly(project: Project, text: str) -> None:
    with Terminal(project.folder, "preview", "hop.yaml", "--watch") as terminal:
        before = terminal.settings()
        terminal.wait_for("đang theo dõi")
        save(project, "hop.yaml", text.replace("tiến bộ rõ rệt", "chuyển biến rõ rệt"))
        terminal.wait_for("sửa 1 đoạn")
        terminal.wait_for("đang theo dõi")
        assert "tiến bộ chuyển biến rõ rệt" in terminal.text
        assert "\x1b[9;31mtiến bộ" in terminal.seen or "\x1b[1;9;31mtiến bộ" in terminal.seen
        save(project, "hop.yaml", "hoi_nghi: [")
        terminal.wait_for("Tệp vừa lưu còn lỗi")
        terminal.wait_for("đang theo dõi")
        assert "D209" in terminal.text
        save(project, "hop.yaml", text.replace("tiến bộ rõ rệt", "chuyển biến rất rõ rệt"))
        terminal.wait_for("sửa 1 đoạn")
        terminal.press("\x03")
        assert terminal.finish() == 0
        assert terminal.seen.endswith(CLOSE)
        assert before[3] == terminal.settings()[3]
        assert "Traceback" not in terminal.text


def test_watching_waits_for_broken_data_to_be_mended(project: Project, text: str) -> None:
    save(project, "hop.yaml", "hoi_nghi: [")
    with Terminal(project.folder, "preview", "hop.yaml", "--watch") as terminal:
        terminal.wait_for("D209")
        save(project, "hop.yaml", text)
        terminal.wait_for("Trang 1")
        terminal.press("q")
        assert terminal.finish() == 0


def test_pages_need_libreoffice(project: Project) -> None:
    project.write("hop.docx", docx("Điều 1"))
    with Terminal(
        project.folder, "preview", "hop.docx", "--image", "blocks", BAOCAO_SOFFICE="khong-co"
    ) as terminal:
        assert terminal.finish() == 6
        assert "X201" in terminal.text


@pytest.mark.office
@pytest.mark.slow
def test_pages_as_pictures_in_the_way_the_terminal_tells(project: Project) -> None:
    project.write("hop.docx", docx("Điều 1. Phạm vi"))
    with Terminal(project.folder, "preview", "hop.docx", "--image", "--width", "40") as terminal:
        terminal.wait_for_command("\x1b[c")
        terminal.press("\x1b_Gi=31;OK\x1b\\\x1b[6;16;8t\x1b[?62;c")
        assert terminal.finish(120) == 0
    carried = "".join(re.findall(r"\x1b_G(?!i=31)[^;]*;([^\x1b]*)\x1b\\", terminal.seen))
    png = base64.b64decode(carried)
    assert png.startswith(b"\x89PNG")
    assert int.from_bytes(png[16:20]) == 41 * 8, "the paper is a little wider than A4"
    assert "Trang 1/1" in terminal.text
