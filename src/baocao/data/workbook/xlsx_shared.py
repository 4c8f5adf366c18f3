"""What the sheets of a workbook have in common: their texts, and what numbers stand for by cell style."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from baocao.data.model.shapes import strip_text
from baocao.data.tree import find_forbidden
from baocao.data.workbook.cell_faults import ERROR, FORBIDDEN, TOO_LONG, Fault
from baocao.data.workbook.faults import is_error
from baocao.data.workbook.number_formats import Meaning, built_in, read_meaning
from baocao.data.workbook.xlsx_parts import iter_elements, local
from baocao.ooxml.xml import Element
from baocao.viet.text import to_nfc

LONGEST: Final = 32_767
"""Characters that a cell can hold.

Source:
    Excel's specifications and limits.
"""
_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
_HALF: Final = re.compile("[\ud800-\udfff]")


class Style(NamedTuple):
    """How a cell shows a number."""

    meaning: Meaning
    code: str


@dataclass(frozen=True, slots=True)
class Shared:
    """What the sheets of a workbook have in common."""

    texts: Sequence[str | Fault] = ()
    styles: Mapping[str | None, Style] = field(default_factory=dict)
    """By the index that cells have in ``s``; None for those without."""
    from_1904: bool = False


def clean_text(text: str) -> str | Fault:
    r"""Return a cell's text as it is meant: NFC, line ends as one sign, no blanks at its ends.

    >>> clean_text(" Xa\u0303 An B\u00ecnh_x000D_\n\u200b")
    'Xã An Bình'

    Source:
        ECMA-376 Part 1, 22.9.2.19 (``_x000D_``).
    """
    if "_x" in text:
        text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
        if _HALF.search(text):
            text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.isascii() and text.isprintable():
        found = text.strip()
    else:
        if len(text) > LONGEST:
            text = strip_text(text)
        found = strip_text(to_nfc(text)) if len(text) <= LONGEST else text
        if not found.isprintable() and (forbidden := find_forbidden(found)):
            return Fault(FORBIDDEN, found[forbidden[0]])
    if len(found) > LONGEST:
        return TOO_LONG
    return Fault(ERROR, found) if is_error(found) else found


def read_text(element: Element) -> str:
    """Return the text of a shared or inline string: its runs joined, readings of characters left out.

    Source:
        ECMA-376 Part 1, 18.4.8 (si), 18.4.6 (rPh).
    """
    if len(element) == 1 and local(element[0]) == "t":
        return element[0].text or ""
    pieces: list[str] = []
    for child in element:
        name = local(child)
        if name == "t":
            pieces.append(child.text or "")
        elif name == "r":
            pieces += [one.text or "" for one in child if local(one) == "t"]
    return "".join(pieces)


def list_texts(content: bytes) -> list[str | Fault]:
    """Return the shared strings of a workbook, by their indexes, each cleaned once."""
    return [clean_text(read_text(element)) for element in iter_elements(content, "si")]


def list_styles(root: Element) -> dict[str | None, Style]:
    """Return what numbers stand for by the index of their cell's style; None for cells without one.

    Source:
        ECMA-376 Part 1, 18.8.10 (cellXfs), 18.8.31 (numFmts).
    """
    listed = root.iterfind("{*}numFmts/{*}numFmt")  # conditional formats have others, under the same numbers
    own = {one.get("numFmtId"): one.get("formatCode", "General") for one in listed}
    found: dict[str | None, Style] = {}
    for index, xf in enumerate(root.iterfind("{*}cellXfs/{*}xf")):
        number = xf.get("numFmtId", "0")
        code = own[number] if number in own else built_in(number)
        found[str(index)] = Style(read_meaning(code), code)
    if "0" in found:
        found[None] = found["0"]
    return found
