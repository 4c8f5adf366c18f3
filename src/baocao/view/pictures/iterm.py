"""Pictures by the command of iTerm2 for files in the text: iTerm2, WezTerm, mintty and others."""

from __future__ import annotations

import base64


def encode(png: bytes, columns: int, *, stay: bool = False) -> str:
    """Return the command that shows a PNG so many columns wide, its height in proportion.

    Args:
        png: the file's bytes; the terminal decodes them.
        columns: width on the screen; the terminal scales to it.
        stay: the cursor is left where it is, instead of below the picture.

    Source:
        iterm2.com/documentation-images.html.
    """
    keys = [
        "inline=1",
        f"size={len(png)}",
        f"width={columns}",
        "preserveAspectRatio=1",
        *(["doNotMoveCursor=1"] if stay else []),
    ]
    return f"\x1b]1337;File={';'.join(keys)}:{base64.b64encode(png).decode('ascii')}\x07"
