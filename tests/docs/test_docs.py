"""Documentation that cannot rot: generated pages are fresh, tutorials run, links lead somewhere."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from baocao.cli.main import app
from baocao.data.load import parse_tree
from baocao.data.model import read_conference
from support.filling import file, lines
from support.pictures import png
from support.project import Project
from support.transcript import replay

ROOT = Path(__file__).resolve().parent.parent.parent
TUTORIALS = sorted((ROOT / "docs" / "huong-dan").glob("*.md"))
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").rglob("*.md")])
FRAGMENT = re.compile(r"(?<!:)\n\n```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PROGRAM = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")


@pytest.mark.parametrize("page", TUTORIALS, ids=lambda page: page.stem)
def test_a_tutorial_runs(page: Path, project: Project) -> None:
    assert replay(page, project) > 1


def test_pieces_of_the_data_file_are_right() -> None:
    page = ROOT / "docs" / "huong-dan" / "so-lieu.md"
    pieces = FRAGMENT.findall(page.read_text(encoding="utf-8"))
    assert len(pieces) > 4
    for piece in pieces:
        read_conference(parse_tree(piece.encode(), "so-lieu.yaml"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    targets = LINK.findall(page.read_text(encoding="utf-8"))
    assert not [target for target in targets if not (page.parent / target).exists()]


@pytest.mark.parametrize("tool", ["gen_docs.py", "build_sample_template.py"])
def test_what_tools_make_is_fresh(tool: str) -> None:
    result = subprocess.run(
        [sys.executable, f"tools/{tool}", "--check"],
        cwd=ROOT,
        env={"PYTHONPATH": "src", "PYTHONIOENCODING": "utf-8", "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("readme", ["README.md", "README.vi.md"])
def test_the_two_commands_come_first(readme: str) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8")
    other = {"README.md": "README.vi.md", "README.vi.md": "README.md"}[readme]
    assert f"({other})" in text.partition("\n")[0]
    first_block = re.findall(r"```sh\n(.*?)```", text, re.DOTALL)[0]
    assert re.findall(r"^make \w+", first_block, re.MULTILINE) == ["make demo", "make test"]


@pytest.mark.parametrize("name", [command.name for command in app.registered_commands])
def test_every_command_is_in_the_readme(name: str) -> None:
    if name == "schema":
        return  # for editors; the tutorial shows it
    for readme in ("README.md", "README.vi.md"):
        assert f"baocao {name}" in (ROOT / readme).read_text(encoding="utf-8")


@pytest.mark.parametrize("readme", ["README.md", "README.vi.md"])
def test_the_program_of_the_readme_runs(
    readme: str, project: Project, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (code,) = PROGRAM.findall((ROOT / readme).read_text(encoding="utf-8"))
    project.write("mau.docx", file("{{ ten }}", "{{ logo }}"))
    project.write("logo.png", png())
    monkeypatch.chdir(project.folder)
    names: dict[str, object] = {}
    exec(code, names)  # noqa: S102  # our own page
    assert capsys.readouterr().out == "['ten', 'logo']\n()\n"
    assert lines(names["document"])[0] == "Nguyễn Văn An"  # type: ignore[arg-type]


def test_the_architecture_page_stays_short() -> None:
    assert len((ROOT / "docs" / "architecture.md").read_text(encoding="utf-8").splitlines()) < 150


def test_every_picture_is_shown_and_small() -> None:
    gallery = (ROOT / "docs" / "images" / "README.md").read_text(encoding="utf-8")
    for picture in (ROOT / "docs" / "images").glob("*.png"):
        assert f"({picture.name})" in gallery
        assert picture.stat().st_size < 60_000


def test_every_key_has_an_english_name_and_no_name_is_left_over() -> None:
    page = (ROOT / "docs" / "reference" / "glossary.md").read_text(encoding="utf-8")
    shown = dict(re.findall(r"^\| `(\w+)` \| .+ \| (.*) \|$", page, re.MULTILINE))
    names = tomllib.loads((ROOT / "tools" / "english_names.toml").read_text(encoding="utf-8"))
    assert names == shown
    assert all(names.values())
