"""Changing one value in a commented YAML text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao.app.yaml_text import NoSuchItemError, set_value
from baocao.data.load import parse_tree, to_plain
from baocao.data.yaml_out import quote

TEXT = """\
# đầu tệp
co_quan:
  ten: Tên cũ        # tên đầy đủ
  dia_danh: An Bình

# ── mục hai ──
hoi_nghi:
  thoi_gian: {ngay: 08/10/2026, bat_dau: 08h00}
  chu_tri:
    - ho_ten: A
      chuc_vu: [Một, Hai]
    - ho_ten: B
  trong:
nhiem_vu:
  - noi_dung: x
    # ghi chú trong mục
  - noi_dung: y
"""


def plain(text: str) -> dict[str, object]:
    found: dict[str, object] = to_plain(parse_tree(text.encode(), "a.yaml"))
    return found


@pytest.mark.parametrize(
    ("path", "value", "line"),
    [
        (["co_quan", "ten"], "Tên mới", "  ten: Tên mới        # tên đầy đủ"),
        (["Cơ quan", "TÊN"], "Tên mới", "  ten: Tên mới        # tên đầy đủ"),
        (["hoi_nghi", "thoi_gian", "ngay"], "9/10", "  thoi_gian: {ngay: 9/10, bat_dau: 08h00}"),
        (
            ["hoi_nghi", "thoi_gian", "thu"],
            "thứ Năm",
            "  thoi_gian: {ngay: 08/10/2026, bat_dau: 08h00, thu: thứ Năm}",
        ),
        (["hoi_nghi", "chu_tri", "ho_ten"], "C", "    - ho_ten: C"),
        (["hoi_nghi", "chu_tri", 2, "ho_ten"], "C", "    - ho_ten: C"),
        (["hoi_nghi", "trong"], "đầy", "  trong: đầy"),
        (["hoi_nghi", "chu_tri", 1, "chuc_vu"], "Một", "      chuc_vu: Một"),
        (["hoi_nghi", "chu_tri", 1, "chuc_vu", 2], "Ba", "      chuc_vu: [Một, Ba]"),
        (["co_quan", "cap"], "xã", "  cap: xã"),
        (["nhiem_vu", 2, "han"], "thường xuyên", "    han: thường xuyên"),
        (["ky", "bao_cao"], "quý I", "  bao_cao: quý I"),
    ],
)
def test_only_the_value_changes(path: list[str | int], value: str, line: str) -> None:
    changed = set_value(TEXT, path, value).splitlines()
    assert line in changed
    assert [one for one in changed if "#" in one and "ten" not in one] == [
        one for one in TEXT.splitlines() if "#" in one and "ten" not in one
    ]
    assert abs(len(changed) - len(TEXT.splitlines())) <= len(path)


def test_an_item_that_is_not_there() -> None:
    with pytest.raises(NoSuchItemError):
        set_value(TEXT, ["nhiem_vu", 9, "han"], "x")
    with pytest.raises(NoSuchItemError):
        set_value(TEXT, ["co_quan", "ten", "con"], "x")


def test_a_text_without_entries_gets_its_first() -> None:
    assert plain(set_value("# chỉ có chú thích\n", ["a", "b"], "c")) == {"a": {"b": "c"}}


ONE_LINE = st.text(
    st.characters(exclude_categories=["C", "Z"]) | st.sampled_from(" :#-[]{},'\"&*!|>%@`"), max_size=40
)


@given(ONE_LINE.map(str.strip))
def test_what_is_quoted_reads_back(value: str) -> None:
    from baocao.viet.text import to_nfc

    wanted = to_nfc(value) or None
    for text in (f"k: {quote(value)}\n", f"k: {{a: {quote(value)}}}\n", f"k: [{quote(value)}]\n"):
        found = plain(text)["k"]
        if isinstance(found, dict):
            found = found["a"]
        if isinstance(found, list):
            found = found[0]
        assert (found or None) == wanted


@given(
    ONE_LINE.map(str.strip), st.sampled_from([["co_quan", "ten"], ["hoi_nghi", "thoi_gian", "ngay"], ["moi"]])
)
def test_any_value_can_be_set(value: str, path: list[str]) -> None:
    from baocao.viet.text import to_nfc

    found: object = plain(set_value(TEXT, path, value))
    for step in path:
        assert isinstance(found, dict)
        found = found[step]
    assert (found or "") == to_nfc(value)
