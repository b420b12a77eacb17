"""How the app is called, and how it ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lungetimer.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lungetimer.history.records import SessionRecord
    from lungetimer.training.plan import Plan


@frozen
class Launch:
    """How the app was called.

    Attributes:
        plan: the plan to begin with.
        at_once: straight into the session, without Home.
        demo_speed: for a demo, how many times as fast; nothing is saved then.
        problems: lines about the settings, to be told.
    """

    plan: Plan
    at_once: bool = False
    demo_speed: float | None = None
    problems: tuple[str, ...] = ()


@frozen
class Outcome:
    """How the app ended.

    Attributes:
        unsaved: the sessions that could not be saved.
        status: the exit status.
        failure: the mistake of its own that ended it, if one did.
    """

    unsaved: Sequence[SessionRecord]
    status: int
    failure: BaseException | None = None
