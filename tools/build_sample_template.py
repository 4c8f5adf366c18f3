"""Build the Word template that docs/huong-dan/mau-word.md works with, or ``--check`` that it is fresh."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tools"), str(ROOT / "src")]

from word.frame import sections  # noqa: E402
from word.package import write_docx  # noqa: E402
from word.styles import write_styles  # noqa: E402
from word.xml import cell, data_table, paragraph, part, row, share_width, statement, table  # noqa: E402

from baocao.layout.profile import Profile, load_profile  # noqa: E402
from baocao.units import Length  # noqa: E402

TARGET = ROOT / "examples" / "mau-rieng" / "phieu-giao-viec.docx"


def build() -> bytes:
    """Return the template: a note that hands out tasks, in the styles of a State document."""
    profile = load_profile("nd30")
    return write_docx(
        write_document(profile),
        write_styles(profile),
        font=profile.page.font,
        title="Phiếu giao việc {{ so }}",
        subject="{{ tuan }}",
        creator="{{ don_vi }}",
        created=date(2026, 1, 1),
    )


def write_document(profile: Profile) -> str:
    """Return the text of the template: head, list of tasks, remarks, signature."""
    margins = profile.page.margins_mm
    width = Length.from_mm(profile.page.width_mm - margins.left.use - margins.right.use)
    left, right = share_width(width, 2, 3)
    head = row(
        cell(left, paragraph("CoQuan", "{{ don_vi | hoa }}"), paragraph("SoKyHieu", "Số: {{ so }}")),
        cell(right, paragraph("DiaDanhNgay", "{{ dia_danh }}, {{ ngay | ngay_day_du }}")),
    )
    tasks = data_table(
        share_width(width, 1, 6, 4, 3),
        ("TT", "Việc", "Người làm", "Hạn"),
        "v in viec",
        (
            ("GiuaBang", "{{ loop.index }}"),
            ("ChuBang", "{{ v.ten }}"),
            ("ChuBang", "{{ v.nguoi | noi_va }}"),
            ("GiuaBang", "{{ v.han | ngay_ngan }}"),
        ),
    )
    foot = row(
        cell(left, paragraph("SauBang")),
        cell(right, paragraph("ChucVu", "{{ nguoi_ky.chuc_vu | hoa }}"), *_sign()),
    )
    blocks = [
        table("BangKhongKe", [left, right], [head]),
        paragraph("TenLoai", "PHIẾU GIAO VIỆC"),
        paragraph("TrichYeu", "{{ tuan }}"),
        paragraph(
            "ThanVanBan",
            "{{ don_vi }} giao {{ viec | length | hai_chu_so }} việc trong {{ tuan | thuong_dau }}:",
        ),
        paragraph("SauBang"),
        tasks,
        statement("if kinh_phi"),
        paragraph("ThanVanBan", "Kinh phí: {{ kinh_phi | so }} đồng ({{ kinh_phi | tien_bang_chu }})."),
        statement("endif"),
        statement("for x in luu_y"),
        paragraph("ThanVanBan", "- {{ x | hoa_dau }}{% if loop.last %}.{% else %};{% endif %}"),
        statement("endfor"),
        paragraph("SauBang"),
        table("BangKhongKe", [left, right], [foot]),
        sections(profile).last,
    ]
    return part("document", f"<w:body>{''.join(blocks)}</w:body>")


def _sign() -> list[str]:
    return [*[paragraph("KyTen")] * 4, paragraph("HoTen", "{{ nguoi_ky.ho_ten }}")]


def main() -> int:
    """Write the template, or compare it with the committed one; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare, write nothing")
    built = build()
    if parser.parse_args().check:
        fresh = TARGET.is_file() and TARGET.read_bytes() == built
        return 0 if fresh else 1
    TARGET.write_bytes(built)
    return 0


if __name__ == "__main__":
    sys.exit(main())
