"""What a document was understood as: each part with how surely it was recognised, and by what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from baocao.app.grade import Recognised

PARTS: Final = {
    "quoc_hieu": "Quốc hiệu, tiêu đề Đảng",
    "tieu_ngu": "Tiêu ngữ",
    "co_quan_chu_quan": "cơ quan chủ quản",
    "co_quan": "cơ quan ban hành",
    "dau_sao": "dấu sao",
    "so_ky_hieu": "số, ký hiệu",
    "dia_danh_ngay": "địa danh, thời gian",
    "ten_loai": "tên loại",
    "trich_yeu": "trích yếu",
    "gach_noi": "vạch dưới trích yếu",
    "trich_yeu_cong_van": "trích yếu công văn",
    "kinh_gui": "Kính gửi",
    "can_cu": "căn cứ",
    "noi_dung": "nội dung",
    "phan_chuong": "phần, chương",
    "tieu_de_phan_chuong": "tiêu đề phần, chương",
    "muc": "mục",
    "dieu": "điều",
    "khoan": "khoản",
    "diem": "điểm",
    "gach_dau_dong": "gạch đầu dòng",
    "quyen_han": "quyền hạn người ký",
    "chuc_vu": "chức vụ người ký",
    "ho_ten": "họ tên người ký",
    "noi_nhan_nhan": "chữ Nơi nhận",
    "noi_nhan": "nơi nhận",
    "muc_khan": "mức khẩn",
    "do_mat": "độ mật",
    "pham_vi_luu_hanh": "phạm vi lưu hành",
    "du_thao": "chữ dự thảo",
    "nguoi_soan_thao": "người soạn thảo",
    "lien_he": "liên hệ",
    "phu_luc_so": "số phụ lục",
    "phu_luc_ten": "tên phụ lục",
    "phu_luc_kem_theo": "phụ lục kèm theo",
    "ten_bang": "tên bảng, hình",
    "so_trang": "số trang",
    "khac": "không chấm",
}
"""{kind of part: what people call it}."""

_DEGREES: Final = ((0.9, "chắc chắn"), (0.7, "khá chắc"), (0.4, "chưa chắc"), (0.0, "đoán"))
_TEXT_SHOWN: Final = 50
_BODY: Final = "thân văn bản, "
"""How nearly all places begin; a table has no room for it."""


def parts_table(parts: Sequence[Recognised]) -> RenderableType:
    """Return one row a part, for a terminal."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for heading in ("Thành phần", "Độ chắc", "Dựa vào", "Chữ", "Chỗ"):
        table.add_column(heading, overflow="fold", no_wrap=heading == "Độ chắc")
    for part in parts:
        *others, place = _row(part)
        table.add_row(*map(Text, (*others, place.removeprefix(_BODY))))
    return table


def parts_lines(parts: Sequence[Recognised]) -> RenderableType:
    """Return one line a part, for a pipe."""
    return Text("\n").join(Text(" | ".join(_row(part))) for part in parts)


def _row(part: Recognised) -> tuple[str, ...]:
    degree = next(word for least, word in _DEGREES if part.certainty >= least)
    text = part.text if len(part.text) <= _TEXT_SHOWN else f"{part.text[:_TEXT_SHOWN].rstrip()}…"
    name = PARTS.get(part.kind, part.kind)
    return name, f"{degree}, {part.certainty:.0%}", part.reason, " ".join(text.split()), part.where.path
