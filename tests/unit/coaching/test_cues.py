from __future__ import annotations

from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lungetimer.coaching.cues import (
    AFTER_FELT,
    FIRST_SET_STEPS,
    REST_TIPS,
    SWITCH_LEGS,
    all_cues,
    cue_for,
    open_set_cue,
    rest_tip,
    set_up_cue,
)
from lungetimer.coaching.focus import FOR_FELT, IN_TURN, Cue, Focus, focus_for, suited
from lungetimer.coaching.sources import SOURCES
from lungetimer.training.plan import Equipment, Leg, LegOrder, Plan, Support
from lungetimer.training.result import Felt
from lungetimer.training.timeline import Stage

PLANS = (
    Plan(),
    Plan(support=Support.WALL),
    Plan(support=Support.CHAIR),
    Plan(equipment=Equipment.DUMBBELLS, load_kg=2),
    Plan(equipment=Equipment.KETTLEBELL, load_kg=8),
    Plan(leg_order=LegOrder.ONE_BY_ONE),
)
FOCI = (*IN_TURN, *FOR_FELT.values())


def shown(plan: Plan, set_number: int, focus: Focus) -> list[list[str]]:
    return [
        [cue_for(s, set_number=set_number, n=n, focus=focus, plan=plan).text for s in Stage]
        for n in range(1, 2 * plan.reps_in(1) + 1)
    ]


def test_first_set_walks_the_five_steps_in_order_four_reps_each() -> None:
    lines = [line for rep in shown(Plan(), 1, IN_TURN[0]) for line in rep]
    runs = [(text, len(list(same))) for text, same in groupby(lines)]
    assert runs == [(step.text, 4 * len(Stage)) for step in FIRST_SET_STEPS]


@given(st.integers(3, 50))
def test_first_set_of_any_length_has_every_step_once_and_in_order(reps: int) -> None:
    lines = [line for rep in shown(Plan(reps_per_leg=reps), 1, IN_TURN[0]) for line in rep]
    assert [text for text, _ in groupby(lines)] == [step.text for step in FIRST_SET_STEPS]


@pytest.mark.parametrize("reps", [1, 2])
def test_tiny_first_set_follows_the_stages(reps: int) -> None:
    for rep in shown(Plan(reps_per_leg=reps), 1, IN_TURN[0]):
        assert rep[:3] == [step.text for step in FIRST_SET_STEPS[2:]]


def test_what_felt_off_last_time_opens_the_first_set() -> None:
    focus = focus_for(1, last_felt=Felt.KNEE)
    lines = [rep[0] for rep in shown(Plan(), 1, focus)]
    assert lines[:2] == [focus.headline.text] * 2
    assert [t for t, _ in groupby(lines[2:])] == [step.text for step in FIRST_SET_STEPS]
    assert set_up_cue(1, focus, Plan()).text == focus.headline.text


@pytest.mark.parametrize("focus", FOCI, ids=lambda f: f.key)
def test_later_sets_show_one_line_and_remind_in_every_third_pair(focus: Focus) -> None:
    for n, rep in enumerate(shown(Plan(), 2, focus), start=1):
        if ((n - 1) // 2) % 3 != 2:
            assert rep == [focus.headline.text] * len(Stage)
        else:
            assert rep == [focus.at(stage).text for stage in Stage]


@pytest.mark.parametrize("focus", FOCI, ids=lambda f: f.key)
def test_reminders_follow_the_stages_and_never_flicker_back(focus: Focus) -> None:
    lines = [focus.at(stage).text for stage in Stage]
    runs = [text for text, _ in groupby(lines)]
    assert len(runs) == len(set(runs))
    order = [list(Stage).index(c.stage) for c in focus.reminders if c.stage is not None]
    assert len(order) == len(focus.reminders)
    assert order == sorted(order)
    for cue in focus.reminders:
        assert cue.stage is not None
        assert focus.at(cue.stage) == cue


def test_foci_take_turns_over_sets_and_sessions() -> None:
    assert [focus_for(s).key for s in (2, 3, 4)] == ["rails", "step", "lift"]
    assert [focus_for(2, turn=t) for t in range(len(IN_TURN))] == list(IN_TURN)
    assert focus_for(2, turn=len(IN_TURN)) is IN_TURN[0]


@pytest.mark.parametrize(
    ("number", "felt", "last", "expected"),
    [
        (2, [Felt.KNEE], None, "felt_knee"),
        (2, [Felt.BALANCE], None, "felt_balance"),
        (2, [Felt.DEPTH], None, "felt_depth"),
        (2, [Felt.BACK], None, "felt_back"),
        (2, [Felt.FINE], None, "rails"),
        (2, [None], None, "rails"),
        (3, [Felt.KNEE, None], None, "felt_knee"),
        (3, [Felt.KNEE, Felt.FINE], None, "step"),
        (3, [Felt.KNEE, Felt.BACK], None, "felt_back"),
        (1, [], Felt.BACK, "felt_back"),
        (2, [None], Felt.BACK, "felt_back"),
        (3, [None, None], Felt.BACK, "step"),
        (2, [Felt.FINE], Felt.BACK, "rails"),
        (2, [Felt.DEPTH], Felt.BACK, "felt_depth"),
        (1, [], Felt.FINE, "rails"),
    ],
)
def test_what_was_said_picks_the_focus(
    number: int, felt: list[Felt | None], last: Felt | None, expected: str
) -> None:
    assert focus_for(number, felt, last_felt=last).key == expected


def test_supported_words_name_the_hold_and_spare_the_depth() -> None:
    plan = Plan(support=Support.CHAIR, sets=2, reps_per_leg=6)
    lines = [rep[0] for rep in shown(plan, 1, IN_TURN[0])]
    assert "Chest up, fingertips on the chair" in lines
    assert "Sink only as deep as feels good" in lines
    depth = next(f for f in IN_TURN if f.key == "depth")
    for rep in shown(plan, 2, depth):
        assert "Front thigh level with the floor" not in rep


def test_loaded_words_name_what_is_held() -> None:
    def words(plan: Plan) -> str:
        return suited(FIRST_SET_STEPS[1], plan).text

    assert "dumbbells" in words(Plan(equipment=Equipment.DUMBBELLS, load_kg=2))
    assert "kettlebell" in words(Plan(equipment=Equipment.KETTLEBELL, load_kg=8))
    assert words(Plan()) == "Chest up, core engaged"


def test_swaps_only_stand_in_for_cues_that_exist() -> None:
    from lungetimer.coaching import focus  # noqa: PLC0415  (its private tables, only here)

    known = {cue.text for cue in all_cues()}
    assert {*focus._SUPPORTED, *focus._SHALLOW} <= known
    assert set(focus._LOADED) <= known


def test_rest_tips_take_turns_and_answers_go_first() -> None:
    assert [rest_tip(n) for n in (1, 2, 3, 4, 5)] == [*REST_TIPS, REST_TIPS[0]]
    assert rest_tip(1, Felt.KNEE) is AFTER_FELT[Felt.KNEE]
    assert set(AFTER_FELT) == set(Felt)


@pytest.mark.parametrize("plan", PLANS, ids=lambda p: f"{p.support}-{p.equipment}")
def test_every_cue_fits_one_line_in_every_wording_and_has_a_source(plan: Plan) -> None:
    for cue in all_cues():
        worded = suited(cue, plan)
        assert 0 < len(worded.text) <= 48, worded.text
        assert "{" not in worded.text
        assert worded.source in SOURCES
    assert all(0 < len(focus.spoken.split()) <= 3 for focus in FOCI)


# Section 2 of the knowledge, line by line: all of them are said somewhere.
KNOWN_CUES = """
Feet hip-width, as on two rails / Stand tall, chest up / Brace your belly, as if about to be poked
Big step back, not a giant one / Land softly on the ball of the foot
Feet on two rails, not on a tightrope / Sink straight down, not forward
Keep your front knee over your middle toes / Slow and quiet on the way down / Breathe in as you step
Hover with the back knee off the floor / Front thigh level with the floor
Front shin nearly upright, weight on your heel / Chest up, back long, lean forward slightly
Push the floor away with the front heel / The front leg works, the back foot only helps
Hips and shoulders rise together / Breathe out on the way up
Stand tall, squeeze the glutes / Let both feet settle before you change legs / Other leg: step back
"""


def test_every_known_cue_is_there() -> None:
    wanted = {t.strip() for line in KNOWN_CUES.strip().splitlines() for t in line.split("/")}
    assert len(wanted) == 21
    assert wanted <= {cue.text for cue in all_cues()}


@given(st.sampled_from(PLANS), st.integers(1, 10), st.integers(1, 100), st.sampled_from(FOCI))
def test_any_moment_has_a_line(plan: Plan, set_number: int, n: int, focus: Focus) -> None:
    for stage in Stage:
        cue = cue_for(stage, set_number=set_number, n=n, focus=focus, plan=plan)
        assert isinstance(cue, Cue)
        assert cue.text


def test_one_leg_at_a_time_each_leg_walks_through_the_steps_and_no_line_swaps_legs() -> None:
    plan = Plan(leg_order=LegOrder.ONE_BY_ONE)
    lines = [rep[0] for rep in shown(plan, 1, IN_TURN[0])]
    assert lines[:10] == lines[10:]
    assert [t for t, _ in groupby(lines[:10])] == [suited(s, plan).text for s in FIRST_SET_STEPS]
    texts = [suited(cue, plan).text for cue in all_cues()]
    assert not [text for text in texts if "swap" in text or "Other leg" in text]
    assert all(len(text) <= 48 for text in texts)


@pytest.mark.parametrize("leg", Leg)
def test_a_switch_says_which_foot_steps_back(leg: Leg) -> None:
    assert f"your {leg} foot steps back" in SWITCH_LEGS[leg].text


def test_a_first_untimed_set_walks_through_the_steps_and_round_again() -> None:
    def line(seconds: float, focus: Focus = IN_TURN[0], set_number: int = 1) -> str:
        return open_set_cue(seconds, set_number=set_number, focus=focus, plan=Plan()).text

    steps = [step.text for step in FIRST_SET_STEPS]
    assert [line(12.0 * n + 1) for n in range(7)] == [*steps, *steps[:2]]
    knee = FOR_FELT[Felt.KNEE]
    assert [line(12.0 * n, knee) for n in range(3)] == [knee.headline.text, *steps[:2]]
    assert {line(float(s), IN_TURN[1], 2) for s in range(60)} == {IN_TURN[1].headline.text}
