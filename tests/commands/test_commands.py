"""Bug reports as tests: each page here is files, commands and what must come out."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.project import Project
from support.transcript import replay

PAGES = sorted(Path(__file__).parent.glob("*.md"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_it_happens_as_written(page: Path, project: Project) -> None:
    assert replay(page, project) > 1
