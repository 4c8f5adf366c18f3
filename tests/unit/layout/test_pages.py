"""Pages: how many there surely are, and where their numbers stand."""

from __future__ import annotations

import io
import zipfile

import pytest

from baocao.layout.facts import Facts, read_document
from baocao.layout.naming.pages import count_pages, find_page_marks, find_page_starts
from support.word import p, section, word

SENTENCE = "Kinh tế của xã tiếp tục phát triển, thu ngân sách trên địa bàn đạt 93,5% kế hoạch năm. "
LOOK = '<w:sz w:val="28"/>'
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
CENTER = '<w:jc w:val="center"/>'


def text(lines: int) -> str:
    """Return so many paragraphs that take one line each."""
    return p("Thu ngân sách đạt kế hoạch.", "", LOOK) * lines


def stored(document: bytes, pages: int) -> bytes:
    """Return the document with so many pages in its properties."""
    stream = io.BytesIO(document)
    space = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr(
            "docProps/app.xml", f'<Properties xmlns="{space}"><Pages>{pages}</Pages></Properties>'
        )
    return stream.getvalue()


def read(xml: str, more: str = "", **parts: str) -> Facts:
    return read_document(word(xml + section(more=more), **parts))


def mark(content: str, p_pr: str = "") -> str:
    return f"<w:p><w:pPr>{p_pr}</w:pPr>{content}</w:p>"


class TestCount:
    @pytest.mark.parametrize(("lines", "pages"), [(1, 1), (38, 1), (44, 1), (60, 2), (140, 3)])
    def test_by_the_height_of_the_text(self, lines: int, pages: int) -> None:
        assert count_pages(read(text(lines))) == pages

    def test_long_paragraphs_wrap(self) -> None:
        assert count_pages(read(p(SENTENCE * 60, "", LOOK))) == 2

    def test_breaks_by_hand(self) -> None:
        broken = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
        assert count_pages(read(text(2) + broken + text(2))) == 2
        assert count_pages(read(text(2) + p("Trang sau", "<w:pageBreakBefore/>"))) == 2

    def test_a_break_with_nothing_after_it_makes_no_page(self) -> None:
        assert count_pages(read(text(2) + '<w:p><w:r><w:br w:type="page"/></w:r></w:p>')) == 1

    def test_sections(self) -> None:
        first = f"<w:p><w:pPr>{section()}</w:pPr></w:p>"
        assert count_pages(read(text(2) + first + text(2))) == 2
        assert count_pages(read(text(2) + first + text(2), more='<w:type w:val="continuous"/>')) == 1

    def test_what_word_stored_counts_as_far_as_the_text_bears_it_out(self) -> None:
        document = word(text(37) + section())
        assert count_pages(read_document(document)) == 1
        assert count_pages(read_document(stored(document, 2))) == 2
        assert count_pages(read_document(stored(word(text(5) + section()), 3))) == 1

    def test_a_stale_one_does_not_hide_a_long_text(self) -> None:
        assert count_pages(read_document(stored(word(text(60) + section()), 1))) == 2

    def test_where_word_began_a_page(self) -> None:
        begun = f"<w:p><w:r>{'<w:lastRenderedPageBreak/>'}<w:t>Trang sau</w:t></w:r></w:p>"
        assert count_pages(read(text(37) + begun)) == 2

    def test_only_what_stands_before_an_appendix(self) -> None:
        facts = read(text(5) + p("Phụ lục", "<w:pageBreakBefore/>") + text(60))
        appendix = next(paragraph for paragraph in facts.paragraphs if paragraph.text == "Phụ lục")
        assert (count_pages(facts), count_pages(facts, appendix.anchor)) == (3, 1)

    def test_an_empty_document(self) -> None:
        assert count_pages(read("")) == 1

    def test_where_pages_start(self) -> None:
        facts = read(p("một") + p("hai") + '<w:p><w:r><w:br w:type="page"/></w:r></w:p>' + p("") + p("ba"))
        starts = find_page_starts(facts)
        assert [one.text for one in facts.paragraphs if one.anchor in starts] == ["một", "ba"]


HEADER = '<w:headerReference w:type="default" r:id="header1"/>'
FIRST = '<w:headerReference w:type="first" r:id="header2"/>'
TITLE = "<w:titlePg/>"


class TestMarks:
    def align(self, header: str, **parts: str) -> str:
        (found,) = find_page_marks(read(text(1), HEADER, header1=header, **parts))
        return found.align

    def test_in_the_middle_of_the_header_but_not_on_page_1(self) -> None:
        facts = read(text(1), HEADER + FIRST + TITLE, header1=mark(FIELD, CENTER), header2=p())
        (found,) = find_page_marks(facts)
        assert (found.section, found.place, found.kind, found.align) == (0, "header", "default", "center")
        assert not found.on_first
        assert found.paragraph.anchor.part == "word/header1.xml"

    def test_on_page_1_when_it_has_no_header_of_its_own(self) -> None:
        (found,) = find_page_marks(read(text(1), HEADER, header1=mark(FIELD)))
        assert found.on_first

    def test_on_page_1_by_its_own_header(self) -> None:
        facts = read(text(1), HEADER + FIRST + TITLE, header1=mark(FIELD), header2=mark(FIELD))
        assert sorted((one.kind, one.on_first) for one in find_page_marks(facts)) == [
            ("default", False),
            ("first", True),
        ]

    def test_headers_that_are_not_printed(self) -> None:
        even = '<w:headerReference w:type="even" r:id="header1"/>'
        assert find_page_marks(read(text(1), even + FIRST, header1=mark(FIELD), header2=mark(FIELD))) == ()
        facts = read(text(1), even, header1=mark(FIELD), settings="<w:evenAndOddHeaders/>")
        assert [one.kind for one in find_page_marks(facts)] == ["even"]

    def test_in_the_footer(self) -> None:
        more = '<w:footerReference w:type="default" r:id="footer1"/>'
        (found,) = find_page_marks(read(text(1), more, footer1=mark(FIELD, '<w:jc w:val="right"/>')))
        assert (found.place, found.align) == ("footer", "right")

    def test_none(self) -> None:
        assert find_page_marks(read(text(1), HEADER, header1=p("Tài liệu hội nghị"))) == ()

    def test_white_letters_print_nothing(self) -> None:
        white = FIELD.replace("<w:r><w:t>", '<w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>')
        assert find_page_marks(read(text(1), HEADER, header1=mark(white))) == ()

    def test_a_field_that_hides_it_on_page_1(self) -> None:
        hidden = FIELD.replace(" PAGE ", ' IF 2 &gt; 1 "2" ')
        (found,) = find_page_marks(read(text(1), HEADER, header1=mark(hidden, CENTER)))
        assert not found.on_first

    def test_simple_fields_and_content_controls(self) -> None:
        field = '<w:fldSimple w:instr="PAGE"><w:r><w:t>2</w:t></w:r></w:fldSimple>'
        simple = f"<w:sdt><w:sdtContent>{mark(field, CENTER)}</w:sdtContent></w:sdt>"
        assert self.align(simple) == "center"

    @pytest.mark.parametrize(
        ("frame", "align"),
        [
            ('<w:framePr w:wrap="around" w:xAlign="center"/>', "center"),
            ('<w:framePr w:wrap="around" w:xAlign="right"/>', "right"),
            ('<w:framePr w:wrap="around" w:x="5000"/>', ""),
        ],
    )
    def test_in_a_frame(self, frame: str, align: str) -> None:
        assert self.align(mark(FIELD, frame)) == align

    @pytest.mark.parametrize(("tabs", "align"), [(1, "center"), (2, "right"), (3, "")])
    def test_after_tabs(self, tabs: int, align: str) -> None:
        stops = '<w:tabs><w:tab w:val="center" w:pos="4680"/><w:tab w:val="right" w:pos="9360"/></w:tabs>'
        assert self.align(mark("<w:r><w:tab/></w:r>" * tabs + FIELD, stops)) == align

    @pytest.mark.parametrize(("cell", "align"), [(0, "left"), (1, "center"), (2, "right")])
    def test_in_a_table(self, cell: int, align: str) -> None:
        cells = "".join(f"<w:tc>{mark(FIELD if at == cell else '', CENTER)}</w:tc>" for at in range(3))
        grid = '<w:gridCol w:w="3000"/>' * 3
        assert self.align(f"<w:tbl><w:tblGrid>{grid}</w:tblGrid><w:tr>{cells}</w:tr></w:tbl>{p()}") == align

    @pytest.mark.parametrize(
        ("style", "align"),
        [
            ("width:60pt;height:20pt;mso-position-horizontal:center", "center"),
            ("width:60pt;height:20pt;position:absolute;margin-left:10pt", ""),
            ("width:460pt;height:20pt;position:absolute", "center"),
        ],
    )
    def test_in_a_box(self, style: str, align: str) -> None:
        inside = f"<w:txbxContent>{mark(FIELD, CENTER)}</w:txbxContent>"
        shape = (
            f'<w:r><w:pict><v:shape style="{style}"><v:textbox>{inside}</v:textbox></v:shape></w:pict></w:r>'
        )
        assert self.align(mark(shape)) == align

    def test_inherited_by_the_next_section(self) -> None:
        first = f"<w:p><w:pPr>{section(more=HEADER)}</w:pPr></w:p>"
        facts = read(text(1) + first + text(1), header1=mark(FIELD, CENTER))
        assert [one.section for one in find_page_marks(facts)] == [0, 1]
