"""Documents of rows, made in whichever process: the template compiled once, the common values read once."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

from baocao import __version__, fsio
from baocao.app import catalog
from baocao.app.attachments import fill_template, without_typed
from baocao.app.batch_rows import Row
from baocao.app.batch_values import as_printed
from baocao.app.compose import Material, compose
from baocao.app.recognise import is_of_conference
from baocao.app.request import Request
from baocao.app.settings import Settings, load_settings
from baocao.app.strictness import stop_at_warnings
from baocao.data.load import to_plain
from baocao.data.tree import Node
from baocao.data.values import to_values
from baocao.errors import BaocaoError, Finding, Mistakes
from baocao.template.compile import compile_once
from baocao.template.fields import Field, FieldKind, Use
from baocao.viet.text import fold_key

if TYPE_CHECKING:
    from datetime import date

    from baocao.layout.profile import Profile
    from baocao.template.compiled import Template

_TYPED: Final = "$"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """What every process needs to make the documents of rows; it pickles."""

    start: Path
    """The settings are looked for upward from here."""
    template: Path | None = None
    content: bytes = b""
    """Of the template."""
    kind: str = "bao-cao"
    """The kind of document, when there is no template."""
    layout: str | None = None
    missing: Literal["error", "mark", "blank"] | None = None
    strict: bool = False
    common: Node | None = None
    """Values that all rows share."""

    def digest(self) -> str:
        """Return what changes when any document could come out otherwise."""
        common = repr(to_plain(self.common)) if self.common is not None else ""
        settings = load_settings(self.start)
        office = fsio.read_bytes(settings.file) if settings.file else b""
        folder = None if self.template else catalog.find_kind(self.kind, settings).folder
        own = sorted(folder.rglob("*")) if isinstance(folder, Path) else ()
        files = [(path.name, path.stat().st_size, path.stat().st_mtime_ns) for path in own]
        said = (__version__, self.kind, self.layout, self.missing, common, files)
        return hashlib.sha256(b"\0".join((self.content, office, repr(said).encode()))).hexdigest()[:32]

    @property
    def request(self) -> Request:
        """What each document is asked for."""
        return Request(
            kind=self.kind,
            layout=self.layout,
            template=self.template,
            missing=self.missing,
            strict=self.strict,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """One document, and what there is to say about it."""

    content: bytes
    findings: tuple[Finding, ...] = ()


class Maker:
    """Makes the documents of rows."""

    def __init__(self, recipe: Recipe) -> None:
        """Read the settings and compile the template.

        Raises:
            BaocaoError: U30x of the settings, P1xx and T1xx of the template.
        """
        self.recipe = recipe
        self.settings: Settings = load_settings(recipe.start)
        self.template: Template | None = None
        self._aliases: dict[tuple[str, ...], dict[str, str]] = {}
        """{keys of the values: {name in the template: key}}."""
        if recipe.template is not None:
            name = str(recipe.template)
            self.template = compile_once(recipe.content, name, self.settings.filters)
            stop_at_warnings(self.template.warnings, strict=recipe.strict)

    @cached_property
    def fields(self) -> Mapping[str, Field]:
        """The names that the template takes; none for a kind of document, which says itself what lacks."""
        return self.template.fields() if self.template is not None else {}

    def make(self, row: Row) -> Made:
        """Return the document of a row.

        Raises:
            BaocaoError: all mistakes of the row at once.
        """
        errors = [error for name, error in row.faults if self._uses(name)]
        if errors:
            raise errors[0] if len(errors) == 1 else Mistakes(errors)
        common = self.recipe.common
        if self.template is not None and not is_of_conference(row.tree):
            return self._fill(self.template, row)
        tree = row.tree if common is None else merge_trees(common, row.tree)
        material = Material(Path(tree.source.name), self.settings, _without_blanks(tree))
        document = compose(material, self.recipe.request)
        return Made(content=document.content, findings=document.findings)

    def _uses(self, name: str) -> bool:
        """Tell whether a column is needed: every one is, where it is not known what the template takes."""
        if self.template is None or not name:
            return True
        top = name.partition(".")[0]
        return any(fold_key(one) == top for one in self.fields)

    def _fill(self, template: Template, row: Row) -> Made:
        common = self.recipe.common
        tree = row.tree if common is None else merge_trees(common, row.tree)
        drop_blanks = self.recipe.missing is not None
        own = to_values(_without_blanks(row.tree) if drop_blanks else row.tree)
        if row.tree.source.is_book:
            own = as_printed(own)
        values = _merge(self._base, own)
        self._alias(values)
        notes: list[Finding] = []
        missing = self.recipe.request.on_missing
        content = fill_template(template, values, tree, missing=missing, notes=notes)
        stop_at_warnings(notes, strict=self.recipe.strict)
        if self._look is not None:
            from baocao.layout.fit import fit_to_text  # letters of no standard need not wait for it

            profile, issued = self._look
            content = fit_to_text(content, profile, issued=issued)
        return Made(content=content, findings=tuple(notes))

    def _alias(self, values: dict[str, Any]) -> None:
        """Give values the names that the template calls them by, and make lists of lines where it loops."""
        keys = tuple(values)
        if keys not in self._aliases:
            folded = {fold_key(key): key for key in reversed(keys)}
            lacking = [name for name in self.fields if name not in values and fold_key(name) in folded]
            self._aliases[keys] = {name: folded[fold_key(name)] for name in lacking}
        for name, key in self._aliases[keys].items():
            values[name] = values[key]
        for name in self._lists:
            value = values.get(name)
            if isinstance(value, str):
                values[name] = [line.strip() for line in value.splitlines() if line.strip()]
            elif value is None and name in values:
                values[name] = []

    @cached_property
    def _lists(self) -> list[str]:
        """Names of lists that the template walks through; a text stands for its lines there."""
        kinds = self.fields.items()
        return [name for name, one in kinds if one.kind is FieldKind.LIST and Use.LOOPED in one.uses]

    @cached_property
    def _base(self) -> dict[str, Any]:
        """The common values as the template sees them; a conference with all that follows."""
        common = self.recipe.common
        if common is None:
            return {}
        values: dict[str, Any] = to_values(common)
        return values | self._conference[0] if self._conference else values

    @cached_property
    def _conference(self) -> tuple[dict[str, Any], Profile, date | None] | None:
        common = self.recipe.common
        if common is None or not is_of_conference(common):
            return None
        from baocao.app.official import read_conference_look  # other data need no model

        tree = without_typed(common)
        return read_conference_look(tree, replace(self.recipe.request, template=None), self.settings)

    @property
    def _look(self) -> tuple[Profile, date | None] | None:
        return self._conference[1:] if self._conference else None


def merge_trees(common: Node, own: Node) -> Node:
    """Return a map in which a row's values stand over the common ones; a blank one covers none."""
    if not isinstance(common.value, dict) or not isinstance(own.value, dict):
        return common if own.value is None else own
    merged = dict(common.value)
    known = {fold_key(key): key for key in merged}
    for key, node in own.value.items():
        other = known.get(fold_key(key))
        if other is None:
            merged[key] = node
        else:
            merged[other] = merge_trees(merged[other], node)
    return replace(own, value=merged)


def _merge(base: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """Return plain values merged as `merge_trees` merges nodes."""
    merged = dict(base)
    known = {fold_key(key): key for key in merged} if merged else {}
    for key, value in own.items():
        other = known.get(fold_key(key), key) if known else key
        there = merged.get(other)
        if isinstance(value, dict) and isinstance(there, dict):
            merged[other] = _merge(there, value)
        elif value is not None or other not in merged:
            merged[other] = value
    return merged


def _without_blanks(tree: Node) -> Node:
    """Return a row without what is blank in it."""
    if not isinstance(tree.value, dict):
        return tree
    kept = {key: _without_blanks(node) for key, node in tree.value.items() if node.value is not None}
    return replace(tree, value=kept)


def row_digest(row: Row, recipe: str) -> str:
    """Return what changes when a row's document could come out otherwise; `recipe` is `Recipe.digest`."""
    plain = to_plain(row.tree)
    files = [
        (name, path.stat().st_size, path.stat().st_mtime_ns)
        for name in _file_names(plain)
        if fsio.is_file(path := Path(row.tree.source.name).parent / name)
    ]
    return hashlib.sha256(repr((recipe, plain, files)).encode()).hexdigest()[:32]


def _file_names(value: Any) -> list[str]:
    """Return the texts of typed values, which may be names of files."""
    if isinstance(value, dict):
        texts = [one for key, one in value.items() if str(key).startswith(_TYPED) and isinstance(one, str)]
        deeper = [name for one in value.values() for name in _file_names(one)]
        return [text for text in texts if "\0" not in text] + deeper
    if isinstance(value, list):
        return [name for one in value for name in _file_names(one)]
    return []


__all__ = ["BaocaoError", "Made", "Maker", "Recipe", "merge_trees", "row_digest"]
