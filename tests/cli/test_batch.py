"""`baocao batch`: one table, a document a row."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from datetime import date
from datetime import time as clock
from pathlib import Path

import openpyxl
import pytest

from baocao.ooxml.package import read_package
from baocao.ooxml.structure import find_package_faults
from support.docx import paragraphs
from support.filling import file
from support.project import Project

LETTER = file("Kính gửi: {{ ho_ten }}", "{{ chuc_vu }}, {{ don_vi }}")
TABLE = "STT;Họ tên;Chức vụ;Đơn vị\n1;Nguyễn Văn An;Trưởng thôn;Thôn Đông\n2;Trần Thị Bình;Bí thư;Thôn Đoài\n"
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def office(project: Project) -> Project:
    """A folder with a template and a table of two people."""
    project.write("mau.docx", LETTER)
    project.write("ds.csv", TABLE)
    return project


def read(office: Project, name: str) -> list[str]:
    return paragraphs((office.folder / name).read_bytes())


def documents(office: Project, folder: str = "thu") -> list[str]:
    return sorted(path.name for path in (office.folder / folder).glob("*.docx"))


def test_each_row_becomes_a_document_under_its_own_name(office: Project) -> None:
    outcome = office.run("batch", "mau.docx", "ds.csv", "-o", "thu", "--name", "{stt}-{ho_ten}")

    assert outcome.exit_code == 0
    assert documents(office) == ["01-Nguyễn Văn An.docx", "02-Trần Thị Bình.docx"]
    assert read(office, "thu/02-Trần Thị Bình.docx") == ["Kính gửi: Trần Thị Bình", "Bí thư, Thôn Đoài"]


def test_the_example_makes_a_letter_for_each_row_that_follows_the_standard(project: Project) -> None:
    for path in (ROOT / "examples/tron-thu").iterdir():
        project.write(path.name, path.read_bytes())
    outcome = project.run(
        *("batch", "giay-moi.docx", "dai-bieu.xlsx", "--data", "chung.yaml"),
        *("--name", "{stt}-{ho_ten}", "-o", "thu/", "--merge-into", "tat-ca.docx"),
    )

    assert outcome.exit_code == 0
    made = documents(project)
    assert (len(made), made[0], made[-1]) == (10, "01-Trần Quang Hiệp.docx", "10-Lê Thị Thanh Mai.docx")
    asked = [name for name in made if any("phát biểu" in text for text in read(project, f"thu/{name}"))]
    assert [name[:2] for name in asked] == ["01", "02", "08"]
    checked = project.run("check", "thu", "--json")
    assert checked.exit_code == 0
    levels = {one["severity"] for paper in checked.json["documents"] for one in paper["findings"]}
    assert levels <= {"info"}


def test_a_json_list_gives_the_same_documents_as_the_table(office: Project) -> None:
    rows = [
        {"STT": 1, "Họ tên": "Nguyễn Văn An", "Chức vụ": "Trưởng thôn", "Đơn vị": "Thôn Đông"},
        {"STT": 2, "Họ tên": "Trần Thị Bình", "Chức vụ": "Bí thư", "Đơn vị": "Thôn Đoài"},
    ]
    office.write("ds.json", json.dumps(rows, ensure_ascii=False))
    office.run("batch", "mau.docx", "ds.csv", "-o", "a", "--name", "{ho_ten}")
    assert office.run("batch", "mau.docx", "ds.json", "-o", "b", "--name", "{ho_ten}").exit_code == 0

    for name in documents(office, "a"):
        assert (office.folder / "a" / name).read_bytes() == (office.folder / "b" / name).read_bytes()


@pytest.mark.parametrize(
    "below",
    [
        "Tổng cộng;2 người;;\n",
        ";;;\nNgười lập biểu: Lê Thị Hoa;;;\n",
        "Tổng cộng:;2;;\n;;An Phúc, ngày 5 tháng 10 năm 2026;\nNgười lập;;Chủ tịch;\n;;Nguyễn Văn Thuận;\n",
    ],
)
def test_what_stands_below_the_table_gets_no_letter(office: Project, below: str) -> None:
    office.write("ds.csv", TABLE + below)
    outcome = office.run("batch", "mau.docx", "ds.csv", "-o", "thu/")
    assert outcome.exit_code == 0
    assert len(documents(office)) == 2
    assert "không lập văn bản" in outcome.stderr


def test_cells_of_a_workbook_print_as_a_clerk_sees_them(office: Project) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Họ tên", "Ngày", "Giờ", "Hệ số", "Điện thoại", "Năm", "Số tiền"])
    sheet.append(["An", date(2026, 10, 5), clock(7, 30), 0.5, 912345678, 2026, 1500000])
    sheet["E2"].number_format = "0000000000"
    book.save(office.folder / "ds.xlsx")
    text = "{{ ngay }}|{{ ngay | ngay_day_du }}|{{ gio }}|{{ he_so }}|{{ dien_thoai }}|{{ nam }}"
    more = "|{{ so_tien | so }}|{{ (he_so * 3) | so }}|{% if he_so > 0.4 %}lớn{% endif %}"
    office.write("mau.docx", file("{{ ho_ten }}", text + more))
    for jobs in ("1", "2"):
        assert office.run("batch", "mau.docx", "ds.xlsx", "-o", f"thu{jobs}/", "--jobs", jobs).exit_code == 0
        (name,) = documents(office, f"thu{jobs}")
        assert read(office, f"thu{jobs}/{name}")[1] == (
            "05/10/2026|ngày 05 tháng 10 năm 2026|07:30|0,5|0912345678|2026|1.500.000|1,5|lớn"
        )


def test_a_blank_that_is_printed_stops_the_work_where_warnings_are_mistakes(office: Project) -> None:
    office.write("ds.json", '[{"ho_ten": "An", "chuc_vu": "", "don_vi": "Thôn Đông"}]')
    strict = office.run("batch", "mau.docx", "ds.json", "-o", "thu/", "--strict")
    assert (strict.exit_code, "D688" in strict.stderr) == (1, True)
    assert not (office.folder / "thu").exists()
    marked = office.run("batch", "mau.docx", "ds.json", "-o", "thu/", "--strict", "--missing", "blank")
    assert (marked.exit_code, "D688" in marked.stderr) == (0, False)


def test_names_that_are_alike_are_told_apart(office: Project) -> None:
    office.write("ds.csv", TABLE + "3;NGUYỄN VĂN AN;Tổ trưởng;Thôn Nam\n")
    outcome = office.run("batch", "mau.docx", "ds.csv", "-o", "thu", "--name", "{ho_ten}", "--json")

    assert outcome.exit_code == 0
    assert len({name.casefold() for name in documents(office)}) == 3


def test_a_name_that_no_column_has_is_told_before_anything_is_made(office: Project) -> None:
    office.write("mau.docx", file("{{ ho_ten }} {{ chuc_vuu }}"))
    outcome = office.run("batch", "mau.docx", "ds.csv", "-o", "thu")

    assert outcome.exit_code == 3
    assert "chuc_vu" in outcome.stderr
    assert not (office.folder / "thu").exists()


def test_rows_that_fail_are_reported_and_the_others_made(office: Project) -> None:
    office.write("mau.docx", file("{{ ho_ten }}: {{ so | so_thanh_chu }}"))
    office.write("ds.csv", "Họ tên;Số\nAn;12\n=cmd|A1;mười\nCường;7\n")
    outcome = office.run("batch", "mau.docx", "ds.csv", "-o", "thu", "--name", "{stt}", "--json")

    assert outcome.exit_code == 1
    assert documents(office) == ["01.docx", "03.docx"]
    report = (office.folder / "thu" / "bao-cao-loi.csv").read_bytes()
    assert report.startswith(b"\xef\xbb\xbf")  # Excel shows the letters right
    text = report.decode("utf-8-sig")
    assert "A3" in text
    assert "\n=cmd" not in text
    assert ";=cmd" not in text  # nothing that Excel would compute


def test_the_same_mistake_in_many_rows_is_told_once_with_its_cell(office: Project) -> None:
    rows = "".join(f"{number};Người {number};bốn hai\n" for number in range(1, 31))
    office.write("ds.csv", f"STT;Họ tên;Số\n{rows}")
    office.write("mau.docx", file("{{ ho_ten }}: {{ so | so }}"))
    told = office.run("batch", "mau.docx", "ds.csv", "-o", "thu/").stderr
    assert "C2 và 29 dòng" in told or "A2 và 29 dòng" in told
    assert len(told.splitlines()) < 12


def test_a_layout_that_is_none_is_told_before_all_rows(office: Project) -> None:
    outcome = office.run("batch", "mau.docx", "ds.csv", "-o", "thu/", "--layout", "abc")
    assert (outcome.exit_code, "U202" in outcome.stderr) == (2, True)


def test_a_folder_is_not_named_like_a_document(office: Project) -> None:
    outcome = office.run("batch", "mau.docx", "ds.csv", "-o", "thu.docx")
    assert (outcome.exit_code, office.files()) == (2, {"mau.docx", "ds.csv"})
    assert "U291" in outcome.stderr
    assert "-o thu/" in outcome.stderr


def test_when_every_row_fails_the_exit_code_says_why(office: Project) -> None:
    office.write("mau.docx", file("{{ so | so_thanh_chu }}"))
    office.write("ds.csv", "Số\nmột\nhai\n")
    assert office.run("batch", "mau.docx", "ds.csv", "-o", "thu").exit_code == 4


def test_nothing_is_overwritten_without_force(office: Project) -> None:
    office.run("batch", "mau.docx", "ds.csv", "-o", "thu", "--name", "{stt}")
    office.write("thu/01.docx", b"da sua")
    assert office.run("batch", "mau.docx", "ds.csv", "-o", "thu", "--name", "{stt}").exit_code == 5
    assert (office.folder / "thu/01.docx").read_bytes() == b"da sua"
    assert office.run("batch", "mau.docx", "ds.csv", "-o", "thu", "--name", "{stt}", "--force").exit_code == 0
    assert read(office, "thu/01.docx")[0] == "Kính gửi: Nguyễn Văn An"


def test_resume_makes_only_rows_that_are_new_or_changed(office: Project) -> None:
    office.run("batch", "mau.docx", "ds.csv", "-o", "thu", "--name", "{stt}")
    before = (office.folder / "thu/01.docx").stat().st_mtime_ns
    office.write("ds.csv", TABLE.replace("Bí thư", "Phó Bí thư") + "3;Lê Văn Cường;Tổ trưởng;Thôn Nam\n")
    outcome = office.run("batch", "mau.docx", "ds.csv", "-o", "thu", "--name", "{stt}", "--resume", "--json")

    assert outcome.exit_code == 0
    assert (office.folder / "thu/01.docx").stat().st_mtime_ns == before
    assert read(office, "thu/02.docx")[1] == "Phó Bí thư, Thôn Đoài"
    assert documents(office) == ["01.docx", "02.docx", "03.docx"]


def test_resume_refuses_the_batch_of_another_table(office: Project) -> None:
    office.run("batch", "mau.docx", "ds.csv", "-o", "thu")
    office.write("khac.csv", TABLE)
    assert office.run("batch", "mau.docx", "khac.csv", "-o", "thu", "--resume").exit_code == 5


def test_all_documents_in_one_begin_on_pages_and_numbers_of_their_own(office: Project) -> None:
    outcome = office.run("batch", "mau.docx", "ds.csv", "--merge-into", "tat-ca.docx")

    assert outcome.exit_code == 0
    assert [one for one in read(office, "tat-ca.docx") if one.startswith("Kính gửi")] == [
        "Kính gửi: Nguyễn Văn An",
        "Kính gửi: Trần Thị Bình",
    ]
    package = read_package((office.folder / "tat-ca.docx").read_bytes())
    assert not list(find_package_faults(package))
    assert package.read(package.main_part).count(b'<w:pgNumType w:start="1"/>') == 2


def test_a_folder_of_data_files_makes_a_document_each(office: Project) -> None:
    office.write("so-lieu/an.yaml", "ho_ten: An\nchuc_vu: Trưởng thôn\ndon_vi: Thôn Đông\n")
    office.write("so-lieu/binh.yaml", "ho_ten: Bình\nchuc_vu: Bí thư\ndon_vi: Thôn Đoài\n")
    assert office.run("batch", "mau.docx", "so-lieu", "-o", "thu", "--name", "{ho_ten}").exit_code == 0
    assert documents(office) == ["An.docx", "Bình.docx"]


def test_common_values_stand_in_for_columns_that_are_not_there(office: Project) -> None:
    office.write("ds.csv", "Họ tên\nAn\n")
    office.write("chung.yaml", "chuc_vu: Trưởng thôn\ndon_vi: Thôn Đông\n")
    outcome = office.run(
        "batch", "mau.docx", "ds.csv", "--data", "chung.yaml", "-o", "thu", "--name", "{stt}"
    )
    assert outcome.exit_code == 0
    assert read(office, f"thu/{documents(office)[0]}") == ["Kính gửi: An", "Trưởng thôn, Thôn Đông"]


def start(office: Project, *arguments: str) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, "-m", "baocao", "batch", "mau.docx", "ds.csv", "-o", "thu", "--name", "{stt}"]
    return subprocess.Popen(
        [*command, *arguments],
        cwd=office.folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


@pytest.mark.slow
@pytest.mark.parametrize(("number", "after"), [(signal.SIGINT, 23), (signal.SIGKILL, 41)])
def test_stopped_at_any_moment_only_whole_files_are_left_and_resume_goes_on(
    office: Project, number: int, after: int
) -> None:
    rows = "".join(f"{at};Người {at};Chức {at};Thôn {at}\n" for at in range(1, 3001))
    office.write("ds.csv", TABLE.splitlines()[0] + "\n" + rows)
    process = start(office, "--jobs", "2")
    folder = office.folder / "thu"
    while not (folder.exists() and len(list(folder.glob("*.docx"))) > after):
        assert process.poll() is None
        time.sleep(0.01)
    process.send_signal(number)
    process.communicate(timeout=60)

    made = documents(office)
    assert 0 < len(made) < 3000
    for name in made:
        assert len(read(office, f"thu/{name}")) == 2, "a file is whole or not there"
    if number == signal.SIGINT:
        assert process.returncode == 130
    assert (
        office.run("batch", "mau.docx", "ds.csv", "-o", "thu", "--name", "{stt}", "--resume").exit_code == 0
    )
    assert len(documents(office)) == 3000
    assert {path.name for path in folder.iterdir() if path.suffix != ".docx"} == {".baocao-batch.json"}


def test_processes_make_the_same_as_one(office: Project) -> None:
    rows = "".join(f"{at};Người {at};Chức {at};Thôn {at}\n" for at in range(1, 401))
    office.write("ds.csv", TABLE.splitlines()[0] + "\n" + rows)
    for jobs in ("1", "2"):
        assert (
            office.run(
                "batch", "mau.docx", "ds.csv", "-o", f"thu{jobs}", "--name", "{stt}", "--jobs", jobs
            ).exit_code
            == 0
        )
    for name in documents(office, "thu1"):
        assert (office.folder / "thu1" / name).read_bytes() == (office.folder / "thu2" / name).read_bytes()
