"""Quốc hiệu, Tiêu ngữ and the issuing body of a State document, and the rules below them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from baocao.errors import Severity
from baocao.layout.forms import Component
from baocao.layout.paper import SURE, Line, Paper, Part, PartKind
from baocao.layout.repair import Repair, SetRuns, SetText
from baocao.layout.rule import Problem, Sources, rule
from baocao.layout.rules.look import ADVISORY, find_letters, grade_look, show_letters, show_pt
from baocao.layout.rules.strokes import grade_rule, is_underlined, put_rule
from baocao.units import Length
from baocao.viet.text import collapse_blanks, place_tone

NAMES: Final = {
    PartKind.NATIONAL_NAME: "Quốc hiệu",
    PartKind.MOTTO: "Tiêu ngữ",
    PartKind.PARENT: "tên cơ quan chủ quản",
    PartKind.ISSUER: "tên cơ quan ban hành",
    PartKind.TYPE: "tên loại",
    PartKind.SUBJECT: "trích yếu",
    PartKind.LETTER_SUBJECT: "trích yếu công văn",
}
"""{kind of part: what messages call it}."""
PARTY_TITLE: Final = "tiêu đề"
_BARE: Final = (PartKind.NATIONAL_NAME, PartKind.PARENT, PartKind.TYPE, PartKind.LETTER_SUBJECT)
_BARE_PARTY: Final = (PartKind.PARENT, PartKind.TYPE, PartKind.LETTER_SUBJECT)
_WEARERS: Final = {PartKind.NATIONAL_NAME: PartKind.MOTTO, PartKind.TYPE: PartKind.SUBJECT}
"""{part without a rule: the part below it that has one}; where that is missing the rule is its own."""
_NOT_UNDERLINED: Final = "Bôi đen dòng này, bấm Ctrl+U để bỏ gạch chân"
_SIZED: Final = (PartKind.NATIONAL_NAME, PartKind.MOTTO, PartKind.DATE)
"""The parts whose sizes go together, in the order of `sizes_pt` of the profile."""
_SHORT_BODIES: Final = {"UBND": "ỦY BAN NHÂN DÂN", "HĐND": "HỘI ĐỒNG NHÂN DÂN"}
_SHORT_ISSUER: Final = re.compile(r"(?:UBND|HĐND)\b")
_DASHES: Final = str.maketrans("–—‑−", "----")


@rule(
    "HD01",
    "national-name-wrong",
    severity=Severity.ERROR,
    sources=Sources(nd30="NĐ 30/2020/NĐ-CP, PL I, phần II, mục 1; phần IV, hàng 1"),
    hint="Gõ lại hai dòng đúng mẫu, chọn cỡ chữ, chữ đậm, căn giữa và vẽ nét liền dưới Tiêu ngữ",
    mends=True,
)
def national_name_wrong(paper: Paper) -> Iterator[Problem]:
    """Quốc hiệu hoặc Tiêu ngữ sai chữ, sai kiểu trình bày, thiếu nét kẻ hay nét kẻ sai độ dài.

    Vì sao: đây là thành phần bắt buộc, chữ và kiểu chữ được ấn định; nét kẻ dưới Tiêu ngữ là nét liền, dài
    bằng dòng chữ.
    Cách sửa: gõ lại đúng mẫu, Quốc hiệu in hoa cỡ 12–13, Tiêu ngữ in thường cỡ 13–14, cả hai đứng, đậm, căn
    giữa; Insert › Shapes › Line để vẽ nét kẻ.
    Ví dụ: `Độc lập - Tự do - Hạnh phúc` (gạch nối có dấu cách hai bên).
    """
    for kind in (PartKind.NATIONAL_NAME, PartKind.MOTTO):
        component = fit_size(paper, kind)
        for part in paper.find(kind):
            name = NAMES[kind]
            if component is not None:
                yield from check_wording(part, component.text, name, component.mark)
            yield from grade_look(part, component, name)
            yield from grade_rule(part, component, name, paper.profile.rule)
    yield from _check_sizes(paper)


@rule(
    "HD02",
    "issuer-wrong",
    severity=Severity.ERROR,
    sources=Sources(nd30="NĐ 30/2020/NĐ-CP, PL I, phần II, mục 2; phần IV, hàng 2"),
    hint="Chọn tên cơ quan, đặt cỡ chữ, chữ đậm (chủ quản không đậm), căn giữa và vẽ nét liền bên dưới",
    mends=True,
)
def issuer_wrong(paper: Paper) -> Iterator[Problem]:
    """Tên cơ quan chủ quản hoặc cơ quan ban hành sai kiểu trình bày, thiếu nét kẻ hay nét kẻ sai độ dài.

    Vì sao: chữ đậm và nét kẻ cho biết ai ban hành văn bản; cơ quan chủ quản chỉ viết đứng, không đậm, không
    kẻ.
    Cách sửa: cả hai in hoa cỡ 12–13, căn giữa; cơ quan ban hành đậm; Insert › Shapes › Line để vẽ nét liền
    dài từ 1/3 đến 1/2 dòng chữ, đặt cân đối.
    """
    for part in paper.find(PartKind.PARENT):
        is_sure = part.certainty >= SURE
        aspects = ("size", "bold", "italic", "case", "alignment")
        chosen = [aspect for aspect in aspects if is_sure or aspect != "bold"]
        yield from grade_look(part, paper.component(part.kind), NAMES[part.kind], aspects=chosen)
    for part in paper.find(PartKind.ISSUER):
        component = paper.component(part.kind)
        yield from grade_look(part, component, NAMES[part.kind])
        yield from grade_rule(part, component, NAMES[part.kind], paper.profile.rule)
        if short := _SHORT_ISSUER.match(part.text):
            full = _SHORT_BODIES[short[0]]
            yield Problem(
                message=f"tên cơ quan ban hành viết tắt “{short[0]}”, cần ghi đủ “{full}”",
                where=part.where,
                found=short[0],
                required=full,
                hint=f"Gõ “{full}” thay cho “{short[0]}”; chỉ tên cơ quan chủ quản được viết tắt",
                mark=ADVISORY,
                certainty=part.certainty,
            )
    for part in paper.find(PartKind.STAR):
        yield Problem(
            message="dưới tên cơ quan có dấu “*”, văn bản hành chính cần nét kẻ liền",
            where=part.where,
            found="*",
            required="nét kẻ liền",
            hint="Xóa dấu “*”, vẽ nét liền dưới tên cơ quan bằng Insert › Shapes › Line",
            certainty=part.certainty,
        )


@rule(
    "HD04",
    "rule-out-of-place",
    severity=Severity.ERROR,
    sources=Sources(
        nd30="NĐ 30/2020/NĐ-CP, PL I, phần II, mục 1, 2, 5",
        hd05="HD 05-HD/VPTW, ô 1, 2, 5",
        hd36="HD 36-HD/VPTW, ô 1, 2, 5",
    ),
    hint="Xóa nét kẻ thừa, bỏ gạch chân (Ctrl+U); nét kẻ cần có thì vẽ bằng Insert › Shapes › Line",
    mends=True,
)
def rule_out_of_place(paper: Paper) -> Iterator[Problem]:
    """Nét kẻ đặt ở chỗ không được kẻ, hoặc kẻ bằng kiểu chữ gạch chân.

    Vì sao: văn bản hành chính chỉ có nét kẻ dưới Tiêu ngữ, tên cơ quan ban hành và trích yếu của văn bản có
    tên loại; văn bản của Đảng chỉ kẻ dưới tiêu đề. Gạch chân chữ không thay cho nét kẻ.
    Cách sửa: xóa nét kẻ dưới tên cơ quan chủ quản, Quốc hiệu, tên loại, trích yếu công văn; bỏ gạch chân
    rồi vẽ nét liền.
    """
    for kind in _BARE_PARTY if paper.profile.is_party else _BARE:
        wearer = _WEARERS.get(kind)
        if wearer is not None and paper.first(wearer) is None:
            continue
        for part in paper.find(kind):
            if any(stroke.is_solid or stroke.kind == "hyphens" for stroke in part.strokes):
                yield Problem(
                    message=f"dưới {NAMES[kind]} có nét kẻ, cần bỏ",
                    where=part.lines[-1].where,
                    found="nét kẻ",
                    required="không kẻ",
                    hint="Bấm vào nét kẻ, bấm Delete; nét là đường viền thì chọn Home › Borders › No Border",
                    certainty=part.certainty,
                )
    for kind in NAMES:
        yield from (_underlined(paper, part) for part in paper.find(kind) if is_underlined(part))


def fit_size(paper: Paper, kind: PartKind) -> Component | None:
    """Return what the standard says of Quốc hiệu, Tiêu ngữ or date, in the size that suits the other two."""
    component = paper.component(kind)
    others = [
        (at, _size(part)) for at, one in enumerate(_SIZED) if one is not kind for part in paper.find(one)
    ]

    def count(sizes: tuple[float, ...]) -> int:
        return sum(size is not None and size.half_points / 2 == sizes[at] for at, size in others)

    best = max(paper.profile.letterhead.sizes_pt, key=count, default=())
    if component is None or not best:
        return component
    return replace(component, size_pt=replace(component.size_pt, use=best[_SIZED.index(kind)]))


def check_wording(part: Part, wanted: str, name: str, mark: str) -> Iterator[Problem]:
    """Yield a problem when a part does not say what the standard prints; HOÀ passes as HÒA.

    Letter case counts only where the standard's words have small letters; a
    part that is all capitals is graded by its look.
    """
    shown = place_tone(collapse_blanks(" ".join(map(show_letters, part.lines))))
    printed = place_tone(wanted)
    is_same = shown.upper() == printed if printed.isupper() else shown == printed
    raw = _raw(part.lines[0])
    if is_same and (len(part.lines) > 1 or not re.search(r"\s{2}", raw)):
        return
    blanks_only = is_same or _bare(shown) == _bare(printed)
    message, hint = f"{name} viết “{shown}”, cần “{wanted}”", f"Gõ lại thành “{wanted}”"
    if is_same:
        message, hint = f"{name} có nhiều dấu cách liền nhau, cần một", "Xóa dấu cách thừa"
    elif shown.translate(_DASHES) == printed:
        message = f"{name} dùng gạch dài, cần dấu gạch nối “-”"
    yield Problem(
        message=message,
        where=part.where,
        found=shown,
        required=wanted,
        hint=hint,
        mark=mark,
        certainty=part.certainty,
        repairs=_space_again(part, wanted) if blanks_only else (),
    )


def _bare(text: str) -> str:
    return "".join(text.split())


def _raw(line: Line) -> str:
    return line.paragraph.text[line.start : line.end]


def _space_again(part: Part, wanted: str) -> tuple[Repair, ...]:
    """Return what sets the blanks of a one-line part as the standard has them."""
    line = part.first
    letters = iter(_bare(_raw(line)))
    if len(part.lines) > 1:
        return ()
    text = "".join(" " if sign == " " else next(letters, "") for sign in wanted)
    return (SetText(anchor=line.anchor, start=line.start, end=line.end, text=text),)


def _check_sizes(paper: Paper) -> Iterator[Problem]:
    """Yield a problem when the sizes of Quốc hiệu, Tiêu ngữ and date do not go together."""
    parts = [part for kind in _SIZED if (part := paper.first(kind)) is not None]
    sets = paper.profile.letterhead.sizes_pt
    sizes = [_size(part) for part in parts]
    if len(parts) < len(_SIZED) or None in sizes:
        return
    shown = [size for size in sizes if size is not None]
    points = tuple(size.half_points / 2 for size in shown)
    components = [paper.component(kind) for kind in _SIZED]
    alone = all(one is not None and pt in one.size_pt for one, pt in zip(components, points, strict=True))
    if not alone or points in sets:
        return
    wanted = " hoặc ".join("/".join(f"{pt:g}" for pt in one) for one in sets)
    met = "/".join(map(show_pt, shown))
    yield Problem(
        message=f"cỡ chữ Quốc hiệu, Tiêu ngữ, ngày tháng là {met}, nên dùng {wanted}",
        where=parts[0].where,
        found=met,
        required=wanted,
        hint=f"Đặt cỡ chữ của ba dòng theo một bộ: {wanted}",
        mark=ADVISORY,
        certainty=min(part.certainty for part in parts),
        repairs=tuple(_resize(parts, points, sets)),
    )


def _resize(
    parts: Sequence[Part], points: tuple[float, ...], sets: Sequence[tuple[float, ...]]
) -> Iterator[SetRuns]:
    """Yield what sets the motto and the date as they go with Quốc hiệu; nothing when no set has its size."""
    fitting = next((one for one in sets if one[0] == points[0]), points)
    for part, met, wanted in zip(parts, points, fitting, strict=True):
        if met != wanted:
            size = Length.from_pt(wanted)
            yield from (
                SetRuns(anchor=line.anchor, start=line.start, end=line.end, size=size) for line in part.lines
            )


def _size(part: Part) -> Length | None:
    """Return the one size of a part; None when it has several."""
    sizes = {run.format.size for line in part.lines for run in find_letters(line)}
    return sizes.pop() if len(sizes) == 1 else None


def _underlined(paper: Paper, part: Part) -> Problem:
    component = paper.component(part.kind)
    has_rule = component is not None and component.rule_share is not None
    is_drawn = any(stroke.is_solid for stroke in part.strokes)
    repairs: list[Repair] = [
        SetRuns(anchor=line.anchor, start=line.start, end=line.end, underline=False)
        for line in part.lines
        if any(run.format.underline for run in find_letters(line))
    ]
    if component is not None and has_rule and not is_drawn:
        repairs += put_rule(part, component, paper.profile.rule)
    is_title = paper.profile.is_party and part.kind is PartKind.NATIONAL_NAME
    name = PARTY_TITLE if is_title else NAMES[part.kind]
    instead = "nét liền vẽ riêng bên dưới" if has_rule else "chữ không gạch chân"
    return Problem(
        message=f"{name} bị gạch chân, cần {instead}",
        where=part.where,
        found="chữ gạch chân",
        required=instead,
        hint=_NOT_UNDERLINED + (", rồi vẽ nét liền bằng Insert › Shapes › Line" if has_rule else ""),
        certainty=part.certainty,
        repairs=tuple(repairs),
    )


RULES = (national_name_wrong, issuer_wrong, rule_out_of_place)
