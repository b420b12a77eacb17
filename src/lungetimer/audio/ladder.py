"""Decide which sound backend is tried next when one fails or crashes."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

RESTARTS: Final = 2
STABLE_S: Final = 60.0
"""Seconds after which a crash of the sound process no longer counts."""


class BackendName(StrEnum):
    """A sound backend. The members are in order of preference; the last one is silence."""

    SIMPLEAUDIO = "simpleaudio"
    MINIAUDIO = "miniaudio"
    BELL = "bell"
    NONE = "none"

    @property
    def in_worker(self) -> bool:
        """Whether this backend plays in the sound process; the bell and silence do not."""
        return self not in {BackendName.BELL, BackendName.NONE}

    @property
    def display_name(self) -> str:
        """The name of this backend as the user reads it."""
        return {"bell": "the terminal bell", "none": "silence"}.get(self.value, self.value)


def backend_choice(text: str) -> BackendName | None:
    """Return the backend named by the setting ``sound.backend``; None for ``auto``.

    Raises:
        ValueError: there is no such backend; the message is one line that lists the valid values.
    """
    if text == "auto":
        return None
    try:
        return BackendName(text)
    except ValueError:
        allowed = ", ".join(["auto", *BackendName])
        raise ValueError(f"sound.backend must be one of {allowed}, not {text!r}") from None


class Ladder:
    """The backends that are still to be tried, and why the earlier ones failed.

    Args:
        forced: the backend chosen by the user; it is tried first, and only those after it in the
            order of preference are used as a fallback.
        bell: whether there is a terminal that can ring its bell.
        missing: the backends that cannot be used here, each with one line that says why.

    Attributes:
        failures: the backends that failed, each with the reason, in order.
    """

    def __init__(
        self,
        forced: BackendName | None = None,
        *,
        bell: bool = True,
        missing: Mapping[BackendName, str] | None = None,
    ) -> None:
        order = list(BackendName)
        if forced is not None:
            order = order[order.index(forced) :]
        self._order = [name for name in order if bell or name is not BackendName.BELL]
        self._forced = forced
        self._crashes: list[float] = []
        self._notice = ""
        self.failures: list[tuple[BackendName, str]] = []
        while self.current in (missing or {}):
            self.failed((missing or {})[self.current])

    @property
    def current(self) -> BackendName:
        """The backend in use, or being tried."""
        return self._order[0]

    @property
    def stand_in(self) -> BackendName:
        """The backend to use while the current one has no device: the bell, or silence."""
        return next(name for name in self._order if not name.in_worker)

    @property
    def is_last_device(self) -> bool:
        """Whether no other backend with a device remains to be tried."""
        return not self._order[1].in_worker if self.current.in_worker else True

    def failed(self, reason: str) -> None:
        """Switch to the next backend, because the current one does not work on this machine."""
        name = self._order.pop(0)
        self.failures.append((name, reason))
        self._crashes.clear()
        # Most people do not have simpleaudio, so its failure is reported only if the user chose it.
        # The loss of every device is always reported.
        if name is self._forced or not self.current.in_worker:
            self._notice = self._notice or _sentence(reason, self.current)

    def lost(self, reason: str) -> None:
        """Record that the current backend has no device at present; the device may come back."""
        self._notice = self._notice or _sentence(reason, self.stand_in)

    def crashed(self, now_s: float) -> bool:
        """Count a crash of the sound process.

        After too many crashes, the backend is treated as `failed`, or as `lost` if it is the last
        backend with a device.

        Args:
            now_s: monotonic seconds of this crash; crashes older than `STABLE_S` no longer count.

        Returns:
            Whether to restart the same backend at once.
        """
        self._crashes = [at for at in self._crashes if now_s - at < STABLE_S]
        self._crashes.append(now_s)
        if len(self._crashes) <= RESTARTS:
            return True
        reason = f"the sound process stopped {len(self._crashes)} times within a minute"
        self._crashes.clear()
        if self.is_last_device:
            self.lost(reason)
        else:
            self.failed(reason)
        return False

    def notice(self) -> str | None:
        """Return the message about the latest change of backend; None if it was returned before."""
        notice, self._notice = self._notice, ""
        return notice or None


def _sentence(reason: str, instead: BackendName) -> str:
    """Return the message that says what went wrong, and what plays the sounds instead."""
    if instead is BackendName.NONE:
        return f"Sound: {reason}. There is no sound."
    return f"Sound: {reason}. lungetimer uses {instead.display_name} instead."
