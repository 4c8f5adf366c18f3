"""Tasks, awards and cited documents as lines of a document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from baocao.app.sentences import begin_sentence
from baocao.data.model import Award, Citation, Task
from baocao.layout.profile import Profile
from baocao.viet.dates import format_issue_date, format_short_date
from baocao.viet.lists import join_words, strip_end_marks
from baocao.viet.numbers import format_count
from baocao.viet.text import first_lower, fold_key

_LAWS = {"luat", "bo_luat", "phap_lenh"}
_BASES = ("can_cu_", "thuc_hien_", "theo_", "xet_")
"""How a line of Căn cứ begins by itself."""


def build_tasks(tasks: Sequence[Task]) -> list[dict[str, str]]:
    """Return tasks for lists and tables; contents have no end mark."""
    return [_build_task(task, number) for number, task in enumerate(tasks, 1)]


def _build_task(task: Task, number: int) -> dict[str, str]:
    state = task.ket_qua or task.trang_thai_in
    if task.ket_qua and task.trang_thai in {"dang", "cham"}:
        state = f"{task.trang_thai_in}; {task.ket_qua}"
    return {
        "stt": str(number),
        "noi_dung": write_content(task),
        "giao": task.giao_in,
        "phoi_hop": task.phoi_hop_in,
        "han": task.han_in,
        "san_pham": "; ".join(filter(None, (task.san_pham, task.ghi_chu))),
        "ket_qua": begin_sentence(state),
        "giao_boi": task.giao_boi,
    }


def write_content(task: Task) -> str:
    """Return what is to be done in one piece, without end mark.

    >>> write_content(Task(noi_dung=("Rà soát.", "Báo cáo kết quả;")))
    'Rà soát. Báo cáo kết quả'
    """
    return ". ".join(begin_sentence(strip_end_marks(text)) for text in task.noi_dung)


def has_assignments(tasks: Iterable[Task]) -> bool:
    """Return whether there is anything to say of the tasks in a table: who, with whom, by when, what."""
    return any(task.giao or task.phoi_hop or task.han or task.san_pham for task in tasks)


def find_giver(tasks: Sequence[Task]) -> str:
    """Return who gave all of the tasks; empty when it is not one and the same."""
    givers = {task.giao_boi for task in tasks}
    return givers.pop() if len(givers) == 1 else ""


def write_award(award: Award) -> str:
    """Return an award in one sentence.

    >>> write_award(Award(hinh_thuc="Giấy khen", cap="Chủ tịch UBND xã", tap_the=4, ca_nhan=7))
    'Giấy khen của Chủ tịch UBND xã: 04 tập thể và 07 cá nhân.'
    """
    head = award.hinh_thuc or "Khen thưởng"
    if award.cap:
        head += f" của {award.cap}"
    if award.noi_dung:
        head += f" {_for_what(strip_end_marks(award.noi_dung))}"
    if award.quyet_dinh:
        head += f" ({award.quyet_dinh})"
    counted = [
        f"{format_count(count)} {word}" + (f" ({', '.join(names)})" if names else "")
        for count, word, names in (
            (award.so_tap_the, "tập thể", award.ten_tap_the),
            (award.so_ca_nhan, "cá nhân", award.ten_ca_nhan),
        )
        if count
    ]
    given = f"; {join_words(award.nguoi_trao_in)} trao" if award.nguoi_trao else ""
    return head + (f": {join_words(counted)}" if counted else "") + given + "."


def _for_what(reason: str) -> str:
    """Return a reason with the word that ties it to the award: “vì đã có…”, “về thành tích…”.

    >>> _for_what("Có thành tích xuất sắc"), _for_what("về phong trào X"), _for_what("thành tích")
    ('vì có thành tích xuất sắc', 'về phong trào X', 'về thành tích')
    """
    text = first_lower(reason)
    first = text.split(" ", 1)[0]
    if first in {"về", "vì", "cho", "do", "trong"}:
        return text
    return f"{'vì' if first in {'có', 'đã'} else 'về'} {text}"


def write_citation(profile: Profile, citation: Citation) -> str:
    """Return a cited document as the layout writes it: the Party puts a comma before the date.

    A law has its name before its date, and no number is needed to know it.

    Source:
        NĐ 30/2020/NĐ-CP, Phụ lục I, phần II, mục 6; custom of Party offices.
    """
    if not citation.loai and not citation.so:
        return strip_end_marks(citation.in_ra)
    head = " ".join(filter(None, (citation.loai, citation.so and f"số {citation.so}")))
    subject = strip_end_marks(citation.trich_yeu)
    if fold_key(citation.loai) in _LAWS:
        head, subject = f"{head} {subject}".strip(), ""
    if citation.ngay:
        party = profile.is_party
        day = f"ngày {format_short_date(citation.ngay)}" if party else format_issue_date(citation.ngay)
        head += f", {day}" if party else f" {day}"
    rest = (citation.co_quan and f"của {citation.co_quan}", subject)
    return " ".join(filter(None, (head, *rest)))


def write_legal_basis(profile: Profile, citations: Sequence[Citation]) -> list[str]:
    """Return the lines of Căn cứ with dash and end marks of the layout."""
    form = profile.legal_basis
    texts = [write_citation(profile, one) for one in citations]
    texts = [
        begin_sentence(text) if fold_key(text).startswith(_BASES) else f"Căn cứ {text}" for text in texts
    ]
    ends = [form.item_end] * (len(texts) - 1) + [form.last_end]
    return [f"{form.bullet}{text}{end}" for text, end in zip(texts, ends, strict=False)]
