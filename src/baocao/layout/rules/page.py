"""Paper, margins and page numbers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from baocao.errors import Severity
from baocao.layout.paper import Paper
from baocao.layout.repair import SetPage
from baocao.layout.rule import Problem, Sources, rule
from baocao.units import Length

_SIDES: Final = {"top": "trên", "right": "phải", "bottom": "dưới", "left": "trái"}


@rule(
    "PG01",
    "margin-out-of-range",
    severity=Severity.ERROR,
    sources=Sources(nd30="NĐ 30/2020/NĐ-CP, PL I, phần I, mục 1, 3", hd05="HD 05-HD/VPTW, định lề trang"),
    hint="Vào Layout › Margins › Custom Margins, nhập lại số đo",
)
def margin_out_of_range(paper: Paper) -> Iterator[Problem]:
    """Lề trang nằm ngoài khoảng cho phép.

    Vì sao: lề trái hẹp hơn 30 mm thì mất chữ khi đóng quyển.
    Cách sửa: Layout › Margins › Custom Margins, nhập số mm đúng khoảng.
    """
    page = paper.profile.page
    for index, section in enumerate(paper.facts.sections):
        for side, allowed in page.margins_mm.items():
            actual = getattr(section.margins, side).mm
            slack = page.margin_tolerance_mm
            if allowed.min - slack <= actual <= allowed.max + slack:
                continue
            yield Problem(
                message=f"lề {_SIDES[side]} {actual:.0f} mm, cần {allowed} mm",
                where=section.where,
                found=f"{actual:.0f} mm",
                required=f"{allowed} mm",
                mark=page.margins_mm.mark,
                repairs=(SetPage(section=index, **{side: Length.from_mm(allowed.use)}),),
            )


RULES = (margin_out_of_range,)
