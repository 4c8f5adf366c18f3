"""The text of the template `bien-ban`: what a clerk sees in Word, tags included."""

from __future__ import annotations

from baocao.layout.profile import Profile
from word.frame import BODY, letterhead, minutes_signatures, sections, subheading, title
from word.xml import block, paragraph, part, statement

_MISSING = "[CẦN BỔ SUNG: {}]"
"""What a draft shows where a list cannot hold the mark itself."""


def write_document(profile: Profile) -> str:
    """Return word/document.xml."""
    pages = sections(profile)
    content = [
        letterhead(profile, dated=False),
        title(profile),
        *_opening(profile),
        *_proceedings(profile),
        *_closing(profile),
        paragraph("SauBang", properties="<w:keepNext/>"),
        minutes_signatures(profile),
        paragraph("SauBang"),
        pages.main,
    ]
    return part("document", f"<w:body>{''.join(content)}</w:body>")


def _opening(profile: Profile) -> list[str]:
    words = profile.minutes
    begins = (
        f"{words.begins}: {{{{ hoi_nghi.bat_dau }}}}"
        "{% if hoi_nghi.ngay_chu %}, {{ hoi_nghi.ngay_chu }}{% endif %}"
        "{% if hoi_nghi.thu %} ({{ hoi_nghi.thu }}){% endif %}."
    )
    place = (
        f"{words.place}: {{{{ dia_diem_hop }}}}"
        "{% if hoi_nghi.hinh_thuc %}; tổ chức {{ hoi_nghi.hinh_thuc }}{% endif %}."
    )
    return [
        paragraph(BODY, begins),
        block("if dia_diem_hop", paragraph(BODY, place)),
        block("if don_vi_to_chuc", paragraph(BODY, "Đơn vị tổ chức: {{ don_vi_to_chuc }}.")),
        statement("if nguoi_du"),
        paragraph(BODY, f"{words.attendance}:"),
        block("for n in nguoi_du", paragraph(BODY, "{{ n }}")),
        statement("else"),
        paragraph(BODY, f"{words.attendance}: {_MISSING.format('điểm danh hoặc thành phần dự')}."),
        statement("endif"),
        block("if chu_toa", paragraph(BODY, f"{words.chair}: {{{{ chu_toa }}}}.")),
        block("if thu_ky", paragraph(BODY, f"{words.secretary}: {{{{ thu_ky }}}}.")),
    ]


def _proceedings(profile: Profile) -> list[str]:
    label = profile.minutes.proceedings.format(su_kien="{{ hoi_nghi.goi | thuong_dau }}")
    return [
        statement("if dien_bien"),
        paragraph(BODY, f"{label}:", properties="<w:keepNext/>"),
        statement("for m in dien_bien"),
        block("if m.ten", subheading(profile, "m.so", "{{ m.ten }}")),
        block("for d in m.doan", paragraph(BODY, "{{ d }}")),
        statement("endfor"),
        statement("endif"),
        block("for d in thong_qua", paragraph(BODY, "{{ d }}")),
    ]


def _closing(profile: Profile) -> list[str]:
    """Return the last sentence: as given when it says that it is over, else when it was."""
    ended = (
        "{% if loi_ket_thuc %}{{ loi_ket_thuc }}{% else %}{{ hoi_nghi.goi | hoa_dau }} kết thúc vào "
        "{{ hoi_nghi.ket_thuc }}"
        "{% if ngay_ket_thuc %}, {{ ngay_ket_thuc }}{% endif %}{% endif %}"
    )
    return [paragraph("LoiKet", ended + profile.end_of_text.mark_text)]
