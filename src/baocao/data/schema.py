"""The data file's form as JSON Schema, made from the declaration that also reads it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from baocao.data.kinds import COMMON
from baocao.data.model.conference import CONFERENCE, Conference
from baocao.data.model.record import spelling
from baocao.data.model.shapes import Definitions
from baocao.viet.text import fold_key

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema(own_kinds: Mapping[str, str] = MappingProxyType({})) -> dict[str, Any]:
    """Return the JSON Schema 2020-12 of a data file, for editors to complete and check.

    It is wider than the reader: where a number or a date is wanted any bare value
    passes, since only the reader knows Vietnamese forms. Every spelling of a key
    that the reader folds is let through.

    Args:
        own_kinds: kinds of document that the office has added: ``{name: title}``.
    """
    definitions: Definitions = {}
    top = CONFERENCE.schema(definitions)
    papers = definitions[Conference.__name__]["properties"]["van_ban"]
    common = papers["properties"][COMMON]
    papers["properties"] |= {name: common | {"title": title} for name, title in own_kinds.items()}
    papers["patternProperties"] |= {spelling(fold_key(name)): common for name in own_kinds}
    return {
        "$schema": DIALECT,
        "title": "Số liệu của một hội nghị",
        "description": "Tệp số liệu của baocao: một hội nghị, khai một lần, ra mọi văn bản.",
        **top,
        "$defs": definitions,
    }
