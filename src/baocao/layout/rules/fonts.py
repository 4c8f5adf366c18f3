"""The font and the colour of every letter that prints."""

from __future__ import annotations

from collections.abc import Iterator
from colorsys import rgb_to_hsv
from dataclasses import dataclass, field
from typing import Final

from baocao.errors import Severity
from baocao.layout.blocks import Block, Paragraph, Run, iter_paragraphs
from baocao.layout.facts import Facts
from baocao.layout.paper import Paper, PartKind
from baocao.layout.repair import Anchor, SetRuns
from baocao.layout.rule import Problem, Sources, rule
from baocao.layout.rules.look import CUSTOM

_SOURCES: Final = Sources(
    nd30="NĐ 30/2020/NĐ-CP, PL I, phần I, mục 2",
    hd05="HD 05-HD/VPTW, phông chữ",
    hd36="HD 36-HD/VPTW, phông chữ",
)
_SIGN_FONTS: Final = (
    "symbol",
    "wingdings",
    "webdings",
    "mtextra",
    "cambriamath",
    "segoeuisymbol",
    "segoeuiemoji",
    "opensymbol",
)
"""How the names of fonts begin that print signs and formulas; what they print is no text."""
_CODE_FONTS: Final = ("couriernew", "consolas", "lucidaconsole", "liberationmono", "robotomono")
"""Fonts of computer code, which tables may quote."""
_OLD_FONTS: Final = {".vn": "TCVN3", "vni": "VNI"}
"""{how a name begins: code page}: fonts whose letters are not Unicode."""
_DARK: Final = 0x40
"""Colours no brighter than this in red, green and blue print as black."""
_PALE: Final = 0xE0
"""Colours no darker than this do not print on paper."""
_STAMPS: Final = (PartKind.URGENCY, PartKind.SECRECY, PartKind.CIRCULATION)
_GREY: Final = 0.15
"""Colours no more saturated than this are grey."""
_HUES: Final = {15: "đỏ", 45: "cam", 70: "vàng", 170: "xanh lá", 255: "xanh dương", 320: "tím", 361: "đỏ"}
"""{end of a stretch of the wheel of colours, in degrees: what people call it}."""
_BLUE_OVER: Final = 0x20
"""A colour whose blue exceeds red by this is the blue of a link."""


@dataclass(slots=True)
class _Group:
    """Where one font or colour is met."""

    first: Paragraph
    spots: list[tuple[Anchor, int, int]] = field(default_factory=list)
    text: list[str] = field(default_factory=list)

    @property
    def count(self) -> int:
        """In how many paragraphs."""
        return len({anchor for anchor, _, _ in self.spots})


@rule(
    "FT01",
    "font-not-times",
    severity=Severity.ERROR,
    sources=_SOURCES,
    hint="Chọn toàn văn bản (Ctrl+A), chọn phông Times New Roman",
    mends=True,
)
def font_not_times(paper: Paper) -> Iterator[Problem]:
    """Chữ không dùng phông Times New Roman.

    Vì sao: văn bản dùng một phông Times New Roman, bộ mã Unicode; phông khác có thể không hiện trên máy
    người nhận.
    Cách sửa: Ctrl+A rồi chọn Times New Roman; chữ gõ bằng phông `.VnTime`, `VNI-Times` phải chuyển mã sang
    Unicode trước.
    """
    wanted = paper.profile.page.font
    groups: dict[str, _Group] = {}
    for paragraph, in_table in _iter_printed(paper.facts):
        for run, start, end in _iter_runs(paragraph):
            for name in _find_wrong_fonts(run, wanted, in_table=in_table):
                group = groups.setdefault(name, _Group(paragraph))
                group.spots.append((paragraph.anchor, start, end))
                group.text.append(run.text)
    for name, group in groups.items():
        code_page = _find_code_page(name, "".join(group.text))
        yield Problem(
            message=f"phông “{name}” ở {group.count} đoạn, cần {wanted}"
            + (f" sau khi chuyển mã {code_page} sang Unicode" if code_page else ""),
            where=group.first.where,
            found=name,
            required=wanted,
            hint=f"Chuyển mã {code_page} sang Unicode bằng công cụ của bộ gõ, rồi chọn {wanted}"
            if code_page
            else "",
            mark=paper.profile.page.mark,
            repairs=()
            if code_page
            else tuple(
                SetRuns(anchor=anchor, start=start, end=end, font=wanted)
                for anchor, start, end in group.spots
            ),
        )


@rule(
    "FT02",
    "text-not-black",
    severity=Severity.WARNING,
    sources=_SOURCES,
    hint="Chọn chữ có màu, Home › Font Color › Automatic",
    mends=True,
)
def text_not_black(paper: Paper) -> Iterator[Problem]:
    """Chữ có màu hoặc bị tô nền.

    Vì sao: văn bản in chữ màu đen; chữ màu thường là chỗ nháp quên sửa.
    Cách sửa: chọn chữ, Home › Font Color › Automatic; tô nền thì Text Highlight Color › No Color.
    """
    stamps = {line.anchor for part in paper.find(*_STAMPS) for line in part.lines}
    colours: dict[tuple[str, bool], _Group] = {}
    for paragraph, _ in _iter_printed(paper.facts):
        for run, start, end in _iter_runs(paragraph):
            spot = (paragraph.anchor, start, end)
            is_text = any(sign.isalnum() for sign in run.text)
            if is_text and _is_coloured(run.format.colour) and paragraph.anchor not in stamps:
                is_link = bool(run.link) and _is_blue(run.format.colour)
                colours.setdefault((run.format.colour, is_link), _Group(paragraph)).spots.append(spot)
    for (colour, is_link), group in colours.items():
        yield Problem(
            message=f"chữ màu {_name(colour)} ở {group.count} đoạn{' (liên kết)' if is_link else ''}, "
            "cần chữ đen",
            where=group.first.where,
            found=f"màu {_name(colour)}",
            required="chữ đen",
            mark=CUSTOM if is_link else "",
            repairs=tuple(
                SetRuns(anchor=anchor, start=start, end=end, black=True) for anchor, start, end in group.spots
            ),
        )
    yield from _find_highlights(paper)


def _find_highlights(paper: Paper) -> Iterator[Problem]:
    marked = [
        paragraph
        for paragraph, _ in _iter_printed(paper.facts)
        if any(run.format.highlight not in {"", "none", "white"} for run, _, _ in _iter_runs(paragraph))
    ]
    if marked:
        yield Problem(
            message=f"chữ bị tô nền ở {len(marked)} đoạn, nên bỏ trước khi ban hành",
            where=marked[0].where,
            found="tô nền",
            required="không tô nền",
            hint="Chọn chữ, Home › Text Highlight Color › No Color",
            mark=CUSTOM,
        )


def _iter_printed(facts: Facts) -> Iterator[tuple[Paragraph, bool]]:
    """Yield each paragraph that prints, with whether it stands in a table; headers once."""
    in_tables = {
        id(paragraph)
        for table in facts.tables
        for row in table.rows
        for cell in row.cells
        for paragraph in iter_paragraphs(cell.blocks)
    }
    for paragraph in facts.paragraphs:
        yield paragraph, id(paragraph) in in_tables
    for note in facts.notes:
        yield from ((paragraph, False) for paragraph in iter_paragraphs(note.blocks))
    seen: set[Anchor] = set()
    for blocks in _iter_edges(facts):
        for paragraph in iter_paragraphs(blocks):
            if paragraph.anchor not in seen:
                seen.add(paragraph.anchor)
                yield paragraph, False


def _iter_edges(facts: Facts) -> Iterator[tuple[Block, ...]]:
    for section in facts.sections:
        used = {"default": True, "first": section.title_page, "even": facts.even_headers}
        for edges in (section.headers, section.footers):
            yield from (blocks for kind, blocks in edges.items() if used.get(kind))


def _iter_runs(paragraph: Paragraph) -> Iterator[tuple[Run, int, int]]:
    """Yield (run, start, end) of the visible runs, in characters of the paragraph's text."""
    at = 0
    for run in paragraph.runs:
        if run.format.hidden:
            continue
        yield run, at, at + len(run.text)
        at += len(run.text)


def _find_wrong_fonts(run: Run, wanted: str, *, in_table: bool) -> Iterator[str]:
    """Yield the fonts in which letters or digits of a run print, other than the one wanted."""
    names = {}
    for sign in run.text:
        if sign.isascii() and sign.isalnum():
            names[run.format.font] = True
        elif "À" <= sign <= "ỹ" and sign.isalpha():
            names[run.format.font_accented] = True
    for name in names:
        squashed = _squash(name)
        is_code = in_table and squashed.startswith(_CODE_FONTS)
        if squashed and not (squashed.startswith((_squash(wanted), *_SIGN_FONTS)) or is_code):
            yield name


def _find_code_page(font: str, text: str) -> str:
    """Return the code page that a text in an old font is written in; empty for Unicode text.

    The old fonts print their accents from the signs up to U+00FF; letters
    above are Unicode, typed after the font was chosen.
    """
    page = next((page for start, page in _OLD_FONTS.items() if _squash(font).startswith(start)), "")
    has_old = any("\x7f" < sign <= "ÿ" for sign in text)
    return page if has_old and not any(sign > "ÿ" and sign.isalpha() for sign in text) else ""


def _squash(name: str) -> str:
    """Return a font's name as it is compared: ``TimesNewRomanPSMT`` is Times New Roman too."""
    return "".join(name.split()).casefold()


def _channels(colour: str) -> tuple[int, int, int] | None:
    try:
        red, green, blue = bytes.fromhex(colour)
    except ValueError:
        return None
    return red, green, blue


def _is_coloured(colour: str) -> bool:
    channels = _channels(colour)
    return channels is not None and max(channels) > _DARK and min(channels) < _PALE


def _name(colour: str) -> str:
    """Return what people call a colour.

    >>> _name("FF0000"), _name("0563C1"), _name("00B050"), _name("7030A0"), _name("808080")
    ('đỏ', 'xanh dương', 'xanh lá', 'tím', 'xám')
    """
    hue, saturation, _ = rgb_to_hsv(*(channel / 255 for channel in _channels(colour) or (0, 0, 0)))
    if saturation < _GREY:
        return "xám"
    return next(name for end, name in _HUES.items() if hue * 360 < end)


def _is_blue(colour: str) -> bool:
    channels = _channels(colour)
    return channels is not None and channels[2] > channels[0] + _BLUE_OVER


RULES = (font_not_times, text_not_black)
