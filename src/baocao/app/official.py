"""Official documents: the data of a conference, in the layout of a standard."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from baocao import fsio
from baocao.app import catalog
from baocao.app.attachments import fill_template, without_typed
from baocao.app.context import build_context
from baocao.app.formats import check_formats
from baocao.app.kind import Kind
from baocao.app.photos import copy_photos, miss_photos
from baocao.app.request import Document, Request
from baocao.app.settings import Settings
from baocao.app.strictness import stop_at_warnings
from baocao.app.verify import stop_at_mistakes
from baocao.data.facts import find_disagreements
from baocao.data.kinds import NEWS
from baocao.data.model import Conference, read_conference
from baocao.data.tree import Node
from baocao.data.values import to_values
from baocao.errors import BaocaoError, Finding
from baocao.layout.fit import fit_to_text
from baocao.layout.profile import Profile, choose_profile
from baocao.template.compile import compile_once, compile_template
from baocao.template.compiled import Template
from baocao.template.render import render

DEFAULT_BODY = "nha-nuoc"
"""Kind of body of a data file that names none."""


def render_conference(
    conference: Conference, request: Request, settings: Settings, tree: Node | None = None
) -> Document:
    """Return the document of a conference: in a built-in template, or in one of the office's own.

    Args:
        conference: the data.
        request: kind, layout, template.
        settings: of the office.
        tree: the data as typed, for a template of the office's own.

    Raises:
        BaocaoError: as `baocao.app.produce.render_file`.
    """
    kind = catalog.find_kind(request.kind, settings)
    check_formats(kind, (request.format,))
    if request.draft:
        findings = find_disagreements(conference, kind.name)
    else:
        needs = request.template is None
        findings = stop_at_mistakes(conference, kind, strict=request.strict, needs=needs)
    profile, notice = _choose_profile(conference, kind.name, request.layout, settings.layout)
    is_own = request.template is not None or kind.is_own
    is_news = kind.name == NEWS and request.template is None
    if is_news:
        from baocao.app.context.news_photos import check_places  # other documents need not wait for it

        check_places(conference)
    copies: dict[str, bytes] = {}
    if is_news or request.format != "docx" or (request.photos and not is_own):
        conference, copies = copy_photos(conference, draft=request.draft)
    context = build_context(
        conference,
        kind.name,
        profile,
        own=kind if kind.is_own else None,
        draft=request.draft,
        everything=is_own,
        invitee=request.invitee,
        photos=request.photos,
        charts=request.charts,
    )
    document = Document(
        content=b"",
        template="",
        format=request.format,
        kind=kind.name,
        title=kind.called,
        layout=profile.name if kind.layouts else "",
        issued=conference.ngay_van_ban(kind.name),
        context=context,
        notices=tuple(
            filter(
                None,
                (
                    notice if kind.layouts else "",
                    miss_photos(kind, request, conference),
                    _miss_charts(kind, request, context),
                ),
            )
        ),
        findings=findings,
    )
    if request.format != "docx":
        from baocao.app.text_documents import fill_page  # nor for text templates

        values = to_values(tree) | context if tree is not None and is_own else context
        return replace(fill_page(document, kind, values, request, settings), assets=copies)
    template = _compile(kind, profile.name, request, settings)
    stop_at_warnings(template.warnings, strict=request.strict)
    notes: list[Finding] = []
    if tree is None or not is_own:
        content = render(template, context, missing=request.on_missing, files=copies.__getitem__)
    else:
        values = to_values(tree) | context
        content = fill_template(template, values, tree, missing=request.on_missing, notes=notes)
        stop_at_warnings(notes, strict=request.strict)
    return replace(
        document,
        content=fit_to_text(content, profile, issued=document.issued),
        template=template.name,
        findings=(*findings, *template.warnings, *notes),
    )


def _miss_charts(kind: Kind, request: Request, context: Mapping[str, Any]) -> str:
    """Return the notice that charts were asked for and there are none, and why; empty when there are."""
    tables = (context.get("phu_luc") or {}).get("so_lieu")
    if not request.charts or (tables and tables.get("bieu_do")):
        return ""
    why = (
        "không số liệu nào có hai số trở lên để so (theo_don_vi, gom, so_sanh, ke_hoach)"
        if tables
        else f"{kind.called} không có phụ lục số liệu"
    )
    return f"{why}, nên không vẽ biểu đồ"


def _compile(kind: Kind, layout: str, request: Request, settings: Settings) -> Template:
    if request.template is not None:
        source = fsio.read_bytes(request.template)
        return compile_once(source, str(request.template), settings.filters)
    if kind.is_own:
        name, source = kind.read_template(layout)
        return compile_once(source, name, settings.filters)
    return compile_ours(kind.name, layout)


@cache
def compile_ours(kind: str, layout: str) -> Template:
    """Return a template of ours; each is compiled once, however many documents are made of it."""
    name, source = catalog.find_ours(kind).read_template(layout)
    return compile_template(source, name)


def read_conference_context(tree: Node, request: Request, settings: Settings) -> dict[str, Any] | None:
    """Return the variables of a conference for a template; None when the data do not read as one.

    Raises:
        UsageError: U201, U202, kind or layout asked for does not exist.
    """
    found = read_conference_look(tree, request, settings)
    return None if found is None else found[0]


def read_conference_look(
    tree: Node, request: Request, settings: Settings
) -> tuple[dict[str, Any], Profile, date | None] | None:
    """Return the variables of a conference, its standard and its day; None when the data do not read as one.

    Raises:
        UsageError: U201, U202, kind or layout asked for does not exist.
    """
    kind = catalog.find_kind(request.kind, settings)
    try:
        conference = read_conference(without_typed(tree), catalog.list_own_names(settings, kind))
    except BaocaoError:
        return None
    profile, _ = _choose_profile(conference, kind.name, request.layout, settings.layout)
    own = kind if kind.is_own else None
    context = build_context(conference, kind.name, profile, own=own, draft=request.draft, everything=True)
    return context, profile, conference.ngay_van_ban(kind.name)


def _choose_profile(
    conference: Conference, kind: str, layout: str | None, default: str
) -> tuple[Profile, str]:
    named = catalog.read_layout(layout) if layout else conference.the_thuc or default
    day = conference.ngay_van_ban(kind)
    body = conference.co_quan.khoi or DEFAULT_BODY
    profile, notice = choose_profile(body, day or date.max, named or None)  # undated: the standard in force
    return profile, notice if day else ""
