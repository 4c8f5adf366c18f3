"""The settings of an office: where they are found, what may stand in them, templates by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from baocao.app.settings import Settings, find_settings, find_template, list_templates, load_settings
from baocao.errors import BaocaoError


def write(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "baocao.toml"
    path.write_text(text, encoding="utf-8")
    return path


def mistakes(folder: Path, text: str) -> list[BaocaoError]:
    write(folder, text)
    with pytest.raises(BaocaoError) as caught:
        load_settings(folder)
    return list(caught.value.flatten())


@pytest.fixture
def office(tmp_path: Path) -> Path:
    (tmp_path / "mau").mkdir()
    for name in ("giay-moi.docx", "Phiếu giao việc.docx", "~$giay-moi.docx", "ghi-chu.txt"):
        (tmp_path / "mau" / name).write_bytes(b"")
    write(tmp_path, 'thu_muc_mau = "mau"\nthe_thuc = "ND30"\n[bo_loc]\nf = "x"\n"g(x, le=0)" = "x"\n')
    return tmp_path


def test_the_nearest_file_above_holds(office: Path) -> None:
    inner = office / "2026" / "quy-3"
    inner.mkdir(parents=True)
    assert find_settings(inner / "hop.yaml") == office / "baocao.toml"
    nearer = write(office / "2026", "")
    assert find_settings(inner / "hop.yaml") == nearer
    assert find_settings(inner) == nearer


def test_nothing_is_set_without_a_file(tmp_path: Path) -> None:
    if find_settings(tmp_path) is None:  # somebody may have one above the temporary folder
        assert load_settings(tmp_path) == Settings()


@pytest.mark.parametrize("text", ["", "# chỉ có chú thích\n"])
def test_an_empty_file_sets_nothing(tmp_path: Path, text: str) -> None:
    path = write(tmp_path, text)
    assert load_settings(tmp_path) == Settings(file=path)


def test_what_a_file_sets(office: Path) -> None:
    settings = load_settings(office / "a.yaml")
    assert settings.templates is not None
    assert settings.templates.resolve() == (office / "mau").resolve()
    assert settings.layout == "nd30"
    assert settings.filters is not None
    assert settings.filters.names == {"f", "g"}


def test_all_mistakes_are_told_at_once_in_order(tmp_path: Path) -> None:
    text = 'thu_muc_mauu = "a"\nthu_muc_mau = "khong-co"\nthe_thuc = 5\n[bo_loc]\nso = "x"\nf = "y"\ng = 1\n'
    found = mistakes(tmp_path, text)
    assert [(one.code, one.where.line) for one in found] == [
        ("U302", 1),
        ("U303", 2),
        ("U303", 3),
        ("U304", 5),
        ("U304", 6),
        ("U303", 7),
    ]
    assert found[0].hint == "Có phải ý bạn là “thu_muc_mau”?"
    assert all(int(one.exit_code) == 2 and one.hint for one in found)


def test_a_file_that_is_no_toml(tmp_path: Path) -> None:
    (error,) = mistakes(tmp_path, "thu_muc_mau = \n")
    assert (error.code, error.where.line) == ("U301", 1)


def test_filters_must_be_a_table(tmp_path: Path) -> None:
    (error,) = mistakes(tmp_path, 'bo_loc = "tep.jinja"\n')
    assert error.code == "U303"


@pytest.mark.parametrize("name", ["giay-moi", "Giấy mời", "giay_moi.docx", "GIAY-MOI"])
def test_a_template_is_found_by_name(office: Path, name: str) -> None:
    assert find_template(Path(name), load_settings(office)).name == "giay-moi.docx"


def test_templates_are_listed_without_what_word_leaves_behind(office: Path) -> None:
    assert list_templates(load_settings(office)) == ["Phiếu giao việc", "giay-moi"]


def test_a_path_stays_a_path(office: Path) -> None:
    own = office / "mau" / "giay-moi.docx"
    assert find_template(own, load_settings(office)) == own
    assert find_template(Path("x/khong-co.docx"), load_settings(office)) == Path("x/khong-co.docx")


@pytest.mark.parametrize(
    ("name", "hint"),
    [("giay-moii", "“giay-moi”"), ("xyz", "Phiếu giao việc, giay-moi"), ("bao-cao", "baocao schema")],
)
def test_a_name_that_nobody_has(office: Path, name: str, hint: str) -> None:
    with pytest.raises(BaocaoError) as caught:
        find_template(Path(name), load_settings(office))
    assert caught.value.code == "U305"
    assert hint in caught.value.hint


def test_a_name_without_a_folder_of_templates() -> None:
    with pytest.raises(BaocaoError) as caught:
        find_template(Path("giay-moi-hop"), Settings())
    assert caught.value.code == "U305"
    assert "thu_muc_mau" in caught.value.hint


def test_codes_that_a_check_looks_for(tmp_path: Path) -> None:
    write(tmp_path, '[kiem_tra]\nchon = ["PG", "m03"]\nbo_qua = "PG01"\n')
    checks = load_settings(tmp_path).checks
    assert checks.select == ("PG", "M03")
    assert [code for code in ("PG01", "PG02", "M03", "M04") if checks.takes(code)] == ["PG02", "M03"]


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        ('kiem_tra = "PG"', "U303", "kiem_tra cần là một bảng"),
        ('[kiem_tra]\nbo_qa = ["PG"]', "U302", "không có khóa “bo_qa”"),
        ('[kiem_tra]\nbo_qua = ["ZZ"]', "U303", "không có mã “ZZ”"),
        ("[kiem_tra]\nchon = [1]", "U303", "cần mã lỗi trong dấu nháy"),
    ],
)
def test_mistakes_in_what_a_check_looks_for(tmp_path: Path, text: str, code: str, message: str) -> None:
    (error,) = mistakes(tmp_path, text)
    assert (error.code, error.message) == (code, message)
    assert error.where.line
    assert error.hint
