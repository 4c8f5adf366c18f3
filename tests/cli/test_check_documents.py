"""`baocao check` with Word documents: alone, by folder, for other programs, mended."""

from __future__ import annotations

import io
from pathlib import Path

import jsonschema
import pytest
from docx import Document
from docx.shared import Mm

from conformance.samples import make_sample, save
from planted.editing import shortened
from support.docx import docx
from support.project import Project
from unit.view.test_sarif_and_github import LOG

ROOT = Path(__file__).resolve().parent.parent.parent
EXAMPLE = ROOT / "examples" / "bao-cao-quy-3-2026-xa-an-phuc"
WHOLE = EXAMPLE / "bao-cao.docx"
GOOD = shortened(WHOLE)
ONLY = ("--select", "PG01")
"""What these tests plant and look for; other rules have tests of their own."""


def spoil(content: bytes = GOOD, *, extra: str = "") -> bytes:
    """Return the document with a left margin of 20 mm, and a paragraph more."""
    document = Document(io.BytesIO(content))
    document.sections[0].left_margin = Mm(20)
    if extra:
        document.add_paragraph(extra)
    return save(document)


def test_a_correct_document(project: Project) -> None:
    project.write("a.docx", GOOD)
    outcome = project.run("check", "a.docx", *ONLY)
    assert (outcome.exit_code, outcome.stderr) == (0, "")
    assert outcome.stdout == "a.docx: đúng thể thức (Nghị định 30/2020/NĐ-CP)\n"


def test_a_fault_is_told_with_its_clause_and_its_mending(project: Project) -> None:
    project.write("a.docx", spoil())
    outcome = project.run("check", "a.docx", *ONLY)
    assert outcome.exit_code == 1
    for piece in (
        "lỗi PG01: lề trái 20 mm, cần",
        "sửa: vào Layout",
        "NĐ 30/2020/NĐ-CP",
        "--fix sửa được 1 chỗ",
    ):
        assert piece in outcome.stdout
    assert project.run("check", "a.docx", "--ignore", "pg").stdout.count("PG01") == 0


def test_json_of_one_document(project: Project) -> None:
    project.write("a.docx", spoil())
    found = project.run("check", "a.docx", *ONLY, "--json").json
    assert (found["exit_code"], found["document"], found["source"]) == (1, "a.docx", "van-ban")
    assert (found["layout"], found["graded"], found["reason"]) == ("nd30", True, "")
    assert found["counts"] == {"error": 1, "warning": 0, "info": 0, "mendable": 1}
    (finding,) = found["findings"]
    assert (finding["code"], finding["found"], finding["mendable"]) == ("PG01", "20 mm", True)
    assert finding["where"]["file"] == "a.docx"
    assert "recognised" not in found


def test_what_was_recognised(project: Project) -> None:
    project.write("a.docx", GOOD)
    found = project.run("check", "a.docx", "--explain", "--json").json
    kinds = {part["kind"]: part for part in found["recognised"]}
    assert kinds["so_ky_hieu"]["text"] == "Số: 86/BC-UBND"
    assert kinds["so_ky_hieu"]["where"]["file"] == "a.docx"
    outcome = project.run("check", "a.docx", "--explain")
    assert "số, ký hiệu | " in outcome.stdout
    assert "Số: 86/BC-UBND | thân văn bản, bảng 1" in outcome.stdout


def test_the_standard_can_be_forced(project: Project) -> None:
    project.write("a.docx", GOOD)
    assert project.run("check", "a.docx", "--layout", "dang-hd05", "--json").json["layout"] == "dang-hd05"
    project.write("baocao.toml", 'the_thuc = "dang-hd36"\n')
    assert project.run("check", "a.docx", "--json").json["layout"] == "dang-hd36"
    assert project.run("check", "a.docx", "--layout", "nd30", "--json").json["layout"] == "nd30"
    assert project.run("check", "a.docx", "--layout", "nd31").exit_code == 2


def test_what_is_no_administrative_document_is_not_graded(project: Project) -> None:
    project.write("a.docx", docx("Bài phát biểu", "Kính thưa các đồng chí!"))
    outcome = project.run("check", "a.docx")
    assert outcome.exit_code == 0
    assert "a.docx: không chấm: " in outcome.stdout


def test_a_template_is_checked_as_one_until_its_head_is_filled_in(project: Project) -> None:
    project.write("mau.docx", docx("Số: {{ so }}/BC-UBND", "Xã An Phúc, ngày {{ ngay }} tháng 10 năm 2026"))
    assert "mau.docx: 2 thẻ" in project.run("check", "mau.docx").stdout
    project.write("con-sot.docx", spoil(extra="Chữ còn sót {{ ten }}"))
    assert project.run("check", "con-sot.docx", "--json").json["source"] == "van-ban"
    found = project.run("check", "con-sot.docx", "--as", "mẫu", "--json").json
    assert (found["template"], found["tags"]) == ("con-sot.docx", 1)
    outcome = project.run("check", "mau.docx", "--as", "văn bản")
    assert "mau.docx: không chấm" in outcome.stdout


def test_tags_in_a_header_make_a_template(project: Project) -> None:
    project.write("mau.docx", docx("Giấy đi đường", header=["{{ co_quan }}"]))
    assert "mau.docx: 1 thẻ" in project.run("check", "mau.docx").stdout


@pytest.fixture
def folder(project: Project) -> Project:
    project.write("quy-3/a.docx", GOOD)
    project.write("quy-3/con/b.docx", spoil())
    for name in (
        "~$a.docx",
        ".an.docx",
        "b-da-sua.docx",
        "b.bak.docx",
        "b.bak2.docx",
        ".git/c.docx",
        "x.txt",
    ):
        project.write(f"quy-3/{name}", b"khong phai Word")
    return project


def test_a_folder_is_gone_through(folder: Project) -> None:
    outcome = folder.run("check", "quy-3", *ONLY)
    assert outcome.exit_code == 1
    assert outcome.stderr == ""
    assert outcome.stdout.splitlines()[-3:] == [
        "quy-3/a.docx: nd30; đúng",
        "quy-3/con/b.docx: nd30; 1 lỗi",
        "2 tệp: 1 lỗi · baocao check --fix sửa được 1 chỗ",
    ]


def test_json_of_a_folder(folder: Project) -> None:
    found = folder.run("check", "quy-3", *ONLY, "--json").json
    assert found["exit_code"] == 1
    assert [one["document"] for one in found["documents"]] == ["quy-3/a.docx", "quy-3/con/b.docx"]
    assert found["counts"] == {"error": 1, "warning": 0, "info": 0, "mendable": 1}


def test_settings_hold_for_the_files_below_them(folder: Project) -> None:
    folder.write("quy-3/con/baocao.toml", '[kiem_tra]\nbo_qua = ["PG01"]\n')
    assert folder.run("check", "quy-3", "--json").json["documents"][1]["counts"]["error"] == 0
    folder.write("quy-3/d.docx", spoil())
    found = folder.run("check", "quy-3", "--ignore", "HD", "--json").json["documents"]
    assert [[one["code"] for one in each["findings"]].count("PG01") for each in found] == [0, 0, 1]
    asked = folder.run("check", "quy-3", *ONLY, "--json").json["documents"]
    assert [each["counts"]["error"] for each in asked] == [0, 1, 1]


def test_one_file_that_cannot_be_read_does_not_stop_the_others(folder: Project) -> None:
    folder.write("quy-3/hong.docx", b"khong phai Word")
    outcome = folder.run("check", "quy-3", "khong-co.docx", *ONLY)
    assert outcome.exit_code == 5
    assert "hong.docx: P10" in outcome.stdout
    assert "khong-co.docx: O005" in outcome.stdout
    assert "2 tệp không đọc được" in outcome.stdout
    assert "quy-3/con/b.docx: nd30; 1 lỗi" in outcome.stdout
    assert folder.run("check", "quy-3", *ONLY).exit_code == 4


def test_one_file_alone_that_cannot_be_read_is_an_error(project: Project) -> None:
    outcome = project.run("check", "khong-co.docx")
    assert (outcome.exit_code, outcome.stdout) == (5, "")
    assert "O005" in outcome.stderr
    assert project.run("check", "khong-co.docx", "--json").json["errors"][0]["code"] == "O005"
    project.write("cu.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    outcome = project.run("check", "cu.doc")
    assert outcome.exit_code == 4
    assert ".doc" in outcome.stderr


def test_documents_data_and_templates_together(folder: Project) -> None:
    folder.write("hop.yaml", (EXAMPLE / "hoi-nghi.yaml").read_text(encoding="utf-8"))
    folder.write("mau.docx", docx("{{ ten }}"))
    outcome = folder.run("check", "hop.yaml", "mau.docx", "quy-3/a.docx", *ONLY)
    assert outcome.exit_code == 0, outcome.stdout
    assert "hop.yaml: số liệu; đúng" in outcome.stdout
    assert "mau.docx: mẫu; đúng" in outcome.stdout


def test_patterns_that_no_shell_wrote_out(folder: Project) -> None:
    found = folder.run("check", "quy-3/*.docx", *ONLY, "--json").json
    assert [one["document"] for one in found["documents"]] == ["quy-3/a.docx"]
    written_out = folder.run("check", "quy-3/~$a.docx", "quy-3/a.docx", *ONLY, "--json").json
    assert [one["document"] for one in written_out["documents"]] == ["quy-3/a.docx"]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["trong"], "U217", "không có tệp .docx nào"),
        (["*.docx"], "U217", "không có tệp nào hợp"),
        (["a.docx", "--select", "PG0I"], "U215", "Có phải ý bạn là “PG01”?"),
        (["a.docx", "--as", "mua"], "U216", "Có phải ý bạn là “mau”?"),
        (["a.docx", "--sarif", "--github"], "U108", "--sarif và --github"),
        (["a.docx", "--in-place"], "U108", "--in-place chỉ dùng cùng --fix"),
        (["a.docx", "--report", "r.md"], "U108", "--report chỉ dùng cùng --fix"),
        (["a.docx", "b.docx", "--explain"], "U108", "--explain chỉ dùng cho một tệp, đang có 2 tệp"),
        (["a.docx", "b.docx", "--fix", "-o", "c.docx"], "U220", "cần một thư mục đã có khi sửa 2 tệp"),
    ],
)
def test_what_cannot_be_asked(project: Project, words: list[str], code: str, said: str) -> None:
    (project.folder / "trong").mkdir()
    outcome = project.run("check", *words)
    assert (outcome.exit_code, outcome.stdout) == (2, "")
    assert code in outcome.stderr
    assert said in outcome.stderr


def test_sarif_and_github(folder: Project) -> None:
    folder.write("hong.docx", b"")
    outcome = folder.run("check", "quy-3", "hong.docx", *ONLY, "--sarif")
    assert outcome.exit_code == 4
    jsonschema.validate(outcome.json, LOG)
    (result,) = outcome.json["runs"][0]["results"]
    place = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert (result["ruleId"], place["uri"]) == ("PG01", "quy-3/con/b.docx")
    outcome = folder.run("check", "quy-3", *ONLY, "--github")
    (line,) = outcome.stdout.splitlines()
    assert line.startswith("::error file=quy-3/con/b.docx,title=PG01::")
    assert folder.run("check", "hong.docx", "--github").stdout.startswith("::error file=hong.docx,title=P1")


def test_words_of_documents_are_never_markup(project: Project) -> None:
    project.write("[b].docx", spoil())
    outcome = project.run("check", "[b].docx", *ONLY)
    assert "[b].docx: 1 lỗi" in outcome.stdout


def test_strict_makes_warnings_count(project: Project) -> None:
    project.write("a.docx", save(make_sample("nd30")))
    codes = project.run("check", "a.docx", "--json").json
    strict = project.run("check", "a.docx", "--strict", "--json").json
    assert codes["findings"] == strict["findings"]
    assert strict["exit_code"] == (1 if strict["counts"]["warning"] or strict["counts"]["error"] else 0)


def test_fix_writes_beside_the_original_and_says_what_is_left(project: Project) -> None:
    project.write("a.docx", spoil())
    outcome = project.run("check", "a.docx", *ONLY, "--fix", "--report", "sua.md")
    assert outcome.exit_code == 0, outcome.stderr
    assert "đã sửa PG01" in outcome.stdout
    assert "a.docx: đã sửa 1 chỗ, ghi ra a-da-sua.docx; không còn lỗi nào" in outcome.stdout
    assert "PG01" in (project.folder / "sua.md").read_text(encoding="utf-8")
    assert project.run("check", "a-da-sua.docx", *ONLY).exit_code == 0
    assert project.run("check", "a.docx", *ONLY).exit_code == 1
    again = project.run("check", "a.docx", *ONLY, "--fix")
    assert (again.exit_code, "O001" in again.stderr) == (5, True)
    assert project.run("check", "a.docx", *ONLY, "--fix", "--force").exit_code == 0


def test_fix_in_place_keeps_a_copy(project: Project) -> None:
    project.write("a.docx", spoil())
    found = project.run("check", "a.docx", *ONLY, "--fix", "--in-place", "--json").json
    assert (found["written"], found["backup"]) == ("a.docx", "a.bak.docx")
    assert [one["code"] for one in found["mended"]] == ["PG01"]
    assert project.files() == {"a.docx", "a.bak.docx"}
    assert project.run("check", "a.docx", *ONLY, "--fix").stdout == (
        "a.docx: không có gì để sửa; đúng thể thức (Nghị định 30/2020/NĐ-CP)\n"
    )


def test_fix_of_a_folder_into_another(folder: Project) -> None:
    (folder.folder / "ra").mkdir()
    outcome = folder.run("check", "quy-3", *ONLY, "--fix", "-o", "ra")
    assert outcome.exit_code == 0, outcome.stdout
    assert "quy-3/con/b.docx: nd30; đã sửa 1 chỗ" in outcome.stdout
    assert {name for name in folder.files() if name.startswith("ra/")} == {"ra/b-da-sua.docx"}


def test_a_document_is_compared_with_its_data(project: Project) -> None:
    changed = (EXAMPLE / "hoi-nghi.yaml").read_text(encoding="utf-8").replace("3.486", "3.487")
    project.write("khac.yaml", changed)
    project.write("a.docx", WHOLE.read_bytes())
    only = ("--select", "DA02,DA03")
    given = project.run("check", "a.docx", "--data", "khac.yaml", *only)
    assert given.exit_code == 1, given.stdout
    assert "3.487" in given.stdout
    assert "khac.yaml:" in given.stdout
    fixed = project.run("check", "a.docx", "--data", "khac.yaml", *only, "--fix", "--json").json
    assert (fixed["exit_code"], {one["code"] for one in fixed["remaining"]}) == (1, {"DA02", "DA03"})
    assert project.run("check", "a.docx", *only).exit_code == 0
    project.write("hop.yaml", changed)
    project.write("hop-bao-cao.docx", WHOLE.read_bytes())
    beside = project.run("check", "hop-bao-cao.docx", *only, "--json").json
    assert {one["code"] for one in beside["findings"]} == {"DA02", "DA03"}
    project.write("hop.yaml", "co_quan: [")
    assert project.run("check", "hop-bao-cao.docx", *only).exit_code == 0
    project.write("khac.yaml", "co_quan: [")
    assert project.run("check", "a.docx", "--data", "khac.yaml").exit_code == 3


def test_rules_are_listed_and_explained(project: Project) -> None:
    outcome = project.run("rules")
    assert outcome.exit_code == 0
    assert any(line.startswith("PG01 · lỗi · margin-out-of-range · ") for line in outcome.stdout.splitlines())
    page = project.run("rules", "pg01").stdout
    assert "Vì sao:" in page
    assert "Điều khoản: HD 05-HD/VPTW, " in page
    assert [one["code"] for one in project.run("rules", "M03", "--json").json["rules"]] == ["M03"]
    only = project.run("rules", "--layout", "nd30", "--json").json["rules"]
    assert all("nd30" in one["clauses"] for one in only)
    wrong = project.run("rules", "PG0I")
    assert (wrong.exit_code, "“PG01”" in wrong.stderr) == (2, True)


def test_a_rendered_document_is_read_before_it_is_written(project: Project) -> None:
    project.write("hop.yaml", (EXAMPLE / "hoi-nghi.yaml").read_text(encoding="utf-8"))
    project.write("mau.docx", spoil(GOOD))
    asked = ("render", "hop.yaml", "--template", "mau.docx", "-o", "ra.docx")
    outcome = project.run(*asked)
    assert outcome.exit_code == 0, outcome.stderr
    assert "ra.docx: phần 1/3 (section): lỗi PG01" in outcome.stdout
    quiet = project.run(*asked, "--force", "--no-check", "--json").json
    assert not [one for one in quiet["findings"] if one["code"] == "PG01"]
    (project.folder / "ra.docx").unlink()
    strict = project.run(*asked, "--strict")
    assert (strict.exit_code, "PG01" in strict.stderr) == (1, True)
    assert not (project.folder / "ra.docx").exists()


def test_a_letter_of_an_own_template_is_not_graded(project: Project) -> None:
    project.write("thu.docx", docx("Kính gửi: {{ noi_nhan }}"))
    project.write("a.json", '{"noi_nhan": "Đảng ủy xã"}')
    found = project.run("render", "a.json", "--template", "thu.docx", "--json").json
    assert found["findings"] == []


def test_the_library_checks_documents(project: Project) -> None:
    import baocao

    path = project.write("a.docx", spoil())
    codes = {one.code for one in baocao.check(path)}
    assert "PG01" in codes
    assert {one.code for one in baocao.check(path.read_bytes(), layout="nd30")} == codes
    data = EXAMPLE / "hoi-nghi.yaml"
    assert baocao.check(data) == baocao.check(baocao.load(data))
