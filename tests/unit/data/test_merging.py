"""Merging: what is added up, what is left out and told, whose words are whose, earlier periods beside."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from baocao.data.contract import spell_out
from baocao.data.indicators import IndicatorSet, read_indicators
from baocao.data.load import parse_tree
from baocao.data.merging.joining import Received
from baocao.data.merging.merge import Merged, Terms, merge
from baocao.data.merging.report import take_report
from baocao.data.merging.words import count_states
from baocao.data.model import Conference, Figure, read_conference
from baocao.data.unit_lists import read_units
from baocao.data.units import UnitList
from baocao.data.yaml_out import write_yaml
from baocao.errors import Severity


def received(files: Mapping[str, str]) -> list[Received]:
    found = []
    for name, text in files.items():
        tree = parse_tree(text.encode(), name)
        found.append(Received(name, take_report(read_conference(tree), spell_out(tree) or {})))
    return found


def unit(name: str, *figures: str, more: str = "") -> str:
    head = "ma: hop, ten: Cuộc họp, don_vi: cuộc"
    listed = "".join(f"  - {{{figure.replace('HOP', head)}}}\n" for figure in figures)
    return f"co_quan: {name}\nky: quý III năm 2026\n{'so_lieu:' if figures else ''}\n{listed}{more}"


def merge_units(*units: str, **terms: Any) -> Merged:
    return merge(received({f"{number}.yaml": text for number, text in enumerate(units, 1)}), Terms(**terms))


def told(merged: Merged) -> list[tuple[str, str, int]]:
    return [(one.name, one.where.file, one.where.line) for one in merged.findings]


def read(merged: Merged) -> Conference:
    return read_conference(parse_tree(write_yaml(merged.values).encode(), "tong-hop.yaml"))


def figure(merged: Merged, code: str = "hop") -> Figure:
    found = read(merged).figure(code)
    assert found is not None
    return found


RATIO = """\
  - {ma: a, ten: Một}
  - {ma: b, ten: Hai}
  - {ma: c, ten: Ba, don_vi: "%", ty_le: {tu: a, mau: b}}
"""


def indicators(text: str) -> IndicatorSet:
    return read_indicators(parse_tree(f"chi_tieu:\n{text}".encode(), "bo.yaml"))


def units(text: str) -> UnitList:
    return read_units(parse_tree(f"don_vi:\n{text}".encode(), "ds.yaml"))


def test_parts_are_added_by_name_however_it_is_typed() -> None:
    found = figure(
        merge_units(
            unit("Xã A", "HOP, gia_tri: 9, gom: [{ten: Kinh tế, gia_tri: 4}, {ten: văn hóa, gia_tri: 5}]"),
            unit("Xã B", "HOP, gia_tri: 3, gom: [{ten: kinh tế, gia_tri: 3}]"),
        )
    )
    assert [(one.ten, one.gia_tri) for one in found.gom] == [("Kinh tế", 7), ("văn hóa", 5)]


@pytest.mark.parametrize(
    ("first", "second", "name", "file"),
    [
        ("gom: [{ten: Kinh tế, gia_tri: 4}]", "gom: [{ten: Kinh tế, gia_tri: 3}]", "parts-differ", "1.yaml"),
        ("gom: [{ten: Kinh tế, gia_tri: 9}]", "", "left-out", "1.yaml"),
        ("", "ke_hoach: 5", "left-out", "2.yaml"),
        ("tren: 20", "", "left-out", "1.yaml"),
    ],
)
def test_what_not_all_units_have_is_left_out_and_told(first: str, second: str, name: str, file: str) -> None:
    merged = merge_units(
        unit("Xã A", f"HOP, gia_tri: 9, {first}"), unit("Xã B", f"HOP, gia_tri: 3, {second}")
    )
    assert told(merged) == [(name, file, 4)]
    found = figure(merged)
    assert (found.gia_tri, found.gom, found.ke_hoach, found.tren) == (12, (), None, None)


def test_plan_and_total_behind_the_stroke_are_added_where_all_units_have_them() -> None:
    found = figure(
        merge_units(
            unit("Xã A", "HOP, gia_tri: 9, ke_hoach: 10, tren: 12"),
            unit("Xã B", "HOP, gia_tri: 3, ke_hoach: 6, tren: 4"),
            unit("Xã C", "HOP, ke_hoach: 100"),
        )
    )
    assert found.ke_hoach is not None
    assert (found.ke_hoach.gia_tri, found.tren, found.ty_le_ke_hoach) == (16, 16, 75)


def test_a_blank_is_told_and_is_no_zero() -> None:
    merged = merge_units(unit("Xã A", "HOP, gia_tri: 9"), unit("Xã B", "HOP", more="han_che: [Thiếu vốn]\n"))
    assert [one.don_vi for one in figure(merged).theo_don_vi] == ["Xã A"]
    (finding,) = merged.findings
    assert (finding.name, finding.severity) == ("not-reported-by", "info")
    assert "1 trong 2 đơn vị không báo cáo (Xã B)" in finding.message


def test_what_is_not_exact_stays_so_through_totals_and_ratios() -> None:
    asked = indicators(
        "  - {ma: hop, ten: Cuộc họp, don_vi: cuộc}\n"
        "  - {ma: nguoi, ten: Người dự, don_vi: người}\n"
        "  - {ma: tong, ten: Cả hai, don_vi: lượt, tong_cua: [hop, nguoi]}\n"
        '  - {ma: ty_le, ten: Tỷ lệ, don_vi: "%", ty_le: {tu: hop, mau: nguoi}}\n'
    )
    person = "ma: nguoi, ten: Người dự, don_vi: người"
    merged = merge_units(
        unit("Xã A", "HOP, gia_tri: 9, dinh_tinh: hơn", f"{person}, gia_tri: 90"),
        unit("Xã B", "HOP, gia_tri: 3", f"{person}, gia_tri: 10"),
        indicators=asked,
    )
    assert [(code, figure(merged, code).dinh_tinh) for code in ("hop", "nguoi", "tong", "ty_le")] == [
        ("hop", "hơn"),
        ("nguoi", ""),
        ("tong", "hơn"),
        ("ty_le", "khoảng"),
    ]
    assert [one.dinh_tinh for one in figure(merged).theo_don_vi] == ["hơn", ""]
    assert told(merged) == [("inexact", "1.yaml", 4)]


def test_a_ratio_of_sums_over_different_units_is_told() -> None:
    asked = indicators(
        "  - {ma: hop, ten: Cuộc họp, don_vi: cuộc}\n"
        "  - {ma: thon, ten: Số thôn, don_vi: thôn}\n"
        '  - {ma: ty_le, ten: Tỷ lệ, don_vi: "%", ty_le: {tu: hop, mau: thon}}\n'
    )
    merged = merge_units(
        unit("Xã A", "HOP, gia_tri: 9", "ma: thon, ten: Số thôn, don_vi: thôn, gia_tri: 10"),
        unit("Xã B", "HOP, gia_tri: 3"),
        indicators=asked,
    )
    assert told(merged) == [("ratio-uneven", "2.yaml", 4)]


def test_one_code_under_two_names_is_told_but_not_what_is_only_spelt_otherwise() -> None:
    merged = merge_units(
        unit("Xã A", "HOP, gia_tri: 9"),
        unit("Xã B", "ma: hop, ten: cuộc  họp thôn, don_vi: cuộc, gia_tri: 3"),
        unit("Xã C", "ma: hop, ten: Lượt tiếp dân, don_vi: cuộc, gia_tri: 3"),
        unit("Xã D", "HOP, gia_tri: 9"),
    )
    assert told(merged) == [("name-differs", "3.yaml", 4)]
    assert (figure(merged).ten, figure(merged).gia_tri) == ("Cuộc họp", 24)


def test_a_comma_that_was_meant_to_group_is_proposed() -> None:
    asked = indicators("  - {ma: hop, ten: Cuộc họp, don_vi: cuộc}\n")
    (finding,) = merge_units(unit("Xã A", 'HOP, gia_tri: "1,250"'), indicators=asked).findings
    assert finding.hint.startswith("Có phải ý đơn vị là 1.250?")


class TestMergedBefore:
    """Files that were merged themselves."""

    def part(self, name: str, *names: str) -> str:
        shares = ", ".join(f"{{don_vi: {one}, gia_tri: {value}}}" for value, one in enumerate(names, 1))
        total = sum(range(1, len(names) + 1))
        return unit(name, f"HOP, gia_tri: {total}, theo_don_vi: [{shares}]")

    def test_they_are_part_of_the_list_by_what_is_in_them(self) -> None:
        listed = units("  - Xã A\n  - Xã B\n  - Xã C\n")
        first = self.part("''", "Xã A", "Xã B").replace("co_quan: ''\n", "")
        merged = merge_units(first, units=listed)
        assert told(merged) == [("unit-missing", "ds.yaml", 0)]
        assert merged.joined.missing == ("Xã C",)
        assert figure(merged).gia_tri == 3

    def test_a_unit_in_two_of_them_is_in_none(self) -> None:
        merged = merge_units(self.part("Vùng 1", "Xã A", "Xã B"), self.part("Vùng 2", "Xã C", "xã b"))
        assert told(merged) == [("unit-inside-twice", "2.yaml", 1)]
        assert [one.don_vi for one in figure(merged).theo_don_vi] == ["Xã A", "Xã C"]

    def test_units_that_do_not_come_to_the_total_are_told(self) -> None:
        merged = merge_units(self.part("Vùng 1", "Xã A", "Xã B").replace("gia_tri: 3,", "gia_tri: 30,"))
        assert told(merged) == [("total-differs", "1.yaml", 4)]
        assert figure(merged).gia_tri == 3


def test_a_broken_form_is_its_units_though_another_is_named_alike_but_for_marks() -> None:
    listed = units("  - Xã Vân Xuân\n  - Xã Vạn Xuân\n  - Xã A\n")
    missing = [
        merge_units(unit("Xã A", "HOP, gia_tri: 1"), units=listed, broken=(stem,)).joined.missing
        for stem in ("xa-van-xuan", "xa-van-xuan-2", "Xã Vạn Xuân", "xa-van-xuan-3")
    ]
    assert missing == [
        ("Xã Vạn Xuân",),
        ("Xã Vân Xuân",),
        ("Xã Vân Xuân",),
        ("Xã Vân Xuân", "Xã Vạn Xuân"),
    ]


class TestOtherPeriods:
    """Units that went into others since."""

    LIST = (
        "  - Xã A\n"
        "  - {ten: Xã B, den_ngay: 30/6/2026, nhap_vao: Xã A}\n"
        "  - {ten: Phường C, ten_cu: [Xã C]}\n"
        "  - {ten: Xã D, tu_ngay: 01/7/2026}\n"
        "  - {ten: Xã E}\n"
        "  - {ten: Xã G, den_ngay: 30/6/2026, nhap_vao: Xã E}\n"
        "  - {ten: Phường H, ten_cu: [Xã H, Xã K], tu_ngay: 01/7/2026}\n"
    )

    def compare(self, text: str = "") -> Mapping[str, Decimal | None]:
        shares = "{don_vi: Xã A, gia_tri: 10}, {don_vi: Xã B, gia_tri: 20}, {don_vi: Xã C, gia_tri: 30}"
        shares += ", {don_vi: Xã E, gia_tri: 40}, {don_vi: Xã H, gia_tri: 7}, {don_vi: Xã K, gia_tri: 8}"
        old = f"ky: quý II năm 2026\nso_lieu: [{{ma: hop, don_vi: cuộc, theo_don_vi: [{shares}]}}]\n"
        previous = read_conference(
            parse_tree(old.replace("don_vi: cuộc", text or "don_vi: cuộc").encode(), "c.yaml")
        )
        names = ("Xã A", "Phường C", "Xã D", "Xã E", "Phường H")
        merged = merge_units(
            *(unit(name, "HOP, gia_tri: 25") for name in names), units=units(self.LIST), previous=previous
        )
        assert told(merged) == []
        (compared,) = merged.compared["hop"]
        assert figure(merged).so_sanh[0].gia_tri == 115
        return compared.before

    def test_each_unit_is_compared_with_all_that_went_into_it(self) -> None:
        found = self.compare()
        assert found["Xã A"] == 30, "Xã A and Xã B"
        assert found["Phường C"] == 30, "under its former name"
        assert found["Phường H"] == 15, "Xã H and Xã K, of which it was made"

    def test_what_is_new_or_did_not_report_whole_is_not_compared(self) -> None:
        found = self.compare()
        assert found["Xã D"] is None
        assert found["Xã E"] is None, "Xã G did not report"

    def test_another_unit_of_measure_is_not_compared(self) -> None:
        assert set(self.compare("don_vi: lượt").values()) == {None}

    def test_a_day_decides(self) -> None:
        listed = units(self.LIST)
        before, after = date(2026, 6, 30), date(2026, 9, 30)
        assert [one.names for one in listed.list_earlier("Xã A", before, after)] == [("Xã A",), ("Xã B",)]
        assert [one.names for one in listed.list_earlier("Xã A", after, after)] == [("Xã A",)]


class TestWhatIsToldBesides:
    """Nothing is dropped or mixed without a word."""

    def test_a_ratio_of_sums_over_different_units_is_told_both_ways(self) -> None:
        asked = indicators(RATIO)
        for lacking in ("a", "b"):
            other = "b" if lacking == "a" else "a"
            merged = merge_units(
                unit("Xã A", "ma: a, gia_tri: 5", "ma: b, gia_tri: 10"),
                unit("Xã B", f"ma: {other}, gia_tri: 30"),
                indicators=asked,
            )
            assert told(merged) == [("ratio-uneven", "2.yaml", 4)], lacking

    def test_a_sum_of_numbers_with_decimals_need_not_be_whole(self) -> None:
        asked = indicators("  - {ma: a, ten: Một, thap_phan: 1}\n  - {ma: b, ten: Hai, tong_cua: [a]}\n")
        merged = merge_units(unit("Xã A", 'ma: a, gia_tri: "2,5"'), indicators=asked)
        assert (told(merged), figure(merged, "b").gia_tri) == ([], Decimal("2.5"))

    def test_a_ratio_without_its_numbers_is_told(self) -> None:
        merged = merge_units(
            unit("Xã A", "ma: a, gia_tri: 5", "ma: b, gia_tri: 10"),
            unit("Xã B", 'ma: c, gia_tri: 50, don_vi: "%"'),
            indicators=indicators(RATIO),
        )
        assert told(merged) == [("ratio-differs", "2.yaml", 4)]
        assert figure(merged, "c").gia_tri == 50

    def test_a_code_under_the_name_of_another_is_an_error(self) -> None:
        swapped = unit("Xã B", "ma: a, ten: Hai, gia_tri: 1", "ma: b, ten: Một, gia_tri: 2")
        asked = indicators("  - {ma: a, ten: Một}\n  - {ma: b, ten: Hai}\n")
        merged = merge_units(unit("Xã A", "ma: a, ten: Một, gia_tri: 1"), swapped, indicators=asked)
        assert told(merged) == [("name-differs", "2.yaml", 4), ("name-differs", "2.yaml", 5)]
        assert {finding.severity for finding in merged.findings} == {Severity.ERROR}

    def test_the_plan_of_whoever_merges_goes_before_the_sum_of_the_units_plans(self) -> None:
        base = {"so_lieu": [{"ma": "hop", "ke_hoach": {"gia_tri": "500"}, "tren": "900"}]}
        merged = merge_units(unit("Xã A", "HOP, gia_tri: 15, ke_hoach: 20"), base=base)
        found = figure(merged)
        assert found.ke_hoach is not None
        assert (found.ke_hoach.gia_tri, found.tren) == (500, 900)
        assert [finding.name for finding in merged.findings] == ["plan-differs"]

    def test_the_form_of_a_unit_that_went_into_another_is_not_that_units(self) -> None:
        listed = units("  - Xã A\n  - {ten: Xã B, den_ngay: 30/6/2026, nhap_vao: Xã A}\n")
        alone = merge_units(unit("Xã B", "HOP, gia_tri: 15"), units=listed)
        both = merge_units(unit("Xã B", "HOP, gia_tri: 15"), unit("Xã A", "HOP, gia_tri: 5"), units=listed)
        assert "only-a-part" in {finding.name for finding in alone.findings}
        assert "only-a-part" not in {finding.name for finding in both.findings}
        assert figure(both).gia_tri == 20

    def test_units_that_reported_and_were_gone_before_the_period_ended_are_compared_as_well(self) -> None:
        listed = units(
            "  - {ten: Xã A, den_ngay: 15/5/2026, nhap_vao: Xã B}\n"
            "  - {ten: Xã B, den_ngay: 30/6/2026, nhap_vao: Xã C}\n  - Xã C\n"
        )
        shares = "{don_vi: Xã A, gia_tri: 1}, {don_vi: Xã B, gia_tri: 20}, {don_vi: Xã C, gia_tri: 300}"
        old = f"ky: quý II năm 2026\nso_lieu: [{{ma: hop, don_vi: cuộc, theo_don_vi: [{shares}]}}]\n"
        previous = read_conference(parse_tree(old.encode(), "c.yaml"))
        merged = merge_units(unit("Xã C", "HOP, gia_tri: 400"), units=listed, previous=previous)
        (compared,) = merged.compared["hop"]
        assert compared.before == {"Xã C": 321}

    def test_a_total_beside_one_that_more_units_had_is_told(self) -> None:
        old = "ky: quý II năm 2026\nso_lieu: [{ma: hop, don_vi: cuộc, theo_don_vi: [%s]}]\n"
        shares = "{don_vi: Xã A, gia_tri: 10}, {don_vi: Xã B, gia_tri: 20}"
        previous = read_conference(parse_tree((old % shares).encode(), "c.yaml"))
        merged = merge_units(unit("Xã A", "HOP, gia_tri: 15"), previous=previous)
        (finding,) = merged.findings
        assert (finding.name, "Xã B" in finding.message) == ("compared-unevenly", True)

    def test_what_no_merge_takes_over_is_told_once(self) -> None:
        more = "thanh_phan: [Trưởng các thôn]\ny_kien: [{nguoi: Lê An, noi_dung: Nhất trí}]\n"
        merged = merge_units(*(unit(f"Xã {name}", "HOP, gia_tri: 1", more=more) for name in "AB"))
        (finding,) = merged.findings
        assert (finding.name, finding.message) == (
            "left-in-reports",
            "thành phần dự, ý kiến phát biểu có ở 2 biểu, không gộp",
        )

    def test_a_joined_task_keeps_what_each_unit_says_of_it(self) -> None:
        task = "nhiem_vu_da_giao: [{{noi_dung: Kiểm tra, trang_thai: dang, ket_qua: còn {} thôn}}]\n"
        merged = merge_units(*(unit(f"Xã {name}", more=task.format(name)) for name in "AB"))
        assert "# Kết quả từng đơn vị: Xã A: còn A thôn; Xã B: còn B thôn\n" in write_yaml(merged.values)


WORDS = """\
mo_hinh: [{{ten: Đường hoa, don_vi: {place}}}]
khen_thuong: [{{hinh_thuc: Giấy khen, tap_the: {count}}}, {{hinh_thuc: Bằng khen, ca_nhan: [Lê An]}}]
nguyen_nhan: {{khach_quan: [Mưa lũ]}}
nhiem_vu_da_giao: [{{noi_dung: {task}, giao: Công an xã, trang_thai: cham}}]
"""


def test_models_awards_causes_and_tasks_come_with_whose_they_are() -> None:
    merged = merge_units(
        unit("Xã A", more=WORDS.format(place="Thôn Đông", count=3, task="Lắp camera")),
        unit("Xã B", more=WORDS.format(place='""', count=1, task="Mở lớp")),
    )
    found = read(merged)
    assert [one.don_vi for one in found.mo_hinh] == ["Thôn Đông, xã A", "Xã B"]
    assert [(one.hinh_thuc, one.so_tap_the, one.ten_ca_nhan) for one in found.khen_thuong] == [
        ("Giấy khen", 4, ()),
        ("Bằng khen", 0, ("Lê An",)),
        ("Bằng khen", 0, ("Lê An",)),
    ]
    assert found.nguyen_nhan.khach_quan == ("Mưa lũ",)
    assert [one.giao for one in found.nhiem_vu_da_giao] == [("Công an xã",), ("Công an xã",)]
    assert count_states(merged.joined.parts) == {"cham": 2}
    text = write_yaml(merged.values)
    assert text.count("# Xã A, Xã B\n") == 2, "the counted award, the cause"
    assert "  # Xã B\n  - noi_dung:\n" in text


def test_what_whoever_merges_says_of_a_figure_stays() -> None:
    base = {
        "so_lieu": [
            {
                "ma": "hop",
                "gia_tri": "1",
                "ke_hoach": {"gia_tri": "20", "ty_le": "5%"},
                "so_sanh": [{"ky": "quý II năm 2026", "gia_tri": "10", "thay_doi": "-9"}],
            },
            {"ma": "rieng", "ten": "Của tỉnh", "gia_tri": "7", "don_vi": "cuộc"},
        ],
        "nguyen_nhan": {"chung": ["Của tỉnh"]},
    }
    merged = merge_units(
        unit("Xã A", "HOP, gia_tri: 15", more="nguyen_nhan: {khach_quan: [Mưa lũ]}\n"), base=base
    )
    found = figure(merged)
    assert (found.gia_tri, found.ty_le_ke_hoach, found.thay_doi) == (15, 75, 5)
    assert figure(merged, "rieng").gia_tri == 7
    causes = read(merged).nguyen_nhan
    assert (causes.chung, causes.khach_quan) == (("Của tỉnh",), ("Mưa lũ",))
