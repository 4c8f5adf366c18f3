"""Office documents of every kind and in many manners, none of which has a fault."""

from __future__ import annotations

import functools

import pytest

from baocao.errors import Severity
from baocao.layout.facts import read_document
from baocao.layout.paper import Paper, PartKind
from baocao.layout.parts import recognise
from baocao.layout.runner import inspect
from baocao.viet.text import collapse_blanks
from papers.cases import CASES, CORRECT, OUTSIDE, Case
from support.validity import find_damage_of

_LOOSE = ("google", "dang-to-trinh", "dang-cu-thong-bao", "thong-bao-nghi-le", "-bang", "-tab", "ngoai-", ".")
"""Names of files that are no sounder than the programs they take after: Google Docs writes fractions of
twips, Word 2003 smart tags, LibreOffice what the converter left."""
_EVERY = 24
"""So many files share their makings that one of them speaks for all."""

every = pytest.mark.parametrize("one", CASES, ids=lambda one: one.name)
correct = pytest.mark.parametrize("one", CORRECT, ids=lambda one: one.name)
outside = pytest.mark.parametrize("one", OUTSIDE, ids=lambda one: one.name)


@functools.cache
def read(one: Case) -> Paper:
    return recognise(read_document(one.build(), one.name))


def test_no_two_cases_have_one_name() -> None:
    assert len({one.name for one in CASES}) == len(CASES)


@every
def test_a_file_is_the_same_each_time(one: Case) -> None:
    assert one.build() == one.build()


@pytest.mark.slow
def test_the_files_are_sound() -> None:
    sound = [one for one in CASES if not any(word in one.name for word in _LOOSE)]
    built = {one.name: one.build() for one in sound[::_EVERY]}
    damage = {name: faults for name, faults in find_damage_of(built).items() if faults}
    assert damage == {}


@correct
def test_a_document_is_recognised(one: Case) -> None:
    paper = read(one)
    assert paper.refusal == ""
    assert paper.profile.name == one.profile
    assert paper.type_name == one.type_name
    subject = PartKind.SUBJECT if one.type_name else PartKind.LETTER_SUBJECT
    assert _words(paper, PartKind.NUMBER) == collapse_blanks(one.number)
    assert _words(paper, PartKind.DATE) == collapse_blanks(one.date)
    assert _words(paper, subject) == one.subject
    assert one.signer in [part.text for part in paper.find(PartKind.SIGNER)]


@correct
def test_a_correct_document_has_no_fault(one: Case) -> None:
    findings = inspect(read(one)).findings
    assert [f"{f.code} {f.message}" for f in findings if f.severity is not Severity.INFO] == []


@outside
def test_a_text_of_another_kind_is_refused_with_a_reason(one: Case) -> None:
    paper = read(one)
    assert paper.refusal
    assert inspect(paper).findings == ()


def _words(paper: Paper, kind: PartKind) -> str:
    return collapse_blanks(" ".join(part.text for part in paper.find(kind)))
