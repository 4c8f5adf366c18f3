"""Office documents of every kind and in many manners, none of which has a fault."""

from __future__ import annotations

import pytest

from baocao.layout.facts import read_document
from papers.cases import CASES, Case


def test_no_two_cases_have_one_name() -> None:
    assert len({one.name for one in CASES}) == len(CASES)


@pytest.mark.parametrize("one", CASES, ids=lambda one: one.name)
def test_a_file_is_the_same_each_time_and_holds_its_words(one: Case) -> None:
    content = one.build()
    assert content == one.build()
    text = "\n".join(paragraph.text for paragraph in read_document(content).paragraphs)
    assert one.type_name in text
    assert one.signer in text
