"""A Word file read as plain values."""

from __future__ import annotations

import dataclasses
import io
import pickle
import zipfile

import pytest

from baocao.errors import PackageError
from baocao.layout.blocks import PAGE_BREAK, Paragraph, Table
from baocao.layout.facts import Facts, read_document
from baocao.ooxml.package import read_package
from support.docx import docx
from support.word import p, section, style, word


def read(body: str, **parts: str) -> Facts:
    return read_document(word(body, **parts), "thu.docx")


def only(body: str, **parts: str) -> Paragraph:
    """Return the one paragraph of a document."""
    (paragraph,) = read(body, **parts).blocks
    assert isinstance(paragraph, Paragraph)
    return paragraph


def table_of(body: str, **parts: str) -> Table:
    table = read(body, **parts).blocks[0]
    assert isinstance(table, Table)
    return table


def run(content: str, r_pr: str = "") -> str:
    return f"<w:r><w:rPr>{r_pr}</w:rPr>{content}</w:r>"


def t(text: str) -> str:
    return f'<w:t xml:space="preserve">{text}</w:t>'


class TestText:
    def test_runs_of_one_look_are_one(self) -> None:
        paragraph = only(f"<w:p>{run(t('Số: '))}{run(t('15'))}{run(t('/BC'), '<w:b/>')}</w:p>")
        assert [one.text for one in paragraph.runs] == ["Số: 15", "/BC"]
        assert [one.format.bold for one in paragraph.runs] == [False, True]

    def test_text_is_nfc(self) -> None:
        assert only(p("Ba\u0301o ca\u0301o")).text == "Báo cáo"

    def test_accents_cut_off_by_a_run_come_back(self) -> None:
        assert only(f"<w:p>{run(t('Ba'))}{run(t(chr(0x301) + 'o'))}</w:p>").text == "Báo"

    @pytest.mark.parametrize(
        ("runs", "composed"),
        [
            (("quý III",), True),
            (("quy\u0301 III",), False),
            (("tiê\u0301p",), False),
            (("quy", "\u0301 III"), False),
            (("10 \u2126, cafe\u0327",), True),  # an ohm sign is no letter of ours
        ],
    )
    def test_it_is_known_whether_the_file_has_composed_letters(
        self, runs: tuple[str, ...], composed: bool
    ) -> None:
        inside = "".join(run(t(text)) for text in runs)
        assert only(f"<w:p>{inside}</w:p>").composed is composed
        merged = f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{inside}</w:p>"
        assert only(merged + p("hai")).composed is composed
        assert only(merged).composed is composed

    def test_signs_stand_for_their_elements(self) -> None:
        inside = (
            f"{t('a')}<w:tab/>{t('b')}<w:br/>{t('c')}<w:noBreakHyphen/><w:sym w:font='Symbol' w:char='F0B7'/>"
        )
        assert only(f"<w:p>{run(inside)}</w:p>").text == "a\tb\nc-•"

    def test_blanks_count_only_where_the_file_says_so(self) -> None:
        assert only("<w:p><w:r><w:t> a </w:t></w:r></w:p>").text == "a"

    def test_tracked_changes_are_shown_as_accepted(self) -> None:
        paragraph = only(
            f"<w:p><w:ins>{run(t('mới'))}</w:ins><w:del>{run('<w:delText>cũ</w:delText>')}</w:del>"
            f"<w:moveFrom>{run(t('đi'))}</w:moveFrom><w:moveTo>{run(t(' đến'))}</w:moveTo></w:p>"
        )
        assert paragraph.text == "mới đến"
        assert all(one.inserted for one in paragraph.runs)

    def test_a_deleted_paragraph_mark_joins_paragraphs(self) -> None:
        paragraph = only(p("Một ", "<w:rPr><w:del/></w:rPr>") + p("hai", '<w:jc w:val="center"/>'))
        assert (paragraph.text, paragraph.format.alignment) == ("Một hai", "center")

    def test_content_controls_and_smart_tags_are_opened(self) -> None:
        inner = f"<w:sdt><w:sdtPr/><w:sdtContent>{run(t('a'))}</w:sdtContent></w:sdt>"
        tagged = f"<w:smartTag>{run(t('b'))}</w:smartTag>"
        body = f"<w:sdt><w:sdtContent><w:p>{inner}{tagged}</w:p></w:sdtContent></w:sdt>"
        assert only(body).text == "ab"

    def test_only_the_branch_we_can_read_counts(self) -> None:
        choice = f'<mc:Choice Requires="wps">{run(t("mới"))}</mc:Choice>'
        fallback = f"<mc:Fallback>{run(t('cũ'))}</mc:Fallback>"
        both = f"<w:p><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent></w:p>"
        assert only(both).text == "mới"
        assert only(both.replace('"wps"', '"khac"')).text == "cũ"

    def test_a_formula_is_text(self) -> None:
        assert only("<w:p><m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath></w:p>").text == "x=1"

    def test_hidden_text_is_kept_apart(self) -> None:
        paragraph = only(p("kín", r_pr="<w:vanish/>"))
        assert (paragraph.text, paragraph.runs[0].text) == ("", "kín")


def field(code: str, result: str = "", *, end: bool = True) -> str:
    marks = [f'<w:fldChar w:fldCharType="{kind}"/>' for kind in ("begin", "separate", "end")]
    shown = run(t(result)) if result else ""
    tail = run(marks[2]) if end else ""
    return f"{run(marks[0])}{run(f'<w:instrText> {code} </w:instrText>')}{run(marks[1])}{shown}{tail}"


END = run('<w:fldChar w:fldCharType="end"/>')


class TestFields:
    def test_a_field_shows_its_stored_result(self) -> None:
        (one,) = only(f"<w:p>{field('PAGE', '2')}</w:p>").runs
        assert (one.text, one.field_name) == ("2", "PAGE")

    def test_a_page_number_without_result_is_there_all_the_same(self) -> None:
        (one,) = only(f"<w:p>{field('PAGE')}</w:p>").runs
        assert (one.text, one.field_name) == ("", "PAGE")

    def test_a_field_inside_a_code_is_not_shown(self) -> None:
        begin, end = (run(f'<w:fldChar w:fldCharType="{kind}"/>') for kind in ("begin", "end"))
        separate = run('<w:fldChar w:fldCharType="separate"/>')
        paragraph = only(f"<w:p>{begin}{field('DATE', 'ẩn')}{separate}{run(t('hiện'))}{end}</w:p>")
        assert paragraph.text == "hiện"

    def test_a_simple_field(self) -> None:
        (one,) = only(f'<w:p><w:fldSimple w:instr=" NUMPAGES ">{run(t("9"))}</w:fldSimple></w:p>').runs
        assert (one.text, one.field_name) == ("9", "NUMPAGES")

    def test_a_field_that_never_ends_hides_nothing(self) -> None:
        begin = run('<w:fldChar w:fldCharType="begin"/>')
        facts = read(f"<w:p>{begin}{run('<w:instrText>PAGE</w:instrText>')}</w:p>{p('sau')}")
        assert [paragraph.text for paragraph in facts.paragraphs] == ["", "sau"]

    def test_a_result_may_run_over_paragraphs(self) -> None:
        body = f"<w:p>{field('TOC', 'Mục 1', end=False)}</w:p><w:p>{run(t('Mục 2'))}{END}</w:p>"
        facts = read(body + p("ngoài"))
        assert [[one.field_name for one in paragraph.runs] for paragraph in facts.paragraphs] == [
            ["TOC"],
            ["TOC"],
            [""],
        ]

    def test_links(self) -> None:
        rels = (
            '<Relationship Id="l1" Type="x/hyperlink" Target="https://example.vn/a" TargetMode="External"/>'
        )
        body = f'<w:p><w:hyperlink r:id="l1">{run(t("a"))}</w:hyperlink>'
        body += f'<w:hyperlink w:anchor="m">{run(t("b"))}</w:hyperlink>'
        body += field('HYPERLINK "https://example.vn/c"', "c") + "</w:p>"
        assert [one.link for one in only(body, rels=rels).runs] == [
            "https://example.vn/a",
            "#m",
            "https://example.vn/c",
        ]

    def test_an_old_tick_box(self) -> None:
        data = "<w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData>"
        begin = f'<w:fldChar w:fldCharType="begin">{data}</w:fldChar>'
        paragraph = only(f"<w:p>{run(begin)}{END}</w:p>")
        assert paragraph.text == "☒"


def drawing(inside: str, *, cx: int = 3600000, cy: int = 0, place: str = "", name: str = "") -> str:
    kind = "anchor" if place else "inline"
    return run(
        f'<w:drawing><wp:{kind}>{place}<wp:extent cx="{cx}" cy="{cy}"/>'
        f'<wp:docPr id="1" name="x" descr="{name}"/>'
        f"<a:graphic>{inside}</a:graphic></wp:{kind}></w:drawing>"
    )


def shape(geometry: str, more: str = "") -> str:
    uri = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
    outline = '<a:ln w="9525"><a:solidFill/></a:ln>'
    return (
        f'<a:graphicData uri="{uri}"><wps:wsp>'
        f'<wps:spPr><a:prstGeom prst="{geometry}"/>{outline}</wps:spPr>{more}'
        "</wps:wsp></a:graphicData>"
    )


CENTRED = '<wp:positionH relativeFrom="column"><wp:align>center</wp:align></wp:positionH>'
OFFSET = '<wp:positionH relativeFrom="column"><wp:posOffset>720000</wp:posOffset></wp:positionH>'


class TestDrawings:
    @pytest.mark.parametrize("geometry", ["line", "straightConnector1"])
    def test_a_line_shape_is_a_rule(self, geometry: str) -> None:
        (rule,) = only(f"<w:p>{drawing(shape(geometry), place=OFFSET)}</w:p>").rules
        assert (rule.length.mm, rule.offset and rule.offset.mm, rule.weight.pt) == (100, 20, 0.75)

    def test_where_a_rule_stands(self) -> None:
        (centred,) = only(f"<w:p>{drawing(shape('line'), place=CENTRED)}</w:p>").rules
        (inline,) = only(f"<w:p>{drawing(shape('line'))}</w:p>").rules
        assert (centred.align, centred.offset) == ("center", None)
        assert (inline.align, inline.offset) == ("", None)

    def test_an_upright_line_is_no_rule(self) -> None:
        assert only(f"<w:p>{drawing(shape('line'), cx=0, cy=3600000)}</w:p>").rules == ()

    @pytest.mark.parametrize(
        ("vml", "length"),
        [
            ('<v:line from="122.4pt,3.2pt" to="206.4pt,3.2pt"/>', 29.6),
            ('<v:line style="position:absolute" from="1cm,0" to="5cm,0"/>', 40.0),
            ('<v:shape type="#_x0000_t32" style="width:100pt;height:0"/>', 35.3),
            ('<v:rect o:hr="t" style="width:0;height:1.5pt"/>', 165.0),
            (
                '<v:group style="width:100pt" coordsize="2000,10"><v:line from="0,0" to="1000,0"/></v:group>',
                17.6,
            ),
        ],
    )
    def test_lines_of_older_word(self, vml: str, length: float) -> None:
        (rule,) = only(f"<w:p>{run(f'<w:pict>{vml}</w:pict>')}</w:p>{section()}").rules
        assert round(rule.length.mm, 1) == pytest.approx(length, abs=0.1)

    def test_a_text_box_has_blocks(self) -> None:
        content = f"<wps:txbx><w:txbxContent>{p('MẬT')}</w:txbxContent></wps:txbx>"
        paragraph = only(f"<w:p>{drawing(shape('rect', content), cy=360000)}{run(t('chữ'))}</w:p>")
        (box,) = paragraph.boxes
        (inner,) = box.blocks
        assert isinstance(inner, Paragraph)
        assert (inner.text, box.bordered, paragraph.text) == ("MẬT", True, "chữ")
        assert inner.where.path == "thân văn bản, đoạn 1, khung chữ 1, đoạn 1"

    def test_both_twins_of_a_text_box_count_once(self) -> None:
        content = f"<wps:txbx><w:txbxContent>{p('MẬT')}</w:txbxContent></wps:txbx>"
        new = drawing(shape("rect", content)).removeprefix("<w:r><w:rPr></w:rPr>").removesuffix("</w:r>")
        box = f"<v:textbox><w:txbxContent>{p('MẬT')}</w:txbxContent></v:textbox>"
        old = f"<w:pict><v:rect>{box}</v:rect></w:pict>"
        twins = f'<mc:Choice Requires="wps">{new}</mc:Choice><mc:Fallback>{old}</mc:Fallback>'
        both = f"<mc:AlternateContent>{twins}</mc:AlternateContent>"
        assert len(read(f"<w:p>{run(both)}</w:p>").paragraphs) == 2

    def test_a_picture_has_its_alternative_text(self) -> None:
        uri = "http://schemas.openxmlformats.org/drawingml/2006/picture"
        picture = f'<a:graphicData uri="{uri}"><pic:pic/></a:graphicData>'
        (found,) = only(f"<w:p>{drawing(picture, cy=1800000, name='Hội nghị')}</w:p>").pictures
        assert (found.kind, found.alt, found.width.mm, found.height.mm) == ("ảnh", "Hội nghị", 100, 50)

    def test_a_chart_is_named_as_one(self) -> None:
        uri = "http://schemas.openxmlformats.org/drawingml/2006/chart"
        (found,) = only(f"<w:p>{drawing(f'<a:graphicData uri={chr(34)}{uri}{chr(34)}/>')}</w:p>").pictures
        assert found.kind == "biểu đồ"


def tc(text: str, tc_pr: str = "") -> str:
    return f"<w:tc><w:tcPr>{tc_pr}</w:tcPr>{p(text)}</w:tc>"


def tbl(*rows: str, tbl_pr: str = "", grid: tuple[int, ...] = (1000, 2000, 3000)) -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid)
    lines = "".join(row if row.startswith("<w:tr>") else f"<w:tr>{row}</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr>{tbl_pr}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{lines}</w:tbl>"


DOWN = '<w:vMerge w:val="restart"/>'
ALL_LINES = "".join(
    f'<w:{edge} w:val="single" w:sz="4"/>'
    for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
)


class TestTables:
    def test_cells_merged_across_and_down(self) -> None:
        table = table_of(
            tbl(
                tc("a", DOWN) + tc("b", '<w:gridSpan w:val="2"/>'),
                tc("", "<w:vMerge/>") + tc("c") + tc("d"),
                tc("", "<w:vMerge/>") + tc("e") + tc("f"),
            )
        )
        first = table.rows[0].cells
        assert [(cell.text, cell.column, cell.columns, cell.rows) for cell in first] == [
            ("a", 0, 1, 3),
            ("b", 1, 2, 1),
        ]
        assert [cell.text for cell in table.rows[1].cells] == ["c", "d"]
        assert first[1].width.twips == 5000

    def test_a_cell_merged_the_old_way(self) -> None:
        table = table_of(tbl(tc("a", '<w:hMerge w:val="restart"/>') + tc("", "<w:hMerge/>") + tc("b")))
        assert [(cell.text, cell.columns) for cell in table.rows[0].cells] == [("a", 2), ("b", 1)]

    def test_a_table_without_a_grid_has_the_widths_of_its_cells(self) -> None:
        table = table_of(tbl(tc("a", '<w:tcW w:w="700" w:type="dxa"/>') + tc("b"), grid=()))
        assert [width.twips for width in table.grid] == [700, 1134]

    def test_lines_come_from_style_table_and_cell(self) -> None:
        sheet = style("Luoi", f"<w:tblPr><w:tblBorders>{ALL_LINES}</w:tblBorders></w:tblPr>", kind="table")
        bare = '<w:tcBorders><w:bottom w:val="nil"/></w:tcBorders>'
        table = table_of(tbl(tc("a") + tc("b", bare), tbl_pr='<w:tblStyle w:val="Luoi"/>'), styles=sheet)
        first, second = table.rows[0].cells
        assert table.is_ruled
        assert (first.borders.bottom is not None, second.borders.bottom) == (True, None)

    def test_a_table_without_lines_places_text(self) -> None:
        assert not table_of(tbl(tc("a"))).is_ruled

    def test_only_the_edges_that_exist_have_lines(self) -> None:
        outer = '<w:tblBorders><w:top w:val="single"/><w:insideV w:val="single"/></w:tblBorders>'
        table = table_of(tbl(tc("a") + tc("b"), tc("c") + tc("d"), tbl_pr=outer, grid=(1000, 1000)))
        top, below = table.rows[0].cells[0].borders, table.rows[1].cells[1].borders
        assert (bool(top.top), bool(top.left), bool(top.right)) == (True, False, True)
        assert (bool(below.top), bool(below.left), bool(below.right)) == (False, True, False)

    def test_the_first_row_of_a_styled_table_looks_its_way(self) -> None:
        head = '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr>'
        look = '<w:tblStyle w:val="B"/><w:tblLook w:val="0020"/>'
        facts = read(tbl(tc("a"), tc("b"), tbl_pr=look), styles=style("B", head, kind="table"))
        assert [paragraph.runs[0].format.bold for paragraph in facts.paragraphs] == [True, False]

    def test_rows_deleted_by_a_tracked_change_are_gone(self) -> None:
        table = table_of(tbl(tc("a"), f"<w:tr><w:trPr><w:del/></w:trPr>{tc('b')}</w:tr>", tc("c")))
        assert [row.cells[0].text for row in table.rows] == ["a", "c"]
        assert table.rows[1].cells[0].where.path == "thân văn bản, bảng 1, hàng 3, ô 1"

    def test_row_properties(self) -> None:
        properties = '<w:trPr><w:tblHeader/><w:cantSplit/><w:trHeight w:val="567"/></w:trPr>'
        (row,) = table_of(tbl(f"<w:tr>{properties}{tc('a')}</w:tr>")).rows
        assert (row.header, row.cant_split, round(row.height.mm)) == (True, True, 10)

    def test_rows_and_cells_in_content_controls(self) -> None:
        cell = f"<w:sdt><w:sdtContent>{tc('a')}</w:sdtContent></w:sdt>"
        body = f"<w:tbl><w:tblPr/><w:sdt><w:sdtContent><w:tr>{cell}</w:tr></w:sdtContent></w:sdt></w:tbl>"
        assert table_of(body).rows[0].cells[0].text == "a"

    def test_tables_in_tables(self) -> None:
        facts = read(tbl(f"<w:tc>{tbl(tc('trong'))}{p()}</w:tc>"))
        assert len(facts.tables) == 2
        assert (
            facts.paragraphs[0].where.path == "thân văn bản, bảng 1, hàng 1, ô 1, bảng 1, hàng 1, ô 1, đoạn 1"
        )

    def test_tables_nested_without_end_are_read_as_paragraphs(self) -> None:
        body = p("đáy")
        for _ in range(78):
            body = tbl(f"<w:tc>{body}{p()}</w:tc>")
        assert "đáy" in [paragraph.text for paragraph in read(body).paragraphs]

    def test_the_room_of_a_cell_is_without_its_margins(self) -> None:
        margins = '<w:tblCellMar><w:left w:w="100"/><w:right w:w="50"/></w:tblCellMar>'
        paragraph = read(tbl(tc("a"), tbl_pr=margins)).paragraphs[0]
        assert paragraph.room.twips == 850


class TestSections:
    def test_page_and_margins(self) -> None:
        (found,) = read(p("a") + section()).sections
        assert (round(found.width.mm), round(found.height.mm)) == (210, 297)
        assert [round(getattr(found.margins, side).mm) for side in ("top", "right", "bottom", "left")] == [
            20,
            15,
            20,
            30,
        ]
        assert round(found.text_width.mm) == 165

    def test_the_gutter_is_part_of_the_left_margin(self) -> None:
        body = p("a") + section().replace('w:left="1701"', 'w:left="1134" w:gutter="567"')
        assert read(body).sections[0].margins.left.twips == 1701

    def test_sections_have_their_own_blocks_and_inherit_headers(self) -> None:
        first = section(more='<w:headerReference w:type="default" r:id="header1"/><w:titlePg/>')
        second = section(width=16838, height=11906, more='<w:headerReference w:type="first" r:id="header2"/>')
        body = p("một", first) + p("hai") + second.replace("<w:pgSz", '<w:pgNumType w:start="1"/><w:pgSz')
        facts = read(body, header1=p("chung"), header2=p("đầu"))
        one, two = facts.sections
        assert [[block.text for block in found.blocks] for found in facts.sections if found.blocks] == [
            ["một"],
            ["hai"],
        ]
        assert (one.title_page, one.page_start, two.page_start) == (True, None, 1)
        assert (set(one.headers), set(two.headers)) == ({"default"}, {"default", "first"})
        assert one.headers["default"][0].where.path == "đầu trang 1, đoạn 1"
        assert facts.paragraphs[1].where.path == "thân văn bản, đoạn 2"

    def test_a_header_that_is_missing_is_no_header(self) -> None:
        body = p("a") + section(more='<w:headerReference w:type="default" r:id="header9"/>')
        assert read(body).sections[0].headers == {}

    def test_a_document_without_section_properties_has_a_page(self) -> None:
        (found,) = read(p("a")).sections
        assert found.text_width > 0

    def test_page_breaks(self) -> None:
        inside = f"{t('trước')}<w:br w:type='page'/><w:lastRenderedPageBreak/>{t('sau')}"
        paragraph = only(f"<w:p>{run(inside)}</w:p>")
        assert paragraph.text == f"trước{PAGE_BREAK}sau"
        assert paragraph.rendered_breaks == (6,)


def test_paragraph_and_run_formatting_is_effective() -> None:
    body = style(
        "Than",
        '<w:pPr><w:jc w:val="both"/><w:ind w:firstLine="567"/></w:pPr><w:rPr><w:sz w:val="28"/></w:rPr>',
    )
    paragraph = only(p("Nội dung", '<w:pStyle w:val="Than"/><w:keepNext/>', "<w:i/>"), styles=body)
    look = paragraph.format
    assert (look.alignment, round(look.first_line.mm), look.keep_next) == ("both", 10, True)
    assert (paragraph.runs[0].format.size.pt, paragraph.runs[0].format.italic) == (14, True)


def test_the_length_of_a_border_is_what_the_indents_leave() -> None:
    border = '<w:pBdr><w:top w:val="single" w:sz="6"/></w:pBdr><w:ind w:left="3119" w:right="3119"/>'
    paragraph = only(p("", border) + section())
    assert round(paragraph.border_length.mm) == 55


def test_list_numbers() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">'
        '<w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>'
        '<w:lvlText w:val="%1)"/><w:suff w:val="space"/><w:rPr><w:b/></w:rPr></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    item = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    facts = read(p("một", item) + p("xen") + p("hai", item), numbering=numbering)
    assert [paragraph.label for paragraph in facts.paragraphs] == ["a)", "", "b)"]
    assert facts.paragraphs[0].label_format.bold
    assert facts.paragraphs[0].label_suffix == "space"


def test_notes_are_numbered_in_the_order_of_the_text() -> None:
    def note(note_id: int) -> str:
        return run(f'<w:footnoteReference w:id="{note_id}"/>')

    footnotes = f'<w:footnote w:type="separator" w:id="-1"/><w:footnote w:id="2">{p("hai")}</w:footnote>'
    footnotes += f'<w:footnote w:id="5">{p("năm")}</w:footnote>'
    facts = read(f"<w:p>{run(t('a'))}{note(5)}{note(2)}</w:p>", footnotes=footnotes)
    assert facts.paragraphs[0].text == "a12"
    assert [(one.number, one.blocks[0].text) for one in facts.notes] == [("1", "năm"), ("2", "hai")]


def test_bytes_and_package_give_the_same() -> None:
    content = docx("Một", header=["Đầu"])
    assert read_document(content, "a.docx") == read_document(read_package(content, "a.docx"))


def test_facts_are_plain_values() -> None:
    facts = read(tbl(tc("a")) + section())
    assert pickle.loads(pickle.dumps(facts)) == facts
    with pytest.raises(dataclasses.FrozenInstanceError):
        facts.name = "khác"  # type: ignore[misc]


def test_strict_documents_are_read() -> None:
    content = word(p("Một", '<w:jc w:val="center"/>'))
    strict = _replace(
        content,
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    assert read_document(strict).paragraphs == read_document(content).paragraphs


def _replace(content: bytes, old: bytes, new: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(stream, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(old, new))
    return stream.getvalue()


@pytest.mark.parametrize(
    "content", [b"", b"PK\x05\x06" + bytes(18), b"%PDF-1.7", b"\xd0\xcf\x11\xe0" + bytes(600)]
)
def test_what_is_no_word_file_is_refused(content: bytes) -> None:
    with pytest.raises(PackageError):
        read_document(content, "hong.docx")


def test_a_main_part_that_is_no_document_is_refused() -> None:
    with pytest.raises(PackageError, match="P106"):
        read_document(_replace(word("<w:p/>"), b"w:document", b"w:hdr"))


def test_a_broken_part_is_refused() -> None:
    with pytest.raises(PackageError):
        read_document(word("<w:p>"))
