"""The library: a template from a path or from bytes, then documents, names and findings."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

import baocao
from support.filling import file, lines

SOURCE = file("Kính gửi: {{ noi_nhan }}", "{%p for v in viec %}", "{{ v.ten }}", "{%p endfor %}")
DATA = {"noi_nhan": "Đảng ủy xã", "viec": [{"ten": "Họp"}, {"ten": "Báo cáo"}]}


def test_a_template_comes_from_a_path_or_from_bytes(tmp_path: Path) -> None:
    path = tmp_path / "mau.docx"
    path.write_bytes(SOURCE)
    documents = {baocao.compile_template(source).render(DATA) for source in (SOURCE, path, str(path))}

    assert [lines(document) for document in documents] == [["Kính gửi: Đảng ủy xã", "Họp", "Báo cáo"]]
    assert baocao.compile_template(path).name == str(path)
    assert baocao.render(baocao.compile_template(path), DATA) in documents


def test_a_template_tells_its_names_and_what_the_data_lack() -> None:
    template = baocao.compile_template(SOURCE, "mau.docx")

    assert list(template.fields()) == ["noi_nhan", "viec"]
    assert list(template.fields()["viec"].children) == ["ten"]
    assert template.check() == ()
    assert template.check(DATA) == ()
    (finding,) = template.check({**DATA, "viec": [{}]})
    assert "“ten”" in finding.message


def test_a_file_that_is_not_there_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(baocao.BaocaoError) as caught:
        baocao.compile_template(tmp_path / "khong-co.docx")
    assert caught.value.code == "O005"
    assert pickle.loads(pickle.dumps(caught.value)).code == "O005"
