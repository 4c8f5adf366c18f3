"""Documents as plain text."""

from __future__ import annotations

from baocao.layout.facts import read_document
from baocao.view.plain import render_plain
from support.word import p, section, word

CENTRE = '<w:jc w:val="center"/>'
WORDS = (
    "Thực hiện Kế hoạch số 12/KH-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân xã về nhiệm vụ năm 2026"
)


def plain(body: str, width: int = 80) -> str:
    return render_plain(read_document(word(body)), width)


def header() -> str:
    def cell(width: int, *texts: str) -> str:
        content = "".join(p(text, CENTRE) for text in texts)
        return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'

    left = cell(3827, "UBND TỈNH HÀ GIANG", "UBND XÃ AN PHÚC")
    right = cell(5527, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
    grid = '<w:gridCol w:w="3827"/><w:gridCol w:w="5527"/>'
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid><w:tr>{left}{right}</w:tr></w:tbl>"


def test_header_columns_stand_side_by_side() -> None:
    first, second = plain(header() + p() + section()).splitlines()[:2]
    assert first.split("  ")[0] != first
    assert "UBND TỈNH HÀ GIANG" in first
    assert first.rstrip().endswith("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    assert "UBND XÃ AN PHÚC" in second
    assert "Độc lập - Tự do - Hạnh phúc" in second


def test_there_are_no_frames_colours_or_trailing_blanks() -> None:
    edges = "".join(f'<w:{edge} w:val="single"/>' for edge in ("top", "left", "bottom", "right", "insideH"))
    grid = '<w:tblGrid><w:gridCol w:w="2000"/></w:tblGrid>'
    row = f"<w:tr><w:tc>{p('a', r_pr='<w:b/>')}</w:tc></w:tr>"
    shown = plain(
        f"<w:tbl><w:tblPr><w:tblBorders>{edges}</w:tblBorders></w:tblPr>{grid}{row}{row}</w:tbl>{p()}"
    )
    assert not set("─│┌┐└┘├┤\x1b") & set(shown)
    assert all(line == line.rstrip() for line in shown.splitlines())


def test_text_is_not_stretched() -> None:
    """What is piped is searched and compared: blanks stay as they were typed."""
    shown = plain(p(WORDS, '<w:jc w:val="both"/>') + section())
    assert " ".join(shown.split("\n")).strip() == WORDS


def test_no_line_is_longer_than_asked() -> None:
    assert max(map(len, plain(header() + p(WORDS) + section(), 50).splitlines())) <= 50


def test_pages_are_set_apart() -> None:
    shown = plain(p("một") + p("hai", "<w:pageBreakBefore/>"))
    assert shown.splitlines() == ["một", "", " Trang 2 ".center(80, "-"), "", "hai"]
