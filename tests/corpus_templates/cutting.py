"""Tags cut to pieces in every way that Word does it; the text around them stays as it was."""

from __future__ import annotations

import copy
import io
import random
import re
import unicodedata
import zipfile
from collections.abc import Callable
from itertools import pairwise

from lxml import etree

from baocao.ooxml.xml import NSMAP, Element, qn
from support.filling import zipped

_TAG = re.compile(r"\{\{.*?\}\}(?!\})|\{%.*?%\}|\{#.*?#\}")
_WORD = f'xmlns:w="{NSMAP["w"]}"'
_CHANGED = (
    "",
    "<w:b/>",
    '<w:color w:val="00B050"/>',
    '<w:lang w:val="en-US"/>',
    '<w:noProof/><w:lang w:val="vi-VN"/>',
    '<w:rFonts w:hint="eastAsia"/>',
)
_BETWEEN = (
    '<w:proofErr w:type="spellStart"/>',
    '<w:proofErr w:type="gramEnd"/>',
    '<w:bookmarkStart w:id="{n}" w:name="_cat{n}"/><w:bookmarkEnd w:id="{n}"/>',
    '<w:del w:id="{n}" w:author="An"><w:r><w:delText>x }}}} y</w:delText></w:r></w:del>',
    "<w:r><w:lastRenderedPageBreak/></w:r>",
    "<w:r/>",
)
_NOTHING_WIDE = ("\u200b", "\ufeff", "\u00ad", "\u2060")
_BLANKS = ("\u00a0", "\u2009", "\u202f")
_LITERAL = re.compile(r"\"[^\"]*\"|'[^']*'|[“”][^“”]*[“”]|[‘’][^‘’]*[‘’]")


def cut(document: bytes, seed: str) -> bytes:
    """Return a template whose tags are cut to pieces, the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311  # no secret
    entries = {}
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        for name in archive.namelist():
            content = archive.read(name)
            is_text = name.startswith("word/") and (b"{{" in content or b"{%" in content or b"{#" in content)
            entries[name] = _cut_part(content, chance) if is_text else content
    return zipped(entries)


def _cut_part(content: bytes, chance: random.Random) -> bytes:
    root = etree.fromstring(content)
    only_cut = b"endraw" in content  # what stands inside a raw prints as it is
    for text in list(root.iter(qn("w:t"))):
        run = text.getparent()
        if run is not None and len(run.findall(qn("w:t"))) == 1 and _TAG.search(text.text or ""):
            _cut_run(run, text.text or "", chance, only_cut=only_cut)
    return etree.tostring(root, encoding="UTF-8", standalone=True)


def _cut_run(run: Element, text: str, chance: random.Random, *, only_cut: bool) -> None:
    pieces: list[Element] = []
    at = 0
    for tag in _TAG.finditer(text):
        if tag.start() > at:
            pieces.append(_like(run, text[at : tag.start()]))
        typed = tag[0] if only_cut or tag[0].startswith("{#") else _typed(tag[0], chance)
        pieces += _split(run, typed, chance)
        at = tag.end()
    if at < len(text):
        pieces.append(_like(run, text[at:]))
    parent = run.getparent()
    assert parent is not None
    where = parent.index(run)
    parent.remove(run)
    for offset, piece in enumerate(pieces):
        parent.insert(where + offset, piece)


def _typed(tag: str, chance: random.Random) -> str:
    """Return a tag as Word leaves it: its quotes, blanks, dashes and accents changed, its literals kept."""
    manner = chance.choice((_as_it_is, _with_smart_quotes, _with_odd_blanks, _decomposed, _with_all))
    return manner(tag, chance)


def _as_it_is(tag: str, _chance: random.Random) -> str:
    return tag


def _outside_literals(tag: str, change: Callable[[str], str]) -> str:
    pieces, at = [], 2
    for literal in _LITERAL.finditer(tag, 2):
        pieces += [change(tag[at : literal.start()]), literal[0]]
        at = literal.end()
    return "".join([tag[:2], *pieces, change(tag[at:-2]), tag[-2:]])


def _with_smart_quotes(tag: str, chance: random.Random) -> str:
    def curl(literal: re.Match[str]) -> str:
        if set("“”‘’") & set(literal[0]):  # its own, to be kept
            return literal[0]
        pairs = ("“”", "”“", '"”', '“"') if literal[0][0] == '"' else ("‘’", "’‘", "'’", "‘'")
        pair = chance.choice(pairs)
        return pair[0] + literal[0][1:-1] + pair[1]

    return _LITERAL.sub(curl, tag)


def _with_odd_blanks(tag: str, chance: random.Random) -> str:
    def change(text: str) -> str:
        text = re.sub(" ", lambda _: chance.choice((*_BLANKS, " ", " ")), text)
        return re.sub(r"(?<=\w)(?=\W)", lambda _: chance.choice(("", "", *_NOTHING_WIDE)), text)

    return _outside_literals(tag, change)


def _decomposed(tag: str, _chance: random.Random) -> str:
    changed = _outside_literals(tag, lambda text: unicodedata.normalize("NFD", text))
    return re.sub(r"^\{%-|-%\}$", lambda dash: dash[0].replace("-", "–"), changed)


def _with_all(tag: str, chance: random.Random) -> str:
    return _with_smart_quotes(_with_odd_blanks(_decomposed(tag, chance), chance), chance)


def _split(run: Element, tag: str, chance: random.Random) -> list[Element]:
    """Return the runs of one tag: cut anywhere, even inside its braces."""
    if chance.random() < 0.2:
        edges = list(range(len(tag) + 1))
    else:
        inner = chance.sample(range(1, len(tag)), min(chance.randint(1, 6), len(tag) - 1))
        edges = [0, *sorted(inner), len(tag)]
    are_changed = chance.random() < 0.5
    pieces: list[Element] = []
    for begin, end in pairwise(edges):
        piece = _like(run, tag[begin:end])
        if begin and are_changed:
            _dress(piece, chance.choice(_CHANGED))
        piece.set(qn("w:rsidR"), f"00{chance.randrange(16**6):06X}")
        if begin and chance.random() < 0.1 and run.getparent().tag == qn("w:p"):  # type: ignore[union-attr]
            inserted = _element(f'<w:ins {_WORD} w:id="{_number(chance)}" w:author="An"/>')
            inserted.append(piece)
            piece = inserted
        if begin and chance.random() < 0.4 and run.getparent().tag == qn("w:p"):  # type: ignore[union-attr]
            pieces.append(_between(chance))
        pieces.append(piece)
    return pieces


def _like(run: Element, text: str) -> Element:
    other = copy.deepcopy(run)
    other.tail = None
    inside = other.find(qn("w:t"))
    assert inside is not None
    inside.text = text
    inside.set(qn("xml:space"), "preserve")
    return other


def _dress(run: Element, props: str) -> None:
    old = run.find(qn("w:rPr"))
    if old is not None:
        run.remove(old)
    if props:
        run.insert(0, _element(f"<w:rPr {_WORD}>{props}</w:rPr>"))


def _between(chance: random.Random) -> Element:
    xml = chance.choice(_BETWEEN).format(n=_number(chance))
    return (
        _element(re.sub(r"^<(w:\w+)", rf"<\1 {_WORD}", xml)) if xml.count("<w:bookmark") == 0 else _marks(xml)
    )


def _marks(xml: str) -> Element:
    """Return a start mark whose end goes into the text right behind it, as an empty smart tag around both."""
    return _element(f'<w:smartTag {_WORD} w:element="x">{xml}</w:smartTag>')


def _number(chance: random.Random) -> int:
    return chance.randrange(1000, 10**8)


def _element(xml: str) -> Element:
    return etree.fromstring(xml)
