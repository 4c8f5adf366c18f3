"""Begins a rule of layout: its function in a module of rules, and a file of cases."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_CODE = re.compile(r"[A-Z]{2}\d{2}")
_NAME = re.compile(r"[a-z]+(-[a-z]+)*")

MODULE = '''"""{group}."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.errors import Severity
from baocao.layout.paper import Paper
from baocao.layout.rule import Problem, Sources, rule

'''

RULE = '''
@rule(
    "{code}",
    "{name}",
    severity=Severity.WARNING,
    sources=Sources(nd30="NĐ 30/2020/NĐ-CP, PL I, …", hd05="HD 05-HD/VPTW, …"),
    hint="Sửa …",
    stage="preview",
)
def {function}(paper: Paper) -> Iterator[Problem]:
    """Lỗi gì, trong một câu.

    Vì sao: …
    Cách sửa: …
    """
    for part in paper.parts:
        if "…" in part.text:
            yield Problem(
                message=f"… {{part.text}}, cần …",
                where=part.where,
                found=part.text,
                required="…",
                certainty=part.certainty,
            )
'''

CASES = """- ten: văn bản đúng
  the_thuc: [nd30, dang-hd05, dang-hd36]
- ten: văn bản sai
  the_thuc: nd30
  loi: ["…"]
"""


def main(arguments: Sequence[str] | None = None, root: Path = ROOT) -> int:
    """Write what a new rule begins with; return 1 when the code or the name cannot be used."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("code", help="two letters and two digits, e.g. FT03; never used before")
    parser.add_argument("name", help="kebab-case name of the fault, e.g. font-embedded")
    parser.add_argument("--module", help="module of rules; by default that of the code's group")
    options = parser.parse_args(arguments)
    rules = root / "src" / "baocao" / "layout" / "rules"
    wrong = _find_wrong(options.code, options.name, rules)
    if wrong:
        print(wrong)
        return 1
    module = rules / f"{options.module or _find_module(options.code, rules)}.py"
    _add_rule(module, options.code, options.name)
    cases = root / "tests" / "rules" / f"{options.code}.yaml"
    cases.write_text(CASES, encoding="utf-8", newline="\n")
    print(f"written: {module.relative_to(root)}, {cases.relative_to(root)}")
    print("next: write the check, its clauses and page; cases that pass and fail; list the module in")
    print("rules/__init__.py when it is new; then make fmt for the reference page")
    return 0


def _find_wrong(code: str, name: str, rules: Path) -> str:
    """Return why a rule cannot be called so; empty when it can."""
    if not _CODE.fullmatch(code):
        return f"{code}: a code is two capital letters and two digits"
    if not _NAME.fullmatch(name):
        return f"{name}: a name is small letters with hyphens between its words"
    taken = {one: path.name for path in sorted(rules.glob("*.py")) for one in _read_names(path)}
    for word in (code, name):
        if word in taken:
            return f"{word}: taken by a rule in {taken[word]}"
    return ""


def _read_names(module: Path) -> set[str]:
    """Return the codes and names of the rules in a module."""
    found = re.findall(r'@rule\(\s*"(\w+)",\s*"([\w-]+)"', module.read_text(encoding="utf-8"))
    return {word for pair in found for word in pair}


def _find_module(code: str, rules: Path) -> str:
    """Return the module that has most rules of a code's group; the group's letters when none has any."""
    counts = {path.stem: sum(one[:2] == code[:2] for one in _read_names(path)) for path in rules.glob("*.py")}
    best = max(sorted(counts), key=lambda stem: counts[stem])
    return best if counts[best] else code[:2].lower()


def _add_rule(module: Path, code: str, name: str) -> None:
    """Write the rule before the module's table, and its name into the table."""
    function = name.replace("-", "_")
    text = RULE.format(code=code, name=name, function=function)
    if not module.is_file():
        start = MODULE.format(group=f"Rules {code[:2]}")
        module.write_text(f"{start}{text}\n\nRULES = ({function},)\n", encoding="utf-8", newline="\n")
        return
    before, table, after = module.read_text(encoding="utf-8").rpartition("\nRULES")
    head, bracket, rest = after.partition("(")
    listed = rest.rstrip().removesuffix(")").rstrip().rstrip(",")
    tail = f",\n    {function},\n)" if "\n" in listed else f", {function})"
    module.write_text(
        f"{before.rstrip()}\n\n{text}\n{table}{head}{bracket}{listed}{tail}\n",
        encoding="utf-8",
        newline="\n",
    )


if __name__ == "__main__":
    sys.exit(main())
