"""The title and the issuing body of a Party document."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.errors import Location, Severity
from baocao.layout.paper import Paper, PartKind, Zone
from baocao.layout.rule import Problem, Sources, rule
from baocao.layout.rules.head import NAMES, PARTY_TITLE, check_wording
from baocao.layout.rules.look import grade_look
from baocao.layout.rules.strokes import grade_rule
from baocao.viet.text import fold_key

_STATE_NAME = fold_key("CỘNG HÒA XÃ HỘI")


@rule(
    "HD03",
    "party-head-wrong",
    severity=Severity.ERROR,
    sources=Sources(hd05="HD 05-HD/VPTW, ô 1, 2", hd36="HD 36-HD/VPTW, Phụ lục 3, ô 1, 2"),
    hint="Gõ “ĐẢNG CỘNG SẢN VIỆT NAM” cỡ 15, đậm, có nét kẻ dài bằng tiêu đề; dưới tên cơ quan gõ dấu “*”",
    mends=True,
)
def party_head_wrong(paper: Paper) -> Iterator[Problem]:
    """Tiêu đề hoặc tên cơ quan của văn bản Đảng sai kiểu trình bày, thiếu nét kẻ hay thiếu dấu sao.

    Vì sao: văn bản của Đảng có tiêu đề riêng, không dùng Quốc hiệu, Tiêu ngữ; dưới tên cơ quan ban hành là
    dấu “*”, không kẻ.
    Cách sửa: tiêu đề in hoa cỡ 15, đậm, nét liền bên dưới dài bằng tiêu đề; tên cơ quan in hoa cỡ 14, cơ
    quan cấp trên không đậm; gõ dấu “*” ở dòng ngay dưới tên cơ quan ban hành.
    """
    yield from _check_title(paper)
    yield from _check_issuer(paper)


def _check_title(paper: Paper) -> Iterator[Problem]:
    component = paper.component(PartKind.NATIONAL_NAME)
    for part in paper.find(PartKind.NATIONAL_NAME):
        if component is None or _STATE_NAME in fold_key(part.text):
            yield _foreign(part.where, "Quốc hiệu", part.certainty)
            continue
        yield from check_wording(part, component.text, PARTY_TITLE, component.mark)
        yield from grade_look(part, component, PARTY_TITLE)
        yield from grade_rule(part, component, PARTY_TITLE, paper.profile.rule)
    for part in paper.find(PartKind.MOTTO):
        if part.zone is Zone.HEAD:
            yield _foreign(part.where, "Tiêu ngữ", part.certainty)


def _check_issuer(paper: Paper) -> Iterator[Problem]:
    for part in paper.find(PartKind.PARENT, PartKind.ISSUER):
        yield from grade_look(part, paper.component(part.kind), NAMES[part.kind])
    for part in paper.find(PartKind.ISSUER):
        if any(stroke.is_solid for stroke in part.strokes):
            yield Problem(
                message="dưới tên cơ quan ban hành có nét kẻ, văn bản của Đảng dùng dấu “*”",
                where=part.lines[-1].where,
                found="nét kẻ",
                required="*",
                hint="Xóa nét kẻ, gõ dấu “*” ở một dòng riêng ngay dưới tên cơ quan",
                certainty=part.certainty,
            )
        elif paper.first(PartKind.STAR) is None:
            yield Problem(
                message="dưới tên cơ quan ban hành không có dấu “*”, cần một dòng “*”",
                where=part.lines[-1].where,
                found="không có dấu “*”",
                required="*",
                hint="Gõ dấu “*” ở một dòng riêng ngay dưới tên cơ quan, căn giữa",
                certainty=part.certainty,
            )
    for part in paper.find(PartKind.STAR):
        shown = "".join(part.text.split())
        if len(shown) > 1:
            yield Problem(
                message=f"dưới tên cơ quan ban hành có “{shown}”, cần một dấu “*”",
                where=part.where,
                found=shown,
                required="*",
                hint="Chỉ để một dấu “*”",
                certainty=part.certainty,
            )


def _foreign(where: Location, name: str, certainty: float) -> Problem:
    title = "tiêu đề “ĐẢNG CỘNG SẢN VIỆT NAM”" if name == "Quốc hiệu" else ""
    return Problem(
        message=f"văn bản của Đảng có {name}, cần {title or 'bỏ'}",
        where=where,
        found=name,
        required=title or "bỏ",
        hint=f"Xóa {name}" + (f", gõ {title} ở góc phải phía trên" if title else ""),
        certainty=certainty,
    )


RULES = (party_head_wrong,)
