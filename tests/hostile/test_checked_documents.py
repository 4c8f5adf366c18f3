"""`baocao check` of files that are no sound documents, of huge ones, and beside things that are no files."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import jsonschema
import pytest

from hostile.outcome import OLD, PYTHON, SECONDS, assert_refused
from hostile.test_packages import CASES
from papers.cases import CORRECT
from support.docx import docx, table
from support.filling import MAIN, unzipped, zipped
from support.project import Outcome, Project
from unit.view.test_sarif_and_github import LOG

ROOT = Path(__file__).resolve().parents[2]
GOOD = next(one.build() for one in CORRECT if one.name == "bao-cao-xa-kieu")
NAMES = (
    *(
        "báo cáo quý III (2).docx",
        "nháy 'đơn' \"kép\".docx",
        "100% {x} [b]đậm[/b].docx",
        "-o.docx",
        "--fix.docx",
    ),
    *(
        "xuống\ndòng.docx",
        "a,b:c;d=e.docx",
        "đuôi hoa.DOCX",
        "😀\u202e.docx",
        "::error::.docx",
        "#1?x=%20.docx",
    ),
)
PROSE = "Ủy ban nhân dân xã An Phúc báo cáo kết quả thực hiện 12 chỉ tiêu của năm 2026, đạt 95,5%. "


def spoil(content: bytes = GOOD) -> bytes:
    """Return the document with its margins gone wrong: something to mend."""
    parts = unzipped(content)
    return zipped({**parts, MAIN: parts[MAIN].replace(b'w:left="1701"', b'w:left="901"')})


SPOILT = spoil()


def check(project: Project, *words: str) -> Outcome:
    """Return what ``baocao check`` leaves, in short time and without a word of Python."""
    begun = time.monotonic()
    outcome = project.run("check", *words)
    assert time.monotonic() - begun < SECONDS
    assert outcome.exit_code != 70, outcome.stderr
    assert not PYTHON.search(outcome.stdout.replace(".py", "") + outcome.stderr)
    return outcome


@pytest.mark.parametrize("name", CASES)
def test_a_hostile_package_is_refused(name: str, project: Project) -> None:
    make, codes = CASES[name]
    project.write("a.docx", make())
    before = project.files()
    assert_refused(check(project, "a.docx", "--json"), codes.split(), 4)
    assert_refused(check(project, "a.docx", "--fix", "--json"), codes.split(), 4)
    assert project.files() == before


def test_hostile_packages_do_not_stop_a_folder(project: Project) -> None:
    for number, (make, _) in enumerate(CASES.values()):
        project.write(f"cho/{number}.docx", make())
    project.write("cho/tot.docx", GOOD)
    outcome = check(project, "cho", "--json")
    assert outcome.exit_code == 4
    told = outcome.json["documents"]
    assert len(told) == len(CASES) + 1
    assert [one["document"] for one in told if "errors" not in one] == ["cho/tot.docx"]
    assert f"{len(CASES)} tệp không đọc được" in check(project, "cho").stdout
    jsonschema.validate(check(project, "cho", "--sarif").json, LOG)
    assert len(check(project, "cho", "--github").stdout.splitlines()) >= len(CASES)


HUGE = {
    "thousands of paragraphs": lambda: docx(*[PROSE] * 2_000),
    "thousands of rows": lambda: docx(
        PROSE, table([["STT", "Số lượng"], *([str(n), "12"] for n in range(1_000))])
    ),
    "one paragraph of 100 KB": lambda: docx(PROSE * 1_000),
}


@pytest.mark.parametrize("name", HUGE)
def test_a_huge_document_takes_no_long_time(name: str, project: Project) -> None:
    project.write("a.docx", HUGE[name]())
    assert check(project, "a.docx", "--layout=nd30", "--fix").exit_code in {0, 1}


@pytest.mark.parametrize("name", NAMES)
def test_odd_names_are_names_everywhere(name: str, project: Project) -> None:
    project.write(f"cho/{name}", SPOILT)
    path = f"cho/{name}"
    (alone,) = [check(project, path, "--json").json]
    assert alone["document"] == path
    assert "PG01" in {one["code"] for one in alone["findings"]}
    fixed = check(project, path, "--fix", "--report", "sua.md", "--json").json
    assert Path(fixed["written"]).is_file()


def test_odd_names_are_names_in_lists(project: Project) -> None:
    paths = [project.write(f"cho/{name}", SPOILT).relative_to(project.folder).as_posix() for name in NAMES]
    told = check(project, *paths).stdout
    assert told.count(": nd30; ") == len(NAMES)
    in_folder = {one["document"] for one in check(project, "cho", "--json").json["documents"]}
    assert in_folder == {path for path in paths if path.endswith(".docx")}
    log = check(project, *paths, "--sarif").json
    jsonschema.validate(log, LOG)
    lines = check(project, *paths, "--github").stdout.splitlines()
    assert len(lines) >= len(NAMES)
    assert all(
        line.startswith(("::error file=cho/", "::warning file=cho/", "::notice file=cho/")) for line in lines
    )


def test_names_that_begin_like_options(project: Project) -> None:
    project.write("-o.docx", SPOILT)
    assert check(project, "--json", "--", "-o.docx").json["document"] == "-o.docx"


def test_lock_files_and_what_is_no_file_are_left_out(project: Project) -> None:
    project.write("cho/tot.docx", GOOD)
    project.write("cho/~$tot.docx", b"\x05An")
    cho = project.folder / "cho"
    (cho / "thu-muc.docx").mkdir()
    (cho / "vong").symlink_to(".")
    (cho / "vong.docx").symlink_to("vong.docx")
    (cho / "lac.docx").symlink_to("khong-co.docx")
    (cho / "sau").mkdir()
    (cho / "sau" / "len").symlink_to("../..")
    os.mkfifo(cho / "ong.docx")
    found = check(project, "cho", "--json").json
    assert [one["document"] for one in found["documents"]] == ["cho/tot.docx"]
    assert found["exit_code"] == 0


@pytest.mark.parametrize("name", ["vong.docx", "lac.docx", "ong.docx", "/dev/zero", "x" * 300 + ".docx"])
def test_what_is_no_file_is_told_when_named(name: str, project: Project) -> None:
    (project.folder / "vong.docx").symlink_to("vong.docx")
    (project.folder / "lac.docx").symlink_to("khong-co.docx")
    os.mkfifo(project.folder / "ong.docx")
    asked = [name] if not name.startswith("/") else [name, "--as", "van-ban"]
    for order in ([], ["--fix"]):
        assert_refused(check(project, *asked, *order, "--json"), {"O005"}, 5)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read anything")
def test_files_that_may_not_be_read_do_not_stop_a_folder(project: Project) -> None:
    project.write("cho/tot.docx", GOOD)
    project.write("cho/kin.docx", GOOD).chmod(0)
    (project.folder / "cho" / "kin").mkdir(mode=0)
    outcome = check(project, "cho")
    assert outcome.exit_code == 5
    assert "cho/kin.docx: O005: không đọc được tệp: không có quyền đọc" in outcome.stdout
    assert "cho/tot.docx: nd30; đúng" in outcome.stdout


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("a.docx", "O002"),
        ("./cho/../a.docx", "O002"),
        ("cung.docx", "O002"),
        ("noi.docx", "O002"),
        ("co.docx", "O001"),
        ("khong-co/a.docx", "O004"),
        ("a.docx/b.docx", "O004"),
        ("x" * 300 + ".docx", "O004"),
        ("vong.docx", "O004"),
        ("ong.docx", "O003"),
        ("ra.pdf", "U219"),
        ("ra", "U219"),
    ],
)
def test_a_mended_file_is_written_over_nothing(target: str, code: str, project: Project) -> None:
    project.write("a.docx", SPOILT)
    project.write("co.docx", OLD)
    (project.folder / "cho").mkdir()
    (project.folder / "cung.docx").hardlink_to(project.folder / "a.docx")
    (project.folder / "noi.docx").symlink_to("a.docx")
    (project.folder / "vong.docx").symlink_to("vong.docx")
    os.mkfifo(project.folder / "ong.docx")
    before = project.files()
    force = [] if code == "O001" else ["--force"]
    outcome = check(project, "a.docx", "--fix", "-o", target, *force, "--json")
    assert_refused(outcome, {code}, 2 if code.startswith("U") else 5)
    assert project.files() == before
    assert (project.folder / "a.docx").read_bytes() == SPOILT
    assert (project.folder / "co.docx").read_bytes() == OLD


@pytest.mark.parametrize("report", ["a.docx", "co.md", "khong-co/sua.md", "x" * 300 + ".md"])
def test_a_report_is_written_over_nothing(report: str, project: Project) -> None:
    """Nor is anything mended when the report cannot be written."""
    project.write("a.docx", SPOILT)
    project.write("co.md", OLD)
    outcome = check(project, "a.docx", "--fix", "--report", report, "--json")
    assert_refused(outcome, {"O001", "O002", "O004"}, 5)
    assert project.files() == {"a.docx", "co.md"}
    assert (project.folder / "a.docx").read_bytes() == SPOILT
    assert (project.folder / "co.md").read_bytes() == OLD


def test_every_backup_is_kept(project: Project) -> None:
    project.write("a.bak.docx", OLD)
    project.write("a.docx", SPOILT)
    assert check(project, "a.docx", "--fix", "--in-place", "--json").json["backup"] == "a.bak2.docx"
    project.write("a.docx", SPOILT)
    assert (
        check(project, "a.docx", "--fix", "--in-place", "--force", "--json").json["backup"] == "a.bak3.docx"
    )
    assert (project.folder / "a.bak.docx").read_bytes() == OLD
    assert (project.folder / "a.bak2.docx").read_bytes() == SPOILT


def test_a_link_is_mended_in_the_place_it_leads_to(project: Project) -> None:
    project.write("kho/that.docx", SPOILT)
    (project.folder / "noi.docx").symlink_to("kho/that.docx")
    assert check(project, "noi.docx", "--fix", "--in-place").exit_code in {0, 1}
    assert (project.folder / "noi.docx").is_symlink()
    assert (project.folder / "kho/that.docx").read_bytes() != SPOILT
    assert (project.folder / "noi.bak.docx").read_bytes() == SPOILT


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
@pytest.mark.parametrize("order", [["--in-place"], [], ["-o", "ra.docx"]])
def test_a_folder_that_may_only_be_read(order: list[str], project: Project) -> None:
    project.write("a.docx", SPOILT)
    project.folder.chmod(0o500)
    try:
        outcome = check(project, "a.docx", "--fix", *order)
    finally:
        project.folder.chmod(0o700)
    assert (outcome.exit_code, "O004" in outcome.stderr) == (5, True)
    assert project.files() == {"a.docx"}
    assert (project.folder / "a.docx").read_bytes() == SPOILT


def test_two_files_of_one_name_in_one_folder(project: Project) -> None:
    """The second does not take the place of the first."""
    project.write("x/a.docx", SPOILT)
    project.write("y/a.docx", SPOILT)
    (project.folder / "ra").mkdir()
    outcome = check(project, "x", "y", "--fix", "-o", "ra")
    assert outcome.exit_code == 5
    assert "O001" in outcome.stdout
    assert {name for name in project.files() if name.startswith("ra/")} == {"ra/a-da-sua.docx"}


CHILD = """
import sys, time
sys.path.insert(0, {source!r})
import baocao.layout.{module} as module
real = module.{function}
done = []
def slow(*words, **more):
    done.append(1)
    if len(done) == {after}:
        print("dang lam", flush=True)
        time.sleep(30)
    return real(*words, **more)
module.{function} = slow
from baocao.__main__ import main
sys.argv = ["baocao", "check", "cho", *{words!r}]
sys.exit(main())
"""


@pytest.mark.parametrize(
    ("words", "module", "function"),
    [([], "facts", "read_document"), (["--fix"], "fix", "mend"), (["--fix", "--in-place"], "fix", "mend")],
)
def test_ctrl_c_in_a_folder_leaves_whole_files(
    words: list[str], module: str, function: str, project: Project
) -> None:
    for name in "abc":
        project.write(f"cho/{name}.docx", SPOILT)
    script = CHILD.format(source=str(ROOT / "src"), words=words, module=module, function=function, after=3)
    child = subprocess.Popen(
        [sys.executable, "-c", script],
        cwd=project.folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "dang lam\n"
    child.send_signal(signal.SIGINT)
    told, complaint = child.communicate(timeout=30)
    assert (child.returncode, told) == (130, ""), complaint
    assert "Đã dừng theo yêu cầu" in complaint
    assert not PYTHON.search(complaint)
    assert not [name for name in project.files() if name.endswith(".tmp")]
    for name in "abc":
        kept = [project.folder / f"cho/{name}.bak.docx", project.folder / f"cho/{name}.docx"]
        assert SPOILT in [path.read_bytes() for path in kept if path.exists()]
    for path in (project.folder / "cho").iterdir():
        assert json.loads(project.run("check", str(path), "--json").stdout)["exit_code"] in {0, 1}
