"""The library: a template from a path or from bytes, then documents, names and findings."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

import baocao
from support.filling import file, lines
from support.pictures import png

SOURCE = file("Kính gửi: {{ noi_nhan }}", "{%p for v in viec %}", "{{ v.ten }}", "{%p endfor %}")
DATA = {"noi_nhan": "Đảng ủy xã", "viec": [{"ten": "Họp"}, {"ten": "Báo cáo"}]}


def test_a_template_comes_from_a_path_or_from_bytes(tmp_path: Path) -> None:
    path = tmp_path / "mau.docx"
    path.write_bytes(SOURCE)
    documents = {
        baocao.compile_template(source).render(DATA)
        for source in (SOURCE, bytearray(SOURCE), path, str(path))
    }

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


def test_files_and_conferences_come_from_paths_given_as_text(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(png())
    (tmp_path / "a.yaml").write_text("hoi_nghi: {ten: Hội nghị A}", encoding="utf-8")
    template = baocao.compile_template(file("{{ logo }}"))

    assert template.render({"logo": {"$anh": "logo.png"}}, files=baocao.read_files_in(str(tmp_path)))
    assert baocao.load(str(tmp_path / "a.yaml")).hoi_nghi.ten == "Hội nghị A"


def test_every_value_that_is_not_plain_is_told_with_its_key() -> None:
    template = baocao.compile_template(file("a"))
    with pytest.raises(baocao.BaocaoError) as caught:
        template.render({"a": {"b": [1, {2}, object()]}})
    assert [one.where.key for one in caught.value.flatten()] == ["a.b[1]", "a.b[2]"]
    assert "a.b[1]: T201" in str(caught.value)
    assert "a.b[2]: T201" in str(caught.value)
    with pytest.raises(baocao.BaocaoError, match="T201: số liệu là list"):
        template.render([1])  # type: ignore[arg-type]
