"""Academic and other titles before the name of who signs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from baocao.errors import Severity
from baocao.layout.paper import Paper, PartKind, Zone
from baocao.layout.rule import Problem, Sources, rule

_DEGREES: Final = (
    "PGS|GS|TSKH|TS|ThS|Ths|Th.S|BSCKII|BSCKI|BSCK1|BSCK2|BSNT|BS|CKII|CKI|CK1|CK2|KS|KTS|CN|DS|LS|NGƯT|NGND|"
    "TTƯT|TTND|NSƯT|NSND|AHLĐ"
)
_WORDS: Final = (
    "phó giáo sư|giáo sư|tiến sĩ|tiến sỹ|thạc sĩ|thạc sỹ|bác sĩ|bác sỹ|kỹ sư|cử nhân|dược sĩ|dược sỹ|luật sư|"
    "nhà giáo ưu tú|nhà giáo nhân dân|thầy thuốc ưu tú|thầy thuốc nhân dân|nghệ sĩ ưu tú|nghệ sĩ nhân dân"
)
_RANKED: Final = "(?:đại|thượng|trung|thiếu) (?:tướng|tá|úy|uý)"
_TITLES: Final = re.compile(
    rf"(?:{_DEGREES.replace('Th.S', 'Th[.]S')})(?:\.\s*|\s+)(?=[^\W\d_])|(?i:{_WORDS}|{_RANKED})(?=[\s,.])"
)
_EXEMPT: Final = re.compile(
    r"QUÂN|CÔNG AN|QUỐC PHÒNG|BIÊN PHÒNG|CẢNH SÁT|(?<!MÔI )(?<!THỊ )TRƯỜNG|ĐẠI HỌC|HỌC VIỆN"
    r"|VIỆN(?! KIỂM SÁT)|GIÁO DỤC|Y TẾ|KHOA HỌC"
)
"""Words in the name of bodies that their ministry may exempt."""


@rule(
    "SG02",
    "title-before-name",
    severity=Severity.ERROR,
    sources=Sources(nd30="NĐ 30/2020/NĐ-CP, PL I, phần II, mục 7, điểm b", hd05="HD 05-HD/VPTW, mục 7.1.3"),
    hint="Bỏ học hàm, học vị, quân hàm, danh hiệu trước họ tên người ký",
)
def title_before_name(paper: Paper) -> Iterator[Problem]:
    """Trước họ tên người ký có học hàm, học vị, quân hàm hoặc danh hiệu.

    Vì sao: người ký ký theo chức vụ, không theo học vị; chỉ cơ quan của quân đội, công an,
    giáo dục, y tế, khoa học được bộ chủ quản cho ghi.
    Cách sửa: chỉ ghi họ và tên.
    Ví dụ: “TS. Nguyễn Văn An” cần sửa thành “Nguyễn Văn An”.
    """
    form = paper.profile.signature
    bodies = " ".join(part.text.upper() for part in paper.find(PartKind.ISSUER, PartKind.PARENT))
    if not form.no_titles_before_name or _EXEMPT.search(bodies):
        return
    for part in (one for one in paper.find(PartKind.SIGNER) if one.zone is Zone.FOOT):
        for line in part.lines:
            match = _TITLES.match(line.text)
            if match:
                yield Problem(
                    message=f"trước họ tên người ký có “{match[0].strip()}”, cần chỉ ghi họ tên",
                    where=line.where,
                    found=match[0].strip(),
                    required="họ tên",
                    mark=form.mark,
                    certainty=part.certainty,
                )


RULES = (title_before_name,)
