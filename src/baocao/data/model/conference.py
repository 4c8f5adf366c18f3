"""One conference, whole, and the door from a tree to it."""

# ruff: noqa: RUF009 -- `key` returns a dataclass field

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from baocao.data.kinds import COMMON
from baocao.data.model.containers import Glossary, Listed
from baocao.data.model.content import (
    CITATIONS,
    FIGURES,
    RESULTS,
    TEXTS,
    Attachment,
    Award,
    Causes,
    Citation,
    Example,
    Photo,
    Result,
)
from baocao.data.model.figures import Figure
from baocao.data.model.meeting import Attendance, Meeting, Opinion, ProgrammeItem, Vote
from baocao.data.model.papers import Paper, Papers
from baocao.data.model.people import DELEGATES, Agency, Group, Person
from baocao.data.model.periods import Periods
from baocao.data.model.reading import Places, Reading
from baocao.data.model.record import Record, key
from baocao.data.model.shapes import Choice
from baocao.data.model.tasks import TASKS, Conclusion, Task
from baocao.data.tree import Node
from baocao.errors import Location, raise_all
from baocao.viet.text import fold_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Conference:
    """Everything one data file says."""

    the_thuc: str = key(
        Choice("nd30", "dang-hd05", "dang-hd36"),
        "thể thức",
        "Không ghi thì theo khối cơ quan và ngày văn bản.",
    )
    co_quan: Agency = key(Record(Agency, short="ten"), "cơ quan ban hành", default=Agency())
    hoi_nghi: Meeting = key(Record(Meeting, short="ten"), "hội nghị", default=Meeting())
    ky: Periods = key(Record(Periods, short="bao_cao"), "kỳ báo cáo và kỳ kế hoạch", default=Periods())
    thanh_phan: tuple[Person | Group, ...] = key(DELEGATES, "thành phần dự", "Giữ nguyên thứ tự.")
    diem_danh: Attendance | None = key(Record(Attendance), "điểm danh")
    chuong_trinh: tuple[ProgrammeItem, ...] = key(
        Listed(Record(ProgrammeItem, short="noi_dung")), "chương trình hội nghị"
    )
    tinh_hinh: tuple[str, ...] = key(TEXTS, "tình hình")
    ket_qua: tuple[Result, ...] = key(RESULTS, "kết quả đạt được")
    mo_hinh: tuple[Example, ...] = key(Listed(Record(Example, short="ten")), "mô hình, điển hình")
    han_che: tuple[str, ...] = key(TEXTS, "hạn chế")
    nguyen_nhan: Causes = key(Record(Causes, short="chung", alone=True), "nguyên nhân", default=Causes())
    so_lieu: tuple[Figure, ...] = key(FIGURES, "số liệu")
    nhiem_vu_da_giao: tuple[Task, ...] = key(TASKS, "nhiệm vụ đã giao trong kỳ báo cáo")
    nhiem_vu: tuple[Task, ...] = key(TASKS, "nhiệm vụ kỳ tới")
    ket_luan: Conclusion = key(Record(Conclusion), "kết luận của người chủ trì", default=Conclusion())
    kien_nghi: tuple[str, ...] = key(TEXTS, "kiến nghị")
    y_kien: tuple[Opinion, ...] = key(Listed(Record(Opinion)), "ý kiến phát biểu")
    bieu_quyet: tuple[Vote, ...] = key(Listed(Record(Vote)), "biểu quyết")
    khen_thuong: tuple[Award, ...] = key(Listed(Record(Award)), "khen thưởng")
    anh: tuple[Photo, ...] = key(Listed(Record(Photo, short="chu_thich")), "ảnh")
    can_cu: tuple[Citation, ...] = key(CITATIONS, "căn cứ")
    van_ban_vien_dan: tuple[Citation, ...] = key(CITATIONS, "văn bản viện dẫn")
    viet_tat: Mapping[str, str] = key(Glossary(), "chữ viết tắt", "Chữ tắt: chữ đầy đủ.")
    tai_lieu: tuple[Attachment, ...] = key(Listed(Record(Attachment, short="ten")), "tài liệu")
    van_ban: Mapping[str, Paper] = key(Papers(), "từng loại văn bản", "“chung” là giá trị dùng cho mọi loại.")
    places: Places = field(default_factory=Places, compare=False, repr=False)
    """Where each value stands in the file."""

    def where(self, path: str) -> Location:
        """Return the place of a value, e.g. ``hoi_nghi.chu_tri[1].ho_ten``, or of what is above it."""
        return self.places.where(path)

    def van_ban_cho(self, kind: str) -> Paper:
        """Return the settings of one kind of document, common ones filled in."""
        return self.van_ban.get(kind, self.van_ban.get(COMMON, Paper()))

    def ngay_van_ban(self, kind: str) -> date | None:
        """Return the date of a document: its own, the common one, the conference's day; never today.

        An appendix has that of the report it belongs to.

        Source:
            data-file.md, Settled readings, M02.
        """
        if kind == "phu-luc" and (report := self.van_ban_cho("bao-cao").ngay):
            return report
        return self.van_ban_cho(kind).ngay or self.hoi_nghi.thoi_gian.ngay_day_du

    @property
    def so_co_mat(self) -> int | None:
        """How many attended; None when the data do not say."""
        return self.diem_danh.co_mat if self.diem_danh else None

    @property
    def nguoi_ket_luan(self) -> Person | None:
        """Who concluded: as named, with posts from elsewhere in the file; else the first chair.

        >>> from baocao.data.model.people import Chair
        >>> chair = Chair(ho_ten="Lê An", chuc_vu=("Bí thư Đảng ủy",))
        >>> meeting = Meeting(chu_tri=(chair,), ket_luan_boi=Person(ho_ten="Lê An"))
        >>> Conference(hoi_nghi=meeting).nguoi_ket_luan.chuc_danh
        'Bí thư Đảng ủy'
        """
        named = self.hoi_nghi.ket_luan_boi
        if named is None:
            return self.hoi_nghi.chu_tri[0] if self.hoi_nghi.chu_tri else None
        if named.chuc_vu:
            return named
        known = (person for _, person in self.iter_people() if person.is_same(named) and person.chuc_vu)
        return next(known, named)

    def iter_people(self) -> Iterator[tuple[str, Person]]:
        """Yield ``(key path, person)`` for everyone who is given as a person."""
        meeting = self.hoi_nghi
        yield from _iter_persons("hoi_nghi.chu_tri", meeting.chu_tri)
        yield from _iter_persons("hoi_nghi.thu_ky", meeting.thu_ky)
        if meeting.ket_luan_boi:
            yield "hoi_nghi.ket_luan_boi", meeting.ket_luan_boi
        yield from _iter_persons("thanh_phan", self.thanh_phan)
        for number, item in enumerate(self.chuong_trinh, start=1):
            yield from _iter_person(f"chuong_trinh[{number}].nguoi", item.nguoi)
        for number, opinion in enumerate(self.y_kien, start=1):
            yield from _iter_person(f"y_kien[{number}].nguoi", opinion.nguoi)
        for number, award in enumerate(self.khen_thuong, start=1):
            yield from _iter_persons(f"khen_thuong[{number}].nguoi_trao", award.nguoi_trao)

    def iter_results(self) -> Iterator[tuple[str, Result]]:
        """Yield ``(key path, heading)`` for every heading of the results, in reading order."""
        for number, result in enumerate(self.ket_qua, start=1):
            yield from _iter_results(f"ket_qua[{number}]", result)

    def iter_figures(self) -> Iterator[tuple[str, Figure]]:
        """Yield ``(key path, figure)`` for every figure, those inside headings after the others."""
        for number, figure in enumerate(self.so_lieu, start=1):
            yield f"so_lieu[{number}]", figure
        for path, result in self.iter_results():
            for number, item in enumerate(result.so_lieu, start=1):
                if isinstance(item, Figure):
                    yield f"{path}.so_lieu[{number}]", item

    def iter_tasks(self) -> Iterator[tuple[str, Task]]:
        """Yield ``(key path, task)`` for every task: given before, planned, concluded, of preparation."""
        lists = {
            "nhiem_vu_da_giao": self.nhiem_vu_da_giao,
            "nhiem_vu": self.nhiem_vu,
            "ket_luan.chi_dao": self.ket_luan.chi_dao,
            "hoi_nghi.chuan_bi": self.hoi_nghi.chuan_bi,
        }
        for path, tasks in lists.items():
            for number, task in enumerate(tasks, start=1):
                yield f"{path}[{number}]", task

    def figure(self, code: str) -> Figure | None:
        """Return the figure with this code (``ma``), however it is typed; None when there is none."""
        folded = fold_key(code)
        return next((one for _, one in self.iter_figures() if one.ma and fold_key(one.ma) == folded), None)

    def figures_of(self, result: Result) -> tuple[Figure, ...]:
        """Return the figures of a heading, codes looked up; unknown codes are left out."""
        found = (self.figure(item) if isinstance(item, str) else item for item in result.so_lieu)
        return tuple(figure for figure in found if figure is not None)


CONFERENCE = Record(Conference, called="một hội nghị")


def read_conference(node: Node, own_kinds: Iterable[str] = ()) -> Conference:
    """Return the conference that a tree describes.

    Args:
        node: The tree.
        own_kinds: Kinds of document that the office has added; ``van_ban`` may name them.

    Raises:
        DataError: D1xx and D3xx; `Mistakes` with all of them, in the order of the file.
    """
    reading = Reading(own_kinds=tuple(own_kinds))
    reading.enter("", node)
    conference = CONFERENCE.read(node, "", reading) or Conference()
    raise_all(sorted(reading.mistakes, key=lambda mistake: (mistake.where.line, mistake.where.column)))
    return replace(conference, places=Places(reading.nodes, reading.weekdays))


def _iter_persons(path: str, people: tuple[object, ...]) -> Iterator[tuple[str, Person]]:
    for number, someone in enumerate(people, start=1):
        yield from _iter_person(f"{path}[{number}]", someone)


def _iter_person(path: str, someone: object) -> Iterator[tuple[str, Person]]:
    if isinstance(someone, Person):
        yield path, someone


def _iter_results(path: str, result: Result) -> Iterator[tuple[str, Result]]:
    yield path, result
    for number, child in enumerate(result.muc_con, start=1):
        yield from _iter_results(f"{path}.muc_con[{number}]", child)
