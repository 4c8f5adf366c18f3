"""Letters are given another look where they are told to, and nowhere else."""

from __future__ import annotations

import unicodedata

import pytest

from baocao.layout.blocks import Paragraph
from baocao.layout.facts import read_document
from baocao.layout.fix import mend
from baocao.layout.repair import Anchor, SetRuns
from baocao.units import Length
from support.docx import text, tree
from support.mending import MAIN, at, facts, field, file, first, mended, p, r

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
TNR = "Times New Roman"


def looks(paragraph: Paragraph, name: str) -> list[tuple[str, object]]:
    """Return (text, value of the format) of each run with letters."""
    return [(run.text, getattr(run.format, name)) for run in paragraph.runs if run.text]


def test_a_whole_paragraph_and_its_mark_get_font_and_size() -> None:
    document = file(p(r("UBND ", '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/><w:sz w:val="24"/>'), "xã"))
    shown = first(document, SetRuns(anchor=at(0), font="Tahoma", size=Length.from_pt(13)))
    assert {run.format.font for run in shown.runs} == {run.format.font_accented for run in shown.runs}
    assert looks(shown, "font") == [("UBND xã", "Tahoma")]
    assert (shown.mark.font, shown.mark.size.pt, shown.runs[0].format.size.pt) == ("Tahoma", 13, 13)


def test_only_the_letters_meant_change_and_runs_are_cut_there() -> None:
    document = file(p(r("Nơi nhận: Như trên", "<w:i/>")))
    shown = first(document, SetRuns(anchor=at(0), start=0, end=9, bold=True))
    assert looks(shown, "bold") == [("Nơi nhận:", True), (" Như trên", False)]
    assert all(run.format.italic for run in shown.runs)
    assert not shown.mark.bold


def test_offsets_count_composed_letters_though_the_file_has_decomposed_ones() -> None:
    words = "Kính gửi: Ủy ban"
    document = file(p(unicodedata.normalize("NFD", words)))
    shown = first(document, SetRuns(anchor=at(0), start=10, end=None, bold=True))
    assert looks(shown, "bold") == [("Kính gửi: ", False), ("Ủy ban", True)]


def test_an_accent_in_a_run_of_its_own_stays_with_its_letter() -> None:
    document = file(p("Quy", "\u0301 III"))
    shown = first(document, SetRuns(anchor=at(0), start=3, end=None, bold=True))
    assert looks(shown, "bold") == [("Quý", False), (" III", True)]


def test_offsets_leave_out_deleted_hidden_text_and_field_codes() -> None:
    deleted = '<w:del w:id="1" w:author="A"><w:r><w:delText>cũ</w:delText></w:r></w:del>'
    inserted = f'<w:ins w:id="2" w:author="A">{r("mới")}</w:ins>'
    document = file(p("Số ", deleted, inserted, r("ẩn", "<w:vanish/>"), field(" REF moc ", "5"), " cuối"))
    shown = first(document, SetRuns(anchor=at(0), start=3, end=7, bold=True))
    assert shown.text == "Số mới5 cuối"
    assert [one for one in looks(shown, "bold") if one[0] != "ẩn"] == [
        ("Số ", False),
        ("mới", True),
        ("5", True),
        (" cuối", False),
    ]


def test_tracked_changes_stay_as_they_are() -> None:
    deleted = '<w:del w:id="1" w:author="A"><w:r><w:rPr><w:b/></w:rPr><w:delText>cũ</w:delText></w:r></w:del>'
    document = file(p("Một ", deleted, "hai"))
    after = tree(mended(document, SetRuns(anchor=at(0), size=Length.from_pt(15))))
    (removed,) = after.iter(f"{W}del")
    assert removed.find(f"{W}r/{W}rPr/{W}sz") is None
    assert removed.findtext(f"{W}r/{W}delText") == "cũ"


def test_a_paragraph_merged_by_a_deleted_mark_counts_from_where_it_begins() -> None:
    gone = '<w:rPr><w:del w:id="1" w:author="A"/></w:rPr>'
    document = file(p("Báo ", props=gone) + p("cáo quý"))
    shown = first(document, SetRuns(anchor=at(1), start=2, end=7, bold=True))
    assert looks(shown, "bold") == [("Bá", False), ("o ", True), ("cáo", True), (" quý", False)]


def test_the_mark_keeps_a_tracked_insertion_in_front() -> None:
    inserted = '<w:rPr><w:ins w:id="1" w:author="A"/></w:rPr>'
    after = tree(mended(file(p("a", props=inserted)), SetRuns(anchor=at(0), bold=True)))
    names = [child.tag.removeprefix(W) for child in after.iter().__next__().iter(f"{W}pPr").__next__()[0]]
    assert names == ["ins", "b", "bCs"]


def test_bold_of_a_style_chain_is_switched_off_and_on() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="P"><w:name w:val="P"/><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="C"><w:name w:val="C"/><w:rPr><w:b/></w:rPr></w:style>'
    )
    body = p(r("đậm "), r("thường", '<w:rStyle w:val="C"/>'), props='<w:pStyle w:val="P"/>')
    document = file(body, styles=styles)
    assert looks(read_document(document).paragraphs[0], "bold") == [("đậm ", True), ("thường", False)]
    assert {value for _, value in looks(first(document, SetRuns(anchor=at(0), bold=True)), "bold")} == {True}
    assert {value for _, value in looks(first(document, SetRuns(anchor=at(0), bold=False)), "bold")} == {
        False
    }


def test_theme_fonts_give_way() -> None:
    theme = (
        '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:cstheme="minorBidi" w:hint="cs"/>'
    )
    document = file(
        p(r("a", '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:asciiTheme="minorHAnsi"/>'), r("b", theme))
    )
    after = tree(mended(document, SetRuns(anchor=at(0), font="Tahoma")))
    names = {name.partition("}")[2] for fonts in after.iter(f"{W}rFonts") for name in fonts.attrib}
    assert not {name for name in names if name.lower().endswith("theme")}


@pytest.mark.parametrize("font", ["Wingdings", ".VnTime", "VNI-Times"])
def test_signs_and_letters_of_old_codes_keep_their_font(font: str) -> None:
    document = file(p(r("ü", f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>')))
    assert looks(first(document, SetRuns(anchor=at(0), font="Tahoma")), "font") == [("ü", font)]


def test_unicode_letters_leave_the_font_of_an_old_code() -> None:
    document = file(p(r("Kết quả", '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>')))
    assert looks(first(document, SetRuns(anchor=at(0), font="Tahoma")), "font") == [("Kết quả", "Tahoma")]


def test_colour_and_underline_go() -> None:
    document = file(p(r("a", '<w:color w:val="FF0000" w:themeColor="accent1"/><w:u w:val="double"/>')))
    shown = first(document, SetRuns(anchor=at(0), black=True, underline=False))
    assert (shown.runs[0].format.colour, shown.runs[0].format.underline) == ("", "")


def test_repairs_of_one_place_add_up_and_the_first_counts() -> None:
    repairs = (
        SetRuns(anchor=at(0), size=Length.from_pt(14)),
        SetRuns(anchor=at(0), start=0, end=1, size=Length.from_pt(20), bold=True),
    )
    shown = first(file(p("ab")), *repairs)
    assert looks(shown, "bold") == [("a", True), ("b", False)]
    assert {value for _, value in looks(shown, "size")} == {Length.from_pt(14)}


def test_what_is_right_already_is_not_written_again() -> None:
    document = file(p(r("a", "<w:b/>")))
    assert mend(document, [SetRuns(anchor=at(0), start=0, end=1, bold=True)]) is document


def test_a_place_that_is_not_there_is_skipped() -> None:
    lost = SetRuns(anchor=at(9), bold=True)
    other = SetRuns(anchor=Anchor("word/khac.xml", 0), bold=True)
    assert first(file(p("a")), lost, other, skipped=[lost, other]).text == "a"


def test_breaks_tabs_and_pictures_stay_in_their_order() -> None:
    run = (
        "<w:r><w:t>một</w:t><w:tab/><w:t>hai</w:t><w:br/><w:t>ba</w:t></w:r>"
        '<w:hyperlink w:anchor="x"><w:r><w:t>bốn</w:t></w:r></w:hyperlink>'
    )
    document = file(f"<w:p>{run}</w:p>")
    shown = first(document, SetRuns(anchor=at(0), start=2, end=9, bold=True))
    assert shown.text == "một\thai\nbabốn"
    assert "".join(text for text, bold in looks(shown, "bold") if bold) == "t\thai\nb"


def test_all_runs_of_a_page_field_are_set() -> None:
    document = file(p(field("PAGE")))
    shown = first(document, SetRuns(anchor=at(0), size=Length.from_pt(14)))
    after = tree(mended(document, SetRuns(anchor=at(0), size=Length.from_pt(14))))
    assert {run.format.size.pt for run in shown.runs} == {14}
    assert len(list(after.iter(f"{W}sz"))) == 6, "five runs and the mark"


THEMED = (
    "<w:docDefaults><w:rPrDefault><w:rPr>"
    '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="H"/><w:basedOn w:val="Normal"/>'
    '<w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Khac"><w:name w:val="Khac"/>'
    '<w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/></w:rPr></w:style>'
)


def test_a_font_wanted_everywhere_becomes_that_of_the_document() -> None:
    document = file(p("a") + p("b", props='<w:pStyle w:val="H"/>'), styles=THEMED)
    repairs = [SetRuns(anchor=at(index), font=TNR) for index in (0, 1)]
    result = mended(document, *repairs)
    fonts = [fonts.get(f"{W}ascii") for fonts in tree(result, "word/styles.xml").iter(f"{W}rFonts")]
    assert fonts == [TNR, TNR, "Arial"], "defaults, the style that is used, and not the one that is not"
    assert list(tree(result).iter(f"{W}rFonts")) == [], "nothing is left to be set directly"
    assert [run.format.font for one in read_document(result).paragraphs for run in one.runs] == [TNR, TNR]


def test_different_fonts_leave_the_styles_alone() -> None:
    document = file(p("a") + p("b", props='<w:pStyle w:val="H"/>'), styles=THEMED)
    result = mended(document, SetRuns(anchor=at(0), font=TNR), SetRuns(anchor=at(1), font="Tahoma"))
    assert tree(result, "word/styles.xml").find(f".//{W}rFonts").get(f"{W}ascii") == "Calibri"
    assert [run.format.font for one in read_document(result).paragraphs for run in one.runs] == [
        TNR,
        "Tahoma",
    ]


def test_text_of_headers_and_cells_is_reached() -> None:
    cell = f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>{p('ô')}</w:tc></w:tr></w:tbl>"
    reference = '<w:headerReference w:type="default" r:id="hdr1"/>'
    document = file(cell + p("cuối"), sect=reference, edges={"hdr1": p("đầu trang")})
    repairs = (SetRuns(anchor=at(0), bold=True), SetRuns(anchor=at(0, "word/hdr1.xml"), italic=True))
    shown = facts(document, *repairs)
    assert looks(shown.paragraphs[0], "bold") == [("ô", True)]
    (head,) = shown.sections[0].headers["default"]
    assert isinstance(head, Paragraph)
    assert looks(head, "italic") == [("đầu trang", True)]
    assert text(document) == text(mended(document, *repairs), MAIN)


def test_what_cannot_be_cut_apart_is_left_in_one_piece() -> None:
    twin = (
        f'<w:r><mc:AlternateContent xmlns:mc="{MC}"><mc:Choice Requires="w14"><w:t>một hai</w:t></mc:Choice>'
        "<mc:Fallback><w:t>một hai</w:t></mc:Fallback></mc:AlternateContent></w:r>"
    )
    shown = first(file(p(twin)), SetRuns(anchor=at(0), start=0, end=3, bold=True))
    assert shown.text == "một hai"
