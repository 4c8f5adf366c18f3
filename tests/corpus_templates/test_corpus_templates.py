"""Every case of the corpus: what it gives whole and with its tags cut to pieces, sound for Word."""

from __future__ import annotations

import copy
import io
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from baocao.errors import BaocaoError
from baocao.ooxml.structure import find_faults
from baocao.ooxml.xml import Element, qn
from baocao.template.compile import compile_template
from baocao.template.render import render
from corpus_templates.cutting import cut
from corpus_templates.joining import join
from corpus_templates.notation import MAIN, PARTS, parse, show, write
from support.validity import find_damage_of
from support.yaml_files import read_yaml

CASES = Path(__file__).parent / "cases"
TIMES_CUT = 4
NOT_WRITTEN = ("/fontTable' is missing.", "/theme' is missing.")
"""What one validator misses in the small packages of the notation; Word does not."""

Case = dict[str, Any]


@cache
def read_cases() -> list[Case]:
    found: list[Case] = []
    for path in sorted(CASES.glob("*.yaml")):
        found += [{**case, "id": f"{path.stem}/{case['name']}"} for case in read_yaml(path)]
    return found


def _parameters(*, failing: bool) -> list[Any]:
    return [
        pytest.param(
            case,
            id=case["id"],
            marks=[pytest.mark.xfail(reason=case["waits"], strict=False)] if "waits" in case else [],
        )
        for case in read_cases()
        if ("fails" in case) is failing
    ]


def template_of(case: Case) -> bytes:
    parts = {name: case[name].removesuffix("\n") for name in (*PARTS, "title") if name in case}
    return write(case["body"].removesuffix("\n"), parts)


_FILLED: dict[tuple[str, bytes], bytes] = {}


def fill(case: Case, template: bytes) -> bytes:
    """Return what a template of a case gives; each is filled once."""
    key = (case["id"], template)
    if key not in _FILLED:
        data = copy.deepcopy(case.get("data") or {})
        compiled = compile_template(template, "mau.docx")
        _FILLED[key] = render(compiled, data, missing=case.get("missing", "error"))
    return _FILLED[key]


def given(case: Case, document: bytes) -> dict[str, str]:
    """Return what the parts of a document show, those parts only that the case says something about."""
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        parts = {
            name: archive.read(MAIN if name == "body" else f"word/{name}.xml")
            for name in expected(case)
            if name != "title"
        }
        shown = {
            name: show(parse(content), formatted="‹" in expected(case)[name])
            for name, content in parts.items()
        }
        if "title" in expected(case):
            title = parse(archive.read("docProps/core.xml"))
            shown["title"] = "".join(title.itertext())
    return shown


def expected(case: Case) -> dict[str, str]:
    gives = case["gives"]
    parts = gives if isinstance(gives, dict) else {"body": gives}
    return {name: text.removesuffix("\n") for name, text in parts.items()}


@pytest.mark.parametrize("case", _parameters(failing=False))
def test_a_template_gives_what_its_source_demands(case: Case) -> None:
    document = fill(case, template_of(case))
    assert given(case, document) == expected(case)
    _check_soundness(document)
    warned = {finding.code for finding in compile_template(template_of(case)).warnings}
    assert warned == set(case.get("warns", "").split())


@pytest.mark.parametrize("case", _parameters(failing=False))
def test_a_template_cut_to_pieces_gives_the_same(case: Case) -> None:
    for number in range(TIMES_CUT):
        template = cut(template_of(case), f"{case['id']} {number}")
        assert given(case, fill(case, template)) == expected(case), f"way of cutting {number}"


@pytest.mark.parametrize("case", _parameters(failing=True))
def test_a_template_that_cannot_work_says_so(case: Case) -> None:
    for template in (template_of(case), cut(template_of(case), case["id"])):
        with pytest.raises(BaocaoError) as caught:
            fill(case, template)
        errors = list(caught.value.flatten())
        assert sorted(error.code for error in errors) == sorted(case["fails"].split())
        assert all(error.where.path for error in errors)


def test_there_are_enough_cases_and_each_has_its_source() -> None:
    cases = read_cases()
    assert len(cases) >= 120
    assert len({case["id"] for case in cases}) == len(cases)
    assert all(case["source"] for case in cases)


@pytest.mark.slow
@pytest.mark.office
def test_two_validators_find_nothing_in_what_the_corpus_gives() -> None:
    cases = [case for case in read_cases() if "gives" in case and "waits" not in case]
    damage = find_damage_of(join({case["id"]: fill(case, template_of(case)) for case in cases}))
    assert [fault for found in damage.values() for fault in found if not fault.endswith(NOT_WRITTEN)] == []


def _check_soundness(document: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        assert archive.testzip() is None
        roots = {
            name: parse(archive.read(name))
            for name in archive.namelist()
            if name.endswith(".xml") and name.startswith("word/")
        }
    for name, root in roots.items():
        ids = {"header", "footer", "first_header"} if name == MAIN else set()
        assert list(find_faults(root, ids)) == []
        for table in root.iter(qn("w:tbl")):
            grid = len(table.findall(f"{qn('w:tblGrid')}/{qn('w:gridCol')}"))
            assert {_width(row) for row in table.findall(qn("w:tr"))} <= set(range(1, grid + 1))


def _width(row: Element) -> int:
    spans = (cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}") for cell in row.findall(qn("w:tc")))
    return sum(1 if span is None else int(span.get(qn("w:val"), "1")) for span in spans)
