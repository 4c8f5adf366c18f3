"""Kinds of an office's own whose folders and files are not what they seem; ours work beside them."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from hostile.outcome import PYTHON, assert_refused
from support.docx import docx
from support.project import Project

DATA = """
co_quan: {khoi: nha-nuoc, ten: Ủy ban nhân dân xã An Bình, ky_hieu: UBND, dia_danh: An Bình}
chuong_trinh: [{gio: "08:00", noi_dung: Khai mạc}]
van_ban: {chung: {nguoi_ky: {chuc_vu: Chủ tịch, ho_ten: Lê An}, noi_nhan: [Như trên]}}
"""
TOML = 'title = "Phiếu trình"\n'
WORD = docx("{{ co_quan.ten }}")


@pytest.fixture
def office(project: Project) -> Project:
    project.write("a.yaml", DATA)
    project.write("baocao.toml", 'thu_muc_mau = "mau"\n')
    project.write("mau/phieu/template.toml", TOML)
    project.write("mau/phieu/template.docx", WORD)
    return project


def put(name: str, content: str | bytes) -> Callable[[Project], object]:
    return lambda office: office.write(name, content)


def swap(name: str, make: Callable[[Path], object]) -> Callable[[Project], object]:
    """Return what puts something else than a file in the place of one."""

    def change(office: Project) -> None:
        path = office.folder / name
        path.unlink()
        make(path)

    return change


FILE, PAGE, WORD_FILE = "mau/phieu/template.toml", "mau/phieu/template.md", "mau/phieu/template.docx"
CASES: dict[str, tuple[Callable[[Project], object], set[str], int]] = {
    "no TOML": (put(FILE, b"\xff\xfe\0\1"), {"U221", "U201"}, 2),
    "ten megabytes": (put(FILE, TOML + "#" * 10_000_000), {"O006", "U201"}, 5),
    "brackets without end": (put(FILE, TOML + "can_co = " + "[" * 3_000 + "]" * 3_000), {"U221", "U201"}, 2),
    "nothing but wrong values": (
        put(FILE, "title = 5\nkind = []\nlayouts = 1\ncan_co = 3.5\n"),
        {"U223", "U201"},
        2,
    ),
    "a name of ours": (put(FILE, TOML + 'kind = "Báo cáo"\n'), {"U223", "U201"}, 2),
    "a name that means all": (put(FILE, TOML + 'kind = "all"\n'), {"U223", "U201"}, 2),
    "a way out": (put(FILE, TOML + 'kind = "../../x"\n'), {"U223", "U201"}, 2),
    "a pipe for a template": (swap(WORD_FILE, os.mkfifo), {"U224", "U201"}, 2),
    "a device for a template": (
        swap(WORD_FILE, lambda path: path.symlink_to("/dev/zero")),
        {"U224", "U201"},
        2,
    ),
    "a folder for a template": (swap(WORD_FILE, Path.mkdir), {"U224", "U201"}, 2),
    "a pipe for the description": (swap(FILE, os.mkfifo), {"U224", "U201"}, 2),
    "a link to itself": (swap(FILE, lambda path: path.symlink_to(path.name)), {"U201"}, 2),
    "garbage for a template": (put(WORD_FILE, b"x"), {"P103"}, 4),
}


@pytest.mark.parametrize("name", CASES)
def test_a_kind_that_is_none_is_refused_and_ours_go_on(name: str, office: Project) -> None:
    change, codes, exit_code = CASES[name]
    change(office)
    assert_refused(
        office.run("render", "a.yaml", "--kind", "phieu", "-o", "a.docx", "--json"), codes, exit_code
    )
    assert not (office.folder / "a.docx").exists()
    assert office.run("render", "a.yaml", "--kind", "chuong-trinh", "--no-check").exit_code == 0


@pytest.mark.parametrize(
    "tag",
    [
        "{% for i in range(10**9) %}x{% endfor %}",
        "{{ 9 ** 9 ** 9 ** 9 }}",
        "{% include '/etc/passwd' %}",
        "{% import 'os' as os %}",
        "{{ co_quan.__class__.__mro__ }}",
        "{{ joiner.__init__.__globals__ }}",
        "{{ 'x' | center(10**9) }}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        "{{ " + "(" * 5_000 + "1" + ")" * 5_000 + " }}",
    ],
)
def test_a_page_that_would_do_harm_is_stopped(tag: str, office: Project) -> None:
    office.write(PAGE, tag)
    outcome = office.run("render", "a.yaml", "--kind", "phieu", "--to", "md", "--json")
    assert_refused(outcome, {"T105", "T106", "T302", "T304"}, 4)


@pytest.mark.parametrize(
    ("words", "codes", "exit_code"),
    [
        (("render", "a.yaml", "--kind", "x" * 5_000), {"U201"}, 2),
        (("render", "a.yaml", "--kind", "a/" * 3_000), {"U224"}, 2),
        (("render", "a.yaml", "--kind", "a\0/"), {"U224"}, 2),
        (("render", "x" * 5_000), {"D205", "O005"}, 5),
        (("kinds", "x" * 5_000 + ".yaml"), {"O005"}, 5),
        (("check", "x" * 5_000), {"U305"}, 2),
    ],
)
def test_names_that_no_system_takes(
    words: tuple[str, ...], codes: set[str], exit_code: int, office: Project
) -> None:
    outcome = office.run(*words, "--json")
    assert outcome.exit_code == exit_code, outcome.stdout[:300]
    assert {one["code"] for one in outcome.json["errors"]} <= codes


def test_settings_and_data_to_start_from_that_are_none(office: Project) -> None:
    office.write("mau/phieu/skeleton.yaml", b"ten: \xff\xfe")
    outcome = office.run("new", "moi", "--kind", "phieu", "--defaults", "--json")
    assert_refused(outcome, {"D206"}, 3)
    assert not (office.folder / "moi").exists()
    office.write("baocao.toml", f'thu_muc_mau = "{"x" * 5_000}"\n')
    outcome = office.run("render", "a.yaml")
    assert outcome.exit_code == 2
    assert "U303" in outcome.stderr
    assert not PYTHON.search(outcome.stderr)
