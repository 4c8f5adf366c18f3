"""Render every document of every example again, and with ``--images`` the pages in docs/images as well.

    python examples/build.py --images

Images need LibreOffice and poppler; they are PNG of eight greys, small enough to keep.
"""

from __future__ import annotations

import argparse
import subprocess
import tempfile
from pathlib import Path

from PIL import Image

from baocao.app import catalog
from baocao.app.compose import Material, compose, read_material
from baocao.app.kind import Kind
from baocao.app.naming import read_pattern
from baocao.app.office import to_pdf
from baocao.app.order import Order
from baocao.app.produce import produce
from baocao.app.request import Request
from baocao.app.settings import DEFAULTS
from baocao.data.needs import find_missing
from baocao.layout.profile import load_profile
from baocao.view.plain import write_text

HERE = Path(__file__).resolve().parent
IMAGES = HERE.parent / "docs" / "images"
HOSTS = {
    "nd30": "bao-cao-quy-3-2026-xa-an-phuc",
    "dang-hd05": "dang-uy-xa-lam-khe-quy-3-2026",
    "dang-hd36": "dan-van-kheo-quy-4-2023",
}
"""{layout: the example of a body that follows it}; another lends the kinds it has no data for."""
RESOLUTION = 60
GREYS = 8
GALLERY = """# Ảnh trang in

Mọi loại văn bản trong mọi thể thức, từ ba ví dụ trong [`examples/`](../../examples/README.md), qua
LibreOffice: trang đầu, rồi số của các trang sau. Loại nào ví dụ không đủ số liệu thì mượn ví dụ khác, nên cơ
quan và thể thức có khi không đi với nhau.
[Trang mẫu](../trang-mau.md) đặt báo cáo cạnh điều thể thức đòi hỏi.
Vẽ lại: `python examples/build.py --images`.
"""


def render_examples() -> None:
    """Write each example's set beside its data; what has a web page or Markdown gets these too."""
    for data in sorted(HERE.glob("*/hoi-nghi.yaml")):
        order = Order(
            kinds="all",
            formats=("docx", "html", "md"),
            name=read_pattern("{loai}"),
            output=data.parent,
            force=True,
        )
        produce(data, order, to_text=write_text)


def draw_pages() -> None:
    """Write one image a page of each kind in each layout: ``<kind>-<layout>-<page>.png``."""
    for old in IMAGES.glob("*.png"):
        old.unlink()
    materials = {host: read_material(HERE / host / "hoi-nghi.yaml") for host in HOSTS.values()}
    documents = {
        name: content
        for kind in catalog.iter_kinds(DEFAULTS)
        for layout in (HOSTS if kind.layouts else ("",))
        for name, content in compose_page(kind, layout, materials).items()
    }
    with tempfile.TemporaryDirectory() as folder:
        for name, pdf in to_pdf(documents).items():
            path = Path(folder) / f"{name}.pdf"
            path.write_bytes(pdf)
            command = ["pdftoppm", "-r", str(RESOLUTION), "-gray", str(path), str(path.with_suffix(""))]
            subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own list, no shell
        for page in sorted(Path(folder).glob("*.pgm")):
            number = int(page.stem.rpartition("-")[2])
            target = IMAGES / f"{page.stem.rpartition('-')[0]}-{number}.png"
            Image.open(page).quantize(GREYS).save(target, optimize=True)


def write_gallery() -> None:
    """Write the page that shows all images: a row for each kind, a column for each layout."""
    titles = [profile.title for profile in map(load_profile, HOSTS)]
    lines = [GALLERY, f"| Loại | {' | '.join(titles)} |", "| --- " * (len(titles) + 1) + "|"]
    for kind in catalog.iter_kinds(DEFAULTS):
        if kind.layouts:
            cells = [show_pages(f"{kind.name}-{layout}") for layout in HOSTS]
        else:
            cells = [show_pages(kind.name), *[""] * (len(HOSTS) - 1)]
        lines.append(f"| `{kind.name}` | {' | '.join(cells)} |")
    (IMAGES / "README.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


def show_pages(name: str) -> str:
    """Return the first page as an image and links to the others."""
    pages = sorted(IMAGES.glob(f"{name}-[0-9]*.png"), key=lambda page: int(page.stem.rpartition("-")[2]))
    first, *others = (page.name for page in pages)
    links = [f"[{number}]({page})" for number, page in enumerate(others, 2)]
    return " ".join([f"![{name}, trang 1]({first})", *links])


def compose_page(kind: Kind, layout: str, materials: dict[str, Material]) -> dict[str, bytes]:
    """Return {name: document} of a kind in a layout, by the first example that has the data for it."""
    first = HOSTS.get(layout, HOSTS["dang-hd36"])
    for host in (first, *(other for other in materials if other != first)):
        material = materials[host]
        if not find_missing(material.read_for(kind), kind.name):
            request = Request(kind=kind.name, layout=layout or None)
            return {f"{kind.name}-{layout}".strip("-"): compose(material, request).content}
    raise LookupError(kind.name)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--images", action="store_true", help="draw the pages too")
    options = parser.parse_args()
    render_examples()
    if options.images:
        draw_pages()
        write_gallery()
