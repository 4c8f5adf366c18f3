"""Units whose names differ in their marks only are different units."""

from __future__ import annotations

import pytest

from baocao.data.load import parse_tree
from baocao.data.merging.joining import Received, join
from baocao.data.merging.report import Report
from baocao.data.unit_lists import read_units
from baocao.data.units import UnitList

LIST = "don_vi: [Xã Vân Xuân, Xã Vạn Xuân]"


@pytest.fixture
def units() -> UnitList:
    return read_units(parse_tree(LIST.encode(), "ds.yaml"))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Xã Vân Xuân", "Xã Vân Xuân"),
        ("XÃ VẠN XUÂN", "Xã Vạn Xuân"),
        ("UBND xã Vạn Xuân", "Xã Vạn Xuân"),
        ("Vân Xuân", "Xã Vân Xuân"),
        ("xa van xuan", None),
        ("van xuan", None),
    ],
)
def test_a_name_means_the_unit_with_its_marks_and_none_without(units, typed, meant):
    match = units.find(typed, None)

    assert (match.unit.ten if match else None) == meant


def test_both_count_and_only_the_one_that_did_not_send_is_missing(units):
    def run(*names: str):
        received = [
            Received(f"{name}.xlsx", Report(don_vi=name, words={"han_che": ["Thiếu kinh phí"]}))
            for name in names
        ]
        return join(received, units=units, day=None, period="")

    assert [part.unit for part in run("Xã Vạn Xuân", "Xã Vân Xuân").parts] == ["Xã Vân Xuân", "Xã Vạn Xuân"]
    assert run("Xã Vạn Xuân").missing == ("Xã Vân Xuân",)
