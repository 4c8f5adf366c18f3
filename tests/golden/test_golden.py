from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from baocao.ooxml.entries import read_entries
from baocao.ooxml.package import read_package
from baocao.ooxml.structure import find_faults
from baocao.ooxml.xml import canonical_xml, parse_xml
from baocao.template.compile import compile_template
from baocao.template.render import render
from support.golden import Golden

CASES = sorted((Path(__file__).parent / "cases").iterdir())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_render_matches_golden(case: Path, golden: Golden) -> None:
    """A folder is a case: template.docx + data.yaml -> expected/, one file a part."""
    template = compile_template((case / "template.docx").read_bytes(), case.name)
    data = yaml.safe_load((case / "data.yaml").read_text(encoding="utf-8"))

    result = render(template, data)

    entries = read_entries(result, template.parts[template.package.main_part].locate(0))
    assert list(entries) == list(template.entries)
    for part in template.parts:
        golden.check(canonical_xml(entries[part].unpack()), case / "expected" / part)
    for name in set(entries) - set(template.parts):
        assert entries[name] == template.entries[name], f"{name} must be copied untouched"
    assert render(template, data) == result, "same input, same bytes"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_nothing_in_a_result_is_broken(case: Path) -> None:
    """What Word would call unreadable may not come out of a sound template."""
    template = compile_template((case / "template.docx").read_bytes(), case.name)
    data = yaml.safe_load((case / "data.yaml").read_text(encoding="utf-8"))
    package = read_package(render(template, data))
    for name, part in template.parts.items():
        root = parse_xml(package.read(name), part.locate(0))
        assert list(find_faults(root, package.rels(name).keys())) == []
