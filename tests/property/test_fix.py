"""What must hold of every repair, sensible or not, on files of all manners."""

from __future__ import annotations

import io
import re
import zipfile
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openxml_audit import FileFormat, OpenXmlValidator

from baocao.layout.blocks import Paragraph, iter_paragraphs
from baocao.layout.facts import Facts, read_document
from baocao.layout.fix import apply_repairs, mend
from baocao.layout.mending.guard import find_new_faults, has_same_words
from baocao.layout.repair import (
    Anchor,
    Compose,
    PutPageNumber,
    PutRule,
    Repair,
    SetPage,
    SetParagraph,
    SetRuns,
    SetText,
)
from baocao.units import Length

ROOT = Path(__file__).parents[2]
FILES = {
    str(path.relative_to(ROOT)): path.read_bytes()
    for path in sorted(
        [*(ROOT / "tests/corpus").glob("*.docx"), ROOT / "examples/dan-van-kheo-quy-4-2023/bao-cao.docx"]
    )
}
"""One file of every program, and the shortest report of our own."""
FONT = "Times New Roman"
few = settings(max_examples=30)

millimetres = st.integers(0, 60).map(Length.from_mm)
points = st.integers(0, 30).map(Length.from_pt)
sizes = st.integers(8, 20).map(Length.from_pt)
switches = st.none() | st.booleans()


@cache
def facts_of(name: str) -> Facts:
    return read_document(FILES[name])


@cache
def paragraphs_of(name: str) -> tuple[Paragraph, ...]:
    """Return the paragraphs of body, headers and footers that have a handle in the file."""
    facts = facts_of(name)
    edges = [blocks for one in facts.sections for blocks in (*one.headers.values(), *one.footers.values())]
    found = [*facts.paragraphs, *(one for blocks in edges for one in iter_paragraphs(blocks))]
    return tuple(one for one in found if one.anchor.index >= 0)


@st.composite
def texts(draw: st.DrawFn, paragraph: Paragraph) -> SetText:
    start = draw(st.integers(0, len(paragraph.text)))
    end = draw(st.integers(start, len(paragraph.text)))
    old = paragraph.text[start:end]
    words = old.split(" ") if draw(st.booleans()) else list(old)
    return SetText(
        anchor=paragraph.anchor, start=start, end=end, text=draw(st.sampled_from(["", " ", "  "])).join(words)
    )


@st.composite
def runs(draw: st.DrawFn, paragraph: Paragraph) -> SetRuns:
    start = draw(st.integers(0, len(paragraph.text)))
    return SetRuns(
        anchor=paragraph.anchor,
        start=start,
        end=draw(st.none() | st.integers(start, len(paragraph.text) + 2)),
        font=draw(st.none() | st.just(FONT) | st.just("Arial")),
        size=draw(st.none() | sizes),
        bold=draw(switches),
        italic=draw(switches),
        underline=draw(switches),
        black=draw(st.booleans()),
    )


@st.composite
def settings_of(draw: st.DrawFn, anchor: Anchor) -> SetParagraph:
    return SetParagraph(
        anchor=anchor,
        alignment=draw(st.none() | st.sampled_from(["left", "center", "right", "both"])),
        left=draw(st.none() | millimetres),
        right=draw(st.none() | millimetres),
        first_line=draw(st.none() | st.integers(-20, 20).map(Length.from_mm)),
        space_before=draw(st.none() | points),
        space_after=draw(st.none() | points),
        line_multiple=draw(st.none() | st.sampled_from([1.0, 1.15, 1.5])),
        line_exact=draw(st.none() | sizes),
        contextual_spacing=draw(switches),
    )


@st.composite
def pages(draw: st.DrawFn, section: int) -> SetPage:
    return SetPage(
        section=section,
        width=draw(st.none() | st.integers(100, 400).map(Length.from_mm)),
        top=draw(st.none() | millimetres),
        left=draw(st.none() | millimetres),
        right=draw(st.none() | millimetres),
        header_distance=draw(st.none() | millimetres),
    )


@st.composite
def rules(draw: st.DrawFn, anchor: Anchor) -> PutRule:
    return PutRule(
        anchor=anchor,
        length=draw(millimetres),
        room=draw(millimetres),
        thickness=Length.from_pt(0.75),
    )


@st.composite
def repairs(draw: st.DrawFn, *, lines: bool = True) -> tuple[str, list[Repair]]:
    """Return the name of a file and what is to be mended in it."""
    name = draw(st.sampled_from(sorted(FILES)))
    wanted: list[Repair] = []
    for _ in range(draw(st.integers(1, 8))):
        paragraph = draw(st.sampled_from(paragraphs_of(name)))
        section = draw(st.integers(0, len(facts_of(name).sections)))
        number = PutPageNumber(
            section=section, font=FONT, size=Length.from_pt(14), header_distance=Length.from_mm(10)
        )
        wanted.append(
            draw(
                st.one_of(
                    runs(paragraph),
                    texts(paragraph),
                    settings_of(paragraph.anchor),
                    pages(section),
                    st.just(number),
                    st.just(Compose()),
                    *([rules(paragraph.anchor)] if lines else []),
                )
            )
        )
    return name, wanted


@few
@given(repairs())
def test_no_repair_changes_a_word_or_breaks_the_file(case: tuple[str, list[Repair]]) -> None:
    name, wanted = case
    before = FILES[name]
    after = mend(before, wanted)
    assert has_same_words(before, after)
    assert find_new_faults(before, after) == []
    assert mend(before, wanted) == after, "same input, same bytes"


@few
@given(repairs(lines=False))
def test_mending_twice_is_mending_once(case: tuple[str, list[Repair]]) -> None:
    """Lines and blanks aside, which move what the anchors and offsets mean."""
    name, wanted = case
    kept = [one for one in wanted if not isinstance(one, SetText)]
    once = mend(FILES[name], kept)
    assert mend(once, kept) == once


@few
@given(repairs())
def test_entries_that_no_repair_reaches_stay_byte_for_byte(case: tuple[str, list[Repair]]) -> None:
    name, wanted = case
    before = FILES[name]
    after = mend(before, wanted)
    reached = {one.anchor.part for one in wanted if hasattr(one, "anchor")}
    old, new = (_unzip(document) for document in (before, after))
    if name.endswith("strict.docx"):
        return  # becomes an ordinary file as a whole
    may_change = reached | {"[Content_Types].xml", "word/_rels/document.xml.rels", "word/document.xml"}
    if any(isinstance(one, (PutPageNumber, Compose, SetRuns)) for one in wanted):
        may_change |= {part for part in old if part.startswith(("word/header", "word/footer", "word/styles"))}
    assert set(old) <= set(new)
    assert {part for part in old if old[part] != new[part]} <= may_change
    if not any(isinstance(one, PutPageNumber) for one in wanted):
        assert set(old) == set(new)


@few
@given(repairs())
def test_a_repair_is_skipped_or_read_back(case: tuple[str, list[Repair]]) -> None:
    """The first wish for the size of a whole paragraph is what the file says afterwards."""
    name, wanted = case
    kept = [one for one in wanted if isinstance(one, SetRuns | SetParagraph | SetPage)]
    result = apply_repairs(FILES[name], kept)
    after = read_document(result.content)
    sized: dict[Anchor, Length] = {}
    for one in kept:
        if isinstance(one, SetRuns) and one.size and one not in result.skipped:
            is_whole = one.start == 0 and one.end is None
            sized.setdefault(one.anchor, one.size if is_whole else Length(0))
    for paragraph in after.paragraphs:
        size = sized.get(paragraph.anchor)
        if size:
            assert {run.format.size for run in paragraph.runs if run.text and not run.format.hidden} <= {size}


@settings(max_examples=15)
@given(case=repairs())
@pytest.mark.slow
def test_an_audit_finds_nothing_new(
    case: tuple[str, list[Repair]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    name, wanted = case
    if name.endswith(("strict.docx", "odd.docx")):
        return  # the audit asks more of an ordinary file than of a strict one, and gets lost in the other
    path = tmp_path_factory.getbasetemp() / "soat.docx"
    assert _audit(path, mend(FILES[name], wanted)) <= _audit_original(path, name)


@cache
def _audit_original(path: Path, name: str) -> set[str]:
    return _audit(path, FILES[name])


def _audit(path: Path, document: bytes) -> set[str]:
    """Return what an audit says, the counting of elements left out: a run may have been cut in two."""
    path.write_bytes(document)
    errors = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365).validate(path).errors
    return {re.sub(r"\[\d+\]", "", str(error)) for error in errors}


def _unzip(document: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
