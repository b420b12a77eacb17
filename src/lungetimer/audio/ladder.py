"""Which backend is tried next. Pure: it only keeps count."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

RESTARTS: Final = 2


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
        raise ValueError(f"sound.backend: {text!r} is not allowed; one of {allowed}") from None


class Ladder:
    """The backends still to be tried, and why the earlier ones were left.

    Args:
        forced: the backend asked for; it comes first, and what follows it is the fallback.
        bell: whether there is a terminal to ring.

    Attributes:
        current: the backend in use, or being tried.
        left: why each earlier one was left, in order.
    """

    def __init__(self, forced: BackendName | None = None, *, bell: bool = True) -> None:
        order = list(BackendName)
        if forced is not None:
            order = order[order.index(forced) :]
        self._order = [name for name in order if bell or name is not BackendName.BELL]
        self._forced = forced
        self._deaths = 0
        self._notice = ""
        self.left: list[tuple[BackendName, str]] = []

    @property
    def current(self) -> BackendName:
        """The backend in use, or being tried."""
        return self._order[0]

    def failed(self, reason: str) -> None:
        """The current backend does not work here: on to the next."""
        name = self._order.pop(0)
        self.left.append((name, reason))
        self._deaths = 0
        # Doing without simpleaudio is ordinary unless it was asked for; being left without any
        # device is not.
        if name is self._forced or not self.current.in_worker:
            self._notice = self._notice or reason

    def died(self) -> bool:
        """The worker ended by itself; whether the same backend gets another one."""
        self._deaths += 1
        if self._deaths <= RESTARTS:
            return True
        reason = f"{self.current.told} stopped {self._deaths} times"
        self._notice = self._notice or reason
        self.failed(reason)
        return False

    def notice(self) -> str | None:
        """One line for the person, once, if there is something to tell about where we are now."""
        reason, self._notice = self._notice, ""
        if not reason:
            return None
        return f"Sound: {reason}. From here on: {self.current.told}."
