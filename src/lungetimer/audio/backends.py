"""What a sound backend does, and the backends by name.

Only the sound process imports the libraries behind them, because a native crash in one, or a line
that one prints to stderr, must not reach the session.
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
    """Something that makes the sounds of an agenda heard when they are due.

    Attributes:
        latency_s: how much later a sound is heard than the device says; set from outside.
    """

    latency_s: float

    def open(self, *, quiet: bool = False) -> str:
        """Open the device and play silence through it.

        Args:
            quiet: keep what libraries print out of the log: it was tried before.

        Returns:
            What was opened, in a few words.

        Raises:
            BackendError: it does not work here.
        """

    def silent_s(self) -> float:
        """For how many seconds the open device has asked for nothing; infinite if it never did."""

    def check(self) -> None:
        """See whether something went wrong since the device was opened.

        Raises:
            BackendError: it did.
        """

    def close(self) -> None:
        """Let go of the device."""


BACKENDS: Final[dict[str, Callable[[Agenda, Scaled, bool], Backend]]] = {
    "simpleaudio": SimpleaudioBackend,
    "miniaudio": MiniaudioBackend,
}
"""What the sound process makes, by the name that `BackendName` has for it.

Each is made of the agenda, the clips, and whether silence is to keep a speaker awake.
"""
