"""The examples and every other kind as LibreOffice lays them out: lines, pages, fonts, page numbers."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from conferences.rendering import READY, read
from conformance import examples
from conformance.standards import STANDARDS
from conformance.test_kinds import CONFERENCE_OF, rendered

pytestmark = [pytest.mark.office, pytest.mark.slow]

REPORTS = {example: ("bao-cao", layout) for example, layout in examples.LAYOUT_OF.items()}
"""The reports of the examples, as they are."""
OTHERS = {kind: (kind, list(STANDARDS)[at % 3]) for at, kind in enumerate(READY) if kind != "bao-cao"}
"""Each other kind once, the layouts in turn."""
CASES = REPORTS | OTHERS
WITH_LETTERHEAD = [case for case, (kind, _) in CASES.items() if kind not in {"tin-bai", "phu-luc"}]
NUMBERED = [*REPORTS, "thong-bao-ket-luan", "giay-moi", "ke-hoach"]
"""Those with number and date, and a text that ends above the signature."""
PAGES = range(1, 11)
TIMES = re.compile(r"(Times ?New ?Roman|LiberationSerif|Liberation Serif)", re.IGNORECASE)


@pytest.fixture(scope="session")
def pdfs(tmp_path_factory):
    """{case: path of the PDF}, all converted in one call."""
    folder: Path = tmp_path_factory.mktemp("office")
    for case, (kind, layout) in CASES.items():
        content = examples.rendered(case, layout) if case in REPORTS else rendered(kind, layout)
        (folder / f"{case}.docx").write_bytes(content)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    arguments = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder]
    subprocess.run([*arguments, *sorted(folder.glob("*.docx"))], check=True, capture_output=True, timeout=180)
    return {case: folder / f"{case}.pdf" for case in CASES}


def pages_of(pdf: Path) -> list[list[str]]:
    """Lines of text of each page, blank ones left out."""
    command = ["pdftotext", "-layout", "-enc", "UTF-8", pdf, "-"]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return [[line for line in page.split("\n") if line.strip()] for page in text.rstrip("\f").split("\f")]


def squeeze(line: str) -> str:
    """A line with single blanks."""
    return " ".join(line.split())


def signer_of(case: str) -> str:
    """Whose name ends a document."""
    kind, layout = CASES[case]
    if case in REPORTS:
        return str(examples.load(case)["van_ban"]["chung"]["nguoi_ky"]["ho_ten"])
    signer = read(CONFERENCE_OF[layout]).van_ban_cho(kind).nguoi_ky
    return signer.ho_ten if signer else ""


@pytest.mark.parametrize("case", WITH_LETTERHEAD)
def test_title_block_does_not_wrap(pdfs, case):
    first = [squeeze(line) for line in pages_of(pdfs[case])[0]]

    for text in STANDARDS[CASES[case][1]].title_block:
        assert any(text in line for line in first[:6]), f"{text} is not on one line: {first[:6]}"


@pytest.mark.parametrize("case", NUMBERED)
def test_number_and_date_share_a_line(pdfs, case):
    first = [squeeze(line) for line in pages_of(pdfs[case])[0]]

    line = next(line for line in first if line.startswith("Số"))

    assert re.search(r"^Số.*(BC|TB|GM|KH).*, ngày \d\d tháng \d\d? năm \d{4}$", line), line


@pytest.mark.parametrize("case", NUMBERED)
def test_signature_stands_with_the_end_of_the_text(pdfs, case):
    name = signer_of(case)

    signed = [page for page in pages_of(pdfs[case]) if any(squeeze(line).endswith(name) for line in page)]
    page = signed[-1]  # who signs may be named in a table before

    label = next((number for number, line in enumerate(page) if "Nơi nhận:" in line), 0)
    body = [line for line in page[:label] if not re.fullmatch(r"\s*\d+\s*", line)]
    assert len(body) >= 2, f"the signature is alone on its page: {page}"
    assert squeeze(body[-1]).endswith(STANDARDS[CASES[case][1]].end_mark)


@pytest.mark.parametrize("case", [*REPORTS, "thong-bao-ket-luan", "bien-ban"])
def test_pages_are_numbered_from_the_second(pdfs, case):
    pages = pages_of(pdfs[case])
    last = next(
        number for number, page in enumerate(pages) if any("Nơi nhận:" in squeeze(line) for line in page)
    )

    numbers = [squeeze(page[0]) for page in pages[: last + 1]]

    assert not numbers[0].isdigit()
    assert numbers[1:] == [str(number) for number in range(2, last + 2)]


@pytest.mark.parametrize("case", CASES)
def test_page_count_is_sane(pdfs, case):
    pages = pages_of(pdfs[case])

    assert len(pages) in PAGES
    assert all(len(page) > 2 for page in pages), "a page has next to nothing on it"


@pytest.mark.parametrize("case", CASES)
def test_all_fonts_are_times_and_embedded(pdfs, case):
    table = subprocess.run(["pdffonts", pdfs[case]], check=True, capture_output=True, text=True).stdout

    rows = table.splitlines()[2:]

    assert rows
    for row in rows:
        assert TIMES.search(row), row
        assert row.split()[-5] == "yes", row


@pytest.mark.parametrize("case", CASES)
def test_no_page_is_empty_and_none_begins_with_the_signature(pdfs, case):
    texts = [[line for line in page if not line.strip().isdecimal()] for page in pages_of(pdfs[case])]

    assert all(texts)
    assert not [page[0] for page in texts[1:] if "Nơi nhận" in page[0]]
