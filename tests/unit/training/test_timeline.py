from __future__ import annotations

from hypothesis import given
from tests.support.sessions import plans

from lungetimer.training.plan import Leg, Plan, Tempo
from lungetimer.training.timeline import Drill, PhaseKind, Stage, Timeline, stages

WARM = (Drill("a", "A", 200), Drill("b", "B", 70))
COOL = (Drill("c", "C", 300),)


def test_the_default_plan_is_970_seconds_and_60_alternating_reps() -> None:
    line = Timeline.of(Plan(), WARM, COOL)
    reps = list(line.reps())
    assert line.total_s == 970
    assert (len(reps), reps[0].at_s) == (60, 280)
    assert [r.leg for r in reps] == [Leg.LEFT, Leg.RIGHT] * 30
    kinds = [p.phase.kind for p in line.phases]
    assert kinds == [
        PhaseKind.PREPARE,
        PhaseKind.WARM_UP,
        PhaseKind.WARM_UP,
        PhaseKind.LEAD_IN,
        PhaseKind.SET,
        PhaseKind.REST,
        PhaseKind.SET,
        PhaseKind.REST,
        PhaseKind.SET,
        PhaseKind.COOL_DOWN,
    ]


def test_without_a_warm_up_there_is_no_second_lead_in() -> None:
    kinds = [p.phase.kind for p in Timeline.of(Plan(sets=1)).phases]
    assert kinds == [PhaseKind.PREPARE, PhaseKind.SET]
    assert [p.phase.kind for p in Timeline.of(Plan(sets=1, lead_in_s=0), WARM).phases] == [
        PhaseKind.WARM_UP,
        PhaseKind.WARM_UP,
        PhaseKind.SET,
    ]


@given(plans)
def test_phases_follow_each_other_without_gap_or_empty_phase(plan: Plan) -> None:
    line = Timeline.of(plan, WARM, COOL)
    at = 0
    for placed in line.phases:
        assert placed.at_s == at
        assert placed.phase.length_s > 0
        at = placed.end_s
    assert line.total_s == at
    assert len(list(line.reps())) == plan.total_reps


def test_stages_are_those_with_time() -> None:
    assert stages(Tempo(2, 0, 1, 0)) == ((Stage.LOWER, 2), (Stage.DRIVE, 1))
