"""The appendices of a report: its figures, and who does what by when."""

from __future__ import annotations

from baocao.layout.profile import Profile
from word.frame import appendix_heading, sections
from word.xml import block, data_table, paragraph, share_width, statement


def write_figures(profile: Profile) -> list[str]:
    """Return the appendix of figures: upright with few columns, across with plans and comparisons."""
    pages = sections(profile)
    narrow = data_table(
        share_width(profile.text_width, 14, 91, 30, 30),
        ("STT", "Chỉ tiêu", "Đơn vị tính", "Kết quả"),
        "d in phu_luc.so_lieu.dong",
        (
            ("GiuaBang", "{{ d.stt }}"),
            ("ChuBang", "{{ d.ten }}"),
            ("GiuaBang", "{{ d.don_vi }}"),
            ("SoBang", "{{ d.thuc_hien }}"),
        ),
    )
    wide = data_table(
        share_width(pages.wide_text, 14, 80, 25, 25, 27, 24, 30, 27),
        (
            "STT",
            "Chỉ tiêu",
            "Đơn vị tính",
            "Kế hoạch",
            "Thực hiện",
            "Tỷ lệ so với kế hoạch",
            "{{ phu_luc.so_lieu.ky_so_sanh }}",
            "Tăng, giảm",
        ),
        "d in phu_luc.so_lieu.dong",
        (
            ("GiuaBang", "{{ d.stt }}"),
            ("ChuBang", "{{ d.ten }}"),
            ("GiuaBang", "{{ d.don_vi }}"),
            ("SoBang", "{{ d.ke_hoach }}"),
            ("SoBang", "{{ d.thuc_hien }}"),
            ("SoBang", "{{ d.ty_le }}"),
            ("SoBang", "{{ d.so_sanh }}"),
            ("SoBang", "{{ d.thay_doi }}"),
        ),
    )
    title = "SỐ LIỆU{% if ky.bao_cao %} {{ ky.bao_cao | upper }}{% endif %}"
    heading = appendix_heading(profile, "phu_luc.so_lieu.ten_goi", title)
    return [
        statement("if phu_luc.so_lieu and not phu_luc.so_lieu.ngang"),
        heading.upright,
        narrow,
        paragraph("SauBang", properties=pages.appendix),
        statement("endif"),
        statement("if phu_luc.so_lieu and phu_luc.so_lieu.ngang"),
        heading.across,
        wide,
        paragraph("SauBang", properties=pages.wide_appendix),
        statement("endif"),
    ]


def write_assignments(profile: Profile) -> list[str]:
    """Return the appendix of tasks: who leads, who helps, by when, with what to show."""
    pages = sections(profile)
    title = "PHÂN CÔNG THỰC HIỆN NHIỆM VỤ {{ (ky.ke_hoach or 'thời gian tới') | upper }}"
    heading = appendix_heading(profile, "phu_luc.nhiem_vu.ten_goi", title)
    return [
        statement("if phu_luc.nhiem_vu"),
        heading.across,
        data_table(
            share_width(pages.wide_text, 14, 76, 50, 50, 26, 38),
            ("STT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời hạn", "Sản phẩm"),
            "n in nhiem_vu",
            (
                ("GiuaBang", "{{ n.stt }}"),
                ("ChuBang", "{{ n.noi_dung }}"),
                ("ChuBang", "{{ n.giao }}"),
                ("ChuBang", "{{ n.phoi_hop }}"),
                ("GiuaBang", "{{ n.han }}"),
                ("ChuBang", "{{ n.san_pham }}"),
            ),
        ),
        paragraph("SauBang", properties=pages.wide_appendix),
        statement("endif"),
    ]


def write_photos(profile: Profile) -> list[str]:
    """Return the appendix of photographs, each with its caption below."""
    heading = appendix_heading(profile, "phu_luc.anh.ten_goi", "HÌNH ẢNH")
    picture = paragraph("GiuaBang", "{{ a.hinh }}", properties='<w:keepNext/><w:spacing w:before="240"/>')
    caption = "{{ a.chu_thich }}{% if a.nguon %} (Ảnh: {{ a.nguon }}){% endif %}"
    return [
        statement("if phu_luc.anh"),
        heading.upright,
        block("for a in phu_luc.anh.anh", picture, paragraph("GiuaBang", caption)),
        paragraph("SauBang", properties=sections(profile).appendix),
        statement("endif"),
    ]
