"""What `fields` and `check` say of a template: its names, and what stands against it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from baocao import fsio
from baocao.app import catalog
from baocao.app import fields as writing
from baocao.app.attachments import find_node, read_files_in
from baocao.app.codes import EVERYTHING, Choice
from baocao.app.recognise import is_of_conference
from baocao.app.request import Request
from baocao.app.settings import Settings, find_template, load_settings
from baocao.app.strictness import find_stopping
from baocao.data.load import load_tree
from baocao.data.tree import Node
from baocao.data.values import to_values
from baocao.errors import ExitCode, Finding, Location, UsageError
from baocao.template.check import check_template
from baocao.template.compile import compile_template
from baocao.template.compiled import Template
from baocao.template.fields import Field

Form = Literal["json", "schema", "sample"]

_SAMPLE_SUFFIXES = {".yaml", ".yml", ".json"}


class OneFormError(UsageError):
    """`fields` was asked for several forms at once, or to write a file without saying which form."""

    code = "U212"


class SampleNameError(UsageError):
    """`fields --sample` is to write a file whose name is not one of the forms a sample has."""

    code = "U214"


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldsResult:
    """The names that a template takes from the data."""

    template: Path
    fields: Mapping[str, Field]
    tags: int

    def write(self, form: Form, *, suffix: str = "") -> str:
        """Return the fields as text; a sample is YAML, or JSON for a file that ends in ``.json``."""
        name = self.template.name
        if form == "schema":
            return writing.to_json_text(writing.build_schema(self.fields, name))
        if form == "json":
            return writing.to_json_text(self.to_json())
        if suffix.lower() == ".json":
            return writing.to_json_text(writing.build_sample(self.fields))
        return writing.write_fields(self.fields, name)

    def to_json(self) -> dict[str, object]:
        """Return what `fields --json` prints."""
        fields = [one.to_json() for one in self.fields.values()]
        return {"exit_code": 0, "template": str(self.template), "tags": self.tags, "fields": fields}


def read_fields(template: Path) -> FieldsResult:
    """Return the fields of a template, given by its path or by its name among the office's own.

    Raises:
        BaocaoError: the settings, the file or the template are wrong.
    """
    opened, path = open_template(template, load_settings(template))
    return FieldsResult(template=path, fields=opened.fields(), tags=count_tags(opened))


def open_template(template: Path, settings: Settings) -> tuple[Template, Path]:
    """Return a template compiled, and its file; a kind of the office's own stands for its template."""
    kind = catalog.find_own(str(template), settings)
    path = Path(str(kind.word_file)) if kind else find_template(template, settings)
    return compile_template(fsio.read_bytes(path), str(path), filters=settings.filters), path


def count_tags(template: Template) -> int:
    """Return how many tags a template has, comments left out."""
    return sum(len(part.tags) for part in template.parts.values())


def write_form(result: FieldsResult, form: Form, output: Path, *, force: bool = False) -> None:
    """Write the fields in one form to a file.

    Raises:
        SampleNameError: U214, a sample is to get a name that no YAML or JSON file has.
        OutputError: O0xx.
    """
    if form == "sample" and output.suffix.lower() not in _SAMPLE_SUFFIXES:
        met = f"có đuôi {output.suffix}" if output.suffix else "chưa có đuôi"
        raise SampleNameError(
            f"tên tệp số liệu {met}, cần .yaml hoặc .json",
            where=Location(file=str(output)),
            hint=f"Viết như -o {output.stem or 'so-lieu'}.yaml",
        )
    text = result.write(form, suffix=output.suffix)
    fsio.write_atomic(output, text.encode(), force=force, inputs=[result.template])


def choose_form(*, as_json: bool, schema: bool, sample: bool, output: Path | None) -> Form | None:
    """Return the form that is asked for; None for the tree on the screen.

    Raises:
        OneFormError: U212.
    """
    asked: list[Form] = []
    asked += ["json"] if as_json else []
    asked += ["schema"] if schema else []
    asked += ["sample"] if sample else []
    if len(asked) > 1:
        raise OneFormError(f"--{asked[0]} và --{asked[1]} không dùng cùng nhau", hint="Chọn một trong hai")
    if output is not None and not asked:
        raise OneFormError(
            "-o chưa nói ghi gì", hint="Thêm --sample (tệp số liệu để điền), --schema hoặc --json"
        )
    return asked[0] if asked else None


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateCheck:
    """What stands against a template, and against filling it with data when there are any."""

    template: Path
    data: Path | None
    tags: int
    findings: tuple[Finding, ...]
    exit_code: ExitCode

    def to_json(self) -> dict[str, Any]:
        """Return what `check --json` prints."""
        return {
            "exit_code": int(self.exit_code),
            "template": str(self.template),
            **({"data": str(self.data)} if self.data else {}),
            "tags": self.tags,
            "findings": [finding.to_json() for finding in self.findings],
        }


def _read_context(tree: Node, request: Request, settings: Settings) -> tuple[dict[str, Any], bool]:
    """Return what a template is filled with, and whether it is of a conference."""
    typed: dict[str, Any] = to_values(tree)
    if not is_of_conference(tree):
        return typed, False
    from baocao.app.official import read_conference_context

    context = read_conference_context(tree, request, settings)
    return (typed, False) if context is None else (typed | context, True)


def check_template_file(
    template: Path,
    data: Path | None = None,
    *,
    kind: str = "bao-cao",
    strict: bool = False,
    choice: Choice = EVERYTHING,
) -> TemplateCheck:
    """Return everything worth saying of a template, and of filling it with the data.

    Args:
        template: its file, or its name among the office's own.
        data: what it is to be filled with.
        kind: of document, for data of a conference.
        strict: warnings count as errors in the exit code.
        choice: of what is told.

    Raises:
        BaocaoError: the settings, the data or the template cannot be read; all mistakes at once.
    """
    settings = load_settings(data or template)
    kind = catalog.find_kind(kind, settings).name
    opened, path = open_template(template, settings)
    if data is None:
        found = check_template(opened)
    else:
        tree = load_tree(data)
        context, of_conference = _read_context(tree, Request(kind=kind), settings)
        files = read_files_in(data.parent)
        unplaced = check_template(opened, context, files=files, unused=not of_conference)
        found = tuple(_place(finding, tree, data) for finding in unplaced)
    findings = tuple(finding for finding in found if choice.takes(finding.code))
    wrong = find_stopping(findings, strict=strict)
    return TemplateCheck(
        template=path,
        data=data,
        tags=count_tags(opened),
        findings=findings,
        exit_code=ExitCode.FINDINGS if wrong else ExitCode.OK,
    )


def _place(finding: Finding, tree: Node, data: Path) -> Finding:
    """Return a finding about a key of the data with the key's place in the file."""
    where = finding.where
    if not where.key or where.path or where.line or where.cell:
        return finding
    node = find_node(tree, where.key)
    if node is None:
        return replace(finding, where=replace(where, file=str(data)))
    return replace(finding, where=replace(node.key_where, key=where.key))
