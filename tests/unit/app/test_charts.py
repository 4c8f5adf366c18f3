"""Charts of the appendix: what is drawn of which figure, as native charts and as bars."""

from __future__ import annotations

import io
import re
from decimal import Decimal
from typing import Any

import openpyxl
import pytest

from baocao.app.context.charts import NoChartError, build_charts
from baocao.data.model import Comparison, Figure, Part, Plan, Share
from baocao.errors import BaocaoError
from baocao.layout.blocks import ChartSeries
from baocao.ooxml.package import read_package
from baocao.ooxml.structure import find_package_faults
from baocao.view.bars import draw_bars
from support.project import Project
from support.validity import find_damage_of

MODELS = Figure(
    ma="mo_hinh",
    ten="mô hình “Dân vận khéo”",
    gia_tri=Decimal(5358),
    don_vi="mô hình",
    ke_hoach=Plan(gia_tri=Decimal(5000)),
    gom=(Part(ten="kinh tế", gia_tri=Decimal(3000)), Part(ten="văn hóa", gia_tri=Decimal(2358))),
)
MEETINGS = Figure(
    ma="hop",
    ten="cuộc họp",
    gia_tri=Decimal(30),
    don_vi="cuộc",
    so_sanh=(
        Comparison(ky="quý II năm 2026", gia_tri=Decimal(20)),
        Comparison(ky="cùng kỳ năm 2025", gia_tri=Decimal(9)),
    ),
    theo_don_vi=tuple(Share(don_vi=f"xã {at}", gia_tri=Decimal(at)) for at in range(1, 41)),
)
SHARE = Figure(ma="ty_le", ten="tỷ lệ", gia_tri=Decimal("98.5"), don_vi="%")
FIGURES = (MODELS, MEETINGS, SHARE)


def drawn(*asked: str) -> list[dict[str, Any]]:
    return [{"ten": one["ten"], **one["hinh"]["$bieu_do"]} for one in build_charts(FIGURES, asked)]


def test_none_is_drawn_unless_it_is_asked_for() -> None:
    assert build_charts(FIGURES, ()) == []


def test_a_figure_shows_the_first_thing_it_has() -> None:
    pie, bars = drawn("mo_hinh", "hop")
    assert (pie["dang"], pie["nhan"]) == ("tron", ["Kinh tế", "Văn hóa"])
    assert pie["ten"] == "Biểu đồ 1. Mô hình “Dân vận khéo”, theo thành phần"
    assert pie["mo_ta"] == "Kinh tế: 3.000; Văn hóa: 2.358"
    assert (bars["dang"], len(bars["nhan"]), bars["nhan"][0]) == ("thanh", 20, "Xã 40")
    assert bars["ten"] == "Biểu đồ 2. Cuộc họp, theo đơn vị (20 đơn vị cao nhất trong 40 đơn vị)"


def test_what_is_to_be_shown_may_be_named() -> None:
    plan, periods = drawn("mo_hinh.ke_hoach", "hop.so_sanh")
    assert (plan["nhan"], plan["day_so"][0]["gia_tri"]) == (["Kế hoạch", "Thực hiện"], [5000, 5358])
    assert (periods["dang"], periods["nhan"]) == ("cot", ["Cùng kỳ năm 2025", "Quý II năm 2026", "Kỳ này"])


@pytest.mark.parametrize("word", ["có", "all", "Tất cả"])
def test_all_that_can_be_drawn_is_drawn(word: str) -> None:
    assert [one["dang"] for one in drawn(word)] == ["tron", "thanh"]


@pytest.mark.parametrize(
    ("asked", "hint"),
    [
        ("mo_hin", "mo_hinh"),
        ("ty_le", "theo_don_vi"),
        ("mo_hinh.so_sanh", "theo_don_vi"),
        ("hop.gom", "theo_don_vi"),
    ],
)
def test_what_cannot_be_drawn_is_an_error(asked: str, hint: str) -> None:
    with pytest.raises(NoChartError) as caught:
        build_charts(FIGURES, [asked])
    assert hint in caught.value.hint


def test_all_that_cannot_be_drawn_is_told_at_once() -> None:
    with pytest.raises(BaocaoError) as caught:
        build_charts(FIGURES, ["ty_le", "mo_hinh", "khong_co", "hop.gom"])
    assert [error.code for error in caught.value.flatten()] == ["T140"] * 3


DATA = """\
co_quan: {khoi: %s, ten: %s, ky_hieu: X, dia_danh: An Phúc}
hoi_nghi: {ten: Hội nghị sơ kết, thoi_gian: 09/10/2026}
ky: {bao_cao: quý III năm 2026}
so_lieu:
  - ma: hop
    ten: Cuộc họp
    gia_tri: 2440
    don_vi: cuộc
    ke_hoach: 2000
    so_sanh: [{ky: cùng kỳ năm 2025, gia_tri: 1900}]
    theo_don_vi: [{don_vi: Thôn Đông, gia_tri: 1440}, {don_vi: Thôn Đoài, gia_tri: 1000}]
  - ma: mo_hinh
    ten: Mô hình
    gia_tri: 9
    don_vi: mô hình
    gom: [{ten: kinh tế, gia_tri: 5}, {ten: văn hóa, gia_tri: 4}]
van_ban: {chung: {nguoi_ky: {quyen_han: "%s", chuc_vu: Phó Bí thư, ho_ten: Lê An}, noi_nhan: [Lưu VT]}}
"""
BODIES = {
    "nd30": ("nha-nuoc", "Ủy ban nhân dân xã An Phúc", "TM. Ủy ban nhân dân"),
    "dang-hd05": ("dang", "Đảng ủy xã An Phúc", "T/M Ban Thường vụ"),
    "dang-hd36": ("dang", "Đảng ủy xã An Phúc", "T/M Ban Thường vụ"),
}
ASKED = "hop,hop.so_sanh,hop.ke_hoach,mo_hinh"


def test_documents_with_charts_are_sound_and_follow_the_standards(project: Project) -> None:
    documents = {}
    for layout, body in BODIES.items():
        project.write("a.yaml", DATA % body)
        arguments = ("--kind", "phu-luc", "--layout", layout, "--charts", ASKED, "-o", f"{layout}.docx")
        assert project.run("render", "a.yaml", *arguments, "--strict").exit_code == 0
        documents[layout] = (project.folder / f"{layout}.docx").read_bytes()
        checked = project.run("check", f"{layout}.docx", "--json")
        assert checked.json["findings"] == []
        package = read_package(documents[layout])
        assert not list(find_package_faults(package))
    assert find_damage_of(documents) == {layout: [] for layout in BODIES}
    books = [name for name in package.entries if name.endswith(".xlsx")]
    assert len(books) == 4
    sheet = openpyxl.load_workbook(io.BytesIO(package.read(books[0]))).active
    assert [[one.value for one in row] for row in sheet.iter_rows()][1:] == [
        ["Thôn Đông", 1440],
        ["Thôn Đoài", 1000],
    ]


def test_text_and_preview_show_bars(project: Project) -> None:
    project.write("a.yaml", DATA % BODIES["nd30"])
    project.run("render", "a.yaml", "--kind", "phu-luc", "--charts", "hop", "--to", "txt", "-o", "a.txt")
    text = (project.folder / "a.txt").read_text(encoding="utf-8")
    assert "\nThôn Đông ####" in text
    assert text.index("Thôn Đoài ####") < text.index("Biểu đồ 1. Cuộc họp, theo đơn vị")
    for width in ("40", "80", "120"):
        shown = project.run(
            "preview", "a.yaml", "--kind", "phu-luc", "--charts", "hop", "--width", width, "--plain"
        )
        assert shown.exit_code == 0
        assert "Thôn Đông" in shown.stdout
        assert max(map(len, shown.stdout.splitlines())) <= int(width)


def test_bars_begin_at_zero_and_periods_follow_one_another(project: Project) -> None:
    head, _, foot = (DATA % BODIES["nd30"]).partition("so_lieu:")
    figures = """so_lieu:
  - ma: tl
    ten: Tỷ lệ hòa giải
    gia_tri: 90%
    so_sanh:
      - {ky: quý I năm 2026, gia_tri: 80}
      - {ky: quý II năm 2026, gia_tri: 85}
      - {ky: cùng kỳ năm 2025, gia_tri: 78}
  - {ma: thu, ten: Thu, gia_tri: 1234567890, don_vi: đồng, ke_hoach: 1000000000}
van_ban:"""
    project.write("a.yaml", head + figures + foot.partition("van_ban:")[2])
    drawn = ("--kind", "phu-luc", "--charts", "tl,thu")
    assert project.run("render", "a.yaml", *drawn, "-o", "a.docx").exit_code == 0
    package = read_package((project.folder / "a.docx").read_bytes())
    charts = [package.read(name).decode() for name in sorted(package.entries) if "charts/chart" in name]
    charts = [one for one in charts if "chartSpace" in one]
    assert all('<c:min val="0"/>' in one for one in charts)
    assert re.findall("<c:v>([^<]*)</c:v>", charts[0])[1:5] == [
        *("Cùng kỳ năm 2025", "Quý I năm 2026", "Quý II năm 2026", "Kỳ này"),
    ]
    assert '[&gt;=1000000000]0"."000"."000"."000' in charts[1]
    shown = project.run("preview", "a.yaml", *drawn, "--plain", "--width", "100").stdout
    assert re.search("Quý I năm 2026 +#+ 80%", shown)
    assert re.search("Thực hiện #+ 1.234.567.890\n", shown)


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ("-10, -2", "#,##0"),
        ("10, 2", '[&gt;=1000000]0"."000"."000;[&gt;=1000]0"."000;0'),
        ('"0,01", 3', "#,##0.00"),
        ('"2,5", -1', "#,##0.0"),
    ],
)
def test_numbers_in_charts_keep_their_signs_and_decimals(project: Project, values: str, code: str) -> None:
    first, second = values.split(", ")
    head, _, foot = (DATA % BODIES["nd30"]).partition("so_lieu:")
    units = f"[{{don_vi: A, gia_tri: {first}}}, {{don_vi: B, gia_tri: {second}}}]"
    figure = f"so_lieu: [{{ma: a, ten: Một, theo_don_vi: {units}}}]\nvan_ban:"
    project.write("a.yaml", head + figure + foot.partition("van_ban:")[2])
    drawn = ("--kind", "phu-luc", "--charts", "a")
    assert project.run("render", "a.yaml", *drawn, "-o", "a.docx", "--draft").exit_code == 0
    package = read_package((project.folder / "a.docx").read_bytes())
    (chart,) = (
        package.read(name).decode() for name in package.entries if re.search("charts/chart[0-9]*.xml", name)
    )
    assert f'<c:numFmt formatCode="{code}" sourceLinked="0"/>' in chart.replace("&quot;", '"')
    shown = project.run("preview", "a.yaml", *drawn, "--plain", "--width", "60", "--draft")
    assert max(map(len, shown.stdout.splitlines())) <= 60


def test_a_document_without_charts_is_as_before(project: Project) -> None:
    project.write("a.yaml", DATA % BODIES["nd30"])
    project.run("render", "a.yaml", "--kind", "phu-luc", "-o", "a.docx")
    package = read_package((project.folder / "a.docx").read_bytes())
    assert not [name for name in package.entries if "chart" in name or name.endswith(".xlsx")]


def test_charts_that_are_asked_for_and_not_there_are_told(project: Project) -> None:
    head, _, foot = DATA.partition("so_lieu:")
    bare = f"{head}so_lieu: [{{ma: hop, ten: Cuộc họp, gia_tri: 5}}]\nvan_ban:{foot.partition('van_ban:')[2]}"
    project.write("a.yaml", bare % BODIES["nd30"])
    nothing = project.run("render", "a.yaml", "--kind", "phu-luc", "--charts", "all", "-o", "a.docx")
    nowhere = project.run(
        "render", "a.yaml", "--kind", "giao-viec", "--charts", "all", "--draft", "-o", "b.docx"
    )

    assert (nothing.exit_code, nowhere.exit_code) == (0, 0)
    assert "Lưu ý: không số liệu nào có hai số trở lên" in nothing.stdout
    assert "Lưu ý: giao việc không có phụ lục số liệu" in nowhere.stdout


@pytest.mark.parametrize("columns", [12, 40, 80, 120])
@pytest.mark.parametrize("plain", [True, False])
def test_bars_keep_to_their_room(columns: int, plain: bool) -> None:
    labels = ["Xã An Bình Thượng Nguyên Hạ", "Ấp 3", "X"]
    series = [ChartSeries("Thực hiện", (Decimal(12000), Decimal("-3.5"), None))]
    lines = draw_bars(labels, series, columns, plain=plain)
    assert len(lines) == 3
    assert max(len(line) for line in lines) <= max(columns, 24)
    assert lines[0].endswith(" 12.000")
    assert "-" in lines[1]


def test_very_many_bars_are_counted() -> None:
    lines = draw_bars([str(at) for at in range(200)], [ChartSeries("", (Decimal(1),) * 200)], 60)
    assert lines[-1] == "… và 140 dòng khác"
