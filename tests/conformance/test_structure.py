"""The structural check of the conformance tests finds each kind of damage it is there for."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from docx.document import Document as DocumentType
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from conformance.samples import make_sample, save
from conformance.structure import find_damage


def cell_without_paragraph(document: DocumentType) -> None:
    cell = document.tables[1].rows[0].cells[0]._tc
    for paragraph in cell.findall(qn("w:p")):
        cell.remove(paragraph)


def row_without_cells(document: DocumentType) -> None:
    document.tables[1]._tbl.append(OxmlElement("w:tr"))


def table_without_rows(document: DocumentType) -> None:
    for row in document.tables[1]._tbl.findall(qn("w:tr")):
        document.tables[1]._tbl.remove(row)


def row_short_of_a_cell(document: DocumentType) -> None:
    row = document.tables[1].rows[1]._tr
    row.remove(row.findall(qn("w:tc"))[-1])


def other_widths_than_the_grid(document: DocumentType) -> None:
    document.tables[1]._tbl.tblGrid[0].set(qn("w:w"), "9000")


def open_field(document: DocumentType) -> None:
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), "begin")
    document.paragraphs[-1].add_run()._r.append(mark)


def open_bookmark(document: DocumentType) -> None:
    mark = OxmlElement("w:bookmarkStart")
    mark.set(qn("w:id"), "7")
    mark.set(qn("w:name"), "x")
    document.paragraphs[-1]._p.append(mark)


def lost_relationship(document: DocumentType) -> None:
    reference = next(document.element.body.iter(qn("w:headerReference")))
    reference.set(qn("r:id"), "rId999")


def body_without_section(document: DocumentType) -> None:
    document.element.body.remove(document.element.body[-1])


def tables_that_touch(document: DocumentType) -> None:
    table = document.tables[1]._tbl
    table.addnext(OxmlElement("w:tbl"))


@pytest.mark.parametrize(
    "spoil",
    [
        cell_without_paragraph,
        row_without_cells,
        table_without_rows,
        row_short_of_a_cell,
        other_widths_than_the_grid,
        open_field,
        open_bookmark,
        lost_relationship,
        body_without_section,
        tables_that_touch,
    ],
)
def test_damage_is_found(spoil: Callable[[DocumentType], None]):
    document = make_sample("nd30")

    spoil(document)

    assert find_damage(save(document))


def test_sound_file_has_no_damage():
    assert find_damage(save(make_sample("nd30"))) == []
