"""The documents under watch: the last good version of each, and what its latest save has changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from baocao.app.changes import Changes, compare_versions
from baocao.app.look import Lack, Look, Looks
from baocao.errors import BaocaoError
from baocao.layout.facts import Facts


@dataclass(frozen=True, slots=True)
class Version:
    """A document as it was when it could last be made."""

    title: str
    facts: Facts
    changes: Changes | None = None
    """What the last save did; None before the first."""
    error: BaocaoError | None = None
    """Why the document cannot be made at the moment."""


@dataclass(frozen=True, slots=True)
class Versions:
    """All documents under watch."""

    shown: tuple[Version, ...] = ()
    lacking: tuple[Lack, ...] = ()
    """Those that could never be made so far."""
    error: BaocaoError | None = None
    """Why none can be made at the moment."""
    saves: int = 0


def renew(before: Versions, read: Callable[[], Looks]) -> Versions:
    """Return the documents as they are after a save; when it is broken, the earlier ones and the reason."""
    old = {version.title: version for version in before.shown}
    try:
        looks = read()
        fresh = [_renew_one(one, old.get(one.title)) for one in looks.all]
    except BaocaoError as error:
        return replace(before, error=error, saves=before.saves + 1)
    return Versions(
        shown=tuple(one for one in fresh if isinstance(one, Version)),
        lacking=tuple(one for one in fresh if isinstance(one, Lack)),
        saves=before.saves + 1,
    )


def _renew_one(one: Look | Lack, before: Version | None) -> Version | Lack:
    if isinstance(one, Lack):
        return replace(before, error=one.error) if before else one
    return Version(one.title, one.facts, compare_versions(before.facts, one.facts) if before else None)
