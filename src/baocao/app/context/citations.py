"""Cited documents, in a sentence and as the lines of Căn cứ."""

from __future__ import annotations

from collections.abc import Sequence

from baocao.app.sentences import begin_sentence
from baocao.data.model import Citation
from baocao.layout.profile import Profile
from baocao.viet.dates import format_issue_date, format_short_date
from baocao.viet.lists import strip_end_marks
from baocao.viet.text import first_lower, fold_key

_LAWS = {"luat", "bo_luat", "phap_lenh"}
_SUBJECTS = (
    *("ve_", "v/v_", "quy_dinh_", "ban_hanh_", "phe_duyet_", "sua_doi_", "bo_sung_", "huong_dan_", "bai_bo_"),
    *("cong_bo_", "thong_qua_"),
)
"""How a trích yếu begins, keys folded, that can follow the issuing body without “về”."""
_BASES = ("can_cu_", "thuc_hien_", "theo_", "xet_")
"""How a line of Căn cứ begins by itself."""


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
    elif subject and not fold_key(subject).startswith(_SUBJECTS):
        subject = f"về {subject}"
    elif fold_key(subject).startswith("ve_"):
        subject = first_lower(subject)
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
