"""The interface of a sound backend, and the table of backends by name.

Only the sound process imports the libraries that the backends need, because a crash in a library or
a line that a library prints to stderr must not disturb the session.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from lungetimer.audio.miniaudio_backend import MiniaudioBackend
from lungetimer.audio.simpleaudio_backend import SimpleaudioBackend

if TYPE_CHECKING:
    from collections.abc import Callable

    from lungetimer.audio.agenda import Agenda
    from lungetimer.audio.clips import Scaled


class Backend(Protocol):
    """Plays the requested sounds when they are due.

    Attributes:
        latency_s: the latency in seconds that the user has set: a sound is heard this much later
            than the device reports.
    """

    latency_s: float

    def open(self, *, quiet: bool = False) -> str:
        """Open the device and play silence through it.

        Args:
            quiet: whether to suppress what libraries print, because the log already has it from an
                earlier attempt.

        Returns:
            A short description of what was opened.

        Raises:
            BackendError: the backend does not work on this machine.
        """

    def silent_s(self) -> float:
        """Return the seconds since the device last requested samples; infinite if it never has."""

    def check(self) -> None:
        """Check whether an error has occurred since the device was opened.

        Raises:
            BackendError: an error has occurred.
        """

    def close(self) -> None:
        """Close the device, so that other programs can use it."""


BACKENDS: Final[dict[str, Callable[[Agenda, Scaled, bool], Backend]]] = {
    "simpleaudio": SimpleaudioBackend,
    "miniaudio": MiniaudioBackend,
}
"""The classes of the backends, by the value of `BackendName`.

Each class takes three arguments: the agenda, the clips, and whether to fill silence with inaudible
noise so that a speaker stays on.
"""
