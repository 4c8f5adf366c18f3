"""The following period's data file, made from this one's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from baocao import fsio
from baocao.app import catalog
from baocao.app.recognise import read_official
from baocao.app.settings import load_settings
from baocao.data.carry import carry
from baocao.data.carry_kept import shorten
from baocao.data.carry_periods import Turn, choose_turn
from baocao.data.load import load_tree
from baocao.data.model import Conference
from baocao.data.yaml_out import write_yaml
from baocao.errors import Location, UsageError
from baocao.viet.periods import Period, PeriodFormatError, PeriodKind, parse_period
from baocao.viet.text import collapse_blanks, fold_key

_SUFFIXES: Final = (".yaml", ".yml")
_SCHEMA: Final = re.compile(r"\A# (yaml-language-server: \$schema=\S+)")
_PAPERS: Final = re.compile(r"van_ban\.([^.\[]+)")


class PeriodOptionError(UsageError):
    """``--to`` names no period."""

    code = "U280"


class NotLaterError(UsageError):
    """The period asked for does not end after that of the file, nor with it and begin before."""

    code = "U281"


class NotYamlError(UsageError):
    """The next data file is to be written, but not as YAML."""

    code = "U282"


@dataclass(frozen=True, slots=True, kw_only=True)
class NextResult:
    """What was written, and what went along."""

    source: Path
    path: Path
    before: str
    """The old reviewed period in words."""
    reviewed: str
    planned: str
    """The period to be planned; empty when none could be named."""
    planned_tasks: int
    """Tasks of the old plan, to be reported on now."""
    unfinished_tasks: int
    done_tasks: int
    """Tasks that were done and are left out."""
    figures: int
    kept_tasks: int
    """Tasks that stay as they are, since the new period is the old one and more."""
    is_wider: bool
    """Whether it is."""

    def to_json(self) -> dict[str, Any]:
        """Return what `next --json` prints."""
        return {
            "exit_code": 0,
            "written": str(self.path),
            "source": str(self.source),
            "before": self.before,
            "period": self.reviewed,
            "planned": self.planned,
            "tasks": {
                "planned": self.planned_tasks,
                "unfinished": self.unfinished_tasks,
                "done": self.done_tasks,
                "kept": self.kept_tasks,
            },
            "figures": self.figures,
        }


def start_next(source: Path, *, output: Path | None = None, to: str | None = None, force: bool) -> NextResult:
    """Write the following period's data file.

    Args:
        source: this period's data file, in any format.
        output: a file, or a folder that is there; None: beside `source`, named by the new period.
        to: the period wanted instead of the one that `source` planned.
        force: an existing file is replaced.

    Raises:
        UsageError: U280–U282.
        DataError: D670, or the data cannot be read.
        OutputError: the file is there already, or cannot be written.
    """
    wanted = _read_period(to) if to is not None else None
    if output is not None and not fsio.is_folder(output):
        _check_suffix(output)
    tree = load_tree(source)
    hint = "Lệnh next chỉ làm với tệp số liệu của một hội nghị, một kỳ báo cáo"
    conference = read_official(tree, hint, catalog.list_own_names(load_settings(source)))
    turn = choose_turn(conference.ky, conference.where("ky.bao_cao"), wanted)
    _refuse_earlier(turn, wanted, conference)
    path = _find_target(source, output, turn)
    fsio.check_target(path, force=force, inputs=[source])
    carried = carry(conference, turn, _list_papers(conference))
    head = _write_head(source, path, turn, tree.source.text)
    fsio.write_atomic(path, write_yaml(carried.values, head=head).encode(), force=force, inputs=[source])
    return NextResult(
        source=source,
        path=path,
        before=turn.old_name,
        reviewed=turn.reviewed.name,
        planned=turn.planned.name if turn.planned else "",
        planned_tasks=carried.tasks.planned,
        unfinished_tasks=carried.tasks.unfinished,
        done_tasks=carried.tasks.done,
        figures=carried.figures,
        kept_tasks=carried.tasks.kept,
        is_wider=turn.is_wider,
    )


def name_file(stem: str, turn: Turn) -> str:
    """Return the name of the new file: the old one's, its period replaced or the new one added.

    >>> from baocao.data.model import Periods, Span
    >>> third, fourth = map(parse_period, ("quý III năm 2026", "quý IV năm 2026"))
    >>> turn = choose_turn(Periods(bao_cao=Span(ky=third), ke_hoach=Span(ky=fourth)), Location())
    >>> [name_file(stem, turn) for stem in ("bao-cao-quy-3-2026", "so-lieu-quy-4-2026-xa", "hoi-nghi")]
    ['bao-cao-quy-4-2026.yaml', 'so-lieu-quy-1-2027-xa.yaml', 'hoi-nghi-quy-4-2026.yaml']
    """
    old_planned = turn.old_planned.ky if turn.old_planned else None
    for old, new in ((turn.old_period, turn.reviewed), (old_planned, turn.planned)):
        if old and new:
            found = re.sub(rf"(?<![a-z0-9]){_slug(old)}(?![a-z0-9])", _slug(new), stem)
            if found != stem:
                return f"{found}.yaml"
    return f"{stem}-{_slug(turn.reviewed)}.yaml"


def _slug(period: Period) -> str:
    """Return a period for a file's name.

    >>> [_slug(parse_period(text)) for text in ("quý 4/2026", "9 tháng năm 2026", "giai đoạn 2021 - 2025")]
    ['quy-4-2026', '9-thang-nam-2026', 'giai-doan-2021-2025']
    """
    if period.kind is PeriodKind.QUARTER:
        return f"quy-{period.number}-{period.year}"
    return re.sub(r"[^a-z0-9]+", "-", fold_key(period.name)).strip("-")


def _read_period(text: str) -> Period:
    try:
        return parse_period(text)
    except PeriodFormatError as error:
        raise PeriodOptionError(f"--to: {error.message}", hint=error.hint) from error


def _refuse_earlier(turn: Turn, wanted: Period | None, conference: Conference) -> None:
    old = turn.old_period
    if wanted is None or old is None or wanted.end > old.end or turn.is_wider:
        return
    raise NotLaterError(
        f"--to “{wanted.name}” không sau kỳ báo cáo “{old.name}” của tệp này",
        where=conference.where("ky.bao_cao"),
        hint=f"Nêu kỳ sau, ví dụ --to “{old.natural_next.name}”",
    )


def _check_suffix(output: Path) -> None:
    if output.suffix.lower() not in _SUFFIXES:
        raise NotYamlError(
            f"tệp kỳ sau ghi dạng .yaml, không ghi “{output.name}”",
            where=Location(file=str(output)),
            hint=f"Đặt tên như -o {output.stem or 'ky-sau'}.yaml; muốn bảng tính thì dùng baocao form",
        )


def _find_target(source: Path, output: Path | None, turn: Turn) -> Path:
    if output is not None and not fsio.is_folder(output):
        return output
    return (output or source.parent) / name_file(source.stem, turn)


def _list_papers(conference: Conference) -> list[str]:
    """Return the kinds of document that the file itself has settings for, in its order."""
    found = map(_PAPERS.fullmatch, conference.places.nodes)
    return [match[1] for match in found if match and match[1] in conference.van_ban]


def _write_head(source: Path, path: Path, turn: Turn, text: str) -> str:
    planned = f", nhiệm vụ {turn.planned.name}" if turn.planned else ""
    schema = _SCHEMA.match(text)
    lines = [
        *([schema[1]] if schema and source.parent == path.parent else []),
        f"Số liệu {turn.reviewed.name}{planned}.",
        f"Lệnh baocao next lập từ {source.name} ({shorten(turn.old_name)}).",
        "“điền” là chỗ còn trống; “xem lại” là chỗ chép hoặc đổi từ kỳ trước, đọc lại rồi sửa.",
        "Chú thích của tệp cũ không chuyển sang đây. Xóa các dòng # khi không cần nữa.",
        f"Xem còn thiếu gì: baocao check {path.name}; bản dự thảo: baocao render {path.name} --draft",
    ]
    return "\n".join(map(collapse_blanks, lines))
