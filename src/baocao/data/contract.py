"""From a tree to plain values in the contract's own terms: its keys in its order, shorthands written out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from baocao.data.kinds import COMMON, KINDS
from baocao.data.model.conference import CONFERENCE
from baocao.data.model.containers import Either, Glossary, Listed, as_typed
from baocao.data.model.content import RESULTS, TEXTS, CountOrNames, Subheadings
from baocao.data.model.papers import PAPER, Papers
from baocao.data.model.record import Record
from baocao.data.model.shapes import Choice, Shape, Text, strip_text
from baocao.data.tree import Node
from baocao.viet.text import fold_key

Plain = Any
"""``{key: value}``, list, or a scalar as it was typed; None where nothing is given."""

_KINDS: Final = {fold_key(name): name for name in (COMMON, *KINDS)}


def spell_out(node: Node, shape: Shape = CONFERENCE) -> Plain:
    """Return what the model sees in a tree, scalars as typed, choices as the contract spells them.

    Maps have the contract's keys in the model's order, a list stands where a list
    is meant, a map where a bare value stood for it. What is empty is left out, but
    for keys of ``van_ban``, where it means that a document has none: it is ``""``.
    What the model would refuse is left out as well.
    """
    spell = next((one for classes, one in _SPELLERS if isinstance(shape, classes)), _spell_scalar)
    return None if node.value is None else spell(node, shape)


def _spell_scalar(node: Node, shape: Shape) -> Plain:
    value = node.value
    if isinstance(value, tuple | dict):
        return None
    if isinstance(shape, Text) and isinstance(value, shape.types) and not isinstance(value, bool):
        return shape.accept(value)
    return strip_text(value) or None if isinstance(value, str) else value


def _spell_choice(node: Node, shape: Choice) -> Plain:
    value = _spell_scalar(node, shape)
    return shape.choices.get(fold_key(value), value) if isinstance(value, str) else value


def _spell_record(node: Node, record: Record[Any]) -> Plain:
    node = record.as_prose(node) or node
    if isinstance(node.value, dict):
        given = {fold_key(typed): child for typed, child in node.value.items()}
        found = {
            name: spell_out(given[name], one.shape) for name, one in record.keys.items() if name in given
        }
        return {name: value for name, value in found.items() if value is not None} or None
    value = spell_out(node, record.keys[record.short].shape) if record.short else None
    return None if value is None else {record.short: value}


def _spell_list(node: Node, listed: Listed) -> Plain:
    items = (
        [as_typed(child, listed.item) for child in node.value] if isinstance(node.value, tuple) else [node]
    )
    found = [spell_out(child, listed.item) for child in items]
    return [value for value in found if value is not None] or None


def _spell_papers(node: Node, shape: Papers) -> Plain:  # noqa: ARG001
    if not isinstance(node.value, dict):
        return None
    found = {}
    for typed, child in node.value.items():
        given: Mapping[str, Node] = child.value if isinstance(child.value, dict) else {}
        blank = dict.fromkeys(fold_key(one) for one, inner in given.items() if inner.value is not None)
        value = {**dict.fromkeys(blank, ""), **(spell_out(child, PAPER) or {})}
        kept = {name: value[name] for name in PAPER.keys if name in value}
        if kept:
            found[_KINDS.get(fold_key(typed), typed)] = kept
    names = [name for name in _KINDS.values() if name in found]
    return {name: found[name] for name in (*names, *(name for name in found if name not in names))} or None


def _spell_glossary(node: Node, shape: Glossary) -> Plain:  # noqa: ARG001
    if not isinstance(node.value, dict):
        return None
    pairs = {
        typed: _spell_scalar(child, Text()) for typed, child in node.value.items() if child.value is not None
    }
    return {typed: "" if value is None else value for typed, value in pairs.items()} or None


def _spell_either(node: Node, shape: Either) -> Plain:
    return spell_out(node, shape.second if shape.picks_second(node) else shape.first)


def _spell_headings(node: Node, shape: Subheadings) -> Plain:  # noqa: ARG001
    return spell_out(node, RESULTS)


def _spell_count_or_names(node: Node, shape: CountOrNames) -> Plain:
    return spell_out(node, TEXTS) if shape.holds_names(node) else _spell_scalar(node, shape)


_SPELLERS: Final[tuple[tuple[type, Callable[[Node, Any], Plain]], ...]] = (
    (Choice, _spell_choice),
    (Record, _spell_record),
    (Listed, _spell_list),
    (Either, _spell_either),
    (Subheadings, _spell_headings),
    (Papers, _spell_papers),
    (Glossary, _spell_glossary),
    (CountOrNames, _spell_count_or_names),
)
