"""Numbers, hyphens, capitals, names and abbreviations: how offices write in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from baocao.errors import Severity
from baocao.layout.paper import Paper
from baocao.layout.rule import Problem, Sources, rule
from baocao.layout.rules.passages import (
    MARKS,
    PROSE,
    Passage,
    complain,
    iter_names,
    iter_wording,
    show_around,
)
from baocao.viet.abbreviations import KNOWN, Abbreviation, find_abbreviations
from baocao.viet.bodies import find_abolished
from baocao.viet.capitals import find_capital_slips
from baocao.viet.figures import find_number_slips
from baocao.viet.slips import Slip
from baocao.viet.spacing import find_tight_hyphens
from baocao.viet.text import fold_key, quote
from baocao.viet.written_dates import find_short_date_slips

_SHORTEST_UNKNOWN = 3
_SHOWN = 5
_NEAR = 30
"""So many characters before a word hold the word before it."""


@rule(
    "TX03",
    "number-of-another-custom",
    severity=Severity.WARNING,
    sources=Sources(
        nd30="NĐ 86/2012/NĐ-CP, PL V (dấu phẩy thập phân); quy ước viết số trong báo cáo",
        hd05="NĐ 86/2012/NĐ-CP, PL V (dấu phẩy thập phân); quy ước viết số trong báo cáo",
    ),
    hint="Viết phần thập phân sau dấu phẩy, ngăn nghìn bằng dấu chấm, dấu % liền số: 1.234.567; 98,5%",
    mends=True,
)
def number_of_another_custom(paper: Paper) -> Iterator[Problem]:
    """Số viết theo lối khác: 98.5%, 1,234,567, 98,5 %, 12500 người.

    Vì sao: dấu chấm, dấu phẩy đổi chỗ thì 1.500 thành một phẩy năm; người đọc hiểu sai số liệu.
    Cách sửa: 98,5%; 1.234.567; 12.500 người. Năm, số văn bản, số điện thoại không ngăn nghìn.
    """
    for passage in iter_wording(paper):
        found = find_number_slips(passage.text)
        for severity in (Severity.WARNING, Severity.INFO):
            slips = [slip for slip in found if slip.severity is severity]
            if slips:
                yield complain(passage, slips, _spell(passage.text, slips[0]), mark=MARKS[severity])


@rule(
    "TX04",
    "tight-hyphen",
    severity=Severity.WARNING,
    sources=Sources(
        nd30="Quy ước chính tả: gạch nối giữa hai danh từ ngang hàng có khoảng trắng hai bên",
        hd05="Quy ước chính tả: gạch nối giữa hai danh từ ngang hàng có khoảng trắng hai bên",
    ),
    hint="Thêm khoảng trắng ở hai bên dấu gạch nối",
    mends=True,
)
def tight_hyphen(paper: Paper) -> Iterator[Problem]:
    """Dấu gạch nối giữa hai danh từ ngang hàng viết dính: “kinh tế-xã hội”.

    Vì sao: viết dính là cách phiên âm tên nước ngoài; hai từ ngang hàng thì cách ra, như “kinh tế - xã hội”.
    Cách sửa: thêm một khoảng trắng ở mỗi bên.
    """
    for passage in iter_wording(paper):
        slips = find_tight_hyphens(passage.text)
        if slips:
            yield complain(passage, slips, _spell(passage.text, slips[0]))


@rule(
    "TX05",
    "body-no-longer-exists",
    severity=Severity.WARNING,
    sources=Sources(
        nd30="Nghị quyết 202/2025/QH15, Luật 72/2025/QH15; việc sắp xếp bộ máy năm 2025",
        hd05="Nghị quyết 202/2025/QH15, Luật 72/2025/QH15; việc sắp xếp bộ máy năm 2025",
    ),
    hint="Ghi tên hiện nay; nhắc chuyện cũ thì ghi rõ “trước đây”, “(cũ)” hoặc ngày của văn bản cũ",
)
def body_no_longer_exists(paper: Paper) -> Iterator[Problem]:
    """Nhắc đến cơ quan, cấp hành chính, tỉnh đã kết thúc hoạt động trước ngày của văn bản.

    Vì sao: văn bản mới không thể giao việc cho Ủy ban nhân dân huyện hay Ban Dân vận đã thôi hoạt động.
    Cách sửa: ghi tên cơ quan hiện nay. Dẫn văn bản cũ có ngày tháng, hoặc ghi “trước đây”, “(cũ)” thì được.
    """
    if paper.issued is None:
        return
    found = [
        (passage, slip)
        for passage in iter_names(paper)
        for slip in find_abolished(passage.text, paper.issued)
    ]
    for places in _group(found):
        passage, slip = places[0]
        message = f"{quote(slip.found)} {slip.why}, cần ghi {slip.wanted}"
        yield _summarise(places, message, passage, slip)


@rule(
    "TX06",
    "capital-letter",
    severity=Severity.WARNING,
    sources=Sources(nd30="NĐ 30/2020/NĐ-CP, PL II"),
    hint="Viết hoa, viết thường như đã nêu ở mọi chỗ",
)
def capital_letter(paper: Paper) -> Iterator[Problem]:
    """Viết hoa khác Phụ lục II Nghị định 30: thứ hai (ngày), Khoản 2 Điều 5, Tỉnh Hưng Yên, nhân dân.

    Vì sao: Phụ lục II quy định chữ nào viết hoa trong văn bản hành chính.
    Cách sửa: thứ Hai; khoản 2 Điều 5; tỉnh Hưng Yên; Nhân dân; Ủy ban nhân dân; Luật Đất đai.
    """
    found = [(passage, slip) for passage in iter_wording(paper) for slip in find_capital_slips(passage.text)]
    for places in _group(found):
        passage, slip = places[0]
        shown, wanted = _with_neighbour(passage.text, slip)
        source = f"NĐ 30/2020/NĐ-CP, PL II, {slip.why}"
        yield _summarise(places, f"“{shown}” cần viết “{wanted}”", passage, slip, source)


@rule(
    "TX09",
    "abbreviation-unclear",
    severity=Severity.WARNING,
    sources=Sources(
        nd30="Quy ước: chữ viết tắt được giải thích ở lần dùng đầu tiên",
        hd05="HD 05-HD/VPTW, điểm 6.1.3",
    ),
    hint="Viết đủ ở lần đầu, kèm chữ viết tắt trong ngoặc đơn",
)
def abbreviation_unclear(paper: Paper) -> Iterator[Problem]:
    """Chữ viết tắt có hai nghĩa, được giải thích sau khi đã dùng, hoặc không được giải thích.

    Vì sao: người đọc phải đoán; một chữ tắt hai nghĩa thì văn bản thành sai.
    Cách sửa: viết đủ ở lần đầu, kèm chữ tắt trong ngoặc: thủ tục hành chính (TTHC).
    """
    late = "C2" if paper.profile.is_party else "M"
    notes = _Notes()
    for passage in iter_wording(paper):
        if passage.kind in PROSE:
            for short in find_abbreviations(passage.text):
                yield from notes.take(passage, short, late)
    unknown = [short for short in notes.used if short not in notes.meanings and _is_unknown(short)]
    if unknown:
        more = "…" if len(unknown) > _SHOWN else ""
        yield Problem(
            message=f"chữ viết tắt chưa được giải thích: {', '.join(unknown[:_SHOWN])}{more}",
            where=notes.used[unknown[0]].where,
            found=unknown[0],
            mark="M",
        )


@dataclass(slots=True)
class _Notes:
    """What has been read of abbreviations so far."""

    meanings: dict[str, str] = field(default_factory=dict)
    """{abbreviation: what it was said to stand for; empty when only that it was explained is known}."""
    used: dict[str, Passage] = field(default_factory=dict)
    """{abbreviation: where it stands first}."""

    def take(self, passage: Passage, short: Abbreviation, late: str) -> Iterator[Problem]:
        """Note an abbreviation, and yield what is wrong with it there."""
        text = short.text
        before = self.meanings.get(text)
        if short.meaning and before and not _agree(before, short.meaning):
            yield Problem(
                message=f"{quote(text)} có hai nghĩa: {quote(before)} và {quote(short.meaning)}",
                where=passage.where,
                found=text,
            )
        elif short.meaning and before is None and text in self.used and _is_unknown(text):
            yield Problem(
                message=f"{quote(text)} dùng trước khi được giải thích là {quote(short.meaning)}",
                where=self.used[text].where,
                found=text,
                mark=late,
            )
        if short.meaning or _is_in_brackets(passage.text, short):
            self.meanings.setdefault(text, short.meaning)
        self.used.setdefault(text, passage)


def _is_unknown(short: str) -> bool:
    return short not in KNOWN and len(short) >= _SHORTEST_UNKNOWN


def _agree(one: str, other: str) -> bool:
    """Whether two explanations say the same, one perhaps with more words before."""
    first, second = fold_key(one), fold_key(other)
    return first.endswith(second) or second.endswith(first)


def _is_in_brackets(text: str, short: Abbreviation) -> bool:
    return bool(re.match(r"[”\"]?\)", text[short.end :]))


@rule(
    "TX11",
    "short-date-zeros",
    severity=Severity.WARNING,
    sources=Sources(
        nd30="NĐ 30/2020/NĐ-CP, PL I, phần II, mục 4 (số 0 trước ngày dưới 10 và tháng 1, 2)",
        hd05="HD 05-HD/VPTW, điểm 4.2.2 (số 0 trước ngày dưới 10 và tháng dưới 3)",
    ),
    hint="Thêm số 0 trước ngày dưới 10 và tháng 1, 2; bỏ số 0 trước các tháng khác",
)
def short_date_zeros(paper: Paper) -> Iterator[Problem]:
    """Ngày viết tắt có số 0 không theo quy tắc của dòng ngày tháng: 5/9/2026, 05/09/2026.

    Vì sao: ngày dưới 10 và tháng 1, 2 có số 0 ở trước để không sửa được; các tháng khác thì không.
    Cách sửa: 05/9/2026; 03/02/2026; 15/10/2026.
    """
    for passage in iter_wording(paper):
        slips = find_short_date_slips(passage.text)
        if slips:
            yield complain(passage, slips, f"ngày “{slips[0].found}” cần viết “{slips[0].wanted}”")


def _spell(text: str, slip: Slip) -> str:
    found, wanted = (slip.found, slip.wanted) if slip.found.strip() else show_around(text, slip)
    return f"“{found}” cần viết “{wanted}”"


def _with_neighbour(text: str, slip: Slip) -> tuple[str, str]:
    """Return a slip of one word with the word beside it, as it stands and as wanted."""
    if " " in slip.found:
        return slip.found, slip.wanted
    after = re.match(r" [\w]+(?: [^\W\d_]+)?", text[slip.end :]) if slip.found[0].isupper() else None
    if after:
        return slip.found + after[0], slip.wanted + after[0]
    before = re.search(r"[^\W_]+ $", text[max(0, slip.start - _NEAR) : slip.start])
    lead, tail = before[0] if before else "", re.match(r"(?: [0-9]+)?", text[slip.end :])
    end = tail[0] if tail else ""
    return lead + slip.found + end, lead + slip.wanted + end


_Place = tuple[Passage, Slip]


def _group(found: list[_Place]) -> list[list[_Place]]:
    """Return the slips of one text together, in the order of their first places."""
    groups: dict[tuple[str, str], list[_Place]] = {}
    for passage, slip in found:
        groups.setdefault((slip.found.lower(), slip.wanted), []).append((passage, slip))
    return list(groups.values())


def _summarise(places: list[_Place], message: str, passage: Passage, slip: Slip, source: str = "") -> Problem:
    rest = f"; còn {len(places) - 1} chỗ nữa" if len(places) > 1 else ""
    return Problem(
        message=message + rest,
        where=passage.at(slip.start, slip.end),
        found=slip.found,
        required=slip.wanted,
        source=source,
    )


RULES = (
    number_of_another_custom,
    tight_hyphen,
    body_no_longer_exists,
    capital_letter,
    abbreviation_unclear,
    short_date_zeros,
)
