"""Which backend is tried next. Pure: it only keeps count."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

RESTARTS: Final = 2
FORGIVEN_S: Final = 60.0
"""A death of the sound process that lies this far back counts no more."""


class BackendName(StrEnum):
    """A way to be heard, best first; the last one is silence."""

    SIMPLEAUDIO = "simpleaudio"
    MINIAUDIO = "miniaudio"
    BELL = "bell"
    NONE = "none"

    @property
    def in_worker(self) -> bool:
        """Whether it needs the worker process."""
        return self not in {BackendName.BELL, BackendName.NONE}

    @property
    def told(self) -> str:
        """What the person calls it."""
        return {"bell": "the terminal bell", "none": "silence"}.get(self.value, self.value)


def backend_choice(text: str) -> BackendName | None:
    """The setting ``sound.backend`` as a backend; ``None`` for ``auto``.

    Raises:
        ValueError: one line that names what is allowed.
    """
    if text == "auto":
        return None
    try:
        return BackendName(text)
    except ValueError:
        allowed = ", ".join(["auto", *BackendName])
        raise ValueError(f"sound.backend must be one of {allowed}, not {text!r}") from None


class Ladder:
    """The backends still to be tried, and why the earlier ones were left.

    Args:
        forced: the backend asked for; it comes first, and what follows it is the fallback.
        bell: whether there is a terminal to ring.
        missing: the backends that cannot be used here, each with one line on why.

    Attributes:
        current: the backend in use, or being tried.
        left: why each earlier one was left, in order.
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
        self._deaths: list[float] = []
        self._notice = ""
        self.left: list[tuple[BackendName, str]] = []
        while self.current in (missing or {}):
            self.failed((missing or {})[self.current])

    @property
    def current(self) -> BackendName:
        """The backend in use, or being tried."""
        return self._order[0]

    @property
    def stand_in(self) -> BackendName:
        """What is heard while the current backend has no device: the bell, or silence."""
        return next(name for name in self._order if not name.in_worker)

    @property
    def is_last_device(self) -> bool:
        """Whether no other backend with a device is left to be tried."""
        return not self._order[1].in_worker if self.current.in_worker else True

    def failed(self, reason: str) -> None:
        """The current backend does not work here: on to the next."""
        name = self._order.pop(0)
        self.left.append((name, reason))
        self._deaths.clear()
        # Doing without simpleaudio is ordinary unless it was asked for; being left without any
        # device is not.
        if name is self._forced or not self.current.in_worker:
            self._notice = self._notice or _sentence(reason, self.current)

    def lost(self, reason: str) -> None:
        """The current backend has no device for now; it is looked for, and may come back."""
        self._notice = self._notice or _sentence(reason, self.stand_in)

    def died(self, now_s: float) -> bool:
        """The sound process ended by itself; whether the same backend gets another one at once.

        Args:
            now_s: monotonic seconds; what lies more than a minute back is forgiven.
        """
        self._deaths = [at for at in self._deaths if now_s - at < FORGIVEN_S]
        self._deaths.append(now_s)
        if len(self._deaths) <= RESTARTS:
            return True
        reason = f"the sound process stopped {len(self._deaths)} times within a minute"
        self._deaths.clear()
        if self.is_last_device:
            self.lost(reason)
        else:
            self.failed(reason)
        return False

    def notice(self) -> str | None:
        """One line for the person, once, if there is something to tell about where we are now."""
        told, self._notice = self._notice, ""
        return told or None


def _sentence(reason: str, instead: BackendName) -> str:
    """The line for the person."""
    return f"Sound: {reason}. Heard instead: {instead.told}."
