"""Numbered lists that begin anew in each turn of a loop, and those that go on counting."""

from __future__ import annotations

import time

from baocao.ooxml.xml import Element, qn
from baocao.template.compile import compile_template
from support.filling import tree
from support.word import p, word

NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="3"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"/>'
    '<w:num w:numId="4"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num>'
)
GROUPS = [{"ten": "A", "con": [1, 2]}, {"ten": "B", "con": [3]}, {"ten": "C", "con": [4]}]


def item(text: str, number: int = 4, level: int = 0) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def table(*rows: str) -> str:
    grid = '<w:tblPr/><w:tblGrid><w:gridCol w:w="2000"/></w:tblGrid>'
    return f"<w:tbl>{grid}{''.join(f'<w:tr><w:tc>{row}</w:tc></w:tr>' for row in rows)}</w:tbl>"


def numbers(*blocks: str, **data: object) -> list[tuple[str, str]]:
    """Return (text, number of its list) of each item."""
    document = render(*blocks, **data)
    found = []
    for paragraph in tree(document).iter(qn("w:p")):
        number = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
        if number is not None:
            text = "".join(one.text or "" for one in paragraph.iter(qn("w:t")))
            found.append((text, str(number.get(qn("w:val")))))
    return found


def render(*blocks: str, **data: object) -> bytes:
    body = "".join(block if block.startswith("<") else p(block) for block in blocks)
    return compile_template(word(body, numbering=NUMBERING)).render({"ds": GROUPS, **data})


def nums(document: bytes) -> list[Element]:
    return list(tree(document, "word/numbering.xml").iter(qn("w:num")))


INNER = ("{%p for x in g.con %}", item("{{ x }}"), "{%p endfor %}")


def test_a_list_of_a_loop_inside_a_loop_begins_anew() -> None:
    blocks = ("{%p for g in ds %}", "Nhóm {{ g.ten }}", *INNER, "{%p endfor %}")

    assert numbers(*blocks) == [("1", "4"), ("2", "4"), ("3", "8"), ("4", "9")]
    new = nums(render(*blocks))[2:]
    assert [one.get(qn("w:numId")) for one in new] == ["8", "9"]
    assert [one.find(qn("w:abstractNumId")).get(qn("w:val")) for one in new] == ["0", "0"]
    starts = [
        (one.getparent().get(qn("w:ilvl")), one.get(qn("w:val")))
        for one in new[0].iter(qn("w:startOverride"))
    ]
    assert starts == [("0", "3")]


def test_fixed_items_below_a_heading_begin_anew() -> None:
    blocks = ("{% for g in ds %}", "Nhóm {{ g.ten }}", item("một"), item("hai"), "{% endfor %}")

    assert [number for _, number in numbers(*blocks)] == ["4", "4", "8", "8", "9", "9"]


def test_one_item_a_turn_goes_on_counting() -> None:
    described = ("{%p for g in ds %}", item("{{ g.ten }}"), "ghi chú", "{%p endfor %}")
    dated = ("{%p for g in ds %}", "Ngày {{ g.ten }}", item("{{ g.ten }}"), "{%p endfor %}")
    inner = ("{%p for g in ds %}", item("{{ g.ten }}"), "{%p for x in g.con %}", item("{{ x }}", level=1))

    for blocks in (described, dated, (*inner, "{%p endfor %}", "{%p endfor %}")):
        assert {number for _, number in numbers(*blocks)} == {"4"}


def test_nothing_before_the_list_means_that_it_goes_on() -> None:
    assert {number for _, number in numbers("{%p for g in ds %}", *INNER, "{%p endfor %}")} == {"4"}


def test_a_list_with_items_outside_of_the_loop_goes_on() -> None:
    blocks = (item("trước"), "{%p for g in ds %}", "Nhóm {{ g.ten }}", *INNER, "{%p endfor %}")

    assert {number for _, number in numbers(*blocks)} == {"4"}


def test_a_numbered_heading_goes_on_over_lists_that_begin_anew() -> None:
    blocks = ("{%p for g in ds %}", item("{{ g.ten }}", 7), *INNER, "{%p endfor %}")

    assert [number for _, number in numbers(*blocks)] == ["7", "4", "4", "7", "8", "7", "9"]


def test_tables_of_a_loop_count_their_rows_anew() -> None:
    rows = (p("{%tr for x in g.con %}"), item("{{ x }}"), p("{%tr endfor %}"))

    found = numbers("{%p for g in ds %}", table(*rows), "{%p endfor %}")

    assert found == [("1", "4"), ("2", "4"), ("3", "8"), ("4", "9")]


def test_turns_that_print_no_list_leave_no_gap_and_no_mark() -> None:
    blocks = ("{%p for g in ds %}", "Nhóm {{ g.ten }}", *INNER, "{%p endfor %}")
    document = render(*blocks, ds=[{"ten": "A", "con": []}, {"ten": "B", "con": [1]}])

    assert not any(ord(sign) > 0x10FFEF for sign in str(tree(document).xpath("string()")))
    assert document == render(*blocks, ds=[{"ten": "A", "con": []}, {"ten": "B", "con": [1]}])


def test_the_template_is_not_changed_by_its_renderings() -> None:
    body = "".join(
        p(one) if not one.startswith("<") else one
        for one in ("{%p for g in ds %}", "Nhóm", *INNER, "{%p endfor %}")
    )
    template = compile_template(word(body, numbering=NUMBERING))

    first, second = (template.render({"ds": GROUPS}) for _ in range(2))

    assert first == second
    assert len(nums(first)) == 4


def test_a_list_without_a_definition_stays() -> None:
    body = "".join(
        p(one) if not one.startswith("<") else one
        for one in ("{%p for g in ds %}", "Nhóm", *INNER, "{%p endfor %}")
    )

    found = tree(compile_template(word(body)).render({"ds": GROUPS}))

    assert {one.get(qn("w:val")) for one in found.iter(qn("w:numId"))} == {"4"}


def test_lists_that_begin_anew_and_lists_of_markdown_never_share_a_number() -> None:
    blocks = ("{%p for g in ds %}", p("Nhóm"), *INNER, "{%p endfor %}", p("{{ m | markdown }}"))
    note = "".join(block if block.startswith("<") else p(block) for block in blocks)
    source = word(note, numbering=NUMBERING, footnotes=f'<w:footnote w:id="1">{note}</w:footnote>')

    document = compile_template(source).render({"ds": GROUPS, "m": "1. một\n2. hai"})

    given = [one.get(qn("w:numId")) for one in nums(document)]
    assert len(given) == len(set(given)) == 2 + 2 * 3


def test_many_turns_take_time_in_proportion() -> None:
    groups = [{"ten": "A", "con": [1, 2]}] * 1500
    blocks = ("{%p for g in ds %}", "Nhóm {{ g.ten }}", *INNER, "{%p endfor %}")

    started = time.perf_counter()
    document = render(*blocks, ds=groups)

    assert time.perf_counter() - started < 5
    assert len(nums(document)) == 2 + 1499
