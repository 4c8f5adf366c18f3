"""Files under watch, with a clock and a disk that are made up."""

from __future__ import annotations

from pathlib import Path

import pytest

from baocao.app.look import Lack, Look, Looks
from baocao.app.request import Request
from baocao.app.versions import Versions, renew
from baocao.app.watching import Stamp, Watch, find_watched
from baocao.data.needs import MissingKeyError
from baocao.errors import BaocaoError, DataError
from support.docx import docx

DATA = Path("hop.yaml")


class Disk:
    """Stamps and time, both set by hand."""

    def __init__(self) -> None:
        self.files: dict[Path, Stamp] = {DATA: (1, 100)}
        self.now = 0.0
        self.paths = [DATA]
        self.watch = Watch(
            lambda: self.paths,
            read=lambda paths: {path: self.files.get(path) for path in paths},
            clock=lambda: self.now,
        )

    def poll(self, seconds: float = 0.3) -> bool:
        self.now += seconds
        return self.watch.poll()


def test_nothing_saved_is_nothing_new() -> None:
    disk = Disk()
    assert not any(disk.poll() for _ in range(5))


def test_a_save_counts_once_when_it_is_done() -> None:
    disk = Disk()
    disk.files[DATA] = (2, 40)
    assert not disk.poll()  # it may still be written
    disk.files[DATA] = (3, 120)
    assert not disk.poll()
    assert disk.poll()
    assert not disk.poll()


def test_many_looks_in_a_moment_do_not_make_a_save_done() -> None:
    disk = Disk()
    disk.files[DATA] = (2, 40)
    assert not any(disk.poll(0.01) for _ in range(20))
    assert disk.poll()


def test_a_file_taken_away_and_put_back_is_one_save() -> None:
    disk = Disk()
    disk.files[DATA] = None
    assert not any(disk.poll() for _ in range(4))
    disk.files[DATA] = (5, 90)
    assert not disk.poll()
    assert disk.poll()


def test_a_file_that_stays_away_is_told() -> None:
    disk = Disk()
    disk.files[DATA] = None
    assert [disk.poll() for _ in range(8)].count(True) == 1


def test_a_save_undone_before_it_was_read_is_none() -> None:
    disk = Disk()
    disk.files[DATA] = (2, 40)
    disk.poll()
    disk.files[DATA] = (1, 100)
    assert not any(disk.poll() for _ in range(3))


def test_a_save_may_name_other_files() -> None:
    disk = Disk()
    photo = Path("anh.jpg")
    disk.files[photo] = (1, 5)
    disk.files[DATA] = (2, 40)
    disk.paths = [DATA, photo]
    assert [disk.poll(), disk.poll()] == [False, True]
    disk.watch.renew()
    assert not disk.poll()
    disk.files[photo] = (2, 6)
    assert [disk.poll(), disk.poll()] == [False, True]
    disk.paths = [DATA]
    disk.watch.renew()
    disk.files[photo] = (3, 7)
    assert not any(disk.poll() for _ in range(3))


@pytest.mark.parametrize(("text", "photos"), [("anh: [{tep: anh/a.JPG}, b.png]", 2), ("x: [", 0)])
def test_data_settings_template_and_photographs_are_watched(tmp_path: Path, text: str, photos: int) -> None:
    data = tmp_path / "hop.yaml"
    data.write_text(f"ghi_chu: mau.docx\n{text}\n", encoding="utf-8")
    found = find_watched(data, Request(template=Path("mau.docx")), "bao-cao")
    names = {"hop.yaml", "baocao.toml", "mau.docx", *["a.JPG", "b.png"][:photos]}
    assert {path.name for path in found} == names


def test_the_files_of_ones_own_kinds_are_watched(tmp_path: Path) -> None:
    folder = tmp_path / "mau" / "to-trinh"
    folder.mkdir(parents=True)
    (folder / "template.docx").write_bytes(docx("TỜ TRÌNH"))
    (folder / "template.toml").write_text('title = "Tờ trình"\n', encoding="utf-8")
    (tmp_path / "baocao.toml").write_text('thu_muc_mau = "mau"\n', encoding="utf-8")
    found = find_watched(tmp_path / "hop.yaml", Request(), "all")
    assert [path.name for path in found] == ["hop.yaml", "baocao.toml", "template.docx", "template.toml"]
    assert len(find_watched(tmp_path / "hop.yaml", Request(), "bao-cao")) == 2
    assert find_watched(Path("hop.docx"), Request(), "bao-cao") == (Path("hop.docx"),)


def looks(*texts: str, error: BaocaoError | None = None) -> Looks:
    made = [Look("hop.yaml", f"Loại {number}", docx(text)) for number, text in enumerate(texts)]
    return Looks((*made, *([Lack("Biên bản", error)] if error else [])))


def fail() -> Looks:
    raise DataError("dấu [ chưa đóng")


def test_versions_follow_each_other() -> None:
    first = renew(Versions(), lambda: looks("Thu 64 tỷ"))
    assert first.shown[0].changes is None
    second = renew(first, lambda: looks("Thu 65 tỷ"))
    assert second.shown[0].changes
    assert len(second.shown[0].changes.list) == 1


def test_a_broken_save_keeps_the_page_and_a_mended_one_is_compared_with_it() -> None:
    first = renew(Versions(), lambda: looks("Thu 64 tỷ"))
    broken = renew(first, fail)
    assert broken.shown == first.shown
    assert broken.error
    mended = renew(broken, lambda: looks("Thu 65 tỷ"))
    assert mended.error is None
    assert mended.shown[0].changes
    assert [one.kind for one in mended.shown[0].changes.list] == ["changed"]


def test_a_document_that_can_no_longer_be_made_stays_with_its_reason() -> None:
    lacking = MissingKeyError("còn thiếu thư ký")
    first = renew(Versions(), lambda: looks("Một", error=lacking))
    assert (len(first.shown), [one.title for one in first.lacking]) == (1, ["Biên bản"])
    both = Looks((*looks("Một").all, Look("hop.yaml", "Biên bản", docx("Biên bản"))))
    whole = renew(first, lambda: both)
    assert [one.title for one in whole.shown] == ["Loại 0", "Biên bản"]
    assert not whole.lacking
    again = renew(whole, lambda: looks("Một", error=lacking))
    assert [one.error for one in again.shown] == [None, lacking]
