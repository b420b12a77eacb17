"""Presses of one button: single, double, held down, and right after a change of phase."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lungetimer.training.next_action import NextAction
from lungetimer.training.next_button import DOUBLE_S, IGNORE_S, REACTION_S, REPEAT_S, NextButton

START, END_SET = NextAction.START, NextAction.END_SET
CHANGE_PHASE = {NextAction.START, NextAction.NEXT_PHASE, NextAction.SET_DONE, NextAction.END_SET}


def carried_out(times: list[float], action: NextAction) -> list[float]:
    """When the button acted, told of presses at these times and asked again whenever due."""
    button, found = NextButton(), []
    for now, following in zip(times, [*times[1:], float("inf")], strict=True):
        acted = button.press(now, action)
        at = now
        due = button.due()
        if acted is None and due is not None and due <= following:
            at = due
            acted = button.settle(due, action)
        if acted is not None:
            assert acted is action
            found.append(at)
            if action in CHANGE_PHASE:
                button.phase_changed(at)
    return found


def held(start: float, seconds: float, *, delay: float = 0.5, every: float = 0.033) -> list[float]:
    """The presses that a key sends which is held down."""
    found, at = [start], start + delay
    while at <= start + seconds:
        found.append(at)
        at += every
    return found


@pytest.mark.parametrize("action", [a for a in NextAction if a is not END_SET])
def test_a_press_alone_acts_at_once(action: NextAction) -> None:
    assert carried_out([10.0], action) == [10.0]


def test_a_double_press_on_start_skips_nothing() -> None:
    assert carried_out([10.0, 10.2], START) == [10.0]
    assert carried_out([10.0, 10.999], START) == [10.0]
    assert carried_out([10.0, 11.3], START) == [10.0, pytest.approx(11.3 + REPEAT_S)]
    assert carried_out([10.0, 12.1], START) == [10.0, 12.1]


@pytest.mark.parametrize(
    ("delay", "every"),
    [(0.25, 0.03), (0.5, 0.033), (0.66, 0.04), (0.25, 0.092), (1.8, 0.09)],
    ids=["quick", "usual", "X11", "Linux console", "slowest macOS"],
)
@pytest.mark.parametrize("action", list(NextAction))
def test_a_key_held_down_is_one_press(action: NextAction, delay: float, every: float) -> None:
    times = held(10.0, 5.0, delay=delay, every=every)
    assert carried_out(times, action) == ([] if action is END_SET else [10.0])
    assert carried_out([*times, 20.0], action)[-1:] == ([] if action is END_SET else [20.0])


def test_two_presses_within_a_second_end_a_tempo_set() -> None:
    assert carried_out([10.0], END_SET) == []
    for gap in (0.13, 0.3, 0.7, 1.0):
        assert carried_out([10.0, 10.0 + gap], END_SET) == [pytest.approx(10.0 + gap + REPEAT_S)]
    assert carried_out([10.0, 11.1], END_SET) == []
    assert carried_out([10.0, 11.1, 11.6], END_SET) == [pytest.approx(11.6 + REPEAT_S)]


def test_the_screen_can_say_that_one_more_press_ends_the_set() -> None:
    button = NextButton()
    assert not button.armed(10.0)
    button.press(10.0, END_SET)
    assert button.armed(10.5)
    assert not button.armed(10.0 + DOUBLE_S + 0.01)


def test_reps_at_ones_own_speed_are_counted_and_a_bouncing_key_is_not() -> None:
    times = [10.0, 11.5, 12.3, 14.0]
    acted = carried_out(times, NextAction.REP_DONE)
    later = [pytest.approx(at + REPEAT_S) for at in times[1:]]
    assert acted == [10.0, *later]
    assert carried_out([10.0, 10.01], NextAction.REP_DONE) == [10.0]


@pytest.mark.parametrize("after", [NextAction.REP_DONE, NextAction.READY])
def test_a_press_that_waits_is_dropped_when_the_button_means_something_else_by_then(
    after: NextAction,
) -> None:
    button = NextButton()
    assert button.press(10.0, NextAction.REP_DONE) is NextAction.REP_DONE
    assert button.press(10.5, NextAction.REP_DONE) is None
    assert button.settle(10.55, after) is None  # not yet
    assert button.settle(10.63, after) is (after if after is NextAction.REP_DONE else None)
    assert button.due() is None


def test_a_press_sooner_than_one_can_react_was_meant_for_the_phase_that_is_over() -> None:
    button = NextButton()
    button.press(10.0, END_SET)
    button.phase_changed(10.5, REACTION_S)
    assert not button.armed(10.5)
    assert button.press(10.7, NextAction.READY) is None
    assert button.settle(10.9, NextAction.READY) is None
    assert button.press(13.0, NextAction.READY) is NextAction.READY


def test_a_phase_that_ends_by_itself_makes_no_deafness_shorter() -> None:
    button = NextButton()
    button.phase_changed(10.0)
    button.phase_changed(10.1, REACTION_S)
    assert button.press(10.9, START) is None


@given(
    st.lists(st.integers(1, 3000), min_size=1, max_size=40),
    st.sampled_from(list(NextAction)),
)
def test_it_never_acts_twice_within_its_rules(gaps: list[int], action: NextAction) -> None:
    now, times = 0.0, []
    for gap in gaps:
        now += gap / 1000
        times.append(now)
    acted = carried_out(times, action)
    least = IGNORE_S if action in CHANGE_PHASE else REPEAT_S
    for one, other in pairwise(acted):
        assert other - one > least - 1e-9
    assert len(acted) <= len(times) // (2 if action is END_SET else 1)
    if action is not END_SET:
        assert acted[0] == times[0]
