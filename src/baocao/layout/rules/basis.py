"""Căn cứ ban hành."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from baocao.errors import Severity
from baocao.layout.paper import Paper, Part, PartKind, Zone
from baocao.layout.rule import Problem, Sources, rule
from baocao.layout.rules.look import grade_look

_PROPOSALS: Final = ("theo đề nghị", "xét đề nghị", "xét ", "theo ", "trên cơ sở", "sau khi")
"""How what stands between the last căn cứ and the decision begins."""
_DASHES: Final = ("-", "–", "—")


@rule(
    "CC01",
    "basis-form",
    severity=Severity.WARNING,
    sources=Sources(
        nd30="NĐ 30/2020/NĐ-CP, PL I, phần II, mục 6, điểm b; phần IV, hàng 6",
        hd05="HD 05-HD/VPTW, ô 6: căn cứ",
    ),
    hint="Viết mỗi căn cứ một dòng, cuối dòng có dấu chấm phẩy, dòng cuối có dấu chấm",
    mends=True,
)
def basis_form(paper: Paper) -> Iterator[Problem]:
    """Căn cứ ban hành viết chưa đúng dấu hoặc kiểu chữ.

    Vì sao: mỗi căn cứ là một ý riêng; dấu cuối dòng cho biết còn căn cứ nào nữa không.
    Cách sửa: văn bản nhà nước: chữ nghiêng, cuối dòng “;”, dòng cuối “.”;
    văn bản Đảng: chữ đứng, đầu dòng gạch nối “- ”.
    """
    bases = [part for part in paper.find(PartKind.BASIS) if part.zone is not Zone.APPENDIX]
    if not bases or bases[-1].text.endswith(":"):
        return
    whole = replace(
        bases[0],
        lines=tuple(line for part in bases for line in part.lines),
        certainty=min(part.certainty for part in bases),
    )
    component = paper.component(PartKind.BASIS)
    yield from grade_look(whole, component, "căn cứ", aspects=("italic", "bold"))
    yield from _grade_bullets(paper, bases)
    yield from _grade_ends(paper, bases)


def _grade_bullets(paper: Paper, bases: list[Part]) -> Iterator[Problem]:
    """Yield the first basis that has a dash where the standard has none, or none where it has one."""
    form = paper.profile.legal_basis
    wanted = bool(form.bullet)
    wrong = next((part for part in bases if part.text.startswith(_DASHES) != wanted), None)
    if wrong is None:
        return
    found, required = ("không có", "có") if wanted else ("có", "bỏ")
    yield Problem(
        message=f"đầu dòng căn cứ {found} gạch nối, cần {required} gạch nối",
        where=wrong.where,
        found=f"{found} gạch nối",
        required=f"{required} gạch nối",
        hint="Gõ “- ” ở đầu mỗi căn cứ" if wanted else "Xóa gạch nối ở đầu mỗi căn cứ",
        certainty=wrong.certainty,
    )


def _grade_ends(paper: Paper, bases: list[Part]) -> Iterator[Problem]:
    form = paper.profile.legal_basis
    for part in bases[:-1]:
        if not part.text.endswith(form.item_end):
            yield _complain(part, "căn cứ", form.item_end)
    last = bases[-1]
    if not last.text.endswith(_last_ends(paper, last)):
        yield _complain(last, "căn cứ cuối cùng", form.last_end)


def _last_ends(paper: Paper, last: Part) -> tuple[str, ...]:
    """Return the marks that the last basis may end with; more when what follows goes on from it.

    Sources differ on the last mark in papers of the Party: a full stop or a comma.
    """
    form = paper.profile.legal_basis
    at = next(index for index, part in enumerate(paper.parts) if part is last)
    following = paper.parts[at + 1].text if at + 1 < len(paper.parts) else ""
    goes_on = following.lower().lstrip("-– ").startswith(_PROPOSALS)
    is_party_subject = paper.profile.is_party and (following.isupper() or goes_on)
    if goes_on or is_party_subject:
        return form.last_end, form.item_end, ","
    return (form.last_end, ",") if paper.profile.is_party else (form.last_end,)


def _complain(part: Part, name: str, wanted: str) -> Problem:
    end = part.text[-1:]
    found = f"kết thúc bằng “{end}”" if end and not end.isalnum() else "không có dấu cuối"
    return Problem(
        message=f"{name} {found}, cần “{wanted}”",
        where=part.lines[-1].where,
        found=found,
        required=wanted,
        hint=f"Gõ “{wanted}” ở cuối dòng" + ("" if found.startswith("không") else f", bỏ “{end}”"),
        certainty=part.certainty,
    )


RULES = (basis_form,)
