"""A data file for any Word template: its fields as YAML, with where each is used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from baocao.app.yaml_text import quote
from baocao.template.fields import Field, FieldKind


def write_fields(fields: Mapping[str, Field], template: str) -> str:
    """Return a YAML text that the template renders at once: each text is its own name in brackets.

    >>> print(write_fields({"ten": Field("ten", FieldKind.TEXT, is_optional=False)}, "mau.docx"), end="")
    # Số liệu cho mẫu mau.docx: thay chữ trong ngoặc vuông.
    <BLANKLINE>
    ten: "[ten]"
    """
    head = f"# Số liệu cho mẫu {template}: thay chữ trong ngoặc vuông.\n\n"
    return head + "".join(f"{line}\n" for line in _lines(fields, ""))


def _lines(fields: Mapping[str, Field], indent: str) -> Iterator[str]:
    for name, field in fields.items():
        note = _note(field)
        match field.kind:
            case FieldKind.MAP:
                yield f"{indent}{name}:{note}"
                yield from _lines(field.children, f"{indent}  ")
            case FieldKind.LIST:
                yield f"{indent}{name}:{note}"
                items = list(_lines(field.children, f"{indent}    ")) or [f"{indent}    {_blank(name)}"]
                yield f"{indent}  - {items[0].lstrip()}"
                yield from items[1:]
            case FieldKind.CONDITION:
                yield f'{indent}{name}: ""{note or "  #"} (để trống là không)'
            case _:
                yield f"{indent}{name}: {_blank(name)}{note}"


def _blank(name: str) -> str:
    return quote(f"[{name}]")


def _note(field: Field) -> str:
    """Return where the field is used first, and whether it may be left out, as a comment."""
    pieces = ["không bắt buộc"] if field.is_optional else []
    pieces += [field.where[0].path] if field.where and field.where[0].path else []
    return f"  # {'; '.join(pieces)}" if pieces else ""
