"""The text of the template `danh-sach`: what a clerk sees in Word, tags included."""

from __future__ import annotations

from baocao.layout.profile import Profile
from baocao.units import Length
from word.frame import BODY, closing, end_either_way, foot, letterhead, sections, title
from word.occasion import write_occasion
from word.xml import (
    block,
    cell,
    looped_table,
    paragraph,
    part,
    row,
    run,
    share_width,
    statement_row,
)

_HEADS = ("STT", "Họ và tên", "Chức vụ, đơn vị", "Ký tên", "Ghi chú")
_UPRIGHT = (12, 40, 60, 21, 32)
_ACROSS = (14, 60, 98, 35, 45)


def write_document(profile: Profile) -> str:
    """Return word/document.xml: one page layout or the other, after how long the rows are."""
    pages = sections(profile)
    content = [
        letterhead(profile),
        title(profile),
        *write_occasion(),
        paragraph("SauBang", properties="<w:keepNext/>"),
        block("if bang_dai_bieu.ngang", _write_table(share_width(pages.wide_text, *_ACROSS))),
        block("if not bang_dai_bieu.ngang", _write_table(share_width(profile.text_width, *_UPRIGHT))),
        block("if bang_dai_bieu.tong_so and loi_ket", paragraph(BODY, "{{ bang_dai_bieu.tong_so }}.")),
        block("if loi_ket or bang_dai_bieu.tong_so", closing(profile, "{{ bang_dai_bieu.tong_so }}")),
        foot(profile),
        *end_either_way(pages, "bang_dai_bieu.ngang"),
    ]
    return part("document", f"<w:body>{''.join(content)}</w:body>")


def _write_table(widths: list[Length]) -> str:
    number, name, posts, signature, note = widths
    ends = [cell(signature, paragraph("ChuBang")), cell(note, paragraph("ChuBang", "{{ d.ghi_chu }}"))]
    first = cell(number, paragraph("GiuaBang", "{{ d.stt }}"))
    whole = paragraph("ChuBang", run("{{ d.ten }}", "<w:b/><w:bCs/>"), properties="<w:keepNext/>")
    rows = [
        statement_row(widths, 'if d.loai == "muc"'),
        row(cell(Length(sum(widths)), whole, span=len(widths))),
        statement_row(widths, 'elif d.loai == "nhom"'),
        row(first, cell(Length(name + posts), paragraph("ChuBang", "{{ d.ten }}"), span=2), *ends),
        statement_row(widths, "else"),
        row(
            first,
            cell(name, paragraph("ChuBang", "{{ d.ten }}")),
            cell(posts, paragraph("ChuBang", "{{ d.chuc_vu }}")),
            *ends,
        ),
        statement_row(widths, "endif"),
    ]
    return looped_table(widths, _HEADS, "d in bang_dai_bieu.dong", rows)
