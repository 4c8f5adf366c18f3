"""`baocao form`: forms of a data file, and of indicators for each unit."""

from __future__ import annotations

import io

import openpyxl
import pytest

from baocao.data.load import load_tree
from baocao.data.model import read_conference
from support.project import Project

DATA = (
    "co_quan: {ten: Ủy ban nhân dân xã An Bình, dia_danh: An Bình}\n"
    "hoi_nghi: {ten: Hội nghị, thoi_gian: 09/10/2026}\n"
)
LIST = "Tên đơn vị;Đến ngày;Nhập vào\nXã An Bình;;\nXã Ấn Bình;;\nXã Lâm Khê;30/6/2026;Xã An Bình\n"


def test_an_empty_form_and_one_with_the_data_of_a_file(project: Project) -> None:
    project.write("hn.yaml", DATA)
    assert project.run("form").exit_code == 0
    outcome = project.run("form", "hn.yaml", "--json")
    assert outcome.json == {"files": ["hn.xlsx"], "title": "Biểu nhập số liệu hội nghị", "indicators": 0}
    assert project.files() == {"hn.yaml", "hn.xlsx", "bieu-so-lieu.xlsx"}
    read = [read_conference(load_tree(project.folder / name)) for name in ("hn.yaml", "hn.xlsx")]
    assert read[0] == read[1]
    unfilled = project.run("import", "bieu-so-lieu.xlsx", "--json")
    assert (unfilled.exit_code, unfilled.json["errors"][0]["code"]) == (3, "D622")


def test_a_form_for_some_kinds_of_documents_and_a_period(project: Project) -> None:
    arguments = ("form", "--kind", "giay-moi,bao-cao", "--period", "9 tháng năm 2026", "-o", "bieu.xlsx")
    assert project.run(*arguments).exit_code == 0
    book = openpyxl.load_workbook(project.folder / "bieu.xlsx")
    assert {"Thành phần", "Kết quả", "Hướng dẫn"} <= set(book.sheetnames)
    assert not {"Khen thưởng, ảnh", "Ý kiến, biểu quyết", "Căn cứ, tài liệu"} & set(book.sheetnames)
    found = read_conference(load_tree(project.folder / "bieu.xlsx"))
    assert (found.ky.bao_cao.ten, found.ky.ke_hoach.ten) == ("9 tháng năm 2026", "quý IV năm 2026")
    guide = [cell.value for cell in book["Hướng dẫn"]["A"]]
    assert "Biểu này để làm: giấy mời, báo cáo." in guide
    assert "Cần ít nhất một: Thành phần dự hoặc Nơi kính gửi." in guide


def test_each_unit_that_exists_at_the_end_of_the_period_gets_a_form(project: Project) -> None:
    project.write("ds.csv", LIST)
    arguments = (
        "--indicators",
        "dan-van",
        "--units",
        "ds.csv",
        "--period",
        "quý III năm 2026",
        "-o",
        "bieu/",
    )
    assert project.run("form", *arguments).exit_code == 0
    assert project.files() == {"ds.csv", "bieu/xa-an-binh.xlsx", "bieu/xa-an-binh-2.xlsx"}
    second = load_tree(project.folder / "bieu/xa-an-binh-2.xlsx")
    found = read_conference(second)
    assert (found.co_quan.ten, found.ky.bao_cao.ten if found.ky.bao_cao else "") == (
        "Xã Ấn Bình",
        "quý III năm 2026",
    )
    assert len(found.so_lieu) == 52
    before = {name: (project.folder / name).read_bytes() for name in project.files()}
    assert project.run("form", *arguments).exit_code == 5
    assert before == {name: (project.folder / name).read_bytes() for name in project.files()}


def test_no_name_of_a_list_leads_out_of_the_folder(project: Project) -> None:
    project.write("ds.csv", 'Tên đơn vị\n../../xau\nXã A/B\nCON\n"Xã ""C"""\n')
    assert (
        project.run("form", "--indicators", "dan-van", "--units", "ds.csv", "-o", "a/b/bieu").exit_code == 0
    )
    made = ("xau.xlsx", "xa-a-b.xlsx", "_con.xlsx", "xa-c.xlsx")
    assert project.files() == {"ds.csv", *(f"a/b/bieu/{name}" for name in made)}


def test_a_form_that_is_filled_is_added_up(project: Project) -> None:
    project.write("ds.csv", "Tên đơn vị\nXã An Bình\n")
    project.run(
        "form", "--indicators", "dan-van", "--units", "ds.csv", "--period", "quý III năm 2026", "-o", "bieu"
    )
    path = project.folder / "bieu/xa-an-binh.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book["Số liệu"]
    codes = {cell.value: cell.row for cell in sheet["B"]}
    column = next(cell.column for row in sheet.iter_rows() for cell in row if cell.value == "Thực hiện")
    for row in sheet.iter_rows(min_col=column, max_col=column):  # openpyxl keeps no results of formulas
        if isinstance(row[0].value, str) and row[0].value.startswith("="):
            row[0].value = None
    sheet.cell(codes["hop_thon"], column).value = 24
    stream = io.BytesIO()
    book.save(stream)
    path.write_bytes(stream.getvalue())

    assert project.run("merge", "bieu", "--indicators", "dan-van", "--units", "ds.csv").exit_code == 1
    parts = project.run("explain", "tong-hop.yaml", "hop_thon", "--json").json["parts"]
    assert [(part["gia_tri"], part["at"]) for part in parts] == [("24", f"Số liệu!F{codes['hop_thon']}")]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--units", "ds.csv"), "U250"),
        (("hn.yaml", "--indicators", "dan-van"), "U250"),
        (("--kind", "bao-cao", "--indicators", "dan-van"), "U250"),
        (("hn.yaml", "--period", "quý III năm 2026"), "U250"),
        (("--kind", "bao-caoo"), "U201"),
        (("--period", "quý III"), "D104"),
        (("-o", "bieu.docx"), "U251"),
        (("--indicators", "dan-van", "--units", "ds.csv", "-o", "bieu.xlsx"), "U251"),
        (("--indicators", "dan-vann", "-o", "a.xlsx"), "U255"),
        (("--indicators", "dan-van", "--period", "quý 5", "-o", "a.xlsx"), "D104"),
        (("khong-co.yaml",), "O005"),
    ],
)
def test_what_does_not_go_together_is_refused_and_nothing_written(
    project: Project, arguments: tuple[str, ...], code: str
) -> None:
    project.write("hn.yaml", DATA)
    project.write("ds.csv", LIST)
    outcome = project.run("form", *arguments, "--json")
    assert outcome.json["errors"][0]["code"] == code
    assert project.files() == {"hn.yaml", "ds.csv"}
