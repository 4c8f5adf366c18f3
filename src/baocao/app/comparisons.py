"""The pages of what a comparison of a document with its data looks for (DA02, DA03)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from baocao.errors import Finding, Location, Severity


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a comparison of a document with its data looks for; `page` is the user's page."""

    code: str
    name: str
    severity: Severity
    page: str

    def report(self, message: str, where: Location, hint: str) -> Finding:
        """Return a finding of this kind."""
        return Finding(
            code=self.code, name=self.name, severity=self.severity, message=message, where=where, hint=hint
        )


MISSING: Final = Comparison(
    "DA02",
    "fact-not-in-document",
    Severity.ERROR,
    """Con số, tên người hoặc ngày tháng của tệp số liệu không có trong văn bản.

    Vì sao: văn bản đã bị sửa tay, hoặc lập từ số liệu cũ; hai nơi nói khác nhau.
    Cách sửa: lập lại văn bản bằng baocao render, hoặc sửa tệp số liệu cho đúng.
    """,
)
ADDED: Final = Comparison(
    "DA03",
    "number-not-in-data",
    Severity.WARNING,
    """Con số hoặc ngày trong văn bản không có trong tệp số liệu.

    Vì sao: có người đã gõ thêm hoặc sửa số bằng tay; lần lập sau số ấy sẽ mất.
    Cách sửa: ghi số ấy vào tệp số liệu rồi lập lại văn bản, hoặc sửa lại trong văn bản.
    """,
)
COMPARISONS: Final = (MISSING, ADDED)
"""In the order of the codes."""
