"""What a workbook calls things besides the titles of the model: other headings, accented choices, titles."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

YES_NO: Final = ("có", "không")

CHOICE_LABELS: Final[Mapping[str, str]] = {
    "dang": "Đảng",
    "nha-nuoc": "Nhà nước",
    "mat-tran": "Mặt trận",
    "doan-the": "đoàn thể",
    "hdnd": "HĐND",
    "trien-khai": "triển khai",
    "so-ket": "sơ kết",
    "tong-ket": "tổng kết",
    "giao-ban": "giao ban",
    "quan-triet": "quán triệt",
    "phat-dong": "phát động",
    "ban-chap-hanh": "ban chấp hành",
    "khac": "khác",
    "truc-tiep": "trực tiếp",
    "truc-tuyen": "trực tuyến",
    "ket-hop": "kết hợp",
    "tuyet-doi": "tuyệt đối",
    "ty-le": "tỷ lệ",
    "diem-phan-tram": "điểm phần trăm",
    "khong-so-sanh": "không so sánh",
    "khai-mac": "khai mạc",
    "bao-cao": "báo cáo",
    "tham-luan": "tham luận",
    "thao-luan": "thảo luận",
    "khen-thuong": "khen thưởng",
    "ket-luan": "kết luận",
    "chua": "chưa",
    "xong": "xong",
    "cham": "chậm",
}
"""``{choice of the model: what the drop-down list offers}``; both are one when folded. What is not here
is offered as the model has it."""
FOLDED_APART: Final[Mapping[str, Mapping[str, str]]] = {"trang_thai": {"dang": "đang"}}
"""``{key: {choice: label}}`` where a choice means something else than in `CHOICE_LABELS`."""

TITLES: Final[Mapping[str, str]] = {
    "van_ban.chung": "Giá trị chung cho mọi văn bản",
    "khen_thuong.nguoi_trao": "Người trao khen thưởng",
}
"""Titles of blocks that no key's title gives."""

OTHER_TITLES: Final[Mapping[str, tuple[str, ...]]] = {
    "co_quan": ("Đơn vị báo cáo", "Cơ quan, đơn vị", "Cơ quan", "Thông tin cơ quan", "Thông tin đơn vị"),
    "ky": ("Kỳ báo cáo", "Kỳ"),
    "hoi_nghi": ("Thông tin hội nghị",),
    "hoi_nghi.chu_tri": ("Chủ trì", "Người chủ trì", "Chủ trì hội nghị"),
    "hoi_nghi.thu_ky": ("Thư ký",),
    "hoi_nghi.to_chuc": ("Cơ quan tổ chức", "Tổ chức"),
    "hoi_nghi.diem_cau": ("Điểm cầu",),
    "thanh_phan": ("Thành phần", "Danh sách đại biểu", "Đại biểu", "Thành phần tham dự"),
    "ket_qua": ("Kết quả",),
    "mo_hinh": ("Mô hình", "Điển hình", "Mô hình, điển hình tiêu biểu"),
    "so_lieu": ("Chỉ tiêu", "Bảng số liệu", "Biểu số liệu", "Kết quả thực hiện chỉ tiêu"),
    "so_lieu.so_sanh": ("So sánh",),
    "so_lieu.gom": ("Gồm", "Trong đó"),
    "so_lieu.theo_don_vi": ("Theo đơn vị",),
    "nhiem_vu": ("Nhiệm vụ", "Nhiệm vụ trọng tâm", "Phương hướng, nhiệm vụ"),
    "nhiem_vu_da_giao": ("Nhiệm vụ đã giao", "Kết quả thực hiện nhiệm vụ"),
    "ket_luan.chi_dao": ("Chỉ đạo", "Ý kiến kết luận, chỉ đạo"),
    "han_che": ("Hạn chế, khó khăn", "Tồn tại, hạn chế", "Khó khăn, vướng mắc"),
    "kien_nghi": ("Đề xuất, kiến nghị", "Kiến nghị, đề xuất", "Đề xuất"),
    "chuong_trinh": ("Chương trình",),
    "y_kien": ("Ý kiến", "Thảo luận"),
    "viet_tat": ("Viết tắt",),
    "van_ban.chung": ("Văn bản",),
}
"""Other titles of blocks, as offices write them."""

PLAIN_RECORDS: Final = frozenset(
    {"hoi_nghi.lan_thu", "hoi_nghi.thoi_gian", "van_ban.chung.nguoi_ky", "van_ban.nguoi_ky"}
)
"""Records whose keys have titles that need no other before them."""

OTHER_HEADINGS: Final[Mapping[str, tuple[str, ...]]] = {
    "co_quan.ten": ("Đơn vị báo cáo", "Tên đơn vị", "Tên cơ quan", "Cơ quan báo cáo", "Đơn vị", "Cơ quan"),
    "ky.bao_cao.ky": ("Kỳ",),
    "ky.so_lieu_den": ("Số liệu đến ngày", "Tính đến ngày"),
    "hoi_nghi.lan_thu.so": ("Lần thứ",),
    "hoi_nghi.thoi_gian.ngay": ("Thời gian", "Ngày"),
    "hoi_nghi.dia_diem": ("Địa điểm",),
    "hoi_nghi.ket_luan_boi.ho_ten": ("Người kết luận",),
    "so_lieu.ma": ("Mã", "Mã số", "Mã chỉ tiêu"),
    "so_lieu.ten": ("Chỉ tiêu", "Tên chỉ tiêu", "Nội dung", "Nội dung chỉ tiêu", "Tên"),
    "so_lieu.gia_tri": (
        "Thực hiện",
        "Số thực hiện",
        "Kết quả",
        "Kết quả thực hiện",
        "Số liệu",
        "Số lượng",
        "Thực hiện trong kỳ",
    ),
    "so_lieu.don_vi": ("Đơn vị", "ĐVT", "Đvt", "Đ.v.t"),
    "so_lieu.ke_hoach.gia_tri": ("Chỉ tiêu giao", "Kế hoạch giao", "Kế hoạch năm"),
    "so_lieu.ke_hoach.ty_le": (
        "Tỷ lệ",
        "Tỷ lệ (%)",
        "Tỷ lệ %",
        "Đạt tỷ lệ",
        "Tỷ lệ so với kế hoạch",
        "So với kế hoạch (%)",
        "Tỷ lệ so với KH",
        "So với KH",
    ),
    "so_lieu.tren": ("Trên tổng",),
    "so_lieu.so_sanh.so_lieu": ("Số liệu", "Mã", "Chỉ tiêu", "Tên số liệu"),
    "so_lieu.gom.so_lieu": ("Số liệu", "Mã", "Chỉ tiêu", "Tên số liệu"),
    "so_lieu.gom.ten": ("Thành phần", "Trong đó", "Gồm"),
    "so_lieu.gom.gia_tri": ("Giá trị", "Số", "Số lượng", "Thực hiện"),
    "so_lieu.so_sanh.ky": ("Kỳ",),
    "so_lieu.so_sanh.gia_tri": ("Giá trị", "Số", "Thực hiện"),
    "so_lieu.so_sanh.thay_doi": ("Tăng, giảm", "Tăng/giảm", "Thay đổi"),
    "so_lieu.theo_don_vi.so_lieu": ("Số liệu", "Mã", "Chỉ tiêu", "Tên số liệu"),
    "so_lieu.theo_don_vi.don_vi": ("Đơn vị",),
    "so_lieu.theo_don_vi.gia_tri": ("Giá trị", "Số", "Số lượng", "Thực hiện"),
    "thanh_phan.ho_ten": ("Họ tên",),
    "thanh_phan.chuc_vu": ("Chức danh", "Chức vụ, đơn vị"),
    "thanh_phan.don_vi": ("Đơn vị", "Cơ quan", "Cơ quan, đơn vị"),
    "thanh_phan.nhom": ("Nhóm", "Thành phần"),
    "thanh_phan.so_luong": ("Số đại biểu", "SL"),
    "hoi_nghi.chu_tri.ho_ten": ("Họ tên",),
    "hoi_nghi.chu_tri.vai_tro": ("Vai trò",),
    "hoi_nghi.thu_ky.ho_ten": ("Họ tên",),
    "hoi_nghi.to_chuc.ten": ("Tên cơ quan", "Cơ quan"),
    "hoi_nghi.to_chuc.vai_tro": ("Vai trò",),
    "hoi_nghi.diem_cau.dia_diem": ("Địa điểm",),
    "mo_hinh.ten": ("Mô hình", "Tên mô hình, điển hình", "Tên"),
    "mo_hinh.don_vi": ("Đơn vị", "Địa phương, đơn vị"),
    "mo_hinh.mo_ta": ("Cách làm, hiệu quả", "Kết quả", "Nội dung"),
    "chuong_trinh.gio": ("Thời gian",),
    "chuong_trinh.noi_dung": ("Nội dung",),
    "y_kien.noi_dung": ("Nội dung", "Ý kiến"),
    "bieu_quyet.noi_dung": ("Nội dung",),
    "bieu_quyet.tan_thanh": ("Tán thành",),
    "bieu_quyet.khong_tan_thanh": ("Không tán thành",),
    "bieu_quyet.y_kien_khac": ("Ý kiến khác",),
    "khen_thuong.hinh_thuc": ("Hình thức",),
    "ket_qua.muc": ("Mục",),
    "ket_qua.noi_dung": ("Nội dung", "Kết quả"),
    "anh.chu_thich": ("Chú thích",),
    "anh.tep": ("Tệp",),
    "tai_lieu.tep": ("Tệp",),
    "viet_tat.chu_tat": ("Viết tắt", "Chữ viết tắt"),
    "viet_tat.chu_day_du": ("Nghĩa", "Đầy đủ", "Viết đầy đủ"),
}
"""Other headings, as offices write them, by block and key."""

TASK_HEADINGS: Final[Mapping[str, tuple[str, ...]]] = {
    "noi_dung": ("Nhiệm vụ", "Nội dung", "Nội dung công việc", "Công việc"),
    "giao": (
        "Chủ trì",
        "Cơ quan chủ trì",
        "Đơn vị thực hiện",
        "Đơn vị được giao",
        "Cơ quan, đơn vị chủ trì",
    ),
    "phoi_hop": ("Phối hợp", "Cơ quan phối hợp"),
    "han": ("Hạn", "Thời gian hoàn thành", "Thời hạn hoàn thành", "Hạn hoàn thành", "Thời gian thực hiện"),
    "trang_thai": ("Tình trạng", "Tiến độ"),
    "ket_qua": ("Kết quả",),
    "san_pham": ("Sản phẩm đầu ra",),
}
"""Other headings in every table of tasks."""

RARE: Final = frozenset(
    {
        *("Person.danh_xung", "Person.hoc_vi", "Person.goi_tat", "Person.gioi_tinh"),
        *("Chair.danh_xung", "Chair.hoc_vi", "Chair.goi_tat", "Chair.gioi_tinh", "Chair.don_vi"),
        *("Group.dinh_tinh", "Group.moi_boi", "Plan.dinh_tinh", "Plan.ty_le"),
        *("Figure.tren", "Figure.xep_hang"),
        *("Comparison.loai", "Comparison.dinh_tinh", "Part.dinh_tinh", "Share.dinh_tinh"),
        *("Task.giao_boi", "Citation.goi_tat", "Span.luy_ke", "Span.tu", "Span.den", "Span.nhan"),
        *("Meeting.kinh_phi", "Meeting.muc_dich", "Meeting.yeu_cau", "Meeting.tieu_de"),
        *("Causes.chung", "Award.cap", "Photo.nguon", "Photo.sau"),
    }
)
"""Keys, by class, that a form asks for only when the data have them; they are read anywhere."""
RARE_PATHS: Final = frozenset(
    {
        *(
            "nhiem_vu.trang_thai",
            "nhiem_vu.ket_qua",
            "ket_luan.chi_dao.trang_thai",
            "ket_luan.chi_dao.ket_qua",
        ),
        *("hoi_nghi.chuan_bi.trang_thai", "hoi_nghi.chuan_bi.ket_qua", "hoi_nghi.chuan_bi.san_pham"),
        *("chuong_trinh.nguoi.chuc_vu", "chuong_trinh.nguoi.don_vi", "y_kien.nguoi.don_vi"),
        *("khen_thuong.nguoi_trao.nguoi.don_vi", "hoi_nghi.ket_luan_boi.don_vi"),
        *("van_ban.ky_hieu", "van_ban.loi_ket", "van_ban.tac_gia", "van_ban.ghi_chu", "van_ban.muc_khan"),
        *("van_ban.do_mat", "van_ban.du_thao", "van_ban.nguoi_ky.quyen_han", "van_ban.nguoi_ky.chuc_vu"),
        *("van_ban.nguoi_ky.ho_ten", "van_ban.kinh_gui"),
    }
)
"""The same, by block and key."""

CODES: Final = frozenset({"ma", "so", "ky_hieu", "khoa", "nhiem_ky", "gio", "quyet_dinh", "han"})
"""Keys of text that a spreadsheet must not take for a number or a date."""

WIDE: Final = frozenset({"noi_dung", "ten", "mo_ta", "trich_yeu", "ket_qua", "chu_thich", "chu_day_du"})
"""Keys that need wide columns."""
OF_TEXTS: Final = frozenset({"mo_hinh", "tinh_hinh", "han_che", "kien_nghi"})
"""Blocks of texts: what stands where their rows are numbered heads no group."""
UNIT_NOTE: Final = "Tên đầy đủ của đơn vị."
"""What a form says beside the name of the unit that fills it."""
STATES: Final[Mapping[str, str]] = {
    **dict.fromkeys(("da_xong", "hoan_thanh", "da_hoan_thanh"), "xong"),
    **dict.fromkeys(("dang_lam", "dang_thuc_hien"), "dang"),
    **dict.fromkeys(("chua_lam", "chua_thuc_hien", "chua_xong"), "chua"),
    **dict.fromkeys(("cham_tien_do", "qua_han", "cham_muon"), "cham"),
}
"""``{how clerks type a task's state, folded: the choice}``."""
