"""What a save has changed, in a few lines above the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from rich.cells import cell_len, set_cell_size
from rich.style import Style
from rich.text import Text

from baocao.app.changes import Change, Changes
from baocao.app.wording import parts_words
from baocao.view.page_text import ADDED, REMOVED, clean

_STYLES: Final[dict[str, Style]] = {"added": ADDED, "removed": REMOVED}
_SIGNS: Final = {"added": "+", "removed": "-", "changed": "~"}
_NAMES: Final = {"added": "thêm", "removed": "bỏ", "changed": "sửa"}
_CONTEXT: Final = 24
"""Letters shown around a change."""


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


def tell_others(titles: Sequence[str], numbers: Iterable[int], columns: int) -> list[Text]:
    """Return a line that names the other documents that have changed; none when there are none.

    Args:
        titles: of all documents.
        numbers: which of them have changed, the first being 1.
        columns: width of the line.
    """
    names = ", ".join(f"({number}) {titles[number - 1]}" for number in numbers)
    return [_cut(Text(f"Cũng thay đổi: {names}", style="dim"), columns)] if names else []


def _count(changes: Sequence[Change]) -> Text:
    counts = {kind: sum(one.kind == kind for one in changes) for kind in _NAMES}
    said = [f"{name} {counts[kind]}" for kind, name in _NAMES.items() if counts[kind]]
    return Text(f"Lần lưu này: {', '.join(said)} đoạn", style="bold")


def _tell(change: Change) -> Text:
    line = Text.assemble((f"{_SIGNS[change.kind]} ", "bold yellow"))
    for number, piece in enumerate(change.pieces):
        gap = " " if parts_words(change.pieces, number) else ""
        shown = piece.text if piece.mark else _shorten(piece.text, number, len(change.pieces))
        line.append(" ".join(clean(shown).split("\n")).replace("\t", " "), style=_STYLES.get(piece.mark))
        line.append(gap)
    return line


def _shorten(text: str, number: int, pieces: int) -> str:
    """Return of a text that stayed only the letters nearest to changes."""
    head = text[:_CONTEXT] if number else ""
    tail = text[-_CONTEXT:] if number < pieces - 1 else ""
    return text if len(text) <= len(head) + len(tail) + 1 else f"{head}…{tail}"


def _cut(line: Text, columns: int) -> Text:
    if cell_len(line.plain) > columns:
        line = line.copy()
        line.truncate(columns, overflow="ellipsis")
    return line


def fit_cells(text: str, columns: int) -> str:
    """Return text cut or filled to so many columns."""
    return set_cell_size(text, max(0, columns))
