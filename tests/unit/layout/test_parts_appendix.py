"""Appendices: their heads are named, the rest is not graded."""

from __future__ import annotations

import pytest

from baocao.layout.facts import read_document
from baocao.layout.naming.appendix import find_appendix
from baocao.layout.naming.lines import cut_lines
from baocao.layout.naming.pages import section_of
from baocao.layout.paper import SURE, Part, PartKind, Zone
from support.word import p, section, word

CENTER = '<w:jc w:val="center"/>'
NEXT = f"<w:pPr>{section()}</w:pPr>"


def appendix_of(xml: str) -> tuple[Part, ...]:
    facts = read_document(word(xml + section()))
    parts = find_appendix(cut_lines(facts), facts, party=False)
    assert all(part.zone is Zone.APPENDIX for part in parts)
    return parts


def kinds(*texts: str) -> list[str]:
    return [part.kind.value for part in appendix_of("".join(p(text, CENTER) for text in texts))]


@pytest.mark.parametrize(
    "number", ["Phụ lục", "PHỤ LỤC I", "Phụ lục số 02", "Phụ lục II.", "PHỤ LỤC 1:", "Phụ lục IIa"]
)
def test_number_title_and_source(number: str) -> None:
    title = ("DANH SÁCH", "TẬP THỂ TIÊU BIỂU")
    source = ("(Kèm theo Báo cáo số 15/BC-UBND", "ngày 05 tháng 10 năm 2026 của Ủy ban nhân dân xã)")
    parts = appendix_of(
        "".join(p(text, CENTER) for text in (number, *title, *source)) + p("Nội dung của phụ lục.")
    )
    assert [(part.kind.value, len(part.lines)) for part in parts] == [
        ("phu_luc_so", 1),
        ("phu_luc_ten", 2),
        ("phu_luc_kem_theo", 2),
        ("khac", 1),
    ]
    assert all(part.certainty >= SURE for part in parts[:3])


def test_a_title_in_small_letters_or_to_the_left() -> None:
    parts = appendix_of(p("Phụ lục I", CENTER) + p("Danh sách tập thể tiêu biểu", CENTER))
    assert parts[1].kind is PartKind.APPENDIX_TITLE
    parts = appendix_of(p("PHỤ LỤC I") + p("DANH SÁCH TẬP THỂ"))
    assert [part.kind for part in parts] == [PartKind.APPENDIX_NUMBER, PartKind.APPENDIX_TITLE]


def test_number_and_title_on_one_line_are_uncertain() -> None:
    parts = appendix_of(p("PHỤ LỤC I: DANH SÁCH TẬP THỂ TIÊU BIỂU", CENTER))
    assert [(part.kind, part.certainty) for part in parts] == [(PartKind.APPENDIX_NUMBER, 0.6)]


@pytest.mark.parametrize("number", ["Biểu số 01", "Mẫu số 02/BC", "Mẫu 1"])
def test_forms_are_uncertain(number: str) -> None:
    found = appendix_of(p(number, CENTER) + p("BIỂU TỔNG HỢP", CENTER))
    assert [part.kind for part in found] == [PartKind.APPENDIX_NUMBER, PartKind.APPENDIX_TITLE]
    assert all(part.certainty < SURE for part in found)


def test_a_list_without_a_number_is_uncertain() -> None:
    parts = appendix_of(p("DANH SÁCH ĐẠI BIỂU", CENTER) + p("(Kèm theo Giấy mời số 05/GM-UBND)", CENTER))
    assert [part.kind for part in parts] == [PartKind.APPENDIX_TITLE, PartKind.APPENDIX_SOURCE]
    assert all(part.certainty < SURE for part in parts)


def test_signatures_and_headings_inside_are_not_graded() -> None:
    found = kinds("Phụ lục", "KẾT QUẢ", "I. KẾT QUẢ THU", "NGƯỜI LẬP BIỂU", "Nguyễn Văn An")
    assert found == ["phu_luc_so", "phu_luc_ten", "khac", "khac", "khac"]


def test_a_rules_text_that_is_enclosed_is_no_appendix() -> None:
    assert kinds("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc") == ["khac", "khac"]


def test_two_appendices_in_sections_of_their_own() -> None:
    first = p("Phụ lục I", CENTER) + p("BIỂU THU", CENTER) + f"<w:p>{NEXT}</w:p>"
    xml = first + p("Phụ lục II", CENTER) + p("BIỂU CHI", CENTER)
    facts = read_document(word(xml + section()))
    parts = find_appendix(cut_lines(facts), facts, party=False)
    numbers = [part for part in parts if part.kind is PartKind.APPENDIX_NUMBER]
    assert [section_of(facts, part.first.anchor) for part in numbers] == [0, 1]
