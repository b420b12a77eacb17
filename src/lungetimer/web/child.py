"""The process of the app behind one tab of the browser; it ends when the tab is closed."""

from __future__ import annotations

import asyncio
import contextlib
import json
import shlex
import subprocess
from typing import TYPE_CHECKING, Final

from textual_serve.app_service import AppService

from lungetimer.text import clean_text

if TYPE_CHECKING:
    from asyncio.subprocess import Process
    from collections.abc import Callable, Sequence

    from aiohttp.web import WebSocketResponse
    from textual_serve.download_manager import DownloadManager

DRIVER: Final = "lungetimer.ui.terminal.browser_driver:BrowserDriver"
TIMEOUT_S: Final = 6.0  # the app itself waits five seconds for hanging tasks
LARGEST: Final = 1000
_GREETING: Final = b"__GANGLION__\n"
_MAX_ERRORS: Final = 20  # maximum lines of the app's stderr that are reported


class AppProcess(AppService):
    """A process of the app, started without a shell and ended cleanly.

    Args:
        command: the program and its arguments.
        socket: the connection to the tab.
        downloads: textual-serve's manager of files that the app offers to the browser.
        warn: called with each line that the app writes to stderr, without control characters.
    """

    def __init__(
        self,
        command: Sequence[str],
        socket: WebSocketResponse,
        downloads: DownloadManager,
        warn: Callable[[str], None],
    ) -> None:
        super().__init__(
            shlex.join(command),
            write_bytes=socket.send_bytes,
            write_str=socket.send_str,
            close=self._close,
            download_manager=downloads,
        )
        self._words = tuple(command)
        self._socket = socket
        self._warn = warn
        self._errors: list[str] = []

    async def _close(self) -> None:
        await self._socket.close()

    def _build_environment(self, width: int = 80, height: int = 24) -> dict[str, str]:
        """Return the app's environment, which describes a terminal with all colours."""
        environment = super()._build_environment(*_clamped(width, height))
        return {**environment, "TEXTUAL_DRIVER": DRIVER, "TERM": "xterm-256color"}

    async def set_terminal_size(self, width: int, height: int) -> None:
        """Tell the app the new size of its tab, in columns and rows."""
        await super().set_terminal_size(*_clamped(width, height))

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        """Start the app in a new process session, so that Ctrl+C reaches only the server.

        Returns:
            The process.
        """
        self._process = process = await asyncio.create_subprocess_exec(
            *self._words,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            env=self._build_environment(width, height),
        )
        self._stdin = process.stdin
        return process

    async def run(self) -> None:
        """Send the app's output to the tab until the app ends; then close the connection."""
        process = self._process
        assert process is not None  # noqa: S101  # `start` has opened it
        complaints = asyncio.create_task(self._listen(process))
        announced = await self._is_announced(process)
        if announced:
            await self._forward(process)
        await complaints
        await process.wait()
        if not announced:
            await self._show_error(process.returncode)
        with contextlib.suppress(ConnectionError, RuntimeError):
            await self._close()

    async def stop(self) -> None:
        """End the app after its tab was closed or the server was ended.

        The app is asked to end, so that it can save its session. It is killed if it does not end.
        """
        process, task, self._task = self._process, self._task, None
        if process is None or task is None:
            return
        await self._download_manager.cancel_app_downloads(app_service_id=self.app_service_id)
        for ask in (self._ask_to_leave, process.terminate, process.kill):
            with contextlib.suppress(ProcessLookupError):
                ask()
            # Meanwhile, `run` still reads the app's output: an app blocked in a write never ends.
            done, _ = await asyncio.wait({task}, timeout=TIMEOUT_S)
            if done:
                return
        task.cancel()

    def _ask_to_leave(self) -> None:
        with contextlib.suppress(RuntimeError, ConnectionError):
            self.stdin.write(self.encode_packet(b"M", json.dumps({"type": "quit"}).encode()))
            self.stdin.close()

    async def _is_announced(self, process: Process) -> bool:
        """Return whether the app in this process has reported that it draws for a browser."""
        assert process.stdout is not None  # noqa: S101  # it was opened as a pipe
        for _ in range(10):
            line = await process.stdout.readline()
            if line == _GREETING:
                return True
            if not line:
                return False
        return False

    async def _forward(self, process: Process) -> None:
        assert process.stdout is not None  # noqa: S101  # it was opened as a pipe
        take = {b"D": self.on_data, b"M": self.on_meta, b"P": self.on_packed}
        read = process.stdout.readexactly
        with contextlib.suppress(asyncio.IncompleteReadError):
            while True:
                kind = await read(1)
                payload = await read(int.from_bytes(await read(4), "big"))
                if kind in take and not self._socket.closed:
                    with contextlib.suppress(ConnectionError, RuntimeError):
                        await take[kind](payload)

    async def _listen(self, process: Process) -> None:
        assert process.stderr is not None  # noqa: S101  # it was opened as a pipe
        with contextlib.suppress(ValueError):  # a line too long for the reader
            async for line in process.stderr:
                text = clean_text(line.decode("utf-8", "replace").rstrip())
                if text and len(self._errors) < _MAX_ERRORS:
                    self._errors.append(text)
                    self._warn(text)
        while await process.stderr.read(65536):
            pass

    async def _show_error(self, status: int | None) -> None:
        """Show in the tab why the app could not be started."""
        lines = self._errors or [f"lungetimer could not be started (exit status {status})"]
        with contextlib.suppress(ConnectionError, RuntimeError):
            await self.on_data("\r\n".join(lines).encode())


def _clamped(width: int, height: int) -> tuple[int, int]:
    return min(LARGEST, max(1, int(width))), min(LARGEST, max(1, int(height)))
