"""Which kinds of document there are, what each needs, and which of them a data file suffices for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from baocao.app import catalog
from baocao.app.compose import Material, read_material
from baocao.app.formats import Format, list_formats
from baocao.app.kind import Kind
from baocao.app.settings import load_settings
from baocao.app.strictness import find_stopping
from baocao.data.facts import find_disagreements
from baocao.data.needs import NEEDS, Missing, find_missing, name_key
from baocao.errors import BaocaoError, Finding

_SHARED_BY: Final = 8
"""What so many kinds of ours need is told once, for all of them."""


@dataclass(frozen=True, slots=True)
class Need:
    """Keys of which one must be in the data."""

    keys: tuple[str, ...]
    """Key paths; ``*`` stands for the kind of document."""

    @property
    def title(self) -> str:
        """What they are, in Vietnamese."""
        return " hoặc ".join(dict.fromkeys(map(name_key, self.keys)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Readiness:
    """A kind of document, and how far a data file suffices for it."""

    kind: Kind
    missing: tuple[Missing, ...] | None = None
    """What the data lack; None without data."""
    wrong: tuple[Finding, ...] = ()
    """What in the data does not agree and would stop the work."""

    @property
    def formats(self) -> tuple[Format, ...]:
        """What it can be written in."""
        return list_formats(self.kind)

    @property
    def needs(self) -> tuple[Need, ...]:
        """What it needs, in the order of the table."""
        return tuple(map(Need, self.kind.needs))

    def to_json(self) -> dict[str, Any]:
        """Return what `kinds --json` prints of it."""
        kind = self.kind
        found: dict[str, Any] = {
            "kind": kind.name,
            "title": kind.title,
            "own": kind.is_own,
            **({"folder": str(kind.folder)} if kind.is_own else {}),
            "formats": list(self.formats),
            "layouts": list(kind.layouts),
            "needs": [{"keys": list(need.keys), "title": need.title} for need in self.needs],
        }
        if self.missing is None:
            return found
        return found | {
            "ready": not (self.missing or self.wrong),
            "missing": [
                {
                    "keys": [one.key, *one.others],
                    "title": one.ten,
                    "where": one.where.to_json(),
                    "hint": one.hint,
                }
                for one in self.missing
            ],
            "findings": [one.to_json() for one in self.wrong],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class KindsResult:
    """What `kinds` shows."""

    data: Path | None
    kinds: tuple[Readiness, ...]
    broken: tuple[BaocaoError, ...] = ()
    """What is wrong with kinds of the office's own that cannot be used."""

    @property
    def shared(self) -> tuple[Need, ...]:
        """What nearly every kind needs, told once."""
        return find_shared_needs()

    def to_json(self) -> dict[str, Any]:
        """Return what `kinds --json` prints."""
        return {
            "exit_code": 0,
            **({"data": str(self.data)} if self.data else {}),
            "kinds": [one.to_json() for one in self.kinds],
            "errors": [one.to_json() for one in self.broken],
        }


def list_readiness(data: Path | None) -> KindsResult:
    """Return every kind of document, and what a data file still lacks for it.

    The office's own kinds are those of the settings that hold for the data file,
    or without one, for the current folder.

    Raises:
        UsageError: U301–U304, the settings are wrong.
        BaocaoError: the data file cannot be read (exit 3 or 5).
    """
    material = None if data is None else read_material(data)
    settings = load_settings(Path()) if material is None else material.settings
    own, broken = catalog.read_own_kinds(settings)
    kinds = [*map(catalog.find_ours, catalog.list_kinds()), *own]
    return KindsResult(data=data, kinds=tuple(_judge(kinds, material)), broken=tuple(broken))


def find_shared_needs() -> tuple[Need, ...]:
    """Return what nearly every kind of ours needs.

    >>> [need.keys for need in find_shared_needs()][:2]
    [('co_quan.ten',), ('co_quan.dia_danh',)]
    """
    groups = [group for needs in NEEDS.values() for group in needs]
    return tuple(Need(group) for group in dict.fromkeys(groups) if groups.count(group) >= _SHARED_BY)


def _judge(kinds: Sequence[Kind], material: Material | None) -> Iterable[Readiness]:
    if material is None:
        return [Readiness(kind=kind) for kind in kinds]
    conference = material.read_for(*kinds)
    return [
        Readiness(
            kind=kind,
            missing=find_missing(conference, kind.name, kind.needs),
            wrong=tuple(find_stopping(find_disagreements(conference, kind.name), strict=False)),
        )
        for kind in kinds
    ]
