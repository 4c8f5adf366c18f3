"""The kinds of document there are: those that come with the tool, and those an office has added."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from baocao import fsio
from baocao.app.kind import SKELETON, Kind
from baocao.data.kinds import KINDS
from baocao.errors import BaocaoError, Location, UsageError, raise_all
from baocao.viet.text import fold_key, propose

if TYPE_CHECKING:
    from baocao.app.settings import Settings

_KIND_FILE: Final = "template.toml"
_SEPARATORS: Final = ("/", "\\")

_SETS: Final = "chi-tieu"
"""The folder of ready sets of indicators, beside the templates."""


class UnknownKindError(UsageError):
    """``--kind`` names no kind of document."""

    code = "U201"


class UnknownLayoutError(UsageError):
    """``--layout`` names no standard."""

    code = "U202"


class SameKindError(UsageError):
    """Two kinds of the office's own have the same name."""

    code = "U226"


def find_kind(text: str, settings: Settings) -> Kind:
    """Return the kind that is meant: one of ours, one of the office's own, or a folder that is one.

    Args:
        text: a name, however it is typed, or the path of a folder with ``template.toml``.
        settings: of the office.

    Raises:
        UsageError: U201, there is no such kind; U221–U226, the
            ``template.toml`` of the one that is meant is wrong.
    """
    folder = Path(text)
    if any(sign in text for sign in _SEPARATORS) or folder.name == _KIND_FILE:
        from baocao.app.kind_file import read_kind_folder

        folder = folder.parent if folder.name == _KIND_FILE else folder
        return read_kind_folder(folder, str(folder), is_own=True)
    name = _fold(text)
    if name in KINDS:
        return find_ours(name)
    own, errors = read_own_kinds(settings)
    found = next((kind for kind in own if name in {kind.name, _fold(kind.title)}), None)
    if found is not None:
        return found
    if fsio.is_file(folder / _KIND_FILE):
        return find_kind(str(folder / _KIND_FILE), settings)
    names = (*KINDS, *(kind.name for kind in own))
    near = propose(name, names, _propose_longer(name, names))
    hint = near or f"Chọn một trong: {', '.join(names)}"
    unknown = UnknownKindError(f"không có loại văn bản “{text}”", hint=hint)
    raise_all([unknown] if near else [*errors, unknown])  # it may be one of those that are wrong
    raise unknown


def find_own(text: str, settings: Settings) -> Kind | None:
    """Return the kind of the office's own that a name or a folder means; None when it means none.

    Raises:
        UsageError: U221–U224, the ``template.toml`` of the folder is wrong.
    """
    if fsio.is_file(Path(text) / _KIND_FILE):
        return find_kind(f"{text}/", settings)
    own, _ = read_own_kinds(settings)
    return next((kind for kind in own if kind.name == _fold(text)), None)


def iter_kinds(settings: Settings) -> Iterator[Kind]:
    """Yield the kinds: ours in the order of `KINDS`, then the office's own by name.

    Raises:
        UsageError: U221–U226, a kind of the office's own is wrong; all mistakes at once.
    """
    yield from map(find_ours, list_kinds())
    own, errors = read_own_kinds(settings)
    raise_all(errors)
    yield from own


def read_own_kinds(settings: Settings) -> tuple[list[Kind], list[BaocaoError]]:
    """Return the office's own kinds, by name, and what is wrong with those that cannot be used."""
    folders = _list_folders(settings)
    if not folders:
        return [], []
    from baocao.app.kind_file import read_kind_folder  # what it loads, most offices need not wait for

    kinds: dict[str, Kind] = {}
    errors: list[BaocaoError] = []
    for folder in folders:
        try:
            kind = read_kind_folder(folder, str(folder), is_own=True)
        except BaocaoError as error:
            errors += error.flatten()
            continue
        other = kinds.setdefault(kind.name, kind)
        if other is not kind:
            errors.append(
                SameKindError(
                    f"loại “{kind.name}” đã có ở thư mục {other.folder}",
                    where=Location(file=f"{folder}/{_KIND_FILE}"),
                    hint="Đặt tên khác ở khóa kind của một trong hai",
                )
            )
    return [kinds[name] for name in sorted(kinds)], errors


def list_own_names(settings: Settings, *others: Kind) -> tuple[str, ...]:
    """Return the names of the office's own kinds, those elsewhere among them that are asked for.

    They are what ``van_ban`` may name besides ours; a kind that is wrong is left out.
    """
    own, _ = read_own_kinds(settings)
    return tuple(dict.fromkeys(kind.name for kind in (*own, *others) if kind.is_own))


@cache
def find_ours(name: str) -> Kind:
    """Return a kind that comes with the tool."""
    from baocao.app.kind_file import read_kind_folder

    return read_kind_folder(_root() / name, name, is_own=False)


def read_set_skeleton() -> str:
    """Return the data file that `baocao new --kind all` starts from; it suffices for every kind of ours."""
    return (_root() / SKELETON).read_text(encoding="utf-8")


def list_ready_sets() -> dict[str, str]:
    """Return the ready sets of indicators: ``{name: text of the file}``."""
    folder = _root() / _SETS
    ready = sorted(folder.iterdir(), key=lambda one: one.name)
    return {one.name.removesuffix(".yaml"): one.read_text(encoding="utf-8") for one in ready}


def list_kinds() -> list[str]:
    """Return the names of our kinds, in order."""
    return list(KINDS)


def read_layout(text: str) -> str:
    """Return the layout that is meant.

    Raises:
        UnknownLayoutError: U202.
    """
    from baocao.layout.profile import PROFILE_NAMES  # here, since `check` needs no layout

    name = _fold(text)
    if name in PROFILE_NAMES:
        return name
    hint = propose(name, PROFILE_NAMES, f"Chọn một trong: {', '.join(PROFILE_NAMES)}")
    raise UnknownLayoutError(f"không có thể thức “{text}”", hint=hint)


def _list_folders(settings: Settings) -> list[Path]:
    """Return the folders of the office's own kinds."""
    if settings.templates is None:
        return []
    found = sorted(settings.templates.glob(f"*/{_KIND_FILE}"))
    return [path.parent for path in found if not path.parent.name.startswith(".")]


def _propose_longer(text: str, names: Iterable[str]) -> str:
    """Return the hint that proposes a name of which `text` is a part, or which is a part of it.

    >>> _propose_longer("thong-bao", ["bao-cao", "thong-bao-ket-luan"])
    'Có phải ý bạn là “thong-bao-ket-luan”?'
    >>> _propose_longer("danh-sach-dai-bieu", ["danh-sach"])
    'Có phải ý bạn là “danh-sach”?'
    """
    words = f"-{text}-"
    meant = next((name for name in names if words in f"-{name}-" or f"-{name}-" in words), "")
    return f"Có phải ý bạn là “{meant}”?" if meant else ""


def _fold(text: str) -> str:
    return fold_key(text).replace("_", "-")


def _root() -> Traversable:
    packed = files("baocao") / "_templates"
    return packed if packed.is_dir() else Path(__file__).resolve().parents[3] / "templates"
