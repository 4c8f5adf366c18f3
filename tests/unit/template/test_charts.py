"""A chart of the template shows the numbers of the data, in every kind, and keeps its look."""

from __future__ import annotations

import io
from decimal import Decimal
from typing import Any

import pytest
from openpyxl import load_workbook

from baocao.ooxml.package import read_package
from baocao.ooxml.relationships import rels_part
from baocao.ooxml.xml import Element, qn
from baocao.template.chart import make_chart
from baocao.template.typed import WrongPlaceError
from support.charts import BOOK, CHART, KINDS, chart_docx, chart_xml, drawing
from support.filling import MAIN, failures, file, fill, read, tree
from support.validity import find_damage_of

DATA = {
    "nhan": ["Quý I", "Quý II", "Quý III"],
    "day_so": {"Thu": [12, "1.234,5", None], "Chi": [Decimal("10.50"), 11, 12.5]},
}
VALUE = {"$bieu_do": DATA}


def texts(element: Element, name: str) -> list[list[str | None]]:
    """Return the points of each `name` in a chart, in order."""
    return [[one.text for one in found.iter(qn("c:v"))] for found in element.iter(qn(f"c:{name}"))]


def sheet(document: bytes, part: str = BOOK) -> list[tuple[Any, ...]]:
    book = load_workbook(io.BytesIO(read(document, part)))
    assert book.sheetnames == ["Số liệu"]
    return list(book.active.values)


def charts_of(document: bytes) -> list[str]:
    """Return the parts of the charts that the body shows, in order."""
    rels = read_package(document).rels(MAIN)
    return [rels[one.get(qn("r:id"), "")].target for one in tree(document).iter(qn("c:chart"))]


def test_series_categories_and_numbers_are_those_of_the_data() -> None:
    root = tree(fill(chart_docx(), bieu_do=VALUE), CHART)
    labels = ["Quý I", "Quý II", "Quý III"]
    assert [series[0] for series in texts(root, "tx") if series] == ["Thu", "Chi"]
    assert texts(root, "cat") == [labels, labels]
    assert texts(root, "val") == [["12", "1234.5"], ["10.50", "11", "12.5"]]
    assert [one.get("val") for one in root.iter(qn("c:ptCount"))] == ["1", "3", "3"] * 2
    assert [one.get("idx") for one in next(root.iter(qn("c:numCache"))).iter(qn("c:pt"))] == ["0", "1"]
    assert next(root.iter(qn("c:f"))).text == "'Số liệu'!$B$1"
    assert [one.text for one in root.iter(qn("c:formatCode"))] == ["#,##0"] * 2


def test_the_workbook_behind_holds_the_same() -> None:
    assert sheet(fill(chart_docx(), bieu_do=VALUE)) == [
        (None, "Thu", "Chi"),
        ("Quý I", 12, 10.5),
        ("Quý II", 1234.5, 11),
        ("Quý III", None, 12.5),
    ]


def test_series_keep_their_look_and_further_ones_take_the_next_colour() -> None:
    more = {f"d{number}": [1, 2, 3] for number in range(8)}
    root = tree(fill(chart_docx(), bieu_do={"$chart": {**DATA, "day_so": more}}), CHART)
    series = list(root.iter(qn("c:ser")))
    colours = [next(one.iter(qn("a:schemeClr"))).get("val") for one in series]
    assert colours == [f"accent{number}" for number in (2, 4, 3, 4, 5, 6, 1, 2)]
    assert [len(list(one.iter(qn("a:lumMod")))) for one in series] == [0] * 6 + [1] * 2
    assert [one.find(qn("c:idx")).get("val") for one in series] == [str(number) for number in range(8)]


def test_series_too_many_go() -> None:
    root = tree(fill(chart_docx(), bieu_do={"$chart": {"nhan": ["a", "b"], "day_so": [3, 4]}}), CHART)
    assert texts(root, "val") == [["3", "4"]]
    assert [series[0] for series in texts(root, "tx") if series] == ["Thu mẫu"]


@pytest.mark.parametrize("title", ["Tiêu đề mẫu", ""])
def test_a_title_is_set_only_when_given(title: str) -> None:
    source = chart_docx(chart=chart_xml(title=title))
    kept = tree(fill(source, bieu_do=VALUE), CHART)
    assert [one.text for one in kept.iter(qn("a:t"))] == ([title] if title else [])
    root = tree(fill(source, bieu_do={"$chart": {**DATA, "tieu_de": "Thu & chi"}}), CHART)
    assert [one.text for one in root.iter(qn("a:t"))] == ["Thu & chi"]
    assert next(root.iter(qn("c:autoTitleDeleted"))).get("val") == "0"


def test_tags_in_the_chart_itself_are_filled_as_well() -> None:
    root = tree(fill(chart_docx(chart=chart_xml(title="Năm {{ nam }}")), bieu_do=VALUE, nam=2026), CHART)
    assert [one.text for one in root.iter(qn("a:t"))] == ["Năm 2026"]
    assert texts(root, "val")[0] == ["12", "1234.5"]


def test_the_alternative_text_says_what_the_chart_shows() -> None:
    document = fill(chart_docx(), bieu_do={"$chart": {**DATA, "mo_ta": "Thu và chi"}})
    assert next(tree(document).iter(qn("wp:docPr"))).get("descr") == "Thu và chi"


def test_every_turn_of_a_loop_has_a_chart_of_its_own() -> None:
    source = chart_docx("{%p for b in ds %}", drawing("{{ b }}"), "{%p endfor %}")
    values = [{"$chart": {"nhan": ["a"], "day_so": {"S": [number]}}} for number in (1, 2, 3)]
    document = fill(source, ds=values)
    parts = charts_of(document)
    assert [texts(tree(document, part), "val") for part in parts] == [[["1"]], [["2"]], [["3"]]]
    assert parts[-1] == CHART
    package = read_package(document)
    books = [rel.target for part in parts for rel in package.rels(part).values() if rel.kind == "package"]
    assert len(set(books)) == 3
    assert [sheet(document, book)[1][1] for book in books] == [1, 2, 3]
    assert rels_part(parts[0]) in package.entries


def test_a_chart_without_a_workbook_gets_one() -> None:
    chart = chart_xml().replace('<c:externalData r:id="rId3"><c:autoUpdate val="0"/></c:externalData>', "")
    document = fill(chart_docx(chart=chart), bieu_do=VALUE)
    root = tree(document, CHART)
    assert root[-1].tag == qn("c:externalData")
    assert read_package(document).rels(CHART)[root[-1].get(qn("r:id"), "")].target.endswith(".xlsx")


def test_an_ordinary_map_is_a_chart_by_the_filter() -> None:
    root = tree(fill(chart_docx(drawing("{{ so_lieu | bieu_do }}")), so_lieu=DATA), CHART)
    assert texts(root, "val")[0] == ["12", "1234.5"]


def test_points_have_numbers_for_labels() -> None:
    source = chart_docx(chart=chart_xml("scatter"))
    root = tree(fill(source, bieu_do={"$chart": {"nhan": [1, 2.5], "day_so": {"S": [3, 4]}}}), CHART)
    assert (texts(root, "xVal"), texts(root, "yVal")) == ([["1", "2.5"]], [["3", "4"]])
    (error,) = failures(source, bieu_do=VALUE)
    assert error.code == "P110"


@pytest.mark.parametrize("kind", ["bubbleChart", "stockChart", "surfaceChart"])
def test_kinds_that_cannot_be_filled_are_told(kind: str) -> None:
    (error,) = failures(chart_docx(chart=chart_xml().replace("barChart", kind)), bieu_do=VALUE)
    assert error.code == "P110"
    assert error.where.path.startswith("thân văn bản")


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"scatter"}))
def test_every_kind_is_filled(kind: str) -> None:
    root = tree(fill(chart_docx(chart=chart_xml(kind)), bieu_do=VALUE), CHART)
    assert texts(root, "val")[0] == ["12", "1234.5"]


def test_numbers_stand_in_no_text_and_in_no_picture() -> None:
    (error,) = failures(file("a", "{{ bieu_do }}"), bieu_do=VALUE)
    assert isinstance(error, WrongPlaceError)
    assert error.where.path == "thân văn bản, đoạn 2"
    picture = drawing().replace("c:chart", "a:blip")
    (error,) = failures(chart_docx(picture), bieu_do=VALUE)
    assert isinstance(error, WrongPlaceError)


@pytest.mark.parametrize(
    ("data", "code", "named"),
    [
        ({"nhan": ["a"]}, "D512", "day_so"),
        ({"nhan": ["a"], "day_so": {"S": [1, 2]}}, "D512", "S"),
        ({"nhan": ["a"], "day_so": {"S": ["nhiều"]}}, "D512", "gia_tri"),
        ({"nhan": ["a"], "day_so": {"S": [float("nan")]}}, "D512", "gia_tri"),
        ({"nhan": ["a"], "day_so": {"S": [True]}}, "D512", "gia_tri"),
        ({"nhan": [], "day_so": [1]}, "D512", "nhan"),
        ({"nhan": "a", "day_so": [1]}, "D512", "nhan"),
        ({"nhan": ["a"], "day_so": 1}, "D512", "day_so"),
        ({"nhan": ["a"], "day_so": [{"ten": "S"}]}, "D512", "gia_tri"),
        ({"nhan": ["a"], "day_so": [1], "mau": 1}, "D511", "mau"),
        ([1, 2], "D512", "$chart"),
    ],
)
def test_another_shape_is_refused_with_its_key(data: object, code: str, named: str) -> None:
    (error,) = failures(chart_docx(), bieu_do={"$chart": data})
    assert (error.code, error.where.key) == (code, "bieu_do")
    assert named in error.message


def test_all_mistakes_of_a_chart_come_at_once() -> None:
    errors = failures(chart_docx(), bieu_do={"$chart": {"nhan": 1, "day_so": {"A": ["x"], "B": ["y", "z"]}}})
    assert len(errors) == 4


def test_labels_count_when_there_are_none() -> None:
    assert make_chart({"series": [{"name": "S", "values": [4, 5]}]}).data.categories == ("1", "2")


def test_the_same_input_gives_the_same_bytes() -> None:
    assert fill(chart_docx(), bieu_do=VALUE) == fill(chart_docx(), bieu_do=VALUE)


@pytest.mark.slow
@pytest.mark.office
def test_every_kind_stays_valid() -> None:
    points = {"$chart": {"nhan": [1, 2], "day_so": {"S": [3, 4]}}}
    documents = {
        kind: fill(chart_docx(chart=chart_xml(kind)), bieu_do=points if kind == "scatter" else VALUE)
        for kind in ("bar", "pie", "scatter")
    }
    damage = find_damage_of(documents)
    found = {
        kind: [one for one in lines if "required relationship" not in one] for kind, lines in damage.items()
    }
    assert found == {kind: [] for kind in documents}
