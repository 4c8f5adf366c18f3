"""What programs call to get a template, from a path or from bytes."""

from __future__ import annotations

import os
from pathlib import Path

from baocao import fsio
from baocao.template import compile as engine
from baocao.template.compiled import Template
from baocao.template.own_filters import OwnFilters


def compile_template(
    source: bytes | bytearray | memoryview | str | os.PathLike[str],
    name: str = "",
    *,
    filters: OwnFilters | None = None,
) -> Template:
    """Return the template in a Word file, ready to be rendered many times, in any number of threads.

    Args:
        source: the file's path, or its whole content.
        name: what to call it in messages; the path when not given.
        filters: of the office's own, from `compile_filters`.

    Raises:
        OutputError: O005, O006, the file cannot be read.
        PackageError: P1xx, it is no Word file that can be opened.
        TemplateError: T1xx; all mistakes of the template, as `Mistakes` when there are several.
    """
    if isinstance(source, (bytes, bytearray, memoryview)):
        return engine.compile_template(bytes(source), name, filters=filters)
    content = fsio.read_bytes(Path(source))
    return engine.compile_template(content, name or str(source), filters=filters)
