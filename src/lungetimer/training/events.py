"""Events of a session, each with the offset at which it was due.

``at_s`` is in seconds since the session started, pauses included. If an interrupted session was
resumed, the seconds before the interruption are included, but not the interruption itself.
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
    """Base class of all events.

    Attributes:
        at_s: when the event was due, in seconds since the session started, pauses included.
    """

    at_s: float


@frozen
class PhaseStarted(Event):
    """A phase begins."""

    phase: Phase


@frozen
class PhaseEnded(Event):
    """A phase is over; ``cut`` says whether it was ended early."""

    phase: Phase
    cut: bool = False


@frozen
class RepStarted(Event):
    """A rep begins.

    Attributes:
        set: number of the set, from 1.
        n: number of the rep in the set, from 1, both legs counted.
        leg: the leg that steps back.
        n_of_leg: number of the rep among this leg's reps, from 1; this is the number called out.
    """

    set: int
    n: int
    leg: Leg
    n_of_leg: int


@frozen
class StageStarted(Event):
    """A part of the current rep (down, hover, up, stand) begins; it lasts ``length_s`` seconds."""

    leg: Leg
    stage: Stage
    length_s: int


@frozen
class RepDone(Event):
    """A rep is done. `SessionLog` counts these events."""

    set: int
    n: int
    leg: Leg


@frozen
class LegSwitch(Event):
    """One leg has done its reps of the set, and the other leg begins after a short pause.

    Attributes:
        set: number of the set, from 1.
        leg: the leg that begins next.
        length_s: seconds of the pause; 0 if the other leg begins at once.
    """

    set: int
    leg: Leg
    length_s: int


@frozen
class OpenSetStarted(Event):
    """The reps of an untimed set begin; the user ends such a set with a key.

    Attributes:
        set: number of the set, from 1.
        leg: the leg that does these reps; None if the legs alternate.
        reps: number of reps per leg.
    """

    set: int
    leg: Leg | None
    reps: int


@frozen
class OpenSetTime(Event):
    """An untimed set has taken ``seconds`` so far; repeated every half minute."""

    seconds: int


@frozen
class OpenSetDone(Event):
    """The user pressed the key that ends an untimed set."""

    set: int


@frozen
class SetCutShort(Event):
    """The user ended a set early; the rep in progress does not count."""

    set: int


@frozen
class Corrected(Event):
    """The reps done in a set were corrected.

    Attributes:
        set: number of the set, from 1.
        leg: the leg whose reps were corrected.
        old: reps before the correction.
        new: reps after the correction.
    """

    set: int
    leg: Leg
    old: int
    new: int


@frozen
class Halfway(Event):
    """Half of the session's reps are done."""


@frozen
class LastSet(Event):
    """The last set begins. A session with a single set has no such event."""

    set: int


@frozen
class LastRep(Event):
    """The last rep of a set begins."""

    set: int
    leg: Leg


@frozen
class LeadIn(Event):
    """The seconds to get into position for the next set begin, at the end of a rest."""

    length_s: int


@frozen
class RestWaits(Event):
    """A rest has reached its minimum length and waits for the user; sent again every 15 s.

    Attributes:
        waited_s: seconds waited so far; 0 for the first event.
    """

    waited_s: int


@frozen
class Countdown(Event):
    """One step of the countdown before a timed phase ends or the legs switch: a warning, 3, 2 or 1.

    Attributes:
        seconds: whole seconds to go.
        phase: the phase that is about to end, or the set in which the legs switch.
    """

    seconds: int
    phase: Phase


@frozen
class Paused(Event):
    """The session was paused."""

    reason: PauseReason


@frozen
class Resumed(Event):
    """The session continues after a pause of ``paused_s`` seconds."""

    paused_s: float


@frozen
class Adjusted(Event):
    """A field of the plan was changed during the session, from ``old`` to ``new``."""

    field: str
    old: int | str
    new: int | str


@frozen
class RestExtended(Event):
    """The current rest was made ``by_s`` seconds longer."""

    by_s: int


@frozen
class Finished(Event):
    """The session is over."""

    status: Status
