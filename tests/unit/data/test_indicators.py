"""Sets of indicators: what they may say, what is a mistake, what is asked in which period."""

from __future__ import annotations

import pytest

from baocao.app.catalog import list_ready_sets
from baocao.data.indicators import IndicatorSet, read_indicators
from baocao.data.load import parse_tree
from baocao.errors import BaocaoError
from baocao.viet.periods import parse_period


def read(text: str) -> IndicatorSet:
    return read_indicators(parse_tree(text.encode(), "bo.yaml"))


MISTAKES = {
    "ten: Bộ\n": [("D640", 0)],
    "chi_tieu: [{ten: A}]\n": [("D640", 1)],
    "chi_tieu:\n- {ma: a, ten: A}\n- {ma: A, ten: B}\n": [("D641", 2), ("D641", 3)],
    "chi_tieu:\n- {ma: hop, ten: A}\n- {ma: b, ten: B, tong_cua: [hopp, hop]}\n": [("D642", 3)],
    "chi_tieu: [{ma: a, ten: A, khong_qua: b}]\n": [("D642", 1)],
    "chi_tieu: [{ma: a, ten: A, tong_cua: [b]}, {ma: b, ten: B, tong_cua: [a]}]\n": [
        ("D643", 1),
        ("D643", 1),
    ],
    "chi_tieu: [{ma: a, ten: A}, {ma: b, ten: B, ty_le: {tu: a}}]\n": [("D644", 1)],
    "chi_tieu: [{ma: a, ten: A, thap_nhat: 5, cao_nhat: 4}]\n": [("D644", 1)],
    "chi_tieu: [{ma: a, ten: A, donvi: cái}]\n": [("D301", 1)],
}


@pytest.mark.parametrize("text", MISTAKES)
def test_mistakes_are_told_all_at_once_with_their_lines(text: str) -> None:
    with pytest.raises(BaocaoError) as caught:
        read(text)
    assert [(one.code, one.where.line) for one in caught.value.flatten()] == MISTAKES[text]


def test_a_code_that_is_not_there_is_proposed() -> None:
    with pytest.raises(BaocaoError) as caught:
        read("chi_tieu: [{ma: hop_thon, ten: A}, {ma: b, ten: B, tong_cua: [hop_thonn]}]\n")
    assert "hop_thon" in caught.value.flatten()[0].hint


def test_what_is_not_valid_in_a_period_is_not_asked_and_totals_keep_their_other_parts() -> None:
    found = read(
        "chi_tieu:\n- {ma: a, ten: A}\n- {ma: b, ten: B, den_ngay: 30/6/2025}\n"
        "- {ma: t, ten: T, tong_cua: [a, b]}\n- {ma: r, ten: R, ty_le: {tu: b, mau: a}}\n"
    )
    codes = {
        name: [one.ma for one in found.for_period(parse_period(name)).chi_tieu]
        for name in ("quý II năm 2025", "quý III năm 2025")
    }
    assert codes == {"quý II năm 2025": ["a", "b", "t", "r"], "quý III năm 2025": ["a", "t"]}
    total = found.for_period(parse_period("quý III năm 2025")).find("t")
    assert total is not None
    assert total.tong_cua == ("a",)


@pytest.mark.parametrize("name", list_ready_sets())
def test_the_ready_sets_are_sound(name: str) -> None:
    found = read(list_ready_sets()[name])
    assert len(found.chi_tieu) >= 45
    assert all(one.don_vi for one in found.chi_tieu)
    assert all(group for group, _ in found.iter_groups())
    for one in found.chi_tieu:
        assert ("%" in one.don_vi) == (one.ty_le is not None)
        units = {source.don_vi for code in one.tong_cua if (source := found.find(code))}
        assert units <= {one.don_vi}
