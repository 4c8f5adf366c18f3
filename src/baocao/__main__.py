"""Run as ``python -m baocao`` or ``baocao``; answers ``--version`` before anything heavy is imported."""

from __future__ import annotations

import sys

from baocao import __version__


def main() -> None:
    """Run the command line and leave with its exit code."""
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"baocao {__version__}\n")
        return
    try:
        from baocao.cli.main import app

        app()
    except KeyboardInterrupt:  # before the shell that knows how to say so is there
        sys.stderr.write("\nĐã dừng theo yêu cầu\n")
        sys.exit(130)


if __name__ == "__main__":
    main()
