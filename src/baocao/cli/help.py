"""Help pages in Vietnamese: usage, what the command does, arguments, options, commands."""

from __future__ import annotations

import inspect
from collections.abc import Iterable
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

MAX_WIDTH = 100
_HELP_OPTION = "Xem hướng dẫn này"


def render_page(command: Any, context: Any) -> str:
    """Return the help page of a command or of the group, coloured when the terminal can."""
    console = Console(highlight=False, markup=False, emoji=False)
    width = min(console.width, MAX_WIDTH)
    with console.capture() as capture:
        console.print(Group(*_blocks(command, context)), width=width)
    return "".join(f"{line.rstrip()}\n" for line in capture.get().splitlines())


def _blocks(command: Any, context: Any) -> Iterable[RenderableType]:
    commands = getattr(command, "commands", {})
    parameters = command.get_params(context)
    arguments = [one for one in parameters if one.param_type_name == "argument"]
    options = [one for one in parameters if one.param_type_name == "option" and not one.hidden]
    words = ["LỆNH …"] if commands else [_word(one) for one in arguments]
    yield Text.assemble("Cách dùng: ", (context.command_path, "bold"), " ", " ".join(["[TÙY CHỌN]", *words]))
    yield Text("\n" + inspect.cleandoc(command.help or ""))
    yield from _section("Đối số", ((one.metavar, one.help or "") for one in arguments))
    yield from _section("Tùy chọn", ((_names(one, context), _describe(one)) for one in options))
    yield from _section("Lệnh", ((name, _first_line(one.help)) for name, one in commands.items()))
    if command.epilog:
        yield Text("\n" + command.epilog)


def _section(heading: str, rows: Iterable[tuple[str, str]]) -> Iterable[RenderableType]:
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True)
    table.add_column()
    for name, meaning in rows:
        table.add_row(Text("  " + name, style="cyan"), Text(meaning))
    if table.row_count:
        yield Text(f"\n{heading}", style="bold")
        yield table


def _word(argument: Any) -> str:
    return str(argument.metavar) if argument.required else f"[{argument.metavar}]"


def _names(option: Any, context: Any) -> str:
    short_first = sorted(option.opts, key=len)
    metavar = "" if option.is_flag else f" {option.make_metavar(context)}"
    return ", ".join(short_first) + metavar


def _describe(option: Any) -> str:
    return _HELP_OPTION if option.name == "help" else option.help or ""


def _first_line(text: str | None) -> str:
    return (text or "").strip().partition("\n")[0].rstrip(".")
