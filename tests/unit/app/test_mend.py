"""`check --fix` on files: what is written where, what is refused, what is told."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from baocao.app import mend
from baocao.app.mend import mend_document, mend_file
from baocao.errors import ExitCode
from baocao.fsio import TargetExistsError, TargetIsInputError
from baocao.layout.facts import read_document
from baocao.layout.runner import choose_rules
from baocao.ooxml.entries import NotAZipError
from planted.editing import shortened
from support.mending import file, p

EXAMPLE = shortened(Path(__file__).parents[3] / "examples/bao-cao-quy-3-2026-xa-an-phuc/bao-cao.docx")
MARGINS = choose_rules(["PG01"])
MAIN = "word/document.xml"


def change(old: str, new: str, *, also: dict[str, bytes] | None = None) -> bytes:
    """Return our own report with a piece of its body put otherwise, and entries added."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(EXAMPLE)) as source, zipfile.ZipFile(stream, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == MAIN:
                assert old.encode() in content
                content = content.replace(old.encode(), new.encode())
            target.writestr(zipfile.ZipInfo(name), content)
        for name, content in (also or {}).items():
            target.writestr(zipfile.ZipInfo(name), content)
    return stream.getvalue()


NARROW = change('w:left="1701"', 'w:left="1134"')


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "bao-cao.docx"
    path.write_bytes(NARROW)
    return path


def test_the_mended_file_stands_beside_the_original(source: Path) -> None:
    result = mend_file(source, rules=MARGINS)
    assert result.written == source.with_name("bao-cao-da-sua.docx")
    assert source.read_bytes() == NARROW
    facts = read_document(result.written.read_bytes())
    assert {round(one.margins.left.mm) for one in facts.sections} == {30}
    assert {one.code for one in result.mending.mended} == {"PG01"}
    assert (result.mending.remaining, result.exit_code, result.backup) == ((), ExitCode.OK, None)
    assert mend_document(result.written.read_bytes(), rules=MARGINS).mended == ()


def test_nothing_is_written_when_there_is_nothing_to_mend(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(EXAMPLE)
    result = mend_file(path, rules=MARGINS)
    assert (result.written, result.mending.mended) == (None, ())
    assert [one.name for one in tmp_path.iterdir()] == ["a.docx"]
    assert "không ghi tệp" in result.to_markdown()


def test_what_is_not_graded_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "thu.docx"
    path.write_bytes(file(p("Con chào bố mẹ.") + p("Con vẫn khỏe.")))
    result = mend_file(path)
    assert result.written is None
    assert result.mending.reason in result.to_markdown()
    assert result.to_json()["graded"] is False


def test_an_output_that_is_named_or_a_folder(source: Path) -> None:
    named = source.with_name("moi.docx")
    assert mend_file(source, output=named, rules=MARGINS).written == named
    folder = source.parent / "ra"
    folder.mkdir()
    assert mend_file(source, output=folder, rules=MARGINS).written == folder / "bao-cao-da-sua.docx"


def test_files_that_are_there_are_kept(source: Path) -> None:
    named = source.with_name("moi.docx")
    named.write_bytes(b"cu")
    with pytest.raises(TargetExistsError):
        mend_file(source, output=named, rules=MARGINS)
    assert named.read_bytes() == b"cu"
    assert mend_file(source, output=named, force=True, rules=MARGINS).written == named
    with pytest.raises(TargetIsInputError):
        mend_file(source, output=source, force=True, rules=MARGINS)


def test_in_its_place_with_a_copy_that_is_never_lost(source: Path) -> None:
    first = mend_file(source, in_place=True, rules=MARGINS)
    assert (first.written, first.backup) == (source, source.with_name("bao-cao.bak.docx"))
    source.write_bytes(change('w:left="1701"', 'w:left="567"'))
    second = mend_file(source, in_place=True, rules=MARGINS)
    assert second.backup == source.with_name("bao-cao.bak2.docx")
    assert source.with_name("bao-cao.bak.docx").read_bytes() == NARROW
    assert mend_file(source, in_place=True, rules=MARGINS).backup is None
    assert "bản cũ ở" in second.to_markdown()


def test_two_targets_or_another_kind_of_file_are_refused(source: Path) -> None:
    with pytest.raises(mend.TwoTargetsError):
        mend_file(source, output=source.with_name("a.docx"), in_place=True, rules=MARGINS)
    for name, met in (("a.pdf", r"có đuôi \.pdf, cần \.docx"), ("a", r"chưa có đuôi, cần \.docx")):
        with pytest.raises(mend.OtherSuffixError, match=met):
            mend_file(source, output=source.with_name(name), rules=MARGINS)


def test_an_old_word_file_is_refused_as_everywhere(tmp_path: Path) -> None:
    path = tmp_path / "cu.docx"
    path.write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600))
    with pytest.raises(NotAZipError, match=r"\.doc"):
        mend_file(path)


def test_a_signed_document_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "ky.docx"
    signed = change('w:left="1701"', 'w:left="1134"', also={"_xmlsignatures/sig1.xml": b"<Signature/>"})
    path.write_bytes(signed)
    with pytest.raises(mend.SignedDocumentError, match="ký số"):
        mend_file(path, in_place=True, rules=MARGINS)
    assert path.read_bytes() == signed


@pytest.mark.parametrize(
    ("body", "error"),
    [(p("b"), mend.WordsChangedError), (f"<w:tbl/>{p('a')}", mend.WordsChangedError)],
)
def test_a_change_of_words_stops_everything(body: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        mend._stop_at_harm(file(p("a")), file(body), "a.docx")


def test_damage_stops_everything() -> None:
    broken = p("a", props='<w:jc w:val="left"/><w:keepNext/>')
    with pytest.raises(mend.DamagedError, match="không theo thứ tự"):
        mend._stop_at_harm(file(p("a")), file(broken), "a.docx")


def test_what_stays_wrong_beside_blanks_that_were_mended_is_not_told_as_mended() -> None:
    content = change("Số: 86/BC-UBND", "Số: 6 / BC-UBND")
    mending = mend_document(content, "a.docx", rules=choose_rules(["NO01"]))
    (mended,), (left,) = mending.mended, mending.remaining
    assert "dấu cách thừa" in mended.message
    assert left.message == "số 6 viết một chữ số, cần 06"


def test_the_report_tells_before_and_after(source: Path) -> None:
    result = mend_file(source, rules=MARGINS)
    report = result.to_markdown()
    assert report.startswith("# Sửa thể thức: bao-cao.docx\n")
    assert "lề trái 20 mm, cần 30–35 mm |" in report
    told = result.to_json()
    assert told["written"].endswith("bao-cao-da-sua.docx")
    assert {one["code"] for one in told["mended"]} == {"PG01"}
    assert (told["remaining"], told["exit_code"], told["layout"]) == ([], 0, "nd30")


def test_what_is_left_is_told_with_how_to_mend_it() -> None:
    content = change("Tự do - Hạnh phúc", "Tự do - Hạnh Phúc")
    mending = mend_document(content, "a.docx", rules=choose_rules(["HD01"]))
    (left,) = mending.remaining
    result = mend.MendResult(source=Path("a.docx"), mending=mending)
    told = result.to_markdown()
    assert result.exit_code is ExitCode.FINDINGS
    assert "## Còn 1 chỗ cần người xem" in told
    assert left.hint in told


def test_a_standard_not_in_force_is_told() -> None:
    mending = mend_document(EXAMPLE, "a.docx", layout="dang-hd36")
    result = mend.MendResult(source=Path("a.docx"), mending=mending)
    assert mending.notice
    assert f"Lưu ý: {mending.notice}." in result.to_markdown()
    assert result.to_json()["notice"] == mending.notice


def test_a_bar_in_a_text_does_not_break_the_table() -> None:
    assert mend._escape("a|b\nc\\d") == "a\\|b c\\\\d"
