"""Show a session as a media player: for media keys, headset buttons, lock screen and phone."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from lungetimer.frozen import replace
from lungetimer.presence.media_commands import MediaCommands
from lungetimer.presence.now_playing import Position, Shown, now_playing
from lungetimer.training.events import PhaseStarted
from lungetimer.training.views import State

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lungetimer.presence.media_server import MediaServer
    from lungetimer.training.events import Event
    from lungetimer.training.views import SessionView

Latest = Callable[[], Shown]
Publish = Callable[[MediaCommands, Latest], "MediaServer"]
TIMEOUT_S: Final = 0.3
"""Seconds to wait for an orderly end; the bus forgets even a connection that ends without one."""
MIN_JUMP_S: Final = 1.0
"""A position is reported as a jump if it is more than this many seconds off the expected one."""


class MediaPlayer:
    """Listens to a session and shows it to the desktop as a media player, over D-Bus.

    Args:
        commands: the actions for the buttons.
        volume: the volume of the sound in percent.
        speed: session seconds per real second.
        clock: returns seconds that never go back.
        publish: creates the `MediaServer`; tests set this.
    """

    def __init__(
        self,
        commands: MediaCommands,
        *,
        volume: int = 100,
        speed: float = 1.0,
        clock: Callable[[], float] = time.monotonic,
        publish: Publish | None = None,
    ) -> None:
        self._commands = commands
        self._clock = clock
        self._publish = publish or _publish_on_bus
        self._shown = Shown(volume=volume, speed=speed)
        self._track = 0
        self._server: MediaServer | None = None

    def begin(self) -> None:
        """Show the media player to the desktop, because a session begins."""
        if self._server is None:
            self._server = self._publish(self._commands, self._latest)

    def end(self, timeout_s: float = 0.0) -> None:
        """Stop showing the media player to the desktop, because the session has ended.

        Args:
            timeout_s: the longest wait until that is done, in seconds.
        """
        server, self._server = self._server, None
        if server is not None:
            server.stop(timeout_s)

    def close(self) -> None:
        """Stop showing the media player, because the program ends.

        This waits until the media player is gone, but at most `TIMEOUT_S` seconds.
        """
        self.end(TIMEOUT_S)

    def happened(self, events: Sequence[Event], view: SessionView) -> None:
        """Update what the media player shows, and report changes to the desktop."""
        self._track += sum(isinstance(event, PhaseStarted) for event in events)
        before, now = self._shown, self._clock()
        speed = before.speed if view.state is State.RUNNING else 0.0
        position = Position(view.phase_s, now, speed)
        playing = now_playing(view, self._track)
        same_track = playing.track == before.playing.track
        jumped = (
            same_track and abs(before.position.at(now) - view.phase_s) > MIN_JUMP_S * before.speed
        )
        self._show(replace(before, playing=playing, position=position), jumped=jumped)

    def set_volume(self, percent: int) -> None:
        """Have the media player show a new volume, in percent."""
        self._show(replace(self._shown, volume=percent))

    def _show(self, shown: Shown, *, jumped: bool = False) -> None:
        before, self._shown = self._shown, shown
        same = (shown.playing, shown.volume) == (before.playing, before.volume)
        # This is called ten times a second. A position that advances normally is not sent, because
        # other programs read it when they need it.
        if self._server is not None and (jumped or not same):
            self._server.report_changes(jumped=jumped)

    def _latest(self) -> Shown:
        return self._shown


def _publish_on_bus(commands: MediaCommands, latest: Latest) -> MediaServer:
    from lungetimer.presence.media_server import MediaServer  # noqa: PLC0415  # not before the first frame

    return MediaServer(commands, latest)


def is_supported() -> bool:
    """Return whether this system can show a media player over D-Bus, which only Linux can."""
    return sys.platform == "linux"
