"""Papers for the tests of rules: a correct document of named parts, and small changes to it.

A change is a mapping with Vietnamese keys; what it does not name stays as the standard wants it:

- ``chu``: the text, or a list of texts and ``{chu: …, <look>}`` for runs of different looks
- look of the letters: ``co`` (pt), ``dam``, ``nghieng``, ``gach_chan``, ``hoa`` (w:caps), ``phong``, ``mau``
- of the paragraph: ``can`` (left, center, right, both), ``thut`` (first line, mm), ``trai`` (mm), ``truoc``,
  ``sau`` (pt), ``dong`` (lines), ``dong_dung`` (exactly, pt), ``rong`` (room, mm)
- ``ke``: rules below it, each ``{loai: shape, dai: 40}`` in mm, or ``dai: 40%`` of the printed text
- ``vung`` (zone), ``chac`` (certainty)
- of a page number (``so_trang`` of a case): ``cho`` (header, footer), ``can``, ``co``, ``nghieng``, ``chu``
  (the whole line; ``#`` is the number), ``trang_dau`` (whether page 1 has it too), ``cach`` (from the edge)
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from baocao.errors import Location
from baocao.layout.blocks import Cell, Margins, Paragraph, Row, Run, Section, Table
from baocao.layout.facts import Facts
from baocao.layout.metrics import measure
from baocao.layout.naming.stretches import line_of
from baocao.layout.paper import Line, Paper, Part, PartKind, Stroke, Zone
from baocao.layout.profile import Profile, load_profile
from baocao.layout.repair import Anchor
from baocao.ooxml.formats import Border, Borders, ParagraphFormat, RunFormat
from baocao.units import Length
from support.yaml_files import read_yaml

Spec = dict[str, Any]
FILE = "thu.docx"
_BASES = Path(__file__).with_name("papers.yaml")
_HEAD = {"quoc_hieu", "tieu_ngu", "co_quan_chu_quan", "co_quan", "dau_sao", "so_ky_hieu", "dia_danh_ngay"}
_HEAD |= {"ten_loai", "trich_yeu", "gach_noi", "trich_yeu_cong_van", "kinh_gui", "muc_khan", "do_mat"}
_HEAD |= {"pham_vi_luu_hanh", "du_thao"}
_FOOT = {"noi_nhan_nhan", "noi_nhan", "quyen_han", "chuc_vu", "ho_ten", "nguoi_soan_thao", "lien_he"}
_LEFT = {"co_quan_chu_quan", "co_quan", "dau_sao", "so_ky_hieu", "trich_yeu_cong_van"}
_RIGHT = {"quoc_hieu", "tieu_ngu", "dia_danh_ngay"}
_FOOT_LEFT = {"noi_nhan_nhan", "noi_nhan", "nguoi_soan_thao"}
_FOOT_RIGHT = {"quyen_han", "chuc_vu", "ho_ten"}
_THIN = Border("single", Length.from_pt(0.5))


@cache
def bases() -> dict[str, Spec]:
    """Return {name: correct document}, e.g. ``nd30``, ``nd30/cong-van``, ``dang-hd05``."""
    bases: dict[str, Spec] = read_yaml(_BASES)
    return bases


def build(case: Mapping[str, Any], name: str | None = None) -> Paper:
    """Return the paper of a case: a base and its changes.

    Args:
        case: keys ``the_thuc`` (base), ``doi`` ({kind or ``kind#2``: change}), ``bo`` (kinds to drop),
            ``them`` (list of parts, each with ``sau`` or ``truoc_phan`` (kind) and ``la`` (kind) or
            ``bang`` (rows of texts)), ``trang`` (mm: rong, cao, tren, phai, duoi, trai; ngang: true;
            kieu_so: lowerRoman),
            ``trang_phu_luc`` (the same for a section with the appendices; ``bat_dau``: number
            of its first page), ``so_trang`` (the page number; false for none),
            ``van_ban`` (fields of `Paper`; ``issued`` as a date), ``lam_lai`` ({kind: list of texts}: all
            parts of the kind are replaced by these).
        name: of the base, when the case has several.
    """
    base = copy.deepcopy(bases()[name or case["the_thuc"]])
    profile = load_profile((name or case["the_thuc"]).split("/")[0])
    parts: list[Spec] = base["phan"]
    for kind, texts in case.get("lam_lai", {}).items():
        at = next(index for index, part in enumerate(parts) if part.get("la") == kind)
        old = [part for part in parts if part.get("la") == kind]
        parts[:] = [part for part in parts if part.get("la") != kind]
        parts[at:at] = [
            {**(old[min(i, len(old) - 1)] if i < len(old) else {"la": kind}), "chu": text}
            for i, text in enumerate(texts)
        ]
    for key, change in case.get("doi", {}).items():
        _nth(parts, key).update(change)
    for key in case.get("bo", []):
        found = _nth(parts, key)
        parts[:] = [part for part in parts if part is not found]
    for added in case.get("them", []):
        place = added.get("sau") or added.get("truoc_phan")
        at = (
            next(i for i, part in enumerate(parts) if part is _nth(parts, place)) if place else len(parts) - 1
        )
        new = {name: value for name, value in added.items() if name != "sau" or value != place}
        parts.insert(at + (0 if "truoc_phan" in added else 1), new)
    return _Builder(profile, base, case).build(parts)


def _nth(parts: Sequence[Spec], key: str) -> Spec:
    kind, _, number = key.partition("#")
    found = [part for part in parts if part.get("la") == kind]
    return found[-1 if number == "cuoi" else int(number or 1) - 1]


class _Builder:
    def __init__(self, profile: Profile, base: Spec, case: Mapping[str, Any]) -> None:
        self.profile = profile
        self.base = base
        self.case = case
        self.count = 0

    def build(self, specs: Sequence[Spec]) -> Paper:
        parts: list[Part] = []
        tables: list[Table] = []
        blocks: list[Paragraph | Table] = []
        annexes: list[Paragraph | Table] = []
        for spec in specs:
            if "bang" in spec:
                table = self._table(spec["bang"])
                tables.append(table)
                blocks.append(table)
                continue
            part = self._part(spec)
            parts.append(part)
            target = blocks if part.zone is not Zone.APPENDIX else annexes
            target += [line.paragraph for line in part.lines]
        own = self.case.get("trang_phu_luc")
        pages = (self._section(tuple(blocks if own else blocks + annexes), {}),)
        if own is not None:
            pages += (self._section(tuple(annexes), own),)
        facts = Facts(
            name=FILE,
            sections=pages,
            default_tab=Length.from_mm(12.7),
        )
        written = {**self.base.get("van_ban", {}), **self.case.get("van_ban", {})}
        if isinstance(written.get("issued"), str):
            written["issued"] = date.fromisoformat(written["issued"])
        return Paper(facts=facts, profile=self.profile, parts=tuple(parts), tables=tuple(tables), **written)

    def _section(self, blocks: tuple[Paragraph | Table, ...], own: Spec) -> Section:
        page = {**self.base.get("trang", {}), **self.case.get("trang", {}), **own}
        allowed = dict(self.profile.page.margins_mm.items())
        names = {"top": "tren", "right": "phai", "bottom": "duoi", "left": "trai"}
        sides = {side: Length.from_mm(page.get(name, allowed[side].use)) for side, name in names.items()}
        shown = self.case.get("so_trang", {})
        number = shown or {}
        edges = {} if shown is False else {"default": (self._page_number(number),)}
        return Section(
            blocks=blocks,
            width=Length.from_mm(page.get("rong", 210)),
            height=Length.from_mm(page.get("cao", 297)),
            landscape=bool(page.get("ngang")),
            margins=Margins(**sides),
            title_page=not number.get("trang_dau"),
            page_start=page.get("bat_dau"),
            page_format=page.get("kieu_so", "decimal"),
            header_distance=Length.from_mm(number.get("cach", self.profile.page_number.header_distance_mm)),
            headers=edges if number.get("cho", "header") == "header" else {},
            footers=edges if number.get("cho") == "footer" else {},
            where=Location(file=FILE, path="phần 1"),
        )

    def _page_number(self, spec: Spec) -> Paragraph:
        size = Length.from_pt(spec.get("co", self.profile.page_number.size_pt.use))
        look = RunFormat(size=size, italic=bool(spec.get("nghieng")))
        before, _, after = str(spec.get("chu", "#")).partition("#")
        field = Run(text="2", field_name="PAGE", format=look)
        return Paragraph(
            runs=(Run(text=before, format=look), field, Run(text=after, format=look)),
            format=ParagraphFormat(alignment=spec.get("can", "center")),
            where=Location(file=FILE, path="đầu trang 1, đoạn 1"),
            anchor=Anchor("word/header1.xml", 0),
        )

    def _part(self, spec: Spec) -> Part:
        kind = PartKind(spec["la"])
        look = self._look(kind) | spec
        texts = look["chu"] if "dong_chu" not in look else None
        written = look["dong_chu"] if texts is None else [texts]
        lines = tuple(self._line(kind, look, text) for text in written)
        zone = Zone(look["vung"]) if "vung" in look else _zone(kind)
        strokes = tuple(self._stroke(one, lines) for one in look.get("ke", ()))
        return Part(kind=kind, lines=lines, zone=zone, strokes=strokes, certainty=look.get("chac", 1.0))

    def _look(self, kind: PartKind) -> Spec:
        rows = self.profile.components
        key = (
            kind.value
            if kind.value in rows
            else {"dau_sao": "co_quan", "gach_noi": "trich_yeu"}.get(kind.value)
        )
        row = rows[key or "noi_dung"]
        body = rows["noi_dung"]
        align = "center" if kind in {PartKind.STAR, PartKind.HYPHENS} else row.align
        look: Spec = {
            "co": row.size_pt.use,
            "dam": row.bold,
            "nghieng": row.italic,
            "gach_chan": row.underline,
        }
        look["can"] = align
        look["phong"] = self.profile.page.font
        if row.color:
            look["mau"] = row.color
        if row.first_line_mm:
            look["thut"] = row.first_line_mm.use
        elif kind is PartKind.BULLET:
            look["thut"] = body.first_line_mm.use if body.first_line_mm else 0
        if row.indent_left_mm:
            look["trai"] = row.indent_left_mm.use
        if _zone(kind) is Zone.BODY:
            look["truoc"], look["sau"] = 6, 0
            if body.exact_line_pt:
                look["dong_dung"] = body.exact_line_pt.use
        if row.space_before_pt:
            look["truoc"] = row.space_before_pt.use
        return look

    def _line(self, kind: PartKind, look: Spec, text: object) -> Line:
        paragraph = self._paragraph(kind, look, text)
        side = (
            "left"
            if kind.value in _LEFT | _FOOT_LEFT
            else "right"
            if kind.value in _RIGHT | _FOOT_RIGHT
            else ""
        )
        cell = (int(_zone(kind) is Zone.FOOT), 0, int(side == "right")) if side else None
        line = line_of(paragraph, 0, len(paragraph.text), side=side, cell=cell)
        assert line is not None, "a part needs a text"
        return line

    def _paragraph(self, kind: PartKind, look: Spec, text: object) -> Paragraph:
        pieces = text if isinstance(text, list) else [text]
        paragraph = Paragraph(
            runs=tuple(self._run(look, piece) for piece in pieces),
            format=_paragraph_format(look),
            room=Length.from_mm(look.get("rong", self._room(kind))),
            where=Location(file=FILE, path=f"thân văn bản, đoạn {self.count + 1}"),
            anchor=Anchor("word/document.xml", self.count),
        )
        self.count += 1
        return paragraph

    def _room(self, kind: PartKind) -> float:
        if kind.value in _LEFT:
            return 67.5 if self.profile.name == "nd30" else 77
        if kind.value in _RIGHT:
            return 100 if self.profile.name == "nd30" else 88
        if kind.value in _FOOT_LEFT:
            return 75
        return 85 if kind.value in _FOOT_RIGHT else self.profile.text_width.mm

    def _run(self, look: Spec, piece: object) -> Run:
        own = look | piece if isinstance(piece, dict) else look
        text = piece["chu"] if isinstance(piece, dict) else str(piece)
        return Run(
            text=text,
            format=RunFormat(
                font=own["phong"],
                font_accented=own["phong"],
                size=Length.from_pt(own["co"]),
                bold=own["dam"],
                italic=own["nghieng"],
                underline="single" if own["gach_chan"] else "",
                caps=bool(own.get("hoa")),
                colour=own.get("mau", ""),
            ),
        )

    def _stroke(self, spec: Spec, lines: Sequence[Line]) -> Stroke:
        length = spec.get("dai", 0)
        if isinstance(length, str):
            run = lines[-1].runs[0]
            printed = measure(lines[-1].text, run.format.size, bold=run.format.bold, italic=run.format.italic)
            emu = Length(printed * float(length.rstrip("%")) / 100)
        else:
            emu = Length.from_mm(length)
        return Stroke(
            kind=spec.get("loai", "shape"),
            length=emu,
            align=spec.get("can", "center"),
            paragraph=lines[-1].paragraph,
        )

    def _table(self, rows: Sequence[Sequence[str]]) -> Table:
        borders = Borders(top=_THIN, bottom=_THIN, left=_THIN, right=_THIN)
        count = max(len(row) for row in rows)
        width = Length(self.profile.text_width // count)
        look = {"co": 12, "dam": False, "nghieng": False, "gach_chan": False, "phong": self.profile.page.font}
        look |= {"can": "left", "rong": width.mm}
        return Table(
            rows=tuple(
                Row(
                    cells=tuple(
                        Cell(
                            blocks=(self._paragraph(PartKind.OTHER, look, str(text)),),
                            column=column,
                            width=width,
                            borders=borders,
                        )
                        for column, text in enumerate(row)
                    )
                )
                for row in rows
            ),
            grid=(width,) * count,
            where=Location(file=FILE, path="thân văn bản, bảng 1"),
        )


def _paragraph_format(look: Spec) -> ParagraphFormat:
    exact = look.get("dong_dung")
    made = ParagraphFormat(
        alignment=look["can"],
        left=Length.from_mm(look.get("trai", 0)),
        first_line=Length.from_mm(look.get("thut", 0)),
        space_before=Length.from_pt(look.get("truoc", 0)),
        space_after=Length.from_pt(look.get("sau", 0)),
        line_multiple=float(look.get("dong", 1)),
    )
    if exact is None or "dong" in look:
        return made
    return replace(made, line_rule="exact", line_height=Length.from_pt(exact))


def _zone(kind: PartKind) -> Zone:
    if kind.value in _HEAD:
        return Zone.HEAD
    if kind.value in _FOOT:
        return Zone.FOOT
    return Zone.APPENDIX if kind.value.startswith("phu_luc") else Zone.BODY


def iter_cases(folder: Path) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """Yield (code, base, case) of every case; one with several bases comes once for each."""
    for file in sorted(folder.glob("*.yaml")):
        for case in read_yaml(file) or []:
            names = case["the_thuc"]
            for name in names if isinstance(names, list) else [names]:
                yield file.stem, name, case
