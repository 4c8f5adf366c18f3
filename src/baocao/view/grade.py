"""A document against its standard as people read it: the worst first, each with how to mend it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Final

from rich.console import Group, RenderableType
from rich.text import Text

from baocao.errors import Finding, Location, Severity
from baocao.view.findings import STYLES, WORDS, count_in_words

if TYPE_CHECKING:
    from baocao.app.grade import Grade
    from baocao.app.mend import MendResult

_SHOWN_PLACES: Final = 3
"""Places of one and the same fault; more are counted."""
_WORDS_SHOWN: Final = 60
"""Characters of a paragraph that are shown to find it by."""


def grade_block(grade: Grade, *, notes: bool = False) -> RenderableType:
    """Return what there is to say of one document.

    Args:
        grade: the document's.
        notes: findings at info level are shown, and not only counted.
    """
    if not grade.is_graded:
        return Text.assemble((grade.document, "bold"), f": không chấm: {grade.reason}")
    shown = [one for one in grade.findings if notes or one.severity is not Severity.INFO]
    blocks = [_faults(same) for same in _gather(shown)]
    if grade.notice:
        blocks.append(Text.assemble(("  lưu ý: ", "cyan"), grade.notice))
    if not any(one.severity is not Severity.INFO for one in grade.findings):
        return Group(*blocks, Text(f"{grade.document}: {_praise(grade)}", style="green"))
    head = Text.assemble((grade.document, "bold"), (f" · {grade.title}", "dim"))
    return Group(head, *blocks, Text(f"{grade.document}: {verdict(grade)}", style="bold"))


def mended_block(result: MendResult, *, notes: bool = False) -> RenderableType:
    """Return what was mended in a document, what is left to a person, and where the mended file is.

    Args:
        result: the document's.
        notes: findings at info level are shown, and not only counted.
    """
    mending = result.mending
    if mending.reason:
        return Text.assemble((str(result.source), "bold"), f": không chấm: {mending.reason}")
    left = [one for one in mending.remaining if notes or one.severity is not Severity.INFO]
    blocks = [_mended(same) for same in _gather(mending.mended)] + [_faults(same) for same in _gather(left)]
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
    return Text.assemble("  ", (f"đã sửa {same[0].code}", "green"), f": {same[0].message}{places}")


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


def _faults(same: Sequence[Finding]) -> Text:
    one = same[0]
    label = (f"{WORDS[one.severity]} {one.code}", STYLES[one.severity])
    lines = [Text.assemble("  ", label, f": {one.message}")]
    places = [place for finding in same if (place := _place(finding.where))]
    lines += [Text.assemble("    ", (place, "cyan")) for place in places[:_SHOWN_PLACES]]
    if len(places) > _SHOWN_PLACES:
        lines.append(Text(f"    và {len(places) - _SHOWN_PLACES} chỗ khác", style="cyan"))
    if advice := " · ".join(_advise(one)):
        lines.append(Text(f"    {advice}"))
    if one.source:
        lines.append(Text(f"    {one.source}", style="dim"))
    return Text("\n").join(lines)


def _advise(finding: Finding) -> Iterable[str]:
    """Yield what stands, what must stand and how to mend it; nothing that the message says."""
    said = finding.message
    if finding.found and finding.required and not (finding.found in said and finding.required in said):
        yield f"đang là {finding.found}"
        yield f"cần {finding.required}"
    if finding.hint:
        yield f"sửa: {finding.hint[:1].lower()}{finding.hint[1:]}"


def _place(where: Location) -> str:
    if where.line or where.key:
        return str(where)  # in the data file
    words = quote_place(where)
    return (
        f"{where.path}: “{words}”" if words and where.path else where.path or (f"“{words}”" if words else "")
    )


def quote_place(where: Location) -> str:
    """Return the words of a paragraph to find it by: its beginning, or those around a column."""
    text = " ".join(where.excerpt.split())
    if len(text) <= _WORDS_SHOWN:
        return text
    start = max(0, min(where.column - 1, len(where.excerpt)) - _WORDS_SHOWN // 2) if where.column else 0
    piece = " ".join(where.excerpt[start : start + _WORDS_SHOWN].split())
    return f"{'…' * (start > 0)}{piece}{'…' * (start + _WORDS_SHOWN < len(where.excerpt))}"
