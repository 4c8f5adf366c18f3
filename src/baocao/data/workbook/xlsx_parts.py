"""The parts of a workbook's file, each unpacked and looked through before it is parsed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Final
from urllib.parse import unquote

from lxml import etree

from baocao.data.workbook.faults import UnsafeWorkbookError
from baocao.errors import Location
from baocao.ooxml.entries import Entry, read_entries
from baocao.ooxml.relationships import Relationship, read_rels, rels_part
from baocao.ooxml.xml import BrokenXmlError, DoctypeError, Element, parse_xml, refuse_flood

MAX_TAGS: Final = 6_000_000
"""Tags in all parts that are read: a table of 50,000 rows and 12 columns has 3 million; each takes time."""
MAX_SMALL_TAGS: Final = 1_000_000
"""Tags in a part that is held in memory whole: 65,490 styles, as many as Excel knows, and ten times that."""
MAX_ROW_CELLS: Final = 4 * 16_384
"""Cells in one row, which is held in memory whole; Excel has a fourth of that."""

_LARGE: Final = 4 * 1024 * 1024
"""Sheets and rows of fewer bytes fit into memory whatever is in them."""
_ROW_END: Final = re.compile(rb"</(?:[^\s<>/:]{1,20}:)?row\s*>")
_CELL: Final = re.compile(rb"<(?:[^\s<>/:]{1,20}:)?c[\s/>]")
_BLANK_CELL: Final = re.compile(rb"<c r=\"[A-Z]{1,3}[0-9]{1,7}\"(?: s=\"[0-9]*\")?(?: t=\"n\")?(?:/>|></c>)")
_BLANK_ROW: Final = re.compile(rb"<row r=\"[0-9]{1,7}\"(?: [\w:]+=\"[^\"<>]*\")*\s*(?:/>|></row>)")
_BEHIND_NAMES: Final = (b" ", b">", b"/", b"\n", b"\t", b"\r")
_DECLARED: Final = re.compile(r"\s*<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']+)")
_DECLARATION: Final = re.compile(r"\s*<\?xml[^>]*\?>")
_PLAIN: Final = frozenset({"utf-8", "utf8", "us-ascii", "ascii", "iso-8859-1", "windows-1252"})
"""Encodings in which a tag is what it looks like; UTF-16 is turned into the first of them.

Source:
    ECMA-376 Part 2, 9.1.7 (parts are UTF-8 or UTF-16).
"""


class Parts:
    """The parts of one file; how much has been read is counted over all of them."""

    def __init__(self, content: bytes, name: str) -> None:
        """Open the zip.

        Raises:
            NotAZipError: P103; BrokenZipError: P104; SuspiciousZipError: P105.
        """
        self.name = name
        self.where = Location(file=name)
        self.entries: dict[str, Entry] = read_entries(content, self.where)
        self._folded = {part.lower(): part for part in self.entries}
        self._tags = 0

    def find(self, target: str) -> str | None:
        """Return the name of a part as the zip has it; letter case does not count.

        Source:
            ECMA-376 Part 2, 6.2.2.3 (equivalence of part names).
        """
        return self._folded.get(target.lower()) or self._folded.get(unquote(target).lower())

    def read(self, part: str) -> bytes:
        """Return a part as UTF-8, refused when it is built to harm.

        Raises:
            BrokenZipError: P104; BrokenXmlError: P101; DoctypeError: P102; XmlFloodError: P120;
            UnsafeWorkbookError: D602.

        Cost:
            A pass or two over its bytes.
        """
        return self._look_through(_to_utf8(self.entries[part].unpack(), self.where))

    def read_sheet(self, part: str) -> bytes:
        """Return a sheet as `read` does, without most of its blank cells when there are very many."""
        content = _drop_blank(_to_utf8(self.entries[part].unpack(), self.where))
        _refuse_long_rows(content, self.where)
        return self._look_through(content)

    def _look_through(self, content: bytes) -> bytes:
        refuse_flood(content, self.where)
        self._tags += content.count(b"<")
        if self._tags > MAX_TAGS:
            shown = f"{MAX_TAGS // 1_000_000} triệu thẻ XML"
            raise too_much(f"bảng tính có hơn {shown}", self.where)
        if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
            raise DoctypeError("tệp khai báo DTD hoặc thực thể XML", where=self.where)
        return content

    def parse(self, part: str) -> Element:
        """Return the root of a part that is small."""
        content = self.read(part)
        if content.count(b"<") > MAX_SMALL_TAGS:
            raise too_much("bảng tính có quá nhiều kiểu dáng, quan hệ hoặc trang tính", self.where)
        return parse_xml(content, self.where)

    def rels(self, part: str) -> dict[str, Relationship]:
        """Return {relationship id: Relationship} of a part; of the package for ``""``."""
        held = self.find(rels_part(part))
        return read_rels(self.parse(held), part) if held else {}


def too_much(message: str, where: Location) -> UnsafeWorkbookError:
    """Return the error for a workbook with more in it than anybody typed."""
    return UnsafeWorkbookError(
        message,
        where=where,
        hint="Xóa các dòng, cột trống có kẻ khung và trang tính không dùng, hoặc tách thành nhiều tệp",
    )


def iter_elements(content: bytes, *names: str) -> Iterator[Element]:
    """Yield the elements of these names as they end, in any namespace; each is gone when the next comes.

    Raises:
        etree.XMLSyntaxError: the XML is broken.
        DoctypeError: P102.
    """
    walk = etree.iterparse(
        BytesIO(content),
        tag=[f"{{*}}{name}" for name in names],
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
    )
    is_first = True
    for _, element in walk:
        if is_first and element.getroottree().docinfo.internalDTD is not None:
            raise DoctypeError("tệp khai báo DTD hoặc thực thể XML")
        is_first = False
        yield element
        element.clear()
        parent = element.getparent()
        while parent is not None and element.getprevious() is not None:
            del parent[0]


def local(element: Element) -> str:
    """Return the name of an element without its namespace; of a comment, nothing."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _to_utf8(content: bytes, where: Location) -> bytes:
    head = content[:4]
    if head[:2] in {b"\xff\xfe", b"\xfe\xff"} or b"\0" in head:
        page = "utf-16" if head[0] > ord("<") else "utf-16-le" if head[:1] == b"<" else "utf-16-be"
        try:
            text = content.decode(page)
        except UnicodeDecodeError as error:
            raise BrokenXmlError("nội dung XML bị hỏng", where=where) from error
        return _DECLARATION.sub("", text, count=1).encode("utf-8", "replace")
    start = content[:200].removeprefix(b"\xef\xbb\xbf").decode("latin-1")
    declared = _DECLARED.match(start)
    if not start.lstrip().startswith("<") or (declared and declared[1].lower() not in _PLAIN):
        raise BrokenXmlError("nội dung XML bị hỏng", where=where)
    return content


def _drop_blank(content: bytes) -> bytes:
    """Return the XML of a large sheet without cells and rows that are blank, however many have a frame.

    Only where every row and cell says its place, so that none is needed to know that of another, and
    where no comment or the like can look like a cell.
    """
    if len(content) <= _LARGE or b"<!" in content:
        return content
    if not (_says_places(content, b"<c") and _says_places(content, b"<row")):
        return content
    return _BLANK_ROW.sub(b"", _BLANK_CELL.sub(b"", content))


def _says_places(content: bytes, tag: bytes) -> bool:
    """Say whether every element of a name begins with its place."""
    return content.count(tag + b" r=") == sum(content.count(tag + sign) for sign in _BEHIND_NAMES)


def _refuse_long_rows(content: bytes, where: Location) -> None:
    if len(content) <= _LARGE:
        return
    begin = 0
    for end in (*(found.end() for found in _ROW_END.finditer(content)), len(content)):
        if end - begin > _LARGE and sum(1 for _ in _CELL.finditer(content, begin, end)) > MAX_ROW_CELLS:
            raise too_much("bảng tính có một dòng dài quá mức", where)
        begin = end
