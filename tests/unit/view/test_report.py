"""What commands say when they are done."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console, RenderableType

from baocao.app.produce import RenderResult, Written
from baocao.app.request import Document
from baocao.app.verify import CheckResult
from baocao.errors import ExitCode, Finding, Location, Severity
from baocao.view import report

WARNING = Finding(
    code="M10",
    name="deadline-on-weekend",
    severity=Severity.WARNING,
    message="hạn rơi vào Chủ nhật",
    hint="Dời hạn",
)
ERROR = Finding(
    code="M03",
    name="weekday-differs",
    severity=Severity.ERROR,
    message="thứ không khớp",
    where=Location(file="a", line=2),
)


def shown(content: RenderableType, width: int = 80) -> str:
    console = Console(width=width, color_system=None, _environ={})
    with console.capture() as capture:
        console.print(content)
    return capture.get()


def result(path: str = "ra.docx") -> RenderResult:
    document = Document(
        content=b"PK",
        template="bao-cao/nd30.docx",
        kind="bao-cao",
        title="báo cáo",
        layout="nd30",
        notices=("văn bản có trước thể thức",),
        findings=(WARNING,),
    )
    return RenderResult(files=(written(path, document),))


def written(path: str, document: Document) -> Written:
    size = len(document.content)
    return Written(path=Path(path), format="docx", size_bytes=size, document=document)


def test_a_rendering_says_what_where_and_what_to_look_at() -> None:
    text = shown(report.render_summary(result()))
    for piece in ("ra.docx", "báo cáo", "nd30", "Lưu ý: văn bản có trước", "cảnh báo M10", "→ Dời hạn"):
        assert piece in text


def test_json_of_a_rendering() -> None:
    found = report.render_to_json(result())
    assert found["size_bytes"] == 2
    assert found["findings"][0]["code"] == "M10"


def test_what_is_not_of_a_conference_has_no_layout_line() -> None:
    plain = RenderResult(files=(written("a.docx", Document(content=b"", template="mau.docx")),))
    assert "Thể thức" not in shown(report.render_summary(plain))


def test_a_check_counts_by_severity() -> None:
    checked = CheckResult(
        data=Path("a"), kind="bao-cao", findings=(ERROR, WARNING, WARNING), exit_code=ExitCode.FINDINGS
    )
    text = shown(report.check_summary(checked))
    assert text.splitlines()[-1] == "1 lỗi, 2 cảnh báo"
    assert "a:2: lỗi M03: thứ không khớp" in text
    assert report.check_to_json(checked)["exit_code"] == 1


def test_the_frame_is_no_wider_than_its_words() -> None:
    assert max(map(len, shown(report.box("ngắn")).splitlines())) < 12
