"""Lets a session be heard: hands what happens in it to the player, as cues."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Final

from lungetimer.audio.ladder import backend_choice
from lungetimer.audio.mode import SoundMode

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from lungetimer.audio.worker_player import WorkerPlayer
    from lungetimer.running.driver import Driver
    from lungetimer.settings import Settings
    from lungetimer.training.events import Event
    from lungetimer.training.views import SessionView

# On a faster clock than this (the demo's) tones would run into each other.
FASTEST_HEARD: Final = 1.5


class SoundListener:
    """Sound of the app; nothing here waits for a device.

    Args:
        settings: mode, volume, backend, and whether the focus is spoken.
        log: the file for what sound libraries print.
        ring: writes one BEL to the terminal; called from another thread.
        on_notice: told one line when the way of being heard changes; called from another thread.
        focus: tells the words of the coming set's focus, in a rest; None elsewhere.
        speed: how many times as fast as real time the session runs.
    """

    def __init__(
        self,
        settings: Settings,
        log: Path,
        *,
        ring: Callable[[], None],
        on_notice: Callable[[str], None],
        focus: Callable[[SessionView], str | None] = lambda _: None,
        speed: float = 1.0,
    ) -> None:
        self.mode = SoundMode(settings.sound_mode)
        self.volume = settings.volume
        self._audible = speed <= FASTEST_HEARD
        self._lengths: dict[str, float] = {}
        self._player: WorkerPlayer | None = None
        self._in_session = False
        self._opened = False
        self._spoken_focus = settings.spoken_focus
        self._focus = focus
        self._next_due: Callable[[], float | None] = lambda: None
        self._on_notice = on_notice
        self._backend = backend_choice(settings.sound_backend)
        self._ring = ring
        self._log = log

    def wake(self) -> None:
        """Get ready in the background; call it once the first frame stands."""
        if self._audible and self._player is None:
            threading.Thread(target=self._get_ready, name="sound", daemon=True).start()

    def _get_ready(self) -> None:
        from lungetimer.audio.sounds import (  # noqa: PLC0415  # not before the first frame
            SoundsMissingError,
            read_lengths,
            sounds_dir,
        )
        from lungetimer.audio.worker_player import WorkerPlayer  # noqa: PLC0415  # not before the first frame

        try:
            folder = sounds_dir()
        except SoundsMissingError as error:
            self._on_notice(f"No sound: {error}")
            return
        self._lengths = read_lengths(folder)
        player = WorkerPlayer(
            folder,
            self.volume,
            forced=self._backend,
            ring=self._ring,
            log=self._log,
            on_notice=self._on_notice,
        )
        self._player = player
        self._open()

    def session_begins(self, driver: Driver) -> None:
        """Open the device, and follow this driver's session."""
        self._next_due = driver.next_due_offset
        self._in_session = True
        self._open()

    def session_ends(self) -> None:
        """The session is over; the device may rest."""
        self._in_session = False
        if self._player and self._opened:
            self._player.session_active(active=False)

    def _open(self) -> None:
        """Let the player get ready, and keep the device open in a session, unless sound is off."""
        if self._player and self.mode is not SoundMode.OFF:
            self._opened = True
            self._player.wake()
            if self._in_session:
                self._player.session_active(active=True)

    def happened(self, events: Sequence[Event], view: SessionView) -> None:
        """Let the events be heard."""
        if not events or not self._player or not self._lengths:
            return
        from lungetimer.audio.cues import cue_sheet  # noqa: PLC0415  # not before the first frame
        from lungetimer.audio.words import focus_sound  # noqa: PLC0415  # nor this

        now = view.elapsed_s
        spoken = self._focus(view) if self._spoken_focus else None
        cues = cue_sheet(
            events,
            self.mode,
            self._lengths,
            now_s=now,
            next_due_s=self._next_due(),
            focus=focus_sound(spoken) if spoken else None,
        )
        for cue in cues:
            self._player.play(cue, max(0.0, now - cue.due_s))

    def follow(self, settings: Settings) -> None:
        """Mode and volume from the next sound on."""
        self._spoken_focus = settings.spoken_focus
        mode = SoundMode(settings.sound_mode)
        if mode is not self.mode:
            self.mode = mode
            self._open()
        if settings.volume != self.volume:
            self.volume = settings.volume
            if self._player:
                self._player.set_volume(settings.volume)

    def describe(self) -> str:
        """What is heard through, in a few words."""
        return self._player.describe() if self._player else "silence"

    def close(self) -> None:
        """Let go of everything."""
        if self._player:
            self._player.close()
            self._player = None
