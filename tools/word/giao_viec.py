"""The text of the template `giao-viec`: what a clerk sees in Word, tags included."""

from __future__ import annotations

from baocao.layout.profile import Profile
from baocao.units import Length
from word.frame import BODY, closing, end_either_way, foot, letterhead, sections, subheading, title
from word.xml import block, chosen_table, paragraph, part, statement

_COLUMNS = (
    ("", "GiuaBang", "STT", "{{ d.stt }}", 10),
    ("", "ChuBang", "Nhiệm vụ", "{{ d.viec }}", 58),
    ("giao", "ChuBang", "Chủ trì", "{{ d.giao }}", 34),
    ("phoi_hop", "ChuBang", "Phối hợp", "{{ d.phoi_hop }}", 34),
    ("han", "GiuaBang", "Thời hạn", "{{ d.han }}", 25),
    ("san_pham", "ChuBang", "Sản phẩm", "{{ d.san_pham }}", 30),
    ("nguoi_giao", "ChuBang", "Người giao", "{{ d.nguoi_giao }}", 26),
    ("trang_thai", "GiuaBang", "Trạng thái", "{{ d.trang_thai }}", 24),
    ("ket_qua", "ChuBang", "Kết quả", "{{ d.ket_qua }}", 38),
    ("ghi_chu", "ChuBang", "Ghi chú", "{{ d.ghi_chu }}", 26),
)
"""As `chosen_table` has them."""


_KEPT = '<w:keepNext/><w:spacing w:after="160"/>'
"""Above a table with its gap: behind a heading, LibreOffice keeps one paragraph with a table, not two."""
_CARRY_OUT = "Các cơ quan, đơn vị được giao nhiệm vụ tổ chức thực hiện, bảo đảm thời hạn, chất lượng"
_TO_KNOW = "{{ co_quan.ten }} thông báo để các cơ quan, đơn vị biết"


def write_document(profile: Profile) -> str:
    """Return word/document.xml: upright with few columns, across with many.

    A table of assignments is no type of document of the standards and has no
    abbreviation: it goes along with a notice or a plan, or is signed by itself
    without a number. The line of the number is empty unless ``so`` or ``ky_hieu`` is given.
    """
    pages = sections(profile)
    content = [
        letterhead(profile),
        title(profile),
        paragraph(BODY, "{{ bang_giao_viec.mo_dau }}", properties="<w:keepNext/>"),
        statement("for b in bang_giao_viec.bang"),
        block("if b.so", subheading(profile, "b.so", "{{ b.tieu_de }}")),
        block("if b.tong_hop", paragraph(BODY, "{{ b.tong_hop }}", properties=_KEPT)),
        block("if not b.tong_hop", paragraph("SauBang", properties="<w:keepNext/>")),
        block("if bang_giao_viec.ngang", _write_table(pages.wide_text)),
        block("if not bang_giao_viec.ngang", _write_table(profile.text_width)),
        paragraph("SauBang"),
        statement("endfor"),
        closing(
            profile, f"{{% if bang_giao_viec.con_viec %}}{_CARRY_OUT}{{% else %}}{_TO_KNOW}{{% endif %}}"
        ),
        foot(profile),
        *end_either_way(pages, "bang_giao_viec.ngang"),
    ]
    return part("document", f"<w:body>{''.join(content)}</w:body>")


def _write_table(room: Length) -> str:
    return chosen_table(room, "d in b.dong", _COLUMNS, asked="b.cot")
