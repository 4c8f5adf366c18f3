"""Waits for files to be saved: which files a preview depends on, and when they have come to rest."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from baocao.app.kinds_asked import find_kinds
from baocao.app.look import is_word_file
from baocao.app.request import Request
from baocao.app.settings import NAME, Settings, find_settings, load_settings
from baocao.data.load import load_tree
from baocao.data.tree import Node
from baocao.errors import BaocaoError

Stamp = tuple[int, int] | None
"""Time of the last change and size of a file; None when it is not there."""
Stamps = Mapping[Path, Stamp]

EVERY_S: Final = 0.3
"""How often the files are looked at."""
_REST_S: Final = 0.25
"""So long nothing may change before a save counts as done."""
_GONE_S: Final = 1.5
"""So long a file may be missing: some programs take it away before they put the new one there."""
_PICTURES: Final = frozenset({".jpg", ".jpeg", ".png", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf"})
_MAX_NAME: Final = 1_000


def find_watched(source: Path, request: Request, kinds: str) -> tuple[Path, ...]:
    """Return the files that a preview depends on: data, settings, template, kinds of one's own, photographs.

    Data or settings that cannot be read at the moment leave out what they name.

    Args:
        source: the data file, or a Word file.
        request: may name a template.
        kinds: as ``--kind`` has it.
    """
    found = [source, find_settings(source) or source.parent / NAME]
    if is_word_file(source):
        return (source,)
    with suppress(BaocaoError):
        found += _find_templates(request, kinds, load_settings(source))
    with suppress(BaocaoError):
        found += _find_pictures(load_tree(source), source.parent)
    return tuple(dict.fromkeys(found))


def _find_templates(request: Request, kinds: str, settings: Settings) -> Iterator[Path]:
    template = request.with_template(settings).template
    if template is not None:
        yield template
        return
    for kind in find_kinds(kinds, settings).values():
        if kind.is_own and isinstance(kind.folder, Path):
            yield from sorted(kind.folder.iterdir())


def _find_pictures(node: Node, folder: Path) -> Iterator[Path]:
    """Yield the paths of pictures that the data name."""
    value = node.value
    if isinstance(value, dict):
        value = tuple(value.values())
    if isinstance(value, tuple):
        for one in value:
            yield from _find_pictures(one, folder)
    elif isinstance(value, str) and len(value) < _MAX_NAME and Path(value).suffix.lower() in _PICTURES:
        yield folder / value


def read_stamps(paths: Iterable[Path]) -> dict[Path, Stamp]:
    """Return the stamp of each file."""
    return {path: _read_stamp(path) for path in paths}


def _read_stamp(path: Path) -> Stamp:
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns, status.st_size


class Watch:
    """Tells when files have been saved."""

    def __init__(
        self,
        find: Callable[[], Iterable[Path]],
        *,
        read: Callable[[Iterable[Path]], Stamps] = read_stamps,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Begin with the files as they are.

        Args:
            find: returns the files; asked again after each save, as a save may name others.
            read: returns their stamps.
            clock: seconds, from anywhere.
        """
        self._find, self._read, self._clock = find, read, clock
        self._paths = tuple(find())
        self._known = self._seen = read(self._paths)
        self._since = clock()

    def poll(self) -> bool:
        """Return whether something was saved since this was last true, and nothing is being written now."""
        stamps, now = self._read(self._paths), self._clock()
        if stamps != self._seen:
            self._seen, self._since = stamps, now
        if stamps == self._known:
            return False
        is_gone = any(stamps[path] is None and self._known[path] is not None for path in self._paths)
        if now - self._since < (_GONE_S if is_gone else _REST_S):
            return False
        self._known = stamps
        return True

    def renew(self) -> None:
        """Look for the files anew, after what was saved has been read; those named no more are left alone."""
        self._paths = tuple(self._find())
        fresh = self._read(self._paths)
        self._known = {path: self._known.get(path, fresh[path]) for path in self._paths}
        self._seen = {path: self._seen.get(path, fresh[path]) for path in self._paths}
