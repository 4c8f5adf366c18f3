"""Paper, margins and page numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from baocao.errors import Location, Severity
from baocao.layout.blocks import Section, Table, iter_paragraphs
from baocao.layout.forms import Page, Range
from baocao.layout.naming.pages import PageMark, find_page_marks
from baocao.layout.paper import SURE, Paper, Part, PartKind, Zone
from baocao.layout.repair import Anchor, PutPageNumber, SetPage
from baocao.layout.rule import Problem, Sources, rule
from baocao.layout.rules.look import ADVISORY, is_allowed, show_pt
from baocao.units import Length

_SIDES: Final = {"top": "trên", "right": "phải", "bottom": "dưới", "left": "trái"}
_TURNS: Final = (
    {"top": "top", "right": "right", "bottom": "bottom", "left": "left"},
    {"top": "left", "right": "top", "bottom": "right", "left": "bottom"},
    {"top": "right", "right": "bottom", "bottom": "left", "left": "top"},
)
"""{side of a landscape page: side of the upright page whose margin it has}: not turned, turned either way."""
_APPENDIX_CERTAINTY: Final = 0.5
_PLACES: Final = {"left": "ở bên trái", "right": "ở bên phải"}
_LAYOUT_COLUMNS: Final = 2
_WORD_DEFAULTS_MM: Final = (12.5, 12.7)
"""How far Word keeps headers from the edge unless told otherwise; hardly anyone changes it."""
_HARMLESS: Final = "M"
"""A table of no more columns and no lines only places text."""
_DECORATED: Final = 12
"""So many signs beside the number are a decoration; more are text of its own."""


@rule(
    "PG01",
    "margin-out-of-range",
    severity=Severity.ERROR,
    sources=Sources(
        nd30="NĐ 30/2020/NĐ-CP, PL I, phần I, mục 1, 3",
        hd05="HD 05-HD/VPTW, khổ giấy, định lề trang",
        hd36="HD 36-HD/VPTW, khổ giấy, định lề trang",
    ),
    hint="Vào Layout › Margins › Custom Margins, nhập lại số đo; khổ giấy ở thẻ Paper",
    mends=True,
)
def margin_out_of_range(paper: Paper) -> Iterator[Problem]:
    """Khổ giấy không phải A4, trang xoay ngang không có lý do hoặc lề trang nằm ngoài khoảng cho phép.

    Vì sao: lề trái hẹp hơn 30 mm thì mất chữ khi đóng quyển; khổ giấy khác A4 thì in ra sai lề.
    Cách sửa: Layout › Margins › Custom Margins, nhập số mm đúng khoảng; Layout › Size › A4. Trang ngang chỉ
    dùng cho bảng, biểu rộng hoặc phụ lục; lề của trang ngang là lề trang dọc xoay theo.
    """
    found: dict[str, list[Problem]] = {}
    appendices = _find_appendix_sections(paper)
    for index, section in enumerate(paper.facts.sections):
        certainty = _APPENDIX_CERTAINTY if index in appendices else 1.0
        problems = [
            *_check_paper(section, index, paper, certainty, is_appendix=index in appendices),
            *_check_margins(section, index, paper.profile.page, certainty),
        ]
        for problem in problems:
            found.setdefault(problem.message, []).append(problem)
    for same in found.values():
        first = max(same, key=lambda problem: problem.certainty)
        yield replace(first, repairs=tuple(repair for problem in same for repair in problem.repairs))


@rule(
    "PG02",
    "page-number-wrong",
    severity=Severity.ERROR,
    sources=Sources(
        nd30="NĐ 30/2020/NĐ-CP, PL I, phần I, mục 7",
        hd05="HD 05-HD/VPTW, số trang",
        hd36="HD 36-HD/VPTW, số trang",
    ),
    hint="Vào Insert › Page Number › Top of Page, chọn kiểu giữa; đánh dấu Different First Page",
    mends=True,
)
def page_number_wrong(paper: Paper) -> Iterator[Problem]:
    """Văn bản nhiều trang không đánh số trang, hoặc số trang sai chỗ, sai cỡ chữ, hiện cả ở trang đầu.

    Vì sao: số trang ở giữa lề trên, chữ số Ả Rập, không hiện ở trang thứ nhất.
    Cách sửa: Insert › Page Number › Top of Page, kiểu giữa; đánh dấu Different First Page và xóa số ở trang
    đầu; cỡ chữ 13–14 (Đảng: 14, cách mép trên 10 mm).
    """
    marks = find_page_marks(paper.facts)
    if not marks:
        if paper.pages > 1:
            yield Problem(
                message=f"văn bản có từ {paper.pages} trang mà không đánh số, cần số trang ở giữa lề trên",
                where=paper.facts.sections[0].where,
                found="không có số trang",
                required="số trang ở giữa lề trên, từ trang 2",
                mark=paper.profile.page_number.mark,
                repairs=_put_number(paper, 0),
            )
        return
    yield from _check_first_page(paper, marks)
    yield from _check_start(paper, marks[0])
    seen: set[Anchor] = set()
    for mark in marks:
        if mark.paragraph.anchor not in seen:
            seen.add(mark.paragraph.anchor)
            yield from _check_mark(paper, mark)
    yield from _check_distance(paper, marks)


@rule(
    "PG03",
    "appendix-pages-continue",
    severity=Severity.WARNING,
    sources=Sources(
        nd30="NĐ 30/2020/NĐ-CP, PL I, phần III, mục 1, điểm đ",
        hd05="HD 05-HD/VPTW, phụ lục",
        hd36="HD 36-HD/VPTW, phụ lục",
    ),
    hint="Vào Layout › Breaks › Next Page trước phụ lục, rồi Page Number › Format Page Numbers › Start at 1",
)
def appendix_pages_continue(paper: Paper) -> Iterator[Problem]:
    """Phụ lục không đánh số trang riêng.

    Vì sao: số trang của mỗi phụ lục bắt đầu lại từ 1.
    Cách sửa: Layout › Breaks › Next Page trước phụ lục, rồi Page Number › Format Page Numbers › Start at 1.
    """
    numbered = {mark.section for mark in find_page_marks(paper.facts)}
    if not paper.profile.page_number.restart_per_appendix:
        return
    begun: set[int] = set()
    sections = _section_by_anchor(paper)
    for part in _find_appendices(paper):
        index = sections.get(part.first.anchor, 0)
        restarts = paper.facts.sections[index].page_start == paper.profile.page_number.start
        if index in numbered and (not restarts or index in begun):
            yield Problem(
                message=f"“{part.first.text}” không đánh số trang riêng, cần bắt đầu lại từ 1",
                where=part.where,
                found="số trang nối tiếp",
                required="bắt đầu lại từ 1",
                certainty=part.certainty,
            )
        begun.add(index)


def _find_appendices(paper: Paper) -> tuple[Part, ...]:
    """Return the labels of appendices; a form numbered ``Mẫu số 01`` is not surely one."""
    numbers = paper.find(PartKind.APPENDIX_NUMBER)
    return tuple(part for part in numbers if part.zone is Zone.APPENDIX and part.certainty >= SURE)


def _section_by_anchor(paper: Paper) -> Mapping[Anchor, int]:
    return {
        paragraph.anchor: index
        for index, section in enumerate(paper.facts.sections)
        for paragraph in iter_paragraphs(section.blocks)
    }


def _find_appendix_sections(paper: Paper) -> set[int]:
    """Return the sections, from 0, that hold nothing of the document itself."""
    sections = _section_by_anchor(paper)
    used = [
        sections.get(line.anchor, 0)
        for part in paper.parts
        if part.zone is not Zone.APPENDIX
        for line in part.lines
    ]
    last = max(used, default=len(paper.facts.sections))
    return set(range(last + 1, len(paper.facts.sections)))


def _check_paper(
    section: Section, index: int, paper: Paper, certainty: float, *, is_appendix: bool
) -> Iterator[Problem]:
    page = paper.profile.page
    is_wide = section.width > section.height
    short, long = sorted((section.width.mm, section.height.mm))
    slack = page.margin_tolerance_mm
    sizes = [(page.width_mm, page.height_mm)]
    if page.small_mm and paper.type_name.startswith(page.small_types):
        sizes.append((page.small_mm[0], page.small_mm[1]))
    if not any(abs(short - width) <= slack and abs(long - height) <= slack for width, height in sizes):
        width, height = Length.from_mm(page.width_mm), Length.from_mm(page.height_mm)
        if is_wide:
            width, height = height, width
        yield Problem(
            message=f"khổ giấy {section.width.mm:.0f} × {section.height.mm:.0f} mm, "
            f"cần A4 ({page.width_mm:g} × {page.height_mm:g} mm)",
            where=section.where,
            found=f"{section.width.mm:.0f} × {section.height.mm:.0f} mm",
            required=f"{page.width_mm:g} × {page.height_mm:g} mm",
            hint="Vào Layout › Size, chọn A4",
            mark=page.mark,
            certainty=certainty,
            repairs=(SetPage(section=index, width=width, height=height),),
        )
    if is_wide and not is_appendix and not (page.landscape_allowed and _has_wide_content(section)):
        yield Problem(
            message="trang xoay ngang mà không có bảng, biểu, cần để trang dọc",
            where=section.where,
            found="trang ngang",
            required="trang dọc",
            hint="Vào Layout › Orientation, chọn Portrait",
            mark=page.mark,
            certainty=certainty,
        )


def _has_wide_content(section: Section) -> bool:
    """Return whether a section has a table to read, or a picture."""
    has_table = any(
        isinstance(block, Table) and (block.is_ruled or len(block.grid) > _LAYOUT_COLUMNS)
        for block in section.blocks
    )
    return has_table or any(paragraph.pictures for paragraph in iter_paragraphs(section.blocks))


def _check_margins(section: Section, index: int, page: Page, certainty: float) -> Iterator[Problem]:
    allowed = dict(page.margins_mm.items())
    turns = _TURNS if section.width > section.height else _TURNS[:1]
    wrong = min((_find_wrong_sides(section, allowed, turn, page) for turn in turns), key=len)
    for side, wanted in wrong.items():
        actual = getattr(section.margins, side).mm
        yield Problem(
            message=f"lề {_SIDES[side]} {actual:.0f} mm, cần {wanted} mm",
            where=section.where,
            found=f"{actual:.0f} mm",
            required=f"{wanted} mm",
            hint=f"Vào Layout › Margins › Custom Margins, nhập {side.capitalize()} {wanted.use:g} mm",
            mark=page.margins_mm.mark,
            certainty=certainty,
            repairs=(SetPage(section=index, **{side: Length.from_mm(wanted.use)}),),
        )


def _find_wrong_sides(
    section: Section, allowed: Mapping[str, Range], turn: Mapping[str, str], page: Page
) -> dict[str, Range]:
    slack = page.margin_tolerance_mm
    wanted = {side: allowed[origin] for side, origin in turn.items()}
    return {
        side: one
        for side, one in wanted.items()
        if not one.min - slack <= getattr(section.margins, side).mm <= one.max + slack
    }


def _check_first_page(paper: Paper, marks: tuple[PageMark, ...]) -> Iterator[Problem]:
    shown = next((mark for mark in marks if mark.section == 0 and mark.on_first), None)
    if shown is not None and not paper.profile.page_number.first_page:
        hint = "Bấm đúp vào lề trên trang đầu, đánh dấu Different First Page, xóa số trang ở đó"
        yield _complain(paper, shown, "trang đầu có số trang", "bỏ số ở trang đầu", hint)


def _check_start(paper: Paper, first: PageMark) -> Iterator[Problem]:
    """Yield a problem when the pages are counted from another number than 1; 0 leaves out a cover."""
    wanted, met = paper.profile.page_number.start, paper.facts.sections[0].page_start
    if met is not None and met > wanted:
        hint = f"Vào Insert › Page Number › Format Page Numbers, đặt Start at {wanted}"
        yield _complain(paper, first, f"số trang bắt đầu từ {met}", f"bắt đầu từ {wanted}", hint, mend=False)


def _check_mark(paper: Paper, mark: PageMark) -> Iterator[Problem]:
    number = paper.profile.page_number
    if mark.place != "header":
        hint = "Xóa số trang ở lề dưới; vào Insert › Page Number › Top of Page, chọn kiểu giữa"
        yield _complain(paper, mark, "số trang ở lề dưới", "số trang ở giữa lề trên", hint)
        return
    if mark.align in _PLACES:
        hint = "Bấm vào số trang, bấm Ctrl+E để căn giữa"
        yield _complain(paper, mark, f"số trang {_PLACES[mark.align]}", "số trang ở giữa lề trên", hint)
    form = mark.run.format
    if not is_allowed(form.size, number.size_pt):
        hint = f"Bôi đen số trang, chọn cỡ chữ {number.size_pt.use:g} ở Home › Font"
        yield _complain(paper, mark, f"số trang cỡ {show_pt(form.size)}", f"cỡ {number.size_pt}", hint)
    if form.italic:
        hint = "Bôi đen số trang, bấm Ctrl+I để bỏ nghiêng"
        yield _complain(paper, mark, "số trang in nghiêng", "chữ đứng", hint)
    if paper.facts.sections[mark.section].page_format != "decimal":
        required, hint = "chữ số Ả Rập", "Vào Insert › Page Number › Format Page Numbers, chọn kiểu 1, 2, 3"
        yield _complain(paper, mark, "số trang không phải chữ số Ả Rập", required, hint, mend=False)
    beside = "".join(run.text for run in mark.paragraph.runs if not run.field_name).strip()
    if 0 < len(beside) <= _DECORATED:
        met, hint = f"số trang có thêm “{beside}”", f"Xóa “{beside}” cạnh số trang"
        yield _complain(paper, mark, met, "chỉ ghi số", hint, mark_of_clause=ADVISORY, mend=False)


def _check_distance(paper: Paper, marks: tuple[PageMark, ...]) -> Iterator[Problem]:
    """Yield a problem when the number is not as far from the paper's edge as the Party wants it."""
    number = paper.profile.page_number
    top = next((mark for mark in marks if mark.place == "header" and mark.section == 0), None)
    if top is None or not number.distance_required:
        return
    distance = paper.facts.sections[0].header_distance.mm
    if abs(distance - number.header_distance_mm) > paper.profile.page.margin_tolerance_mm:
        yield _complain(
            paper,
            top,
            f"số trang cách mép trên {distance:.0f} mm",
            f"{number.header_distance_mm:g} mm",
            f"Bấm đúp vào lề trên, đặt Header from Top {number.header_distance_mm:g} mm",
            mark_of_clause=_HARMLESS if round(distance, 1) in _WORD_DEFAULTS_MM else ADVISORY,
        )


def _complain(
    paper: Paper,
    mark: PageMark,
    found: str,
    required: str,
    hint: str,
    *,
    mark_of_clause: str = "",
    mend: bool = True,
) -> Problem:
    where: Location = mark.paragraph.where
    return Problem(
        message=f"{found}, cần {required}",
        where=where,
        found=found,
        required=required,
        hint=hint,
        mark=mark_of_clause or paper.profile.page_number.mark,
        repairs=_put_number(paper, mark.section) if mend else (),
    )


def _put_number(paper: Paper, section: int) -> tuple[PutPageNumber, ...]:
    number = paper.profile.page_number
    met = paper.facts.sections[section].header_distance
    distance = Length.from_mm(number.header_distance_mm)
    return (
        PutPageNumber(
            section=section,
            font=paper.profile.page.font,
            size=Length.from_pt(number.size_pt.use),
            header_distance=distance if number.distance_required or not met else met,
        ),
    )


RULES = (margin_out_of_range, page_number_wrong, appendix_pages_continue)
