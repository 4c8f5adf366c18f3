"""What `check` is pointed at: files, folders and patterns become a list of files, each of its sort."""

from __future__ import annotations

import enum
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from baocao.app import catalog
from baocao.app.settings import load_settings
from baocao.data.load import SUFFIXES
from baocao.errors import Location, UsageError
from baocao.fsio import is_file, is_folder
from baocao.viet.text import fold_key, propose

WORD_SUFFIXES: Final = frozenset({".docx", ".docm", ".dotx", ".dotm"})
_OLD_WORD: Final = frozenset({".doc", ".dot"})
"""Read as Word files, for the error to say what to do with them."""
_LOCK: Final = "~$"
"""How the files begin that Word leaves beside those it has open."""
_OURS: Final = re.compile(r"(-da-sua|\.bak\d*)\.docx", re.IGNORECASE)
"""How files end that `check --fix` wrote."""
_PATTERN: Final = frozenset("*?[")


class Sort(enum.StrEnum):
    """What a file is to `check`."""

    DOCUMENT = "van-ban"
    TEMPLATE = "mau"
    DATA = "so-lieu"


class UnknownSortError(UsageError):
    """``--as`` names no sort of file."""

    code = "U216"


class EmptyFolderError(UsageError):
    """A folder or a pattern has no Word file in it."""

    code = "U217"


def read_sort(text: str) -> Sort:
    """Return the sort of file that is meant, however it is typed.

    >>> read_sort("Văn bản")
    <Sort.DOCUMENT: 'van-ban'>

    Raises:
        UnknownSortError: U216.
    """
    name = fold_key(text).replace("_", "-")
    if name in list(Sort):
        return Sort(name)
    hint = propose(name, list(Sort), f"Chọn một trong: {', '.join(Sort)}")
    raise UnknownSortError(f"--as không có loại “{text}”", hint=hint)


def find_files(sources: Sequence[Path]) -> tuple[Path, ...]:
    """Return the files that are meant, each once, in the order given; those of a folder by their names.

    Of folders and patterns, files that Word has open leave ``~$`` names behind,
    which are left out like hidden files and those that `check --fix` wrote.

    Raises:
        EmptyFolderError: U217, there is no Word file in a folder, or none that a pattern fits.
    """
    found = dict.fromkeys(file for source in sources for file in _expand(source))
    several = len(found) > 1  # a shell writes patterns out itself, lock files and all
    return tuple(file for file in found if not (several and file.name.startswith(_LOCK)))


def find_data(document: Path) -> Path | None:
    """Return the data file that a document stands beside: ``x.yaml`` or ``x.xlsx`` of ``x-bao-cao.docx``."""
    for kind in (*catalog.list_kinds(), *catalog.list_own_names(load_settings(document))):
        stem = document.stem.removesuffix(f"-{kind}")
        if stem != document.stem:
            beside = [document.with_name(stem + suffix) for suffix in SUFFIXES]
            return next((path for path in beside if path.is_file()), None)
    return None


def is_word(path: Path) -> bool:
    """Tell whether a file is one of Word, by its ending."""
    return path.suffix.lower() in WORD_SUFFIXES | _OLD_WORD


def is_name(path: Path) -> bool:
    """Tell whether this is no file but the name of a template of the office's own."""
    return not path.suffix and not is_file(path)


def list_inside(source: Path, folder_pattern: str = "*") -> list[Path] | None:
    """Return the files that a folder or a pattern stands for, by their names; None for a single file.

    What is hidden inside is left out, and what programs leave beside the files they have open.

    Args:
        source: a folder, a pattern such as ``bieu/*.xlsx``, or a file.
        folder_pattern: which files of a folder, and of the folders in it, are meant.
    """
    if is_folder(source):
        base, found = source, source.rglob(folder_pattern)
    elif _PATTERN.isdisjoint(source.name) or is_file(source):
        return None
    else:
        base, found = source.parent, source.parent.glob(source.name)
    by_name = sorted(found, key=lambda path: path.parts)
    return [path for path in by_name if _is_in_sight(path.relative_to(base)) and path.is_file()]


def _is_in_sight(path: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.parts)
    return not hidden and not path.name.startswith(_LOCK)


def _expand(source: Path) -> Sequence[Path]:
    inside = list_inside(source, "*.docx")
    if inside is None:
        return (source,)
    found = [path for path in inside if not _OURS.search(path.name)]
    if not found:
        complaint = "trong thư mục không có tệp .docx nào để kiểm tra"
        raise EmptyFolderError(
            complaint if is_folder(source) else "không có tệp nào hợp với tên này",
            where=Location(file=str(source)),
            hint="Chỉ rõ tệp hoặc thư mục khác",
        )
    return found
