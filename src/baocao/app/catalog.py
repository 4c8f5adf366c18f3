"""The kinds of document, and the templates and skeletons that come with the tool."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from baocao.data.kinds import KINDS
from baocao.errors import UsageError
from baocao.viet.text import fold_key, propose

ONE_FOR_ALL = "template.docx"
"""The template of a kind that looks the same whatever the standard."""


class UnknownKindError(UsageError):
    """``--kind`` names no kind of document."""

    code = "U201"


class UnknownLayoutError(UsageError):
    """``--layout`` names no standard."""

    code = "U202"


class NoTemplateError(UsageError):
    """There is no template yet for this kind of document in this layout."""

    code = "U203"


def read_kind(text: str) -> str:
    """Return the kind that is meant, however it is typed.

    >>> read_kind("Báo cáo")
    'bao-cao'

    Raises:
        UnknownKindError: U201.
    """
    name = fold_key(text).replace("_", "-")
    if name in KINDS:
        return name
    hint = propose(name, KINDS, f"Chọn một trong: {', '.join(KINDS)}")
    raise UnknownKindError(f"không có loại văn bản “{text}”", hint=hint)


def read_layout(text: str) -> str:
    """Return the layout that is meant.

    Raises:
        UnknownLayoutError: U202.
    """
    from baocao.layout.profile import PROFILE_NAMES  # here, since `check` needs no layout

    name = fold_key(text).replace("_", "-")
    if name in PROFILE_NAMES:
        return name
    hint = propose(name, PROFILE_NAMES, f"Chọn một trong: {', '.join(PROFILE_NAMES)}")
    raise UnknownLayoutError(f"không có thể thức “{text}”", hint=hint)


def find_template(kind: str, layout: str) -> tuple[str, bytes]:
    """Return name and content of the built-in template; a kind without a layout has one for all.

    Raises:
        NoTemplateError: U203.
    """
    check_has_template(kind)
    file = f"{layout}.docx" if has_layouts(kind) else ONE_FOR_ALL
    return f"{kind}/{file}", (_root() / kind / file).read_bytes()


def has_layouts(kind: str) -> bool:
    """Tell whether a kind is laid out by a standard; a news item is not."""
    return not (_root() / kind / ONE_FOR_ALL).is_file()


def check_has_template(kind: str) -> None:
    """Refuse a kind of document that has no template yet; each that has one has it in all layouts.

    Raises:
        NoTemplateError: U203.
    """
    ready = list_kinds()
    if kind not in ready:
        raise NoTemplateError(
            f"chưa có mẫu {KINDS[kind]}",
            hint=f"Chọn loại khác ({', '.join(ready)}), hoặc đưa mẫu riêng bằng --template",
        )


def find_skeleton(kind: str) -> str:
    """Return the data file that `baocao new` starts from for this kind.

    Raises:
        NoTemplateError: U203.
    """
    check_has_template(kind)
    return (_root() / kind / "skeleton.yaml").read_text(encoding="utf-8")


def list_kinds() -> list[str]:
    """Return the kinds that have a template, in the order of `KINDS`."""
    root = _root()
    return [kind for kind in KINDS if (root / kind).is_dir()]


def _root() -> Traversable:
    packed = files("baocao") / "_templates"
    return packed if packed.is_dir() else Path(__file__).resolve().parents[3] / "templates"
