"""One person with posts and name, and the order of people; what is no person is told."""

from __future__ import annotations

import pytest

from support.filling import failures, file, filled, p

AN = {"danh_xung": "ông", "ho_ten": "Nguyễn Văn An", "chuc_vu": "Bí thư"}
BINH = {"ho_ten": "Trần Thị Bình", "chuc_vu": ["Chủ tịch", "Ủy viên"]}


@pytest.mark.parametrize(
    ("tag", "written"),
    [
        ("a|nguoi", "ông Nguyễn Văn An, Bí thư"),
        ("b|nguoi", "Trần Thị Bình, Chủ tịch, Ủy viên"),
        ("'bà Lê Thị Cúc'|nguoi", "bà Lê Thị Cúc"),
        ("[b, a]|xep_nguoi|map(attribute='ho_ten')|join('; ')", "Nguyễn Văn An; Trần Thị Bình"),
        ("[a, b]|xep_ten('chuc_vu')|map(attribute='ho_ten')|join('; ')", "Nguyễn Văn An; Trần Thị Bình"),
    ],
)
def test_people_are_written_and_ordered(tag: str, written: str) -> None:
    assert filled(p(f"{{{{ {tag} }}}}"), a=AN, b=BINH) == [written]


@pytest.mark.parametrize(
    ("tag", "named"),
    [("{}|nguoi", "ho_ten"), ("5|nguoi", "ho_ten"), ("[a]|xep_ten", "tên khóa"), ("[a]|xep_ten('xa')", "xa")],
)
def test_what_is_no_person_is_told(tag: str, named: str) -> None:
    (error,) = failures(file(p(f"{{{{ {tag} }}}}")), a=AN)
    assert error.code == "T301"
    assert named in error.message
