"""The PDF that LibreOffice makes of our documents: fonts, title, language, bookmarks, and nothing fetched."""

from __future__ import annotations

import http.server
import re
import subprocess
import threading
from pathlib import Path

import pypdfium2
import pytest

from baocao.app.office import to_pdf
from baocao.layout.facts import read_document
from conformance import examples
from support.filling import file, p, unzipped, zipped

pytestmark = [pytest.mark.office, pytest.mark.slow]

LINKED = "liên kết"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TIMES = re.compile(r"Times ?New ?Roman|Liberation ?Serif", re.IGNORECASE)
PICTURE = """<w:r><w:drawing><wp:inline><wp:extent cx="900000" cy="900000"/><wp:docPr id="1" name="Ảnh"/>
<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">
<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">
<pic:nvPicPr><pic:cNvPr id="0" name="Ảnh"/><pic:cNvPicPr/></pic:nvPicPr>
<pic:blipFill><a:blip r:link="rIdNgoai"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>
<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/></a:xfrm>
<a:prstGeom prst="rect"/></pic:spPr>
</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"""


class Asked(http.server.BaseHTTPRequestHandler):
    """Notes what is asked for."""

    seen: list[str] = []  # noqa: RUF012  # the server makes the objects

    def do_GET(self) -> None:
        self.seen.append(self.path)
        self.send_error(404)

    do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815  # the names of the requests

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def linked(address: str) -> bytes:
    """Return a document with a picture and a template that are elsewhere."""
    parts = unzipped(file(p("Ảnh ở ngoài:", PICTURE)))
    relationship = '<Relationship Id="{}" Type="{}/{}" Target="{}" TargetMode="External"/></Relationships>'
    for part, name, kind in (
        ("word/_rels/document.xml.rels", "rIdNgoai", "image"),
        ("word/_rels/settings.xml.rels", "rIdMau", "attachedTemplate"),
    ):
        rels = parts.get(part, b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
                               b'relationships"></Relationships>')  # fmt: skip
        more = relationship.format(name, OFFICE, kind, f"{address}/{kind}")
        parts[part] = rels.replace(b"</Relationships>", more.encode())
    settings = parts["word/settings.xml"]
    parts["word/settings.xml"] = settings.replace(b"/>", b'><w:attachedTemplate r:id="rIdMau"/></w:settings>')
    return zipped(parts)


@pytest.fixture(scope="module")
def documents() -> dict[str, bytes]:
    """{layout: a báo cáo in it}."""
    return {layout: examples.rendered(example, layout) for example, layout in examples.LAYOUT_OF.items()}


@pytest.fixture(scope="module")
def pdfs(documents: dict[str, bytes]) -> dict[str, bytes]:
    """The documents and one with links to a server of ours, all printed in one start."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Asked)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        return to_pdf({**documents, LINKED: linked(f"http://127.0.0.1:{server.server_port}")})
    finally:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize("layout", examples.EXAMPLE_OF)
def test_the_title_language_and_standard_are_said(
    layout: str, documents: dict[str, bytes], pdfs: dict[str, bytes], tmp_path: Path
) -> None:
    page = tmp_path / "a.pdf"
    page.write_bytes(pdfs[layout])
    said = subprocess.run(["pdfinfo", page], check=True, capture_output=True, text=True).stdout
    assert f"Title:           {read_document(documents[layout]).title}" in said
    assert re.search(r"Tagged: +yes", said)
    assert b"/Lang(vi-VN)" in pdfs[layout]
    assert b"/DisplayDocTitle true" in pdfs[layout]
    assert b"<pdfaid:part>2</pdfaid:part>" in pdfs[layout]
    assert b"<pdfaid:conformance>B</pdfaid:conformance>" in pdfs[layout]


@pytest.mark.parametrize("layout", examples.EXAMPLE_OF)
def test_all_fonts_are_times_and_inside(layout: str, pdfs: dict[str, bytes], tmp_path: Path) -> None:
    page = tmp_path / "a.pdf"
    page.write_bytes(pdfs[layout])
    table = subprocess.run(["pdffonts", page], check=True, capture_output=True, text=True).stdout
    rows = table.splitlines()[2:]
    assert rows
    assert all(TIMES.search(row) and row.split()[-5] == "yes" for row in rows), table


@pytest.mark.parametrize("layout", examples.EXAMPLE_OF)
def test_every_heading_is_a_bookmark(
    layout: str, documents: dict[str, bytes], pdfs: dict[str, bytes]
) -> None:
    headings = [
        (paragraph.format.outline_level, " ".join(paragraph.text.split()))
        for paragraph in read_document(documents[layout]).paragraphs
        if paragraph.format.outline_level is not None
    ]
    pdf = pypdfium2.PdfDocument(pdfs[layout])
    marks = [(mark.level, " ".join(mark.get_title().split())) for mark in pdf.get_toc()]
    pdf.close()
    assert len(marks) > 5
    assert [title for _, title in marks] == [title for _, title in headings]
    assert [title for level, title in marks if level == 0] == [
        title for level, title in headings if level == headings[0][0]
    ]


def test_nothing_outside_is_fetched(pdfs: dict[str, bytes]) -> None:
    assert pdfs[LINKED].startswith(b"%PDF")
    assert Asked.seen == []
