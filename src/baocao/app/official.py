"""Official documents: the data of a conference, in the layout of a standard."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from baocao import fsio
from baocao.app import catalog
from baocao.app.attachments import fill_template, without_typed
from baocao.app.context import build_context
from baocao.app.request import Document, Request
from baocao.app.settings import Settings
from baocao.app.strictness import stop_at_warnings
from baocao.app.verify import stop_at_mistakes
from baocao.data.facts import find_disagreements
from baocao.data.kinds import KINDS
from baocao.data.model import Conference, read_conference
from baocao.data.tree import Node
from baocao.data.values import to_values
from baocao.errors import BaocaoError, Finding
from baocao.layout.fit import fit_to_text
from baocao.layout.profile import Profile, choose_profile
from baocao.template.compile import compile_template
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
    kind = catalog.read_kind(request.kind)
    is_built_in = request.template is None
    if is_built_in:
        catalog.check_has_template(kind)
    if request.draft:
        findings = find_disagreements(conference, kind)
    else:
        findings = stop_at_mistakes(conference, kind, strict=request.strict, needs=is_built_in)
    profile, notice = _choose_profile(conference, kind, request.layout, settings.layout)
    template = _compile(kind, profile.name, request, settings)
    stop_at_warnings(template.warnings, strict=request.strict)
    context = build_context(
        conference,
        kind,
        profile,
        draft=request.draft,
        everything=not is_built_in,
        invitee=request.invitee,
    )
    notes: list[Finding] = []
    if tree is None:
        content = render(template, context, missing=request.on_missing)
    else:
        values = to_values(tree) | context
        content = fill_template(template, values, tree, missing=request.on_missing, notes=notes)
        stop_at_warnings(notes, strict=request.strict)
    return Document(
        content=fit_to_text(content, profile, issued=conference.ngay_van_ban(kind)),
        kind=kind,
        title=KINDS[kind],
        template=template.name,
        layout=profile.name,
        notices=(notice,) if notice else (),
        findings=(*findings, *template.warnings, *notes),
    )


def _compile(kind: str, layout: str, request: Request, settings: Settings) -> Template:
    if request.template is None:
        return _compile_built_in(kind, layout)
    source = fsio.read_bytes(request.template)
    return compile_template(source, str(request.template), filters=settings.filters)


@cache
def _compile_built_in(kind: str, layout: str) -> Template:
    """Return a template of ours; each is compiled once, however many documents are made of it."""
    name, source = catalog.find_template(kind, layout)
    return compile_template(source, name)


def read_conference_context(tree: Node, request: Request, settings: Settings) -> dict[str, Any] | None:
    """Return the variables of a conference for a template; None when the data do not read as one.

    Raises:
        UsageError: U201, U202, kind or layout asked for does not exist.
    """
    try:
        conference = read_conference(without_typed(tree))
    except BaocaoError:
        return None
    kind = catalog.read_kind(request.kind)
    profile, _ = _choose_profile(conference, kind, request.layout, settings.layout)
    return build_context(conference, kind, profile, draft=request.draft, everything=True)


def _choose_profile(
    conference: Conference, kind: str, layout: str | None, default: str
) -> tuple[Profile, str]:
    named = catalog.read_layout(layout) if layout else conference.the_thuc or default
    day = conference.ngay_van_ban(kind) or date.max  # without a date, the standard in force
    return choose_profile(conference.co_quan.khoi or DEFAULT_BODY, day, named or None)
