"""The office's own settings: ``baocao.toml``, looked for upward from the files at work."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from baocao import fsio
from baocao.app import catalog
from baocao.app.codes import EVERYTHING, Choice, read_codes
from baocao.app.naming import Pattern, read_pattern
from baocao.data.kinds import KINDS
from baocao.data.load import SUFFIXES, EmptyFileError, parse_tree
from baocao.data.tree import Node
from baocao.errors import BaocaoError, DataError, Location, UsageError, raise_all
from baocao.viet.text import fold_key, propose

if TYPE_CHECKING:
    from baocao.template.own_filters import OwnFilters

NAME: Final = "baocao.toml"
MAX_BYTES: Final = 1024 * 1024
KEYS: Final = ("thu_muc_mau", "the_thuc", "ten_tep", "kiem_tra", "bo_loc", "pdf")
CHECK_KEYS: Final = ("chon", "bo_qua")
PDF_KEYS: Final = ("libreoffice", "cho_giay")
_MAX_LISTED: Final = 12


class SettingsSyntaxError(UsageError):
    """``baocao.toml`` is no TOML file in UTF-8."""

    code = "U301"


class UnknownSettingError(UsageError):
    """``baocao.toml`` has a key that means nothing."""

    code = "U302"


class SettingValueError(UsageError):
    """A key of ``baocao.toml`` has a value of the wrong kind, or names something that is not there."""

    code = "U303"


class NoSuchTemplateError(UsageError):
    """``--template`` is neither a file nor the name of a template of the office's own."""

    code = "U305"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What an office has set for all its documents; empty without a ``baocao.toml``."""

    file: Path | None = None
    templates: Path | None = None
    """The folder of its own templates."""
    layout: str = ""
    """The layout used when neither the command nor the data name one."""
    checks: Choice = EVERYTHING
    """Codes that `check` looks for, and those it leaves out."""
    filters: OwnFilters | None = None
    names: Pattern | None = None
    """How files are named when the command does not say."""
    office: str = ""
    """Path of LibreOffice; empty for where it usually is."""
    office_timeout_s: float | None = None
    """How long LibreOffice may take; None for as long as is usual."""


DEFAULTS: Final = Settings()
"""Without a ``baocao.toml``."""


def load_settings(start: Path) -> Settings:
    """Return the settings that hold for a file or folder: of the nearest ``baocao.toml`` above it.

    Raises:
        UsageError: U301–U304; all mistakes of the file at once.
        OutputError: O005, it cannot be read.
    """
    file = find_settings(start)
    return Settings() if file is None else _read(file)


def find_settings(start: Path) -> Path | None:
    """Return the nearest ``baocao.toml`` in the folder of `start` or above it."""
    try:
        here = start.absolute()
        folders = (here, *here.parents) if here.is_dir() else here.parents
        return next((folder / NAME for folder in folders if (folder / NAME).is_file()), None)
    except (OSError, ValueError):  # a name the system cannot look up; reading the file itself will say so
        return None


def find_template(name: Path, settings: Settings) -> Path:
    """Return the file of a template: a path as it is, or a name among the office's own.

    Raises:
        NoSuchTemplateError: U305, there is no such file and no such name; the nearest is proposed.
    """
    if fsio.is_file(name) or not _is_bare(name):
        return name
    known = dict(_own_templates(settings))
    wanted = fold_key(name.name.removesuffix(".docx"))
    if wanted in known:
        return known[wanted]
    if settings.templates is None and name.suffix:
        return name  # reading it says that it is not there, and what is
    raise _no_such(name.name, settings, known)


def list_templates(settings: Settings) -> list[str]:
    """Return the names of the office's own templates, in order."""
    return sorted(path.stem for path in dict(_own_templates(settings)).values())


def _no_such(name: str, settings: Settings, known: Mapping[str, Path]) -> NoSuchTemplateError:
    names = sorted(path.stem for path in known.values())
    where = Location(file=name)
    if fold_key(name) in map(fold_key, KINDS):
        hint = "Đây là mẫu có sẵn: dùng --kind để lập, baocao schema để xem các khóa của nó"
        return NoSuchTemplateError("không có tệp này; tên ấy là một loại văn bản", where=where, hint=hint)
    whole = next((name + suffix for suffix in (".docx", *SUFFIXES) if fsio.is_file(Path(name + suffix))), "")
    if whole:
        hint = f"Có phải ý bạn là “{whole}”?"
        return NoSuchTemplateError("không có tệp mẫu này", where=where, hint=hint)
    if settings.templates is None:
        hint = f"Chỉ rõ tệp .docx, hoặc khai thu_muc_mau trong {NAME} để gọi mẫu bằng tên"
        return NoSuchTemplateError("không có tệp mẫu này", where=where, hint=hint)
    shown = ", ".join(names[:_MAX_LISTED]) + (" …" if len(names) > _MAX_LISTED else "")
    hint = propose(name, names, f"Các mẫu đang có: {shown or 'chưa có mẫu nào'}")
    return NoSuchTemplateError(f"thư mục mẫu “{settings.templates}” không có mẫu này", where=where, hint=hint)


def _own_templates(settings: Settings) -> Iterator[tuple[str, Path]]:
    """Yield (folded name, file) of each template; files that Word has open leave ``~$`` names behind."""
    if settings.templates is None:
        return
    for path in sorted(settings.templates.glob("*.docx")):
        if not path.name.startswith(("~$", ".")):
            yield fold_key(path.stem), path


def _is_bare(name: Path) -> bool:
    return name.name == str(name) and name.suffix.lower() in {"", ".docx"}


def _read(file: Path) -> Settings:
    shown = _shorten(file)
    try:
        tree = parse_tree(fsio.read_bytes(file, limit=MAX_BYTES), shown)
    except EmptyFileError:
        return Settings(file=file)
    except DataError as error:
        raise_all([_as_setting(one) for one in error.flatten()])
        raise
    assert isinstance(tree.value, dict)  # noqa: S101  # a TOML file is a table
    reader = _Reader(file)
    return reader.read(tree.value)


def _shorten(file: Path) -> str:
    """Return a path as short as it can be said from here."""
    try:
        return str(file.relative_to(Path.cwd()))
    except ValueError:
        return str(file)


def _as_setting(error: BaocaoError) -> SettingsSyntaxError:
    return SettingsSyntaxError(error.message, where=error.where, hint=error.hint)


class _Reader:
    """Reads one file, mistakes gathered."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.errors: list[BaocaoError] = []

    def read(self, table: Mapping[str, Node]) -> Settings:
        self._refuse_others(table, KEYS)
        settings = Settings(
            file=self.file,
            templates=self._folder(table.get("thu_muc_mau")),
            layout=self._layout(table.get("the_thuc")),
            checks=self._checks(table.get("kiem_tra")),
            filters=self._filters(table.get("bo_loc")),
            names=self._names(table.get("ten_tep")),
            **self._pdf(table.get("pdf")),
        )
        raise_all(sorted(self.errors, key=lambda error: (error.where.line, error.where.column)))
        return settings

    def _refuse_others(self, table: Mapping[str, Node], known: Sequence[str]) -> None:
        for key, node in table.items():
            if key not in known:
                hint = propose(key, known, f"Các khóa dùng được: {', '.join(known)}")
                self.errors.append(
                    UnknownSettingError(f"không có khóa “{key}”", where=node.key_where, hint=hint)
                )

    def _text(self, node: Node, wanted: str, hint: str) -> str | None:
        if isinstance(node.value, str) and node.value.strip():
            return node.value
        self.errors.append(SettingValueError(f"cần {wanted} trong dấu nháy", where=node.where, hint=hint))
        return None

    def _folder(self, node: Node | None) -> Path | None:
        hint = 'Viết như thu_muc_mau = "mau", tính từ thư mục chứa tệp này'
        name = None if node is None else self._text(node, "tên thư mục", hint)
        if node is None or name is None:
            return None
        folder = self.file.parent / name
        if not fsio.is_folder(folder):
            self.errors.append(
                SettingValueError(f"không có thư mục “{name}” cạnh tệp này", where=node.where, hint=hint)
            )
        return Path(_shorten(folder))

    def _layout(self, node: Node | None) -> str:
        hint = 'Viết như the_thuc = "nd30"'
        name = None if node is None else self._text(node, "tên thể thức", hint)
        if node is None or name is None:
            return ""
        try:
            return catalog.read_layout(name)
        except BaocaoError as error:
            self.errors.append(SettingValueError(error.message, where=node.where, hint=error.hint))
            return ""

    def _names(self, node: Node | None) -> Pattern | None:
        hint = 'Viết như ten_tep = "{so_ky_hieu}_{trich_yeu_ngan}"'
        text = None if node is None else self._text(node, "mẫu tên tệp", hint)
        if node is None or text is None:
            return None
        try:
            return read_pattern(text)
        except BaocaoError as error:
            self.errors.append(SettingValueError(error.message, where=node.where, hint=error.hint))
            return None

    def _pdf(self, node: Node | None) -> dict[str, Any]:
        if node is None:
            return {}
        if not isinstance(node.value, dict):
            hint = 'Viết dòng [pdf], rồi dòng libreoffice = "đường dẫn"'
            self.errors.append(SettingValueError("pdf cần là một bảng", where=node.where, hint=hint))
            return {}
        self._refuse_others(node.value, PDF_KEYS)
        found: dict[str, Any] = {}
        if (program := node.value.get("libreoffice")) is not None:
            hint = 'Viết như libreoffice = "/opt/libreoffice/program/soffice"'
            found["office"] = self._text(program, "đường dẫn của LibreOffice", hint) or ""
        if (seconds := node.value.get("cho_giay")) is not None:
            found["office_timeout_s"] = self._seconds(seconds)
        return found

    def _seconds(self, node: Node) -> float | None:
        text = str(node.value)
        if text.isdecimal() and int(text) > 0:
            return float(text)
        self.errors.append(
            SettingValueError("cần số giây, lớn hơn 0", where=node.where, hint="Viết như cho_giay = 300")
        )
        return None

    def _checks(self, node: Node | None) -> Choice:
        if node is None:
            return EVERYTHING
        if not isinstance(node.value, dict):
            hint = 'Viết dòng [kiem_tra], rồi dòng bo_qua = ["TX10"]'
            self.errors.append(SettingValueError("kiem_tra cần là một bảng", where=node.where, hint=hint))
            return EVERYTHING
        self._refuse_others(node.value, CHECK_KEYS)
        return Choice(
            select=self._codes(node.value.get("chon")), ignore=self._codes(node.value.get("bo_qua"))
        )

    def _codes(self, node: Node | None) -> tuple[str, ...]:
        if node is None:
            return ()
        items = node.value if isinstance(node.value, tuple) else (node,)
        words = [self._text(one, "mã lỗi", 'Viết như bo_qua = ["TX10", "CC"]') for one in items]
        try:
            return read_codes(word for word in words if word)
        except BaocaoError as error:
            self.errors.append(SettingValueError(error.message, where=node.where, hint=error.hint))
            return ()

    def _filters(self, node: Node | None) -> OwnFilters | None:
        if node is None:
            return None
        if not isinstance(node.value, dict):
            hint = 'Viết dòng [bo_loc], rồi mỗi dòng một bộ lọc: ten = "biểu thức"'
            self.errors.append(SettingValueError("bo_loc cần là một bảng", where=node.where, hint=hint))
            return None
        written: dict[str, str] = {}
        hint = "Viết như trong_ngoac = \"'(' ~ x ~ ')'\""
        for name, one in node.value.items():
            expression = self._text(one, "một biểu thức", hint)
            if expression is not None:
                written[name] = expression
        try:
            from baocao.template.own_filters import compile_filters

            return compile_filters(written, {name: node.value[name].where for name in written})
        except BaocaoError as error:
            self.errors += error.flatten()
            return None
