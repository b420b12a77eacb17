"""Pass the coming events of a session to the player as sound cues."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, Final

from lungetimer.audio.mode import SoundMode
from lungetimer.running.sound_starter import SoundStarter
from lungetimer.training.views import State

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from pathlib import Path

    from lungetimer.audio.planner import CuePlanner, Planned
    from lungetimer.audio.worker_player import WorkerPlayer
    from lungetimer.running.session_driver import Driver
    from lungetimer.settings import Settings
    from lungetimer.training.events import Event
    from lungetimer.training.views import SessionView

# If a demo ran faster than this, tones would overlap.
FASTEST_HEARD: Final = 1.5
START_ONLY: Final = ("sound_backend", "sound_folder", "keep_speaker_awake")
"""The settings that take effect only when a sound process starts."""
MIN_PAUSE_S: Final = 5.0
"""The shortest time in seconds between two calls of `wake` that user activity causes."""
BEAT_S: Final = 1.0
"""During a session, the player receives a message at least once in this many seconds."""
STOP_S: Final = 0.3
"""Seconds to wait for the sound process before the program is stopped (Ctrl+Z)."""


class SoundListener:
    """Plays the sounds of sessions; no call waits for a sound device.

    Args:
        settings: the settings, including those of the sound.
        log: the file for what sound libraries print.
        ring: writes one BEL to the terminal; called from another thread.
        on_notice: receives one line when the backend changes; called from another thread.
        focus: returns the spoken tip for the set that comes next or begins; None for no tip.
        speed: how many times as fast as real time the session runs.

    Attributes:
        mode: the current sound mode.
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
        self._settings = settings
        self._audible = speed <= FASTEST_HEARD
        self._lengths: Mapping[str, float] = {}
        self._player: WorkerPlayer | None = None
        self._planner: CuePlanner | None = None
        self._driver: Driver | None = None
        self._focus = focus
        self._seen_changes = 0
        self._early: list[Event] = []
        self._epoch = 0
        self._getting_ready = self._opened = False
        self._starter = SoundStarter(log, ring=ring, on_notice=on_notice)
        self._opened_at_s = self._sent_at_s = 0.0

    # -- the player ---------------------------------------------------------------------------

    def wake(self) -> None:
        """Open the sound device in the background.

        Call this after the first frame, or when a session is likely.
        """
        if not self._audible:
            return
        if self._player is not None:
            self._open()
        elif not self._getting_ready:
            self._getting_ready = True
            threading.Thread(target=self._get_ready, name="sound-start", daemon=True).start()

    def user_is_active(self) -> None:
        """Open the sound device if this was not done in the last `MIN_PAUSE_S` seconds."""
        now = time.monotonic()
        if self._player is not None and now - self._opened_at_s > MIN_PAUSE_S:
            self._opened_at_s = now
            self.wake()

    def _get_ready(self) -> None:
        started = self._starter.start(self._settings)
        if started is not None:
            self._lengths = started.lengths
            self._player = started.player
            self._open()

    def _open(self) -> None:
        """Unless sound is off, open the sound device, and keep it open while a session runs."""
        if self._player and self.mode is not SoundMode.OFF:
            self._opened = True
            self._player.wake()
            if self._driver is not None:
                self._player.session_active(active=True)

    def is_ready(self) -> bool:
        """Return whether the sound is ready: a cue would be heard now, or the sound is off.

        The driver polls this at the start of a session. Call `wake` before that.
        """
        if not self._audible or self.mode is SoundMode.OFF:
            return True
        return self._player is not None and self._player.ready

    @property
    def process_id(self) -> int | None:
        """The process id of the sound process; None if there is none."""
        return self._player.worker_pid if self._player else None

    def describe(self) -> str:
        """Return a short description of what plays the sounds."""
        return self._player.describe() if self._player else "silence"

    def close(self) -> None:
        """Close the player and its sound process."""
        if self._player:
            self._player.close()
            self._player = None

    def mark_unseen(self, lines: Collection[str]) -> None:
        """Remember that the user has not seen these notices, and show them at the next start."""
        self._starter.mark_unseen(lines)

    # -- the session --------------------------------------------------------------------------

    def session_begins(self, driver: Driver) -> None:
        """Open the sound device, and play the sounds of this driver's session from now on."""
        self._driver, self._planner = driver, None
        self._early.clear()
        driver.wait_for = self.is_ready
        driver.session.warn_s = self._settings.warn_s
        self._open()

    def session_ends(self) -> None:
        """Cancel all cues that are not due yet, and let the sound device close."""
        driver, self._driver = self._driver, None
        if driver is not None and driver.session.state is not State.FINISHED:
            self._cancel()
        self._planner = None
        if self._player and self._opened:
            self._player.session_active(active=False)

    def before_stop(self) -> None:
        """Silence the sound process before the program is suspended with Ctrl+Z."""
        self._cancel()
        if self._player:
            self._player.flush(STOP_S)

    def happened(self, events: Sequence[Event], view: SessionView) -> None:  # noqa: ARG002  # a listener's signature
        """Send the cues of the next seconds to the player."""
        driver = self._driver
        if driver is None or not self._audible:
            return
        if self.mode is SoundMode.OFF and not self._opened:
            self._early.clear()  # once the sound is turned on, only what follows is heard
            return  # no device is needed while the sound is off
        self._early += events
        if driver.holding or not self._player or not self._lengths:
            return  # the cues are sent once the player is ready, unless they are too late by then
        events, self._early = self._early, []
        planner = self._planner or self._new_planner()
        changed, self._seen_changes = driver.changes != self._seen_changes, driver.changes
        planned = planner.follow(driver.session, driver.seen, events, changed=changed)
        now = time.monotonic()
        if planned is not None:
            self._schedule(planned, driver)
        elif now - self._sent_at_s >= BEAT_S:
            self._player.beat()
        else:
            return
        self._sent_at_s = now

    def _new_planner(self) -> CuePlanner:
        from lungetimer.audio.planner import CuePlanner  # noqa: PLC0415  # not before the first frame

        self._planner = CuePlanner(self._lengths, self.mode, self._spoken, self._epoch)
        return self._planner

    def _spoken(self, view: SessionView) -> str | None:
        # In an untimed set little else is spoken, so the tip is always spoken there.
        asked = self._settings.spoken_focus or view.open_set is not None
        return self._focus(view) if asked else None

    def _schedule(self, planned: Planned, driver: Driver) -> None:
        from lungetimer.audio.player import CueSchedule  # noqa: PLC0415  # not before the first frame

        self._epoch = planned.epoch
        cues = tuple((cue, driver.monotonic_at(cue.due_s)) for cue in planned.cues)
        if self._player:
            self._player.schedule(CueSchedule(planned.epoch, cues, planned.renews, planned.cuts))

    def _cancel(self) -> None:
        from lungetimer.audio.player import CueSchedule  # noqa: PLC0415  # not before the first frame

        if self._planner and self._player:
            planned = self._planner.forget()
            self._epoch = planned.epoch
            self._player.schedule(CueSchedule(planned.epoch, (), planned.renews, planned.cuts))

    # -- settings -----------------------------------------------------------------------------

    def apply_settings(self, settings: Settings) -> None:
        """Apply changed settings; they are heard from the next sound on."""
        before, self._settings = self._settings, settings
        mode = SoundMode(settings.sound_mode)
        if mode is not self.mode:
            self.mode = mode
            self._open()
        if self._player and settings.volume != before.volume:
            self._player.set_volume(settings.volume)
        if self._player and settings.latency_ms != before.latency_ms:
            self._player.set_latency(settings.latency_ms)
        if any(getattr(settings, name) != getattr(before, name) for name in START_ONLY):
            self._start_anew()
        if self._planner and self._driver:
            self._planner.set_mode(mode)
            self._seen_changes = -1  # makes the next `happened` plan again
            self._driver.pump()

    def _start_anew(self) -> None:
        """Replace the player in the background: only a new sound process uses new settings."""
        player, self._player, self._planner = self._player, None, None
        if player is not None:
            threading.Thread(target=player.close, name="sound-end", daemon=True).start()
            self._getting_ready = self._opened = False
            self.wake()
