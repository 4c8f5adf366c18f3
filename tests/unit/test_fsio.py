"""Files and folders are written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from baocao import fsio
from baocao.errors import BaocaoError
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


def contents(folder: Path) -> dict[str, bytes]:
    return {str(one.relative_to(folder)): one.read_bytes() for one in folder.rglob("*") if one.is_file()}


def test_a_set_makes_its_folders(tmp_path: Path) -> None:
    folder = tmp_path / "bo" / "quy-3"
    fsio.write_all({folder / "a": b"1", folder / "anh" / "b": b"2"}, below=folder)
    assert contents(folder) == {"a": b"1", "anh/b": b"2"}


def test_all_that_is_wrong_with_targets_is_said_at_once(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).write_bytes(b"cu")
    with pytest.raises(BaocaoError) as caught:
        fsio.write_all({tmp_path / name: b"moi" for name in "abc"})
    assert [error.code for error in caught.value.flatten()] == ["O001", "O001"]
    assert contents(tmp_path) == {"a": b"cu", "b": b"cu"}


def fail_at(number: int, error: BaseException, really: Callable[..., object]) -> Callable[..., object]:
    """Return a function that fails when it is called the `number`-th time."""
    calls = iter(range(1, 1000))

    def work(*arguments: object) -> object:
        if next(calls) == number:
            raise error
        return really(*arguments)

    return work


@pytest.mark.parametrize("error", [OSError(28, "full"), KeyboardInterrupt()], ids=["full", "ctrl-c"])
@pytest.mark.parametrize("links", [True, False], ids=["links", "no-links"])
@pytest.mark.parametrize("at", [1, 2, 3])
def test_a_set_that_fails_half_way_leaves_every_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, links: bool, at: int
) -> None:
    (tmp_path / "a").write_bytes(b"cu")
    (tmp_path / "c").write_bytes(b"cu")
    if not links:
        monkeypatch.setattr(os, "link", fail_at(0, error, lambda *_: (_ for _ in ()).throw(OSError(1, "no"))))
    monkeypatch.setattr(Path, "replace", fail_at(at, error, Path.replace))
    with pytest.raises(BaseException):  # noqa: B017, PT011  # ours, or the interruption itself
        fsio.write_all(
            {tmp_path / "a": b"1", tmp_path / "moi" / "b": b"2", tmp_path / "c": b"3"},
            force=True,
            below=tmp_path,
        )
    assert contents(tmp_path) == {"a": b"cu", "c": b"cu"}
    assert not (tmp_path / "moi").exists()


def test_a_file_made_meanwhile_is_kept_and_the_set_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def meanwhile(number: int) -> None:
        (tmp_path / "b").write_bytes(b"cua ai do")

    monkeypatch.setattr(os, "fsync", meanwhile)
    with pytest.raises(TargetExistsError):
        fsio.write_all({tmp_path / "a": b"1", tmp_path / "b": b"2"})
    assert contents(tmp_path) == {"b": b"cua ai do"}


def test_a_folder_for_a_set_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "bo").write_bytes(b"cu")
    with pytest.raises(WriteFailedError, match="cần một thư mục"):
        fsio.write_all({tmp_path / "bo" / "a": b"1"}, below=tmp_path / "bo")


def test_a_scratch_folder_is_gone_afterwards() -> None:
    with fsio.scratch_folder({"vao/a": b"1"}) as folder:
        assert contents(folder) == {"vao/a": b"1"}
    assert not folder.exists()
