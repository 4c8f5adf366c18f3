"""Draw the pictures of the tutorial again: a form, what the merge tells, pages of the report.

    python ve_anh.py

Needs LibreOffice and poppler. The work is done in a temporary folder.
"""

from __future__ import annotations

import os
import pty
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from dien_bieu import HERE, correct_forms, fill_forms
from PIL import Image, ImageDraw, ImageFont
from rich.style import Style
from rich.text import Text

IMAGES = HERE.parent.parent / "docs" / "images" / "tap-duot"
INPUTS = ("bo-chi-tieu.yaml", "danh-sach-xa.csv", "du-lieu-tinh.yaml")
FORM = "form --indicators bo-chi-tieu.yaml --units danh-sach-xa.csv -o bieu"
MERGE = "merge nhan --indicators bo-chi-tieu.yaml --units danh-sach-xa.csv --base du-lieu-tinh.yaml"
COLUMNS, FIRST, LAST = 112, 17, 9
"""Of the terminal: its width, and how many lines from the top and from the bottom are shown."""
FONT = "LiberationMono-Regular.ttf"
SIZE, LINE = 13, 17
PAPER, INK = (30, 32, 38), (222, 222, 222)
HUES = {1: (240, 110, 110), 2: (130, 210, 130), 3: (230, 200, 100), 6: (110, 200, 220)}
"""{number of a colour of terminals: what it looks like}."""
RESOLUTION, GREYS, COLOURS = 76, 8, 24
CONTROLS = re.compile(r"\x1b\[[0-9;?]*[A-HJKSTfhl]")
"""What moves the cursor and clears lines."""
CORNERS = str.maketrans("╭╮╰╯", "┌┐└┘")
"""Signs that the font has not, and those drawn instead."""
LAST_PAGE = -1
BAR = "━"
"""What a progress bar is made of."""


def main() -> None:
    """Draw all pictures."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for one in INPUTS:
            shutil.copy(HERE / one, folder)
        run(folder, FORM)
        fill_forms(folder / "bieu", folder / "nhan")
        draw_pages(folder / "nhan" / "phuong-an-quang.xlsx", "bieu", [1])
        draw_terminal(f"baocao {MERGE}", run(folder, MERGE), "gop")
        correct_forms(folder / "bieu", folder / "nhan")
        again = f"{MERGE} --force"
        draw_terminal(f"baocao {again}", run(folder, again), "gop-lai")
        explain = "explain tong-hop.yaml so_lieu.mo_hinh_dang_ky"
        draw_terminal(f"baocao {explain}", run(folder, explain), "nguon")
        run(folder, "render tong-hop.yaml -o bao-cao.docx")
        draw_pages(folder / "bao-cao.docx", "bao-cao", [1])
        run(folder, "render tong-hop.yaml --kind phu-luc --charts mo_hinh_dang_ky.gom -o phu-luc.docx")
        draw_pages(folder / "phu-luc.docx", "phu-luc", [5, LAST_PAGE])


def run(folder: Path, command: str) -> str:
    """Return what a command shows on a terminal, colours included."""
    program = Path(sys.executable).with_name("baocao")
    settings = {**os.environ, "COLUMNS": str(COLUMNS), "TERM": "xterm-256color"}
    ours, its = pty.openpty()
    with subprocess.Popen(  # noqa: S603 - our own list, no shell
        [program, *command.split()], cwd=folder, env=settings, stdin=its, stdout=its, stderr=its
    ):
        os.close(its)
        shown = b""
        with suppress(OSError):  # what a terminal says when the other side has left
            while piece := os.read(ours, 65536):
                shown += piece
    os.close(ours)
    return shown.decode()


def draw_terminal(command: str, shown: str, name: str) -> None:
    """Draw a terminal after a command: its first and last lines."""
    bare = CONTROLS.sub("", shown).translate(CORNERS).splitlines()
    lines = [line for line in map(Text.from_ansi, bare) if line.plain.strip() and BAR not in line.plain]
    if len(lines) > FIRST + LAST:
        lines = [*lines[:FIRST], Text("…", style="dim"), *lines[-LAST:]]
    lines = [Text(f"$ {command}", style="bold"), *lines]
    font = ImageFont.truetype(FONT, SIZE)
    rows = [row for line in lines for row in wrap(line)]
    wide = font.getlength("x")
    image = Image.new("RGB", (round(wide * COLUMNS) + 24, LINE * len(rows) + 24), PAPER)
    draw = ImageDraw.Draw(image)
    for number, row in enumerate(rows):
        for at, (char, style) in enumerate(row):
            draw.text((12 + at * wide, 12 + number * LINE), char, fill=pick_hue(style), font=font)
    image.quantize(COLOURS).save(IMAGES / f"{name}.png", optimize=True)


def wrap(line: Text) -> list[list[tuple[str, Style]]]:
    """Return the letters of a line with their looks, cut where the terminal ends."""
    looks = [Style.null()] * len(line.plain)
    for span in line.spans:
        style = span.style if isinstance(span.style, Style) else Style.parse(span.style)
        for at in range(span.start, span.end):
            looks[at] += style
    if line.style:
        whole = line.style if isinstance(line.style, Style) else Style.parse(line.style)
        looks = [whole + one for one in looks]
    letters = list(zip(line.plain, looks, strict=True))
    return [letters[start : start + COLUMNS] for start in range(0, max(len(letters), 1), COLUMNS)]


def pick_hue(style: Style) -> tuple[int, int, int]:
    """Return the colour of a letter."""
    hue = HUES.get((style.color.number or 0) % 8, INK) if style.color else INK
    return tuple(part * 2 // 3 for part in hue) if style.dim else hue  # type: ignore[return-value]


def draw_pages(document: Path, name: str, pages: Sequence[int]) -> None:
    """Draw pages of a document or a workbook, through LibreOffice."""
    folder = document.parent
    office = [
        "soffice",
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        str(document),
    ]
    subprocess.run(office, check=True, capture_output=True)  # noqa: S603 - our own list, no shell
    pdf = folder / f"{document.stem}.pdf"
    for page in pages:
        is_last = page == LAST_PAGE
        target = folder / f"{name}-{'cuoi' if is_last else page}"
        number = str(count_pages(pdf) if is_last else page)
        only = ["-f", number, "-l", number, "-singlefile", "-r", str(RESOLUTION), "-gray"]
        subprocess.run(["pdftoppm", *only, str(pdf), str(target)], check=True)  # noqa: S603, S607
        image = Image.open(target.with_suffix(".pgm"))
        image.quantize(GREYS).save(IMAGES / f"{target.name}.png", optimize=True)


def count_pages(pdf: Path) -> int:
    """Return how many pages a PDF has."""
    told = subprocess.run(["pdfinfo", str(pdf)], check=True, capture_output=True, text=True).stdout  # noqa: S603, S607
    return int(told.partition("Pages:")[2].split()[0])


if __name__ == "__main__":
    main()
