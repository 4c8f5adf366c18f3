"""Reads ``template.toml``, which tells what a kind of document is; one form for ours and for own kinds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

from baocao import fsio
from baocao.app.kind import ONE_FOR_ALL, Kind
from baocao.data.kinds import COMMON, EVERY, KINDS
from baocao.data.load import EmptyFileError, parse_tree
from baocao.data.needs import NEEDS, Needs
from baocao.data.tree import Node
from baocao.errors import BaocaoError, DataError, Location, UsageError, raise_all
from baocao.layout.profile import PROFILE_NAMES
from baocao.viet.text import fold_key, propose, quote

NAME: Final = "template.toml"
MAX_BYTES: Final = 1024 * 1024
KEYS: Final = (
    "kind",
    "title",
    "ten_loai",
    "viet_tat",
    "trich_yeu",
    "layouts",
    "can_co",
    "sources",
    "variables",
)
_TEXT_FORMATS: Final = ("html", "md")
_NAME: Final = re.compile(r"(?=.{1,60}$)[a-z0-9]+(-[a-z0-9]+)*")
_EITHER: Final = re.compile(r"\s*\|\s*")


class KindSyntaxError(UsageError):
    """A ``template.toml`` is no TOML file in UTF-8."""

    code = "U221"


class KindKeyError(UsageError):
    """A ``template.toml`` has a key that means nothing, or lacks one."""

    code = "U222"


class KindValueError(UsageError):
    """A key of ``template.toml`` has a value of the wrong kind, or names something that is not there."""

    code = "U223"


class KindFolderError(UsageError):
    """A folder is no kind of document: it has no ``template.toml``, or no template."""

    code = "U224"


def read_kind_folder(folder: Traversable, shown: str, *, is_own: bool) -> Kind:
    """Return the kind of document that a folder is.

    Args:
        folder: with ``template.toml`` and the templates.
        shown: how messages call the folder.
        is_own: it is of the office's own.

    Raises:
        UsageError: U221–U224; all mistakes of the file at once.
        OutputError: O005, it cannot be read.
    """
    file = f"{shown}/{NAME}"
    path = folder / NAME
    if not fsio.is_file(path):
        raise KindFolderError(
            f"thư mục này không có {NAME}, nên không phải một loại văn bản",
            where=Location(file=shown),
            hint=f'Thêm tệp {NAME} có dòng title = "Tên loại văn bản"',
        )
    content = fsio.read_bytes(path, limit=MAX_BYTES) if isinstance(path, Path) else path.read_bytes()
    try:
        tree = parse_tree(content, file)
    except EmptyFileError:
        tree = None
    except DataError as error:
        raise_all([KindSyntaxError(one.message, where=one.where, hint=one.hint) for one in error.flatten()])
        raise
    table = tree.value if tree is not None and isinstance(tree.value, dict) else {}
    return _Reader(folder, Location(file=file), is_own=is_own).read(table)


class _Reader:
    """Reads one file, mistakes gathered."""

    def __init__(self, folder: Traversable, where: Location, *, is_own: bool) -> None:
        self.folder = folder
        self.where = where
        self.is_own = is_own
        self.errors: list[BaocaoError] = []

    def read(self, table: Mapping[str, Node]) -> Kind:
        for key, node in table.items():
            if key not in KEYS:
                hint = propose(key, KEYS, f"Các khóa dùng được: {', '.join(KEYS)}")
                self.errors.append(KindKeyError(f"không có khóa “{key}”", where=node.key_where, hint=hint))
        title = self._title(table.get("title"))
        name = self._name(table.get("kind"))
        kind = Kind(
            name=name,
            title=title,
            folder=self.folder,
            is_own=self.is_own,
            layouts=self._layouts(table.get("layouts")),
            formats=("docx", *(one for one in _TEXT_FORMATS if (self.folder / f"template.{one}").is_file())),
            needs=self._needs(table.get("can_co")) if self.is_own else NEEDS[name],
            type_name=self._text(table, "ten_loai") or title.upper(),
            abbreviation=self._text(table, "viet_tat"),
            subject=self._text(table, "trich_yeu"),
        )
        raise_all(sorted(self.errors, key=lambda error: (error.where.line, error.where.column)))
        return kind

    def _title(self, node: Node | None) -> str:
        if node is None:
            self.errors.append(
                KindKeyError(
                    "thiếu khóa “title”",
                    where=self.where,
                    hint='Thêm dòng title = "Phiếu trình giải quyết công việc"',
                )
            )
            return ""
        return self._read_text(node, 'Viết như title = "Phiếu trình giải quyết công việc"')

    def _text(self, table: Mapping[str, Node], key: str) -> str:
        node = table.get(key)
        return "" if node is None else self._read_text(node, f'Viết như {key} = "…", trong dấu nháy')

    def _read_text(self, node: Node, hint: str) -> str:
        if isinstance(node.value, str) and node.value.strip():
            return " ".join(node.value.split())
        self._refuse("cần chữ trong dấu nháy", node, hint)
        return ""

    def _refuse(self, message: str, node: Node, hint: str) -> None:
        self.errors.append(KindValueError(message, where=node.where, hint=hint))

    def _name(self, node: Node | None) -> str:
        typed = self.folder.name if node is None else self._read_text(node, 'Viết như kind = "phieu-trinh"')
        if not typed:
            return ""
        name = fold_name(typed)
        where = self.where if node is None else node.where
        if not _NAME.fullmatch(name):
            self.errors.append(
                KindValueError(
                    f"tên loại {quote(typed)} không dùng được, cần chữ, số và gạch nối, không quá 60 ký tự",
                    where=where,
                    hint='Viết như kind = "phieu-trinh"',
                )
            )
        elif self.is_own and (name in KINDS or name in {COMMON, EVERY}):
            self.errors.append(
                KindValueError(
                    f"tên “{name}” là của loại có sẵn"
                    if name in KINDS
                    else f"“{name}” không làm tên loại được",
                    where=where,
                    hint=f'Đặt tên khác, như kind = "{name}-rieng"',
                )
            )
        return name

    def _layouts(self, node: Node | None) -> tuple[str, ...]:
        there = tuple(name for name in PROFILE_NAMES if (self.folder / f"{name}.docx").is_file())
        has_one = (self.folder / ONE_FOR_ALL).is_file()
        if not there and not has_one:
            self.errors.append(
                KindFolderError(
                    "thư mục này chưa có mẫu Word",
                    where=self.where,
                    hint=f"Thêm tệp {ONE_FOR_ALL}, hoặc mỗi thể thức một tệp: nd30.docx, dang-hd05.docx",
                )
            )
        if node is None:
            return () if has_one else there
        names = tuple(filter(None, (self._layout(one) for one in _items(node))))
        lacking = [name for name in names if name not in there]
        if lacking and not has_one and there:
            self._refuse(f"chưa có tệp {lacking[0]}.docx", node, "Thêm tệp ấy, hoặc bỏ tên thể thức này")
        return names

    def _layout(self, node: Node) -> str:
        name = fold_name(node.value) if isinstance(node.value, str) else ""
        if name in PROFILE_NAMES:
            return name
        hint = propose(name, PROFILE_NAMES, f"Chọn trong: {', '.join(PROFILE_NAMES)}")
        self._refuse(f"không có thể thức {quote(str(node.value))}", node, hint)
        return ""

    def _needs(self, node: Node | None) -> Needs:
        if node is None:
            return ()
        groups = (self._group(one) for one in _items(node))
        return tuple(group for group in groups if group)

    def _group(self, node: Node) -> tuple[str, ...]:
        """Return the keys of which one is needed: of a list, or of a text with ``|`` between them."""
        keys: list[str] = []
        for one in _items(node):
            if not isinstance(one.value, str):
                self._refuse("can_co cần tên các khóa", one, 'Viết như can_co = ["hoi_nghi.ten"]')
                continue
            keys += [self._key(typed, one) for typed in _EITHER.split(one.value.strip())]
        return tuple(filter(None, keys))

    def _key(self, typed: str, node: Node) -> str:
        from baocao.data.model.paths import list_plain_keys  # only own kinds have to wait for it

        path = ".".join(map(fold_key, typed.split(".")))
        path = re.sub(r"^van_ban\.(?:chung|_*)\.", "van_ban.*.", path)
        known = list_plain_keys()
        if path in known:
            return path
        hint = propose(path, known, "Xem các khóa ở docs/reference/data-file.md, viết như hoi_nghi.ten")
        self._refuse(f"tệp số liệu không có khóa {quote(typed)}", node, hint)
        return ""


def fold_name(text: str) -> str:
    """Return the name of a kind or a layout, however it is typed.

    >>> fold_name("Phiếu trình")
    'phieu-trinh'
    """
    return fold_key(text).replace("_", "-")


def _items(node: Node) -> Iterable[Node]:
    """Return the items of a list; a single value stands for a list of one."""
    return node.value if isinstance(node.value, tuple) else (node,)
