"""Long rows of tags that only name a value: written by a loop, since generated code takes long to make."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from keyword import iskeyword
from typing import Any, Final

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from baocao.template.blocks import Tag
from baocao.template.budget import RUN
from baocao.template.tags import Kind
from baocao.template.writers import WRITERS

_WORTH_IT: Final = 4
"""Fewer tags than this in a row are left to Jinja."""
_BINDING: Final = frozenset({"for", "set", "macro", "call", "with", "block"})
_NAME: Final = re.compile(r"[^\W\d]\w*")
_OF_JINJA: Final = frozenset(
    {"true", "false", "none", "loop", "caller", "varargs", "kwargs", "self", "super"}
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Tags ``[start, end)`` of a part, one after another, with nothing but XML between them."""

    start: int
    end: int
    paths: tuple[tuple[str, ...], ...]
    """The dotted path each tag names, in pieces."""
    writers: tuple[Callable[[Any], str], ...]
    pieces: tuple[str, ...]
    """The XML before each tag; none before the first, that is Jinja's to write."""


def find_stretches(tags: Sequence[Tag], pieces: Sequence[str]) -> list[Stretch]:
    """Return the rows of tags worth taking from Jinja.

    Only names that come from the data wherever they stand are taken: no
    statement of the part may give the same name to something of its own.

    Args:
        tags: of one part, in the order they print.
        pieces: the XML before the first tag, then behind each.
    """
    bound = _OF_JINJA.union(*(_NAME.findall(tag.raw.body) for tag in tags if tag.raw.keyword in _BINDING))
    paths = [_read_path(tag, bound) for tag in tags]
    return [_build(start, end, paths, tags, pieces) for start, end in _iter_rows(paths)]


def _read_path(tag: Tag, bound: frozenset[str]) -> tuple[str, ...]:
    """Return the pieces of a dotted path; none when a tag is anything else."""
    names = tuple(tag.raw.body.split("."))
    is_path = tag.raw.kind is Kind.EXPRESSION and all(
        name.isidentifier() and not iskeyword(name) for name in names
    )
    return names if is_path and names[0] not in bound else ()


def _iter_rows(paths: Sequence[tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    """Yield the long enough rows of paths, ``[start, end)``."""
    start = 0
    for index in range(len(paths) + 1):
        if index < len(paths) and paths[index]:
            continue
        if index - start >= _WORTH_IT:
            yield start, index
        start = index + 1


def _build(
    start: int, end: int, paths: Sequence[tuple[str, ...]], tags: Sequence[Tag], pieces: Sequence[str]
) -> Stretch:
    row = range(start, end)
    return Stretch(
        start,
        end,
        paths=tuple(paths[index] for index in row),
        writers=tuple(WRITERS[tags[index].writer] for index in row),
        pieces=("", *(pieces[index] for index in range(start + 1, end))),
    )


@pass_context
def write_stretch(context: Context, number: int) -> Markup:
    """Return the values and the XML between them of one stretch of the part being rendered."""
    run = RUN.get()
    stretch = run.stretches[number]
    look_up = context.environment.getattr
    written: list[str] = []
    for run.beyond, (path, writer, before) in enumerate(
        zip(stretch.paths, stretch.writers, stretch.pieces, strict=True)
    ):
        value = context.resolve(path[0])
        for name in path[1:]:
            value = look_up(value, name)
        written += (before, writer(value))
    run.beyond = 0
    return Markup("".join(written))  # noqa: S704  # the writers have escaped it
