from dataclasses import replace

import pytest

from baocao.layout.blocks import Run
from baocao.layout.paper import PartKind
from baocao.layout.repair import PutRule, SetParagraph, SetRuns
from baocao.layout.rules.look import find_letters, grade_look, is_off_centre, measure_line
from baocao.layout.rules.strokes import grade_rule
from baocao.units import Length
from support.paper import build


def paper(base="nd30", **changes):
    return build({"the_thuc": base, "doi": changes})


def part(kind, base="nd30", **change):
    return paper(base, **{kind.value: change}).first(kind)


def problems(found, **wanted):
    whole = paper()
    return list(grade_look(found, whole.component(found.kind), "phần này", **wanted))


def test_raised_signs_and_signs_of_notes_are_not_graded():
    line = part(PartKind.SUBJECT, chu=["Kết quả", " – ", "dân vận"]).first
    raised = replace(line.runs[2], format=replace(line.runs[2].format, vertical="superscript"))
    noted = replace(line.runs[0], note="1")
    assert find_letters(line) == (line.runs[0], line.runs[2])
    assert find_letters(replace(line, runs=(noted, line.runs[1], raised))) == ()


def test_a_raised_line_is_shorter():
    line = part(PartKind.MOTTO).first
    raised = tuple(replace(run, format=replace(run.format, vertical="superscript")) for run in line.runs)
    assert measure_line(replace(line, runs=raised)) == pytest.approx(0.58 * measure_line(line), rel=0.001)


def test_capitals_by_format_count_as_capitals():
    line = part(PartKind.TYPE, chu="Báo cáo", hoa=True).first
    assert measure_line(line) == measure_line(part(PartKind.TYPE).first)
    assert problems(part(PartKind.TYPE, chu="Báo cáo", hoa=True)) == []


@pytest.mark.parametrize(
    ("change", "is_off"),
    [
        ({"can": "center"}, False),
        ({"can": "left"}, True),
        ({"can": "right"}, True),
        ({"can": "both"}, True),
        ({"can": "left", "trai": 70}, False),
        ({"can": "left", "chu": " " * 63 + "BÁO CÁO"}, False),
        ({"can": "left", "chu": "\t\tBÁO CÁO"}, False),
        ({"can": "left", "rong": 27}, False),
    ],
    ids=["giữa", "trái", "phải", "đều", "thụt vào", "dấu cách", "tab", "gần đầy cột"],
)
def test_what_counts_as_centred(change, is_off):
    assert is_off_centre(part(PartKind.TYPE, **change).first) is is_off


def test_a_text_frame_is_taken_as_right():
    line = part(PartKind.NUMBER, can="left").first
    assert is_off_centre(line)
    assert not is_off_centre(replace(line, cell=None))


def test_repairs_set_the_line_as_the_standard_prints_it():
    found = part(PartKind.TYPE, co=18, dam=False, can="left")
    size, bold, align = (problem.repairs[0] for problem in problems(found))
    line = found.first
    assert size == SetRuns(anchor=line.anchor, start=0, end=len(line.text), size=Length.from_pt(14))
    assert bold == SetRuns(anchor=line.anchor, start=0, end=len(line.text), bold=True)
    none = Length(0)
    assert align == SetParagraph(
        anchor=line.anchor, alignment="center", left=none, right=none, first_line=none
    )


def test_an_aspect_is_reported_once_for_a_part():
    found = part(PartKind.ISSUER)
    long = replace(found, lines=(found.first, found.first))
    small = [
        Run(text="UBND", format=replace(found.first.runs[0].format, size=Length.from_pt(size)))
        for size in (10, 11.5)
    ]
    lines = tuple(replace(long.first, runs=(run,)) for run in small)
    (problem,) = problems(replace(long, lines=lines), aspects=["size"])
    assert problem.message == "phần này cỡ chữ 10 và 11,5, cần 12–13"
    assert len(problem.repairs) == 2


def test_only_the_lines_that_are_named_are_graded():
    found = part(PartKind.TYPE, co=18)
    assert problems(found, lines=()) == []
    assert list(grade_look(found, None, "phần này")) == []


def test_underlining_is_graded_when_asked():
    found = part(PartKind.RECIPIENTS_LABEL, "dang-hd05", gach_chan=False)
    component = paper("dang-hd05").component(found.kind)
    (problem,) = grade_look(found, component, "nhãn", aspects=["underline"])
    assert (problem.message, problem.repairs[0].underline) == ("nhãn không gạch chân, cần gạch chân", True)
    assert not list(grade_look(found, component, "nhãn", aspects=["bold"]))


def rules_of(found):
    whole = paper()
    return list(grade_rule(found, whole.component(found.kind), "dòng này", whole.profile.rule))


def test_a_missing_rule_is_drawn_as_long_as_the_mended_text():
    (problem,) = rules_of(part(PartKind.MOTTO, co=28, ke=[]))
    (repair,) = problem.repairs
    assert isinstance(repair, PutRule)
    assert repair.length.mm == pytest.approx(measure_line(part(PartKind.MOTTO).first).mm, abs=0.1)
    assert repair.instead is None


def test_a_rule_that_fits_the_mended_text_is_right():
    assert rules_of(part(PartKind.MOTTO, co=28, ke=[{"dai": 60.5}])) == []


def test_no_rule_is_drawn_where_its_place_is_not_known():
    (unsure,) = rules_of(part(PartKind.MOTTO, chac=0.5, ke=[]))
    (tabbed,) = rules_of(part(PartKind.MOTTO, chu="\tĐộc lập - Tự do - Hạnh phúc", ke=[]))
    assert (unsure.repairs, tabbed.repairs) == ((), ())


def own_paragraph(found, kind, text):
    """Return the part with a rule of a paragraph of its own."""
    line = found.first
    blank = replace(line.paragraph, runs=(Run(text=text),), anchor=replace(line.anchor, index=99))
    return replace(found, strokes=tuple(replace(one, kind=kind, paragraph=blank) for one in found.strokes))


def test_a_typed_rule_of_wrong_length_is_drawn_again():
    short = part(PartKind.MOTTO, ke=[{"dai": 20}])
    (problem,) = rules_of(own_paragraph(short, "underscores", "_____"))
    assert problem.repairs[0].instead.index == 99


def test_a_border_of_wrong_length_gets_other_indents():
    short = part(PartKind.MOTTO, ke=[{"dai": 20}])
    (problem,) = rules_of(own_paragraph(short, "border", ""))
    (repair,) = problem.repairs
    assert repair.anchor.index == 99
    assert (100 - repair.left.mm - repair.right.mm) == pytest.approx(60.5, abs=0.2)


def test_a_drawn_rule_of_wrong_length_is_left_to_the_clerk():
    (problem,) = rules_of(part(PartKind.MOTTO, ke=[{"dai": 20}]))
    assert problem.repairs == ()


def test_underlined_letters_are_no_missing_rule():
    assert rules_of(part(PartKind.MOTTO, gach_chan=True, ke=[])) == []
