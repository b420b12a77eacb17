"""The desk of the sound process: carries out commands, and looks after the device."""

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

TEND_S: Final = 0.25
"""How often the desk looks after its device."""
IDLE_S: Final = 30.0
"""After so much silence outside a session the device may rest."""
SUSPECT_S: Final = 1.0
"""A device that asked for nothing for this long is opened anew."""
OPEN_S: Final = 8.0
"""A device that never asked since it was opened is given this long: some are slow to wake."""
LOST_S: Final = 3.0
"""After this long without a device that asks, the app is told."""
RETRY_S: Final = 3.0
"""How often a lost device is looked for."""
HEARTBEAT_S: Final = 5.0
"""Without a word of the app for this long, what has not begun is dropped."""


class Desk:
    """What is due, the device, and when it may rest.

    Args:
        make: makes the backend of an agenda and clips; it is not opened yet.
        read: the samples of a clip by its name, 16 bit stereo 44.1 kHz; None where there is none.
        volume: percent.
        say: tells the app one line.
        clock: monotonic seconds.
    """

    def __init__(
        self,
        make: Callable[[Agenda, Scaled], Backend],
        read: Callable[[str], bytes | None],
        volume: int,
        say: Callable[[str], None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._agenda = Agenda()
        self._scaled = Scaled(read, gain_of(volume))
        self._backend = make(self._agenda, self._scaled)
        self._say, self._clock = say, clock
        self._kept: frozenset[str] = frozenset()
        self._active = False
        self._device = ""  # what is open
        self._told = ""  # the last word about the device that the app was told
        self._silent_s = 0.0  # since a device asked for samples
        self._waited_s = 0.0  # since then, or since it was opened
        self._retry_at_s = 0.0
        self._tried = False
        self._tended_s = self._heard_s = self._busy_until_s = clock()

    def prepare(self, names: Iterable[str]) -> None:
        """Have some clips ready, and keep them; the others are read when they are told."""
        self._kept |= frozenset(names)
        self._read(self._kept)

    def _read(self, names: Iterable[str]) -> None:
        for name in names:
            self._scaled.get(name)

    def obey(self, line: str) -> None:
        """Carry out one command; an unknown one, or an unknown sound, is passed over.

        Raises:
            ValueError: a number in it is none.
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
                self._read(self._kept | self._agenda.sounds())
            case "latency" if rest:
                self._backend.latency_s = int(rest[0]) / 1000
            case "active" if rest:
                self._active = rest[0] == "1"
                self._stay_up(now)
            case "wake":
                self._stay_up(now)

    def _note(self, words: list[str]) -> None:
        cue = parse_cue(words, lambda name: self._scaled.get(name) is not None)
        if cue is not None and not self._told.startswith("lost"):
            self._agenda.add(cue)
            self._stay_up(max(cue.due_s + delay_s for _, delay_s in cue.parts))

    def _stay_up(self, until_s: float) -> None:
        """The device is wanted until then, and for `IDLE_S` longer."""
        self._busy_until_s = max(self._busy_until_s, until_s)
        if not self._device:
            self._retry_at_s = min(self._retry_at_s, self._clock())
            self.tend()

    @property
    def wake_in_s(self) -> float | None:
        """Seconds until `tend` is wanted again; None while there is nothing to look after."""
        if self._told == "resting":
            return None
        return TEND_S if not self._device or self._told.startswith("ready") else TEND_S / 10

    def tend(self) -> None:
        """Open, look after, or close the device, and tell the app what became of its cues."""
        now = self._clock()
        # Time in which this process stood still is no silence of the device's.
        awake_s = min(now - self._tended_s, 2 * TEND_S)
        self._tended_s = now
        if now - self._heard_s > HEARTBEAT_S:
            self._agenda.clear()
        wanted = self._active or now - self._busy_until_s < IDLE_S
        if not wanted:
            self._rest()
        elif not self._device:
            self._silent_s += awake_s
            if now >= self._retry_at_s:
                self._open(now)
        else:
            self._look(now, awake_s)
        settled = self._agenda.settled()
        if settled:
            self._scaled.keep(self._kept | self._agenda.sounds())
            self._say(f"settled {' '.join(map(str, settled))}")

    def _look(self, now: float, awake_s: float) -> None:
        """See whether the open device asks for samples."""
        try:
            self._backend.check()
        except BackendError as error:
            self._lose(str(error), now)
            return
        silent_s = self._backend.silent_s()
        if silent_s < 2 * TEND_S:
            self._silent_s = self._waited_s = 0.0
            self._tell(f"ready {self._device}")
            return
        self._silent_s += awake_s
        self._waited_s += awake_s
        if self._silent_s >= LOST_S:
            self._tell("lost the sound device takes no samples")
        if self._waited_s >= (SUSPECT_S if math.isfinite(silent_s) else OPEN_S):
            self._backend.close()
            self._device = ""
            self._open(now)

    def _open(self, now: float) -> None:
        self._retry_at_s, self._waited_s = now + RETRY_S, 0.0
        try:
            self._device = self._backend.open(quiet=self._tried)
        except BackendError as error:
            if self._told.startswith("ready") and self._silent_s < LOST_S:
                self._retry_at_s = now + 2 * TEND_S  # a server that is only started anew
            else:
                self._tell(f"lost {error}")
        self._tried = True
        self._tended_s = self._clock()  # opening may have taken its time

    def _lose(self, reason: str, now: float) -> None:
        self._backend.close()
        self._device = ""
        self._retry_at_s = now + RETRY_S
        self._tell(f"lost {reason}")

    def _rest(self) -> None:
        if self._device:
            self._backend.close()
            self._device = ""
        self._silent_s = 0.0
        self._tell("resting")

    def _tell(self, word: str) -> None:
        if word != self._told:
            if word.startswith("lost"):
                self._agenda.clear()  # the app lets it be heard otherwise
            self._told = word
            self._say(word)
