"""A new project: a folder with a data file that renders at once, its schema, and what to do next."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from shlex import quote

from baocao import fsio
from baocao.app import catalog
from baocao.app.kind import Kind
from baocao.app.settings import Settings, load_settings
from baocao.app.yaml_text import Step, set_value
from baocao.data.kinds import EVERY
from baocao.errors import UsageError
from baocao.viet.text import fold_key

DATA_NAME = "hoi-nghi.yaml"
FIELDS_NAME = "so-lieu.yaml"
SCHEMA_NAME = "hoi-nghi.schema.json"
INDICATORS_NAME = "bo-chi-tieu.yaml"
_READY_SET = "dan-van"
_OF_FIGURES = frozenset({"bao-cao", "phu-luc"})
"""Kinds for which figures are gathered from units."""
_DEFAULT_OPTION = "--kind bao-cao"
"""What `render` does without being told."""
_EVERYTHING = "--all"
SCHEMA_LINE = f"# yaml-language-server: $schema={SCHEMA_NAME}\n"

PRESETS: Mapping[str, Mapping[str, str]] = {
    "nha-nuoc": {},
    "dang": {
        "co_quan.chu_quan": "Đảng bộ tỉnh Hòa Lâm",
        "co_quan.ten": "Đảng ủy xã An Bình",
        "co_quan.ky_hieu": "ĐU",
        "van_ban.chung.nguoi_ky.quyen_han": "T/M Ban Thường vụ",
        "van_ban.chung.nguoi_ky.chuc_vu": "Phó Bí thư",
    },
    "mat-tran": {
        "co_quan.chu_quan": "Mặt trận Tổ quốc Việt Nam tỉnh Hòa Lâm",
        "co_quan.ten": "Ủy ban Mặt trận Tổ quốc Việt Nam xã An Bình",
        "co_quan.ky_hieu": "MTTQ",
        "van_ban.chung.nguoi_ky.quyen_han": "TM. Ban Thường trực",
    },
    "doan-the": {
        "co_quan.chu_quan": "Hội Nông dân tỉnh Hòa Lâm",
        "co_quan.ten": "Hội Nông dân xã An Bình",
        "co_quan.ky_hieu": "HND",
        "van_ban.chung.nguoi_ky.quyen_han": "TM. Ban Thường vụ",
    },
    "hdnd": {
        "co_quan.ten": "Hội đồng nhân dân xã An Bình",
        "co_quan.ky_hieu": "HĐND",
        "van_ban.chung.nguoi_ky.quyen_han": "TM. Hội đồng nhân dân",
    },
}
"""What the sample says instead for each kind of body: {khoi: {key: value}}."""


class SettingError(UsageError):
    """A ``--set`` is not of the form key=value."""

    code = "U204"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewResult:
    """The files of a new project and the command to type next."""

    folder: Path
    files: tuple[Path, ...]
    next_command: str


def read_settings(pairs: Iterable[str]) -> dict[str, str]:
    """Return ``{key path: value}`` from ``key=value`` texts; the last of a key wins.

    >>> read_settings(["hoi_nghi.ten = Hội nghị A=B"])
    {'hoi_nghi.ten': 'Hội nghị A=B'}

    Raises:
        SettingError: U204.
    """
    found = {}
    for pair in pairs:
        key, equals, value = pair.partition("=")
        if not equals or not key.strip():
            raise SettingError(
                f"--set cần dạng khóa=giá trị, nhận được “{pair}”", hint="Viết như --set co_quan.ten=Tên"
            )
        found[key.strip()] = value.strip()
    return found


def create(folder: Path, *, kind: str, layout: str | None, answers: Mapping[str, str]) -> NewResult:
    """Write a new project with the answers in the place of the sample's values.

    Args:
        folder: the new folder.
        kind: of document, or ``all``.
        layout: the standard; None: by the kind of body.
        answers: ``{key path: value}``.

    Raises:
        BaocaoError: wrong kind, layout or answer (nothing is written), or the
            folder is there already and not empty.
    """
    start = _find_start(kind, load_settings(folder))
    text = _fill(start.skeleton, complete(answers, layout))
    text = SCHEMA_LINE + text.removeprefix(SCHEMA_LINE)
    _check(text, start)
    is_set = start.option == _EVERYTHING
    readme = _README.format(
        data=DATA_NAME,
        schema=SCHEMA_NAME,
        document=start.title,
        option=start.option,
        kind="--kind all" if is_set else start.option,
        others="một loại: `--kind giay-moi`"
        if is_set
        else "loại khác: đổi `--kind`; mọi loại đủ số liệu: `--all`",
    )
    has_figures = any(kind.name in _OF_FIGURES for kind in start.kinds)
    if has_figures:
        readme += _README_OF_FIGURES.format(indicators=INDICATORS_NAME)
    written = {DATA_NAME: text, SCHEMA_NAME: schema_text(start.own_kinds), "README.md": readme}
    if has_figures:
        written[INDICATORS_NAME] = catalog.list_ready_sets()[_READY_SET]
    return _write(folder, written, start.option if start.option != _DEFAULT_OPTION else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Start:
    """What a new project starts from."""

    skeleton: str
    kinds: tuple[Kind, ...]
    """Kinds that its data suffice for."""
    title: str
    option: str
    """What `render` is told to make it."""
    own_kinds: Mapping[str, str]


def _find_start(kind: str, settings: Settings) -> _Start:
    own, _ = catalog.read_own_kinds(settings)
    if fold_key(kind) == EVERY:
        return _Start(
            skeleton=catalog.read_set_skeleton(),
            kinds=tuple(map(catalog.find_ours, catalog.list_kinds())),
            title="cả bộ văn bản",
            option=_EVERYTHING,
            own_kinds={one.name: one.title for one in own},
        )
    if "," in kind:
        hint = "Nêu một loại, hoặc --kind all cho cả bộ"
        raise catalog.UnknownKindError(f"không có loại văn bản “{kind}”", hint=hint)
    found = catalog.find_kind(kind, settings)
    is_elsewhere = found.is_own and all(one.name != found.name for one in own)
    name = str(Path(str(found.folder)).absolute()) if is_elsewhere else found.name
    return _Start(
        skeleton=found.read_skeleton(),
        kinds=(found,),
        title=found.called,
        option=f"--kind {quote(name)}",
        own_kinds={one.name: one.title for one in (*own, found) if one.is_own},
    )


def create_from_template(folder: Path, template: Path, answers: Mapping[str, str]) -> NewResult:
    """Write a new project for a Word template of one's own: a data file with its fields, answers filled in.

    Raises:
        BaocaoError: the template cannot be read or compiled, or the folder is there already.
    """
    from baocao.app.examine import read_fields

    found = read_fields(template)
    text = _fill(found.write("sample"), answers)
    result = _write(folder, {FIELDS_NAME: text})
    command = f"baocao render {quote(str(folder / FIELDS_NAME))} --template {quote(str(template))}"
    return replace(result, next_command=command)


def complete(answers: Mapping[str, str], layout: str | None = None) -> dict[str, str]:
    """Return the answers with what follows from them: body, planned period, name of the conference.

    >>> complete({"ky.bao_cao": "quý I năm 2027"})["ky.ke_hoach"]
    'quý II năm 2027'
    """
    from baocao.viet.periods import parse_period

    named = catalog.read_layout(layout) if layout else ""
    khoi = answers.get("co_quan.khoi") or ("dang" if named.startswith("dang") else "")
    values = {"the_thuc": named} if named else {}
    if khoi:
        values |= {"co_quan.khoi": khoi, **PRESETS.get(khoi, {})}
    if "ky.bao_cao" in answers:
        period = parse_period(answers["ky.bao_cao"])
        planned = answers.get("ky.ke_hoach") or period.next.name
        values |= {"ky.ke_hoach": planned}
        values |= {"hoi_nghi.ten": f"Hội nghị sơ kết công tác {period.name}, triển khai nhiệm vụ {planned}"}
    return values | dict(answers)


def schema_text(own_kinds: Mapping[str, str] | None = None) -> str:
    """Return the JSON Schema of the data file, as text.

    Args:
        own_kinds: ``{name: title}`` of the kinds that the office has added; None: those known here.
    """
    from baocao.data.schema import json_schema

    if own_kinds is None:
        own, _ = catalog.read_own_kinds(load_settings(Path()))
        own_kinds = {kind.name: kind.title for kind in own}
    return json.dumps(json_schema(own_kinds), ensure_ascii=False, indent=2) + "\n"


def write_schema(path: Path, *, force: bool) -> None:
    """Write the JSON Schema of the data file.

    Raises:
        OutputError: the file is there already, or cannot be written.
    """
    fsio.write_atomic(path, schema_text().encode(), force=force)


def _fill(text: str, values: Mapping[str, str]) -> str:
    for key, value in values.items():
        text = set_value(text, _steps(key), value)
    return text


def _steps(key: str) -> list[Step]:
    """Return a key path in pieces; ``a[2].b`` and ``a.2.b`` mean the second item.

    >>> _steps("nhiem_vu[2].han")
    ['nhiem_vu', 2, 'han']
    """
    pieces = re.split(r"\.|\[(?=\d)", key.replace("]", ""))
    return [int(piece) if piece.isdigit() else piece.strip() for piece in pieces if piece.strip()]


def _check(text: str, start: _Start) -> None:
    """Refuse answers that the data file's own rules refuse, before anything is written."""
    from baocao.app.verify import stop_at_mistakes
    from baocao.data.load import parse_tree
    from baocao.data.model import read_conference

    conference = read_conference(parse_tree(text.encode(), DATA_NAME), start.own_kinds)
    for kind in start.kinds:
        stop_at_mistakes(conference, kind)


def _write(folder: Path, files: Mapping[str, str], option: str = "") -> NewResult:
    fsio.write_folder(folder, {name: text.encode() for name, text in files.items()})
    return NewResult(
        folder=folder,
        files=tuple(folder / name for name in files),
        next_command=f"baocao render {quote(str(folder / DATA_NAME))} {option}".rstrip(),
    )


_README = """# Làm gì tiếp theo

1. Mở `{data}` bằng trình soạn thảo chữ (VS Code, Notepad++ …) và thay nội dung mẫu bằng nội dung của cơ quan.
   Dòng bắt đầu bằng `#` là chú thích. VS Code có tiện ích YAML sẽ gợi ý khóa, báo lỗi khi gõ, nhờ `{schema}`.
2. Xem số liệu đủ cho loại văn bản nào, loại nào còn thiếu gì: `baocao kinds {data}`
3. Soát số liệu: `baocao check {data} {kind}`
4. Xem trên màn hình: `baocao preview {data} {kind}`
5. Lập {document}: `baocao render {data} {option}`
   ({others}; bản dự thảo: thêm `--draft`; lập lại: thêm `--force`)

Số viết theo lối Việt Nam: `5.358` là năm nghìn ba trăm năm mươi tám, `98,5%` là phần trăm.
Ngày viết `04/10/2026`. Kỳ viết `quý III năm 2026`, `6 tháng đầu năm 2026`, `năm 2026`.
"""

_README_OF_FIGURES = """
Số liệu do các đơn vị gửi lên thì dùng `{indicators}` (sửa cho hợp yêu cầu của cấp trên):

1. Lập biểu Excel cho từng đơn vị: `baocao form --indicators {indicators} --units danh-sach.csv -o bieu/`
   (`danh-sach.csv` có cột “Tên đơn vị”).
2. Tổng hợp biểu nhận về:
   `baocao merge bieu-nhan-ve/ --indicators {indicators} --units danh-sach.csv -o tong-hop.yaml`
"""
