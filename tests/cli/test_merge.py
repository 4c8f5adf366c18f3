"""`baocao merge` and `baocao explain`: many units' reports made one, every number traceable."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from contextlib import suppress
from decimal import Decimal
from pathlib import Path

import pytest

from baocao.app.collect_jobs import run_each
from baocao.data.load import load_tree, parse_tree
from baocao.data.model import Conference, read_conference
from support.docx import paragraphs
from support.dying import shout_or_die
from support.project import Outcome, Project

ROOT = Path(__file__).resolve().parents[2]
_AT_WORK = 40
"""Hundredths of a second of CPU after which a process has started and reads."""

SET = """\
ten: Biểu thử
ky: quý III năm 2026
chi_tieu:
  - {ma: dang_ky, ten: Mô hình đăng ký, don_vi: mô hình, bat_buoc: có}
  - {ma: cong_nhan, ten: Mô hình được công nhận, don_vi: mô hình, khong_qua: dang_ky}
  - {ma: ty_le, ten: Tỷ lệ công nhận, don_vi: "%", ty_le: {tu: cong_nhan, mau: dang_ky}}
  - {ma: hop, ten: Cuộc họp, don_vi: cuộc, cao_nhat: 500}
  - {ma: tong, ten: Tổng hai mục, don_vi: mô hình, tong_cua: [dang_ky, cong_nhan]}
  - {ma: ton_kho, ten: Số hiện có, don_vi: mô hình, cach_gop: khong-cong}
"""
LIST = "Tên đơn vị;Tên cũ\nXã An;\nXã Bình;Xã Bình Cũ\nPhường Cao;\n"


def unit(
    name: str,
    dang_ky: object = 10,
    cong_nhan: object = 5,
    *,
    more: str = "",
    period: str = "quý III năm 2026",
) -> str:
    return (
        f"co_quan: {name}\nky: {period}\nso_lieu:\n"
        f"  - {{ma: dang_ky, ten: Mô hình đăng ký, don_vi: mô hình, gia_tri: {dang_ky}}}\n"
        f"  - {{ma: cong_nhan, ten: Mô hình được công nhận, don_vi: mô hình, gia_tri: {cong_nhan}}}\n{more}"
    )


@pytest.fixture
def office(project: Project) -> Project:
    """A folder with a set of indicators, a list of units and their reports."""
    project.write("bo.yaml", SET)
    project.write("ds.csv", LIST)
    project.write("bieu/an.yaml", unit("Xã An", 10, 4))
    project.write("bieu/binh.yaml", unit("Xã Bình", 30, 27))
    project.write("bieu/cao.yaml", unit("Phường Cao", 8, 8))
    return project


def merge(office: Project, *more: str) -> Outcome:
    return office.run("merge", "bieu", "--indicators", "bo.yaml", "--units", "ds.csv", "--json", *more)


def merged(office: Project, name: str = "tong-hop.yaml") -> Conference:
    return read_conference(load_tree(office.folder / name))


def told(outcome: Outcome) -> list[tuple[str, str, int]]:
    """Return ``(name, file, line)`` of what was found."""
    return [
        (one["name"], Path(one["where"].get("file", "")).name, one["where"].get("line", 0))
        for one in outcome.json["findings"]
    ]


def test_figures_are_added_and_ratios_computed_from_the_sums(office: Project) -> None:
    outcome = merge(office)

    assert outcome.exit_code == 0
    assert outcome.json["findings"] == []
    found = merged(office)
    registered, ratio, total = (found.figure(code) for code in ("dang_ky", "ty_le", "tong"))
    assert registered is not None
    assert registered.gia_tri == 48
    assert [(one.don_vi, one.gia_tri) for one in registered.theo_don_vi] == [
        ("Xã An", 10),
        ("Xã Bình", 30),
        ("Phường Cao", 8),
    ]
    assert ratio is not None
    assert ratio.gia_tri == Decimal("81.3")  # 39 of 48; the mean of 40, 90 and 100 would be 76,7
    assert [one.gia_tri for one in ratio.theo_don_vi] == [40, 90, 100]
    assert total is not None
    assert (total.gia_tri, [one.gia_tri for one in total.gom]) == (87, [48, 39])


CASES = {
    "a unit that is not of the list": (
        {"bieu/cao.yaml": unit("Phường Dao")},
        [("unit-unknown", "cao.yaml", 1), ("unit-missing", "ds.csv", 0)],
    ),
    "a former name": ({"bieu/binh.yaml": unit("Xã Bình Cũ")}, [("unit-guessed", "binh.yaml", 1)]),
    "another way to write a name": ({"bieu/an.yaml": unit("UBND xã An")}, [("unit-guessed", "an.yaml", 1)]),
    "the same report twice": ({"bieu/an-2.yaml": unit("Xã An", 10, 4)}, [("same-report", "an.yaml", 1)]),
    "two reports of one unit": ({"bieu/an-2.yaml": unit("Xã An", 11, 4)}, [("unit-twice", "an.yaml", 1)]),
    "another period": (
        {"bieu/an.yaml": unit("Xã An", period="quý II năm 2026")},
        [("period-differs", "an.yaml", 2)],
    ),
    "another unit of measure": (
        {
            "bieu/an.yaml": unit("Xã An").replace(
                "don_vi: mô hình, gia_tri: 5", "don_vi: nghìn mô hình, gia_tri: 5"
            )
        },
        [("measure-differs", "an.yaml", 5), ("ratio-uneven", "an.yaml", 4)],
    ),
    "a code that the set does not have": (
        {"bieu/an.yaml": unit("Xã An", more="  - {ma: dang_kyy, ten: Lạ, don_vi: cái, gia_tri: 3}\n")},
        [("indicator-unknown", "an.yaml", 6)],
    ),
    "a figure without a code or a name that is known": (
        {"bieu/an.yaml": unit("Xã An", more="  - {ten: Lạ, don_vi: cái, gia_tri: 3}\n")},
        [("no-code", "an.yaml", 6)],
    ),
    "a figure twice, and the same": (
        {
            "bieu/an.yaml": unit(
                "Xã An", 10, 4, more="  - {ma: dang_ky, ten: Mô hình đăng ký, don_vi: mô hình, gia_tri: 10}\n"
            )
        },
        [("figure-twice", "an.yaml", 6)],
    ),
    "a ratio that is not that of its numbers": (
        {"bieu/an.yaml": unit("Xã An", more='  - {ma: ty_le, ten: Tỷ lệ, don_vi: "%", gia_tri: 70}\n')},
        [("ratio-differs", "an.yaml", 6)],
    ),
    "a needed figure left blank": ({"bieu/an.yaml": unit("Xã An", '""')}, [("not-reported", "an.yaml", 4)]),
    "a part greater than its whole": ({"bieu/an.yaml": unit("Xã An", 3, 4)}, [("too-great", "an.yaml", 5)]),
    "a value beyond what is possible": (
        {"bieu/an.yaml": unit("Xã An", more="  - {ma: hop, ten: Họp, don_vi: cuộc, gia_tri: 501}\n")},
        [("out-of-range", "an.yaml", 6)],
    ),
    "a fraction where things are counted": (
        {"bieu/an.yaml": unit("Xã An", more='  - {ma: hop, ten: Họp, don_vi: cuộc, gia_tri: "2,5"}\n')},
        [("out-of-range", "an.yaml", 6)],
    ),
    "a total that is not that of its parts": (
        {"bieu/an.yaml": unit("Xã An", more="  - {ma: tong, ten: Tổng, don_vi: mô hình, gia_tri: 16}\n")},
        [("total-differs", "an.yaml", 6)],
    ),
    "what may not be added": (
        {
            "bieu/an.yaml": unit(
                "Xã An", more="  - {ma: ton_kho, ten: Số hiện có, don_vi: mô hình, gia_tri: 9}\n"
            )
        },
        [("not-additive", "an.yaml", 6)],
    ),
    "a value that is not exact": (
        {"bieu/an.yaml": unit("Xã An").replace("gia_tri: 10", "gia_tri: 10, dinh_tinh: hơn")},
        [("inexact", "an.yaml", 4)],
    ),
    "a form with nothing in it": (
        {"bieu/an.yaml": unit("Xã An", '""', '""')},
        [("blank-report", "an.yaml", 1)],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_what_does_not_add_up_is_told_with_its_place(office: Project, case: str) -> None:
    files, expected = CASES[case]
    for name, content in files.items():
        office.write(name, content)
    assert sorted(told(merge(office))) == sorted(expected)


def test_a_figure_that_is_there_twice_is_added_once_or_not_at_all(office: Project) -> None:
    again = "  - {ma: dang_ky, ten: Mô hình đăng ký, don_vi: mô hình, gia_tri: %s}\n"
    sums = []
    for value in (10, 11, '""'):
        office.write("bieu/an.yaml", unit("Xã An", 10, 4, more=again % value))
        outcome = merge(office, "--force")
        found = merged(office).figure("dang_ky")
        sums.append((outcome.exit_code, found and found.gia_tri))
    assert sums == [(0, 48), (1, 38), (0, 48)]


def test_a_figure_without_a_code_is_known_by_its_name(office: Project) -> None:
    office.write(
        "bieu/an.yaml", unit("Xã An", 10, 4).replace("ma: dang_ky, ", "").replace("Mô hình đ", "MÔ HÌNH Đ")
    )
    assert merge(office).json["findings"] == []
    found = merged(office).figure("dang_ky")
    assert found is not None
    assert found.gia_tri == 48
    without_a_set = office.run("merge", "bieu", "-o", "khac.yaml", "--json")
    assert without_a_set.json["findings"] == []
    again = merged(office, "khac.yaml").figure("dang_ky")
    assert again is not None
    assert again.gia_tri == 48


def test_a_report_of_another_period_or_measure_is_not_added(office: Project) -> None:
    office.write("bieu/an.yaml", unit("Xã An", period="quý II năm 2026"))
    outcome = merge(office)
    assert outcome.exit_code == 1
    found = merged(office).figure("dang_ky")
    assert found is not None
    assert found.gia_tri == 38


def at_another_time(office: Project, period: str) -> None:
    """Keep what is merged as the file of another period."""
    text = (office.folder / "tong-hop.yaml").read_text(encoding="utf-8")
    office.write(f"{period}.yaml", text.replace("quý III năm 2026", period))


def test_a_value_many_times_as_large_as_before_is_suspicious(office: Project) -> None:
    merge(office)
    for period in ("quý II năm 2026", "quý III năm 2025"):
        at_another_time(office, period)
    office.write("bieu/an.yaml", unit("Xã An", 10_000, 4))
    compared = ("--previous", "quý II năm 2026.yaml", "--last-year", "quý III năm 2025.yaml")
    outcome = merge(office, *compared, "--force")

    assert {name for name, _, _ in told(outcome)} == {"suspicious"}
    found = merged(office).figure("dang_ky")
    assert found is not None
    assert [(one.ky, one.gia_tri) for one in found.so_sanh] == [
        ("quý II năm 2026", 48),
        ("cùng kỳ năm 2025", 48),
    ]
    swapped = merge(office, "--previous", compared[3], "--last-year", compared[1], "--force")
    assert "not-that-period" in {one["name"] for one in swapped.json["findings"]}
    again = merged(office).figure("dang_ky")
    assert again is not None
    assert [one.ky for one in again.so_sanh] == ["quý III năm 2025", "quý II năm 2026"]


def test_former_units_that_are_one_now_are_added_to_it(office: Project) -> None:
    office.write("ds.csv", "Tên đơn vị;Đến ngày;Nhập vào\nXã An;;\nXã Bình;30/6/2026;Xã An\nPhường Cao;;\n")
    outcome = merge(office)
    assert told(outcome) == [("unit-guessed", "binh.yaml", 1)]
    found = merged(office).figure("dang_ky")
    assert found is not None
    assert [(one.don_vi, one.gia_tri) for one in found.theo_don_vi] == [("Xã An", 40), ("Phường Cao", 8)]
    parts = office.run("explain", "tong-hop.yaml", "dang_ky", "--unit", "Xã An", "--json").json["parts"]
    assert [(part["gia_tri"], Path(part["file"]).name) for part in parts] == [
        ("10", "an.yaml"),
        ("30", "binh.yaml"),
    ]


def test_a_folder_below_a_hidden_one_is_read_and_what_is_hidden_in_it_is_not(office: Project) -> None:
    for name in ("an", "binh", "cao"):
        office.write(f".gui/bieu/{name}.yaml", (office.folder / f"bieu/{name}.yaml").read_bytes())
    office.write(".gui/bieu/.nhap/an.yaml", unit("Xã An", 99, 4))
    office.write(".gui/bieu/~$cao.xlsx", b"")
    for source in (".gui/bieu", ".gui/bieu/*.yaml"):
        outcome = office.run("merge", source, "--units", "ds.csv", "--json", "-o", "kq.yaml", "--force")
        assert (outcome.json["files"], outcome.json["units"]) == (3, 3)


def test_one_broken_file_stops_nothing_and_its_unit_is_not_called_missing(office: Project) -> None:
    office.write("bieu/an.yaml", b"PK\x03\x04 broken")
    outcome = merge(office)

    assert outcome.exit_code == 1
    assert [Path(one["file"]).name for one in outcome.json["broken"]] == ["an.yaml"]
    found = merged(office).figure("dang_ky")
    assert found is not None
    assert found.gia_tri == 38


def test_figures_count_though_a_part_of_the_words_is_wrong(office: Project) -> None:
    words = "nhiem_vu_da_giao: [{noi_dung: A, trang_thai: lung tung}]\nhan_che: [Thiếu người]\n"
    office.write("bieu/an.yaml", unit("Xã An", 10, 4, more=words))
    for _ in range(2):  # the second run does not read the file again
        outcome = merge(office, "--force")
        assert (outcome.exit_code, outcome.json["broken"]) == (1, [])
        (one,) = outcome.json["findings"]
        assert (one["code"], one["name"], one["severity"], one["where"]["line"]) == (
            *("D303", "words-not-read", "error"),
            6,
        )
        found = merged(office)
        figure = found.figure("dang_ky")
        assert figure is not None
        assert (figure.gia_tri, found.nhiem_vu_da_giao, found.han_che) == (48, (), ("Thiếu người",))
    office.write("bieu/an.yaml", unit("Xã An", "nhiều", 4, more=words))
    assert len(merge(office, "--force").json["broken"]) == 1


def test_when_no_file_can_be_read_nothing_is_written(office: Project) -> None:
    for name in ("an", "binh", "cao"):
        office.write(f"bieu/{name}.yaml", "so_lieu: [")
    assert merge(office).exit_code == 3
    assert not (office.folder / "tong-hop.yaml").exists()


def test_a_second_run_reads_only_what_changed_and_gives_the_same(office: Project) -> None:
    first = merge(office)
    before = (office.folder / "tong-hop.yaml").read_bytes()
    again = merge(office, "--force")

    assert (first.json["reused"], again.json["reused"]) == (0, 3)
    assert (office.folder / "tong-hop.yaml").read_bytes() == before
    office.write("bieu/an.yaml", unit("Xã An", 11, 4))
    changed = merge(office, "--force")
    assert changed.json["reused"] == 2
    found = merged(office).figure("dang_ky")
    assert found is not None
    assert found.gia_tri == 49


def test_a_changed_file_of_the_same_size_and_time_is_read_again(office: Project) -> None:
    merge(office)
    path = office.folder / "bieu/an.yaml"
    state = path.stat()
    office.write("bieu/an.yaml", unit("Xã An", 20, 4))
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert path.stat().st_size == state.st_size

    assert merge(office, "--force").json["reused"] == 2
    found = merged(office).figure("dang_ky")
    assert found is not None
    assert found.gia_tri == 58


def test_an_earlier_result_among_the_reports_is_left_out_unless_it_is_named(office: Project) -> None:
    assert merge(office, "-o", "bieu/lan-mot.yaml").exit_code == 0
    again = merge(office)

    assert (again.exit_code, again.json["files"]) == (0, 3)
    assert told(again) == [("earlier-result", "lan-mot.yaml", 0)]
    found = merged(office).figure("dang_ky")
    assert found is not None
    assert found.gia_tri == 48
    named = office.run("merge", "bieu", "bieu/lan-mot.yaml", "-o", "b.yaml", "--json")
    assert "unit-inside-twice" in {one["name"] for one in named.json["findings"]}
    office.write("huyen/mot.yaml", (office.folder / "bieu/lan-mot.yaml").read_bytes())
    office.write("huyen/mot.nguon.json", (office.folder / "bieu/lan-mot.nguon.json").read_bytes())
    upward = office.run("merge", "huyen", "-o", "c.yaml", "--json")
    assert upward.json["files"] == 1, "what was merged of other files is a report"


def test_a_report_is_never_written_over(office: Project) -> None:
    before = (office.folder / "bieu/an.yaml").read_bytes()
    for source in ("bieu", "bieu/*.yaml", "bieu/an.yaml"):
        refused = office.run("merge", source, "-o", "bieu/an.yaml", "--force", "--json")
        assert (refused.exit_code, refused.json["errors"][0]["code"]) == (5, "O002")
    assert (office.folder / "bieu/an.yaml").read_bytes() == before
    assert office.files() == {"bo.yaml", "ds.csv", "bieu/an.yaml", "bieu/binh.yaml", "bieu/cao.yaml"}
    assert merge(office, "-o", "bieu/kq.yaml").exit_code == 0
    again = merge(office, "-o", "bieu/kq.yaml", "--force")  # the earlier result is no report
    assert (again.exit_code, again.json["files"]) == (0, 3)


def test_a_file_of_somebody_elses_beside_the_result_is_not_written_over(office: Project) -> None:
    office.write("tong-hop.nguon.json", '{"cua": "nguoi khac"}')
    assert merge(office).json["errors"][0]["code"] == "O001"
    assert (office.folder / "tong-hop.nguon.json").read_text(encoding="utf-8") == '{"cua": "nguoi khac"}'
    assert not (office.folder / "tong-hop.yaml").exists()
    assert merge(office, "--force").exit_code == 0


def test_an_edited_result_is_kept_aside(office: Project) -> None:
    merge(office)
    path = office.folder / "tong-hop.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "han_che: [Đã biên tập]\n", encoding="utf-8")
    edited = path.read_bytes()

    assert merge(office).exit_code == 5
    assert path.read_bytes() == edited
    assert merge(office, "--force").json["backup"] == "tong-hop.yaml.bak"
    assert (office.folder / "tong-hop.yaml.bak").read_bytes() == edited

    office.write("bieu/an.yaml", unit("Xã An", 11, 4))
    assert merge(office, "--force").json["backup"] is None, "nobody has edited what the last run wrote"
    assert (office.folder / "tong-hop.yaml.bak").read_bytes() == edited
    path.write_bytes(edited + b"# sua nua\n")
    assert merge(office, "--force").json["backup"] == "tong-hop.yaml.bak2"
    assert (office.folder / "tong-hop.yaml.bak").read_bytes() == edited


def test_words_are_gathered_with_whose_they_are(office: Project) -> None:
    words = "han_che: [Thiếu kinh phí]\nmo_hinh: [{ten: Đường hoa}]\n"
    task = "nhiem_vu_da_giao: [{{noi_dung: Lắp camera, trang_thai: {0}}}]\n"
    office.write("bieu/an.yaml", unit("Xã An", 10, 4, more=words + task.format("xong")))
    office.write("bieu/binh.yaml", unit("Xã Bình", 30, 27, more=words + task.format("cham")))
    merge(office)

    found = merged(office)
    assert found.han_che == ("Thiếu kinh phí",)
    assert [(one.ten, one.don_vi) for one in found.mo_hinh] == [
        ("Đường hoa", "Xã An"),
        ("Đường hoa", "Xã Bình"),
    ]
    (joined,) = found.nhiem_vu_da_giao
    assert (joined.giao, joined.trang_thai) == (("Xã An", "Xã Bình"), "cham")
    assert joined.ket_qua == "1 đơn vị đã hoàn thành; 1 đơn vị chậm tiến độ: Xã Bình"
    assert "# Xã An, Xã Bình\n" in (office.folder / "tong-hop.yaml").read_text(encoding="utf-8")


def test_what_whoever_merges_has_of_its_own_comes_along_and_the_report_is_made(office: Project) -> None:
    office.write(
        "tinh.yaml",
        "co_quan: {khoi: nha-nuoc, ten: Ủy ban nhân dân tỉnh Hòa Lâm, ky_hieu: UBND, dia_danh: Hòa Lâm}\n"
        "hoi_nghi: {ten: Hội nghị, thoi_gian: 09/10/2026}\n"
        "ket_qua: [Công tác dân vận có chuyển biến]\n"
        "nhiem_vu: [{noi_dung: Nhân rộng mô hình, giao: Các xã}]\n"
        "van_ban: {chung: {nguoi_ky: {chuc_vu: Chủ tịch, ho_ten: Lê An}, noi_nhan: [Lưu VT]}}\n",
    )
    assert merge(office, "--base", "tinh.yaml").exit_code == 0
    found = merged(office)
    assert (found.co_quan.dia_danh, found.ky.bao_cao.ten if found.ky.bao_cao else "") == (
        "Hòa Lâm",
        "quý III năm 2026",
    )
    assert office.run("check", "tong-hop.yaml").exit_code == 0
    for kind in ("bao-cao", "phu-luc"):
        assert office.run("render", "tong-hop.yaml", "--kind", kind, "--strict").exit_code == 0


def test_merging_what_was_merged_gives_the_same_units(office: Project) -> None:
    merge(office)
    office.write(
        "huyen/mot.yaml",
        (office.folder / "tong-hop.yaml").read_text(encoding="utf-8") + "co_quan: Vùng một\n",
    )
    assert office.run("merge", "huyen", "-o", "lai.yaml", "--indicators", "bo.yaml").exit_code == 0
    first, again = merged(office).figure("dang_ky"), merged(office, "lai.yaml").figure("dang_ky")
    assert first is not None
    assert again is not None
    assert (first.gia_tri, first.theo_don_vi) == (again.gia_tri, again.theo_don_vi)


def test_units_are_ranked_and_those_alike_share_a_rank(office: Project) -> None:
    office.write("bieu/cao.yaml", unit("Phường Cao", 10, 8))
    (ranks,) = merge(office, "--rank", "dang_ky").json["ranks"]
    assert [(one["hang"], one["don_vi"]) for one in ranks["units"]] == [
        (1, "Xã Bình"),
        (2, "Xã An"),
        (2, "Phường Cao"),
    ]
    office.run("render", "tong-hop.yaml", "--kind", "phu-luc", "--draft", "-o", "phu-luc.docx")
    printed = paragraphs((office.folder / "phu-luc.docx").read_bytes())
    assert "3. Xếp hạng theo mô hình đăng ký" in printed
    assert printed[printed.index("Xếp hạng") + 1 :][:4] == ["1", "Xã Bình", "30", "1"]
    wrong = merge(office, "--rank", "dang_kyy", "--force")
    assert (wrong.exit_code, wrong.json["errors"][0]["code"]) == (2, "U266")


def test_ranks_stand_beside_the_period_before(office: Project) -> None:
    merge(office)
    at_another_time(office, "quý II năm 2026")
    office.write("bieu/an.yaml", unit("Xã An", 15, 4))
    office.write("ds.csv", LIST + "Xã Mới;\n")
    office.write("bieu/moi.yaml", unit("Xã Mới", 1, 1))
    asked = (
        "bieu",
        "--indicators",
        "bo.yaml",
        "--units",
        "ds.csv",
        "--previous",
        "quý II năm 2026.yaml",
        "--rank",
        "dang_ky",
        "--force",
    )
    shown = office.run("merge", *asked).stdout
    assert re.search(r"Hạng +Đơn vị +Giá trị +So với quý II năm 2026", shown)
    assert re.search(r"2 +Xã An +15 +\+5\b", shown)
    assert re.search(r"4 +Xã Mới +1 +không so sánh", shown)


def test_a_table_has_its_unit_in_the_name_of_its_file(office: Project) -> None:
    (office.folder / "bieu/cao.yaml").unlink()
    office.write(
        "bieu/phuong-cao.csv", "Mã;Chỉ tiêu;Đơn vị tính;Thực hiện\ndang_ky;Mô hình đăng ký;mô hình;8\n"
    )
    outcome = merge(office)
    assert told(outcome) == [("ratio-uneven", "phuong-cao.csv", 0)]
    assert outcome.json["units"] == 3


def test_processes_give_the_same_as_one(office: Project) -> None:
    for at in range(70):
        office.write(f"nhieu/{at:02}.yaml", unit(f"Xã {at:02}", at, 0))
    contents = []
    for jobs in ("1", "2"):
        outcome = office.run("merge", "nhieu", "-o", f"{jobs}.yaml", "--jobs", jobs, "--json")
        assert outcome.exit_code == 0
        text = (office.folder / f"{jobs}.yaml").read_text(encoding="utf-8")
        contents.append(text.split("\n\n", 1)[1])  # the head names the file
    assert contents[0] == contents[1]


def start(office: Project, *arguments: str) -> subprocess.Popen[bytes]:
    """Start a merge of many reports in a process of its own, which says when it reads."""
    for at in range(2500):
        office.write(f"nhieu/{at:04}.yaml", unit(f"Xã {at:04}", 10, 0))
    command = [sys.executable, "-m", "baocao", "merge", "nhieu", "--jobs", "2", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    return subprocess.Popen(
        command, cwd=office.folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def find_readers(parent: int) -> list[int]:
    """Return the processes that read for another one, once they do."""
    found = []
    for folder in Path("/proc").iterdir():
        with suppress(OSError, ValueError):
            fields = (folder / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
            words = (folder / "cmdline").read_bytes()
            if int(fields[1]) == parent and b"spawn_main" in words and int(fields[11]) > _AT_WORK:
                found.append(int(folder.name))
    return found


def wait_for_readers(process: subprocess.Popen[bytes]) -> list[int]:
    for _ in range(3000):
        assert process.poll() is None
        if len(found := find_readers(process.pid)) == 2:
            return found
        time.sleep(0.01)
    raise AssertionError


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks at the processes of Linux")
def test_ctrl_c_while_reading_leaves_no_file_and_no_process(office: Project) -> None:
    process = start(office)
    readers = wait_for_readers(process)
    for one in (process.pid, *readers):  # as a terminal does
        os.kill(one, signal.SIGINT)
    _, stderr = process.communicate(timeout=60)
    assert (process.returncode, stderr.decode().strip()) == (130, "Đã dừng theo yêu cầu")
    assert not [name for name in office.files() if name.startswith(("tong-hop", ".baocao"))]
    assert find_readers(process.pid) == []


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks at the processes of Linux")
def test_a_process_that_dies_loses_nothing(office: Project) -> None:
    process = start(office, "--json")
    os.kill(wait_for_readers(process)[0], signal.SIGKILL)
    stdout, stderr = process.communicate(timeout=120)
    found = json.loads(stdout)
    assert (process.returncode, stderr) == (0, b"")
    assert (found["units"], found["broken"]) == (2500, [])


def test_a_file_that_we_stumble_over_stops_not_the_others(
    office: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    from baocao.app import collect_files

    def parse(content: bytes, name: str) -> object:
        if name.endswith("an.yaml"):
            raise RecursionError("quá sâu")
        return parse_tree(content, name)

    monkeypatch.setattr(collect_files, "parse_tree", parse)
    outcome = merge(office)
    assert outcome.exit_code == 1
    assert [one["errors"][0]["code"] for one in outcome.json["broken"]] == ["D678"]
    assert outcome.json["units"] == 2


def test_a_file_that_kills_its_process_is_told_alone() -> None:
    words = ["a", "b", "chet", "c"]
    assert list(run_each(shout_or_die, words, 2, "mất {}".format)) == ["A", "B", "mất chet", "C"]
