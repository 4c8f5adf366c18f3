"""A rendered document read once more before it is written: what the rules of layout say of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from baocao.app.request import Document, Request
from baocao.app.settings import Settings
from baocao.app.strictness import stop_at_warnings
from baocao.errors import NOWHERE, Severity
from baocao.ooxml.package import read_package
from baocao.ooxml.xml import parse_xml, qn
from baocao.viet.text import to_nfc

_TITLES: Final = ("CỘNGHÒAXÃHỘICHỦNGHĨAVIỆTNAM", "ĐẢNGCỘNGSẢNVIỆTNAM")
"""What stands at the head of an official document, blanks left out."""
_HEAD_LENGTH: Final = 2000
"""So many characters of text hold the head of any document."""


def proofread(document: Document, request: Request, settings: Settings, name: str) -> Document:
    """Return the document with what the rules find in it, errors and warnings, among its findings.

    What a kind with a layout makes is graded by the layout that was asked for; what any other
    template makes, by the standard it shows, and only when it has Quốc hiệu or the Party's title.
    Drafts, and documents in which gaps are marked or left blank, are not read.

    Args:
        document: as rendered.
        request: what it was rendered for.
        settings: of the office, with the codes it leaves out.
        name: of the file to be, for messages.

    Raises:
        DisagreementError: exit 1, something was found and `request.strict` is set.
    """
    layout = document.layout if request.template is None else ""
    if request.draft or request.on_missing != "error":
        return document
    if not layout and not _has_title(document.content):
        return document
    from baocao.app.grade import grade_paper, read_paper  # letters need not wait for the rules

    paper = read_paper(document.content, name, layout or settings.layout or None)
    grade = grade_paper(paper, settings.checks)
    found = tuple(one for one in grade.findings if one.severity is not Severity.INFO)
    stop_at_warnings(found, strict=request.strict)
    return replace(document, findings=(*document.findings, *found))


def _has_title(content: bytes) -> bool:
    """Tell whether a document has Quốc hiệu or the Party's title at its head."""
    package = read_package(content)
    text = ""
    for piece in parse_xml(package.read(package.main_part), NOWHERE).itertext(qn("w:t")):
        text += "".join(str(piece).split())
        if len(text) > _HEAD_LENGTH:
            break
    head = to_nfc(text).upper()
    return any(title in head for title in _TITLES)
