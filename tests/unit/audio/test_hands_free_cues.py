"""What is heard of a switch of legs, an untimed set, and a rest that waits."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.sessions import all_plans, session_of, with_a_hand

from lungetimer.audio.cues import cue_sheet
from lungetimer.audio.mode import SoundMode
from lungetimer.audio.sounds import read_lengths, sounds_dir
from lungetimer.audio.spoken_words import spoken_words
from lungetimer.training.events import (
    LegSwitch,
    OpenSetStarted,
    OpenSetTime,
    PhaseStarted,
    RestWaits,
)
from lungetimer.training.plan import Leg, LegOrder, Pacing, Plan, RestMode, Routine, Tempo

LENGTHS = read_lengths(sounds_dir())
VOICE, TONES = SoundMode.VOICE, SoundMode.TONES
# prepare 0-5, set 1 from 5, reps of 5 s
PLAN = Plan(
    sets=2,
    reps_per_leg=2,
    rest_s=20,
    tempo=Tempo(2, 1, 2, 0),
    warm_up=Routine.OFF,
    cool_down=Routine.OFF,
)


def sheet(plan: Plan, mode: SoundMode, focus: str | None = None) -> dict[float, tuple[str, ...]]:
    events = with_a_hand(session_of(plan))
    return {cue.due_s: cue.sounds for cue in cue_sheet(events, mode, LENGTHS, focus=focus)}


def test_a_switch_of_legs_has_a_tone_and_a_word_and_is_counted_down() -> None:
    plan = replace(PLAN, leg_order=LegOrder.ONE_BY_ONE)  # left 5-15, switch 15-20, right 20-30
    heard = sheet(plan, VOICE)
    assert heard[15] == ("switch", "word_switch_legs")
    assert [heard[s] for s in (17, 18, 19)] == [("count", f"word_{n}") for n in (3, 2, 1)]
    assert heard[20] == ("right", "word_right")
    assert heard[25] == ("right", "word_last_rep")
    assert sheet(plan, TONES)[15] == ("switch",)


def test_a_switch_without_a_pause_is_told_with_the_leg() -> None:
    heard = sheet(replace(PLAN, leg_order=LegOrder.ONE_BY_ONE, switch_s=0), VOICE)
    assert heard[15][:3] == ("switch", "right", "word_switch_legs")
    late = cue_sheet([LegSwitch(15.0, 1, Leg.RIGHT, 5)], VOICE, LENGTHS, now_s=40.0)
    assert [cue.sounds for cue in late] == [("switch",)]  # however late it comes


def test_an_open_set_tells_its_reps_its_time_and_its_end() -> None:
    plan = replace(PLAN, pacing=Pacing.SET, reps_per_leg=9)  # 5-95 with a person in time
    heard = sheet(plan, VOICE)
    assert heard[5] == ("go", "word_go", "word_9", "word_each_leg")
    assert heard[35] == ("half_minute", "word_30", "word_seconds")
    assert heard[65] == ("half_minute", "word_1", "word_minute")
    assert heard[95] == ("set_done", "rest", "word_set_done", "word_rest", "word_halfway")
    assert heard[115] == ("last_set", "word_last_set", "word_9", "word_each_leg")
    tones = sheet(plan, TONES)
    assert (tones[5], tones[35]) == (("go",), ("half_minute",))
    assert tones[95] == ("set_done", "rest", "halfway")


def test_an_open_set_says_what_it_is_about_after_its_reps() -> None:
    heard = sheet(replace(PLAN, pacing=Pacing.SET), VOICE, "word_focus_brace")
    assert heard[5] == ("go", "word_go", "word_2", "word_each_leg", "word_focus_brace")


def test_one_leg_at_a_time_without_a_clock_says_which() -> None:
    heard = sheet(replace(PLAN, pacing=Pacing.SET, leg_order=LegOrder.ONE_BY_ONE), VOICE)
    assert heard[5] == ("go", "left", "word_go", "word_left", "word_2")
    assert heard[20] == ("right", "word_right", "word_2")
    assert heard[15][:2] == ("switch", "word_switch_legs")


def test_a_rest_that_waits_calls_softly_and_says_so_once() -> None:
    session = session_of(replace(PLAN, rest_mode=RestMode.READY))  # set 1 5-25, rest 25-45
    events = session.start(0) + session.advance(80)
    heard = {cue.due_s: cue.sounds for cue in cue_sheet(events, VOICE, LENGTHS)}
    assert heard[45] == ("waiting", "word_when_you_are_ready")
    assert (heard[60], heard[75]) == (("waiting",), ("waiting",))
    ready = cue_sheet(session.ready(80), VOICE, LENGTHS)
    assert [cue.sounds for cue in ready] == [("prepare", "word_get_ready")]
    assert not any(isinstance(e, RestWaits) for e in session.advance(200))


@pytest.mark.parametrize(
    ("reps", "words"),
    [
        (7, ["7"]),
        (20, ["20"]),
        (21, ["20", "1"]),
        (30, ["30"]),
        (35, ["30", "5"]),
        (49, ["40", "9"]),
        (50, ["50"]),
    ],
)
def test_every_number_of_reps_can_be_said(reps: int, words: list[str]) -> None:
    spoken = list(spoken_words([OpenSetStarted(0.0, 1, None, reps)]))
    assert spoken == [*(f"word_{word}" for word in words), "word_each_leg", ""]
    assert all(word in LENGTHS for word in spoken[:-1])


@given(st.integers(1, 119))
def test_every_half_minute_of_an_hour_can_be_said(half_minutes: int) -> None:
    spoken = list(spoken_words([OpenSetTime(0.0, 30 * half_minutes)]))
    assert spoken
    assert all(word in LENGTHS for word in spoken)


@given(all_plans, st.sampled_from([VOICE, TONES]))
def test_every_phase_switch_and_call_of_any_plan_is_heard_in_time(
    plan: Plan, mode: SoundMode
) -> None:
    events = with_a_hand(session_of(plan))
    cues = cue_sheet(events, mode, LENGTHS)
    told = {cue.due_s for cue in cues}
    heard = (PhaseStarted, LegSwitch, OpenSetStarted, OpenSetTime, RestWaits)
    assert {e.at_s for e in events if isinstance(e, heard)} <= told
    assert [c.due_s for c in cues] == sorted({c.due_s for c in cues})
