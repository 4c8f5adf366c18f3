"""Số, ký hiệu: its shape, its colon, its look and the abbreviation in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from baocao.errors import Severity
from baocao.layout.paper import Paper, Part, PartKind
from baocao.layout.repair import SetText
from baocao.layout.rule import Problem, Sources, rule
from baocao.layout.rules.look import ADVISORY, CUSTOM, grade_look
from baocao.viet.text import place_tone

_NAME: Final = "số, ký hiệu"
_SOURCES: Final = Sources(
    nd30="NĐ 30/2020/NĐ-CP, PL I, phần II, mục 3; phần IV, hàng 3",
    hd05="HD 05-HD/VPTW, ô 3",
    hd36="HD 36-HD/VPTW, Phụ lục 3, ô 3",
)
_FORM: Final = re.compile(
    r"(?P<label>số)(?:(?P<gap>\s*)(?P<sign>[:;]+)|(?P<dot>[.,])(?![.…]))?"
    r"(?P<number>[\d\s.…_x\u00ad\u200b]*?)(?P<letter>[a-zđ]?)"
    r"(?P<symbol>\s*[-/–—‑−].*)?",
    re.IGNORECASE,
)
_SEPARATOR: Final = re.compile(r"\s*([-/–—‑−])\s*")
_SAME: Final = {"‑": "-", "−": "-"}
_OPEN: Final = re.compile(r"[\s.…_x]*")
"""What stands where a clerk will write."""
_YEAR: Final = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class _Number:
    """A số, ký hiệu taken apart."""

    part: Part
    label: str
    gap: str
    sign: str
    """What follows “Số”: a colon, or nothing."""
    digits: str
    """Empty while it is left open."""
    separators: tuple[str, ...]
    pieces: tuple[str, ...]
    """What stands after each separator."""
    symbol_at: int
    """Where the first separator, or the blanks before it, begins in the line."""

    @property
    def is_open(self) -> bool:
        """Whether the symbol is left open too."""
        return all(_OPEN.fullmatch(piece) for piece in self.pieces)

    @property
    def raw(self) -> str:
        line = self.part.first
        return line.paragraph.text[line.start : line.end]

    def complain(
        self, message: str, *, found: str = "", required: str = "", hint: str = "", mark: str = ""
    ) -> Problem:
        return Problem(
            message=message,
            where=self.part.where,
            found=found or self.raw,
            required=required,
            hint=hint or (f"Đổi “{found}” thành “{required}”" if found and required else ""),
            mark=mark,
            certainty=self.part.certainty,
        )


@rule(
    "NO01",
    "number-malformed",
    severity=Severity.ERROR,
    sources=_SOURCES,
    hint="Gõ lại số, ký hiệu theo mẫu “Số: 05/BC-UBND” (nhà nước) hoặc “Số 05-BC/TU” (Đảng)",
    mends=True,
)
def number_malformed(paper: Paper) -> Iterator[Problem]:
    """Số, ký hiệu viết không đúng dạng: thiếu số 0, thừa dấu cách, sai dấu nối, thiếu ký hiệu.

    Vì sao: số, ký hiệu là khóa tra cứu văn bản; viết mỗi nơi một kiểu thì không tìm và trích dẫn được.
    Cách sửa: số dưới 10 thêm số 0 đằng trước; giữa số, dấu nối và chữ viết tắt không có dấu cách; văn bản
    nhà nước viết `số/loại-cơ quan`, công văn viết `số/cơ quan-đơn vị`, văn bản của Đảng viết `số-loại/cơ
    quan`.
    Ví dụ: `Số: 05/BC-UBND`, `Số: 12/SNV-VP`, `Số 05-BC/TU`.
    """
    for part in paper.find(PartKind.NUMBER):
        number = _parse(part)
        if number is None:
            yield Problem(
                message=f"không thấy chữ “Số” trước số, ký hiệu “{part.text}”, "
                f"cần “{paper.profile.number.label.strip()}”",
                where=part.where,
                found=part.text,
                required=paper.profile.number.label.strip(),
                certainty=part.certainty,
            )
            continue
        yield from _check_digits(number, paper.profile.number.leading_zero_below)
        yield from _check_blanks(number)
        if not number.is_open or not number.pieces:
            yield from _check_symbol(number, paper)


@rule(
    "NO02",
    "number-colon",
    severity=Severity.ERROR,
    sources=_SOURCES,
    hint="Sau “Số” gõ dấu hai chấm ở văn bản nhà nước, không gõ dấu gì ở văn bản của Đảng",
)
def number_colon(paper: Paper) -> Iterator[Problem]:
    """Sau chữ “Số” thiếu hoặc thừa dấu hai chấm.

    Vì sao: văn bản hành chính viết `Số:`, văn bản của Đảng viết `Số` không có dấu hai chấm.
    Cách sửa: thêm hoặc xóa dấu hai chấm ngay sau chữ “Số”.
    Ví dụ: `Số: 15/BC-UBND`, `Số 15-BC/TU`.
    """
    wanted = ":" if ":" in paper.profile.number.label else ""
    for part in paper.find(PartKind.NUMBER):
        number = _parse(part)
        if number is None or number.sign == wanted:
            continue
        found = f"có dấu “{number.sign}”" if number.sign else "không có dấu hai chấm"
        required = "dấu hai chấm" if wanted else "bỏ dấu"
        hint = "Gõ dấu hai chấm ngay sau “Số”" if wanted else f"Xóa dấu “{number.sign}” sau “Số”"
        yield number.complain(
            f"sau “Số” {found}, cần {required}", found=number.sign, required=required, hint=hint
        )


@rule(
    "NO03",
    "number-look",
    severity=Severity.ERROR,
    sources=_SOURCES,
    hint="Chọn dòng số, ký hiệu; đặt cỡ chữ, chữ đứng, không đậm, căn giữa dưới tên cơ quan",
    mends=True,
)
def number_look(paper: Paper) -> Iterator[Problem]:
    """Dòng số, ký hiệu sai cỡ chữ, in đậm, in nghiêng hay không căn giữa.

    Vì sao: số, ký hiệu viết chữ đứng, không đậm, căn giữa dưới tên cơ quan ban hành.
    Cách sửa: chọn dòng này, đặt cỡ 13 (nhà nước) hoặc 14 (Đảng), bỏ đậm, bỏ nghiêng, Ctrl+E để căn giữa.
    """
    for part in paper.find(PartKind.NUMBER):
        aspects = ("size", "bold", "italic", "alignment")
        yield from grade_look(part, paper.component(part.kind), _NAME, aspects=aspects)


@rule(
    "NO04",
    "abbreviation-wrong",
    severity=Severity.ERROR,
    sources=Sources(
        nd30="NĐ 30/2020/NĐ-CP, PL I, phần II, mục 3; PL III, mục I",
        hd05="HD 05-HD/VPTW, ô 3",
        hd36="HD 36-HD/VPTW, Phụ lục 3, ô 3",
    ),
    hint="Thay chữ viết tắt tên loại trong ký hiệu cho khớp với tên loại văn bản",
)
def abbreviation_wrong(paper: Paper) -> Iterator[Problem]:
    """Chữ viết tắt tên loại trong ký hiệu không khớp với tên loại, hoặc không có trong bảng chữ viết tắt.

    Vì sao: ký hiệu cho biết loại văn bản; `KH` trên một báo cáo làm sai sổ đăng ký.
    Cách sửa: dùng chữ viết tắt của bảng: báo cáo `BC`, kế hoạch `KH`, thông báo `TB`, tờ trình `TTr`, quy
    định `QyĐ` (văn bản của Đảng: `QĐ`); công văn của cơ quan nhà nước không có chữ viết tắt tên loại.
    Ví dụ: `Số: 15/BC-UBND` cho báo cáo, `Số: 15/SNV-VP` cho công văn.
    """
    for part in paper.find(PartKind.NUMBER):
        number = _parse(part)
        if number is None or not number.pieces or _OPEN.fullmatch(number.pieces[0]):
            continue
        pieces = [piece for piece in number.pieces if not _YEAR.fullmatch(piece)]
        if pieces and paper.form == "letter" and not paper.profile.number.letter_abbreviation:
            yield from _check_letter(number, pieces[0], paper)
        elif pieces:
            yield from _check_type(number, pieces[0], paper)


def _parse(part: Part) -> _Number | None:
    line = part.first
    text = line.paragraph.text[line.start : line.end]
    found = _FORM.fullmatch(text)
    if found is None:
        return None
    symbol = found["symbol"] or ""
    cut = _SEPARATOR.split(symbol.strip())
    return _Number(
        part=part,
        label=found["label"],
        gap=found["gap"] or "",
        sign=found["sign"] or found["dot"] or "",
        digits="".join(sign for sign in found["number"] if sign.isdigit()),
        separators=tuple(_SAME.get(sign, sign) for sign in cut[1::2]),
        pieces=tuple(piece.strip() for piece in cut[2::2]),
        symbol_at=found.start("symbol") if symbol else len(text),
    )


def _check_digits(number: _Number, least: int) -> Iterator[Problem]:
    if number.label != "Số":
        yield number.complain(f"viết “{number.label}”, cần “Số”", found=number.label, required="Số")
    digits = number.digits
    if len(digits) == 1 and 0 < int(digits) < least:
        yield number.complain(
            f"số {digits} viết một chữ số, cần 0{digits}", found=digits, required=f"0{digits}"
        )


def _check_blanks(number: _Number) -> Iterator[Problem]:
    """Yield a problem when blanks stand before the colon or around ``/`` and ``-``.

    A field left open passes; blanks left before the sign when the clerk filled it weigh less.
    """
    raw = number.raw
    symbol = raw[number.symbol_at :]
    closed = _SEPARATOR.sub(r"\1", symbol)
    if not number.digits:
        closed = symbol[: len(symbol) - len(symbol.lstrip())] + closed
    if not all(number.pieces):
        closed = symbol
    head = raw[: number.symbol_at]
    if number.gap:
        head = number.label + head[len(number.label) + len(number.gap) :]
    if head + closed == raw:
        return
    line = number.part.first
    is_filled_field = not number.gap and closed == symbol.lstrip()
    yield Problem(
        message=f"số, ký hiệu “{raw}” có dấu cách thừa, cần “{head + closed}”",
        where=number.part.where,
        found=raw,
        required=head + closed,
        hint="Xóa dấu cách thừa",
        mark=ADVISORY if is_filled_field else "",
        certainty=number.part.certainty,
        repairs=(SetText(anchor=line.anchor, start=line.start, end=line.end, text=head + closed),),
    )


def _check_symbol(number: _Number, paper: Paper) -> Iterator[Problem]:
    form = paper.profile.number
    wanted = (form.before_type, form.before_agency)
    written = tuple("-" if sign in "–—" else sign for sign in number.separators)
    if not number.pieces:
        yield number.complain("số, ký hiệu chỉ có số, cần thêm ký hiệu sau dấu nối", required=_pattern(paper))
        return
    if len(number.pieces) > 1 and _YEAR.fullmatch(number.pieces[0]):
        yield number.complain(
            f"số, ký hiệu có năm {number.pieces[0]}, văn bản hành chính không ghi năm",
            required=_pattern(paper),
            mark=ADVISORY,
        )
        return
    if written != number.separators:
        yield number.complain("ký hiệu dùng gạch dài, cần dấu gạch nối “-”", required="-", mark=ADVISORY)
    if not _is_joined_well(written, wanted):
        yield number.complain(
            f"số, ký hiệu “{number.raw}” sai dấu nối, cần dạng “{_pattern(paper)}”", required=_pattern(paper)
        )
    elif len(number.pieces) == 1 or not all(number.pieces[:2]):
        is_letter = paper.form == "letter"
        yield number.complain(
            f"ký hiệu “{number.pieces[0]}” thiếu một vế, cần dạng “{_pattern(paper)}”",
            required=_pattern(paper),
            mark=ADVISORY if is_letter else "",
        )
    small = [piece for piece in number.pieces[:2] if _is_small(piece)]
    if small:
        yield number.complain(
            f"ký hiệu “{small[0]}” viết chữ thường, cần chữ in hoa", found=small[0], required=small[0].upper()
        )


def _is_joined_well(written: tuple[str, ...], wanted: tuple[str, str]) -> bool:
    """Return whether the separators are right; after the Party's two there may be more, e.g. ``/nb``."""
    if wanted == ("-", "/"):
        return written[:2] == wanted[: len(written)]
    return written[0] == wanted[0] and set(written[1:]) <= {wanted[1]}


def _is_small(piece: str) -> bool:
    letters = [letter for letter in piece if letter.isalpha()]
    small = sum(letter.islower() for letter in letters)
    return bool(letters) and (letters[0].islower() or small > len(letters) / 2) and small > 0


def _pattern(paper: Paper) -> str:
    form = paper.profile.number
    if paper.form == "letter" and not form.letter_abbreviation:
        return f"{form.label}…{form.before_type}cơ quan{form.before_agency}đơn vị"
    return f"{form.label}…{form.before_type}loại{form.before_agency}cơ quan"


def _check_letter(number: _Number, met: str, paper: Paper) -> Iterator[Problem]:
    """Yield a problem when a công văn's symbol begins with the abbreviation of a type.

    Only ``CV`` is beyond doubt, as the others may stand for a body.
    """
    wrong = paper.profile.wrong_abbreviations
    if wrong.get(met) != "" and met not in paper.profile.number.letter_never:
        return
    yield number.complain(
        f"ký hiệu công văn bắt đầu bằng “{met}”, cần tên cơ quan rồi đơn vị soạn thảo",
        found=met,
        required=_pattern(paper),
        hint=f"Bỏ “{met}”, viết tên cơ quan rồi đơn vị soạn thảo, ví dụ “Số: 12/SNV-VP”",
        mark="" if wrong.get(met) == "" else ADVISORY,
    )


def _check_type(number: _Number, met: str, paper: Paper) -> Iterator[Problem]:
    profile = paper.profile
    by_type = {place_tone(name.upper()): short for name, short in profile.abbreviations.items()}
    name = place_tone(paper.type_name.upper())
    if paper.form == "letter":
        name = "CÔNG VĂN"
    wanted = by_type.get(name, "")
    known = set(by_type.values()) - {""}
    shown = name.capitalize() if paper.form != "letter" else "Công văn"
    if wanted and met != wanted:
        is_sure = met in known or met in profile.wrong_abbreviations or met.upper() == wanted.upper()
        extends = met.startswith(wanted) and met[len(wanted)] != "."
        yield number.complain(
            f"ký hiệu ghi “{met}” mà tên loại là {shown}, cần “{wanted}”",
            found=met,
            required=wanted,
            mark="" if is_sure and not extends else CUSTOM if extends else ADVISORY,
        )
    elif not wanted and met not in known and met in profile.wrong_abbreviations:
        right = profile.wrong_abbreviations[met]
        yield number.complain(
            f"chữ viết tắt “{met}” không có trong bảng, cần {f'“{right}”' if right else 'chữ của tên loại'}",
            found=met,
            required=right,
            mark=ADVISORY,
        )


RULES = (number_malformed, number_colon, number_look, abbreviation_wrong)
