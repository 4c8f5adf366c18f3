"""A template's names as a tree."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.text import Text
from rich.tree import Tree

from baocao.app.fields import KIND_NAMES
from baocao.template.fields import Field, FieldKind

if TYPE_CHECKING:
    from baocao.app.examine import FieldsResult


def fields_tree(result: FieldsResult) -> RenderableType:
    """Return the tree of names, each with its kind, whether it may be left out, and where it is used."""
    head = Text.assemble((str(result.template), "bold"), f": {result.tags} thẻ")
    if not result.fields:
        return Group(head, Text("Mẫu không lấy tên nào từ số liệu", style="yellow"))
    tree = Tree(head, guide_style="dim")
    _grow(tree, result.fields)
    return tree


def _grow(tree: Tree, fields: Mapping[str, Field]) -> None:
    for name, one in fields.items():
        branch = tree.add(_label(name, one))
        _grow(branch, one.children)
        if not one.children and one.item is not None and one.item.children:
            _grow(branch.add(Text("mỗi mục", style="dim")), one.item.children)


def _label(name: str, one: Field) -> Text:
    pieces = [_kind(one)]
    pieces += ["không bắt buộc"] if one.is_optional else []
    places = list(dict.fromkeys(place.path for place in one.where if place.path))
    if places:
        pieces.append(places[0] + (f" (và {len(places) - 1} chỗ khác)" if len(places) > 1 else ""))
    return Text.assemble((name, "bold"), "  ", (pieces[0], "cyan"), (" · ".join(["", *pieces[1:]]), "dim"))


def _kind(one: Field) -> str:
    word = KIND_NAMES[one.kind]
    if one.is_mixed:
        return f"{word}, chỗ khác lại là {'danh sách' if one.kind is FieldKind.MAP else 'nhóm'}"
    inner = one.item
    if one.kind is FieldKind.LIST and inner is not None and not one.children:
        return f"{word} {KIND_NAMES[inner.kind]}" if inner.kind in _SAID else word
    return word


_SAID = {FieldKind.NUMBER, FieldKind.DATE, FieldKind.TIME, FieldKind.PERIOD, FieldKind.IMAGE, FieldKind.LIST}
"""Kinds of items worth saying."""
