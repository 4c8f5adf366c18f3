"""Doubled words, characters XML forbids, old code pages."""

from __future__ import annotations

import pytest

from baocao.viet.faults import (
    CodePage,
    find_code_page,
    find_doubled_words,
    find_forbidden_characters,
    looks_legacy,
)

UNICODE = "Đồng chí Nguyễn Văn An, Ủy viên Ban Thường vụ, dự hội nghị triển khai nhiệm vụ quý IV tại xã"


@pytest.mark.parametrize(
    ("text", "doubled"),
    [
        ("các việc làm việc làm thiết thực", ["việc làm"]),
        ("của các các đơn vị", ["các"]),
        ("trong Quý quý III", ["Quý"]),
        ("phong trào thi đua phong trào thi đua", ["phong trào thi đua"]),
        ("và và, trong trong", ["và", "trong"]),
        ("đề nghị cần cần gửi cho cho", ["cần", "cho"]),
        ("việc\u00a0làm việc làm", ["việc\u00a0làm"]),
        ("dân vận, dân vận; dân vận\ndân vận", []),
        ("ngày ngày, luôn luôn, song song", []),
        ("Đảng ủy ủy quyền, phân bổ bổ sung", []),
        ("từng bước từng bước", []),
        ("5 5, quý 3 3", []),
        ("", []),
    ],
)
def test_words_said_twice_by_mistake_are_found(text: str, doubled: list[str]) -> None:
    found = find_doubled_words(text)

    assert [one.words for one in found] == doubled
    for one in found:
        assert text[one.start : one.end].lower().startswith(one.words.lower())


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (UNICODE, []),
        ("a\tb\r\nc", []),
        ("a\x00b\x0bc\x1f", [1, 3, 5]),
        ("\ufffe\uffff\ufffd", [0, 1]),
        ("\ud800", [0]),
        ("😀", []),
    ],
)
def test_characters_that_no_word_file_can_hold_are_found(text: str, places: list[int]) -> None:
    assert find_forbidden_characters(text) == places


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("Héi nghÞ triÓn khai nhiÖm vô quý IV", CodePage.TCVN3),
        ("§ång chÝ NguyÔn V¨n An, Uû viªn Ban Th­êng vô", CodePage.TCVN3),
        ("nh©n d©n c¸c x·, ph­êng vµ thÞ trÊn", CodePage.TCVN3),
        ("Hoäi nghò trieån khai nhieäm vuï quyù IV", CodePage.VNI),
        ("HOÄI NGHÒ TRIEÅN KHAI NHIEÄM VUÏ", CodePage.VNI),
        ("Ñoàng chí Nguyeãn Vaên An, nhaân daân caùc xaõ", CodePage.VNI),
        (UNICODE.encode().decode("cp1252", "replace"), CodePage.MISREAD),
        (UNICODE, None),
        (UNICODE.upper(), None),
        ("hoà bình, quý, quà, oá oà, uỷ ban, khoẻ", None),
        ("Ông Björn Müller, Đại sứ Thụy Điển", None),
        ("Nestlé® Việt Nam, diện tích 25 m², nhiệt độ 30°C, «Dân vận»", None),
        ("XÃ\u00a0AN PHÚC", None),
        ("", None),
    ],
)
def test_text_of_an_old_code_page_is_recognised(text: str, page: CodePage | None) -> None:
    assert find_code_page(text) is page
    assert looks_legacy(text) is (page is not None)
