"""Kinds, layouts and the templates that come with the tool; folders that are kinds of an office's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from baocao.app import catalog
from baocao.app.kind import NoLayoutError
from baocao.app.settings import DEFAULTS, Settings
from baocao.errors import BaocaoError
from baocao.layout.profile import PROFILE_NAMES
from support.docx import docx

KIND = """
kind = "Phiếu trình"
title = "Phiếu trình giải quyết công việc"
ten_loai = "PHIẾU TRÌNH"
viet_tat = "PTr"
trich_yeu = "về việc tổ chức hội nghị"
can_co = [
    "hoi_nghi.ten",
    "nhiem_vu | ket_luan.chi_dao",
    ["Thành phần", "van_ban.*.kinh_gui"],
    "van_ban.chung.noi_nhan",
]
"""


@pytest.fixture
def office(tmp_path: Path) -> Settings:
    return Settings(templates=tmp_path)


def make_kind(office: Settings, name: str, content: str = KIND, *files: str) -> Path:
    assert office.templates is not None
    folder = office.templates / name
    folder.mkdir()
    (folder / "template.toml").write_text(content, encoding="utf-8")
    for file in files or ("template.docx",):
        (folder / file).write_bytes(docx("{{ trich_yeu }}"))
    return folder


def mistakes_of(folder: Path) -> list[tuple[str, int]]:
    with pytest.raises(BaocaoError) as caught:
        catalog.find_kind(f"{folder}/", DEFAULTS)
    return [(one.code, one.where.line) for one in caught.value.flatten()]


@pytest.mark.parametrize("typed", ["bao-cao", "bao_cao", "Báo cáo", "BÁO CÁO"])
def test_a_kind_may_be_typed_in_many_ways(typed: str) -> None:
    assert catalog.find_kind(typed, DEFAULTS).name == "bao-cao"


def test_a_misspelt_kind_gets_the_nearest(office: Settings) -> None:
    make_kind(office, "phieu-trinh")
    for typed, name in (("giấy mờ", "giay-moi"), ("phiếu tình", "phieu-trinh")):
        with pytest.raises(catalog.UnknownKindError) as caught:
            catalog.find_kind(typed, office)
        assert caught.value.hint == f"Có phải ý bạn là “{name}”?"
    with pytest.raises(catalog.UnknownKindError) as caught:
        catalog.find_kind("xyz", office)
    assert "bao-cao" in caught.value.hint
    assert "phieu-trinh" in caught.value.hint


def test_a_misspelt_layout_gets_the_nearest() -> None:
    assert catalog.read_layout("ND30") == "nd30"
    with pytest.raises(catalog.UnknownLayoutError) as caught:
        catalog.read_layout("nd-30")
    assert "nd30" in caught.value.hint


def test_every_layout_has_a_report_template() -> None:
    for layout in PROFILE_NAMES:
        name, content = catalog.find_ours("bao-cao").read_template(layout)
        assert name == f"bao-cao/{layout}.docx"
        assert content.startswith(b"PK")


def test_our_kinds_say_what_they_are() -> None:
    for kind in catalog.iter_kinds(DEFAULTS):
        assert kind.name in catalog.list_kinds()
        assert kind.title[:1].isupper()
        assert kind.needs
        assert kind.formats[0] == "docx"
        assert not kind.is_own


@pytest.mark.parametrize("typed", ["phieu-trinh", "Phiếu trình", "phiếu trình giải quyết công việc"])
def test_a_folder_of_the_office_is_a_kind(office: Settings, typed: str) -> None:
    folder = make_kind(office, "pt", KIND, "template.docx", "template.html")
    kind = catalog.find_kind(typed, office)
    assert kind == catalog.find_kind(f"{folder}/", DEFAULTS)
    assert (kind.name, kind.type_name, kind.abbreviation) == ("phieu-trinh", "PHIẾU TRÌNH", "PTr")
    assert kind.called == "phiếu trình giải quyết công việc"
    assert kind.needs == (
        ("hoi_nghi.ten",),
        ("nhiem_vu", "ket_luan.chi_dao"),
        ("thanh_phan", "van_ban.*.kinh_gui"),
        ("van_ban.*.noi_nhan",),
    )
    assert (kind.layouts, kind.formats) == ((), ("docx", "html"))
    assert [one.name for one in catalog.iter_kinds(office)] == [*catalog.list_kinds(), "phieu-trinh"]
    assert kind.read_template("nd30")[0] == str(folder / "template.docx")


def test_a_title_is_enough(office: Settings) -> None:
    folder = make_kind(office, "Thư cảm ơn", 'title = "Thư cảm ơn"')
    kind = catalog.find_kind(f"{folder}/template.toml", DEFAULTS)
    assert (kind.name, kind.type_name, kind.abbreviation, kind.needs) == ("thu-cam-on", "THƯ CẢM ƠN", "", ())


def test_a_kind_has_the_layouts_it_has_files_of(office: Settings) -> None:
    kind = catalog.find_kind(f"{make_kind(office, 'pt', KIND, 'nd30.docx', 'dang-hd05.docx')}/", office)
    assert kind.layouts == ("nd30", "dang-hd05")
    assert kind.read_template("dang-hd05")[1].startswith(b"PK")
    with pytest.raises(NoLayoutError) as caught:
        kind.read_template("dang-hd36")
    assert "dang-hd36.docx" in caught.value.hint


def test_all_that_is_wrong_is_told_at_once(office: Settings) -> None:
    content = """
titel = "Phiếu trình"
kind = "bao-cao"
viet_tat = 5
layouts = ["nd30", "nd31"]
can_co = ["hoi_nghi.tenn", 7]
"""
    folder = make_kind(office, "pt", content, "khac.docx")
    assert mistakes_of(folder) == [
        ("U222", 0),
        ("U224", 0),
        ("U222", 2),
        ("U223", 3),
        ("U223", 4),
        ("U223", 5),
        ("U223", 6),
        ("U223", 6),
    ]
    with pytest.raises(BaocaoError) as caught:
        list(catalog.iter_kinds(office))
    hints = [one.hint for one in caught.value.flatten()]
    for right in ("title", "nd30", "hoi_nghi.ten"):
        assert f"Có phải ý bạn là “{right}”?" in hints


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("title = ", "U221"),
        ("", "U222"),
        ('title = "A"\nkind = "chung"', "U223"),
        ('title = "A"\nkind = "all"', "U223"),
        ('title = "A"\nkind = "a/b"', "U223"),
        (f'title = "A"\nkind = "{"a" * 61}"', "U223"),
        ('title = "A"\ncan_co = [[["hoi_nghi.ten"]]]', "U223"),
        ('title = "A"\ncan_co = {a = 1}', "U223"),
        ('title = "A"\ncan_co = "nhiem_vu.han"', "U223"),
        ('title = "A\0"', "U221"),
        ('title = "A"\nlayouts = ["nd30"]', "U223"),
        ('title = ["A"]', "U223"),
    ],
)
def test_a_broken_file_says_what_is_wrong(office: Settings, content: str, code: str) -> None:
    folder = make_kind(office, "pt", content, "dang-hd05.docx")
    assert mistakes_of(folder)[0][0] == code


def test_a_folder_without_a_file_is_no_kind(tmp_path: Path) -> None:
    assert mistakes_of(tmp_path) == [("U224", 0)]


def test_a_broken_kind_is_in_the_way_of_itself_only(office: Settings) -> None:
    make_kind(office, "hong", "title = 5")
    make_kind(office, "tot", 'title = "Tốt"')
    assert catalog.find_kind("bao-cao", office).name == "bao-cao"
    assert catalog.find_kind("tot", office).name == "tot"
    with pytest.raises(BaocaoError) as caught:
        catalog.find_kind("hong", office)
    assert [one.code for one in caught.value.flatten()] == ["U223", "U201"]


def test_two_kinds_cannot_have_one_name(office: Settings) -> None:
    make_kind(office, "a", 'title = "A"\nkind = "pt"')
    make_kind(office, "b", 'title = "B"\nkind = "pt"')
    kinds, errors = catalog.read_own_kinds(office)
    assert [kind.title for kind in kinds] == ["A"]
    assert [error.code for error in errors] == ["U226"]
