"""Which codes of rules and facts are asked for: by the command, or by the office's settings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from baocao.errors import UsageError
from baocao.viet.text import propose

_OF_TEMPLATES: Final = re.compile(r"[TPD]\d{0,3}")
"""Codes of what `check` finds in templates; they belong to no rule."""
_BETWEEN: Final = re.compile(r"[\s,;]+")


class UnknownCodeError(UsageError):
    """A code is asked for that no rule and no fact has."""

    code = "U215"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Beginnings of codes to be looked for and to be left out."""

    select: tuple[str, ...] = ()
    """All codes when empty."""
    ignore: tuple[str, ...] = ()

    def takes(self, code: str) -> bool:
        """Tell whether findings of this code are asked for.

        >>> Choice(select=("HD",), ignore=("HD04",)).takes("HD01")
        True
        """
        return (not self.select or code.startswith(self.select)) and not code.startswith(self.ignore)

    def under(self, command: Choice) -> Choice:
        """Return the choice of a command put over this one of the settings.

        What a command selects stands alone; what it leaves out is left out besides.
        """
        return command if command.select else Choice(select=self.select, ignore=self.ignore + command.ignore)


EVERYTHING: Final = Choice()


def read_codes(words: Iterable[str]) -> tuple[str, ...]:
    """Return the codes, or beginnings of codes, that are asked for; several may stand in one word.

    Raises:
        UnknownCodeError: U215, no code begins so; the nearest is proposed.
    """
    codes = tuple(code.upper() for word in words for code in _BETWEEN.split(word.strip()) if code)
    if not codes:
        return ()
    known = list_codes()
    for code in codes:
        if not _OF_TEMPLATES.fullmatch(code) and not any(one.startswith(code) for one in known):
            raise refuse_code(code, known)
    return codes


def list_codes() -> tuple[str, ...]:
    """Return every code of a rule of layout and of a fact, in order."""
    from baocao.app.comparisons import COMPARISONS
    from baocao.data.facts import FACTS  # here, since only those who name a code wait for them
    from baocao.layout.rules import RULES

    codes = (one.code for table in (RULES, COMPARISONS, FACTS) for one in table)
    return tuple(sorted(codes))


def refuse_code(code: str, known: Sequence[str]) -> UnknownCodeError:
    """Return the error for a code that is not among the known ones."""
    hint = propose(code, known, "Chạy baocao rules để xem các mã")
    return UnknownCodeError(f"không có mã “{code}”", hint=hint)
