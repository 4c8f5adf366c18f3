"""What documents cost: one more letter, long tables, many tags; beside docxtpl."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from benchmarks import corpora, engines
from benchmarks.timing import Bench, Timed


def checked(works: Mapping[str, Timed], *wanted: str) -> Mapping[str, Timed]:
    """The same works, once each has shown that its document says what it should."""
    for name, work in works.items():
        content = work()
        assert isinstance(content, bytes)
        text = corpora.read_text(content)
        for words in wanted:
            assert words in text, f"{name}: {words!r} is missing"
        assert "{{" not in text, f"{name}: a tag is left"
    return works


def letter() -> Mapping[str, Timed]:
    """One more one-page letter, the template compiled."""
    arguments = corpora.letter(), corpora.LETTER_DATA
    works = {engines.OURS: engines.ours(*arguments), engines.DOCXTPL: engines.docxtpl(*arguments)}
    return checked(works, "Nguyễn Văn Thuận", "ngày 05 tháng 10 năm 2026", "Vắng 2 đại biểu")


def rows(count: int) -> Mapping[str, Timed]:
    """A table of five columns and `count` rows, zip included, file system excluded."""
    arguments = corpora.list_table(), corpora.attendees(count)
    works = {
        engines.OURS: engines.ours(*arguments),
        engines.DOCXTPL: engines.docxtpl(*arguments),
        engines.FLOOR: engines.list_floor(arguments[1]),
    }
    return checked(works, f"|{count}|", f"Nguyễn Văn {count - 1}|", "R&D")


def rows_against_floor(count: int) -> Mapping[str, Timed]:
    """The same table against what cannot be avoided."""
    works = dict(rows(count))
    return {engines.OURS: works[engines.OURS], engines.FLOOR: works[engines.FLOOR]}


def tags_first(count: int) -> Mapping[str, Timed]:
    """The first document from a template of `count` tags, compiling included."""
    arguments = corpora.many_tags(count), corpora.TAG_DATA
    works = {engines.OURS: engines.ours_first(*arguments), engines.DOCXTPL: engines.docxtpl_first(*arguments)}
    return checked(works, "một và 2; ba hoặc bốn.")


def tags_again(count: int) -> Mapping[str, Timed]:
    """One more document from it."""
    arguments = corpora.many_tags(count), corpora.TAG_DATA
    works = {engines.OURS: engines.ours(*arguments), engines.DOCXTPL: engines.docxtpl(*arguments)}
    return checked(works, "một và 2; ba hoặc bốn.")


def growth() -> Mapping[str, Timed]:
    """Eight times the rows, beside eight times the same rows."""
    one, eight = (engines.ours(corpora.list_table(), corpora.attendees(count)) for count in (1_000, 8_000))
    return {"8.000 rows": eight, "8 × 1.000 rows": lambda: [one() for _ in range(8)]}


BENCHES = (
    Bench("render/letter", letter, runs=40, wanted=1 / 20),
    Bench("render/table-5000-rows", partial(rows, 5_000), runs=5, wanted=1 / 4),
    Bench("render/table-20000-rows", partial(rows, 20_000), runs=3, wanted=1 / 4),
    Bench("render/table-20000-rows-floor", partial(rows_against_floor, 20_000), runs=3, wanted=1.5),
    Bench("render/12000-tags-first", partial(tags_first, 12_000), runs=3, wanted=1.0),
    Bench("render/12000-tags-again", partial(tags_again, 12_000), runs=3, wanted=1.0),
    Bench("render/growth", growth, runs=3, wanted=1.25),
)
