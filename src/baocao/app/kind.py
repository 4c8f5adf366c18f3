"""A kind of document: what it is called, what it needs, where its templates are."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING

from baocao import fsio
from baocao.data.kinds import KINDS
from baocao.data.load import decode
from baocao.errors import Location, UsageError
from baocao.viet.text import first_lower

if TYPE_CHECKING:
    from baocao.data.needs import Needs  # it loads the model, which not every command needs

ONE_FOR_ALL = "template.docx"
"""The Word template of a kind that looks the same whatever the standard."""
SKELETON = "skeleton.yaml"
MAX_SKELETON_BYTES = 1024 * 1024


class NoLayoutError(UsageError):
    """A kind has no template for the standard that the data or the command want."""

    code = "U225"


class NoSkeletonError(UsageError):
    """A kind of the office's own has no data file to start from."""

    code = "U227"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of document; of ours, or a folder of the office's own."""

    name: str
    """As ``--kind`` and ``van_ban`` have it: ``bao-cao``."""
    title: str
    """What a clerk calls it: ``Báo cáo kết quả công tác, nhiệm vụ kỳ tới``."""
    folder: Traversable
    is_own: bool = False
    layouts: tuple[str, ...] = ()
    """The standards it is laid out by; () when it follows none."""
    formats: tuple[str, ...] = ("docx",)
    """Formats that it has templates of."""
    needs: Needs = ()
    """Keys of which one of each group must be in the data; ``*`` is the kind."""
    type_name: str = ""
    """Tên loại in capitals; empty for a kind of ours, which has it from the standard."""
    abbreviation: str = ""
    """What stands for it in số, ký hiệu; as `type_name`."""
    subject: str = ""
    """Trích yếu of an own kind when the data give none."""

    @property
    def called(self) -> str:
        """How a sentence calls it: ``báo cáo``."""
        return KINDS.get(self.name) or first_lower(self.title)

    @property
    def word_file(self) -> Traversable:
        """A Word template of it: the only one, or that of its first layout."""
        one = self.folder / ONE_FOR_ALL
        return one if one.is_file() else self.folder / f"{self.layouts[0]}.docx"

    def read_template(self, layout: str, form: str = "docx") -> tuple[str, bytes]:
        """Return name and content of the template.

        Args:
            layout: the standard wanted; only Word templates differ by it.
            form: one of `formats`.

        Raises:
            NoLayoutError: U225, the kind has no template in this layout.
            OutputError: O005, the file cannot be read.
        """
        file = f"template.{form}"
        if form == "docx":
            if self.layouts and layout not in self.layouts:
                raise NoLayoutError(
                    f"loại “{self.name}” có mẫu {', '.join(self.layouts)}, chưa có mẫu {layout}",
                    where=Location(file=str(self.folder)),
                    hint=f"Thêm tệp {layout}.docx vào thư mục này, hoặc chọn --layout {self.layouts[0]}",
                )
            own = f"{layout}.docx"
            file = own if (self.folder / own).is_file() else ONE_FOR_ALL
        path = self.folder / file
        if self.is_own and isinstance(path, Path):
            return str(path), fsio.read_bytes(path)
        return f"{self.name}/{file}", path.read_bytes()

    def read_skeleton(self) -> str:
        """Return the data file that `baocao new` starts from.

        Raises:
            NoSkeletonError: U227, an own kind has none.
            OutputError: O005, O006, it cannot be read.
            DataError: D206, it is no text in UTF-8.
        """
        path = self.folder / SKELETON
        if not path.is_file():
            raise NoSkeletonError(
                f"loại “{self.name}” không có tệp số liệu mẫu",
                where=Location(file=str(path)),
                hint=f"Thêm tệp {SKELETON} vào thư mục của loại ấy, hoặc dùng --from-template với mẫu Word",
            )
        if self.is_own and isinstance(path, Path):
            return decode(fsio.read_bytes(path, limit=MAX_SKELETON_BYTES), str(path))
        return path.read_text(encoding="utf-8")
