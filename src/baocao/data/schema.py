"""The data file's form as JSON Schema, made from the declaration that also reads it."""

from __future__ import annotations

from typing import Any

from baocao.data.model.conference import CONFERENCE
from baocao.data.model.shapes import Definitions

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema 2020-12 of a data file, for editors to complete and check.

    It is wider than the reader: where a number or a date is wanted any bare value
    passes, since only the reader knows Vietnamese forms. Every spelling of a key
    that the reader folds is let through.
    """
    definitions: Definitions = {}
    top = CONFERENCE.schema(definitions)
    return {
        "$schema": DIALECT,
        "title": "Số liệu của một hội nghị",
        "description": "Tệp số liệu của baocao: một hội nghị, khai một lần, ra mọi văn bản.",
        **top,
        "$defs": definitions,
    }
