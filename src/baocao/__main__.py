"""Run as ``python -m baocao`` or ``baocao``; answers ``--version`` before anything heavy is imported."""

from __future__ import annotations

import sys

from baocao import __version__


def main() -> None:
    """Run the command line and leave with its exit code."""
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"baocao {__version__}\n")
        return
    from baocao.cli.main import app

    app()


if __name__ == "__main__":
    main()
