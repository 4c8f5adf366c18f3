"""Tags work wherever Word keeps text: what each place prints, and that nothing else of the file changes."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from baocao.ooxml.package import read_package
from baocao.ooxml.xml import NSMAP, qn
from baocao.template.compile import compile_template
from baocao.template.places import find_text_parts
from support.filling import (
    CORE,
    MAIN,
    failures,
    file,
    fill,
    lines,
    p,
    r,
    read,
    tbl,
    tr,
    tree,
    unzipped,
    zipped,
)

R = NSMAP["r"]
RELS = "word/_rels/document.xml.rels"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


def with_entries(source: bytes, entries: Mapping[str, str | bytes]) -> bytes:
    """Return a file with entries put in or replaced."""
    return zipped({**unzipped(source), **entries})


def with_rels(source: bytes, *rels: tuple[str, str, str], part: str = MAIN) -> bytes:
    """Return a file whose part has more relationships: (id, kind, target); external when it is no part."""
    folder, _, leaf = part.rpartition("/")
    name = f"{folder}/_rels/{leaf}.rels"
    entries = unzipped(source)
    new = ""
    for identity, kind, target in rels:
        mode = "" if target.endswith(".xml") else ' TargetMode="External"'
        whole = kind if "/" in kind else f"{R}/{kind}"
        new += f'<Relationship Id="{identity}" Type="{whole}" Target="{target}"{mode}/>'
    empty = f'{HEAD}<Relationships xmlns="{NSMAP["rel"]}"></Relationships>'.encode()
    entries[name] = entries.get(name, empty).replace(b"</Relationships>", f"{new}</Relationships>".encode())
    return zipped(entries)


def link(text: str, identity: str = "lk") -> str:
    return f'<w:hyperlink r:id="{identity}">{r(text)}</w:hyperlink>'


def linked(target: str, *blocks: str) -> bytes:
    return with_rels(file(*(blocks or (p(link("xem")),))), ("lk", "hyperlink", target))


def targets(document: bytes, part: str = MAIN) -> list[str]:
    """Return where each link of a part leads to, in document order."""
    folder, _, leaf = part.rpartition("/")
    rels = {one.get("Id"): one.get("Target", "") for one in tree(document, f"{folder}/_rels/{leaf}.rels")}
    return [rels[one.get(f"{{{R}}}id")] for one in tree(document, part).iter(qn("w:hyperlink"))]


# --- links -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("target", "url", "expected"),
    [
        ("{{ url }}", "https://example.vn", "https://example.vn"),
        ("%7B%7B%20url%20%7D%7D", "https://example.vn/a", "https://example.vn/a"),
        ("%7b%7burl%7d%7d", "https://example.vn/a", "https://example.vn/a"),
        ("{{%20url%20}}", "mailto:an@example.vn", "mailto:an@example.vn"),
        ("http://{{ url }}", "example.vn", "http://example.vn"),
        ("http://{{ url }}", "https://example.vn", "https://example.vn"),
        ("http://%7B%7B%20url%20%7D%7D/", "mailto:an@example.vn", "mailto:an@example.vn/"),
        ("https://example.vn/a%20b?q={{ url }}", "x&amp;y z", "https://example.vn/a%20b?q=x%26amp%3By%20z"),
        (
            "https://example.vn/{% if url %}{{ url }}{% else %}khong{% endif %}",
            "",
            "https://example.vn/khong",
        ),
        (
            "https://example.vn/%7B%25%20if%20url%20%25%7D1%7B%25%20endif%20%25%7D",
            "x",
            "https://example.vn/1",
        ),
        ("{{ url }}", "https://example.vn/Hà Nội", "https://example.vn/H%C3%A0%20N%E1%BB%99i"),
        ("{{ url }}", 'https://example.vn/"&<>', "https://example.vn/%22&%3C%3E"),
        ("{{ url }}", "www.example.vn", "http://www.example.vn"),
        ("{{ url }}", "tel:+84 24", "tel:+84%2024"),
        ("{{ url }}", "phu-luc.docx", "phu-luc.docx"),
        ("{{ url }}", "#muc-2", "#muc-2"),
        ("{{ url }}", "", "#"),
        ("{{ url }}", None, "#"),
        ("{{ url }}", "https://việt.example", "https://xn--vit-5kz.example"),
    ],
)
def test_links_lead_where_their_tags_say(target: str, url: str | None, expected: str) -> None:
    assert targets(fill(linked(target), url=url)) == [expected]


def test_each_turn_of_a_loop_links_to_its_own_address() -> None:
    source = linked("{{ d.url }}", "{%p for d in ds %}", p(link("{{ d.ten }}")), "{%p endfor %}")
    ds = [{"ten": name, "url": f"https://example.vn/{name}"} for name in ("a", "b", "a")]
    document = fill(source, ds=ds)
    assert lines(document) == ["a", "b", "a"]
    assert targets(document) == ["https://example.vn/a", "https://example.vn/b", "https://example.vn/a"]
    assert read(document, RELS).count(b"hyperlink") == 2, "one relationship an address"
    assert b"{{" not in read(document, RELS)
    assert b"%7B" not in read(document, RELS)


def test_a_loop_without_turns_leaves_no_relationship_of_tags() -> None:
    source = linked("{{ d.url }}", "{%p for d in ds %}", p(link("x")), "{%p endfor %}", "hết")
    assert b"d.url" not in read(fill(source, ds=[]), RELS)


def test_links_in_headers_and_notes_work() -> None:
    source = with_rels(
        file("thân", header=[p(link("xem"))]), ("lk", "hyperlink", "{{ url }}"), part="word/header.xml"
    )
    assert targets(fill(source, url="https://example.vn"), "word/header.xml") == ["https://example.vn"]


def test_links_without_tags_stay_as_they_are() -> None:
    source = with_rels(
        file(p(link("a", "l1"), link("b", "l2"))),
        ("l1", "hyperlink", "file:///C:/cu.doc"),
        ("l2", "hyperlink", "https://example.vn/{{ x }}"),
    )
    assert targets(fill(source, x=1)) == ["file:///C:/cu.doc", "https://example.vn/1"]


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " java\tscript:alert(1)",
        "file:///etc/passwd",
        "\\\\may-chu\\tep",
        "//may-chu/tep",
        "vbscript:x",
        "data:text/html,x",
        "ms-word:ofe|u|https://example.vn/x.docx",
        "http://",
        "http://javascript:alert(1)",
        "https://a:b:c/",
        "C:\\Windows\\x.exe",
        "https://example.vn/" + "a" * 3_000,
    ],
)
def test_addresses_that_run_or_open_something_are_refused(url: str) -> None:
    (error,) = failures(linked("{{ url }}"), url=url)
    assert error.code == "T311"
    assert error.hint
    assert error.where.path == "thân văn bản, đoạn 1"


def test_a_name_missing_in_a_target_is_reported() -> None:
    (error,) = failures(linked("https://example.vn/{{ ma }}"))
    assert (error.code, error.where.excerpt) == ("T302", "https://example.vn/{{ ma }}")


def test_two_thousand_links_take_no_time() -> None:
    source = linked("{{ d }}", "{%p for d in ds %}", p(link("{{ d }}")), "{%p endfor %}")
    document = fill(source, ds=[f"https://example.vn/{number}" for number in range(2_000)])
    assert len(set(targets(document))) == 2_000


# --- fields ----------------------------------------------------------------------------------------------


def field(*instruction: str, result: str = "kết quả") -> str:
    parts = "".join(
        f'<w:r><w:instrText xml:space="preserve">{one}</w:instrText></w:r>' for one in instruction
    )
    sign = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return sign.format("begin") + parts + sign.format("separate") + r(result) + sign.format("end")


def instruction(document: bytes, part: str = MAIN) -> str:
    return "".join(one.text or "" for one in tree(document, part).iter(qn("w:instrText")))


@pytest.mark.parametrize(
    ("pieces", "value", "expected"),
    [
        ([' HYPERLINK "{{ x }}" '], "https://example.vn", ' HYPERLINK "https://example.vn" '),
        ([" HYPER", 'LINK "{', "{ ", "x }", '}" '], "https://example.vn", ' HYPERLINK "https://example.vn" '),
        ([' HYPERLINK "https://a.vn/{{ x }}" '], 'a"b', ' HYPERLINK "https://a.vn/a\\"b" '),
        ([" SEQ {{ x }} "], "Bảng\\x", " SEQ Bảng\\\\x "),
        ([' DOCPROPERTY "{% if x %}A{% else %}B{% endif %}" '], "", ' DOCPROPERTY "B" '),
    ],
)
def test_tags_in_the_instruction_of_a_field(pieces: list[str], value: str, expected: str) -> None:
    document = fill(file(p(field(*pieces))), x=value)
    assert instruction(document) == expected
    assert lines(document) == ["kết quả"]


def test_a_field_that_links_refuses_dangerous_addresses() -> None:
    (error,) = failures(file(p(field(' HYPERLINK "{{ x }}" '))), x="javascript:alert(1)")
    assert error.code == "T311"


def test_fields_in_loops_and_inside_fields() -> None:
    inner = field(" REF {{ x }} ")
    outer = field(" IF ", "{{ x }} = 1 ").replace(r("kết quả"), inner)
    document = fill(file("{%p for x in ds %}", p(outer), "{%p endfor %}"), ds=[1, 2])
    assert instruction(document) == " IF 1 = 1  REF 1  IF 2 = 1  REF 2 "


def test_simple_fields_take_tags_in_both_places() -> None:
    block = p(f'<w:fldSimple w:instr=" SEQ {{{{ x }}}} ">{r("{{ x")}</w:fldSimple>', r(" }}"))
    document = fill(file(block), x="A")
    (simple,) = tree(document).iter(qn("w:fldSimple"))
    assert simple.get(qn("w:instr")) == " SEQ A "
    assert lines(document) == ["A"]


# --- attributes ------------------------------------------------------------------------------------------


def test_anchors_tips_and_alternative_texts() -> None:
    block = p(
        f'<w:hyperlink w:anchor="{{{{ neo }}}}" w:tooltip="{{{{ ten }}}}">{r("x")}</w:hyperlink>',
        '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="h" descr="Ảnh {{ ten }}" title="{{ ten }}"/>'
        "</wp:inline></w:drawing></w:r>",
        '<w:r><w:pict><v:shape alt="{{ ten }}"/></w:pict></w:r>',
    )
    root = tree(fill(file(block), neo="muc_1", ten='A & "B"'))
    values = [str(value) for one in root.iter() for value in one.attrib.values()]
    assert values.count('A & "B"') == 3
    assert {"muc_1", 'Ảnh A & "B"'} <= set(values)


# --- text boxes and content controls ---------------------------------------------------------------------


def box(text: str) -> str:
    inside = f"<w:txbxContent>{p(text)}</w:txbxContent>"
    return (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>{inside}</wps:txbx>"
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{inside}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def test_both_twins_of_a_text_box() -> None:
    document = fill(file(p("trước {{ x }}", box("{% if x %}{{ x }}{% endif %}"), " sau")), x=1)
    assert lines(document) == ["trước 1 sau", "1", "1"]


def control(content: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (control(p("{{ x }}")), ["1"]),
        (p(control(r("{{ x }}"))), ["1"]),
        (p("{{ ", control(r("x }}"))), ["1"]),
        (tbl(tr("a", "b"), control(tr("{{ x }}", "c"))), ["a", "b", "1", "c"]),
        (tbl("<w:tr>" + control(f"<w:tc><w:tcPr/>{p('{{ x }}')}</w:tc>") + "</w:tr>"), ["1"]),
        (control(p("{%p for i in ds %}") + p("{{ i }}") + p("{%p endfor %}")), ["1", "2"]),
        (tbl(control(tr("{%tr for i in ds %}{{ i }}{%tr endfor %}", "x"))), ["1", "x", "2", "x"]),
        (tbl(tr("{%tr for i in ds %}"), control(tr("{{ i }}")), tr("{%tr endfor %}")), ["1", "2"]),
        (control(control(p("{{ x }}"))), ["1"]),
    ],
)
def test_content_controls_of_every_kind(block: str, expected: list[str]) -> None:
    assert lines(fill(file(block), x=1, ds=[1, 2])) == expected


BINDING = '<w:dataBinding w:xpath="/a" w:storeItemID="{1}"/><w:showingPlcHdr/><w:text/>'


@pytest.mark.parametrize("block", [control(p("{{ x }}"), BINDING), p(control(r("{{ x }}"), BINDING))])
def test_a_bound_control_lets_go_of_its_store_and_holds_more_than_plain_text(block: str) -> None:
    (properties,) = tree(fill(file(block), x=1)).iter(qn("w:sdtPr"))
    assert [child.tag for child in properties] == []


def test_a_bound_control_without_tags_keeps_its_store() -> None:
    root = tree(
        fill(file("{{ x }}", control(p("Tên"), BINDING), p(r("{{ x }}"), control(r("b"), BINDING))), x=1)
    )
    assert len(list(root.iter(qn("w:dataBinding")))) == 2


# --- charts, SmartArt, properties ------------------------------------------------------------------------

C, A = NSMAP["c"], NSMAP["a"]
CHART = (
    f'{HEAD}<c:chartSpace xmlns:c="{C}" xmlns:a="{A}"><c:chart><c:title><c:tx><c:rich><a:bodyPr/>'
    "<a:p><a:r><a:t>Biểu {</a:t></a:r><a:r><a:t>{ t</a:t></a:r><a:r><a:t>en }}</a:t></a:r></a:p></c:rich>"
    "</c:tx></c:title><c:cat><c:strLit><c:pt idx='0'><c:v>{{ nhan }}</c:v></c:pt></c:strLit></c:cat>"
    "<c:val><c:numLit><c:pt idx='0'><c:v>{{ so }}</c:v></c:pt></c:numLit></c:val></c:chart></c:chartSpace>"
)


def texts(document: bytes, part: str) -> str:
    return "|".join(one.text or "" for one in tree(document, part).iter() if one.text)


def test_titles_and_figures_of_charts() -> None:
    source = with_rels(
        with_entries(file("x"), {"word/charts/chart1.xml": CHART}), ("c1", "chart", "charts/chart1.xml")
    )
    document = fill(source, ten="A\n& B", nhan="Xã <An>", so=5)
    assert texts(document, "word/charts/chart1.xml") == "Biểu A & B|Xã <An>|5"


def test_parts_are_found_through_other_parts_and_once() -> None:
    source = file("x", header=["đầu {{ ten }}"])
    source = with_entries(source, {"word/charts/chart1.xml": CHART, "word/diagrams/data1.xml": DIAGRAM})
    source = with_rels(source, ("c1", "chart", "charts/chart1.xml"), part="word/header.xml")
    source = with_rels(
        source,
        ("d1", "diagramData", "diagrams/data1.xml"),
        ("c1", "chart", "../word/charts/chart1.xml"),
        ("me", "header", "header.xml"),
    )
    parts = find_text_parts(read_package(source))
    assert sorted(part.name for part in parts) == [
        "word/charts/chart1.xml",
        "word/diagrams/data1.xml",
        "word/document.xml",
        "word/header.xml",
    ]
    document = fill(source, ten="T", nhan="N", so=1)
    assert texts(document, "word/charts/chart1.xml") == "Biểu T|N|1"
    assert texts(document, "word/diagrams/data1.xml") == "T"


DGM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
DIAGRAM = (
    f'{HEAD}<dgm:dataModel xmlns:dgm="{DGM}" xmlns:a="{A}"><dgm:pt><dgm:t><a:bodyPr/><a:p>'
    "<a:r><a:t>{{ </a:t>"
    "</a:r><a:r><a:t>ten }}</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:dataModel>"
)


def test_headers_of_every_section_and_kind() -> None:
    source = file("x")
    parts = [f"word/header{number}.xml" for number in range(1, 7)]
    header = read(file("x", header=["Đầu {{ ten }}"]), "word/header.xml")
    source = with_entries(source, dict.fromkeys(parts, header))
    source = with_rels(source, *((f"h{n}", "header", f"header{n}.xml") for n in range(1, 7)))
    document = fill(source, ten="A")
    assert [lines(document, part) for part in parts] == [["Đầu A"]] * 6


@pytest.mark.parametrize("kind", ["footer", "footnotes", "endnotes", "comments"])
def test_other_parts_with_paragraphs(kind: str) -> None:
    assert lines(fill(file("x", **{kind: ["{{ a }}"]}), a="A"), f"word/{kind}.xml") == ["A"]


PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
OFFICE = "http://schemas.openxmlformats.org/officedocument/2006/relationships/metadata/core-properties"


@pytest.mark.parametrize("kind", [PACKAGE, OFFICE])
def test_the_properties_are_found_by_their_relationship_wherever_they_are(kind: str) -> None:
    source = file("x", core="<dc:title>{{ ten }}</dc:title>")
    entries = unzipped(source)
    entries["khac/tinh.xml"] = entries.pop(CORE)
    types = entries["[Content_Types].xml"].replace(CORE.encode(), b"khac/tinh.xml")
    rels = entries["_rels/.rels"].replace(
        b"</Relationships>",
        f'<Relationship Id="c" Type="{kind}" Target="khac/tinh.xml"/></Relationships>'.encode(),
    )
    document = fill(zipped({**entries, "[Content_Types].xml": types, "_rels/.rels": rels}), ten="A & B")
    assert texts(document, "khac/tinh.xml") == "A & B"
    assert sum("core" in name or "tinh" in name for name in unzipped(document)) == 1


def test_a_title_that_word_cut_off_stays_and_is_said() -> None:
    source = file("{{ ten }}", core="<dc:title>Về {{ te</dc:title>")
    (warning,) = compile_template(source, "mau.docx").warnings
    assert warning.code == "T503"
    assert texts(fill(source, ten=1), CORE) == "Về {{ te"


# --- prefixes --------------------------------------------------------------------------------------------


def renamed(source: bytes, prefix: str) -> bytes:
    """Return the file with another prefix for WordprocessingML in its body; none at all for ``""``."""
    text = read(source).decode()
    text = re.sub(r"(</?)w:", rf"\1{prefix}:" if prefix else r"\1", text)
    text = text.replace("xmlns:w=", f"xmlns:{prefix}=" if prefix else "xmlns=")
    if prefix:
        text = re.sub(r"(?<=[ ])w:(?=\w+=)", f"{prefix}:", text)
    else:
        text = text.replace("<document ", f'<document xmlns:q="{NSMAP["w"]}" ', 1)
        text = re.sub(r"(?<=[ ])w:(?=\w+=)", "q:", text)
    return with_entries(source, {MAIN: text})


@pytest.mark.parametrize("prefix", ["ns0", "", "x"])
def test_any_prefix_for_word_will_do(prefix: str) -> None:
    source = renamed(
        file("{{ x }}", tbl(tr("{%tr for i in ds %}"), tr("{{ i }}"), tr("{%tr endfor %}")), "{{ moi }}"),
        prefix,
    )
    document = fill(source, x="một\nhai\tba", ds=[], moi="a\ab")
    assert lines(document) == ["một\nhai\tba", "a", "b"]
    assert b"tbl" not in read(document)


def test_prefixes_that_markup_compatibility_names_are_kept() -> None:
    source = file("{{ x }}")
    text = (
        read(source)
        .decode()
        .replace("<w:document ", '<w:document mc:Ignorable="w14 lạ" xmlns:lạ="urn:la" ', 1)
    )
    text = text.replace("<w:body>", '<w:body><lạ:k xmlns="urn:y"><z/></lạ:k>')
    root = tree(fill(with_entries(source, {MAIN: text}), x=1))
    named = root.get(qn("mc:Ignorable")).split()
    assert {root.nsmap[prefix] for prefix in named} == {NSMAP["w14"], "urn:la"}
    assert next(root.iter("{urn:y}z")).prefix


@pytest.mark.parametrize("text", ["{{ lạ }}", "{{ a | lạ }}", "{% if a %}"])
def test_a_mistake_in_both_twins_of_a_box_is_told_once(text: str) -> None:
    box = f"<w:txbxContent>{p(text)}</w:txbxContent>"
    twins = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{box}</mc:Choice>'
        f"<mc:Fallback><w:pict><v:shape>{box}</v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    paths = [error.where.path for error in failures(file(p(twins), p(twins)), a=1)]
    assert paths == [f"thân văn bản, đoạn {number}, khung chữ 1, đoạn 1" for number in (1, 2)]


def test_the_lines_above_notes_are_not_counted_as_notes() -> None:
    line = f'<w:footnote w:type="separator" w:id="-1">{p("")}</w:footnote>'
    note = f'<w:footnote w:id="1">{p("{{ lạ }}")}</w:footnote>'
    [error] = failures(file("x", footnotes=[line, note]))
    assert error.where.path == "chú thích cuối trang, chú thích 1, đoạn 1"
