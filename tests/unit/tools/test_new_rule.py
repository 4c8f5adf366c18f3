"""`tools/new_rule.py`: what a new rule begins with."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import new_rule
import pytest

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the rules, to add to."""
    rules = "src/baocao/layout/rules"
    shutil.copytree(ROOT / rules, tmp_path / rules, ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "tests" / "rules").mkdir(parents=True)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def load(path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Import a module from where it was written."""
    spec = importlib.util.spec_from_file_location(f"new_{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, spec.name, module)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("code", "module"), [("FT99", "fonts"), ("PG99", "page"), ("TX99", "text_wording"), ("ZZ01", "zz")]
)
def test_a_rule_goes_to_the_module_of_its_group(
    root: Path, monkeypatch: pytest.MonkeyPatch, code: str, module: str
) -> None:
    assert new_rule.main([code, "odd-thing", *(["--module", module] if code == "TX99" else [])], root) == 0
    path = root / "src" / "baocao" / "layout" / "rules" / f"{module}.py"
    rules = load(path, monkeypatch).RULES
    assert (rules[-1].code, rules[-1].name, rules[-1].stage) == (code, "odd-thing", "preview")
    assert "the_thuc: nd30" in (root / "tests" / "rules" / f"{code}.yaml").read_text(encoding="utf-8")
    for task in (["check", "--no-cache", "--select", "F,E"], ["format", "--no-cache", "--check"]):
        ruff = [Path(sys.executable).with_name("ruff"), *task, path]
        result = subprocess.run(ruff, cwd=root, capture_output=True, text=True, check=False)
        assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["FT01", "odd-thing"], "taken by a rule in fonts.py"),
        (["FT99", "margin-out-of-range"], "taken by a rule in page.py"),
        (["F9", "odd-thing"], "two capital letters and two digits"),
        (["FT99", "Odd_Thing"], "small letters with hyphens"),
    ],
)
def test_codes_and_names_are_used_once(
    root: Path, capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    assert new_rule.main(words, root) == 1
    assert said in capsys.readouterr().out
    assert list((root / "tests" / "rules").iterdir()) == []
