"""Why a YAML text cannot be read, in words a clerk can act on."""

from __future__ import annotations

import re
from collections.abc import Callable

import yaml

from baocao.data.tree import Source
from baocao.errors import DataError

_Explanation = tuple[str, str, int] | None
"""Message, hint and the offset that is meant; None: not this kind of mistake."""

_KEY_WITHOUT_BLANK = re.compile(r"\s*(?:- )?([^\s:#{}\[\],\"'][^:]*):(?=[^\s/])")
_DASH_WITHOUT_BLANK = re.compile(r"\s*-(?=[^\s\-])")


class YamlSyntaxError(DataError):
    """The text is not YAML: a tab, a wrong indent, a quote or a bracket left open, a colon in a value."""

    code = "D209"


def explain(error: yaml.YAMLError, source: Source) -> YamlSyntaxError:
    """Return the error in Vietnamese, at the place that has to be changed."""
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    context = str(getattr(error, "context", None) or "")
    mark = getattr(error, "problem_mark", None)
    start = getattr(error, "context_mark", None)
    at = mark.index if mark else int(getattr(error, "position", 0))
    opened = start.index if start else at
    met = _Met(source, f"{context} {problem}", at, opened)
    message, hint, offset = next(found for why in _EXPLANATIONS if (found := why(met)))
    return YamlSyntaxError(message, where=source.locate(offset), hint=hint)


class _Met:
    """What the parser met: its words, the offset where it gave up and where the construct began."""

    def __init__(self, source: Source, words: str, at: int, opened: int) -> None:
        self.source = source
        self.text = source.text
        self.words = words
        self.at = min(at, len(source.text))
        self.opened = opened

    def line_start(self, offset: int) -> int:
        return max(self.text.rfind("\n", 0, offset), self.text.rfind("\r", 0, offset)) + 1

    @property
    def char(self) -> str:
        return self.text[self.at : self.at + 1]


def _explain_tab(met: _Met) -> _Explanation:
    start = met.line_start(met.at)
    indent = re.compile(r"[ \t\-?]*").match(met.text, start)
    blanks = indent[0] if indent else ""
    tab = blanks.find("\t")
    if tab < 0 or start + len(blanks) < met.at:
        return None
    return "đầu dòng thụt bằng phím Tab", "Thay phím Tab bằng dấu cách, mỗi bậc hai dấu cách", start + tab


def _explain_quote(met: _Met) -> _Explanation:
    if not re.search(r"quoted scalar|double-quoted", met.words):
        return None
    if re.search(r"escape|hex", met.words):
        slash = met.text.rfind("\\", met.opened, met.at + 1)
        hint = "Dùng dấu nháy đơn '…', hoặc viết hai dấu \\\\"
        return "dấu \\ trong dấu nháy kép là dấu đặc biệt", hint, max(slash, met.opened)
    return "dấu nháy mở ra nhưng không đóng", "Thêm dấu nháy đóng, cùng loại với dấu mở", met.opened


def _explain_bracket(met: _Met) -> _Explanation:
    if "flow" in met.words and not {"[", "{"}.isdisjoint(met.text[: met.opened + 1]):
        before = met.text[: met.opened + 1]  # PyYAML names the bracket, or the item it missed behind it
        at = max(before.rfind("["), before.rfind("{"))
        opening = before[at]
        closing = {"[": "]", "{": "}"}[opening]
        return (
            f"dấu {opening} mở ra nhưng chưa đóng bằng dấu {closing}, hoặc thiếu dấu phẩy giữa hai mục",
            f"Thêm dấu {closing}; giá trị có dấu phẩy, hai chấm hay ngoặc bên trong thì đặt trong dấu nháy",
            at,
        )
    if met.char and met.char in "]}":
        return f"thừa dấu {met.char}", f"Bỏ dấu {met.char}, hoặc đặt cả giá trị trong dấu nháy", met.at
    return None


def _explain_colon(met: _Met) -> _Explanation:
    if "mapping values are not allowed" not in met.words:
        return None
    start = met.line_start(met.at)
    before = met.text[start : met.at]
    if ": " in before or before.rstrip().endswith(":"):
        return (
            "giá trị có dấu hai chấm ở giữa",
            'Đặt cả giá trị trong dấu nháy, ví dụ ten: "Hội nghị: triển khai"',
            met.at,
        )
    return (
        "dòng này thụt vào quá sâu so với dòng trên",
        "Cho khóa cùng bậc thẳng cột với nhau; nếu là phần nối của dòng trên thì đặt giá trị trong dấu nháy",
        start + len(before) - len(before.lstrip(" ")),
    )


def _explain_missing_blank(met: _Met) -> _Explanation:
    for offset in (met.opened, met.at):
        start = met.line_start(offset)
        dash = _DASH_WITHOUT_BLANK.match(met.source.line_at(offset))
        if dash:
            return "thiếu dấu cách sau dấu gạch đầu mục", "Viết “- ” rồi đến nội dung", start + dash.end() - 1
        found = _KEY_WITHOUT_BLANK.match(met.source.line_at(offset))
        if found:
            key = found[1].strip()
            return f"thiếu dấu cách sau “{key}:”", f"Viết “{key}: ” rồi đến giá trị", start + found.end() - 1
    return None


def _explain_missing_colon(met: _Met) -> _Explanation:
    if "could not find expected ':'" not in met.words:
        return None
    return (
        "dòng này không có dấu hai chấm sau khóa",
        "Viết “khóa: giá trị”; nếu là phần nối của dòng trên thì thụt vào sâu hơn dòng trên",
        met.opened,
    )


def _explain_first_character(met: _Met) -> _Explanation:
    if "cannot start any token" not in met.words:
        return None
    return f"giá trị không được bắt đầu bằng dấu {met.char}", "Đặt cả giá trị trong dấu nháy", met.at


def _explain_anchor(met: _Met) -> _Explanation:
    if not re.search(r"scanning an (?:alias|anchor)|scanning a tag|parsing a tag", met.words):
        return None
    sign = met.text[met.opened : met.opened + 1]
    return f"giá trị không được bắt đầu bằng dấu {sign}", "Đặt cả giá trị trong dấu nháy", met.opened


def _explain_after_quote(met: _Met) -> _Explanation:
    line = met.text[met.line_start(met.at) : met.at].rstrip()
    if not line or line[-1] not in "\"'":
        return None
    return (
        "còn chữ sau dấu nháy đóng",
        "Đặt cả giá trị trong một cặp dấu nháy khác loại, ví dụ '\"Dân vận khéo\" năm 2026'",
        met.at,
    )


def _explain_dash(met: _Met) -> _Explanation:
    if "sequence entries are not allowed" in met.words:
        return (
            "dấu gạch đầu mục không đứng cùng dòng với khóa",
            "Xuống dòng trước dấu gạch; nếu là chữ thì đặt trong dấu nháy",
            met.at,
        )
    return None


def _explain_indent(met: _Met) -> _Explanation:
    if not re.search(r"block (?:mapping|collection|end)|document start", met.words):
        return None
    return (
        "dòng này thụt không thẳng với các dòng cùng bậc",
        "Cho các khóa (hoặc các dấu gạch) cùng bậc thẳng cột với nhau",
        met.at,
    )


def _explain_anything(met: _Met) -> _Explanation:
    return (
        "chỗ này viết không đúng cách của YAML",
        "So với tệp mẫu của lệnh baocao new, xem cả dòng trên",
        met.at,
    )


_EXPLANATIONS: tuple[Callable[[_Met], _Explanation], ...] = (
    _explain_tab,
    _explain_quote,
    _explain_bracket,
    _explain_colon,
    _explain_missing_blank,
    _explain_missing_colon,
    _explain_first_character,
    _explain_anchor,
    _explain_after_quote,
    _explain_dash,
    _explain_indent,
    _explain_anything,
)
"""Asked in turn; the first that recognises the mistake speaks, the last always does."""
