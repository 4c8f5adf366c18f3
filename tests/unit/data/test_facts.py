"""What must agree: each fact once borne out and once contradicted, with the settled readings."""

from __future__ import annotations

import pytest

from baocao.data.facts import FACTS, find_disagreements
from baocao.errors import Severity


@pytest.fixture
def find(read):
    """Find the codes of what does not agree in YAML text, for a kind of document."""

    def find_codes(text: str, kind: str = "bao-cao") -> list[str]:
        return [finding.code for finding in find_disagreements(read(text), kind)]

    return find_codes


QUARTERS = "ky: {bao_cao: quý III năm 2023, ke_hoach: quý IV năm 2023}\n"


@pytest.mark.parametrize(
    ("reviewed", "planned"),
    [
        ("quý III năm 2023", "quý IV năm 2023"),
        ("quý IV năm 2023", "quý I năm 2024"),
        ("9 tháng năm 2025", "3 tháng cuối năm 2025"),
        ("6 tháng đầu năm 2024", "6 tháng cuối năm 2024"),
        ("6 tháng cuối năm 2024", "năm 2025"),
        ("tháng 12 năm 2025", "tháng 1 năm 2026"),
        ("15 năm (2009 - 2024)", "giai đoạn 2025 - 2030"),
        ("{ky: tháng 5 năm 2017, luy_ke: 5 tháng đầu năm 2017}", "tháng 6 năm 2017"),
        ("{nhan: đợt 1, tu: 01/01/2024, den: 31/3/2024}", "{nhan: đợt 2, tu: 01/4/2024, den: 30/6/2024}"),
    ],
)
def test_m01_a_plan_for_what_comes_after_agrees(find, reviewed, planned):
    assert find(f"ky: {{bao_cao: {reviewed}, ke_hoach: {planned}}}") == []


@pytest.mark.parametrize(
    ("reviewed", "planned"),
    [
        ("quý III năm 2023", "quý III năm 2023"),
        ("quý III năm 2023", "quý IV năm 2022"),
        ("9 tháng năm 2025", "quý III năm 2025"),
        ("năm 2024", "quý IV năm 2024"),
        ("{nhan: đợt 1, tu: 01/01/2024, den: 31/3/2024}", "{nhan: đợt 2, tu: 15/3/2024, den: 30/6/2024}"),
    ],
)
def test_m01_a_plan_for_what_is_over_is_an_error(read, reviewed, planned):
    (finding,) = find_disagreements(read(f"ky: {{bao_cao: {reviewed}, ke_hoach: {planned}}}"), "bao-cao")

    assert (finding.code, finding.name, finding.severity) == ("M01", "periods-disagree", Severity.ERROR)
    assert finding.where.line == 1
    assert finding.where.key == "ky.ke_hoach"
    assert finding.hint


@pytest.mark.parametrize(
    "title",
    [
        "Hội nghị triển khai nhiệm vụ quý IV năm 2023",
        "Kết quả quý III, nhiệm vụ quý IV năm 2023",
        "Kết quả quý 3/2023, tăng 5% so với quý II năm 2023",
        "Kết quả quý III, vượt cùng kỳ quý III năm 2022",
        "Sơ kết quý III và 9 tháng năm 2023",
        "Sơ kết quý III, triển khai Luật Thực hiện dân chủ ở cơ sở năm 2022",
        "Kết quả quý III, thực hiện Đề án giai đoạn 2021 - 2025",
        "Hội nghị giao ban tháng 10 năm 2023",
        "Hội nghị ngày 04 tháng 10 năm 2023",
        "Hội nghị giao ban",
    ],
)
def test_m01_titles_that_name_the_same_periods_agree(find, title):
    for place in (f"hoi_nghi: {{ten: '{title}'", f"hoi_nghi: {{tieu_de: '{title}'"):
        assert find(f"{QUARTERS}{place}, thoi_gian: 04/10/2023}}") == []


@pytest.mark.parametrize(
    "title",
    [
        "Kết quả quý II, nhiệm vụ quý IV năm 2023",
        "Kết quả quý III năm 2022",
        "Kết quả 6 tháng đầu năm 2023",
        "nhiệm vụ quý I năm 2024",
        "Giao ban tháng 7 năm 2023",
    ],
)
def test_m01_titles_that_name_other_periods_are_errors(find, title):
    assert find(f"{QUARTERS}hoi_nghi: {{ten: '{title}'}}") == ["M01"]
    assert find(f"{QUARTERS}hoi_nghi: {{tieu_de: '{title}'}}") == ["M01"]
    assert find(f"{QUARTERS}van_ban: {{bao-cao: {{trich_yeu: '{title}'}}}}") == ["M01"]
    assert find(f"{QUARTERS}van_ban: {{chung: {{trich_yeu: '{title}'}}}}") == ["M01"]
    assert find(f"{QUARTERS}van_ban: {{giay-moi: {{trich_yeu: '{title}'}}}}") == [], "another document's"


def test_m01_whole_years_are_compared_with_whole_years(find):
    years = "ky: {bao_cao: năm 2025, ke_hoach: năm 2026}\n"

    assert find(f"{years}hoi_nghi: {{ten: 'Tổng kết năm 2025, nhiệm vụ năm 2026'}}") == []
    assert find(f"{years}hoi_nghi: {{ten: 'Tổng kết năm 2024'}}") == ["M01"]


def test_m01_needs_a_declared_period(find):
    assert find("hoi_nghi: {ten: Kết quả quý II năm 2023}") == []
    assert find("ky: {bao_cao: quý III năm 2023}\nhoi_nghi: {ten: nhiệm vụ quý IV năm 2023}") == []
    assert find("ky: {bao_cao: quý III năm 2023}\nhoi_nghi: {ten: nhiệm vụ quý I năm 2023}") == ["M01"]
    assert find("ky: {ke_hoach: quý IV năm 2023}\nhoi_nghi: {ten: kết quả quý III năm 2023}") == []


@pytest.mark.parametrize(
    ("kind", "issued", "codes"),
    [
        ("thong-bao-ket-luan", "04/10/2023", []),
        ("thong-bao-ket-luan", "03/10/2023", ["M02"]),
        ("bien-ban", "03/10/2023", ["M02"]),
        ("tin-bai", "03/10/2023", ["M02"]),
        ("bao-cao", "03/10/2023", []),
        ("bao-cao", "05/10/2023", []),
        ("giay-moi", "04/10/2023", []),
        ("giay-moi", "05/10/2023", ["M02"]),
        ("ke-hoach", "05/10/2023", ["M02"]),
        ("chuong-trinh", "05/10/2023", ["M02"]),
        ("danh-sach", "05/10/2023", ["M02"]),
        ("phu-luc", "05/10/2023", []),
    ],
)
def test_m02_documents_come_before_or_after_the_meeting(find, kind, issued, codes):
    for paper in (kind, "chung"):
        text = f"hoi_nghi: {{thoi_gian: 04/10/2023}}\nvan_ban: {{{paper}: {{ngay: {issued}}}}}"
        assert find(text, kind) == codes


@pytest.mark.parametrize(
    ("day", "codes"),
    [("25/9/2026", []), ("26/9/2026", []), ("24/9/2026", ["M02"]), ("9/2026", []), ("8/2026", ["M02"])],
)
def test_m02_figures_are_cut_off_before_the_meeting(find, day, codes):
    assert find(f"ky: {{so_lieu_den: 25/9/2026}}\nhoi_nghi: {{thoi_gian: {day}}}") == codes


def test_m02_without_a_cut_off_the_end_of_the_period_does_not_matter(find):
    assert find("ky: {bao_cao: quý III năm 2026}\nhoi_nghi: {thoi_gian: 20/9/2026}") == []


@pytest.mark.parametrize(
    "text",
    [
        "hoi_nghi: {thoi_gian: {ngay: 04/10/2023, thu: thứ Năm}}",
        "hoi_nghi: {thoi_gian: {ngay: 'thứ Năm, ngày 04/10/2023'}}",
        "hoi_nghi: {thoi_gian: 'thứ Năm, ngày 04/10/2023'}",
        "van_ban: {bao-cao: {ngay: 'thứ Năm, 04/10/2023'}}",
        "nhiem_vu: {noi_dung: a, giao: b, han: 'thứ Năm, ngày 04/10/2023'}",
        "nhiem_vu: {noi_dung: a, giao: b, han: 'trước thứ Năm, ngày 04/10/2023'}",
    ],
)
def test_m03_a_weekday_that_is_not_the_calendars_is_an_error(read, text):
    (finding,) = find_disagreements(read(text), "bao-cao")

    assert finding.code == "M03"
    assert "thứ Tư" in finding.message
    assert "thứ Năm" in finding.message
    assert finding.where.line == 1


def test_m03_the_calendars_weekday_agrees_and_a_month_has_none(find):
    assert find("hoi_nghi: {thoi_gian: {ngay: 'thứ Tư, ngày 04/10/2023', thu: T4}}") == []
    assert find("hoi_nghi: {thoi_gian: {ngay: 5/2017, thu: thứ Hai}}") == []


SUM = (
    "so_lieu: {{ten: X, gia_tri: {total}, dinh_tinh: '{word}', don_vi: '{unit}', "
    "{parts}: [{first}, {second}]}}"
)


@pytest.mark.parametrize("parts", ["gom", "theo_don_vi"])
@pytest.mark.parametrize(
    ("total", "word", "codes"),
    [
        ("5.358", "", []),
        ("5.359", "", ["M04"]),
        ("5.300", "hơn", []),
        ("5.400", "trên", ["M04"]),
        ("5.400", "gần", []),
        ("5.300", "gần", ["M04"]),
        ("9", "khoảng", []),
        ("9", "ước đạt", []),
    ],
)
def test_m04_parts_add_up_to_the_value_within_its_qualifier(find, parts, total, word, codes):
    name = "ten" if parts == "gom" else "don_vi"
    first, second = f"{{{name}: a, gia_tri: 2.300}}", f"{{{name}: b, gia_tri: 3.058}}"
    text = SUM.format(total=total, word=word, unit="nhà", parts=parts, first=first, second=second)

    assert find(text) == codes


def test_m04_percentages_are_not_added_and_inexact_parts_prove_nothing(find):
    percent = SUM.format(
        total="90",
        word="",
        unit="%",
        parts="theo_don_vi",
        first="{don_vi: a, gia_tri: 80}",
        second="{gia_tri: 95}",
    )
    inexact = SUM.format(
        total="90",
        word="",
        unit="",
        parts="gom",
        first="{ten: a, gia_tri: 80, dinh_tinh: hơn}",
        second="{gia_tri: 1}",
    )

    assert find(percent) == []
    assert find(inexact) == ["M06"], "the sum proves nothing, and says so"


def test_m04_the_whole_is_not_less_than_the_value(find):
    assert find("so_lieu: {ten: X, gia_tri: 34, tren: 36}") == []
    assert find("so_lieu: {ten: X, gia_tri: 36, tren: 36}") == []
    assert find("so_lieu: {ten: X, gia_tri: 37, tren: 36}") == ["M04"]


@pytest.mark.parametrize(
    ("value", "plan", "ratio", "word", "codes"),
    [
        ("5.358", "5.000", "107,2%", "", []),
        ("5.358", "5.000", "107,16%", "", []),
        ("5.358", "5.000", "107%", "", []),
        ("5.358", "5.000", "107,1%", "", ["M05"]),
        ("1", "8", "12,5", "", []),
        ("1", "8", "13", "", []),  # half up
        ("1", "8", "12", "", ["M05"]),
        ("5.358", "5.000", "107%", "hơn", []),
        ("5.358", "5.000", "105%", "hơn", []),
        ("5.358", "5.000", "110%", "hơn", ["M05"]),
        ("5.358", "5.000", "108%", "gần", []),
        ("5.358", "5.000", "90%", "khoảng", []),
        ("5.358", "0", "90%", "", []),
    ],
)
def test_m05_the_ratio_to_the_plan_recomputes(find, value, plan, ratio, word, codes):  # noqa: PLR0917
    planned = f"{{gia_tri: {plan}, ty_le: '{ratio}', dinh_tinh: '{word}'}}"

    assert find(f"so_lieu: {{ten: X, gia_tri: {value}, ke_hoach: {planned}}}") == codes


@pytest.mark.parametrize(
    ("value", "before", "change", "kind", "codes"),
    [
        ("5.358", "5.082", "+276", "tuyet-doi", []),
        ("5.358", "5.082", "276", "", []),
        ("5.358", "5.082", "-276", "", ["M05"]),
        ("127", "151", "-24", "tuyet-doi", []),
        ("'4.862,5'", "4.410", "+10,3%", "ty-le", []),
        ("'4.862,5'", "4.410", "+10,2%", "", ["M05"]),
        ("286", "312", "-8,3%", "ty-le", []),
        ("'82,4'", "'78,9'", "+3,5", "diem-phan-tram", []),
        ("'82,4'", "'78,9'", "+4,4", "diem-phan-tram", ["M05"]),
        ("5", "9", "+100", "khong-so-sanh", []),
        ("5", "0", "100%", "ty-le", []),
    ],
)
def test_m05_the_change_recomputes(find, value, before, change, kind, codes):  # noqa: PLR0917
    compared = f"{{gia_tri: {before}, thay_doi: '{change}', loai: '{kind}'}}"

    assert find(f"so_lieu: {{ten: X, gia_tri: {value}, so_sanh: {compared}}}") == codes


def test_m05_a_qualified_value_or_change_leaves_room(find):
    more = "so_lieu: {ten: X, dinh_tinh: hơn, gia_tri: 5.300, ke_hoach: {gia_tri: 5.000, ty_le: '107,2%'}}"
    change = "so_lieu: {ten: X, gia_tri: 64.604, so_sanh: {gia_tri: 64.000, thay_doi: +600, dinh_tinh: hơn}}"
    points = "so_lieu: {ten: X, gia_tri: '87,5%', so_sanh: {gia_tri: '85,0%', thay_doi: '+2,5%'}}"

    assert find(more) == []
    assert find(change) == []
    assert find(points) == [], "2,5% of a percentage may mean points"


def test_m05_figures_inside_headings_are_checked_too(read):
    text = "ket_qua:\n  - muc: A\n    so_lieu: [{ten: X, gia_tri: 5, tren: 4}]"
    (finding,) = find_disagreements(read(text), "bao-cao")

    assert (finding.code, finding.where.line) == ("M04", 3)


def test_m07_codes_in_headings_exist_and_are_declared_once(read, find):
    good = (
        "so_lieu: [{ma: mo_hinh, gia_tri: 1}]\nket_qua: {muc: A, so_lieu: [Mô hình, {ma: khac, gia_tri: 2}]}"
    )
    assert find(good) == []
    assert find("so_lieu: [{ma: a, gia_tri: 1}, {ma: A, gia_tri: 2}]") == ["M07"]
    assert find("so_lieu: [{gia_tri: 1}, {gia_tri: 2}]") == []

    (finding,) = find_disagreements(read(good.replace("[Mô hình", "[mo_hin")), "bao-cao")
    assert (finding.code, finding.where.line, finding.hint) == ("M07", 2, "Có phải ý bạn là “mo_hinh”?")


@pytest.mark.parametrize(
    ("roll", "codes"),
    [
        ("trieu_tap: 27, co_mat: 25, vang_co_ly_do: 2", []),
        ("trieu_tap: 27, co_mat: 24, vang_co_ly_do: 2, vang_khong_ly_do: 1", []),
        ("trieu_tap: 27, co_mat: 25", ["M08"]),
        ("trieu_tap: 27, co_mat: 25, vang_co_ly_do: 3", ["M08"]),
        ("co_mat: 25, vang_co_ly_do: 3", []),
    ],
)
def test_m08_present_and_absent_make_those_called(find, roll, codes):
    assert find(f"diem_danh: {{{roll}}}") == codes


@pytest.mark.parametrize(
    ("start", "end", "codes"), [("8h", "11h30", []), ("8h", "8h", ["M08"]), ("14h", "4h30", ["M08"])]
)
def test_m08_a_meeting_ends_after_it_begins(find, start, end, codes):
    assert find(f"hoi_nghi: {{thoi_gian: {{bat_dau: {start}, ket_thuc: {end}}}}}") == codes


@pytest.mark.parametrize(
    ("when", "codes"),
    [
        ("ngay: 08/10/2026, bat_dau: 14h, ngay_ket_thuc: 09/10/2026, ket_thuc: 11h", []),
        ("ngay: 08/10/2026, bat_dau: 14h, thoi_luong: '1,5 ngày', ket_thuc: 11h", []),
        ("ngay: 08/10/2026, bat_dau: 14h, ngay_ket_thuc: 08/10/2026, ket_thuc: 11h", ["M08"]),
        ("ngay: 08/10/2026, bat_dau: 8h, ngay_ket_thuc: 07/10/2026, ket_thuc: 11h", ["M08"]),
    ],
)
def test_m08_a_meeting_may_end_on_a_later_day(find, when, codes):
    assert find(f"hoi_nghi: {{thoi_gian: {{{when}}}}}") == codes


def test_m09_every_task_has_somebody_and_conclusions_a_deadline(find):
    assert find("nhiem_vu: [A, {noi_dung: B, giao: C}]") == ["M09"]
    assert find("nhiem_vu_da_giao: A") == ["M09"]
    concluded = "ket_luan: {chi_dao: [{noi_dung: A, giao: B}, {noi_dung: C, giao: D, han: thường xuyên}]}"
    assert find(concluded, "thong-bao-ket-luan") == ["M09"]
    assert find(concluded, "bao-cao") == []


PERSON = """
hoi_nghi: {{chu_tri: {{ho_ten: Lê An, chuc_vu: {first}}}}}
thanh_phan: [{{ho_ten: LÊ AN, chuc_vu: {second}}}]
"""


@pytest.mark.parametrize(
    ("first", "second", "codes"),
    [
        ("[Bí thư, Chủ tịch]", "[Chủ tịch, Bí thư]", []),
        ("[Bí thư, Chủ tịch]", "Bí thư", []),
        ("[Bí thư Đảng ủy]", "[]", []),
        ("Bí thư Tỉnh ủy", "Bí thư Tỉnh uỷ", []),
        ("Chủ tịch UBND xã", "Chủ tịch Ủy ban nhân dân xã", []),
        ("Chủ tịch", "Phó Chủ tịch", ["M13"]),
        ("[Bí thư, Chủ tịch]", "[Bí thư, Trưởng ban]", ["M13"]),
        ("[Bí thư, Chủ tịch], goi_tat: Người đứng đầu", "[Người đứng đầu]", []),
    ],
)
def test_m13_one_person_has_the_same_posts_everywhere(find, first, second, codes):
    assert find(PERSON.format(first=first, second=second)) == codes


def test_m13_a_chair_has_a_post(find):
    assert find("hoi_nghi: {chu_tri: Lê An}") == ["M13"]


def test_m13_namesakes_are_told_apart_by_their_unit_or_by_one_list(find):
    assert find(PERSON.format(first="A, don_vi: X", second="B, don_vi: Y")) == []
    assert find(PERSON.format(first="A, don_vi: X", second="B, don_vi: X")) == ["M13"]
    assert find("thanh_phan: [{ho_ten: Lê An, chuc_vu: A}, {ho_ten: Lê An, chuc_vu: B}]") == []


@pytest.mark.parametrize(
    ("post", "signed", "codes"),
    [
        ("Phó Bí thư Thường trực Đảng ủy", "Phó Bí thư", []),
        ("Bí thư Đảng ủy xã", "Chủ tịch", []),
        ("Phó Bí thư Đảng ủy", "Bí thư", ["M13"]),
        ("Chủ tịch UBND xã", "Phó Chủ tịch", ["M13"]),
    ],
)
def test_m13_a_short_post_of_the_signer_is_no_contradiction(find, post, signed, codes):
    text = f"thanh_phan: [{{ho_ten: Lê An, chuc_vu: {post}}}]\n"
    assert find(text + f"van_ban: {{chung: {{nguoi_ky: {{ho_ten: Lê An, chuc_vu: {signed}}}}}}}") == codes


def test_every_fact_is_documented_and_named_once():
    assert [one.code for one in FACTS] == sorted({one.code for one in FACTS})
    assert len({one.name for one in FACTS}) == len(FACTS)
    for one in FACTS:
        assert "Vì sao:" in one.page
        assert "Cách sửa:" in one.page
