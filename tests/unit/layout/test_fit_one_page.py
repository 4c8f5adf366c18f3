"""A document that nearly fits one page is set smaller; others keep their size."""

from __future__ import annotations

import io

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Mm, Pt

from baocao.layout.fit import fit_to_text
from baocao.layout.profile import load_profile

LINE = "Đánh giá kết quả quý III."


def size_of_text(paragraphs: int, layout: str, *, sections: int = 1) -> float:
    """Size of the letters once fitted; a page has 728.5 pt, a paragraph takes 22.1, when smaller 21."""
    document = Document()
    style = document.styles.add_style("Thân văn bản", WD_STYLE_TYPE.PARAGRAPH)
    style.font.size, spacing = Pt(14), style.paragraph_format
    spacing.space_before, spacing.space_after, spacing.line_spacing = Pt(6), Pt(0), 1.0
    for _ in range(paragraphs):
        document.add_paragraph(LINE, style=style)
    for _ in range(sections - 1):
        document.add_section()
        document.add_paragraph(LINE, style=style)
    section = document.sections[0]
    section.page_height, section.top_margin, section.bottom_margin = Mm(297), Mm(20), Mm(20)
    stream = io.BytesIO()
    document.save(stream)
    fitted = Document(io.BytesIO(fit_to_text(stream.getvalue(), load_profile(layout))))
    return fitted.styles["Thân văn bản"].font.size.pt


@pytest.mark.parametrize(("paragraphs", "size"), [(30, 14), (33, 13), (38, 14)])
def test_a_text_that_nearly_fits_a_page_is_set_in_the_smaller_size(paragraphs: int, size: float) -> None:
    assert size_of_text(paragraphs, "nd30") == size


def test_no_text_is_smaller_than_its_standard_allows() -> None:
    assert size_of_text(33, "dang-hd05") == 14


def test_a_document_with_appendices_keeps_its_size() -> None:
    assert size_of_text(33, "nd30", sections=2) == 14
