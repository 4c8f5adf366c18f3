"""Data files of any format as YAML: workbooks, tables, JSON, TOML, YAML typed any way."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from baocao import fsio
from baocao.app import catalog
from baocao.app.recognise import NotOfConferenceError, read_official
from baocao.app.scaffold import SCHEMA_LINE, SCHEMA_NAME
from baocao.app.settings import load_settings
from baocao.data.contract import spell_out
from baocao.data.load import load_tree, to_plain
from baocao.data.model import CONFERENCE
from baocao.data.tree import Node
from baocao.data.values import reads_as_typed
from baocao.data.yaml_out import NOTHING, Noted, Verbatim, quote, write_yaml
from baocao.errors import BaocaoError, Finding, Location, UsageError, raise_all
from baocao.viet.text import first_upper

_SUFFIXES: Final = (".yaml", ".yml")


class NotYamlError(UsageError):
    """The data file is to have a name that is not one of YAML."""

    code = "U260"


class FolderNeededError(UsageError):
    """Several files are read, and the output is no folder."""

    code = "U261"


class SameNameError(UsageError):
    """Two sources would be written to the same file."""

    code = "U262"


class AlreadyYamlError(UsageError):
    """The source is YAML, and no other name is given for what is written."""

    code = "U263"


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """One file that was written."""

    source: Path
    path: Path
    is_conference: bool
    """Whether the data were read as those of a conference; others are passed as typed."""
    counts: Mapping[str, int]
    """``{title of a list: how many items}``, of a conference."""
    notices: tuple[Finding, ...]
    has_schema: bool
    """Whether the schema that the file names lies beside it."""

    def to_json(self) -> dict[str, Any]:
        """Return the file as plain values."""
        return {
            "source": str(self.source),
            "written": str(self.path),
            "conference": self.is_conference,
            "counts": dict(self.counts),
            "notices": [notice.to_json() for notice in self.notices],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportResult:
    """What was written."""

    files: tuple[Imported, ...]

    def to_json(self) -> dict[str, Any]:
        """Return what `import --json` prints."""
        return {"exit_code": 0, "files": [one.to_json() for one in self.files]}


def import_files(sources: Sequence[Path], *, output: Path | None = None, force: bool = False) -> ImportResult:
    """Write each source as a YAML data file.

    Args:
        sources: data files of any format; each once.
        output: the file for one source, or a folder that is there; None: beside each source.
        force: existing files are replaced.

    Raises:
        UsageError: U260–U263.
        DataError: what is wrong with the sources, all of them at once; nothing is written then.
        OutputError: a file is there already, or cannot be written.
    """
    sources = tuple(dict.fromkeys(sources))
    targets = _choose_targets(sources, output)
    fsio.check_targets(targets.values(), force=force, inputs=sources)
    mistakes: list[BaocaoError] = []
    found: list[tuple[Imported, str]] = []
    for source, target in targets.items():
        try:
            found.append(_import(source, target))
        except BaocaoError as error:
            mistakes.append(error)
    raise_all(mistakes)
    fsio.write_all({one.path: text.encode() for one, text in found}, force=force, inputs=sources)
    return ImportResult(files=tuple(one for one, _ in found))


def write_conference(tree: Node, head: str = "") -> str:
    """Return a conference as the text of a data file: the contract's keys in its order, values as typed.

    Args:
        tree: it must read as a conference.
        head: comment lines on top, without ``#``.
    """
    values: dict[str, Any] = spell_out(tree) or {}
    titled = {
        name: Noted(_shorten(value), above=first_upper(CONFERENCE.keys[name].title))
        for name, value in values.items()
    }
    return write_yaml(titled, head=head)


def _import(source: Path, target: Path) -> tuple[Imported, str]:
    tree = load_tree(source)
    schema = target.with_name(SCHEMA_NAME)
    try:
        read_official(tree, "", catalog.list_own_names(load_settings(source)))
        is_conference = True
        text = SCHEMA_LINE + write_conference(tree)
    except NotOfConferenceError:
        is_conference = False
        text = write_yaml(_as_typed(to_plain(tree)))
    counts = _count(spell_out(tree) or {}) if is_conference else {}
    imported = Imported(
        source=source,
        path=target,
        is_conference=is_conference,
        counts=counts,
        notices=tree.source.notices,
        has_schema=fsio.is_file(schema) or not is_conference,
    )
    return imported, text


def _choose_targets(sources: Sequence[Path], output: Path | None) -> dict[Path, Path]:
    """Return ``{source: the file that is written}``."""
    is_inside = output is not None and fsio.is_folder(output)
    if output is not None and not is_inside:
        if len(sources) > 1:
            raise FolderNeededError(
                f"có {len(sources)} tệp nguồn, “{output}” không phải thư mục đang có",
                hint="Tạo thư mục rồi nêu sau -o, hoặc bỏ -o để ghi cạnh từng tệp",
            )
        if output.suffix.lower() not in _SUFFIXES:
            raise NotYamlError(
                f"tệp số liệu ghi dạng .yaml, không ghi “{output.name}”",
                where=Location(file=str(output)),
                hint=f"Đặt tên như -o {output.stem or 'so-lieu'}.yaml; muốn bảng tính thì dùng baocao form",
            )
        return {sources[0]: output}
    targets = {
        source: (output if output and is_inside else source.parent) / f"{source.stem}.yaml"
        for source in sources
    }
    for source, target in targets.items():
        if target == source:
            raise AlreadyYamlError(
                "tệp đã là .yaml",
                where=Location(file=str(source)),
                hint=f"Thêm -o và một tên khác, ví dụ -o {source.stem}-moi.yaml",
            )
    _refuse_same(targets)
    return targets


def _refuse_same(targets: Mapping[Path, Path]) -> None:
    times = Counter(map(fsio.real_path, targets.values()))
    for target in targets.values():
        if times[fsio.real_path(target)] > 1:
            same = [source.name for source, other in targets.items() if other == target]
            raise SameNameError(
                f"{' và '.join(same)} cùng ghi ra {target}",
                hint="Nhập từng tệp với -o, hoặc đổi tên một tệp",
            )


def _count(values: Mapping[str, Any]) -> dict[str, int]:
    lists = {name: value for name, value in values.items() if isinstance(value, list)}
    return {first_upper(CONFERENCE.keys[name].title): len(value) for name, value in lists.items()}


def _shorten(value: Any, *, is_inside: bool = False) -> Any:
    """Return values as a clerk types them: a text instead of a list of one, ``""`` where there is none."""
    if isinstance(value, Mapping):
        return {name: _shorten(one, is_inside=True) for name, one in value.items()}
    if isinstance(value, list):
        text = value[0] if is_inside and len(value) == 1 else None
        is_text = isinstance(text, str) and not text[:1].isdecimal()  # a number would count, not name
        return text if is_text else [_shorten(one) for one in value]
    return NOTHING if value == "" else value


def _as_typed(value: Any) -> Any:
    """Return data of one's own so that a template sees the same numbers, dates, truths and texts."""
    if isinstance(value, Mapping):
        return {name: _as_typed(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_as_typed(one) for one in value]
    if isinstance(value, bool):
        return Verbatim("true" if value else "false")
    if isinstance(value, int | Decimal | date | time):
        return Verbatim(str(value))
    if isinstance(value, str) and not reads_as_typed(value):
        return Verbatim(json.dumps(value, ensure_ascii=False))
    return value if value is None else Verbatim(quote(value))


def list_notices(files: Iterable[Imported]) -> list[Finding]:
    """Return what should be known of all files."""
    return [notice for one in files for notice in one.notices]
