"""What must hold for every template and every value: cuts, forms of text, signs, order, pickling."""

from __future__ import annotations

import pickle
import unicodedata
from collections.abc import Sequence
from itertools import pairwise
from typing import Any
from xml.sax.saxutils import escape

from hypothesis import given
from hypothesis import strategies as st

from baocao.errors import BaocaoError
from baocao.ooxml.xml import FORBIDDEN_CHARACTERS, parse_xml
from baocao.template.compile import compile_template
from baocao.template.render import render
from support.filling import MAIN, file, fill, lines, p, r, read, rows, tbl, tc, tr

LINE = "Tổng số {{ n }} đại biểu{% if vang %}, vắng “{{ vang|so }}”{% endif %} {_{ – {{ ten|default('–') }}."
LOOP = "{%p for x in ds %}{{ loop.index }}. {{ x['tên'] }}{% if not loop.last %};{% endif %}{%p endfor %}"

PROPERTIES = (
    "",
    "<w:b/>",
    "<w:i/>",
    '<w:lang w:val="vi-VN"/>',
    '<w:lang w:val="en-US"/>',
    '<w:color w:val="FF0000"/>',
)
BETWEEN = (
    "",
    '<w:proofErr w:type="spellStart"/>',
    '<w:proofErr w:type="gramEnd"/>',
    '<w:bookmarkStart w:id="5" w:name="moc"/><w:bookmarkEnd w:id="5"/>',
    '<w:commentRangeStart w:id="0"/>',
    '<w:del w:id="3" w:author="An"><w:r><w:delText>{{ cũ }}</w:delText></w:r></w:del>',
    "<w:r><w:lastRenderedPageBreak/></w:r>",
)
WRAPS = (
    "{}",
    '<w:ins w:id="4" w:author="An">{}</w:ins>',
    '<w:hyperlink w:anchor="moc">{}</w:hyperlink>',
    '<w:smartTag w:element="x">{}</w:smartTag>',
    "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
)

letters = st.characters(
    codec="utf-8", exclude_characters="\t\n\r\x07\x0b\x0c\x85", exclude_categories=("Cs", "Cc")
).filter(lambda sign: not FORBIDDEN_CHARACTERS.search(sign) and not sign >= "\U0010fff0")
vietnamese = st.text(st.sampled_from("aăâđêôơưĂÂĐÊÔƠƯ bcáàảãạếềểễệứừửữựỗ"), max_size=12)
values = st.one_of(
    st.text(letters, max_size=20),
    vietnamese,
    st.sampled_from(['<w:p/>&"', "&amp;", "]]>", "{{ x }}", "{% if %}"]),
)
names = st.sampled_from(["tên", "họ_tên", "đơn_vị", "ủy_viên", "số_ký_hiệu"])


@st.composite
def shredded(draw: st.DrawFn, text: str) -> list[str]:
    """Return the runs of a paragraph with this text, cut and dressed at random, as Word does."""
    edges = [0, *sorted(draw(st.sets(st.integers(1, len(text) - 1), max_size=14))), len(text)]
    runs = []
    for begin, end in pairwise(edges):
        piece = text[begin:end]
        if draw(st.booleans()):  # several texts in one run
            middle = draw(st.integers(0, len(piece)))
            inside = "".join(
                f'<w:t xml:space="preserve">{escape(half)}</w:t>' for half in (piece[:middle], piece[middle:])
            )
            run = f"<w:r>{inside}</w:r>"
        else:
            run = r(piece, draw(st.sampled_from(PROPERTIES)))
        runs += [draw(st.sampled_from(WRAPS)).format(run), draw(st.sampled_from(BETWEEN))]
    return runs


@given(runs=shredded(LINE), n=st.integers(0, 999), vang=st.integers(0, 9))
def test_run_boundaries_do_not_matter(runs: list[str], n: int, vang: int) -> None:
    """What a template means must not depend on how Word cut its text into runs."""
    data = {"n": n, "vang": vang}
    assert lines(fill(file(p(*runs)), **data)) == lines(fill(file(LINE), **data))


@given(runs=shredded(LOOP), ds=st.lists(vietnamese.map(lambda ten: {"tên": ten}), max_size=3))
def test_run_boundaries_do_not_matter_to_loops(runs: list[str], ds: list[dict[str, str]]) -> None:
    assert lines(fill(file(p(*runs)), ds=ds)) == lines(fill(file(LOOP), ds=ds))


@given(
    begin=shredded("{%tr for x in ds %}{{ loop.index }}"),
    end=shredded("{{ x }}{% if x %}!{% endif %}{%tr endfor %}"),
    ds=st.lists(vietnamese, max_size=3),
)
def test_run_boundaries_do_not_matter_to_rows(begin: list[str], end: list[str], ds: list[str]) -> None:
    found = rows(fill(file("x", tbl(tr(tc(p(*begin)), tc(p(*end))))), ds=ds))
    assert found == [[str(number), f"{one}!" if one else ""] for number, one in enumerate(_nfc(ds), 1)]


@given(
    blanks=st.lists(
        st.sampled_from(["\u00a0", "\u200b", "\ufeff", " ", "\u2009", "\u00ad"]), min_size=8, max_size=8
    )
)
def test_blanks_and_signs_without_width_do_not_matter(blanks: Sequence[str]) -> None:
    a, b, c, d, e, f, g, h = blanks
    text = f"{{{{ {a}n{b} |{c} default{d}({e}'x'{f}){g} {h}}}}}"
    assert lines(fill(file(text), n=5)) == ["5"]


@given(value=values, other=values)
def test_any_value_comes_back_as_typed(value: str, other: str) -> None:
    source = file("[{{ a }}]", tbl(tr("{{ b }}", "{{ a }}{{ b }}")), core="<dc:title>{{ a }}</dc:title>")
    document = fill(source, a=value, b=other)
    value, other = _nfc([value, other])
    assert lines(document)[0] == f"[{value}]"
    assert rows(document) == [[other, value + other]]
    title = parse_xml(read(document, "docProps/core.xml"), compile_template(source).parts[MAIN].locate(0))
    assert (title[0].text or "") == value


@given(pieces=st.lists(values, min_size=1, max_size=4), sign=st.sampled_from("\n\t\f"))
def test_breaks_come_back_where_they_stood(pieces: list[str], sign: str) -> None:
    value = sign.join(pieces)
    assert lines(fill(file("[{{ a }}]"), a=value)) == [f"[{sign.join(_nfc(pieces))}]"]


@given(pieces=st.lists(values, min_size=1, max_size=4))
def test_new_paragraphs_come_where_they_were_asked_for(pieces: list[str]) -> None:
    assert lines(fill(file(p("{{ a }}", props='<w:jc w:val="both"/>')), a="\a".join(pieces))) == _nfc(pieces)


@given(
    name=names,
    value=vietnamese,
    typed=st.sampled_from(["NFC", "NFD"]),
    given_as=st.sampled_from(["NFC", "NFD"]),
)
def test_decomposed_text_is_the_same_as_composed(name: str, value: str, typed: Any, given_as: Any) -> None:
    template = file(
        unicodedata.normalize(
            typed, f"{{{{ {name} }}}} {{% for {name} in ds %}}{{{{ {name} }}}}{{% endfor %}}"
        )
    )
    data = {unicodedata.normalize(given_as, name): unicodedata.normalize(given_as, value)}
    document = fill(template, **data, ds=[unicodedata.normalize(given_as, value)])
    assert document == fill(template, **{name: value}, ds=[value])
    assert unicodedata.is_normalized("NFC", read(document).decode())


json_like = st.recursive(
    st.none() | st.booleans() | st.integers() | values,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(letters, max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(data=st.dictionaries(st.sampled_from(["a", "b", "ds", "items", "keys"]), json_like))
def test_any_data_gives_the_same_document_or_the_same_mistakes(data: dict[str, Any]) -> None:
    template = compile_template(
        file(
            "{{ a }}{{ b.c }}",
            "{%p for x in ds %}",
            "{{ x }}",
            "{%p endfor %}",
            "{{ items }}{% if keys %}{{ keys }}{% endif %}",
        )
    )
    try:
        document = render(template, data)
    except BaocaoError as error:
        _check_pickle(error)
        return
    assert render(template, data) == document
    parse_xml(read(document), template.parts[MAIN].locate(0))


PIECES = """{{ |}}|{%|%}|{#|#}|{%p |{%tr |{%tc |{%r |{{p |{_{|%_}|-|{|}|%|"|'|“|”|(|)|[|]|.|,|=|~| |a|b|x|
1|'a'|if a|elif b|else|endif|for x in a|for x in b if x|endfor|set y = a|set y|endset|macro f(x)|endmacro|
f(1)|raw|endraw|call f(1)|endcall|with|endwith|filter upper|endfilter|block z|endblock|include 'a'|upper|
so|default('')|chữ|&<"""
tag_like = st.lists(st.sampled_from([*PIECES.replace("\n", "").split("|"), "|"]), max_size=12).map("".join)


@given(texts=st.lists(tag_like, min_size=1, max_size=5), in_table=st.booleans())
def test_any_template_gives_a_document_or_mistakes_with_places(texts: list[str], in_table: bool) -> None:
    source = file(tbl(tr(*texts), tr(*texts)) if in_table else "x", *texts)
    try:
        document = render(
            compile_template(source, "mau.docx"), {"a": [1, "b"], "b": {"a": 0}}, missing="blank"
        )
    except BaocaoError as error:
        for one in error.flatten():
            _check_mistake(one)
        _check_pickle(error)
        return
    parse_xml(read(document), compile_template(file("{{ a }}")).parts[MAIN].locate(0))


def _check_mistake(error: BaocaoError) -> None:
    assert error.code.startswith("T")
    assert error.where.file == "mau.docx"
    assert error.hint


def _check_pickle(error: BaocaoError) -> None:
    again = pickle.loads(pickle.dumps(error))
    assert [str(one) for one in again.flatten()] == [str(one) for one in error.flatten()]
    assert all(one.code[0] in "TD" and one.hint for one in error.flatten())


def _nfc(texts: Sequence[str]) -> list[str]:
    return [unicodedata.normalize("NFC", text) for text in texts]
