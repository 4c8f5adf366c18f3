"""The slips that clerks make when they fill a form, one of each sort."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bieu import FIGURES, PERIOD_AT, TASKS, UNIT_AT, Form

ENDINGS = (".xlsx", " (1).xlsx", "-sua.xlsx", ".csv")
"""How the names of files end that come in for a form."""
UNITS_FILE = "danh-sach-xa.csv"
OLD_NAME = "Xã Vĩnh Hội"
"""A name that one of the units had before."""
TONES = "\u0300\u0301\u0303\u0309\u0323"
NO_TONES = str.maketrans("", "", TONES)


@dataclass(frozen=True, kw_only=True)
class Slip:
    """A slip that a clerk makes."""

    sort: str
    code: str
    make: Callable[[Form], Made]


@dataclass(frozen=True)
class Made:
    """What came in, and where the slip is."""

    contents: Mapping[str, bytes]
    cell: str = ""
    places: tuple[tuple[str, str, str], ...] = ()
    """``(code, file, cell)`` of the findings, when they are not one in the form itself."""


def type_in(form: Form, at: str, value: object, sheet: str = FIGURES, named: str = "") -> Made:
    """Put a value in a cell; return the file, and the cell, or another that is named for it."""
    form.book[sheet][at] = value
    return Made({form.name: form.pack()}, cell=f"{sheet}!{named or at}")


def type_number_as_text(form: Form) -> Made:
    """1.250 typed into a cell that holds text."""
    cell = form.sheet[form.at("luot_nguoi_hop_thon")]
    cell.number_format = "@"
    return type_in(form, cell.coordinate, "1.250")


def type_marks_apart(form: Form) -> Made:
    """The unit's name with its marks as letters of their own, as macOS types it."""
    return type_in(form, UNIT_AT, unicodedata.normalize("NFD", form.unit))


def merge_cells(form: Form) -> Made:
    """A value written over two merged cells."""
    at = form.at("lop_tap_huan")
    form.sheet.merge_cells(f"{at}:G{form.rows['lop_tap_huan']}")
    return Made({form.name: form.pack()}, cell=f"{FIGURES}!{at}")


def hide_row(form: Form) -> Made:
    """A row hidden to make the page shorter."""
    form.sheet.row_dimensions[form.rows["quy_uoc"]].hidden = True
    return Made({form.name: form.pack()})


def swap_day_and_month(form: Form) -> Made:
    """A day in the American way."""
    form.book[TASKS]["B3"] = "Kiểm tra việc công khai tại các thôn"
    return type_in(form, "C3", "09/25/2026", TASKS)


def change_measure(form: Form) -> Made:
    """Another unit of measure."""
    code = "luot_nguoi_hop_thon"
    return type_in(form, form.at(code, "D"), "nghìn lượt người", named=form.at(code))


def type_over_total(form: Form) -> Made:
    """A number over the formula of a total."""
    return type_in(form, form.at("mo_hinh_dang_ky"), form.values["mo_hinh_dang_ky"] + 2)


def type_part_too_great(form: Form) -> Made:
    """More complaints settled than came in."""
    value = form.values["don_thu_tiep_nhan"] + 4
    form.values = {**form.values, "don_thu_giai_quyet": value}
    return type_in(form, form.at("don_thu_giai_quyet"), value)


def leave_blank(form: Form) -> Made:
    """A figure that must be there left out."""
    code = "thon_to_dan_pho"
    return type_in(form, form.at(code), None, named=form.at(code, "B"))


def type_thousandfold(form: Form) -> Made:
    """Three zeros too many."""
    return type_in(form, form.at("luot_tiep_dan"), form.values["luot_tiep_dan"] * 1000)


def type_formula(form: Form) -> Made:
    """A formula of a program that keeps no results."""
    return type_in(form, form.at("hop_thon"), "=20+14")


def break_reference(form: Form) -> Made:
    """A cell that shows an error."""
    return type_in(form, form.at("ban_giam_sat"), "#REF!")


def add_row(form: Form) -> Made:
    """An indicator of one's own below the table."""
    row = max(form.rows.values()) + 1
    for column, value in zip("BCDF", ("mo_hinh_tre", "Mô hình của thanh niên", "mô hình", 3), strict=True):
        form.sheet[f"{column}{row}"] = value
    return Made({form.name: form.pack()}, cell=f"{FIGURES}!F{row}")


def send_last_quarter(form: Form) -> Made:
    """The form of the quarter before."""
    return type_in(form, PERIOD_AT, "quý II năm 2026")


def use_old_name(form: Form) -> Made:
    """The name that the unit had before."""
    return type_in(form, UNIT_AT, OLD_NAME)


def use_body_name(form: Form) -> Made:
    """The name of the unit's body."""
    return type_in(form, UNIT_AT, f"UBND {form.unit[:1].lower()}{form.unit[1:]}")


def misspell_name(form: Form) -> Made:
    """A slip in the unit's name."""
    made = type_in(form, UNIT_AT, f"{form.unit}h")
    missing = "D656", UNITS_FILE, ""  # nothing came for the unit of the list
    return Made(made.contents, places=(("D653", form.name, made.cell), missing))


def send_nothing(form: Form) -> Made:
    """No form at all."""
    del form
    return Made({}, places=(("D656", UNITS_FILE, ""),))


def send_twice(form: Form) -> Made:
    """The same form under another name."""
    content = form.pack()
    return Made({form.name: content, f"{form.name[:-5]} (1).xlsx": content}, cell=f"{FIGURES}!{UNIT_AT}")


def send_two(form: Form) -> Made:
    """A corrected form, and the first one as well."""
    first = form.pack()
    form.sheet[form.at("luot_tiep_dan")] = form.values["luot_tiep_dan"] + 1
    return Made({form.name: first, f"{form.name[:-5]}-sua.xlsx": form.pack()}, cell=f"{FIGURES}!{UNIT_AT}")


def break_off(form: Form) -> Made:
    """A file that was cut on its way."""
    content = form.pack()
    return Made({form.name: content[: len(content) // 2]})


def send_old_letters(form: Form) -> Made:
    """A table in text, in the letters of Windows before Unicode."""
    lines = [[cell.value for cell in row] for row in form.sheet.iter_rows(max_row=max(form.rows.values()))]
    text = "\n".join(";".join(map(form.show, line)) for line in lines)
    name = f"{form.name[:-5]}.csv"
    return Made({name: encode_1258(text)}, places=(("D609", name, ""),))


def encode_1258(text: str) -> bytes:
    """Return text in Windows-1258, which writes tones as letters of their own."""
    letters = []
    for char in text:
        pieces = unicodedata.normalize("NFD", char)
        tones = "".join(piece for piece in pieces if piece in TONES)
        letters.append(unicodedata.normalize("NFC", pieces.translate(NO_TONES)) + tones)
    return "".join(letters).encode("cp1258", "replace")


SLIPS = (
    Slip(sort="số gõ thành chữ", code="", make=type_number_as_text),
    Slip(sort="tên gõ dấu rời", code="", make=type_marks_apart),
    Slip(sort="gộp ô", code="", make=merge_cells),
    Slip(sort="ẩn dòng", code="D608", make=hide_row),
    Slip(sort="ngày đảo tháng", code="D102", make=swap_day_and_month),
    Slip(sort="sai đơn vị tính", code="D658", make=change_measure),
    Slip(sort="gõ đè ô tổng", code="D661", make=type_over_total),
    Slip(sort="phần lớn hơn tổng", code="D662", make=type_part_too_great),
    Slip(sort="để trống chỉ tiêu bắt buộc", code="D660", make=leave_blank),
    Slip(sort="thừa ba số không", code="D664", make=type_thousandfold),
    Slip(sort="công thức không có kết quả", code="D604", make=type_formula),
    Slip(sort="ô báo lỗi", code="D603", make=break_reference),
    Slip(sort="thêm dòng", code="D659", make=add_row),
    Slip(sort="nhầm kỳ", code="D657", make=send_last_quarter),
    Slip(sort="tên cơ quan", code="D654", make=use_body_name),
    Slip(sort="tên gõ sai", code="D653", make=misspell_name),
    Slip(sort="không gửi", code="D656", make=send_nothing),
    Slip(sort="gửi hai lần", code="D667", make=send_twice),
    Slip(sort="gửi hai biểu khác nhau", code="D655", make=send_two),
    Slip(sort="tệp hỏng", code="D601", make=break_off),
    Slip(sort="tệp chữ mã cũ", code="D609", make=send_old_letters),
)


@dataclass(frozen=True)
class Renamed:
    """The form that a renamed unit gets, and what its clerk does with it."""

    form: str
    slip: Slip


RENAMED = Renamed("xa-vinh-thang.xlsx", Slip(sort="tên cũ", code="D654", make=use_old_name))
