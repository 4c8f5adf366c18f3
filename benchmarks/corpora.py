"""Templates in the dialect both engines read, and the data for them; all made by code."""

from __future__ import annotations

import copy
import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_FONT = (
    '<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>'
    '<w:sz w:val="28"/></w:rPr>'
)


def paragraph(text: str) -> str:
    """XML of a paragraph with one run."""
    run = f'<w:r>{_FONT}<w:t xml:space="preserve">{text}</w:t></w:r>'
    return f'<w:p><w:pPr><w:jc w:val="both"/></w:pPr>{run}</w:p>'


def row(*texts: str) -> str:
    """XML of a table row; cells take their formatting from the table, as in a table drawn in Word."""
    properties = '<w:tcPr><w:tcW w:w="1800" w:type="dxa"/></w:tcPr>'
    cells = (f"<w:tc>{properties}<w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>" for text in texts)
    return f"<w:tr>{''.join(cells)}</w:tr>"


def table(columns: int, rows: Iterable[str]) -> str:
    """XML of a table."""
    grid = '<w:gridCol w:w="1800"/>' * columns
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def document(*content: str) -> str:
    """XML of a whole document part."""
    section = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    body = f"<w:body>{''.join(content)}{section}</w:body>"
    return f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{NAMESPACE}">{body}</w:document>'


@lru_cache(maxsize=1)
def _ordinary_parts() -> Mapping[str, bytes]:
    """The parts of an ordinary Word file: styles, theme, settings and the rest."""
    stream = io.BytesIO()
    Document().save(stream)
    with zipfile.ZipFile(stream) as source:
        return {name: source.read(name) for name in source.namelist()}


def deflate(parts: Mapping[str, bytes]) -> bytes:
    """A package of these parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return stream.getvalue()


def docx(*content: str) -> bytes:
    """A .docx of these paragraphs and tables, with all the parts that Word gives a file."""
    return deflate({**_ordinary_parts(), "word/document.xml": document(*content).encode()})


def letter() -> bytes:
    """A one-page letter with a dozen fields and a condition."""
    lines = [
        "{{ co_quan }}",
        "Số: {{ so }}/BC-UBND",
        "{{ dia_danh }}, ngày {{ ngay }} tháng {{ thang }} năm {{ nam }}",
        "Kính gửi: {{ kinh_gui }}",
        *["Thực hiện chương trình công tác, {{ co_quan }} báo cáo kết quả {{ ky }} như sau:"] * 12,
        "{% if vang %}Vắng {{ vang }} đại biểu.{% endif %}",
        "{{ chuc_vu }}",
        "{{ nguoi_ky }}",
    ]
    return docx(*(paragraph(line) for line in lines))


LETTER_DATA: Mapping[str, Any] = {
    "co_quan": "Ủy ban nhân dân xã An Phúc",
    "so": "86",
    "dia_danh": "An Phúc",
    "ngay": "05",
    "thang": 10,
    "nam": 2026,
    "kinh_gui": "Ủy ban nhân dân tỉnh",
    "ky": "quý III năm 2026",
    "vang": 2,
    "chuc_vu": "CHỦ TỊCH",
    "nguoi_ky": "Nguyễn Văn Thuận",
}


def list_table() -> bytes:
    """A table of five columns with one row for each item of `ds`."""
    rows = [
        row("STT", "Họ tên", "Chức vụ", "Đơn vị", "Ghi chú"),
        row("{%tr for x in ds %}", "", "", "", ""),
        row("{{ loop.index }}", "{{ x.ho_ten }}", "{{ x.chuc_vu }}", "{{ x.don_vi }}", "{{ x.ghi_chu }}"),
        row("{%tr endfor %}", "", "", "", ""),
    ]
    return docx(paragraph("Danh sách đại biểu"), table(5, rows), paragraph("Hết"))


def attendees(count: int) -> dict[str, Any]:
    """Data for `list_table`."""
    people = [
        {"ho_ten": f"Nguyễn Văn {n}", "chuc_vu": "Trưởng thôn", "don_vi": f"Thôn {n % 21}", "ghi_chu": "R&D"}
        for n in range(count)
    ]
    return {"ds": people}


def many_tags(count: int) -> bytes:
    """A template of `count` tags, four a paragraph."""
    return docx(*[paragraph("{{ a }} và {{ b }}; {{ c }} hoặc {{ d }}.")] * (count // 4))


TAG_DATA: Mapping[str, Any] = {"a": "một", "b": 2, "c": "ba", "d": "bốn"}


def read_text(content: bytes) -> str:
    """All text of a rendered document, for checking it before it is timed."""
    with zipfile.ZipFile(io.BytesIO(content)) as source:
        part = source.read("word/document.xml").decode()
    return re.sub(r"<[^>]+>", "|", part).replace("&amp;", "&")


_REPORT = (
    Path(__file__).resolve().parent.parent / "examples" / "bao-cao-quy-3-2026-xa-an-phuc" / "bao-cao.docx"
)
_PER_PAGE = 14
"""So many paragraphs make a page, or more."""
_ROWS = 12
"""So many rows of the appendix stand on every fourth page."""


@lru_cache(maxsize=4)
def report(pages: int) -> bytes:
    """A correct report of so many pages at least: head, title, prose, tables and foot of the example."""
    document = Document(io.BytesIO(_REPORT.read_bytes()))
    texts = [one._p for one in document.paragraphs if _is_prose(one.text)]  # noqa: SLF001
    tables = [one._tbl for one in document.tables]  # noqa: SLF001
    foot = next(one for one in tables if "Nơi nhận" in "".join(map(str, one.itertext())))
    table = copy.deepcopy(tables[-1])
    for row in list(table.tr_lst)[_ROWS:]:
        table.remove(row)
    body = list(document.element.body)
    end = body.index(foot)
    page = document.sections[0]._sectPr  # noqa: SLF001
    document.element.body.replace(body[-1], copy.deepcopy(page))
    closing = next(one for one in reversed(body[:end]) if "".join(one.itertext()).endswith("./."))
    for element in (*body[body.index(texts[0]) : end], *body[end + 1 : -1]):
        document.element.body.remove(element)
    pieces: list[Any] = []
    for number in range(pages * _PER_PAGE):
        pieces += [table] if number % (4 * _PER_PAGE) == _PER_PAGE else []
        pieces.append(texts[number % len(texts)])
    for piece in (*pieces, closing):
        foot.addprevious(copy.deepcopy(piece))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _is_prose(text: str) -> bool:
    """Whether a paragraph is a whole one of the text, neither numbered nor with a sign before it."""
    is_whole = len(text) > 100 and text.endswith(".") and not text.endswith("./.")
    return is_whole and text[0].isalpha() and text[1].isalpha() and not text.startswith("Căn cứ")


def spoil(content: bytes) -> bytes:
    """The same document with narrow margins, letters too small, and paragraphs flush left without gaps."""
    document = Document(io.BytesIO(content))
    for section in document.sections:
        section.left_margin = Mm(20)
    for paragraph in document.paragraphs:
        if _is_prose(paragraph.text):
            paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
            paragraph.paragraph_format.first_line_indent = Mm(30)
            for run in paragraph.runs:
                run.font.size = Pt(12)
                run.font.name = "Arial"
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()
