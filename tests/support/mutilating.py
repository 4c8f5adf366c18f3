"""Word files with anything done to their XML: what no program writes, and a reader must survive."""

from __future__ import annotations

import copy
import io
import random
import unicodedata
import zipfile
from collections.abc import Callable

from baocao.ooxml.xml import Element, etree, qn

BODY = "word/document.xml"
VALUES = (
    *("", "0", "-1", "1", "-0", "1.5", "99999", "-99999", "2147483648", "1e9", "9" * 40),
    *("abc", "auto", "true", "off", "50%", "14pt", "2cm", "٣", "½", "Số"),
)
TEXTS = (
    *("", "-", "*", "_" * 300, "-----", "./.", "\t", "\u00a0", "\u200b", "\ufeff", "…", "{{ x }}", "xxx"),
    *(
        "Số: ٣/BC",
        "Số: /BC-UBND",
        "Số: " + "1" * 400 + "/BC",
        "Số: 0086/bc–ubnd",
        "V/v",
        "Kính gửi:",
        "Nơi nhận:",
    ),
    *("ngày 31 tháng 02 năm 2026", "Hà Nội, ngày ٣ tháng ٩ năm ٢٠٢٦", "ngày ² tháng ³ năm ¹", "năm 0000"),
    *("ngày 1/1/99999", "từ ngày 01/13/2026 đến 00/00/0000", "Thứ Hai, ngày 29/02/2025", "25h99", "10:30"),
    *("Phụ lục ⅠⅤ", "Phụ lục", "(Kèm theo)", "Điều ①.", "Điều 1.", "IIII.", "I.", "1.", "a)", "đ)", "- "),
    *(
        "🙂🙂",
        "\ue000\uf8ff",
        "a" + "\u0301" * 500,
        "\u202eĐảo\u202c",
        "１２３",
        "१२",
        "②",
        "1" * 300,
        "1.000.000,5",
    ),
    *(
        "BÁO CÁO",
        "TM. ỦY BAN NHÂN DÂN",
        "KT.",
        "HỎA TỐC",
        "Mật",
        "Căn cứ;",
        "Tổng số",
        "TỔNG CỘNG",
        "50 %",
        "12,5,6.7",
    ),
    *("ĐẢNG CỘNG SẢN VIỆT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
)
_WRAPS = ("sdt", "ins", "del", "hyperlink", "smartTag", "tbl", "tc", "tr", "p", "r")
_TEXT, _RUN, _R_PR = qn("w:t"), qn("w:r"), qn("w:rPr")
_SPACE = qn("xml:space")


def mutilate(document: bytes, seed: int) -> bytes:
    """Return the document with elements, values and whole parts dropped, doubled, moved or made absurd."""
    chance = random.Random(seed)  # noqa: S311  # the same each time

    def change(name: str, content: bytes) -> bytes | None:
        is_body = name == BODY
        if not (is_body or (name.startswith("word/") and name.endswith(".xml") and chance.random() < 0.5)):
            return content
        if not is_body and chance.random() < 0.1:
            return None
        root = etree.fromstring(content)
        for _ in range(chance.choice([1, 2, 5, 10, 30])):
            _ACTS[chance.choice(sorted(_ACTS))](list(root.iter(etree.Element)), chance)
        return etree.tostring(root)

    return _rewrite(document, change)


def cut_runs(document: bytes) -> bytes:
    """Return the document with the text of every run in two runs of the same look."""

    def change(name: str, content: bytes) -> bytes:
        if not name.startswith("word/") or not name.endswith(".xml"):
            return content
        root = etree.fromstring(content)
        for text in list(root.iter(_TEXT)):
            run = text.getparent()
            if run.tag == _RUN and len(text.text or "") > 1 and text is run[-1]:
                _cut(run, text, len(text.text) // 2)
        return etree.tostring(root)

    return _rewrite(document, change)


def decompose(document: bytes) -> bytes:
    """Return the document with all its text decomposed (NFD)."""

    def change(name: str, content: bytes) -> bytes:
        if not name.startswith("word/") or not name.endswith(".xml"):
            return content
        root = etree.fromstring(content)
        for text in root.iter(_TEXT):
            text.text = unicodedata.normalize("NFD", text.text or "")
        return etree.tostring(root)

    return _rewrite(document, change)


def _rewrite(document: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """Return a package with each part changed; one that becomes None is left out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = change(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
    return out.getvalue()


def _cut(run: Element, text: Element, at: int) -> None:
    twin = run.makeelement(_RUN, run.attrib)
    r_pr = run.find(_R_PR)
    if r_pr is not None:
        twin.append(copy.deepcopy(r_pr))
    rest = copy.deepcopy(text)
    text.text, rest.text = text.text[:at], text.text[at:]
    for one in (text, rest):
        one.set(_SPACE, "preserve")
    twin.append(rest)
    run.addnext(twin)


def _drop(elements: list[Element], chance: random.Random) -> None:
    element = chance.choice(elements)
    if element.getparent() is not None:
        element.getparent().remove(element)


def _double(elements: list[Element], chance: random.Random) -> None:
    element = chance.choice(elements)
    parent = element.getparent()
    if parent is not None:
        parent.insert(chance.randint(0, len(parent)), copy.deepcopy(element))


def _move(elements: list[Element], chance: random.Random) -> None:
    element, target = chance.choice(elements), chance.choice(elements)
    if not any(above is element for above in (target, *target.iterancestors())):
        target.append(element)


def _shuffle(elements: list[Element], chance: random.Random) -> None:
    element = chance.choice(elements)
    children = list(element)
    chance.shuffle(children)
    element[:] = children


def _empty(elements: list[Element], chance: random.Random) -> None:
    element = chance.choice(elements)
    element[:] = []


def _wrap(elements: list[Element], chance: random.Random) -> None:
    element = chance.choice(elements)
    parent = element.getparent()
    if parent is not None:
        wrapper = etree.Element(qn(f"w:{chance.choice(_WRAPS)}"))
        parent.replace(element, wrapper)
        wrapper.append(element)


def _rename(elements: list[Element], chance: random.Random) -> None:
    chance.choice(elements).tag = chance.choice(elements).tag


def _set_value(elements: list[Element], chance: random.Random) -> None:
    element = chance.choice([one for one in elements if one.attrib] or elements)
    if element.attrib:
        element.set(chance.choice(sorted(element.attrib)), chance.choice(VALUES))


def _drop_value(elements: list[Element], chance: random.Random) -> None:
    element = chance.choice([one for one in elements if one.attrib] or elements)
    if element.attrib:
        del element.attrib[chance.choice(sorted(element.attrib))]


def _reword(elements: list[Element], chance: random.Random) -> None:
    texts = [one for one in elements if one.tag == _TEXT]
    if texts:
        chance.choice(texts).text = chance.choice(TEXTS)


_ACTS: dict[str, Callable[[list[Element], random.Random], None]] = {
    act.__name__: act
    for act in (
        *(_drop, _double, _move, _shuffle, _empty, _wrap, _rename, _set_value, _drop_value),
        *(_reword,),
    )
}
