"""Writes the hand-made files of the corpus: one report, in the manner of several programs.

Run ``PYTHONPATH=tests python tests/corpus/make.py`` after a change. The files of LibreOffice come from it:
``soffice --convert-to docx:"MS Word 2007 XML"`` of ``word-365.docx``, once directly and once through .odt.
"""

# ruff: noqa: E501  # XML stands as the programs write it

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from support.docx import zipped
from support.word import p, section, style, word

FOLDER = Path(__file__).parent
MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
BODY = (
    "Thực hiện Kế hoạch số 12/KH-UBND ngày 05 tháng 01 năm 2026, Ủy ban nhân dân xã An Phúc báo cáo kết quả "
    "thực hiện nhiệm vụ quý III năm 2026 như sau: thu ngân sách đạt 5.358,5 triệu đồng, bằng 98,5% kế hoạch."
)
CENTRE = '<w:jc w:val="center"/>'


def cell(width: int, content: str, tc_pr: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{tc_pr}</w:tcPr>{content}</w:tc>'


def table(grid: tuple[int, ...], *rows: str, tbl_pr: str = "") -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid)
    lines = "".join(f"<w:tr>{row}</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr>{tbl_pr}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{lines}</w:tbl>"


def run(content: str, r_pr: str = "") -> str:
    return f"<w:r><w:rPr>{r_pr}</w:rPr>{content}</w:r>"


def text(content: str) -> str:
    return f'<w:t xml:space="preserve">{content}</w:t>'


def field(code: str, result: str) -> str:
    begin, separate, end = (
        run(f'<w:fldChar w:fldCharType="{kind}"/>') for kind in ("begin", "separate", "end")
    )
    instruction = run(f'<w:instrText xml:space="preserve"> {code} </w:instrText>')
    return f"{begin}{instruction}{separate}{run(text(result))}{end}"


def head(rule: str, left_rule: str) -> str:
    """Return the two-column head of a State document with rules of that manner."""
    left = p("UBND HUYỆN SƠN HÀ", CENTRE) + p("UBND XÃ AN PHÚC", CENTRE, "<w:b/>") + left_rule
    right = p(MOTTO, CENTRE, "<w:b/>") + p("Độc lập - Tự do - Hạnh phúc", CENTRE, "<w:b/>") + rule
    second = p("Số: 15/BC-UBND", CENTRE), p("An Phúc, ngày 04 tháng 10 năm 2026", CENTRE, "<w:i/>")
    return table(
        (3827, 5527),
        cell(3827, left) + cell(5527, right),
        cell(3827, second[0]) + cell(5527, second[1]),
    )


def foot() -> str:
    left = p("Nơi nhận:", "", "<w:b/><w:i/>") + p("- Như trên;") + p("- Lưu: VT.")
    right = p("CHỦ TỊCH", CENTRE, "<w:b/>") + p() * 4 + p("Nguyễn Văn An", CENTRE, "<w:b/>")
    return table((4000, 5354), cell(4000, left) + cell(5354, right)) + p()


def grid_borders() -> str:
    edges = ("top", "left", "bottom", "right", "insideH", "insideV")
    return "".join(f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for edge in edges)


def figures(tbl_pr: str) -> str:
    restart = '<w:vMerge w:val="restart"/>'
    return table(
        (700, 4000, 2300, 2300),
        cell(700, p("STT"), restart)
        + cell(4000, p("Chỉ tiêu"), restart)
        + cell(4600, p("Năm 2026", CENTRE), '<w:gridSpan w:val="2"/>'),
        cell(700, p(), "<w:vMerge/>")
        + cell(4000, p(), "<w:vMerge/>")
        + cell(2300, p("Kế hoạch"))
        + cell(2300, p("Thực hiện")),
        cell(700, p("1"))
        + cell(4000, p("Thu ngân sách"))
        + cell(2300, p("5.440"))
        + cell(2300, p("5.358,5")),
        tbl_pr=tbl_pr,
    )


def word_365() -> bytes:
    """Word today: theme fonts, both twins of a line, tracked changes, notes, a noted page break."""
    shape = (
        '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:positionH relativeFrom="column">'
        '<wp:align>center</wp:align></wp:positionH><wp:extent cx="{cx}" cy="0"/><wp:docPr id="1" name="Straight Connector 1"/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
        '<wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{cx}" cy="0"/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr></wps:wsp></a:graphicData></a:graphic>'
        '</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:line from="0,0" to="{pt}pt,0"/></w:pict></mc:Fallback>'
        "</mc:AlternateContent>"
    )
    long, short = (f"<w:p>{run(shape.format(cx=mm * 36000, pt=mm * 72 / 25.4))}</w:p>" for mm in (60, 25))
    inserted, deleted = run(text(" (số liệu mới)")), run("<w:delText>(số liệu cũ)</w:delText>")
    note = run('<w:footnoteReference w:id="2"/>')
    changed = (
        '<w:p><w:pPr><w:jc w:val="both"/><w:ind w:firstLine="567"/></w:pPr><w:proofErr w:type="spellStart"/>'
        f'{run(text(BODY))}<w:ins w:id="1" w:author="A">{inserted}</w:ins>'
        f'<w:del w:id="2" w:author="A">{deleted}</w:del>{note}</w:p>'
    )
    heading = p("I. KẾT QUẢ", '<w:pStyle w:val="Heading1"/>')
    control = f'<w:sdt><w:sdtPr><w:id w:val="5"/></w:sdtPr><w:sdtContent>{heading}</w:sdtContent></w:sdt>'
    item = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    later = f"<w:p>{run('<w:lastRenderedPageBreak/>' + text('Nội dung ở trang sau.'))}</w:p>"
    more = '<w:headerReference w:type="default" r:id="header1"/>'
    end = section(more=more).replace("</w:sectPr>", "<w:titlePg/></w:sectPr>")
    body = (
        head(long, short)
        + p("BÁO CÁO", CENTRE, "<w:b/>")
        + changed
        + control
        + p("Kinh tế", item)
        + p("Xã hội", item)
        + figures('<w:tblStyle w:val="TableGrid"/><w:tblLook w:val="04A0" w:firstRow="1"/>')
        + later
        + foot()
        + end
    )
    fonts = '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/><w:sz w:val="28"/>'
    sheet = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts}</w:rPr></w:rPrDefault></w:docDefaults>"
        + style("Normal", default=True)
        + style(
            "Heading1",
            '<w:pPr><w:keepNext/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr>',
            base="Normal",
        )
        + style(
            "TableGrid", f"<w:tblPr><w:tblBorders>{grid_borders()}</w:tblBorders></w:tblPr>", kind="table"
        )
    )
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1."/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    theme = (
        '<a:themeElements><a:fontScheme name="Office"><a:majorFont><a:latin typeface="Cambria"/></a:majorFont>'
        '<a:minorFont><a:latin typeface="Times New Roman"/></a:minorFont></a:fontScheme></a:themeElements>'
    )
    notes = f'<w:footnote w:type="separator" w:id="-1">{p()}</w:footnote><w:footnote w:id="2">{p("Nguồn: Phòng Tài chính.")}</w:footnote>'
    number = field("PAGE   \\* MERGEFORMAT", "2")
    header = f"<w:p><w:pPr>{CENTRE}</w:pPr>{number}</w:p>"
    return word(body, styles=sheet, numbering=numbering, theme=theme, footnotes=notes, header1=header)


def word_2003() -> bytes:
    """A file that began its life in Word 2003: VML lines, smart tags, cells merged the old way."""
    line = '<w:pict><v:line id="_x0000_s1026" style="position:absolute" from="{a}pt,2pt" to="{b}pt,2pt"/></w:pict>'
    long, short = (f"<w:p>{run(line.format(a=a, b=b))}</w:p>" for a, b in ((50, 222), (60, 130)))
    tagged = f'<w:p><w:smartTag w:uri="urn:x" w:element="place">{run(text("An Phúc"))}</w:smartTag>{run(text(", nơi có 12 thôn"))}</w:p>'
    merged = table(
        (2000, 2000, 2000),
        cell(4000, p("Tổng"), '<w:hMerge w:val="restart"/>')
        + cell(0, p(), "<w:hMerge/>")
        + cell(2000, p("12")),
        tbl_pr=f"<w:tblBorders>{grid_borders()}</w:tblBorders>",
    )
    content = f"<v:textbox><w:txbxContent>{p('HỎA TỐC')}</w:txbxContent></v:textbox>"
    frame = f'<v:shape type="#_x0000_t202" style="width:80pt;height:24pt">{content}</v:shape>'
    box = f"<w:p>{run(f'<w:pict>{frame}</w:pict>')}</w:p>"
    size = '<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="28"/></w:rPr>'
    body = (
        head(long, short)
        + box
        + p("BÁO CÁO", CENTRE, "<w:b/>")
        + p(BODY, '<w:jc w:val="both"/>')
        + tagged
        + merged
        + p()
        + foot()
    )
    return word(body + section(), styles=style("Normal", size, default=True))


def wps() -> bytes:
    """WPS Writer: numeric style ids, Chinese hints, typed underscores, the page number in a box of the footer."""
    hint = '<w:rFonts w:hint="default" w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体" w:cs="Times New Roman"/>'
    raised = run(text("_" * 26), hint + '<w:vertAlign w:val="superscript"/>')
    rule = f'<w:p><w:pPr><w:pStyle w:val="1"/>{CENTRE}</w:pPr>{raised}</w:p>'
    short = f"<w:p><w:pPr>{CENTRE}</w:pPr>{run(text('_' * 9), hint)}</w:p>"
    written = run(text(BODY), hint + '<w:szCs w:val="28"/><w:lang w:val="vi-VN" w:eastAsia="zh-CN"/>')
    first = (
        '<w:p><w:pPr><w:pStyle w:val="1"/><w:snapToGrid w:val="0"/>'
        '<w:spacing w:before="120" w:beforeLines="0" w:line="360" w:lineRule="auto"/>'
        f'<w:ind w:firstLine="560" w:firstLineChars="200"/><w:jc w:val="both"/></w:pPr>{written}</w:p>'
    )
    number = field("PAGE  \\* MERGEFORMAT", "1")
    page = f"<w:p><w:pPr>{CENTRE}</w:pPr>{number}</w:p>"
    footer = (
        '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:extent cx="1828800" cy="1828800"/>'
        '<wp:docPr id="1" name="文本框 1"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f'<wps:wsp><wps:spPr><a:prstGeom prst="rect"/><a:ln><a:noFill/></a:ln></wps:spPr><wps:txbx><w:txbxContent>{page}</w:txbxContent></wps:txbx></wps:wsp>'
        "</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r></w:p>"
    )
    sheet = style(
        "1", '<w:name w:val="Normal"/><w:rPr><w:kern w:val="2"/><w:sz w:val="28"/></w:rPr>', default=True
    )
    sheet += style("4", f"<w:tblPr><w:tblBorders>{grid_borders()}</w:tblBorders></w:tblPr>", kind="table")
    floating = '<w:tblpPr w:leftFromText="180" w:vertAnchor="text" w:tblpY="1"/>'
    body = (
        head(rule, short)
        + p("BÁO CÁO", CENTRE, "<w:b/>")
        + first
        + figures(f'<w:tblStyle w:val="4"/>{floating}')
        + foot()
    )
    return word(
        body + section(more='<w:footerReference w:type="default" r:id="footer1"/>'),
        styles=sheet,
        footer1=footer,
    )


def google_docs() -> bytes:
    """Google Docs: everything direct, switches spelled out, a rule as a VML bar, round bullets."""
    spelled = (
        '<w:pageBreakBefore w:val="0"/><w:spacing w:after="0" w:before="0" w:line="276" w:lineRule="auto"/>'
    )
    look = '<w:rFonts w:ascii="Times New Roman" w:cs="Times New Roman" w:eastAsia="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="28"/><w:szCs w:val="28"/><w:rtl w:val="0"/>'
    bar = run(
        "<w:pict><v:rect style='width:0.0pt;height:1.5pt' o:hr='t' o:hrstd='t' o:hralign='center' fillcolor='#A0A0A0' stroked='f'/></w:pict>"
    )
    rule = f"<w:p><w:pPr>{spelled}{CENTRE}</w:pPr>{bar}</w:p>"
    item = f'{spelled}<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:ind w:left="720" w:hanging="360"/>'
    margins = (
        "<w:tcMar>"
        + "".join(f'<w:{side} w:w="100.0" w:type="dxa"/>' for side in ("top", "left", "bottom", "right"))
        + "</w:tcMar>"
    )
    grid = table(
        (4514, 4514),
        cell(4514, p("Chỉ tiêu", spelled, look), '<w:shd w:fill="auto" w:val="clear"/>' + margins)
        + cell(4514, p("Kết quả", spelled, look), margins),
        cell(4514, p("Thu ngân sách", spelled, look), margins)
        + cell(4514, p("98,5%", spelled, look), margins),
        tbl_pr=f'<w:tblStyle w:val="Table1"/><w:tblW w:w="9028.0" w:type="dxa"/><w:jc w:val="left"/><w:tblBorders>{grid_borders()}</w:tblBorders><w:tblLayout w:type="fixed"/>',
    )
    body = (
        head(rule, rule)
        + p("BÁO CÁO", spelled + CENTRE, '<w:b w:val="1"/>' + look)
        + p(BODY, spelled + '<w:ind w:firstLine="720"/>', look)
        + p("Kinh tế", item, look)
        + p("Xã hội", item, look)
        + grid
        + foot()
        + section()
    )
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="{sign}"/></w:lvl>'
        for at, sign in enumerate("●○■●○■●○■")
    )
    numbering = f'<w:abstractNum w:abstractNumId="1">{levels}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    sheet = '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>'
    sheet += style("Normal", default=True) + style("Table1", kind="table")
    return word(body, styles=sheet, numbering=numbering)


def strict() -> bytes:
    """“Strict Open XML Document”: the same words in other namespaces, measures with units."""
    rule = p("", '<w:pBdr><w:top w:val="single" w:sz="6"/></w:pBdr><w:ind w:start="2cm" w:end="2cm"/>')
    content = word(
        head(rule, rule) + p("BÁO CÁO", CENTRE) + p(BODY, '<w:ind w:firstLine="1cm"/>') + foot() + section()
    )
    swaps = {
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main": b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": b"http://purl.oclc.org/ooxml/officeDocument/relationships",
    }
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    for old, new in swaps.items():
        entries = {name: part.replace(old, new) for name, part in entries.items()}
    return zipped({name: part.decode() for name, part in entries.items()})


def odd() -> bytes:
    """What no program should write and some do: loose ends of every kind."""
    rule = p(
        "", '<w:pBdr><w:top w:val="single" w:sz="6"/></w:pBdr><w:ind w:left="-200" w:right="99999999999"/>'
    )
    deep = p("ô trong cùng")
    for _ in range(30):
        deep = table((9000,), cell(9000, deep + p()))
    loose = (
        table((), cell(0, "", '<w:gridSpan w:val="9"/><w:vMerge/>'), "")
        + table((1000,), cell(1000, p("a")) + cell(1000, p("b")) + cell(1000, "<w:tbl/>"))
        + "<w:tbl/>"
        + "<w:p/><w:unknown><w:p/></w:unknown>"
    )
    begin = run('<w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText>')
    end = run('<w:fldChar w:fldCharType="end"/>')
    body = (
        head(rule, rule)
        + p(
            "BA\u0301O CA\u0301O",
            '<w:pStyle w:val="KhongCo"/><w:jc w:val="giữa"/>',
            '<w:sz w:val="rất to"/><w:b w:val="2"/>',
        )
        + f"<w:p>{begin}</w:p><w:p>{end}{end}</w:p>"
        + p("[bold]ký tên[/bold] \u202e \x9b31m", '<w:numPr><w:numId w:val="77"/></w:numPr>')
        + loose
        + deep
        + foot()
        + '<w:sectPr><w:headerReference w:type="default" r:id="khong-co"/><w:pgSz w:w="0" w:h="-5"/><w:cols w:num="99"/></w:sectPr>'
    )
    sheet = style("A", base="B") + style("B", base="A", default=True) + style("A", kind="character")
    return word(body, styles=sheet, numbering='<w:num w:numId="77"/>')


FILES = {
    "word-365": word_365,
    "word-2003": word_2003,
    "wps": wps,
    "google-docs": google_docs,
    "strict": strict,
    "odd": odd,
}

if __name__ == "__main__":
    for name, write in FILES.items():
        (FOLDER / f"{name}.docx").write_bytes(write())
