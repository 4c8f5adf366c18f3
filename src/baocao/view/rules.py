"""The rules as `baocao rules` shows them: a table of all, or the whole page of one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, Final

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from baocao.app.rulebook import Page
from baocao.view.findings import STYLES, WORDS

_CUT: Final = re.compile(r"(?<!\n)\n(?!\n|[^\W\d_]+(?: [^\W\d_]+)?:)")
_SHORT: Final = {"nd30": "NĐ 30", "dang-hd05": "HD 05", "dang-hd36": "HD 36"}


def rules_table(pages: Sequence[Page]) -> RenderableType:
    """Return one row a rule, for a terminal."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("Mã", no_wrap=True)
    table.add_column("Mức", no_wrap=True)
    table.add_column("Lỗi")
    table.add_column("Thể thức")
    table.add_column("--fix", justify="center")
    for page in pages:
        table.add_row(
            Text(page.code, style="bold"),
            Text(WORDS[page.severity], style=STYLES[page.severity]),
            Text(page.title),
            Text(_standards(page)),
            Text("sửa được" if page.mendable else ""),
        )
    return Group(table, Text("baocao rules MÃ để xem cả trang của một mã", style="dim"))


def rules_lines(pages: Sequence[Page]) -> RenderableType:
    """Return one line a rule, for a pipe."""
    rows = ((page.code, WORDS[page.severity], page.name, page.title, _standards(page)) for page in pages)
    return Text("\n").join(Text(" · ".join(filter(None, row))) for row in rows)


def rule_pages(pages: Sequence[Page]) -> RenderableType:
    """Return all there is to know of some rules, one after the other."""
    blocks: list[RenderableType] = []
    for page in pages:
        blocks += [Text(), *_page(page)] if blocks else _page(page)
    return Group(*blocks)


def rules_to_json(pages: Sequence[Page]) -> dict[str, Any]:
    """Return what `rules --json` prints."""
    return {"exit_code": 0, "rules": [page.to_json() for page in pages]}


def _page(page: Page) -> Iterable[RenderableType]:
    level = (WORDS[page.severity], STYLES[page.severity])
    preview = " · đang thử" if page.stage == "preview" else ""
    yield Text.assemble((page.code, "bold"), " ", page.name, " · ", level, f" · {page.group}{preview}")
    yield Text()
    text = join_lines(page.text)
    yield Text(text)
    if page.hint or page.clauses:
        yield Text()
    if page.hint and page.hint.lower() not in text.lower():
        yield Text.assemble(("Trong Word: ", "green"), page.hint)
    for titles, clause in page.standards.items():
        says_itself = titles.rpartition(" ")[2] in clause and "," not in titles
        yield Text.assemble(("Điều khoản: " if says_itself else f"{titles}: ", "dim"), clause)
    if page.clauses:
        yield Text("baocao check --fix sửa được" if page.mendable else "chỉ người soạn sửa được", style="dim")


def join_lines(text: str) -> str:
    r"""Return a page's text with the lines joined that the source alone has cut; a heading begins a new one.

    >>> join_lines("Lề sai.\n\nVì sao: mất\nchữ.\nCách sửa: nhập lại.")
    'Lề sai.\n\nVì sao: mất chữ.\nCách sửa: nhập lại.'
    """
    return _CUT.sub(" ", text)


def _standards(page: Page) -> str:
    return ", ".join(_SHORT.get(layout, layout) for layout in page.clauses) or "tệp số liệu"
