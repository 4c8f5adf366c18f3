from __future__ import annotations

import io
import zipfile

import build_templates
import pytest
from docx import Document
from lxml import etree
from openxml_audit import OpenXmlValidator

from baocao.layout.profile import PROFILE_NAMES, load_profile
from baocao.template.compile import compile_template

BUILT = build_templates.build()
NAMES = sorted(BUILT)


@pytest.mark.parametrize("path", NAMES)
def test_the_committed_template_is_the_one_that_is_built(path: str) -> None:
    committed = (build_templates.TEMPLATES / path).read_bytes()
    with zipfile.ZipFile(io.BytesIO(BUILT[path])) as new, zipfile.ZipFile(io.BytesIO(committed)) as old:
        assert new.namelist() == old.namelist()
        for name in new.namelist():
            assert new.read(name) == old.read(name), f"run python tools/build_templates.py: {path}, {name}"
            assert new.getinfo(name).date_time == old.getinfo(name).date_time


def test_building_twice_gives_the_same_bytes() -> None:
    assert build_templates.build() == BUILT


def test_a_changed_template_is_found_stale(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(build_templates, "TEMPLATES", tmp_path)
    for path, content in BUILT.items():
        target = tmp_path / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    assert build_templates.find_stale(BUILT) == []
    (tmp_path / NAMES[0]).write_bytes(b"khac")
    (tmp_path / NAMES[1]).unlink()
    assert build_templates.find_stale(BUILT) == NAMES[:2]


@pytest.mark.parametrize("path", NAMES)
def test_the_template_is_a_sound_word_file_that_compiles(path: str) -> None:
    result = OpenXmlValidator().validate(str(build_templates.TEMPLATES / path))
    assert not result.errors
    assert compile_template(BUILT[path], path).fields()


@pytest.mark.parametrize("name", PROFILE_NAMES)
def test_styles_carry_vietnamese_names_and_the_profile_s_sizes(name: str) -> None:
    profile = load_profile(name)
    document = Document(io.BytesIO(BUILT[f"bao-cao/{name}.docx"]))
    sizes = {style.name: style.font.size.pt for style in document.styles if style.font.size}
    assert sizes["Thân văn bản"] == profile.components["noi_dung"].size_pt.use
    assert sizes["Trích yếu"] == profile.components["trich_yeu"].size_pt.use
    assert sizes["Nơi nhận"] == profile.components["noi_nhan"].size_pt.use
    assert {"Heading 1", "Heading 2", "Heading 3"} <= {style.name for style in document.styles}


@pytest.mark.parametrize("name", PROFILE_NAMES)
def test_every_row_stays_whole_and_tables_repeat_their_head(name: str) -> None:
    with zipfile.ZipFile(io.BytesIO(BUILT[f"bao-cao/{name}.docx"])) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    assert all(row.find(f"{w}trPr/{w}cantSplit") is not None for row in root.iter(f"{w}tr"))
    ruled = [t for t in root.iter(f"{w}tbl") if t.find(f"{w}tblPr/{w}tblStyle").get(f"{w}val") == "BangKe"]
    assert ruled
    assert all(table.find(f"{w}tr/{w}trPr/{w}tblHeader") is not None for table in ruled)
