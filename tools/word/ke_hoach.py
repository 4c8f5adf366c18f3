"""The text of the template `ke-hoach`: what a clerk sees in Word, tags included."""

from __future__ import annotations

from baocao.layout.profile import Profile
from word.frame import (
    BODY,
    addressees,
    closing,
    foot,
    letterhead,
    sections,
    subheading,
    title,
)
from word.occasion import write_chairs, write_form, write_listed
from word.xml import block, data_table, paragraph, part, share_width, statement

_OPENING = (
    "{% if vien_dan %}Thực hiện {{ vien_dan }}, {% endif %}"
    "{{ co_quan.ten }} xây dựng Kế hoạch {{ viec_to_chuc }} như sau:"
)
_CLOSING = (
    "Trên đây là Kế hoạch {{ trich_yeu_trong_cau }}{% if kinh_gui %}, "
    "{{ co_quan.ten }} trân trọng báo cáo{% endif %}"
)


def write_document(profile: Profile) -> str:
    """Return word/document.xml."""
    content = [
        letterhead(profile),
        title(profile),
        addressees(profile),
        block("for c in can_cu", paragraph("CanCu", "{{ c }}")),
        paragraph(BODY, _OPENING),
        *_purpose(profile),
        *_contents(profile),
        *_preparation(profile),
        closing(profile, _CLOSING),
        foot(profile),
        paragraph("SauBang"),
        sections(profile).last,
    ]
    return part("document", f"<w:body>{''.join(content)}</w:body>")


def _heading(profile: Profile, key: str, text: str) -> str:
    return paragraph("Heading1", f"{{{{ stt_ke_hoach.{key} }}}}{profile.headings.section_end}{text}")


def _bullets(profile: Profile, items: str) -> str:
    return block(f"for d in {items}", paragraph(BODY, profile.headings.bullets[0] + "{{ d }}"))


def _purpose(profile: Profile) -> list[str]:
    """Return the first part; what is alone in it needs no heading of its own."""
    item_end = profile.headings.item_end
    both = [
        paragraph("Heading2", f"1{item_end}Mục đích"),
        _bullets(profile, "muc_dich"),
        paragraph("Heading2", f"2{item_end}Yêu cầu"),
        _bullets(profile, "yeu_cau"),
    ]
    return [
        statement("if stt_ke_hoach.muc_dich"),
        _heading(
            profile,
            "muc_dich",
            "{% if muc_dich %}MỤC ĐÍCH{% endif %}{% if muc_dich and yeu_cau %}, {% endif %}"
            "{% if yeu_cau %}YÊU CẦU{% endif %}",
        ),
        block("if muc_dich and yeu_cau", *both),
        block(
            "if not (muc_dich and yeu_cau)",
            _one_or_more(profile, "muc_dich"),
            _one_or_more(profile, "yeu_cau"),
        ),
        statement("endif"),
    ]


def _contents(profile: Profile) -> list[str]:
    titles = (
        "{% if stt_ke_hoach.noi_dung %}NỘI DUNG, {% endif %}THỜI GIAN, ĐỊA ĐIỂM"
        "{% if stt_ke_hoach.thanh_phan %}, THÀNH PHẦN{% endif %}"
    )
    return [
        statement("if stt_ke_hoach.noi_dung_chung"),
        _heading(profile, "noi_dung_chung", titles),
        *_item(
            profile, "noi_dung", "Nội dung", _one_or_more(profile, "noi_dung_to_chuc"), *_programme(profile)
        ),
        *_item(profile, "thoi_gian", "Thời gian", paragraph(BODY, "{{ thoi_gian_cau }}")),
        *_item(
            profile,
            "dia_diem",
            "Địa điểm{% if hinh_thuc_hop %}, hình thức{% endif %}",
            block("if dia_diem_cau", paragraph(BODY, "{{ dia_diem_cau }}")),
            write_form(),
        ),
        *_item(
            profile,
            "thanh_phan",
            "Thành phần",
            write_chairs(),
            block("if thu_ky_hop", paragraph(BODY, "Thư ký: {{ thu_ky_hop }}.")),
            *write_listed(profile, "Đại biểu dự:", "dai_bieu_du"),
        ),
        statement("endif"),
    ]


def _programme(profile: Profile) -> list[str]:
    """Return the programme as a table, where it has hours and persons."""
    return [
        statement("if bang_chuong_trinh.dong"),
        paragraph(BODY, "Chương trình cụ thể như sau:", properties="<w:keepNext/>"),
        data_table(
            share_width(profile.text_width, 32, 79, 54),
            ("Thời gian", "Nội dung", "Người thực hiện"),
            "c in bang_chuong_trinh.dong",
            (("GiuaBang", "{{ c.gio }}"), ("ChuBang", "{{ c.noi_dung }}"), ("ChuBang", "{{ c.nguoi }}")),
        ),
        paragraph("SauBang"),
        statement("endif"),
    ]


def _item(profile: Profile, key: str, name: str, *content: str) -> list[str]:
    return [
        statement(f"if stt_ke_hoach.{key}"),
        subheading(profile, f"stt_ke_hoach.{key}", name),
        *content,
        statement("endif"),
    ]


def _one_or_more(profile: Profile, items: str) -> str:
    one = block(f"if {items} | length == 1", paragraph(BODY, f"{{{{ {items}[0] }}}}"))
    return one + block(f"if {items} | length > 1", _bullets(profile, items))


def _preparation(profile: Profile) -> list[str]:
    tasks = data_table(
        share_width(profile.text_width, 12, 51, 33, 29, 23, 27),
        ("STT", "Nội dung công việc", "Chủ trì", "Phối hợp", "Thời hạn", "Sản phẩm"),
        "n in chuan_bi",
        (
            ("GiuaBang", "{{ n.stt }}"),
            ("ChuBang", "{{ n.noi_dung }}"),
            ("ChuBang", "{{ n.giao | hoa_dau }}"),
            ("ChuBang", "{{ n.phoi_hop }}"),
            ("GiuaBang", "{{ n.han | hoa_dau }}"),
            ("ChuBang", "{{ n.san_pham }}"),
        ),
    )
    return [
        statement("if stt_ke_hoach.thuc_hien"),
        _heading(profile, "thuc_hien", "TỔ CHỨC THỰC HIỆN"),
        _one_or_more(profile, "phan_cong_to_chuc"),
        block(
            "if chuan_bi",
            paragraph(BODY, "Phân công chuẩn bị như sau:", properties="<w:keepNext/>"),
            tasks,
            paragraph("SauBang"),
        ),
        block("if tai_lieu", paragraph(BODY, "Tài liệu: {{ tai_lieu | join('; ') }}.")),
        block("if kinh_phi", paragraph(BODY, "Kinh phí: {{ kinh_phi }}.")),
        paragraph(BODY, "Các cơ quan, đơn vị liên quan căn cứ Kế hoạch này tổ chức thực hiện."),
        statement("endif"),
    ]
