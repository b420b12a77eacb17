"""Records of sessions and of the whole history, with the fields of ``history.json``.

The file is described in docs/data-format.md. Every record may have fields of a newer lungetimer in
``unknown``. The module `codec` preserves them when it writes the file again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from msgspec import UNSET, UnsetType, field

from lungetimer.history.fields import (
    Identity,
    LongText,
    Moment,
    RecordBase,
    Score,
    Seconds,
    ShortText,
    WeekName,
    check_year,
)
from lungetimer.history.plan_record import PlanRecord  # noqa: TC001  # msgspec reads it at run time
from lungetimer.history.set_records import AdjustmentRecord, CorrectionRecord, SetRecord
from lungetimer.history.source_record import (
    SourceRecord,  # noqa: TC001  # msgspec reads it at run time
)
from lungetimer.history.target_change import TargetChange  # noqa: TC001  # msgspec reads it at run time
from lungetimer.training.plan import Equipment, LeadLeg, Leg
from lungetimer.training.result import makes_training_day
from lungetimer.training.status import Status  # noqa: TC001  # msgspec reads it at run time

if TYPE_CHECKING:
    from datetime import date

__all__ = [
    "FORMAT",
    "VERSION",
    "AdjustmentRecord",
    "CorrectionRecord",
    "History",
    "SessionRecord",
    "SetRecord",
]

FORMAT: Final = "lungetimer-history"
VERSION: Final = 1


class SessionRecord(RecordBase, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """The record of one session.

    Attributes:
        id: id of the session, which is unique among all machines.
        started_at: when the session started, with the local offset from UTC at that time.
        ended_at: when the session ended.
        updated_at: when the record last changed; a merge uses the newest version.
        status: completed, or partial if the session ended early.
        plan: the plan as the user requested it before the session.
        adjustments: changes of the plan that the user made during the session.
        sets: every set that was begun, in order.
        warm_up_s: seconds of warm-up done.
        cool_down_s: seconds of cool-down done.
        paused_s: seconds for which the session was paused.
        reps_in_reserve: good reps that the user could still have done at the end, 0 to 10; None if
            not answered.
        pain: pain, 0 to 10; None if not answered.
        note: the user's free text.
        app_version: the version of the program that wrote the record.
        corrections: the user's corrections of the reps done, in order; missing if there are none.
        source: where an imported session comes from; missing in all other sessions.

    Raises:
        ValueError: a time is outside the years 1970 to 9998.
    """

    id: Identity
    started_at: Moment
    ended_at: Moment
    updated_at: Moment
    status: Status
    plan: PlanRecord
    adjustments: tuple[AdjustmentRecord, ...] = ()
    sets: tuple[SetRecord, ...] = ()
    warm_up_s: Seconds = 0.0
    cool_down_s: Seconds = 0.0
    paused_s: Seconds = 0.0
    reps_in_reserve: Score | None = None
    pain: Score | None = None
    note: LongText = ""
    app_version: ShortText = ""
    corrections: tuple[CorrectionRecord, ...] | UnsetType = UNSET
    source: SourceRecord | UnsetType = UNSET

    def __post_init__(self) -> None:
        for name in ("started_at", "ended_at", "updated_at"):
            check_year(name, getattr(self, name))
        if not (self.note.isprintable() and self.app_version.isprintable()):
            self._clean("note", "app_version")

    def planned(self, number: int) -> int:
        """Return the planned reps per leg in the set with this number, from 1."""
        planned = self.sets[number - 1].planned if 1 <= number <= len(self.sets) else UNSET
        return self.plan.reps_in(number) if planned is UNSET else planned

    @property
    def corrected(self) -> tuple[CorrectionRecord, ...]:
        """The user's corrections of the reps done, in order; empty if there are none."""
        return () if self.corrections is UNSET else self.corrections

    @property
    def called_reps(self) -> int:
        """Reps of both legs that the program counted in the session, before any correction."""
        return sum(done.called(leg) for done in self.sets for leg in Leg)

    @property
    def known_to_all(self) -> bool:
        """Whether this record is stored with only those fields that lungetimer 0.1 knows."""
        return (
            self.corrections is UNSET
            and self.source is UNSET
            and self.plan.known_to_all
            and all(done.known_to_all for done in self.sets)
            and all(change.reps_by_set is UNSET for change in self.adjustments)
        )

    @property
    def day(self) -> date:
        """Local calendar date on which the session started."""
        return self.started_at.date()

    @property
    def left(self) -> int:
        """Reps done with the left leg back."""
        return sum(s.left for s in self.sets)

    @property
    def right(self) -> int:
        """Reps done with the right leg back."""
        return sum(s.right for s in self.sets)

    @property
    def reps(self) -> int:
        """Reps done, both legs."""
        # A plain loop is twice as fast, and this runs for every session of a long history.
        found = 0
        for done in self.sets:
            found += done.left + done.right
        return found

    @property
    def share(self) -> float:
        """Reps done divided by reps planned; above 1 if the user did more than planned."""
        return self.reps / self.plan.total_reps

    @property
    def trained(self) -> bool:
        """Whether at least half of the planned reps were done; if so, the day is a training day."""
        return makes_training_day(self.reps, self.plan.total_reps)

    @property
    def work_s(self) -> float:
        """Seconds of all sets together, without the rests."""
        return sum(s.work_s for s in self.sets)

    @property
    def spent_s(self) -> float:
        """Seconds of warm-up, sets, rests and cool-down, without pauses and interruptions.

        A record imported from another program may have none of these times, or only those of the
        sets although there were rests. Then the time from the start of the session to its end is
        used, if it is longer.
        """
        rests_s = sum(s.rest_s for s in self.sets)
        known_s = self.warm_up_s + self.work_s + rests_s + self.cool_down_s
        if known_s > self.work_s or (known_s and not self._had_rests):
            return known_s
        return max(known_s, (self.ended_at - self.started_at).total_seconds())

    @property
    def _had_rests(self) -> bool:
        """Whether there must have been rests: the plan had rests, and there are several sets."""
        asked = self.plan.rest_s and all(a.field != "rest_s" for a in self.adjustments)
        return bool(asked) and len(self.sets) > 1

    @property
    def volume_kg(self) -> float:
        """Load volume in kg: the sum of reps times weight held (both dumbbells together)."""
        return sum(done.reps * held_kg(*self.held_in(done)) for done in self.sets)

    def held_in(self, done: SetRecord) -> tuple[Equipment, float]:
        """Return what was held in a set of this session: the equipment and its load in kg.

        With dumbbells, the load is that of one dumbbell.
        """
        equipment = self.plan.equipment if done.equipment is UNSET else done.equipment
        return equipment, self.plan.load_kg if done.load_kg is UNSET else done.load_kg

    @property
    def lead(self) -> Leg | None:
        """The leg that begins every set, or None if the plan does not say which."""
        return None if self.plan.lead_leg is LeadLeg.AUTO else Leg(self.plan.lead_leg.value)


class History(RecordBase, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """The history: all that ``history.json`` contains.

    Attributes:
        format: always ``lungetimer-history``.
        version: the major version of the format.
        sessions: all sessions, oldest first.
        frozen_weeks: names of the frozen weeks, in order; these neither help nor break a streak.
        deleted: ids of deleted sessions, each with the time of the deletion.
        weeks_changed: when each week was last frozen or unfrozen; a merge uses the later change.
        weekly_targets: changes of the weekly target, sorted by date.
        imports: ids of imported sessions that were deleted, or joined with another import of the
            same workout; each with the key of its workout (see ``history/twins.py``).
    """

    format: Literal["lungetimer-history"] = FORMAT
    version: Literal[1] = VERSION
    sessions: tuple[SessionRecord, ...] = ()
    frozen_weeks: tuple[WeekName, ...] = ()
    deleted: dict[Identity, Moment] = field(default_factory=dict)
    weeks_changed: dict[WeekName, Moment] = field(default_factory=dict)
    weekly_targets: tuple[TargetChange, ...] = ()
    imports: dict[Identity, ShortText] = field(default_factory=dict)

    def find(self, session_id: str) -> SessionRecord | None:
        """Return the session with this id, or None if there is none."""
        return next((s for s in self.sessions if s.id == session_id), None)


def held_kg(equipment: Equipment, load_kg: float) -> float:
    """Return the total weight held in kg: twice ``load_kg`` for dumbbells, 0 without equipment."""
    if equipment is Equipment.NONE:
        return 0.0
    return 2 * load_kg if equipment is Equipment.DUMBBELLS else load_kg
