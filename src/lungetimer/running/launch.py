"""How the app was started, and how it ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lungetimer.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lungetimer.history.session_records import SessionRecord
    from lungetimer.running.first_look import FirstLook
    from lungetimer.training.plan import Plan


@frozen
class Launch:
    """How the app was started.

    Attributes:
        plan: the initial plan.
        at_once: whether a session starts at once, without the Home screen.
        demo_speed: how many times as fast as real time a demo runs, with nothing saved; None for a
            real session.
        problems: messages about wrong settings, one line each, which the app shows.
        first_look: reads the history early, for the command ``start``; None if the app waits for
            the history service.
    """

    plan: Plan
    at_once: bool = False
    demo_speed: float | None = None
    problems: tuple[str, ...] = ()
    first_look: FirstLook | None = None


@frozen
class Outcome:
    """How the app ended.

    Attributes:
        unsaved: the sessions that could not be saved.
        status: the exit status.
        failure: the unexpected exception that ended the app; None if there was none.
    """

    unsaved: Sequence[SessionRecord]
    status: int
    failure: BaseException | None = None
