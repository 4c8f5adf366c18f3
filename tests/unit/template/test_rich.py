"""Formatted text, links and codes: what they write, in the formatting of their tag."""

from __future__ import annotations

from typing import Any

import pytest

from baocao.errors import BaocaoError
from baocao.ooxml.xml import NSMAP, Element, qn
from baocao.template.compile import compile_template
from baocao.template.render import render
from support.filling import file, line_of, p, r, read, tree, unzipped, zipped

STYLES = (
    f'<w:styles xmlns:w="{NSMAP["w"]}">'
    '<w:style w:type="character" w:styleId="Siuktni"><w:name w:val="Hyperlink"/></w:style>'
    '<w:style w:type="character" w:styleId="Manh"><w:name w:val="Nhấn mạnh"/></w:style></w:styles>'
)


def with_styles(*blocks: str) -> bytes:
    entries = unzipped(file(*blocks))
    rels = entries["word/_rels/document.xml.rels"].decode()
    styles = f'<Relationship Id="rIdS" Type="{NSMAP["r"]}/styles" Target="styles.xml"/></Relationships>'
    entries["word/_rels/document.xml.rels"] = rels.replace("</Relationships>", styles).encode()
    return zipped({**entries, "word/styles.xml": STYLES.encode()})


def fill(source: bytes, **data: Any) -> bytes:
    return render(compile_template(source, "mau.docx"), data)


def runs(document: bytes) -> list[Element]:
    return list(tree(document).iter(qn("w:r")))


def properties(run: Element) -> dict[str, str]:
    """Return {property: value}; ``on`` for one without a value."""
    found = run.find(qn("w:rPr"))
    names = [] if found is None else list(found)
    return {one.tag.rpartition("}")[2]: one.get(qn("w:val"), "on") for one in names}


def piece(value: Any, props: str = "") -> dict[str, str]:
    return properties(runs(fill(file(p(r("{{ x }}", props))), x={"$rich": [value]}))[0])


@pytest.mark.parametrize(
    ("keys", "written"),
    [
        ({"bold": True}, {"b": "on", "bCs": "on"}),
        ({"đậm": "có"}, {"b": "on", "bCs": "on"}),
        ({"dam": "không"}, {"b": "0", "bCs": "0"}),
        ({"italic": "x"}, {"i": "on", "iCs": "on"}),
        ({"nghieng": True, "bold": None}, {"i": "on", "iCs": "on"}),
        ({"underline": True}, {"u": "single"}),
        ({"gạch chân": "đôi"}, {"u": "double"}),
        ({"gach_chan": False}, {"u": "none"}),
        ({"color": "#1f4e79"}, {"color": "1F4E79"}),
        ({"mau": "đỏ"}, {"color": "FF0000"}),
        ({"size_pt": "13,5"}, {"sz": "27", "szCs": "27"}),
        ({"co": 20}, {"sz": "40", "szCs": "40"}),
        ({"font": "Arial"}, {"rFonts": "on"}),
        ({"highlight": "vàng"}, {"highlight": "yellow"}),
        ({"strike": True}, {"strike": "on"}),
        ({"superscript": True}, {"vertAlign": "superscript"}),
        ({"chi_so_duoi": True, "superscript": False}, {"vertAlign": "subscript"}),
        ({"chu_hoa": True}, {"caps": "on"}),
    ],
)
def test_each_key_is_one_property(keys: dict[str, Any], written: dict[str, str]) -> None:
    assert piece({"text": "a", **keys}) == written


def test_what_is_not_said_is_as_the_tag_has_it() -> None:
    given = (
        '<w:rFonts w:ascii="Arial"/><w:b/><w:color w:val="00FF00"/><w:sz w:val="26"/><w:u w:val="single"/>'
    )
    found = piece({"text": "a", "italic": True, "color": "blue", "bold": False}, given)
    assert list(found) == ["rFonts", "b", "bCs", "i", "iCs", "color", "sz", "u"]
    assert (found["b"], found["color"], found["sz"]) == ("0", "0000FF", "26")


def test_pieces_stand_one_after_another_with_breaks() -> None:
    rich = {"$chu": ["một\n", {"chữ": "hai\tba", "đậm": True}, 4, {"$link": "#muc", "text": "mục"}]}
    document = fill(file("({{ x }})"), x=rich)
    assert [line_of(one) for one in tree(document).iter(qn("w:p"))] == ["(một\nhai\tba4mục)"]
    assert next(tree(document).iter(qn("w:hyperlink"))).get(qn("w:anchor")) == "muc"


def test_a_new_paragraph_in_a_piece_is_one() -> None:
    document = fill(file("{{ x }}"), x={"$rich": ["một\a", {"text": "hai", "bold": True}]})
    assert [line_of(one) for one in tree(document).iter(qn("w:p"))] == ["một", "hai"]


def test_a_style_of_the_template_is_found_by_name() -> None:
    document = fill(with_styles("{{ x }}"), x={"$rich": [{"text": "a", "kieu": "nhấn mạnh", "bold": True}]})
    assert properties(runs(document)[0])["rStyle"] == "Manh"


def test_a_style_the_template_lacks_is_told_with_one_it_has() -> None:
    with pytest.raises(BaocaoError) as caught:
        fill(with_styles("{{ x }}"), x={"$rich": [{"text": "a", "style": "Nhan manh2"}]})
    assert (caught.value.code, caught.value.where.key) == ("D513", "x")
    assert "Nhấn mạnh" in caught.value.hint


def test_a_link_looks_like_the_template_s_links() -> None:
    assert properties(runs(fill(with_styles("{{ x }}"), x={"$link": "https://example.vn"}))[0]) == {
        "rStyle": "Siuktni"
    }
    assert properties(runs(fill(file("{{ x }}"), x={"$link": "https://example.vn"}))[0]) == {
        "color": "0563C1",
        "u": "single",
    }


def test_a_link_leads_where_it_says() -> None:
    source = file("{{ x }}{{ y }}{{ x }}", footer=["{{ x }}"])
    document = fill(
        source, x={"$link": "https://example.vn/?a=1&b=Hà Nội"}, y={"$link": "mailto:a@example.vn"}
    )
    rels = read(document, "word/_rels/document.xml.rels").decode()
    assert rels.count('TargetMode="External"') == 2
    assert 'Target="https://example.vn/?a=1&amp;b=H%C3%A0%20N%E1%BB%99i"' in rels
    assert "example.vn" in read(document, "word/_rels/footer.xml.rels").decode()


def test_a_piece_may_be_a_link_of_its_own_looks() -> None:
    rich = {"$rich": [{"text": "tại đây", "link": "https://example.vn", "color": "red", "bold": True}]}
    document = fill(file("{{ x }}"), x=rich)
    assert len(list(tree(document).iter(qn("w:hyperlink")))) == 1
    assert properties(runs(document)[0]) == {"b": "on", "bCs": "on", "color": "FF0000", "u": "single"}


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///c:/a", "data:text/html,x", "\\\\may\\chung", "//a/b", ""]
)
def test_links_that_run_or_open_things_are_refused(url: str) -> None:
    with pytest.raises(BaocaoError) as caught:
        fill(file("{{ x }}"), x={"$link": url})
    assert caught.value.where.key == "x"


@pytest.mark.parametrize(
    "value",
    [
        {"$rich": [{"text": "a", "boldd": True}]},
        {"$rich": [{"text": "a", "bold": "tạm"}]},
        {"$rich": [{"text": "a", "color": "xanh lè"}]},
        {"$rich": [{"text": "a", "size_pt": "to"}]},
        {"$rich": [{"text": "a", "size_pt": 0}]},
        {"$rich": [{"text": "a", "highlight": "nâu đất"}]},
        {"$rich": [{"$rich": ["a"]}]},
        {"$rich": [["a"]]},
        {"$rich": ["a"], "bold": True},
        {"$link": "https://example.vn", "txt": "a"},
        {"$qr": "a" * 3_000},
        {"$qr": {"a": 1}},
        {"$qr": "a", "width_mm": -3},
        {"$image": ""},
        {"$image": "a.png", "width_mm": 100_000},
    ],
)
def test_what_cannot_be_meant_is_told_with_a_hint(value: Any) -> None:
    with pytest.raises(BaocaoError) as caught:
        fill(file("{{ x }}"), x=value)
    assert caught.value.where.key == "x"
    assert caught.value.hint


def test_a_text_that_holds_itself_is_refused() -> None:
    value: dict[str, Any] = {"$rich": []}
    value["$rich"].append(value)
    with pytest.raises(BaocaoError):
        fill(file("{{ x }}"), x=value)


def test_signs_that_no_file_can_hold_are_refused() -> None:
    for value in (
        {"$rich": ["a\x00"]},
        {"$link": "https://example.vn", "text": "\U0010fff3" + "0\U0010fff6"},
    ):
        with pytest.raises(BaocaoError) as caught:
            fill(file("{{ x }}"), x=value)
        assert caught.value.code == "T202"


@pytest.mark.parametrize(
    "text", ["https://example.vn/tra-cuu?so=12", "Hội nghị tổng kết năm 2026", "A" * 2_000]
)
def test_codes_are_pictures_of_the_size_asked(text: str) -> None:
    document = fill(file("{{ x }}"), x={"$qr": text, "rong": 30})
    extent = next(tree(document).iter(qn("wp:extent")))
    assert (extent.get("cx"), extent.get("cy")) == ("1080000", "1080000")
    assert read(document, "word/media/image1.png").startswith(b"\x89PNG")
