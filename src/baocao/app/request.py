"""What is asked for, and the document that comes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from baocao.app.settings import Settings, find_template
from baocao.errors import Finding

if TYPE_CHECKING:
    from baocao.template.render import OnMissing


Source = Literal["docx", "html", "md"]
"""Formats that have templates of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is asked for; the same for `render` and `preview`."""

    kind: str = "bao-cao"
    layout: str | None = None
    template: Path | None = None
    draft: bool = False
    strict: bool = False
    """Warnings stop the work as errors do."""
    format: Source = "docx"
    """Which of the kind's templates is filled; PDF and plain text are made of the Word file."""
    photos: bool = False
    """The photographs of the data are shown in an appendix; a news item has them in its text."""
    charts: tuple[str, ...] = ()
    """Which figures are drawn in the appendix of figures: codes, or ``có`` for whatever can be drawn."""
    invitee: int | None = None
    """Whom an invitation is for: index in what `context.invitation.list_invitees` returns; None: everyone."""
    missing: OnMissing | None = None
    """What a name without data does; None: stops the work, or is marked in a draft."""

    @property
    def on_missing(self) -> OnMissing:
        """What a name without data does."""
        return self.missing or ("mark" if self.draft else "error")

    def with_template(self, settings: Settings) -> Request:
        """Return the same request, its template found among the office's own when it was named only."""
        if self.template is None:
            return self
        return replace(self, template=find_template(self.template, settings))


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A rendered document and what there is to say about it."""

    content: bytes
    template: str
    format: Source = "docx"
    assets: Mapping[str, bytes] = field(default_factory=dict)
    """Files that the document refers to: ``{path from the document's folder: content}``."""
    kind: str = ""
    """Empty for data that is not of a conference, like the next two."""
    title: str = ""
    """Vietnamese name of the kind."""
    layout: str = ""
    """Name of the standard followed."""
    issued: date | None = None
    context: Mapping[str, Any] = field(default_factory=dict, repr=False)
    """The variables that its template was filled with; empty for data of no conference."""
    notices: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
