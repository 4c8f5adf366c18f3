"""The text of the template `thong-bao-ket-luan`: what a clerk sees in Word, tags included."""

from __future__ import annotations

from baocao.layout.profile import Profile
from word.frame import BODY, closing, foot, letterhead, sections, subheading, title
from word.xml import block, paragraph, part, statement


def write_document(profile: Profile) -> str:
    """Return word/document.xml."""
    directed = "Chỉ đạo của {{ thong_bao.nguoi_ket_luan }}"
    content = [
        letterhead(profile),
        title(profile),
        block("for doan in thong_bao.mo_dau", paragraph(BODY, "{{ doan }}")),
        *_part(profile, "danh_gia", "Đánh giá"),
        *_part(
            profile, "chi_dao", f"{{% if thong_bao.nhiem_vu %}}{directed}{{% else %}}Nhiệm vụ{{% endif %}}"
        ),
        *_part(profile, "nhiem_vu", "Nhiệm vụ {{ ky.ke_hoach or 'thời gian tới' }}"),
        subheading(profile, "thong_bao.stt.to_chuc", "Tổ chức thực hiện"),
        paragraph(
            BODY,
            "Các cơ quan, đơn vị được giao nhiệm vụ tổ chức thực hiện các nội dung kết luận nêu trên, "
            "bảo đảm tiến độ, chất lượng.",
        ),
        closing(
            profile,
            "{{ co_quan.ten }} thông báo kết luận trên để các cơ quan, đơn vị biết, thực hiện",
        ),
        foot(profile),
        paragraph("SauBang"),
        sections(profile).main,
    ]
    return part("document", f"<w:body>{''.join(content)}</w:body>")


def _part(profile: Profile, key: str, text: str) -> list[str]:
    return [
        statement(f"if thong_bao.stt.{key}"),
        subheading(profile, f"thong_bao.stt.{key}", text),
        statement(f"for doan in thong_bao.{key}"),
        statement("if doan[-1:] == ':'"),
        paragraph(BODY, "{{ doan }}", properties="<w:keepNext/>"),
        statement("else"),
        paragraph(BODY, "{{ doan }}"),
        statement("endif"),
        statement("endfor"),
        statement("endif"),
    ]
