"""Which lines above the number name the body above, and which the issuing one."""

from __future__ import annotations

import pytest

from baocao.layout.blocks import Paragraph, Run
from baocao.layout.naming.agencies import split_agencies
from baocao.layout.paper import SURE, Line
from baocao.ooxml.formats import RunFormat
from baocao.units import Length


def line(text: str) -> Line:
    bold = text.startswith("*")
    run = Run(text=text.lstrip("*"), format=RunFormat(bold=bold))
    return Line(
        text=run.text,
        runs=(run,),
        paragraph=Paragraph(runs=(run,)),
        start=0,
        end=len(run.text),
        room=Length.from_mm(67),
    )


@pytest.mark.parametrize(
    ("lines", "above"),
    [
        (["*UBND XÃ AN PHÚC"], 0),
        (["UBND XÃ AN PHÚC"], 0),
        (["UBND TỈNH HƯNG YÊN", "*SỞ NỘI VỤ"], 1),
        (["ỦY BAN NHÂN DÂN", "TỈNH HƯNG YÊN", "*SỞ NỘI VỤ"], 2),
        (["UBND TỈNH HƯNG YÊN", "*BAN CHỈ ĐẠO THỰC HIỆN", "*QUY CHẾ DÂN CHỦ"], 1),
        (["UBND TỈNH HƯNG YÊN", "*BAN CHỈ ĐẠO THỰC HIỆN", "QUY CHẾ DÂN CHỦ"], 1),
        (["UBND TỈNH HƯNG YÊN", "SỞ NỘI VỤ"], 1),
        (["*UBND TỈNH HƯNG YÊN", "*SỞ NỘI VỤ"], 1),
        (["*UBND TỈNH HƯNG YÊN", "SỞ NỘI VỤ"], 1),
        (["*ỦY BAN NHÂN DÂN", "*XÃ AN PHÚC"], 0),
        (["ỦY BAN NHÂN DÂN", "*XÃ AN PHÚC"], 0),
        (["*SỞ GIÁO DỤC", "*VÀ ĐÀO TẠO"], 0),
        (["*BAN CHỈ HUY", "*PHÒNG THỦ DÂN SỰ XÃ AN PHÚC"], 0),
        (["*BỘ CHỈ HUY", "*BỘ ĐỘI BIÊN PHÒNG TỈNH"], 0),
        (["*ĐOÀN ĐẠI BIỂU", "*QUỐC HỘI TỈNH HƯNG YÊN"], 0),
        (["*SỞ", "*KHOA HỌC VÀ CÔNG NGHỆ"], 0),
        (["*VĂN PHÒNG", "*HĐND VÀ UBND XÃ AN PHÚC"], 0),
        (["ĐẢNG BỘ TỈNH HƯNG YÊN", "ĐẢNG ỦY XÃ AN PHÚC"], 1),
        (["ỦY BAN NHÂN DÂN", "*XÃ AN PHÚC", "*PHÒNG KINH TẾ"], 2),
        (["UBND TỈNH HƯNG YÊN", "SỞ VĂN HÓA, THỂ THAO", "*VÀ DU LỊCH"], 1),
        (["UBND XÃ AN PHÚC", "TRƯỜNG TIỂU HỌC", "*HOA MAI"], 1),
        (["ỦY BAN NHÂN DÂN TỈNH", "*TỈNH ĐOÀN HƯNG YÊN"], 1),
    ],
)
def test_lines_are_split_by_weight_and_by_words(lines: list[str], above: int) -> None:
    split = split_agencies([line(text) for text in lines])
    assert (len(split.above), len(split.issuer)) == (above, len(lines) - above)


def test_a_split_of_three_names_of_one_weight_is_a_guess() -> None:
    split = split_agencies([line(f"*{text}") for text in ("UBND TỈNH", "SỞ Y TẾ", "BỆNH VIỆN ĐA KHOA")])
    assert split.issuer[0].text == "BỆNH VIỆN ĐA KHOA"
    assert split.certainty < SURE
