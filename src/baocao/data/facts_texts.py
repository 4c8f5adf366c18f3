"""Facts about the texts themselves: bodies, abbreviations, leftovers, letters (M11, M12, M14, M15)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from baocao.data.fact import Disagreement, fact
from baocao.data.model import Conference
from baocao.errors import Location, Severity
from baocao.viet.abbreviations import KNOWN, find_abbreviations
from baocao.viet.bodies import find_abolished
from baocao.viet.faults import find_code_page, find_doubled_words
from baocao.viet.leftovers import find_leftovers
from baocao.viet.text import collapse_blanks, quote, strip_marks

_NO_PROSE = frozenset(
    {"ky_hieu", "so", "ma", "tep", "khoi", "the_thuc", "loai", "noi_nhan", "cap", "goi_tat"}
)
_CITING = ("can_cu", "van_ban_vien_dan", "viet_tat")


@fact("M11", "body-no-longer-exists", Severity.WARNING)
def body_abolished(conference: Conference, kind: str) -> Iterator[Disagreement]:
    """Nhắc đến cơ quan, cấp hành chính đã kết thúc hoạt động trước ngày văn bản.

    Vì sao: văn bản mới không thể giao việc cho Ủy ban nhân dân huyện hay Ban Dân vận đã thôi hoạt động.
    Cách sửa: ghi tên cơ quan hiện nay; nhắc chuyện cũ thì ghi rõ “trước đây”, “(cũ)” hoặc ngày văn bản cũ.
    """
    issued = conference.ngay_van_ban(kind)
    if issued is None:
        return
    for path, text in conference.places.iter_texts():
        if path.startswith(_CITING):
            continue
        for slip in find_abolished(text, issued):
            now = f", nay là {slip.wanted}" if slip.wanted else ""
            yield Disagreement(
                conference.where(path),
                f"{quote(slip.found)}: {slip.why}{now}",
                "Ghi tên cơ quan hiện nay, hoặc ghi rõ là tên cũ",
            )


@fact("M12", "abbreviation-unclear")
def abbreviation_unclear(conference: Conference, kind: str) -> Iterator[Disagreement]:  # noqa: ARG001
    """Chữ viết tắt có hai nghĩa, dùng trước khi giải thích, hoặc không được giải thích.

    Vì sao: người đọc phải đoán; một chữ tắt hai nghĩa thì văn bản thành sai.
    Cách sửa: ghi chữ tắt và chữ đầy đủ ở viet_tat (chương trình tự viết đủ ở lần đầu), hoặc viết đủ.
    """
    meanings: dict[str, str] = dict(conference.viet_tat)
    used: dict[str, str] = {}
    told: set[str] = set()
    for path, text in _iter_prose(conference):
        for short in find_abbreviations(text):
            if short.meaning:
                yield from _compare_meanings(conference, path, short.text, short.meaning, meanings)
                if short.text not in meanings and short.text in used and short.text not in KNOWN:
                    yield Disagreement(
                        conference.where(used[short.text]),
                        f"chữ tắt {quote(short.text)} dùng ở đây trước khi được giải thích ở {path}",
                        f"Thêm viet_tat: {{{short.text}: {short.meaning}}}",
                    )
                meanings.setdefault(short.text, short.meaning)
            elif short.is_introduced and short.text not in used:
                told.add(short.text)
            used.setdefault(short.text, path)
    for short_text, path in used.items():
        if short_text not in meanings and short_text not in KNOWN | told:
            yield Disagreement(
                conference.where(path),
                f"chữ tắt {quote(short_text)} chưa được giải thích",
                f"Thêm viet_tat: {{{short_text}: chữ đầy đủ}}, hoặc viết đủ trong câu",
                Severity.WARNING,
            )


@fact("M14", "leftover-or-said-twice")
def leftover(conference: Conference, kind: str) -> Iterator[Disagreement]:  # noqa: ARG001
    """Chữ lặp liền nhau, chú thích ảnh trùng nhau, hoặc chỗ chờ điền còn sót (“…”, “xxx”, “[…]”, “{{”).

    Vì sao: văn bản đã ký mà còn “xxx đại biểu” thì phải thu hồi.
    Cách sửa: xóa chữ thừa, điền số thật; ảnh nào chú thích ấy.
    """
    yield from _find_same_captions(conference)
    for path, text in conference.places.iter_texts():
        for slip in find_leftovers(text):
            yield Disagreement(
                conference.where(path),
                f"{slip.why or 'chỗ chờ điền còn sót'}: {quote(slip.found)}",
                "Điền giá trị thật, hoặc bỏ câu này",
                slip.severity,
            )
        for twice in find_doubled_words(text):
            yield Disagreement(
                conference.where(path), f"chữ {quote(twice.words)} viết hai lần liền nhau", "Xóa một lần"
            )


@fact("M15", "letters-not-unicode")
def letters_not_unicode(conference: Conference, kind: str) -> Iterator[Disagreement]:  # noqa: ARG001
    """Chữ gõ bằng bảng mã cũ (TCVN3, VNI), hoặc dấu gõ rời khỏi chữ (Unicode tổ hợp).

    Vì sao: chữ bảng mã cũ in ra thành chữ vô nghĩa; chữ tổ hợp tìm không ra, đứng lệch dấu.
    Cách sửa: chuyển sang Unicode dựng sẵn bằng bộ gõ (Công cụ chuyển mã). Chữ tổ hợp thì chương trình tự đổi.
    """
    source = conference.places.source
    if source is not None and not source.was_composed:
        yield Disagreement(
            Location(file=source.name),
            "tệp viết bằng Unicode tổ hợp (dấu rời khỏi chữ), đã được đổi sang dựng sẵn khi đọc",
            "Chọn bảng mã “Unicode dựng sẵn” trong bộ gõ",
            Severity.WARNING,
        )
    for path, text in conference.places.iter_texts():
        page = find_code_page(text)
        if page is not None:
            yield Disagreement(
                conference.where(path),
                f"chữ {quote(text)} có vẻ gõ bằng bảng mã {page.value}",
                "Chuyển đoạn này sang Unicode bằng bộ gõ, rồi chạy lại",
            )


def _find_same_captions(conference: Conference) -> Iterator[Disagreement]:
    first: dict[str, int] = {}
    for number, photo in enumerate(conference.anh, start=1):
        caption = collapse_blanks(photo.chu_thich).casefold()
        if caption in first:
            yield Disagreement(
                conference.where(f"anh[{number}].chu_thich"),
                f"chú thích {quote(photo.chu_thich)} đã dùng cho ảnh thứ {first[caption]}",
                "Viết chú thích riêng cho từng ảnh",
            )
        elif caption:
            first[caption] = number


def _compare_meanings(
    conference: Conference, path: str, short: str, meaning: str, meanings: Mapping[str, str]
) -> Iterator[Disagreement]:
    known = meanings.get(short)
    if known is None or _is_same(known, meaning):
        return
    yield Disagreement(
        conference.where(path),
        f"chữ tắt {quote(short)} ở đây là {quote(meaning)}, nơi khác là {quote(known)}",
        "Dùng một chữ tắt cho một nghĩa; đổi một trong hai",
    )


def _is_same(one: str, other: str) -> bool:
    """Whether one of two wordings holds the other: found words may have some in front."""
    first, second = (strip_marks(text).casefold() for text in (one, other))
    return first in second or second in first


def _iter_prose(conference: Conference) -> Iterator[tuple[str, str]]:
    """Yield the texts that are read as sentences: no codes, citations or lines of recipients."""
    for path, text in conference.places.iter_texts():
        last = path.rsplit(".", maxsplit=1)[-1].split("[", maxsplit=1)[0]
        if last not in _NO_PROSE and not path.startswith(_CITING) and " " in text.strip():
            yield path, text
