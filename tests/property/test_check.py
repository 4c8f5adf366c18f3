"""Whatever a file holds, it is checked and mended; how its text is cut or composed changes nothing."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from baocao.errors import PackageError
from baocao.layout.facts import read_document
from baocao.layout.fix import mend
from baocao.layout.mending.guard import has_same_words
from baocao.layout.paper import Paper
from baocao.layout.parts import recognise
from baocao.layout.runner import Inspected, inspect
from baocao.template.compile import compile_template
from baocao.template.render import render
from corpus_templates.notation import PARTS, write
from papers.cases import CASES
from support.docx import docx, table
from support.mutilating import TEXTS, cut_runs, decompose, mutilate
from support.word import word
from support.yaml_files import read_yaml

ROOT = Path(__file__).parents[2]
SECONDS = 20
"""How long the slowest of these documents may take on a busy machine; most take some milliseconds."""
EVERY = 12
"""So many papers share their makings that one of them speaks for all."""


def render_some() -> dict[str, bytes]:
    """Return what one template of each file of the corpus gives."""
    made = {}
    for path in sorted((ROOT / "tests/corpus_templates/cases").glob("*.yaml")):
        cases = read_yaml(path)
        case = next((one for one in cases if "fails" not in one and "waits" not in one), None)
        if case is not None:
            parts = {name: case[name].removesuffix("\n") for name in (*PARTS, "title") if name in case}
            template = compile_template(write(case["body"].removesuffix("\n"), parts), "mau.docx")
            made[path.stem] = render(template, case.get("data") or {}, missing=case.get("missing", "error"))
    return made


OWN = [*(ROOT / "tests/corpus").glob("*.docx"), *(ROOT / "examples").glob("*/*.docx")]
FILES = {
    **{str(path.relative_to(ROOT)): path.read_bytes() for path in sorted(OWN)},
    **{f"papers/{one.name}": one.build() for one in CASES[::EVERY]},
    **{f"templates/{name}": content for name, content in render_some().items()},
}
SPOILT = st.builds(
    lambda name, seed: mutilate(FILES[name], seed), st.sampled_from(sorted(FILES)), st.integers(0, 100_000)
)
few = settings(max_examples=30, derandomize=True, deadline=None)


def check(document: bytes) -> tuple[Paper, Inspected]:
    paper = recognise(read_document(document, "thu.docx"))
    return paper, inspect(paper)


def tell(document: bytes) -> list[tuple[str, str, str]]:
    """Return what is found, as a user sees it."""
    found = check(document)[1].findings
    return [(one.code, one.message, one.where.path) for one in found]


def survive(document: bytes) -> None:
    """Check, mend and check again; words stay as they are."""
    begun = time.monotonic()
    mended = mend(document, check(document)[1].repairs)
    check(mended)
    assert has_same_words(document, mended)
    assert time.monotonic() - begun < SECONDS


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_any_program_is_checked_and_mended(name: str) -> None:
    survive(FILES[name])


@few
@given(document=SPOILT)
def test_no_mutilated_file_is_too_much(document: bytes) -> None:
    try:
        found = check(document)[1]
    except PackageError:
        return  # a part that must be there is not
    check(mend(document, found.repairs))


@few
@given(document=SPOILT)
def test_the_same_file_is_recognised_alike_each_time(document: bytes) -> None:
    try:
        first, second = (check(document) for _ in range(2))
    except PackageError:
        return
    assert first == second


@few
@given(document=SPOILT)
def test_how_text_is_cut_into_runs_does_not_matter(document: bytes) -> None:
    try:
        assert tell(cut_runs(document)) == tell(document)
    except PackageError:
        return


@few
@given(document=SPOILT)
def test_decomposed_letters_are_but_one_finding_more(document: bytes) -> None:
    try:
        before, after = tell(document), tell(decompose(document))
    except PackageError:
        return
    assert [one for one in after if one[0] != "TX01"] == [one for one in before if one[0] != "TX01"]


LONG = "Ủy ban nhân dân xã An Phúc báo cáo kết quả 12 chỉ tiêu, đạt 95,5%, tăng 3 hộ so với năm 2025. "
HEAD = (
    table(
        [
            ["ỦY BAN NHÂN DÂN\u00a0XÃ AN PHÚC", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
            ["", "Độc lập - Tự do - Hạnh phúc"],
            ["Số: 86/BC-UBND", "An Phúc, ngày 05 tháng 10 năm 2026"],
        ]
    ),
    "BÁO CÁO",
    "Kết quả công tác quý III năm 2026",
)
FOOT = (
    table(
        [
            ["Nơi nhận:", "TM. ỦY BAN NHÂN DÂN"],
            ["- Như trên;", "CHỦ TỊCH"],
            ["- Lưu: VT.", "Nguyễn Văn Thuận"],
        ]
    ),
)


def within(*body: str | list[str]) -> bytes:
    """Return a document with a head, these blocks and a foot."""
    return docx(*HEAD, *body, *FOOT)


def nest(count: int, inner: str = "x") -> str:
    for _ in range(count):
        inner = table([[inner]])
    return inner


def box(content: str) -> str:
    shape = f"<v:shape><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape>"
    return f"<w:p><w:r><w:pict>{shape}</w:pict></w:r></w:p>"


def spoilt(p_pr: str = "", r_pr: str = "", sect_pr: str = "", **parts: str) -> bytes:
    """Return a document whose paragraphs, runs and page have these properties."""
    texts = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Số: 86/BC-UBND", "BÁO CÁO", LONG, LONG * 4, "CHỦ TỊCH")
    body = "".join(
        f"<w:p><w:pPr>{p_pr}</w:pPr><w:r><w:rPr>{r_pr}</w:rPr><w:t>{text}</w:t></w:r></w:p>" for text in texts
    )
    return word(f"{body}<w:sectPr>{sect_pr}</w:sectPr>", **parts)


def style(name: str, based_on: str) -> str:
    return f'<w:style w:type="paragraph" w:styleId="{name}"><w:basedOn w:val="{based_on}"/></w:style>'


ODD: dict[str, bytes] = {
    "nothing in it": docx(),
    "letters of no size": spoilt(r_pr='<w:sz w:val="0"/>'),
    "letters of a metre": spoilt(r_pr='<w:sz w:val="99999"/>'),
    "sizes that are no numbers": spoilt(
        r_pr='<w:sz w:val="cỡ"/><w:szCs/><w:color w:val="?"/><w:u/><w:rFonts/>'
    ),
    "indents to the left of the page": spoilt('<w:ind w:left="-99999" w:right="-99999" w:firstLine="-9"/>'),
    "indents wider than the page": spoilt('<w:ind w:left="99999" w:right="99999" w:hanging="99999"/>'),
    "gaps and lines of all kinds": spoilt(
        '<w:spacing w:before="-5" w:after="9999999" w:line="0" w:lineRule="exact"/><w:jc w:val="?"/>'
    ),
    "a page of no size": spoilt(sect_pr='<w:pgSz w:w="0" w:h="0"/><w:pgMar w:top="0" w:left="99999"/>'),
    "a page turned inside out": spoilt(
        sect_pr='<w:pgSz w:w="-100" w:h="-100"/><w:pgMar w:top="-9" w:bottom="-9" w:left="-9" w:right="-9"/>'
    ),
    "columns without number": spoilt(sect_pr='<w:cols w:num="0"/><w:titlePg/><w:pgNumType w:start="-3"/>'),
    "a circle of styles": spoilt(
        '<w:pStyle w:val="a"/>', styles=style("a", "b") + style("b", "c") + style("c", "a")
    ),
    "a style of itself": spoilt('<w:pStyle w:val="a"/>', styles=style("a", "a")),
    "a style that is not there": spoilt('<w:pStyle w:val="khong co"/>', "<w:rStyle w:val='x'/>"),
    "numbers of a list that is not there": spoilt(
        '<w:numPr><w:ilvl w:val="99"/><w:numId w:val="7"/></w:numPr>'
    ),
    "a list without levels": spoilt(
        '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>',
        numbering='<w:abstractNum w:abstractNumId="0"/>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    ),
    "an empty table": within("<w:tbl/>", "<w:tbl><w:tr/></w:tbl>", "<w:tbl><w:tr><w:tc/></w:tr></w:tbl>"),
    "cells over no columns": within(
        '<w:tbl><w:tblGrid><w:gridCol w:w="-5"/></w:tblGrid><w:tr>'
        '<w:trPr><w:gridBefore w:val="-3"/></w:trPr><w:tc>'
        '<w:tcPr><w:gridSpan w:val="0"/><w:vMerge/><w:tcW w:w="-1"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>'
    ),
    "tables in tables": within(nest(25)),
    "a head in tables in tables": docx(nest(12, HEAD[0]), LONG, *FOOT),
    "thousands of empty paragraphs": within(LONG, *[""] * 2_000),
    "nothing but empty paragraphs": docx(*[""] * 2_000),
    "one endless paragraph": within(LONG * 1_000),
    "one endless word": within("ă" * 60_000),
    "one endless line of dots": within("." * 60_000),
    "thousands of runs": within(["a "] * 2_000),
    "thousands of line breaks": within(["<w:r><w:t>Văn bản</w:t><w:br/></w:r>"] * 2_000),
    "thousands of tabs": within(["<w:r><w:t>Văn bản</w:t><w:tab/></w:r>"] * 2_000),
    "a hundred signers": docx(*HEAD, LONG, *FOOT * 100),
    "boxes in boxes": word(box(box(box(f"<w:p><w:r><w:t>{LONG}</w:t></w:r></w:p>")))),
    "a drawn line without measures": word(
        "<w:p><w:r><w:pict><v:line/><v:line from='a,b' to=''/>"
        "<v:rect style='width:;height:x'/></w:pict></w:r></w:p>"
    ),
    "letters from right to left": spoilt("<w:bidi/>", "<w:rtl/>"),
    "every odd text in the body": within(*TEXTS),
    "every odd text in cells": within(table([["STT", "Số lượng"], *([text, text] for text in TEXTS)])),
    **{f"{text[:20]!r} all over": docx(*[text] * 40) for text in TEXTS if text},
}


@pytest.mark.parametrize("name", ODD)
def test_no_odd_document_is_too_much(name: str) -> None:
    survive(ODD[name])
