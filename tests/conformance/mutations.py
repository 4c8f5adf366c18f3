"""Changes to an example's data that a real office would come up with, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from conformance.examples import Data

Change = Callable[[Data], object]


def tasks(count: int) -> list[Data]:
    """Many tasks, some short, some long, with every kind of deadline."""
    deadlines = ["30/11/2026", "trong quý IV", "thường xuyên", "trước ngày 15/12/2026"]
    return [
        {
            "noi_dung": f"Thực hiện việc thứ {number}" + ", bảo đảm đúng tiến độ đề ra" * (number % 2),
            "giao": ["Phòng Văn hóa - Xã hội", "Công an xã"][: 1 + number % 2],
            "han": deadlines[number % 4],
            "san_pham": "Báo cáo",
        }
        for number in range(1, count + 1)
    ]


def people(count: int, posts: int) -> list[Data]:
    """Delegates, `posts` different positions among them."""
    return [
        {
            "ho_ten": f"Nguyễn Văn {chr(65 + number % 26)}{'nh' * (number // 26)}",
            "chuc_vu": f"Trưởng thôn Phúc Lâm {number % posts + 1}",
        }
        for number in range(count)
    ]


def figure(number: int = 1, **other: object) -> Data:
    """An indicator with a plan, three comparisons and ten units."""
    value = 100 + number
    periods = ("cùng kỳ năm 2025", "quý II năm 2026", "quý I năm 2026")
    units = [*([value // 10] * 9), value - 9 * (value // 10)]
    return {
        "ma": f"chi_tieu_{number}",
        "ten": f"Chỉ tiêu số {number} của công tác dân vận",
        "gia_tri": str(value),
        "don_vi": "cuộc",
        "ke_hoach": {"gia_tri": "200"},
        "so_sanh": [{"ky": period, "gia_tri": "90", "loai": "tuyet-doi"} for period in periods],
        "theo_don_vi": [
            {"don_vi": f"Thôn {n}", "gia_tri": str(share)} for n, share in enumerate(units, start=1)
        ],
    } | other


def put(*path: str, value: object) -> Change:
    """A change that puts a value at a place."""

    def change(data: Data) -> None:
        place: Any = data
        for step in path[:-1]:
            place = place.setdefault(step, {})
        place[path[-1]] = value

    return change


def without(key: str) -> Change:
    """A change that takes a key away."""
    return lambda data: data.pop(key, None)


def with_figures(*figures: Data) -> Change:
    """A change that leaves these figures alone, and none of the names by which results call others."""

    def clean(results: list[Data]) -> None:
        for result in results:
            result.pop("so_lieu", None)
            clean(result.get("muc_con", []))

    def change(data: Data) -> None:
        clean(data["ket_qua"])
        data["so_lieu"] = list(figures)

    return change


def only_decreases(data: Data) -> None:
    """Every comparison is a fall."""
    for one in data["so_lieu"]:
        if one["don_vi"] != "%":
            one["so_sanh"] = [{"ky": "cùng kỳ năm 2025", "gia_tri": "20.000", "loai": "tuyet-doi"}]


def concluded_only(data: Data) -> None:
    """The chair's conclusion stands for the tasks."""
    del data["nhiem_vu"]
    task = {"noi_dung": "Rà soát, kiện toàn ban chỉ đạo", "giao": "Công an xã", "han": "thường xuyên"}
    data["ket_luan"] = {"chi_dao": [task]}


CHAIRS = (
    {"ho_ten": "Nguyễn Văn Thuận", "chuc_vu": ["Phó Bí thư Đảng ủy xã", "Chủ tịch Ủy ban nhân dân xã"]},
    {"ho_ten": "Trần Quang Hiệp", "chuc_vu": "Phó Chủ tịch Ủy ban nhân dân xã"},
    {"ho_ten": "Lê Thị Thanh Mai", "chuc_vu": "Phó Chủ tịch Ủy ban nhân dân xã"},
)
DEPUTY = {
    "quyen_han": "TM. Ủy ban nhân dân\nKT. Chủ tịch",
    "chuc_vu": "Phó Chủ tịch",
    "ho_ten": "Trần Quang Hiệp",
}
LONG_NAME = "Nguyễn Phước Bảo Công Tằng Tôn Nữ Hoàng Thị Thanh Huyền"
LONG_BODY = "Ban Chỉ đạo thực hiện quy chế dân chủ ở cơ sở và phong trào thi đua “Dân vận khéo” xã"
LONG_FIGURE = (
    "Số cuộc tiếp xúc, đối thoại trực tiếp của người đứng đầu cấp ủy, chính quyền với Nhân dân ở thôn "
)

CHANGES: Mapping[str, Change] = {
    "0 nhiệm vụ, có kết luận": concluded_only,
    "1 nhiệm vụ": put("nhiem_vu", value=tasks(1)),
    "60 nhiệm vụ": put("nhiem_vu", value=tasks(60)),
    "tên đơn vị dài": put("nhiem_vu", value=[tasks(1)[0] | {"giao": LONG_BODY}]),
    "40 đại biểu": put("thanh_phan", value=people(40, 40)),
    "40 đại biểu cùng chức vụ": put("thanh_phan", value=people(40, 3)),
    "1 đại biểu": put("thanh_phan", value=people(1, 1)),
    "không chủ trì": put("hoi_nghi", "chu_tri", value=[]),
    "1 chủ trì": put("hoi_nghi", "chu_tri", value=CHAIRS[:1]),
    "3 chủ trì": put("hoi_nghi", "chu_tri", value=CHAIRS),
    "không số liệu": with_figures(),
    "1 số liệu": with_figures(figure()),
    "30 số liệu": with_figures(*(figure(number) for number in range(1, 31))),
    "toàn giảm": only_decreases,
    "tên số liệu dài": with_figures(figure(ten=LONG_FIGURE * 3)),
    "đơn vị tính dài": with_figures(figure(don_vi="cơ quan, đơn vị, doanh nghiệp nhà nước")),
    "số rất lớn": with_figures(
        {"ma": "thu", "ten": "Tổng thu", "gia_tri": "123.456.789.012,75", "don_vi": "đồng"}
    ),
    "kết quả là một danh sách": put("ket_qua", value=["Ban hành 27 văn bản.", "Công nhận 42 mô hình"]),
    "kết quả là một câu": put("ket_qua", value="Hoàn thành các nhiệm vụ được giao"),
    "một nguyên nhân": put("nguyen_nhan", value={"khach_quan": "Mưa lớn kéo dài"}),
    "nguyên nhân không có hạn chế": without("han_che"),
    "hạn chế không có nguyên nhân": without("nguyen_nhan"),
    "24 hạn chế": put("han_che", value=[f"Việc thứ {number} còn chậm" for number in range(1, 25)]),
    "một kiến nghị": put("kien_nghi", value="Sớm ban hành hướng dẫn"),
    "tên người ký dài": put("van_ban", "chung", "nguoi_ky", "ho_ten", value=LONG_NAME),
    "chức vụ người ký dài": put(
        "van_ban", "chung", "nguoi_ky", "chuc_vu", value="Phó Chủ tịch phụ trách văn hóa, xã hội và dân vận"
    ),
    "địa danh dài": put("co_quan", "dia_danh", value="Thành phố Hồ Chí Minh"),
    "dấu đặc biệt": put("tinh_hinh", value=['Giá điện < 3.000 đồng & nước > 10.000 đồng "theo quy định"']),
    "câu đã có dấu": put("han_che", value=["Hồ sơ còn quá hạn.", "Thu chưa đạt;", "Họp thôn còn ít"]),
    "chữ tổ hợp": put("tinh_hinh", value=["Ti\u0300nh hi\u0300nh o\u0302\u0309n \u0111i\u0323nh."]),
}
STATE_CHANGES: Mapping[str, Change] = {
    "ba kính gửi": put(
        "van_ban", "bao-cao", "kinh_gui", value=["Ủy ban nhân dân tỉnh", "Sở Nội vụ", "Sở Tài chính"]
    ),
    "nơi nhận dài": put("van_ban", "bao-cao", "noi_nhan", value=["Như trên", LONG_BODY, "Lưu: VT, VHXH"]),
    "có cơ quan chủ quản": put("co_quan", "chu_quan", value="Ủy ban nhân dân thành phố Hồ Chí Minh"),
    "tên cơ quan dài": put("co_quan", "ten", value=LONG_BODY),
    "ký thay tập thể": put("van_ban", "chung", "nguoi_ky", value=DEPUTY),
    "ký thay": put("van_ban", "chung", "nguoi_ky", value=DEPUTY | {"quyen_han": "KT. Chủ tịch"}),
    "thủ trưởng ký": put(
        "van_ban", "chung", "nguoi_ky", value={"chuc_vu": "Giám đốc", "ho_ten": "Trần Quang Hiệp"}
    ),
}
