"""Files and folders are written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from baocao import fsio
from baocao.fsio import TargetExistsError, WriteFailedError


def test_a_folder_is_written_with_its_parents(tmp_path: Path) -> None:
    fsio.write_folder(tmp_path / "a" / "b", {"x": b"1", "y": b"2"})
    assert {file.name: file.read_bytes() for file in (tmp_path / "a" / "b").iterdir()} == {
        "x": b"1",
        "y": b"2",
    }


@pytest.mark.parametrize("exists", [False, True])
def test_a_folder_that_fails_half_way_leaves_nothing(tmp_path: Path, exists: bool) -> None:
    folder = tmp_path / "moi"
    if exists:
        folder.mkdir()
    with pytest.raises(WriteFailedError):
        fsio.write_folder(folder, {"x": b"1", "n" * 300: b"2"})
    assert folder.exists() == exists
    assert not exists or not any(folder.iterdir())


def test_a_folder_with_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "cu").write_bytes(b"cu")
    with pytest.raises(TargetExistsError):
        fsio.write_folder(tmp_path, {"x": b"1"})
    assert [file.name for file in tmp_path.iterdir()] == ["cu"]
