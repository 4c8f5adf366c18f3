"""The text of the template `bao-cao`: what a clerk sees in Word, tags included."""

from __future__ import annotations

from baocao.layout.metrics import measure
from baocao.layout.profile import Profile
from baocao.units import Length
from word.appendices import write_assignments, write_figures
from word.frame import letterhead, rule, sections, signature_table
from word.xml import block, data_table, paragraph, part, run, share_width, statement

_BODY = "ThanVanBan"


def write_document(profile: Profile) -> str:
    """Return word/document.xml."""
    pages = sections(profile)
    content = [
        letterhead(profile),
        _title(profile),
        _addressees(profile),
        block("for c in can_cu", paragraph("CanCu", "{{ c }}")),
        *_opening(),
        *_situation(profile),
        *_results(profile),
        *_assessment(profile),
        *_tasks(profile),
        *_proposals(profile),
        *_closing(profile),
        paragraph("SauBang", properties="<w:keepNext/>"),
        signature_table(profile),
        paragraph("SauBang", properties=pages.main),
        *write_figures(profile),
        *write_assignments(profile),
        paragraph("SauBang"),
        pages.last,
    ]
    return part("document", f"<w:body>{''.join(content)}</w:body>")


def _heading(profile: Profile, key: str, text: str) -> str:
    return paragraph("Heading1", f"{{{{ stt.{key} }}}}{profile.headings.section_end}{text}")


def _subheading(profile: Profile, number: str, text: str) -> str:
    return paragraph("Heading2", f"{{{{ {number} }}}}{profile.headings.item_end}{text}")


def _title(profile: Profile) -> str:
    below = (
        paragraph("GachNoi", profile.subject.mark_below)
        if profile.subject.mark_below
        else rule("KeNgangNgan", profile.text_width, Length.from_mm(45))
    )
    return paragraph("TenLoai", "{{ ten_loai }}") + paragraph("TrichYeu", "{{ trich_yeu }}") + below


def _addressees(profile: Profile) -> str:
    component = profile.components["kinh_gui"]
    label = run(component.text, "<w:i/><w:iCs/>" if component.label_italic else "")
    one = paragraph("KinhGui", label, run(" {{ kinh_gui[0] }}"))
    items = paragraph("KinhGui", "{{ n }}", properties=_under_colon(profile))
    return "".join(
        [
            block("if kinh_gui | length == 1", one),
            statement("if kinh_gui | length > 1"),
            paragraph("KinhGui", label),
            block("for n in kinh_gui", items),
            statement("endif"),
        ]
    )


def _under_colon(profile: Profile) -> str:
    """Return the indent that puts the dashes of a list of addressees under the colon."""
    component = profile.components["kinh_gui"]
    if component.indent_left_mm is None:
        return '<w:spacing w:before="0"/>'
    colon = measure(component.text.rstrip(":"), component.size)
    left = Length(Length.from_mm(component.indent_left_mm.use) + colon)
    dash = measure(profile.addressee.bullet, component.size)
    return f'<w:spacing w:before="0"/><w:ind w:left="{Length(left + dash).twips}" w:hanging="{dash.twips}"/>'


def _opening() -> list[str]:
    conference = (
        "{% if hoi_nghi.ngay %}Ngày {{ hoi_nghi.ngay }}"
        "{% if hoi_nghi.dia_diem %}, tại {{ hoi_nghi.dia_diem }}{% endif %}, {% endif %}"
        "{{ hoi_nghi.to_chuc or co_quan.ten }} tổ chức {{ hoi_nghi.ten }}"
        "{% if hoi_nghi.hinh_thuc %} {{ hoi_nghi.hinh_thuc }}{% endif %}"
        "{% if hoi_nghi.chu_tri %}; {{ hoi_nghi.chu_tri }}{% endif %}."
        "{% if hoi_nghi.dai_bieu %} Dự Hội nghị có {{ hoi_nghi.dai_bieu }}.{% endif %}"
    )
    opening = (
        "{% if vien_dan %}Thực hiện {{ vien_dan }}, {% endif %}"
        "{{ co_quan.ten }} báo cáo {{ trich_yeu_trong_cau }}"
        "{% if ky.luy_ke %}, lũy kế {{ ky.luy_ke }}{% endif %}"
        "{% if ky.so_lieu_den %} (số liệu tính đến ngày {{ ky.so_lieu_den }}){% endif %} như sau:"
    )
    return [
        block("if hoi_nghi.ten and hoi_nghi.da_hop", paragraph(_BODY, conference)),
        paragraph(_BODY, opening),
    ]


def _situation(profile: Profile) -> list[str]:
    return [
        statement("if tinh_hinh"),
        _heading(profile, "tinh_hinh", "TÌNH HÌNH CHUNG"),
        block("for doan in tinh_hinh", paragraph(_BODY, "{{ doan }}")),
        statement("endif"),
    ]


def _results(profile: Profile) -> list[str]:
    bullet, deeper = profile.headings.bullets
    figures = paragraph(_BODY, bullet + "{{ s.ten }}: {{ s.dien_giai }}")
    third = [
        block(
            "if d.muc", paragraph(_BODY, bullet + "{{ d.muc }}{% if d.noi_dung or d.so_lieu %}:{% endif %}")
        ),
        block("for doan in d.noi_dung", paragraph(_BODY, deeper + "{{ doan }}")),
        block("for s in d.so_lieu", paragraph(_BODY, deeper + "{{ s.ten }}: {{ s.dien_giai }}")),
    ]
    second = [
        block("if c.muc", paragraph("Heading3", "{{ c.so }}" + profile.headings.point_end + "{{ c.muc }}")),
        block("for doan in c.noi_dung", paragraph(_BODY, "{{ doan }}")),
        block("for s in c.so_lieu", figures),
        block("for d in c.muc_con", *third),
    ]
    first = [
        block("if m.muc", _subheading(profile, "m.so", "{{ m.muc }}")),
        block("for doan in m.noi_dung", paragraph(_BODY, "{{ doan }}")),
        block("for s in m.so_lieu", figures),
        block("for c in m.muc_con", *second),
    ]
    return [
        _heading(
            profile, "ket_qua", "KẾT QUẢ CÔNG TÁC{% if ky.bao_cao %} {{ ky.bao_cao | upper }}{% endif %}"
        ),
        block(
            "if phu_luc.so_lieu",
            paragraph(_BODY, "(Số liệu chi tiết tại {{ phu_luc.so_lieu.ten_goi }} kèm theo.)"),
        ),
        block("for m in ket_qua", *first),
        *_models(profile),
        *_done_tasks(profile),
        *_awards(profile),
    ]


def _models(profile: Profile) -> list[str]:
    line = (
        "{{ m.ten }}{% if m.linh_vuc %} (lĩnh vực {{ m.linh_vuc }}){% endif %}"
        "{% if m.don_vi %} của {{ m.don_vi }}{% endif %}"
        "{% if m.mo_ta %}: {{ m.mo_ta }}{% endif %}{% if loop.last %}.{% else %};{% endif %}"
    )
    return [
        statement("if mo_hinh"),
        _subheading(profile, "stt.mo_hinh", "Mô hình, điển hình tiêu biểu"),
        block("for m in mo_hinh", paragraph(_BODY, profile.headings.bullets[0] + line)),
        statement("endif"),
    ]


def _done_tasks(profile: Profile) -> list[str]:
    widths = share_width(profile.text_width, 13, 49, 36, 25, 42)
    return [
        statement("if nhiem_vu_da_giao"),
        _subheading(profile, "stt.nhiem_vu_da_giao", "Kết quả thực hiện nhiệm vụ được giao"),
        paragraph("SauBang", properties="<w:keepNext/>"),
        data_table(
            widths,
            ("STT", "Nhiệm vụ", "Đơn vị thực hiện", "Thời hạn", "Kết quả"),
            "n in nhiem_vu_da_giao",
            (
                ("GiuaBang", "{{ n.stt }}"),
                ("ChuBang", "{{ n.noi_dung }}"),
                ("ChuBang", "{{ n.giao }}{% if n.phoi_hop %}; phối hợp: {{ n.phoi_hop }}{% endif %}"),
                ("GiuaBang", "{{ n.han }}"),
                ("ChuBang", "{{ n.ket_qua }}"),
            ),
        ),
        paragraph("SauBang"),
        statement("endif"),
    ]


def _awards(profile: Profile) -> list[str]:
    return [
        statement("if khen_thuong"),
        _subheading(profile, "stt.khen_thuong", "Khen thưởng"),
        block("for k in khen_thuong", paragraph(_BODY, profile.headings.bullets[0] + "{{ k }}")),
        statement("endif"),
    ]


def _assessment(profile: Profile) -> list[str]:
    def listed(key: str, title: str, items: str) -> list[str]:
        return [
            statement(f"if {key}"),
            _subheading(profile, f"stt.{key}", title),
            block(f"for doan in {items}", paragraph(_BODY, profile.headings.bullets[0] + "{{ doan }}")),
            statement("endif"),
        ]

    def causes(key: str, title: str) -> list[str]:
        return [
            statement(f"if nguyen_nhan.{key}"),
            paragraph("Heading3", f"{{{{ stt.nguyen_nhan_{key} }}}}{profile.headings.point_end}{title}"),
            block(
                f"for doan in nguyen_nhan.{key}", paragraph(_BODY, profile.headings.bullets[0] + "{{ doan }}")
            ),
            statement("endif"),
        ]

    return [
        statement("if stt.danh_gia"),
        _heading(profile, "danh_gia", "ĐÁNH GIÁ CHUNG"),
        *listed("uu_diem", "Ưu điểm", "uu_diem"),
        *listed("han_che", "Hạn chế", "han_che"),
        statement("if stt.nguyen_nhan"),
        _subheading(profile, "stt.nguyen_nhan", "Nguyên nhân"),
        block("for doan in nguyen_nhan.chung", paragraph(_BODY, profile.headings.bullets[0] + "{{ doan }}")),
        *causes("khach_quan", "Nguyên nhân khách quan"),
        *causes("chu_quan", "Nguyên nhân chủ quan"),
        statement("endif"),
        statement("endif"),
    ]


def _tasks(profile: Profile) -> list[str]:
    refer = "(Phân công thực hiện tại {{ phu_luc.nhiem_vu.ten_goi }} kèm theo.)"
    return [
        statement("if nhiem_vu"),
        _heading(profile, "nhiem_vu", "NHIỆM VỤ TRỌNG TÂM {{ (ky.ke_hoach or 'thời gian tới') | upper }}"),
        block("if giao_boi", paragraph(_BODY, "{{ giao_boi }} giao các nhiệm vụ sau:")),
        block(
            "for n in nhiem_vu",
            paragraph(_BODY, "{{ n.stt }}" + profile.headings.item_end + "{{ n.noi_dung_cau }}"),
        ),
        block("if phu_luc.nhiem_vu", paragraph(_BODY, refer)),
        statement("endif"),
    ]


def _proposals(profile: Profile) -> list[str]:
    return [
        statement("if kien_nghi"),
        _heading(profile, "kien_nghi", "KIẾN NGHỊ, ĐỀ XUẤT"),
        block("for doan in kien_nghi", paragraph(_BODY, profile.headings.bullets[0] + "{{ doan }}")),
        statement("endif"),
    ]


def _closing(profile: Profile) -> list[str]:
    default = (
        "Trên đây là {{ ten_loai | lower }} {{ trich_yeu_trong_cau }}{% if kinh_gui %}, "
        "{{ co_quan.ten }} trân trọng báo cáo{% else %} của {{ co_quan.ten }}{% endif %}"
    )
    end = profile.end_of_text.mark_text
    coming = (
        "Báo cáo này trình {{ hoi_nghi.ten }}"
        "{% if hoi_nghi.to_chuc %} do {{ hoi_nghi.to_chuc }} tổ chức{% endif %}"
        "{% if hoi_nghi.ngay %} ngày {{ hoi_nghi.ngay }}{% endif %}"
        "{% if hoi_nghi.dia_diem %} tại {{ hoi_nghi.dia_diem }}{% endif %}"
        "{% if hoi_nghi.chu_tri %}; {{ hoi_nghi.chu_tri }}{% endif %}."
    )
    return [
        block("if hoi_nghi.ten and not hoi_nghi.da_hop", paragraph(_BODY, coming)),
        block("if tai_lieu", paragraph(_BODY, "Tài liệu kèm theo: {{ tai_lieu | join('; ') }}.")),
        paragraph("LoiKet", "{% if loi_ket %}{{ loi_ket }}{% else %}" + default + "{% endif %}" + end),
    ]
