"""A batch before it runs: template and rows read, files named, what is missing told before any work."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from baocao import fsio
from baocao.app import catalog
from baocao.app.batch_make import Maker, Recipe
from baocao.app.batch_names import Names, list_lacking, name_all, read_name_pattern
from baocao.app.batch_rows import Rows, read_rows
from baocao.app.batch_work import Form
from baocao.app.recognise import is_of_conference
from baocao.app.settings import Settings, find_template, list_templates, load_settings
from baocao.app.strictness import stop_at_warnings
from baocao.data.load import load_tree
from baocao.data.tree import Node
from baocao.errors import BaocaoError, DataError, Finding, Location, Severity, UsageError
from baocao.template.fields import Field, FieldKind, Use
from baocao.template.render import OnMissing
from baocao.viet.text import fold_key, propose, quote

REPORT: Final = "bao-cao-loi.csv"
"""The file in the output folder that tells which rows failed, and why."""
FORMATS: Final[tuple[Form, ...]] = ("docx", "pdf")
_DOCUMENTS: Final = frozenset({".docx", ".pdf"})
_FEW: Final = 5


class NoSuchTemplateOrKindError(UsageError):
    """The first word of `baocao batch` is neither a Word file, a template of the office's nor a kind."""

    code = "U285"


class BatchFormatError(UsageError):
    """``--to`` of a batch names something else than Word files and PDF."""

    code = "U286"


class JobsError(UsageError):
    """``--jobs`` is no number of processes."""

    code = "U287"


class FolderNameError(UsageError):
    """``-o`` has the name of a document; it is a folder that many documents go to."""

    code = "U291"


class MissingColumnsError(DataError):
    """The template prints names that no row and no common value has."""

    code = "D680"


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchOrder:
    """Everything that `batch` is asked for."""

    template: str
    rows: Path
    output: Path | None = None
    """The folder for single documents; None: one beside the rows, or none when `joined` is asked for."""
    joined: Path | None = None
    """The one file that holds all documents."""
    name: str | None = None
    sheet: str | None = None
    common: Path | None = None
    layout: str | None = None
    formats: tuple[Form, ...] = ("docx",)
    missing: OnMissing | None = None
    strict: bool = False
    force: bool = False
    resume: bool = False
    jobs: int = 1
    patience_s: float = 1.0
    """So much work is done in one process before others are called in."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What will be made."""

    order: BatchOrder
    recipe: Recipe
    rows: Rows
    names: Names
    folder: Path | None
    settings: Settings
    notices: tuple[Finding, ...] = ()
    needed: frozenset[str] = field(default_factory=frozenset)

    def targets(self, index: int) -> Mapping[Form, Path]:
        """Return ``{format: path}`` of a row's files."""
        if self.folder is None:
            return {}
        stem = self.names.stems[index]
        return {form: self.folder / f"{stem}.{form}" for form in self.order.formats}

    @property
    def report(self) -> Path:
        """The file that tells which rows failed."""
        if self.folder is not None:
            return self.folder / REPORT
        assert self.order.joined is not None  # noqa: S101  # one of the two is asked for
        return self.order.joined.parent / REPORT


def make_plan(order: BatchOrder) -> Plan:
    """Return what an order comes to; nothing is written.

    Raises:
        BaocaoError: of the settings, the template, the rows; D680 for names that are missing everywhere.
    """
    if order.layout is not None:
        catalog.read_layout(order.layout)  # a name that is none is told before all rows
    settings = load_settings(order.rows)
    common = load_tree(order.common) if order.common is not None else None
    recipe = _choose(order, settings, common)
    maker = Maker(recipe)
    rows = read_rows(order.rows, sheet=order.sheet, names=list(maker.fields))
    notices = list(rows.notices)
    if maker.template is not None:
        notices += maker.template.warnings
        if order.missing is None:
            _refuse_missing(maker.fields, rows, common, str(recipe.template))
            blanks = list(_find_blank(maker.fields, rows, common))
            stop_at_warnings(blanks, strict=order.strict)
            notices += blanks
    if "pdf" in order.formats:
        from baocao.app.office import find_office

        find_office(settings.office)
    pattern = read_name_pattern(order.name, rows)
    folder = order.output
    if folder is not None and folder.suffix.lower() in _DOCUMENTS and not fsio.is_folder(folder):
        raise FolderNameError(
            f"-o là thư mục chứa các văn bản, không phải tệp {quote(folder.name)}",
            hint=f"Viết -o {folder.stem}/; muốn gộp vào một tệp thì --merge-into {folder.name}",
        )
    if folder is None and order.joined is None:
        folder = order.rows.parent / f"{order.rows.stem}-van-ban"
    names = name_all(rows, pattern, taken=(REPORT,))
    return Plan(
        order=order,
        recipe=recipe,
        rows=rows,
        names=names,
        folder=folder,
        settings=settings,
        notices=tuple(notices),
    )


def _choose(order: BatchOrder, settings: Settings, common: Node | None) -> Recipe:
    """Return the recipe for a Word file, a template of the office's own, or a kind of document."""
    given = {
        "start": order.rows,
        "layout": order.layout,
        "missing": order.missing,
        "strict": order.strict,
        "common": common,
    }
    word = order.template
    path = Path(word)
    named = {fold_key(name) for name in list_templates(settings)}
    stem = fold_key(path.name.removesuffix(".docx"))
    if fsio.is_file(path) or path.suffix.lower() == ".docx" or (path.name == word and stem in named):
        template = find_template(path, settings)
        return Recipe(**given, template=template, content=fsio.read_bytes(template))  # type: ignore[arg-type]
    try:
        kind = catalog.find_kind(word, settings)
    except catalog.UnknownKindError as error:
        known = (*list_templates(settings), *catalog.list_kinds())
        raise NoSuchTemplateOrKindError(
            f"{quote(word)} không phải tệp mẫu Word, tên mẫu hay loại văn bản",
            hint=propose(
                word, known, f"Đưa một tệp .docx, hoặc chọn loại: {', '.join(catalog.list_kinds())}"
            ),
        ) from error
    return Recipe(**given, kind=word if kind.is_own else kind.name)  # type: ignore[arg-type]


def _refuse_missing(fields: Mapping[str, Field], rows: Rows, common: Node | None, template: str) -> None:
    """Refuse a template that prints names which neither the columns nor the common values have.

    Raises:
        MissingColumnsError: D680, all of them in one.
    """
    if rows.source is None and any(is_of_conference(row.tree) for row in rows):
        return  # a conference has more variables than its keys
    if common is not None and is_of_conference(common):
        return
    needed = dict(_needed(fields, ""))
    known = (*rows.names, *(_paths(common, "") if common is not None else ()))
    lacking = list_lacking(list(needed), known)
    if not lacking:
        return
    typed = dict(rows.names)
    hints = []
    for name in lacking[:_FEW]:
        hint = propose(name, known)
        hints.append(hint.replace("Có phải ý bạn", f"{quote(name)}: có phải ý bạn") if hint else "")
    shown = ", ".join(map(quote, lacking[:20])) + (" …" if len(lacking) > 20 else "")  # noqa: PLR2004
    advice = f"Thêm cột vào bảng, hoặc khai ở --data; các cột đang có: {', '.join(list(typed.values())[:20])}"
    place = next(
        (one.where[0] for name, one in _needed(fields, "") if name == lacking[0] and one.where), None
    )
    raise MissingColumnsError(
        f"bảng thiếu {len(lacking)} tên mà mẫu cần: {shown}"
        + (f" ({place.path} của {Path(template).name})" if place is not None and place.path else ""),
        where=rows.where,
        hint=" ".join(filter(None, hints)) or advice,
    )


def _needed(fields: Mapping[str, Field], path: str) -> Iterator[tuple[str, Field]]:
    """Yield the names with dots that a template cannot do without."""
    for name, one in fields.items():
        if one.is_optional:
            continue
        inner = dict(_needed(one.children, f"{path}{name}.")) if one.kind is FieldKind.MAP else {}
        if inner:
            yield from inner.items()
        else:
            yield f"{path}{name}", one


def _paths(node: Node, path: str) -> Iterator[str]:
    if isinstance(node.value, dict):
        for key, child in node.value.items():
            yield f"{path}{key}"
            yield from _paths(child, f"{path}{key}.")


def _find_blank(fields: Mapping[str, Field], rows: Rows, common: Node | None) -> Iterator[Finding]:
    """Yield a warning for each column that the template prints and that is blank in some rows."""
    shared = common.value if common is not None and isinstance(common.value, dict) else {}
    filled = {fold_key(key) for key, node in shared.items() if node.value is not None}
    printed = {
        fold_key(name): name
        for name, one in fields.items()
        if not one.is_optional and Use.PRINTED in one.uses and fold_key(name) in rows.names
    }
    blank: dict[str, list[Location]] = {}
    for row in rows if printed.keys() - filled else ():
        values = row.tree.value
        assert isinstance(values, dict)  # noqa: S101  # a row is a map
        for key, node in values.items():
            name = fold_key(key)
            if (node.value is None or node.value == "") and name in printed and name not in filled:
                blank.setdefault(name, []).append(node.where)
    for name, places in blank.items():
        shown = ", ".join(place.cell or f"dòng {place.line}" for place in places[:_FEW])
        more = f" … ({len(places)} dòng)" if len(places) > _FEW else ""
        yield Finding(
            code="D688",
            name="blank-cell",
            severity=Severity.WARNING,
            message=f"cột {quote(rows.names[name])} trống ở {shown}{more}, chỗ in ra để trống",
            where=Location(file=places[0].file),
            hint="Điền ô ấy, hoặc thêm --missing mark để đánh dấu chỗ trống trong văn bản",
        )


def read_batch_formats(text: str | None) -> tuple[Form, ...]:
    """Return the formats that ``--to`` names, each once.

    Raises:
        BatchFormatError: U286.
    """
    if text is None:
        return ("docx",)
    found: list[Form] = []
    for word in text.split(","):
        name = word.strip().lower().removeprefix(".")
        form = next((one for one in FORMATS if one == name), None)
        if form is None:
            hint = propose(name, FORMATS, "Chọn docx, pdf, hoặc cả hai: --to docx,pdf")
            raise BatchFormatError(f"trộn hàng loạt không ra được {quote(word.strip())}", hint=hint)
        found.append(form)
    return tuple(dict.fromkeys(found))


def read_jobs(number: int | None, cores: int) -> int:
    """Return how many processes work; as many as there are cores when nothing is asked for.

    Raises:
        JobsError: U287, less than one.
    """
    if number is None:
        return max(1, cores)
    if number < 1:
        raise JobsError(f"--jobs {number} không được, cần từ 1 trở lên", hint="Bỏ --jobs để tự chọn")
    return min(number, 64)


__all__ = ["BaocaoError", "BatchOrder", "Plan", "make_plan", "read_batch_formats", "read_jobs"]
