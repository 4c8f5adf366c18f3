"""From one period's conference to the data file of the next: kept, renewed, or blank with a mark."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from baocao.data.carry_figures import carry_figure
from baocao.data.carry_kept import REREAD, blank, pick, shorten, to_plain
from baocao.data.carry_meeting import carry_meeting, carry_programme, renew_text
from baocao.data.carry_periods import Turn
from baocao.data.carry_tasks import CarriedTasks, carry_tasks, keep_tasks
from baocao.data.model import Conference, Figure, Paper, Result
from baocao.data.yaml_out import Noted
from baocao.viet.dates import format_short_date

_EMPTIED: Final[Mapping[str, str]] = {
    "tinh_hinh": "Tình hình trong kỳ.",
    "mo_hinh": "Mô hình, điển hình của kỳ này.",
    "han_che": "Hạn chế của kỳ này.",
    "nguyen_nhan": "Nguyên nhân của hạn chế.",
    "kien_nghi": "Kiến nghị, đề xuất.",
    "y_kien": "Ý kiến phát biểu; điền sau hội nghị.",
    "khen_thuong": "Khen thưởng, nếu có.",
    "anh": "Ảnh hội nghị.",
}
"""Texts of which nothing goes along: {key: what to fill in}."""
_NO_KEYS = ("", "<<")
"""What JSON may have for an abbreviation and YAML may not."""
_PAPER_KEPT = (
    *("ky_hieu", "kinh_gui", "noi_nhan", "nguoi_ky", "tac_gia", "ghi_chu", "do_mat"),
    "bieu_do",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """The next data file, not yet written, and what became of the old one."""

    values: Mapping[str, Any]
    """As `write_yaml` takes them."""
    tasks: CarriedTasks
    figures: int
    """How many indicators go along."""


def carry(conference: Conference, turn: Turn, files: Iterable[str] = ()) -> Carried:
    """Return the following period's data, with marks for what is to be filled or read again.

    Bodies, people, recipients, abbreviations, headings and indicators stay; planned tasks become
    tasks to be reported on; values become comparisons; numbers, dates and texts are blank.

    Args:
        conference: the old file.
        turn: the periods, from `choose_turn`.
        files: kinds of document that the old file has settings for, ``chung`` among them.
    """
    if turn.is_wider:
        tasks = keep_tasks(conference, turn.old_name)
    else:
        tasks = carry_tasks(conference, turn.old_name, keeps_done=turn.is_cumulative)
    figures = [carry_figure(figure, turn) for figure in conference.so_lieu]
    values: dict[str, Any] = {
        **pick(conference, "the_thuc", "co_quan"),
        "ky": Noted(_carry_periods(conference, turn), above="Kỳ báo cáo."),
        **_named("hoi_nghi", carry_meeting(conference, turn), "Hội nghị."),
        **_named("thanh_phan", to_plain(conference.thanh_phan), f"Thành phần dự; {REREAD}."),
        **_carry_attendance(conference),
        **_named("chuong_trinh", carry_programme(conference, turn)),
        **_named("can_cu", to_plain(conference.can_cu), f"Căn cứ; {REREAD}."),
        **_blank_texts(conference, "tinh_hinh"),
        **_carry_results(conference, turn),
        **_blank_texts(conference, "mo_hinh", "han_che", "nguyen_nhan"),
        **_named("so_lieu", figures, _title_figures(turn)),
        **_named("nhiem_vu_da_giao", list(tasks.items), "Nhiệm vụ phải báo cáo kết quả trong kỳ này."),
        **_blank_plan(conference, turn),
        **_blank_texts(conference, "kien_nghi", "y_kien"),
        **_carry_votes(conference, turn),
        **_blank_texts(conference, "khen_thuong", "anh"),
        **_carry_citations(conference),
        **_named("viet_tat", {key: full for key, full in conference.viet_tat.items() if key not in _NO_KEYS}),
        **_carry_attachments(conference, turn),
        **_named("van_ban", {kind: _carry_paper(conference.van_ban[kind], turn) for kind in files}),
    }
    inner = sum(isinstance(one, Figure) for _, result in conference.iter_results() for one in result.so_lieu)
    return Carried(values=values, tasks=tasks, figures=len(figures) + inner)


def _title_figures(turn: Turn) -> str:
    if turn.is_wider:
        return f"Số liệu: điền gia_tri của {turn.reviewed.name}; số {turn.old_name} ghi bên cạnh."
    return f"Số liệu: điền gia_tri; số {turn.old_name} đã chuyển sang so_sanh."


def _named(key: str, value: Any, above: str = "") -> dict[str, Any]:
    """Return a key with its value, or nothing when there is none."""
    if isinstance(value, Noted):
        return {key: value}
    return {key: Noted(value, above=above)} if value else {}


def _carry_periods(conference: Conference, turn: Turn) -> dict[str, Any]:
    old, cut_off = conference.ky, conference.ky.so_lieu_den
    accrued = turn.accrued
    reviewed: Any = turn.reviewed.name
    if accrued:
        reviewed = {"ky": turn.reviewed.name, "luy_ke": accrued.name}
    note = ""
    if old.bao_cao and (old.bao_cao.nhan or old.bao_cao.tu or old.bao_cao.den):
        note = f"{REREAD}: kỳ trước ghi “{shorten(old.bao_cao.ten)}”"
    elif turn.reviewed.part and (turn.reviewed.end.month, turn.reviewed.end.day) == (12, 31):
        note = f"báo cáo cả năm thì lập lại bằng --to “năm {turn.reviewed.year}”"
    planned = Noted(turn.planned.name, beside=REREAD) if turn.planned else blank()
    was = f"kỳ trước {format_short_date(cut_off)}" if cut_off else ""
    return {
        "bao_cao": Noted(reviewed, beside=note),
        "ke_hoach": planned,
        "so_lieu_den": blank("ngày chốt số liệu", was),
    }


def _carry_attendance(conference: Conference) -> dict[str, Any]:
    roll = conference.diem_danh
    if roll is None:
        return {}
    was = f"kỳ trước triệu tập {roll.trieu_tap}" if roll.trieu_tap is not None else ""
    return {"diem_danh": Noted({"trieu_tap": blank(was), "co_mat": blank()}, above="Điểm danh.")}


def _blank_texts(conference: Conference, *names: str) -> dict[str, Any]:
    """Return the keys that the old file has, without a value."""
    given = (name for name in names if getattr(conference, name))
    return {name: Noted(None, above=_EMPTIED[name], beside=blank().beside) for name in given}


def _carry_results(conference: Conference, turn: Turn) -> dict[str, Any]:
    if not conference.ket_qua:
        return {}
    heads = _carry_headings(conference.ket_qua, turn)
    above = "Kết quả: các mục của kỳ trước, nội dung để trống."
    return {
        "ket_qua": Noted(heads, above=above) if heads else Noted(None, above=above, beside=blank().beside)
    }


def _carry_headings(results: Iterable[Result], turn: Turn) -> list[dict[str, Any]]:
    """Return the headings, with the codes of their figures and with their subheadings, without texts."""
    found = []
    for result in results:
        codes = [one if isinstance(one, str) else carry_figure(one, turn) for one in result.so_lieu]
        inner = _carry_headings(result.muc_con, turn)
        if result.muc or codes or inner:
            found.append(
                {
                    **({"muc": turn.renew(result.muc)} if result.muc else {}),
                    **({"noi_dung": blank()} if result.noi_dung or not (codes or inner) else {}),
                    **({"so_lieu": codes} if codes else {}),
                    **({"muc_con": inner} if inner else {}),
                }
            )
    return found


def _blank_plan(conference: Conference, turn: Turn) -> dict[str, Any]:
    period = turn.planned.name if turn.planned else "kỳ tới"
    found: dict[str, Any] = {"nhiem_vu": Noted(None, above=f"Nhiệm vụ {period}.", beside=blank().beside)}
    if turn.is_wider and conference.nhiem_vu:
        found["nhiem_vu"] = Noted(to_plain(conference.nhiem_vu), above=f"Nhiệm vụ {period}; {REREAD}.")
    keys = [name for name in ("danh_gia", "chi_dao") if getattr(conference.ket_luan, name)]
    if keys:
        above = "Kết luận của người chủ trì; điền sau hội nghị."
        found["ket_luan"] = Noted({name: blank() for name in keys}, above=above)
    return found


def _carry_votes(conference: Conference, turn: Turn) -> dict[str, Any]:
    votes = [{"noi_dung": turn.renew(vote.noi_dung)} for vote in conference.bieu_quyet if vote.noi_dung]
    if not votes:
        return {}
    above = "Biểu quyết: nếu có thì bỏ dấu # đầu dòng, ghi số tan_thanh, khong_tan_thanh, y_kien_khac."
    return {"bieu_quyet": Noted(votes, above=above, is_off=True)}


def _carry_citations(conference: Conference) -> dict[str, Any]:
    cited = to_plain(conference.van_ban_vien_dan)
    above = "Văn bản viện dẫn của kỳ trước: văn bản nào còn dùng thì bỏ dấu # đầu dòng."
    return {"van_ban_vien_dan": Noted(cited, above=above, is_off=True)} if cited else {}


def _carry_attachments(conference: Conference, turn: Turn) -> dict[str, Any]:
    named = [one for one in conference.tai_lieu if one.ten]
    papers = [
        {"ten": turn.renew(one.ten), **({"tep": blank(f"kỳ trước {one.tep}")} if one.tep else {})}
        for one in named
    ]
    return _named("tai_lieu", papers, f"Tài liệu; {REREAD}.")


def _carry_paper(paper: Paper, turn: Turn) -> dict[str, Any]:
    """Return the settings of one kind of document, without what is of one document only."""
    return dict(_iter_paper(paper, turn)) or {"so": blank("hoặc để trống cho văn thư")}


def _iter_paper(paper: Paper, turn: Turn) -> Iterator[tuple[str, Any]]:
    given = paper.da_khai
    if "so" in given:
        yield "so", blank("hoặc để trống cho văn thư")
    if "ngay" in given:
        was = f"kỳ trước {format_short_date(paper.ngay)}" if paper.ngay else ""
        yield "ngay", blank(was)
    for name in ("trich_yeu", "loi_ket"):
        if name in given and getattr(paper, name):
            yield from renew_text(paper, name, turn).items()
    if "muc_khan" in given and paper.muc_khan:
        yield "muc_khan", blank(f"nếu có; kỳ trước {paper.muc_khan}")
    for name in _PAPER_KEPT:
        if name in given:
            value = getattr(paper, name)
            plain = to_plain(value)
            if plain is not None or value == ():  # an empty list is there to go before that of “chung”
                yield name, [] if plain is None else plain
