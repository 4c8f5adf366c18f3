"""The text of the template `giay-moi`: what a clerk sees in Word, tags included."""

from __future__ import annotations

from baocao.layout.profile import Profile
from word.frame import BODY, closing, foot, letterhead, sections, title
from word.occasion import write_chairs, write_listed, write_occasion
from word.xml import block, paragraph, part


def write_document(profile: Profile) -> str:
    """Return word/document.xml."""
    content = [
        letterhead(profile),
        title(profile),
        *write_listed(profile, "{{ co_quan.ten }} trân trọng kính mời:", "khach_moi"),
        paragraph(BODY, "Tới dự {{ du_hop }}."),
        write_chairs(),
        *write_listed(profile, "Thành phần dự:", "thanh_phan_du"),
        *write_occasion(),
        *write_listed(profile, "Nội dung:", "noi_dung_hop"),
        block("if tai_lieu", paragraph(BODY, "Tài liệu kèm theo: {{ tai_lieu | join('; ') }}.")),
        *write_listed(profile, "Ghi chú:", "ghi_chu_moi"),
        closing(profile, "Kính mong {{ goi_khach }} bố trí công việc, tới dự đúng giờ"),
        foot(profile),
        paragraph("SauBang"),
        sections(profile).last,
    ]
    return part("document", f"<w:body>{''.join(content)}</w:body>")
