"""Opening a file with the system's program."""

from __future__ import annotations

import shutil
import sys
import time
from pathlib import Path

import pytest

from baocao.app.opener import NoOpenerError, open_file


@pytest.mark.skipif(sys.platform != "linux", reason="a Linux desktop")
def test_without_a_desktop_it_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(NoOpenerError) as caught:
        open_file(tmp_path / "a.docx")
    assert caught.value.exit_code == 6


@pytest.mark.skipif(sys.platform != "linux", reason="a Linux desktop")
def test_with_a_desktop_the_program_gets_the_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "xdg-open"
    moved = tmp_path / "opened"
    program.write_text(f'#!/bin/sh\nprintf %s "$1" > "{moved}.tmp" && mv "{moved}.tmp" "{moved}"\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setenv("DISPLAY", ":0")
    assert shutil.which("xdg-open") == str(program)
    open_file(tmp_path / "văn bản.docx")
    for _ in range(200):
        if moved.exists():
            break
        time.sleep(0.02)
    assert moved.read_text(encoding="utf-8") == str(tmp_path / "văn bản.docx")
