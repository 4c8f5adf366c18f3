"""Paragraphs and runs as each program writes them."""

# ruff: noqa: E501  # XML stands as the programs write it

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from xml.sax.saxutils import escape

from papers.manner import Form, Look, Manner

FONT = "Times New Roman"
Piece = str | tuple[str, Look]
"""A text in the look of its paragraph, a text in its own, or XML of runs (it begins with ``<``)."""

_BASE = {
    "word-365": (Look(11), Form(after=160, line=259), "Calibri"),
    "word-2003": (Look(12), Form(), FONT),
    "libreoffice": (Look(12), Form(), "Liberation Serif"),
    "wps": (Look(10.5), Form(align="both"), "Calibri"),
    "google-docs": (Look(11), Form(line=276), "Arial"),
}
"""{program: how letters and paragraphs are when nothing is said, and the font of the defaults}."""
_CAPITALS = {"Parent", "Issuer", "Type", "Section", "Authority", "Post"}
_ARTICLE = 3
"""Level of Điều: the first of a list of its own, with the clauses below it."""
_STYLE_NAMES = {
    "Section": "heading 1",
    "Title": "heading 2",
    "Article": "heading 3",
    "Text": "Body Text",
    "PageNumber": "header",
}


class Ink:
    """Writes one document; keeps what its other parts must hold."""

    def __init__(self, manner: Manner) -> None:
        """Begin with nothing written."""
        self.manner = manner
        self.chance = random.Random(manner.seed)  # noqa: S311  # the same file each time
        self.styles: dict[str, tuple[Look, Form]] = {}
        self.counted: set[str] = set()
        self.has_boxes = False
        self.has_articles = False
        self.look, self.form, self.default_font = _BASE[manner.program]
        if manner.fonts in {"style", "chain", "defaults"} and not manner.styles:
            self.look = Look(manner.body)
        self._ids = 0

    def next_id(self) -> int:
        """Return a number that nothing else of this document has."""
        self._ids += 1
        return self._ids

    # ── Paragraphs ──────────────────────────────────────────────────────────

    def paragraph(
        self,
        role: str,
        *pieces: Piece,
        look: Look,
        form: Form,
        level: int | None = None,
        section: str = "",
        frame: str = "",
    ) -> str:
        """Return one paragraph; `level` has Word count it, `section` ends a section with it."""
        if "caps" in self.manner.habits and role in _CAPITALS:
            look = look.but(caps=True)
            pieces = tuple(
                piece.capitalize() if isinstance(piece, str) and not piece.startswith("<") else piece
                for piece in pieces
            )
        if "narrow" in self.manner.habits and role in {"National", "Date", "Issuer"}:
            look = look.but(narrow=True)
        style_look, style_form = self._style(role, look, form)
        runs = "".join(self.runs(piece, look, style_look) for piece in pieces)
        if self.manner.cut and pieces and role == "Text":
            runs = f'<w:bookmarkStart w:id="{self.next_id()}" w:name="_Hlk{self._ids}"/>{runs}<w:bookmarkEnd w:id="{self._ids}"/>'
        properties = self._paragraph_properties(role, form, style_form, level, frame)
        properties += f"<w:rPr>{self._run_properties(look, style_look)}</w:rPr>{section}"
        return f"<w:p{self._rsid()}><w:pPr>{properties}</w:pPr>{runs}</w:p>"

    def _style(self, role: str, look: Look, form: Form) -> tuple[Look, Form]:
        if not self.manner.styles or not role:
            return self.look, self.form
        return self.styles.setdefault(role, (look, form))

    def _paragraph_properties(self, role: str, form: Form, base: Form, level: int | None, frame: str) -> str:
        spelled = self.manner.program == "google-docs"
        out = ""
        if self.manner.styles and role:
            out += f'<w:pStyle w:val="{self.style_id(role)}"/>'
        elif self.manner.fonts == "chain":
            out += '<w:pStyle w:val="VanBan"/>'
        elif self.manner.program in {"wps", "libreoffice"}:
            out += f'<w:pStyle w:val="{self.style_id("Normal")}"/>'
        if form.keep != base.keep or spelled:
            out += f'<w:keepNext w:val="{int(form.keep)}"/>' if spelled else "<w:keepNext/>"
        if spelled:
            out += '<w:keepLines w:val="0"/><w:pageBreakBefore w:val="0"/>'
        out += frame
        if self.manner.program == "libreoffice":
            out += "<w:widowControl/>"
        if level is not None:
            self.counted.add(role)
            self.has_articles = self.has_articles or level == _ARTICLE
            level = 0 if level == _ARTICLE else level
            out += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{self._list(role)}"/></w:numPr>'
        return out + self.form_xml(form, base, spelled=spelled, counted=level is not None)

    def _list(self, role: str) -> int:
        return 3 if role == "Recipient" else 2 if self.has_articles else 1

    def form_xml(self, form: Form, base: Form, *, spelled: bool = False, counted: bool = False) -> str:
        """Return what makes `form` of `base`, in the order of the schema."""
        out = ""
        if form.border != base.border and form.border:
            out += f'<w:pBdr><w:{form.border} w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>'
        if spelled and counted:
            out += '<w:shd w:fill="auto" w:val="clear"/>'
        if form.tabs != base.tabs:
            stops = "".join(f'<w:tab w:val="{kind}" w:pos="{at}"/>' for kind, at in form.tabs)
            out += f"<w:tabs>{stops}</w:tabs>"
        if self.manner.program == "wps":
            out += '<w:snapToGrid w:val="0"/>'
        out += self._spacing(form, base, spelled=spelled) + self._indent(form, base, spelled=spelled)
        if form.align != base.align or spelled:
            out += f'<w:jc w:val="{self._align(form.align)}"/>'
        if form.outline >= 0:
            out += f'<w:outlineLvl w:val="{form.outline}"/>'
        return out

    def _align(self, align: str) -> str:
        return {"left": "start", "right": "end"}.get(align, align) if self._is_libre else align

    @property
    def _is_libre(self) -> bool:
        return self.manner.program == "libreoffice"

    def _spacing(self, form: Form, base: Form, *, spelled: bool) -> str:
        said = ""
        for name in ("before", "after"):
            if spelled or getattr(form, name) != getattr(base, name) or self._is_libre:
                said += f' w:{name}="{self._number(getattr(form, name))}"'
        if spelled or (form.line, form.rule) != (base.line, base.rule):
            said += f' w:line="{self._number(form.line)}" w:lineRule="{form.rule}"'
        return f"<w:spacing{said}/>" if said else ""

    def _indent(self, form: Form, base: Form, *, spelled: bool) -> str:
        said = ""
        for name, wanted, has in (("left", form.left, base.left), ("right", form.right, base.right)):
            if spelled or wanted != has or (self._is_libre and wanted):
                said += f' w:{name}="{self._number(wanted)}"'
        if spelled or form.first != base.first:
            kind = "hanging" if form.first < 0 else "firstLine"
            said += f' w:{kind}="{self._number(abs(form.first))}"'
            if self.manner.program == "wps" and form.first > 0:
                said += f' w:firstLineChars="{round(form.first / self.manner.body / 20 * 100)}"'
        return f"<w:ind{said}/>" if said else ""

    def _number(self, value: float) -> str:
        if self.manner.program == "google-docs" and value not in {0, 240, 276, 720}:
            return f"{value + 0.0158:.4f}" if value % 20 else f"{value:g}"
        return f"{round(value)}"

    # ── Runs ────────────────────────────────────────────────────────────────

    def runs(self, piece: Piece, look: Look, base: Look) -> str:
        """Return the runs of a piece."""
        if isinstance(piece, tuple):
            piece, look = piece
        if piece.startswith("<"):
            return piece
        return "".join(self._dress(part, look, base) for part in self._split(piece))

    def _split(self, text: str) -> Iterator[str]:
        if not self.manner.cut or len(text) < 12:
            yield text
            return
        at = 0
        while at < len(text):
            size = self.chance.choice((3, 11, 24, 40, 90))
            yield text[at : at + size]
            at += size

    def _dress(self, text: str, look: Look, base: Look) -> str:
        properties = self._run_properties(look, base)
        if "no-break" in self.manner.habits:
            text = text.replace(" năm 20", "\xa0năm\xa020").replace("ngày 0", "ngày\xa00")
        run = f"<w:r{self._rsid()}>{f'<w:rPr>{properties}</w:rPr>' if properties or self.manner.program == 'wps' else ''}{inner(text)}</w:r>"
        if "tags" in self.manner.habits and self.chance.random() < 0.15:
            return f'<w:smartTag w:uri="urn:schemas-microsoft-com:office:smarttags" w:element="place">{run}</w:smartTag>'
        if self.manner.cut and self.chance.random() < 0.2:
            return f'<w:proofErr w:type="spellStart"/>{run}<w:proofErr w:type="spellEnd"/>'
        return run

    def drawn(self, xml: str, look: Look | None = None) -> str:
        """Return a run that holds a drawing."""
        return f"<w:r><w:rPr>{self._run_properties(look or Look(), self.look)}</w:rPr>{xml}</w:r>"

    def _run_properties(self, look: Look, base: Look, *, within_style: bool = False) -> str:
        spelled = self.manner.program == "google-docs"
        out = self._weight(look, base, spelled=spelled, within_style=within_style)
        if look.caps and not base.caps:
            out += "<w:caps/>"
        if look.color or (spelled and base is self.look):
            out += f'<w:color w:val="{look.color or "000000"}"/>'
        if look.narrow:
            out += '<w:spacing w:val="-4"/><w:w w:val="98"/>'
        if look.size != base.size or spelled:
            out += f'<w:sz w:val="{round(look.size * 2)}"/><w:szCs w:val="{round(look.size * 2)}"/>'
        if look.underline != base.underline:
            out += f'<w:u w:val="{"single" if look.underline else "none"}"/>'
        return out + self._last_properties(look)

    def _weight(self, look: Look, base: Look, *, spelled: bool, within_style: bool) -> str:
        strong = "strong" in self.manner.habits and look.bold and not base.bold and not within_style
        out = ('<w:rStyle w:val="Strong"/>' if strong else "") + self._fonts()
        for name in ("italic",) if strong else ("bold", "italic"):
            wanted, letter = getattr(look, name), name[0]
            if wanted != getattr(base, name) or (spelled and wanted):
                value = ' w:val="1"' if spelled and wanted else "" if wanted else ' w:val="0"'
                out += f"<w:{letter}{value}/><w:{letter}Cs{value}/>"
        return out

    def _last_properties(self, look: Look) -> str:
        program = self.manner.program
        out = ""
        if "shaded" in self.manner.habits:
            out += '<w:shd w:val="clear" w:color="auto" w:fill="FFFFFF"/>'
        if look.raised:
            out += '<w:vertAlign w:val="superscript"/>'
        if program == "google-docs":
            out += '<w:rtl w:val="0"/>'
        if program in {"word-365", "wps"} and look.size > 12:
            return out + '<w:lang w:val="vi-VN"/>'
        return out + ('<w:lang w:val="nl-NL"/>' if program == "word-2003" and look.bold else "")

    def _fonts(self) -> str:
        if self.manner.fonts != "direct":
            return ""
        names = {
            "wps": ("ascii", "hAnsi", "eastAsia", "cs"),
            "google-docs": ("ascii", "cs", "eastAsia", "hAnsi"),
            "libreoffice": ("ascii", "hAnsi", "cs"),
            "word-365": ("ascii", "hAnsi", "cs"),
            "word-2003": ("ascii", "hAnsi"),
        }[self.manner.program]
        hint = ' w:hint="eastAsia"' if self.manner.program == "wps" else ""
        return f"<w:rFonts{hint} " + " ".join(f'w:{name}="{FONT}"' for name in names) + "/>"

    def _rsid(self) -> str:
        if self.manner.program != "word-365" or not self.manner.cut:
            return ""
        return f' w:rsidR="00{self.chance.randrange(16**6):06X}"'

    # ── Styles ──────────────────────────────────────────────────────────────

    def style_id(self, role: str) -> str:
        """Return the id of a style: a number in WPS, a word elsewhere."""
        if self.manner.program == "wps":
            return "1" if role == "Normal" else str(10 + list(self.styles).index(role))
        return {"Section": "Heading1", "Title": "Heading2", "Article": "Heading3"}.get(role, role)

    def styles_xml(self) -> str:
        """Return the definitions of all styles."""
        fonts = {
            "theme": '<w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia" w:hAnsiTheme="minorHAnsi" w:cstheme="minorBidi"/>',
            "defaults": f'<w:rFonts w:ascii="{FONT}" w:eastAsia="Calibri" w:hAnsi="{FONT}" w:cs="{FONT}"/>',
        }.get(self.manner.fonts, f'<w:rFonts w:ascii="{self.default_font}" w:hAnsi="{self.default_font}"/>')
        size = f'<w:sz w:val="{round(self.look.size * 2)}"/><w:szCs w:val="{round(self.look.size * 2)}"/>'
        spacing = self.form_xml(self.form, Form()) if self.manner.program != "wps" else ""
        out = f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts}{size}</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>{spacing}</w:pPr></w:pPrDefault></w:docDefaults>"
        times = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}"/>'
        normal = times if self.manner.fonts == "style" else ""
        paragraph = '<w:pPr><w:jc w:val="both"/></w:pPr>' if self.manner.program == "wps" else ""
        out += f'<w:style w:type="paragraph" w:default="1" w:styleId="{self.style_id("Normal")}"><w:name w:val="Normal"/><w:qFormat/>{paragraph}<w:rPr>{normal}</w:rPr></w:style>'
        base = self.style_id("Normal")
        if self.manner.fonts == "chain":
            out += f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="VanBan"><w:name w:val="Văn bản"/><w:basedOn w:val="{base}"/><w:rPr>{times}</w:rPr></w:style>'
            base = "VanBan"
        if "strong" in self.manner.habits:
            out += '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:qFormat/><w:rPr><w:b/><w:bCs/></w:rPr></w:style>'
        for role, (look, form) in self.styles.items():
            out += self._style_xml(role, look, form, base)
        return (
            out
            + '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        )

    def _style_xml(self, role: str, look: Look, form: Form, base: str) -> str:
        name = _STYLE_NAMES.get(role, f"VB {role}")
        own = "" if role in _STYLE_NAMES else ' w:customStyle="1"'
        keep = "<w:keepNext/>" if form.keep else ""
        paragraph = keep + self.form_xml(form, self.form)
        letters = self._run_properties(look, self.look, within_style=True)
        return f'<w:style w:type="paragraph"{own} w:styleId="{self.style_id(role)}"><w:name w:val="{name}"/><w:basedOn w:val="{base}"/><w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{letters}</w:rPr></w:style>'


def inner(text: str) -> str:
    """Return the content of a run: text, tabs and line breaks."""
    marks = {"\t": "<w:tab/>", "\n": "<w:br/>", "\f": "<w:lastRenderedPageBreak/>"}
    parts = re.split(r"([\t\n\f])", text)
    return "".join(
        marks.get(part, f'<w:t xml:space="preserve">{escape(part)}</w:t>') for part in parts if part
    )
