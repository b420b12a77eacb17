"""A real browser for the tests: headless Chromium, driven over its own debugging protocol."""

from __future__ import annotations

import asyncio
import base64
import itertools
import os
import shutil
import signal
import subprocess
import time
from typing import TYPE_CHECKING, Any, Self

import aiohttp
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TIMEOUT_S = 30.0
OPTIONS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-dev-shm-usage", "--remote-debugging-port=0", "about:blank",
)  # fmt: skip
# textual.js does not expose its terminal, but its constructor sets this property of the object that
# contains the terminal.
CATCH = """
Object.defineProperty(Object.prototype, "fitAddon", {
  configurable: true,
  set(value) {
    window.caught = this;
    Object.defineProperty(this, "fitAddon", {value, writable: true, configurable: true});
  },
});
"""
TEXT = """
(() => {
  const buffer = window.caught?.terminal.buffer.active;
  if (!buffer) return "";
  return Array.from({length: window.caught.terminal.rows},
                    (_, row) => buffer.getLine(row)?.translateToString() ?? "").join("\\n");
})()
"""
KEYS = {"Enter": (13, "\r"), "Escape": (27, ""), " ": (32, " ")}


def chromium() -> str:
    """Return the program; if it is missing, skip the test, or fail in strict mode."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None and os.environ.get("LUNGETIMER_TESTS_STRICT"):
        pytest.fail("chromium is missing")
    return found or pytest.skip("chromium is missing")


class Browser:
    """One page in a headless Chromium.

    Args:
        profile: an empty folder for the browser's profile.
        size: width and height of the page, in pixels.
    """

    def __init__(self, profile: Path, size: tuple[int, int] = (1000, 640)) -> None:
        self._profile = profile
        self._size = size
        self._numbers = itertools.count(1)
        self._answers: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self.asked: list[str] = []
        self.errors: list[str] = []

    async def __aenter__(self) -> Self:
        self._process = subprocess.Popen(  # noqa: ASYNC220  # it returns at once
            [chromium(), f"--user-data-dir={self._profile}", *OPTIONS],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            start_new_session=True,
        )  # fmt: skip
        try:
            port = await self._port()
            self._http = aiohttp.ClientSession()
            async with self._http.get(f"http://127.0.0.1:{port}/json/list") as answer:
                (page,) = [t for t in await answer.json() if t["type"] == "page"]
            self._socket = await self._http.ws_connect(page["webSocketDebuggerUrl"], max_msg_size=0)
            self._listener = asyncio.create_task(self._listen())
            for domain in ("Page", "Network", "Runtime", "Log"):
                await self.do(f"{domain}.enable")
            width, height = self._size
            await self.do(
                "Emulation.setDeviceMetricsOverride",
                width=width, height=height, deviceScaleFactor=1, mobile=False,
            )  # fmt: skip
            await self.do("Page.addScriptToEvaluateOnNewDocument", source=CATCH)
        except BaseException:
            self._end()
            raise
        return self

    async def __aexit__(self, *_: object) -> None:
        self._listener.cancel()
        await self._socket.close()
        await self._http.close()
        self._end()

    def _end(self) -> None:
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()

    async def _port(self) -> int:
        note = self._profile / "DevToolsActivePort"
        end = time.monotonic() + TIMEOUT_S
        while time.monotonic() < end:
            if note.exists() and (lines := note.read_text().splitlines()):
                return int(lines[0])
            await asyncio.sleep(0.05)
        raise AssertionError("chromium did not start")

    async def _listen(self) -> None:
        async for message in self._socket:
            said = message.json()
            if "id" in said:
                self._answers.pop(said["id"]).set_result(said)
            elif said["method"] == "Network.requestWillBeSent":
                self.asked.append(said["params"]["request"]["url"])
            elif said["method"] == "Network.webSocketCreated":
                self.asked.append(said["params"]["url"])
            elif said["method"] == "Runtime.exceptionThrown":
                self.errors.append(str(said["params"]["exceptionDetails"]))
            elif said["method"] == "Log.entryAdded" and said["params"]["entry"]["level"] == "error":
                self.errors.append(str(said["params"]["entry"]))

    async def do(self, method: str, **params: Any) -> dict[str, Any]:
        """Return the result of one command of the debugging protocol."""
        number = next(self._numbers)
        answer = asyncio.get_running_loop().create_future()
        self._answers[number] = answer
        await self._socket.send_json({"id": number, "method": method, "params": params})
        said = await asyncio.wait_for(answer, TIMEOUT_S)
        assert "error" not in said, said
        result: dict[str, Any] = said["result"]
        return result

    async def ask(self, script: str) -> Any:
        """Return the value of a script that runs in the page."""
        said = await self.do(
            "Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True
        )
        assert "exceptionDetails" not in said, said
        return said["result"].get("value")

    async def open(self, address: str) -> None:
        """Open a page."""
        await self.do("Page.navigate", url=address)

    async def text(self) -> str:
        """Return the text on the terminal in the page."""
        return str(await self.ask(TEXT))

    async def wait_for(self, what: str | Callable[[str], bool]) -> str:
        """Return the text of the screen, once it contains a given text or passes a given test."""
        end = time.monotonic() + TIMEOUT_S
        text = ""
        while time.monotonic() < end:
            text = await self.text()
            if what in text if isinstance(what, str) else what(text):
                return text
            await asyncio.sleep(0.05)
        raise AssertionError(f"{what!r} did not come up; {self.errors}; the page:\n{text}")

    async def wait_until(self, script: str) -> None:
        """Wait until a script in the page returns a true value."""
        end = time.monotonic() + TIMEOUT_S
        while not await self.ask(script):
            assert time.monotonic() < end, script
            await asyncio.sleep(0.05)

    async def press(self, key: str) -> None:
        """Type one key on the page's keyboard."""
        code, text = KEYS.get(key, (ord(key.upper()[0]), key))
        about = {"key": key, "windowsVirtualKeyCode": code}
        await self.do("Input.dispatchKeyEvent", type="keyDown", text=text, **about)
        await self.do("Input.dispatchKeyEvent", type="keyUp", **about)

    async def picture(self) -> bytes:
        """Return a picture of the page as PNG."""
        said = await self.do("Page.captureScreenshot", format="png")
        return base64.b64decode(said["data"])
