"""What frames the text of every template: head, signature, appendix headings, sections."""

from __future__ import annotations

from dataclasses import dataclass

from baocao.layout.metrics import measure
from baocao.layout.profile import Profile
from baocao.units import Length
from word.xml import block, cell, paragraph, row, run, section, statement, table

BODY = "ThanVanBan"
"""The style of running text."""
_SECRECY_BOX_MM = 30


@dataclass(frozen=True, slots=True)
class Sections:
    """Section properties: as paragraph properties, but for the last."""

    main: str
    appendix: str
    wide_appendix: str
    last: str
    wide_text: Length
    """Width between the margins of a page laid across."""


@dataclass(frozen=True, slots=True)
class AppendixHeading:
    """The heading of an appendix on an upright page and on one laid across."""

    upright: str
    across: str


def sections(profile: Profile) -> Sections:
    """Return the sections of a document with appendices; each appendix counts its pages from 1."""
    page = profile.page
    size = (Length.from_mm(page.width_mm), Length.from_mm(page.height_mm))
    margins = {side: Length.from_mm(allowed.use) for side, allowed in page.margins_mm.items()}
    distance = Length.from_mm(profile.page_number.header_distance_mm)
    start = profile.page_number.start
    return Sections(
        main=section(size=size, margins=margins, header_distance=distance),
        appendix=section(size=size, margins=margins, header_distance=distance, start=start),
        wide_appendix=section(
            size=size, margins=margins, header_distance=distance, start=start, landscape=True
        ),
        last=section(size=size, margins=margins, header_distance=distance, start=start),
        wide_text=Length(max(size) - margins["left"] - margins["right"]),
    )


def end_either_way(pages: Sections, across: str) -> list[str]:
    """Return the end of a document of one page layout: across when the variable `across` says so."""
    return [
        statement(f"if {across}"),
        paragraph("SauBang", properties=pages.wide_appendix),
        statement("else"),
        paragraph("SauBang", properties=pages.main),
        statement("endif"),
        paragraph("SauBang"),
        pages.last,
    ]


def rule(style: str, room: Length, length: Length) -> str:
    """Return a solid line of `length` in the middle of `room`: a thin paragraph with a border on top."""
    side = Length((room - length) // 2).twips
    return paragraph(style, properties=f'<w:ind w:left="{side}" w:right="{side}"/>')


def letterhead(profile: Profile, *, dated: bool = True) -> str:
    """Return the table at the head of page 1: agency and number left, title and date right.

    `dated` is off for minutes, which have no place and date line.
    """
    left, right = (
        Length.from_mm(side.use) for side in (profile.letterhead.left_mm, profile.letterhead.right_mm)
    )
    below = (
        paragraph("DauSao", profile.agency.mark_below)
        if profile.agency.mark_below
        else rule("KeNgangNgan", left, Length.from_mm(25))
    )
    agency = [
        block("if co_quan.chu_quan", paragraph("CoQuanChuQuan", "{{ co_quan.chu_quan_hoa }}")),
        paragraph("CoQuan", "{{ co_quan.ten_hoa }}"),
        below,
    ]
    marks = [
        block("if do_mat", paragraph("DoMat", "{{ do_mat }}", properties=_box(left, _SECRECY_BOX_MM))),
        block("if do_mat and muc_khan", paragraph("SauBang")),
        *_urgency(profile, left),
        block("if du_thao", paragraph("DuThao", "{{ du_thao }}")),
    ]
    rows = [
        row(cell(left, *agency), cell(right, *national_title(profile, right))),
        row(
            cell(left, paragraph("SoKyHieu", "{{ so_ky_hieu }}")),
            cell(right, paragraph("DiaDanhNgay", "{{ dia_danh_ngay }}" if dated else "")),
        ),
        row(
            cell(left, paragraph("LenhMau", "{%tr if do_mat or muc_khan or du_thao %}")),
            cell(right, paragraph("LenhMau")),
        ),
        row(cell(left, *marks), cell(right, paragraph("SauBang"))),
        row(cell(left, paragraph("LenhMau", "{%tr endif %}")), cell(right, paragraph("LenhMau"))),
    ]
    return table("BangKhongKe", [left, right], rows)


def national_title(profile: Profile, room: Length) -> list[str]:
    """Return the nation's name and motto, or the Party's name, with the rule below."""
    rows = [("QuocHieu", "quoc_hieu"), ("TieuNgu", "tieu_ngu")]
    present = [(style, profile.components[key]) for style, key in rows if key in profile.components]
    lines = [paragraph(style, component.text) for style, component in present]
    last = present[-1][1]
    length = measure(last.text, last.size, bold=last.bold, italic=last.italic)
    return [*lines, rule("KeNgang", room, length)]


def _urgency(profile: Profile, room: Length) -> list[str]:
    """Return one paragraph for each word of urgency, boxed in the size that goes with it."""
    return [
        block(f'if muc_khan == "{word}"', paragraph("MucKhan", word, properties=_box(room, width_mm)))
        for word, (width_mm, _) in profile.urgency_boxes_mm.items()
    ]


def _box(room: Length, width_mm: float) -> str:
    side = Length((room - Length.from_mm(width_mm)) // 2).twips
    return f'<w:ind w:left="{side}" w:right="{side}"/>'


def title(profile: Profile) -> str:
    """Return tên loại, trích yếu and what the layout puts below: a rule, or hyphens."""
    below = (
        paragraph("GachNoi", profile.subject.mark_below)
        if profile.subject.mark_below
        else rule("KeNgangNgan", profile.text_width, Length.from_mm(45))
    )
    return paragraph("TenLoai", "{{ ten_loai }}") + paragraph("TrichYeu", "{{ trich_yeu }}") + below


def addressees(profile: Profile) -> str:
    """Return Kính gửi: one addressee on its line, several as a list under its colon; nothing for none."""
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


def heading(profile: Profile, key: str, text: str) -> str:
    """Return a heading of the first level, numbered by the variable ``stt.<key>``."""
    return paragraph("Heading1", f"{{{{ stt.{key} }}}}{profile.headings.section_end}{text}")


def subheading(profile: Profile, number: str, text: str) -> str:
    """Return a heading of the second level, numbered by the variable `number`."""
    return paragraph("Heading2", f"{{{{ {number} }}}}{profile.headings.item_end}{text}")


def signature_table(profile: Profile) -> str:
    """Return Nơi nhận and the signature side by side, never torn apart by a page break."""
    left, right = (Length.from_mm(side.use) for side in (profile.closing.left_mm, profile.closing.right_mm))
    signature = [
        block("for q in nguoi_ky.quyen_han", paragraph("QuyenHan", "{{ q }}")),
        block("if nguoi_ky.chuc_vu", paragraph("ChucVu", "{{ nguoi_ky.chuc_vu }}")),
        *[paragraph("KyTen") for _ in range(round(profile.closing.signature_lines.use))],
        paragraph("HoTen", "{{ nguoi_ky.ho_ten }}"),
    ]
    return table(
        "BangKhongKe", [left, right], [row(cell(left, *_recipients(profile)), cell(right, *signature))]
    )


def _recipients(profile: Profile) -> list[str]:
    return [
        paragraph("NhanNoiNhan", profile.components["noi_nhan_nhan"].text),
        block("for n in noi_nhan", paragraph("NoiNhan", "{{ n }}")),
    ]


def foot(profile: Profile) -> str:
    """Return Nơi nhận and the signature, tied to the last line of the text."""
    return paragraph("SauBang", properties="<w:keepNext/>") + signature_table(profile)


def minutes_signatures(profile: Profile) -> str:
    """Return who signs minutes: secretary left, chair right; below, Nơi nhận and who confirms, if given.

    Source:
        NĐ 30/2020/NĐ-CP, Phụ lục III, Mẫu 1.9; HD 05-HD/VPTW, biên bản.
    """
    left, right = (Length.from_mm(side.use) for side in (profile.closing.left_mm, profile.closing.right_mm))
    room = [paragraph("KyTen") for _ in range(round(profile.closing.signature_lines.use))]

    def signed(label: str, names: str) -> list[str]:
        post = label.format(su_kien="{{ hoi_nghi.goi | upper }}")
        lines = block(f"for n in {names}", *room, paragraph("HoTen", "{{ n }}"))
        return [paragraph("ChucVu", post), lines]

    confirmed = [
        statement("if xac_nhan"),
        block("for q in xac_nhan.quyen_han", paragraph("QuyenHan", "{{ q }}")),
        block("if xac_nhan.chuc_vu", paragraph("ChucVu", "{{ xac_nhan.chuc_vu }}")),
        *room,
        paragraph("HoTen", "{{ xac_nhan.ho_ten }}"),
        statement("endif"),
    ]
    words = profile.minutes
    signatures = row(
        cell(left, *signed(words.secretary_signs, "ky_thu_ky")),
        cell(right, *signed(words.chair_signs, "ky_chu_toa")),
    )
    below = row(
        cell(left, paragraph("SauBang"), *_recipients(profile)), cell(right, *confirmed, paragraph("SauBang"))
    )
    return table("BangKhongKe", [left, right], [signatures, below])


def closing(profile: Profile, default: str) -> str:
    """Return the last sentence: as given in ``loi_ket``, else `default`, with the layout's end mark."""
    text = f"{{% if loi_ket %}}{{{{ loi_ket }}}}{{% else %}}{default}{{% endif %}}"
    return paragraph("LoiKet", text + profile.end_of_text.mark_text)


def appendix_heading(profile: Profile, number: str, title: str) -> AppendixHeading:
    """Return number, title and the line that names the document, for both page layouts."""
    lines = (
        paragraph("SoPhuLuc", f"{{{{ {number} }}}}")
        + paragraph("TenPhuLuc", title)
        + paragraph("KemTheo", "{{ kem_theo }}")
    )
    width = Length.from_mm(50)

    def below(room: Length) -> str:
        has_rule = profile.components["phu_luc_kem_theo"].rule_share is not None
        line = rule("KeNgangNgan", room, width) if has_rule else ""
        return lines + line + paragraph("SauBang")

    return AppendixHeading(upright=below(profile.text_width), across=below(sections(profile).wide_text))
