"""The cases of the rules: tests/rules/<code>.yaml, in the notation of `support.paper`.

A case has ``ten`` (its name), ``the_thuc`` (a base paper, or a list of them), changes, and ``loi``: for each
problem that the rule must find, in order, a piece of its message; none for a case that passes. ``muc`` is
the severity of all of them when it is not the rule's own. ``sua: true``: every problem has a repair.
``goi_y``: for each problem, in order, a piece of what it advises.
"""

from collections import Counter
from pathlib import Path

import pytest

from baocao.errors import Severity
from baocao.layout.rules import RULES
from support.paper import bases, build, iter_cases

FOLDER = Path(__file__).parent
CASES = list(iter_cases(FOLDER))
BY_CODE = {rule.code: rule for rule in RULES}


@pytest.mark.parametrize(
    ("code", "base", "case"), CASES, ids=[f"{code}: {case['ten']} ({base})" for code, base, case in CASES]
)
def test_the_rule_finds_what_the_case_says(code, base, case):
    rule = BY_CODE[code]
    found = list(rule.find(build(case, base)))
    messages = [finding.message for finding, _ in found]

    expected = case.get("loi", [])
    assert len(messages) == len(expected), messages
    for message, piece in zip(messages, expected, strict=True):
        assert piece in message
    hints = case.get("goi_y", [""] * len(found))
    for (finding, _), piece in zip(found, hints, strict=True):
        assert piece in finding.hint
    for finding, repairs in found:
        assert finding.severity is Severity(case.get("muc", rule.severity))
        assert rule.mends or not repairs
        if "sua" in case:
            assert bool(repairs) is case["sua"]


@pytest.mark.parametrize("name", bases())
def test_a_correct_paper_passes_every_rule(name):
    paper = build({"the_thuc": name})
    found = [finding for rule in RULES for finding, _ in rule.find(paper) if finding.severity != "info"]
    assert not found, [f"{finding.code} {finding.message}" for finding in found]


def test_every_rule_has_cases_that_pass_and_that_fail():
    counts = Counter((code, bool(case.get("loi"))) for code, _, case in CASES)
    wanted = {(code, fails) for code in BY_CODE for fails in (True, False)}
    assert wanted - counts.keys() == set(), "rules without a case that fails (True) or that passes (False)"


def test_every_case_file_is_of_a_rule():
    assert {code for code, _, _ in CASES} <= BY_CODE.keys()
    assert len(BY_CODE) == len(RULES), "a code is used twice"
