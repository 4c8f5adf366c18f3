"""What `baocao fields` shows of a template: its names, a data file for it, their schema."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from baocao import fsio
from baocao.app import fields as writing
from baocao.app.settings import Settings, find_template, load_settings
from baocao.errors import UsageError
from baocao.template.compile import Template, compile_template
from baocao.template.fields import Field

Form = Literal["json", "schema", "sample"]


class OneFormError(UsageError):
    """`fields` was asked for several forms at once, or to write a file without saying which form."""

    code = "U212"


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
    """Return a template compiled, and the file it was found in."""
    path = find_template(template, settings)
    return compile_template(fsio.read_bytes(path), str(path), filters=settings.filters), path


def count_tags(template: Template) -> int:
    """Return how many tags a template has, comments left out."""
    return sum(len(part.tags) for part in template.parts.values())


def write_form(result: FieldsResult, form: Form, output: Path, *, force: bool = False) -> None:
    """Write the fields in one form to a file.

    Raises:
        OutputError: O0xx.
    """
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
