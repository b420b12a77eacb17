"""The cue planner against the live session: the same cues, told before they are due, each once."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.support.sessions import all_plans, plan, session_of

from lungetimer.audio.agenda import SAME_S, Agenda, DueCue
from lungetimer.audio.cues import Cue, cue_sheet
from lungetimer.audio.mode import SoundMode
from lungetimer.audio.planner import HORIZON_S, CuePlanner
from lungetimer.audio.sounds import read_lengths, sounds_dir
from lungetimer.training.plan import Leg, Plan, PlanError, Routine
from lungetimer.training.timeline import PhaseKind
from lungetimer.training.views import State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from lungetimer.audio.planner import Planned
    from lungetimer.training.events import Event
    from lungetimer.training.session import Session

LENGTHS = read_lengths(sounds_dir())
START = 100.0
Wish = tuple[str, float]


WISHES: dict[str, Callable[[Session, float], list[Event]]] = {
    "pause": lambda session, now: session.pause(now),
    "resume": lambda session, now: session.resume(now),
    "skip": lambda session, now: session.skip(now),
    "back": lambda session, now: session.back(now),
    "rep": lambda session, now: session.rep_done(now),
    "done": lambda session, now: session.set_done(now),
    "ready": lambda session, now: session.ready(now),
    "fail": lambda session, now: session.fail_set(now),
    "fewer": lambda session, now: session.correct(now, 1, Leg.LEFT, -1),
    "extend": lambda session, now: session.extend_rest(now),
    "leave": lambda session, now: session.finish_early(now),
}


def apply(session: Session, wish: str, now: float) -> list[Event]:
    """What a person can do, by a word."""
    if wish in WISHES:
        return WISHES[wish](session, now)
    name, value = wish.split("=")
    try:
        return session.adjust(now, name, int(value) if value.isdigit() else value)
    except PlanError:
        return session.advance(now)


def heard_live(
    of: Plan, wishes: Iterable[Wish], until: float, start: float
) -> list[tuple[float, str]]:
    """The cues of the session itself, woken exactly when something is due."""
    session = session_of(of)
    found: list[Cue] = []

    def hear(events: list[Event]) -> None:
        due = session.next_due()
        found.extend(cue_sheet(events, SoundMode.TONES, LENGTHS,
                               next_due_s=None if due is None else due - start))  # fmt: skip

    def run(to: float) -> None:
        while (due := session.next_due()) is not None and due <= to:
            hear(session.advance(due))
        hear(session.advance(to))  # due a fraction of a microsecond later is due now

    hear(session.start(start))
    for wish, at in wishes:
        run(at)
        hear(apply(session, wish, at))
    run(until)
    return [(round(cue.due_s, 5), cue.name) for cue in found]


@dataclass
class Ear:
    """Plays the part of the sound process, on the real agenda."""

    agenda: Agenda = field(default_factory=Agenda)
    now: float = 0.0
    heard: list[tuple[float, str]] = field(default_factory=list)
    told_ahead_s: float = 0.0
    _names: dict[int, str] = field(default_factory=dict)
    _number: int = 0

    def listen(self, until: float) -> None:
        """Let time go by."""
        for start in self.agenda.take(self.now, until):
            self.heard.append((round(start.at_s, 5), start.sound))
        self.now = until

    def told(self, planned: Planned | None) -> None:
        if planned is None:
            return
        if planned.renews:
            self.agenda.renew(planned.epoch, cut=planned.cuts)
        for cue in planned.cues:
            self._number += 1
            self.told_ahead_s = max(self.told_ahead_s, cue.due_s - self.now)
            self.agenda.add(DueCue(self._number, planned.epoch, cue.due_s, cue.must,
                                   ((cue.name, 0.0),)))  # fmt: skip


def heard_ahead(
    of: Plan, wishes: Iterable[Wish], looks: Iterable[float], until: float, start: float
) -> Ear:
    """The same through the planner, with a program that looks only now and then."""
    session, ear = session_of(of), Ear()
    planner = CuePlanner(LENGTHS, SoundMode.TONES)

    def look(now: float, act: Callable[[], list[Event]], *, changed: bool) -> None:
        ear.listen(now - start)
        events = act()
        ear.told(planner.follow(session, now, events, changed=changed))

    look(start, lambda: session.start(start), changed=False)
    stops = [(at, "") for at in looks] + [(at, wish) for wish, at in wishes]
    for now, wish in sorted(stops, key=lambda stop: stop[0]):
        if wish:
            look(now, lambda: apply(session, wish, now), changed=True)  # noqa: B023  # the function is called at once
        else:
            look(now, lambda: session.advance(now), changed=False)  # noqa: B023  # the function is called at once
    ear.listen(until - start + 1)
    return ear


words = st.sampled_from([
    "pause", "resume", "skip", "back", "rep", "done", "ready", "fail", "fewer", "extend",
    "sets=1", "sets=5", "reps_per_leg=1",
    "reps_per_leg=4", "rest_s=5", "rest_s=60", "tempo=3-1-2-1", "tempo=1-0-1-0", "leave",
])  # fmt: skip
# In whole milliseconds, and often in whole seconds, for then something is due at that very instant.
gaps = st.integers(1, 4).map(lambda s: s * 1000) | st.integers(1, 4_900)
waits = st.integers(0, 90).map(lambda s: s * 1000) | st.integers(0, 90_000)
wishes_apart = st.lists(st.tuples(words, waits), max_size=8)
# The second and the third begin between two microseconds.
starts = st.sampled_from([START, 100.000_000_4, 54_321.987_654_321])


@settings(max_examples=250)
@given(all_plans, wishes_apart, st.lists(gaps, min_size=30, max_size=120), starts)
# A wish at the very instant at which a cue is due: the cue was taken back, and never told again.
@example(plan(), [("pause", 3000)], [1000], START)
@example(plan(), [("reps_per_leg=1", 5000)], [2500], START)
@example(plan(), [("skip", 3000), ("back", 0), ("skip", 0)], [1000], START)
@example(plan(), [("pause", 3000)], [1000], 100.000_000_4)
# The same sound within a few milliseconds.
@example(plan(warm_up=Routine.FULL, lead_in_s=0), [("skip", 1)], [1000], START)
# The last cue is due at the very instant at which one stops to listen.
@example(plan(), [("fewer", 3000)], [1000], 54_321.987_654_321)
def test_planned_ahead_the_same_is_heard_as_from_the_live_session(
    of: Plan, asked: list[tuple[str, int]], steps: list[int], start: float
) -> None:
    instants = accumulate(after_ms for _, after_ms in asked)
    wishes = [(word, start + ms / 1000) for (word, _), ms in zip(asked, instants, strict=True)]
    looks_ms = [*accumulate(steps, initial=0)]
    until_ms = max(looks_ms[-1], sum(after_ms for _, after_ms in asked))
    # Small steps are only taken for a while, or a long session would take for ever.
    looks_ms += range(looks_ms[-1] + 4_900, until_ms + 4_900, 4_900)
    looks, until = [start + ms / 1000 for ms in looks_ms], start + until_ms / 1000
    ear = heard_ahead(of, wishes, looks, until, start)
    live = heard_live(of, wishes, until, start)
    due = [c for c in ear.heard if c[0] <= until - start + 1e-5]
    assert not Counter(due) - Counter(live), "heard, but not from the session"
    # A sound that was heard a moment ago does not begin again: for the agenda it is the same one.
    lost = [cue for cue in Counter(live) - Counter(due) if not is_near(cue, due)]
    assert not lost
    assert ear.told_ahead_s <= HORIZON_S + 1e-5


def is_near(cue: tuple[float, str], heard: Iterable[tuple[float, str]]) -> bool:
    """Whether the same sound is heard so near to it that they are one and the same."""
    return any(name == cue[1] and abs(at - cue[0]) <= SAME_S + 1e-5 for at, name in heard)


def test_cues_are_told_before_they_are_due_and_at_most_five_seconds_ahead() -> None:
    session = session_of(plan())
    planner = CuePlanner(LENGTHS, SoundMode.TONES)
    first = planner.follow(session, START, session.start(START), changed=False)
    assert first is not None
    assert [c.name for c in first.cues] == ["prepare", "count", "count", "go", "drive", "right"]
    assert max(c.due_s for c in first.cues) <= HORIZON_S
    assert not first.renews
    for n in range(1, 10):
        now = START + 0.1 * n
        told = planner.follow(session, now, session.advance(now), changed=False)
        assert told is None or not told.renews


def test_a_pause_takes_back_what_was_told_and_cuts_what_is_being_said() -> None:
    session = session_of(plan())
    planner = CuePlanner(LENGTHS, SoundMode.TONES)
    planner.follow(session, START, session.start(START), changed=False)
    now = START + 1.5
    told = planner.follow(session, now, session.pause(now), changed=True)
    assert told is not None
    assert (told.epoch, told.renews, told.cuts) == (1, True, True)
    assert [c.name for c in told.cues] == ["pause"]
    assert session.state is State.PAUSED
    now += 3600
    told = planner.follow(session, now, session.resume(now), changed=True)
    assert told is not None
    assert told.cues[0].name == "resume"
    assert told.cues[1].due_s == pytest.approx(3602.0)


def test_what_changes_nothing_that_is_heard_soon_tells_nothing_anew() -> None:
    session = session_of(plan(rest_s=60, sets=3))
    planner = CuePlanner(LENGTHS, SoundMode.TONES)
    planner.follow(session, START, session.start(START), changed=False)
    now = START + 1.5
    events = session.adjust(now, "rest_s", 50)
    told = planner.follow(session, now, events, changed=True)
    assert told is not None  # only what has come into sight meanwhile
    assert not told.renews
    assert all(c.due_s > HORIZON_S for c in told.cues)


def test_another_mode_tells_anew_and_off_takes_all_back() -> None:
    session = session_of(plan())
    planner = CuePlanner(LENGTHS, SoundMode.VOICE)
    planner.follow(session, START, session.start(START), changed=False)
    now = START + 0.5
    planner.set_mode(SoundMode.OFF)
    told = planner.follow(session, now, session.advance(now), changed=True)
    assert told is not None
    assert (told.renews, told.cuts, told.cues) == (True, True, ())
    planner.set_mode(SoundMode.TONES)
    told = planner.follow(session, now, [], changed=True)
    assert told is not None
    assert all(len(c.sounds) == 1 or c.name == "go" for c in told.cues)


def test_forgotten_all_is_taken_back_and_told_anew_later_but_not_what_was_heard() -> None:
    session = session_of(plan(lead_in_s=12))
    planner = CuePlanner(LENGTHS, SoundMode.TONES)
    planner.follow(session, START, session.start(START), changed=False)
    taken = planner.forget()
    assert (taken.renews, taken.cuts, taken.cues) == (True, True, ())
    now = START + 3.0  # stopped for less than what pauses
    told = planner.follow(session, now, session.advance(now), changed=False)
    # The warning ten seconds before the end, due a second ago, would not be true any more.
    assert told is None or [c for c in told.cues if c.due_s < 3.0] == []


def test_the_focus_is_asked_for_in_the_lead_in_of_a_rest_only() -> None:
    session = session_of(plan(rest_s=12, lead_in_s=5))
    asked: list[PhaseKind | None] = []

    def focus(view: object) -> str:
        asked.append(view.phase.kind if view.phase else None)  # type: ignore[attr-defined]  # the value is a SessionView
        return "feet hip width"

    planner = CuePlanner(LENGTHS, SoundMode.VOICE, focus)
    said: list[str] = []
    told = planner.follow(session, START, session.start(START), changed=False)
    for n in range(60):
        said += [s for cue in (told.cues if told else ()) for s in cue.sounds]
        now = START + 0.5 * (n + 1)
        told = planner.follow(session, now, session.advance(now), changed=False)
    assert asked == [PhaseKind.REST]
    assert "word_focus_feet_hip_width" in said
