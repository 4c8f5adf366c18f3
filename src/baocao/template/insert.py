"""Put typed values in place of their marks, on the tree of a rendered part."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from baocao.errors import BaocaoError
from baocao.ooxml.assembly import Assembly
from baocao.ooxml.runs import PARAGRAPHS, TEXTS
from baocao.ooxml.structure import BLOCKS
from baocao.ooxml.xml import Element, qn
from baocao.template.scopes import is_solid, lift
from baocao.template.typed import CLOSE_HELD, OPEN_HELD, Files, Place, Typed, WrongPlaceError

if TYPE_CHECKING:
    from baocao.template.budget import Run
    from baocao.template.compile import Part

_HELD: Final = re.compile(f"{OPEN_HELD}([0-9]+){CLOSE_HELD}")


def insert_held(root: Element, part: Part, run: Run, assembly: Assembly, files: Files) -> list[BaocaoError]:
    """Replace each mark in the text of `root` by what its value writes; return every mistake."""
    errors: list[BaocaoError] = []
    for text in list(root.iter(*TEXTS)):
        element: Element | None = text
        while element is not None and (found := _HELD.search(element.text or "")):
            value, line = run.held[int(found[1])]
            where = part.locate(line)
            paragraph = next(element.iterancestors(*PARAGRAPHS))
            try:
                if element.tag != qn("w:t"):
                    raise _misplaced(value)
                holder = element.getparent()
                assert holder is not None  # noqa: S101  # it has the paragraph above it
                place = Place(
                    assembly=assembly,
                    part=part.name,
                    paragraph=paragraph,
                    r_pr=holder.find(qn("w:rPr")),
                    is_alone=_is_alone(paragraph, found[0]),
                    where=where,
                    files=files,
                )
                written = value.write(place)
                if written and written[0].tag in BLOCKS:
                    _replace_paragraph(value, place, written)
                    break
                element = _replace_mark(element, holder, found[0], written)
            except BaocaoError as error:
                errors.append(error.at(where))
                break
    return errors


def _misplaced(value: Typed) -> WrongPlaceError:
    return WrongPlaceError(
        f"{value.shown} không đặt được trong hình vẽ, biểu đồ hay công thức",
        hint="Chuyển thẻ ra một đoạn văn bản thường",
    )


def _is_alone(paragraph: Element, mark: str) -> bool:
    text = "".join(child.text or "" for child in paragraph.iter(*TEXTS))
    return text.strip() == mark and not is_solid(paragraph)


def _replace_paragraph(value: Typed, place: Place, blocks: list[Element]) -> None:
    """Put blocks for the paragraph of the tag; its section break gets a paragraph of its own."""
    if not place.is_alone:
        raise WrongPlaceError(
            f"{value.shown} gồm cả đoạn nên phải đứng một mình trong đoạn của nó",
            hint="Đặt thẻ ấy riêng một đoạn",
        )
    paragraph = place.paragraph
    for block in blocks:
        paragraph.addprevious(block)
    parent = paragraph.getparent()
    section = paragraph.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
    if section is not None:
        for child in paragraph.findall("*"):
            if child.tag != qn("w:pPr"):
                paragraph.remove(child)
    elif parent is not None:
        parent.remove(paragraph)


def _replace_mark(text: Element, holder: Element, mark: str, written: list[Element]) -> Element | None:
    """Put runs between the halves of the run that holds the mark; return the text behind it, if any."""
    base = holder.getparent()
    assert base is not None  # noqa: S101  # the paragraph at least
    lift(text, mark, base)
    behind = holder.getnext()
    holder.tail = None
    for element in reversed(written):
        holder.addnext(element)
    following = None if behind is None else next(behind.iter(qn("w:t")), None)
    for half in (holder, behind):
        if half is not None and _is_empty(half):
            base.remove(half)
    return following


def _is_empty(run: Element) -> bool:
    for text in run.findall(qn("w:t")):
        if not text.text:
            run.remove(text)
    return all(child.tag == qn("w:rPr") for child in run)
