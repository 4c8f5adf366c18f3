from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from baocao.errors import LayoutError, Mistakes
from baocao.layout.forms import Range
from baocao.layout.profile import (
    PROFILE_NAMES,
    BrokenProfileError,
    UnknownProfileError,
    _load_table,
    choose_profile,
    load_profile,
    parse_toml,
    read_profile,
)

MARKS = {"C", "C2", "1", "M", "X"}


@pytest.mark.parametrize("name", PROFILE_NAMES)
def test_every_clause_has_a_source_and_a_known_mark(name: str) -> None:
    profile = load_profile(name)
    clauses: list[Any] = [profile, profile.page, profile.page.margins_mm, profile.page_number]
    clauses += [profile.letterhead, profile.closing, profile.number, profile.issue_date, profile.signature]
    clauses += [profile.recipients, profile.headings, profile.appendix, *profile.components.values()]
    for clause in clauses:
        assert clause.source
        assert clause.mark in MARKS


@pytest.mark.parametrize("name", PROFILE_NAMES)
def test_what_is_printed_is_allowed(name: str) -> None:
    profile = load_profile(name)
    ranges = [value for _, value in profile.page.margins_mm.items()]
    for component in profile.components.values():
        for field in (
            "size_pt",
            "first_line_mm",
            "rule_share",
            "line_spacing",
            "exact_line_pt",
            "paragraph_gap_pt",
        ):
            ranges += [value for value in [getattr(component, field)] if value is not None]
    assert all(value.use in value for value in ranges)


@pytest.mark.parametrize(
    ("khoi", "day", "name"),
    [
        ("dang", date(2026, 5, 27), "dang-hd05"),
        ("dang", date(2026, 5, 26), "dang-hd36"),
        ("dang", date(2018, 4, 3), "dang-hd36"),
        ("nha-nuoc", date(2026, 10, 1), "nd30"),
        ("mat-tran", date(2026, 10, 1), "nd30"),
        ("doan-the", date(2020, 3, 5), "nd30"),
        ("hdnd", date(2024, 1, 1), "nd30"),
    ],
)
def test_the_pack_in_force_on_the_day_is_chosen(khoi: str, day: date, name: str) -> None:
    profile, notice = choose_profile(khoi, day)
    assert (profile.name, notice) == (name, "")


@pytest.mark.parametrize(
    ("khoi", "day", "name"), [("dang", date(2017, 5, 1), "dang-hd36"), ("nha-nuoc", date(2019, 1, 1), "nd30")]
)
def test_a_day_before_the_oldest_pack_takes_it_and_says_so(khoi: str, day: date, name: str) -> None:
    profile, notice = choose_profile(khoi, day)
    assert profile.name == name
    assert profile.title in notice


def test_a_named_layout_wins_and_says_when_it_is_out_of_force() -> None:
    assert choose_profile("nha-nuoc", date(2026, 6, 1), "dang-hd05") == (load_profile("dang-hd05"), "")
    profile, notice = choose_profile("dang", date(2026, 6, 1), "dang-hd36")
    assert profile.name == "dang-hd36"
    assert "hết hiệu lực" in notice


@pytest.mark.parametrize(
    "call", [lambda: load_profile("nd31"), lambda: choose_profile("quan", date(2026, 1, 1))]
)
def test_an_unknown_name_lists_the_known_ones(call: Any) -> None:
    with pytest.raises(UnknownProfileError) as caught:
        call()
    assert "nd30" in caught.value.hint or "nha-nuoc" in caught.value.hint


def test_hd36_differs_from_hd05_only_where_it_should() -> None:
    old, new = load_profile("dang-hd36"), load_profile("dang-hd05")
    assert (old.recipients.item_end, new.recipients.item_end) == (",", ";")
    assert (old.addressee.submit_label, new.addressee.submit_label) == ("Kính gửi: ", "Kính trình: ")
    changed = {key for key in new.components if old.components[key] != new.components[key]}
    assert changed == {"trich_yeu_cong_van"}
    assert old.page == new.page


def test_all_mistakes_of_a_profile_come_at_once_with_their_keys() -> None:
    table = _load_table("nd30")
    table["components"]["quoc_hieu"]["size_pt"] = "to"
    table["page"]["font_size"] = 14
    del table["rule"]["thickness_pt"]
    with pytest.raises(Mistakes) as caught:
        read_profile(table, "thu.toml")
    assert {error.where.key for error in caught.value.errors} == {
        "components.quoc_hieu.size_pt",
        "page.font_size",
        "rule.thickness_pt",
    }
    assert all(isinstance(error, LayoutError) and error.hint for error in caught.value.errors)


@pytest.mark.parametrize("content", [b"name = ", b"name = '\xff'"])
def test_a_file_that_is_not_toml_is_refused(content: bytes) -> None:
    with pytest.raises(BrokenProfileError) as caught:
        parse_toml(content, "thu.toml")
    assert caught.value.where.file == "thu.toml"


def test_a_range_holds_its_ends_and_its_single_values() -> None:
    sizes = Range(min=13, max=14, use=14)
    assert 13 in sizes
    assert 14 in sizes
    assert 14.5 not in sizes
    indents = Range(min=10, max=12.7, use=10, only=(10, 12.7))
    assert 12.7 in indents
    assert 11 not in indents
    assert str(sizes) == "13–14"
