"""The walls of the house: floors, sizes, who may do what."""

from __future__ import annotations

import ast
import importlib
import os
import pickle
import pkgutil
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

import baocao
from baocao.errors import BaocaoError, Location, Mistakes
from support.filling import file

ROOT = Path(__file__).resolve().parent.parent.parent
SOURCE = ROOT / "src" / "baocao"
MODULES = sorted(SOURCE.rglob("*.py"))
HEAVY = {"lxml", "jinja2", "docx", "openpyxl", "pydantic", "yaml"}
WRITERS = {".write_text", ".write_bytes", ".mkdir", ".unlink", ".rename", ".touch", ".rmdir", ".symlink_to"}
READERS = {"open", ".read_text", ".read_bytes", ".iterdir", ".glob", ".rglob"}


def name_of(path: Path) -> str:
    return str(path.relative_to(SOURCE))


def floor_of(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0]


@cache
def parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def calls(path: Path) -> frozenset[str]:
    """Return what a module calls: ``name`` for functions, ``.name`` for methods."""
    called = [node.func for node in ast.walk(parse(path)) if isinstance(node, ast.Call)]
    return frozenset(
        f".{one.attr}" if isinstance(one, ast.Attribute) else getattr(one, "id", "") for one in called
    )


def offenders(is_wrong: Callable[[Path, str], object]) -> list[str]:
    """Return the modules for which a check on path and text is true."""
    return [name_of(path) for path in MODULES if is_wrong(path, path.read_text(encoding="utf-8"))]


@pytest.mark.slow
def test_the_floors_hold() -> None:
    program = Path(sys.executable).with_name("lint-imports")
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    result = subprocess.run(
        [program, "--no-cache"], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stdout


def test_modules_are_short() -> None:
    assert not offenders(lambda _, text: text.count("\n") >= 350), "split them by what their parts are about"


def test_modules_have_telling_names() -> None:
    assert not offenders(lambda path, _: path.stem in {"utils", "helpers", "common", "misc", "base"})


def test_modules_say_what_they_are() -> None:
    assert not offenders(lambda path, _: not ast.get_docstring(parse(path)))


def test_click_is_never_imported() -> None:
    wrong = re.compile(r"^\s*(import|from) click\b", re.MULTILINE)
    assert not offenders(lambda _, text: wrong.search(text))


def test_only_fsio_writes() -> None:
    assert not offenders(lambda path, _: floor_of(path) != "fsio" and WRITERS & calls(path))


def test_only_data_and_app_read_paths() -> None:
    def reads(path: Path, text: str) -> bool:
        if floor_of(path) in {"fsio", "data", "app"} or "importlib" in text:  # files of the wheel are our own
            return False
        return bool(READERS & calls(path))

    assert not offenders(reads)


def test_nothing_prints_but_the_command_line() -> None:
    assert not offenders(lambda path, _: floor_of(path) != "cli" and "print" in calls(path))


def loaded_after(*arguments: str) -> set[str]:
    """Return the top-level packages that a run of the command line has loaded."""
    code = (
        "import sys\n"
        "from baocao.__main__ import main\n"
        "sys.argv[0] = 'baocao'\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print('\\n' + ' '.join(sorted({name.partition('.')[0] for name in sys.modules})))"
    )
    result = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONIOENCODING": "utf-8"},
    )
    return set(result.stdout.splitlines()[-1].split())


def test_version_loads_nothing_heavy() -> None:
    assert not (HEAVY | {"typer", "rich"}) & loaded_after("--version")


def test_help_loads_nothing_heavy() -> None:
    assert not HEAVY & loaded_after("--help")


def test_a_command_leaves_pydantic_alone() -> None:
    assert "pydantic" not in loaded_after("schema")


def test_data_are_checked_without_the_engine() -> None:
    data = str(ROOT / "examples" / "dan-van-kheo-quy-4-2023" / "hoi-nghi.yaml")
    loaded = loaded_after("check", data)
    assert "yaml" in loaded
    assert not {"jinja2", "lxml"} & loaded


def test_text_needs_none_of_the_libraries_for_pictures_and_markdown(tmp_path: Path) -> None:
    template, data = tmp_path / "mau.docx", tmp_path / "so-lieu.json"
    template.write_bytes(file("Kính gửi: {{ noi_nhan }}"))
    data.write_text('{"noi_nhan": "Đảng ủy xã"}', encoding="utf-8")
    loaded = loaded_after("render", str(data), "--template", str(template))
    assert "jinja2" in loaded
    assert not {"segno", "markdown_it", "ssl", "http"} & loaded


def all_errors() -> list[type[BaocaoError]]:
    for info in pkgutil.walk_packages(baocao.__path__, "baocao."):
        importlib.import_module(info.name)

    def below(cls: type[BaocaoError]) -> Iterator[type[BaocaoError]]:
        for child in cls.__subclasses__():
            if child.__module__.startswith("baocao."):
                yield child
                yield from below(child)

    return sorted(set(below(BaocaoError)), key=lambda cls: (cls.code, cls.__name__))


def test_every_error_code_is_used_once() -> None:
    seen: dict[str, type[BaocaoError]] = {}
    for cls in all_errors():
        if "code" not in vars(cls):
            continue  # a family in between; what is raised has its own
        assert re.fullmatch(r"[DTPLOXUM]\d{2,3}", cls.code), cls
        assert cls.code not in seen, f"{cls.__name__} and {seen[cls.code].__name__} share {cls.code}"
        seen[cls.code] = cls


def test_every_error_pickles() -> None:
    where = Location(file="a.yaml", line=3, column=2, excerpt="x: y")
    for cls in all_errors():
        error = cls.__new__(cls)
        Exception.__init__(error, "lời")
        error.__dict__.update(message="lời", where=where, hint="Sửa lại", more=("x", 1))
        twin = pickle.loads(pickle.dumps(error))
        assert type(twin) is cls
        assert twin.__dict__ == error.__dict__
        assert str(twin) == str(error)


def test_many_mistakes_pickle_together() -> None:
    both = Mistakes([BaocaoError("một"), BaocaoError("hai", where=Location(file="b"))])
    twin = pickle.loads(pickle.dumps(both))
    assert [str(one) for one in twin.errors] == [str(one) for one in both.errors]


def test_every_error_has_a_docstring_of_its_own() -> None:
    for cls in all_errors():
        assert cls.__doc__, cls
        assert "__doc__" in vars(cls), cls


LEFTOVERS = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b|/work/|/tmp/bash_jobs")


def test_no_leftovers_in_the_repository() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    for name in filter(None, listed.stdout.split("\0")):
        path = ROOT / name
        if path == Path(__file__).resolve() or not path.is_file():
            continue
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found = LEFTOVERS.search(text)
        assert not found, f"{name}: {found and found[0]}"
