"""Files of several programs are read and shown."""

from __future__ import annotations

import io
import runpy
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len
from rich.console import Console

from baocao.layout.blocks import iter_paragraphs
from baocao.layout.facts import read_document
from baocao.view.page import render_pages
from baocao.view.plain import render_plain

FOLDER = Path(__file__).parent
FILES = sorted(FOLDER.glob("*.docx"))
MAKE: dict[str, Any] = runpy.run_path(str(FOLDER / "make.py"))
DRAWN = {"word-365", "word-2003", "libreoffice", "libreoffice-odt"}
"""Files whose rules are line shapes: 60 mm under the motto, 25 mm under the body's name."""


@pytest.fixture(params=FILES, ids=lambda path: path.stem)
def file(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


@pytest.mark.parametrize("name", MAKE["FILES"])
def test_the_hand_made_files_are_as_the_script_makes_them(name: str) -> None:
    assert (FOLDER / f"{name}.docx").read_bytes() == MAKE["FILES"][name]()


@pytest.mark.parametrize("width", [40, 80, 120, 200])
def test_every_file_is_shown_within_the_terminal(file: Path, width: int) -> None:
    console = Console(width=width, color_system=None, _environ={}, file=io.StringIO())
    for page in render_pages(read_document(file.read_bytes(), file.name), width):
        console.print(page)
    shown = console.file.getvalue()  # type: ignore[attr-defined]
    assert max(map(cell_len, shown.splitlines())) <= width
    assert "Nguyễn Văn An" in shown
    assert not {"\x9b", "\u202e", "\x1b"} & set(shown)


def test_head_and_foot_stand_side_by_side(file: Path) -> None:
    lines = render_plain(read_document(file.read_bytes())).splitlines()
    pairs = (("UBND HUYỆN SƠN HÀ", "CỘNG HÒA"), ("Số: 15", "ngày 04"), ("Nơi nhận:", "CHỦ TỊCH"))
    for left, right in pairs:
        line = next(line for line in lines if left in line)
        assert right in line


def test_the_motto_is_bold_and_centred(file: Path) -> None:
    paragraphs = read_document(file.read_bytes()).paragraphs
    motto = next(one for one in paragraphs if one.text.startswith("Độc lập"))
    assert motto.format.alignment == "center"
    assert all(run.format.bold for run in motto.runs)


@pytest.mark.parametrize("name", sorted(DRAWN))
def test_line_shapes_have_their_lengths(name: str) -> None:
    paragraphs = read_document((FOLDER / f"{name}.docx").read_bytes()).paragraphs
    lengths = [round(rule.length.mm) for one in paragraphs for rule in one.rules]
    assert lengths == [25, 60] if name != "word-2003" else [25, 61]


def test_every_place_is_told_apart(file: Path) -> None:
    """Where two blocks share a place, a message could not say which is meant; nesting without end aside."""
    facts = read_document(file.read_bytes())
    places = [one.where.path for one in iter_paragraphs(facts.blocks) if one.where.path.count("bảng") < 20]
    assert len(set(places)) == len(places)
