"""Pictures, links, formatted text and codes work wherever text works, and say so where they do not."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pytest

from baocao.errors import BaocaoError
from baocao.ooxml.xml import NSMAP, Element, qn
from baocao.template.compile import compile_template
from baocao.template.fields import FieldKind
from baocao.template.render import OnMissing, render
from support.filling import CORE, MAIN, file, lines, p, r, read, rows, tbl, tc, tr, tree, unzipped, zipped
from support.pictures import png
from support.validity import find_damage

IMAGE = {"$image": "so-do.png", "alt": "Sơ đồ"}
LINK = {"$link": "https://example.vn", "text": "cổng"}
RICH = {"$rich": ["thường ", {"text": "đậm", "đậm": "có"}]}
QR = {"$qr": "https://example.vn"}
KINDS = {
    "image": (IMAGE, "a:blip"),
    "link": (LINK, "w:hyperlink"),
    "rich": (RICH, "w:b"),
    "qr": (QR, "a:blip"),
}
BOX = (
    '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="2000000" '
    'cy="900000"/><wp:docPr id="1" name="Khung"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/'
    'office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr/><wps:txbx>'
    "<w:txbxContent>{0}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"
    '</mc:Choice><mc:Fallback><w:pict><v:shape style="width:100pt;height:50pt"><v:textbox><w:txbxContent>{0}'
    "</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
)
NOTE = '<w:footnote w:id="2"><w:p><w:r><w:t>{{ x }}</w:t></w:r></w:p></w:footnote>'
PLACES: dict[str, tuple[bytes, str]] = {
    "body": (file("Trước {{ x }} sau"), MAIN),
    "alone": (file("{{ x }}"), MAIN),
    "docxtpl's r": (file("{{r x }}"), MAIN),
    "docxtpl's p": (file("{{p x }}"), MAIN),
    "cell": (file(tbl(tr("{{ x }}", "b"))), MAIN),
    "nested table": (file(tbl(tr(tc(tbl(tr("{{ x }}"), columns=1), p()), "b"))), MAIN),
    "header": (file("a", header=["{{ x }}"]), "word/header.xml"),
    "footer": (file("a", footer=["{{ x }}"]), "word/footer.xml"),
    "footnote": (file("a", footnotes=[NOTE]), "word/footnotes.xml"),
    "text box": (file(BOX.replace("{0}", p("{{ x }}"))), MAIN),
    "loop": (file("{% for i in range(3) %}{{ x }}{% endfor %}"), MAIN),
    "loop of rows": (
        file(tbl(tr("{%tr for i in range(2) %}"), tr("{{ i }}", "{{ x }}"), tr("{%tr endfor %}"))),
        MAIN,
    ),
    "condition": (file("{% if x %}{{ x }}{% endif %}"), MAIN),
    "macro": (file("{% macro m(y) %}{{ y }}{% endmacro %}{{ m(x) }}"), MAIN),
    "set": (file("{% set y = x %}{{ y }}"), MAIN),
    "set block": (file("{% set y %}({{ x }}){% endset %}{{ y }}"), MAIN),
    "stretch": (file("{{ a }}{{ b }}{{ x }}{{ c }}{{ d }}"), MAIN),
    "insertion": (
        file('<w:p><w:ins w:id="1" w:author="A"><w:r><w:t>a{{ x }}b</w:t></w:r></w:ins></w:p>'),
        MAIN,
    ),
    "cut": (file(p(r("{"), r("{ x "), r("}"), r("}"))), MAIN),
}


def fill(
    source: bytes, files: Mapping[str, bytes] | None = None, missing: OnMissing = "error", **data: Any
) -> bytes:
    names = {"so-do.png": png(), "nho.png": png(8, 8), **(files or {})}
    template = compile_template(source, "mau.docx")
    return render(template, data, missing=missing, files=names.__getitem__)


def with_chart(title: str) -> bytes:
    """Return a template with a chart of that title."""
    entries = unzipped(file("a"))
    rel = f'<Relationship Id="rIdC" Type="{NSMAP["r"]}/chart" Target="chart1.xml"/></Relationships>'
    rels = entries["word/_rels/document.xml.rels"].decode().replace("</Relationships>", rel)
    chart = (
        f'<c:chartSpace xmlns:c="{NSMAP["c"]}" xmlns:a="{NSMAP["a"]}"><c:chart><c:title>'
        f"<c:tx><c:rich><a:p><a:r><a:t>{title}</a:t></a:r></a:p></c:rich></c:tx></c:title></c:chart></c:chartSpace>"
    )
    made = {"word/_rels/document.xml.rels": rels.encode(), "word/chart1.xml": chart.encode()}
    return zipped({**entries, **made})


def failures(source: bytes, files: Mapping[str, bytes] | None = None, **data: Any) -> list[BaocaoError]:
    with pytest.raises(BaocaoError) as caught:
        fill(source, files, **data)
    return list(caught.value.flatten())


def find(document: bytes, name: str, part: str = MAIN) -> list[Element]:
    return list(tree(document, part).iter(qn(name)))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("place", PLACES)
def test_every_kind_works_in_every_place(kind: str, place: str) -> None:
    source, part = PLACES[place]
    value, wanted = KINDS[kind]
    document = fill(source, x=value, a="1", b="2", c="3", d="4")
    assert find(document, wanted, part)
    assert not {"{", "}", "\U0010fff3"} & set("".join(lines(document, part)))
    identities = [one.get("id") for one in find(document, "wp:docPr", part)]
    assert len(set(identities)) == len(identities)


@pytest.mark.slow
def test_every_kind_in_every_place_is_sound() -> None:
    bodies = [source for source, part in PLACES.values() if part == MAIN]
    blocks = [re.search(b"<w:body>(.*)<w:sectPr>", read(source), re.DOTALL) for source in bodies]
    source = file(
        *(block[1].decode() for block in blocks if block is not None),
        header=["{{ x }}"],
        footer=["{{ x }}"],
        footnotes=[NOTE],
    )
    every = {"$rich": ["thường ", {"text": "đậm", "đậm": "có", "mau": "đỏ", "co": 20}, LINK, IMAGE, QR]}
    document = fill(source, x=every, a="", b="", c="", d="")
    faults = find_damage(document)
    assert [fault for fault in faults if "A required relationship type" not in fault] == []


def test_the_text_beside_stays_in_order() -> None:
    document = fill(file("Trước {{ x }} giữa {{ y }}{{ y }} sau"), x=LINK, y=RICH)
    assert lines(document) == ["Trước cổng giữa thường đậmthường đậm sau"]


def test_a_picture_used_a_hundred_times_is_one_file() -> None:
    source = file(
        "{{ a }}{{ b }}",
        tbl(tr("{%tr for i in range(98) %}"), tr("{{ a }}"), tr("{%tr endfor %}")),
        header=["{{ a }}"],
    )
    document = fill(source, a=IMAGE, b={"$image": "khac.png"}, files={"khac.png": png()})
    assert [name for name in unzipped(document) if name.startswith("word/media/")] == [
        "word/media/image1.png"
    ]
    assert len(find(document, "a:blip")) == 100
    assert len({blip.get(qn("r:embed")) for blip in find(document, "a:blip")}) == 1
    assert b"image1.png" in read(document, "word/_rels/header.xml.rels")


def test_the_library_takes_bytes() -> None:
    assert find(fill(file("{{ x }}"), x={"$image": png()}), "a:blip")


def test_same_input_same_bytes() -> None:
    source = file("{{ x }}{{ y }}{{ z }}", header=["{{ x }}"])
    assert fill(source, x=IMAGE, y=QR, z=LINK) == fill(source, x=IMAGE, y=QR, z=LINK)


def test_templates_call_functions_and_filters() -> None:
    source = file(
        '{{ anh("so-do.png", rong=60, mo_ta="Sơ đồ") }}',
        "{{ ten | anh(cao=15) }}",
        "{{ qr(dia_chi, rong=20) }}{{ dia_chi | qr }}",
        '{{ lien_ket(dia_chi, "đây") }}{{ dia_chi | lien_ket }}',
    )
    document = fill(source, ten="nho.png", dia_chi="https://example.vn")
    widths = [round(int(one.get("cx", "0")) / 36000) for one in find(document, "wp:extent")]
    assert widths == [60, 15, 20, 25]
    assert lines(document)[-1] == "đâyhttps://example.vn"


def test_data_named_like_a_function_are_data() -> None:
    document = fill(file("{{ anh }}{{ qr }}{{ qr(qr) }}"), anh=IMAGE, qr="chữ")
    assert len(find(document, "a:blip")) == 2
    (error,) = failures(file("{{ anh }}"))
    assert "“anh”" in error.message


def test_a_macro_named_like_a_function_is_the_macro() -> None:
    assert lines(fill(file("{% macro qr(x) %}mã {{ x }}{% endmacro %}{{ qr(1) }}"))) == ["mã 1"]


@pytest.mark.parametrize("nothing", [None, ""])
@pytest.mark.parametrize("tag", ["{{ x | anh }}", "{{ anh(x) }}", "{{ x | qr }}", "{{ lien_ket(x) }}"])
def test_nothing_prints_nothing(tag: str, nothing: str | None) -> None:
    assert lines(fill(file(f"a{tag}b"), x=nothing)) == ["ab"]


@pytest.mark.parametrize("tag", ["{{ x | anh }}", "{{ anh(x, rong=6) }}", "{{ qr(x.y) }}"])
def test_what_is_missing_is_told(tag: str) -> None:
    (error,) = failures(file(tag))
    assert error.code == "T302"
    assert fill(file(tag), missing="blank")
    assert "CẦN BỔ SUNG" in lines(fill(file(tag), missing="mark"))[0]


def test_a_size_given_in_the_template_counts() -> None:
    document = fill(
        file("{{ x | anh(rong=20) }}"), x={"$image": "so-do.png", "height_mm": "90", "alt": "Sơ đồ"}
    )
    (extent,) = find(document, "wp:extent")
    assert (extent.get("cx"), extent.get("cy")) == ("720000", "540000")
    assert find(document, "wp:docPr")[0].get("descr") == "Sơ đồ"


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ('{{ anh("a.png", rongg=6) }}', "rongg"),
        ('{{ anh("a.png", rong="to") }}', "mi-li-mét"),
        ('{{ qr("a", rong=0) }}', "0,1"),
        ('{{ lien_ket("javascript:alert(1)") }}', "javascript"),
        ("{{ anh([1]) }}", "danh sách"),
    ],
)
def test_a_function_told_something_wrong_says_what(tag: str, said: str) -> None:
    (error,) = failures(file(tag))
    assert said in error.message
    assert error.where.path == "thân văn bản, đoạn 1"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "tag",
    [
        "{{ x | upper }}",
        "{{ x ~ 'a' }}",
        "{{ 'a' + x }}",
        "{{ [x] | join }}",
        "{{ [x] }}",
        "{{ x | length }}",
    ],
)
def test_a_typed_value_is_no_text(kind: str, tag: str) -> None:
    value, _ = KINDS[kind]
    (error,) = failures(file(tag), x=value)
    assert error.where.path == "thân văn bản, đoạn 1"


@pytest.mark.parametrize("kind", KINDS)
def test_comparing_and_asking_are_sensible(kind: str) -> None:
    value, _ = KINDS[kind]
    source = file(
        "{{ x == y }} {{ x == 'a' }} {% if x %}có{% endif %} {{ x is defined }} {{ (x or 'a') == x }}"
    )
    assert lines(fill(source, x=value, y=dict(value))) == ["True False có True True"]


WRONG = {
    "link's anchor": '<w:p><w:hyperlink w:anchor="{{ x }}"><w:r><w:t>a</w:t></w:r></w:hyperlink></w:p>',
    "field": '<w:p><w:fldSimple w:instr=" QUOTE {{ x }} "/></w:p>',
    "formula": f'<w:p><m:oMath xmlns:m="{NSMAP["m"]}"><m:r><m:t>{{{{ x }}}}</m:t></m:r></m:oMath></w:p>',
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("place", WRONG)
def test_where_only_text_can_stand_they_are_refused(kind: str, place: str) -> None:
    value, _ = KINDS[kind]
    (error,) = failures(file(WRONG[place]), x=value)
    assert error.code == "T203"
    assert error.where.path.startswith("thân văn bản")


def test_in_a_property_they_are_refused() -> None:
    source = file("a", core="<dc:title>{{ x }}</dc:title>")
    (error,) = failures(source, x=IMAGE)
    assert (error.code, error.where.path.partition(",")[0]) == ("T203", "thuộc tính tài liệu")
    assert CORE


def test_in_a_chart_s_text_they_are_refused() -> None:
    source = with_chart("{{ x }}")
    for value, _ in KINDS.values():
        (error,) = failures(source, x=value)
        assert (error.code, error.where.path.partition(",")[0]) == ("T203", "biểu đồ 1")


def test_wrong_places_are_told_all_at_once() -> None:
    source = file(*WRONG.values(), "{{ x | upper }}", core="<dc:title>{{ x }}</dc:title>")
    assert len(failures(source, x=IMAGE)) == len(WRONG) + 2


def test_a_link_within_a_link_is_refused() -> None:
    source = file('<w:p><w:hyperlink w:anchor="a"><w:r><w:t>{{ x }}</w:t></w:r></w:hyperlink></w:p>')
    (error,) = failures(source, x=LINK)
    assert error.code == "T203"
    assert find(fill(source, x=IMAGE), "a:blip")


def test_mistakes_of_the_data_have_their_key_and_come_together() -> None:
    errors = failures(
        file("{{ a }}"),
        a={"$image": "a.png", "widht_mm": 3},
        b=[{"c": {"$rich": [{"text": "x", "mau": "tím than"}, {"txt": ""}]}}],
        d={"$imagee": "a.png"},
        e={"$link": "file:///etc/passwd"},
        f={"$qr": ""},
    )
    assert [error.where.key for error in errors] == ["a", "b[0].c", "b[0].c", "d", "e", "f"]
    assert "width_mm" in errors[0].hint or "width" in errors[0].hint
    assert "“$image”" in errors[3].hint


def test_one_bad_file_used_everywhere_is_told_once_with_its_key() -> None:
    errors = failures(
        file("{{ x }}{{ x }}{% for i in range(5) %}{{ x }}{% endfor %}", header=["{{ x }}"]),
        x=IMAGE,
        files={"so-do.png": b"<svg>"},
    )
    assert [(error.code, error.where.key) for error in errors] == [("D501", "x")]


def test_without_a_folder_a_file_cannot_be_read() -> None:
    with pytest.raises(BaocaoError) as caught:
        render(compile_template(file("{{ x }}")), {"x": IMAGE})
    assert caught.value.code == "T204"


def test_ordinary_maps_with_a_dollar_stay_maps() -> None:
    assert lines(fill(file("{{ x['$ref'] }}"), x={"$ref": "#/a"})) == ["#/a"]


def test_fields_know_pictures() -> None:
    template = compile_template(file("{{ anh(logo) }}{{ hinh | anh }}{{ qr(dia_chi) }}"))
    kinds = {name: field.kind for name, field in template.fields().items()}
    assert kinds == {"logo": FieldKind.IMAGE, "hinh": FieldKind.IMAGE, "dia_chi": FieldKind.TEXT}


def test_rows_keep_their_cells() -> None:
    source = file(tbl(tr("{%tr for a in ds %}"), tr("{{ a.ten }}", "{{ a.hinh }}"), tr("{%tr endfor %}")))
    document = fill(source, ds=[{"ten": "một", "hinh": IMAGE}, {"ten": "hai", "hinh": None}])
    assert rows(document) == [["một", ""], ["hai", ""]]
    assert len(find(document, "a:blip")) == 1
