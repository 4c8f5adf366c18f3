"""Files and folders are written whole or not at all."""

from __future__ import annotations

import itertools
import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

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


def interrupt_at(step: int) -> list[int]:
    """Break off at a line of `fsio` as Ctrl-C does; return the number of lines begun, which grows."""
    begun = [0]

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        if "fsio" not in Path(frame.f_code.co_filename).parts:
            return None
        begun[0] += event == "line"
        if begun[0] == step:
            sys.settrace(None)
            raise KeyboardInterrupt
        return trace

    sys.settrace(trace)
    return begun


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # a stream left unclosed
def test_whenever_ctrl_c_comes_all_files_are_new_or_all_are_old(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", lambda _: None)
    old, new = {"a": b"old"}, {"a": b"new", "b/c": b"new"}
    met: list[dict[str, bytes]] = []
    for step in itertools.count(1):
        folder = tmp_path / str(step)
        folder.mkdir()
        (folder / "a").write_bytes(b"old")
        before = sys.gettrace()
        begun = interrupt_at(step)
        try:
            fsio.write_all(
                {folder / name: content for name, content in new.items()}, force=True, below=folder
            )
        except KeyboardInterrupt:
            pass
        finally:
            sys.settrace(before)
        files = (path for path in folder.rglob("*") if path.is_file())
        met.append({str(path.relative_to(folder)): path.read_bytes() for path in files})
        assert met[-1] in (old, new), step
        assert met[-1] == new or not (folder / "b").exists(), step
        if begun[0] < step:
            break
    assert met.count(new) < len(met) // 3, "only once nothing but the clearing away is left"


@pytest.mark.parametrize("name", ["x" * 300, "/".join(["x" * 200] * 30), "a\0b"])
def test_a_folder_whose_name_cannot_be(name: str, tmp_path: Path) -> None:
    with pytest.raises(WriteFailedError):
        fsio.write_all({tmp_path / name / "a.docx": b""}, below=tmp_path / name)
    assert not list(tmp_path.iterdir())


def test_what_was_read_is_noted(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"")
    fsio.read_bytes(tmp_path / "a")
    with fsio.noting_reads() as read:
        fsio.read_bytes(tmp_path / "a")
    assert read == {tmp_path / "a"}
