"""What programs call to get a conference from a file, and what is wrong in data or documents."""

from __future__ import annotations

import os
from pathlib import Path

from baocao import fsio
from baocao.app import catalog
from baocao.app.settings import load_settings
from baocao.app.sources import is_word
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
    own_kinds = catalog.list_own_names(load_settings(Path(path)))
    return read_conference(load_tree(Path(path)), own_kinds)


def check(
    source: Conference | bytes | str | os.PathLike[str], kind: str = "bao-cao", *, layout: str | None = None
) -> tuple[Finding, ...]:
    """Return what is wrong in a Word document, or what does not agree in the data of a conference.

    Args:
        source: bytes or path of a Word file, checked by the rules of layout; or a conference,
            or the path of its data file, checked by the facts M01–M15.
        kind: of document that data are for.
        layout: ``nd30``, ``dang-hd05`` or ``dang-hd36``; None lets the document say.

    Returns:
        Gravest first for a document, in the order of the codes for data; () for a Word file
        that is no administrative document.

    Raises:
        BaocaoError: the file cannot be read; U202, there is no such layout.
    """
    if isinstance(source, Conference):
        return find_disagreements(source, kind)
    path = None if isinstance(source, bytes) else Path(source)
    if path is not None and not is_word(path):
        return find_disagreements(load(path), kind)
    from baocao.app.grade import grade_paper, read_paper  # data need not wait for the rules

    content = source if isinstance(source, bytes) else fsio.read_bytes(Path(source))
    standard = catalog.read_layout(layout) if layout else None
    return grade_paper(read_paper(content, str(path or ""), standard)).findings
