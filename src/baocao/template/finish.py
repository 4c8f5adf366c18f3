"""The last pass over a rendered part: what Word would call unreadable is mended or refused, never written."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from baocao.errors import Location, PackageError, TemplateError, raise_all
from baocao.ooxml.assembly import Assembly
from baocao.ooxml.risks import find_fetching_commands
from baocao.ooxml.structure import find_conflicts, find_misordered
from baocao.ooxml.xml import Element, check_xml, parse_xml, write_xml
from baocao.template.budget import RUN
from baocao.template.insert import insert_held
from baocao.template.link_targets import relate_links
from baocao.template.marks import OPEN_HELD
from baocao.template.mending import MENDERS
from baocao.template.nesting import BrokenResultError, release_nested
from baocao.template.refreshing import refresh_fields
from baocao.template.restarts import restart_lists
from baocao.template.soundness import is_whole
from baocao.template.typed import Files

if TYPE_CHECKING:
    from baocao.template.compiled import Part


class UnreadableResultError(TemplateError):
    """What a template rendered is sound XML that Word would refuse to open."""

    code = "T402"


def finish_part(text: str, part: Part, assembly: Assembly, files: Files) -> bytes:
    """Return the bytes of a rendered part, parsed strictly and mended where loops and conditions left holes.

    Args:
        text: what the template printed.
        part: of the template.
        assembly: the document being made; typed values add parts to it.
        files: reads what typed values name.

    Raises:
        BrokenResultError: T401, the result is not well-formed.
        UnreadableResultError: T402, Word would refuse it, and the template alone it would not.
    """
    content = text.encode("utf-8")
    where = Location(path=part.shown)
    try:
        needs_tree = part.is_delicate or part.link_ids or part.restarts or not is_whole(text, part.ends)
        if not (part.is_word and needs_tree):
            check_xml(content, where)
            return content
        root = parse_xml(content, where)
    except PackageError as error:
        raise BrokenResultError(
            f"kết quả ở {part.shown} không phải XML lành ({error.message})",
            where=where,
            hint="Đặt thẻ mở và thẻ đóng của mỗi khối cùng trong một đoạn hoặc mỗi thẻ riêng một đoạn",
        ) from error
    released = any(tag.is_holding for tag in part.tags) and release_nested(root, Location(path=part.shown))
    inserts = OPEN_HELD in text
    if inserts:
        raise_all(insert_held(root, part, RUN.get(), assembly, files))
    if part.link_ids:
        raise_all(relate_links(root, part, assembly))
        inserts = True
    if part.restarts:
        restart_lists(root, part.restarts, assembly)
    if "instr" in text or inserts:
        refresh_fields(root, assembly)
    changed = [released, inserts, bool(part.restarts)]
    changed += [mend(root) for needle, mend in MENDERS if inserts or needle in text]
    ids = assembly.rels(part.name) if inserts else part.relationship_ids
    for fault in _iter_faults(root, part, ids, has_new=inserts):
        if fault not in part.own_faults:
            raise UnreadableResultError(
                f"Word sẽ không mở được kết quả ở {part.shown}: {fault}",
                where=where,
                hint="Xem lại các thẻ lặp và điều kiện quanh bảng, hình và dấu trang trong mẫu",
            )
    return write_xml(root) if any(changed) else content


def _iter_faults(root: Element, part: Part, ids: Collection[str], *, has_new: bool) -> Iterator[str]:
    """Yield what Word would complain of in a result; what only new elements can break is looked at then."""
    yield from find_conflicts(root, ids)
    if has_new or part.cells.orders:
        yield from find_misordered(root)
    if any(tag.is_in_field for tag in part.tags):
        yield from find_fetching_commands(root)
