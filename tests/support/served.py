"""``lungetimer serve`` for the tests: a real server, and its tabs without a browser."""

from __future__ import annotations

import asyncio
import json
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Self

import aiohttp
import pyte

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

TIMEOUT_S = 30.0


class Served:
    """A server on a port of its own.

    Args:
        env: the whole environment of the server.
    """

    def __init__(self, env: Mapping[str, str]) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "lungetimer", "serve", "--port", "0"],
            env=dict(env), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert self.process.stdout
        self.said = self.process.stdout.readline()
        found = re.search(r"http://localhost:(\d+) ", self.said)
        assert found, (self.said, self.process.poll())
        self.port = int(found[1])
        self.address = f"http://localhost:{self.port}"

    def apps(self) -> set[int]:
        """Return the process ids of the apps that the server has started and that still run."""
        pid = self.process.pid
        return set(map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split()))

    def end(self, number: int) -> tuple[int, str]:
        """Return the exit status and the text on stderr, after sending a signal."""
        self.process.send_signal(number)
        _, errors = self.process.communicate(timeout=TIMEOUT_S)
        return self.process.returncode, errors

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.end(15)
        for stream in (self.process.stdout, self.process.stderr):
            if stream:
                stream.close()


class Tab:
    """Replaces a page in a browser: sends keys, and shows the app's output on a screen.

    Args:
        served: the server.
    """

    def __init__(self, served: Served) -> None:
        self._served = served
        self.screen = pyte.Screen(80, 24)
        self._stream = pyte.ByteStream(self.screen)
        self.raw = bytearray()

    async def __aenter__(self) -> Self:
        self._http = aiohttp.ClientSession()
        self.socket = await self._http.ws_connect(
            f"{self._served.address}/ws?width=80&height=24",
            headers={"Origin": self._served.address},
        )
        self._listener = asyncio.create_task(self._listen())
        return self

    async def __aexit__(self, *_: object) -> None:
        self._listener.cancel()
        await self.socket.close()
        await self._http.close()

    async def _listen(self) -> None:
        async for message in self.socket:
            if message.type is aiohttp.WSMsgType.BINARY:
                self.raw += message.data
                self._stream.feed(message.data)

    async def send(self, *words: object) -> None:
        """Send one message in the form that textual.js uses."""
        await self.socket.send_str(json.dumps(words))

    async def press(self, keys: str) -> None:
        """Type these keys."""
        await self.send("stdin", keys)

    async def wait_for(self, what: str) -> None:
        """Wait until a text is on the screen."""
        await until(lambda: what in "\n".join(self.screen.display), lambda: self.screen.display)


async def until(true: Callable[[], bool], about: Callable[[], object] = str) -> None:
    """Wait until a condition that depends on another process is true."""
    end = time.monotonic() + TIMEOUT_S
    while not true():
        assert time.monotonic() < end, about()
        await asyncio.sleep(0.02)


def is_running(pid: int) -> bool:
    """Return whether a process exists and is not a zombie."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False
    return status.rpartition(")")[2].split()[0] != "Z"
