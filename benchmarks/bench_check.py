"""What a check costs: 20 pages of prose and tables, read, recognised, graded, mended; beside python-docx."""

from __future__ import annotations

import io
from collections.abc import Mapping
from functools import partial

from benchmarks import corpora
from benchmarks.timing import Bench, Timed

CHECK, WALK = "baocao", "python-docx"


def walk(content: bytes) -> Timed:
    """Open the same file with python-docx and ask of every paragraph and run how it looks: no grading."""
    from docx import Document

    def work() -> int:
        document = Document(io.BytesIO(content))
        cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
        found = 0
        for holder in (document, *cells):
            for paragraph in holder.paragraphs:
                look = paragraph.paragraph_format
                found += bool(
                    (paragraph.style and look.alignment) or look.first_line_indent or look.space_before
                )
                found += sum(bool(run.text or run.font.name or run.font.size) for run in paragraph.runs)
        return found

    return work


def check(content: bytes) -> Timed:
    """From the bytes to what is wrong."""
    from baocao.layout.facts import read_document
    from baocao.layout.parts import recognise
    from baocao.layout.runner import inspect

    return lambda: inspect(recognise(read_document(content)))


def read(content: bytes) -> Timed:
    """From the bytes to plain values."""
    from baocao.layout.facts import read_document

    return lambda: read_document(content)


def whole(pages: int) -> Mapping[str, Timed]:
    """A check of a correct document of so many pages, and the walk that grades nothing."""
    from baocao.layout.facts import read_document
    from baocao.layout.parts import recognise
    from baocao.layout.runner import inspect

    content = corpora.report(pages)
    paper = recognise(read_document(content))
    assert paper.is_graded
    assert paper.pages >= pages, paper.pages
    assert not inspect(paper).findings, inspect(paper).findings
    assert walk(content)()
    return {CHECK: check(content), WALK: walk(content)}


def recognising() -> Mapping[str, Timed]:
    """Naming the parts of a document that has been read, beside the reading."""
    from baocao.layout.facts import read_document
    from baocao.layout.parts import recognise

    content = corpora.report(20)
    return {"recognise": lambda: recognise(read_document(content)), "read": read(content)}


def grading() -> Mapping[str, Timed]:
    """All rules, beside reading and recognising what they are put to."""
    from baocao.layout.facts import read_document
    from baocao.layout.parts import recognise
    from baocao.layout.runner import inspect

    content = corpora.report(20)
    paper = recognise(read_document(content))
    assert paper.is_graded
    return {"rules": lambda: inspect(paper), "read": lambda: recognise(read_document(content))}


def mending() -> Mapping[str, Timed]:
    """``check --fix`` of a document set wrong throughout, beside one check of it."""
    from baocao.app.mend import mend_document

    content = corpora.spoil(corpora.report(20))
    mending = mend_document(content)
    assert len(mending.mended) >= 4, mending.mended
    assert not mending.remaining, mending.remaining
    return {"fix": lambda: mend_document(content), "check": check(content)}


def growth(*, fix: bool) -> Mapping[str, Timed]:
    """Eighty pages, beside four times twenty."""
    from baocao.app.mend import mend_document

    small, large = (corpora.report(pages) for pages in (20, 80))
    if fix:
        small, large = corpora.spoil(small), corpora.spoil(large)
        return {
            "80 pages": lambda: mend_document(large),
            "4 × 20 pages": lambda: [mend_document(small) for _ in range(4)],
        }
    one, four = check(small), check(large)
    return {"80 pages": four, "4 × 20 pages": lambda: [one() for _ in range(4)]}


BENCHES = (
    Bench("check/20-pages", partial(whole, 20), runs=7, wanted=4),
    Bench("check/1-page", partial(whole, 1), runs=20, wanted=4.5),
    Bench("check/recognise", recognising, runs=7, wanted=1.8),
    Bench("check/rules", grading, runs=7, wanted=2.3),
    Bench("check/fix", mending, runs=5, wanted=4),
    Bench("check/growth", partial(growth, fix=False), runs=3, wanted=1.25),
    Bench("check/fix-growth", partial(growth, fix=True), runs=3, wanted=1.25),
)
