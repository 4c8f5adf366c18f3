"""Which of the mandatory parts a document lacks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from baocao.errors import NOWHERE, Location, Severity
from baocao.layout.paper import SURE, Paper, Part, PartKind, Zone
from baocao.layout.rule import Problem, Sources, rule

_UNSURE: Final = 0.5
_FEWEST: Final = 2
"""So many parts of the head, surely recognised, show that the head was."""
_MOST_MISSING: Final = 2
"""When more is missing, the document is probably of another kind."""
_TITLED: Final = (
    "BÁO CÁO",
    "KẾ HOẠCH",
    "THÔNG BÁO",
    "QUYẾT ĐỊNH",
    "NGHỊ QUYẾT",
    "TỜ TRÌNH",
    "HƯỚNG DẪN",
    "CHỈ THỊ",
    "CÔNG ĐIỆN",
    "KẾT LUẬN",
    "CHƯƠNG TRÌNH",
)
"""Types that always have a trích yếu."""
_WITHOUT_SUBJECT: Final = (
    "THƯ",
    "PHIẾU",
    "GIẤY GIỚI THIỆU",
    "GIẤY NGHỈ PHÉP",
    "GIẤY ỦY QUYỀN",
    "GIẤY ĐI ĐƯỜNG",
    "GIẤY CHỨNG NHẬN",
    "GIẤY XÁC NHẬN",
)
_OF_MEETINGS: Final = ("CHƯƠNG TRÌNH", "DANH SÁCH", "LỊCH")
_MEETING: Final = re.compile(
    r"\b(?:hội nghị|hội thảo|đại hội|kỳ họp|phiên họp|cuộc họp|buổi|lễ|tọa đàm|diễn đàn|ngày hội|hội thi"
    r"|tập huấn|lớp bồi dưỡng|đại biểu)\b",
    re.IGNORECASE,
)
_FOR_OTHERS: Final = re.compile(r"(T/?M|T/?L|TUQ)\b", re.IGNORECASE)
_POST_WORD: Final = re.compile(r"\b(?:CHỦ|BÍ|TRƯỞNG|GIÁM|CHÁNH|PHÓ|TỔNG|CỤC|HIỆU)\b", re.IGNORECASE)
_WITHOUT_RECIPIENTS: Final = ("BIÊN BẢN", "GIẤY", "HỢP ĐỒNG", "BẢN ", "PHIẾU", "PHỤ LỤC", "THƯ")


@dataclass(frozen=True, slots=True)
class _Need:
    """A mandatory part: any of these kinds will do."""

    name: str
    kinds: tuple[PartKind, ...]


_HEAD_STATE: Final = (
    _Need("Quốc hiệu", (PartKind.NATIONAL_NAME,)),
    _Need("Tiêu ngữ", (PartKind.MOTTO,)),
)
_HEAD_PARTY: Final = (_Need("tiêu đề “ĐẢNG CỘNG SẢN VIỆT NAM”", (PartKind.NATIONAL_NAME,)),)
_ISSUER: Final = _Need("tên cơ quan ban hành", (PartKind.ISSUER,))
_NUMBER: Final = _Need("số, ký hiệu", (PartKind.NUMBER,))
_DATE: Final = _Need("địa danh và ngày ban hành", (PartKind.DATE,))
_TYPE: Final = _Need("tên loại", (PartKind.TYPE,))
_SUBJECT: Final = _Need("trích yếu", (PartKind.SUBJECT,))
_LETTER_SUBJECT: Final = _Need("trích yếu công văn", (PartKind.LETTER_SUBJECT,))
_POST: Final = _Need("chức vụ người ký", (PartKind.AUTHORITY, PartKind.POST))
_SIGNER: Final = _Need("họ tên người ký", (PartKind.SIGNER,))
_RECIPIENTS: Final = _Need("Nơi nhận", (PartKind.RECIPIENTS_LABEL, PartKind.RECIPIENT))

_PLACES: Final = {
    PartKind.NATIONAL_NAME: "Gõ thêm ở đầu văn bản, góc phải",
    PartKind.MOTTO: "Gõ thêm “Độc lập - Tự do - Hạnh phúc” ngay dưới Quốc hiệu",
    PartKind.ISSUER: "Gõ thêm ở đầu văn bản, góc trái",
    PartKind.NUMBER: "Gõ thêm dưới tên cơ quan, ví dụ “Số: 05/BC-UBND” (văn bản Đảng: “Số 05-BC/TU”)",
    PartKind.DATE: "Gõ thêm ở góc phải, ví dụ “Hưng Yên, ngày 05 tháng 10 năm 2026”",
    PartKind.TYPE: "Gõ thêm tên loại in hoa, đậm, giữa trang, ngay trên trích yếu",
    PartKind.SUBJECT: "Gõ thêm một dòng tóm tắt nội dung ngay dưới tên loại, đậm, giữa trang",
    PartKind.LETTER_SUBJECT: "Gõ thêm dưới số, ký hiệu, ví dụ “V/v góp ý dự thảo” (của Đảng: “về việc …”)",
    PartKind.POST: "Gõ thêm chức vụ, in hoa, phía trên chữ ký",
    PartKind.SIGNER: "Gõ thêm họ và tên, đậm, phía dưới chữ ký",
    PartKind.RECIPIENT: "Gõ thêm “Nơi nhận:” và danh sách ở góc trái, ngang phần chữ ký",
    PartKind.RECIPIENTS_LABEL: "Gõ thêm “Nơi nhận:” ở một dòng ngay trên danh sách",
}
"""{last kind of a need: where it is to be added}."""


@rule(
    "CP01",
    "component-missing",
    severity=Severity.ERROR,
    sources=Sources(nd30="NĐ 30/2020/NĐ-CP, Điều 8, khoản 2", hd05="QĐ 399-QĐ/TW; HD 05-HD/VPTW, ô 1–9"),
    hint="Thêm thành phần còn thiếu vào đúng chỗ của nó",
)
def component_missing(paper: Paper) -> Iterator[Problem]:
    """Văn bản thiếu một thành phần bắt buộc.

    Vì sao: văn bản thiếu thành phần thể thức bắt buộc thì không đủ giá trị.
    Cách sửa: thêm Quốc hiệu, Tiêu ngữ (văn bản Đảng: tiêu đề), tên cơ quan, số và ký hiệu, địa danh và ngày,
    tên loại hoặc V/v, chức vụ và họ tên người ký, Nơi nhận.
    """
    if paper.form != "appendix":
        yield from _check_head(paper)
    yield from _check_foot(paper)


def _check_head(paper: Paper) -> Iterator[Problem]:
    if not any(part.zone is Zone.HEAD for part in paper.parts):
        yield Problem(
            message="không tìm thấy phần đầu văn bản (Quốc hiệu, tên cơ quan, số, ngày)", certainty=_UNSURE
        )
        return
    needs = list(_iter_head_needs(paper))
    missing = [need for need in needs if not paper.find(*need.kinds)]
    sure = [need for need in needs if _is_sure(paper, need)]
    is_plain = len(sure) >= max(_FEWEST, len(needs) - _MOST_MISSING) and len(missing) <= _MOST_MISSING
    where = next(part.where for part in paper.parts if part.zone is Zone.HEAD)
    for need in missing:
        yield _complain(need, where, 1.0 if is_plain and _is_always(paper, need) else _UNSURE)
    if not paper.form and not paper.find(PartKind.TYPE, PartKind.LETTER_SUBJECT):
        yield Problem(message="không tìm thấy tên loại hoặc V/v", where=where, certainty=_UNSURE)


def _is_programme(paper: Paper) -> bool:
    """Tell whether it is the programme or a list of a meeting, which offices hand out without a number."""
    subjects = " ".join(part.text for part in paper.find(PartKind.TYPE, PartKind.SUBJECT))
    return paper.type_name.startswith(_OF_MEETINGS) and bool(_MEETING.search(subjects))


def _iter_head_needs(paper: Paper) -> Iterator[_Need]:
    yield from _HEAD_PARTY if paper.profile.is_party else _HEAD_STATE
    yield _ISSUER
    is_open_letter = paper.type_name.startswith("THƯ")
    if not is_open_letter and not _is_programme(paper):
        yield _NUMBER
    if paper.type_name != "BIÊN BẢN":
        yield _DATE
    if paper.form == "named":
        yield _TYPE
    if paper.form == "letter" and not is_open_letter:
        yield _LETTER_SUBJECT
    if (
        paper.form == "named"
        and not paper.type_name.startswith(_WITHOUT_SUBJECT)
        and not _is_title_long(paper)
    ):
        yield _SUBJECT


def _is_title_long(paper: Paper) -> bool:
    """Return whether the trích yếu stands in one line with the tên loại."""
    title = paper.first(PartKind.TYPE)
    return title is not None and len(title.text) > len(paper.type_name) + 1


def _is_always(paper: Paper, need: _Need) -> bool:
    """Return whether every document of the kind has the part."""
    if need is _TYPE:
        return paper.first(PartKind.SUBJECT) is not None
    if need is _SUBJECT:
        return paper.type_name in _TITLED
    return not (need in {_NUMBER, _DATE} and paper.find(PartKind.DRAFT))


def _is_sure(paper: Paper, need: _Need) -> bool:
    return any(part.certainty >= SURE for part in paper.find(*need.kinds))


def _check_foot(paper: Paper) -> Iterator[Problem]:
    body = [part for part in paper.parts if part.zone is Zone.BODY]
    where = body[-1].where if body else NOWHERE
    if not any(part.zone is Zone.FOOT and part.kind is not PartKind.CONTACT for part in paper.parts):
        yield Problem(
            message="không tìm thấy phần cuối văn bản (Nơi nhận, chức vụ, họ tên người ký)",
            where=where,
            certainty=_UNSURE,
        )
        return
    needs = (_POST, _SIGNER, _RECIPIENTS)
    missing = [need for need in needs if not paper.find(*need.kinds)]
    sure = sum(_is_sure(paper, need) for need in needs)
    if _lacks_post(paper):
        missing.append(_POST)
    for need in missing:
        if need is _RECIPIENTS and paper.type_name.startswith(_WITHOUT_RECIPIENTS):
            continue
        # A name is written when the document is signed; a draft need not have it.
        is_plain = sure >= len(needs) - 1 and need is not _SIGNER
        yield _complain(need, where, 1.0 if is_plain else _UNSURE)
    label = paper.find(PartKind.RECIPIENTS_LABEL)
    items = paper.find(PartKind.RECIPIENT)
    if items and not label:
        need = _Need("chữ “Nơi nhận:”", (PartKind.RECIPIENTS_LABEL,))
        yield _complain(need, items[0].where, items[0].certainty)


def _lacks_post(paper: Paper) -> bool:
    """Return whether those who sign for others (``TM. …``, ``T/L …``) all leave out their own post."""
    parts = [part for part in paper.find(PartKind.AUTHORITY) if part.zone is Zone.FOOT]
    return bool(parts) and not paper.find(PartKind.POST) and all(map(_is_of_others, parts))


def _is_of_others(part: Part) -> bool:
    """Return whether a line surely names whom one signs for, and no post of one's own."""
    found = _FOR_OTHERS.match(part.text)
    if found is None or part.certainty < SURE or len(part.lines) > 1:
        return False
    named = len(_POST_WORD.findall(part.text))
    return named <= (0 if found[1].upper().endswith("M") else 1)


def _complain(need: _Need, where: Location, certainty: float) -> Problem:
    verb = "thiếu" if certainty >= SURE else "không tìm thấy"
    return Problem(
        message=f"{verb} {need.name}",
        where=where,
        required=need.name,
        hint=_PLACES[need.kinds[-1]],
        certainty=certainty,
    )


RULES = (component_missing,)
