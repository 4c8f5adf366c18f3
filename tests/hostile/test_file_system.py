"""Targets and folders that are not what they seem, and a disk that takes no more."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from support.filling import file, lines
from support.project import Outcome, Project

ROOT = Path(__file__).resolve().parents[2]
OLD = b"tep cu"


@pytest.fixture
def plain(project: Project) -> Project:
    project.write("mau.docx", file("{{ ten }}", *["đoạn văn dài " * 20] * 3_000))
    project.write("a.yaml", "ten: An\n")
    return project


def render(project: Project, *options: str) -> Outcome:
    return project.run("render", "a.yaml", "--template", "mau.docx", *options)


@pytest.mark.parametrize(
    "name", ["a.yaml", "mau.docx", "./mau.docx", "con/../mau.docx", "cung.docx", "noi.docx"]
)
def test_inputs_are_never_written_over_by_any_name(name: str, plain: Project) -> None:
    (plain.folder / "con").mkdir()
    (plain.folder / "cung.docx").hardlink_to(plain.folder / "mau.docx")
    (plain.folder / "noi.docx").symlink_to("mau.docx")
    before = {one: (plain.folder / one).read_bytes() for one in ("a.yaml", "mau.docx")}
    outcome = render(plain, "-o", name, "--force")
    assert outcome.exit_code in {2, 5}, outcome.stderr
    assert {one: (plain.folder / one).read_bytes() for one in before} == before


@pytest.mark.parametrize(
    "name",
    [
        "vong.docx",
        "thu-muc.docx",
        "ong.docx",
        "khong-co/ra.docx",
        "mau.docx/ra.docx",
        "x" * 300 + ".docx",
        "lac.docx",
    ],
)
def test_targets_that_are_no_files(name: str, plain: Project) -> None:
    (plain.folder / "vong.docx").symlink_to("vong.docx")
    (plain.folder / "thu-muc.docx").mkdir()
    (plain.folder / "lac.docx").symlink_to("khong-co/xa.docx")
    os.mkfifo(plain.folder / "ong.docx")
    before = plain.files()
    begun = time.monotonic()
    outcome = render(plain, "-o", name, "--force")
    assert time.monotonic() - begun < 5
    assert outcome.exit_code in {5, 0} if name == "thu-muc.docx" else outcome.exit_code == 5, outcome.stderr
    if outcome.exit_code:
        assert plain.files() == before
        assert "O00" in outcome.stderr


def test_a_link_is_followed_and_its_file_replaced_whole(plain: Project) -> None:
    (plain.folder / "that").mkdir()
    target = plain.write("that/ra.docx", OLD)
    (plain.folder / "ra.docx").symlink_to("that/ra.docx")
    assert render(plain, "-o", "ra.docx", "--force").exit_code == 0
    assert (plain.folder / "ra.docx").is_symlink()
    assert lines(target.read_bytes())[0] == "An"


CHILD = """
import resource, sys
sys.path.insert(0, {source!r})
{before}
from baocao.__main__ import main
sys.argv = ["baocao", "render", "a.yaml", "--template", "mau.docx", "-o", "ra.docx", "--force"]
sys.exit(main())
"""


def run_child(folder: Path, before: str) -> subprocess.Popen[str]:
    script = CHILD.format(source=str(ROOT / "src"), before=before)
    return subprocess.Popen(
        [sys.executable, "-c", script], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def test_a_file_larger_than_the_system_allows(plain: Project) -> None:
    plain.write("ra.docx", OLD)
    before = "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
    child = run_child(plain.folder, before + "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))")
    _, told = child.communicate(timeout=60)
    assert child.returncode == 5, told
    assert "O004" in told
    assert "Traceback" not in told
    assert (plain.folder / "ra.docx").read_bytes() == OLD
    assert plain.files() == {"a.yaml", "mau.docx", "ra.docx"}


def test_no_more_files_may_be_opened(plain: Project) -> None:
    plain.write("ra.docx", OLD)
    before = "import os; f = [os.open('a.yaml', 0) for _ in range(3)]"
    child = run_child(plain.folder, before)
    _, told = child.communicate(timeout=60)
    assert child.returncode == 0, told


@pytest.mark.parametrize("name", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_while_writing_leaves_the_old_file(name: signal.Signals, plain: Project) -> None:
    """The child stops just before the new file takes the name of the old one; a second signal is too much."""
    plain.write("ra.docx", OLD)
    before = (
        "import os, time\n"
        "def stop(_):\n"
        "    print('dang ghi', flush=True)\n"
        "    time.sleep(30)\n"
        "os.fsync = stop"
    )
    child = run_child(plain.folder, before)
    assert child.stdout is not None
    assert child.stdout.readline() == "dang ghi\n"
    child.send_signal(name)
    child.send_signal(name)
    _, told = child.communicate(timeout=30)
    assert child.returncode in {130, -name}, "the second one may come when all is over"
    assert told.strip() == "Đã dừng theo yêu cầu"
    assert (plain.folder / "ra.docx").read_bytes() == OLD
    assert plain.files() == {"a.yaml", "mau.docx", "ra.docx"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_only_be_read(plain: Project) -> None:
    plain.folder.chmod(0o500)
    try:
        outcome = render(plain, "-o", "ra.docx")
    finally:
        plain.folder.chmod(0o700)
    assert outcome.exit_code == 5
    assert "O004" in outcome.stderr


@pytest.mark.parametrize("device", ["/dev/full", "/dev/null", "/dev/zero", "/proc/self/mem"])
def test_devices_are_neither_read_nor_written(device: str, plain: Project) -> None:
    (plain.folder / "ra.docx").symlink_to(device)
    (plain.folder / "b.yaml").symlink_to(device)
    assert render(plain, "-o", "ra.docx", "--force").exit_code == 5
    assert plain.run("render", "b.yaml", "--template", "mau.docx", "-o", "r.docx").exit_code in {3, 5}
    assert plain.run("render", "a.yaml", "--template", device, "-o", "r.docx").exit_code in {4, 5}
