"""Short ways from YAML text to a conference, to its mistakes and to its findings."""

from __future__ import annotations

from collections.abc import Callable
from textwrap import dedent

import pytest

from baocao.data.load import parse_tree
from baocao.data.model import Conference, read_conference
from baocao.errors import BaocaoError

Read = Callable[[str], Conference]
Refuse = Callable[[str], tuple[BaocaoError, ...]]


@pytest.fixture
def read() -> Read:
    """Read YAML text as a conference."""

    def read_text(text: str) -> Conference:
        return read_conference(parse_tree(dedent(text).encode(), "hoi-nghi.yaml"))

    return read_text


@pytest.fixture
def refuse(read: Read) -> Refuse:
    """Read YAML text that must be refused; returns its mistakes."""

    def refuse_text(text: str) -> tuple[BaocaoError, ...]:
        with pytest.raises(BaocaoError) as caught:
            read(text)
        return caught.value.flatten()

    return refuse_text
