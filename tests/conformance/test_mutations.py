"""However much or little there is, a báo cáo has no empty headings, no broken tables, no leftovers."""

from __future__ import annotations

import re
from functools import lru_cache

import pytest

from baocao.data.kinds import KINDS
from conformance import examples
from conformance.checks import find_faults
from conformance.mutations import CHANGES, STATE_CHANGES, figure, with_figures
from conformance.parts import read_parts
from conformance.structure import find_damage
from support import validity

pytestmark = pytest.mark.slow

STATE = "bao-cao-quy-3-2026-xa-an-phuc"
PARTY = "dang-uy-xa-lam-khe-quy-3-2026"
SEED = "dan-van-kheo-quy-4-2023"

NECESSARY = {
    "co_quan",
    "co_quan.khoi",
    "co_quan.ten",
    "co_quan.dia_danh",
    "ky",
    "ky.bao_cao",
    "ket_qua",
    "nhiem_vu",
    "van_ban",
    "van_ban.chung",
    "van_ban.chung.nguoi_ky",
    "van_ban.chung.noi_nhan",
    "van_ban.bao-cao.noi_nhan",
    "van_ban.bao-cao",
}
"""What a final báo cáo needs (data-file: needed per kind)."""
CONTRADICTING = {
    "co_quan.ky_hieu": "leaves room for the symbol; has a test of its own",
    "diem_danh.vang_co_ly_do": "the attendance no longer adds up",
    "so_lieu": "results call figures that are gone; “không số liệu” takes both away",
    "van_ban.bao-cao.kinh_gui": "the recipients still say “Như trên”",
}
"""Keys whose absence makes the rest of the data wrong."""
NAMING = {
    "ho_ten",
    "ten",
    "ma",
    "chuc_vu",
    "noi_dung",
    "giao",
    "gia_tri",
    "ky",
    "don_vi",
    "hinh_thuc",
    "so",
    "loai",
}
"""Keys that make an object what it is; without them the object is another one."""


def _droppable(example: str) -> list[str]:
    paths = {".".join(path) for path in examples.iter_key_paths(examples.load(example))}
    return sorted(
        path
        for path in paths
        if path not in NECESSARY | CONTRADICTING.keys() and path.rpartition(".")[2] not in NAMING
    )


def _spread() -> dict[str, str]:
    having = {example: _droppable(example) for example in (STATE, PARTY)}
    both = sorted({*having[STATE]} & {*having[PARTY]})
    turns = {path: (STATE, PARTY)[at % 2] for at, path in enumerate(both)}
    return {path: example for example in (SEED, PARTY, STATE) for path in _droppable(example)} | turns


DROPS = _spread()
"""{path of a key: the example to take it from}; the large ones take turns."""


OWNERS = {
    "chuong_trinh": "bien-ban",
    "y_kien": "bien-ban",
    "bieu_quyet": "bien-ban",
    "diem_danh": "bien-ban",
    "hoi_nghi.diem_cau": "giay-moi",
    "hoi_nghi.chuan_bi": "ke-hoach",
    "hoi_nghi.muc_dich": "ke-hoach",
    "hoi_nghi.yeu_cau": "ke-hoach",
    "hoi_nghi.kinh_phi": "ke-hoach",
    **{f"van_ban.{kind}": kind for kind in KINDS},
}
"""{beginning of a key path: the kind of document that prints what stands there}; others: báo cáo."""


def kind_of(path: str) -> str:
    """The kind that a key may be missed by."""
    return next((kind for start, kind in OWNERS.items() if f"{path}.".startswith(f"{start}.")), "bao-cao")


def render(data: examples.Data, *options: str) -> bytes:
    """The báo cáo made from `data`; the product's own check is left out, faults are looked for here."""
    return examples.render_or_fail(data, "--no-check", *options)


@lru_cache
def faults_of(content: bytes, layout: str, kind: str = "bao-cao") -> list[str]:
    """All that is wrong with a document, in form and in structure."""
    return [*find_damage(content), *find_faults(content, layout, kind)]


@pytest.mark.parametrize("path", DROPS)
def test_renders_without_an_optional_key(path):
    example = DROPS[path]
    data = examples.load(example)
    examples.drop(data, tuple(path.split(".")))

    layout, kind = examples.LAYOUT_OF[example], kind_of(path)
    # Without its date a document would get the newest layout.
    content = render(data, "--layout", layout, "--kind", kind)

    assert faults_of(content, layout, kind) == []


PERIODS = [
    ("quý IV năm 2025", "quý I năm 2026"),
    ("6 tháng đầu năm 2026", "6 tháng cuối năm 2026"),
    ("9 tháng năm 2026", "quý IV năm 2026"),
    ("năm 2025", "năm 2026"),
    ("tháng 9 năm 2026", "tháng 10 năm 2026"),
    ("giai đoạn 2021 - 2025", "giai đoạn 2026 - 2030"),
    ("6 tháng đầu năm 2026", None),
]


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
@pytest.mark.parametrize("example", [STATE, PARTY])
def test_renders_whatever_there_is(example, change):
    data = examples.load(example)
    change(data)

    content = render(data)

    assert faults_of(content, examples.LAYOUT_OF[example]) == []


@pytest.mark.parametrize("change", STATE_CHANGES.values(), ids=STATE_CHANGES)
def test_renders_whatever_a_state_body_is(change):
    data = examples.load(STATE)
    change(data)

    content = render(data)

    assert faults_of(content, "nd30") == []


@pytest.mark.parametrize(("reviewed", "planned"), PERIODS)
@pytest.mark.parametrize("example", [STATE, PARTY])
def test_renders_any_period(example, reviewed, planned):
    data = examples.load(example)
    data["ky"] = {"bao_cao": reviewed} | ({"ke_hoach": planned} if planned else {})
    data["van_ban"]["bao-cao"].pop("trich_yeu")
    data["hoi_nghi"]["ten"] = "Hội nghị công tác dân vận"

    content = render(data)

    assert faults_of(content, examples.LAYOUT_OF[example]) == []
    subject = read_parts(content, examples.LAYOUT_OF[example]).subject
    assert subject is not None
    assert reviewed.split(" năm ")[0] in subject.plain


def test_many_indicators_turn_the_appendix():
    data = examples.load(STATE)
    with_figures(*(figure(number) for number in range(1, 31)))(data)

    parts = read_parts(render(data), "nd30")

    assert parts.file.sections[-1].landscape


def test_no_figures_leave_no_appendix_of_figures():
    data = examples.load(STATE)
    with_figures()(data)

    parts = read_parts(render(data), "nd30")

    assert "SỐ LIỆU" not in parts.file.text
    assert len(parts.file.sections) <= 2


@pytest.mark.parametrize("example", [STATE, PARTY])
def test_without_its_symbol_the_number_leaves_room_for_it(example):
    data = examples.load(example)
    del data["co_quan"]["ky_hieu"]

    parts = read_parts(render(data), examples.LAYOUT_OF[example])

    assert parts.number is not None
    assert re.search(r"BC[-/]\s{4,}$", parts.number.text)


@pytest.mark.parametrize("example", [STATE, PARTY, SEED])
def test_draft_shows_what_is_missing(example):
    data = examples.load(example)
    del data["nhiem_vu"]
    del data["ky"]
    data.pop("ket_luan", None)

    content = render(data, "--draft")

    text = read_parts(content, examples.LAYOUT_OF[example]).file.text
    assert "[CẦN BỔ SUNG:" in text
    assert "DỰ THẢO" in text.upper()
    assert find_damage(content) == []


def test_final_report_without_tasks_is_refused():
    data = examples.load(STATE)
    del data["nhiem_vu"]
    data.pop("ket_luan", None)

    content, outcome = examples.render(data)

    assert content == b""
    assert outcome.exit_code not in {0, 2}
    assert "nhiem_vu" in outcome.stderr


def test_documents_are_valid_for_both_validators():
    """What reports hold at most and at least; other kinds have a test of their own."""
    documents = {}
    for name in ("60 nhiệm vụ", "không số liệu", "dấu đặc biệt"):
        data = examples.load(STATE)
        CHANGES[name](data)
        documents[name] = render(data)

    assert {name: faults for name, faults in validity.find_damage_of(documents).items() if faults} == {}
