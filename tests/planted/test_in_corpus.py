"""One defect at a time in office documents of all manners: found by its rule alone, and mended."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby

import pytest

from baocao.errors import Severity
from baocao.layout.blocks import Paragraph
from baocao.layout.facts import Facts, read_document
from baocao.layout.fix import mend
from baocao.layout.paper import PartKind as K
from baocao.layout.parts import recognise
from baocao.layout.repair import Compose
from baocao.layout.runner import Inspected, inspect
from papers.cases import CORRECT
from planted.bench import Bench, Unfit
from planted.editing import q, remove, set_paragraph, set_runs, set_size

Plant = Callable[[Bench], object]
_DOCUMENTS = 2
"""Each defect is planted in so many of the documents that have room for it, others for each defect."""


@dataclass(frozen=True)
class Flaw:
    """What is planted, the rules any of which must find it, and what it must say."""

    name: str
    codes: str
    says: str
    plant: Plant
    mended: bool = False
    severity: str = "error"


def letters(kind: K, name: str, **attributes: str) -> Plant:
    """Change how the letters of a part look."""

    def plant(bench: Bench) -> None:
        for line in bench.pick(kind).lines:
            bench.look(line, name, **attributes)

    return plant


def sized(kind: K, change: float) -> Plant:
    """Set a part larger than the largest size it may have, or smaller than the smallest."""

    def plant(bench: Bench) -> None:
        allowed = bench.paper.profile.components[kind.value].size_pt
        size = (allowed.max if change > 0 else allowed.min) + change
        for line in bench.pick(kind).lines:
            bench.look(line, "sz", val=f"{round(size * 2)}")

    return plant


def turned(kind: K, name: str) -> Plant:
    """Make bold what is not, and the other way round; or italic."""

    def plant(bench: Bench) -> None:
        part = bench.pick(kind)
        look = part.first.letters[0].format
        on = look.bold if name == "b" else look.italic
        for line in part.lines:
            bench.look(line, name, val="0" if on else "1")

    return plant


def placed(kind: K, name: str, **attributes: str) -> Plant:
    """Change how the paragraphs of a part are set."""

    def plant(bench: Bench) -> None:
        for line in bench.pick(kind).lines:
            bench.place(line, name, **attributes)

    return plant


def typed(kind: K, pattern: str, new: str, state: bool | None = None) -> Plant:
    """Write a stretch of a part again; `state`: only in documents of the State, or only of the Party."""

    def plant(bench: Bench) -> None:
        if state is not None and bench.is_state is not state:
            raise Unfit
        bench.retype(bench.pick(kind), pattern, new)

    return plant


def cleared(kind: K) -> Plant:
    """Take a part away."""
    return lambda bench: bench.clear(bench.pick(kind))


def added(text: str) -> Plant:
    """Add a paragraph to the text."""
    return lambda bench: bench.add(text)


def unruled(kind: K) -> Plant:
    """Take the rule below a part away."""
    return lambda bench: bench.drop_rules(bench.pick(kind))


def page(name: str, **attributes: str) -> Plant:
    """Set an attribute of the first section's page."""

    def plant(bench: Bench) -> None:
        for key, value in attributes.items():
            bench.draft.sections()[0].find(q(name)).set(q(key), value)

    return plant


def header(change: Callable[..., object], *args: object, **named: str) -> Plant:
    """Change every paragraph of the headers of a document of several pages."""

    def plant(bench: Bench) -> None:
        roots = [root for _, root in bench.draft.headers()]
        framed = any(root.find(f".//{q('framePr')}") is not None for root in roots)
        if not roots or framed or bench.paper.pages < 2:
            raise Unfit
        for root in roots:
            for paragraph in root.iter(q("p")):
                change(paragraph, *args, **named)

    return plant


def decomposed(bench: Bench) -> None:
    """Type all letters with their marks apart (NFD)."""
    for text in bench.draft.tree().iter(q("t")):
        text.text = unicodedata.normalize("NFD", text.text or "")


def restyled(bench: Bench) -> None:
    """Give the document's defaults another font."""
    fonts = bench.draft.tree("word/styles.xml").find(f".//{q('rPrDefault')}//{q('rFonts')}")
    if fonts is None or bench.paper.facts.paragraphs[0].runs == ():
        raise Unfit
    fonts.attrib.clear()
    for name in ("ascii", "hAnsi", "cs"):
        fonts.set(q(name), "Arial")
    shown = read_document(bench.draft.save())
    if not any(
        run.format.font == "Arial" and run.text.strip() for one in shown.paragraphs for run in one.runs
    ):
        raise Unfit


def ruled_type(bench: Bench) -> None:
    """Type a rule between tên loại and trích yếu."""
    if bench.paper.first(K.SUBJECT) is None:
        raise Unfit
    line = bench.pick(K.TYPE).first
    if line.paragraph.text.strip() != line.text:
        raise Unfit
    element = bench.element(line)
    twin = element.makeelement(q("p"), {})
    set_paragraph(twin, "jc", val="center")
    run = twin.makeelement(q("r"), {})
    twin.append(run)
    text = run.makeelement(q("t"), {})
    text.text = "________"
    run.append(text)
    element.addnext(twin)


def numbered_from_five(bench: Bench) -> None:
    """Begin to count the pages at 5."""
    section = bench.draft.sections()[0]
    if not bench.paper.page_marks or section.find(q("pgNumType")) is not None:
        raise Unfit
    counting = section.makeelement(q("pgNumType"), {q("start"): "5"})
    section.find(q("pgMar")).addnext(counting)


def unfiled(bench: Bench) -> None:
    """Take the line ``Lưu`` away."""
    line = bench.pick(K.RECIPIENT).first
    if "Lưu" not in line.text or line.paragraph.text.strip() != line.text:
        raise Unfit
    remove(bench.element(line))


def _looks(kind: K, codes: str, name: str) -> Iterator[Flaw]:
    """Yield the faults of letters that any part of a fixed look may have."""
    yield Flaw(f"{name}: cỡ to", codes, "cỡ chữ .*, cần 1", sized(kind, 4), mended=True)
    yield Flaw(f"{name}: cỡ nhỏ", codes, "cỡ chữ .*, cần 1", sized(kind, -3), mended=True)
    yield Flaw(f"{name}: đậm nhạt", codes, "đậm, cần chữ", turned(kind, "b"), mended=True)


FLAWS = (
    *_looks(K.NATIONAL_NAME, "HD01 HD03", "Quốc hiệu"),
    *_looks(K.MOTTO, "HD01", "Tiêu ngữ"),
    *_looks(K.PARENT, "HD02 HD03", "cơ quan chủ quản"),
    *_looks(K.ISSUER, "HD02 HD03", "cơ quan"),
    *_looks(K.NUMBER, "NO03", "số"),
    *_looks(K.DATE, "DT01", "ngày"),
    *_looks(K.TYPE, "TY01", "tên loại"),
    *_looks(K.SUBJECT, "TY01", "trích yếu"),
    *_looks(K.LETTER_SUBJECT, "CV01", "trích yếu công văn"),
    *_looks(K.SIGNER, "SG01", "họ tên"),
    *_looks(K.RECIPIENTS_LABEL, "NN01", "nhãn Nơi nhận"),
    *_looks(K.RECIPIENT, "NN01", "nơi nhận"),
    Flaw("ngày: đứng", "DT01", "chữ đứng, cần chữ nghiêng", turned(K.DATE, "i"), mended=True),
    Flaw("Tiêu ngữ: gạch chân", "HD04", "bị gạch chân", letters(K.MOTTO, "u", val="single"), mended=True),
    Flaw("tên loại: lề trái", "TY01", "lề trái, cần", placed(K.TYPE, "jc", val="left"), mended=True),
    Flaw("Tiêu ngữ: mất nét kẻ", "HD01", "không có nét kẻ, cần nét liền", unruled(K.MOTTO), mended=True),
    Flaw("trích yếu: mất nét kẻ", "TY01", "không có nét kẻ, cần nét liền", unruled(K.SUBJECT), mended=True),
    Flaw("tên loại: thừa nét kẻ", "HD04", "dưới tên loại có nét kẻ", ruled_type),
    Flaw("Tiêu ngữ: gạch dính", "HD01", "cần “Độc lập - Tự do", typed(K.MOTTO, " - ", "-"), mended=True),
    Flaw("số: một chữ số", "NO01", "7", typed(K.NUMBER, r"\d+", "7")),
    Flaw("số: thiếu hai chấm", "NO02", "cần dấu hai chấm", typed(K.NUMBER, "Số:", "Số", state=True)),
    Flaw("số: thừa hai chấm", "NO02", "có dấu “:”, cần bỏ", typed(K.NUMBER, "Số", "Số:", state=False)),
    Flaw("số: loại khác", "NO04", "“KH”.*cần “BC”", typed(K.NUMBER, r"(?<=[/-])BC(?=[/-])", "KH")),
    Flaw("ngày: thiếu số 0", "DT01", "5 viết một chữ số, cần 05", typed(K.DATE, r"ngày \d+", "ngày 5")),
    Flaw("ngày: thiếu năm", "DT01", "cần dạng", typed(K.DATE, r" năm \d+", "")),
    Flaw("ngày: 31/11", "DT01", "31/11", typed(K.DATE, r"ngày \d+ tháng \d+", "ngày 31 tháng 11")),
    Flaw("tháng 09", "DT02", "“09”, cần “9”", typed(K.DATE, r"tháng \d+", "tháng 09"), severity="warning"),
    Flaw("thiếu tên loại", "CP01", "tên loại", cleared(K.TYPE)),
    Flaw("thiếu ngày", "CP01", "ngày", cleared(K.DATE)),
    Flaw("thiếu Tiêu ngữ", "CP01", "thiếu Tiêu ngữ", cleared(K.MOTTO)),
    Flaw("ký: kiểu Đảng", "SG01", "cần “TM.”", typed(K.AUTHORITY, r"^TM\. ", "T/M ", state=True)),
    Flaw("ký: kiểu Nhà nước", "SG01", "cần “T/M”", typed(K.AUTHORITY, "^T/M ", "TM. ", state=False)),
    Flaw("nơi nhận: Lưu kiểu Đảng", "NN01", "Lưu", typed(K.RECIPIENT, "Lưu:", "Lưu", state=True)),
    Flaw("nơi nhận: Lưu kiểu Nhà nước", "NN01", "Lưu", typed(K.RECIPIENT, "Lưu", "Lưu:", state=False)),
    Flaw("nơi nhận: mất Lưu", "NN01", "Lưu", unfiled),
    Flaw("Kính gửi: thiếu hai chấm", "NN03", "cần “Kính gửi:”", typed(K.ADDRESSEE, "(?<=gửi) ?:", "")),
    Flaw("lời: cỡ 10", "BD01", "cỡ chữ 10.*cần 1", letters(K.BODY, "sz", val="20"), mended=True),
    Flaw(
        "lời: phông",
        "FT01",
        "“Arial”.*cần Times",
        letters(K.BODY, "rFonts", ascii="Arial", hAnsi="Arial"),
        mended=True,
    ),
    Flaw("phông mặc định", "FT01", "“Arial”.*cần Times", restyled, mended=True),
    Flaw("lề trái hẹp", "PG01", "lề trái 20 mm, cần 30", page("pgMar", left="1134"), mended=True),
    Flaw("khổ Letter", "PG01", "216 × 279 mm, cần A4", page("pgSz", w="12240", h="15840"), mended=True),
    Flaw("số trang bên trái", "PG02", "bên trái", header(set_paragraph, "jc", val="left"), mended=True),
    Flaw("số trang cỡ 10", "PG02", "cỡ 10", header(set_size, 10), mended=True),
    Flaw("số trang nghiêng", "PG02", "nghiêng", header(set_runs, "i", val="1"), mended=True),
    Flaw("số trang từ 5", "PG02", "bắt đầu từ 5", numbered_from_five),
    Flaw("chữ rời", "TX01", "Unicode tổ hợp", decomposed, mended=True),
    Flaw("thẻ còn sót", "TX08", "so_ho", added("Tổng số {{ so_ho }} hộ đã đăng ký tham gia phong trào.")),
    Flaw("ngày 31/6", "DA01", "31/6", added("Các đơn vị gửi kết quả trước ngày 31/6/2026 theo quy định.")),
    Flaw("sai thứ", "DA01", "thứ Tư", added("Hội nghị họp vào thứ Hai, ngày 07/10/2026 tại Nhà văn hóa.")),
    Flaw("chữ lặp", "TX07", "các", added("Các xã thực hiện các các việc thiết thực."), severity="warning"),
)


@cache
def content_of(index: int) -> bytes:
    """A document of the corpus; those that other programs saved are only read."""
    return CORRECT[index].build()


@cache
def untouched(index: int) -> bytes:
    """The same document as it is written when nothing was planted."""
    return Bench(content_of(index)).draft.save()


def check(content: bytes) -> tuple[Facts, Inspected]:
    facts = read_document(content, "thu.docx")
    return facts, inspect(recognise(facts))


def iter_planted(flaw: Flaw) -> Iterator[tuple[str, bytes]]:
    """Yield documents with the defect, beginning elsewhere in the corpus for each defect."""
    start = FLAWS.index(flaw) * 17
    for step in range(len(CORRECT)):
        at = (start + step * 7) % len(CORRECT)
        bench = Bench(content_of(at))
        try:
            flaw.plant(bench)
        except Unfit:
            continue
        content = bench.draft.save()
        if content != untouched(at):
            yield CORRECT[at].name, content


def look_of(paragraph: Paragraph) -> tuple[object, ...]:
    """How a paragraph and its letters print."""
    look = paragraph.format
    runs = groupby(
        (run for run in paragraph.runs if run.text.strip()),
        lambda run: (run.format.font_accented, run.format.size, run.format.bold, run.format.italic),
    )
    return (
        [(letters, "".join("".join(run.text for run in stretch).split())) for letters, stretch in runs],
        (look.alignment, look.left, look.right, look.first_line, look.space_before, look.space_after),
        (look.line_rule, look.line_multiple, look.line_height, len(paragraph.rules)),
    )


def words(facts: Facts) -> str:
    return "".join("".join(one.text for one in facts.paragraphs).split()).replace("_", "")


def look_at_mended(name: str, content: bytes, facts: Facts, found: Inspected) -> None:
    """What was mended is right at the next look, and nothing else has changed."""
    mended, again = check(mend(content, found.repairs))

    left = [(one.code, one.message) for one in again.findings if one.mendable]
    assert left == [], f"{name}: {left}"
    assert words(mended) == words(facts), name
    touched = {one.anchor for one in found.repairs if hasattr(one, "anchor")}
    is_composed = any(isinstance(one, Compose) for one in found.repairs)
    before, after = ([one for one in some.paragraphs if one.text.strip(" _")] for some in (facts, mended))
    assert len(before) == len(after), name
    for old, new in zip(before, after, strict=True):
        assert old.anchor in touched or is_composed or look_of(old) == look_of(new), f"{name}: {old.text}"


@pytest.mark.parametrize("flaw", FLAWS, ids=lambda flaw: flaw.name)
def test_a_flaw_is_found_by_its_rule_alone(flaw):
    planted = iter_planted(flaw)
    for _ in range(_DOCUMENTS):
        name, content = next(planted)
        facts, found = check(content)
        shown = [(one.code, one.severity.value, one.message) for one in found.findings]

        own = [one for one in found.findings if one.code in flaw.codes.split()]
        assert own, f"{name}: {shown}"
        assert {one.severity.value for one in own} == {flaw.severity}, f"{name}: {shown}"
        errors = {one.code for one in found.findings if one.severity is Severity.ERROR}
        assert errors <= set(flaw.codes.split()), f"{name}: {shown}"
        assert any(re.search(flaw.says, one.message) for one in own), f"{name}: {shown}"
        assert any(one.mendable for one in own) is flaw.mended, f"{name}: {shown}"
        if flaw.mended:
            look_at_mended(name, content, facts, found)


@pytest.mark.parametrize(
    ("name", "kind", "wanted"),
    [
        ("cong-van-mot-noi-theme", K.BODY, 13),
        ("bao-cao-xa-word", K.BODY, 14),
        ("cong-van-mot-noi-theme", K.NATIONAL_NAME, 12),
        ("cong-van-mot-noi-theme", K.MOTTO, 13),
        ("cong-van-mot-noi-theme", K.DATE, 13),
        ("bao-cao-xa-word", K.NATIONAL_NAME, 13),
    ],
)
def test_what_is_mended_goes_with_what_stands_beside_it(name, kind, wanted):
    bench = Bench(next(one for one in CORRECT if one.name == name).build())
    letters(kind, "sz", val="40")(bench)
    content = bench.draft.save()
    _, found = check(content)

    mended = recognise(read_document(mend(content, found.repairs), "thu.docx"))

    part = next(one for one in mended.find(kind) if one.text == bench.pick(kind).text)
    assert {run.format.size.pt for run in part.first.letters} == {wanted}


def test_a_mended_first_line_begins_where_the_others_do():
    bench = Bench(next(one for one in CORRECT if one.name == "bao-cao-xa-kieu").build())
    placed(K.BODY, "ind", firstLine="1300")(bench)
    content = bench.draft.save()
    _, found = check(content)

    mended = recognise(read_document(mend(content, found.repairs), "thu.docx"))

    part = next(one for one in mended.find(K.BODY) if one.text == bench.pick(K.BODY).text)
    assert part.first.paragraph.format.first_line.mm == pytest.approx(12.7, abs=0.05)


def test_headings_get_their_gap_when_the_text_does():
    bench = Bench(next(one for one in CORRECT if one.name == "bao-cao-xa-libre").build())
    kinds = (K.BODY, K.CLAUSE, K.POINT, K.SECTION)
    for part in bench.paper.find(*kinds):
        bench.place(part.first, "spacing", before="0", after="0")
    content = bench.draft.save()
    _, found = check(content)
    assert [one.message for one in found.findings if one.severity is Severity.ERROR] == [
        "khoảng cách đoạn 0 pt ở 17 đoạn, cần từ 6 pt"
    ]

    mended = recognise(read_document(mend(content, found.repairs), "thu.docx"))

    assert {part.first.paragraph.format.space_before.pt for part in mended.find(K.SECTION)} == {6}
