"""Remakes the files that LibreOffice has written over.

``PYTHONPATH=src:tests python tests/papers/converted.py``: each is a case of `papers.cases`, opened and saved
again: as .docx, by way of .odt, or by way of Word 97's .doc.
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from papers.cases import CASES, CONVERTED, FOLDER

_FILTERS = {"docx": "docx:MS Word 2007 XML", "odt": "odt", "doc": "doc:MS Word 97"}


def convert(source: Path, route: str, folder: Path) -> Path:
    """Return the file that came out at the end of a route."""
    for step in ("docx",) if route == "docx" else (route, "docx"):
        target = folder / step
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = [
            "soffice",
            profile,
            "--headless",
            "--convert-to",
            _FILTERS[step],
            "--outdir",
            target,
            source,
        ]
        subprocess.run(command, check=True, capture_output=True)
        source = target / f"{source.stem}.{step}"
    return source


def main() -> None:
    """Write every file anew."""
    built = {one.name: one.build for one in CASES}
    FOLDER.mkdir(exist_ok=True)
    for name, route in CONVERTED:
        with tempfile.TemporaryDirectory() as folder:
            source = Path(folder) / f"{name}.docx"
            source.write_bytes(built[name]())
            (FOLDER / f"{name}.{route}.docx").write_bytes(convert(source, route, Path(folder)).read_bytes())


if __name__ == "__main__":
    main()
