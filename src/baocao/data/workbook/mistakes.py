"""What can be wrong with a workbook besides its values."""

from __future__ import annotations

from collections.abc import Iterable

from baocao.errors import DataError, Location
from baocao.viet.text import propose, quote


class UnknownHeadingError(DataError):
    """A column or a line of a block that the block does not have."""

    code = "D620"

    def __init__(self, heading: str, title: str, known: Iterable[str], where: Location) -> None:
        """Say which heading was met, in which block, and which one was likely meant."""
        known = list(known)
        hint = propose(heading, known, f"Dùng một trong các tên: {', '.join(known)}")
        super().__init__(
            f"bảng “{title}” không có mục {quote(heading)}",
            where=where,
            hint=f"{hint}{'' if hint.endswith('?') else '.'} Xóa cột hoặc dòng này nếu không cần",
        )


class NoBlockError(DataError):
    """No block of the form is anywhere in the workbook."""

    code = "D621"


class EmptyFormError(DataError):
    """The form is there but nothing is filled in."""

    code = "D622"


class NoHeadingsError(DataError):
    """A table has its title but no row of headings that could be known."""

    code = "D623"

    def __init__(self, title: str, headings: Iterable[str], where: Location) -> None:
        """Say which table it is, and which headings it has."""
        super().__init__(
            f"dưới tiêu đề “{title}” không thấy hàng tên cột",
            where=where,
            hint=f"Đặt tên cột như trong biểu: {', '.join(headings)}",
        )


class UnknownItemError(DataError):
    """A row belongs to an item of another table that is not there."""

    code = "D624"

    def __init__(self, name: str, title: str, known: Iterable[str], where: Location) -> None:
        """Say which item is meant, and which one may be."""
        met = (
            f"không có {quote(name)} ở bảng “{title}”"
            if name
            else f"chưa ghi thuộc dòng nào của bảng “{title}”"
        )
        hint = propose(name, known, f"Ghi mã, tên hoặc số thứ tự có ở bảng “{title}”")
        super().__init__(met, where=where, hint=hint)


class SaidTwiceError(DataError):
    """Two columns or lines for the same key, and both are filled."""

    code = "D625"

    def __init__(self, heading: str, first: Location, second: Location) -> None:
        """Say what is there twice, and where."""
        super().__init__(
            f"“{heading}” được ghi hai lần, lần đầu ở {first.cell or first}",
            where=second,
            hint="Bỏ một trong hai, hoặc gộp lại",
        )
        self.first = first


class PersonAndGroupError(DataError):
    """A row of the delegates names a person and a group at once."""

    code = "D626"


class NoParentHeadingError(DataError):
    """A heading of the results is numbered as part of one that is not there."""

    code = "D627"


class SharedNumberError(DataError):
    """A cell merged over several items of a table holds a number: of which of them, nobody can tell."""

    code = "D629"

    def __init__(self, heading: str, where: Location) -> None:
        """Say in which column it is."""
        super().__init__(
            f"ô gộp qua nhiều dòng ở cột “{heading}”: không rõ số này của dòng nào",
            where=where,
            hint="Bỏ gộp ô, ghi số ở từng dòng",
        )


class UnnamedColumnError(DataError):
    """A column of a table has values and no heading."""

    code = "D630"

    def __init__(self, title: str, where: Location) -> None:
        """Say in which table it is."""
        super().__init__(
            f"bảng “{title}” có cột có số liệu mà không có tên",
            where=where,
            hint="Đặt tên cột như trong biểu, hoặc xóa cột nếu không cần",
        )


class NumberForNameError(DataError):
    """A figure is named by a bare number: its cells stand in the wrong columns."""

    code = "D631"

    def __init__(self, shown: str, where: Location) -> None:
        """Say which number it is."""
        super().__init__(
            f"tên số liệu là con số {quote(shown)}, có lẽ lệch cột, hoặc là dòng của một bảng khác",
            where=where,
            hint="Đặt số vào đúng cột; bảng khác thì đặt dưới một dòng tên cột của nó",
        )
