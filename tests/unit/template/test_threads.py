"""One template serves many threads, and no document holds what belongs to another."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import pytest

from baocao.template.compile import compile_template
from support.filling import file, lines, p, rows, tbl, tr

DOCUMENTS, THREADS = 400, 8

SOURCE = file(
    "Kính gửi: {{ don_vi }}",
    "{% set tong = namespace(so=0) %}",
    tbl(
        tr("{%tr for x in ds %}"),
        tr("{{ loop.index }}", "{% cellbg mau %}{{ x.ten }}"),
        tr("{% set tong.so = tong.so + x.so %}"),
        tr("{%tr endfor %}"),
    ),
    p("Tổng: {{ tong.so|so }}; xem {{ trang }}; thiếu {{ ghi_chu }}."),
    header=["{{ don_vi|hoa }}"],
    core="<dc:title>{{ don_vi }}</dc:title>",
)


def _data(number: int) -> dict[str, Any]:
    people = [{"ten": f"Người {number}.{place}", "so": number * 1000 + place} for place in range(number % 5)]
    link = {"$link": f"https://example.vn/{number}", "text": f"trang {number}"}
    return {"don_vi": f"Đơn vị {number}", "ds": people, "mau": f"{number:06X}", "trang": link}


@contextmanager
def _hurried() -> Iterator[None]:
    """Let threads take turns a thousand times as often as usual."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(5e-6)
    try:
        yield
    finally:
        sys.setswitchinterval(before)


@pytest.mark.slow
def test_hundreds_of_documents_from_eight_threads_are_those_of_one() -> None:
    template = compile_template(SOURCE)

    def make(number: int) -> bytes:
        return template.render(_data(number), missing="mark")

    with _hurried(), ThreadPoolExecutor(THREADS) as pool:
        together = list(pool.map(make, range(DOCUMENTS)))

    assert [number for number in range(DOCUMENTS) if together[number] != make(number)] == []
    assert len(set(together)) == DOCUMENTS
    assert lines(together[7])[0] == "Kính gửi: Đơn vị 7"
    assert rows(together[7]) == [["1", "Người 7.0"], ["2", "Người 7.1"]]
    assert lines(together[7])[-1] == "Tổng: 14.001; xem trang 7; thiếu [CẦN BỔ SUNG: ghi_chu]."
