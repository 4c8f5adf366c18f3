"""Values of several lines."""

from __future__ import annotations

import pytest

from baocao.data.load import parse_tree
from baocao.data.model import read_conference

HEAD = "van_ban: {chung: {nguoi_ky: {chuc_vu: Phó Chủ tịch, ho_ten: Lê An, quyen_han: "


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("TM. Ủy ban nhân dân", "TM. Ủy ban nhân dân"),
        ("[TM. Ủy ban nhân dân, KT. Chủ tịch]", "TM. Ủy ban nhân dân\nKT. Chủ tịch"),
        ('"TM. Ủy ban nhân dân\\nKT. Chủ tịch"', "TM. Ủy ban nhân dân\nKT. Chủ tịch"),
        ("[]", ""),
    ],
)
def test_a_signer_may_sign_on_several_authorities(typed: str, expected: str) -> None:
    conference = read_conference(parse_tree(f"{HEAD}{typed}}}}}}}".encode(), "a.yaml"))

    assert conference.van_ban_cho("bao-cao").nguoi_ky.quyen_han == expected


@pytest.mark.parametrize("typed", ["[Dân cư ở rải rác]", "Dân cư ở rải rác"])
def test_causes_need_not_be_divided(typed: str) -> None:
    conference = read_conference(parse_tree(f"nguyen_nhan: {typed}".encode(), "a.yaml"))

    assert conference.nguyen_nhan.chung == ("Dân cư ở rải rác",)
    assert conference.nguyen_nhan
