"""Templates of web pages and Markdown: text with the tags, filters and limits of Word templates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Literal

from jinja2 import TemplateSyntaxError

from baocao.errors import BaocaoError, Finding, Location, TemplateError, raise_all
from baocao.template.budget import RUN
from baocao.template.cells import NO_CELLS
from baocao.template.compile import TooDeepError
from baocao.template.compiled import FIRST_LINE, Part
from baocao.template.guard import guard
from baocao.template.render import OnMissing, fill_part, raise_distinct, start_run
from baocao.template.sandbox import ENVIRONMENT, WordEnvironment
from baocao.template.source import to_jinja, write_source
from baocao.template.syntax import find_syntax_errors
from baocao.template.text_source import read_source
from baocao.template.values import accept
from baocao.viet.text import to_nfc

if TYPE_CHECKING:
    from baocao.template.blocks import Tag
    from baocao.template.own_filters import OwnFilters

TextFormat = Literal["html", "md"]
_WRITERS: Final[Mapping[str, str]] = MappingProxyType({"html": "_html", "md": "_markdown"})
"""{format: how values are written in it}."""


class NotTextError(TemplateError):
    """A template of a web page or of Markdown is no text in UTF-8."""

    code = "T130"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPage:
    """A text template compiled: immutable, shared between renderings and threads."""

    name: str
    form: TextFormat
    part: Part


def compile_page(
    source: bytes, name: str, form: TextFormat, *, filters: OwnFilters | None = None
) -> TextPage:
    """Return the text template in `source`, ready to be rendered many times.

    Args:
        source: the whole file, UTF-8.
        name: what to call it in messages.
        form: says how values are written.
        filters: of the office's own.

    Raises:
        TemplateError: T130, T131, T101–T107; all mistakes of the template at once.
    """
    found = read_source(_decode(source, name), name, _WRITERS[form])
    environment = filters.environment if filters is not None else ENVIRONMENT
    pieces, tags = found.drop_silent()
    errors = found.errors or list(find_syntax_errors(tags, environment))
    raise_all(sorted(errors, key=lambda error: (error.where.line, error.where.column)))
    jinja = write_source(map(to_jinja, tags))
    part = Part(
        name=name,
        shown="",
        code=_build_code(jinja, tags, pieces, environment),
        tags=tuple(tags),
        stretches=(),
        is_word=False,
        relationship_ids=frozenset(),
        link_ids=frozenset(),
        is_delicate=False,
        ends=(),
        own_faults=frozenset(),
        cells=NO_CELLS,
        restarts={},
        source=jinja,
        environment=environment,
    )
    return TextPage(name=name, form=form, part=part)


def render_page(
    page: TextPage,
    data: Mapping[str, Any],
    *,
    missing: OnMissing = "error",
    notes: list[Finding] | None = None,
) -> str:
    """Return the text of `page` filled with `data`; as `baocao.template.render.render`.

    Raises:
        TemplateError: T2xx for data that is not plain, T3xx for what fails on the data.
    """
    context = accept(data)
    token = RUN.set(start_run(missing))
    errors: list[BaocaoError] = []
    try:
        text = fill_part(page.part, context, errors, missing=missing, notes=notes)
    finally:
        RUN.reset(token)
    raise_distinct(errors, page.name)
    return text


def _decode(source: bytes, name: str) -> str:
    try:
        text = source.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotTextError(
            "mẫu không phải tệp chữ mã UTF-8",
            where=Location(file=name, line=source.count(b"\n", 0, error.start) + 1),
            hint="Mở mẫu bằng trình soạn thảo rồi lưu lại với mã UTF-8",
        ) from error
    return to_nfc(text).replace("\r\n", "\n").replace("\r", "\n")


def _build_code(jinja: str, tags: list[Tag], pieces: list[str], environment: WordEnvironment) -> Any:
    writers = {line: tag.writer for line, tag in enumerate(tags, FIRST_LINE)}
    try:
        tree = environment.parse(jinja)
        guard(tree, pieces, writers)
        return environment.compile(tree, filename="<template>")
    except (TemplateSyntaxError, SyntaxError, RecursionError, MemoryError, ValueError) as error:
        raise TooDeepError(
            "các khối hoặc biểu thức trong mẫu lồng nhau quá sâu",
            where=tags[0].where,
            hint="Bớt số khối {% for %}, {% if %} lồng trong nhau",
        ) from error
