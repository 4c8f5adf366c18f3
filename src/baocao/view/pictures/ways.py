"""Which way of showing pictures a terminal has: what its environment says, and what it answers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

WAYS: Final = ("kitty", "iterm", "sixel", "blocks")
"""From the sharpest to the one that works everywhere."""

QUESTION: Final = "\x1b_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\\x1b[16t\x1b[c"
"""Asks for kitty's protocol, the size of a cell, and what the terminal can do; all answer the last."""

_LAST_ANSWER: Final = re.compile(r"\x1b\[\?([\d;]*)c")
_CELL: Final = re.compile(r"\x1b\[6;(\d+);(\d+)t")
_KITTY_OK: Final = "\x1b_Gi=31;OK"
_SIXEL_ABILITY: Final = "4"
_BY_PROGRAM: Final = {"iterm.app": "iterm", "wezterm": "iterm", "ghostty": "kitty"}
_BY_TERM: Final = {"xterm-kitty": "kitty", "xterm-ghostty": "kitty", "dumb": "blocks", "linux": "blocks"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What a terminal said of itself."""

    kitty: bool = False
    sixel: bool = False
    cell: tuple[int, int] | None = None
    """Width and height of a letter's place, in dots."""


def is_answered(text: str) -> bool:
    """Tell whether the last answer to `QUESTION` is there."""
    return _LAST_ANSWER.search(text) is not None


def read_answers(text: str) -> Answers:
    r"""Return what a terminal's answers to `QUESTION` mean.

    >>> read_answers("\x1b[6;20;10t\x1b[?62;4;22c")
    Answers(kitty=False, sixel=True, cell=(10, 20))
    """
    abilities = _LAST_ANSWER.search(text)
    cell = _CELL.search(text)
    return Answers(
        kitty=_KITTY_OK in text,
        sixel=abilities is not None and _SIXEL_ABILITY in abilities[1].split(";")[1:],
        cell=(int(cell[2]), int(cell[1])) if cell and int(cell[1]) and int(cell[2]) else None,
    )


def is_multiplexed(environment: Mapping[str, str]) -> bool:
    """Tell whether tmux or screen stands between us and the terminal; its names hide the terminal's."""
    term = environment.get("TERM", "")
    return bool(environment.get("TMUX") or environment.get("STY")) or term.startswith(("tmux", "screen"))


def guess_way(environment: Mapping[str, str]) -> str:
    """Return the way that the environment tells; empty when the terminal has to be asked.

    >>> guess_way({"TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm"})
    'iterm'
    """
    if is_multiplexed(environment):
        return ""
    term = environment.get("TERM", "")
    if environment.get("KITTY_WINDOW_ID"):
        return "kitty"
    program = environment.get("TERM_PROGRAM") or environment.get("LC_TERMINAL") or ""
    names = {"iterm2": "iterm.app"}
    return _BY_TERM.get(term) or _BY_PROGRAM.get(names.get(program.lower(), program.lower()), "")


def choose_way(environment: Mapping[str, str], answers: Answers) -> str:
    """Return the best way that a terminal has; half blocks when it has none.

    Through tmux only sixels come out whole: it draws those itself when it can.
    """
    guessed = guess_way(environment)
    if guessed:
        return guessed
    if answers.kitty and not is_multiplexed(environment):
        return "kitty"
    return "sixel" if answers.sixel else "blocks"


def pass_through(commands: str) -> str:
    r"""Return commands in the wrapping with which tmux hands them to the terminal behind it.

    >>> pass_through("\x1b_Ga=T;\x1b\\")
    '\x1bPtmux;\x1b\x1b_Ga=T;\x1b\x1b\\\x1b\\'
    """
    return "\x1bPtmux;" + commands.replace("\x1b", "\x1b\x1b") + "\x1b\\"
