"""Fill the forms of all units as their clerks would: numbers at random, and one slip of each sort.

    baocao form --indicators bo-chi-tieu.yaml --units danh-sach-xa.csv -o bieu/
    python dien_bieu.py bieu/ -o nhan/
    python dien_bieu.py bieu/ -o nhan/ --sua

The same forms and seed give the same files. The slips are printed as JSON: what, whose, which finding
must name them, in which cell. With ``--sua`` the units that made one send their forms again, filled well.
With ``--phan-tram 5`` five units in a hundred make a slip, any of them, instead of each sort being made once.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from bieu import FIGURES, MODELS, PLAN, UNIT_AT, WISHES, Form
from openpyxl import Workbook, load_workbook
from sai_sot import ENDINGS, RENAMED, SLIPS, Made, Slip

from baocao.data.indicators import IndicatorSet, read_indicators
from baocao.data.load import load_tree

HERE = Path(__file__).resolve().parent
SEED = 2026
FEW = (0, 4)
RANGES: Mapping[str, tuple[int, int]] = {
    "van_ban_ban_hanh": (2, 9),
    "lop_tap_huan": (1, 4),
    "nguoi_tap_huan": (40, 260),
    "thon_to_dan_pho": (8, 30),
    "hop_thon": (16, 60),
    "luot_nguoi_hop_thon": (900, 3200),
    "noi_dung_cong_khai": (10, 14),
    "noi_dung_ban": (2, 8),
    "phieu_ho_gia_dinh": (300, 1500),
    "co_quan_don_vi": (6, 14),
    "doanh_nghiep": (0, 2),
    "xep_loai_tot": (6, 14),
    "xep_loai_trung_binh": (0, 1),
    "xep_loai_yeu": (0, 0),
    "luot_tiep_dan": (20, 120),
    "don_thu_tiep_nhan": (5, 40),
    "dvk_kinh_te": (1, 6),
    "dvk_van_hoa": (1, 6),
    "cuoc_giam_sat": (1, 5),
}
"""Least and most of a quarter: {code: range}; others are FEW."""
REST = {"dvk_ca_nhan": "dvk_tap_the", "mo_hinh_duy_tri": "mo_hinh_moi"}
"""What is left of the whole: {code: code of the other part}."""
EXAMPLES = (
    ("Thôn không rác", "văn hóa - xã hội", "mỗi hộ phân loại rác tại nguồn, thôn thu gom hai ngày một lần"),
    ("Ngày thứ Bảy vì dân", "hệ thống chính trị", "trả kết quả hồ sơ vào sáng thứ Bảy hằng tuần"),
    ("Camera an ninh", "quốc phòng - an ninh", "Nhân dân góp tiền lắp camera ở các ngõ"),
    ("Chợ không dùng tiền mặt", "chuyển đổi số", "tiểu thương được hướng dẫn nhận thanh toán qua điện thoại"),
    ("Hiến đất làm đường", "nông thôn mới", "các hộ hiến đất mở rộng đường trục thôn"),
)
WEAK = "Một số thôn họp dân chưa đúng lịch"
WISH = "Đề nghị mở lớp tập huấn kỹ năng điều hành họp thôn"
RARELY = 0.08


@dataclass(frozen=True, kw_only=True)
class Planted:
    """A slip that was made, and the finding that must tell it."""

    sort: str
    """What the clerk did, in a few words."""
    unit: str
    file: str
    """Name of the file that must be named."""
    code: str
    """Of the finding; empty when the file must be read without a word."""
    cell: str = ""
    """Where; empty when the file as a whole is meant."""


def fill_forms(forms: Path, target: Path, seed: int = SEED, percent: int = 0) -> list[Planted]:
    """Write what comes back for each form in a folder; return the slips, in the order of the files.

    Args:
        forms: folder of blank forms, one for each unit.
        target: folder for what comes back; it is made.
        seed: of all that is random.
        percent: so many units in a hundred make a slip; 0: each sort is made once.
    """
    asked = read_asked()
    unlucky = choose_unlucky(forms, seed, percent)
    target.mkdir(parents=True, exist_ok=True)
    planted: list[Planted] = []
    spare = None
    for path in sorted(forms.glob("*.xlsx")):
        slip = unlucky.get(path)
        form = fill(path, asked, seed, book=None if slip else spare)
        spare = spare if slip else form.book
        made = slip.make(form) if slip else Made({form.name: form.pack()})
        for name, content in made.contents.items():
            (target / name).write_bytes(content)
        if slip:
            planted += tell(slip, made, form)
    return planted


def correct_forms(forms: Path, target: Path, seed: int = SEED, percent: int = 0) -> list[Path]:
    """Put good forms in the place of what the unlucky units sent; return them."""
    asked = read_asked()
    corrected = []
    for path in sorted(choose_unlucky(forms, seed, percent)):
        for ending in ENDINGS:
            (target / f"{path.stem}{ending}").unlink(missing_ok=True)
        corrected.append(target / path.name)
        corrected[-1].write_bytes(fill(path, asked, seed).pack())
    return corrected


def read_asked() -> IndicatorSet:
    """Return the indicators of the period."""
    asked = read_indicators(load_tree(HERE / "bo-chi-tieu.yaml"))
    return asked.for_period(asked.ky)


def choose_unlucky(forms: Path, seed: int, percent: int = 0) -> dict[Path, Slip]:
    """Return which form gets which slip: {form: slip}; an old name, the unit that has one."""
    renamed = forms / RENAMED.form
    others = [path for path in sorted(forms.glob("*.xlsx")) if path != renamed]
    chance = random.Random(seed)  # noqa: S311 -- no secret
    if percent:
        drawn = chance.sample(others, round(len(others) * percent / 100))
        return {path: chance.choice(SLIPS) for path in drawn}
    drawn = chance.sample(others, len(SLIPS))
    return {**dict(zip(drawn, SLIPS, strict=True)), renamed: RENAMED.slip}


def tell(slip: Slip, made: Made, form: Form) -> Iterator[Planted]:
    """Yield a slip as it must be found."""
    places = made.places or ((slip.code, form.name, made.cell),)
    for code, file, cell in places:
        yield Planted(sort=slip.sort, unit=form.unit, file=file, code=code, cell=cell)


def fill(path: Path, asked: IndicatorSet, seed: int, book: Workbook | None = None) -> Form:
    """Return a form filled without a slip.

    Args:
        path: the blank form.
        asked: the indicators.
        seed: of all that is random.
        book: another unit's form of the same set, to be written over, which is quicker than to read one.
    """
    chance = random.Random(f"{seed} {path.name}")  # noqa: S311
    if book is None:
        book = load_workbook(path)
    else:
        book[FIGURES][UNIT_AT] = read_unit(path)
    sheet = book[FIGURES]
    rows = {str(cell.value): cell.row for cell in sheet["B"] if cell.value and asked.find(str(cell.value))}
    values = draw_values(asked, chance)
    form = Form(unit=sheet[UNIT_AT].value, name=path.name, book=book, values=values, rows=rows, asked=asked)
    for one in asked.chi_tieu:
        if not one.is_computed:
            sheet[form.at(one.ma)] = values[one.ma]
        if one.ke_hoach and not one.is_computed:
            sheet[form.at(one.ma, PLAN)] = values[one.ma] + chance.randint(-1, 1) if values[one.ma] else 1
    example = chance.choice(EXAMPLES) if chance.random() < RARELY else (None, None, None)
    for column, text in enumerate(example, start=2):
        book[MODELS].cell(3, column).value = text
    has_wish = chance.random() < RARELY
    book[WISHES]["B3"] = WEAK if has_wish else None
    book[WISHES]["B14"] = WISH if has_wish else None
    return form


def read_unit(path: Path) -> str:
    """Return the unit that a form is for, without the rest of it."""
    with zipfile.ZipFile(path) as package:
        sheet = package.read("xl/worksheets/sheet1.xml").decode()
    found = re.search(rf'<c r="{UNIT_AT}".*?<t[^>]*>(.*?)</t>', sheet)
    if found is None:
        raise LookupError(path)
    return found[1]


def draw_values(asked: IndicatorSet, chance: random.Random) -> dict[str, int]:
    """Return a value for each indicator: parts not above wholes, totals added up; ratios are left out."""
    values: dict[str, int] = {}
    for one in asked.chi_tieu:
        if one.tong_cua:
            values[one.ma] = sum(values[code] for code in one.tong_cua)
        elif one.ma in REST:
            values[one.ma] = values[one.khong_qua] - values[REST[one.ma]]
        elif one.khong_qua:
            whole = values[one.khong_qua]
            values[one.ma] = chance.randint(whole * 2 // 3, whole)
        elif one.ty_le is None:
            values[one.ma] = chance.randint(*RANGES.get(one.ma, FEW))
    return values


def main() -> None:
    """Fill the forms that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("forms", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--sua", action="store_true", help="send the forms with slips again, filled well")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--phan-tram", type=int, default=0, help="units in a hundred that make a slip")
    options = parser.parse_args()
    chosen = options.forms, options.output, options.seed, options.phan_tram
    if options.sua:
        for path in correct_forms(*chosen):
            print(path)  # noqa: T201
        return
    planted = fill_forms(*chosen)
    json.dump([asdict(one) for one in planted], sys.stdout, ensure_ascii=False, indent=2)


if __name__ == "__main__":
    main()
