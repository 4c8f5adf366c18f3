"""The styles of a template, every number taken from the layout's profile."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from baocao.layout.forms import Component
from baocao.layout.profile import Profile
from baocao.units import Length
from word.xml import part

_SINGLE = 240
"""One line in the 1/240 of ``w:line``."""


def write_styles(profile: Profile, more: str = "") -> str:
    """Return word/styles.xml; `more` are styles of one kind of document only."""
    parts = [_defaults(profile), _normal(), _body(profile), *_headings(profile)]
    parts += [
        _component(profile, style) for style, named in _NAMED.items() if named.component in profile.components
    ]
    parts += [*_rules(profile), *_others(profile), *_tables()]
    return part("styles", "".join(parts) + more)


@dataclass(frozen=True, slots=True)
class _Named:
    """A paragraph style for one component: its name in Word and what the standard leaves open."""

    name: str
    component: str
    before_pt: float = 0
    inset_mm: float = 0
    keep: bool = False
    boxed: bool = False
    as_body: bool = False


_NAMED = {
    "QuocHieu": _Named("Quốc hiệu", "quoc_hieu"),
    "TieuNgu": _Named("Tiêu ngữ", "tieu_ngu"),
    "CoQuanChuQuan": _Named("Cơ quan chủ quản", "co_quan_chu_quan"),
    "CoQuan": _Named("Cơ quan ban hành", "co_quan"),
    "SoKyHieu": _Named("Số và ký hiệu", "so_ky_hieu", before_pt=4),
    "DiaDanhNgay": _Named("Địa danh và ngày", "dia_danh_ngay", before_pt=4),
    "TenLoai": _Named("Tên loại văn bản", "ten_loai", before_pt=12, keep=True),
    "TrichYeu": _Named("Trích yếu", "trich_yeu", inset_mm=5, keep=True),
    "CanCu": _Named("Căn cứ", "can_cu", as_body=True),
    "QuyenHan": _Named("Quyền hạn người ký", "quyen_han", keep=True),
    "ChucVu": _Named("Chức vụ người ký", "chuc_vu", keep=True),
    "HoTen": _Named("Họ tên người ký", "ho_ten"),
    "NhanNoiNhan": _Named("Nhãn nơi nhận", "noi_nhan_nhan", keep=True),
    "NoiNhan": _Named("Nơi nhận", "noi_nhan"),
    "MucKhan": _Named("Mức khẩn", "muc_khan", before_pt=6, boxed=True),
    "DoMat": _Named("Độ mật", "do_mat", before_pt=6, boxed=True),
    "DuThao": _Named("Dự thảo", "du_thao", before_pt=6),
    "SoPhuLuc": _Named("Số phụ lục", "phu_luc_so", keep=True),
    "TenPhuLuc": _Named("Tên phụ lục", "phu_luc_ten", keep=True),
    "KemTheo": _Named("Kèm theo văn bản", "phu_luc_kem_theo", keep=True),
}
"""{style id: what it is}."""


def paragraph_style(
    identity: str, name: str, p_pr: str, r_pr: str, *, based_on: str = "Normal", then: str = ""
) -> str:
    """Return a paragraph style: its id, its name in Word, properties of paragraph and letters."""
    following = f'<w:next w:val="{then}"/>' if then else ""
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{identity}">'
        f'<w:name w:val="{escape(name)}"/><w:basedOn w:val="{based_on}"/>{following}<w:qFormat/>'
        f"<w:pPr>{p_pr}</w:pPr><w:rPr>{r_pr}</w:rPr></w:style>"
    )


def _defaults(profile: Profile) -> str:
    font, body = profile.page.font, profile.components["noi_dung"]
    fonts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/>'
    size = body.size.half_points
    return (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:color w:val="{profile.page.color}"/>'
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        '<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault></w:docDefaults>"
    )


def _normal() -> str:
    return (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f'<w:pPr><w:spacing w:before="0" w:after="0" w:line="{_SINGLE}" w:lineRule="auto"/></w:pPr></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    )


def _body_pr(profile: Profile, *, keep: bool = False, before: float | None = None) -> str:
    body = profile.components["noi_dung"]
    if body.exact_line_pt:
        line, rule = round(body.exact_line_pt.use * 20), "exact"
    else:
        line, rule = round((body.line_spacing.use if body.line_spacing else 1) * _SINGLE), "auto"
    gap = body.space_before_pt.use if body.space_before_pt and before is None else before or 0
    after = body.space_after_pt.use if body.space_after_pt else 0
    first = Length.from_mm(body.first_line_mm.use if body.first_line_mm else 0)
    return (
        f"{'<w:keepNext/>' if keep else ''}"
        f'<w:spacing w:before="{round(gap * 20)}" w:after="{round(after * 20)}" '
        f'w:line="{line}" w:lineRule="{rule}"/>'
        f'<w:ind w:firstLine="{first.twips}"/><w:jc w:val="{body.align}"/>'
    )


def _body(profile: Profile) -> str:
    r_pr = _letters(profile.components["noi_dung"])
    body = paragraph_style("ThanVanBan", "Thân văn bản", _body_pr(profile), r_pr)
    last = paragraph_style("LoiKet", "Lời kết", _body_pr(profile, keep=True), "", based_on="ThanVanBan")
    return body + last


def _headings(profile: Profile) -> list[str]:
    rows = (("muc", 0, "Heading1", "heading 1"), ("khoan", 1, "Heading2", "heading 2"))
    found = []
    for component, level, style, name in (*rows, ("diem", 2, "Heading3", "heading 3")):
        type_of = profile.components[component]
        bold = type_of.bold or type_of.bold_with_title
        letters = _letters(type_of, bold=bold)
        outline = f'<w:outlineLvl w:val="{level}"/>'
        found.append(
            f'<w:style w:type="paragraph" w:styleId="{style}"><w:name w:val="{name}"/>'
            f'<w:basedOn w:val="Normal"/><w:next w:val="ThanVanBan"/><w:uiPriority w:val="9"/><w:qFormat/>'
            f"<w:pPr>{_body_pr(profile, keep=True)}{outline}</w:pPr><w:rPr>{letters}</w:rPr></w:style>"
        )
    return found


def _letters(component: Component, *, bold: bool | None = None) -> str:
    """Return weight, slant, colour, size and underline in the order the schema wants."""
    is_bold = component.bold if bold is None else bold
    pieces = ["<w:b/><w:bCs/>" if is_bold else "", "<w:i/><w:iCs/>" if component.italic else ""]
    if component.color:
        pieces.append(f'<w:color w:val="{component.color}"/>')
    size = component.size.half_points
    pieces.append(f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>')
    if component.underline:
        pieces.append('<w:u w:val="single"/>')
    return "".join(pieces)


def _component(profile: Profile, style: str) -> str:
    named = _NAMED[style]
    component = profile.components[named.component]
    if named.as_body:
        return paragraph_style(style, named.name, _body_pr(profile), _letters(component))
    side, before = Length.from_mm(named.inset_mm).twips, round(named.before_pt * 20)
    p_pr = [
        "<w:keepNext/>" if named.keep else "",
        _box(component) if named.boxed else "",
        f'<w:spacing w:before="{before}" w:after="0" w:line="{_SINGLE}" w:lineRule="auto"/>',
        f'<w:ind w:left="{side}" w:right="{side}"/>' if side else "",
        f'<w:jc w:val="{component.align}"/>',
    ]
    return paragraph_style(style, named.name, "".join(p_pr), _letters(component))


def _box(component: Component) -> str:
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="6" w:space="1" w:color="{component.color or "auto"}"/>'
        for edge in ("top", "left", "bottom", "right")
    )
    return f"<w:pBdr>{edges}</w:pBdr>"


def _rules(profile: Profile) -> list[str]:
    rule = profile.rule
    eighths, height = round(rule.thickness_pt * 8), round(rule.line_height_pt * 20)
    p_pr = (
        f'<w:keepNext/><w:pBdr><w:top w:val="single" w:sz="{eighths}" w:space="0" w:color="auto"/></w:pBdr>'
        f'<w:spacing w:before="60" w:after="0" w:line="{height}" w:lineRule="exact"/><w:jc w:val="center"/>'
    )
    tiny = '<w:sz w:val="4"/><w:szCs w:val="4"/>'
    return [
        paragraph_style("KeNgang", "Kẻ ngang", p_pr, tiny),
        paragraph_style("KeNgangNgan", "Kẻ ngang ngắn", "", "", based_on="KeNgang"),
    ]


def _others(profile: Profile) -> list[str]:
    table_type, body = profile.components["bang"], profile.components["noi_dung"]
    line_mm = profile.closing.signature_height_mm.use / profile.closing.signature_lines.use
    line = Length.from_mm(line_mm).twips
    sign = f'<w:keepNext/><w:spacing w:line="{line}" w:lineRule="atLeast"/><w:jc w:val="center"/>'
    letters = _letters(table_type)
    spaced = '<w:spacing w:before="20" w:after="20"/>'
    centre = '<w:jc w:val="center"/>'
    return [
        paragraph_style("KyTen", "Chỗ ký", sign, ""),
        paragraph_style("DauSao", "Dấu sao", centre, f'<w:sz w:val="{body.size.half_points}"/>'),
        paragraph_style("GachNoi", "Gạch nối", f"<w:keepNext/>{centre}", ""),
        paragraph_style("KinhGui", "Kính gửi", _addressee(profile), _letters(profile.components["kinh_gui"])),
        paragraph_style("ChuBang", "Chữ trong bảng", spaced, letters),
        paragraph_style("GiuaBang", "Chữ giữa ô", centre, "", based_on="ChuBang"),
        paragraph_style("SoBang", "Số trong bảng", '<w:jc w:val="right"/>', "", based_on="ChuBang"),
        paragraph_style(
            "DauBang", "Đầu bảng", f"<w:keepNext/>{centre}", "<w:b/><w:bCs/>", based_on="ChuBang"
        ),
        paragraph_style(
            "SauBang", "Sau bảng", '<w:spacing w:line="160" w:lineRule="exact"/>', '<w:sz w:val="4"/>'
        ),
        paragraph_style(
            "LenhMau", "Lệnh của mẫu", "", '<w:color w:val="7F7F7F"/><w:sz w:val="18"/><w:szCs w:val="18"/>'
        ),
        _page_number(profile),
    ]


def _page_number(profile: Profile) -> str:
    number = profile.page_number
    size = Length.from_pt(number.size_pt.use).half_points
    return (
        '<w:style w:type="paragraph" w:styleId="Header"><w:name w:val="header"/><w:basedOn w:val="Normal"/>'
        f'<w:uiPriority w:val="99"/><w:pPr><w:jc w:val="{number.align}"/></w:pPr>'
        f'<w:rPr><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>'
    )


def _addressee(profile: Profile) -> str:
    component = profile.components["kinh_gui"]
    left = Length.from_mm(component.indent_left_mm.use).twips if component.indent_left_mm else 0
    indent = f'<w:ind w:left="{left}"/>' if left else ""
    return f'<w:keepLines/><w:spacing w:before="120"/>{indent}<w:jc w:val="{component.align}"/>'


def _tables() -> list[str]:
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )

    def margins(side: int) -> str:
        return (
            f'<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="{side}" w:type="dxa"/>'
            f'<w:bottom w:w="0" w:type="dxa"/><w:right w:w="{side}" w:type="dxa"/></w:tblCellMar>'
        )

    normal = (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        f'<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{margins(108)}'
        "</w:tblPr></w:style>"
    )
    framed = [
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{style}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr>{borders}</w:tblPr></w:style>'
        for style, name, borders in (
            ("BangKe", "Bảng kẻ", f"<w:tblBorders>{edges}</w:tblBorders>"),
            ("BangKhongKe", "Bảng không kẻ", ""),
        )
    ]
    return [normal, *framed]
