"""Find out for ``doctor`` what would keep the screen awake, and whether media keys would work."""

from __future__ import annotations

import importlib.util
import sys
import threading
from typing import TYPE_CHECKING, Final

from lungetimer.frozen import frozen
from lungetimer.presence.awake_advice import ways_for, what_helps
from lungetimer.presence.bus_words import NO_SESSION_BUS, has_session_bus
from lungetimer.presence.linux_console import write_to_terminal
from lungetimer.presence.ways import ActiveMethods, Attempt, Part

if TYPE_CHECKING:
    from pathlib import Path

    from lungetimer.presence.surroundings import Surroundings

PROBE_S: Final = 12.0
"""Seconds to wait for a bus that never answers; the calls themselves have shorter limits."""


@frozen
class AwakeReport:
    """Which method would keep the screen and the computer on during a session.

    Attributes:
        attempts: the result of each method that was tried, in order.
        helps: one sentence on what the user can do if no method works.
        elsewhere: whether the user sits at another computer and is connected over SSH.
    """

    attempts: tuple[Attempt, ...]
    helps: str
    elsewhere: bool = False

    def method_for(self, part: Part) -> str | None:
        """Return the name of the method that would keep ``part`` awake; None if no method would."""
        return next((a.way for a in self.attempts if part in a.keeps and not a.why_not), None)


def probe_awake(here: Surroundings, kept: Path, limit_s: float = PROBE_S) -> AwakeReport:
    """Try for a moment to keep the screen and the computer on, as a session does.

    Args:
        here: what is known about the environment of the program.
        kept: the file that stores the original screen blanking interval of a Linux console until
            it is restored.
        limit_s: the longest wait for an answer, in seconds.

    Returns:
        The result of each method that was tried, and advice.
    """
    found: list[Attempt] = []

    def look() -> None:
        methods = ActiveMethods(ways_for(here, write_to_terminal, kept))
        methods.hold()
        found.extend(methods.attempts)
        methods.release()

    thread = threading.Thread(target=look, name="probe", daemon=True)
    thread.start()
    thread.join(limit_s)
    if not found:
        found = [Attempt("desktop", frozenset(Part), "the session bus does not answer")]
    return AwakeReport(tuple(found), what_helps(here), here.ssh)


def why_no_media_keys() -> str:
    """Return one line that says why media keys cannot work here; empty if they work."""
    if sys.platform != "linux":
        return "they are for Linux only"
    if importlib.util.find_spec("dbus_fast") is None:
        return "install the extra remote: pip install 'lungetimer[remote]'"
    return "" if has_session_bus() else NO_SESSION_BUS
