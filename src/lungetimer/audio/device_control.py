"""The main object of the sound process: carries out the app's commands and watches the device."""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING, Final

from lungetimer.audio.agenda import Agenda
from lungetimer.audio.backend_error import BackendError
from lungetimer.audio.clips import Scaled, gain_of
from lungetimer.audio.protocol import parse_cue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from lungetimer.audio.backends import Backend

CHECK_S: Final = 0.25
"""Seconds between two checks of the device."""
IDLE_S: Final = 30.0
"""Seconds of silence outside a session after which the device is closed."""
REOPEN_S: Final = 1.0
"""A device that requests no samples for this many seconds is reopened."""
OPEN_S: Final = 8.0
"""Like `REOPEN_S`, but for a device that has requested no samples at all yet; some start slowly."""
LOST_S: Final = 3.0
"""Seconds without requests for samples after which the device is reported to the app as lost."""
REOPEN_LOST_S: Final = 3.0
"""Seconds between two attempts to open a lost device."""
HEARTBEAT_S: Final = 5.0
"""Seconds without a command from the app after which all cues that have not begun are dropped."""


class DeviceControl:
    """Owns the queue of requested sounds and the device, and decides when the device is open.

    Args:
        make: creates the backend from an `Agenda` and clips, without opening a device.
        read: returns the samples of a clip by its name, 16 bit stereo at 44.1 kHz; None if there is
            no such clip.
        volume: the initial volume in percent.
        send: sends one line to the app.
        clock: returns monotonic seconds.
    """

    def __init__(
        self,
        make: Callable[[Agenda, Scaled], Backend],
        read: Callable[[str], bytes | None],
        volume: int,
        send: Callable[[str], None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._agenda = Agenda()
        self._scaled = Scaled(read, gain_of(volume))
        self._backend = make(self._agenda, self._scaled)
        self._send, self._clock = send, clock
        self._preloaded: frozenset[str] = frozenset()
        self._active = False
        self._device = ""  # the description of the open device; empty if none is open
        self._reported = ""  # the last status of the device that was sent to the app
        self._silent_s = 0.0  # seconds since the last request for samples by any device
        self._waited_s = 0.0  # seconds since this device was opened or last requested samples
        self._retry_at_s = 0.0
        self._tried = False
        self._checked_s = self._heard_s = self._busy_until_s = clock()

    def prepare(self, names: Iterable[str]) -> None:
        """Load these clips now and keep them cached; other clips are loaded when cues need them."""
        self._preloaded |= frozenset(names)
        self._read(self._preloaded)

    def _read(self, names: Iterable[str]) -> None:
        for name in names:
            self._scaled.get(name)

    def execute(self, line: str) -> None:
        """Carry out one command; ignore an unknown command or an unknown sound.

        Raises:
            ValueError: a number in the command cannot be parsed.
        """
        now = self._heard_s = self._clock()
        word, *rest = line.split() or [""]
        match word:
            case "cue" if len(rest) >= 5:
                self._note(rest)
            case "epoch" if len(rest) == 2:
                self._agenda.renew(int(rest[0]), cut=rest[1] == "cut")
            case "volume" if rest:
                self._scaled.set_gain(gain_of(int(rest[0])))
                self._read(self._preloaded | self._agenda.sounds())
            case "latency" if rest:
                self._backend.latency_s = int(rest[0]) / 1000
            case "active" if rest:
                self._active = rest[0] == "1"
                self._keep_open(now)
            case "wake":
                self._keep_open(now)

    def _note(self, words: list[str]) -> None:
        cue = parse_cue(words, lambda name: self._scaled.get(name) is not None)
        if cue is not None and not self._reported.startswith("lost"):
            self._agenda.add(cue)
            self._keep_open(max(cue.due_s + delay_s for _, delay_s in cue.parts))

    def _keep_open(self, until_s: float) -> None:
        """Keep the device open until ``until_s`` (monotonic seconds), and for `IDLE_S` longer."""
        self._busy_until_s = max(self._busy_until_s, until_s)
        if not self._device:
            self._retry_at_s = min(self._retry_at_s, self._clock())
            self.check_device()

    @property
    def next_check_s(self) -> float | None:
        """Seconds until `check_device` must be called again; None while the device is closed."""
        if self._reported == "resting":
            return None
        return CHECK_S if not self._device or self._reported.startswith("ready") else CHECK_S / 10

    def check_device(self) -> None:
        """Open, check or close the device.

        Then report to the app which cues have begun or were dropped.
        """
        now = self._clock()
        # The device requests nothing while this process is stopped, so that time does not count.
        awake_s = min(now - self._checked_s, 2 * CHECK_S)
        self._checked_s = now
        if now - self._heard_s > HEARTBEAT_S:
            self._agenda.clear()
        wanted = self._active or now - self._busy_until_s < IDLE_S
        if not wanted:
            self._close_device()
        elif not self._device:
            self._silent_s += awake_s
            if now >= self._retry_at_s:
                self._open(now)
        else:
            self._check_samples(now, awake_s)
        settled = self._agenda.settled()
        if settled:
            self._scaled.keep(self._preloaded | self._agenda.sounds())
            self._send(f"settled {' '.join(map(str, settled))}")

    def _check_samples(self, now: float, awake_s: float) -> None:
        """Check whether the open device requests samples; reopen it if it has stopped doing so."""
        try:
            self._backend.check()
        except BackendError as error:
            self._lost(str(error), now)
            return
        silent_s = self._backend.silent_s()
        if silent_s < 2 * CHECK_S:
            self._silent_s = self._waited_s = 0.0
            self._report(f"ready {self._device}")
            return
        self._silent_s += awake_s
        self._waited_s += awake_s
        if self._silent_s >= LOST_S:
            self._report("lost the sound device accepts no samples")
        if self._waited_s >= (REOPEN_S if math.isfinite(silent_s) else OPEN_S):
            self._backend.close()
            self._device = ""
            self._open(now)

    def _open(self, now: float) -> None:
        self._retry_at_s, self._waited_s = now + REOPEN_LOST_S, 0.0
        try:
            self._device = self._backend.open(quiet=self._tried)
        except BackendError as error:
            if self._reported.startswith("ready") and self._silent_s < LOST_S:
                self._retry_at_s = now + 2 * CHECK_S  # the sound server may only be restarting
            else:
                self._report(f"lost {error}")
        self._tried = True
        self._checked_s = self._clock()  # opening may have taken long

    def _lost(self, reason: str, now: float) -> None:
        self._backend.close()
        self._device = ""
        self._retry_at_s = now + REOPEN_LOST_S
        self._report(f"lost {reason}")

    def _close_device(self) -> None:
        if self._device:
            self._backend.close()
            self._device = ""
        self._silent_s = 0.0
        self._report("resting")

    def _report(self, word: str) -> None:
        if word != self._reported:
            if word.startswith("lost"):
                self._agenda.clear()  # the app plays the dropped cues through its stand-in
            self._reported = word
            self._send(word)
