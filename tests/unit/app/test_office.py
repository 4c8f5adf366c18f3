"""LibreOffice found, run and stopped; scripts stand for it, as what it may do wrong can be had from them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import pytest

from baocao.app import office
from baocao.errors import BaocaoError
from support.docx import docx
from support.project import Project

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="shell scripts")

HEAD = '#!/bin/sh\nwhile [ "$1" != --outdir ]; do last="$1"; shift; done\nout="$2"; shift 2\n'
GOOD = 'mkdir -p "$out"\nfor f; do (printf "%%PDF of "; cat "$f") > "$out/$(basename "$f" .docx).pdf"; done\n'
HANGS = """echo $$ > "{folder}/leader"
sleep 60 & echo $! > "{folder}/new"
mv "{folder}/new" "{folder}/child"
wait
"""


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for temporary files; what is left there afterwards was forgotten."""
    folder = tmp_path / "tam"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def fake(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> Path:
    program = folder / "soffice"
    program.write_text(HEAD + script.format(folder=folder) if "{folder}" in script else HEAD + script)
    program.chmod(0o755)
    monkeypatch.setenv(office.VARIABLE, str(program))
    return program


def is_running(folder: Path, name: str) -> bool:
    pid = (folder / name).read_text().strip()
    state = subprocess.run(["ps", "-o", "stat=", "-p", pid], capture_output=True, text=True, check=False)
    return state.stdout.strip()[:1] not in {"", "Z"}


def test_documents_come_back_under_their_names(
    tmp_path: Path, scratch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake(tmp_path, monkeypatch, GOOD)
    found = office.to_pdf({"bo/Báo cáo.docx": b"1", "giấy mời / 2": b"2"})
    assert found == {"bo/Báo cáo.docx": b"%PDF of 1", "giấy mời / 2": b"%PDF of 2"}
    assert not list(scratch.iterdir())


def test_no_documents_start_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(office.VARIABLE, "/khong/co")
    assert office.to_pdf({}) == {}


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("exit 0\n", "không lập được PDF của 1.docx, 2.docx"),
        ("echo 'Error: source file could not be loaded'; exit 0\n", "could not be loaded"),
        ('mkdir -p "$out"; : > "$out/1.pdf"; echo x > "$out/2.pdf"\n', "không lập được PDF của 1.docx"),
        ("exit 77\n", "không lập được PDF"),
    ],
)
def test_what_was_not_made_is_told(
    tmp_path: Path, scratch: Path, monkeypatch: pytest.MonkeyPatch, script: str, said: str
) -> None:
    fake(tmp_path, monkeypatch, script)
    with pytest.raises(office.OfficeFailedError) as caught:
        office.to_pdf({"1.docx": b"1", "2.docx": b"2"})
    assert said in caught.value.message
    assert caught.value.exit_code == 6
    assert not list(scratch.iterdir())


def test_what_hangs_is_stopped_with_all_that_it_started(
    tmp_path: Path, scratch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake(tmp_path, monkeypatch, HANGS)
    with pytest.raises(office.OfficeTooSlowError) as caught:
        office.to_pdf({"a": b"1"}, timeout_s=0.5)
    assert "cho_giay" in caught.value.hint
    assert not is_running(tmp_path, "leader")
    assert not is_running(tmp_path, "child")
    assert not list(scratch.iterdir())


def test_what_leaves_something_running_is_cleared_away(
    tmp_path: Path, scratch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake(tmp_path, monkeypatch, 'sleep 60 >&- 2>&- & echo $! > "{folder}/child"\n' + GOOD)
    assert office.to_pdf({"a": b"1"}) == {"a": b"%PDF of 1"}
    assert not is_running(tmp_path, "child")


def test_ctrl_c_stops_it_too(tmp_path: Path, scratch: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake(tmp_path, monkeypatch, HANGS)

    def interrupt() -> None:
        while not (tmp_path / "child").exists():
            time.sleep(0.01)
        time.sleep(0.1)
        os.kill(os.getpid(), signal.SIGINT)

    threading.Thread(target=interrupt).start()
    with pytest.raises(KeyboardInterrupt):
        office.to_pdf({"a": b"1"}, timeout_s=20)
    assert not is_running(tmp_path, "leader")
    assert not is_running(tmp_path, "child")
    assert not list(scratch.iterdir())


def test_a_program_that_cannot_be_started(
    tmp_path: Path, scratch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake(tmp_path, monkeypatch, "").write_bytes(b"\x7fELF")
    with pytest.raises(office.OfficeFailedError) as caught:
        office.to_pdf({"a": b"1"})
    assert "không khởi động được LibreOffice" in caught.value.message
    assert not list(scratch.iterdir())


@pytest.mark.parametrize(
    ("system", "hint"), [("linux", "apt install"), ("darwin", "brew install"), ("win32", "winget install")]
)
def test_where_there_is_none_it_says_how_to_install_one(
    system: str, hint: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(office, "_PLACES", {"linux": (), system: ()})
    monkeypatch.delenv(office.VARIABLE, raising=False)
    monkeypatch.setenv("PATH", "/khong/co")
    with pytest.raises(office.NoOfficeError) as caught:
        office.find_office()
    assert hint in caught.value.hint
    assert office.VARIABLE in caught.value.hint


def test_the_environment_counts_before_the_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = fake(tmp_path, monkeypatch, GOOD)
    assert office.find_office("/khong/co") == str(program)
    monkeypatch.delenv(office.VARIABLE)
    assert office.find_office(str(program)) == str(program)
    with pytest.raises(office.NoOfficeError, match="/khong/co"):
        office.find_office("/khong/co")


def test_usual_places_are_looked_into(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = fake(tmp_path, monkeypatch, GOOD)
    monkeypatch.delenv(office.VARIABLE)
    monkeypatch.setenv("PATH", "/khong/co")
    monkeypatch.setattr(office, "_PLACES", {"linux": ("/khong/co/soffice", str(program))})
    monkeypatch.setattr(sys, "platform", "freebsd")
    assert office.find_office() == str(program)


def test_nothing_is_written_when_a_pdf_fails(
    project: Project, scratch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake(scratch.parent, monkeypatch, "exit 0\n")
    (scratch.parent / "soffice").rename(project.folder / "soffice")
    monkeypatch.setenv(office.VARIABLE, str(project.folder / "soffice"))
    project.write("mau.docx", docx("{{ ten }}"))
    project.write("a.yaml", "ten: An\n")
    before = project.files()
    outcome = project.run("render", "a.yaml", "--template", "mau.docx", "--to", "docx,pdf")
    assert outcome.exit_code == 6
    assert "X203" in outcome.stderr
    assert "a-mau.pdf" in outcome.stderr
    assert project.files() == before


def test_settings_name_the_program_and_its_time(
    project: Project, scratch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = fake(project.folder, monkeypatch, HANGS)
    monkeypatch.delenv(office.VARIABLE)
    project.write("baocao.toml", f'[pdf]\nlibreoffice = "{program}"\ncho_giay = 1\n')
    project.write("mau.docx", docx("{{ ten }}"))
    project.write("a.yaml", "ten: An\n")
    outcome = project.run("render", "a.yaml", "--template", "mau.docx", "-o", "ra.pdf")
    assert outcome.exit_code == 6
    assert "sau 1 giây" in outcome.stderr
    assert not os.path.exists(project.folder / "ra.pdf")  # noqa: PTH110


def test_errors_of_settings_for_pdf(project: Project) -> None:
    project.write("baocao.toml", '[pdf]\ncho_giay = "lâu"\nlibre_office = "x"\nlibreoffice = 5\n')
    project.write("a.yaml", "ten: An\n")
    outcome = project.run("render", "a.yaml", "--json")
    found = {(error["where"]["line"], error["code"]) for error in outcome.json["errors"]}
    assert found == {(2, "U303"), (3, "U302"), (4, "U303")}


def test_the_error_of_a_missing_office_is_a_users(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(office.VARIABLE, "/khong/co")
    with pytest.raises(BaocaoError) as caught:
        office.to_pdf({"a": b"1"})
    assert (caught.value.code, caught.value.exit_code) == ("X201", 6)
