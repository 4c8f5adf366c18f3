"""What every test may use: settings for hypothesis, the office marker, goldens and a project folder."""

from __future__ import annotations

import os
import shutil
import signal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from support import browser
from support.golden import Golden
from support.project import Project

settings.register_profile("quick", max_examples=50, deadline=None)
settings.register_profile(
    "ci", max_examples=100, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("ci" if os.environ.get("CI") else "quick")

OFFICE_PROGRAMS = ("soffice", "pdftoppm")


def pytest_configure() -> None:
    """Hear Ctrl-C, which tests send, also when a shell started us in the background, where it is ignored."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite the expected side of goldens")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip what needs an office suite or a browser where there is none, unless CI says it must be there."""
    missing: list[str] = []
    if item.get_closest_marker("office") is not None:
        missing += [program for program in OFFICE_PROGRAMS if shutil.which(program) is None]
    if item.get_closest_marker("browser") is not None and not browser.PROGRAM:
        missing.append("chromium")
    if missing and os.environ.get("BAOCAO_REQUIRE_OFFICE"):
        pytest.fail(f"BAOCAO_REQUIRE_OFFICE is set, but missing: {', '.join(missing)}")
    if missing:
        pytest.skip(f"needs {', '.join(missing)}")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare text with a file, or rewrite the file under ``--update-golden``."""
    return Golden(update=request.config.getoption("--update-golden"))


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """An empty folder to put files in and to run commands in."""
    monkeypatch.chdir(tmp_path)
    return Project(tmp_path)
