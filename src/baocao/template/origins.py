"""Where typed values stand in the data, so that a mistake can be told with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from baocao.errors import BaocaoError, Location, raise_all
from baocao.template.typed import Typed, is_typed

_COMMON: Final = frozenset({str, int, float, bool, type(None)})


class Origins:
    """What the maps of typed values became, gathered while data come in; asked for places only at the end."""

    def __init__(self) -> None:
        """Gather nothing yet."""
        self.count = 0
        """Values seen so far."""
        self.found: list[tuple[Typed, Mapping[str, Any]]] = []
        self.errors: list[tuple[BaocaoError, object]] = []
        """Mistakes, each with the value of the data it is about."""

    def settle(self, data: Mapping[str, Any]) -> None:
        """Tell each typed value where it stands in `data`, then raise every mistake with its place.

        Raises:
            BaocaoError: what the readers of typed values raised.

        Cost:
            Linear in the data when they hold typed values; nothing otherwise.
        """
        if not self.found and not self.errors:
            return
        paths = dict(_iter_typed(data, ""))
        for typed, values in self.found:
            if path := paths.get(id(values)):
                object.__setattr__(typed, "origin", path)
        raise_all([error.at(Location(key=paths.get(id(values), ""))) for error, values in self.errors])


def _iter_typed(value: Any, path: str) -> Iterator[tuple[int, str]]:
    """Yield (identity, key path) of each map that may stand for a typed value, and of unusual values."""
    if isinstance(value, Mapping):
        if path and is_typed(value):
            yield id(value), path
            return
        for key, item in value.items():
            yield from _iter_typed(item, f"{path}.{key}" if path else str(key))
    elif isinstance(value, (list, tuple)):
        for index, item in enumerate(value):
            yield from _iter_typed(item, f"{path}[{index}]")
    elif type(value) not in _COMMON:
        yield id(value), path
