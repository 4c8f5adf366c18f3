"""Rules of text on files as they are read: letters out of one piece, and where a repair lands."""

from __future__ import annotations

from baocao.layout.facts import read_document
from baocao.layout.parts import recognise
from baocao.layout.repair import Compose, SetText
from baocao.layout.rules.text import blanks_beside_marks, letters_not_unicode
from baocao.layout.rules.text_wording import tight_hyphen
from support.word import word


def body(*texts: str) -> bytes:
    return word("".join(f"<w:p><w:r><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>" for text in texts))


def test_loose_letters_are_counted_once_for_the_file() -> None:
    paper = recognise(read_document(body("Ba\u0301o ca\u0301o quý III", "Số liệu", "Kê\u0301t quả")))

    ((finding, repairs),) = letters_not_unicode.find(paper)
    assert finding.message.startswith("2 đoạn có dấu gõ rời khỏi chữ")
    assert finding.where.path == "thân văn bản, đoạn 1"
    assert repairs == (Compose(),)


def test_repairs_point_into_the_paragraph_of_the_file() -> None:
    text = "  1. Phát triển kinh tế-xã hội , văn hóa"
    paper = recognise(read_document(body(text)))

    for rule, wanted in ((tight_hyphen, "kinh tế - xã hội"), (blanks_beside_marks, "")):
        for _, repairs in rule.find(paper):
            (repair,) = repairs
            assert isinstance(repair, SetText)
            assert (repair.anchor.part, repair.anchor.index) == ("word/document.xml", 0)
            assert repair.text == wanted
            assert text[repair.start : repair.end] == {"": " "}.get(wanted, "kinh tế-xã hội")


def test_a_fault_of_wording_points_at_its_words() -> None:
    text = "  1. Phát triển kinh tế-xã hội, văn hóa"
    paper = recognise(read_document(body(text)))

    ((finding, _),) = tight_hyphen.find(paper)
    start = finding.where.column - 1
    assert text[start : start + finding.where.width] == "kinh tế-xã hội"
