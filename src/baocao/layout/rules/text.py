"""Letters, tones, blanks and leftovers: faults of typing in any text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from baocao.errors import Severity
from baocao.layout.paper import Paper, PartKind
from baocao.layout.repair import Compose
from baocao.layout.rule import Problem, Sources, rule
from baocao.layout.rules.passages import (
    MARKS,
    PROSE,
    Passage,
    complain,
    iter_passages,
    iter_wording,
    put_right,
    show_around,
)
from baocao.viet.faults import find_code_page, find_doubled_words
from baocao.viet.leftovers import find_leftovers
from baocao.viet.slips import Slip
from baocao.viet.spacing import find_blank_slips
from baocao.viet.text import place_tone, quote
from baocao.viet.tones import Toned, find_toned_words

_SHOWN_WORDS: Final = 5
_BLANKS_TO_FILL: Final = frozenset({PartKind.NUMBER, PartKind.DATE, PartKind.APPENDIX_SOURCE})
"""Parts whose dots and gaps are filled in when the document is numbered."""
_OLD, _NEW = "hòa, thủy", "hoà, thuỷ"


@rule(
    "TX01",
    "letters-not-unicode",
    severity=Severity.ERROR,
    sources=Sources(
        nd30="NĐ 30/2020/NĐ-CP, PL I, phần I, mục 2 (Unicode theo TCVN 6909:2001)",
        hd05="HD 05-HD/VPTW, phông chữ Unicode theo TCVN 6909:2001",
    ),
    hint="Chọn bảng mã “Unicode dựng sẵn” trong bộ gõ, rồi chuyển mã đoạn chữ",
    mends=True,
)
def letters_not_unicode(paper: Paper) -> Iterator[Problem]:
    """Chữ có dấu gõ rời khỏi chữ (Unicode tổ hợp), hoặc gõ bằng bảng mã cũ (TCVN3, VNI).

    Vì sao: chữ tổ hợp hiện lệch dấu và tìm kiếm không ra; chữ bảng mã cũ mở ở máy khác thành chữ vô nghĩa.
    Cách sửa: chuyển mã sang Unicode dựng sẵn bằng công cụ của bộ gõ; chữ tổ hợp thì `check --fix` tự đổi.
    """
    loose = [paragraph for paragraph in paper.paragraphs if not paragraph.composed]
    if loose:
        yield Problem(
            message=f"{len(loose)} đoạn có dấu gõ rời khỏi chữ (Unicode tổ hợp), cần Unicode dựng sẵn",
            where=loose[0].where,
            found="Unicode tổ hợp",
            required="Unicode dựng sẵn",
            repairs=(Compose(),),
        )
    old = [(one, page) for one in iter_passages(paper) if (page := find_code_page(one.text))]
    if old:
        passage, page = old[0]
        yield Problem(
            message=f"{len(old)} đoạn có vẻ gõ bảng mã {page.value}, như {quote(passage.text)}, cần Unicode",
            where=passage.where,
            found=page.value,
            required="Unicode",
        )


@rule(
    "TX02",
    "two-tone-styles",
    severity=Severity.WARNING,
    sources=Sources(
        nd30="Quy ước chính tả: một văn bản một kiểu đặt dấu thanh",
        hd05="Quy ước chính tả: một văn bản một kiểu đặt dấu thanh",
    ),
    hint="Tìm và thay (Ctrl+H) các chữ đã nêu cho cùng một kiểu",
)
def two_tone_styles(paper: Paper) -> Iterator[Problem]:
    """Trong một văn bản có cả hai kiểu đặt dấu thanh: hòa, thủy và hoà, thuỷ.

    Vì sao: kiểu nào cũng được dùng, nhưng lẫn lộn thì văn bản trông như chép từ nhiều nguồn.
    Cách sửa: giữ kiểu chiếm đa số, thay các chữ còn lại. Tên người, tên đất giữ nguyên nên không xét.
    """
    found = [(passage, word) for passage in iter_wording(paper) for word in find_toned_words(passage.text)]
    counts = Counter(word.style for _, word in found)
    if len(counts) < 2:  # noqa: PLR2004
        return
    (usual, many), (_, few) = counts.most_common()
    rare = [(passage, word) for passage, word in found if word.style != usual]
    passage, word = rare[0]
    kept, other = (_OLD, _NEW) if usual == "old" else (_NEW, _OLD)
    yield Problem(
        message=f"{many} chữ đặt dấu kiểu “{kept}”, {few} chữ kiểu “{other}” ({_list(rare)}), cần một kiểu",
        where=passage.at(word.start, word.end),
        found=word.word,
        required=place_tone(word.word, usual),
    )


def _list(found: list[tuple[Passage, Toned]]) -> str:
    words = list(dict.fromkeys(word.word for _, word in found))
    return ", ".join(words[:_SHOWN_WORDS]) + ("…" if len(words) > _SHOWN_WORDS else "")


@rule(
    "TX07",
    "doubled-words",
    severity=Severity.WARNING,
    sources=Sources(nd30="Quy ước chính tả", hd05="Quy ước chính tả"),
    hint="Xóa một lần viết thừa",
)
def doubled_words(paper: Paper) -> Iterator[Problem]:
    """Một chữ hay cụm chữ viết hai lần liền nhau, như “các các đơn vị”.

    Vì sao: thường là dấu vết của lần sửa trước.
    Cách sửa: xóa một lần; láy có ý (luôn luôn, từng bước từng bước) thì không bị nhắc.
    """
    for passage in iter_passages(paper):
        slips = [
            Slip(start, end, words)
            for start, end, words in find_doubled_words(passage.text)
            if not passage.is_formula
        ]
        if slips:
            yield complain(passage, slips, f"chữ {quote(slips[0].found)} viết hai lần liền nhau")


@rule(
    "TX08",
    "leftover-of-the-draft",
    severity=Severity.ERROR,
    sources=Sources(nd30="Quy ước soạn thảo văn bản", hd05="Quy ước soạn thảo văn bản"),
    hint="Điền giá trị thật, hoặc xóa chỗ đó",
)
def leftover_of_the_draft(paper: Paper) -> Iterator[Problem]:
    """Còn sót thẻ của mẫu, lời nhắc hay chỗ trống chưa điền: “{{…}}”, “[CẦN BỔ SUNG…]”, “xxx”, “…”.

    Vì sao: văn bản đã ký mà còn “xxx đại biểu” thì phải thu hồi.
    Cách sửa: điền giá trị thật, hoặc xóa. Chỗ chấm dài để điền tay trong biểu mẫu không bị nhắc.
    """
    for passage in iter_passages(paper):
        slips = [slip for slip in find_leftovers(passage.text) if _counts(passage, slip)]
        for severity in (Severity.ERROR, Severity.WARNING):
            alike = [slip for slip in slips if slip.severity is severity]
            if alike:
                message = f"{alike[0].why}: {quote(alike[0].found)}"
                yield complain(passage, alike, message, mark=MARKS[severity])


def _counts(passage: Passage, slip: Slip) -> bool:
    """Whether a leftover counts: dots are for the pen in a form, and in what the clerk numbers."""
    to_be_filled = passage.kind is None or passage.is_loose or passage.kind in _BLANKS_TO_FILL
    return slip.severity is Severity.ERROR or not to_be_filled


@rule(
    "TX10",
    "blanks-beside-marks",
    severity=Severity.INFO,
    sources=Sources(nd30="Quy ước gõ dấu câu", hd05="Quy ước gõ dấu câu"),
    hint="Bỏ khoảng trắng thừa, thêm khoảng trắng thiếu; baocao check --fix làm được việc này",
    mends=True,
)
def blanks_beside_marks(paper: Paper) -> Iterator[Problem]:
    """Khoảng trắng thừa hoặc thiếu cạnh dấu câu, hai khoảng trắng giữa hai chữ.

    Vì sao: dấu câu bị đẩy xuống đầu dòng, khoảng cách giữa các chữ không đều.
    Cách sửa: dấu câu viết liền chữ trước, cách chữ sau một khoảng trắng.
    """
    found: dict[str, list[tuple[Passage, Slip]]] = {}
    for passage in iter_wording(paper):
        if passage.kind in PROSE:
            for slip in find_blank_slips(passage.text):
                found.setdefault(slip.why, []).append((passage, slip))
    for why, places in found.items():
        passage, slip = places[0]
        shown, wanted = show_around(passage.text, slip)
        rest = f"; còn {len(places) - 1} chỗ nữa" if len(places) > 1 else ""
        yield Problem(
            message=f"{why}: “{shown}”, cần “{wanted}”{rest}",
            where=passage.at(slip.start, slip.end),
            found=shown,
            required=wanted,
            mark="M",
            repairs=tuple(repair for one, fault in places for repair in put_right(one, [fault])),
        )


RULES = (letters_not_unicode, two_tone_styles, doubled_words, leftover_of_the_draft, blanks_beside_marks)
