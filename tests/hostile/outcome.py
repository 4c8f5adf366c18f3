"""One hostile file through the real command line, and what must hold however it ends."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable
from typing import Any

from support.project import Outcome, Project

SECONDS = 8
"""How long one case may take on a busy machine; most take some milliseconds."""
OLD = b"tep cu"
PYTHON = re.compile(r"Traceback|\bError\b|Exception|<class|<function|object at 0x|\.py\b|NoneType|\bkwargs\b")
VIETNAMESE = re.compile(
    "[ăâđêôơưạảãáàặẳẵắằậẩẫấầẹẻẽéèệểễếềịỉĩíìọỏõóòộổỗốồợởỡớờụủũúùựửữứừỵỷỹýỳ]", re.IGNORECASE
)


def render(project: Project, *options: str, data: str = "a.yaml", output: str = "ra.docx") -> Outcome:
    """Return what ``baocao render --force`` leaves; the output is there before and changes only whole."""
    project.write(output, OLD)
    before = project.files()
    begun = time.monotonic()
    outcome = project.run(
        "render", data, "--template", "mau.docx", "-o", output, "--force", "--json", *options
    )
    assert time.monotonic() - begun < SECONDS
    assert project.files() == before, "no half file, no temporary file"
    if outcome.exit_code != 0:
        assert (project.folder / output).read_bytes() == OLD
    assert not PYTHON.search(outcome.stdout + outcome.stderr)
    return outcome


def errors(outcome: Outcome) -> list[dict[str, Any]]:
    """Return the mistakes told, each with what a clerk needs: a code, a Vietnamese sentence, a next step."""
    told = outcome.json["errors"]
    for one in told:
        assert VIETNAMESE.search(one["message"]), one
        assert not one["message"].endswith("."), one
        assert len(one["message"]) < 600, one
    return list(told)


def assert_refused(outcome: Outcome, codes: Iterable[str], exit_code: int) -> None:
    """Check the exit code and that all that is told is one of `codes`."""
    assert outcome.exit_code == exit_code, outcome.stdout[:500] + outcome.stderr[:500]
    met = {one["code"] for one in errors(outcome)}
    assert met, outcome.stdout
    assert met <= set(codes), met
