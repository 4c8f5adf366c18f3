"""Files that data name are read from their own folder, and from nowhere else."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest

from baocao.app.attachments import (
    MAX_BYTES,
    MissingFileError,
    OutsideFileError,
    UnreadableFileError,
    read_files_in,
)
from baocao.errors import DataError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a picture in it, one below it, and a secret beside it."""
    inside = tmp_path / "so-lieu"
    (inside / "hinh").mkdir(parents=True)
    (inside / "logo.png").write_bytes(b"logo")
    (inside / "hinh" / "Sơ đồ.png").write_bytes(b"so do")
    (tmp_path / "mat.png").write_bytes(b"secret")
    return inside


@pytest.mark.parametrize("name", ["logo.png", "./logo.png", "hinh/Sơ đồ.png", "hinh\\Sơ đồ.png"])
def test_files_in_the_folder_and_below_are_read(folder: Path, name: str) -> None:
    assert read_files_in(folder)(name) in {b"logo", b"so do"}


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_accents_may_be_written_either_way_on_the_disk(folder: Path, form: str) -> None:
    (folder / unicodedata.normalize("NFD", "Hội nghị.png")).write_bytes(b"nfd")
    assert read_files_in(folder)(unicodedata.normalize(form, "Hội nghị.png")) == b"nfd"  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "name",
    [
        "../mat.png",
        "hinh/../../mat.png",
        "hinh\\..\\..\\mat.png",
        "/etc/passwd",
        "\\\\may\\chung\\a.png",
        "C:\\a.png",
        "c:a.png",
        "~/a.png",
        "http://example.vn/a.png",
        "https://example.vn/a.png",
        "file:///etc/passwd",
        "data:image/png;base64,AAAA",
        "NUL",
        "con.png",
        "hinh/COM1.png",
        "logo.png:stream",
        "",
        ".",
        "hinh",
        "a\0.png",
    ],
)
def test_names_that_lead_elsewhere_are_refused(folder: Path, name: str) -> None:
    with pytest.raises(OutsideFileError) as caught:
        read_files_in(folder)(name)
    assert caught.value.hint


def test_links_that_lead_elsewhere_are_refused(folder: Path) -> None:
    (folder / "lien-ket.png").symlink_to(folder.parent / "mat.png")
    (folder / "thu-muc").symlink_to(folder.parent)
    for name in ("lien-ket.png", "thu-muc/mat.png"):
        with pytest.raises(OutsideFileError):
            read_files_in(folder)(name)


def test_links_that_stay_inside_are_followed(folder: Path) -> None:
    (folder / "ban-sao.png").symlink_to(folder / "logo.png")
    assert read_files_in(folder)("ban-sao.png") == b"logo"


def test_links_in_a_circle_are_refused(folder: Path) -> None:
    (folder / "a.png").symlink_to(folder / "b.png")
    (folder / "b.png").symlink_to(folder / "a.png")
    with pytest.raises(DataError):
        read_files_in(folder)("a.png")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_refused_at_once(folder: Path) -> None:
    os.mkfifo(folder / "ong.png")
    with pytest.raises(OutsideFileError):
        read_files_in(folder)("ong.png")


def test_a_missing_file_is_told_with_one_that_is_there(folder: Path) -> None:
    with pytest.raises(MissingFileError) as caught:
        read_files_in(folder)("logoo.png")
    assert "“logo.png”" in caught.value.hint
    with pytest.raises(MissingFileError):
        read_files_in(folder)("logo.png/a.png")


def test_a_file_too_large_is_refused_before_it_is_read(folder: Path) -> None:
    with (folder / "lon.png").open("wb") as stream:
        stream.truncate(MAX_BYTES + 1)
    with pytest.raises(UnreadableFileError) as caught:
        read_files_in(folder)("lon.png")
    assert "50 MB" in caught.value.message


def test_a_name_longer_than_any_is_refused(folder: Path) -> None:
    with pytest.raises(DataError):
        read_files_in(folder)("a" * 5_000)
