"""The contract of a workbook covers the model, and its names are unique."""

from __future__ import annotations

import pytest

from baocao.data.model.conference import CONFERENCE
from baocao.data.model.containers import Either, Listed
from baocao.data.model.papers import PAPER, Papers
from baocao.data.model.record import Record
from baocao.data.model.shapes import Choice, Shape
from baocao.data.workbook import words
from baocao.data.workbook.layout import find_block, list_blocks, list_sheets
from baocao.data.workbook.slots import fold_heading
from baocao.viet.text import fold_key


def leaves(shape: Shape, path: str = ""):
    """Every key of the model that holds a value, by its path without list marks."""
    if isinstance(shape, Record):
        for name, one in shape.keys.items():
            yield from leaves(one.shape, f"{path}.{name}".strip("."))
    elif isinstance(shape, Papers):
        yield from leaves(PAPER, path)
    elif isinstance(shape, Listed):
        yield from leaves(shape.item, path)
    elif isinstance(shape, Either):
        yield from leaves(shape.first, path)
        yield from leaves(shape.second, path)
    else:
        yield path


def asked() -> set[str]:
    """Every key path that a block has a place for."""
    found = set()
    for block in list_blocks().values():
        for slot in block.slots:
            found.add(slot.key if block.make == "pairs" else ".".join(filter(None, (block.path, slot.key))))
    return found


def test_every_key_of_the_model_has_its_place_in_a_workbook():
    known = asked()
    told_otherwise = {"ket_qua.muc_con", "viet_tat"}  # by the numbers of the rows; as keys and texts
    figures = {
        one for one in leaves(CONFERENCE) if one.startswith("ket_qua.so_lieu.")
    }  # in the figures' table

    missing = {one.replace("nguoi_trao.", "nguoi_trao.nguoi.") for one in leaves(CONFERENCE)} - known

    assert missing - told_otherwise - figures == set()


def test_titles_and_headings_are_unique():
    titles = [fold_heading(block.title) for block in list_blocks().values()]
    assert len(set(titles)) == len(titles)
    for block in list_blocks().values():
        headings = [fold_heading(slot.heading) for slot in block.slots]
        assert len(set(headings)) == len(headings), block.title
        assert all(block.find(slot.heading) is slot for slot in block.slots)


def test_names_of_sheets_fit_excel():
    assert all(len(sheet.name) <= 31 and not set("[]:*?/\\") & set(sheet.name) for sheet in list_sheets())


def test_labels_of_choices_are_the_choices():
    for block in list_blocks().values():
        for slot in block.slots:
            if isinstance(slot.shape, Choice):
                assert [fold_key(label) for label in slot.choices] == list(slot.shape.choices), slot


@pytest.mark.parametrize("names", [words.OTHER_TITLES, words.TITLES])
def test_words_name_blocks_that_are_there(names):
    assert set(names) <= set(list_blocks())


def test_other_headings_name_slots_that_are_there():
    known = asked() | {f"so_lieu.{one}.so_lieu" for one in ("so_sanh", "gom", "theo_don_vi")}
    assert set(words.OTHER_HEADINGS) <= known


@pytest.mark.parametrize(
    ("block", "heading", "key"),
    [
        ("so_lieu", "Chỉ tiêu", "ten"),
        ("so_lieu", "THỰC HIỆN", "gia_tri"),
        ("so_lieu", "ĐVT", "don_vi"),
        ("so_lieu", "Kế hoạch (năm)", "ke_hoach.gia_tri"),
        ("so_lieu", "gia_tri", "gia_tri"),
        ("nhiem_vu", "Cơ quan chủ trì", "giao"),
        ("co_quan", "Đơn vị báo cáo", "co_quan.ten"),
        ("hoi_nghi", "Ngày họp", "hoi_nghi.thoi_gian.ngay"),
    ],
)
def test_headings_are_known_as_offices_write_them(block, heading, key):
    assert find_block(block).find(heading).key == key
