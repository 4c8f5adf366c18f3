"""Work for other processes, some of which they do not survive."""

from __future__ import annotations

import os


def shout_or_die(word: str) -> str:
    """Return a word in capitals; die over “chet”."""
    if word == "chet":
        os._exit(9)
    return word.upper()
