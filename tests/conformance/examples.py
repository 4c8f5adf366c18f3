"""The examples of the repository as data, changed at will, and rendered as a clerk would."""

from __future__ import annotations

import copy
import tempfile
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from support.project import Outcome, Project
from support.yaml_files import read_typed, write_yaml

ROOT = Path(__file__).resolve().parents[2] / "examples"
LAYOUT_OF = {
    "dan-van-kheo-quy-4-2023": "dang-hd36",
    "bao-cao-quy-3-2026-xa-an-phuc": "nd30",
    "dang-uy-xa-lam-khe-quy-3-2026": "dang-hd05",
}
"""Every example and the layout it must get without asking."""
EXAMPLE_OF = {layout: example for example, layout in LAYOUT_OF.items()}
Data = dict[str, Any]


@lru_cache
def _read(example: str) -> Data:
    text = (ROOT / example / "hoi-nghi.yaml").read_text(encoding="utf-8")
    return read_typed(text)


def load(example: str) -> Data:
    """Data of an example, every scalar as typed; the caller may change it."""
    return copy.deepcopy(_read(example))


def adapt(data: Data, layout: str) -> Data:
    """The same conference held by the body of another example: its agency, signer and recipients."""
    host = load(EXAMPLE_OF[layout])
    document = host["van_ban"]["chung"] | host["van_ban"]["bao-cao"]
    kept = {key: document[key] for key in ("nguoi_ky", "noi_nhan", "kinh_gui") if key in document}
    own = data["van_ban"]["bao-cao"] | {"so": "05"}
    subject = own.pop("trich_yeu")
    first = subject[0].lower() if layout.startswith("dang") else subject[0].upper()
    own = {key: value for key, value in own.items() if key not in {"kinh_gui", "noi_nhan"}}
    return data | {
        "co_quan": host["co_quan"],
        "van_ban": {"bao-cao": own | kept | {"trich_yeu": first + subject[1:]}},
    }


def render(data: Data, *options: str) -> tuple[bytes, Outcome]:
    """The báo cáo made from `data` and what the command said; empty bytes when it made none."""
    with tempfile.TemporaryDirectory(prefix="baocao-") as folder:
        project = Project(Path(folder))
        text = write_yaml(data)
        path = project.write("hoi-nghi.yaml", text)
        target = Path(folder) / "ra.docx"
        outcome = project.run("render", path, "-o", target, *options)
        return (target.read_bytes() if target.exists() else b""), outcome


def render_or_fail(data: Data, *options: str) -> bytes:
    """The báo cáo made from `data`; what the command said when it made none."""
    content, outcome = render(data, *options)
    assert outcome.exit_code == 0, outcome.stderr or outcome.stdout
    return content


@lru_cache
def rendered(example: str, layout: str) -> bytes:
    """The báo cáo of an example in a layout, its own or another's."""
    data = load(example)
    if LAYOUT_OF[example] == layout:
        return render_or_fail(data)
    return render_or_fail(adapt(data, layout), "--layout", layout)


def iter_leaves(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """Pairs of path and text of every scalar; list items are `[]` in the path."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from iter_leaves(inner, (*path, key))
    elif isinstance(value, list):
        for inner in value:
            yield from iter_leaves(inner, (*path, "[]"))
    else:
        yield ".".join(path).replace(".[]", "[]"), value


def iter_key_paths(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Every path that ends in a key, list items as `[]`; some come more than once."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield (*path, key)
            yield from iter_key_paths(inner, (*path, key))
    elif isinstance(value, list):
        for inner in value:
            yield from iter_key_paths(inner, (*path, "[]"))


def drop(value: Any, path: tuple[str, ...]) -> None:
    """Take the key at the end of `path` out, in every list item on the way; leaves no empty maps."""
    step, rest = path[0], path[1:]
    if step == "[]":
        for inner in value if isinstance(value, list) else []:
            drop(inner, rest)
    elif isinstance(value, dict) and step in value:
        if rest:
            drop(value[step], rest)
        else:
            del value[step]
