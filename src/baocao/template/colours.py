"""Colours and kinds of lines, by the names that people have for them."""

from __future__ import annotations

import re
from typing import Any, Final

from baocao.template.arguments import read_flag, refuse
from baocao.viet.text import fold_key, propose

_HEX: Final = re.compile(r"#?([0-9A-Fa-f]{6})")
_COLOURS: Final = {
    "auto": "auto",
    "tu_dong": "auto",
    "do": "FF0000",
    "red": "FF0000",
    "do_sam": "C00000",
    "xanh": "0000FF",
    "xanh_duong": "0000FF",
    "xanh_lam": "0000FF",
    "blue": "0000FF",
    "xanh_la": "008000",
    "xanh_luc": "008000",
    "green": "008000",
    "vang": "FFC000",
    "yellow": "FFFF00",
    "cam": "ED7D31",
    "orange": "FFA500",
    "tim": "7030A0",
    "purple": "800080",
    "hong": "FF66CC",
    "pink": "FFC0CB",
    "nau": "7F4F24",
    "brown": "A52A2A",
    "xam": "808080",
    "gray": "808080",
    "grey": "808080",
    "den": "000000",
    "black": "000000",
    "trang": "FFFFFF",
    "white": "FFFFFF",
}
"""{name, folded: RRGGBB}."""
_HIGHLIGHTS: Final = {
    **{
        name.lower(): name
        for name in (
            *("black", "blue", "cyan", "green", "magenta", "red", "yellow", "white", "none"),
            *("darkBlue", "darkCyan", "darkGreen", "darkMagenta", "darkRed", "darkYellow", "darkGray"),
            "lightGray",
        )
    },
    "vang": "yellow",
    "xanh_la": "green",
    "xanh_lam": "cyan",
    "xanh": "cyan",
    "do": "red",
    "hong": "magenta",
    "xam": "lightGray",
    "den": "black",
    "khong": "none",
}
"""{name, folded: as the schema has it}; ECMA-376 Part 1, 17.18.40."""
_LINES: Final = {
    **{
        name.lower(): name
        for name in ("single", "double", "thick", "dotted", "dash", "wave", "words", "none")
    },
    "don": "single",
    "doi": "double",
    "dam": "thick",
    "cham": "dotted",
    "net_dut": "dash",
    "song": "wave",
    "tung_tu": "words",
}
"""{name, folded: as the schema has it}; ECMA-376 Part 1, 17.18.99."""


def read_colour(key: str, value: Any) -> str | None:
    """Return a colour as ``RRGGBB``; None for nothing.

    >>> read_colour("mau", "đỏ"), read_colour("mau", "#1f4e79")
    ('FF0000', '1F4E79')
    """
    if value is None or value == "":
        return None
    text = f"{value:06d}" if isinstance(value, int) and not isinstance(value, bool) else str(value).strip()
    matched = _HEX.fullmatch(text)
    if matched:
        return matched[1].upper()
    return _choose(key, value, _COLOURS, "tên màu hoặc sáu chữ số RRGGBB", "Viết như đỏ, xanh hoặc C00000")


def read_highlight(key: str, value: Any) -> str | None:
    """Return the colour of a marker pen; None for nothing.

    >>> read_highlight("to_nen", "vàng"), read_highlight("to_nen", True)
    ('yellow', 'yellow')
    """
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return "yellow" if value else "none"
    return _choose(
        key, value, _HIGHLIGHTS, "màu tô nền có trong Word", "Viết như vàng, xanh lá, hồng hoặc xám"
    )


def read_underline(key: str, value: Any) -> str | None:
    """Return the kind of a line below; yes is a single one, None for nothing.

    >>> read_underline("gach_chan", "có"), read_underline("gach_chan", "đôi")
    ('single', 'double')
    """
    if value is None or value == "":
        return None
    if isinstance(value, str) and fold_key(value) in _LINES:
        return _LINES[fold_key(value)]
    return "single" if read_flag(key, value) else "none"


def _choose(key: str, value: Any, choices: dict[str, str], wanted: str, hint: str) -> str:
    folded = fold_key(str(value))
    for name in (folded, folded.replace("_", "")):
        if name in choices:
            return choices[name]
    raise refuse(key, wanted, value, f"{propose(str(value), choices)} {hint}".strip())
