"""What frames a document, in the form of its layout: number, date, agency, signature, recipients."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from baocao.layout.forms import ListForm
from baocao.layout.profile import Profile
from baocao.viet.dates import format_issue_date
from baocao.viet.lists import strip_end_marks
from baocao.viet.text import first_upper, fold_key

_MEANINGS = {"tm": "thay_mat", "kt": "ky_thay", "tl": "thua_lenh", "tuq": "thua_uy_quyen", "q": "quyen"}
_SIGNS = r"T\.?/?M|K\.?/?T|T\.?/?L|T\.?/?U\.?/?Q|Q"
_WORDS = {
    "thay mặt": "tm",
    "ký thay": "kt",
    "thừa lệnh": "tl",
    "thừa ủy quyền": "tuq",
    "thừa uỷ quyền": "tuq",
}
"""A prefix in words; “Quyền” is part of the post and stays."""
_PREFIX = re.compile(
    rf"^(?:(?P<prefix>{_SIGNS})(?:\.|/|\s)\s*|(?P<words>{'|'.join(_WORDS)})\s+)(?=\S)", re.IGNORECASE
)
_BARE_PREFIX = re.compile(rf"(?:{_SIGNS})[./]?|{'|'.join(_WORDS)}", re.IGNORECASE)
"""A prefix whose post is typed apart."""
_BETWEEN_LINES = re.compile(rf"\s*[;\n]\s*|\s+/\s+|,\s+(?=(?:{_SIGNS})[./])", re.IGNORECASE)
_FILED = re.compile(r"^lưu\s*:?\s*", re.IGNORECASE)
_MIN_NAME_WORDS = 2

BLANK = "\u00a0"
"""What is left for a pen: a blank that neither breaks nor shrinks."""


def write_number(profile: Profile, abbreviation: str, so: str, ky_hieu: str) -> str:
    """Return số, ký hiệu in the layout's form; blanks for what the clerk fills in later.

    Args:
        profile: The layout.
        abbreviation: Of the kind of document, e.g. ``BC``.
        so: The number; empty before it is given.
        ky_hieu: The agency's symbol, or the whole symbol (``BC-UBND``, ``BC/TU``).

    Source:
        NĐ 30/2020/NĐ-CP, Phụ lục I, phần II, mục 3; HD 05-HD/VPTW, ô 3.
    """
    form = profile.number
    blank = BLANK * form.blank_width
    number = so.strip() or blank
    if number.isdecimal() and int(number) < form.leading_zero_below:
        number = f"0{int(number)}"
    if abbreviation and re.match(rf"{re.escape(abbreviation)}\s*[-/]", ky_hieu):
        ky_hieu = re.sub(r"^[^-/]*[-/]\s*", "", ky_hieu)
    type_of = f"{form.before_type}{abbreviation}" if abbreviation else ""
    separator = form.before_agency if abbreviation else form.before_type
    return f"{form.label}{number}{type_of}{separator}{ky_hieu.strip() or blank}"


def write_place_and_date(profile: Profile, place: str, day: date | None) -> str:
    """Return địa danh, thời gian; blanks for a day that is not known."""
    return f"{place}, {write_day(profile, day)}"


def write_day(profile: Profile, day: date | None) -> str:
    """Return a date in full; blanks for a day that is not known."""
    blank = BLANK * profile.issue_date.blank_width
    return format_issue_date(day) if day else f"ngày{blank}tháng{blank}năm{blank}"


def write_enclosed(profile: Profile, *, name: str, number: str, day: date | None, agency: str) -> str:
    """Return the line below an appendix's title that names the document it belongs to.

    Args:
        profile: The layout.
        name: Tên loại of the document.
        number: Its số, ký hiệu, of `write_number`.
        day: Its date; blanks stand for one that is not known.
        agency: Who issues it.

    Source:
        NĐ 30/2020/NĐ-CP, Phụ lục I, phần III, mục 1; Phụ lục III, Mẫu 2.1.
    """
    return profile.appendix.enclosed_with.format(
        loai=first_upper(name.lower()),
        so_ky_hieu=number.removeprefix(profile.number.label),
        ngay=write_day(profile, day),
        co_quan=agency,
    )


def write_agency(profile: Profile, name: str, parent: str) -> tuple[str, str]:
    """Return the lines of agency and body above, in capitals.

    Where the layout says so, words of the body above are not said twice:
    “Ban Dân vận Tỉnh ủy” below “Tỉnh ủy Hưng Yên” is “BAN DÂN VẬN”.
    """
    if profile.agency.drop_parent_from_name and parent:
        name = _drop_parent(name, parent)
    return name.upper(), parent.upper()


def _drop_parent(name: str, parent: str) -> str:
    words, above = name.split(), [fold_key(word) for word in parent.split()]
    for start in range(_MIN_NAME_WORDS, len(words)):
        tail = [fold_key(word) for word in words[start:]]
        if tail == above[: len(tail)] and len(tail) > 1:
            return " ".join(words[:start])
    return name


def write_office(profile: Profile, text: str) -> str:
    """Return a line above the signature in capitals, its prefix in the layout's form.

    >>> from baocao.layout.profile import load_profile
    >>> write_office(load_profile("dang-hd05"), "TM. Ban Thường vụ")
    'T/M BAN THƯỜNG VỤ'
    >>> write_office(load_profile("nd30"), "k/t chủ tịch")
    'KT. CHỦ TỊCH'
    """
    bare, meaning = text.strip(), _find_meaning(text)
    if not meaning:
        return bare.upper()
    return f"{profile.signature.prefixes[meaning]} {_PREFIX.sub('', bare).upper()}"


def _find_meaning(text: str) -> str:
    """Return what the prefix of a line says; empty without one."""
    match = _PREFIX.match(text.strip())
    if match is None:
        return ""
    sign = _WORDS[match["words"].lower()] if match["words"] else re.sub(r"[./]", "", match["prefix"])
    return _MEANINGS[sign.casefold()]


def split_offices(profile: Profile, quyen_han: str, chuc_vu: str) -> tuple[list[str], str]:
    """Return the lines of authority (with prefix) and the line of the post without one.

    >>> from baocao.layout.profile import load_profile
    >>> split_offices(load_profile("nd30"), "TM. UBND xã; KT. Chủ tịch", "Phó Chủ tịch")
    (['TM. UBND XÃ', 'KT. CHỦ TỊCH'], 'PHÓ CHỦ TỊCH')
    >>> split_offices(load_profile("dang-hd05"), "Q.", "Trưởng ban")
    (['Q. TRƯỞNG BAN'], '')
    >>> split_offices(load_profile("dang-hd05"), "TM. Ban Thường vụ; KT. Bí thư", "Phó Bí thư")
    (['T/M BAN THƯỜNG VỤ'], 'PHÓ BÍ THƯ')

    Source:
        NĐ 30/2020/NĐ-CP, Phụ lục I, phần II, mục 7; HD 05-HD/VPTW, ô 7: a deputy who signs for a
        collective of the Party has no K/T above the post.
    """
    given = [part.strip() for part in _BETWEEN_LINES.split(f"{quyen_han}\n{chuc_vu}") if part.strip()]
    for at in range(len(given) - 2, -1, -1):
        if _BARE_PREFIX.fullmatch(given[at]):
            given[at : at + 2] = [f"{given[at]} {given[at + 1]}"]
    if profile.is_party and any(_find_meaning(part) == "thay_mat" for part in given):
        given = [part for part in given if _find_meaning(part) != "ky_thay"]
    lines = [write_office(profile, part) for part in given]
    if lines and not _find_meaning(given[-1]):
        return lines[:-1], lines[-1]
    return lines, ""


def write_recipients(profile: Profile, items: Iterable[str], *, addressed: bool | None) -> list[str]:
    """Return the lines of Nơi nhận: dash, end mark, the copy that is kept last.

    Args:
        profile: The layout.
        items: As typed, without dashes and end marks (either is taken off).
        addressed: The document has Kính gửi, so the list begins with “Như trên”; None: it has not,
            and “Như trên”, typed for all documents, is left out.
    """
    form = profile.recipients
    above = fold_key(form.as_above)
    plain = [_strip_item(item) for item in items if _strip_item(item)]
    kept = [_write_filed(profile, item) for item in plain if _FILED.match(item)]
    others = [item for item in plain if not _FILED.match(item)]
    first = [item for item in others if fold_key(item) == above]
    others = [item for item in others if fold_key(item) != above]
    if addressed and not first:
        first = [form.as_above]
    if addressed is not None:
        others = [*first[:1], *others]
    return write_list(form, [*others, *kept])


def write_list(form: ListForm, items: Sequence[str]) -> list[str]:
    """Return lines with the dash and the end marks of `form`."""
    return [
        f"{form.bullet}{item}{form.last_end if at == len(items) else form.item_end}"
        for at, item in enumerate((_strip_item(item) for item in items), 1)
    ]


def write_addressees(profile: Profile, items: Sequence[str]) -> list[str]:
    """Return who is addressed: one stands as it is, several are a list."""
    if len(items) == 1:
        return [_strip_item(items[0])]
    return write_list(profile.addressee, items)


def _strip_item(item: str) -> str:
    return strip_end_marks(item.strip().lstrip("-–+• ").strip())


def _write_filed(profile: Profile, item: str) -> str:
    """Return the line of the copy that is kept: State ``Lưu: VT, …``, Party ``Lưu …`` without VT."""
    rest = [part.strip() for part in _FILED.sub("", item).split(",") if part.strip()]
    is_office = [part.casefold() in {"vt", "văn thư"} for part in rest]
    others = [part for part, office in zip(rest, is_office, strict=True) if not office]
    if profile.is_party:
        return profile.recipients.file_word + (", ".join(others) or "Văn phòng")
    return profile.recipients.file_word + ", ".join(["VT", *others])
