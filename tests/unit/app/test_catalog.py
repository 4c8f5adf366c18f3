"""Kinds, layouts and the templates that come with the tool."""

from __future__ import annotations

import pytest

from baocao.app import catalog
from baocao.layout.profile import PROFILE_NAMES


@pytest.mark.parametrize("typed", ["bao-cao", "bao_cao", "Báo cáo", "BÁO CÁO"])
def test_a_kind_may_be_typed_in_many_ways(typed: str) -> None:
    assert catalog.read_kind(typed) == "bao-cao"


def test_a_misspelt_kind_gets_the_nearest() -> None:
    with pytest.raises(catalog.UnknownKindError) as caught:
        catalog.read_kind("giấy mờ")
    assert caught.value.hint == "Có phải ý bạn là “giay-moi”?"
    with pytest.raises(catalog.UnknownKindError) as caught:
        catalog.read_kind("xyz")
    assert "bao-cao" in caught.value.hint


def test_a_misspelt_layout_gets_the_nearest() -> None:
    assert catalog.read_layout("ND30") == "nd30"
    with pytest.raises(catalog.UnknownLayoutError) as caught:
        catalog.read_layout("nd-30")
    assert "nd30" in caught.value.hint


def test_every_layout_has_a_report_template() -> None:
    for layout in PROFILE_NAMES:
        name, content = catalog.find_template("bao-cao", layout)
        assert name == f"bao-cao/{layout}.docx"
        assert content.startswith(b"PK")


def test_a_kind_without_template_says_which_there_are() -> None:
    missing = [kind for kind in catalog.KINDS if kind not in catalog.list_kinds()]
    for kind in missing:
        with pytest.raises(catalog.NoTemplateError) as caught:
            catalog.find_template(kind, "nd30")
        assert "bao-cao" in caught.value.hint
