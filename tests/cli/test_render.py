"""`baocao render`: what it writes, what it refuses, and that nothing is ever lost."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from support.docx import docx, paragraphs, text
from support.project import Project

ROOT = Path(__file__).resolve().parent.parent.parent
EXAMPLE = (ROOT / "examples/bao-cao-quy-3-2026-xa-an-phuc/hoi-nghi.yaml").read_text(encoding="utf-8")
TEMPLATE = docx(["Kính gửi {{ t", "en }}"], "Số: {{ so }}")
PLAIN = "ten: Sở <Nội vụ> & bạn\nso: 5.358\n"


@pytest.fixture
def plain(project: Project) -> Project:
    """A template of one's own and two values for it."""
    project.write("mau.docx", TEMPLATE)
    project.write("a.yaml", PLAIN)
    return project


@pytest.fixture
def conference(project: Project) -> Project:
    """A whole conference in hop.yaml."""
    project.write("hop.yaml", EXAMPLE)
    return project


RENDER = ("render", "a.yaml", "--template", "mau.docx")


def test_the_document_lands_beside_the_data(conference: Project) -> None:
    outcome = conference.run("render", "hop.yaml")
    assert outcome.exit_code == 0, outcome.stderr
    assert "hop-bao-cao.docx" in outcome.stdout
    assert outcome.stderr == ""
    assert "ỦY BAN NHÂN DÂN" in text((conference.folder / "hop-bao-cao.docx").read_bytes())


def test_the_same_data_make_the_same_bytes(conference: Project) -> None:
    for name in ("1.docx", "2.docx"):
        assert conference.run("render", "hop.yaml", "-o", name).exit_code == 0
    assert (conference.folder / "1.docx").read_bytes() == (conference.folder / "2.docx").read_bytes()


def test_any_template_takes_any_data(plain: Project) -> None:
    outcome = plain.run(*RENDER)
    assert outcome.exit_code == 0, outcome.stderr
    assert plain.files() == {"a.yaml", "mau.docx", "a-mau.docx"}
    assert paragraphs((plain.folder / "a-mau.docx").read_bytes()) == [
        "Kính gửi Sở <Nội vụ> & bạn",
        "Số: 5.358",
    ]


def test_a_template_may_use_the_conference(conference: Project) -> None:
    conference.write("mau.docx", docx("{{ hoi_nghi.ten }}", "{{ co_quan.ten }}"))
    outcome = conference.run("render", "hop.yaml", "--template", "mau.docx", "-o", "ra.docx")
    assert outcome.exit_code == 0, outcome.stderr
    assert "An Phúc" in text((conference.folder / "ra.docx").read_bytes())


def test_data_that_only_look_like_a_conference_are_taken_as_typed(project: Project) -> None:
    project.write("mau.docx", docx("{{ co_quan }} {{ la_lung }}"))
    project.write("a.yaml", "co_quan: Sở\nla_lung: 1\n")
    outcome = project.run(*RENDER, "--json")
    assert outcome.exit_code == 0, outcome.stdout
    assert "không theo khuôn hội nghị" in outcome.json["notices"][0]
    assert paragraphs((project.folder / "a-mau.docx").read_bytes()) == ["Sở 1"]


def test_json_says_what_was_written(conference: Project) -> None:
    found = conference.run("render", "hop.yaml", "--json").json
    assert found["exit_code"] == 0
    assert found["written"] == "hop-bao-cao.docx"
    assert found["size_bytes"] == (conference.folder / "hop-bao-cao.docx").stat().st_size
    assert (found["kind"], found["layout"]) == ("bao-cao", "nd30")


def test_an_output_folder_takes_the_default_name(plain: Project) -> None:
    (plain.folder / "ra").mkdir()
    assert plain.run(*RENDER, "-o", "ra").exit_code == 0
    assert "ra/a-mau.docx" in plain.files()


@pytest.mark.parametrize("name", ["ra.odt", "ra", "ra.docm"])
def test_only_word_files_are_written(plain: Project, name: str) -> None:
    outcome = plain.run(*RENDER, "-o", name)
    assert outcome.exit_code == 2
    assert "-o ra.docx" in outcome.stderr
    assert plain.files() == {"a.yaml", "mau.docx"}


def test_a_kind_that_is_unknown_is_said_before_what_is_missing(project: Project) -> None:
    project.write("a.yaml", "co_quan: {ten: A}\n")
    outcome = project.run("render", "a.yaml", "--kind", "giay-mo")
    assert outcome.exit_code == 2
    assert "giay-moi" in outcome.stderr
    assert "U201" in outcome.stderr
    assert "D310" not in outcome.stderr


def test_an_existing_file_is_kept_without_force(plain: Project) -> None:
    plain.write("a-mau.docx", "giữ lấy")
    outcome = plain.run(*RENDER)
    assert outcome.exit_code == 5
    assert "O001" in outcome.stderr
    assert "--force" in outcome.stderr
    assert (plain.folder / "a-mau.docx").read_text(encoding="utf-8") == "giữ lấy"
    assert plain.run(*RENDER, "--force").exit_code == 0
    assert (plain.folder / "a-mau.docx").read_bytes().startswith(b"PK")


@pytest.mark.parametrize("output", ["mau.docx", "a.docx", "./mau.docx"])
def test_the_inputs_are_never_overwritten(plain: Project, output: str) -> None:
    (plain.folder / "a.docx").hardlink_to(plain.folder / "a.yaml")
    outcome = plain.run(*RENDER, "-o", output, "--force")
    assert outcome.exit_code == 5
    assert "O002" in outcome.stderr
    assert (plain.folder / "mau.docx").read_bytes() == TEMPLATE
    assert (plain.folder / "a.yaml").read_text(encoding="utf-8") == PLAIN


@pytest.mark.parametrize(
    ("output", "code"),
    [("khong-co/ra.docx", "O004"), ("thiet-bi.docx", "O003"), ("x" * 300 + ".docx", "O004")],
)
def test_targets_that_cannot_be(plain: Project, output: str, code: str) -> None:
    os.mkfifo("thiet-bi.docx")
    outcome = plain.run(*RENDER, "-o", output)
    assert outcome.exit_code == 5, outcome.stderr
    assert code in outcome.stderr
    assert plain.files() == {"a.yaml", "mau.docx"}


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EIO])
def test_a_full_disk_leaves_the_old_file_whole(
    plain: Project, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    plain.write("a-mau.docx", "bản cũ")

    def refuse(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)
    outcome = plain.run(*RENDER, "--force")
    assert outcome.exit_code == 5
    assert "O004" in outcome.stderr
    assert plain.files() == {"a.yaml", "mau.docx", "a-mau.docx"}
    assert (plain.folder / "a-mau.docx").read_text(encoding="utf-8") == "bản cũ"


def test_a_file_open_in_word_says_so(plain: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    plain.write("a-mau.docx", "bản cũ")

    def refuse(self: Path, target: Path) -> None:
        raise PermissionError(errno.EACCES, "in use", str(target))

    monkeypatch.setattr(Path, "replace", refuse)
    outcome = plain.run(*RENDER, "--force")
    assert outcome.exit_code == 5
    assert "Word" in outcome.stderr
    assert plain.files() == {"a.yaml", "mau.docx", "a-mau.docx"}
    assert (plain.folder / "a-mau.docx").read_text(encoding="utf-8") == "bản cũ"


def test_ctrl_c_while_writing_leaves_nothing(plain: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    outcome = plain.run(*RENDER)
    assert outcome.exit_code == 130
    assert "Traceback" not in outcome.stderr
    assert plain.files() == {"a.yaml", "mau.docx"}


@pytest.mark.parametrize(
    ("name", "content", "exit_code", "said"),
    [
        ("khong-co.yaml", None, 5, "O005: không tìm thấy tệp"),
        ("so-lieu.xlsx", "x", 3, "D601"),
        ("tab.yaml", "a:\n\tb: 1\n", 3, "tab.yaml:2:1"),
        ("thut.yaml", "a: 1\n  b: 2\n", 3, "thut.yaml:2"),
        ("hai.yaml", "a: 1\na: 2\n", 3, "D203"),
        ("rong.yaml", "", 3, "D207"),
        ("khoa.yaml", "co_quann: {ten: A}\n", 3, "khoa.yaml:1:1"),
        ("ngay.yaml", "hoi_nghi: {ten: A, thoi_gian: {ngay: 31/02/2026}}\n", 3, "31/02/2026"),
        ("dieu-khien.yaml", "a: x\x07y\n", 3, "D204"),
        ("cu.yaml", "ten: \udcb5\n", 3, "D206"),
    ],
)
def test_bad_data_say_where(
    project: Project, name: str, content: str | None, exit_code: int, said: str
) -> None:
    if content is not None:
        project.write(name, content.encode("utf-8", "surrogateescape"))
    outcome = project.run("render", name)
    assert outcome.exit_code == exit_code, outcome.stderr
    assert said in outcome.stderr
    assert "→" in outcome.stderr
    assert "Traceback" not in outcome.stderr
    assert outcome.stdout == ""
    assert project.files() == ({name} if content is not None else set())


def test_an_alias_bomb_is_refused_quickly(project: Project) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    project.write("bom.yaml", "\n".join(lines) + "\n")
    started = time.monotonic()
    outcome = project.run("render", "bom.yaml")
    assert outcome.exit_code == 3
    assert time.monotonic() - started < 5


@pytest.mark.parametrize(
    "content", [b"not a zip", b"\xd0\xcf\x11\xe0" + b"x" * 600, docx("{{ ten "), docx("{% for a in b %}x")]
)
def test_a_broken_template_is_exit_4(plain: Project, content: bytes) -> None:
    plain.write("mau.docx", content)
    outcome = plain.run(*RENDER)
    assert outcome.exit_code == 4, outcome.stderr
    assert "mau.docx" in outcome.stderr
    assert plain.files() == {"a.yaml", "mau.docx"}


def test_all_missing_names_of_a_template_are_listed(plain: Project) -> None:
    plain.write("mau.docx", docx("{{ tenn }} {{ la }}"))
    outcome = plain.run(*RENDER)
    assert outcome.exit_code == 4
    assert "tenn" in outcome.stderr
    assert "“la”" in outcome.stderr or " la" in outcome.stderr
    drafted = plain.run(*RENDER, "--draft")
    assert drafted.exit_code == 0, drafted.stderr
    assert "[CẦN BỔ SUNG" in text((plain.folder / "a-mau.docx").read_bytes())


def test_missing_keys_are_listed_together(project: Project) -> None:
    project.write("a.yaml", "co_quan: {khoi: nha-nuoc, ten: Ủy ban nhân dân xã Bình Minh}\n")
    outcome = project.run("render", "a.yaml")
    assert outcome.exit_code == 3
    for key in ("dia_danh", "ky", "ket_qua", "nhiem_vu", "nguoi_ky", "noi_nhan"):
        assert key in outcome.stderr, key
    assert project.files() == {"a.yaml"}
    assert project.run("render", "a.yaml", "--draft").exit_code == 0
    assert "[CẦN BỔ SUNG" in text((project.folder / "a-bao-cao.docx").read_bytes())


def test_facts_that_disagree_stop_a_final_document(conference: Project) -> None:
    conference.write("hop.yaml", EXAMPLE.replace("thu: thứ Năm", "thu: thứ Sáu"))
    outcome = conference.run("render", "hop.yaml")
    assert outcome.exit_code == 1
    assert "M03" in outcome.stderr
    assert conference.files() == {"hop.yaml"}
    drafted = conference.run("render", "hop.yaml", "--draft")
    assert drafted.exit_code == 0
    assert "M03" in drafted.stdout


def test_numbers_with_a_dot_are_thousands(project: Project) -> None:
    project.write("mau.docx", docx("{{ a }} {{ a | so }}"))
    project.write("a.yaml", "a: 64.604\n")
    assert project.run(*RENDER).exit_code == 0
    assert paragraphs((project.folder / "a-mau.docx").read_bytes()) == ["64.604 64.604"]


def test_opening_where_there_is_no_desktop(plain: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    outcome = plain.run(*RENDER, "--open")
    assert outcome.exit_code == 6
    assert "a-mau.docx" in plain.files()


def spawn(folder: Path, *arguments: str, **options: object) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, "-m", "baocao", *arguments]
    return subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options
    )


def test_a_real_pipe_that_closes_early_is_quiet(project: Project) -> None:
    process = spawn(project.folder, "schema")
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    noise = process.stderr.read()
    process.stderr.close()
    process.wait(20)
    assert noise == b""


def test_a_pipe_gets_no_colours_and_no_box(conference: Project) -> None:
    with spawn(conference.folder, "render", "hop.yaml") as process:
        stdout, stderr = process.communicate(timeout=60)
    assert process.returncode == 0, stderr
    assert b"\x1b" not in stdout + stderr


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_a_real_ctrl_c_leaves_no_half_file(project: Project) -> None:
    project.write(
        "mau.docx", docx("{% for a in ds %}{% for b in ds %}{{ a }}{{ b }}{% endfor %}{% endfor %}")
    )
    project.write("a.yaml", "ds: [" + ", ".join(["x"] * 3000) + "]\n")
    process = spawn(project.folder, *RENDER)
    time.sleep(1.0)
    process.send_signal(signal.SIGINT)
    _, stderr = process.communicate(timeout=30)
    assert b"Traceback" not in stderr
    if process.returncode == 130:  # not when the machine was quicker than the signal
        assert "Đã dừng".encode() in stderr
        assert project.files() == {"mau.docx", "a.yaml"}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_standard_output_that_takes_no_more(project: Project) -> None:
    words = [sys.executable, "-m", "baocao", "schema"]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(words, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 5
    assert "O007: không ghi được kết quả ra đầu ra chuẩn" in done.stderr.decode()


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell of POSIX")
def test_streams_that_are_closed_keep_nothing_back(conference: Project) -> None:
    words = f'"{sys.executable}" -m baocao render hop.yaml -o ra.docx --no-check --json >&- 2>&- <&-'
    assert subprocess.run(["sh", "-c", words], cwd=conference.folder, check=False).returncode == 0
    assert (conference.folder / "ra.docx").exists()
