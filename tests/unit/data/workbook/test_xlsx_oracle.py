"""Cell for cell, our reader and openpyxl say the same of workbooks that other programs wrote."""

from __future__ import annotations

import io
import subprocess
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from baocao.data.workbook.book import cell_name
from baocao.data.workbook.cell_faults import Fault
from baocao.data.workbook.reading import read_book
from baocao.data.workbook.xlsx_shared import clean_text

CORPUS = Path(__file__).parents[3] / "corpus" / "workbooks"
FILES = sorted(CORPUS.glob("*.xlsx"))
DAY = date(2026, 10, 9)


def ours(content: bytes) -> dict[str, object]:
    """Return ``{sheet!cell: value}``, faults as ``"!"``."""
    found: dict[str, object] = {}
    for one in read_book(content, "a.xlsx").sheets:
        found |= {f"{one.name}!{cell_name(at)}": value for at, value in one.cells.items()}
        found |= {f"{one.name}!{cell_name(at)}": "!" for at in one.faults}
    return found


def theirs(content: bytes) -> dict[str, object]:
    """Return the same, as openpyxl reads it."""
    found: dict[str, object] = {}
    formulas = openpyxl.load_workbook(io.BytesIO(content))
    for sheet in openpyxl.load_workbook(io.BytesIO(content), data_only=True).worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                formula = formulas[sheet.title][cell.coordinate]
                value = "!" if cell.data_type == "e" else seen(cell.value, cell.number_format)
                if cell.value is None and formula.data_type == "f":
                    value = "!"
                if value is not None and value != "":
                    found[f"{sheet.title}!{cell.coordinate}"] = value
    return found


def seen(value: Any, code: str) -> object:
    """Return a value of openpyxl as the contract of `Sheet` has it."""
    if isinstance(value, datetime):
        has_time = value.time() != time() and " " in code
        return f"{value:%d/%m/%Y %H:%M}" if has_time else value.date()
    if isinstance(value, timedelta):
        minutes = int(value.total_seconds()) // 60
        return f"{minutes // 60}:{minutes % 60:02}"
    if isinstance(value, int | float) and not isinstance(value, bool):
        number = Decimal(f"{value:.15g}")
        if "%" in code:
            return f"{(number * 100).normalize():f}%".replace(".", ",")
        return int(number) if number == int(number) else number
    text = clean_text(value) if isinstance(value, str) else value
    return "!" if isinstance(text, Fault) else text


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_workbooks_of_the_corpus_are_read_alike(path: Path) -> None:
    content = path.read_bytes()
    found = ours(content)
    assert found
    assert found == theirs(content)


VALUES = st.one_of(
    st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12).filter(lambda one: "_x" not in one),
    st.integers(-(10**14), 10**14),
    st.floats(-1e9, 1e9).map(lambda one: float(f"{one:.12g}")),
    st.booleans(),
    st.dates(date(1900, 3, 1), date(2199, 12, 31)),
    st.times(timezones=st.none()).map(lambda one: one.replace(microsecond=0)),
    st.none(),
)


@settings(max_examples=40)
@given(st.lists(st.lists(VALUES, max_size=5), max_size=6))
def test_what_openpyxl_writes_is_read_back(rows: list[list[Any]]) -> None:
    book = openpyxl.Workbook()
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            cell = book.active.cell(number, column)
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"
    stream = io.BytesIO()
    book.save(stream)
    expected = {
        f"Sheet!{cell_name((number, column))}": seen(value, "")
        for number, row in enumerate(rows, 1)
        for column, value in enumerate(row, 1)
        if seen(value, "") not in {None, ""}
    }
    assert ours(stream.getvalue()) == expected


@pytest.mark.office
def test_what_calc_writes_is_read(tmp_path: Path) -> None:
    page = tmp_path / "bieu.fods"
    page.write_bytes((CORPUS / "calc.fods").read_bytes())
    command = ["soffice", f"-env:UserInstallation={(tmp_path / 'p').as_uri()}", "--headless", "--convert-to"]
    subprocess.run(
        [*command, "xlsx", "--outdir", str(tmp_path), str(page)], check=True, capture_output=True, timeout=120
    )
    content = (tmp_path / "bieu.xlsx").read_bytes()
    found = ours(content)
    assert found == theirs(content)
    assert found == ours((CORPUS / "calc.xlsx").read_bytes())
    assert list(found.values())[:4] == ["BIỂU SỐ LIỆU", "Mã số liệu", "Tên số liệu", "Giá trị"]
