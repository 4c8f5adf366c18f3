"""Chromium without a window, told what to do over its debugging pipe; no driver and no download needed."""

from __future__ import annotations

import json
import os
import select
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_NAMES = ("chromium", "chromium-browser", "google-chrome")
PROGRAM = next((path for name in _NAMES if (path := shutil.which(name))), "")
TIMEOUT_SECONDS = 60
_FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--remote-debugging-pipe"),
    *("--no-first-run", "--disable-extensions", "--disable-background-networking"),
    "--host-resolver-rules=MAP * ~NOTFOUND",
)
_AS_3_AND_4 = """import fcntl, os, sys
ends = [fcntl.fcntl(int(number), fcntl.F_DUPFD, 10) for number in sys.argv[1:3]]
os.dup2(ends[0], 3)
os.dup2(ends[1], 4)
os.execv(sys.argv[3], sys.argv[3:])
"""
"""Chromium reads orders from file 3 and answers on file 4."""
_MEASURE = """(async () => {
  const images = [...document.images];
  for (const image of images) { image.loading = 'eager'; await image.decode().catch(() => 0); }
  const root = document.documentElement;
  return {
    width: root.clientWidth,
    content_width: Math.max(root.scrollWidth, document.body.scrollWidth),
    images: images.map(i => ({src: i.getAttribute('src'), alt: i.alt, natural: i.naturalWidth,
      shown: Math.round(i.getBoundingClientRect().width), left: Math.round(i.getBoundingClientRect().left)})),
    texts: [...document.querySelectorAll('h1, p, figcaption, footer, time')]
      .filter(e => e.getBoundingClientRect().height > 0).map(e => e.textContent),
    scripts: document.scripts.length,
  };
})()"""


@dataclass
class Look:
    """A page as it is seen in a window of some width."""

    measured: dict[str, Any] = field(default_factory=dict)
    console: list[str] = field(default_factory=list)
    """What the page or the browser complained of."""
    requests: list[str] = field(default_factory=list)
    """Addresses that were asked for."""


class Browser:
    """A running Chromium."""

    def __init__(self, to_browser: int, from_browser: int) -> None:
        self._to, self._from = to_browser, from_browser
        self._pending = b""
        self._number = 0

    def look(self, page: Path, width: int, height: int = 800) -> Look:
        """Return what a page of the disk looks like in a window of `width` pixels."""
        target = self._call("Target.createTarget", {"url": "about:blank"})["targetId"]
        session = self._call("Target.attachToTarget", {"targetId": target, "flatten": True})["sessionId"]
        look = Look()
        for domain in ("Page", "Network", "Runtime", "Log"):
            self._call(f"{domain}.enable", {}, session, look)
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
        self._call("Emulation.setDeviceMetricsOverride", size, session, look)
        self._call("Page.navigate", {"url": page.as_uri()}, session, look)
        while self._read(look).get("method") != "Page.loadEventFired":
            pass
        arguments = {"expression": _MEASURE, "awaitPromise": True, "returnByValue": True}
        look.measured = self._call("Runtime.evaluate", arguments, session, look)["result"]["value"]
        self._call("Target.closeTarget", {"targetId": target})
        return look

    def _call(
        self, method: str, params: dict[str, Any], session: str = "", look: Look | None = None
    ) -> dict[str, Any]:
        self._number += 1
        message = {"id": self._number, "method": method, "params": params}
        os.write(self._to, json.dumps(message | ({"sessionId": session} if session else {})).encode() + b"\0")
        while (answer := self._read(look)).get("id") != self._number:
            pass
        assert "error" not in answer, answer
        result: dict[str, Any] = answer["result"]
        return result

    def _read(self, look: Look | None) -> dict[str, Any]:
        """Return the next message; what is worth noting goes into `look`."""
        deadline = time.monotonic() + TIMEOUT_SECONDS
        while b"\0" not in self._pending:
            ready, _, _ = select.select([self._from], [], [], max(deadline - time.monotonic(), 0))
            assert ready, "Chromium does not answer"
            read = os.read(self._from, 1 << 20)
            assert read, "Chromium has ended"
            self._pending += read
        raw, _, self._pending = self._pending.partition(b"\0")
        message: dict[str, Any] = json.loads(raw)
        if look is not None:
            _note(message, look)
        return message


def _note(message: dict[str, Any], look: Look) -> None:
    method, params = message.get("method", ""), message.get("params", {})
    if method == "Network.requestWillBeSent":
        look.requests.append(params["request"]["url"])
    elif method == "Log.entryAdded":
        look.console.append(params["entry"]["text"])
    elif method == "Runtime.exceptionThrown":
        look.console.append(params["exceptionDetails"]["text"])
    elif method == "Runtime.consoleAPICalled":
        look.console.append(str(params["args"]))


@contextmanager
def open_browser() -> Iterator[Browser]:
    """Start Chromium in a profile of its own, offline but for files, and end it."""
    with tempfile.TemporaryDirectory() as profile:
        ours_in, theirs_out = os.pipe()
        theirs_in, ours_out = os.pipe()
        command = [PROGRAM, *_FLAGS, f"--user-data-dir={profile}"]
        process = subprocess.Popen(
            [sys.executable, "-c", _AS_3_AND_4, str(theirs_in), str(theirs_out), *command],
            pass_fds=(theirs_in, theirs_out),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        os.close(theirs_in)
        os.close(theirs_out)
        try:
            yield Browser(ours_out, ours_in)
        finally:
            os.close(ours_out)  # Chromium ends when its pipe does
            os.close(ours_in)
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
