"""Whatever is typed in the data file is printed in the document, or is listed here with a reason."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import pytest

from baocao.data.kinds import KINDS
from conformance import examples
from conformance.reading import WordFile

SETTINGS = {
    "co_quan.khoi": "chooses the layout",
    "hoi_nghi.loai": "chooses wording",
    "hoi_nghi.hinh_thuc": "printed in words",
    "gioi_tinh": "chooses a form of address",
    "ma": "names a figure inside the data file",
    "so_sanh[].loai": "says how the change is counted",
    "trang_thai": "printed in words",
    "ket_qua[].so_lieu[]": "names of figures",
    "muc_con[].so_lieu[]": "names of figures",
}
OTHER_DOCUMENTS = {
    "hoi_nghi.chu_de": "topics for finding a conference again",
    "hoi_nghi.thoi_gian.thu": "invitation; checked against the calendar",
    "hoi_nghi.thoi_gian.buoi": "invitation and news",
    "hoi_nghi.thoi_gian.bat_dau": "invitation and minutes",
    "hoi_nghi.thoi_gian.ket_thuc": "minutes",
    "hoi_nghi.diem_cau": "invitation and minutes say from where people join",
    "hoi_nghi.to_chuc[].vai_tro": "printed in words of the opening sentence",
    "hoi_nghi.muc_dich": "plan",
    "hoi_nghi.yeu_cau": "plan",
    "hoi_nghi.chuan_bi": "plan",
    "hoi_nghi.kinh_phi": "plan",
    "hoi_nghi.thu_ky": "signs the minutes",
    "thanh_phan": "minutes, lists and news; the report names delegates once the conference is over",
    "diem_danh": "minutes",
    "chuong_trinh": "programme and minutes",
    "y_kien": "minutes",
    "bieu_quyet": "minutes",
    "van_ban.chung.noi_nhan": "recipients of the documents that do not name their own",
    "ket_luan": "notice of conclusions, minutes and news; the report has its own tasks",
    "anh": "news",
}
OTHER_SETTINGS = tuple(f"van_ban.{kind}" for kind in KINDS if kind != "bao-cao")


def normal(text: str) -> str:
    """Text for comparing: NFC, single blanks."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def is_under(path: str, name: str) -> bool:
    """Whether a path is `name`, ends in it, or lies under it."""
    return (
        path == name or path.endswith((f".{name}", f"]{name}")) or path.startswith((f"{name}.", f"{name}["))
    )


def is_excused(path: str) -> bool:
    """Whether a path is on one of the lists."""
    return any(is_under(path, name) for name in (*SETTINGS, *OTHER_DOCUMENTS, *OTHER_SETTINGS))


def forms(text: str) -> list[str]:
    """Ways in which a typed scalar may be printed."""
    plain = normal(text).rstrip(".;")
    found = [plain]
    if re.fullmatch(r"[+-]\d[\d.,]*%?", plain):
        found.append(plain[1:])
    if re.fullmatch(r"\d[\d.,]*%?", plain):
        found += [plain.lstrip("0") or "0", plain.removesuffix("%") + ",0%", "0" + plain]
    if date := re.fullmatch(r"(\d\d?)/(\d\d?)/(\d{4})", plain):
        day, month, year = date.groups()
        month = month if int(month) > 2 else month.zfill(2)
        found += [f"ngày {day.zfill(2)} tháng {int(month)} năm {year}", f"{day.zfill(2)}/{month}/{year}"]
    return found


def cases(text: str) -> set[str]:
    """A text as typed, with its first letter raised or lowered, or all in capitals as in headings."""
    return {text, text[:1].upper() + text[1:], text[:1].lower() + text[1:], text.upper()}


def with_short_forms(printed: str, abbreviations: dict[str, str]) -> str:
    """The text, and once more with each introduction of an abbreviation put back to the bare abbreviation."""
    shortened = printed
    for short, full in abbreviations.items():
        shortened = re.sub(rf"{re.escape(full)} \((?:sau đây viết tắt là )?{short}\)", short, shortened)
    return f"{printed} {shortened}"


def is_printed(value: str, printed: str) -> bool:
    """Whether a value stands in the text, numbers not as a part of a longer number."""
    wanted = "|".join(re.escape(case) for form in forms(value) for case in cases(form))
    return re.search(rf"(?<![\w.,])(?:{wanted})(?!\w|[.,]\d)", printed) is not None


@pytest.mark.parametrize("example", examples.LAYOUT_OF)
def test_every_fact_is_printed(example):
    document = WordFile(examples.rendered(example, examples.LAYOUT_OF[example]))
    printed = with_short_forms(normal(document.text), examples.load(example).get("viet_tat", {}))
    leaves = [leaf for leaf in examples.iter_leaves(examples.load(example)) if not is_excused(leaf[0])]

    missing = [f"{path}: {value}" for path, value in leaves if not is_printed(value, printed)]

    assert len(leaves) > 40
    assert missing == []


def test_a_fact_that_is_not_printed_is_noticed():
    assert is_printed("5.358", "hơn 5.358 mô hình")
    assert is_printed("05/10/2026", "ngày 05 tháng 10 năm 2026")
    assert is_printed("-24", "giảm 24 lượt")
    assert not is_printed("5.358", "15.358 mô hình")
    assert not is_printed("5.358", "5.358,5 mô hình")
    assert not is_printed("Trần Quốc Toản", "Trần Quốc Tuấn")
    assert not is_printed("100% chi bộ", "100% Chi bộ")


@lru_cache
def find_unprinted() -> frozenset[str]:
    """Key paths of the examples whose values are not printed."""
    found = set()
    for example, layout in examples.LAYOUT_OF.items():
        printed = normal(WordFile(examples.rendered(example, layout)).text)
        leaves = examples.iter_leaves(examples.load(example))
        found |= {path for path, value in leaves if not is_printed(value, printed)}
    return frozenset(found)


@pytest.mark.parametrize("name", [*SETTINGS, *OTHER_DOCUMENTS])
def test_every_excuse_is_needed_by_some_example(name):
    """An excuse for what is printed anyway hides nothing today and something tomorrow."""
    assert any(is_under(path, name) for path in find_unprinted())
