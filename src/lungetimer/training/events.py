"""What happens in a session, each event stamped with the offset at which it was due.

``at_s`` is in seconds since the session started, pauses included, so that
``started + at_s`` is the moment on the driver's clock.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lungetimer.frozen import frozen

if TYPE_CHECKING:
    from lungetimer.training.choices import Leg
    from lungetimer.training.status import PauseReason, Status
    from lungetimer.training.timeline import Phase, Stage


@frozen
class Event:
    """Anything that happens.

    Attributes:
        at_s: seconds since the session's start at which it was due, pauses included.
    """

    at_s: float


@frozen
class PhaseStarted(Event):
    """A phase begins."""

    phase: Phase


@frozen
class PhaseEnded(Event):
    """A phase is over; ``cut`` when it was left before its time."""

    phase: Phase
    cut: bool = False


@frozen
class RepStarted(Event):
    """A rep begins.

    Attributes:
        set: number of the set, from 1.
        n: place within the set from 1, both legs counted.
        leg: the leg that steps back.
        n_of_leg: place from 1 among this leg's reps: the number that is called.
    """

    set: int
    n: int
    leg: Leg
    n_of_leg: int


@frozen
class StageStarted(Event):
    """A stage of the current rep begins and lasts ``length_s`` seconds."""

    leg: Leg
    stage: Stage
    length_s: int


@frozen
class RepDone(Event):
    """A rep is done; these are what the record counts."""

    set: int
    n: int
    leg: Leg


@frozen
class LegSwitch(Event):
    """One leg has done its reps of the set; the other one comes after ``length_s`` seconds.

    Attributes:
        set: number of the set, from 1.
        leg: the leg to come.
        length_s: seconds of the pause; 0 where it begins at once.
    """

    set: int
    leg: Leg
    length_s: int


@frozen
class OpenSetStarted(Event):
    """The reps of a set without a clock begin; nothing more is due until the person is done.

    Attributes:
        set: number of the set, from 1.
        leg: the leg whose reps they are; None for both, rep by rep.
        reps: how many for each leg.
    """

    set: int
    leg: Leg | None
    reps: int


@frozen
class OpenSetTime(Event):
    """A set without a clock has taken so many seconds; told every half minute."""

    seconds: int


@frozen
class OpenSetDone(Event):
    """The person said that a set without a clock is done."""

    set: int


@frozen
class SetCutShort(Event):
    """The person ended a set before its time; the rep under way does not count."""

    set: int


@frozen
class Corrected(Event):
    """The reps done in a set were corrected.

    Attributes:
        set: number of the set, from 1.
        leg: whose reps.
        old: what stood there.
        new: what stands there now.
    """

    set: int
    leg: Leg
    old: int
    new: int


@frozen
class Halfway(Event):
    """Half of the session's reps lie behind."""


@frozen
class LastSet(Event):
    """The last set begins (told only when there are several)."""

    set: int


@frozen
class LastRep(Event):
    """The last rep of a set begins."""

    set: int
    leg: Leg


@frozen
class LeadIn(Event):
    """The last part of a rest begins: get into position."""

    length_s: int


@frozen
class RestWaits(Event):
    """A rest is as long as it had to be, and waits for the person; told every 15 s.

    Attributes:
        waited_s: seconds that it has waited so far, 0 at first.
    """

    waited_s: int


@frozen
class Countdown(Event):
    """Whole seconds left of a timed phase or of a switch of legs: 10, and 3, 2, 1.

    Attributes:
        seconds: how many are left.
        phase: the phase that is about to end; for a switch, the set it lies in.
    """

    seconds: int
    phase: Phase


@frozen
class Paused(Event):
    """The session stands still."""

    reason: PauseReason


@frozen
class Resumed(Event):
    """The session goes on after ``paused_s`` seconds."""

    paused_s: float


@frozen
class Adjusted(Event):
    """A plan field changed mid-session; ``old`` and ``new`` are plain values."""

    field: str
    old: int | str
    new: int | str


@frozen
class RestExtended(Event):
    """The current rest became ``by_s`` seconds longer."""

    by_s: int


@frozen
class Finished(Event):
    """The session is over."""

    status: Status
