"""What is told of sessions of every kind: whole, in order, and readable aloud."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.sessions import all_plans, plan, session_of, with_a_hand

from lungetimer.coaching.drills import routines
from lungetimer.plain.narrator import Narrator, Verbosity, duration_words, place_words
from lungetimer.training.choices import Leg
from lungetimer.training.events import Event, RepStarted
from lungetimer.training.plan import LegOrder, Pacing, Plan, RestMode
from lungetimer.training.result import Felt
from lungetimer.training.session import Session
from lungetimer.training.status import PauseReason
from lungetimer.training.views import State
from lungetimer.words.cue_lines import Coaching

SYMBOLS = set("→←⏎−·✓[]|_\x1b\r\n\a…×")
SPEAKABLE = re.compile(r"[A-Z0-9][A-Za-z0-9 ,.:;'()-]*")


def narrator(verbosity: Verbosity) -> Narrator:
    return Narrator(verbosity, Coaching(), next_key="enter", pause_key="space")


def told(session: Session, verbosity: Verbosity, events: list[Event] | None = None) -> list[str]:
    """Everything that is told of a session that runs by itself, second by second."""
    teller, now = narrator(verbosity), 0.0
    lines = teller.lines(session.start(now), session.view(now))
    while session.state is not State.FINISHED:
        now += 1.0
        happened = session.advance(now)
        if events is not None:
            events += happened
        lines += teller.lines(happened, session.view(now))
    return lines


def test_a_session_in_lines() -> None:
    session = session_of(replace(plan(), rest_s=12))
    assert told(session, Verbosity.NORMAL) == [
        "Get ready, 3 s",
        "Check: clear, dry floor; shoes on; a wall or chair within reach.",
        "Set 1 of 2: 2 reps per leg, left foot steps back first",
        "Set 1 of 2, left 1 of 2, down",
        "Set 1 of 2, right 1 of 2, down",
        "Set 1 of 2, left 2 of 2, down",
        "Set 1 of 2, right 2 of 2, down",
        "Last rep",
        "Halfway",
        "Rest 12 s",
        (
            "In a rest, press a number to say how the set felt: "
            "1 fine, 2 knee, 3 balance, 4 depth, 5 back."
        ),
        "10 s remaining",
        "Tip for set 2: Feet hip-width, as on two rails",
        "Get into position, 3 s",
        "Set 2 of 2: 2 reps per leg",
        "Last set",
        "Set 2 of 2, left 1 of 2, down",
        "Set 2 of 2, right 1 of 2, down",
        "Set 2 of 2, left 2 of 2, down",
        "Set 2 of 2, right 2 of 2, down",
        "Last rep",
    ]


def test_quiet_tells_the_phases_and_verbose_the_stages_and_seconds() -> None:
    quiet = told(session_of(plan()), Verbosity.QUIET)
    assert [line for line in quiet if "down" in line or line.endswith(" 1 of 2")] == []
    assert "Rest 10 s" in quiet
    verbose = told(session_of(plan()), Verbosity.VERBOSE)
    assert verbose.count("Up") == 8
    assert {"3 s", "2 s", "1 s"} <= set(verbose)
    assert set(quiet) <= set(verbose)


@settings(max_examples=60, deadline=None)
@given(all_plans, st.sampled_from(Verbosity))
def test_every_session_reads_well_aloud(of: Plan, verbosity: Verbosity) -> None:
    session = Session(of, *routines(of))
    teller = narrator(verbosity)
    events = with_a_hand(session)
    view = session.view(1e6)
    lines = teller.lines(events, view)
    for line in lines:
        assert SPEAKABLE.fullmatch(line), line
        assert not set(line) & SYMBOLS
    reps = [line for line in lines if re.search(r"(left|right) \d+ of \d+(, down)?$", line)]
    wanted = 0 if verbosity is Verbosity.QUIET else sum(isinstance(e, RepStarted) for e in events)
    assert len(reps) == wanted


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({"pacing": Pacing.SELF}, "Press enter after each rep"),
        ({"pacing": Pacing.SET}, "Both legs, at your own pace; press enter when done"),
        (
            {"pacing": Pacing.SET, "leg_order": LegOrder.ONE_BY_ONE},
            "Right leg, at your own pace; press enter when done",
        ),
        ({"leg_order": LegOrder.ONE_BY_ONE, "switch_s": 4}, "Switch legs: right leg next, 4 s"),
        ({"rest_mode": RestMode.READY}, "Rest 10 s or more"),
        ({"rest_mode": RestMode.READY}, "Press enter when you are ready"),
    ],
)
def test_what_waits_for_a_person_says_so(changes: dict[str, object], line: str) -> None:
    session = session_of(plan(**changes))
    events = with_a_hand(session)
    assert line in narrator(Verbosity.QUIET).lines(events, session.view(1e6))


def test_what_a_person_does_is_told() -> None:
    session = session_of(plan(rest_s=30))
    teller = narrator(Verbosity.QUIET)
    teller.lines(session.start(0.0), session.view(0.0))

    def lines(events: list[Event], now: float) -> list[str]:
        return teller.lines(events, session.view(now))

    lines(session.advance(6.0), 6.0)
    assert teller.where(session.view(6.0)) == "Set 1 of 2, right 1 of 2. 43 s to go in the session"
    assert lines(session.pause(6.0), 6.0) == ["Paused. Press space to continue"]
    assert teller.where(session.view(7.0)).startswith("Paused. Set 1 of 2, right 1")
    assert lines(session.resume(9.0), 9.0) == ["Continued: Set 1 of 2, right 1 of 2"]
    assert lines(session.pause(9.0, PauseReason.LEAVING), 9.0) == []
    session.resume(9.0)
    stalled = lines(session.pause(9.0, PauseReason.STALLED), 9.0)
    assert stalled[0].startswith("Paused. The computer slept or froze")
    session.resume(9.0)
    lines(session.advance(15.0), 15.0)
    assert place_words(session.view(15.0)) == "Rest after set 1, 29 s"
    assert lines(session.correct(15.0, 1, Leg.LEFT, -1), 15.0) == [
        "Set 1: left reps corrected from 2 to 1"
    ]
    assert lines(session.adjust(15.0, "reps_per_leg", 3), 15.0) == ["Reps per leg: 3"]
    session.record_felt(15.0, Felt.KNEE)
    assert "slightly longer step" not in " ".join(lines(session.advance(16.0), 16.0))


def test_last_time_stands_beside_today() -> None:
    session = session_of(plan())
    teller = Narrator(
        Verbosity.NORMAL, Coaching(last_time=((9, 8),)), next_key="enter", pause_key="space"
    )
    lines = teller.lines(with_a_hand(session), session.view(1e6))
    assert lines.count("Last time: left 9, right 8") == 1  # there was no second set
    assert lines.index("Last time: left 9, right 8") == 1 + lines.index(
        "Set 1 of 2: 2 reps per leg, left foot steps back first"
    )


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "0 s"), (45.4, "45 s"), (60, "1 min"), (970, "16 min 10 s"), (3900, "1 h 5 min")],
)
def test_lengths_of_time(seconds: float, words: str) -> None:
    assert duration_words(seconds) == words
