"""Pages as pictures on the terminal, in the way it understands."""

from __future__ import annotations

import io
import os
import shutil
import sys
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from baocao.cli import keys, shell
from baocao.errors import UsageError
from baocao.view.pictures import halves, iterm, kitty, sixel, ways

if TYPE_CHECKING:
    from PIL.Image import Image

    from baocao.app.page_images import PageImages

_MAX_COLUMNS: Final = 110
"""Of a portrait page; sharp pictures need no more, half blocks take all there is."""
_CELL: Final = (9, 18)
"""Size of a letter's place where the terminal does not tell."""
_PORTRAIT_MM: Final = 210.0
_ANSWER_S: Final = 1.0
"""How long a terminal at the other end of a slow line may take to answer."""
_PATIENCE_S: Final = 60.0


class NoScreenError(UsageError):
    """``--image`` or ``--watch`` where there is no terminal to draw on."""

    code = "U232"


class UnknownWayError(UsageError):
    """``--image`` names no way of showing pictures."""

    code = "U233"


class Easel:
    """Shows pictures one below the other."""

    def __init__(self, way: str, width: int | None) -> None:
        """Find out how the terminal shows pictures.

        Args:
            way: one of `ways.WAYS`, or ``auto``.
            width: columns of a portrait page; None for as many as are good.

        Raises:
            NoScreenError: U232, output is not a terminal.
        """
        if not sys.stdout.isatty():
            raise NoScreenError(
                "--image chỉ vẽ được lên màn hình, đầu ra này là tệp hoặc ống",
                hint="Bỏ phần sau dấu > hay |, hoặc bỏ --image",
            )
        answers = _ask() if way == "auto" and not ways.guess_way(os.environ) else ways.Answers()
        self.way = ways.choose_way(os.environ, answers) if way == "auto" else way
        self._cell = _measure_cell() or answers.cell or _CELL
        self._screen = shutil.get_terminal_size()
        most = self._screen.columns if self.way == "blocks" else min(self._screen.columns, _MAX_COLUMNS)
        self._columns = width or most
        self._behind = self.way in {"kitty", "iterm"} and ways.is_multiplexed(os.environ)

    def warn(self) -> None:
        """Say that text cannot be read in half blocks this narrow."""
        if self.way == "blocks" and self._columns < halves.READABLE:
            shell.err().print(
                f"Màn hình này chỉ hiện được hình thô; nới cửa sổ từ {halves.READABLE} cột thì đọc được chữ,"
                " hoặc bỏ --image"
            )

    def show(self, pages: PageImages, number: int) -> None:
        """Draw a page, the first being 0, and go below it."""
        columns = max(1, round(self._columns * pages.width_mm(number) / _PORTRAIT_MM))
        columns = min(columns, max(self._columns, self._screen.columns))
        if self.way == "blocks":
            image = pages.draw(number, 4 * columns)
            sys.stdout.writelines(f"{line}\n" for line in halves.encode(image, columns))
        else:
            image = pages.draw(number, columns * self._cell[0])
            if self._behind:
                self._hand_on(image)
            else:
                sys.stdout.writelines(self._encode(image, columns))
                sys.stdout.write("\r\n")
        sys.stdout.flush()

    def wait(self) -> bool:
        """Wait for a key where the next picture would wipe out this one; False when the reader has enough."""
        if not self._behind or not sys.stdin.isatty():
            return True
        shell.out().print("Phím bất kỳ xem tiếp, q thoát", style="reverse")
        with keys.single_keys():
            while not (pressed := keys.read_keys(_PATIENCE_S)):
                pass
        return pressed[0] not in {"q", "Q", "escape", "ctrl-d"}

    def _encode(self, image: Image, columns: int, *, stay: bool = False) -> Iterator[str]:
        if self.way == "sixel":
            yield sixel.encode(image)
        elif self.way == "kitty":
            yield from kitty.encode(_write_png(image), columns, stay=stay)
        else:
            yield iterm.encode(_write_png(image), columns, stay=stay)

    def _hand_on(self, image: Image) -> None:
        """Draw on the terminal behind tmux, which knows nothing of it: room is made before."""
        lines = max(1, self._screen.lines - 4)
        height = lines * self._cell[1]
        image = image.resize((max(1, image.width * height // image.height), height))
        columns = max(1, image.width // self._cell[0])
        sys.stdout.write("\n" * lines + f"\x1b[{lines}A")
        sys.stdout.writelines(map(ways.pass_through, self._encode(image, columns, stay=True)))
        sys.stdout.write(f"\x1b[{lines}B\r\n")


def read_way(text: str) -> str:
    """Return the way that ``--image`` asks for.

    Raises:
        UnknownWayError: U233.
    """
    from baocao.viet.text import propose

    if text in {"auto", *ways.WAYS}:
        return text
    hint = propose(text, ways.WAYS, f"Chọn một trong: auto, {', '.join(ways.WAYS)}")
    raise UnknownWayError(f"--image không có cách “{text}”", hint=hint)


def _write_png(image: Image) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "PNG", compress_level=6)
    return buffer.getvalue()


def _measure_cell() -> tuple[int, int] | None:
    """Return the size of a letter's place as the system knows it; None where it does not."""
    if sys.platform == "win32":
        return None
    import fcntl
    import struct
    import termios

    try:
        answer = fcntl.ioctl(sys.stdout.fileno(), termios.TIOCGWINSZ, bytes(8))
    except OSError:
        return None
    lines, columns, width, height = struct.unpack("4H", answer)
    if not (lines and columns and width and height):
        return None
    return width // columns, height // lines


def _ask() -> ways.Answers:
    """Ask the terminal what it can do; it counts as silent when it does not answer in time."""
    if sys.platform == "win32" or not sys.stdin.isatty():
        return ways.Answers()
    said = ""
    with keys.single_keys():
        sys.stdout.write(ways.QUESTION)
        sys.stdout.flush()
        deadline = time.monotonic() + _ANSWER_S
        while not ways.is_answered(said) and (left := deadline - time.monotonic()) > 0:
            said += keys.receive(left)
    return ways.read_answers(said)
