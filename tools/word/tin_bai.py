"""The text of the template `tin-bai`: a news item, the same for every standard, with its own styles."""

from __future__ import annotations

from baocao.layout.profile import Profile
from word.frame import BODY, sections
from word.styles import paragraph_style
from word.xml import block, paragraph, part, statement

_CAPTION = (
    "{% if not a.hinh %}Ảnh: {% endif %}{{ a.chu_thich }}{% if a.nguon %} (Ảnh: {{ a.nguon }}){% endif %}"
)
_CENTRE = '<w:jc w:val="center"/>'
_KEEP = "<w:keepNext/>"


def write_styles_of_news() -> str:
    """Return the styles that only a news item has: headline, sapo, picture, caption, by-line."""

    def letters(size: int, *marks: str) -> str:
        return f'{"".join(marks)}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'

    bold, italic = "<w:b/><w:bCs/>", "<w:i/><w:iCs/>"
    sapo = '<w:spacing w:before="120" w:after="60"/><w:jc w:val="both"/>'
    return "".join(
        (
            paragraph_style(
                "TieuDeTin", "Tiêu đề tin", f'{_KEEP}<w:spacing w:after="120"/>{_CENTRE}', letters(36, bold)
            ),
            paragraph_style("Sapo", "Sapo", sapo, letters(28, bold)),
            paragraph_style("AnhTin", "Ảnh", f'{_KEEP}<w:spacing w:before="120"/>{_CENTRE}', ""),
            paragraph_style(
                "ChuThichAnh",
                "Chú thích ảnh",
                f'<w:spacing w:before="60" w:after="120"/>{_CENTRE}',
                letters(26, italic),
            ),
            paragraph_style(
                "TacGia", "Tác giả", '<w:spacing w:before="120"/><w:jc w:val="right"/>', letters(28, bold)
            ),
        )
    )


def write_document(profile: Profile) -> str:
    """Return word/document.xml."""
    content = [
        block("if du_thao", paragraph("DuThao", "{{ du_thao }}")),
        paragraph("TieuDeTin", "{{ tieu_de }}"),
        block("if sapo", paragraph("Sapo", "{{ sapo }}")),
        statement("for p in than_bai"),
        block("for doan in p.doan", paragraph(BODY, "{{ doan }}")),
        statement("for a in p.anh"),
        block("if a.hinh", paragraph("AnhTin", "{{ a.hinh }}")),
        block("if a.chu_thich", paragraph("ChuThichAnh", _CAPTION)),
        statement("endfor"),
        statement("endfor"),
        block("if tac_gia", paragraph("TacGia", "{{ tac_gia }}")),
        sections(profile).main,
    ]
    return part("document", f"<w:body>{''.join(content)}</w:body>")
