"""Tasks of a news item: by when they are to be done, and what is to come of them."""

from __future__ import annotations

import re

from baocao.app.context.tasks import write_deadline
from baocao.app.sentences import go_on
from baocao.data.model import Task
from baocao.viet.lists import strip_end_marks
from baocao.viet.text import collapse_blanks, fold_key, place_tone

_VERBS = {"hoàn thành ": ("hoan_thanh", "xong"), "thực hiện ": ("thuc_hien",)}
"""{verb of a deadline: words of the content, keys folded, that say it already}."""
_NO_VERB = re.compile(r"thời hạn: ")
_THINGS = (
    *("mỗi", "mọi", "từng", "các", "những", "toàn bộ", "công tác", "việc", "dự án", "mô hình", "kế hoạch"),
    *("chương trình", "phong trào", "cuộc vận động", "tỷ lệ", "số", "tổng số", "nội dung", "nhiệm vụ"),
    *("danh sách", "hồ sơ", "chỉ tiêu", "hội nghị", "hội thảo", "đại hội", "đề án", "phương án", "quy chế"),
    *("kinh phí", "cơ sở", "tài liệu", "lễ", "lớp", "cuộc thi", "chuyên đề", "trong", "đối với", "riêng"),
)
"""How what is to be done begins when it has no verb there."""


def needs_colon(content: str) -> bool:
    """Return whether a unit and what it is to do need a colon between them: no verb stands there.

    >>> needs_colon("Mỗi xã chọn 01 mô hình"), needs_colon("05 lớp tập huấn"), needs_colon("Rà soát hộ nghèo")
    (True, True, False)
    >>> needs_colon("Công tác dân vận"), needs_colon("Công bố kết quả"), needs_colon("UBND xã lập kế hoạch")
    (True, False, True)
    >>> needs_colon("Trồng 2 ha rừng"), needs_colon("Sơ kết phong trào"), needs_colon("Mời chuyên gia")
    (False, False, False)
    """
    said = f"{place_tone(collapse_blanks(content)).casefold()} "
    is_named = content[:1].isupper() and go_on(content) == content
    return content[:1].isdigit() or is_named or said.startswith(tuple(f"{thing} " for thing in _THINGS))


def write_order(content: str, task: Task, *, is_dated: bool) -> str:
    """Return what is to be done, by when, and what is to come of it when the content does not say so.

    Args:
        content: Without end mark.
        task: Whose last or only content it is.
        is_dated: The deadline has not been said otherwise.

    >>> from baocao.data.model import Deadline
    >>> due = Task(han=Deadline.parse("30/10/2026"), san_pham="Báo cáo")
    >>> write_order("Rà soát", due, is_dated=True)
    'Rà soát, hoàn thành chậm nhất ngày 30/10/2026 (sản phẩm: Báo cáo)'
    >>> write_order("Hoàn thành báo cáo", due, is_dated=True)
    'Hoàn thành báo cáo chậm nhất ngày 30/10/2026'
    >>> always = Task(han=Deadline.parse("thường xuyên"))
    >>> write_order("Tuyên truyền Luật Thực hiện dân chủ", always, is_dated=True)
    'Tuyên truyền Luật Thực hiện dân chủ, tiến hành thường xuyên'
    """
    text = f"{content}{_write_until(content, task)}" if is_dated else content
    product = strip_end_marks(task.san_pham)
    if not product or _says(content, product):
        return text
    return f"{text}, sản phẩm {product}" if text.endswith(")") else f"{text} (sản phẩm: {product})"


def _write_until(content: str, task: Task) -> str:
    until = write_deadline(task.han)
    if not until or _NO_VERB.match(until):
        return f", {until.replace(': ', ' ', 1)}" if until else ""
    said = f"_{fold_key(content)}_"
    for verb, words in _VERBS.items():
        if until.startswith(verb) and any(f"_{word}_" in said for word in words):
            is_recurring = task.han is not None and task.han.thuong_xuyen
            return f"{', tiến hành' if is_recurring else ''} {until.removeprefix(verb)}"
    return f", {until}"


def _says(content: str, product: str) -> bool:
    """Tell whether the words of a product stand in the content in their order."""
    words = iter(fold_key(content).split("_"))
    return all(word in words for word in fold_key(product).split("_"))
