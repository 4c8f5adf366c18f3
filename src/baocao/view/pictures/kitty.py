"""Pictures by kitty's graphics protocol: kitty, Ghostty, Konsole and others."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from typing import Final

_MAX_CHUNK: Final = 4096
"""Letters of base64 that one command may carry."""


def encode(png: bytes, columns: int, *, stay: bool = False) -> Iterator[str]:
    """Yield the commands that show a PNG so many columns wide, its height in proportion.

    Args:
        png: the file's bytes; the terminal decodes them.
        columns: width on the screen; the terminal scales to it.
        stay: the cursor is left where it is, instead of below the picture.

    Source:
        sw.kovidgoyal.net/kitty/graphics-protocol, *Display images on screen* (a=T, f=100, t=d),
        *Remote client* (m), *Suppressing responses* (q=2), *Controlling the cursor* (C=1).
    """
    text = base64.b64encode(png).decode("ascii")
    chunks = [text[at : at + _MAX_CHUNK] for at in range(0, len(text), _MAX_CHUNK)]
    for number, chunk in enumerate(chunks, 1):
        keys = f"a=T,f=100,t=d,q=2,c={columns}{',C=1' if stay else ''}," if number == 1 else ""
        yield f"\x1b_G{keys}m={int(number < len(chunks))};{chunk}\x1b\\"
