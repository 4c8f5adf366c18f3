"""Typed values come to stand where their tags stood, and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass

from baocao.ooxml.xml import Element, qn
from baocao.template.typed import Place, Typed, WrongPlaceError
from support.filling import failures, file, fill, filled, lines, tbl, tr, tree


@dataclass(frozen=True)
class Runs(Typed):
    shown = "chữ thử"
    texts: tuple[str, ...]
    is_block: bool = False

    def write(self, place: Place) -> list[Element]:
        runs = [place.paragraph.makeelement(qn("w:r")) for _ in self.texts]
        for run, text in zip(runs, self.texts, strict=True):
            run.append(run.makeelement(qn("w:t")))
            run[0].text = text
        if not self.is_block:
            return runs
        blocks = [place.paragraph.makeelement(qn("w:p")) for _ in runs]
        for block, run in zip(blocks, runs, strict=True):
            block.append(run)
        return blocks


def test_runs_stand_between_the_text_beside_the_tag() -> None:
    assert filled("Trước {{ x }} giữa {{ x }}{{ y }} sau", x=Runs(("một", "hai")), y=Runs(("ba",))) == [
        "Trước mộthai giữa mộthaiba sau"
    ]


def test_no_empty_run_is_left_behind() -> None:
    root = tree(fill(file("{{ x }}"), x=Runs(("một",))))
    assert len(list(root.iter(qn("w:r")))) == 1


def test_blocks_stand_for_the_paragraph() -> None:
    assert filled("Trước", "{{ x }}", "Sau", x=Runs(("một", "hai"), is_block=True)) == [
        "Trước",
        "một",
        "hai",
        "Sau",
    ]


def test_blocks_in_a_cell_leave_it_sound() -> None:
    document = fill(file(tbl(tr("{{ x }}", "b"))), x=Runs(("một",), is_block=True))
    assert lines(document) == ["một", "b"]


def test_blocks_beside_text_are_refused_with_their_place() -> None:
    (error,) = failures(file("a", "Trước {{ x }}"), x=Runs(("một",), is_block=True))
    assert isinstance(error, WrongPlaceError)
    assert error.where.path == "thân văn bản, đoạn 2"


def test_a_typed_value_is_no_text() -> None:
    (error,) = failures(file("{{ x ~ 'a' }}"), x=Runs(("một",)))
    assert isinstance(error, WrongPlaceError)
