"""The awkward cases, one by one, with the numbers worked out by hand."""

from __future__ import annotations

import pytest
from tests.support.sessions import plan, run_through, session_of

from lungetimer.training.events import (
    Countdown,
    Event,
    Finished,
    Halfway,
    LastRep,
    LastSet,
    LeadIn,
    PhaseEnded,
    PhaseStarted,
    RepDone,
    RepStarted,
    RestExtended,
    StageStarted,
)
from lungetimer.training.plan import Leg, Pacing, PlanError, Routine, Tempo
from lungetimer.training.result import Felt
from lungetimer.training.script import ResumePoint
from lungetimer.training.session import Session
from lungetimer.training.status import PauseReason, Status
from lungetimer.training.timeline import PhaseKind, Stage
from lungetimer.training.views import State

# The small plan: prepare 0-3, set 1 3-11 (reps at 3, 5, 7, 9), rest 11-21, set 2 21-29.


def started(events: list[Event]) -> list[tuple[str, float]]:
    return [(str(e.phase.kind), e.at_s) for e in events if isinstance(e, PhaseStarted)]


def test_a_countdown_shows_each_second_for_a_second() -> None:
    session = session_of(plan(rest_s=12))
    session.start(1000.0)
    shown = []
    for tick in range(11 * 20, 23 * 20):  # the rest, seen twenty times a second
        session.advance(1000.0 + tick / 20)
        shown.append(session.view(1000.0 + tick / 20).seconds_shown)
    assert shown == [second for second in range(12, 0, -1) for _ in range(20)]


def test_the_small_plan_runs_as_worked_out() -> None:
    session = session_of(plan())
    events = run_through(session, start=1000.0)
    assert started(events) == [("prepare", 0), ("set", 3), ("rest", 11), ("set", 21)]
    told = [(e.seconds, e.at_s) for e in events if isinstance(e, Countdown)]
    assert told == [(2, 1), (1, 2), (3, 18), (2, 19), (1, 20)]
    assert [(e.at_s, e.length_s) for e in events if isinstance(e, LeadIn)] == [(18, 3)]
    assert [e.at_s for e in events if isinstance(e, Halfway)] == [11]
    assert [e.at_s for e in events if isinstance(e, LastSet)] == [21]
    assert [(e.at_s, e.leg) for e in events if isinstance(e, LastRep)] == [
        (9, Leg.RIGHT),
        (27, Leg.RIGHT),
    ]
    assert events[-1] == Finished(29.0, Status.COMPLETED)
    done = session.result()
    assert [(s.left, s.right, s.work_s, s.rest_s) for s in done.sets] == [
        (2, 2, 8.0, 10.0),
        (2, 2, 8.0, 0.0),
    ]
    assert (done.elapsed_s, done.paused_s) == (29.0, 0.0)


def test_next_due_is_when_something_happens_and_never_between() -> None:
    session = session_of(plan())
    events = session.start(7.0)
    while (due := session.next_due()) is not None:
        assert session.advance(due - 0.001) == []
        found = session.advance(due)
        assert found
        assert all(e.at_s == pytest.approx(due - 7.0) for e in found)
        events += found
    assert isinstance(events[-1], Finished)


def test_adjust_at_the_last_rep_of_the_last_set() -> None:
    session = session_of(plan())
    session.start(0.0)
    session.advance(28.0)  # rep 4 of 4 in set 2, begun at 27
    events = session.adjust(28.0, "reps_per_leg", 3)
    events += session.advance(1e6)
    # rep 4 goes on to 29; two more follow
    assert [(e.n, e.at_s) for e in events if isinstance(e, RepDone)] == [(4, 29), (5, 31), (6, 33)]
    assert events[-1] == Finished(33.0, Status.COMPLETED)
    assert session.result().sets[1].reps == 6


def test_one_more_set_at_the_last_rep_of_the_last_set() -> None:
    session = session_of(plan())
    session.start(0.0)
    session.adjust(28.5, "sets", 3)
    events = session.advance(1e6)
    assert started(events) == [("rest", 29), ("set", 39)]
    assert [e.set for e in events if isinstance(e, LastSet)] == [3]
    assert len(session.result().sets) == 3


def test_fewer_reps_than_done_end_the_set_after_the_pair_of_legs() -> None:
    session = session_of(plan(reps_per_leg=5))  # set 1: 3-23, reps every 2 s
    session.start(0.0)
    session.advance(11.5)  # rep 5 (left) under way, 4 done
    events = session.adjust(11.5, "reps_per_leg", 1) + session.advance(20.0)
    ended = [e for e in events if isinstance(e, PhaseEnded)]
    assert (ended[0].at_s, ended[0].cut) == (15.0, False)  # after rep 6 (right), 13-15
    assert session.result().sets[0].left == session.result().sets[0].right == 3


def test_fewer_reps_in_the_last_pair_tell_the_last_rep_at_once() -> None:
    session = session_of(plan(reps_per_leg=5))
    session.start(0.0)
    session.advance(9.5)  # rep 4 (right) under way
    events = session.adjust(9.5, "reps_per_leg", 2)
    assert [e for e in events if isinstance(e, LastRep)] == [LastRep(9.5, 1, Leg.RIGHT)]


def test_fewer_sets_than_done_make_the_set_under_way_the_last() -> None:
    session = session_of(plan(sets=5))
    session.start(0.0)
    session.advance(40.0)  # set 3 runs 39-47
    events = session.adjust(40.0, "sets", 1)
    assert [(a.field, a.old, a.new) for a in session.result().adjustments] == [("sets", 5, 3)]
    assert [e.set for e in events if isinstance(e, LastSet)] == [3]
    assert session.advance(1e6)[-1] == Finished(47.0, Status.COMPLETED)


def test_fewer_sets_in_the_rest_end_it_at_once() -> None:
    session = session_of(plan(sets=4, cool_down=Routine.FULL))
    session.start(0.0)
    session.advance(14.0)  # rest 1, 11-21
    events = session.adjust(14.0, "sets", 1)
    assert started(events) == [("cool_down", 14)]
    assert session.result().sets[0].rest_s == 3.0


def test_once_the_sets_are_over_nothing_changes() -> None:
    session = session_of(plan(cool_down=Routine.FULL))
    session.start(0.0)
    session.advance(30.0)
    assert session.adjust(30.0, "sets", 5) == []
    assert session.result().adjustments == ()


def test_skip_while_paused_goes_on_only_after_resuming() -> None:
    session = session_of(plan(warm_up=Routine.FULL))  # prepare 0-3, drills 3-15-19, lead-in 19-22
    session.start(0.0)
    session.pause(5.0)
    events = session.skip(9.0)
    assert started(events) == [("warm_up", 9)]
    assert session.state is State.PAUSED
    assert session.advance(60.0) == []
    session.resume(105.0)
    assert session.next_due() == pytest.approx(106.0)  # 3-2-1 of a 4 s drill
    done = session.result()
    assert (done.warm_up_s, done.paused_s) == (2.0, 100.0)


def test_skip_in_a_rest_leaves_the_lead_in_and_skips_it_the_second_time() -> None:
    session = session_of(plan())
    session.start(0.0)
    session.advance(12.0)
    events = session.skip(12.0)
    assert [e for e in events if isinstance(e, LeadIn)] == [LeadIn(12.0, 3)]
    assert session.view(12.0).seconds_remaining == 3
    assert started(session.skip(13.0)) == [("set", 13)]
    assert session.result().sets[0].rest_s == 2.0


def test_skip_in_a_set_keeps_the_reps_done_and_not_the_one_under_way() -> None:
    session = session_of(plan())
    session.start(0.0)
    session.advance(8.0)  # rep 3 under way
    session.skip(8.0)
    assert (session.result().sets[0].left, session.result().sets[0].right) == (1, 1)


def test_back_right_after_a_phase_began_goes_to_the_one_before() -> None:
    session = session_of(plan())
    session.start(0.0)
    events = session.advance(21.5)  # set 2 began at 21
    assert started(session.back(21.5)) == [("rest", 21.5)]
    assert session.result().sets[0].reps == 4
    events = session.advance(1e6)
    assert started(events) == [("set", 31.5)]


def test_back_later_in_a_phase_begins_it_again() -> None:
    session = session_of(plan())
    session.start(0.0)
    session.advance(16.0)
    assert started(session.back(16.0)) == [("rest", 16)]
    assert session.view(16.0).seconds_remaining == 10


def test_back_in_a_set_begins_it_again_after_a_lead_in_and_keeps_what_was_done() -> None:
    session = session_of(plan(sets=1))
    session.start(0.0)
    session.advance(8.0)  # two reps done, the third under way
    assert started(session.back(8.0)) == [("lead_in", 8)]
    events = session.advance(1e6)
    assert [e.n for e in events if isinstance(e, RepStarted)] == [1, 2, 3, 4]
    assert session.result().sets[0].reps == 6


def test_back_after_a_hasty_skip_goes_on_where_the_set_was_left() -> None:
    session = session_of(plan())
    session.start(0.0)
    session.skip(8.0)  # two reps done
    assert started(session.back(9.0)) == [("lead_in", 9)]
    events = session.advance(18.0)
    assert [e.n for e in events if isinstance(e, RepDone)] == [3, 4]
    assert session.result().sets[0].reps == 4


def test_back_at_the_very_start_just_starts_again() -> None:
    session = session_of(plan())
    session.start(0.0)
    assert started(session.back(1.0)) == [("prepare", 1)]


def test_no_rest_means_the_next_set_at_once() -> None:
    events = run_through(session_of(plan(rest_s=0)))
    assert started(events) == [("prepare", 0), ("set", 3), ("set", 11)]


def test_a_rest_put_back_in_appears_after_the_set() -> None:
    session = session_of(plan(rest_s=0))
    session.start(0.0)
    session.adjust(4.0, "rest_s", 20)
    assert started(session.advance(1e6)) == [("rest", 11), ("set", 31)]


def test_a_rest_taken_away_while_resting_is_over() -> None:
    session = session_of(plan())
    session.start(0.0)
    session.advance(12.0)
    assert started(session.adjust(12.0, "rest_s", 0)) == [("set", 12)]


def test_a_lead_in_longer_than_the_rest_fills_it() -> None:
    events = run_through(session_of(plan(lead_in_s=30, rest_s=5)))
    assert [(e.at_s, e.length_s) for e in events if isinstance(e, LeadIn)] == [(38, 5)]


def test_stages_of_no_length_do_not_exist() -> None:
    events = run_through(session_of(plan()))
    assert {e.stage for e in events if isinstance(e, StageStarted)} == {Stage.LOWER, Stage.DRIVE}
    full = run_through(session_of(plan(tempo=Tempo(2, 1, 2, 1))))
    first = [(e.stage, e.at_s) for e in full if isinstance(e, StageStarted)][:5]
    assert first == [
        (Stage.LOWER, 3),
        (Stage.HOVER, 5),
        (Stage.DRIVE, 6),
        (Stage.STAND, 8),
        (Stage.LOWER, 9),
    ]


def test_self_pacing_waits_for_every_rep() -> None:
    session = session_of(plan(pacing=Pacing.SELF, sets=1))
    session.start(0.0)
    session.advance(3.0)
    assert session.next_due() is None
    assert session.advance(600.0) == []
    legs = []
    events: list[Event] = []
    for second in (600, 610, 611, 650):
        view = session.view(float(second))
        assert view.rep is not None
        assert view.rep.stage is None
        legs.append(view.rep.leg)
        events = session.rep_done(float(second))
    assert legs == [Leg.LEFT, Leg.RIGHT, Leg.LEFT, Leg.RIGHT]
    assert events[-1] == Finished(650.0, Status.COMPLETED)
    assert session.result().sets[0].work_s == 647.0


def test_rep_done_means_nothing_when_the_metronome_counts() -> None:
    session = session_of(plan())
    session.start(0.0)
    session.advance(4.0)
    assert session.rep_done(4.0) == []
    assert session.result().reps == 0


def test_an_hours_stall_is_told_whole_and_in_order() -> None:
    session = session_of(plan())
    session.start(0.0)
    events = session.advance(3600.0)
    assert events[-1] == Finished(29.0, Status.COMPLETED)
    assert session.result().elapsed_s == 29.0


def test_pausing_at_the_last_instant_seen_loses_nothing_of_a_stall() -> None:
    session = session_of(plan())
    session.start(0.0)
    session.advance(4.0)
    session.pause(4.0, PauseReason.STALLED)
    session.resume(3604.0)
    assert session.view(3604.0).rep is not None
    assert session.advance(1e6)[-1] == Finished(3629.0, Status.COMPLETED)


def test_no_time_goes_by_before_the_start() -> None:
    session = session_of(plan())
    assert session.advance(5e5) == []
    assert session.view(5e5).elapsed_s == 0.0
    session.adjust(5e5, "rest_s", 20)
    assert session.result().adjustments[0].at_s == 0.0
    assert session.start(100.0)[0].at_s == 0.0


def test_a_clock_that_steps_back_is_held() -> None:
    session = session_of(plan())
    session.start(100.0)
    session.advance(105.0)
    assert session.advance(90.0) == []
    assert session.view(90.0).elapsed_s == 5.0


def test_extending_a_rest_moves_its_countdown_too() -> None:
    session = session_of(plan())
    session.start(0.0)
    session.advance(19.5)  # two seconds told already
    assert session.extend_rest(19.5) == [RestExtended(19.5, 15)]
    assert session.extend_rest(19.6) == [RestExtended(19.6, 15)]
    told = [(e.seconds, e.at_s) for e in session.advance(52.0) if isinstance(e, Countdown)]
    assert told == [(10, 41.0), (3, 48.0), (2, 49.0), (1, 50.0)]
    assert session.result().sets[0].rest_s == 40.0
    assert session.plan.rest_s == 10


def test_a_change_of_the_rest_keeps_what_was_added_to_it() -> None:
    session = session_of(plan())
    session.start(0.0)
    session.extend_rest(12.0)
    session.adjust(13.0, "rest_s", 15)
    assert session.view(13.0).phase_length_s == 30.0


def test_a_new_tempo_begins_with_the_next_rep() -> None:
    session = session_of(plan())
    session.start(0.0)
    session.adjust(3.5, "tempo", "3-1-2-1")
    starts = [e.at_s for e in session.advance(20.0) if isinstance(e, RepStarted)]
    assert starts == [5.0, 12.0, 19.0]
    assert session.result().adjustments[0].old == "1-0-1-0"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("sets", 0),
        ("sets", 11),
        ("reps_per_leg", 51),
        ("rest_s", -5),
        ("tempo", "abc"),
        ("lead_in_s", 3),
        ("nonsense", 1),
    ],
)
def test_what_cannot_be_is_refused_by_name(field: str, value: int | str) -> None:
    session = session_of(plan())
    session.start(0.0)
    with pytest.raises(PlanError) as caught:
        session.adjust(1.0, field, value)
    assert caught.value.field == field
    assert session.result().adjustments == ()


def test_leaving_early_saves_a_partial_and_the_reps_done() -> None:
    session = session_of(plan())
    session.start(0.0)
    assert session.finish_early(8.0)[-1] == Finished(8.0, Status.PARTIAL)
    done = session.result()
    assert (done.status, done.reps, done.sets[0].work_s) == (Status.PARTIAL, 2, 5.0)


def test_leaving_in_the_cool_down_is_a_completed_session() -> None:
    session = session_of(plan(cool_down=Routine.FULL))
    session.start(0.0)
    assert session.finish_early(31.0)[-1] == Finished(31.0, Status.COMPLETED)
    assert session.result().cool_down_s == 2.0


def test_leaving_while_paused_counts_the_pause() -> None:
    session = session_of(plan())
    session.start(0.0)
    session.pause(5.0)
    session.finish_early(65.0)
    done = session.result()
    assert (done.paused_s, done.elapsed_s, done.sets[0].work_s) == (60.0, 65.0, 2.0)


def test_what_a_set_felt_like_stays_with_it() -> None:
    session = session_of(plan())
    session.start(0.0)
    session.advance(12.0)
    session.record_felt(12.0, Felt.KNEE)
    session.advance(1e6)
    assert [s.felt for s in session.result().sets] == [Felt.KNEE, None]


def test_a_resumed_session_goes_on_with_the_interrupted_rep() -> None:
    before = session_of(plan())
    before.start(0.0)
    before.advance(26.0)  # set 2, rep 3 under way
    view = before.view(26.0)
    assert view.rep is not None
    point = ResumePoint(PhaseKind.SET, 2, view.rep.slot, None, before.result())
    after = Session(before.plan, resume=point)
    events = after.start(5000.0) + after.advance(1e6)
    assert started(events) == [("lead_in", 26), ("set", 29)]
    assert [e.n for e in events if isinstance(e, RepDone)] == [3, 4]
    done = after.result()
    assert [s.reps for s in done.sets] == [4, 4]
    assert events[-1] == Finished(33.0, Status.COMPLETED)


@pytest.mark.parametrize(
    ("kind", "number", "drill", "first"),
    [
        (PhaseKind.REST, 1, None, ("lead_in", 2)),
        (PhaseKind.REST, 2, None, ("cool_down", None)),
        (PhaseKind.WARM_UP, None, "swings", ("warm_up", None)),
        (PhaseKind.COOL_DOWN, None, "quad_left", ("cool_down", None)),
        (PhaseKind.PREPARE, None, None, ("prepare", None)),
        (PhaseKind.LEAD_IN, 1, None, ("lead_in", 1)),
    ],
)
def test_a_session_resumes_from_every_kind_of_phase(
    kind: PhaseKind, number: int | None, drill: str | None, first: tuple[str, int | None]
) -> None:
    base = session_of(plan(warm_up=Routine.FULL, cool_down=Routine.FULL))
    base.start(0.0)
    point = ResumePoint(kind, number, 0, drill, base.result())
    warm = [p.drill for p in base.script.phases if p.kind is PhaseKind.WARM_UP and p.drill]
    cool = [p.drill for p in base.script.phases if p.kind is PhaseKind.COOL_DOWN and p.drill]
    session = Session(base.plan, warm, cool, resume=point)
    opened = session.start(0.0)[0]
    assert isinstance(opened, PhaseStarted)
    assert (str(opened.phase.kind), opened.phase.set) == first
    if drill:
        assert opened.phase.drill is not None
        assert opened.phase.drill.key == drill
