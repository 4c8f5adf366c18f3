"""Merging: parts come to totals, order makes no difference, merging in two steps is merging in one."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from baocao.data.contract import spell_out
from baocao.data.indicators import IndicatorSet, read_indicators
from baocao.data.load import parse_tree
from baocao.data.merging.joining import Received
from baocao.data.merging.merge import Merged, Terms, merge
from baocao.data.merging.report import Entry, Report, read_report, take_report
from baocao.data.model import read_conference
from baocao.data.yaml_out import write_yaml

SET: IndicatorSet = read_indicators(
    parse_tree(
        """
chi_tieu:
  - {ma: a, ten: Mô hình đăng ký, don_vi: mô hình}
  - {ma: b, ten: Mô hình công nhận, don_vi: mô hình}
  - {ma: c, ten: Cả hai, don_vi: mô hình, tong_cua: [a, b]}
  - {ma: d, ten: Tỷ lệ, don_vi: "%", ty_le: {tu: b, mau: a}}
""".encode(),
        "bo.yaml",
    )
)
NAMES = {"a": "Mô hình đăng ký", "b": "Mô hình công nhận"}
VALUES = (
    st.none() | st.integers(0, 10**7).map(Decimal) | st.integers(1, 10**6).map(lambda n: Decimal(n) / 100)
)
TEXTS = st.lists(st.sampled_from(["Thiếu kinh phí", "Mưa lũ: đường hỏng", "Cán bộ kiêm nhiệm"]), max_size=2)


@st.composite
def reports(draw: st.DrawFn) -> list[Received]:
    found = []
    for number in range(draw(st.integers(1, 6))):
        entries = tuple(
            Entry(ma=code, ten=name, don_vi="mô hình", gia_tri=draw(VALUES), at=f"dòng {at}")
            for at, (code, name) in enumerate(NAMES.items(), start=4)
        )
        texts = draw(TEXTS)
        words = {"han_che": texts} if texts else {}
        report = Report(
            don_vi=f"Xã số {number}", at="dòng 1", ky="quý III năm 2026", entries=entries, words=words
        )
        found.append(Received(f"{number}.yaml", report))
    return found


def text_of(merged: Merged) -> str:
    return write_yaml(merged.values)


def figures_of(merged: Merged) -> dict[str, Any]:
    return {
        total.ma: (total.total, {unit: cell.value for unit, cell in total.cells.items()})
        for total in merged.summed.totals
    }


@given(reports())
def test_parts_come_to_the_total_and_nothing_is_lost(received: list[Received]) -> None:
    found = {total.ma: total for total in merge(received, Terms(indicators=SET)).summed.totals}
    for code in NAMES:
        sent = {
            one.report.don_vi: entry.gia_tri
            for one in received
            for entry in one.report.entries
            if entry.ma == code and entry.gia_tri is not None
        }
        if not sent:
            assert code not in found, "nobody reported: that is not 0"
            continue
        assert {unit: cell.value for unit, cell in found[code].cells.items()} == sent
        assert found[code].total == sum(sent.values())
    if "d" in found:
        over, under = found["b"].total, found["a"].total
        assert over is not None
        assert under
        assert found["d"].total is not None
        assert abs(found["d"].total - over * 100 / under) <= Decimal("0.05")


@given(reports(), st.randoms(use_true_random=False))
def test_the_order_of_the_files_makes_no_difference(received: list[Received], random: Any) -> None:
    shuffled = list(received)
    random.shuffle(shuffled)
    for terms in (Terms(), Terms(indicators=SET)):
        first, second = merge(received, terms), merge(shuffled, terms)
        assert text_of(first) == text_of(second)
        assert first.findings == second.findings


@given(reports(), st.integers(0, 6))
def test_merging_in_two_steps_is_merging_in_one(received: list[Received], cut: int) -> None:
    halves = [half for half in (received[:cut], received[cut:]) if half]
    again = []
    for number, half in enumerate(halves):
        text = text_of(merge(half, Terms(indicators=SET)))
        tree = parse_tree(text.encode(), f"vung-{number}.yaml")
        report = take_report(read_conference(tree), spell_out(tree) or {})
        again.append(Received(f"vung-{number}.yaml", report))
    assert figures_of(merge(again, Terms(indicators=SET))) == figures_of(
        merge(received, Terms(indicators=SET))
    )


@given(reports())
def test_what_is_merged_reads_as_a_data_file_and_is_the_same(received: list[Received]) -> None:
    merged = merge(received, Terms())
    conference = read_conference(parse_tree(text_of(merged).encode(), "tong-hop.yaml"))
    assert [(one.ma, one.gia_tri) for one in conference.so_lieu] == [
        (total.ma, total.total) for total in merged.summed.totals
    ]


@given(reports())
def test_what_is_remembered_comes_back_as_it_was(received: list[Received]) -> None:
    for one in received:
        assert read_report(json.loads(json.dumps(one.report.to_json()))) == one.report
