"""What stands for a name the data does not have."""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final, NoReturn

from jinja2 import Template
from jinja2.exceptions import UndefinedError
from jinja2.runtime import ChainableUndefined, Undefined

from baocao.template.budget import RUN

_NO_ITEM: Final = "phần tử nào"
"""What Jinja leaves without a name: the first item of an empty list."""
_BEYOND_THE_LOOP: Final = ("there is no previous item", "there is no next item")
"""What Jinja says of the item before the first one and of that behind the last; no data is missing there."""


class Missing(ChainableUndefined):
    """A name the data does not have: false in a condition, reported wherever it would be printed or used."""

    __slots__ = ()

    def __getattr__(self, name: str) -> Missing:
        """Return what lies further down the path, which is missing just as well."""
        if name.startswith("__"):
            raise AttributeError(name)
        if self._undefined_hint in _BEYOND_THE_LOOP:
            return self
        return Missing(name=f"{self._undefined_name}.{name}", obj=self._undefined_obj)

    def __getitem__(self, key: object) -> Missing:  # type: ignore[override]  # Jinja says NoReturn
        """Return what lies further down the path."""
        if self._undefined_hint in _BEYOND_THE_LOOP:
            return self
        return Missing(name=f"{self._undefined_name}[{key!r}]", obj=self._undefined_obj)

    def __str__(self) -> str:
        """Return the mark for a gap, and take note of it."""
        return self._note()

    __html__ = __str__

    def __repr__(self) -> str:
        """Return the mark for a gap, as part of a list that is printed whole."""
        return self._note() if RUN.get(None) is not None else super().__repr__()

    def __iter__(self) -> Iterator[Any]:
        """Return nothing to loop over, and take note of it."""
        self._note()
        return iter(())

    def __len__(self) -> int:
        """Return 0, and take note of it."""
        self._note()
        return 0

    def __call__(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        """Refuse: there is no such function."""
        raise UndefinedError(f"không có hàm “{self._undefined_name}”")

    def __bool__(self) -> bool:
        """Return false without a note: a condition on it is what makes a field optional."""
        return False

    def _used(self, *_others: Any) -> Missing:
        self._note()
        return self

    def __eq__(self, other: object) -> bool:
        """Return false, and take note: comparing with nothing is a mistake."""
        if not isinstance(other, Undefined):
            self._note()
        return False

    def __ne__(self, other: object) -> bool:
        """Return true, and take note."""
        return not self == other

    # Jinja says NoReturn of all operators
    __hash__ = ChainableUndefined.__hash__
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = _used  # type: ignore[assignment]
    __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = __pos__ = __neg__ = __pow__ = __rpow__ = _used  # type: ignore[assignment]
    __lt__ = __le__ = __gt__ = __ge__ = _used  # type: ignore[assignment]

    def __int__(self) -> int:  # type: ignore[override]  # Jinja says NoReturn
        """Return 0, and take note."""
        self._note()
        return 0

    def __float__(self) -> float:  # type: ignore[override]  # Jinja says NoReturn
        """Return 0, and take note."""
        return float(int(self))

    def _note(self) -> str:
        if self._undefined_hint in _BEYOND_THE_LOOP:
            return ""
        run = RUN.get()
        name = str(self._undefined_name or _NO_ITEM)
        run.missing.append((name, self._undefined_obj, find_line()))
        return run.mark and run.mark.format(name)


def find_source_line(template: Template, line: int) -> int:
    """Return the line of the Jinja source that a line of the compiled code comes from."""
    code_lines, source_lines = _line_table(template)
    index = bisect_right(code_lines, line) - 1
    return source_lines[index] if index >= 0 else 1


@lru_cache(maxsize=4)
def _line_table(template: Template) -> tuple[list[int], list[int]]:
    """Return the lines of the code and those of the source; Jinja would read its table anew for each line."""
    pairs = template.debug_info
    return [code for _, code in pairs], [source for source, _ in pairs]


def find_line() -> int:
    """Return the line of the Jinja source that is being rendered; 0 outside of a template."""
    frame = sys._getframe(1)  # noqa: SLF001  # the only way to know who asks
    while frame is not None:
        template = frame.f_globals.get("__jinja_template__")
        if template is not None:
            return find_source_line(template, frame.f_lineno) + RUN.get().beyond
        frame = frame.f_back  # type: ignore[assignment]  # None ends the loop
    return 0
