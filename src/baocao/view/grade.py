"""A document against its standard as people read it: the worst first, each with how to mend it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Final

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from baocao.errors import Finding, Location, Severity
from baocao.view.findings import STYLES, WORDS, count_in_words

if TYPE_CHECKING:
    from baocao.app.grade import Grade
    from baocao.app.mend import MendResult

_IN: Final = 2
"""Columns that what belongs to a line is set in by."""
_SHOWN_PLACES: Final = 3
"""Places of one and the same fault; more are counted."""
_WORDS_SHOWN: Final = 60
"""Characters of a paragraph that are shown to find it by."""


def grade_block(grade: Grade, *, notes: bool = False, wide: bool = False) -> RenderableType:
    """Return what there is to say of one document.

    Args:
        grade: the document's.
        notes: findings at info level are shown, and not only counted.
        wide: there is a terminal, on which long lines go on below their beginning.
    """
    if not grade.is_graded:
        return Text.assemble((grade.document, "bold"), f": không chấm: {grade.reason}")
    shown = [one for one in grade.findings if notes or one.severity is not Severity.INFO]
    blocks = _list_faults(shown, wide=wide)
    blocks += _list_notice(grade.notice, wide=wide)
    if not any(one.severity is not Severity.INFO for one in grade.findings):
        return Group(*blocks, Text(f"{grade.document}: {_praise(grade)}", style="green"))
    head = Text.assemble((grade.document, "bold"), (f" · {grade.title}", "dim"))
    hidden = len(shown) < len(grade.findings)
    end = f"{grade.document}: {verdict(grade)}" + (" · xem lưu ý bằng --all" if hidden else "")
    return Group(head, *blocks, Text(end, style="bold"))


def mended_block(result: MendResult, *, notes: bool = False, wide: bool = False) -> RenderableType:
    """Return what was mended in a document, what is left to a person, and where the mended file is.

    Args:
        result: the document's.
        notes: findings at info level are shown, and not only counted.
        wide: there is a terminal, on which long lines go on below their beginning.
    """
    mending = result.mending
    if mending.reason:
        return Text.assemble((str(result.source), "bold"), f": không chấm: {mending.reason}")
    left = [one for one in mending.remaining if notes or one.severity is not Severity.INFO]
    done = [_set_in(_IN, _mended(same), wide=wide) for same in _gather(mending.mended)]
    blocks = [*done, *_list_faults(left, wide=wide), *_list_notice(mending.notice, wide=wide)]
    head = Text.assemble((str(result.source), "bold"), (f" · {mending.title}", "dim"))
    style = "bold" if left else "green"
    return Group(*([head] if blocks else []), *blocks, Text(_say_mended(result), style=style))


def _say_mended(result: MendResult) -> str:
    mending = result.mending
    left = count_in_words(mending.remaining)
    if result.written is None:
        rest = f"còn {left}" if left else f"đúng thể thức ({mending.title})"
        return f"{result.source}: không có gì để sửa; {rest}"
    kept = f", bản cũ là {result.backup}" if result.backup else ""
    rest = f"còn {left}" if left else "không còn lỗi nào"
    return f"{result.source}: đã sửa {len(mending.mended)} chỗ, ghi ra {result.written}{kept}; {rest}"


def _mended(same: Sequence[Finding]) -> Text:
    places = f" ({len(same)} chỗ)" if len(same) > 1 else ""
    return Text.assemble((f"đã sửa {same[0].code}", "green"), f": {same[0].message}{places}")


def verdict(grade: Grade) -> str:
    """Return how many findings there are, and how many of them the program can mend."""
    mended = f" · baocao check --fix sửa được {grade.mendable} chỗ" if grade.mendable else ""
    return count_in_words(grade.findings) + mended


def _praise(grade: Grade) -> str:
    notes = count_in_words(grade.findings)
    return f"đúng thể thức ({grade.title})" + (f"; {notes}, xem bằng --all" if notes else "")


def _gather(findings: Sequence[Finding]) -> Iterator[list[Finding]]:
    """Yield findings that say the same of several places together, in their order."""
    for _, same in groupby(findings, key=lambda one: (one.severity, one.code, one.message, one.hint)):
        yield list(same)


def _list_faults(findings: Sequence[Finding], *, wide: bool) -> list[RenderableType]:
    """Return the lines of all faults; the clause of several that follow each other stands once."""
    blocks: list[RenderableType] = []
    clause = ("", "")
    for same in _gather(findings):
        one, last = same[0], clause
        clause = (one.code, one.source)
        label = (f"{WORDS[one.severity]} {one.code}", STYLES[one.severity])
        blocks.append(_set_in(_IN, Text.assemble(label, f": {one.message}"), wide=wide))
        below = [*_list_places(same), *(Text(line) for line in _advise(one))]
        if one.source and clause != last:
            below.append(Text(one.source, style="dim"))
        blocks += [_set_in(2 * _IN, line, wide=wide) for line in below]
    return blocks


def _list_notice(notice: str, *, wide: bool) -> list[RenderableType]:
    return [_set_in(_IN, Text.assemble(("lưu ý: ", "cyan"), notice), wide=wide)] if notice else []


def _set_in(columns: int, line: Text, *, wide: bool) -> RenderableType:
    """Return a line set in; on a terminal what is wrapped is set in too."""
    return Padding(line, (0, 0, 0, columns), expand=False) if wide else Text(" " * columns).append_text(line)


def _list_places(same: Sequence[Finding]) -> Iterator[Text]:
    places = [place for finding in same if (place := _place(finding.where))]
    yield from (Text(place, style="cyan") for place in places[:_SHOWN_PLACES])
    if len(places) > _SHOWN_PLACES:
        yield Text(f"và {len(places) - _SHOWN_PLACES} chỗ khác", style="cyan")


def _advise(finding: Finding) -> Iterator[str]:
    """Yield what stands, what must stand and how to mend it, in one line; nothing that the message says."""
    said = finding.message
    pieces = []
    if finding.found and finding.required and finding.required not in said:
        if finding.found not in said:
            pieces.append(f"đang là {finding.found}")
        pieces.append(f"cần {finding.required}")
    if finding.hint:
        pieces.append(f"sửa: {finding.hint[:1].lower()}{finding.hint[1:]}")
    if pieces:
        yield " · ".join(pieces)


def _place(where: Location) -> str:
    if where.line or where.key:
        return str(where)  # in the data file
    words = quote_place(where)
    return (
        f"{where.path}: “{words}”" if words and where.path else where.path or (f"“{words}”" if words else "")
    )


def quote_place(where: Location) -> str:
    """Return the words of a paragraph to find it by: its beginning, or those around a column; whole words."""
    text = " ".join(where.excerpt.split())
    if len(text) <= _WORDS_SHOWN:
        return text
    column = len(" ".join(where.excerpt[: where.column].split()))
    start = max(0, min(column - 1 - _WORDS_SHOWN // 2, len(text) - _WORDS_SHOWN))
    end = start + _WORDS_SHOWN
    if start:
        start = text.find(" ", start, column) + 1 or start
    if end < len(text):
        end = max(text.rfind(" ", column, end), 0) or end
    return f"{'…' * (start > 0)}{text[start:end]}{'…' * (end < len(text))}"
