"""The kinds of documents that one conference's data file serves."""

from __future__ import annotations

KINDS = {
    "bao-cao": "báo cáo",
    "thong-bao-ket-luan": "thông báo kết luận",
    "giay-moi": "giấy mời",
    "bien-ban": "biên bản",
    "tin-bai": "tin bài",
    "chuong-trinh": "chương trình",
    "danh-sach": "danh sách",
    "giao-viec": "giao việc",
    "phu-luc": "phụ lục",
    "ke-hoach": "kế hoạch",
}
"""Every kind, as ``van_ban`` and ``--kind`` name it, and its Vietnamese name."""

NEWS = "tin-bai"
"""The kind that is a text for a portal, with photographs, and follows no standard."""

COMMON = "chung"
"""The key of ``van_ban`` that holds defaults for every kind."""

EVERY = "all"
"""What ``--kind`` says for all kinds at once; no kind has this name."""
