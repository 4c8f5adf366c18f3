"""The JSON Schema: valid, complete, in Vietnamese, and no narrower than the reader."""

from __future__ import annotations

import jsonschema
import pytest

from baocao.data.model import CONFERENCE
from baocao.data.schema import json_schema


@pytest.fixture(scope="module")
def schema():
    return json_schema()


@pytest.fixture(scope="module")
def validator(schema):
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def test_the_top_has_the_keys_the_reader_knows(schema):
    assert list(schema["$defs"]["Conference"]["properties"]) == list(CONFERENCE.keys)


def test_every_key_has_a_vietnamese_title(schema):
    for name, one in schema["$defs"].items():
        for key, described in one.get("properties", {}).items():
            assert described.get("title"), f"{name}.{key}"
            assert described["title"] != key


def test_choices_are_offered_for_completion(schema):
    agency = schema["$defs"]["Agency"]["properties"]

    assert agency["khoi"]["anyOf"][0]["enum"] == ["dang", "nha-nuoc", "mat-tran", "doan-the", "hdnd"]


@pytest.mark.parametrize(
    "data",
    [
        {"Hội nghị": {"Chủ trì": "Lê An"}},
        {"hoi_nghi": {"thoi_gian": "04/10/2023"}},
        {"hoi_nghi": None, "ky": {"bao_cao": 2023}},
        {"so_lieu": {"gia_tri": 64.604, "ke_hoach": 5}},
        {"van_ban": {"chung": {"noi_nhan": ["Như trên", {"Lưu": "VT"}], "so": 47}}},
        {"ket_qua": ["A", {"Giáo dục": "B"}, {"muc": "C", "muc_con": [{"muc": "D"}]}]},
        {"viet_tat": {"QCDC": "quy chế dân chủ"}},
    ],
)
def test_what_clerks_type_passes(validator, data):
    assert [one.message for one in validator.iter_errors(data)] == []


@pytest.mark.parametrize(
    "data",
    [
        {"hoi_ngi": {}},
        {"hoi_nghi": {"chu_tro": "A"}},
        {"hoi_nghi": {"ten": ["A"]}},
        {"van_ban": {"bao-cao-quy": {}}},
        {"so_lieu": [3]},
        {"nhiem_vu": [{"noi_dug": "A"}]},
    ],
)
def test_what_the_reader_refuses_by_shape_is_marked(validator, data):
    assert list(validator.iter_errors(data))
