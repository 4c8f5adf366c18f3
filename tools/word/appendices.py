"""The appendices of a report: its figures, and who does what by when."""

from __future__ import annotations

from collections.abc import Sequence

from baocao.layout.profile import Profile
from baocao.units import Length
from word.frame import AppendixHeading, Sections, appendix_heading, sections, subheading
from word.xml import (
    CELL_PADDING,
    block,
    cell,
    chosen_table,
    paragraph,
    row,
    run,
    share_width,
    statement,
    statement_row,
    table,
)


def write_figures(profile: Profile) -> list[str]:
    """Return the appendix of figures: upright with few columns, across with plans and comparisons."""
    pages = sections(profile)
    title = "SỐ LIỆU{% if ky.bao_cao %} {{ ky.bao_cao | upper }}{% endif %}"
    heading = appendix_heading(profile, "phu_luc.so_lieu.ten_goi", title)
    return write_either_way(
        pages,
        heading,
        write_tables(profile, profile.text_width),
        write_tables(profile, pages.wide_text),
        condition="phu_luc.so_lieu and ",
    )


def write_either_way(
    pages: Sections,
    heading: AppendixHeading,
    upright: Sequence[str],
    across: Sequence[str],
    *,
    condition: str = "",
) -> list[str]:
    """Return an appendix of figures that the variable ``ngang`` lays across; `condition` stands before it."""
    return [
        statement(f"if {condition}not phu_luc.so_lieu.ngang"),
        heading.upright,
        *upright,
        paragraph("SauBang", properties=pages.appendix),
        statement("endif"),
        statement(f"if {condition}phu_luc.so_lieu.ngang"),
        heading.across,
        *across,
        paragraph("SauBang", properties=pages.wide_appendix),
        statement("endif"),
    ]


def write_tables(profile: Profile, width: Length) -> list[str]:
    """Return the tables of figures, each with its title when there are several; their columns are a loop."""
    unit = "{{%tc if b.co_don_vi %}}{}{{%tc endif %}}"
    columns = "{{%tc for {0} in {1} %}}{{{{ {0} }}}}{{%tc endfor %}}"
    widths = share_width(width, 14, 65, 23, 25)
    head = row(
        cell(widths[0], paragraph("DauBang", "STT"), align="center"),
        cell(widths[1], paragraph("DauBang", "{{ b.dau }}"), align="center"),
        cell(widths[2], paragraph("DauBang", unit.format("Đơn vị tính")), align="center"),
        cell(widths[3], paragraph("DauBang", columns.format("c", "b.cot")), align="center"),
        header=True,
    )
    figures = row(
        cell(widths[0], paragraph("GiuaBang", "{{ d.stt }}")),
        cell(widths[1], paragraph("ChuBang", "{{ d.ten }}")),
        cell(widths[2], paragraph("GiuaBang", unit.format("{{ d.don_vi }}"))),
        cell(widths[3], paragraph("SoBang", columns.format("o", "d.o"))),
    )
    bold = "<w:b/><w:bCs/>"
    keep = "<w:keepNext/>"  # so that no signature stands alone on its page
    totals = row(
        cell(widths[0], paragraph("GiuaBang", properties=keep)),
        cell(widths[1], paragraph("ChuBang", run("Tổng cộng", bold), properties=keep)),
        cell(widths[2], paragraph("GiuaBang", unit.format(""), properties=keep)),
        cell(widths[3], paragraph("SoBang", run(columns.format("o", "b.tong"), bold), properties=keep)),
    )
    rows = [
        head,
        statement_row(widths, "for d in b.dong"),
        figures,
        statement_row(widths, "endfor"),
        statement_row(widths, "if b.tong"),
        totals,
        statement_row(widths, "endif"),
    ]
    return [
        statement("for b in phu_luc.so_lieu.bang"),
        block(
            "if b.ten",
            subheading(profile, "b.so", "{{ b.ten }}"),
            paragraph("SauBang", properties="<w:keepNext/>"),
        ),
        table("BangKe", widths, rows, padding=CELL_PADDING),
        statement("endfor"),
        block(
            "if phu_luc.so_lieu.bieu_do",
            paragraph("SauBang"),  # lets go of the row of totals, which is kept with what follows
        ),
        statement("for c in phu_luc.so_lieu.bieu_do"),
        paragraph("GiuaBang", "{{ c.hinh }}", properties='<w:keepNext/><w:spacing w:before="240"/>'),
        block("if not loop.last", paragraph("GiuaBang", run("{{ c.ten }}", bold))),
        block("if loop.last", paragraph("GiuaBang", run("{{ c.ten }}", bold), properties=keep)),
        statement("endfor"),
    ]


def write_assignments(profile: Profile) -> list[str]:
    """Return the appendix of tasks: who leads, who helps, by when, with what to show."""
    pages = sections(profile)
    title = "PHÂN CÔNG THỰC HIỆN NHIỆM VỤ {{ (ky.ke_hoach or 'thời gian tới') | upper }}"
    heading = appendix_heading(profile, "phu_luc.nhiem_vu.ten_goi", title)
    columns = (
        ("", "GiuaBang", "STT", "{{ n.stt }}", 14),
        ("", "ChuBang", "Nhiệm vụ", "{{ n.noi_dung }}", 76),
        ("giao", "ChuBang", "Chủ trì", "{{ n.giao | hoa_dau }}", 50),
        ("phoi_hop", "ChuBang", "Phối hợp", "{{ n.phoi_hop }}", 50),
        ("han", "GiuaBang", "Thời hạn", "{{ n.han | hoa_dau }}", 26),
        ("san_pham", "ChuBang", "Sản phẩm", "{{ n.san_pham }}", 38),
    )
    return [
        statement("if phu_luc.nhiem_vu"),
        heading.across,
        chosen_table(pages.wide_text, "n in nhiem_vu", columns, asked="phu_luc.nhiem_vu.cot"),
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
