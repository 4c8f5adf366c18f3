"""What one rendering has used up, and the counting itself; every limit is looked at before the work."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field
from types import BuiltinFunctionType, FunctionType, GeneratorType, MethodType
from typing import Any, Final

from jinja2.exceptions import SecurityError
from jinja2.utils import Cycler, Joiner, Namespace

MAX_TURNS: Final = 2_000_000
"""Loop turns and calls in one rendering, all together."""
MAX_VALUE: Final = 5_000_000
"""Characters of one value a template computes."""
MAX_COMPUTED: Final = 100_000_000
"""Characters of all values a template computes; an item of a list counts as `ITEM` characters."""
MAX_SECONDS: Final = 60.0
MAX_NESTING: Final = 60
"""How deep lists and maps may nest."""
ITEM: Final = 8

_VIEWS: Final[tuple[Any, ...]] = ({}.keys(), {}.values(), {}.items())
CONTAINERS: Final[tuple[Any, ...]] = (list, tuple, dict, *map(type, _VIEWS))
_OPAQUE: Final = (
    *(FunctionType, BuiltinFunctionType, MethodType, GeneratorType, type),
    *(Cycler, Joiner),
)
"""What Python would print with an address in memory; a template prints values."""


class LimitError(SecurityError):
    """A template asks for more than any document needs."""


@dataclass(slots=True)
class Run:
    """What one rendering gathers: the missing names and what it has used up of its limits."""

    missing: list[tuple[str, Any, int]] = field(default_factory=list)
    """(name as written, what it was looked up in, line of the Jinja source) of each use."""
    mark: str = ""
    """What a missing value prints; empty for nothing."""
    stretches: Sequence[Any] = ()
    """The stretches of the part being rendered."""
    beyond: int = 0
    """How many tags beyond the one that Jinja's line number means the work is; inside a stretch."""
    held: list[tuple[Any, int]] = field(default_factory=list)
    """(typed value, line of the Jinja source) of each mark printed, by number."""
    bare: dict[int, str] = field(default_factory=dict)
    """{line of the Jinja source: what was printed there as Python writes it}, of the part being rendered."""
    groups: int = 0
    """How many groups of cells have been numbered."""
    turns: int = 0
    computed: int = 0
    clock: Callable[[], float] = time.monotonic
    started: float = field(default_factory=time.monotonic)

    def turn(self) -> None:
        """Count one turn of a loop or one call."""
        self.turns += 1
        if self.turns > MAX_TURNS:
            raise LimitError(f"vòng lặp và lệnh gọi chạy quá {MAX_TURNS} lượt")
        self.check_time()

    def check_time(self) -> None:
        """Stop a rendering that takes longer than any document needs."""
        if self.clock() - self.started > MAX_SECONDS:
            raise LimitError(f"chạy quá {MAX_SECONDS:.0f} giây")


RUN: Final[ContextVar[Run]] = ContextVar("RUN")
"""The rendering under way in this thread."""


def charge(length: int) -> None:
    """Count characters that are about to be computed."""
    if length > MAX_VALUE:
        raise LimitError(f"giá trị dài {length} ký tự, giới hạn {MAX_VALUE}")
    run = RUN.get()
    run.computed += length
    if run.computed > MAX_COMPUTED:
        raise LimitError(f"các giá trị tính ra dài quá {MAX_COMPUTED} ký tự")


def charge_value(value: Any) -> None:
    """Count a value that was computed, by its length; what it holds was counted when it was made."""
    if isinstance(value, str):
        charge(len(value))
    elif isinstance(value, CONTAINERS):
        charge(len(value) * ITEM)


def weigh(value: Any) -> int:
    """Return how many characters a value prints at least, all it holds counted each time it occurs.

    A list that holds the same list twice, which holds another twice …, is
    small in memory and endless when printed, compared or hashed; C code that
    walks it could not be interrupted.

    Raises:
        LimitError: more than any document needs, or something that is no value.
    """
    if not isinstance(value, (*CONTAINERS, Namespace)):
        refuse_opaque(value)
        return len(value) if isinstance(value, str) else ITEM
    total = 0
    level = [value]
    for _ in range(MAX_NESTING):
        below: list[Any] = []
        for container in level:
            for item in _iter_held(container):
                if isinstance(item, str):
                    total += len(item)
                    continue
                total += ITEM
                if isinstance(item, (*CONTAINERS, Namespace)):
                    below.append(item)
                else:
                    refuse_opaque(item)
            if total > MAX_VALUE:
                raise LimitError(f"danh sách chứa hơn {MAX_VALUE} ký tự")
        if not below:
            return total
        level = below
    raise LimitError(f"danh sách lồng nhau quá {MAX_NESTING} tầng")


def _iter_held(container: Any) -> Iterable[Any]:
    """Return what a container holds; keys of a map were counted when they were made."""
    if isinstance(container, Namespace):
        container = object.__getattribute__(container, "_Namespace__attrs")
    held: Iterable[Any] = container.values() if isinstance(container, dict) else container
    return held


def refuse_opaque(value: Any) -> None:
    """Stop what would print a function, a method or another thing that is no value.

    Raises:
        LimitError: `value` is one.
    """
    if isinstance(value, _OPAQUE):
        raise LimitError(
            "chỗ này là một hàm hoặc bộ lọc chưa chạy xong, không phải giá trị; thêm () hoặc |list"
        )
