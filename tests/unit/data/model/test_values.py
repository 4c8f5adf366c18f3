"""What figures, tasks and people say of themselves."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from baocao.data.model import Comparison, Deadline, Figure, Part, Person, Plan, Share


def test_a_figure_prints_itself_as_typed(read):
    figures = read(
        """
        so_lieu:
          - {ma: a, gia_tri: 5.358, don_vi: mô hình, dinh_tinh: hơn, tren: 6.000}
          - {ma: b, gia_tri: "98,50%"}
          - {ma: c, gia_tri: 09, don_vi: lớp}
          - {ma: d, gia_tri: -3, don_vi: bậc}
          - {ma: e, gia_tri: 4,03}
        """.replace("gia_tri: 4,03}", 'gia_tri: "4,03"}')
    ).so_lieu

    assert [str(one) for one in figures] == ["hơn 5.358 mô hình", "98,50%", "09 lớp", "-3 bậc", "4,03"]
    assert figures[0].tren_tong == "hơn 5.358/6.000 mô hình"


def test_signs_without_width_around_a_value_are_none(read):
    meeting = read(
        'hoi_nghi: {ten: "\\u200b\\uFEFF", dia_diem: " \\u2060Hội\\u200btrường\\u202e\\u00a0"}'
    ).hoi_nghi
    assert (meeting.ten, meeting.dia_diem) == ("", "Hội\u200btrường")


@pytest.mark.parametrize(
    ("other", "words"),
    [
        (Comparison(ky="năm 2022", thay_doi=Decimal(276)), "tăng 276 nhà so với năm 2022"),
        (Comparison(ky="năm 2022", gia_tri=Decimal(125)), "giảm 25 nhà so với năm 2022"),
        (Comparison(ky="năm 2022", gia_tri=Decimal(100)), "bằng năm 2022"),
        (Comparison(ky="năm 2022", gia_tri=Decimal(80), loai="ty-le"), "tăng 25% so với năm 2022"),
        (Comparison(thay_doi=Decimal(5), dinh_tinh="gần"), "tăng gần 5 nhà"),
        (Comparison(ky="năm 2022", gia_tri=Decimal(1), loai="khong-so-sanh"), ""),
        (Comparison(ky="năm 2022"), ""),
        (Comparison(gia_tri=Decimal(0), loai="ty-le"), ""),
    ],
)
def test_a_comparison_in_words(other, words):
    assert Figure(gia_tri=Decimal(100), don_vi="nhà", so_sanh=(other,)).so_sanh_in == words


def test_points_are_named_for_percentages():
    figure = Figure(
        gia_tri=Decimal("82.4"), don_vi="%", so_sanh=(Comparison(ky="quý II", gia_tri=Decimal("78.9")),)
    )

    assert figure.so_sanh_in == "tăng 3,5 điểm % so với quý II"


def test_the_kind_of_a_change_is_seen_from_how_it_is_written(read):
    figure = read(
        'so_lieu: {gia_tri: 10, so_sanh: [{thay_doi: "+10,3%"}, {thay_doi: "+3,5 điểm %"}, {thay_doi: +3}]}'
    ).so_lieu[0]

    assert [(one.thay_doi, one.loai) for one in figure.so_sanh] == [
        (Decimal("10.3"), "ty-le"),
        (Decimal("3.5"), "diem-phan-tram"),
        (Decimal(3), ""),
    ]


def test_the_ratio_to_the_plan_is_given_or_computed():
    assert Figure(gia_tri=Decimal(1), ke_hoach=Plan(ty_le=Decimal(99))).ty_le_ke_hoach == Decimal(99)
    assert Figure(gia_tri=Decimal(1), ke_hoach=Plan(gia_tri=Decimal(3))).ty_le_ke_hoach == Decimal("33.3")
    assert Figure(gia_tri=Decimal(1), ke_hoach=Plan(gia_tri=Decimal(0))).ty_le_ke_hoach is None
    assert Figure(ke_hoach=Plan(gia_tri=Decimal(3))).ty_le_ke_hoach is None
    share = Figure(gia_tri=Decimal("3.1"), don_vi="%", ke_hoach=Plan(gia_tri=Decimal("3.5")))
    assert share.ty_le_ke_hoach is None


def test_a_total_that_is_not_given_is_the_sum_of_exact_parts(read):
    figures = read(
        """
        so_lieu:
          - {ma: a, gom: [{ten: x, gia_tri: 2}, {ten: y, gia_tri: 3}]}
          - {ma: b, theo_don_vi: [{don_vi: x, gia_tri: 2}, {don_vi: y, gia_tri: 3, dinh_tinh: hơn}]}
          - {ma: c, don_vi: "%", theo_don_vi: [{don_vi: x, gia_tri: 2}]}
        """
    ).so_lieu

    assert [one.gia_tri for one in figures] == [Decimal(5), None, None]
    assert Part(gia_tri=Decimal(3), dinh_tinh="gần").so_in == "gần 3"
    assert Share().so_in == ""


@pytest.mark.parametrize(
    ("text", "day", "printed"),
    [
        ("30/10/2026", date(2026, 10, 30), "30/10/2026"),
        ("2026-03-05", date(2026, 3, 5), "05/3/2026"),
        ("ngày 5/3/2026", date(2026, 3, 5), "05/3/2026"),
        ("ngày 05 tháng 3 năm 2026", date(2026, 3, 5), "05/3/2026"),
        ("thứ Sáu, ngày 09/10/2026", date(2026, 10, 9), "thứ Sáu, ngày 09/10/2026"),
        ("trước ngày 15/12/2026", date(2026, 12, 15), "trước ngày 15/12/2026"),
        ("Trước 15/12/2026", date(2026, 12, 15), "trước ngày 15/12/2026"),
        ("xong trước ngày 15/12/2026, báo cáo Tỉnh ủy", date(2026, 12, 15), None),
        ("từ 01/10/2026 đến 15/10/2026", None, None),
        ("trong quý IV", None, None),
        ("trước 30/11", None, None),
        ("sau Tết", None, None),
    ],
)
def test_a_deadline_in_all_its_forms(text, day, printed):
    deadline = Deadline.parse(text)

    assert deadline.ngay == day
    assert deadline.in_ra == (printed or text)


def test_a_deadline_within_a_period_knows_it():
    assert Deadline.parse("trong quý IV năm 2026").ky.end == date(2026, 12, 31)
    assert Deadline.parse("Thường xuyên").thuong_xuyen


def test_namesakes_with_other_tones_are_other_people():
    assert not Person(ho_ten="Lê Văn Hùng").is_same(Person(ho_ten="Lê Văn Hưng"))
    assert not Person().is_same(Person())
