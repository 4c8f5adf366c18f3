"""A document against its data: what hand-made changes are found."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from baocao.app.compare import compare, find_kind
from baocao.app.sources import find_data
from baocao.layout.facts import read_document
from baocao.layout.paper import Paper
from baocao.layout.profile import load_profile

EXAMPLES = Path(__file__).parents[3] / "examples"
DATA = EXAMPLES / "bao-cao-quy-3-2026-xa-an-phuc" / "hoi-nghi.yaml"
MADE = {
    "bao-cao-quy-3-2026-xa-an-phuc": "nd30",
    "dan-van-kheo-quy-4-2023": "dang-hd36",
    "dang-uy-xa-lam-khe-quy-3-2026": "dang-hd05",
}


def paper(content: bytes, layout: str = "nd30") -> Paper:
    facts = read_document(content, "bao-cao.docx")
    return Paper(facts=facts, profile=load_profile(layout), parts=(), type_name="BÁO CÁO")


def edited(old: str, new: str) -> Paper:
    """The example with a text changed everywhere, as somebody would in Word."""
    stream = io.BytesIO()
    with zipfile.ZipFile(DATA.parent / "bao-cao.docx") as made, zipfile.ZipFile(stream, "w") as changed:
        for name in made.namelist():
            content = made.read(name)
            if name == "word/document.xml":
                assert old.encode() in content
                content = content.replace(old.encode(), new.encode())
            changed.writestr(name, content)
    return paper(stream.getvalue())


@pytest.mark.parametrize(("folder", "layout"), MADE.items())
def test_a_document_as_rendered_says_what_its_data_say(folder, layout):
    made = (EXAMPLES / folder / "bao-cao.docx").read_bytes()
    assert compare(paper(made, layout), EXAMPLES / folder / "hoi-nghi.yaml") == ()


def test_a_changed_figure_is_missing_and_the_new_one_is_not_of_the_data():
    findings = compare(edited("3.486", "3.468"), DATA)

    assert {one.code for one in findings} == {"DA02", "DA03"}
    missing = next(one for one in findings if one.code == "DA02")
    added = next(one for one in findings if one.code == "DA03")
    assert "“3.486”" in missing.message
    assert missing.where.file == str(DATA)
    assert missing.where.line
    assert "3.468" in added.message
    assert "đoạn" in added.where.path


def test_a_changed_name_or_date_is_found():
    (name,) = compare(edited("Nguyễn Văn Thuận", "Nguyễn Văn Thuân"), DATA)
    assert (name.code, "“Nguyễn Văn Thuận”" in name.message) == ("DA02", True)
    codes = [one.code for one in compare(edited("15/12/2026", "19/12/2027"), DATA)]
    assert codes == ["DA02", "DA03"]


def test_a_number_typed_by_hand_is_listed_where_it_stands():
    (finding,) = compare(edited("như sau:", "như sau (kèm 977 biểu):"), DATA)
    assert (finding.code, finding.severity.value) == ("DA03", "warning")
    assert "977 biểu" in finding.message


def test_the_data_of_a_template_of_ones_own_are_compared_as_typed(tmp_path):
    data = tmp_path / "phieu.yaml"
    data.write_text("ho_ten: Lê Thị Thu\nso_tien: 1.250\nngay: 05/10/2026\n", encoding="utf-8")
    made = (DATA.parent / "bao-cao.docx").read_bytes()
    found = [one.message for one in compare(paper(made), data) if one.code == "DA02"]
    assert any("“Lê Thị Thu”" in message for message in found)


def test_a_document_knows_the_data_it_stands_beside(tmp_path):
    (tmp_path / "hop.yaml").write_text("a: 1", encoding="utf-8")
    assert find_data(tmp_path / "hop-bao-cao.docx") == tmp_path / "hop.yaml"
    assert find_data(tmp_path / "khac-bao-cao.docx") is None
    assert find_data(tmp_path / "hop.docx") is None
    assert find_kind(paper((DATA.parent / "bao-cao.docx").read_bytes())) == "bao-cao"
