"""The text of the template `chuong-trinh`: what a clerk sees in Word, tags included."""

from __future__ import annotations

from baocao.layout.profile import Profile
from word.frame import closing, foot, letterhead, sections, title
from word.occasion import write_chairs, write_occasion
from word.xml import block, data_table, paragraph, part, share_width

_HOURS = ("Thời gian", 32, "GiuaBang", "{{ c.gio }}")
_NUMBER = ("STT", 14, "GiuaBang", "{{ c.stt }}")
_CONTENT = ("Nội dung", 79, "ChuBang", "{{ c.noi_dung }}")
_DOER = ("Người thực hiện", 54, "ChuBang", "{{ c.nguoi }}")
_TABLES = (
    ("bang_chuong_trinh.co_gio and bang_chuong_trinh.co_nguoi", (_HOURS, _CONTENT, _DOER)),
    ("bang_chuong_trinh.co_gio and not bang_chuong_trinh.co_nguoi", (_HOURS, _CONTENT)),
    ("bang_chuong_trinh.co_nguoi and not bang_chuong_trinh.co_gio", (_NUMBER, _CONTENT, _DOER)),
    ("not (bang_chuong_trinh.co_gio or bang_chuong_trinh.co_nguoi)", (_NUMBER, _CONTENT)),
)
"""When a table is the one, and its columns: title, share of the width, style, text."""


def write_document(profile: Profile) -> str:
    """Return word/document.xml."""
    content = [
        letterhead(profile),
        title(profile),
        write_chairs(),
        *write_occasion(),
        paragraph("SauBang", properties="<w:keepNext/>"),
        *(block(f"if {condition}", _write_table(profile, columns)) for condition, columns in _TABLES),
        block("if loi_ket", closing(profile, "")),
        foot(profile),
        paragraph("SauBang"),
        sections(profile).last,
    ]
    return part("document", f"<w:body>{''.join(content)}</w:body>")


def _write_table(profile: Profile, columns: tuple[tuple[str, float, str, str], ...]) -> str:
    return data_table(
        share_width(profile.text_width, *(share for _, share, _, _ in columns)),
        [head for head, _, _, _ in columns],
        "c in bang_chuong_trinh.dong",
        [(style, text) for _, _, style, text in columns],
    )
