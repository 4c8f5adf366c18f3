"""Render every example again, and with ``--images`` the pages in docs/images as well.

    python examples/build.py --images

Images need LibreOffice and poppler; they are grey PNG of eight levels, small enough to keep.
"""

from __future__ import annotations

import argparse
import struct
import subprocess
import tempfile
import zlib
from pathlib import Path

from baocao import fsio
from baocao.app.compose import render_document
from baocao.app.request import Request

HERE = Path(__file__).resolve().parent
IMAGES = HERE.parent / "docs" / "images"
RESOLUTION = 60
LEVELS = 7


def render_examples() -> dict[str, Path]:
    """Write each example's report beside its data: {layout: path of the report}."""
    written = {}
    for data in sorted(HERE.glob("*/hoi-nghi.yaml")):
        target = data.with_name("bao-cao.docx")
        document = render_document(data, Request())
        fsio.write_atomic(target, document.content, force=True)
        written[document.layout] = target
    return written


def draw_pages(reports: dict[str, Path]) -> None:
    """Write one image a page, named for the layout."""
    for old in IMAGES.glob("*.png"):
        old.unlink()
    with tempfile.TemporaryDirectory() as folder:
        for layout, report in reports.items():
            copy = Path(folder) / f"{layout}.docx"
            copy.write_bytes(report.read_bytes())
            office = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless"]
            run([*office, "--convert-to", "pdf", "--outdir", folder, str(copy)])
            pdf = str(copy.with_suffix(".pdf"))
            run(["pdftoppm", "-r", str(RESOLUTION), "-gray", pdf, str(copy.with_suffix(""))])
        for page in sorted(Path(folder).glob("*.pgm")):
            (IMAGES / f"{page.stem}.png").write_bytes(shrink(page.read_bytes()))


def run(command: list[str]) -> None:
    """Run a program that must end well."""
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own list, no shell


def shrink(pgm: bytes) -> bytes:
    """A grey page from pdftoppm as a PNG of four bits a pixel."""
    width, height = (int(number) for number in pgm.split(None, 3)[1:3])
    pixels = pgm[-width * height :].translate(
        bytes((v * LEVELS + 127) // 255 * 15 // LEVELS for v in range(256))
    )
    rows = []
    for start in range(0, len(pixels), width):
        row = pixels[start : start + width] + b"\x0f" * (width % 2)
        rows.append(b"\0" + bytes(left << 4 | right for left, right in zip(row[::2], row[1::2], strict=True)))
    header = struct.pack(">IIBBBBB", width, height, 4, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(b"".join(rows), 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*parts) for parts in chunks)


def chunk(kind: bytes, content: bytes) -> bytes:
    """One chunk of a PNG."""
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--images", action="store_true", help="draw the pages too")
    options = parser.parse_args()
    reports = render_examples()
    if options.images:
        draw_pages(reports)
