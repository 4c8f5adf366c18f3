"""What is written as YAML is read back as it was."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from baocao.data.load import parse_tree, to_plain
from baocao.data.yaml_out import Noted, write_yaml
from baocao.viet.text import to_nfc

SIGNS = "aâđ1 \x85\u2028,.:#-?!'\"{}[]&*|>%@`“”~<=\n\t\\/(½"
TEXTS = st.one_of(
    st.text(SIGNS, max_size=8),
    st.sampled_from(
        ["null", "~", "no", "010", "7:30", "- a", "a: b", "a:", "Lưu: VT", "? x", "<<", "=", "---", "..."]
    ),
).map(to_nfc)
KEYS = st.sampled_from(["ma", "ten", "gia_tri", "noi_dung", "ghi chú", "Chủ trì", "a: b", "null"])
VALUES: st.SearchStrategy[Any] = st.recursive(
    TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, min_size=1, max_size=3),
    max_leaves=8,
)


def seen(value: Any) -> Any:
    """Return a value as the loader gives it: an empty text stands for nothing."""
    if isinstance(value, dict):
        return {key: seen(one) for key, one in value.items()}
    if isinstance(value, list):
        return [seen(one) for one in value]
    return value or None


@given(st.dictionaries(KEYS, VALUES, min_size=1, max_size=4))
def test_what_is_written_is_read_back(values: dict[str, Any]) -> None:
    read = to_plain(parse_tree(write_yaml(values).encode(), "a.yaml"))
    assert seen(read) == seen(values)


def test_comments_stand_over_beside_and_instead() -> None:
    text = write_yaml(
        {
            "ky": Noted({"bao_cao": "quý IV năm 2026"}, above="Kỳ"),
            "nhiem_vu": [Noted({"noi_dung": "Việc", "han": Noted("", beside="điền hạn")}, above="chưa xong")],
            "han_che": Noted(["Một hai"], is_off=True),
        },
        head="Tự sinh\n\nXem lại",
    )
    assert text == (
        "# Tự sinh\n#\n# Xem lại\n\n# Kỳ\nky: {bao_cao: quý IV năm 2026}\n"
        "nhiem_vu:\n  # chưa xong\n  - noi_dung: Việc\n    han:  # điền hạn\n# han_che:\n#   - Một hai\n"
    )
