"""Documents one at a time on the whole screen, and again each time they are saved."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rich.console import Group, RenderableType
from rich.text import Text

from baocao.app.look import Looks, read_looks
from baocao.app.versions import Version, Versions, renew
from baocao.app.watching import EVERY_S, Watch, find_watched
from baocao.cli import keys, screen
from baocao.cli.pager import MAX_WIDTH
from baocao.cli.pictures import NoScreenError
from baocao.errors import BaocaoError, ExitCode
from baocao.view import errors as error_view
from baocao.view.browser import Browser, Leaf
from baocao.view.changes import tell_changes, tell_others
from baocao.view.lacking import tell_lacking
from baocao.view.page import render_pages

if TYPE_CHECKING:
    from baocao.app.look import Lack
    from baocao.app.request import Request
    from baocao.layout.facts import Facts

_FOOT: Final = "↑↓ cuộn · Enter → n sau · ← p trước · q thoát"
_FOOT_WATCH: Final = "đang theo dõi · c chỗ sửa · ↑↓ cuộn · n p văn bản · q thoát"
_MOST_CHANGES: Final = 8
_SHOWN_AT_FIRST: Final = frozenset({ExitCode.DATA, ExitCode.TEMPLATE, ExitCode.FINDINGS})
"""Errors of the files, which the next save may mend; others end the command at once."""


def leaf_through(looks: Looks, width: int | None) -> None:
    """Show documents one at a time until the reader leaves; at the end those that cannot be made."""

    def draw() -> list[Leaf]:
        leaves = [_draw(look.title, look.facts, width) for look in looks.shown]
        return leaves + _draw_lacking(looks.lacking)

    _run(draw, _FOOT)


def follow(source: Path, request: Request, kinds: str, width: int | None) -> None:
    """Show documents anew each time a file they depend on is saved, until the reader leaves.

    Args:
        source: the data file, or a Word file.
        request: how documents are made.
        kinds: as ``--kind`` has it.
        width: columns of a page; None for what the terminal has.

    Raises:
        NoScreenError: U232, there is no terminal with keys.
        BaocaoError: the command asks for something that cannot be, or the data file is not there.
    """
    if not screen.is_possible():
        raise NoScreenError(
            "--watch cần màn hình để xem và bàn phím để thoát", hint="Chạy trực tiếp, không qua ống hay tệp"
        )
    watch = Watch(lambda: find_watched(source, request, kinds))
    now = renew(Versions(), lambda: read_looks(source, request, kinds))
    if now.error is not None and now.error.exit_code not in _SHOWN_AT_FIRST:
        raise now.error

    def draw() -> list[Leaf]:
        return list(_draw_versions(now, source.name, width))

    def poll() -> bool:
        nonlocal now
        if not watch.poll():
            return False
        now = renew(now, lambda: read_looks(source, request, kinds))
        watch.renew()
        return True

    _run(draw, _FOOT_WATCH, poll)


def _run(draw: Callable[[], list[Leaf]], foot: str, poll: Callable[[], bool] = lambda: False) -> None:
    """Show leaves and obey keys; a new size or a save draws them again."""
    try:
        with screen.whole_screen():
            size = screen.read_size()
            browser = Browser(draw(), size[1])
            screen.show(browser, foot)
            for _ in itertools.count():
                pressed = keys.read_keys(EVERY_S)
                if not all(map(browser.press, pressed)):
                    return
                is_new = poll()
                if is_new or screen.read_size() != size:
                    size = screen.read_size()
                    browser.height = size[1]
                    browser.replace(draw())
                elif not pressed:
                    continue
                screen.show(browser, foot)
    except KeyboardInterrupt:
        return  # how one leaves


def _draw(heading: str, facts: Facts, width: int | None, above: Sequence[RenderableType] = ()) -> Leaf:
    columns = width or min(screen.read_size()[0], MAX_WIDTH)
    panels = render_pages(facts, columns)
    columns = max(panel.width or columns for panel in panels)
    return screen.make_leaf(heading, Group(*panels), columns, above=above)


def _draw_lacking(lacking: Sequence[Lack]) -> list[Leaf]:
    if not lacking:
        return []
    return [screen.make_leaf("Chưa lập được", tell_lacking(lacking), screen.read_size()[0])]


def _draw_versions(now: Versions, name: str, width: int | None) -> Iterator[Leaf]:
    titles = [version.title for version in now.shown]
    changed = [number for number, one in enumerate(now.shown, 1) if one.changes and one.changes.list]
    for number, version in enumerate(now.shown, 1):
        heading = f"{version.title} · {name} · lập lần {now.saves}"
        facts = version.changes.facts if version.changes else version.facts
        others = tell_others(titles, [one for one in changed if one != number], screen.read_size()[0])
        yield _draw(heading, facts, width, [*_tell(version, now.error), *others])
    if not now.shown and now.error is not None:
        yield screen.make_leaf(name, error_view.render(now.error, boxed=False), screen.read_size()[0])
    yield from _draw_lacking(now.lacking)


def _tell(version: Version, error: BaocaoError | None) -> Iterator[RenderableType]:
    """Yield what stands above a page: why it is not the newest, or what the last save has changed."""
    reason = error or version.error
    if reason is not None:
        yield Text("Tệp vừa lưu còn lỗi; dưới đây là bản lập được gần nhất", style="bold red")
        yield error_view.render(reason, boxed=False)
    elif version.changes is not None:
        yield from tell_changes(version.changes, screen.read_size()[0], _MOST_CHANGES)
