"""A finished document against the data it was made from: what is missing, what was changed by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Final

from baocao.app import catalog
from baocao.app.attachments import without_typed
from baocao.app.comparisons import ADDED, MISSING
from baocao.app.official import render_conference
from baocao.app.recognise import is_of_conference, read_official
from baocao.app.request import Request
from baocao.app.settings import DEFAULTS, Settings, load_settings
from baocao.data.load import load_tree
from baocao.data.model import Conference, Part, Share
from baocao.data.tree import Node
from baocao.errors import BaocaoError, Finding, Location
from baocao.layout.blocks import Paragraph
from baocao.layout.facts import Facts, read_document
from baocao.layout.paper import Paper, PartKind
from baocao.viet.amounts import Amount, find_amounts
from baocao.viet.dates import format_short_date
from baocao.viet.numbers import format_number
from baocao.viet.text import collapse_blanks, fold_key, quote

_BY_THE_CLERK: Final = (PartKind.NUMBER, PartKind.DATE)
"""Parts that are filled in after rendering: their numbers are not the data's."""


@dataclass(frozen=True, slots=True)
class _Fact:
    """Something that the data say and that the document ought to."""

    where: Location
    shown: str
    value: Decimal | date | str


def compare(paper: Paper, data: Path, *, kind: str | None = None) -> tuple[Finding, ...]:
    """Return what of the data a document lacks, and the numbers in it that are not in the data.

    What a document of this kind prints is seen by rendering it again; where no
    template of ours made it, whatever the data hold counts.

    Args:
        paper: the finished document.
        data: the data file.
        kind: of document; read from its tên loại when None.

    Raises:
        BaocaoError: the data file cannot be read.
    """
    settings = load_settings(data)
    tree = load_tree(data)
    own = catalog.list_own_names(settings)
    conference = read_official(without_typed(tree), "", own) if is_of_conference(tree) else None
    facts = list(_iter_typed(tree, "") if conference is None else _iter_facts(conference))
    known = {one.value for one in facts}
    expected = _render_again(conference, kind or find_kind(paper, settings), paper, settings)
    if expected is not None:
        printed = _Text(expected.paragraphs)
        facts = [one for one in facts if printed.says(one.value)]
        known |= {one.value for one, _ in printed.amounts}
    document = _Text(paper.facts.paragraphs)
    missing = [_report_missing(one, paper) for one in facts if not document.says(one.value)]
    return (*_once(missing), *_find_added(paper, document, known))


def find_kind(paper: Paper, settings: Settings = DEFAULTS) -> str:
    """Return the kind of document that a tên loại says; empty when it is none that we make."""
    types = {kind: name for kind, (name, *_) in paper.profile.types.items() if kind in catalog.list_kinds()}
    own, _ = catalog.read_own_kinds(settings)
    types |= {kind.name: kind.type_name for kind in own}
    return next((kind for kind, name in types.items() if name == paper.type_name), "")


class _Text:
    """The words, numbers and dates of a document."""

    def __init__(self, paragraphs: tuple[Paragraph, ...]) -> None:
        self.amounts = [
            (one, paragraph) for paragraph in paragraphs for one in find_amounts(_text_of(paragraph))
        ]
        self._values = {one.value for one, _ in self.amounts}
        self._words = collapse_blanks(" ".join(_text_of(one) for one in paragraphs)).casefold()

    def says(self, value: Decimal | date | str) -> bool:
        """Whether a number, a date or a name is there."""
        if isinstance(value, str):
            return collapse_blanks(value).casefold() in self._words
        return value in self._values


def _text_of(paragraph: Paragraph) -> str:
    return "".join(run.text for run in paragraph.runs if run.field_name != "PAGE")


def _render_again(conference: Conference | None, kind: str, paper: Paper, settings: Settings) -> Facts | None:
    """Return the document that the data make today; None when no template makes it."""
    if conference is None or not kind:
        return None
    request = Request(kind=kind, layout=paper.profile.name, draft=True)
    try:
        return read_document(render_conference(conference, request, settings).content)
    except BaocaoError:
        return None


def _iter_facts(conference: Conference) -> Iterator[_Fact]:
    yield from _iter_people(conference)
    for path, figure in conference.iter_figures():
        for name, value in (("gia_tri", figure.gia_tri), ("tren", figure.tren)):
            if value is not None:
                yield _Fact(conference.where(f"{path}.{name}"), format_number(value), value)
        lists: dict[str, tuple[Part | Share, ...]] = {"gom": figure.gom, "theo_don_vi": figure.theo_don_vi}
        for name, parts in lists.items():
            for number, part in enumerate(parts, start=1):
                if part.gia_tri is not None:
                    where = conference.where(f"{path}.{name}[{number}].gia_tri")
                    yield _Fact(where, format_number(part.gia_tri), part.gia_tri)
    for path, text in conference.places.iter_texts():
        for one in find_amounts(text):
            yield _Fact(conference.where(path), one.text, one.value)


def _iter_people(conference: Conference) -> Iterator[_Fact]:
    for path, person in conference.iter_people():
        yield _Fact(conference.where(f"{path}.ho_ten"), person.ho_ten, person.ho_ten)
    for kind, paper in conference.van_ban.items():
        if paper.nguoi_ky and paper.nguoi_ky.ho_ten:
            where = conference.where(f"van_ban.{kind}.nguoi_ky.ho_ten")
            yield _Fact(where, paper.nguoi_ky.ho_ten, paper.nguoi_ky.ho_ten)


def _iter_typed(node: Node, key: str) -> Iterator[_Fact]:
    """Yield the facts of data of no conference: every number and date, every name of a person."""
    if isinstance(node.value, dict):
        for name, child in node.value.items():
            yield from _iter_typed(child, name)
    elif isinstance(node.value, tuple):
        for child in node.value:
            yield from _iter_typed(child, key)
    elif isinstance(node.value, Decimal | date) or (
        isinstance(node.value, int) and not isinstance(node.value, bool)
    ):
        value = node.value if isinstance(node.value, date) else Decimal(node.value)
        yield _Fact(node.where, str(node.value), value)
    elif isinstance(node.value, str):
        if fold_key(key) in {"ho_ten", "ten", "nguoi_ky"} and node.value.strip():
            yield _Fact(node.where, node.value, node.value)
        for one in find_amounts(node.value):
            yield _Fact(node.where, one.text, one.value)


def _report_missing(one: _Fact, paper: Paper) -> Finding:
    what = {str: "tên", date: "ngày"}.get(type(one.value), "số")
    shown = format_short_date(one.value) if isinstance(one.value, date) else one.shown
    return MISSING.report(
        f"{what} {quote(shown)} của tệp số liệu không có trong {Path(paper.facts.name).name}",
        one.where,
        "Lập lại văn bản bằng baocao render, hoặc sửa tệp số liệu",
    )


def _find_added(paper: Paper, document: _Text, known: set[Decimal | date | str]) -> Iterator[Finding]:
    skipped = {line.anchor for part in paper.find(*_BY_THE_CLERK) for line in part.lines}
    for one, paragraph in document.amounts:
        if paragraph.anchor not in skipped and one.value not in known:
            yield _report_added(one, paragraph)


def _report_added(one: Amount, paragraph: Paragraph) -> Finding:
    what = "ngày" if isinstance(one.value, date) else "số"
    counted = f" {one.counted}" if one.counted not in {"", "%"} else one.counted
    return ADDED.report(
        f"{what} {quote(one.text + counted)} trong văn bản không có trong tệp số liệu",
        paragraph.where,
        "Ghi vào tệp số liệu rồi lập lại, hoặc sửa lại trong văn bản",
    )


def _once(findings: list[Finding]) -> Iterator[Finding]:
    """Yield findings, those that say the same once."""
    seen: set[str] = set()
    for finding in findings:
        if finding.message not in seen:
            seen.add(finding.message)
            yield finding
