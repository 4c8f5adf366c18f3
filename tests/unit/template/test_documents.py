"""A Word file put into another brings its styles, lists, pictures and notes, and stays sound."""

from __future__ import annotations

import pytest

from baocao.errors import BaocaoError
from baocao.ooxml.xml import Element, qn
from baocao.template.compile import compile_template
from baocao.template.render import render
from baocao.template.typed import WrongPlaceError
from support.docx import zipped
from support.filling import file, lines, r, read, rows, tbl, tr, tree
from support.filling import p as para
from support.validity import find_damage
from support.word import NAMESPACES, p, section, style, word

DATA = {"x": {"$document": "con.docx"}}
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002000001"
    "0005fe02fea7c5b0d70000000049454e44ae426082"
)


def put_in(template: bytes, source: bytes, **data: object) -> bytes:
    return render(compile_template(template, "mau.docx"), {**DATA, **data}, files=lambda _name: source)


def mistakes(template: bytes, source: bytes, **data: object) -> list[BaocaoError]:
    try:
        put_in(template, source, **data)
    except BaocaoError as error:
        return list(error.flatten())
    return []


def val(element: Element | None) -> str | None:
    return None if element is None else element.get(qn("w:val"))


def styles_of(document: bytes) -> dict[str | None, str | None]:
    """Return {id: name} of a document's styles."""
    root = tree(document, "word/styles.xml")
    return {one.get(qn("w:styleId")): val(one.find(qn("w:name"))) for one in root.iter(qn("w:style"))}


def packed(body: str, rels: str = "", **parts: str | bytes) -> bytes:
    """Return a .docx with parts of any kind; ``__`` in a name is a slash, the last ``_`` the dot."""
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    base = "http://schemas.openxmlformats.org/package/2006"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    types = (
        f'<Types xmlns="{base}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="png" ContentType="image/png"/>'
        '<Default Extension="bin" ContentType="application/vnd.openxmlformats-officedocument.oleObject"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>'
    )
    entries: dict[str, str | bytes] = {
        "[Content_Types].xml": types,
        "_rels/.rels": f'<Relationships xmlns="{base}/relationships"><Relationship Id="a" Type="{office}" '
        'Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{base}/relationships">{rels}</Relationships>',
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
    }
    for name, content in parts.items():
        stem, _, suffix = name.replace("__", "/").rpartition("_")
        entries[f"{stem}.{suffix}"] = content
    from support.filling import zipped as zip_any

    return zip_any(entries)


def rel(identity: str, kind: str, target: str, mode: str = "") -> str:
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    more = f' TargetMode="{mode}"' if mode else ""
    return f'<Relationship Id="{identity}" Type="{base}/{kind}" Target="{target}"{more}/>'


def picture(identity: str = "anh", attribute: str = "embed") -> str:
    return para(
        r(
            '<w:drawing><wp:inline><wp:extent cx="9" cy="9"/><wp:docPr id="7" name="a"/><a:graphic>'
            f'<a:graphicData uri="u"><pic:pic><pic:blipFill><a:blip r:{attribute}="{identity}"/>'
            "</pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
        )
    )


def test_the_text_stands_for_the_paragraph() -> None:
    source = word(
        p("một") + "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>" + tr("ô") + "</w:tbl>" + section()
    )
    document = put_in(file("a", "{{ x }}", "b"), source)
    assert lines(document) == ["a", "một", "ô", "b"]
    assert len(list(tree(document).iter(qn("w:sectPr")))) == 1


def test_a_function_names_the_file_too() -> None:
    assert lines(
        put_in(file('{{ van_ban("con.docx") }}', "{{ ten | van_ban }}"), word(p("một")), ten="c.docx")
    ) == [
        "một",
        "một",
    ]


def test_an_empty_document_leaves_an_empty_paragraph() -> None:
    assert lines(put_in(file("a", "{{ x }}", "b"), word(section()))) == ["a", "", "b"]


def test_a_table_at_the_end_of_a_cell_leaves_it_sound() -> None:
    source = word("<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>" + tr("ô") + "</w:tbl>")
    cell = next(tree(put_in(file(tbl(tr("{{ x }}", "b"))), source)).iter(qn("w:tc")))
    assert [child.tag.rpartition("}")[2] for child in cell] == ["tcPr", "tbl", "p"]


def test_styles_of_word_look_as_in_the_template_and_others_come_along() -> None:
    own = '<w:style w:type="paragraph" w:customStyle="1" w:styleId="{}"><w:name w:val="{}"/>{}</w:style>'
    red, blue = ('<w:rPr><w:color w:val="FF0000"/></w:rPr>', '<w:rPr><w:color w:val="0000FF"/></w:rPr>')
    template = word(
        p("{{ x }}"),
        styles=style("Normal", default=True)
        + '<w:style w:type="paragraph" w:styleId="u1"><w:name w:val="heading 1"/></w:style>'
        + own.format("Chung", "Chung", red)
        + own.format("Khac", "Khác", red),
    )
    source = word(
        "".join(
            p(name, f'<w:pStyle w:val="{name}"/>') for name in ("Heading1", "Chung", "Khac", "Moi", "Khong")
        ),
        styles=style("Normal", default=True)
        + '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>'
        + own.format("Chung", "Chung", red)
        + own.format("Khac", "Khác", blue)
        + own.format("Moi", "Mới", '<w:basedOn w:val="Goc"/>')
        + own.format("Goc", "Gốc", '<w:link w:val="Khong"/>'),
    )
    document = put_in(template, source)
    used = [val(one.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")) for one in tree(document).iter(qn("w:p"))]
    assert used == ["u1", "Chung", "Khac2", "Moi", None]
    names = styles_of(document)
    assert names["Khac2"] == "Khác 2"
    assert list(names)[-3:] == ["Khac2", "Moi", "Goc"]


def test_styles_based_on_each_other_end() -> None:
    circle = style("A", base="B") + style("B", base="A")
    document = put_in(word(p("{{ x }}")), word(p("a", '<w:pStyle w:val="A"/>'), styles=circle))
    assert set(styles_of(document)) == {"A", "B"}


NUMBERING = (
    '<w:abstractNum w:abstractNumId="3"><w:nsid w:val="11111111"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="decimal"/><w:pStyle w:val="A"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="7"><w:abstractNumId w:val="3"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/>'
    "</w:lvlOverride></w:num>"
)
ITEM = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>'


def test_lists_count_anew_each_time() -> None:
    document = put_in(file("{{ x }}", "{{ x }}"), word(p("a", ITEM) + p("b", ITEM), numbering=NUMBERING))
    numbers = [val(one) for one in tree(document).iter(qn("w:numId"))]
    assert numbers == ["1", "1", "2", "2"]
    numbering = tree(document, "word/numbering.xml")
    assert [one.tag.rpartition("}")[2] for one in numbering] == ["abstractNum", "abstractNum", "num", "num"]
    assert [val(one) for one in numbering.iter(qn("w:abstractNumId"))] == ["1", "2"]
    assert [val(one) for one in numbering.iter(qn("w:startOverride"))] == ["4", "4"]
    assert list(numbering.iter(qn("w:pStyle"))) == []


def test_lists_of_a_style_count_anew_and_the_template_s_list_goes_on() -> None:
    listed = '<w:style w:type="paragraph" w:styleId="So"><w:name w:val="List Number"/><w:pPr><w:numPr>'
    listed += '<w:numId w:val="7"/></w:numPr></w:pPr></w:style>'
    item = p("a", '<w:pStyle w:val="So"/>')
    part = NUMBERING.replace('"A"', '"So"')
    document = put_in(
        word(item + p("{{ x }}") + item, styles=listed, numbering=part),
        word(item, styles=listed, numbering=part),
    )
    paragraphs = list(tree(document).iter(qn("w:p")))
    assert [val(one.find(f".//{qn('w:numId')}")) for one in paragraphs] == [None, "8", None]
    definitions = {
        num.get(qn("w:numId")): val(num[0]) for num in tree(document, "word/numbering.xml").iter(qn("w:num"))
    }
    assert definitions["7"] != definitions["8"]


def test_pictures_come_along_once() -> None:
    source = packed(picture(), rel("anh", "image", "media/a.png"), word__media__a_png=PNG)
    document = put_in(file("{{ x }}", "{{ x }}", header=["{{ x }}"]), source)
    ids = [one.get("id") for one in tree(document).iter(qn("wp:docPr"))]
    assert len(set(ids)) == 2
    assert read(document, "word/media/a1.png") == PNG
    assert b'"media/a1.png"' in read(document, "word/_rels/header.xml.rels")
    assert b'Extension="png"' in read(document, "[Content_Types].xml")


def test_pictures_from_outside_do_not_come_along() -> None:
    source = packed(picture(attribute="link"), rel("anh", "image", "http://example.vn/a.png", "External"))
    document = put_in(file("{{ x }}"), source)
    assert b"example.vn" not in read(document, "word/_rels/document.xml.rels")


def test_links_come_along_when_they_are_safe() -> None:
    body = "".join(f'<w:p><w:hyperlink r:id="{one}">{r(one)}</w:hyperlink></w:p>' for one in ("tot", "xau"))
    rels = rel("tot", "hyperlink", "https://example.vn", "External")
    rels += rel("xau", "hyperlink", "javascript:alert(1)", "External")
    document = put_in(file("{{ x }}"), packed(body, rels))
    assert [one.get(qn("r:id")) is None for one in tree(document).iter(qn("w:hyperlink"))] == [False, True]
    assert b"javascript" not in read(document, "word/_rels/document.xml.rels")


NOTE = '<w:footnote w:id="{}"><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:footnote>'
REFERENCE = '<w:p><w:r><w:t>a</w:t></w:r><w:r><w:footnoteReference w:id="{}"/></w:r></w:p>'


def notes_of(document: bytes) -> dict[str | None, str]:
    root = tree(document, "word/footnotes.xml")
    return {one.get(qn("w:id")): "".join(map(str, one.itertext())) for one in root}


def test_notes_get_numbers_among_those_of_the_template() -> None:
    template = word(
        REFERENCE.format(2) + p("{{ x }}") + p("{{ x }}"), footnotes=NOTE.format(2, "của mẫu {{ n }}")
    )
    source = word(REFERENCE.format(5), footnotes=NOTE.format(4, "thừa") + NOTE.format(5, "của con"))
    document = put_in(template, source, n=1)
    assert [one.get(qn("w:id")) for one in tree(document).iter(qn("w:footnoteReference"))] == ["2", "3", "4"]
    assert notes_of(document) == {"2": "của mẫu 1", "3": "của con", "4": "của con"}


def test_a_template_without_notes_gets_its_first() -> None:
    document = put_in(file("{{ x }}"), word(REFERENCE.format(5), footnotes=NOTE.format(5, "của con")))
    assert notes_of(document) == {"-1": "", "0": "", "1": "của con"}
    assert b"footnotes.xml" in read(document, "word/_rels/document.xml.rels")


@pytest.mark.parametrize(
    "template",
    [
        file("a", header=["{{ x }}"]),
        file("a", footnotes=['<w:footnote w:id="1"><w:p><w:r><w:t>{{ x }}</w:t></w:r></w:p></w:footnote>']),
    ],
)
def test_notes_stand_only_in_the_body(template: bytes) -> None:
    (error,) = mistakes(template, word(REFERENCE.format(5), footnotes=NOTE.format(5, "a")))
    assert isinstance(error, WrongPlaceError)
    assert "con.docx" in error.message
    assert lines(put_in(file("a", header=["{{ x }}"]), word(p("b"))), "word/header.xml") == ["b"]


def test_bookmarks_get_names_of_their_own_and_fields_follow() -> None:
    mark = '<w:bookmarkStart w:id="1" w:name="moc"/><w:r><w:t>a</w:t></w:r><w:bookmarkEnd w:id="1"/>'
    field = '<w:p><w:fldSimple w:instr=" REF moc \\h "><w:r><w:t>a</w:t></w:r></w:fldSimple></w:p>'
    document = put_in(
        file(f"<w:p>{mark}</w:p>", "{{ x }}", "{{ x }}"),
        word(f"<w:p>{mark}<w:hyperlink w:anchor='moc'><w:r><w:t>b</w:t></w:r></w:hyperlink></w:p>{field}"),
    )
    root = tree(document)
    starts = list(root.iter(qn("w:bookmarkStart")))
    assert [one.get(qn("w:name")) for one in starts] == ["moc", "moc_2", "moc_3"]
    assert len({one.get(qn("w:id")) for one in starts}) == 3
    assert [one.get(qn("w:anchor")) for one in root.iter(qn("w:hyperlink"))] == ["moc_2", "moc_3"]
    assert [one.get(qn("w:instr")) for one in root.iter(qn("w:fldSimple"))] == [
        " REF moc_2 \\h ",
        " REF moc_3 \\h ",
    ]


def test_revisions_are_accepted_and_comments_stay_behind() -> None:
    body = (
        '<w:p><w:commentRangeStart w:id="0"/><w:ins w:id="1" w:author="a"><w:r><w:t>thêm</w:t></w:r></w:ins>'
        '<w:del w:id="2" w:author="a"><w:r><w:delText>bớt</w:delText></w:r></w:del>'
        '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>'
        '<w:p><w:pPr><w:rPr><w:del w:id="3" w:author="a"/></w:rPr></w:pPr><w:del w:id="4" w:author="a">'
        "<w:r><w:delText>cả đoạn</w:delText></w:r></w:del></w:p>"
    )
    document = put_in(file("{{ x }}"), word(body))
    assert lines(document) == ["thêm"]
    content = read(document)
    assert not any(one in content for one in (b"w:ins", b"w:del", b"comment"))


def test_objects_become_pictures_and_what_can_run_stays_behind() -> None:
    body = (
        '<w:p><w:r><w:object><v:shape><v:imagedata r:id="anh"/></v:shape>'
        '<o:OLEObject Type="Embed" r:id="vat"/></w:object></w:r></w:p>'
    )
    rels = rel("anh", "image", "media/a.png") + rel("vat", "oleObject", "embeddings/o.bin")
    document = put_in(
        file("{{ x }}"), packed(body, rels, word__media__a_png=PNG, word__embeddings__o_bin=b"x")
    )
    assert [child.tag for child in next(tree(document).iter(qn("w:pict")))] == [qn("v:shape")]
    assert b"OLEObject" not in read(document)


@pytest.mark.parametrize(
    ("source", "code"),
    [
        (packed('<w:altChunk r:id="a"/>', rel("a", "aFChunk", "a.html"), word__a_html="<b/>"), "P109"),
        (packed(picture(), rel("anh", "control", "media/a.png"), word__media__a_png=PNG), "P109"),
        (packed(picture(), rel("anh", "image", "o.bin"), word__o_bin=PNG), "P109"),
        (b"%PDF-1.4", "P103"),
        (zipped({"a.txt": "a"}), "P106"),
    ],
)
def test_what_must_not_come_along_is_refused_once(source: bytes, code: str) -> None:
    (error,) = mistakes(file("{{ x }}", "{{ x }}"), source)
    assert error.code == code


def test_documents_beside_text_or_as_text_are_refused() -> None:
    errors = mistakes(file("a {{ x }}", "{{ x }}, {{ x }}"), word(p("a")))
    assert [error.where.path for error in errors if isinstance(error, WrongPlaceError)] == [
        "thân văn bản, đoạn 1",
        "thân văn bản, đoạn 2",
        "thân văn bản, đoạn 2",
    ]


@pytest.mark.parametrize(
    ("value", "code"), [({"$document": ""}, "D512"), ({"$document": "a", "rong": 5}, "D511")]
)
def test_data_of_another_shape_is_refused(value: object, code: str) -> None:
    (error,) = mistakes(file("{{ x }}"), b"", x=value)
    assert (error.code, error.where.key) == (code, "x")


def test_the_file_is_read_once_a_document() -> None:
    asked: list[str] = []
    source = word(p("a"))

    def files(name: str) -> bytes:
        asked.append(name)
        return source

    template = compile_template(file("{%p for i in range(50) %}", "{{ x }}", "{%p endfor %}"))
    document = render(template, DATA, files=files)
    assert (asked, len(lines(document))) == (["con.docx"], 50)
    assert document == render(template, DATA, files=files)


def test_prefixes_that_a_choice_names_stay_declared() -> None:
    shape = '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing/></mc:Choice></mc:AlternateContent>'
    template = zipped(
        {
            name: read(file("{{ x }}"), name).decode().replace(f'xmlns:wps="{_WPS}"', "")
            for name in (
                "[Content_Types].xml",
                "_rels/.rels",
                "word/_rels/document.xml.rels",
                "word/document.xml",
            )
        }
    )
    choice = next(tree(put_in(template, word(f"<w:p><w:r>{shape}</w:r></w:p>"))).iter(qn("mc:Choice")))
    assert choice.nsmap["wps"] == _WPS


_WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"


@pytest.mark.slow
@pytest.mark.office
def test_what_word_itself_makes_stays_valid() -> None:
    from docx import Document

    source, template = Document(), Document()
    source.add_heading("Phụ lục", 1)
    for text in ("a", "b"):
        source.add_paragraph(text, style="List Number")
    source.add_table(2, 2, style="Light Grid Accent 1").cell(0, 0).text = "ô"
    template.add_paragraph("{{ x }}")
    template.add_paragraph("{{ x }}")
    document = put_in(_saved(template), _saved(source))
    assert rows(document)[0] == ["ô", ""]
    assert not [one for one in find_damage(document) if "stylesWithEffects" not in one]


def _saved(document: object) -> bytes:
    import io

    stream = io.BytesIO()
    document.save(stream)  # type: ignore[attr-defined]
    return stream.getvalue()


@pytest.mark.parametrize("number", ["²", "-5", "9" * 5000, "a", ""])
def test_numbers_that_are_none_do_no_harm(number: str) -> None:
    numbering = NUMBERING.replace('w:numId="7"', f'w:numId="{number}"').replace(
        'abstractNumId="3"', f'abstractNumId="{number}"'
    )
    note = NOTE.format(number, "a")
    source = word(REFERENCE.format(number) + p("a", ITEM), footnotes=note, numbering=numbering)
    template = word(p("a") + p("{{ x }}"), footnotes=note, numbering=numbering)
    assert lines(put_in(template, source)) == ["a", "a", "a"]
