"""The server: it gives browsers on this computer one page, and runs one app for each tab."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import os
import re
import signal
import socket
import weakref
from pathlib import Path
from typing import TYPE_CHECKING, Final

from aiohttp import web
from textual_serve.server import Server

from lungetimer.web.child import AppProcess
from lungetimer.web.guard import headers, is_other_account, owner_of, refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from aiohttp.typedefs import Handler

LOOPBACK: Final = "127.0.0.1"
_PAGE: Final = Path(__file__).with_name("page")
_HEARTBEAT_S: Final = 15.0
_CLOSE_S: Final = 2.0


class PortError(Exception):
    """A port cannot be opened; the message is one line that says which port, and why."""


def open_port(port: int) -> socket.socket:
    """Return a socket that listens on the loopback interface.

    Args:
        port: 0 for any free port.

    Raises:
        PortError: the port is in use, or the system refuses it.
    """
    one = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if os.name == "posix":
            # Without this option, the port stays blocked for a minute after the last tab was
            # closed. On Windows, the option would share the port with other programs.
            one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        one.bind((LOOPBACK, port))
        one.listen()
    except OSError as error:
        one.close()
        busy = error.errno == errno.EADDRINUSE
        why = "another program uses it" if busy else error.strerror or "the system refuses it"
        raise PortError(
            f"cannot use port {port}: {why}; choose another with --port, or any free one with "
            "--port 0"
        ) from None
    return one


class LungetimerServer(Server):
    """Serves the app to browsers on this computer.

    Args:
        command: the command line that starts one app, word by word.
        listening: the socket from `open_port`.
        warn: called with lines about errors, without control characters.
    """

    def __init__(
        self, command: Sequence[str], listening: socket.socket, warn: Callable[[str], None]
    ) -> None:
        port: int = listening.getsockname()[1]
        super().__init__("lungetimer", host=LOOPBACK, port=port, title="lungetimer")
        self._words = tuple(command)
        self._listening = listening
        self._warn = warn
        self._tabs: weakref.WeakSet[web.WebSocketResponse] = weakref.WeakSet()

    @property
    def address(self) -> str:
        """The address to open in the browser."""
        return f"http://localhost:{self.port}"

    async def run(self, until: asyncio.Event, ready: Callable[[], None]) -> None:
        """Serve browsers until `until` is set; then every app saves its session and ends.

        Args:
            until: the event that ends the server.
            ready: called when the page can be opened.
        """
        runner = web.AppRunner(await self._make_app(), access_log=None, shutdown_timeout=20)
        await runner.setup()
        try:
            await web.SockSite(runner, self._listening).start()
            ready()
            await until.wait()
        finally:
            await runner.cleanup()

    async def _make_app(self) -> web.Application:
        app = web.Application(middlewares=[self._guarded])
        app.add_routes([
            web.get("/", self._index),
            web.get("/ws", self.handle_websocket),
            web.static("/page", _PAGE),
            web.static("/static", self.statics_path),
        ])  # fmt: skip
        app.on_shutdown.append(self.on_shutdown)
        return app

    @web.middleware
    async def _guarded(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Return the handler's response; if the request is refused, a response with status 403.

        Raises:
            HTTPException: aiohttp's own errors such as 404, with the security headers added.
        """
        drives = request.path == "/ws"
        host = request.headers.get("Host")
        why = refusal(host, request.headers.get("Origin"), drives=drives)
        if why is None and self._from_other_account(request):
            why = "only the account that runs lungetimer serve may open this page"
        if why is not None or host is None:
            return web.Response(status=403, text=f"lungetimer: {why}\n")
        if drives:
            return await handler(request)
        try:
            response = await handler(request)
        except web.HTTPException as error:
            error.headers.update(headers(host))
            raise
        if not response.prepared:
            response.headers.update(headers(host))
        return response

    def _from_other_account(self, request: web.Request) -> bool:
        me: int | None = getattr(os, "getuid", lambda: None)()  # Windows has no user ids
        peer = request.transport and request.transport.get_extra_info("peername")
        return bool(me is not None and peer and is_other_account(owner_of(peer[1], self.port), me))

    async def _index(self, _: web.Request) -> web.FileResponse:
        return web.FileResponse(_PAGE / "index.html")

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """Run an app for one tab until the connection to the tab ends.

        Returns:
            The closed connection.
        """
        tab = web.WebSocketResponse(heartbeat=_HEARTBEAT_S, timeout=_CLOSE_S)
        await tab.prepare(request)
        self._tabs.add(tab)
        app = AppProcess(self._words, tab, self.download_manager, self._warn)
        try:
            await app.start(_cells(request, "width", 80), _cells(request, "height", 24))
            await self._process_messages(tab, app)
        except (ValueError, TypeError, KeyError, IndexError, AssertionError):
            # A message that our page does not send, and that textual-serve cannot parse.
            await tab.close(code=1003)
        except OSError as error:
            self._warn(f"the app cannot be started: {error.strerror}")
        finally:
            await self._close_tab(tab, request)
            await app.stop()
        return tab

    async def _close_tab(self, tab: web.WebSocketResponse, request: web.Request) -> None:
        with contextlib.suppress(TimeoutError, ConnectionError, RuntimeError):
            await asyncio.wait_for(tab.close(), _CLOSE_S)
        if request.transport:
            request.transport.abort()  # do not wait any longer for a tab that is suspended

    async def on_shutdown(self, app: web.Application) -> None:  # noqa: ARG002  # aiohttp's signature
        """Close the connection to every tab; `handle_websocket` then ends the app of the tab."""
        closings = (asyncio.wait_for(tab.close(code=1001), _CLOSE_S) for tab in self._tabs)
        await asyncio.gather(*closings, return_exceptions=True)


def _cells(request: web.Request, name: str, default: int) -> int:
    """Return how many columns or rows the page asks for; `AppProcess` limits the number."""
    text = request.query.get(name, "")
    return int(text) if re.fullmatch("[0-9]{1,4}", text) else default


async def serve(server: LungetimerServer, ready: Callable[[], None]) -> None:
    """Run the server until Ctrl+C is pressed or a signal asks the program to end."""
    until = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None:
            # Windows does not support such handlers; there, Ctrl+C cancels this task.
            with contextlib.suppress(NotImplementedError):
                loop.add_signal_handler(number, until.set)
    await server.run(until, ready)
