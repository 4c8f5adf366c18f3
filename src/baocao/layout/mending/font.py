"""The font of the whole document: named in its defaults and styles, so that new text has it too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from baocao.layout.mending.desk import Desk
from baocao.layout.mending.runs import is_bound, put_font
from baocao.layout.reading.scope import Origin
from baocao.layout.repair import SetRuns
from baocao.ooxml.properties import read_run_properties
from baocao.ooxml.styles import Theme
from baocao.ooxml.xml import Element, qn

_FACES: Final = ("font", "font_accented")


def set_document_font(desk: Desk, wanted: Sequence[tuple[Origin, SetRuns]]) -> None:
    """Name the font in defaults and styles, when all repairs want the same and the default style has another.

    Only the fonts that the repairs take away are replaced; styles that no
    mended paragraph has keep theirs.
    """
    fonts = {repair.font for _, repair in wanted if repair.font}
    root = desk.parse_related("styles")
    if len(fonts) != 1 or root is None:
        return
    (font,) = fonts
    styles = desk.styles
    default = styles.paragraph(None).style
    usual = styles.run(None, default)
    unwanted = {
        name
        for origin, repair in wanted
        if repair.font
        for run in origin.runs
        for name in (run.format.font, run.format.font_accented)
        if name != font and not is_bound(name)
    }
    if not {usual.font, usual.font_accented} & unwanted:
        return
    used = {default, *(origin.style for origin, repair in wanted if repair.font)}
    theme = Theme.read(desk.parse_related("theme")).fonts
    for r_pr in _iter_properties(root, used):
        said = read_run_properties(r_pr, theme)
        if {said.get(face) for face in _FACES} & unwanted:
            put_font(r_pr, font)
    desk.forget_styles()


def _iter_properties(root: Element, used: Iterable[str]) -> Iterator[Element]:
    """Yield the ``w:rPr`` of the defaults and of the styles that are used, with those they are based on."""
    defaults = root.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    if defaults is not None:
        yield defaults
    styles = {style.get(qn("w:styleId"), ""): style for style in root.iterchildren(qn("w:style"))}
    waiting = sorted(used)
    seen: set[str] = set()
    while waiting:
        name = waiting.pop()
        style = styles.get(name)
        if style is None or name in seen:
            continue
        seen.add(name)
        based_on = style.find(qn("w:basedOn"))
        if based_on is not None:
            waiting.append(based_on.get(qn("w:val"), ""))
        r_pr = style.find(qn("w:rPr"))
        if r_pr is not None:
            yield r_pr
