"""Documents that are text: a kind's template of a web page or of Markdown, filled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from baocao.app import catalog
from baocao.app.kind import Kind
from baocao.app.request import Document, Request, Source
from baocao.app.settings import Settings
from baocao.app.strictness import stop_at_warnings
from baocao.errors import Finding
from baocao.template.text_pages import TextPage, compile_page, render_page


def fill_page(
    document: Document, kind: Kind, values: Mapping[str, Any], request: Request, settings: Settings
) -> Document:
    """Return the document with the content that the kind's text template makes of `values`.

    Raises:
        TemplateError: T1xx, T2xx, T3xx, as for Word templates.
    """
    page = _compile(kind, request.format, settings)
    notes: list[Finding] = []
    text = render_page(page, values, missing=request.on_missing, notes=notes)
    stop_at_warnings(notes, strict=request.strict)
    return replace(document, content=text.encode(), template=page.name, findings=(*document.findings, *notes))


def _compile(kind: Kind, form: Source, settings: Settings) -> TextPage:
    assert form != "docx"  # noqa: S101  # asked by the caller
    if not kind.is_own:
        return _compile_ours(kind.name, form)
    name, source = kind.read_template("", form)
    return compile_page(source, name, form, filters=settings.filters)


@cache
def _compile_ours(kind: str, form: Source) -> TextPage:
    assert form != "docx"  # noqa: S101  # asked by the caller
    name, source = catalog.find_ours(kind).read_template("", form)
    return compile_page(source, name, form)
