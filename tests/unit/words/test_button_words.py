"""What the button does now, in words; and what paces a plan."""

from __future__ import annotations

from itertools import product

import pytest
from tests.support.sessions import plan, session_of

from lungetimer.training.plan import LegOrder, Pacing, RestMode, Routine
from lungetimer.training.views import NextAction, State
from lungetimer.words.button_words import button_view, footer_word
from lungetimer.words.plan_words import pace_words


@pytest.mark.parametrize(("pacing", "legs", "rest"), list(product(Pacing, LegOrder, RestMode)))
def test_at_every_moment_of_a_session_the_button_says_what_it_does(
    pacing: Pacing, legs: LegOrder, rest: RestMode
) -> None:
    of = plan(
        pacing=pacing, leg_order=legs, rest_mode=rest,
        warm_up=Routine.SHORT, cool_down=Routine.SHORT,
    )  # fmt: skip
    session, now = session_of(of), 100.0
    session.start(now)
    said: set[str] = set()
    while session.state is not State.FINISHED and now < 600:
        now += 1.0
        session.advance(now)
        view = session.view(now)
        button = button_view(view, "b")
        if view.state is not State.RUNNING:
            break
        assert button.words.startswith("b ")
        assert "Done" not in button.words
        assert len(button.words) <= 40, "it fits the smallest screen"
        said.add(button.words)
        if word := footer_word(view):
            assert button.words.lower().endswith((word, "end the set"))
        if button.waits:
            assert view.next_action is not NextAction.NEXT_PHASE
            {
                NextAction.REP_DONE: session.rep_done,
                NextAction.LEG_DONE: session.set_done,
                NextAction.SET_DONE: session.set_done,
                NextAction.READY: session.ready,
            }[view.next_action](now)
    assert session.state is State.FINISHED, "where it waits it says so, and nowhere else"
    assert ("b Rep done" in said) is (pacing is Pacing.SELF)
    assert ("b Set done" in said) is (pacing is Pacing.SET)
    assert ("b twice: end the set" in said) is (pacing is Pacing.TEMPO)
    assert ("b Start the right leg now" in said) is (legs is LegOrder.ONE_BY_ONE)
    assert "b Ready for set 2" in said


def test_one_press_of_two_is_answered() -> None:
    session = session_of(plan())
    session.start(0.0)
    session.advance(5.0)
    first = button_view(session.view(5.0), "⏎", pressed_once=True)
    assert (first.words, first.armed, first.waits) == ("⏎ once more: end the set", True, False)


def test_the_footer_and_the_button_say_the_same() -> None:
    session = session_of(plan())
    session.start(0.0)
    session.advance(5.0)
    assert footer_word(session.view(5.0)) == "end set"
    session.pause(5.0)
    paused = session.view(5.0)
    assert (button_view(paused, "⏎").words, footer_word(paused)) == ("⏎ Continue", "continue")


def test_a_preset_says_what_paces_it() -> None:
    assert pace_words(plan()) == "tempo 1-0-1-0, alternating legs, timed rests"
    hands_free = plan(
        pacing=Pacing.SET, leg_order=LegOrder.ONE_BY_ONE, rest_mode=RestMode.READY, switch_s=7
    )
    assert pace_words(hands_free) == (
        "a key for each set, one leg after the other, 7 s between, rests until you are ready"
    )
