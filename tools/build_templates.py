"""Build the starter templates from the layout profiles: ``python tools/build_templates.py [--check]``.

The Word files in templates/ are made here and committed, so that they can be opened and changed
without Python. ``--check`` writes nothing and fails when a committed file is not what would be built.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tools"), str(ROOT / "src")]

from word import (  # noqa: E402
    bao_cao,
    bien_ban,
    chuong_trinh,
    danh_sach,
    giao_viec,
    giay_moi,
    ke_hoach,
    phu_luc,
    thong_bao_ket_luan,
    tin_bai,
)
from word.package import write_docx  # noqa: E402
from word.styles import write_styles  # noqa: E402

from baocao.layout.profile import PROFILE_NAMES, load_profile  # noqa: E402

TEMPLATES = ROOT / "templates"
KINDS = {
    "bao-cao": bao_cao.write_document,
    "thong-bao-ket-luan": thong_bao_ket_luan.write_document,
    "giay-moi": giay_moi.write_document,
    "bien-ban": bien_ban.write_document,
    "chuong-trinh": chuong_trinh.write_document,
    "danh-sach": danh_sach.write_document,
    "giao-viec": giao_viec.write_document,
    "phu-luc": phu_luc.write_document,
    "ke-hoach": ke_hoach.write_document,
}


def build() -> dict[str, bytes]:
    """Return {path below templates/: the file} for every kind and layout."""
    built = {}
    for kind, write_document in KINDS.items():
        for name in PROFILE_NAMES:
            profile = load_profile(name)
            built[f"{kind}/{name}.docx"] = write_docx(
                write_document(profile),
                write_styles(profile),
                font=profile.page.font,
                title="{{ ten_loai }} {{ trich_yeu }}",
                subject="{{ trich_yeu }}",
                creator="{{ co_quan.ten }}",
                created=profile.valid_from,
            )
    built["tin-bai/template.docx"] = _build_news()
    return built


def _build_news() -> bytes:
    """Return the template of news: one for all standards, on the State's paper."""
    profile = load_profile("nd30")
    return write_docx(
        tin_bai.write_document(profile),
        write_styles(profile, tin_bai.write_styles_of_news()),
        font=profile.page.font,
        title="{{ tieu_de }}",
        subject="{{ tieu_de }}",
        creator="{{ tac_gia }}",
        created=profile.valid_from,
    )


def find_stale(built: dict[str, bytes]) -> list[str]:
    """Return the paths whose committed file is missing or differs."""
    return [path for path, content in built.items() if not _is_same(TEMPLATES / path, content)]


def _is_same(path: Path, content: bytes) -> bool:
    return path.is_file() and path.read_bytes() == content


def main() -> int:
    """Write the templates, or compare them with the committed ones; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare, write nothing")
    built = build()
    if parser.parse_args().check:
        stale = find_stale(built)
        for path in stale:
            print(f"templates/{path} is not what tools/build_templates.py makes", file=sys.stderr)
        return 1 if stale else 0
    for path, content in built.items():
        target = TEMPLATES / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return 0


if __name__ == "__main__":
    sys.exit(main())
