"""What a conference reports: results, models, causes, awards, photographs, cited documents."""

# ruff: noqa: RUF009 -- `key` returns a dataclass field

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from baocao.data.model.containers import Either, Listed, is_map
from baocao.data.model.figures import Figure
from baocao.data.model.people import PERSON_OR_TEXT, Person, mention
from baocao.data.model.reading import Reading
from baocao.data.model.record import Record, key
from baocao.data.model.shapes import Count, Date, Definitions, Schema, Text
from baocao.data.tree import Node
from baocao.errors import DataError
from baocao.viet.dates import format_short_date

MAX_HEADINGS = 3
"""Levels of headings in ``ket_qua``."""

TEXTS = Listed(Text())
FIGURE = Record(Figure, called="một số liệu")
FIGURES = Listed(FIGURE)


class TooManyHeadingsError(DataError):
    """``muc_con`` inside one another beyond the third level."""

    code = "D308"


class Subheadings:
    """The headings below a heading; made late, since a heading holds headings."""

    absent: tuple[Any, ...] = ()

    def read(self, node: Node, path: str, reading: Reading) -> Any:
        """Return the headings, at most three levels of them."""
        if path.count("muc_con") >= MAX_HEADINGS:
            reading.add(
                TooManyHeadingsError(
                    f"mục con lồng quá {MAX_HEADINGS} cấp",
                    where=reading.where(path, node),
                    hint="Đưa nội dung của mục này lên mục cấp trên",
                )
            )
            return ()
        return RESULTS.read(node, path, reading)

    def schema(self, definitions: Definitions) -> Schema:
        """Return the list of headings."""
        return RESULTS.schema(definitions)


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A heading of the achievements with its paragraphs and figures (``ket_qua``)."""

    muc: str = key(Text("Phong trào thi đua “Dân vận khéo”"), "tên mục")
    noi_dung: tuple[str, ...] = key(TEXTS, "nội dung kết quả")
    so_lieu: tuple[str | Figure, ...] = key(
        Listed(Either(Text("mo_hinh"), FIGURE, is_map)), "số liệu của mục", "Mã của số liệu, hoặc cả số liệu."
    )
    muc_con: tuple[Result, ...] = key(Subheadings(), "mục con", "Tối đa ba cấp mục.")


RESULTS = Listed(Record(Result, short="noi_dung", called="một mục kết quả"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A notable model (``mo_hinh``)."""

    ten: str = key(Text("Ngày thứ Bảy vì dân"), "tên mô hình")
    don_vi: str = key(Text("Thôn Phúc Lâm"), "đơn vị thực hiện")
    linh_vuc: str = key(Text("kinh tế", "văn hóa - xã hội"), "lĩnh vực")
    mo_ta: str = key(Text(), "mô tả")


@dataclass(frozen=True, slots=True, kw_only=True)
class Causes:
    """Why there were shortcomings (``nguyen_nhan``)."""

    khach_quan: tuple[str, ...] = key(TEXTS, "nguyên nhân khách quan")
    chu_quan: tuple[str, ...] = key(TEXTS, "nguyên nhân chủ quan")
    chung: tuple[str, ...] = key(TEXTS, "nguyên nhân", "nguyên nhân không chia khách quan, chủ quan")

    def __bool__(self) -> bool:
        """Whether any cause is given."""
        return bool(self.khach_quan or self.chu_quan or self.chung)


class CountOrNames:
    """How many, or who."""

    absent: Any = None

    def read(self, node: Node, path: str, reading: Reading) -> Any:
        """Return an int for a number, a tuple of names for anything else."""
        return (TEXTS if self.holds_names(node) else Count()).read(node, path, reading)

    def holds_names(self, node: Node) -> bool:
        """Say whether there are names; what begins with a digit is a number."""
        value = node.value
        return isinstance(value, tuple | dict) or (
            isinstance(value, str) and not value.strip()[:1].isdecimal()
        )

    def schema(self, definitions: Definitions) -> Schema:
        """Return a number or a list of text."""
        return TEXTS.schema(definitions)


@dataclass(frozen=True, slots=True, kw_only=True)
class Award:
    """Who was rewarded, with what (``khen_thuong``)."""

    hinh_thuc: str = key(Text("Bằng khen", "Giấy khen"), "hình thức khen thưởng")
    cap: str = key(Text("Ủy ban nhân dân tỉnh"), "cấp khen thưởng")
    noi_dung: str = key(Text(), "thành tích")
    tap_the: int | tuple[str, ...] | None = key(
        CountOrNames(), "tập thể", "Số tập thể, hoặc tên từng tập thể."
    )
    ca_nhan: int | tuple[str, ...] | None = key(CountOrNames(), "cá nhân", "Số cá nhân, hoặc tên từng người.")
    quyet_dinh: str = key(Text("Quyết định số 12/QĐ-UBND"), "quyết định khen thưởng")
    nguoi_trao: tuple[Person | str, ...] = key(Listed(PERSON_OR_TEXT), "người trao")

    @property
    def so_tap_the(self) -> int:
        """How many collectives; 0 when none are given.

        >>> Award(tap_the=("Chi bộ thôn Nà Lam",)).so_tap_the, Award(tap_the=28).so_tap_the
        (1, 28)
        """
        return _count(self.tap_the)

    @property
    def so_ca_nhan(self) -> int:
        """How many persons; 0 when none are given."""
        return _count(self.ca_nhan)

    @property
    def ten_tap_the(self) -> tuple[str, ...]:
        """Names of the collectives, when they are given."""
        return self.tap_the if isinstance(self.tap_the, tuple) else ()

    @property
    def ten_ca_nhan(self) -> tuple[str, ...]:
        """Names of the persons, when they are given."""
        return self.ca_nhan if isinstance(self.ca_nhan, tuple) else ()

    @property
    def nguoi_trao_in(self) -> tuple[str, ...]:
        """Who presented it, each as text introduces them."""
        return tuple(map(mention, self.nguoi_trao))


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo:
    """A photograph (``anh``)."""

    tep: str = key(Text("anh/toan-canh.jpg"), "tệp ảnh")
    chu_thich: str = key(Text("Toàn cảnh hội nghị"), "chú thích ảnh")
    nguon: str = key(Text(), "nguồn ảnh")
    sau: str = key(
        Text("ket-qua", "nhiem-vu"),
        "đặt ảnh sau phần nào",
        "Phần của tin bài (mo-dau, ket-qua, nhiem-vu, ket-luan…) hoặc tên một mục của ket_qua.",
    )
    dia_chi: str = ""
    """Address of the prepared copy, from the document's folder; empty without one, like the next two."""
    rong: int = 0
    """Width of the prepared copy in pixels."""
    cao: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A document that is cited (``can_cu``, ``van_ban_vien_dan``); text alone is its ``trich_yeu``."""

    loai: str = key(Text("Nghị định", "Chỉ thị"), "loại văn bản")
    so: str = key(Text("59/2023/NĐ-CP"), "số, ký hiệu")
    ngay: date | None = key(Date(), "ngày ban hành")
    co_quan: str = key(Text("Chính phủ"), "cơ quan ban hành")
    trich_yeu: str = key(Text(), "trích yếu")
    goi_tat: str = key(Text(), "tên gọi tắt")

    @property
    def in_ra(self) -> str:
        """The document as a sentence cites it.

        >>> law = Citation(loai="Nghị định", so="59/2023/NĐ-CP", ngay=date(2023, 8, 14), co_quan="Chính phủ")
        >>> law.in_ra
        'Nghị định số 59/2023/NĐ-CP ngày 14/8/2023 của Chính phủ'
        >>> Citation(loai="Luật", trich_yeu="Thực hiện dân chủ ở cơ sở").in_ra
        'Luật Thực hiện dân chủ ở cơ sở'
        """
        parts = (
            self.loai,
            self.so and f"số {self.so}",
            f"ngày {format_short_date(self.ngay)}" if self.ngay else "",
            self.co_quan and f"của {self.co_quan}",
            self.trich_yeu,
        )
        return " ".join(part for part in parts if part)

    def __str__(self) -> str:
        """Return the document as a sentence cites it."""
        return self.in_ra


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A paper handed out or attached (``tai_lieu``)."""

    ten: str = key(Text("Dự thảo báo cáo"), "tên tài liệu")
    tep: str = key(Text(), "tệp tài liệu")


CITATIONS = Listed(Record(Citation, short="trich_yeu", called="một văn bản"))


def _count(given: int | tuple[str, ...] | None) -> int:
    return len(given) if isinstance(given, tuple) else given or 0
