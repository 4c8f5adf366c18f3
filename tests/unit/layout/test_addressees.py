"""Where the block of Kính gửi ends."""

from __future__ import annotations

import pytest

from baocao.layout.facts import read_document
from baocao.layout.paper import PartKind
from baocao.layout.parts import recognise
from support.sheet import sheet

HEAD = """
| **SỞ NỘI VỤ** | **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM** ¶ **Độc lập - Tự do - Hạnh phúc** |
| Số: 05/SNV-VP ¶ V/v báo cáo | //Hưng Yên, ngày 04 tháng 10 năm 2026// |
"""
BODY = "> Thực hiện Kế hoạch số 12/KH-UBND ngày 05 tháng 01 năm 2026, Sở Nội vụ báo cáo như sau:"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("= Kính gửi: Ủy ban nhân dân tỉnh", 1),
        ("= Kính gửi: Ủy ban nhân dân tỉnh\n- Căn cứ Nghị quyết", 1),
        ("= Kính gửi: Ủy ban nhân dân tỉnh.\n- Về việc thứ nhất", 1),
        ("= Kính gửi:\n= - Bộ Nội vụ;\n= - Bộ Tài chính.", 3),
        ("= Kính gửi:\n= - Bộ Nội vụ;\n= - Bộ Tài chính.\n- Nội dung thứ nhất", 3),
        ("= Kính gửi: - Bộ Nội vụ;\n= - Bộ Tài chính", 2),
        ("Kính gửi:\n= Bộ Nội vụ", 2),
        ("= Kính gửi\n= - Bộ Nội vụ;\n= - Bộ Tài chính.", 3),
        ("= Kính gửi: Ủy ban nhân dân các xã, phường;\n= các cơ quan chuyên môn", 2),
        ("= Kính gửi:↵- Bộ Nội vụ;↵- Bộ Tài chính.", 3),
        ("| Kính gửi: | - Bộ Nội vụ; ¶ - Bộ Tài chính. |", 3),
        ("= Kính trình: Ban Thường vụ Tỉnh ủy", 1),
        ("= Kính gửi:\n1. Bộ Nội vụ", 1),
    ],
)
def test_the_block_ends_where_the_body_begins(text: str, count: int) -> None:
    paper = recognise(read_document(sheet(f"{HEAD}\n{text}\n{BODY}"), "thu.docx"))
    addressee = paper.first(PartKind.ADDRESSEE)
    assert addressee is not None
    assert len(addressee.lines) == count
