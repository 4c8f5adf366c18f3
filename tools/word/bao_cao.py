"""The text of the template `bao-cao`: what a clerk sees in Word, tags included."""

from __future__ import annotations

from baocao.layout.profile import Profile
from word.appendices import write_assignments, write_figures, write_photos
from word.frame import (
    BODY,
    addressees,
    closing,
    foot,
    heading,
    letterhead,
    sections,
    subheading,
    title,
)
from word.xml import block, data_table, paragraph, part, share_width, statement


def write_document(profile: Profile) -> str:
    """Return word/document.xml."""
    pages = sections(profile)
    content = [
        letterhead(profile),
        title(profile),
        addressees(profile),
        block("for c in can_cu", paragraph("CanCu", "{{ c }}")),
        *_opening(),
        *_situation(profile),
        *_results(profile),
        *_assessment(profile),
        *_tasks(profile),
        *_proposals(profile),
        *_closing(profile),
        foot(profile),
        paragraph("SauBang", properties=pages.main),
        *write_figures(profile),
        *write_assignments(profile),
        *write_photos(profile),
        paragraph("SauBang"),
        pages.last,
    ]
    return part("document", f"<w:body>{''.join(content)}</w:body>")


def _opening() -> list[str]:
    opening = (
        "{% if vien_dan %}Thực hiện {{ vien_dan }}, {% endif %}"
        "{{ co_quan.ten }} báo cáo {{ trich_yeu_trong_cau }}"
        "{% if ky.luy_ke %}, lũy kế {{ ky.luy_ke }}{% endif %}"
        "{% if ky.so_lieu_den %} (số liệu tính đến ngày {{ ky.so_lieu_den }}){% endif %} như sau:"
    )
    return [
        block("if hoi_nghi_da_hop", paragraph(BODY, "{{ hoi_nghi_da_hop }}")),
        paragraph(BODY, opening),
    ]


def _situation(profile: Profile) -> list[str]:
    return [
        statement("if tinh_hinh"),
        heading(profile, "tinh_hinh", "TÌNH HÌNH CHUNG"),
        block("for doan in tinh_hinh", paragraph(BODY, "{{ doan }}")),
        statement("endif"),
    ]


def _results(profile: Profile) -> list[str]:
    bullet, deeper = profile.headings.bullets
    figures = paragraph(BODY, bullet + "{{ s.ten }}: {{ s.dien_giai }}")
    third = [
        block(
            "if d.muc", paragraph(BODY, bullet + "{{ d.muc }}{% if d.noi_dung or d.so_lieu %}:{% endif %}")
        ),
        block("for doan in d.noi_dung", paragraph(BODY, deeper + "{{ doan }}")),
        block("for s in d.so_lieu", paragraph(BODY, deeper + "{{ s.ten }}: {{ s.dien_giai }}")),
    ]
    second = [
        block("if c.muc", paragraph("Heading3", "{{ c.so }}" + profile.headings.point_end + "{{ c.muc }}")),
        block("for doan in c.noi_dung", paragraph(BODY, "{{ doan }}")),
        block("for s in c.so_lieu", figures),
        block("for d in c.muc_con", *third),
    ]
    first = [
        statement("if m.muc"),
        *_item(profile, "ket_qua", "m.so", "{{ m.muc }}"),
        statement("endif"),
        block("for doan in m.noi_dung", paragraph(BODY, "{{ doan }}")),
        block("for s in m.so_lieu", figures),
        block("for c in m.muc_con", *second),
    ]
    return [
        heading(
            profile, "ket_qua", "KẾT QUẢ CÔNG TÁC{% if ky.bao_cao %} {{ ky.bao_cao | upper }}{% endif %}"
        ),
        block(
            "if phu_luc.so_lieu",
            paragraph(BODY, "(Số liệu chi tiết tại {{ phu_luc.so_lieu.ten_goi }} kèm theo.)"),
        ),
        block("for m in ket_qua", *first),
        *_models(profile),
        *_done_tasks(profile),
        *_awards(profile),
    ]


def _item(profile: Profile, part_of: str, number: str, name: str) -> list[str]:
    """Return the heading of an item of a part; it has no number when it is the only one."""
    return [
        block(f"if not phan_mot_muc.{part_of}", subheading(profile, number, name)),
        block(f"if phan_mot_muc.{part_of}", paragraph("Heading2", name)),
    ]


def _models(profile: Profile) -> list[str]:
    line = (
        "{{ m.ten }}{% if m.linh_vuc %} (lĩnh vực {{ m.linh_vuc }}){% endif %}"
        "{% if m.don_vi %} của {{ m.don_vi }}{% endif %}"
        "{% if m.mo_ta %}: {{ m.mo_ta }}{% endif %}{% if loop.last %}.{% else %};{% endif %}"
    )
    return [
        statement("if mo_hinh"),
        *_item(profile, "ket_qua", "stt.mo_hinh", "Mô hình, điển hình tiêu biểu"),
        block("for m in mo_hinh", paragraph(BODY, profile.headings.bullets[0] + line)),
        statement("endif"),
    ]


def _done_tasks(profile: Profile) -> list[str]:
    widths = share_width(profile.text_width, 13, 49, 36, 25, 42)
    return [
        statement("if nhiem_vu_da_giao"),
        *_item(profile, "ket_qua", "stt.nhiem_vu_da_giao", "Kết quả thực hiện nhiệm vụ được giao"),
        paragraph("SauBang", properties="<w:keepNext/>"),
        data_table(
            widths,
            ("STT", "Nhiệm vụ", "Đơn vị thực hiện", "Thời hạn", "Kết quả"),
            "n in nhiem_vu_da_giao",
            (
                ("GiuaBang", "{{ n.stt }}"),
                ("ChuBang", "{{ n.noi_dung }}"),
                (
                    "ChuBang",
                    "{{ n.giao | hoa_dau }}{% if n.phoi_hop %}; phối hợp: {{ n.phoi_hop }}{% endif %}",
                ),
                ("GiuaBang", "{{ n.han | hoa_dau }}"),
                ("ChuBang", "{{ n.ket_qua }}"),
            ),
        ),
        paragraph("SauBang"),
        statement("endif"),
    ]


def _awards(profile: Profile) -> list[str]:
    return [
        statement("if khen_thuong"),
        *_item(profile, "ket_qua", "stt.khen_thuong", "Khen thưởng"),
        block("for k in khen_thuong", paragraph(BODY, profile.headings.bullets[0] + "{{ k }}")),
        statement("endif"),
    ]


def _assessment(profile: Profile) -> list[str]:
    def listed(key: str, title: str, items: str) -> list[str]:
        return [
            statement(f"if {key}"),
            block("if not phan_mot_muc.danh_gia", subheading(profile, f"stt.{key}", title)),
            block(f"for doan in {items}", paragraph(BODY, profile.headings.bullets[0] + "{{ doan }}")),
            statement("endif"),
        ]

    def causes(key: str, title: str) -> list[str]:
        return [
            statement(f"if nguyen_nhan.{key}"),
            block(
                "if not phan_mot_muc.nguyen_nhan",
                paragraph("Heading3", f"{{{{ stt.nguyen_nhan_{key} }}}}{profile.headings.point_end}{title}"),
            ),
            block(
                f"for doan in nguyen_nhan.{key}", paragraph(BODY, profile.headings.bullets[0] + "{{ doan }}")
            ),
            statement("endif"),
        ]

    return [
        statement("if stt.danh_gia"),
        heading(profile, "danh_gia", "{{ (phan_mot_muc.danh_gia or 'Đánh giá chung') | upper }}"),
        *listed("uu_diem", "Ưu điểm", "uu_diem"),
        *listed("han_che", "Hạn chế", "han_che"),
        statement("if stt.nguyen_nhan"),
        block(
            "if not phan_mot_muc.danh_gia",
            subheading(profile, "stt.nguyen_nhan", "{{ phan_mot_muc.nguyen_nhan or 'Nguyên nhân' }}"),
        ),
        block("for doan in nguyen_nhan.chung", paragraph(BODY, profile.headings.bullets[0] + "{{ doan }}")),
        *causes("khach_quan", "Nguyên nhân khách quan"),
        *causes("chu_quan", "Nguyên nhân chủ quan"),
        statement("endif"),
        statement("endif"),
    ]


def _tasks(profile: Profile) -> list[str]:
    refer = "(Phân công thực hiện tại {{ phu_luc.nhiem_vu.ten_goi }} kèm theo.)"
    return [
        statement("if nhiem_vu"),
        heading(profile, "nhiem_vu", "NHIỆM VỤ TRỌNG TÂM {{ (ky.ke_hoach or 'thời gian tới') | upper }}"),
        block("if giao_boi", paragraph(BODY, "{{ giao_boi }} giao các nhiệm vụ sau:")),
        block(
            "for n in nhiem_vu",
            paragraph(BODY, "{{ n.stt }}" + profile.headings.item_end + "{{ n.noi_dung_cau }}"),
        ),
        block("if phu_luc.nhiem_vu", paragraph(BODY, refer)),
        statement("endif"),
    ]


def _proposals(profile: Profile) -> list[str]:
    return [
        statement("if kien_nghi"),
        heading(profile, "kien_nghi", "KIẾN NGHỊ, ĐỀ XUẤT"),
        block("for doan in kien_nghi", paragraph(BODY, profile.headings.bullets[0] + "{{ doan }}")),
        statement("endif"),
    ]


def _closing(profile: Profile) -> list[str]:
    default = (
        "Trên đây là {{ ten_loai | lower }} {{ trich_yeu_trong_cau }}{% if kinh_gui %}, "
        "{{ co_quan.ten }} trân trọng báo cáo{% else %} của {{ co_quan.ten }}{% endif %}"
    )
    coming = (
        "Báo cáo này trình {{ hoi_nghi.ten_trong_cau }}"
        "{% if hoi_nghi.to_chuc %} do {{ hoi_nghi.to_chuc }} tổ chức{% endif %}"
        "{% if hoi_nghi.ngay %} ngày {{ hoi_nghi.ngay }}{% endif %}"
        "{% if hoi_nghi.dia_diem %} tại {{ hoi_nghi.dia_diem }}{% endif %}"
        "{% if hoi_nghi.chu_tri %}; {{ hoi_nghi.chu_tri }}{% endif %}."
    )
    return [
        block("if hoi_nghi.ten and not hoi_nghi.da_hop", paragraph(BODY, coming)),
        block("if phu_luc.anh", paragraph(BODY, "(Hình ảnh tại {{ phu_luc.anh.ten_goi }} kèm theo.)")),
        block("if tai_lieu", paragraph(BODY, "Tài liệu kèm theo: {{ tai_lieu | join('; ') }}.")),
        closing(profile, default),
    ]
