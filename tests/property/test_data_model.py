"""The model: any tree is a conference or a list of mistakes; checks never crash on what was read."""

from __future__ import annotations

import json
import pickle
import re
import unicodedata
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from baocao.data.facts import find_disagreements
from baocao.data.load import parse_tree
from baocao.data.model import CONFERENCE, KINDS, Figure, Part, read_conference
from baocao.data.model.record import spelling
from baocao.data.needs import find_missing
from baocao.data.schema import json_schema
from baocao.errors import BaocaoError
from baocao.viet.numbers import format_number
from baocao.viet.text import fold_key

DEFINITIONS = json_schema()["$defs"]
KEYS = sorted({key for one in DEFINITIONS.values() for key in one.get("properties", {})} | set(KINDS))
SCALARS = st.sampled_from(
    [
        "",
        "Lê An",
        "chủ trì",
        "so-ket",
        "04/10/2023",
        "5/2017",
        "thứ Tư",
        "8h30",
        "quý III năm 2023",
        "5.358",
        "98,5%",
        "+276",
        "hơn",
        "có",
        "không",
        "Lưu: VT",
        "31/02/2026",
        "1.5",
        None,
        True,
        3,
        -1,
        2.5,
    ]
)
TREES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=5),
    max_leaves=40,
)


@st.composite
def well_shaped(draw: st.DrawFn, name: str = "Conference", depth: int = 0) -> dict:
    """A map that has the right keys at every level, values at random."""
    properties = DEFINITIONS[name]["properties"]
    most = 6 if depth else 10
    keys = draw(
        st.lists(st.sampled_from(sorted(properties)), unique=True, min_size=depth == 0, max_size=most)
    )
    return {key: draw(value_of(properties[key], depth)) for key in keys}


def value_of(described: dict, depth: int) -> st.SearchStrategy:
    names = [one for one in re.findall(r"#/\$defs/(\w+)\"", json.dumps(described)) if one != "Sentence"]
    if not names or depth > 3:
        return SCALARS
    inner = st.one_of([well_shaped(name, depth + 1) for name in names])
    return inner | st.lists(inner, max_size=3) | SCALARS


@given(data=st.dictionaries(st.sampled_from(list(CONFERENCE.keys)), TREES, min_size=1, max_size=6))
def test_any_tree_is_a_conference_or_mistakes_with_places(data):
    check(data)


@given(data=well_shaped())
def test_any_well_shaped_file_is_read_and_checked_without_a_crash(data):
    check(data)


def check(data: dict) -> None:
    try:
        conference = read_conference(parse_tree(json.dumps(data).encode(), "a.json"))
    except BaocaoError as error:
        check_mistakes(error)
        return
    for kind in KINDS:
        for finding in find_disagreements(conference, kind):
            assert finding.where.file == "a.json"
        for missing in find_missing(conference, kind):
            assert missing.ten


def check_mistakes(error: BaocaoError) -> None:
    for one in error.flatten():
        assert one.code[0] == "D"
        assert one.where.line == 1
        assert one.hint
    assert pickle.loads(pickle.dumps(error)).message == error.message


@given(
    key=st.sampled_from(KEYS),
    form=st.sampled_from(["NFC", "NFD"]),
    change=st.sampled_from(
        [
            str,
            str.upper,
            str.capitalize,
            lambda text: text.replace("_", "  "),
            lambda text: text.replace("_", "-"),
        ]
    ),
)
def test_the_pattern_of_a_key_knows_what_the_reader_folds(key, form, change):
    typed = unicodedata.normalize(form, change(key))

    assert fold_key(typed) == fold_key(key)
    assert re.search(spelling(fold_key(key)), typed)


@given(word=st.text("aàảâậăoôỗơuưứyýiíeêệdđcht_ -", min_size=1, max_size=12))
def test_every_accented_spelling_matches_the_pattern_of_its_folded_key(word):
    folded = fold_key(word)
    stripped = word.strip(" -_")

    if folded and stripped:
        assert re.search(spelling(folded), stripped)


@given(values=st.lists(st.decimals(0, 10**9, places=2), min_size=1, max_size=8))
def test_the_sum_of_the_parts_is_borne_out_and_any_other_value_is_not(values):
    def codes(total: Decimal) -> list[str]:
        parts = [{"ten": "a", "gia_tri": format_number(value)} for value in values]
        data = {"so_lieu": [{"ten": "X", "gia_tri": format_number(total), "gom": parts}]}
        conference = read_conference(parse_tree(json.dumps(data).encode(), "a.json"))
        return [finding.code for finding in find_disagreements(conference, "bao-cao")]

    total = sum(values, Decimal(0))
    assert codes(total) == []
    assert codes(total + Decimal("0.01")) == ["M04"]
    assert Figure(gia_tri=total, gom=tuple(Part(gia_tri=value) for value in values)).so_in == format_number(
        total
    )
