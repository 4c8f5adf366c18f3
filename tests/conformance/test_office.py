"""The examples as LibreOffice lays them out: what stays on one line or page, fonts, page numbers."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from conformance import examples
from conformance.standards import STANDARDS

pytestmark = [pytest.mark.office, pytest.mark.slow]

CASES = [(example, layout) for example in examples.LAYOUT_OF for layout in STANDARDS]
PAGES = range(2, 11)
TIMES = re.compile(r"(Times ?New ?Roman|LiberationSerif|Liberation Serif)", re.IGNORECASE)


@pytest.fixture(scope="session")
def pdfs(tmp_path_factory):
    """{(example, layout): path of the PDF}, all converted in one call."""
    folder: Path = tmp_path_factory.mktemp("office")
    for example, layout in CASES:
        (folder / f"{example}--{layout}.docx").write_bytes(examples.rendered(example, layout))
    profile = f"-env:UserInstallation=file://{folder}/profile"
    arguments = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder]
    subprocess.run([*arguments, *sorted(folder.glob("*.docx"))], check=True, capture_output=True, timeout=180)
    return {case: folder / f"{case[0]}--{case[1]}.pdf" for case in CASES}


def pages_of(pdf: Path) -> list[list[str]]:
    """Lines of text of each page, blank ones left out."""
    command = ["pdftotext", "-layout", "-enc", "UTF-8", pdf, "-"]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return [[line for line in page.split("\n") if line.strip()] for page in text.rstrip("\f").split("\f")]


def squeeze(line: str) -> str:
    """A line with single blanks."""
    return " ".join(line.split())


@pytest.mark.parametrize("case", CASES, ids="--".join)
def test_title_block_does_not_wrap(pdfs, case):
    first = [squeeze(line) for line in pages_of(pdfs[case])[0]]

    for text in STANDARDS[case[1]].title_block:
        assert any(text in line for line in first[:6]), f"{text} is not on one line: {first[:6]}"


@pytest.mark.parametrize("case", CASES, ids="--".join)
def test_number_and_date_share_a_line(pdfs, case):
    first = [squeeze(line) for line in pages_of(pdfs[case])[0]]

    line = next(line for line in first if line.startswith("Số"))

    assert re.search(r"^Số.*BC.*, ngày \d\d tháng \d\d? năm \d{4}$", line), line


@pytest.mark.parametrize("case", CASES, ids="--".join)
def test_signature_stands_with_the_end_of_the_text(pdfs, case):
    host = examples.load(examples.EXAMPLE_OF[case[1]])
    name = host["van_ban"]["chung"]["nguoi_ky"]["ho_ten"]

    page = next(page for page in pages_of(pdfs[case]) if any(squeeze(line).endswith(name) for line in page))

    label = next((number for number, line in enumerate(page) if "Nơi nhận:" in line), 0)
    body = [line for line in page[:label] if not re.fullmatch(r"\s*\d+\s*", line)]
    assert len(body) >= 2, f"the signature is alone on its page: {page}"
    assert squeeze(body[-1]).endswith(STANDARDS[case[1]].end_mark)


@pytest.mark.parametrize("case", CASES, ids="--".join)
def test_pages_are_numbered_from_the_second(pdfs, case):
    pages = pages_of(pdfs[case])
    name = examples.load(examples.EXAMPLE_OF[case[1]])["van_ban"]["chung"]["nguoi_ky"]["ho_ten"]
    last = next(
        number for number, page in enumerate(pages) if any(squeeze(line).endswith(name) for line in page)
    )

    numbers = [squeeze(page[0]) for page in pages[: last + 1]]

    assert not numbers[0].isdigit()
    assert numbers[1:] == [str(number) for number in range(2, last + 2)]


@pytest.mark.parametrize("case", CASES, ids="--".join)
def test_page_count_is_sane(pdfs, case):
    pages = pages_of(pdfs[case])

    assert len(pages) in PAGES
    assert all(len(page) > 2 for page in pages), "a page has next to nothing on it"


@pytest.mark.parametrize("case", CASES, ids="--".join)
def test_all_fonts_are_times_and_embedded(pdfs, case):
    table = subprocess.run(["pdffonts", pdfs[case]], check=True, capture_output=True, text=True).stdout

    rows = table.splitlines()[2:]

    assert rows
    for row in rows:
        assert TIMES.search(row), row
        assert row.split()[-5] == "yes", row
