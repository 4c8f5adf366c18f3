"""Build the Word templates of examples/ that users would make themselves, or ``--check`` that they are fresh.

docs/huong-dan/mau-word.md works with one, tron-thu.md with the other.
"""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tools"), str(ROOT / "src")]

from word.frame import national_title, rule, sections  # noqa: E402
from word.package import write_docx  # noqa: E402
from word.styles import write_styles  # noqa: E402
from word.xml import cell, data_table, paragraph, part, row, share_width, statement, table  # noqa: E402

from baocao.layout.profile import Profile, load_profile  # noqa: E402
from baocao.units import Length  # noqa: E402

EXAMPLES = ROOT / "examples"
_RULE_MM = 25
"""Length of the rule below the agency's name."""


def build() -> dict[Path, bytes]:
    """Return the templates, in the styles of a State document: ``{file: content}``."""
    profile = load_profile("nd30")

    def write(document: str, title: str, subject: str, creator: str) -> bytes:
        return write_docx(
            document,
            write_styles(profile),
            font=profile.page.font,
            title=title,
            subject=subject,
            creator=creator,
            created=date(2026, 1, 1),
        )

    return {
        EXAMPLES / "mau-rieng" / "phieu-giao-viec.docx": write(
            write_tasks(profile), "Phiếu giao việc {{ so }}", "{{ tuan }}", "{{ don_vi }}"
        ),
        EXAMPLES / "tron-thu" / "giay-moi.docx": write(
            write_invitation(profile), "Giấy mời {{ ho_ten }}", "{{ hoi_nghi }}", "{{ co_quan }}"
        ),
    }


def measure_width(profile: Profile) -> Length:
    """Return the room between the margins."""
    margins = profile.page.margins_mm
    return Length.from_mm(profile.page.width_mm - margins.left.use - margins.right.use)


def write_invitation(profile: Profile) -> str:
    """Return the text of an invitation to one person: head, whom, what for, seat, signature."""
    left, right = (
        Length.from_mm(side.use) for side in (profile.letterhead.left_mm, profile.letterhead.right_mm)
    )
    agency = [paragraph("CoQuan", "{{ co_quan | hoa }}"), paragraph("CoQuan", "{{ dia_ban | hoa }}")]
    head = [
        row(
            cell(left, *agency, rule("KeNgangNgan", left, Length.from_mm(_RULE_MM))),
            cell(right, *national_title(profile, right)),
        ),
        row(
            cell(left, paragraph("SoKyHieu", "Số: {{ so }}")),
            cell(right, paragraph("DiaDanhNgay", "{{ dia_danh }}, {{ ngay | ngay_day_du }}")),
        ),
    ]
    foot = row(
        cell(
            left,
            paragraph("NhanNoiNhan", "Nơi nhận:"),
            paragraph("NoiNhan", "- Như trên;"),
            paragraph("NoiNhan", "- Lưu: VT."),
        ),
        cell(
            right,
            paragraph("QuyenHan", "TM. {{ co_quan | hoa }}"),
            paragraph("ChucVu", "{{ nguoi_ky.chuc_vu | hoa }}"),
            *_sign(),
        ),
    )
    blocks = [
        table("BangKhongKe", [left, right], head),
        paragraph("TenLoai", "GIẤY MỜI"),
        paragraph("TrichYeu", "dự {{ hoi_nghi }}"),
        rule("KeNgangNgan", measure_width(profile), Length.from_mm(2 * _RULE_MM)),
        paragraph("SauBang"),
        paragraph(
            "ThanVanBan",
            "{{ co_quan }} {{ dia_ban }} trân trọng kính mời {{ xung_ho | thuong_dau }} {{ ho_ten }}, "
            "{{ chuc_vu | thuong_dau }}{% if don_vi %} {{ don_vi }}{% endif %}, dự {{ hoi_nghi }}.",
        ),
        paragraph("ThanVanBan", "Thời gian: {{ thoi_gian }}."),
        paragraph(
            "ThanVanBan", "Địa điểm: {{ dia_diem }}{% if cho_ngoi %}; chỗ ngồi: {{ cho_ngoi }}{% endif %}."
        ),
        statement("if phat_bieu"),
        paragraph("ThanVanBan", "Xin {{ xung_ho | thuong_dau }} chuẩn bị phát biểu: {{ phat_bieu }}."),
        statement("endif"),
        paragraph("ThanVanBan", "Rất mong {{ xung_ho | thuong_dau }} thu xếp thời gian đến dự./."),
        paragraph("SauBang"),
        table("BangKhongKe", [left, right], [foot]),
        sections(profile).last,
    ]
    return part("document", f"<w:body>{''.join(blocks)}</w:body>")


def write_tasks(profile: Profile) -> str:
    """Return the text of a note that hands out tasks: head, list of tasks, remarks, signature."""
    width = measure_width(profile)
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
    """Write the templates, or compare them with the committed ones; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare, write nothing")
    built = build()
    if parser.parse_args().check:
        fresh = all(path.is_file() and path.read_bytes() == content for path, content in built.items())
        return 0 if fresh else 1
    for path, content in built.items():
        path.write_bytes(content)
    return 0


if __name__ == "__main__":
    sys.exit(main())
