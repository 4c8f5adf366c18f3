"""One defect at a time, planted in our own documents: its rule finds it, no other does, and it is mended."""

from __future__ import annotations

from pathlib import Path

import pytest

from baocao.data.kinds import KINDS
from baocao.errors import Severity
from baocao.layout.facts import read_document
from baocao.layout.fix import mend
from baocao.layout.parts import recognise
from baocao.layout.runner import Inspected, inspect
from planted.defects import DEFECTS
from planted.editing import Draft, shortened

EXAMPLES = Path(__file__).parents[2] / "examples"
DOCUMENTS = {
    "nd30": EXAMPLES / "bao-cao-quy-3-2026-xa-an-phuc" / "bao-cao.docx",
    "dang-hd05": EXAMPLES / "dang-uy-xa-lam-khe-quy-3-2026" / "bao-cao.docx",
    "dang-hd36": EXAMPLES / "dan-van-kheo-quy-4-2023" / "bao-cao.docx",
}
CASES = [(defect, layout) for defect in DEFECTS for layout in defect.layouts]


DRAFTS = {layout: shortened(path) for layout, path in DOCUMENTS.items()}


def check(content: bytes) -> tuple[Inspected, str]:
    """What is found in a document, and its words."""
    facts = read_document(content, "thu.docx")
    words = "".join("".join(one.text for one in facts.paragraphs).split())
    return inspect(recognise(facts)), words


OURS = [
    (path, layout)
    for layout, report in DOCUMENTS.items()
    for path in sorted(report.parent.glob("*.docx"))
    if path.stem in KINDS
]
"""Every document of the examples, whatever its kind, and the layout it must be known by."""
UNGRADED = frozenset({"chuong-trinh", "danh-sach", "giao-viec", "phu-luc", "tin-bai"})
"""Papers without a number or without a letterhead: no standard is held against them, but they pass."""


@pytest.mark.parametrize(("path", "layout"), OURS, ids=[f"{layout}: {path.stem}" for path, layout in OURS])
def test_our_documents_have_no_findings(path, layout):
    paper = recognise(read_document(path.read_bytes(), "thu.docx"))
    assert paper.is_graded or path.stem in UNGRADED
    assert paper.profile.name == layout or path.stem in UNGRADED
    assert [(one.code, one.message) for one in inspect(paper).findings] == []


def test_there_are_enough_defects():
    assert len({defect.name for defect in DEFECTS}) == len(DEFECTS) >= 60


@pytest.mark.parametrize(
    ("defect", "layout"), CASES, ids=[f"{layout}: {defect.name}" for defect, layout in CASES]
)
def test_a_defect_is_found_by_its_rule_alone(defect, layout):
    draft = Draft(DRAFTS[layout])
    defect.plant(draft)
    content = draft.save()

    found, words = check(content)

    errors = {one.code for one in found.findings if one.severity is Severity.ERROR}
    own = [one for one in found.findings if one.code == defect.code]
    assert own, f"not found; {[(one.code, one.message) for one in found.findings]}"
    assert {one.severity.value for one in own} == {defect.severity}
    assert errors <= {defect.code}, [(one.code, one.message) for one in found.findings]
    assert any(one.mendable for one in own) is defect.mended
    if defect.mended:
        left, words_left = check(mend(content, found.repairs))
        assert [(one.code, one.message) for one in left.findings] == []
        assert words_left == words
