"""The interface of a sound backend, and the table of backends by name.

Only the sound process imports the libraries that the backends need, because a native crash in a
library, or a line that it prints to stderr, must not reach the session.
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
    """Plays the sounds of an agenda when they are due.

    Attributes:
        latency_s: how many seconds later a sound is heard than the device reports; set by the user.
    """

    latency_s: float

    def open(self, *, quiet: bool = False) -> str:
        """Open the device and play silence through it.

        Args:
            quiet: suppress what libraries print, because an earlier attempt has been logged.

        Returns:
            A short description of what was opened.

        Raises:
            BackendError: the backend does not work here.
        """

    def silent_s(self) -> float:
        """Return the seconds since the device last requested samples; infinite if it never has."""

    def check(self) -> None:
        """Check whether an error occurred since the device was opened.

        Raises:
            BackendError: an error occurred.
        """

    def close(self) -> None:
        """Release the device."""


BACKENDS: Final[dict[str, Callable[[Agenda, Scaled, bool], Backend]]] = {
    "simpleaudio": SimpleaudioBackend,
    "miniaudio": MiniaudioBackend,
}
"""The classes of the backends, by the value of `BackendName`.

Arguments: the agenda, the clips, and whether to fill silence so that a speaker stays awake.
"""
