"""A document's text made ready to stand in another: revisions accepted, comments and private ids gone."""

from __future__ import annotations

from typing import Final

from baocao.ooxml.runs import keep_tail_and_remove
from baocao.ooxml.structure import BLOCKS
from baocao.ooxml.xml import Element, qn

_DELETED: Final = (qn("w:del"), qn("w:moveFrom"))
_ADDED: Final = (qn("w:ins"), qn("w:moveTo"))
_DROPPED: Final = tuple(
    qn(f"w:{name}")
    for name in (
        *("pPrChange", "rPrChange", "tblPrChange", "trPrChange", "tcPrChange", "tblGridChange"),
        *("tblPrExChange", "sectPrChange", "numberingChange", "cellIns", "cellDel", "cellMerge"),
        *("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd"),
        *("commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef"),
        *("proofErr", "permStart", "permEnd", "lastRenderedPageBreak", "dataBinding", "sectPr"),
    )
)
"""Traces of revisions and comments, marks of Word's own, what binds to parts that stay behind.

Source:
    ECMA-376 Part 1, 17.13 (annotations).
"""
_PRIVATE: Final = ("rsid", "paraId", "textId", "anchorId", "editId")


def clean(root: Element) -> None:
    """Accept the revisions below `root` and drop what makes no sense in another document."""
    _drop_deleted(root)
    for element in list(root.iter(*_DROPPED)):
        run = element.getparent()
        keep_tail_and_remove(element)
        if run is not None and run.tag == qn("w:r") and all(child.tag == qn("w:rPr") for child in run):
            keep_tail_and_remove(run)
    _keep_pictures_of_objects(root)
    for element in root.iter("*"):
        for name in [str(one) for one in element.attrib]:
            if _is_private(name):
                del element.attrib[name]
    _settle_bookmarks(root)


def _drop_deleted(root: Element) -> None:
    for row in list(root.iter(qn("w:tr"))):
        if row.find(f"{qn('w:trPr')}/{qn('w:del')}") is not None:
            keep_tail_and_remove(row)
    gone = [
        one
        for one in root.iter(qn("w:p"))
        if one.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn('w:del')}") is not None
    ]
    for element in list(root.iter(*_DELETED)):
        keep_tail_and_remove(element)
    for element in list(root.iter(*_ADDED)):
        parent = element.getparent()
        if parent is None:
            continue
        for child in list(element):
            element.addprevious(child)
        parent.remove(element)
    for paragraph in gone:
        parent = paragraph.getparent()
        others = () if parent is None else [child for child in parent if child.tag in BLOCKS]
        if all(child.tag == qn("w:pPr") for child in paragraph) and len(others) > 1:
            keep_tail_and_remove(paragraph)


def _keep_pictures_of_objects(root: Element) -> None:
    """Leave of an embedded object the picture that shows it; what can run stays behind."""
    for element in list(
        root.iter(qn("o:OLEObject"), qn("w:control"), qn("w:objectEmbed"), qn("w:objectLink"))
    ):
        keep_tail_and_remove(element)
    for element in root.iter(qn("w:object")):
        element.tag = qn("w:pict")
        element.attrib.clear()


def _is_private(name: str) -> bool:
    local = name.rpartition("}")[2]
    return local.startswith(_PRIVATE) and name != local


def _settle_bookmarks(root: Element) -> None:
    """Put bookmarks that stand between blocks into the paragraph beside them, or drop them.

    Only blocks can stand for a paragraph.
    """
    lost = set()
    for mark in root.findall(qn("w:bookmarkStart")) + root.findall(qn("w:bookmarkEnd")):
        is_start = mark.tag == qn("w:bookmarkStart")
        beside = mark.getnext() if is_start else mark.getprevious()
        keep_tail_and_remove(mark)
        if beside is None or beside.tag != qn("w:p"):
            lost.add(mark.get(qn("w:id")))
        elif is_start:
            beside.insert(1 if len(beside) and beside[0].tag == qn("w:pPr") else 0, mark)
        else:
            beside.append(mark)
    for mark in list(root.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd"))):
        if mark.get(qn("w:id")) in lost or mark.get(qn("w:name")) == "_GoBack":
            lost.add(mark.get(qn("w:id")))
            keep_tail_and_remove(mark)
