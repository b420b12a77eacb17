"""Read the history early, so that the command ``start`` can begin its session at once.

The history is read in a thread while the modules of the screen are still being imported. In some
cases the session cannot begin at once: the history is damaged, or something must come first, such
as the safety questions or an interrupted session. The early look then has no result, and the
session waits until the history service has read everything.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Final

from lungetimer.coaching.asking_again import should_ask
from lungetimer.running.history_facts import first_facts, no_facts
from lungetimer.training.choices import LeadLeg, Routine

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from lungetimer.history.session_records import History
    from lungetimer.running.history_facts import Facts
    from lungetimer.settings import Settings
    from lungetimer.training.plan import Plan

TIME_TO_CHANGE_S: Final = 3
"""If the first set begins sooner than this (in seconds), its first leg can no longer change."""


class FirstLook:
    """Reads the history early, in a thread that starts at once.

    Args:
        history: the history file.
        settings: the settings.
        plan: the plan of the requested session.
        today: the local date.
    """

    def __init__(self, history: Path, settings: Settings, plan: Plan, today: date) -> None:
        self._result: Facts | None = None
        self._args = history, settings, plan, today
        threading.Thread(target=self._look, name="first-look", daemon=True).start()

    def _look(self) -> None:
        self._result = look(*self._args)

    @property
    def facts(self) -> Facts | None:
        """What the session needs from the history; None if the session cannot begin at once.

        The value is also None until the thread has read the history.
        """
        return self._result


def look(history: Path, settings: Settings, plan: Plan, today: date) -> Facts | None:
    """Return what a session needs from the history; None if the session cannot begin at once.

    If the result is None, the session waits until the history service has read everything.

    Args:
        history: the history file.
        settings: the settings.
        plan: the plan of the requested session.
        today: local date.
    """
    facts = no_facts(settings, today)
    try:
        names = [path.name for path in history.parent.iterdir()]
        if any(name.startswith("session") and not name.endswith(".lock") for name in names):
            return None
        if any(name.startswith(history.stem) for name in names):
            known = _read(history)
            if known is None:
                return None
            facts = first_facts(known, settings, today)
    except FileNotFoundError:
        if history.parent.exists():
            return None  # it is missing, but files such as its backup exist
    except OSError:
        return None
    if should_ask(settings.safety_accepted, facts.last_day, today):
        return None
    return facts if not facts.turn or _leaves_time(plan) else None


def _leaves_time(plan: Plan) -> bool:
    """Return whether the first leg is fixed, or can still be chosen after the session has begun."""
    settled = plan.lead_leg is not LeadLeg.AUTO
    return settled or plan.warm_up is not Routine.OFF or plan.lead_in_s >= TIME_TO_CHANGE_S


def _read(path: Path) -> History | None:
    """Return the history; None if its file is damaged or was written by a newer version."""
    from lungetimer.history.codec import read  # noqa: PLC0415  # not needed without a history
    from lungetimer.private import read_file  # noqa: PLC0415  # not needed without a history

    reading = read(read_file(path))
    return None if reading.problems or reading.newer else reading.history
