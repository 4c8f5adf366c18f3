"""A rendered document read once more before it is written: what the rules of layout say of it."""

from __future__ import annotations

from dataclasses import replace

from baocao.app.request import Document, Request
from baocao.app.settings import Settings
from baocao.app.strictness import stop_at_warnings
from baocao.errors import Severity


def proofread(document: Document, request: Request, settings: Settings, name: str) -> Document:
    """Return the document with what the rules find in it, errors and warnings, among its findings.

    A built-in template is graded by the layout that was asked for; what an own template
    makes is graded when it is an administrative document, by the standard it shows.
    Drafts, and documents in which gaps are marked or left blank, are not read.

    Args:
        document: as rendered.
        request: what it was rendered for.
        settings: of the office, with the codes it leaves out.
        name: of the file to be, for messages.

    Raises:
        DisagreementError: exit 1, something was found and `request.strict` is set.
    """
    if request.draft or request.on_missing != "error":
        return document
    from baocao.app.grade import grade_paper, read_paper  # drafts and previews need not wait for the rules

    layout = document.layout if request.template is None else settings.layout
    grade = grade_paper(read_paper(document.content, name, layout or None), settings.checks)
    found = tuple(one for one in grade.findings if one.severity is not Severity.INFO)
    stop_at_warnings(found, strict=request.strict)
    return replace(document, findings=(*document.findings, *found))
