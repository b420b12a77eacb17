"""What would keep the screen awake here, and whether media keys would work: for ``doctor``."""

from __future__ import annotations

import importlib.util
import sys
import threading
from typing import TYPE_CHECKING, Final

from lungetimer.frozen import frozen
from lungetimer.presence.awake_advice import ways_for, what_helps
from lungetimer.presence.bus_words import NO_SESSION_BUS, has_session_bus
from lungetimer.presence.linux_console import write_to_terminal
from lungetimer.presence.ways import Attempt, Holding, Part

if TYPE_CHECKING:
    from pathlib import Path

    from lungetimer.presence.surroundings import Surroundings

PROBE_S: Final = 12.0
"""Seconds until a bus that never answers is given up; the calls themselves have shorter limits."""


@frozen
class AwakeReport:
    """What would keep awake here.

    Attributes:
        attempts: how each way did, in the order they were tried.
        helps: one sentence on what helps where the program can do nothing.
        elsewhere: whether the person sits at another computer than this one.
    """

    attempts: tuple[Attempt, ...]
    helps: str
    elsewhere: bool = False

    def keeper_of(self, part: Part) -> str | None:
        """The name of the way that keeps it awake, if there is one."""
        return next((a.way for a in self.attempts if part in a.keeps and not a.why_not), None)


def probe_awake(here: Surroundings, kept: Path, limit_s: float = PROBE_S) -> AwakeReport:
    """Try every way for a moment, and let go again.

    Args:
        here: where the program runs.
        kept: the file in which a Linux console's interval is remembered.
        limit_s: seconds to wait at most.
    """
    found: list[Attempt] = []

    def look() -> None:
        holding = Holding(ways_for(here, write_to_terminal, kept))
        holding.hold()
        found.extend(holding.attempts)
        holding.release()

    thread = threading.Thread(target=look, name="probe", daemon=True)
    thread.start()
    thread.join(limit_s)
    if not found:
        found = [Attempt("desktop", frozenset(Part), "the session bus does not answer")]
    return AwakeReport(tuple(found), what_helps(here), here.ssh)


def why_no_media_keys() -> str:
    """One line on what media keys lack here; empty if they work in a session."""
    if sys.platform != "linux":
        return "they are for Linux only"
    if importlib.util.find_spec("dbus_fast") is None:
        return "install the extra remote: pip install 'lungetimer[remote]'"
    return "" if has_session_bus() else NO_SESSION_BUS
