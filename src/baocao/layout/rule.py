"""What a rule of layout is: a documented function from a document to what is wrong in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from baocao.errors import NOWHERE, Finding, Location, Severity
from baocao.layout.paper import SURE, Paper
from baocao.layout.repair import Repair

SEVERITIES: Final[Mapping[str, Severity]] = MappingProxyType(
    {
        "C": Severity.ERROR,
        "C2": Severity.ERROR,
        "1": Severity.WARNING,
        "X": Severity.WARNING,
        "M": Severity.INFO,
    }
)
"""{how certain a clause is: how grave a breach of it can be at most}."""
_WEIGHT: Final = {Severity.INFO: 0, Severity.WARNING: 1, Severity.ERROR: 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One fault in a document; what is empty is taken from the rule."""

    message: str
    """One sentence: what is wrong, with the value met and the value wanted."""
    where: Location = NOWHERE
    found: str = ""
    required: str = ""
    hint: str = ""
    """How to mend it in Word, when the rule's own word does not fit."""
    source: str = ""
    """The clause."""
    mark: str = ""
    """How certain the clause is (``C``, ``C2``, ``1``, ``X``, ``M``); never makes it graver than the rule."""
    certainty: float = 1.0
    """How surely the part was recognised; below `SURE` the fault is at most a warning."""
    repairs: tuple[Repair, ...] = ()
    """What `--fix` does about it; none when only a person can mend it."""


Check = Callable[[Paper], Iterator[Problem]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Something that must hold in a document; its docstring is the user's page."""

    code: str
    """Two letters and two digits; never used for anything else again."""
    name: str
    """Kebab-case name of the fault, e.g. ``margin-out-of-range``."""
    severity: Severity
    hint: str
    """How to mend it in Word; begins with a verb."""
    sources: Mapping[str, str]
    """{name of a profile: clause}; a rule that a profile is not named in does not apply to it."""
    check: Check
    mends: bool = False
    """Whether any of its problems has repairs."""
    stage: str = "stable"
    """``preview``, ``stable`` or ``deprecated``."""

    @property
    def page(self) -> str:
        """The fault, why it matters and how to mend it, in Vietnamese."""
        return self.check.__doc__ or ""

    def find(self, paper: Paper) -> Iterator[tuple[Finding, tuple[Repair, ...]]]:
        """Yield each fault of a document, with what would mend it."""
        source = self.sources.get(paper.profile.name)
        if source is None:
            return
        for problem in self.check(paper):
            finding = Finding(
                code=self.code,
                name=self.name,
                severity=self._weigh(problem),
                message=problem.message,
                where=problem.where,
                hint=problem.hint or self.hint,
                source=problem.source or source,
                found=problem.found,
                required=problem.required,
                mendable=bool(problem.repairs),
            )
            yield finding, problem.repairs

    def _weigh(self, problem: Problem) -> Severity:
        by_clause = SEVERITIES.get(problem.mark, self.severity)
        by_part = Severity.ERROR if problem.certainty >= SURE else Severity.WARNING
        return min(self.severity, by_clause, by_part, key=_WEIGHT.__getitem__)


@dataclass(frozen=True, slots=True)
class Sources:
    """Clauses of one rule, one for each standard it belongs to."""

    nd30: str = ""
    hd05: str = ""
    hd36: str = ""

    def by_profile(self) -> Mapping[str, str]:
        """Return {profile name: clause}, without the standards that have none."""
        named = {"nd30": self.nd30, "dang-hd05": self.hd05, "dang-hd36": self.hd36 or self.hd05}
        return MappingProxyType({name: clause for name, clause in named.items() if clause})


def rule(
    code: str,
    name: str,
    *,
    severity: Severity,
    sources: Sources,
    hint: str,
    mends: bool = False,
    stage: str = "stable",
) -> Callable[[Check], Rule]:
    """Return a decorator that makes a `Rule` of a check; it registers nothing.

    Args:
        code: e.g. ``PG01``.
        name: kebab-case name of the fault.
        severity: of a breach, at most.
        sources: clauses by standard; `hd05` serves HD 36 as well unless it has its own.
        hint: how to mend it in Word, beginning with a verb.
        mends: whether it hands out repairs.
        stage: of the rule's life.
    """
    return lambda check: Rule(
        code=code,
        name=name,
        severity=severity,
        hint=hint,
        sources=sources.by_profile(),
        check=check,
        mends=mends,
        stage=stage,
    )
