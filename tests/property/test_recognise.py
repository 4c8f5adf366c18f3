"""Whatever is done to a document, recognising it never fails and no line is lost or read twice."""

from __future__ import annotations

import copy
import io
import random
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from baocao.layout.facts import Facts, read_document
from baocao.layout.naming.lines import cut_lines
from baocao.layout.parts import recognise
from baocao.ooxml.xml import Element, etree, qn

ROOT = Path(__file__).parents[2]
FILES = [*sorted((ROOT / "tests/corpus").glob("*.docx")), *sorted((ROOT / "examples").glob("*/bao-cao.docx"))]
TAGS = [qn(f"w:{name}") for name in ("p", "r", "t", "tbl", "tr", "tc", "pPr", "rPr", "tab", "br", "drawing")]
WORDS = [
    "",
    "-",
    "Số",
    "*",
    "____",
    "Kính gửi:",
    "Nơi nhận:",
    "BÁO CÁO",
    "\t",
    "V/v",
    "ngày tháng năm",
    "Phụ lục",
]


def mutilate(content: bytes, seed: int) -> bytes:
    """Return the document with some of its elements dropped, doubled, moved or reworded."""
    chance = random.Random(seed)  # noqa: S311  # the same each time
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            entry = old.read(name)
            if name == "word/document.xml":
                root = etree.fromstring(entry)
                for _ in range(chance.randint(1, 20)):
                    _change(root, chance)
                entry = etree.tostring(root)
            new.writestr(name, entry)
    return out.getvalue()


def _change(root: Element, chance: random.Random) -> None:
    elements = list(root.iter(*TAGS))
    if not elements:
        return
    element = chance.choice(elements)
    parent = element.getparent()
    act = chance.choice(["drop", "double", "move", "reword"])
    if act == "drop":
        parent.remove(element)
    elif act == "double":
        parent.insert(chance.randint(0, len(parent)), copy.deepcopy(element))
    elif act == "reword" and element.tag == qn("w:t"):
        element.text = chance.choice(WORDS)
    elif act == "move":
        target = chance.choice(elements).getparent()
        if not any(above is element for above in (target, *target.iterancestors())):
            target.append(element)


def check(facts: Facts) -> None:
    paper = recognise(facts)
    seen = [(line.anchor, line.start) for part in paper.parts for line in part.lines]
    assert len(seen) == len(set(seen)), "a line belongs to one part"
    for part in paper.parts:
        for line in part.lines:
            printed = line.paragraph.text[line.start : line.end]
            assert line.text.endswith(printed)
            assert "".join(run.text for run in line.runs) == printed


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_a_document_is_recognised_and_no_line_read_twice(file: Path) -> None:
    facts = read_document(file.read_bytes(), file.name)
    check(facts)
    assert cut_lines(facts)


@settings(max_examples=60, deadline=None)
@given(file=st.sampled_from(FILES), seed=st.integers(0, 10_000))
def test_a_mutilated_document_is_recognised(file: Path, seed: int) -> None:
    check(read_document(mutilate(file.read_bytes(), seed), file.name))
