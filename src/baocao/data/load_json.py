"""From JSON text to its tree: numbers exact, duplicate keys refused, every value with its place."""

from __future__ import annotations

import json
import re
from decimal import Decimal

from baocao.data.tree import (
    MAX_DEPTH,
    MAX_NODES,
    DuplicateKeyError,
    ForbiddenCharacterError,
    Node,
    Scalar,
    Source,
    TooDeepError,
    TooManyValuesError,
    find_forbidden,
)
from baocao.errors import BaocaoError, DataError, raise_all
from baocao.viet.text import to_nfc

_TOKEN = re.compile(
    r"""(?P<mark>[\[\]{}:,])
      | (?P<text>"(?:[^"\\\r\n]|\\.)*")
      | (?P<number>-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)(?![\w.])
      | (?P<word>true|false|null)(?!\w)""",
    re.VERBOSE,
)
_BLANK = re.compile(r"[ \t\r\n]*")
_WORDS: dict[str, Scalar] = {"true": True, "false": False, "null": None}
_MAX_DIGITS = 60
_MAX_EXPONENT = 30


class JsonSyntaxError(DataError):
    """The text is not JSON."""

    code = "D212"


def read_json(source: Source) -> Node | None:
    """Return the tree of a JSON text, or None when it is blank.

    Raises:
        DataError: D201–D204 and D212; all duplicate keys, the first mistake of syntax.
    """
    return _Reader(source).read()


class _Reader:
    """Descends through the text, at most `MAX_DEPTH` calls deep."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.at = 0
        self.count = 0
        self.mistakes: list[BaocaoError] = []

    def read(self) -> Node | None:
        self._skip_blanks()
        if self.at == len(self.source.text):
            return None
        try:
            top = self._value(0)
            self._skip_blanks()
            if self.at < len(self.source.text):
                raise self._syntax("còn chữ sau dấu ngoặc đóng cuối cùng", "Bỏ phần thừa ở cuối tệp")
        except (JsonSyntaxError, TooDeepError, TooManyValuesError) as error:
            self.mistakes.append(error)
        raise_all(self.mistakes)
        return top

    def _value(self, depth: int) -> Node:
        self._skip_blanks()
        self.count += 1
        if self.count > MAX_NODES:
            raise TooManyValuesError(self.source.locate(self.at))
        if depth > MAX_DEPTH:
            raise TooDeepError(self.source.locate(self.at))
        start = self.at
        kind, piece = self._next()
        if piece == "{":
            return Node(self._map(depth, start), self.source, start, self.at)
        if piece == "[":
            return Node(self._list(depth, start), self.source, start, self.at)
        if kind == "mark":
            raise self._syntax(
                f"gặp dấu {piece} ở chỗ cần một giá trị", "Bỏ dấu thừa, hoặc thêm giá trị", start
            )
        return Node(self._scalar(kind, piece, start), self.source, start, self.at)

    def _map(self, depth: int, start: int) -> dict[str, Node]:
        entries: dict[str, Node] = {}
        while not self._closes("}", start, first=not entries):
            key_start = self.at
            kind, piece = self._next()
            if kind != "text":
                raise self._syntax(f"gặp {piece} ở chỗ cần một khóa", 'Viết "khóa": giá trị', key_start)
            key, key_end = str(self._scalar(kind, piece, key_start)), self.at
            self._skip_blanks()
            if self._next()[1] != ":":
                raise self._syntax("thiếu dấu hai chấm sau khóa", 'Viết "khóa": giá trị', key_end - 1)
            node = self._value(depth + 1)
            if key in entries:
                places = entries[key].key_where, self.source.locate(key_start, key_end)
                self.mistakes.append(DuplicateKeyError(key, *places))
            entries[key] = Node(node.value, self.source, node.start, node.end, key_start, key_end)
        return entries

    def _list(self, depth: int, start: int) -> tuple[Node, ...]:
        items: list[Node] = []
        while not self._closes("]", start, first=not items):
            items.append(self._value(depth + 1))
        return tuple(items)

    def _closes(self, mark: str, start: int, *, first: bool) -> bool:
        """Say whether the map or list ends here; else pass the comma before the next item."""
        self._skip_blanks()
        met = self.source.text[self.at : self.at + 1]
        if not met:
            raise self._syntax(f"dấu ngoặc mở ra nhưng chưa đóng bằng dấu {mark}", f"Thêm dấu {mark}", start)
        if met == mark:
            self.at += 1
            return True
        if first:
            return False
        if met != ",":
            raise self._syntax("thiếu dấu phẩy trước mục này", "Thêm dấu phẩy sau mục trước", self.at)
        comma = self.at
        self.at += 1
        self._skip_blanks()
        if self.source.text[self.at : self.at + 1] == mark:
            raise self._syntax(f"thừa dấu phẩy trước dấu {mark}", "Bỏ dấu phẩy đó", comma)
        return False

    def _next(self) -> tuple[str, str]:
        match = _TOKEN.match(self.source.text, self.at)
        if match is None:
            raise self._explain()
        self.at = match.end()
        return str(match.lastgroup), match[0]

    def _scalar(self, kind: str, piece: str, start: int) -> Scalar:
        if kind == "word":
            return _WORDS[piece]
        if kind == "number":
            return self._number(piece, start)
        try:
            text = to_nfc(json.loads(piece, strict=False))
        except ValueError:
            raise self._syntax("dấu \\ trong chuỗi là dấu đặc biệt", "Viết hai dấu \\\\", start) from None
        for at in find_forbidden(text)[:1]:
            self.mistakes.append(ForbiddenCharacterError(text[at], self.source.locate(start, self.at)))
        return text

    def _number(self, piece: str, start: int) -> int | Decimal:
        exponent = re.search(r"[eE]([+-]?[0-9]+)$", piece)
        if len(piece) > _MAX_DIGITS or (exponent and abs(int(exponent[1])) > _MAX_EXPONENT):
            raise self._syntax("số này quá dài", "Kiểm tra lại số, hoặc đặt trong dấu nháy nếu là chữ", start)
        return Decimal(piece) if re.search(r"[.eE]", piece) else int(piece)

    def _explain(self) -> JsonSyntaxError:
        char = self.source.text[self.at : self.at + 1]
        if not char:
            return self._syntax("tệp dừng lại giữa chừng", "Thêm phần còn thiếu, đóng các dấu ngoặc")
        if char == '"':
            return self._syntax("dấu nháy mở ra nhưng không đóng trên cùng dòng", "Thêm dấu nháy đóng")
        if char in "'“”‘’":
            return self._syntax("chuỗi phải đặt trong dấu nháy thẳng", 'Thay bằng dấu "')
        if char == "/":
            return self._syntax("tệp .json không có chú thích", "Bỏ chú thích, hoặc dùng tệp .yaml với dấu #")
        return self._syntax("gặp chữ hoặc số viết không đúng cách của JSON", 'Đặt chữ trong dấu "…"')

    def _syntax(self, message: str, hint: str, at: int | None = None) -> JsonSyntaxError:
        return JsonSyntaxError(message, where=self.source.locate(self.at if at is None else at), hint=hint)

    def _skip_blanks(self) -> None:
        match = _BLANK.match(self.source.text, self.at)
        self.at = match.end() if match else self.at
