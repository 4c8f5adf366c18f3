"""From a data file to its tree: the format by the file's ending, the bytes to NFC text, both checked."""

from __future__ import annotations

import codecs
from pathlib import Path, PurePath
from typing import Any

from baocao import fsio
from baocao.data.tree import ForbiddenCharacterError, Node, Source, find_forbidden
from baocao.errors import DataError, Location, raise_all
from baocao.viet.text import to_nfc

TEXTS = (".yaml", ".yml", ".json", ".toml")
"""Endings of data files of text."""
TABLES = (".xlsx", ".xlsm", ".csv", ".tsv")
"""Endings of workbooks and tables."""
SUFFIXES = (*TEXTS, *TABLES)
"""Endings of data files that can be read."""

MAX_BYTES = 20 * 1024 * 1024

_OTHER_TABLES = (".xls", ".xlsb", ".xltx", ".xlt", ".ods")
"""Endings of tables whose content says better what they are and what to do."""
_DOCUMENTS = (".docx", ".docm", ".doc", ".dotx", ".odt", ".rtf")
_MAX_FORBIDDEN_SHOWN = 20
_FEW = 4
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAVE_AS_UTF8 = "Lưu lại tệp với mã UTF-8 (Notepad: Save As › Encoding › UTF-8)"


class UnknownFormatError(DataError):
    """The file's ending says that it is no data file."""

    code = "D205"


class EncodingError(DataError):
    """The bytes are not UTF-8 text: a legacy code page, or no text at all."""

    code = "D206"


class EmptyFileError(DataError):
    """The file has no data in it."""

    code = "D207"


class NotAMapError(DataError):
    """The file begins with a list or a bare value instead of keys."""

    code = "D208"


def load_tree(path: Path) -> Node:
    """Return the tree of the data file at `path`; of a workbook, its blocks as keys.

    What the user should know of the file besides is at ``.source.notices``.

    Raises:
        OutputError: O005, O006, the file cannot be read.
        DataError: D2xx, as `parse_tree`; D6xx of workbooks.
    """
    if fsio.is_file(path):  # a wrong ending matters less than a missing file
        _check_suffix(str(path))
    return parse_tree(fsio.read_bytes(path, limit=MAX_BYTES), str(path))


def parse_tree(content: bytes, name: str) -> Node:
    """Return the tree of a data file's bytes; the ending of `name` says the format.

    The top is a map with at least one key. Text is NFC. YAML scalars are text or
    None; JSON and TOML numbers are int or Decimal.

    Raises:
        DataError: D2xx, or `Mistakes` when there are several.
    """
    top = read_top(content, name)
    if top is None or top.value is None or top.value == {}:
        raise EmptyFileError(
            "tệp chưa có dữ liệu",
            where=Location(file=name),
            hint="Tạo tệp mẫu bằng lệnh baocao new rồi điền vào",
        )
    if not isinstance(top.value, dict):
        met = "một danh sách" if isinstance(top.value, tuple) else "một giá trị đứng riêng"
        raise NotAMapError(
            f"tệp mở đầu bằng {met}, phải là các khóa",
            where=top.where,
            hint="Viết “khóa: giá trị” ở đầu dòng, có dấu cách sau dấu hai chấm, ví dụ “co_quan:”",
        )
    return top


def read_top(content: bytes, name: str) -> Node | None:
    """Return the tree of a data file's bytes, whatever stands at its top; None when it is empty.

    Raises:
        DataError: D2xx, or `Mistakes` when there are several.
    """
    suffix = _check_suffix(name)
    if suffix in TABLES or suffix in _OTHER_TABLES:
        from baocao.data.workbook.decode import to_tree
        from baocao.data.workbook.reading import read_book

        return to_tree(read_book(content, name))
    text = decode(content, name)
    composed = to_nfc(text)
    source = Source(name, composed, was_composed=text == composed)
    _refuse_control_characters(source)
    return _read(source, suffix)


def to_plain(node: Node) -> Any:
    """Return the value without its places: dict, list, str, int, Decimal, bool, date, time or None.

    Keys stay as typed (NFC, not folded); what templates of any make read.
    """
    value = node.value
    if isinstance(value, dict):
        return {key: to_plain(child) for key, child in value.items()}
    if isinstance(value, tuple):
        return [to_plain(child) for child in value]
    return value


def _read(source: Source, suffix: str) -> Node | None:
    if suffix == ".json":
        from baocao.data.load_json import read_json

        return read_json(source)
    if suffix == ".toml":
        from baocao.data.load_toml import read_toml

        return read_toml(source)
    from baocao.data.load_yaml import read_yaml

    return read_yaml(source)


def _check_suffix(name: str) -> str:
    suffix = PurePath(name).suffix.lower()
    if suffix in SUFFIXES or suffix in _OTHER_TABLES:
        return suffix
    accepted = ", ".join(SUFFIXES)
    if suffix in _DOCUMENTS:
        message, hint = f"{suffix} là văn bản, không phải tệp số liệu", f"Đưa tệp số liệu có đuôi {accepted}"
        if suffix != ".docx":
            hint += "; muốn xem hoặc kiểm tra văn bản ấy thì lưu thành .docx"
    else:
        met = f"đuôi {suffix}" if suffix else "tệp không có đuôi"
        message, hint = f"{met} không phải của tệp số liệu", f"Đặt tên tệp có đuôi {accepted}"
    raise UnknownFormatError(message, where=Location(file=name), hint=hint)


def decode(content: bytes, name: str) -> str:
    """Return the text of a file: UTF-8, or what its byte order mark says.

    Raises:
        EncodingError: D206, it is in a legacy code page, or no text at all.
    """
    encoding = next((codec for mark, codec in _BYTE_ORDER_MARKS if content.startswith(mark)), "utf-8")
    if encoding == "utf-8" and content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise EncodingError(
            "đây là tệp Word hoặc Excel, chỉ đổi tên đuôi",
            where=Location(file=name),
            hint="Bảng tính thì đặt lại đuôi .xlsx; văn bản Word thì đưa tệp số liệu của nó",
        )
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise _explain_encoding(content, name, error) from error
    text = text.removeprefix("\ufeff")
    if encoding == "utf-8" and text.count("\0") > max(_FEW, len(text) // 4):
        raise EncodingError(
            "tệp viết bằng mã UTF-16 nhưng không có dấu mở đầu", where=Location(file=name), hint=_SAVE_AS_UTF8
        )
    return text


def _explain_encoding(content: bytes, name: str, error: UnicodeDecodeError) -> EncodingError:
    if error.encoding.replace("_", "-") not in {"utf-8", "utf8"}:
        return EncodingError("tệp UTF-16 bị hỏng hoặc bị cắt", where=Location(file=name), hint=_SAVE_AS_UTF8)
    before = content[: error.start].decode("utf-8", "replace")
    after = content[error.start : error.start + 80].decode("utf-8", "replace")
    where = Source(name, before + after).locate(len(before))
    return EncodingError(
        f"tệp không phải mã UTF-8: gặp byte {content[error.start]:02X}, có thể là bảng mã cũ (TCVN3, VNI)",
        where=where,
        hint=f"{_SAVE_AS_UTF8}; chữ gõ bằng phông .VnTime, VNI thì chuyển sang Unicode trước",
    )


def _refuse_control_characters(source: Source) -> None:
    found = find_forbidden(source.text)[:_MAX_FORBIDDEN_SHOWN]
    raise_all([ForbiddenCharacterError(source.text[at], source.locate(at)) for at in found])
