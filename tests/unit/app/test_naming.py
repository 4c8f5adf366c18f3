"""Names of files: patterns, what is left of absent fields, what every system takes."""

from __future__ import annotations

from pathlib import PurePath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao.app.naming import (
    MAX_BYTES,
    NamePatternError,
    fill_pattern,
    fold_name,
    make_safe,
    read_pattern,
    shorten,
)

VALUES = {
    "so_ky_hieu": "15-BC-UBND",
    "so": "15",
    "loai": "bao-cao",
    "trich_yeu_ngan": "Kết quả quý III",
    "ngay": "2026-10-05",
}


@pytest.mark.parametrize(
    ("pattern", "values", "name"),
    [
        ("{so_ky_hieu}_{trich_yeu_ngan}.docx", VALUES, "15-BC-UBND_Kết quả quý III"),
        ("{so_ky_hieu}_{trich_yeu_ngan}", {**VALUES, "so_ky_hieu": ""}, "Kết quả quý III"),
        ("{loai}_{so}_{ngay}", {**VALUES, "so": ""}, "bao-cao_2026-10-05"),
        ("{loai}_{so}", {**VALUES, "so": ""}, "bao-cao"),
        ("{so} - {so_ky_hieu} - {loai}", {"loai": "bao-cao"}, "bao-cao"),
        ("{loai} ({ky}) [{co_quan}]", VALUES, "bao-cao"),
        ("{loai|khong_dau}__{so}", VALUES, "bao-cao__15"),
        ("{trich_yeu_ngan|khong_dau|gach_noi|chu_thuong}", VALUES, "ket-qua-quy-iii"),
        ("BC {co_quan}", {"co_quan": "Sở A/B"}, "BC Sở A-B"),
    ],
)
def test_a_pattern_is_filled_without_loose_ends(pattern: str, values: dict[str, str], name: str) -> None:
    assert fill_pattern(read_pattern(pattern), values) == name


@pytest.mark.parametrize(
    ("pattern", "said", "hint"),
    [
        ("{so_kyhieu}", "so_kyhieu", "“so_ky_hieu”"),
        ("{la}", "la", "trich_yeu_ngan"),
        ("{loai|khong_dâu}", "cách viết", "“khong_dau”"),
        ("{loai", "dấu { lẻ", "{ }"),
        ("loai}", "dấu } lẻ", "{ }"),
        ("{loai}/{so}", "gạch chéo", "-o"),
        ("bao-cao.docx", "không có trường", "{so_ky_hieu}"),
    ],
)
def test_a_wrong_pattern_says_what_would_be_right(pattern: str, said: str, hint: str) -> None:
    with pytest.raises(NamePatternError) as caught:
        read_pattern(pattern)
    assert said in caught.value.message
    assert hint in caught.value.hint


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("15/BC-UBND: “Kết quả” <quý> III?", "15-BC-UBND “Kết quả” quý III.docx"),
        ("  .. Báo cáo…  .", "Báo cáo….docx"),
        ("Báo\u00a0cáo\tquý\n III", "Báo cáo quý III.docx"),
        ("bao\u202ecao\u200b\x07", "baocao.docx"),
        ("Quy\u0301", "Quý.docx"),
        ("AUX.1", "_AUX.1.docx"),
        ("com7", "_com7.docx"),
        ("~$ mẫu", "$ mẫu.docx"),
        ("???", "van-ban.docx"),
    ],
)
def test_a_name_is_one_that_every_system_takes(name: str, safe: str) -> None:
    assert make_safe(name, ".docx") == safe


def test_a_long_name_ends_with_a_word() -> None:
    safe = make_safe("Kết quả thực hiện nhiệm vụ " * 12, ".docx")
    assert len(safe.encode()) <= MAX_BYTES
    assert safe.removesuffix(".docx").split()[-1] in {"Kết", "quả", "thực", "hiện", "nhiệm", "vụ"}
    assert len(make_safe("ệ" * 200, ".docx").encode()) in range(MAX_BYTES - 3, MAX_BYTES + 1)


@given(st.text(max_size=120))
def test_any_text_makes_a_name(text: str) -> None:
    safe = make_safe(text, ".html")
    assert safe == make_safe(safe.removesuffix(".html"), ".html")
    assert len(safe.encode("utf-8", "strict")) <= MAX_BYTES
    assert not set(safe) & set('<>:"/\\|?*')
    assert safe.removesuffix(".html").strip(" .") == safe.removesuffix(".html") != ""
    assert PurePath(safe).name == safe


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Kết quả công tác quý III", "Kết quả công tác quý III"),
        (
            "Đại biểu dự Hội nghị sơ kết công tác dân vận quý III năm 2026 của xã",
            "Đại biểu dự Hội nghị sơ kết công tác dân vận",
        ),
        ("a" * 100, "a" * 100),
        ("", ""),
    ],
)
def test_a_trich_yeu_is_cut_where_it_may_be(text: str, short: str) -> None:
    assert shorten(text) == short


def test_letter_case_and_ways_of_typing_accents_make_no_other_name() -> None:
    assert fold_name(PurePath("a/Quy\u0301.docx")) == fold_name(PurePath("a/quý.DOCX"))
