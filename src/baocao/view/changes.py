"""What a save has changed, in a few lines above the page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from rich.cells import cell_len, set_cell_size
from rich.style import Style
from rich.text import Text

from baocao.app.changes import Change, Changes
from baocao.app.wording import Piece
from baocao.view.page_text import ADDED, REMOVED, clean

_STYLES: Final[dict[str, Style]] = {"added": ADDED, "removed": REMOVED}
_SIGNS: Final = {"added": "+", "removed": "-", "changed": "~"}
_NAMES: Final = {"added": "thêm", "removed": "bỏ", "changed": "sửa"}
_CONTEXT: Final = 24
"""Letters shown around a change."""
_LEAST: Final = 4
"""A line with less room than this is not drawn."""


def tell_changes(changes: Changes, columns: int, most: int) -> list[Text]:
    """Return at most `most` lines, none wider than `columns`: how much has changed, and where."""
    if not changes.list:
        what = "Lời văn giữ nguyên, trình bày có thay đổi" if changes.looks else "Văn bản giữ nguyên"
        return [_cut(Text(what, style="dim"), columns)]
    lines = [_count(changes.list)]
    shown = changes.list if len(changes.list) < most else changes.list[: max(0, most - 2)]
    lines += map(_tell, shown)
    if len(shown) < len(changes.list) and len(lines) < most:
        lines.append(Text(f"… và {len(changes.list) - len(shown)} chỗ nữa", style="dim"))
    return [_cut(line, columns) for line in lines[: max(1, most)]]


def _count(changes: Sequence[Change]) -> Text:
    counts = {kind: sum(one.kind == kind for one in changes) for kind in _NAMES}
    said = [f"{name} {counts[kind]}" for kind, name in _NAMES.items() if counts[kind]]
    return Text(f"Lần lưu này: {', '.join(said)} đoạn", style="bold")


def _tell(change: Change) -> Text:
    line = Text(f"{_SIGNS[change.kind]} ", style="bold yellow")
    first = next(number for number, piece in enumerate(change.pieces) if piece.mark)
    for number, piece in enumerate(change.pieces):
        text = " ".join(clean(_shorten(piece, number - first)).split("\n"))
        line.append(text.replace("\t", " "), style=_STYLES.get(piece.mark))
    return line


def _shorten(piece: Piece, place: int) -> str:
    """Return the text of a piece; of what stayed, only the letters nearest to changes."""
    text = piece.text
    if piece.mark or len(text) <= 2 * _CONTEXT:
        return text
    if place < 0:
        return f"…{text[-_CONTEXT:]}"
    return f"{text[:_CONTEXT]}…{text[-_CONTEXT:]}"


def _cut(line: Text, columns: int) -> Text:
    if cell_len(line.plain) > columns:
        line = line.copy()
        line.truncate(columns, overflow="ellipsis")
    return line


def fit_cells(text: str, columns: int) -> str:
    """Return text cut or filled to so many columns."""
    return set_cell_size(text, max(0, columns))
