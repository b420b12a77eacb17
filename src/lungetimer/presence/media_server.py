"""A media player on the D-Bus session bus, with a thread and an event loop of its own."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import threading
from typing import TYPE_CHECKING, Final

from lungetimer.presence.bus_words import has_session_bus

if TYPE_CHECKING:
    from collections.abc import Callable

    from lungetimer.presence.media_commands import MediaCommands
    from lungetimer.presence.mpris import Player
    from lungetimer.presence.now_playing import Shown

BUS_NAME: Final = "org.mpris.MediaPlayer2.lungetimer"


class MediaServer:
    """A media player on the D-Bus session bus until `stop` is called; idle if there is no bus.

    Args:
        commands: the actions for the buttons.
        latest: returns what is playing; called in the thread of the media player.
    """

    def __init__(self, commands: MediaCommands, latest: Callable[[], Shown]) -> None:
        self._commands = commands
        self._latest = latest
        self._player: Player | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stop = asyncio.Event()
        self._stopped = False
        self._thread = threading.Thread(target=self._run, name="media-player", daemon=True)
        self._thread.start()

    def report_changes(self, *, jumped: bool = False) -> None:
        """Report on the bus what has changed since the last report; returns at once.

        Args:
            jumped: whether the position has jumped, instead of advancing with time.
        """
        self._on_loop(lambda: self._player and self._player.report_changes(jumped=jumped))

    def stop(self, timeout_s: float = 0.0) -> None:
        """Remove the media player from the bus.

        Args:
            timeout_s: the longest wait until that is done, in seconds.
        """
        self._stopped = True
        if self._on_loop(self._stop.set) and timeout_s:
            self._thread.join(timeout_s)

    def _on_loop(self, what: Callable[[], object]) -> bool:
        """If the media player's event loop is running, have it call a function.

        Returns:
            Whether the loop was running, so that it will call the function.
        """
        loop = self._loop
        if loop is None:
            return False
        try:
            loop.call_soon_threadsafe(what)
        except RuntimeError:
            return False  # the loop has ended meanwhile
        return True

    def _run(self) -> None:
        if not has_session_bus():
            return
        log = logging.getLogger("dbus_fast")
        if not log.handlers:
            log.addHandler(logging.NullHandler())  # nothing may reach standard error
        with contextlib.suppress(Exception):  # without a library or a bus there is nothing to show
            asyncio.run(self._serve())

    async def _serve(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._loop.set_exception_handler(lambda *_: None)  # print nothing
        if self._stopped:
            return
        publishing = asyncio.create_task(self._publish())
        stopping = asyncio.create_task(self._stop.wait())
        await asyncio.wait({publishing, stopping}, return_when=asyncio.FIRST_COMPLETED)
        for task in (publishing, stopping):
            task.cancel()
        await asyncio.gather(publishing, stopping, return_exceptions=True)

    async def _publish(self) -> None:
        from dbus_fast import BusType, NameFlag, RequestNameReply  # noqa: PLC0415  # an extra
        from dbus_fast.aio import MessageBus  # noqa: PLC0415  # an extra

        from lungetimer.presence.mpris import OBJECT_PATH, Player, Root  # noqa: PLC0415  # an extra

        bus = MessageBus(bus_type=BusType.SESSION)
        try:
            await bus.connect()
            self._player = Player(self._commands, self._latest)
            bus.export(OBJECT_PATH, Root())
            bus.export(OBJECT_PATH, self._player)
            reply = await bus.request_name(BUS_NAME, NameFlag.DO_NOT_QUEUE)
            if reply is not RequestNameReply.PRIMARY_OWNER:  # another window has a session too
                await bus.request_name(f"{BUS_NAME}.instance{os.getpid()}", NameFlag.DO_NOT_QUEUE)
            self._player.report_changes()
            await bus.wait_for_disconnect()  # type: ignore[no-untyped-call]  # dbus-fast does not annotate it
        finally:
            self._player = None
            bus.disconnect()
