"""From a Word file with tags to code that renders it: parse, lex, place marks, pair blocks, compile once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from types import CodeType
from typing import TYPE_CHECKING, Final

from jinja2 import TemplateSyntaxError

from baocao.errors import BaocaoError, Finding, Location, Severity, TemplateError, raise_all
from baocao.ooxml.package import Package, check_main, read_package
from baocao.ooxml.risks import find_fetching_commands, find_risks
from baocao.ooxml.structure import find_faults
from baocao.ooxml.xml import parse_xml, serialize
from baocao.template.blocks import CrossedBlockError, Tag, find_crossed, pair_blocks
from baocao.template.cells import Cells, find_outside, plan_cells
from baocao.template.compiled import FIRST_LINE, Part, Template
from baocao.template.guard import guard
from baocao.template.lexing import Lexed, lex_part
from baocao.template.link_targets import read_targets
from baocao.template.places import PROPERTIES, TextPart, find_text_parts
from baocao.template.prepare import refuse_reserved, release_controls, with_own_prefixes
from baocao.template.restarts import plan_restarts
from baocao.template.sandbox import ENVIRONMENT, WordEnvironment
from baocao.template.scopes import find_unbalanced
from baocao.template.soundness import ease, find_ends, is_delicate
from baocao.template.source import cut, place_tags, to_jinja, write_source
from baocao.template.stretches import Stretch, find_stretches
from baocao.template.syntax import find_syntax_errors, is_refused

if TYPE_CHECKING:
    from baocao.template.own_filters import OwnFilters

_CUT_OFF: Final = frozenset({"T101", "T102", "T103"})
"""What is wrong with a title that Word took from the first line and cut off."""


class TooDeepError(TemplateError):
    """Blocks or expressions nest deeper than Python can compile."""

    code = "T107"


@lru_cache(maxsize=8)
def compile_once(source: bytes, name: str, filters: OwnFilters | None) -> Template:
    """Return a template as `compile_template`; for who makes one document after another of the same file."""
    return compile_template(source, name, filters=filters)


def compile_template(source: bytes, name: str = "", *, filters: OwnFilters | None = None) -> Template:
    """Return the template in a Word file, ready to be rendered many times.

    Args:
        source: the whole .docx.
        name: what to call it in messages.
        filters: of the office's own, from `baocao.template.own_filters.compile_filters`.

    Raises:
        PackageError: P1xx, it is no Word file that can be opened.
        TemplateError: T1xx; all mistakes of the template, as `Mistakes` when there are several.

    Cost:
        Linear in the size of the parts with tags; a one-page letter takes some milliseconds.
    """
    package = read_package(source, name)
    package.check_entries()
    environment = filters.environment if filters is not None else ENVIRONMENT
    parts: dict[str, Part] = {}
    warnings: list[Finding] = []
    errors: list[BaocaoError] = []
    for text_part in find_text_parts(package):
        try:
            part = _compile_part(package, text_part, environment, warnings)
        except BaocaoError as error:
            found = error.flatten()
            if text_part.shown == PROPERTIES and all(one.code in _CUT_OFF for one in found):
                warnings += map(_not_filled, found)
            else:
                errors += found
        else:
            if part is not None:
                parts[part.name] = part
    distinct = {(error.code, error.message, error.where): error for error in errors}  # twins of a text box
    raise_all(list(distinct.values()))
    return Template(name, package, parts, (*dict.fromkeys(warnings), *find_risks(package)))


def _not_filled(error: BaocaoError) -> Finding:
    """Return the warning for a mistake in the properties: Word itself puts cut-off titles there."""
    return Finding(
        code="T503",
        name="property-left-as-it-is",
        severity=Severity.WARNING,
        message=f"thuộc tính tài liệu giữ nguyên thẻ vì {error.message}",
        where=error.where,
        hint="Sửa trong Word ở Tệp › Thông tin › Thuộc tính (File › Info › Properties)",
    )


def _may_hold_tags(content: bytes) -> bool:
    """Tell whether a part has two signs of a tag at all; Word may have put markup between them."""
    return b"{" in content or content[:2] in {b"\xff\xfe", b"\xfe\xff"}


def _compile_part(
    package: Package, text_part: TextPart, environment: WordEnvironment, warnings: list[Finding]
) -> Part | None:
    file = package.name
    content = package.read(text_part.name)
    is_main = text_part.name == package.main_part
    relationships = package.rels(text_part.name)
    targets = read_targets(relationships)
    if not is_main and not targets and not _may_hold_tags(content):
        return None
    root = parse_xml(content, Location(file=file, path=text_part.shown))
    if is_main:
        check_main(root, file)
    refuse_reserved(root, content, Location(file=package.name, path=text_part.shown))
    if text_part.is_word:
        root = with_own_prefixes(root, content)
    relationship_ids = frozenset(relationships)
    own_faults: frozenset[str] = frozenset()
    if text_part.is_word:
        own_faults = frozenset((*find_faults(root, relationship_ids), *find_fetching_commands(root)))
    lexed = lex_part(root, text_part, file, targets)
    if not lexed.tags and not lexed.has_literals:
        raise_all(lexed.errors)
        return None
    release_controls(root, lexed.tags)
    errors: list[BaocaoError] = list(lexed.errors)
    blocks = []
    for group in lexed.groups:
        found, mistakes = pair_blocks(group)
        blocks += found
        errors += mistakes
    errors += find_outside(lexed.tags)
    if errors or any(is_refused(tag) for tag in lexed.tags):
        _raise_in_order(lexed, [*errors, *find_syntax_errors(lexed.tags, environment)])
    found_odd = [*lexed.warnings, *(place_tags(lexed.tags) if text_part.is_word else ())]
    warnings += sorted(found_odd, key=lambda one: lexed.order_of(one.where))
    if text_part.is_word:
        crossed = find_unbalanced(root, [block for block in blocks if not block.opener.is_attribute])
        raise_all([_crossed(block.opener, tag) for block, tag in crossed])
        ease(root, lexed.tags, content)
    pieces, tags = cut(serialize(root), lexed.tags)
    if crossing := find_crossed(tags):
        raise _crossed(*crossing)
    stretches = find_stretches(tags, pieces)
    cells, restarts = plan_restarts(plan_cells(root, tags, FIRST_LINE), root, tags, FIRST_LINE)
    return Part(
        name=text_part.name,
        shown=text_part.shown,
        code=_build_code(tags, pieces, stretches, lexed, environment, cells=cells),
        environment=environment,
        stretches=tuple(stretches),
        tags=tuple(tags),
        is_word=text_part.is_word,
        relationship_ids=relationship_ids,
        link_ids=frozenset(targets),
        is_delicate=is_delicate(tags, pieces),
        ends=find_ends(pieces),
        own_faults=own_faults,
        cells=cells,
        restarts=restarts,
        source=write_source(map(to_jinja, tags)),
    )


def _raise_in_order(lexed: Lexed, errors: list[BaocaoError]) -> None:
    """Raise mistakes in the order in which they stand in the document."""
    raise_all(sorted(errors, key=lambda error: lexed.order_of(error.where)))


def _build_code(
    tags: Sequence[Tag],
    pieces: list[str],
    stretches: Sequence[Stretch],
    lexed: Lexed,
    environment: WordEnvironment,
    *,
    cells: Cells,
) -> CodeType:
    """Return Python code for one tag a line, the XML put in as data that Jinja never lexed.

    A stretch takes as many lines as it has tags; its number stands on the
    first. The tags are looked at one by one only when they do not parse together.
    """
    lines = [to_jinja(tag) for tag in tags]
    behind = list(pieces)
    for number, stretch in enumerate(stretches):
        lines[stretch.start : stretch.end] = [
            f"{{{{ {number} }}}}",
            *[""] * (stretch.end - stretch.start - 1),
        ]
        behind[stretch.start + 1] = pieces[stretch.end]
    writers = {line: tag.writer for line, tag in enumerate(tags, FIRST_LINE)}
    stretch_lines = {stretch.start + FIRST_LINE for stretch in stretches}
    try:
        tree = environment.parse(write_source(lines))
        if not guard(tree, behind, writers, stretch_lines, cells):
            return environment.compile(tree, filename="<template>")
    except (TemplateSyntaxError, ValueError):  # the latter: a number of thousands of digits
        pass
    except (SyntaxError, RecursionError, MemoryError) as error:  # Python's own limits of nesting
        _raise_in_order(lexed, list(find_syntax_errors(lexed.tags, environment)))
        raise _too_deep(lexed.tags[0]) from error
    _raise_in_order(lexed, list(find_syntax_errors(lexed.tags, environment)))
    raise _too_deep(lexed.tags[0])


def _too_deep(tag: Tag) -> TooDeepError:
    return TooDeepError(
        "các khối hoặc biểu thức trong mẫu lồng nhau quá sâu",
        where=tag.where,
        hint="Bớt số khối {% for %}, {% if %} lồng trong nhau",
    )


def _crossed(opener: Tag, other: Tag) -> CrossedBlockError:
    return CrossedBlockError(
        f"{opener.shown} mở ở {opener.where.path}, không cùng cấp với {other.shown} ở {other.where.path}",
        where=opener.where,
        hint="Đặt cả hai thẻ trong cùng một ô, hoặc dùng {%p %} cho đoạn, {%tr %} cho hàng, {%tc %} cho ô",
    )
