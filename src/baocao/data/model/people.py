"""People and bodies of a conference: who issues, organises, chairs, attends, signs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from baocao.data.model.containers import Either, Lines, Listed, is_map
from baocao.data.model.record import Record, key
from baocao.data.model.shapes import Choice, Count, Text
from baocao.data.tree import Node
from baocao.viet.numbers import format_count, format_number
from baocao.viet.text import collapse_blanks, first_lower, fold_key, place_tone

COMRADE = "đồng chí"
CHAIRS, CHAIRS_TOGETHER = "chủ trì", "đồng chủ trì"
COMES_TO_CHAIR, COMES_TO_DIRECT = "dự và chủ trì", "dự và chỉ đạo"
"""Roles of chairs."""
ORGANISES, STANDING, HELPS, SUBJECT = "chủ trì tổ chức", "cơ quan thường trực", "phối hợp", "chủ thể"
"""Roles of organisers."""
_COMMON = {"dong_chi", "ong", "ba", "anh", "chi"}

POSTS = Listed(Text("Phó Bí thư Thường trực Tỉnh ủy", "Chủ tịch UBND xã"))


_ORGANS = frozenset(
    (
        *("ban_thuong_truc", "ban_thuong_vu", "ban_chap_hanh", "thuong_truc", "van_phong", "uy_ban_kiem_tra"),
        *("ban_dan_van", "ban_tuyen_giao", "ban_tuyen_giao_va_dan_van", "ban_to_chuc", "ban_noi_chinh"),
    )
)
"""Names, keys folded, of which every body has one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """The body that issues the documents (``co_quan``)."""

    khoi: str = key(
        Choice("dang", "nha-nuoc", "mat-tran", "doan-the", "hdnd"), "khối của cơ quan", "Quyết định thể thức."
    )
    chu_quan: str = key(Text("Tỉnh ủy Hưng Yên"), "cơ quan cấp trên", "In ở dòng đầu, trên tên cơ quan.")
    ten: str = key(Text("Ủy ban nhân dân xã An Phúc"), "tên cơ quan ban hành")
    ky_hieu: str = key(Text("UBND", "BDVTU"), "ký hiệu của cơ quan", "Như trong số, ký hiệu văn bản.")
    dia_danh: str = key(Text("Hưng Yên"), "địa danh", "Đứng trước ngày, tháng, năm ban hành.")
    cap: str = key(Text("tỉnh", "xã"), "cấp của cơ quan")

    @property
    def ten_trong_cau(self) -> str:
        """The name as a sentence has it: an organ that has no name of its own is named with the body above.

        >>> Agency(ten="Văn phòng", chu_quan="Tỉnh ủy Hưng Yên").ten_trong_cau
        'Văn phòng Tỉnh ủy Hưng Yên'
        >>> Agency(ten="Sở Nội vụ", chu_quan="Ủy ban nhân dân tỉnh").ten_trong_cau
        'Sở Nội vụ'
        """
        return f"{self.ten} {self.chu_quan}".strip() if fold_key(self.ten) in _ORGANS else self.ten


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person with posts in order: Party, State, role here."""

    ho_ten: str = key(Text("Nguyễn Văn A"), "họ và tên")
    chuc_vu: tuple[str, ...] = key(POSTS, "chức vụ", "Theo thứ tự: Đảng, Nhà nước, vai trò tại hội nghị.")
    danh_xung: str = key(Text("đồng chí", "ông", "bà"), "danh xưng", "Không ghi thì là “đồng chí”.")
    hoc_vi: str = key(Text("Tiến sĩ"), "học hàm, học vị")
    goi_tat: str = key(Text("Chủ tịch UBND xã"), "chức vụ gọi tắt", "Dùng khi nhắc lại lần sau.")
    don_vi: str = key(Text("Phòng Văn hóa - Xã hội"), "đơn vị công tác")
    gioi_tinh: str = key(Choice("nam", "nữ"), "giới tính")

    @property
    def xung_ho(self) -> str:
        """Form of address and name, for a second mention.

        >>> Person(ho_ten="Lê An").xung_ho, Person(ho_ten="Lê An", danh_xung="Bà").xung_ho
        ('đồng chí Lê An', 'bà Lê An')
        """
        return " ".join(part for part in (self._danh_xung_in, self.hoc_vi, self.ho_ten) if part)

    @property
    def _danh_xung_in(self) -> str:
        """The form of address inside a sentence: “Ông” is small there, a rank like “TS.” is not."""
        return (
            first_lower(self.danh_xung) if fold_key(self.danh_xung) in _COMMON else self.danh_xung or COMRADE
        )

    @property
    def chuc_danh(self) -> str:
        """All posts in one line, the unit at the end when there is one.

        >>> Person(ho_ten="Lê An", chuc_vu=("Phó Bí thư Đảng ủy xã", "Chủ tịch UBND xã")).chuc_danh
        'Phó Bí thư Đảng ủy xã, Chủ tịch UBND xã'
        """
        return ", ".join([*self.chuc_vu, *([self.don_vi] if self.don_vi else [])])

    @property
    def gioi_thieu(self) -> str:
        """Form of address, name and posts, for a first mention.

        >>> Person(ho_ten="Lê An", chuc_vu=("Bí thư Đảng ủy xã",)).gioi_thieu
        'đồng chí Lê An, Bí thư Đảng ủy xã'
        """
        return ", ".join(part for part in (self.xung_ho, self.chuc_danh) if part)

    @property
    def nhac_lai(self) -> str:
        """How a later sentence calls the person: the short post if there is one, else the name.

        >>> Person(ho_ten="Lê An", goi_tat="Bí thư Đảng ủy xã").nhac_lai
        'đồng chí Bí thư Đảng ủy xã'
        """
        return f"{self._danh_xung_in} {self.goi_tat}" if self.goi_tat else self.xung_ho

    @property
    def ten_goi(self) -> tuple[str, ...]:
        """All that a text may call the person: name, short post, posts."""
        return (self.ho_ten, self.xung_ho, self.goi_tat, self.nhac_lai, *self.chuc_vu)

    def is_same(self, other: Person) -> bool:
        """Whether both are one person, by name; letter case, blanks and the place of tones don't matter.

        >>> Person(ho_ten="Lê Thúy").is_same(Person(ho_ten="LÊ  THUÝ"))
        True
        """
        return bool(self.ho_ten) and same_text(self.ho_ten, other.ho_ten)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chair(Person):
    """A person who chairs the conference."""

    vai_tro: str = key(
        Choice(CHAIRS, CHAIRS_TOGETHER, COMES_TO_CHAIR, COMES_TO_DIRECT), "vai trò trong chủ trì hội nghị"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Delegates who are not named one by one."""

    nhom: str = key(Text("Đại diện các sở, ban, ngành"), "nhóm đại biểu")
    so_luong: int | None = key(Count(), "số lượng")
    dinh_tinh: str = key(
        Choice("hơn", "trên", "gần", "khoảng", "ước đạt"),
        "từ đứng trước số lượng",
        "Ví dụ: hơn 200 đại biểu.",
    )
    tai: str = key(Text("điểm cầu các thôn"), "nơi dự", "Điểm cầu mà nhóm dự.")
    moi_boi: str = key(Text("Văn phòng Tỉnh ủy"), "cơ quan mời")

    @property
    def so_luong_in(self) -> str:
        """How many, with the word before it; empty when not known.

        >>> Group(so_luong=8).so_luong_in, Group(so_luong=8, dinh_tinh="hơn").so_luong_in
        ('08', 'hơn 8')
        """
        if self.so_luong is None:
            return ""
        return (
            f"{self.dinh_tinh} {format_number(self.so_luong)}"
            if self.dinh_tinh
            else format_count(self.so_luong)
        )


def _is_group(node: Node) -> bool:
    """Say whether a delegate is a group: bare text, or a map with keys of a group."""
    if not isinstance(node.value, dict):
        return True
    names = {fold_key(name) for name in node.value}
    return bool(names & {"nhom", "so_luong", "tai", "moi_boi"}) and not names & {"ho_ten", "chuc_vu"}


PERSON = Record(Person, short="ho_ten", called="một người")
PEOPLE = Listed(PERSON)
DELEGATES = Listed(Either(PERSON, Record(Group, short="nhom", called="một nhóm đại biểu"), _is_group))
PERSON_OR_TEXT = Either(Text("Đại diện Hội Nông dân xã"), Record(Person, called="một người"), is_map)


@dataclass(frozen=True, slots=True, kw_only=True)
class Organiser:
    """A body that organises the conference."""

    ten: str = key(Text("Ban Dân vận Tỉnh ủy"), "tên cơ quan tổ chức")
    vai_tro: str = key(Choice(ORGANISES, STANDING, HELPS, SUBJECT), "vai trò của cơ quan tổ chức")


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """Who signs a document (``nguoi_ky``)."""

    quyen_han: str = key(
        Lines("TM. Ủy ban nhân dân", "T/M Ban Thường vụ"),
        "quyền hạn ký",
        "Thay mặt, ký thay, thừa lệnh…, mỗi dòng một mục; bỏ trống khi ký trực tiếp.",
    )
    chuc_vu: str = key(Text("Chủ tịch", "Phó Bí thư"), "chức vụ người ký")
    ho_ten: str = key(Text("Nguyễn Văn A"), "họ và tên người ký")


def same_text(first: str, second: str) -> bool:
    """Return whether two names or posts are the same but for case, blanks and the place of tones."""
    return fold_name(first) == fold_name(second)


@lru_cache(maxsize=16_384)
def fold_name(text: str) -> str:
    """Return what two spellings of a name or post have in common, see `same_text`."""
    return place_tone(collapse_blanks(text)).casefold()


def mention(someone: Person | str) -> str:
    """Return how text introduces someone who is given as a person or as text.

    >>> mention("Đại diện Hội Nông dân xã"), mention(Person(ho_ten="Lê An", chuc_vu=("Bí thư chi bộ",)))
    ('Đại diện Hội Nông dân xã', 'đồng chí Lê An, Bí thư chi bộ')
    """
    return someone if isinstance(someone, str) else someone.gioi_thieu
