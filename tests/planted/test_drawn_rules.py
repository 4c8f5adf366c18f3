"""Lines drawn as shapes, cut short in correct documents of each manner, are found and drawn out again."""

from __future__ import annotations

import pytest

from baocao.layout.facts import read_document
from baocao.layout.fix import mend
from baocao.layout.parts import recognise
from baocao.layout.repair import SetRuleLength
from baocao.layout.runner import Inspected, inspect
from baocao.units import Length
from papers.cases import CORRECT, Case

NAMES = (
    *("bao-cao-xa-word", "bao-cao-xa-kieu", "bao-cao-xa-2003", "bao-cao-xa-hop", "bao-cao-xa-ngat-dong"),
    *("cong-van-hop", "cong-dien"),
)
"""Aligned and offset; DrawingML with its fallback, and VML alone; ``v:line`` and ``v:shape``."""
CASES = [case for case in CORRECT if case.name in NAMES]


def check(content: bytes) -> Inspected:
    return inspect(recognise(read_document(content, "thu.docx")))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_line_cut_short_is_drawn_out(case: Case) -> None:
    document = case.build()
    cut = [
        SetRuleLength(anchor=one.anchor, index=index, length=Length(rule.length // 4))
        for one in read_document(document).paragraphs
        for index, rule in enumerate(one.rules)
    ]
    assert cut
    short = mend(document, cut)
    inspected = check(short)
    assert {finding.code for finding in inspected.findings} & {"HD01", "HD02", "HD03", "TY01"}
    assert check(mend(short, inspected.repairs)).findings == ()
