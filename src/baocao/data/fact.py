"""What a check of facts is: a documented function from a conference to disagreements."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from baocao.data.model import Conference
from baocao.errors import Finding, Location, Severity


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two facts that cannot both be true, at the place of the one to look at first."""

    where: Location
    message: str
    hint: str
    severity: Severity | None = None
    """When it is not that of the fact."""


Check = Callable[[Conference, str], Iterator[Disagreement]]


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that must agree (M01–M15); its docstring is the user's page."""

    code: str
    name: str
    severity: Severity
    check: Check

    @property
    def page(self) -> str:
        """The fault, why it matters and how to mend it, in Vietnamese."""
        return self.check.__doc__ or ""

    def find(self, conference: Conference, kind: str) -> Iterator[Finding]:
        """Yield a finding for each disagreement about a document of this kind."""
        for found in self.check(conference, kind):
            yield Finding(
                code=self.code,
                name=self.name,
                severity=found.severity or self.severity,
                message=found.message,
                where=found.where,
                hint=found.hint,
            )


def fact(code: str, name: str, severity: Severity = Severity.ERROR) -> Callable[[Check], Fact]:
    """Return a decorator that makes a `Fact` of a check; it registers nothing."""
    return lambda check: Fact(code, name, severity, check)
