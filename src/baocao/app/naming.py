"""Names of the files written: a pattern filled in, made safe for every system."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final

from baocao.errors import NOWHERE, Location, UsageError
from baocao.viet.text import collapse_blanks, fold_key, propose, strip_marks, to_nfc

FIELDS: Final = (
    *("so_ky_hieu", "so", "loai", "ten_loai", "trich_yeu_ngan", "ngay", "ky", "co_quan"),
    *("noi_moi", "stt", "tep"),
)
"""What may stand in braces."""
MAX_BYTES: Final = 150
"""Length of a name in UTF-8; systems take 255, archives and synchronised folders less."""
_MAX_WORDS: Final = 12
_MAX_SHORT: Final = 60
_FILTERS: Final[Mapping[str, Callable[[str], str]]] = {
    "khong_dau": strip_marks,
    "gach_noi": lambda text: re.sub(r"\s+", "-", text),
    "chu_thuong": str.lower,
}
_SUFFIX: Final = re.compile(r"\.(docx|pdf|html|md|txt)$", re.IGNORECASE)
_PIECE: Final = re.compile(r"\{([^{}]*)\}|([{}])|([^{}]+)")
_GAP: Final = "\0"
"""Stands for a field without a value, until what parts it from its neighbours is taken out."""
_PARTING: Final = r"[\s_.,–-]"
_REFUSED: Final = re.compile(r'[<>:"|?*]')
"""Characters that no file name of Windows may have; the slashes become hyphens."""
_RESERVED: Final = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
)
"""Names of devices, with any suffix.

Source:
    Microsoft, Naming Files, Paths, and Namespaces.
"""
_JOINTS: Final = frozenset(
    (
        *("của", "và", "về", "theo", "trong", "với", "cho", "từ", "tại", "ở", "để", "trên", "đến"),
        *("quý", "tháng", "năm", "giai", "nhiệm"),
    )
)
"""Words before which a trích yếu may be cut without harm to those that belong together."""
_MIN_WORDS: Final = 4


class NamePatternError(UsageError):
    """A pattern of file names has a field that there is none of, or its braces do not match."""

    code = "U241"


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern that has been read: text, and fields with their filters."""

    pieces: tuple[str | tuple[str, tuple[str, ...]], ...]

    @property
    def fields(self) -> frozenset[str]:
        """The names of the fields."""
        return frozenset(piece[0] for piece in self.pieces if isinstance(piece, tuple))


def read_pattern(text: str, where: Location = NOWHERE, fields: Collection[str] = FIELDS) -> Pattern:
    """Return the pattern that is written, without the suffix of a format when it has one.

    >>> read_pattern("{so_ky_hieu}_{trich_yeu_ngan|khong_dau}.docx").pieces
    (('so_ky_hieu', ()), '_', ('trich_yeu_ngan', ('khong_dau',)))

    Args:
        text: as typed.
        where: its place, for messages.
        fields: what may stand in braces; a name typed otherwise, “Họ tên”, is read as `ho_ten`.

    Raises:
        NamePatternError: U241.
    """
    pieces: list[str | tuple[str, tuple[str, ...]]] = []
    for found in _PIECE.finditer(_SUFFIX.sub("", to_nfc(text).strip())):
        if found[2]:
            raise _wrong(f"mẫu tên tệp có dấu {found[2]} lẻ", where, "Viết mỗi trường trong một cặp { }")
        pieces.append(found[3] or _read_field(found[1], where, fields))
    if any(isinstance(piece, str) and re.search(r"[/\\]", piece) for piece in pieces):
        raise _wrong(
            "mẫu tên tệp có dấu gạch chéo, cần tên tệp thôi",
            where,
            "Chọn thư mục bằng -o, bỏ dấu / trong mẫu",
        )
    if not any(isinstance(piece, tuple) for piece in pieces):
        hint = "Viết như {so_ky_hieu}_{trich_yeu_ngan}; tên cho một văn bản thì dùng -o"
        raise _wrong("mẫu tên tệp không có trường nào", where, hint)
    return Pattern(tuple(pieces))


def _read_field(text: str, where: Location, fields: Collection[str]) -> tuple[str, tuple[str, ...]]:
    name, *filters = (part.strip() for part in text.split("|"))
    name = name if name in fields else fold_path(name)
    for one, known, what in ((name, fields, "trường"), *((one, _FILTERS, "cách viết") for one in filters)):
        if one not in known:
            hint = propose(one, known, f"Các {what} dùng được: {', '.join(known)}")
            raise _wrong(f"mẫu tên tệp không có {what} “{one}”", where, hint)
    return name, tuple(filters)


def fold_path(name: str) -> str:
    """Return the form under which a name with dots is known.

    >>> fold_path("Người ký.Họ tên")
    'nguoi_ky.ho_ten'
    """
    return ".".join(map(fold_key, name.split(".")))


def _wrong(message: str, where: Location, hint: str) -> NamePatternError:
    return NamePatternError(message, where=where, hint=hint)


def fill_pattern(pattern: Pattern, values: Mapping[str, str]) -> str:
    """Return the pattern with its values; nothing is left of what parts an absent one from the rest.

    >>> pattern = read_pattern("{so}-{loai}_{ky} ({ngay})")
    >>> fill_pattern(pattern, {"loai": "bao-cao", "ngay": "2026-10-05"})
    'bao-cao (2026-10-05)'
    """
    text = ""
    for piece in pattern.pieces:
        if isinstance(piece, str):
            text += piece
            continue
        name, filters = piece
        value = values.get(name, "").replace("/", "-").replace("\\", "-")
        for one in filters:
            value = _FILTERS[one](value)
        text += value or _GAP
    text = re.sub(rf"^(?:{_PARTING}*{_GAP})+{_PARTING}*|{_PARTING}*{_GAP}", "", text)
    return re.sub(r"\s*\(\s*\)|\s*\[\s*\]", "", text)


def make_safe(name: str, suffix: str, *, number: int = 0) -> str:
    """Return a file name that every system takes, at most 150 bytes long.

    >>> make_safe(" 15/BC-UBND: kết quả? ", ".docx"), make_safe("con", ".pdf"), make_safe("…", ".md")
    ('15-BC-UBND kết quả.docx', '_con.pdf', '….md')

    Args:
        name: without suffix; what no file name may have is taken out.
        suffix: with its dot.
        number: more than 1 for one of several files that would have the same name.
    """
    text = to_nfc(name).replace("/", "-").replace("\\", "-")
    text = "".join(" " if char.isspace() else char for char in text)
    text = "".join(char for char in text if unicodedata.category(char)[0] != "C")
    text = collapse_blanks(_REFUSED.sub("", text))
    tail = f" ({number})" if number > 1 else ""
    room = MAX_BYTES - len(f"{tail}{suffix}".encode())
    text = re.sub(r"[\s_.,;–-]+$", "", _cut(re.sub(r"^[\s_.,;~–-]+", "", text), room))
    if not text:
        text = "van-ban"
    if text.partition(".")[0].strip().lower() in _RESERVED:
        text = f"_{text}"
    return f"{text}{tail}{suffix}"


def _cut(text: str, room: int) -> str:
    """Return as much of `text` as `room` bytes hold, to the end of a word where there is one."""
    encoded = text.encode()
    if len(encoded) <= room:
        return text
    short = encoded[:room].decode("utf-8", "ignore")
    head = re.match(r".*(?=[\s_-])", short, re.DOTALL)
    return head[0] if head and len(head[0]) > len(short) // 2 else short


def shorten(text: str) -> str:
    """Return the first words of a trích yếu: at most 12, and 60 characters.

    >>> shorten("Kết quả thực hiện nhiệm vụ quý III và phương hướng quý IV năm 2026")
    'Kết quả thực hiện nhiệm vụ quý III và phương hướng'
    >>> shorten("Kết quả công tác dân vận của chính quyền và thực hiện dân chủ ở cơ sở quý III")
    'Kết quả công tác dân vận của chính quyền'
    """
    words = text.split()
    count = min(len(words), _MAX_WORDS)
    while count > 1 and len(" ".join(words[:count])) > _MAX_SHORT:
        count -= 1
    if count < len(words):
        joints = [at for at in range(_MIN_WORDS, count + 1) if words[at].lower() in _JOINTS]
        count = joints[-1] if joints else count
    return " ".join(words[:count]).rstrip(",;:.–- ")


def fold_name(path: PurePath) -> str:
    """Return what two paths have in common when a system cannot tell them apart.

    >>> fold_name(PurePath("a/Bao-cao.docx")) == fold_name(PurePath("a/bao-cao.DOCX"))
    True
    """
    return to_nfc(str(path)).casefold()
