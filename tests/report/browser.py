"""A real browser for tests: headless Chromium, spoken to over a pipe in its own protocol; nothing else is needed.

``python -m tests.report.browser REPORT.html FOLDER`` takes the pictures that a person looks at.
"""

from __future__ import annotations

import base64
import json
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = "--headless --no-sandbox --disable-gpu --hide-scrollbars --remote-debugging-pipe --no-first-run --disable-sync"


class Browser:
    """One page of a running browser, and everything that it asked for or complained about."""

    def __init__(self, send: int, receive: int) -> None:
        self._send, self._receive, self._rest, self._last, self._session = send, receive, b"", 0, ""
        self.requests: list[str] = []
        self.complaints: list[str] = []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Network", "Runtime", "Log"):
            self.call(f"{domain}.enable")

    def call(self, method: str, **params: Any) -> Any:
        """Call a method of the protocol and wait for its result."""
        self._last += 1
        words: dict[str, Any] = {"id": self._last, "method": method, "params": params}
        if self._session:
            words["sessionId"] = self._session
        os.write(self._send, json.dumps(words).encode() + b"\0")
        while True:
            said = self._next()
            if said.get("id") == self._last:
                if "error" in said:
                    raise RuntimeError(f"{method}: {said['error']}")
                return said["result"]
            self._hear(said)

    def open(self, path: Path, width: int, height: int = 900, scheme: str = "light", media: str = "screen") -> None:
        """Show a file at a width, in a colour scheme, on screen or as printed."""
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self.call("Emulation.setEmulatedMedia", media=media, features=features)
        self.requests.clear()
        self.complaints.clear()
        self.call("Page.navigate", url=path.resolve().as_uri())
        while True:
            said = self._next()
            self._hear(said)
            if said.get("method") == "Page.loadEventFired":
                return

    def value(self, script: str) -> Any:
        """The value of an expression in the page."""
        return self.call("Runtime.evaluate", expression=script, returnByValue=True)["result"].get("value")

    def picture(self, width: int = 0, height: int = 0) -> bytes:
        """The whole page as PNG, or its upper left part."""
        clip = {"clip": {"x": 0, "y": 0, "width": width, "height": height, "scale": 1}} if width else {}
        found = self.call("Page.captureScreenshot", captureBeyondViewport=True, format="png", **clip)
        return base64.b64decode(found["data"])

    def pdf(self) -> bytes:
        """The page as it is printed on A4."""
        found = self.call("Page.printToPDF", paperWidth=8.27, paperHeight=11.69, preferCSSPageSize=True)
        return base64.b64decode(found["data"])

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            data = os.read(self._receive, 1 << 20)
            if not data:
                raise RuntimeError("the browser has ended")
            self._rest += data
        words, self._rest = self._rest.split(b"\0", 1)
        said: dict[str, Any] = json.loads(words)
        return said

    def _hear(self, said: dict[str, Any]) -> None:
        method, params = said.get("method", ""), said.get("params", {})
        if method == "Network.requestWillBeSent":
            self.requests.append(params["request"]["url"])
        elif method == "Runtime.exceptionThrown":
            self.complaints.append(str(params["exceptionDetails"]))
        elif method == "Log.entryAdded":
            self.complaints.append(params["entry"]["text"])
        elif method == "Runtime.consoleAPICalled":
            self.complaints.append(str(params["args"]))


@contextmanager
def browser() -> Iterator[Browser]:
    """A running browser with a profile of its own, which goes with it."""
    assert CHROMIUM is not None
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        (hear, send), (receive, say) = os.pipe(), os.pipe()
        command = f"exec {shlex.quote(CHROMIUM)} {FLAGS} --user-data-dir={shlex.quote(profile)} 3<&{hear} 4>&{say}"
        process = subprocess.Popen(
            ["bash", "-c", command], pass_fds=(hear, say), stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL
        )
        os.close(hear)
        os.close(say)
        try:
            yield Browser(send, receive)
        finally:
            process.kill()
            process.wait()
            os.close(send)
            os.close(receive)


def main(report: str, folder: str) -> None:
    """Take the pictures."""
    views = {
        "light": (1180, "light", "screen"),
        "dark": (1180, "dark", "screen"),
        "phone": (360, "light", "screen"),
        "phone-dark": (360, "dark", "screen"),
        "print": (760, "light", "print"),
    }
    with browser() as opened:
        for name, (width, scheme, media) in views.items():
            opened.open(Path(report), width, scheme=scheme, media=media)
            (Path(folder) / f"{name}.png").write_bytes(opened.picture())
        (Path(folder) / "print.pdf").write_bytes(opened.pdf())


if __name__ == "__main__":
    main(*sys.argv[1:])
