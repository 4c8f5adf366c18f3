"""What `check` says of documents, in words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from rich.console import Console, RenderableType

from baocao.app.grade import Grade, Recognised
from baocao.app.review import Checked
from baocao.errors import ExitCode, Finding, Location, OutputError, Severity
from baocao.layout.paper import PartKind
from baocao.view import review as view
from baocao.view.explain import PARTS
from baocao.view.grade import grade_block, quote_place

MARGIN = Finding(
    code="PG01",
    name="margin-out-of-range",
    severity=Severity.ERROR,
    message="lề trái 20 mm, cần 30–35 mm",
    hint="Vào Layout › Margins",
    source="NĐ 30/2020/NĐ-CP, PL I",
    found="20 mm",
    required="30–35 mm",
    mendable=True,
)
NOTE = Finding(code="TX10", name="blanks", severity=Severity.INFO, message="hai dấu cách liền nhau")


def at(paragraph: int, text: str) -> Finding:
    return Finding(
        code="FT01",
        name="other-font",
        severity=Severity.WARNING,
        message="phông chữ lạ",
        found="Arial",
        required="Times New Roman",
        where=Location(file="a.docx", path=f"thân văn bản, đoạn {paragraph}", excerpt=text),
    )


def grade(*findings: Finding, **more: object) -> Grade:
    given = {"document": "a.docx", "layout": "nd30", "title": "Nghị định 30/2020/NĐ-CP", "findings": findings}
    return Grade(**(given | more))  # type: ignore[arg-type]


def shown(content: RenderableType, width: int = 80) -> str:
    console = Console(width=width, color_system=None, _environ={})
    with console.capture() as capture:
        console.print(content, soft_wrap=True)
    return "\n".join(line.rstrip() for line in capture.get().splitlines())


def test_a_correct_document_is_one_line() -> None:
    assert shown(grade_block(grade())) == "a.docx: đúng thể thức (Nghị định 30/2020/NĐ-CP)"


def test_a_document_that_is_not_graded_says_why() -> None:
    text = shown(grade_block(grade(reason="đây là tờ khai, [mẫu]")))
    assert text == "a.docx: không chấm: đây là tờ khai, [mẫu]"


def test_a_fault_has_its_clause_and_its_mending() -> None:
    assert shown(grade_block(grade(MARGIN))).splitlines() == [
        "a.docx · Nghị định 30/2020/NĐ-CP",
        "  lỗi PG01: lề trái 20 mm, cần 30–35 mm",
        "    sửa: vào Layout › Margins",
        "    NĐ 30/2020/NĐ-CP, PL I",
        "a.docx: 1 lỗi · baocao check --fix sửa được 1 chỗ",
    ]


def test_the_same_fault_in_many_places_is_said_once() -> None:
    text = shown(grade_block(grade(*(at(number, f"[b]Đoạn {number}[/b]") for number in range(1, 6)))))
    assert text.count("FT01") == 1
    assert "thân văn bản, đoạn 1: “[b]Đoạn 1[/b]”" in text
    assert "đoạn 4" not in text
    assert "và 2 chỗ khác" in text
    assert "đang là Arial · cần Times New Roman" in text
    assert text.splitlines()[-1] == "a.docx: 5 cảnh báo"


def test_the_clause_of_faults_that_follow_each_other_stands_once() -> None:
    right = replace(MARGIN, message="lề phải 10 mm, cần 15–20 mm", found="10 mm", required="15–20 mm")
    other = replace(MARGIN, code="PG02", message="số trang cỡ 11, cần cỡ 13–14")
    text = shown(grade_block(grade(MARGIN, right, other)))
    assert text.count("NĐ 30/2020/NĐ-CP, PL I") == 2
    assert text.index("PL I") < text.index("lề phải")


def test_only_what_the_message_leaves_out_is_told_beside_it() -> None:
    told = replace(MARGIN, message="lề trái hẹp, cần 30–35 mm")
    assert "đang là" not in shown(grade_block(grade(told)))
    assert "cần 30–35 mm · sửa" in shown(grade_block(grade(replace(told, message="lề trái 20 mm"))))


def test_on_a_terminal_what_is_wrapped_is_set_in() -> None:
    console = Console(width=40, color_system=None, _environ={})
    with console.capture() as capture:
        console.print(grade_block(grade(at(1, "Ủy ban nhân dân xã An Phúc báo cáo kết quả")), wide=True))
    lines = capture.get().splitlines()[1:-1]
    assert lines[2].strip() == "dân xã An Phúc báo cáo kết quả”"
    assert all(line.startswith("  ") and len(line) <= 40 for line in lines)


def test_notes_are_counted_and_shown_on_demand() -> None:
    alone = shown(grade_block(grade(NOTE)))
    assert alone == "a.docx: đúng thể thức (Nghị định 30/2020/NĐ-CP); 1 lưu ý, xem bằng --all"
    assert "TX10" in shown(grade_block(grade(NOTE), notes=True))
    beside = shown(grade_block(grade(MARGIN, NOTE)))
    assert "TX10" not in beside
    assert "1 lỗi, 1 lưu ý" in beside
    assert beside.endswith("xem lưu ý bằng --all")


def test_a_notice_of_the_standard_is_told() -> None:
    assert "lưu ý: văn bản có trước" in shown(grade_block(grade(notice="văn bản có trước thể thức này")))


def test_a_long_paragraph_is_cut_around_what_is_meant() -> None:
    text = " ".join(f"chữ{number}" for number in range(100))
    assert quote_place(Location(excerpt=text)).startswith("chữ0 ")
    assert len(quote_place(Location(excerpt=text))) < 65
    around = quote_place(Location(excerpt=text, column=text.index("chữ50") + 1))
    assert "chữ50" in around
    assert around.startswith("…")
    assert around.endswith("…")
    assert set(around.strip("…").split()) <= set(text.split())
    assert quote_place(Location(excerpt="x" * 99, column=50)).strip("…") == "x" * 60
    assert quote_place(Location(excerpt="  ngắn \t thôi ")) == "ngắn thôi"


def files() -> list[Checked]:
    error = OutputError("không tìm thấy tệp", where=Location(file="d.docx"))
    return [
        Checked(source=Path("a.docx"), grade=grade()),
        Checked(source=Path("b.docx"), grade=grade(at(1, "x"), document="b.docx")),
        Checked(source=Path("c.docx"), grade=grade(MARGIN, document="c.docx", exit_code=ExitCode.FINDINGS)),
        Checked(source=Path("d.docx"), error=error),
        Checked(source=Path("e.docx"), grade=grade(document="e.docx", reason="đây là tờ khai")),
    ]


def test_several_documents_stand_worst_first_and_then_in_a_list() -> None:
    text = shown(view.several_files(files(), notes=False, wide=False))
    assert text.index("d.docx: O000") < text.index("c.docx · Nghị định") < text.index("b.docx · Nghị định")
    assert text.splitlines()[-6:] == [
        "a.docx: nd30; đúng",
        "b.docx: nd30; 1 cảnh báo",
        "c.docx: nd30; 1 lỗi",
        "d.docx: không đọc được",
        "e.docx: không chấm: đây là tờ khai",
        "5 tệp: 1 lỗi, 1 cảnh báo · 1 tệp không đọc được · baocao check --fix sửa được 1 chỗ",
    ]


def test_a_terminal_gets_a_table() -> None:
    text = shown(view.several_files(files(), notes=False, wide=True))
    assert "Thể thức" in text
    assert "đúng" in text


def test_json_of_several_has_every_file() -> None:
    found = view.to_json(files(), 5)
    assert [one.get("document") for one in found["documents"]] == [f"{x}.docx" for x in "abcde"]
    assert found["counts"] == {"error": 1, "warning": 1, "info": 0, "mendable": 1}
    assert found["documents"][3]["errors"][0]["message"] == "không tìm thấy tệp"
    assert found["documents"][2]["counts"]["error"] == 1


def test_parts_are_named_for_people() -> None:
    assert {kind.value for kind in PartKind} == set(PARTS)
    part = Recognised(
        kind="so_ky_hieu",
        certainty=0.95,
        reason="bắt đầu bằng “Số:”",
        text="Số: 15/BC-UBND " * 9,
        where=Location(path="đoạn 3"),
    )
    checked = Checked(source=Path("a.docx"), grade=grade(recognised=(part,)))
    line = shown(view.one_file(checked, notes=False, wide=False)).splitlines()[0]
    assert line.startswith("số, ký hiệu | chắc chắn, 95% | bắt đầu bằng “Số:” | Số: 15/BC-UBND")
    assert line.endswith("… | đoạn 3")
    assert "Dựa vào" in shown(view.one_file(checked, notes=False, wide=True), 120)
    assert checked.grade is not None
    assert checked.grade.to_json()["recognised"][0]["certainty"] == 0.95
