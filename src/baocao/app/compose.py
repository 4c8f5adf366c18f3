"""Documents in memory: a data file read once, and any number of documents made of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from baocao import fsio
from baocao.app import catalog
from baocao.app.attachments import fill_template, without_typed
from baocao.app.recognise import is_of_conference, read_official
from baocao.app.request import Document, Request
from baocao.app.settings import Settings, load_settings
from baocao.app.strictness import stop_at_warnings
from baocao.data.load import load_tree
from baocao.data.tree import Node
from baocao.data.values import to_values
from baocao.errors import BaocaoError, Finding
from baocao.template.compile import compile_once

if TYPE_CHECKING:
    from baocao.app.kind import Kind
    from baocao.data.model import Conference


@dataclass(frozen=True)
class Material:
    """A data file that has been read, and the settings of its office."""

    data: Path
    settings: Settings
    tree: Node
    _read: dict[tuple[tuple[str, ...], bool], Conference] = field(default_factory=dict, repr=False)
    """{(kinds of the office's own, whether pictures and links are left out): the conference}."""

    def read_for(self, *kinds: Kind) -> Conference:
        """Return the conference as documents of these kinds need it; read once, however often asked for.

        Raises:
            DataError: as `read_official`.
        """
        own = self.list_own_names(*kinds)
        key = own, any(kind.is_own for kind in kinds)
        if key not in self._read:
            tree = without_typed(self.tree) if key[1] else self.tree
            hint = "Số liệu cho mẫu Word của riêng mình thì thêm --template và tên mẫu"
            self._read[key] = read_official(tree, hint, own)
        return self._read[key]

    def list_own_names(self, *kinds: Kind) -> tuple[str, ...]:
        """Return the names of the office's own kinds, those of `kinds` that lie elsewhere among them."""
        return tuple(dict.fromkeys([*self._own_names, *(kind.name for kind in kinds if kind.is_own)]))

    @cached_property
    def _own_names(self) -> tuple[str, ...]:
        return catalog.list_own_names(self.settings)


def read_material(data: Path) -> Material:
    """Return a data file read, with the settings that hold for it.

    Raises:
        BaocaoError: U301–U304 of the settings, O005 and D2xx of the file.
    """
    return Material(data, load_settings(data), load_tree(data))


def render_document(data: Path, request: Request) -> Document:
    """Return the document that is asked for, in memory.

    Raises:
        BaocaoError: as `compose`, and of the data file.
    """
    return compose(read_material(data), request)


def compose(material: Material, request: Request) -> Document:
    """Return the document that is asked for.

    Data for a template of one's own need no conference: they are passed as
    typed. When they do read as one, all variables of the built-in templates are there too.

    Raises:
        BaocaoError: all mistakes of the data at once (exit 3, or 1 when only facts
            disagree, or when warnings count), or of the template (4).
    """
    request = request.with_template(material.settings)
    if request.template is not None and not is_of_conference(material.tree):
        return _fill_plain(material, request)
    from baocao.app import official  # what it loads, other data need not wait for

    kind = catalog.find_kind(request.kind, material.settings)
    if request.template is None:
        conference = material.read_for(kind)
        return official.render_conference(conference, request, material.settings, material.tree)
    from baocao.data.model import read_conference

    try:
        conference = read_conference(without_typed(material.tree), material.list_own_names(kind))
    except BaocaoError as error:
        first, *others = error.flatten()
        more = f" và {len(others)} chỗ khác" if others else ""
        notice = f"số liệu không theo khuôn hội nghị ({first}{more}), được điền đúng như đã gõ"
        return _fill_plain(material, request, (notice,))
    return official.render_conference(conference, request, material.settings, material.tree)


def _fill_plain(material: Material, request: Request, notices: tuple[str, ...] = ()) -> Document:
    assert request.template is not None  # noqa: S101  # without one, data are of a conference
    name = str(request.template)
    template = compile_once(fsio.read_bytes(request.template), name, material.settings.filters)
    stop_at_warnings(template.warnings, strict=request.strict)
    if not template.parts:
        notices = (*notices, "mẫu không có thẻ {{ … }} nào, nên văn bản giống hệt mẫu")
    notes: list[Finding] = []
    tree = material.tree
    content = fill_template(template, to_values(tree), tree, missing=request.on_missing, notes=notes)
    stop_at_warnings(notes, strict=request.strict)
    findings = (*tree.source.notices, *template.warnings, *notes)
    return Document(content=content, template=name, notices=notices, findings=findings)
