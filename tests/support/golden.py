"""Expected texts kept in files: compared line by line, rewritten only when asked."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from pathlib import Path

from lxml import etree


@dataclass(frozen=True)
class Golden:
    """Compares with the expected file, or writes it."""

    update: bool

    def check(self, actual: str, expected: Path) -> None:
        """Fail with a diff when `actual` is not what the file `expected` holds."""
        if self.update:
            expected.parent.mkdir(parents=True, exist_ok=True)
            expected.write_text(actual, encoding="utf-8", newline="\n")
            return
        assert expected.is_file(), f"{expected} is missing; run with --update-golden and read it"
        wanted = expected.read_text(encoding="utf-8")
        lines = difflib.unified_diff(
            wanted.splitlines(), actual.splitlines(), f"expected/{expected.name}", "actual", lineterm=""
        )
        assert actual == wanted, "\n" + "\n".join(lines)


def canonical_xml(content: bytes) -> str:
    """Return XML with sorted attributes, one element a line, for comparing and reading."""
    tree = etree.fromstring(content, etree.XMLParser(remove_blank_text=False))
    etree.indent(tree)
    text: str = etree.tostring(tree, method="c14n2").decode("utf-8")
    return text + "\n"
