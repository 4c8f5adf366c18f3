"""Pictures are as large as asked or as fits, stand upright, and replace those of the template."""

from __future__ import annotations

from typing import Any

import pytest

from baocao.errors import BaocaoError
from baocao.ooxml.xml import NSMAP, Element, qn
from baocao.template import drawing
from baocao.template.compile import compile_template
from baocao.template.render import render
from support.filling import MAIN, file, lines, p, sect, tbl, tc, tr, tree, unzipped, zipped
from support.pictures import emf, jpeg, png
from support.validity import find_damage

A4_WIDTH = 11_906 - 1_440 - 1_440
MARGINS = (
    '<w:pgMar w:left="1701" w:right="851" w:top="1134" w:bottom="1134" w:gutter="0" '
    'w:header="0" w:footer="0"/>'
)
PIC = NSMAP["pic"]
OLD = (
    '<pic:pic xmlns:pic="{ns}"><pic:nvPicPr><pic:cNvPr id="7" name="Cũ"{inner}/><pic:cNvPicPr/></pic:nvPicPr>'
    '<pic:blipFill><a:blip r:embed="rIdOld"><a:extLst><a:ext '
    'uri="x"/></a:extLst></a:blip><a:srcRect l="1000"/>'
    '<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
    '<a:ext cx="1000000" cy="1000000"/></a:xfrm><a:prstGeom '
    'prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
)
ANCHOR = (
    '<w:p><w:r><w:drawing><wp:anchor behindDoc="0" distT="0" distB="0" distL="0" distR="0" '
    'simplePos="0" locked="0" '
    'layoutInCell="1" allowOverlap="1" relativeHeight="1"><wp:simplePos x="0" '
    'y="0"/><wp:positionH relativeFrom="page">'
    "<wp:posOffset>5</wp:posOffset></wp:positionH><wp:positionV "
    'relativeFrom="page"><wp:posOffset>6</wp:posOffset>'
    '</wp:positionV><wp:extent cx="1000000" cy="1000000"/><wp:wrapSquare wrapText="bothSides"/>'
    '<wp:docPr id="7" name="Cũ"{outer}/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{ns}">{pic}'
    "</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r></w:p>"
)
VML = (
    '<w:p><w:r><w:pict><v:shape alt="{{ logo }}" style="width:50pt;height:50pt"><v:imagedata '
    'r:id="rIdOld"/></v:shape></w:pict></w:r></w:p>'
)


def replaceable(outer: str = ' descr="{{ logo }}"', inner: str = "") -> str:
    return ANCHOR.format(outer=outer, ns=PIC, pic=OLD.format(ns=PIC, inner=inner))


def with_old(*blocks: str) -> bytes:
    """Return a template with a picture `rIdOld`."""
    entries = unzipped(file(*blocks))
    rels = entries["word/_rels/document.xml.rels"].decode()
    old = f'<Relationship Id="rIdOld" Type="{NSMAP["r"]}/image" Target="media/old.png"/></Relationships>'
    entries["word/_rels/document.xml.rels"] = rels.replace("</Relationships>", old).encode()
    types = entries["[Content_Types].xml"].decode()
    entries["[Content_Types].xml"] = types.replace(
        "<Default ", '<Default Extension="png" ContentType="image/png"/><Default ', 1
    ).encode()
    return zipped({**entries, "word/media/old.png": png(10, 10)})


def fill(source: bytes, **data: Any) -> bytes:
    return render(compile_template(source, "mau.docx"), data)


def image(content: bytes, **more: Any) -> dict[str, Any]:
    return {"$image": content, **more}


def extents(document: bytes, part: str = MAIN) -> list[tuple[int, int]]:
    found = tree(document, part).iter(qn("wp:extent"))
    return [(int(one.get("cx", "")), int(one.get("cy", ""))) for one in found]


def only(document: bytes, name: str, part: str = MAIN) -> Element:
    (found,) = tree(document, part).iter(qn(name))
    return found


def target(document: bytes, element: Element, attribute: str = "r:embed") -> str:
    root = tree(document, "word/_rels/document.xml.rels")
    (found,) = [one.get("Target", "") for one in root if one.get("Id") == element.get(qn(attribute))]
    return found


@pytest.mark.parametrize(
    ("more", "size_mm"),
    [
        ({"width_mm": "60"}, (60, 30)),
        ({"rong": "6 cm"}, (60, 30)),
        ({"Chiều cao": "1"}, None),
        ({"cao": 15}, (30, 15)),
        ({"width_mm": 60, "height_mm": 60}, (60, 60)),
        ({"rộng": "62,5"}, (62.5, 31.25)),
        ({}, (25.4, 12.7)),
    ],
)
def test_one_side_keeps_the_ratio_both_are_as_given(
    more: dict[str, Any], size_mm: tuple[float, float] | None
) -> None:
    if size_mm is None:
        with pytest.raises(BaocaoError):
            fill(file("{{ x }}"), x=image(png(96, 48), **more))
        return
    ((width, height),) = extents(fill(file("{{ x }}"), x=image(png(96, 48), **more)))
    assert (width / 36_000, height / 36_000) == size_mm


LARGE = png(4_000, 2_000)
COLUMNS = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:cols w:num="2" w:space="720"/></w:sectPr>'
BOX = (
    '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="2000000" cy="900000"/><wp:docPr id="1" '
    'name="Khung"/><a:graphic>'
    "<a:graphicData "
    'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr/>'
    ""
    "<wps:spPr/><wps:txbx><w:txbxContent>{0}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData>"
    "</a:graphic></wp:inline></w:drawing></w:r></w:p>"
)


def cell(properties: str) -> str:
    return tc(p("{{ x }}")).replace("<w:tcPr/>", f"<w:tcPr>{properties}</w:tcPr>")


@pytest.mark.parametrize(
    ("source", "twips"),
    [
        (file("{{ x }}"), A4_WIDTH),
        (file("{{ x }}", section=f"<w:sectPr><w:pgSz w:w='11906' w:h='16838'/>{MARGINS}</w:sectPr>"), 9_354),
        (file("{{ x }}", section=sect(landscape=True)), 16_838 - 2_880),
        (file(p("{{ x }}", props=sect(landscape=True)), "sau"), 16_838 - 2_880),
        (file("{{ x }}", section=COLUMNS), (A4_WIDTH - 720) // 2),
        (file(tbl(tr("{{ x }}", "b"))), 2_000 - 216),
        (file(tbl(tr(cell('<w:tcW w:w="3000" w:type="dxa"/>')))), 3_000 - 216),
        (file(tbl(tr(cell('<w:gridSpan w:val="2"/>')))), 4_000 - 216),
        (file(p("{{ x }}", props='<w:ind w:left="1000" w:right="500"/>')), A4_WIDTH - 1_500),
    ],
)  # fmt: skip
def test_a_large_picture_fits_the_text(source: bytes, twips: int) -> None:
    ((width, height),) = extents(fill(source, x=image(LARGE)))
    assert width == twips * 635
    assert abs(width / height - 2) < 0.001


def test_a_large_picture_fits_a_text_box() -> None:
    document = fill(file(BOX.format(p("{{ x }}"))), x=image(LARGE))
    assert extents(document)[1][0] == 2_000_000 - 2 * 91_440


def test_a_large_picture_fits_the_page_down() -> None:
    ((_, height),) = extents(fill(file("{{ x }}"), x=image(png(1_000, 9_000))))
    assert height == (16_838 - 2_880) * 635


def test_a_header_has_the_room_of_its_section() -> None:
    reference = '<w:headerReference w:type="default" r:id="header"/>'
    source = file("a", header=["{{ x }}"], section=sect(reference, landscape=True))
    assert extents(fill(source, x=image(LARGE)), "word/header.xml")[0][0] == (16_838 - 2_880) * 635


def test_lines_of_an_exact_height_grow_for_a_picture() -> None:
    exact = '<w:spacing w:before="60" w:line="360" w:lineRule="exact"/><w:jc w:val="center"/>'
    document = fill(file(p("{{ x }}", props=exact), p("a", props=exact)), x=image(png()))
    spacing = [dict(one.attrib) for one in tree(document).iter(qn("w:spacing"))]
    assert [one[qn("w:lineRule")] for one in spacing] == ["atLeast", "exact"]
    assert spacing[0][qn("w:before")] == "60"


@pytest.mark.parametrize(
    ("orientation", "rot", "flip"),
    [(6, "5400000", None), (8, "16200000", None), (3, "10800000", None), (2, None, "1")],
)
def test_a_photograph_stands_upright(orientation: int, rot: str | None, flip: str | None) -> None:
    document = fill(file("{{ x }}"), x=image(jpeg(80, 40, orientation=orientation), width_mm=20))
    xfrm = only(document, "a:xfrm")
    assert (xfrm.get("rot"), xfrm.get("flipH")) == (rot, flip)
    ((width, height),) = extents(document)
    frame = xfrm.find(qn("a:ext"))
    assert frame is not None
    assert (frame.get("cx"), frame.get("cy")) == (str(width), str(height))  # before it is turned
    assert {width, height} == ({1_440_000, 720_000} if orientation in {6, 8} else {720_000, 360_000})
    effect = only(document, "wp:effectExtent")
    assert [effect.get(side) for side in "ltrb"] == ["0", "360000" if orientation in {6, 8} else "0"] * 2


def test_the_alternative_text_is_written_as_typed() -> None:
    document = fill(file("{{ x }}"), x=image(png(), mo_ta='Sơ đồ <"A" & B>\nhai'))
    assert only(document, "wp:docPr").get("descr") == 'Sơ đồ <"A" & B> hai'


def test_drawing_commands_come_in_on_request() -> None:
    document = fill(file("{{ x }}"), x=image(emf(), metafile="có"))
    assert "word/media/image1.emf" in unzipped(document)
    with pytest.raises(BaocaoError):
        fill(file("{{ x }}"), x=image(emf()))


@pytest.mark.parametrize(
    ("outer", "inner"),
    [
        (' descr="{{ logo }}"', ""),
        (' title="{{ logo }}"', ""),
        ("", ' descr="{{ logo }}"'),
        (' descr="{{ logo }}"', ' descr="{{ logo }}"'),
    ],
)
def test_a_picture_of_the_template_is_replaced(outer: str, inner: str) -> None:
    source = with_old(replaceable(outer, inner))
    document = fill(source, logo=image(png(100, 50), alt="Logo mới"))
    blip = only(document, "a:blip")
    assert target(document, blip) == "media/image1.png"
    assert not len(blip)
    assert not list(tree(document).iter(qn("a:srcRect")))
    assert extents(document) == [(1_000_000, 500_000)]
    assert only(document, "wp:wrapSquare") is not None
    assert "Logo mới" in {
        only(document, name).get(key) for name in ("wp:docPr", "pic:cNvPr") for key in ("descr", "title")
    }


def test_a_code_takes_the_place_of_a_picture_too() -> None:
    document = fill(with_old(replaceable()), logo={"$qr": "https://example.vn"})
    assert target(document, only(document, "a:blip")) == "media/image1.png"
    assert only(document, "wp:docPr").get("descr") == "Mã QR: https://example.vn"


def test_functions_work_in_alternative_texts() -> None:
    document = fill(with_old(replaceable(" descr=\"Mã: {{ qr('abc') }}\"")))
    assert target(document, only(document, "a:blip")) == "media/image1.png"
    assert only(document, "wp:docPr").get("descr") == "Mã: Mã QR: abc"


def test_a_photograph_in_place_of_a_picture_stands_upright() -> None:
    document = fill(with_old(replaceable()), logo=image(jpeg(80, 40, orientation=6)))
    frame = only(document, "a:xfrm").find(qn("a:ext"))
    assert frame is not None
    assert extents(document) == [(1_000_000, 500_000)]
    assert (frame.get("cx"), frame.get("cy")) == ("1000000", "500000")


@pytest.mark.slow
def test_replaced_pictures_are_sound() -> None:
    second = replaceable(' title="{{ logo }}"').replace('id="7"', 'id="9"')
    exact = p("{{ logo }}", props='<w:spacing w:line="360" w:lineRule="exact"/>')
    document = fill(
        with_old(replaceable(), second, VML, exact), logo=image(jpeg(80, 40, orientation=6), alt="a")
    )
    assert [fault for fault in find_damage(document) if "A required relationship type" not in fault] == []


def test_pictures_are_bounded_in_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "MAX_TOTAL", 300)
    with pytest.raises(BaocaoError) as caught:
        fill(file("{% for x in ds %}{{ x }}{% endfor %}"), ds=[image(png(10, n)) for n in range(1, 9)])
    assert {one.code for one in caught.value.flatten()} == {"D503"}


def test_an_old_shape_is_replaced() -> None:
    document = fill(with_old(VML), logo=image(png(), alt="Logo"))
    assert target(document, only(document, "v:imagedata"), "r:id") == "media/image1.png"
    assert only(document, "v:shape").get("alt") == "Logo"


@pytest.mark.parametrize(("value", "alt"), [("Ảnh trụ sở", "Ảnh trụ sở"), (None, ""), (12, "12")])
def test_a_text_is_the_alternative_text_and_the_picture_stays(value: Any, alt: str) -> None:
    document = fill(with_old(replaceable()), logo=value)
    assert target(document, only(document, "a:blip")) == "media/old.png"
    assert only(document, "wp:docPr").get("descr") == alt


def test_in_a_loop_each_turn_has_its_picture() -> None:
    source = with_old("{%p for logo in ds %}", replaceable(), "{%p endfor %}")
    document = fill(source, ds=[image(png(10, n)) for n in (10, 20, 30)])
    targets = [target(document, blip) for blip in tree(document).iter(qn("a:blip"))]
    assert targets == ["media/image1.png", "media/image2.png", "media/image3.png"]
    assert len({one.get("id") for one in tree(document).iter(qn("wp:docPr"))}) == 3


@pytest.mark.parametrize("value", [{"$link": "https://example.vn"}, {"$rich": ["a"]}])
def test_what_is_no_picture_takes_no_picture_s_place(value: Any) -> None:
    with pytest.raises(BaocaoError) as caught:
        fill(with_old(replaceable()), logo=value)
    assert caught.value.code == "T203"
    assert caught.value.where.path.startswith("thân văn bản")


def test_a_shape_without_a_picture_is_not_replaced() -> None:
    box = BOX.format(p("a")).replace('name="Khung"', 'name="Khung" descr="{{ logo }}"')
    with pytest.raises(BaocaoError) as caught:
        fill(file(box), logo=image(png()))
    assert caught.value.code == "T203"
    assert lines(fill(file(box), logo="chữ"))[-1] == "a"
