"""Totals and the parts they are broken down into."""

from __future__ import annotations

import pytest

from baocao.errors import Severity
from baocao.viet.breakdowns import find_wrong_breakdowns


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (
            "có 1.250 mô hình khéo, trong đó: - Kinh tế: 520 mô hình; - Văn hóa - xã hội: 430; - Khác: 310.",
            "520 + 430 + 310 = 1.260, câu ghi 1.250",
        ),
        (
            "có 45 chi bộ, gồm 30 chi bộ thôn, 10 chi bộ cơ quan và 02 chi bộ khác.",
            "30 + 10 + 2 = 42, câu ghi 45",
        ),
        (
            "có 45 mô hình, gồm văn hóa, xã hội 30 (66,7%), kinh tế 10, khác 4. Năm 2025",
            "30 + 10 + 4 = 44, câu ghi 45",
        ),
    ],
)
def test_parts_that_do_not_come_to_the_total(text: str, why: str) -> None:
    slips = find_wrong_breakdowns(text)

    assert [(slip.why, slip.severity) for slip in slips] == [(why, Severity.WARNING)]


@pytest.mark.parametrize(
    "text",
    [
        "có 45 chi bộ, gồm 30 chi bộ thôn, 10 chi bộ cơ quan, 05 chi bộ trường học.",
        "có 45 chi bộ, trong đó có 30 chi bộ thôn, 10 chi bộ cơ quan, 02 chi bộ trường học.",
        "có 45 hồ sơ, trong đó: đúng hạn 30, trước hạn 45, quá hạn 12.",
        "có 32 đảng viên, trong đó: nữ 15, dự bị 2, dân tộc thiểu số 16.",
        "có 12 văn bản, gồm: 03 chỉ thị, 04 kế hoạch, 06 công văn.",
        "có 12 hồ sơ, gồm: đã giải quyết 6, đang giải quyết 6, tiếp nhận mới 5.",
        "có 12 xã, gồm xã loại I 6, loại II trên 3, loại III 4.",
        "có 12 xã, gồm 05 xã đạt 18,5 điểm, 04 xã, 02 xã.",
        "có 12 xã, gồm 05 xã và 04 xã.",
        "Đoàn gồm 05 đồng chí, 04 xã, 03 phường.",
    ],
)
def test_lists_that_may_be_right_are_left_alone(text: str) -> None:
    assert not find_wrong_breakdowns(text)
