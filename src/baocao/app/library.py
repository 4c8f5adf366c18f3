"""What programs call to get a conference from a file, and what does not agree in it."""

from __future__ import annotations

import os
from pathlib import Path

from baocao.data.facts import find_disagreements
from baocao.data.load import load_tree
from baocao.data.model import Conference, read_conference
from baocao.errors import Finding


def load(path: str | os.PathLike[str]) -> Conference:
    """Return the conference in a data file.

    Raises:
        DataError: D…; all mistakes of the file, as `Mistakes` when there are several.
        OutputError: O005, the file cannot be read.
    """
    return read_conference(load_tree(Path(path)))


def check(conference: Conference, kind: str = "bao-cao") -> tuple[Finding, ...]:
    """Return what does not agree in a conference, for a document of this kind: M01–M15."""
    return tuple(find_disagreements(conference, kind))
