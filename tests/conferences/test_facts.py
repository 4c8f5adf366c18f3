"""Each conference's documents: every fact that belongs there once and right, in clean Vietnamese.

What is read is the finished Word file, with a reader of its own; what is expected is drawn from the
data file as typed. A new kind joins as soon as it has a template.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
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

_UNGRADED = frozenset({"chuong-trinh", "danh-sach", "giao-viec", "phu-luc", "tin-bai"})
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
def test_document_says_each_fact_once_in_clean_language_and_layout(slug, kind):
    """One test a document: rendered, read and graded once, everything that is wrong told at once."""
    assert len(list(iter_facts(slug, kind))) > 4
    found = [
        *find_unprinted(slug, kind),
        *find_said_twice(slug, kind),
        *find_unclean(slug, kind),
        *find_layout_faults(slug, kind),
    ]

    assert not found, tell(found)


def find_unprinted(slug: str, kind: str) -> Iterator[str]:
    """Yield the facts that belong and are not printed."""
    flat = flatten(open_word(slug, kind).text)
    abbreviations = read_typed(slug).get("viet_tat", {})
    for path, text in iter_facts(slug, kind):
        if not is_printed(path, text, flat, abbreviations):
            yield f"không in: {path}: {text}"


def find_said_twice(slug: str, kind: str) -> Iterator[str]:
    """Yield sentences, people, tasks and figures that the running text tells more than once."""
    paragraphs = [one.plain for one in body_of(slug, kind)]
    flat = flatten("\n".join(paragraphs))
    conference = read(slug)
    yield from language.find_repeated_sentences(paragraphs)
    if kind not in _NAMES_SPEAKERS_AGAIN:
        for name, posts in list_posts(conference).items():
            if flat.count(flatten(", ".join([name, *posts]))) > 1:
                yield f"giới thiệu với đủ chức vụ hơn một lần: {name}"
    for _, task in conference.iter_tasks():
        yield from (
            f"nhiệm vụ nêu hơn một lần: {text}"
            for text in task.noi_dung
            if flat.count(flatten(text).rstrip(".;")) > 1
        )
    for _, figure in conference.iter_figures():
        name, value = re.escape(flatten(figure.ten)), re.escape(figure.so_in)
        if len(re.findall(rf"{name}\W.{{0,40}}?(?<![\d.,]){value}(?!\d|[.,]\d)", flat)) > 1:
            yield f"số liệu nêu hơn một lần: {figure.ten} {figure.so_in}"


def find_unclean(slug: str, kind: str) -> Iterator[str]:
    """Yield what a careful reader would strike out."""
    for paragraph in open_word(slug, kind).paragraphs:
        for line in paragraph.text.replace("\xa0", " ").split("\n"):
            if not _BLANK.match(line):
                yield from (fault for check in language.PARAGRAPH_CHECKS for fault in check(line.strip()))
    body = body_of(slug, kind)
    for one in body:
        if not (is_heading(one) or one.is_all("italic") or one.plain.startswith("Kính gửi:")):
            yield from language.find_bad_ends(one.plain)
    yield from language.find_empty_headings(
        [
            ("bảng", False) if isinstance(one, Table) else (one.plain, is_heading(one))
            for one in blocks_of(slug, kind)
        ]
    )
    for short in read_typed(slug).get("viet_tat", {}):
        yield from language.find_bad_abbreviations("\n".join(one.plain for one in body), short)


def find_layout_faults(slug: str, kind: str) -> Iterator[str]:
    """Yield what the product's own check finds, errors and warnings."""
    grade = grade_paper(read_paper(render(slug, kind).content, f"{slug}-{kind}.docx"))
    if not grade.is_graded and kind not in _UNGRADED:
        yield f"không được chấm thể thức: {grade.reason}"
    yield from (f"{one.code} {one.message}" for one in grade.findings if one.severity is not Severity.INFO)


@pytest.mark.parametrize(
    "text",
    [
        "Báo cáo của của Ủy ban.",
        "Hội nghị Hội nghị sơ kết.",
        "Trong 5 năm năm 2025.",
        "Dự có ông A,, bà B.",
        "Hoàn thành kế hoạch ;",
        "Có 12 mô hình ().",
        "Thực hiện None.",
        "Kết quả quý 3 năm 2026.",
        "Đạt 98 %.",
        "Phong trào “Dân vận khéo.",
        "Đồng chí ông Lê An.",
        "Tổ chức tại tại Hội trường.",
        "Rà soát,bổ sung.",
    ],
)
def test_a_slip_is_noticed(text):
    assert [fault for check in language.PARAGRAPH_CHECKS for fault in check(text)]


def test_clean_text_is_left_alone():
    text = "a) Đảng ủy Ủy ban nhân dân xã (viết tắt là ĐU) đạt 98,5% kế hoạch quý III; 1.234,5 ha “lúa”."
    assert [fault for check in language.PARAGRAPH_CHECKS for fault in check(text)] == []


def test_slips_of_whole_texts_are_noticed():
    assert list(language.find_bad_ends("kết quả đạt được"))
    assert list(language.find_empty_headings([("I. KẾT QUẢ", True), ("II. NHIỆM VỤ", True)]))
    assert not list(
        language.find_empty_headings([("I. KẾT QUẢ", True), ("1. Chỉ đạo", True), ("Đủ.", False)])
    )
    assert list(language.find_repeated_sentences(["Ủy ban nhân dân xã chỉ đạo quyết liệt."] * 2))
    assert list(language.find_bad_abbreviations("QCDC ở xã; quy chế dân chủ (QCDC).", "QCDC"))
    assert not list(language.find_bad_abbreviations("Quy chế dân chủ (QCDC) ở xã; QCDC ở thôn.", "QCDC"))
