"""YAML read and written by the tests, in C where there is a library for it: some eight times as fast."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BASE_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def read_yaml(path: Path) -> Any:
    """Return what a file holds."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506  # a safe one


def read_typed(text: str) -> Any:
    """Return what a text holds, every scalar as typed."""
    return yaml.load(text, Loader=_BASE_LOADER)  # noqa: S506  # makes text of everything


def write_yaml(data: Any) -> str:
    """Return data as a text, keys in the order they have, a scalar on one line."""
    return str(yaml.dump(data, Dumper=_DUMPER, allow_unicode=True, sort_keys=False, width=1000))
