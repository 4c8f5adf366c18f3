"""Writes docs/reference from the code: commands, errors, filters, data keys, layouts."""

from __future__ import annotations

import argparse
import dataclasses
import importlib
import inspect
import pkgutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

REFERENCE = Path(__file__).resolve().parent.parent / "docs" / "reference"
NOTE = "<!-- Tệp này sinh từ mã nguồn: tools/gen_docs.py. Đừng sửa tay. -->"


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the pages, or return 1 when one of them is not what the code says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare only, write nothing")
    options = parser.parse_args(arguments)
    stale = []
    for name, lines in PAGES.items():
        path = REFERENCE / name
        text = "\n".join([NOTE, "", *lines()]) + "\n"
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            continue
        stale.append(name)
        if not options.check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
    if stale:
        print(f"{'stale, run make fmt' if options.check else 'written'}: {', '.join(stale)}")
    return 1 if stale and options.check else 0


def commands() -> Iterator[str]:
    """Yield the page of the command line: every command with its arguments and options."""
    import typer

    from baocao.cli.main import app

    group: Any = typer.main.get_command(app)
    yield "# Các lệnh"
    yield ""
    yield "Mọi lệnh nhận thêm `--debug` (khi có lỗi, in cả vết gọi hàm) và `-h`, `--help`."
    for name, command in group.commands.items():
        yield from ("", f"## baocao {name}", "", inspect.cleandoc(command.help or ""), "")
        yield "| | |"
        yield "| --- | --- |"
        for param in command.params:
            names = ", ".join(f"`{one}`" for one in sorted(param.opts, key=len))
            is_argument = param.param_type_name == "argument"
            value = "" if is_argument or param.is_flag else f" {param.metavar}"
            yield f"| {f'`{param.metavar}`' if is_argument else names + value} | {param.help} |"
    yield from ("", "## Mã thoát", "", str(group.epilog))


def errors() -> Iterator[str]:
    """Yield the page of error codes, in the order of the codes."""
    from baocao.errors import BaocaoError

    for info in pkgutil.walk_packages(importlib.import_module("baocao").__path__, "baocao."):
        importlib.import_module(info.name)
    found: dict[str, type[BaocaoError]] = {}
    todo = [BaocaoError]
    while todo:
        for child in todo.pop().__subclasses__():
            todo.append(child)
            if "code" in vars(child):
                found[child.code] = child
    yield "# Error codes"
    yield ""
    yield "D data · M facts that disagree · T template · P Word package · L layout · O reading and writing"
    yield "files · X outside programs · U command line. A code that ends in 00 is its family's. What users"
    yield "read is Vietnamese; this page is for those who look a code up or catch a class."
    yield ""
    yield "| Code | Class | Meaning | Exit |"
    yield "| --- | --- | --- | --- |"
    for code, cls in sorted(found.items()):
        yield f"| {code} | `{cls.__name__}` | {_first_sentence(cls)} | {int(cls.exit_code)} |"


def filters() -> Iterator[str]:
    """Yield the page of filters: signature and docstring of each."""
    from baocao.template.filters import FILTERS

    yield "# Bộ lọc trong mẫu Word"
    yield ""
    yield "Viết `{{ giá_trị | bộ_lọc }}`. Các bộ lọc có sẵn của Jinja cũng dùng được."
    for name, function in FILTERS.items():
        parameters = list(inspect.signature(function).parameters.values())[1:]
        shown = ", ".join(
            str(one.name) if one.default is one.empty else f"{one.name}={one.default!r}" for one in parameters
        )
        yield from ("", f"## {name}{f'({shown})' if shown else ''}", "")
        yield from _docstring(function)


def data_file() -> Iterator[str]:
    """Yield the page of data keys, from the JSON Schema."""
    from baocao.data.schema import json_schema

    schema = json_schema()
    yield "# Tệp số liệu"
    yield ""
    yield "Khóa gõ có dấu hay không dấu, cách hay gạch dưới đều được: `Chủ trì`, `chu tri`, `chu_tri` là một."
    yield "Danh sách một mục có thể viết thẳng mục đó."
    yield from _object_table("Các khóa ở ngoài cùng", schema)
    for name, definition in schema.get("$defs", {}).items():
        if _properties(definition):
            yield from _object_table(definition.get("title", name), definition)


def profiles() -> Iterator[str]:
    """Yield the page of layouts: every number with its clause and how certain it is."""
    from baocao.layout.profile import PROFILE_NAMES, load_profile

    yield "# Thể thức"
    yield ""
    yield "C: có trong văn bản gốc · C2: ít nhất hai nguồn thứ cấp trùng nhau · 1: một nguồn thứ cấp ·"
    yield "M: thông lệ · X: các nguồn khác nhau."
    for name in PROFILE_NAMES:
        profile = load_profile(name)
        yield from ("", f"## {name}: {profile.title}", "")
        yield from ("| Mục | Giá trị | Điều khoản | Độ chắc chắn |", "| --- | --- | --- | --- |")
        for key, part in _clauses("", profile):
            yield f"| {key} | {_cell(_values(part))} | {_cell(part.source)} | {part.mark} |"


def _clauses(prefix: str, part: Any) -> Iterator[tuple[str, Any]]:
    for field in dataclasses.fields(part):
        value = getattr(part, field.name)
        for key, one in value.items() if isinstance(value, Mapping) else [("", value)]:
            if hasattr(one, "source"):
                name = ".".join(piece for piece in (prefix, field.name, key) if piece)
                yield name, one
                yield from _clauses(name, one)


def _values(part: Any) -> str:
    skipped = {"source", "mark"}
    shown = [
        f"{field.name} {_value(value)}"
        for field in dataclasses.fields(part)
        if field.name not in skipped and not hasattr(value := getattr(part, field.name), "source")
        if value not in (None, "", (), {})
    ]
    return "; ".join(shown)


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, (tuple, list)):
        return ", ".join(map(_value, value))
    if isinstance(value, Mapping):
        return ", ".join(f"{key} = {_value(one)}" for key, one in value.items())
    return str(value)


def _object_table(heading: str, schema: Mapping[str, Any]) -> Iterator[str]:
    yield from ("", f"## {heading}", "", "| Khóa | Dạng | Nghĩa |", "| --- | --- | --- |")
    for key, one in _properties(schema).items():
        meaning = one.get("description") or one.get("title") or ""
        yield f"| `{key}` | {_cell(_shape(one))} | {_cell(meaning)} |"


def _properties(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the keys of an object, also when a shorthand stands beside it under ``anyOf``."""
    if "properties" in schema:
        found: Mapping[str, Any] = schema["properties"]
        return found
    for one in [*schema.get("anyOf", []), *schema.get("oneOf", [])]:
        if properties := _properties(one):
            return properties
    return {}


def _shape(schema: Mapping[str, Any]) -> str:
    if "enum" in schema:
        return ", ".join(f"`{one}`" for one in schema["enum"])
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    for key in ("anyOf", "oneOf"):
        if key in schema:
            return " hoặc ".join(dict.fromkeys(_shape(one) for one in schema[key]))
    kinds = {
        "string": "chữ",
        "array": "danh sách",
        "object": "bảng khóa",
        "number": "số",
        "boolean": "có/không",
    }
    kind = schema.get("type", "")
    names = [kinds.get(one, one) for one in ([kind] if isinstance(kind, str) else kind)]
    inner = f" {_shape(schema['items'])}" if "items" in schema else ""
    return " hoặc ".join(name for name in names if name) + inner


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _first_sentence(item: object) -> str:
    return _cell((inspect.getdoc(item) or "").partition("\n\n")[0])


def _docstring(function: object) -> Iterator[str]:
    """Yield a docstring as Markdown: doctest lines become a code block, "Raises" is left out."""
    in_code = False
    for line in (inspect.getdoc(function) or "").partition("\n\nRaises:")[0].splitlines():
        is_code = line.startswith(">>>") or (in_code and line.strip() != "")
        if is_code != in_code:
            yield "```python" if is_code else "```"
        in_code = is_code
        yield line
    if in_code:
        yield "```"


PAGES = {
    "commands.md": commands,
    "errors.md": errors,
    "filters.md": filters,
    "data-file.md": data_file,
    "profiles.md": profiles,
}
"""{file name: the function that yields its lines}."""


if __name__ == "__main__":
    sys.exit(main())
