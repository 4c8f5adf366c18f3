"""Put typed values in place of their marks, on the tree of a rendered part."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from baocao.errors import BaocaoError, DataError, Location
from baocao.ooxml.assembly import Assembly
from baocao.ooxml.paragraphs import is_solid, section_of, strip
from baocao.ooxml.runs import PARAGRAPHS, TEXTS
from baocao.ooxml.structure import BLOCKS
from baocao.ooxml.xml import Element, qn
from baocao.template.marks import CLOSE_HELD, OPEN_HELD
from baocao.template.places import DESCRIBING, VML
from baocao.template.splitting import lift
from baocao.template.typed import Files, Place, Typed, WrongPlaceError

if TYPE_CHECKING:
    from baocao.template.budget import Run
    from baocao.template.compiled import Part

ALTERNATIVE: Final = "_alternative"
"""The writer of tags in alternative texts; see `baocao.template.writers`."""
_CHANGES: Final = frozenset(qn(f"w:{name}") for name in ("ins", "moveTo", "del", "moveFrom"))
_HELD: Final = re.compile(f"{OPEN_HELD}([0-9]+){CLOSE_HELD}")


def insert_held(root: Element, part: Part, run: Run, assembly: Assembly, files: Files) -> list[BaocaoError]:
    """Replace each mark in `root` by what its value writes; return every mistake, each once."""
    inserting = _Inserting(part, run, assembly, files)
    if any(tag.writer == ALTERNATIVE for tag in part.tags):
        for element in list(root.iter(*DESCRIBING, f"{VML}*")):
            for name in [str(name) for name, text in element.attrib.items() if OPEN_HELD in text]:
                inserting.replace(element, name)
    for text in list(root.iter(*TEXTS)):
        inserting.fill(text)
    return list(dict.fromkeys(inserting.errors))


class _Inserting:
    """One part being filled with its typed values."""

    def __init__(self, part: Part, run: Run, assembly: Assembly, files: Files) -> None:
        self.part, self.run, self.assembly, self.files = part, run, assembly, files
        self.errors: list[BaocaoError] = []

    def fill(self, text: Element) -> None:
        """Put runs or blocks where marks stand in an element of text."""
        element: Element | None = text
        while element is not None and (found := _HELD.search(element.text or "")):
            value, line = self.run.held[int(found[1])]
            here = element
            try:
                element = self._insert(here, found[0], value, self.part.locate(line))
            except BaocaoError as error:
                self._note(error, value, line)
                here.text = (here.text or "").replace(found[0], "", 1)  # there may be others behind

    def _insert(self, element: Element, mark: str, value: Typed, where: Location) -> Element | None:
        """Put a value for its mark; return the text behind it in the paragraph, if any."""
        if element.tag != qn("w:t"):
            raise _misplaced(value)
        holder = element.getparent()
        assert holder is not None  # noqa: S101  # it has the paragraph above it
        place = self._place(element, where, r_pr=holder.find(qn("w:rPr")), mark=mark)
        written = value.write(place)
        if written and written[0].tag in BLOCKS:
            _replace_paragraph(value, place, written)
            return None
        return _replace_mark(element, holder, mark, written)

    def replace(self, described: Element, name: str) -> None:
        """Let the values in an alternative text take the place of what it describes."""
        text = described.get(name, "")
        for found in _HELD.finditer(text):
            value, line = self.run.held[int(found[1])]
            try:
                alt = value.replace(described, self._place(described, self.part.locate(line)))
            except BaocaoError as error:
                self._note(error, value, line)
                alt = ""
            text = text.replace(found[0], alt)
        described.set(name, text.strip())

    def _place(self, element: Element, where: Location, r_pr: Element | None = None, mark: str = "") -> Place:
        paragraph = next(element.iterancestors(*PARAGRAPHS), None)
        return Place(
            assembly=self.assembly,
            part=self.part.name,
            paragraph=element if paragraph is None else paragraph,
            r_pr=r_pr,
            is_alone=bool(mark) and paragraph is not None and _is_alone(element, paragraph, mark),
            where=where,
            files=self.files,
        )

    def _note(self, error: BaocaoError, value: Typed, line: int) -> None:
        """Keep a mistake: one of the data with its place there, any other with the place of the tag."""
        for one in error.flatten():
            is_of_data = isinstance(one, DataError) and value.origin
            self.errors.append(one.at(Location(key=value.origin) if is_of_data else self.part.locate(line)))


def _misplaced(value: Typed) -> WrongPlaceError:
    return WrongPlaceError(
        f"{value.shown} không đặt được trong hình vẽ, biểu đồ hay công thức",
        hint="Chuyển thẻ ra một đoạn văn bản thường",
    )


def _is_alone(element: Element, paragraph: Element, mark: str) -> bool:
    if (element.text or "").strip() != mark:
        return False
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
    if section_of(paragraph) is not None:
        strip(paragraph)
    elif parent is not None:
        parent.remove(paragraph)


def _replace_mark(text: Element, holder: Element, mark: str, written: list[Element]) -> Element | None:
    """Put runs between the halves of the run that holds the mark; return the text behind it, if any."""
    base = holder.getparent()
    assert base is not None  # noqa: S101  # the paragraph at least
    if any(element.tag == qn("w:hyperlink") for element in written):
        base = _above_links(base)
    lift(text, mark, base)
    top = holder
    while (above := top.getparent()) is not None and above is not base:
        top = above
    behind = top.getnext()
    top.tail = None
    for element in reversed(written):
        top.addnext(element)
    following = None if behind is None else next(behind.iter(qn("w:t")), None)
    for half in (top, behind):
        if half is not None and _is_empty(half):
            base.remove(half)
    return following


def _above_links(base: Element) -> Element:
    """Return where a link may stand, at `base` or above.

    Source:
        ECMA-376 Part 1, 17.16.22 (hyperlink), 17.13.5.18 (ins): neither holds a link.
    """
    while base.tag in _CHANGES and (above := base.getparent()) is not None:
        base = above
    if next(base.iterancestors(qn("w:hyperlink")), None) is not None or base.tag == qn("w:hyperlink"):
        raise WrongPlaceError(
            "liên kết không đặt được trong một liên kết khác", hint="Bỏ liên kết của chính thẻ ấy trong mẫu"
        )
    return base


def _is_empty(half: Element) -> bool:
    """Tell whether nothing is left of a run, or of a change around runs; empty pieces go."""
    for text in list(half.iter(qn("w:t"))):
        run = text.getparent()
        if not text.text and run is not None:
            run.remove(text)
    for run in half.findall(qn("w:r")):
        if _is_empty(run):
            half.remove(run)
    return all(child.tag == qn("w:rPr") for child in half)
