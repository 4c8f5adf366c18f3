"""`baocao explain`: every number and item of a merged file, down to the file and its cell or line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from support.project import Project

SET = """\
ten: Biểu thử
chi_tieu:
  - {ma: dang_ky, ten: Mô hình đăng ký, don_vi: mô hình}
  - {ma: cong_nhan, ten: Mô hình được công nhận, don_vi: mô hình}
  - {ma: ty_le, ten: Tỷ lệ công nhận, don_vi: "%", ty_le: {tu: cong_nhan, mau: dang_ky}}
"""


def unit(name: str, dang_ky: object, cong_nhan: object, more: str = "") -> str:
    return (
        f"co_quan: {name}\nky: quý III năm 2026\nso_lieu:\n"
        f"  - {{ma: dang_ky, ten: Mô hình đăng ký, don_vi: mô hình, gia_tri: {dang_ky}}}\n"
        f"  - {{ma: cong_nhan, ten: Mô hình được công nhận, don_vi: mô hình, gia_tri: {cong_nhan}}}\n{more}"
    )


@pytest.fixture
def office(project: Project) -> Project:
    """A folder with the reports of three units, merged."""
    project.write("bo.yaml", SET)
    project.write("bieu/an.yaml", unit("Xã An", "10, ke_hoach: 12, tren: 15", 4, "mo_hinh:\n  - Đường hoa\n"))
    project.write("bieu/binh.yaml", unit("Xã Bình", "30, ke_hoach: 28, tren: 35", 27))
    project.write(
        "bieu/cao.yaml", unit("Phường Cao", "8, ke_hoach: 10, tren: 8", 8, "mo_hinh: [Ngày thứ Bảy]\n")
    )
    merge(project)
    return project


def merge(office: Project) -> None:
    assert office.run("merge", "bieu", "--indicators", "bo.yaml", "--force").exit_code == 0


def parts(office: Project, *arguments: str) -> list[tuple[str, str, str, str]]:
    """Return ``(unit, value or text, file, place)`` of each part."""
    outcome = office.run("explain", "tong-hop.yaml", *arguments, "--json")
    assert outcome.exit_code == 0, outcome.stdout
    return [
        (one["don_vi"], one.get("gia_tri") or one["text"], Path(one["file"]).name, one["at"])
        for one in outcome.json["parts"]
    ]


def edit(office: Project, old: str, new: str) -> None:
    path = office.folder / "tong-hop.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_explain_shows_file_place_and_how(office: Project) -> None:
    found = office.run("explain", "tong-hop.yaml", "so_lieu.ty_le", "--json").json
    assert found["how"].startswith(
        "Mô hình được công nhận (39 mô hình) chia cho Mô hình đăng ký (48 mô hình)"
    )
    shown = office.run("explain", "tong-hop.yaml", "so_lieu.dang_ky").stdout
    assert "bieu/binh.yaml" in shown
    assert "dòng 4" in shown
    assert "Mô hình đăng ký: 48 mô hình" in shown


def test_explain_tells_what_has_changed_since(office: Project) -> None:
    office.write("bieu/an.yaml", unit("Xã An", 99, 4))
    (office.folder / "bieu/cao.yaml").unlink()
    path = office.folder / "tong-hop.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("gia_tri: 48", "gia_tri: 50"), encoding="utf-8")
    found = office.run("explain", "tong-hop.yaml", "dang_ky", "--json").json
    assert [part["state"] for part in found["parts"]] == ["không còn", "đã sửa", ""]
    assert len(found["notices"]) == 3


def test_explain_without_sources_tells_what_the_file_itself_says(office: Project) -> None:
    (office.folder / "tong-hop.nguon.json").unlink()
    found = office.run("explain", "tong-hop.yaml", "dang_ky", "--json").json
    assert [part["gia_tri"] for part in found["parts"]] == ["8", "10", "30"]
    assert ".nguon.json" in found["notices"][0]


@pytest.mark.parametrize(("key", "code"), [("dang_kyy", "U270"), ("so_lieu.khong_co", "U270")])
def test_explain_proposes_a_code(office: Project, key: str, code: str) -> None:
    outcome = office.run("explain", "tong-hop.yaml", key, "--json")
    assert (outcome.exit_code, json.loads(outcome.stdout)["errors"][0]["code"]) == (2, code)


def test_plans_and_what_stands_behind_the_stroke_are_traced_too(office: Project) -> None:
    assert parts(office, "so_lieu.dang_ky.ke_hoach", "--unit", "Xã An") == [
        ("Xã An", "12", "an.yaml", "dòng 4")
    ]
    assert [value for _, value, _, _ in parts(office, "dang_ky.tren", "--by-value")] == ["35", "15", "8"]
    wrong = office.run("explain", "tong-hop.yaml", "dang_ky.ke_hoac", "--json")
    assert (wrong.exit_code, wrong.json["errors"][0]["code"]) == (2, "U272")
    assert "ke_hoach" in wrong.json["errors"][0]["hint"]


def test_items_of_lists_are_traced_to_whoever_wrote_them(office: Project) -> None:
    assert parts(office, "mo_hinh") == [
        ("Xã An", "Đường hoa", "an.yaml", "dòng 7"),
        ("Phường Cao", "Ngày thứ Bảy", "cao.yaml", "dòng 6"),
    ]
    assert parts(office, "Mô hình[1]") == [("Phường Cao", "Ngày thứ Bảy", "cao.yaml", "dòng 6")]
    assert parts(office, "mo_hinh", "--unit", "xã an")[0][0] == "Xã An"
    assert "Ngày thứ Bảy" in office.run("explain", "tong-hop.yaml", "mo_hinh").stdout
    for arguments, code in ((["mo_hinh[3]"], "U270"), (["mo_hinh", "--unit", "Xã Lạ"], "U271")):
        outcome = office.run("explain", "tong-hop.yaml", *arguments, "--json")
        assert (outcome.exit_code, outcome.json["errors"][0]["code"]) == (2, code)


def test_a_figure_comes_before_a_list_of_the_same_name(office: Project) -> None:
    office.write(
        "tay.yaml", "so_lieu: [{ma: mo_hinh, ten: Mô hình, gia_tri: 5, gom: [{ten: kinh tế, gia_tri: 5}]}]\n"
    )
    shown = office.run("explain", "tay.yaml", "mo_hinh").stdout
    assert "Mô hình: 5" in shown
    assert "Gồm: kinh tế 5" in shown


def test_a_part_that_was_changed_by_hand_is_told_beside_what_its_file_says(office: Project) -> None:
    edit(office, "{don_vi: Xã An, gia_tri: 10}", "{don_vi: Xã An, gia_tri: 12}")
    edit(office, "gia_tri: 48", "gia_tri: 50")
    found = office.run("explain", "tong-hop.yaml", "dang_ky", "--json").json
    assert [one["state"] for one in found["parts"]] == ["", "tệp ghi 10", ""]
    assert found["notices"] == ["tệp tổng hợp đã được sửa sau khi tổng hợp"]


def test_a_unit_without_a_part_is_pointed_to_its_report(office: Project) -> None:
    office.write("bieu/an.yaml", unit("Xã An", '""', 4))
    merge(office)
    (error,) = office.run("explain", "tong-hop.yaml", "dang_ky", "--unit", "Xã An", "--json").json["errors"]
    assert error["code"] == "U271"
    assert "bieu/an.yaml:4" in error["hint"]


def test_units_of_a_file_that_was_merged_before_are_traced_to_it(office: Project) -> None:
    office.write("vung/mot.yaml", (office.folder / "tong-hop.yaml").read_bytes())
    assert office.run("merge", "vung", "--indicators", "bo.yaml", "--force").exit_code == 0
    assert parts(office, "dang_ky", "--unit", "Xã Bình")[0][:3] == ("Xã Bình", "30", "mot.yaml")
