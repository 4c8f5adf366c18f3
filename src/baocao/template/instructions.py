"""How a value is written into what a field is told to do."""

from __future__ import annotations

import re
from typing import Final

_ADDRESS: Final = re.compile(r'\s*HYPERLINK\s+"?\s*', re.IGNORECASE)


def writer_for(instruction: str, start: int) -> str:
    """Return how a value at `start` of an instruction is written: as an address, or as any argument.

    >>> writer_for('HYPERLINK "{{ url }}"', 11), writer_for('REF {{ ten }}', 4)
    ('_field_url', '_field')
    """
    return "_field_url" if _ADDRESS.fullmatch(instruction[:start]) else "_field"
