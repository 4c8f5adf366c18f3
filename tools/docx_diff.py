"""Shows how two Word files differ: entries that come or go, and each changed part as canonical XML."""

from __future__ import annotations

import argparse
import difflib
import sys
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from lxml import etree


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the differences; return 0 when there are none and 1 otherwise."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("before", type=Path)
    parser.add_argument("after", type=Path)
    options = parser.parse_args(arguments)
    lines = list(diff(options.before, options.after))
    print("\n".join(lines) if lines else "no difference")
    return 1 if lines else 0


def diff(before: Path, after: Path) -> Iterator[str]:
    """Yield the lines of a unified diff over all entries of the two files."""
    with zipfile.ZipFile(before) as first, zipfile.ZipFile(after) as second:
        names = (set(first.namelist()), set(second.namelist()))
        yield from (f"only in {before}: {name}" for name in sorted(names[0] - names[1]))
        yield from (f"only in {after}: {name}" for name in sorted(names[1] - names[0]))
        for name in sorted(names[0] & names[1]):
            old, new = first.read(name), second.read(name)
            if old != new:
                yield from _diff_entry(name, old, new)


def _diff_entry(name: str, old: bytes, new: bytes) -> Iterator[str]:
    try:
        lines = _canonical(old), _canonical(new)
    except etree.XMLSyntaxError:
        yield f"{name}: {len(old)} and {len(new)} bytes, not XML"
        return
    changes = list(difflib.unified_diff(*lines, f"a/{name}", f"b/{name}", lineterm=""))
    yield from changes or [f"{name}: the same XML, written differently"]


def _canonical(content: bytes) -> list[str]:
    tree = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    etree.indent(tree)
    return str(etree.tostring(tree, method="c14n2").decode("utf-8")).splitlines()


if __name__ == "__main__":
    sys.exit(main())
