"""The number of the page comes into the header, once, and not onto the first page."""

from __future__ import annotations

from pathlib import Path

from baocao.layout.blocks import Block, Paragraph, Section, iter_paragraphs
from baocao.layout.facts import read_document
from baocao.layout.repair import PutPageNumber
from baocao.ooxml.entries import pack, write_package
from baocao.ooxml.package import read_package
from baocao.units import Length
from support.mending import facts, field, file, mended, p, r

RELS = "word/_rels/hdr1.xml.rels"
VML = "urn:schemas-microsoft-com:vml"
NUMBER = PutPageNumber(
    section=0, font="Times New Roman", size=Length.from_pt(14), header_distance=Length.from_mm(10)
)
SECOND = PutPageNumber(
    section=1, font="Times New Roman", size=Length.from_pt(14), header_distance=Length.from_mm(10)
)


def shown(blocks: tuple[Block, ...]) -> list[str]:
    """Return each paragraph with letters or a number, the number as ``#``."""
    return [text for one in iter_paragraphs(blocks) if (text := _show(one))]


def _show(paragraph: Paragraph) -> str:
    return "".join("#" if run.field_name == "PAGE" else run.text for run in paragraph.runs).strip()


def number_of(section: Section) -> Paragraph:
    """Return the paragraph of the default header that has the number."""
    return next(one for one in iter_paragraphs(section.headers["default"]) if "#" in _show(one))


def edge(kind: str, name: str, page: str = "default") -> str:
    return f'<w:{kind}Reference w:type="{page}" r:id="{name}"/>'


def check(section: Section) -> None:
    number = number_of(section)
    (run,) = [run for run in number.runs if run.field_name == "PAGE"]
    assert (number.format.alignment, number.format.left, number.format.first_line) == ("center", 0, 0)
    assert (run.format.font, run.format.size.pt, run.format.italic) == ("Times New Roman", 14, False)
    assert round(section.header_distance.mm) == 10


def test_a_document_without_headers_gets_them() -> None:
    result = mended(file(p("a")), NUMBER)
    (section,) = read_document(result).sections
    check(section)
    assert section.title_page
    assert shown(section.headers["first"]) == []
    package = read_package(result)
    assert {"word/header1.xml", "word/header2.xml"} < set(package.entries)


def test_once_is_enough() -> None:
    result = mended(file(p("a")), NUMBER)
    assert mended(result, NUMBER) == result


def test_what_else_stands_in_the_header_stays_on_every_page() -> None:
    document = file(p("a"), sect=edge("header", "hdr1"), edges={"hdr1": p("Sở Tư pháp")})
    (section,) = facts(document, NUMBER).sections
    check(section)
    assert shown(section.headers["default"]) == ["#", "Sở Tư pháp"]
    assert shown(section.headers["first"]) == ["Sở Tư pháp"]


def test_a_number_in_the_header_is_centred_and_sized() -> None:
    line = p("<w:r><w:tab/></w:r>", field(" PAGE \\* MERGEFORMAT "), props='<w:jc w:val="right"/>')
    document = file(p("a"), sect=edge("header", "hdr1") + "<w:titlePg/>", edges={"hdr1": line})
    (section,) = facts(document, NUMBER).sections
    check(section)
    assert shown(section.headers["default"]) == ["#"]
    assert number_of(section).text.strip() == "2"
    assert "first" not in section.headers, "no header is a header without a number"


def test_a_field_in_one_piece_and_one_with_words_are_sized() -> None:
    simple = f'<w:fldSimple w:instr=" PAGE ">{r("2")}</w:fldSimple>'
    for line, kept in (
        (p(simple), "#"),
        (p("Trang ", field("PAGE")), "Trang #"),
        (p("- ", simple, " -"), "- # -"),
    ):
        document = file(p("a"), sect=edge("header", "hdr1"), edges={"hdr1": line})
        (section,) = facts(document, NUMBER).sections
        check(section)
        assert shown(section.headers["default"]) == [kept]
        assert shown(section.headers["first"]) == []


def test_words_and_number_set_apart_by_tabs_keep_their_places() -> None:
    line = p("Mật", "<w:r><w:tab/></w:r>", field("PAGE"), props='<w:jc w:val="left"/>')
    document = file(p("a"), sect=edge("header", "hdr1"), edges={"hdr1": line})
    (section,) = facts(document, NUMBER).sections
    assert number_of(section).format.alignment == "left"
    assert {run.format.size.pt for run in number_of(section).runs if run.field_name} == {14}


def test_a_number_in_the_footer_is_taken_away_and_words_there_are_not() -> None:
    footer = p("Lưu hành nội bộ") + p(field("PAGE"), props='<w:jc w:val="center"/>')
    document = file(p("a"), sect=edge("footer", "ftr1"), edges={"ftr1": footer})
    (section,) = facts(document, NUMBER).sections
    check(section)
    assert shown(section.footers["default"]) == ["Lưu hành nội bộ"]
    assert shown(section.footers["first"]) == ["Lưu hành nội bộ"], "the first page keeps its footer"


def test_a_number_with_words_in_the_footer_stays() -> None:
    document = file(
        p("a"),
        sect=edge("footer", "ftr1"),
        edges={"ftr1": p("Trang ", field("PAGE"), "/", field("NUMPAGES"))},
    )
    (section,) = facts(document, NUMBER).sections
    assert shown(section.footers["default"]) == ["Trang #/2"]


def test_a_number_in_a_text_box_comes_into_a_line_of_its_own() -> None:
    content = f"<w:txbxContent>{p(field('PAGE'))}</w:txbxContent>"
    shape = (
        f'<v:shape xmlns:v="{VML}" style="width:50pt;height:20pt"><v:textbox>{content}</v:textbox></v:shape>'
    )
    box = f"<w:r><w:pict>{shape}</w:pict></w:r>"
    document = file(p("a"), sect=edge("header", "hdr1"), edges={"hdr1": p(box)})
    (section,) = facts(document, NUMBER).sections
    check(section)
    assert shown(section.headers["default"]) == ["#"]


def test_a_framed_number_is_moved_to_the_middle() -> None:
    line = p(field("PAGE"), props='<w:framePr w:wrap="around" w:hAnchor="page" w:x="300" w:y="1"/>') + p(
        "Sở A"
    )
    document = file(p("a"), sect=edge("header", "hdr1"), edges={"hdr1": line})
    (section,) = facts(document, NUMBER).sections
    check(section)
    assert number_of(section).format.frame == "center"


def test_the_first_page_of_a_document_loses_its_number() -> None:
    sect = edge("header", "hdr1") + edge("header", "hdr2", "first") + "<w:titlePg/>"
    document = file(p("a"), sect=sect, edges={"hdr1": p(field("PAGE")), "hdr2": p("Sở A") + p(field("PAGE"))})
    (section,) = facts(document, NUMBER).sections
    assert shown(section.headers["first"]) == ["Sở A"]


def test_one_header_for_both_kinds_of_page_is_told_apart() -> None:
    sect = edge("header", "hdr1") + edge("header", "hdr1", "first") + "<w:titlePg/>"
    document = file(p("a"), sect=sect, edges={"hdr1": p(field("PAGE"))})
    (section,) = facts(document, NUMBER).sections
    check(section)
    assert shown(section.headers["first"]) == []


def test_even_pages_are_numbered_too() -> None:
    settings = "<w:evenAndOddHeaders/>"
    (section,) = facts(file(p("a"), settings=settings), NUMBER).sections
    assert shown(section.headers["even"]) == ["#"]
    sect = edge("header", "hdr1", "even")
    document = file(p("a"), settings=settings, sect=sect, edges={"hdr1": p("Sở A")})
    (section,) = facts(document, NUMBER).sections
    assert shown(section.headers["even"]) == ["#", "Sở A"]


def test_later_sections_share_the_header_and_keep_their_first_page() -> None:
    document = file(p("a", props="<w:sectPr/>") + p("b"))
    sections = facts(document, NUMBER, SECOND).sections
    for section in sections:
        check(section)
    assert [section.title_page for section in sections] == [True, False]
    assert (
        len({name for name in read_package(mended(document, NUMBER, SECOND)).entries if "header" in name})
        == 2
    )


def test_a_second_section_with_a_header_of_its_own() -> None:
    document = file(
        p("a", props="<w:sectPr/>") + p("b"), sect=edge("header", "hdr1"), edges={"hdr1": p("Sở A")}
    )
    sections = facts(document, SECOND).sections
    check(sections[1])
    assert sections[0].headers == {}


def test_a_section_that_is_not_there_is_skipped() -> None:
    assert facts(file(p("a")), SECOND, skipped=[SECOND]).sections[0].headers == {}


def test_a_copied_header_has_no_name_twice() -> None:
    marked = p('<w:bookmarkStart w:id="1" w:name="moc"/>', "Sở A", '<w:bookmarkEnd w:id="1"/>').replace(
        "<w:p>", '<w:p w14:paraId="0A0B0C0D">', 1
    )
    document = file(p("a"), sect=edge("header", "hdr1"), edges={"hdr1": marked})
    result = mended(document, NUMBER)
    package = read_package(result)
    (added,) = {one for one in package.entries if "header" in one}
    assert b"moc" not in package.read(added)
    assert b"paraId" not in package.read(added)
    assert b"moc" in package.read("word/hdr1.xml")


def test_a_copied_header_leads_to_what_the_other_leads_to() -> None:
    link = '<w:hyperlink r:id="l"><w:r><w:t>Sở A</w:t></w:r></w:hyperlink>'
    document = file(p("a"), sect=edge("header", "hdr1"), edges={"hdr1": p(link)})
    office = "http://schemas.openxmlformats.org"
    rels = (
        f'<Relationships xmlns="{office}/package/2006/relationships"><Relationship Id="l" Target="http://a.vn"'
        f' Type="{office}/officeDocument/2006/relationships/hyperlink" TargetMode="External"/>'
        "</Relationships>"
    )
    entries = {**read_package(document).entries, RELS: pack(RELS, rels.encode())}
    package = read_package(mended(write_package(entries.values()), NUMBER))
    assert package.read("word/_rels/header1.xml.rels") == rels.encode()


def test_a_number_by_an_old_element_and_inside_a_condition_count_as_numbers() -> None:
    inside = field("PAGE").join(
        ('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF </w:instrText></w:r>', "")
    )
    ends = '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r>'
    condition = f'{inside}{ends}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    for line in (
        "<w:r><w:pgNum/></w:r>",
        condition,
        f"<w:sdt><w:sdtContent>{field('PAGE')}</w:sdtContent></w:sdt>",
    ):
        document = file(p("a"), sect=edge("header", "hdr1") + "<w:titlePg/>", edges={"hdr1": p(line)})
        (section,) = facts(document, NUMBER).sections
        assert len(shown(section.headers["default"])) == 1


def test_a_frame_that_waits_for_its_text_is_no_place_for_a_number() -> None:
    framed = p(props='<w:framePr w:wrap="around" w:hAnchor="margin" w:xAlign="right" w:y="1"/>')
    document = file(p("a"), sect=edge("header", "hdr1"), edges={"hdr1": framed})
    (section,) = facts(document, NUMBER).sections
    assert number_of(section).format.frame == ""


def test_a_file_in_strict_form_becomes_an_ordinary_one() -> None:
    document = (Path(__file__).parents[2] / "corpus" / "strict.docx").read_bytes()
    result = mended(document, NUMBER)
    (section,) = read_document(result).sections
    check(section)
    assert b"purl.oclc.org" not in b"".join(map(read_package(result).read, read_package(result).entries))
