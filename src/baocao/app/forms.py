"""Forms written for clerks to fill: of a data file's keys, or of a set of indicators for many units."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from baocao import fsio
from baocao.app.indicator_files import load_indicators, load_units
from baocao.app.kinds_asked import find_kinds
from baocao.app.naming import make_safe
from baocao.app.recognise import read_official
from baocao.app.settings import load_settings
from baocao.data.indicators import IndicatorSet
from baocao.data.load import load_tree
from baocao.data.workbook.asked import EVERYTHING, Asked
from baocao.errors import UsageError
from baocao.viet.periods import parse_period
from baocao.viet.text import fold_key

DEFAULT_NAME: Final = "bieu-so-lieu.xlsx"
_PLACE: Final = "[[don-vi]]"
"""What stands for the unit's name while one form is made for all."""


class FormChoiceError(UsageError):
    """Options that do not go together: data and indicators, units without indicators."""

    code = "U250"


class NotAWorkbookNameError(UsageError):
    """The form is to have a name that is not one of a workbook."""

    code = "U251"


@dataclass(frozen=True, slots=True, kw_only=True)
class FormOrder:
    """What `form` is asked for."""

    data: Path | None = None
    """The data file whose values are filled in."""
    indicators: Path | None = None
    """A file or the name of a ready set."""
    units: Path | None = None
    """The list of units; each gets a form."""
    period: str = ""
    kinds: str = ""
    """Kinds of documents, with commas, that a conference's form is for; empty: for all."""
    output: Path | None = None
    force: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FormResult:
    """The forms that were written."""

    files: tuple[Path, ...]
    title: str
    indicators: int = 0
    """How many indicators each form asks for; 0 for the form of a data file."""

    def to_json(self) -> dict[str, Any]:
        """Return the result as plain values; what `--json` prints."""
        return {
            "files": [str(path) for path in self.files],
            "title": self.title,
            "indicators": self.indicators,
        }


def write_forms(order: FormOrder, tell: Callable[[int, int], None] = lambda _done, _all: None) -> FormResult:
    """Write the form or forms that are asked for.

    Args:
        order: what is asked for.
        tell: told how many forms are made, and of how many.

    Raises:
        UsageError: U201, U230, U250, U251, U255.
        BaocaoError: of the files that are read (D…, O005), or of writing (O0xx).
    """
    _refuse_clashes(order)
    if order.indicators is None:
        return _write_data_form(order)
    return _write_unit_forms(order, load_indicators(order.indicators), tell)


def _refuse_clashes(order: FormOrder) -> None:
    if order.indicators is None:
        if order.units is not None:
            raise FormChoiceError(
                "--units chỉ dùng cùng --indicators", hint="Thêm --indicators, hoặc bỏ --units"
            )
        if order.period and order.data is not None:
            raise FormChoiceError(
                "không dùng --period cùng tệp số liệu: kỳ là kỳ của tệp",
                hint="Bỏ --period, hoặc sửa kỳ trong tệp",
            )
    elif order.data is not None:
        raise FormChoiceError(
            "không dùng tệp số liệu cùng --indicators", hint="Bỏ tệp số liệu, hoặc bỏ --indicators"
        )
    elif order.kinds:
        raise FormChoiceError("không dùng --kind cùng --indicators", hint="Bỏ --kind, hoặc bỏ --indicators")


def _find_asked(order: FormOrder) -> Asked:
    """Return what the form of a conference asks for."""
    from baocao.app.form_kinds import ask_for

    asked = EVERYTHING
    if order.kinds:
        asked = ask_for(find_kinds(order.kinds, load_settings(order.data or Path())).values())
    return replace(asked, period=parse_period(order.period)) if order.period else asked


def _write_data_form(order: FormOrder) -> FormResult:
    from baocao.data.workbook.encode import plan
    from baocao.data.workbook.form import write_form

    tree = load_tree(order.data) if order.data is not None else None
    if tree is not None:
        read_official(tree, "Chỉ rõ tệp số liệu của một hội nghị")
    default = order.data.with_suffix(".xlsx") if order.data is not None else Path(DEFAULT_NAME)
    output = _check_name(order.output or default)
    form = plan(tree, _find_asked(order))
    inputs = [order.data] if order.data is not None else []
    fsio.check_target(output, force=order.force, inputs=inputs)
    fsio.write_atomic(output, write_form(form), force=order.force, inputs=inputs)
    return FormResult(files=(output,), title=form.title)


def _write_unit_forms(order: FormOrder, asked: IndicatorSet, tell: Callable[[int, int], None]) -> FormResult:
    from baocao.data.workbook.form import write_form
    from baocao.data.workbook.form_finish import write_in
    from baocao.data.workbook.unit_plan import plan_unit_form

    period = parse_period(order.period) if order.period else asked.ky
    asked = replace(asked.for_period(period), ky=period)
    inputs = [path for path in (order.indicators, order.units) if path is not None and fsio.is_file(path)]
    if order.units is None:
        output = _check_name(order.output or Path(DEFAULT_NAME))
        fsio.check_target(output, force=order.force, inputs=inputs)
        fsio.write_atomic(output, write_form(plan_unit_form(asked)), force=order.force, inputs=inputs)
        return FormResult(files=(output,), title=asked.ten, indicators=len(asked.chi_tieu))
    listed = load_units(order.units).list_on(period.end if period else None)
    folder = order.output or Path("bieu")
    if folder.suffix.lower() == ".xlsx":
        raise NotAWorkbookNameError(
            f"có {len(listed)} biểu mà --output là một tệp", hint=f"Nêu thư mục, ví dụ -o {folder.stem}/"
        )
    names = name_files([unit.ten for unit in listed])
    targets = {folder / file: unit for unit, file in names.items()}
    fsio.check_targets(list(targets), force=order.force, inputs=inputs, below=folder)
    blank = write_form(plan_unit_form(asked, unit=_PLACE))
    made: dict[Path, bytes] = {}
    for number, (path, unit) in enumerate(targets.items(), start=1):
        made[path] = write_in(blank, _PLACE, unit)
        tell(number, len(targets))
    fsio.write_all(made, force=order.force, inputs=inputs, below=folder)
    return FormResult(files=tuple(made), title=asked.ten, indicators=len(asked.chi_tieu))


def name_files(units: list[str]) -> Mapping[str, str]:
    """Return ``{unit: file name}``: the unit's name without marks, told apart when two are alike.

    >>> name_files(["Xã An Bình", "Xã Ấn Bình"])
    {'Xã An Bình': 'xa-an-binh.xlsx', 'Xã Ấn Bình': 'xa-an-binh-2.xlsx'}
    >>> name_files(["../Xã A/B", "CON"])
    {'../Xã A/B': 'xa-a-b.xlsx', 'CON': '_con.xlsx'}
    """
    found: dict[str, str] = {}
    taken: set[str] = set()
    for unit in units:
        stem = fold_key(unit).replace("_", "-") or "don-vi"
        name, number = make_safe(stem, ".xlsx"), 1
        while name in taken:
            number += 1
            name = make_safe(stem, f"-{number}.xlsx")
        taken.add(name)
        found[unit] = name
    return found


def _check_name(path: Path) -> Path:
    if path.suffix.lower() != ".xlsx":
        raise NotAWorkbookNameError(
            f"biểu phải có đuôi .xlsx, nhận được “{path.name}”",
            hint=f"Đặt tên như {path.stem or 'bieu'}.xlsx",
        )
    return path
