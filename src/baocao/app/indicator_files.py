"""Sets of indicators and lists of units from files, or ready sets by their names."""

from __future__ import annotations

from pathlib import Path

from baocao import fsio
from baocao.app import catalog
from baocao.data.indicators import IndicatorSet, read_indicators
from baocao.data.load import MAX_BYTES, TABLES, load_tree, parse_tree
from baocao.data.unit_lists import read_unit_table, read_units
from baocao.data.units import UnitList
from baocao.errors import UsageError
from baocao.viet.text import fold_key, propose


class NoSuchSetError(UsageError):
    """``--indicators`` names neither a file nor a ready set."""

    code = "U255"


def load_indicators(name: Path) -> IndicatorSet:
    """Return the set of indicators in a file, or the ready set of this name.

    Raises:
        NoSuchSetError: U255.
        BaocaoError: O005, D2xx, D3xx, D640–D644 of the file.
    """
    ready = catalog.list_ready_sets()
    wanted = fold_key(str(name)).replace("_", "-")
    if not fsio.is_file(name) and not name.suffix:
        if wanted not in ready:
            hint = propose(wanted, ready, f"Bộ có sẵn: {', '.join(ready)}; hoặc nêu tệp .yaml")
            raise NoSuchSetError(f"không có bộ chỉ tiêu “{name}”", hint=hint)
        return read_indicators(parse_tree(ready[wanted].encode(), f"{wanted}.yaml"))
    return read_indicators(load_tree(name))


def load_units(path: Path) -> UnitList:
    """Return the list of units in a table, a workbook or a data file.

    Raises:
        BaocaoError: O005 and D6xx of the file.
    """
    if path.suffix.lower() not in TABLES:
        return read_units(load_tree(path))
    from baocao.data.workbook.reading import read_book

    return read_unit_table(read_book(fsio.read_bytes(path, limit=MAX_BYTES), str(path)))
