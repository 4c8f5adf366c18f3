"""What compiling a Word file makes: its parts as code with places; immutable, shared between threads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import CodeType
from typing import TYPE_CHECKING, Any, Final, Literal

from jinja2 import Template as JinjaTemplate
from jinja2 import nodes

from baocao.errors import Finding, Location
from baocao.ooxml.entries import Entry
from baocao.ooxml.package import Package
from baocao.template.blocks import Tag
from baocao.template.cells import Cells
from baocao.template.restarts import Restarts
from baocao.template.sandbox import ENVIRONMENT, WordEnvironment
from baocao.template.soundness import Ends
from baocao.template.stretches import Stretch

if TYPE_CHECKING:
    from baocao.template.fields import Field
    from baocao.template.typed import Files

FIRST_LINE: Final = 2
"""The line of the first tag in the Jinja source of a part."""


@dataclass(frozen=True, kw_only=True)
class Part:
    """One compiled part of a template."""

    name: str
    shown: str
    """Its Vietnamese name in messages."""
    code: CodeType
    tags: tuple[Tag, ...]
    """The tag on line ``n`` of the Jinja source is ``tags[n - FIRST_LINE]``."""
    stretches: tuple[Stretch, ...]
    is_word: bool
    relationship_ids: frozenset[str]
    link_ids: frozenset[str]
    """The ids of relationships whose targets hold tags."""
    is_delicate: bool
    """Whether a block holds what a loop may not repeat or a condition not drop alone; see `soundness`."""
    ends: Ends
    """The end tags that tell from the text whether anything was left empty; see `soundness`."""
    own_faults: frozenset[str]
    """What Word would complain of in the template itself; a rendering is not blamed for it."""
    cells: Cells
    """What its statements about cells ask of the syntax tree."""
    restarts: Restarts
    """The lists that begin anew in each turn of a loop."""
    source: str = field(repr=False)
    """The tags as Jinja reads them, without the XML between them."""
    environment: WordEnvironment = field(default=ENVIRONMENT, repr=False)
    """With the filters of an office's own, when there are any."""

    def tag_at(self, line: int) -> Tag | None:
        """Return the tag a line number of Jinja means."""
        index = line - FIRST_LINE
        return self.tags[index] if 0 <= index < len(self.tags) else None

    def locate(self, line: int) -> Location:
        """Return the place of the tag on a line of the Jinja source."""
        tag = self.tag_at(line)
        return tag.where if tag else Location(path=self.shown)

    @cached_property
    def tree(self) -> nodes.Template:
        """The syntax tree of the tags, without the guards it runs with."""
        return self.environment.parse(self.source)

    @cached_property
    def jinja(self) -> JinjaTemplate:
        """The compiled template, ready to run; shared between renderings and threads."""
        return JinjaTemplate.from_code(self.environment, self.code, dict(self.environment.globals))


@dataclass(frozen=True)
class Template:
    """A Word file compiled: immutable, shared between renderings and threads.

    `compile_template` makes one; `baocao.template.render.render` fills it.
    """

    name: str
    package: Package
    parts: Mapping[str, Part]
    """{part name: Part}, only parts that hold tags."""
    warnings: tuple[Finding, ...] = ()

    @property
    def entries(self) -> Mapping[str, Entry]:
        """The entries of the file, as they were read."""
        return self.package.entries

    def render(
        self,
        data: Mapping[str, Any],
        *,
        missing: Literal["error", "mark", "blank"] = "error",
        files: Files | None = None,
    ) -> bytes:
        """Return the Word file filled with `data`; see `baocao.template.render.render`."""
        from baocao.template.render import render

        return render(self, data, missing=missing, files=files)

    def fields(self) -> Mapping[str, Field]:
        """Return the names the template takes from the data, nested: {name: Field}."""
        return self._fields

    def check(
        self, data: Mapping[str, Any] | None = None, *, files: Files | None = None
    ) -> tuple[Finding, ...]:
        """Return what stands against the template, and against filling it with `data`; the worst first."""
        from baocao.template.check import check_template

        return check_template(self, data, files=files)

    @cached_property
    def _fields(self) -> Mapping[str, Field]:
        from baocao.template.fields import find_fields

        return find_fields(self)


def template_globals() -> dict[str, Any]:
    """Return the names every template has without data: ``range``, ``dict``, ``namespace``…."""
    return dict(ENVIRONMENT.globals)
