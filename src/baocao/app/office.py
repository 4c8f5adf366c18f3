"""Word files turned into PDF by LibreOffice, which runs unseen in a folder of its own."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from baocao import fsio
from baocao.errors import Location, ProgramError

VARIABLE: Final = "BAOCAO_SOFFICE"
"""Name of the environment variable that holds the path of LibreOffice."""
_NAMES: Final = ("soffice", "libreoffice")
_PLACES: Final = {
    "win32": (
        r"C:\Program Files\LibreOffice\program\soffice.com",
        r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
    ),
    "darwin": (
        "/Applications/LibreOffice.app/Contents/MacOS/soffice",
        "~/Applications/LibreOffice.app/Contents/MacOS/soffice",
    ),
    "linux": (
        "/usr/lib/libreoffice/program/soffice",
        "/usr/lib64/libreoffice/program/soffice",
        "/opt/libreoffice/program/soffice",
        "/usr/local/bin/soffice",
        "/snap/bin/libreoffice",
    ),
}
_INSTALLERS: Final = {
    "win32": "Cài LibreOffice từ libreoffice.org, hoặc chạy winget install TheDocumentFoundation.LibreOffice",
    "darwin": "Cài LibreOffice từ libreoffice.org, hoặc chạy brew install --cask libreoffice",
    "linux": "Chạy sudo apt install libreoffice-writer (Fedora: sudo dnf install libreoffice-writer)",
}
_START_S: Final = 90.0
"""How long a slow machine may take to start LibreOffice for the first time."""
_FILE_S: Final = 20.0
"""How long one document may take besides."""
_FILTER: Final = "pdf:writer_pdf_Export:" + json.dumps(
    {
        "SelectPdfVersion": {"type": "long", "value": "2"},
        "UseTaggedPDF": {"type": "boolean", "value": "true"},
        "ExportBookmarks": {"type": "boolean", "value": "true"},
        "DisplayPDFDocumentTitle": {"type": "boolean", "value": "true"},
    },
    separators=(",", ":"),
)
"""PDF/A-2b, tagged for screen readers, bookmarks from headings, the title in the window's frame."""
_SETTINGS: Final = b"""<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
</item>
<item oor:path="/org.openoffice.Setup/L10N">
<prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>vi-VN</value></prop>
</item>
</oor:items>
"""
"""LibreOffice's settings for us: nothing that a document links to is fetched, no macro runs, and charts have
the numbers of Vietnam."""
_GONE_S: Final = 0.5
"""How long we wait for what was killed to be gone, so that its folder can be cleared away."""


class NoOfficeError(ProgramError):
    """LibreOffice, which makes the PDF, is not on this machine."""

    code = "X201"


class OfficeTooSlowError(ProgramError):
    """LibreOffice did not come to an end in its time."""

    code = "X202"


class OfficeFailedError(ProgramError):
    """LibreOffice cannot be started, or left a document without its PDF."""

    code = "X203"


def to_pdf(
    documents: Mapping[str, bytes], *, program: str = "", timeout_s: float | None = None
) -> dict[str, bytes]:
    """Return {name: PDF} for {name: content of a Word file}, all made in one start of LibreOffice.

    The PDF are PDF/A-2b, tagged, with bookmarks of the headings. They are not the same
    bytes each time: LibreOffice writes the moment into them. A document's links to pictures
    and other files outside are not followed.

    Args:
        documents: the names are used for messages and keys alone.
        program: path of LibreOffice from the settings; empty for looking where it usually is.
        timeout_s: seconds for all together; None for 90 and 20 more for each document.

    Raises:
        NoOfficeError: X201, LibreOffice is not found.
        OfficeTooSlowError: X202, it did not end in time and was stopped.
        OfficeFailedError: X203, it cannot be started, or made no PDF of a document.
    """
    if not documents:
        return {}
    made, said = _convert(documents, program, timeout_s)
    _check_all_made(documents, made, said)
    return made


def try_pdf(
    documents: Mapping[str, bytes], *, program: str = "", timeout_s: float | None = None
) -> tuple[dict[str, bytes], dict[str, ProgramError]]:
    """Return ``({name: PDF}, {name: why there is none})``: one that fails does not lose the others.

    What is missing after one start for all is tried once more, each document by itself.

    Args:
        documents: as for `to_pdf`.
        program: as for `to_pdf`.
        timeout_s: as for `to_pdf`, for each start.

    Raises:
        NoOfficeError: X201, LibreOffice is not found.
    """
    made: dict[str, bytes] = {}
    lost: dict[str, ProgramError] = {}
    if not documents:
        return made, lost
    with contextlib.suppress(OfficeTooSlowError, OfficeFailedError):
        made, _ = _convert(documents, program, timeout_s)
    left = [name for name in documents if name not in made]
    for at, name in enumerate(left, start=1):
        try:
            made |= to_pdf({name: documents[name]}, program=program, timeout_s=timeout_s)
        except NoOfficeError:
            raise
        except ProgramError as error:
            lost[name] = error
            if not made and at > 1:  # it does not work at all
                return made, lost | dict.fromkeys(left[at:], error)
    return made, lost


def _convert(
    documents: Mapping[str, bytes], program: str, timeout_s: float | None
) -> tuple[dict[str, bytes], str]:
    """Return the PDF that one start of LibreOffice made, and what it said."""
    command = find_office(program)
    limit = timeout_s or _START_S + _FILE_S * len(documents)
    names = {f"{number}": name for number, name in enumerate(documents, start=1)}
    files = {f"vao/{number}.docx": documents[name] for number, name in names.items()}
    files["user/registrymodifications.xcu"] = _SETTINGS
    with fsio.scratch_folder(files) as folder:
        said = _run(command, folder, list(names), limit)
        made = {
            name: pdf.read_bytes()
            for number, name in names.items()
            if (pdf := folder / "ra" / f"{number}.pdf").is_file() and pdf.stat().st_size
        }
    return made, said


def find_office(program: str = "") -> str:
    """Return the path of LibreOffice: from the environment, the settings, ``PATH``, or where it usually is.

    Raises:
        NoOfficeError: X201, it is nowhere, or not where the environment or the settings say.
    """
    named = os.environ.get(VARIABLE) or program
    if named:
        found = shutil.which(str(Path(named).expanduser()))
        if found is None:
            raise NoOfficeError(
                f"không có LibreOffice ở “{named}”",
                hint=f"Sửa đường dẫn ở biến {VARIABLE}, hoặc ở mục [pdf] của baocao.toml",
            )
        return found
    places = _PLACES.get(sys.platform, _PLACES["linux"])
    for one in (*_NAMES, *(str(Path(place).expanduser()) for place in places)):
        if (found := shutil.which(one)) is not None:
            return found
    hint = _INSTALLERS.get(sys.platform, _INSTALLERS["linux"])
    raise NoOfficeError(
        "không tìm thấy LibreOffice để lập PDF", hint=f"{hint}; cài ở chỗ khác thì đặt biến {VARIABLE}"
    )


def _run(command: str, folder: Path, numbers: list[str], limit_s: float) -> str:
    """Convert the files and return what LibreOffice said; it, and all that it started, is gone then."""
    arguments = [
        command,
        f"-env:UserInstallation={folder.absolute().as_uri()}",
        *("--headless", "--norestore", "--nolockcheck", "--nologo", "--infilter=MS Word 2007 XML"),
        *("--convert-to", _FILTER, "--outdir", str(folder / "ra")),
        *(str(folder / "vao" / f"{number}.docx") for number in numbers),
    ]
    with _started(arguments, folder) as process:
        try:
            said, _ = process.communicate(timeout=limit_s)
        except subprocess.TimeoutExpired as error:
            raise OfficeTooSlowError(
                f"LibreOffice chưa xong sau {limit_s:.0f} giây nên đã bị dừng",
                hint="Chạy lại; vẫn vậy thì lập ít văn bản hơn một lần, hoặc tăng cho_giay ở mục [pdf]"
                " của baocao.toml",
            ) from error
    return said.decode("utf-8", "replace")


@contextlib.contextmanager
def _started(arguments: list[str], folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Start a program in a group of its own; on leaving, nothing of the group runs any more.

    Its temporary files go to `folder`, since one that is killed leaves them behind.
    """
    try:
        process = subprocess.Popen(  # noqa: S603  # the program we looked for
            arguments,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            env={**os.environ, **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(folder))},
        )
    except OSError as error:
        raise OfficeFailedError(
            f"không khởi động được LibreOffice: {error.strerror or error}",
            where=Location(file=arguments[0]),
            hint="Cài lại LibreOffice, hoặc chỉ đúng tệp chạy của nó",
        ) from error
    try:
        yield process
    finally:
        _stop(process)


def _stop(process: subprocess.Popen[bytes]) -> None:
    """Kill a program and all that it started, and wait a little until they are gone."""
    if sys.platform == "win32":
        if process.poll() is None:
            arguments = ["taskkill", "/T", "/F", "/PID", str(process.pid)]
            subprocess.run(arguments, capture_output=True, check=False)  # noqa: S603
    else:
        deadline = time.monotonic() + _GONE_S  # some systems never take the dead off their list
        with contextlib.suppress(OSError):  # the group is gone
            while time.monotonic() < deadline:
                os.killpg(process.pid, signal.SIGKILL)
                process.poll()  # a leader that is dead and not asked after keeps its group
                time.sleep(0.01)
    if process.stdout is not None:
        process.stdout.close()
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(_GONE_S)


def _check_all_made(documents: Mapping[str, bytes], made: Mapping[str, bytes], said: str) -> None:
    lacking = [name for name in documents if name not in made]
    if not lacking:
        return
    lines = [line for line in said.splitlines() if line.startswith("Error")] or said.splitlines()[-1:]
    reason = f" ({lines[0].strip()[:200]})" if lines and lines[0].strip() else ""
    raise OfficeFailedError(
        f"LibreOffice không lập được PDF của {', '.join(lacking)}{reason}",
        hint="Mở tệp .docx trong LibreOffice xem có lỗi gì; cài thiếu thì thêm gói libreoffice-writer",
    )
