"""The text of the template `phu-luc`: what a clerk sees in Word, tags included."""

from __future__ import annotations

from baocao.layout.profile import Profile
from baocao.units import Length
from word.appendices import write_either_way, write_tables
from word.frame import BODY, appendix_heading, foot, sections
from word.xml import block, paragraph, part


def write_document(profile: Profile) -> str:
    """Return word/document.xml: no letterhead, the head of an appendix; signed at the end."""
    pages = sections(profile)
    heading = appendix_heading(profile, "phu_luc.so_lieu.ten_goi", "{{ trich_yeu | upper }}")
    content = [
        block("if du_thao", paragraph("DuThao", "{{ du_thao }}")),
        *write_either_way(
            pages, heading, _figures(profile, profile.text_width), _figures(profile, pages.wide_text)
        ),
        paragraph("SauBang"),
        pages.last,
    ]
    return part("document", f"<w:body>{''.join(content)}</w:body>")


def _figures(profile: Profile, width: Length) -> list[str]:
    counted = (
        "Số liệu{% if ky.luy_ke %} {{ ky.bao_cao }}, lũy kế {{ ky.luy_ke }}{% endif %}"
        "{% if ky.so_lieu_den %}{% if ky.luy_ke %},{% endif %} tính đến ngày {{ ky.so_lieu_den }}{% endif %}."
    )
    return [
        block("if ky.so_lieu_den or ky.luy_ke", paragraph(BODY, counted), paragraph("SauBang")),
        *write_tables(profile, width),
        block("if loi_ket", paragraph("LoiKet", "{{ loi_ket }}" + profile.end_of_text.mark_text)),
        foot(profile),
    ]
