"""One way to call each engine."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Any

from benchmarks import corpora
from benchmarks.timing import Timed

OURS, DOCXTPL, FLOOR = "baocao", "docxtpl", "floor"


def ours(source: bytes, data: Mapping[str, Any]) -> Timed:
    """One more document from a template compiled by baocao."""
    from baocao.template.compile import compile_template
    from baocao.template.render import render

    template = compile_template(source, "mau.docx")
    return lambda: render(template, data)


def ours_first(source: bytes, data: Mapping[str, Any]) -> Timed:
    """The first document from a template: compile it too."""

    def work() -> object:
        return ours(source, data)()

    return work


def docxtpl(source: bytes, data: Mapping[str, Any]) -> Timed:
    """One more document from a template object of docxtpl."""
    from docxtpl import DocxTemplate  # type: ignore[import-untyped]

    template = DocxTemplate(io.BytesIO(source))

    def work() -> bytes:
        template.render(dict(data), autoescape=True)
        target = io.BytesIO()
        template.save(target)
        return target.getvalue()

    return work


def docxtpl_first(source: bytes, data: Mapping[str, Any]) -> Timed:
    """The first document from a template with docxtpl."""

    def work() -> object:
        return docxtpl(source, data)()

    return work


def floor(rows: str, before: str, after: str, data: Mapping[str, Any]) -> Timed:
    """What cannot be avoided: Jinja over plain text, one parse, one serialisation, one deflation."""
    import jinja2
    from lxml import etree

    template = jinja2.Environment(autoescape=True).from_string(before + rows + after)

    def work() -> bytes:
        tree = etree.fromstring(template.render(data).encode())
        return corpora.deflate({"word/document.xml": etree.tostring(tree, encoding="UTF-8", standalone=True)})

    return work


def list_floor(data: Mapping[str, Any]) -> Timed:
    """The floor under `corpora.list_table`."""
    with zipfile.ZipFile(io.BytesIO(corpora.list_table())) as package:
        part = package.read("word/document.xml").decode()
    opening = corpora.row("{%tr for x in ds %}", *[""] * 4)
    closing = corpora.row("{%tr endfor %}", *[""] * 4)
    before, rest = part.split("?>", 1)[1].split(opening)
    middle, after = rest.split(closing)
    return floor("{% for x in ds %}" + middle + "{% endfor %}", before, after, data)
