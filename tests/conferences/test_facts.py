"""Each conference's documents: every fact that belongs there once and right, in clean Vietnamese.

What is read is the finished Word file, with a reader of its own; what is expected is drawn from the
data file as typed. A new kind joins as soon as it has a template.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

import pytest

from baocao.app.grade import grade_paper, read_paper
from baocao.data.facts import find_disagreements
from baocao.data.kinds import KINDS
from baocao.data.model import Conference
from baocao.data.needs import find_missing
from baocao.errors import Severity
from conferences import language
from conferences.belongs import BELONGS, iter_facts
from conferences.printed import flatten, is_printed
from conferences.rendering import CANNOT_BE, CASES, READY, SLUGS, open_word, read, read_typed, render
from conformance.reading import Paragraph, Table

_WITHOUT_STANDARD = frozenset({"tin-bai"})
_FORMS = frozenset({"chuong-trinh", "danh-sach", "giao-viec", "phu-luc"})
"""Papers without a number, or without a letterhead, which are not graded as documents."""
_NAMES_SPEAKERS_AGAIN = frozenset({"bien-ban"})
"""Minutes say of each speaker who he is, though he stands in the list of those present."""
_BLANK = re.compile(r"^(?:Số|.*ngày {2,})")
"""Lines in which the clerk is to write a number or a date."""


def tell(faults: Iterable[str]) -> str:
    """Faults one a line, for a message that its owner can work from."""
    return "\n".join(["", *faults])


@lru_cache
def blocks_of(slug: str, kind: str) -> tuple[Paragraph | Table, ...]:
    """Paragraphs and tables from the title to the signature; what is centred is no running text."""
    blocks = open_word(slug, kind).order
    feet = [at for at, one in enumerate(blocks) if isinstance(one, Table) and _is_foot(one)]
    return tuple(
        one
        for one in blocks[: feet[0] if feet else len(blocks)]
        if isinstance(one, Table) or (one.plain and one.format.align != "center")
    )


def body_of(slug: str, kind: str) -> list[Paragraph]:
    """Running text of a document: no tables, no appendices."""
    return [one for one in blocks_of(slug, kind) if isinstance(one, Paragraph)]


def _is_foot(table: Table) -> bool:
    return any(one.plain == "Nơi nhận:" for one in table.paragraphs)


@lru_cache
def text_of(slug: str, kind: str) -> str:
    """All that is printed, tables included."""
    return open_word(slug, kind).text


def is_heading(paragraph: Paragraph) -> bool:
    """Whether a paragraph is in the outline, or is all bold."""
    return paragraph.format.outline is not None or paragraph.is_all("bold")


def list_posts(conference: Conference) -> dict[str, tuple[str, ...]]:
    """{name: all posts} of everybody who has any, from the place that gives most of them."""
    posts: dict[str, tuple[str, ...]] = {}
    for _, person in conference.iter_people():
        posts[person.ho_ten] = max(posts.get(person.ho_ten, ()), person.chuc_vu, key=len)
    return {name: held for name, held in posts.items() if held}


def test_kinds_of_this_table_are_the_kinds_there_are():
    assert set(BELONGS) == set(KINDS)
    assert set(READY) <= set(KINDS)
    assert {"bao-cao"} <= set(READY)


@pytest.mark.parametrize("slug", SLUGS)
def test_conference_agrees_with_itself_and_serves_the_documents_it_should(slug):
    conference = read(slug)
    served = {kind for kind in KINDS if not find_missing(conference, kind)}

    assert served == set(KINDS) - CANNOT_BE.get(slug, frozenset())
    assert [str(one) for kind in served for one in find_disagreements(conference, kind)] == []


@pytest.mark.parametrize(("slug", "kind"), CASES)
def test_every_fact_that_belongs_is_printed(slug, kind):
    flat = flatten(text_of(slug, kind))
    abbreviations = read_typed(slug).get("viet_tat", {})
    facts = list(iter_facts(slug, kind))

    missing = [f"{path}: {text}" for path, text in facts if not is_printed(path, text, flat, abbreviations)]

    assert len(facts) > 4
    assert not missing, tell(missing)


@pytest.mark.parametrize(("slug", "kind"), CASES)
def test_nothing_is_said_twice(slug, kind):
    paragraphs = [one.plain for one in body_of(slug, kind)]
    flat = flatten("\n".join(paragraphs))
    conference = read(slug)

    found = list(language.find_repeated_sentences(paragraphs))
    for name, posts in list_posts(conference).items():
        times = flat.count(flatten(", ".join([name, *posts])))
        if times > 1 and kind not in _NAMES_SPEAKERS_AGAIN:
            found.append(f"{name} được giới thiệu với đủ chức vụ {times} lần")
    for _, task in conference.iter_tasks():
        for text in task.noi_dung:
            times = flat.count(flatten(text).rstrip(".;"))
            if times > 1:
                found.append(f"nhiệm vụ nêu {times} lần: {text}")
    for _, figure in conference.iter_figures():
        name, value = re.escape(flatten(figure.ten)), re.escape(figure.so_in)
        times = len(re.findall(rf"{name}\W.{{0,40}}?(?<![\d.,]){value}(?!\d|[.,]\d)", flat))
        if times > 1:
            found.append(f"số liệu nêu {times} lần: {figure.ten} {figure.so_in}")

    assert not found, tell(found)


@pytest.mark.parametrize(("slug", "kind"), CASES)
def test_language_is_clean(slug, kind):
    document = open_word(slug, kind)
    found = [
        fault
        for paragraph in document.paragraphs
        for line in paragraph.text.replace("\xa0", " ").split("\n")
        if not _BLANK.match(line)
        for check in language.PARAGRAPH_CHECKS
        for fault in check(line.strip())
    ]
    body = body_of(slug, kind)
    found += [
        fault
        for one in body
        if not (is_heading(one) or one.is_all("italic") or one.plain.startswith("Kính gửi:"))
        for fault in language.find_bad_ends(one.plain)
    ]
    lines = [
        ("bảng", False) if isinstance(one, Table) else (one.plain, is_heading(one))
        for one in blocks_of(slug, kind)
    ]
    found += language.find_empty_headings(lines)
    for short in read_typed(slug).get("viet_tat", {}):
        found += language.find_bad_abbreviations("\n".join(one.plain for one in body), short)

    assert not found, tell(found)


@pytest.mark.parametrize(("slug", "kind"), CASES)
def test_layout_is_clean(slug, kind):
    if kind in _WITHOUT_STANDARD:
        pytest.skip("no standard lays it out")
    grade = grade_paper(read_paper(render(slug, kind).content, f"{slug}-{kind}.docx"))

    assert grade.is_graded or kind in _FORMS
    found = [f"{one.code} {one.message}" for one in grade.findings if one.severity is not Severity.INFO]
    assert not found, tell(found)
