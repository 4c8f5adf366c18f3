"""Writes docs/reference from the code: commands, rules, errors, filters, data keys, terms, layouts."""

from __future__ import annotations

import argparse
import dataclasses
import importlib
import inspect
import pkgutil
import re
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

ENGLISH = Path(__file__).resolve().parent / "english_names.toml"
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


def rules() -> Iterator[str]:
    """Yield the page of rules and facts: one section each, with the clauses of the standards."""
    from baocao.app.rulebook import list_pages
    from baocao.view.findings import WORDS

    pages = list_pages()
    yield "# Các lỗi mà `baocao check` tìm"
    yield ""
    yield "Mức ghi ở đây là nặng nhất: điều khoản hay thành phần kém chắc chắn hơn thì lỗi thành cảnh báo"
    yield "hoặc lưu ý. `baocao rules MÃ` in cùng nội dung này; `--select`, `--ignore` và `[kiem_tra]` trong"
    yield "`baocao.toml` nhận mã hoặc phần đầu của mã."
    group = ""
    for page in pages:
        if page.group != group:
            group = page.group
            yield from ("", f"## {group[:1].upper()}{group[1:]}")
        mended = " · `--fix` sửa được" if page.mendable else ""
        yield from (
            "",
            f"### {page.code} {page.name}",
            "",
            f"{WORDS[page.severity].capitalize()}{mended}",
            "",
        )
        yield from (f"{line}\\" if line and after else line for line, after in _with_next(page.text))
        if page.hint:
            yield from ("", f"Trong Word: {page.hint}{'' if page.hint.endswith('…') else '.'}")
        if page.clauses:
            yield ""
            yield from (f"* {titles}: {clause}" for titles, clause in page.standards.items())


def _with_next(text: str) -> Iterator[tuple[str, str]]:
    """Yield each line of a text with the one after it: lines of one paragraph stay lines in Markdown."""
    lines = text.splitlines()
    yield from zip(lines, [*lines[1:], ""], strict=True)


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
    yield "Viết `{{ giá_trị | bộ_lọc }}`. Các bộ lọc có sẵn của Jinja cũng dùng được; cơ quan viết thêm được"
    yield "[bộ lọc của mình](../huong-dan/bo-loc-rieng.md)."
    for name, function in FILTERS.items():
        parameters = list(inspect.signature(function).parameters.values())[1:]
        shown = ", ".join(
            str(one.name) if one.default is one.empty else f"{one.name}={one.default!r}" for one in parameters
        )
        yield from ("", f"## {name}{f'({shown})' if shown else ''}", "")
        yield from _docstring(function)


def data_file() -> Iterator[str]:
    """Yield the page of data keys: a table for each map, named by the first place where it stands."""
    from baocao.data.model import CONFERENCE
    from baocao.data.model.record import iter_keys

    yield "# Tệp số liệu"
    yield ""
    yield "Khóa gõ có dấu hay không dấu, cách hay gạch dưới đều được: `Chủ trì`, `chu tri`, `chu_tri` là một."
    yield "Danh sách một mục có thể viết thẳng mục đó; chỗ cần một bảng khóa mà chỉ có một điều để nói thì"
    yield "viết thẳng điều đó. `[]` là từng mục của danh sách, `*` là loại văn bản."
    tables = _name_tables(CONFERENCE)
    for cls, above in tables.items():
        heading = f"`{above}`" if above else "Các khóa ở ngoài cùng"
        yield from ("", f"## {heading}", "", "| Khóa | Tên | Dạng | |", "| --- | --- | --- | --- |")
        for name, key in iter_keys(cls).items():
            shape = _cell(_shape(key.shape, tables))
            yield f"| `{name}` | {key.title} | {shape} | {_cell(key.description)} |"


def glossary() -> Iterator[str]:
    """Yield the page that pairs every key with its Vietnamese term and its English name."""
    from baocao.data.model import CONFERENCE
    from baocao.data.model.record import iter_keys

    english = tomllib.loads(ENGLISH.read_text(encoding="utf-8"))
    terms: dict[str, list[str]] = {}
    for cls in _name_tables(CONFERENCE):
        for name, key in iter_keys(cls).items():
            titles = terms.setdefault(name, [])
            titles += [key.title] if key.title not in titles else []
    yield from (
        "# Thuật ngữ",
        "",
        "Mỗi khóa của tệp số liệu, tên đầy đủ bằng tiếng Việt và tên tiếng Anh.",
        "",
    )
    yield from ("| Khóa | Thuật ngữ | English |", "| --- | --- | --- |")
    for name in sorted(terms):
        yield f"| `{name}` | {_cell('; '.join(terms[name]))} | {english[name]} |"


def _name_tables(start: Any) -> dict[type, str]:
    """Return {class of a map: the first place where it stands}, outer maps first."""
    tables: dict[type, str] = {start.cls: ""}
    todo = [start]
    while todo:
        record = todo.pop(0)
        for name, key in record.keys.items():
            path = f"{tables[record.cls]}.{name}".lstrip(".")
            for place, inner in _records(path, key.shape):
                if inner.cls not in tables:
                    taken = place in tables.values()
                    tables[inner.cls] = f"{place} ({inner.called.removeprefix('một ')})" if taken else place
                    todo.append(inner)
    return tables


def _records(path: str, shape: Any) -> Iterator[tuple[str, Any]]:
    """Yield the maps that a shape is made of, each with its place."""
    if hasattr(shape, "cls"):
        yield path, shape
    elif hasattr(shape, "item"):
        yield from _records(f"{path}[]", shape.item)
    elif hasattr(shape, "first"):
        yield from _records(path, shape.first)
        yield from _records(path, shape.second)
    elif path == "van_ban":
        from baocao.data.model.papers import PAPER

        yield "van_ban.*", PAPER


def _shape(shape: Any, tables: Mapping[type, str]) -> str:
    if hasattr(shape, "cls"):
        place = tables[shape.cls]
        return f"xem [`{place}`](#{re.sub(r'[^a-z0-9_-]', '', place)})"
    if hasattr(shape, "item"):
        return f"danh sách: {_shape(shape.item, tables)}"
    if hasattr(shape, "first"):
        return f"{_shape(shape.first, tables)} hoặc {_shape(shape.second, tables)}"
    if choices := getattr(shape, "choices", {}):
        return ", ".join(f"`{one}`" for one in choices.values())
    if wanted := getattr(shape, "wanted", ""):
        examples = ", ".join(f"`{one}`" for one in shape.examples)
        return wanted.removeprefix("một ") + (f", ví dụ {examples}" if examples else "")
    return _OTHER_SHAPES[type(shape).__name__]


_OTHER_SHAPES = {
    "Papers": "mỗi loại văn bản một khóa, và `chung`; xem [`van_ban.*`](#van_ban)",
    "Glossary": "các cặp chữ tắt và chữ đầy đủ",
    "Subheadings": "danh sách, như `ket_qua`",
    "CountOrNames": "số lượng, hoặc danh sách tên",
}
"""Shapes that do not describe themselves."""


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
    "rules.md": rules,
    "errors.md": errors,
    "filters.md": filters,
    "data-file.md": data_file,
    "glossary.md": glossary,
    "profiles.md": profiles,
}
"""{file name: the function that yields its lines}."""


if __name__ == "__main__":
    sys.exit(main())
