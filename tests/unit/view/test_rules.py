"""What `rules` shows, and what it knows."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rich.console import Console, RenderableType

from baocao.app.codes import UnknownCodeError
from baocao.app.rulebook import GROUPS, Page, are_whole, list_pages, title_of
from baocao.errors import Severity
from baocao.layout.rules import RULES
from baocao.view import rules as view

PAGE = Page(
    code="PG99",
    name="[odd]-name",
    severity=Severity.WARNING,
    text="Lề [lạ].\n\nVì sao: thế.",
    hint="Vào Layout",
    clauses={"nd30": "PL I", "dang-hd36": "mục 2"},
    mendable=True,
    stage="preview",
)


def shown(content: RenderableType, width: int = 100) -> str:
    console = Console(width=width, color_system=None, _environ={})
    with console.capture() as capture:
        console.print(content)
    return capture.get()


def test_a_page_says_all_of_a_rule() -> None:
    text = shown(view.rule_pages([PAGE, PAGE]))
    for piece in (
        "PG99 [odd]-name · cảnh báo · trang giấy · đang thử",
        "Lề [lạ].",
        "Trong Word: Vào Layout",
        "Nghị định 30/2020/NĐ-CP: PL I",
        "Hướng dẫn 36-HD/VPTW: mục 2",
        "baocao check --fix sửa được",
    ):
        assert text.count(piece) == 2


def test_lists_have_a_row_a_rule() -> None:
    (line,) = shown(view.rules_lines([PAGE])).splitlines()
    assert line == "PG99 · cảnh báo · [odd]-name · Lề [lạ] · NĐ 30, HD 36"
    assert "sửa được" in shown(view.rules_table([PAGE]))


def test_a_page_says_nothing_twice() -> None:
    clause = "NĐ 30/2020/NĐ-CP, PL I"
    page = replace(PAGE, text="Lề lạ.\n\nVì sao: thế\nthôi.\nCách sửa: Vào Layout.", clauses={"nd30": clause})
    text = shown(view.rule_pages([page]))
    assert "Vì sao: thế thôi.\nCách sửa: Vào Layout." in text
    assert "Trong Word" not in text
    assert f"Điều khoản: {clause}" in text
    assert "Nghị định 30" not in text


def test_every_code_has_a_page_in_vietnamese() -> None:
    for page in list_pages():
        assert page.title, page.code
        assert "\n\nVì sao:" in page.text, page.code
        assert "Cách sửa:" in page.text, page.code
        assert page.group, page.code
        assert page.to_json()["title"] == page.title


def test_rules_come_before_facts_in_order() -> None:
    codes = [page.code for page in list_pages()]
    assert codes == sorted(codes, key=lambda code: (code.startswith("M") and not code.startswith("MK"), code))
    assert len(codes) == len(set(codes)) > len(RULES)
    assert {code.rstrip("0123456789") for code in codes} <= set(GROUPS)


def test_pages_by_code_group_and_standard() -> None:
    assert [page.code for page in list_pages(["pg01"])] == ["PG01"]
    assert all(page.code.startswith("PG") for page in list_pages(["PG"]))
    assert all("dang-hd05" in page.clauses for page in list_pages(layout="dang-hd05"))
    assert are_whole(["pg01", "M03"], list_pages())
    assert not are_whole(["PG"], list_pages())
    assert not are_whole([], list_pages())
    with pytest.raises(UnknownCodeError) as caught:
        list_pages(["PG0I"])
    assert "PG01" in caught.value.hint


def test_a_page_says_whether_its_rule_mends() -> None:
    assert {page.code for page in list_pages() if page.mendable} == {one.code for one in RULES if one.mends}


def test_names_of_standards() -> None:
    assert title_of("nd30") == "Nghị định 30/2020/NĐ-CP"
    assert title_of("khac") == "khac"
