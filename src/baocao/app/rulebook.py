"""The pages of rules and facts: what each code means, by which clause, and how it is mended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from inspect import cleandoc
from typing import Any, Final

from baocao.app.codes import refuse_code
from baocao.app.comparisons import COMPARISONS, Comparison
from baocao.data.fact import Fact
from baocao.data.facts import FACTS
from baocao.errors import Severity
from baocao.layout.profile import PROFILE_NAMES, load_profile
from baocao.layout.rule import Rule
from baocao.layout.rules import RULES

GROUPS: Final[Mapping[str, str]] = {
    "PG": "trang giấy",
    "FT": "phông chữ",
    "HD": "phần đầu",
    "NO": "số, ký hiệu",
    "DT": "địa danh, thời gian",
    "TY": "tên loại, trích yếu",
    "CV": "trích yếu công văn",
    "CP": "thành phần bắt buộc",
    "BD": "nội dung",
    "CC": "căn cứ",
    "SG": "chữ ký",
    "NN": "nơi nhận, kính gửi",
    "PL": "phụ lục",
    "MK": "dấu mức độ, ký hiệu khác",
    "TX": "câu chữ",
    "DA": "số liệu trong văn bản",
    "M": "tệp số liệu",
}
"""{beginning of a code: what its rules are about}."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What there is to know of one code."""

    code: str
    name: str
    """Kebab-case name of the fault."""
    severity: Severity
    """At most: a clause or a part that is less certain makes a finding less grave."""
    text: str
    """The fault, why it matters and how to mend it, in Vietnamese."""
    hint: str = ""
    clauses: Mapping[str, str] = field(default_factory=dict)
    """{name of a layout: clause}; empty for what no standard asks for: data that agree."""
    mendable: bool = False
    """Whether `check --fix` can mend it, at least in part."""
    stage: str = "stable"

    @property
    def title(self) -> str:
        """The fault in one line, without its full stop."""
        return self.text.partition("\n")[0].rstrip(".")

    @property
    def group(self) -> str:
        """What the rules beside it are about."""
        return GROUPS.get(self.code.rstrip("0123456789"), "")

    @property
    def standards(self) -> dict[str, str]:
        """The clauses, each with the titles of the standards that have it: {titles: clause}."""
        titles: dict[str, list[str]] = {}
        for layout, clause in self.clauses.items():
            titles.setdefault(clause, []).append(title_of(layout))
        return {", ".join(names): clause for clause, names in titles.items()}

    def to_json(self) -> dict[str, Any]:
        """Return what `rules --json` prints of it."""
        return {
            "code": self.code,
            "name": self.name,
            "severity": self.severity.value,
            "title": self.title,
            "text": self.text,
            "hint": self.hint,
            "clauses": dict(self.clauses),
            "mendable": self.mendable,
            "stage": self.stage,
        }


def list_pages(codes: Sequence[str] = (), layout: str | None = None) -> tuple[Page, ...]:
    """Return the pages of these codes, in the order of the codes; all of them when none is named.

    Args:
        codes: whole codes, or beginnings such as ``HD``.
        layout: only rules of this standard; facts belong to none.

    Raises:
        UnknownCodeError: U215.
    """
    pages = sorted((*map(_of_rule, RULES), *map(_of_fact, COMPARISONS), *map(_of_fact, FACTS)), key=_order)
    wanted = [code.upper() for code in codes]
    for code in wanted:
        if not any(page.code.startswith(code) for page in pages):
            raise refuse_code(code, [page.code for page in pages])
    chosen = [page for page in pages if not wanted or page.code.startswith(tuple(wanted))]
    return tuple(page for page in chosen if layout is None or layout in page.clauses)


def are_whole(codes: Sequence[str], pages: Sequence[Page]) -> bool:
    """Tell whether single codes are named, and not only beginnings of some."""
    known = {page.code for page in pages}
    return bool(codes) and all(code.upper() in known for code in codes)


def title_of(layout: str) -> str:
    """Return the name of a standard as people say it, e.g. ``Nghị định 30/2020/NĐ-CP``."""
    return load_profile(layout).title if layout in PROFILE_NAMES else layout


def _order(page: Page) -> tuple[bool, str]:
    return page.group == GROUPS["M"], page.code  # facts of data files after what is looked for in documents


def _of_rule(one: Rule) -> Page:
    return Page(
        code=one.code,
        name=one.name,
        severity=one.severity,
        text=cleandoc(one.page),
        hint=one.hint,
        clauses=one.sources,
        mendable=one.mends,
        stage=one.stage,
    )


def _of_fact(one: Fact | Comparison) -> Page:
    return Page(code=one.code, name=one.name, severity=one.severity, text=cleandoc(one.page))
