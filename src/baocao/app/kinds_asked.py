"""The kinds of document that ``--kind`` asks for."""

from __future__ import annotations

from typing import Final

from baocao.app import catalog
from baocao.app.kind import Kind
from baocao.app.settings import Settings
from baocao.data.kinds import EVERY
from baocao.errors import BaocaoError, UsageError, raise_all
from baocao.viet.text import fold_key

_ALL: Final = frozenset({EVERY, "tat_ca"})


class NoKindError(UsageError):
    """``--kind`` has commas and names no kind."""

    code = "U230"


def find_kinds(text: str, settings: Settings) -> dict[str, Kind]:
    """Return the kinds that ``--kind`` asks for: one, several with commas, or all that have a template.

    Returns:
        ``{how a request names it: kind}``, in order.

    Raises:
        NoKindError: U230, commas and nothing else.
        UnknownKindError: U201; all unknown ones at once.
    """
    if asks_for_all(text):
        return {kind.name: kind for kind in catalog.iter_kinds(settings)}
    words = [word.strip() for word in text.split(",") if word.strip()]
    if not words:
        raise NoKindError(
            "--kind chưa có tên loại văn bản nào", hint="Viết như --kind bao-cao,giay-moi hoặc --kind all"
        )
    found: dict[str, Kind] = {}
    errors: list[BaocaoError] = []
    for word in words:
        try:
            kind = catalog.find_kind(word, settings)
        except BaocaoError as error:
            errors += error.flatten()
        else:
            found[word if kind.is_own else kind.name] = kind
    raise_all(errors)
    return found


def asks_for_all(text: str) -> bool:
    """Tell whether ``--kind`` asks for every kind."""
    return fold_key(text) in _ALL
