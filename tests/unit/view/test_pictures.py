"""Pictures on terminals, read back as a terminal reads them."""

from __future__ import annotations

import base64
import io
import re

import pytest
from PIL import Image

from baocao.view.pictures import halves, iterm, kitty, sixel, ways

COLOURS = [(255, 255, 255), (0, 0, 0), (200, 30, 30), (20, 90, 200), (128, 128, 128)]


def picture(width: int, height: int, mode: str = "RGB") -> Image.Image:
    """Draw stripes, blocks and single dots."""
    image = Image.new("RGB", (width, height), COLOURS[0])
    for x in range(width):
        for y in range(height):
            image.putpixel((x, y), COLOURS[(x // 7 + y // 5 + (x * y % 11 == 0)) % len(COLOURS)])
    return image.convert(mode)


def png_of(image: Image.Image) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()


def read_kitty(text: str) -> tuple[dict[str, str], bytes]:
    """Return the keys of the first command and what all of them carry."""
    commands = re.findall(r"\x1b_G([^;]*);([A-Za-z0-9+/=]*)\x1b\\", text)
    assert "".join(f"\x1b_G{keys};{load}\x1b\\" for keys, load in commands) == text
    keys = [dict(pair.split("=") for pair in one.split(",")) for one, _ in commands]
    assert [one["m"] for one in keys] == ["1"] * (len(keys) - 1) + ["0"]
    assert all(len(load) <= 4096 and (len(load) % 4 == 0) for _, load in commands)
    assert all(set(one) == {"m"} for one in keys[1:])
    return keys[0], base64.b64decode("".join(load for _, load in commands))


def read_sixel(text: str) -> list[list[tuple[int, int, int] | None]]:
    """Return the rows of dots, colours in hundredths."""
    found = re.fullmatch(r'\x1bP[\d;]*q"1;1;(\d+);(\d+)(.*)\x1b\\', text, re.DOTALL)
    assert found
    width, height = int(found[1]), int(found[2])
    dots: list[list[tuple[int, int, int] | None]] = [[None] * width for _ in range(height)]
    palette: dict[int, tuple[int, int, int]] = {}
    x = top = colour = 0
    orders = re.findall(r"#\d+(?:;2;\d+;\d+;\d+)?|!\d+[?-~]|[?-~]|[$-]", found[3])
    assert "".join(orders) == found[3]
    for order in orders:
        if order.startswith("#"):
            colour, *values = [int(one) for one in order[1:].split(";")]
            if values:
                palette[colour] = (values[1], values[2], values[3])
        elif order in {"$", "-"}:
            x, top = 0, top + 6 * (order == "-")
        else:
            times = int(order[1:-1]) if order.startswith("!") else 1
            for row in range(6):
                if (ord(order[-1]) - 63) >> row & 1:
                    dots[top + row][x : x + times] = [palette[colour]] * times
            x += times
    return dots


def read_halves(lines: list[str]) -> list[list[tuple[int, ...]]]:
    """Return the rows of dots of half blocks."""
    rows: list[list[tuple[int, ...]]] = []
    for line in lines:
        assert line.endswith("\x1b[0m")
        upper: list[tuple[int, ...]] = []
        lower: list[tuple[int, ...]] = []
        look: tuple[int, ...] = ()
        for command, sign in re.findall(r"\x1b\[38;2;([\d;]+)m|(▀)", line):
            if command:
                look = tuple(int(one) for one in command.replace("48;2;", "").split(";"))
            if sign:
                upper.append(look[:3])
                lower.append(look[3:])
        rows += [upper, lower]
    return rows


def test_kitty_gets_the_png_whole_in_pieces() -> None:
    png = png_of(picture(300, 200)) + bytes(range(256)) * 40
    keys, carried = read_kitty("".join(kitty.encode(png, 80)))
    assert carried == png
    assert keys | {"a": "T", "f": "100", "t": "d", "q": "2", "c": "80"} == keys
    assert "C" not in keys
    assert read_kitty("".join(kitty.encode(png, 80, stay=True)))[0]["C"] == "1"


@pytest.mark.parametrize("size", [1, 3072, 3073])
def test_kitty_ends_at_any_size(size: int) -> None:
    assert read_kitty("".join(kitty.encode(b"x" * size, 1)))[1] == b"x" * size


def test_iterm_gets_the_png_whole() -> None:
    png = png_of(picture(60, 40))
    found = re.fullmatch(r"\x1b\]1337;File=([^:]*):([A-Za-z0-9+/=]*)\x07", iterm.encode(png, 80))
    assert found
    assert base64.b64decode(found[2]) == png
    assert dict(pair.split("=") for pair in found[1].split(";")) == {
        "inline": "1",
        "size": str(len(png)),
        "width": "80",
        "preserveAspectRatio": "1",
    }
    assert "doNotMoveCursor=1" in iterm.encode(png, 80, stay=True)


@pytest.mark.parametrize(("width", "height"), [(40, 12), (41, 17), (1, 1), (300, 6)])
def test_sixels_are_the_dots_of_the_picture(width: int, height: int) -> None:
    image = picture(width, height)
    wanted = [
        [tuple(round(value * 100 / 255) for value in image.getpixel((x, y))) for x in range(width)]  # type: ignore[union-attr]
        for y in range(height)
    ]
    assert read_sixel(sixel.encode(image)) == wanted


def test_sixels_of_greys_are_few_and_near() -> None:
    image = Image.linear_gradient("L").resize((64, 64))
    dots = read_sixel(sixel.encode(image))
    assert len({dot for row in dots for dot in row}) <= 16
    for y, row in enumerate(dots):
        for x, dot in enumerate(row):
            assert dot
            assert abs(dot[0] * 2.55 - float(image.getpixel((x, y)))) < 18  # type: ignore[arg-type]


def test_half_blocks_are_the_dots_of_the_picture() -> None:
    image = picture(30, 20)
    lines = list(halves.encode(image, 30))
    assert len(lines) == 10
    wanted = [[image.getpixel((x, y)) for x in range(30)] for y in range(20)]
    assert read_halves(lines) == wanted


def test_half_blocks_are_scaled_to_the_columns() -> None:
    lines = list(halves.encode(picture(210, 297, "L"), 100))
    assert len(lines) == 71
    assert all(line.count("▀") == 100 for line in lines)


@pytest.mark.parametrize(
    ("environment", "way"),
    [
        ({"TERM": "xterm-kitty"}, "kitty"),
        ({"TERM": "xterm-256color", "KITTY_WINDOW_ID": "1"}, "kitty"),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "ghostty"}, "kitty"),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app"}, "iterm"),
        ({"TERM": "xterm-256color", "LC_TERMINAL": "iTerm2"}, "iterm"),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm"}, "iterm"),
        ({"TERM": "linux"}, "blocks"),
        ({"TERM": "xterm-256color"}, ""),
        ({"TERM": "tmux-256color", "KITTY_WINDOW_ID": "1"}, ""),
        ({"TERM": "xterm-kitty", "TMUX": "tmux,1,0"}, ""),
        ({}, ""),
    ],
)
def test_the_environment_tells_the_way(environment: dict[str, str], way: str) -> None:
    assert ways.guess_way(environment) == way


@pytest.mark.parametrize(
    ("said", "term", "way"),
    [
        ("\x1b[?62;4;6c", "xterm", "sixel"),
        ("\x1b[?64;1;2;22c", "xterm", "blocks"),
        ("\x1b[?4c", "xterm", "blocks"),
        ("\x1b_Gi=31;OK\x1b\\\x1b[6;20;10t\x1b[?62;c", "xterm", "kitty"),
        ("\x1b_Gi=31;EINVAL:bad\x1b\\\x1b[?62;4c", "xterm", "sixel"),
        ("\x1b_Gi=31;OK\x1b\\\x1b[?62;4c", "tmux-256color", "sixel"),
        ("", "xterm", "blocks"),
    ],
)
def test_the_terminal_tells_the_way(said: str, term: str, way: str) -> None:
    assert ways.choose_way({"TERM": term}, ways.read_answers(said)) == way


def test_the_last_answer_ends_the_waiting() -> None:
    assert not ways.is_answered("\x1b_Gi=31;OK\x1b\\\x1b[6;20;10t")
    assert ways.is_answered("\x1b[6;20;10t\x1b[?62c")
    assert ways.read_answers("\x1b[6;0;0t\x1b[?62c").cell is None


def test_what_goes_through_tmux_comes_out_as_it_was() -> None:
    command = "".join(kitty.encode(b"png", 8))
    wrapped = ways.pass_through(command)
    inner = wrapped.removeprefix("\x1bPtmux;").removesuffix("\x1b\\")
    assert inner.replace("\x1b\x1b", "\x1b") == command
    assert "\x1b" not in inner.replace("\x1b\x1b", "")
