"""Show sessions as a media player, so that media keys, a headset or a phone control them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lungetimer.presence.media_commands import MediaCommands
    from lungetimer.presence.media_player import MediaPlayer
    from lungetimer.running.session_driver import Driver
    from lungetimer.settings import Settings
    from lungetimer.training.events import Event
    from lungetimer.training.views import SessionView


class MediaListener:
    """Session listener that shows the session to the desktop as a media player, over D-Bus.

    Args:
        settings: whether to show a media player, and how loud the sound is.
        commands: returns the actions of the buttons; the actions are called from another thread.
        speed: how many times as fast as real time the session runs.
        make_player: creates the media player; tests set this.
    """

    def __init__(
        self,
        settings: Settings,
        commands: Callable[[], MediaCommands],
        *,
        speed: float = 1.0,
        make_player: Callable[[], MediaPlayer] | None = None,
    ) -> None:
        self._settings = settings
        self._commands = commands
        self._speed = speed
        self._make_player = make_player or self._player_here
        self._player: MediaPlayer | None = None

    def session_begins(self, driver: Driver) -> None:  # noqa: ARG002  # a listener's signature
        """Show the session to the desktop as a media player, if settings and system allow it."""
        if self._settings.media_player and sys.platform == "linux":
            self._player = self._make_player()
            self._player.begin()

    def happened(self, events: Sequence[Event], view: SessionView) -> None:
        """Update what the desktop's media controls show about the session."""
        if self._player is not None:
            self._player.happened(events, view)

    def session_ends(self) -> None:
        """Stop showing a media player to the desktop."""
        player, self._player = self._player, None
        if player is not None:
            player.end()

    def apply_settings(self, settings: Settings) -> None:
        """Update the volume; if the media player is now turned off, stop showing it."""
        self._settings = settings
        if not settings.media_player:
            self.session_ends()
        if self._player is not None:
            self._player.set_volume(settings.volume)

    def close(self) -> None:
        """Stop showing a media player to the desktop, and end its thread."""
        player, self._player = self._player, None
        if player is not None:
            player.close()

    def _player_here(self) -> MediaPlayer:
        from lungetimer.presence.media_player import MediaPlayer  # noqa: PLC0415  # not before the first frame

        return MediaPlayer(self._commands(), volume=self._settings.volume, speed=self._speed)
