"""Awards in sentences: who rewarded whom with what."""

from __future__ import annotations

from baocao.app.sentences import name_inside
from baocao.data.model import Award
from baocao.viet.lists import join_words, strip_end_marks
from baocao.viet.numbers import format_count
from baocao.viet.text import first_lower


def write_award(award: Award) -> str:
    """Return an award in one sentence.

    >>> write_award(Award(hinh_thuc="Giấy khen", cap="Chủ tịch UBND xã", tap_the=4, ca_nhan=7))
    'Giấy khen của Chủ tịch UBND xã: 04 tập thể và 07 cá nhân.'
    """
    head = award.hinh_thuc or "Khen thưởng"
    if award.cap:
        head += f" của {award.cap}"
    if award.noi_dung:
        head += f" {_tell_reason(strip_end_marks(award.noi_dung))}"
    if award.quyet_dinh:
        head += f" ({award.quyet_dinh})"
    counted = count_rewarded(award)
    givers = join_words(map(name_inside, award.nguoi_trao_in))
    given = f"; {givers}{',' if ',' in givers else ''} trao" if givers else ""
    return head + (f": {counted}" if counted else "") + given + "."


def tell_award(award: Award, event: str) -> str:
    """Return who rewarded whom with what, as news tells it, without end mark.

    >>> tell_award(Award(hinh_thuc="Giấy khen", cap="Chủ tịch UBND xã", tap_the=4), "Hội nghị")
    'Chủ tịch UBND xã tặng Giấy khen cho 04 tập thể'
    """
    counted = count_rewarded(award)
    gives = f"tặng {award.hinh_thuc}" if award.hinh_thuc else "khen thưởng"
    reason = f" {_tell_reason(strip_end_marks(award.noi_dung))}" if award.noi_dung else ""
    by = f" theo {strip_end_marks(award.quyet_dinh)}" if award.quyet_dinh else ""
    if counted:
        to = " cho" if award.hinh_thuc else ""
        text = f"{award.cap} {gives}{to} {counted}" if award.cap else f"{counted} được {gives}"
    else:
        text = f"{award.cap or event} {gives}"
    return f"{text}{reason}{by}"


def count_rewarded(award: Award) -> str:
    """Return how many were rewarded, by name as far as they are given; empty when nobody is counted.

    >>> count_rewarded(Award(tap_the=("Thôn Thượng",), ca_nhan=7))
    '01 tập thể (thôn Thượng) và 07 cá nhân'
    """
    return join_words(
        f"{format_count(count)} {word}" + (f" ({', '.join(map(name_inside, names))})" if names else "")
        for count, word, names in (
            (award.so_tap_the, "tập thể", award.ten_tap_the),
            (award.so_ca_nhan, "cá nhân", award.ten_ca_nhan),
        )
        if count
    )


def name_rewarded(award: Award) -> str:
    """Return who was rewarded, once they have been counted: ``các tập thể``."""
    kinds = [word for count, word in ((award.so_tap_the, "tập thể"), (award.so_ca_nhan, "cá nhân")) if count]
    return f"các {', '.join(kinds)}" if kinds else "các tập thể, cá nhân"


def _tell_reason(reason: str) -> str:
    """Return a reason with the word that ties it to the award: “vì đã có…”, “về thành tích…”.

    >>> _tell_reason("Có thành tích xuất sắc"), _tell_reason("thành tích")
    ('vì có thành tích xuất sắc', 'về thành tích')
    """
    text = first_lower(reason)
    first = text.split(" ", 1)[0]
    if first in {"về", "vì", "cho", "do", "trong"}:
        return text
    return f"{'vì' if first in {'có', 'đã'} else 'về'} {text}"
