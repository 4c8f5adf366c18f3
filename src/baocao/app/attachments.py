"""Files that data name: pictures and documents, read from the data file's own folder and nowhere else."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Mapping
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from baocao import fsio
from baocao.data.tree import Node
from baocao.errors import BaocaoError, DataError, Finding, OutputError, raise_all
from baocao.template.typed import is_typed
from baocao.viet.text import propose, quote, to_nfc

if TYPE_CHECKING:
    from baocao.template.compiled import Template
    from baocao.template.render import OnMissing
    from baocao.template.typed import Files

MAX_BYTES: Final = 50 * 1024 * 1024
_MAX_LISTED: Final = 2_000
"""Names of a folder that are looked at for a suggestion."""
_ADDRESS: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")
_DRIVE: Final = re.compile(r"[A-Za-z]:")
_DEVICE: Final = re.compile(r"(con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)\s*(\..*)?", re.IGNORECASE)
_SEPARATOR: Final = re.compile(r"[/\\]")
_STEP: Final = re.compile(r"([^.\[\]]+)|\[(\d+)\]")
"""A key or a position in a path; ``[]`` is any."""
_BESIDE: Final = "Chép tệp vào cùng thư mục với tệp số liệu rồi ghi tên tệp"


class OutsideFileError(DataError):
    """The data name a file outside of their own folder, on the network, or no file at all."""

    code = "D521"


class MissingFileError(DataError):
    """The data name a file that is not there."""

    code = "D522"


class UnreadableFileError(DataError):
    """The data name a file that cannot be read, or is larger than anything a document should hold."""

    code = "D523"


def read_files_in(folder: str | os.PathLike[str]) -> Files:
    r"""Return a reader of the files in `folder` and below it, for `render(…, files=…)`.

    Names are relative, with ``/`` or ``\``. What leads out of the folder is
    refused: ``..``, a path from the root, a drive, a link, an address of the
    network; and so are devices and files over 50 MB.
    """

    def read(name: str) -> bytes:
        path = _find(Path(folder), name)
        try:
            return fsio.read_bytes(path, limit=MAX_BYTES)
        except OutputError as error:
            message = f"không dùng được tệp {quote(name)}: {error.message}"
            raise UnreadableFileError(message, hint=error.hint) from error

    return read


def _find(folder: Path, name: str) -> Path:
    """Return the file that a name means, once it is known to lie in the folder."""
    try:
        root = folder.resolve(strict=True)
        path = root
        for part in _split(name):
            path = _step_into(path, part, name)
        resolved = path.resolve(strict=True)
        mode = resolved.stat().st_mode
    except (OSError, RuntimeError, ValueError) as error:  # RuntimeError: links that lead in a circle
        raise UnreadableFileError(
            f"không đọc được tệp {quote(name)}", hint="Kiểm tra tên và quyền đọc"
        ) from error
    if not resolved.is_relative_to(root):
        raise _outside(name, "là liên kết trỏ ra ngoài thư mục của tệp số liệu")
    if not stat.S_ISREG(mode):
        shown = "là thư mục, không phải tệp" if stat.S_ISDIR(mode) else "không phải tệp thường"
        raise _outside(name, shown)
    return resolved


def _split(name: str) -> list[str]:
    """Return the folders and the file of a name, refused when it can only mean something outside."""
    if _DRIVE.match(name) and not _ADDRESS.match(name):
        raise _outside(name, "nằm ở ổ đĩa khác, chỉ nhận tệp trong thư mục của tệp số liệu")
    if _ADDRESS.match(name):
        raise _outside(name, "là địa chỉ mạng, chỉ nhận tệp trong thư mục của tệp số liệu")
    if name.startswith(("/", "\\", "~")):
        raise _outside(name, "là đường dẫn đầy đủ, chỉ nhận tệp trong thư mục của tệp số liệu")
    parts = [part for part in _SEPARATOR.split(name) if part not in {"", "."}]
    if ".." in parts:
        raise _outside(name, "nằm ngoài thư mục của tệp số liệu")
    if not parts or "\0" in name or any(":" in part or _DEVICE.fullmatch(part) for part in parts):
        raise _outside(name, "không phải tên tệp")
    return parts


def _outside(name: str, reason: str) -> OutsideFileError:
    return OutsideFileError(f"{quote(name)} {reason}", hint=_BESIDE)


def _step_into(folder: Path, part: str, name: str) -> Path:
    """Return what is called `part` in a folder, whichever way its accents are written on the disk."""
    path = folder / part
    if os.path.lexists(path):
        return path
    try:
        names = [entry.name for entry in islice(folder.iterdir(), _MAX_LISTED)]
    except NotADirectoryError:
        names = []
    for other in names:
        if to_nfc(other) == to_nfc(part):
            return folder / other
    message = f"không tìm thấy tệp {quote(name)} cạnh tệp số liệu"
    raise MissingFileError(message, hint=propose(part, names, _BESIDE))


def fill_template(
    template: Template,
    context: Mapping[str, Any],
    tree: Node,
    *,
    missing: OnMissing = "error",
    notes: list[Finding] | None = None,
) -> bytes:
    """Return the template filled; files come from the folder of the data, mistakes get their lines.

    Args:
        template: compiled.
        context: what it prints.
        tree: the data file, whole.
        missing: as in `render`.
        notes: as in `render`.

    Raises:
        BaocaoError: as `render`.
    """
    from baocao.template.render import render

    try:
        files = read_files_in(Path(tree.source.name).parent)
        return render(template, context, missing=missing, files=files, notes=notes)
    except BaocaoError as error:
        found = [_locate(one, tree) for one in error.flatten()]
        raise_all(found)
        raise


def _locate(error: BaocaoError, tree: Node) -> BaocaoError:
    """Fill in the line of a mistake that knows only the key path of its value."""
    key = error.where.key
    if key and not error.where.line and not error.where.cell and (node := find_node(tree, key)) is not None:
        error.where = replace(node.where, key=key)
    return error


def find_node(tree: Node, key: str) -> Node | None:
    """Return what stands at a key path such as ``hinh[0].logo``; None when nothing does.

    A key of a list, ``hinh[].logo``, is one of the first item that has it.
    """
    node: Node | None = tree
    for name, index in _STEP.findall(key):
        node = None if node is None else _child(node, name, index)
    return node


def _child(node: Node, name: str, index: str) -> Node | None:
    items = node.value if isinstance(node.value, tuple) else ()
    if index:
        return items[int(index)] if int(index) < len(items) else None
    held = (one.value for one in items or (node,))
    return next((value[name] for value in held if isinstance(value, dict) and name in value), None)


def without_typed(tree: Node) -> Node:
    """Return the tree without pictures, links and the like; a conference is read from the rest."""
    value = tree.value
    if isinstance(value, dict):
        kept = {key: without_typed(child) for key, child in value.items() if not _is_typed(child)}
        return replace(tree, value=kept) if kept != value else tree
    return tree


def _is_typed(node: Node) -> bool:
    """Tell whether a node stands for a typed value, or is a list of such."""
    if isinstance(node.value, tuple):
        return bool(node.value) and all(map(_is_typed, node.value))
    return isinstance(node.value, dict) and is_typed(node.value)
