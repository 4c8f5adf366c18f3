"""The invented conferences of this folder, as typed and as documents rendered in memory."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from baocao.app.catalog import find_kind
from baocao.app.official import render_conference
from baocao.app.request import Document, Request
from baocao.app.settings import Settings
from baocao.data.kinds import KINDS
from baocao.data.load import load_tree
from baocao.data.model import Conference, read_conference
from baocao.errors import BaocaoError
from conformance.reading import WordFile

FOLDER = Path(__file__).parent
SLUGS = tuple(sorted(path.stem for path in FOLDER.glob("*.yaml")))


def _is_ready(kind: str) -> bool:
    try:
        return bool(find_kind(kind, Settings()))
    except BaocaoError:
        return False


READY = tuple(kind for kind in KINDS if _is_ready(kind))
"""Kinds that have a template."""

CANNOT_BE: dict[str, frozenset[str]] = {
    "buoi-lam-viec-bi-thu-tinh-uy": frozenset({"bao-cao", "chuong-trinh", "phu-luc"}),
    "chuyen-doi-so-quy-2-2026": frozenset({"chuong-trinh"}),
    "giao-ban-so-quy-1-2026": frozenset({"phu-luc"}),
    "hoi-nghi-vien-chuc-truong-nghe": frozenset({"chuong-trinh"}),
    "huyen-uy-thang-5-2017": frozenset(KINDS) - {"tin-bai"},
    "le-phat-dong-phu-nu": frozenset({"bao-cao", "thong-bao-ket-luan", "bien-ban", "phu-luc"}),
    "mat-tran-xa-thang-5-2026": frozenset({"chuong-trinh"}),
    "quan-triet-nghi-quyet-2026": frozenset({"bao-cao", "phu-luc"}),
    "ubnd-phuong-tong-ket-2025": frozenset({"chuong-trinh"}),
}
"""Documents that a conference of this folder gives no ground for; all others it must give."""

CASES = tuple(
    (slug, kind) for slug in SLUGS for kind in READY if kind not in CANNOT_BE.get(slug, frozenset())
)


@lru_cache
def read(slug: str) -> Conference:
    """A conference as the product reads it."""
    return read_conference(load_tree(FOLDER / f"{slug}.yaml"))


@lru_cache
def render(slug: str, kind: str) -> Document:
    """A document of a conference, in the layout that its body and date call for."""
    return render_conference(read(slug), Request(kind=kind), Settings())


@lru_cache
def open_word(slug: str, kind: str) -> WordFile:
    """A document of a conference, read back."""
    return WordFile(render(slug, kind).content)


@lru_cache
def read_typed(slug: str) -> dict[str, Any]:
    """The data file as typed: every scalar is text, keys folded."""
    text = (FOLDER / f"{slug}.yaml").read_text(encoding="utf-8")
    return _fold_keys(yaml.load(text, Loader=yaml.BaseLoader))  # noqa: S506 - makes text of everything


def _fold_keys(value: Any, *, is_data: bool = False) -> Any:
    if isinstance(value, dict):
        return {
            (key if is_data else _fold(key)): _fold_keys(inner, is_data=_fold(key) == "viet_tat")
            for key, inner in value.items()
        }
    return [_fold_keys(inner) for inner in value] if isinstance(value, list) else value


def _fold(key: str) -> str:
    """Return a key without marks, in small letters, words joined by ``_``; kinds keep their hyphen."""
    bare = unicodedata.normalize("NFD", key.replace("đ", "d").replace("Đ", "d"))
    plain = "".join(sign for sign in bare if not unicodedata.combining(sign)).lower()
    return plain if plain in KINDS else plain.replace(" ", "_").replace("-", "_")
