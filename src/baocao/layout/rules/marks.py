"""Mức khẩn, độ mật, phạm vi lưu hành and dự thảo."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from baocao.errors import Severity
from baocao.layout.paper import Paper, PartKind
from baocao.layout.rule import Problem, Sources, rule
from baocao.layout.rules.look import ADVISORY, CUSTOM, grade_look
from baocao.viet.text import fold_key

_NAMES: Final = {
    PartKind.URGENCY: "mức khẩn",
    PartKind.SECRECY: "độ mật",
    PartKind.CIRCULATION: "phạm vi lưu hành",
    PartKind.DRAFT: "chữ dự thảo",
}


@rule(
    "MK01",
    "urgency-look",
    severity=Severity.ERROR,
    sources=Sources(
        nd30="NĐ 30/2020/NĐ-CP, PL I, phần III, mục 2; phần IV, hàng 10b",
        hd05="HD 05-HD/VPTW, ô 10a, 10b",
        hd36="HD 36-HD/VPTW, Phụ lục 3, ô 10a, 10b",
    ),
    hint="Viết in hoa, đứng, đậm, đúng một trong các mức: HỎA TỐC, THƯỢNG KHẨN, KHẨN",
    mends=True,
)
def urgency_look(paper: Paper) -> Iterator[Problem]:
    """Mức khẩn hoặc độ mật sai kiểu trình bày, hay mức khẩn không phải mức của quy định.

    Vì sao: dấu khẩn, dấu mật phải nhận ra ngay; mỗi mức có chữ ấn định.
    Cách sửa: viết in hoa, chữ đứng, đậm, cỡ 13–14 (Đảng: 14) trong khung viền đơn.
    Ví dụ: `HỎA TỐC`, `THƯỢNG KHẨN`, `KHẨN`.
    """
    known = {fold_key(word): word for word in paper.profile.urgency_boxes_mm}
    for part in paper.find(PartKind.URGENCY):
        if fold_key(part.text) not in known:
            yield Problem(
                message=f"mức khẩn ghi “{part.text}”, cần một trong: {', '.join(known.values())}",
                where=part.where,
                found=part.text,
                required=", ".join(known.values()),
                hint=f"Gõ lại đúng một trong các mức: {', '.join(known.values())}",
                mark=ADVISORY,
                certainty=part.certainty,
            )
    yield from _grade(paper, PartKind.URGENCY, PartKind.SECRECY)


@rule(
    "MK02",
    "circulation-look",
    severity=Severity.ERROR,
    sources=Sources(
        nd30="NĐ 30/2020/NĐ-CP, PL I, phần III, mục 2; phần IV, hàng 11",
        hd05="HD 05-HD/VPTW, ô 11a, 11b",
        hd36="HD 36-HD/VPTW, Phụ lục 3, ô 11a, 11b",
    ),
    hint="Chọn dòng này, đặt cỡ chữ, chữ đậm và chữ hoa như quy định",
    mends=True,
)
def circulation_look(paper: Paper) -> Iterator[Problem]:
    """Chỉ dẫn phạm vi lưu hành hoặc chữ “dự thảo” sai kiểu trình bày.

    Vì sao: chỉ dẫn phải nổi rõ để người nhận biết được phép chuyển tiếp đến đâu.
    Cách sửa: văn bản nhà nước viết in hoa, đứng, đậm, cỡ 13–14 trong khung viền đơn; văn bản của Đảng in
    hoa, đứng, đậm, cỡ 12, chữ dự thảo nghiêng cỡ 14.
    Ví dụ: `LƯU HÀNH NỘI BỘ`, `XEM XONG TRẢ LẠI`.
    """
    yield from _grade(paper, PartKind.CIRCULATION, PartKind.DRAFT)


def _grade(paper: Paper, *kinds: PartKind) -> Iterator[Problem]:
    """Yield what is wrong with the look of these marks; one whose look is but custom passes."""
    aspects = ("size", "bold", "italic", "case")
    for part in paper.find(*kinds):
        component = paper.component(part.kind)
        if component is not None and component.mark != CUSTOM:
            yield from grade_look(part, component, _NAMES[part.kind], aspects=aspects)


RULES = (urgency_look, circulation_look)
