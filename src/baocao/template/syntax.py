"""What is wrong inside single tags, in the words of somebody who knows Word and not Jinja."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from jinja2 import TemplateSyntaxError

from baocao.errors import TemplateError
from baocao.template.blocks import ENDS, Tag, is_opener
from baocao.template.guard import guard
from baocao.template.sandbox import ENVIRONMENT, WordEnvironment
from baocao.template.tags import CELL_ORDERS, Kind
from baocao.viet.text import find_nearest, propose

_REFUSED: Final = {
    "include": "chèn tệp khác",
    "import": "nạp tệp khác",
    "from": "nạp tệp khác",
    "extends": "kế thừa",
    "autoescape": "bỏ thoát ký tự",
}


_SLIPS: Final = {
    **dict.fromkeys(("elseif", "elsif"), "Có phải ý bạn là “elif”?"),
    "end": "Viết liền: endif, endfor",
}
"""{statement of other languages: what it is called here}."""
_ANY: Final = (Kind.EXPRESSION, Kind.STATEMENT)
_HABITS: Final = (
    (r".*&&", _ANY, "Viết and thay cho &&, or thay cho ||"),
    (r".*\?.*:", _ANY, "Viết {{ a if điều_kiện else b }}"),
    (r"else\s+if\b", _ANY, "Viết {% elif … %} thay cho else if"),
    (r"for\b", (Kind.STATEMENT,), "Viết như {% for x in danh_sach %}"),
    (
        r"(if|for|set|elif|else|endif|endfor)\b",
        (Kind.EXPRESSION,),
        "Viết lệnh trong {% … %}, không phải trong {{ … }}",
    ),
    (r"[#/]\s*\w", (Kind.EXPRESSION,), "Viết {% if … %} … {% endif %}, {% for … %} … {% endfor %}"),
    (
        r"(?!.*\b(and|or|not|in|is|if|else)$)[^\W\d]\w*(\s+\w+)+$",
        (Kind.EXPRESSION,),
        "Nối các chữ của một tên bằng gạch dưới, như ho_ten",
    ),
)
"""(how the inside of a tag begins, kinds of tags, what to write): habits of other languages and of prose."""


class TagSyntaxError(TemplateError):
    """Jinja cannot read what stands inside a tag."""

    code = "T105"


class UnknownStatementError(TemplateError):
    """A statement that Jinja does not have, or that templates may not use."""

    code = "T106"


def is_refused(tag: Tag) -> bool:
    """Tell whether a statement is one of Jinja's that templates may not use."""
    return tag.raw.keyword in _REFUSED


def find_syntax_errors(
    tags: Iterable[Tag], environment: WordEnvironment = ENVIRONMENT
) -> Iterator[TemplateError]:
    """Yield what Jinja says of each tag by itself, so that one mistake does not hide the others."""
    seen: dict[str, str] = {}
    for tag in tags:
        if tag.is_dropped:
            continue
        if tag.raw.keyword in _REFUSED:
            yield _syntax_error(tag, "", environment)
            continue
        alone = _alone(tag)
        if alone not in seen:
            seen[alone] = _try_parse(alone, environment)
        if seen[alone]:
            yield _syntax_error(tag, seen[alone], environment)


def _try_parse(source: str, environment: WordEnvironment) -> str:
    """Return what Jinja says against a tag, in English; empty when it is sound."""
    try:
        unknown = guard(environment.parse(source), [""])
    except TemplateSyntaxError as error:
        return str(error.message)
    except (RecursionError, ValueError):  # the latter: a number of thousands of digits
        return _TOO_DEEP
    return unknown[0][1] if unknown else ""


def _alone(tag: Tag) -> str:
    """Return a tag as a small template of its own, with the partners it needs."""
    keyword, body = tag.raw.keyword, tag.raw.body
    if tag.raw.kind is Kind.EXPRESSION:
        return f"{{{{ {body} }}}}"
    if tag.raw.cell_order is not None:
        return f"{{{{ {tag.raw.cell_value} }}}}"
    if keyword in {"elif", "else"}:
        outer = "for x in y" if tag.block is not None and tag.block.keyword == "for" else "if x"
        return f"{{% {outer} %}}{{% {body} %}}{{% end{outer.split(maxsplit=1)[0]} %}}"
    if keyword in ENDS:
        return "" if body == keyword else f"{{% {body} %}}"
    end = f"{{% end{keyword} %}}" if is_opener(tag.raw) else ""
    return f"{{% {body} %}}{end}"


def _syntax_error(tag: Tag, message: str, environment: WordEnvironment) -> TemplateError:
    keyword = tag.raw.keyword
    if keyword in _REFUSED:
        return UnknownStatementError(
            f"{tag.shown} ({_REFUSED[keyword]}) không dùng được trong mẫu",
            where=tag.where,
            hint="Chép nội dung cần dùng vào chính mẫu này",
        )
    if "unknown tag" in message:
        known = (*ENDS.values(), *ENDS, *CELL_ORDERS, "else", "elif")
        hint = _SLIPS.get(keyword) or propose(
            keyword, known, "Dùng for, if, set, macro, with và thẻ đóng của chúng"
        )
        return UnknownStatementError(f"không có lệnh “{keyword}”", where=tag.where, hint=hint)
    hint = _advise(tag)
    if message.startswith("No "):
        hint = "Sửa tên ấy, hoặc xem danh sách bộ lọc trong tài liệu"
    reason = explain_syntax(message, environment)
    return TagSyntaxError(f"không đọc được {tag.shown}: {reason}", where=tag.where, hint=hint)


def _advise(tag: Tag) -> str:
    """Return what to do with a tag that cannot be read."""
    for pattern, kinds, advice in _HABITS:
        if tag.raw.kind in kinds and re.match(pattern, tag.raw.body):
            return advice
    return "Kiểm tra dấu nháy, dấu ngoặc và dấu chấm trong thẻ"


def explain_syntax(message: str, environment: WordEnvironment = ENVIRONMENT) -> str:
    """Return Jinja's message in Vietnamese where it is one of the common ones."""
    for english, vietnamese in _MESSAGES.items():
        if english in message:
            return vietnamese
    for kind, shown, known in (
        ("filter", "bộ lọc", environment.filters),
        ("test", "phép thử", environment.tests),
    ):
        if message.startswith(f"No {kind} named"):
            name = message.split("'")[1]
            near = find_nearest(name, sorted(one for one in known if not one.startswith("_")))
            return f"không có {shown} “{name}”" + (f"; có phải ý bạn là “{near}”?" if near else "")
    if strange := _STRANGE.match(message):
        is_quote = strange[1] in {"'", '"'}
        return "dấu nháy mở ra nhưng không đóng" if is_quote else f"không hiểu dấu “{strange[1]}”"
    wanted = re.match("expected token '(.+?)'", message)
    return f"chỗ này cần dấu hoặc chữ “{wanted[1]}”" if wanted else "chỗ này không đúng cú pháp"


_TOO_DEEP: Final = "too deep"
_EQUALS: Final = "so sánh thì viết hai dấu bằng: =="
_STRANGE: Final = re.compile(r"""unexpected char ['"]\\?(.)['"]""")
_MESSAGES: Final[Mapping[str, str]] = {
    _TOO_DEEP: "biểu thức lồng nhau quá sâu hoặc số quá dài",
    "expected token 'name', got 'end of print": "thiếu tên bộ lọc sau dấu |, hoặc thừa dấu |",
    "Expected an expression, got 'end of": "thẻ trống hoặc thiếu vế sau",
    "expected token 'end of print statement', got '='": _EQUALS,
    "expected token 'end of statement block', got '='": _EQUALS,
    "expected token 'end of print statement', got": "thừa chữ sau biểu thức, hoặc thiếu dấu giữa hai tên",
    "expected token 'end of statement block', got": "thừa chữ ở cuối lệnh",
    "expected token ',', got": "thiếu dấu phẩy hoặc dấu đóng ngoặc )",
    "expected token 'name', got": "thiếu tên, hoặc thừa dấu ngay trước chỗ thiếu",
    "expected name or number": "thiếu tên sau dấu chấm",
    "expected token ')', got": "thiếu dấu đóng ngoặc )",
    "expected token ']', got": "thiếu dấu đóng ngoặc ]",
    "expected token '}', got": "thiếu dấu đóng ngoặc }",
    "expected token 'in', got": "thiếu chữ in trong lệnh for",
    "unexpected 'end of": "thiếu vế sau, hoặc thiếu dấu đóng ngoặc",
    "unexpected '": "có dấu hoặc ngoặc không khớp",
}
