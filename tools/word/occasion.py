"""What an invitation, a programme and a plan say alike: who chairs, when and where; lists after a colon."""

from __future__ import annotations

from baocao.layout.profile import Profile
from word.frame import BODY
from word.xml import block, paragraph, statement


def write_chairs() -> str:
    """Return who chairs, a paragraph for each role."""
    return block("for c in nguoi_chu_tri", paragraph(BODY, "{{ c.vai_tro }}: {{ c.nguoi }}."))


def write_occasion() -> list[str]:
    """Return when, where and in which form it is held, a paragraph each."""
    return [
        block("if thoi_gian_hop", paragraph(BODY, "Thời gian: {{ thoi_gian_hop }}.")),
        block("if dia_diem_hop", paragraph(BODY, "Địa điểm: {{ dia_diem_hop }}.")),
        write_form(),
    ]


def write_form() -> str:
    """Return in which form it is held."""
    return block("if hinh_thuc_hop", paragraph(BODY, "Hình thức: {{ hinh_thuc_hop }}."))


def write_listed(profile: Profile, label: str, items: str) -> list[str]:
    """Return the items of a variable after a label: one on its line, several below it."""
    bullet = profile.headings.bullets[0]
    return [
        block(f"if {items} | length == 1", paragraph(BODY, f"{label} {{{{ {items}[0] }}}}")),
        statement(f"if {items} | length > 1"),
        paragraph(BODY, label, properties="<w:keepNext/>"),
        block(f"for k in {items}", paragraph(BODY, bullet + "{{ k }}")),
        statement("endif"),
    ]
