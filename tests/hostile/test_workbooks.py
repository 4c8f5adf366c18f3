"""Workbooks and tables that expand, pretend, nest or never end."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from baocao.data.workbook import xlsx
from baocao.data.workbook.xlsx_sheet import Room
from baocao.errors import DataError
from hostile.outcome import assert_refused, render
from support.filling import file, zipped
from support.project import Project
from support.raw_xlsx import MAIN, parts, read_parts, sheet

ROOT = Path(__file__).resolve().parents[2]
ONE = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
SHARED = "<si><t>Mã</t></si>"
LAUGHS = '<!DOCTYPE a [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY a{n} "{f"&a{n - 1 if n > 1 else str()};" * 10}">' for n in range(1, 10)
)
OUTSIDE = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


def book(page: str | bytes = "", **others: str | bytes) -> bytes:
    """Return a workbook with this sheet; `others` are parts, ``/`` written ``__`` and ``.xml`` left out."""
    made = parts(sheet(ONE), shared=SHARED, formats=[14])
    if page:
        made["xl/worksheets/sheet1.xml"] = page
    return zipped({**made, **{f"xl/{name.replace('__', '/')}.xml": part for name, part in others.items()}})


INLINE = sheet('<row r="1"><c r="A1" t="inlineStr"><is><t>&x;</t></is></c></row>')

REFUSED: dict[str, tuple[str, bytes, str]] = {
    "billion laughs in a sheet": ("xlsx", book(f"{LAUGHS}]>{INLINE}"), "D602"),
    "billion laughs in the texts": ("xlsx", book(sharedStrings=f"{LAUGHS}]><sst>&a9;</sst>"), "D602"),
    "billion laughs in the styles": ("xlsx", book(styles=f"{LAUGHS}]><a>&a9;</a>"), "D602"),
    "a file as an entity": ("xlsx", book(OUTSIDE + INLINE), "D602"),
    "a document type of UTF-16": ("xlsx", book((OUTSIDE + INLINE).encode("utf-16")), "D602"),
    "a document type of UTF-16 without a mark": (
        "xlsx",
        book((OUTSIDE + INLINE).encode("utf-16-be")),
        "D602",
    ),
    "a document type of UTF-7": (
        "xlsx",
        book(b'<?xml version="1.0" encoding="UTF-7"?>' + OUTSIDE.encode("utf-7") + INLINE.encode()),
        "D601",
    ),
    "a document type of mainframes": ("xlsx", book((OUTSIDE + INLINE).encode("cp037")), "D601"),
    "an entity nobody declared": ("xlsx", book(INLINE), "D601"),
    "rows in one another": ("xlsx", book(sheet("<row>" * 5000)), "D601"),
    "runs in one another": (
        "xlsx",
        book(sharedStrings=f'<sst xmlns="{MAIN}"><si>{"<r>" * 5000}</si></sst>'),
        "D601",
    ),
    "fifty thousand attributes": (
        "xlsx",
        book(sheet("<row " + " ".join(f'a{n}="1"' for n in range(50_000)) + "/>")),
        "D602",
    ),
    "a bomb beside the sheets": ("xlsx", book(media__a=b"\0" * 50_000_000), "D602"),
    "six thousand entries": ("xlsx", zipped({f"a{n}": b"" for n in range(6000)}), "D602"),
    "a name that climbs out": ("xlsx", zipped({"../../a.xml": b"x", **parts(sheet(ONE))}), "D602"),
    "four hundred sheets": ("xlsx", zipped(parts(*[sheet("")] * 400)), "D602"),
    "fifty thousand merged ranges and more": (
        "xlsx",
        book(sheet(ONE, after="".join(f'<mergeCell ref="A{n}:B{n}"/>' for n in range(1, 50_100)))),
        "D602",
    ),
    "texts that are not there": (
        "xlsx",
        book(sharedStrings=f'<sst xmlns="{MAIN}" uniqueCount="999999999"/>'),
        "D6",
    ),
    "CSV: a quote never closed": ("csv", b'a;b\n"' + b"c;d\n" * 100_000, "D606"),
    "CSV: one endless value": ("csv", b"x" * 1_000_000, "D606"),
    "CSV: one endless line": ("csv", b"x;" * 1_000_000, "D602"),
    "CSV: NUL": ("csv", b"so_lieu;x\na\0b;c\n", "D606"),
    "CSV: noise": ("csv", bytes(range(128, 256)) * 50, "D607"),
    "CSV: only quotes": ("csv", b'"' * 99_999, "D6"),
    "CSV: a workbook cut off": ("csv", book()[:200], "D601"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_hostile_workbooks_are_refused(name: str, project: Project) -> None:
    suffix, content, code = REFUSED[name]
    project.write("mau.docx", file("{{ a }}"))
    project.write(f"a.{suffix}", content)
    outcome = render(project, data=f"a.{suffix}")
    codes = {one["code"] for one in outcome.json["errors"]}
    assert all(one.startswith(code) for one in codes), codes
    assert_refused(outcome, codes, 3)


CHILD = """
import json, resource, signal, sys, time
resource.setrlimit(resource.RLIMIT_AS, (900_000_000, 900_000_000))
signal.alarm(40)
sys.path[:0] = ["src", "tests"]
from baocao.data.workbook.reading import read_book
from baocao.errors import BaocaoError
from support.filling import zipped
from support.raw_xlsx import parts, sheet

ONE = '<row r="1"><c r="A1"><v>7</v></c></row>'
LAST = '<row r="1048576"><c r="XFD1048576"><v>9</v></c></row>'
def rows(count, cells):
    return "".join(f'<row r="{row}" ht="15">{cells.replace("#", str(row))}</row>' for row in range(1, count))
LONG = f"<si><t>{'ă' * 30_000}</t></si>"
merge = '<mergeCells><mergeCell ref="{}"/></mergeCells>'.format
MADE = {
    "far": lambda: parts(sheet(ONE + LAST, before='<dimension ref="A1"/>')),
    "blank": lambda: parts(sheet(rows(1_048_576, '<c r="A#" s="1"/>') + LAST)),
    "merged": lambda: parts(sheet(ONE + LAST, after=merge("A1:XFD1048576"))),
    "tall": lambda: parts(sheet(ONE, after="".join(merge(f"A{n}:Q1048576") for n in range(1, 20_000)))),
    "columns": lambda: parts(sheet(ONE, before='<col min="1" max="16383" hidden="1"/>' * 100_000)),
    "wide": lambda: parts(sheet("<row>" + '<c s="12345"/>' * 300_000 + "</row>")),
    "repeated": lambda: parts(sheet(rows(2000, '<c r="A#" t="s"><v>0</v></c>')), shared=LONG),
    "formulas": lambda: parts(sheet(rows(10_000, '<c r="A#"><f>B#</f></c>'))),
    "format": lambda: parts(sheet('<row><c s="1"><v>7</v></c></row>'), formats=["[h" * 200_000 + '"']),
}
csv = {"rows": b";;\\n" * 1_048_577 + b"7", "huge": b"x" * 50_000_000}
for name in (*MADE, *csv):
    content = csv.get(name) or zipped(MADE[name]())
    begun = time.process_time()
    try:
        cells = read_book(content, "a.csv" if name in csv else "a.xlsx").sheets[0].cells
        answer = [str(value) for value in list(cells.values())[:3]]
    except BaocaoError as error:
        answer = [error.code]
    print(json.dumps([name, answer, time.process_time() - begun]), flush=True)
"""


@pytest.mark.slow
def test_time_and_memory_are_bounded_whatever_is_in_the_file() -> None:
    child = subprocess.run(
        [sys.executable, "-c", CHILD], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    found = {name: (answer, seconds) for name, answer, seconds in map(json.loads, child.stdout.splitlines())}
    assert child.returncode == 0, child.stderr[-500:] + str(found)
    assert {name: answer for name, (answer, _) in found.items()} == {
        "far": ["7", "9"],
        "blank": ["9"],
        "merged": ["7"],
        "tall": ["7"],
        "columns": ["7"],
        "wide": ["D602"],
        "repeated": ["D602"],
        "formulas": [],
        "format": ["00:00:00"],
        "rows": ["D602"],
        "huge": ["D602"],
    }
    assert max(seconds for _, seconds in found.values()) < 6


def test_a_workbook_holds_so_many_cells_and_characters_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    made = parts(sheet(ONE + '<row r="2"><c r="A2"><v>5</v></c></row>'), shared=SHARED)
    for room in (Room(cells=1), Room(characters=1)):
        monkeypatch.setattr(xlsx, "Room", lambda room=room: room)
        with pytest.raises(DataError, match=r"Trang 1!A[12]: D602: bảng tính có hơn"):
            read_parts(made)
    monkeypatch.setattr(xlsx, "Room", lambda: Room(cells=2, characters=2))
    assert read_parts(made).sheets[0].cells == {(1, 1): "Mã", (2, 1): 5}


def test_formulas_and_links_are_only_text(project: Project) -> None:
    """Nothing is computed, run or fetched; what looks like a formula comes out as it stands."""
    project.write("mau.docx", file("{% for x in so_lieu %}{{ x.ten }}{% endfor %}"))
    project.write("a.csv", "Mã;Tên số liệu;Giá trị\na;=cmd|' /C calc'!A0;1\n")
    assert render(project, data="a.csv").exit_code == 0
