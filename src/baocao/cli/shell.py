"""The shell around every command: two streams, one error boundary, exit codes."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperCommand, TyperGroup

from baocao.cli import stopping
from baocao.errors import BaocaoError, OutputError

if TYPE_CHECKING:
    from rich.console import Console

NAME = "baocao"
INTERRUPTED = 130
"""Exit code after Ctrl-C, as every shell has it (128 + SIGINT)."""
BUG = 70
"""Exit code after an error that is ours, not the user's (EX_SOFTWARE of sysexits.h)."""


class StreamError(OutputError):
    """Standard output goes to a file or device that takes no more: the disk is full…."""

    code = "O007"


def out() -> Console:
    """Return the console for results: standard output, plain in a pipe or under NO_COLOR."""
    return _console(stderr=False)


def err() -> Console:
    """Return the console for messages: standard error."""
    return _console(stderr=True)


def print_json(value: object) -> None:
    """Print a value as JSON on standard output, accents as they are."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def _console(*, stderr: bool) -> Console:
    from rich.console import Console

    return Console(stderr=stderr, highlight=False, markup=False, emoji=False)


class Command(TyperCommand):
    """A command whose help is in Vietnamese."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help page of this command."""
        from baocao.cli import help as pages

        formatter.write(pages.render_page(self, ctx))


class Boundary(TyperGroup):
    """The one place where errors end: a message on stderr (or JSON on stdout) and an exit code.

    ``--debug`` is taken out of the line here, wherever it stands, and shows the traceback.
    """

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help page that lists the commands."""
        from baocao.cli import help as pages

        formatter.write(pages.render_page(self, ctx))

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return name, command and the remaining words, or refuse an unknown command in Vietnamese."""
        if self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            from baocao.cli import usage

            raise usage.UnknownCommandError(args[0], list(self.commands))
        return super().resolve_command(ctx, args)

    def main(  # type: ignore[override]  # what else typer could pass has no use here
        self, args: Sequence[str] | None = None, *, standalone_mode: bool = True, **_: Any
    ) -> Any:
        """Run the command line and leave with an exit code; nothing else ever reaches the user."""
        _open_closed_streams()
        _speak_utf8()
        words = list(sys.argv[1:] if args is None else args)
        flags = words[: words.index("--")] if "--" in words else words
        debug, as_json = "--debug" in flags, "--json" in flags
        rest = [word for word in flags if word != "--debug"] + words[len(flags) :]
        with stopping.stops_once():
            code = self._run(rest, debug=debug, as_json=as_json)
        if not standalone_mode:
            return code
        sys.exit(code)

    def _run(self, words: list[str], *, debug: bool, as_json: bool) -> int:
        try:
            code = super().main(words, NAME, standalone_mode=False) or 0
        except BaocaoError as error:
            return _report(error, debug=debug, as_json=as_json)
        except typer.TyperException as error:
            from baocao.cli import usage

            return _report(usage.translate(error), debug=debug, as_json=as_json)
        except typer.Abort:
            code = INTERRUPTED
        except Exception as error:
            if isinstance(error, OSError) and error.filename is None:  # no file: our own stream
                return _report(_refused_stream(), debug=debug, as_json=False)
            if debug:
                raise
            return _report_bug(error, as_json=as_json)
        if code == INTERRUPTED:
            _tell_bare(code, "\nĐã dừng theo yêu cầu", as_json=as_json)
        return int(code)


def _report(error: BaocaoError, *, debug: bool, as_json: bool) -> int:
    from baocao.view import errors as view

    if debug:
        import traceback

        traceback.print_exception(error)
    if as_json:
        print_json(view.to_json(error))
    else:
        console = err()
        console.print(view.render(error, boxed=console.is_terminal), soft_wrap=not console.is_terminal)
    return int(error.exit_code)


def _refused_stream() -> StreamError:
    return StreamError(
        "không ghi được kết quả ra đầu ra chuẩn",
        hint="Kiểm tra chỗ trống trên đĩa, hoặc nơi nhận sau dấu >; văn bản đã ghi thì vẫn còn nguyên",
    )


def _report_bug(error: Exception, *, as_json: bool) -> int:
    name = type(error).__name__
    message = (
        f"{NAME} gặp lỗi của chính nó ({name}: {error});"
        " hãy chạy lại với --debug và gửi kèm kết quả khi báo lỗi"
    )
    _tell_bare(BUG, message, as_json=as_json)
    return BUG


def _tell_bare(code: int, message: str, *, as_json: bool) -> None:
    """Say how the work ended where no error has a code."""
    if as_json:
        print_json({"exit_code": code, "errors": [{"message": message.strip()}]})
    else:
        err().print(message, soft_wrap=True)


def _open_closed_streams() -> None:
    """Give a stream that was closed before we began a place where nothing comes from and all is lost."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_RDWR), mode, encoding="utf-8"))


def _speak_utf8() -> None:
    """Write UTF-8 whatever the system's code page, and never fail on an odd file name."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
