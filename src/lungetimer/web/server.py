"""The server: one page, its scripts, and for each tab of it an app; on the loopback alone."""

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
from lungetimer.web.guard import headers, is_stranger, owner_of, refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from aiohttp.typedefs import Handler

LOOPBACK: Final = "127.0.0.1"
_PAGE: Final = Path(__file__).with_name("page")
_HEARTBEAT_S: Final = 15.0
_GOODBYE_S: Final = 2.0


class PortError(Exception):
    """The port cannot be had; one line says which, and why."""


def open_port(port: int) -> socket.socket:
    """A socket that listens on the loopback.

    Args:
        port: 0 for any that is free.

    Raises:
        PortError: it is taken, or the system does not give it.
    """
    one = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if os.name == "posix":
            # Else the port rests for a minute after the last tab. On Windows it would share it.
            one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        one.bind((LOOPBACK, port))
        one.listen()
    except OSError as error:
        one.close()
        busy = error.errno == errno.EADDRINUSE
        why = "another program uses it" if busy else error.strerror or "the system refuses it"
        raise PortError(f"port {port}: {why}; choose another with --port, or 0 for any") from None
    return one


class LungetimerServer(Server):
    """Serves the app to browsers on this computer.

    Args:
        command: the program and its arguments that make one app.
        listening: from `open_port`.
        tell: gets lines about what goes wrong, without control characters.
    """

    def __init__(
        self, command: Sequence[str], listening: socket.socket, tell: Callable[[str], None]
    ) -> None:
        port: int = listening.getsockname()[1]
        super().__init__("lungetimer", host=LOOPBACK, port=port, title="lungetimer")
        self._words = tuple(command)
        self._listening = listening
        self._tell = tell
        self._tabs: weakref.WeakSet[web.WebSocketResponse] = weakref.WeakSet()

    @property
    def address(self) -> str:
        """Where to look."""
        return f"http://localhost:{self.port}"

    async def run(self, until: asyncio.Event, ready: Callable[[], None]) -> None:
        """Serve until an event is set; then every app keeps its session and ends.

        Args:
            until: set when it is enough.
            ready: called once the page can be opened.
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
        """Answer those who may ask, and nobody else."""
        drives = request.path == "/ws"
        host = request.headers.get("Host")
        why = refusal(host, request.headers.get("Origin"), drives=drives)
        if why is None and self._from_a_stranger(request):
            why = "it is open to the account that serves it, and to no other"
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

    def _from_a_stranger(self, request: web.Request) -> bool:
        me: int | None = getattr(os, "getuid", lambda: None)()  # Windows has no such numbers
        peer = request.transport and request.transport.get_extra_info("peername")
        return bool(me is not None and peer and is_stranger(owner_of(peer[1], self.port), me))

    async def _index(self, _: web.Request) -> web.FileResponse:
        return web.FileResponse(_PAGE / "index.html")

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """One tab: an app that lives as long as the connection."""
        tab = web.WebSocketResponse(heartbeat=_HEARTBEAT_S, timeout=_GOODBYE_S)
        await tab.prepare(request)
        self._tabs.add(tab)
        app = AppProcess(self._words, tab, self.download_manager, self._tell)
        try:
            await app.start(_cells(request, "width", 80), _cells(request, "height", 24))
            await self._process_messages(tab, app)
        except (ValueError, TypeError, KeyError, IndexError, AssertionError):
            # Not what our page sends: textual-serve's reader stumbled over it.
            await tab.close(code=1003)
        except OSError as error:
            self._tell(f"the app cannot be started: {error.strerror}")
        finally:
            await self._say_goodbye(tab, request)
            await app.stop()
        return tab

    async def _say_goodbye(self, tab: web.WebSocketResponse, request: web.Request) -> None:
        with contextlib.suppress(TimeoutError, ConnectionError, RuntimeError):
            await asyncio.wait_for(tab.close(), _GOODBYE_S)
        if request.transport:
            request.transport.abort()  # whoever waits for a tab that sleeps is let go

    async def on_shutdown(self, app: web.Application) -> None:  # noqa: ARG002  # aiohttp's signature
        """Close every tab; the handlers then end their apps."""
        goodbyes = (asyncio.wait_for(tab.close(code=1001), _GOODBYE_S) for tab in self._tabs)
        await asyncio.gather(*goodbyes, return_exceptions=True)


def _cells(request: web.Request, name: str, default: int) -> int:
    """A number of columns or rows that a page names; `AppProcess` keeps it sensible."""
    text = request.query.get(name, "")
    return int(text) if re.fullmatch("[0-9]{1,4}", text) else default


async def serve(server: LungetimerServer, ready: Callable[[], None]) -> None:
    """Serve until Ctrl+C, or until the system asks to end."""
    until = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None:
            # Windows has none of it; there Ctrl+C cancels this task.
            with contextlib.suppress(NotImplementedError):
                loop.add_signal_handler(number, until.set)
    await server.run(until, ready)
