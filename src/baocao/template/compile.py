"""From a Word file with tags to code that renders it: parse, lex, place marks, pair blocks, compile once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from keyword import iskeyword
from types import CodeType
from typing import TYPE_CHECKING, Any, Final

from jinja2 import Template as JinjaTemplate
from jinja2 import TemplateSyntaxError, nodes

from baocao.errors import BaocaoError, Finding, Location, TemplateError, raise_all
from baocao.ooxml.entries import Entry
from baocao.ooxml.package import Package, read_package
from baocao.ooxml.xml import DECLARATION, parse_xml, serialize
from baocao.template.blocks import ENDS, MARK, CrossedBlockError, Tag, find_crossed, is_opener, pair_blocks
from baocao.template.lexing import lex_part
from baocao.template.places import TextPart, find_text_parts
from baocao.template.sandbox import WordEnvironment, guard
from baocao.template.scopes import find_unbalanced, place_marks
from baocao.template.tags import Kind

if TYPE_CHECKING:
    from baocao.template.fields import Field

_ENVIRONMENT: Final = WordEnvironment()
"""One for all templates: it is never changed, so threads share it."""

FIRST_LINE: Final = 2
"""The line of the first tag in the Jinja source of a part."""

_REFUSED: Final = {
    "include": "chèn tệp khác",
    "import": "nạp tệp khác",
    "from": "nạp tệp khác",
    "extends": "kế thừa",
    "autoescape": "bỏ thoát ký tự",
}


class TagSyntaxError(TemplateError):
    """Jinja cannot read what stands inside a tag."""

    code = "T105"


class TooDeepError(TemplateError):
    """Blocks or expressions nest deeper than Python can compile."""

    code = "T107"


class UnknownStatementError(TemplateError):
    """A statement that Jinja does not have, or that templates may not use."""

    code = "T106"


@dataclass(frozen=True)
class Part:
    """One compiled part of a template."""

    name: str
    code: CodeType
    tags: tuple[Tag, ...]
    """The tag on line ``n`` of the Jinja source is ``tags[n - FIRST_LINE]``."""
    is_word: bool
    source: str = field(repr=False)
    """The tags as Jinja reads them, without the XML between them."""

    def tag_at(self, line: int) -> Tag | None:
        """Return the tag a line number of Jinja means."""
        index = line - FIRST_LINE
        return self.tags[index] if 0 <= index < len(self.tags) else None

    def locate(self, line: int) -> Location:
        """Return the place of the tag on a line of the Jinja source."""
        tag = self.tag_at(line)
        return tag.where if tag else Location(path=self.name)

    @cached_property
    def tree(self) -> nodes.Template:
        """The syntax tree of the tags, without the guards it runs with."""
        return _ENVIRONMENT.parse(self.source)

    @cached_property
    def jinja(self) -> JinjaTemplate:
        """The compiled template, ready to run; shared between renderings and threads."""
        return JinjaTemplate.from_code(_ENVIRONMENT, self.code, dict(_ENVIRONMENT.globals))


@dataclass(frozen=True)
class Template:
    """A Word file compiled: immutable, shared between renderings and threads.

    `compile_template` makes one; `baocao.template.render.render` fills it.
    """

    name: str
    package: Package
    parts: Mapping[str, Part]
    """{part name: Part}, only parts that hold tags."""
    warnings: tuple[Finding, ...] = ()

    @property
    def entries(self) -> Mapping[str, Entry]:
        """The entries of the file, as they were read."""
        return self.package.entries

    @cached_property
    def fields(self) -> Mapping[str, Field]:
        """The names the template takes from the data, nested: {name: Field}."""
        from baocao.template.fields import find_fields

        return find_fields(self)


def compile_template(source: bytes, name: str = "") -> Template:
    """Return the template in a Word file, ready to be rendered many times.

    Args:
        source: the whole .docx.
        name: what to call it in messages.

    Raises:
        PackageError: P1xx, it is no Word file that can be opened.
        TemplateError: T1xx; all mistakes of the template, as `Mistakes` when there are several.

    Cost:
        Linear in the size of the parts with tags; a one-page letter takes some milliseconds.
    """
    package = read_package(source, name)
    parts: dict[str, Part] = {}
    warnings: list[Finding] = []
    errors: list[BaocaoError] = []
    for text_part in find_text_parts(package):
        content = package.read(text_part.name)
        if not _may_hold_tags(content):
            continue
        try:
            part = _compile_part(content, text_part, name, warnings)
        except BaocaoError as error:
            errors += error.flatten()
        else:
            if part is not None:
                parts[part.name] = part
    raise_all(errors)
    return Template(name, package, parts, tuple(warnings))


def _may_hold_tags(content: bytes) -> bool:
    """Tell whether a part has two signs of a tag at all; Word may have put markup between them."""
    return b"{" in content or content[:2] in {b"\xff\xfe", b"\xfe\xff"}


def _compile_part(content: bytes, text_part: TextPart, file: str, warnings: list[Finding]) -> Part | None:
    root = parse_xml(content, Location(file=file, path=text_part.shown))
    lexed = lex_part(root, text_part, file)
    if not lexed.tags and not lexed.has_literals:
        raise_all(lexed.errors)
        return None
    errors: list[BaocaoError] = list(lexed.errors)
    blocks = []
    for group in lexed.groups:
        found, mistakes = pair_blocks(group)
        blocks += found
        errors += mistakes
    errors += _find_syntax_errors(lexed.tags)
    raise_all(sorted(errors, key=lambda error: lexed.order_of(error.where)))
    warnings += lexed.warnings
    if text_part.is_word:
        warnings += place_marks(lexed.tags)
        crossed = find_unbalanced(root, [block for block in blocks if not block.opener.is_attribute])
        raise_all([_crossed(block.opener, tag) for block, tag in crossed])
    pieces, tags = _cut(serialize(root), lexed.tags)
    if crossing := find_crossed(tags):
        raise _crossed(*crossing)
    source = "".join(["\n", *(f"{_to_jinja(tag)}\n" for tag in tags)])
    try:
        tree = _build_tree(source, pieces, tags, file)
        code = _ENVIRONMENT.compile(tree, name=text_part.name, filename=f"<{text_part.name}>")
    except (SyntaxError, RecursionError, MemoryError) as error:  # Python's own limits of nesting
        raise TooDeepError(
            "các khối hoặc biểu thức trong mẫu lồng nhau quá sâu",
            where=tags[0].where,
            hint="Bớt số khối {% for %}, {% if %} lồng trong nhau",
        ) from error
    return Part(text_part.name, code, tuple(tags), text_part.is_word, source)


def _crossed(opener: Tag, other: Tag) -> CrossedBlockError:
    return CrossedBlockError(
        f"{opener.shown} mở ở {opener.where.path}, không cùng cấp với {other.shown} ở {other.where.path}",
        where=opener.where,
        hint="Đặt cả hai thẻ trong cùng một ô, hoặc dùng {%p %} cho đoạn, {%tr %} cho hàng, {%tc %} cho ô",
    )


def _cut(text: str, tags: list[Tag]) -> tuple[list[str], list[Tag]]:
    """Return the XML between the marks, one piece more than tags, and the tags in the order they print."""
    halves = MARK.split(DECLARATION + text)
    pieces, order = [halves[0]], []
    for index, piece in zip(halves[1::2], halves[2::2], strict=True):
        tag = tags[int(index)]
        if tag.is_dropped:
            pieces[-1] += piece
        else:
            order.append(tag)
            pieces.append(piece)
    return pieces, order


def _build_tree(source: str, pieces: list[str], tags: list[Tag], file: str) -> nodes.Template:
    """Return Jinja's syntax tree: one tag a line, the XML put in as data that Jinja never lexed."""
    try:
        tree = _ENVIRONMENT.parse(source)
    except TemplateSyntaxError as error:
        tag = tags[min(max(error.lineno - FIRST_LINE, 0), len(tags) - 1)]
        raise _syntax_error(tag, str(error.message)).at(Location(file=file)) from error
    for data in tree.find_all(nodes.TemplateData):
        data.data = pieces[data.lineno - 1]
    return guard(tree)


def _to_jinja(tag: Tag) -> str:
    if tag.raw.kind is Kind.STATEMENT:
        return f"{{% {tag.raw.body} %}}"
    return f"{{{{ ({tag.raw.body})|{'_plain' if tag.is_attribute else '_text'} }}}}"


def _find_syntax_errors(tags: list[Tag]) -> Iterator[TemplateError]:
    """Yield what Jinja says of each tag by itself, so that one mistake does not hide the others."""
    seen: dict[str, str] = {}
    for tag in tags:
        if tag.is_dropped or _is_plain_name(tag):
            continue
        if tag.raw.keyword in _REFUSED:
            yield _syntax_error(tag, "")
            continue
        alone = _alone(tag)
        if alone not in seen:
            seen[alone] = _try_parse(alone)
        if seen[alone]:
            yield _syntax_error(tag, seen[alone])


def _is_plain_name(tag: Tag) -> bool:
    """Tell whether a tag is a name or a dotted path, as most are; these need no parser to be right."""
    names = tag.raw.body.split(".")
    return tag.raw.kind is Kind.EXPRESSION and all(one.isidentifier() and not iskeyword(one) for one in names)


def _try_parse(source: str) -> str:
    """Return what Jinja says against a tag, in English; empty when it is sound."""
    try:
        for node in _ENVIRONMENT.parse(source).find_all((nodes.Filter, nodes.Test)):
            kind, known = ("filter", _FILTERS) if isinstance(node, nodes.Filter) else ("test", _TESTS)
            if node.name not in known:
                return f"No {kind} named {node.name!r}."
    except TemplateSyntaxError as error:
        return str(error.message)
    except (RecursionError, ValueError):  # the latter: a number of thousands of digits
        return _TOO_DEEP
    return ""


def _alone(tag: Tag) -> str:
    """Return a tag as a small template of its own, with the partners it needs."""
    keyword, body = tag.raw.keyword, tag.raw.body
    if tag.raw.kind is Kind.EXPRESSION:
        return f"{{{{ {body} }}}}"
    if keyword in {"elif", "else"}:
        outer = "for x in y" if tag.block is not None and tag.block.keyword == "for" else "if x"
        return f"{{% {outer} %}}{{% {body} %}}{{% end{outer.split(maxsplit=1)[0]} %}}"
    if keyword in ENDS:
        return "" if body == keyword else f"{{% {body} %}}"
    end = f"{{% end{keyword} %}}" if is_opener(tag.raw) else ""
    return f"{{% {body} %}}{end}"


def _syntax_error(tag: Tag, message: str) -> TemplateError:
    keyword = tag.raw.keyword
    if keyword in _REFUSED:
        return UnknownStatementError(
            f"{tag.shown} ({_REFUSED[keyword]}) không dùng được trong mẫu Word",
            where=tag.where,
            hint="Chép nội dung cần dùng vào chính mẫu này",
        )
    if "unknown tag" in message:
        from baocao.viet.text import find_nearest

        near = find_nearest(keyword, (*ENDS.values(), *ENDS, "else", "elif"))
        hint = (
            f"Có phải ý bạn là “{near}”?" if near else "Dùng for, if, set, macro, with và thẻ đóng của chúng"
        )
        return UnknownStatementError(f"không có lệnh “{keyword}”", where=tag.where, hint=hint)
    return TagSyntaxError(
        f"không đọc được {tag.shown}: {_translate(message)}",
        where=tag.where,
        hint="Kiểm tra dấu nháy, dấu ngoặc và dấu chấm trong thẻ",
    )


def _translate(message: str) -> str:
    """Return Jinja's message in Vietnamese where it is one of the common ones."""
    for english, vietnamese in _MESSAGES.items():
        if english in message:
            return vietnamese
    for kind, shown, known in (("filter", "bộ lọc", _FILTERS), ("test", "phép thử", _TESTS)):
        if message.startswith(f"No {kind} named"):
            from baocao.viet.text import find_nearest

            name = message.split("'")[1]
            near = find_nearest(name, sorted(known))
            return f"không có {shown} “{name}”" + (f"; có phải ý bạn là “{near}”?" if near else "")
    return f"chỗ này không đúng cú pháp ({message})"


_FILTERS: Final = frozenset(name for name in _ENVIRONMENT.filters if not name.startswith("_"))
_TESTS: Final = frozenset(_ENVIRONMENT.tests)
_TOO_DEEP: Final = "too deep"
_MESSAGES: Final[Mapping[str, str]] = {
    _TOO_DEEP: "biểu thức lồng nhau quá sâu hoặc số quá dài",
    "Expected an expression, got 'end of": "thẻ trống hoặc thiếu vế sau",
    "expected token 'end of print statement', got": "thừa chữ sau biểu thức, hoặc thiếu dấu giữa hai tên",
    "expected token 'end of statement block', got": "thừa chữ ở cuối lệnh",
    "expected token ',', got": "thiếu dấu phẩy hoặc dấu đóng ngoặc )",
    "expected token 'name', got": "thiếu tên bộ lọc sau dấu |, hoặc thừa dấu |",
    "expected name or number": "thiếu tên sau dấu chấm",
    "expected token ')', got": "thiếu dấu đóng ngoặc )",
    "expected token ']', got": "thiếu dấu đóng ngoặc ]",
    "expected token '}', got": "thiếu dấu đóng ngoặc }",
    "expected token 'in', got": "thiếu chữ in trong lệnh for",
    "unexpected '": "có dấu hoặc ngoặc không khớp",
    "unexpected char": "có ký tự Jinja không hiểu (có thể là dấu nháy cong hoặc dấu lạ)",
}


def template_globals() -> dict[str, Any]:
    """Return the names every template has without data: ``range``, ``dict``, ``namespace``…."""
    return dict(_ENVIRONMENT.globals)
