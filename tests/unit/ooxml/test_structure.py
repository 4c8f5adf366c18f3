"""What Word would call unreadable is found in a part and between the parts; sound files are not blamed."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from baocao.ooxml.package import read_package
from baocao.ooxml.structure import find_conflicts, find_faults, find_misordered, find_package_faults
from baocao.ooxml.xml import NSMAP, Element
from support.filling import file, fill, p, tbl, tr, tree, unzipped, zipped

ROOT = Path(__file__).resolve().parents[3]
FILES = [*sorted((ROOT / "tests/corpus").glob("*.docx")), *sorted((ROOT / "templates").rglob("*.docx"))]


def body(inside: str) -> Element:
    names = " ".join(f'xmlns:{prefix}="{NSMAP[prefix]}"' for prefix in ("w", "r", "wp", "w14"))
    return etree.fromstring(f"<w:document {names}><w:body>{inside}</w:body></w:document>")


def sign(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def box(inside: str) -> str:
    return f"<w:r><w:pict><w:txbxContent>{inside}</w:txbxContent></w:pict></w:r>"


SOUND = {
    "a field": p(sign("begin"), sign("separate"), sign("end")),
    "a field without a result": p(sign("begin"), sign("end")),
    "a field in a field": p(
        sign("begin"), sign("begin"), sign("end"), sign("separate"), sign("begin"), sign("end"), sign("end")
    ),
    "a field over paragraphs": p(sign("begin"), sign("separate")) + p("a") + p(sign("end")),
    "a field in a box in a field": p(
        sign("begin"), sign("separate"), box(p(sign("begin"), sign("end"))), sign("end")
    ),
    "a bookmark": p('<w:bookmarkStart w:id="1" w:name="a"/>') + p('<w:bookmarkEnd w:id="1"/>'),
    "properties": p("a", props='<w:keepNext/><w:jc w:val="left"/>'),
    "properties of others": "<w:p><w:pPr><w14:x/><w:keepNext/></w:pPr></w:p>",
}


@pytest.mark.parametrize("name", SOUND)
def test_nothing_is_wrong_with(name: str) -> None:
    assert list(find_faults(body(SOUND[name]), ())) == []


BROKEN = {
    "a field not ended": (p(sign("begin")), "không được đóng"),
    "a field that ends first": (p(sign("end"), sign("begin")), "không theo thứ tự"),
    "a field divided twice": (p(sign("begin"), *[sign("separate")] * 2, sign("end")), "không theo thứ tự"),
    "a field divided before it begins": (p(*map(sign, ("separate", "begin", "end"))), "không theo thứ tự"),
    "a field that ends in a box": (p(sign("begin"), box(p(sign("end")))), "không theo thứ tự"),
    "a bookmark not ended": (p('<w:bookmarkStart w:id="1" w:name="a"/>'), "dấu trang"),
    "a bookmark's name twice": (
        p(*(f'<w:bookmarkStart w:id="{n}" w:name="a"/><w:bookmarkEnd w:id="{n}"/>' for n in (1, 2))),
        "“a” có hai lần",
    ),
    "a paragraph's number twice": ('<w:p w14:paraId="1"/>' * 2, "“1” có hai lần"),
    "a drawing's number twice": (p('<w:r><wp:docPr id="1"/></w:r>' * 2), "“1” có hai lần"),
    "a cell that ends in a table": (tbl(f"<w:tr><w:tc>{p('a')}{tbl(tr('a'))}</w:tc></w:tr>"), "ô bảng"),
    "a cell over no column": (
        tbl('<w:tr><w:tc><w:tcPr><w:gridSpan w:val="0"/></w:tcPr><w:p/></w:tc></w:tr>'),
        "không cột",
    ),
    "a table without rows": ("<w:tbl><w:tblPr/><w:tblGrid/></w:tbl>", "không có hàng"),
    "a table without a grid": (f"<w:tbl><w:tblPr/>{tr('a')}</w:tbl>", "lưới cột"),
    "a link to nothing": (p('<w:hyperlink r:id="rId9"/>'), "rId9"),
    "properties of a paragraph": (p("a", props='<w:jc w:val="left"/><w:keepNext/>'), "trong pPr"),
    "properties of a run": (p("<w:r><w:rPr><w:i/><w:b/></w:rPr></w:r>"), "trong rPr"),
    "a property twice": (p("<w:r><w:rPr><w:b/><w:b/></w:rPr></w:r>"), "trong rPr"),
    "properties of a cell": (
        tbl('<w:tr><w:tc><w:tcPr><w:shd/><w:tcW/></w:tcPr><w:p/></w:tc></w:tr>'),
        "trong tcPr",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_word_would_refuse(name: str) -> None:
    inside, shown = BROKEN[name]
    faults = list(find_faults(body(inside), ()))
    assert len(faults) == 1
    assert shown in faults[0]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_files_of_real_programs_hold_together(path: Path) -> None:
    if path.stem in {"odd", "strict"}:
        pytest.skip("made to be odd")
    assert list(find_package_faults(read_package(path.read_bytes()))) == []


def test_a_part_without_a_type_and_a_relationship_without_a_part_are_found() -> None:
    entries = unzipped(file("x", header=["a"]))
    del entries["word/header.xml"]
    faults = list(find_package_faults(read_package(zipped({**entries, "word/a.xyz": b"x"}))))
    assert len(faults) == 2
    assert "word/header.xml" in faults[0]
    assert "a.xyz" in faults[1]


def test_what_is_rendered_is_judged_by_what_the_rendering_breaks() -> None:
    wrong = p("{{ x }}", sign("end"), props='<w:jc w:val="left"/><w:keepNext/>')
    root = tree(
        fill(
            file(wrong, "{% for i in ds %}", p("{{ i }}", sign("begin"), sign("end")), "{% endfor %}"),
            x=1,
            ds=[1],
        )
    )
    assert list(find_conflicts(root, ()))
    assert list(find_misordered(root))
