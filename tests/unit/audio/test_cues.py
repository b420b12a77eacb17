from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lungetimer.audio.cues import GAP_S, Cue, cue_sheet
from lungetimer.audio.lateness import LATE_S
from lungetimer.audio.mode import SoundMode
from lungetimer.audio.sounds import read_lengths, sounds_dir
from lungetimer.training.events import (
    Countdown,
    Event,
    Finished,
    Halfway,
    LastSet,
    LeadIn,
    Paused,
    PhaseEnded,
    PhaseStarted,
    RepStarted,
    Resumed,
)
from lungetimer.training.plan import Leg, Plan, Tempo
from lungetimer.training.session import Session
from lungetimer.training.status import PauseReason, Status
from lungetimer.training.timeline import Drill, Phase, PhaseKind

LENGTHS = read_lengths(sounds_dir())
WARM_UP = [Drill("march", "March", 20), Drill("leg_swings_left", "Leg swings", 20)]
COOL_DOWN = [Drill("easy_march", "Easy march", 15), Drill("calf_right", "Calf", 15)]
REST = Phase(PhaseKind.REST, "Rest", 45, set=1)


def all_events(plan: Plan) -> list[Event]:
    session = Session(plan, WARM_UP, COOL_DOWN)
    return session.start(0) + session.advance(100_000)


def sheet(plan: Plan, mode: SoundMode) -> list[Cue]:
    return cue_sheet(all_events(plan), mode, LENGTHS)


def at(cues: list[Cue], due_s: float) -> tuple[str, ...]:
    return next(cue.sounds for cue in cues if cue.due_s == due_s)


FOCI = [None, *sorted(name for name in LENGTHS if name.startswith("word_focus_"))]
PLAN = Plan(sets=2, reps_per_leg=2, rest_s=20, tempo=Tempo(2, 1, 2, 0), lead_in_s=5)


def test_a_session_in_tones() -> None:
    cues = sheet(PLAN, SoundMode.TONES)
    assert at(cues, 0) == ("prepare",)
    assert [at(cues, s) for s in (2, 3, 4)] == [("count",)] * 3
    assert at(cues, 5) == ("change",)
    assert at(cues, 15) == ("ten_seconds",)
    assert at(cues, 45) == ("prepare",)
    assert at(cues, 50) == ("go", "left")
    assert [at(cues, s) for s in (52, 53)] == [("hover",), ("drive",)]
    assert at(cues, 55) == ("right",)
    assert at(cues, 65) == ("right", "last_rep")
    assert at(cues, 70) == ("rest", "halfway")
    assert at(cues, 90) == ("last_set", "left")
    assert at(cues, 110) == ("cool_down",)
    assert at(cues, 125) == ("change",)
    assert cues[-1].sounds == ("finish",)


def test_a_session_with_a_voice() -> None:
    cues = sheet(PLAN, SoundMode.VOICE)
    assert at(cues, 0) == ("prepare", "word_get_ready")
    assert at(cues, 2) == ("count", "word_3")
    assert at(cues, 5) == ("change", "word_march")
    assert at(cues, 25) == ("change", "word_leg_swings", "word_left")
    assert at(cues, 15) == ("ten_seconds", "word_ten_seconds")
    assert at(cues, 50) == ("go", "left", "word_go", "word_left")
    assert at(cues, 55) == ("right", "word_right")
    assert at(cues, 60) == ("left", "word_2")
    assert at(cues, 65) == ("right", "word_last_rep")
    assert at(cues, 70) == ("rest", "word_rest", "word_halfway")
    assert at(cues, 90) == ("last_set", "left", "word_last_set", "word_left")
    assert at(cues, 110) == ("cool_down", "word_cool_down", "word_easy_march")
    assert at(cues, 125) == ("change", "word_calf", "word_right")
    assert cues[-1].sounds == ("finish", "word_well_done")


def test_off_is_off() -> None:
    assert sheet(PLAN, SoundMode.OFF) == []


def test_the_sound_key_goes_round() -> None:
    assert [m.next for m in SoundMode] == [SoundMode.TONES, SoundMode.OFF, SoundMode.VOICE]


def test_the_lead_in_of_a_rest_says_the_focus_for_get_ready_and_nothing_else_changes() -> None:
    events, plain = all_events(PLAN), sheet(PLAN, SoundMode.VOICE)
    cues = cue_sheet(events, SoundMode.VOICE, LENGTHS, focus="word_focus_brace")
    assert at(plain, 85) == ("prepare", "word_get_ready")
    assert at(cues, 85) == ("prepare", "word_focus_brace")
    assert [cue for cue in cues if cue.due_s != 85] == [cue for cue in plain if cue.due_s != 85]


def test_a_focus_without_a_sound_leaves_get_ready_as_it_is() -> None:
    cues = cue_sheet(all_events(PLAN), SoundMode.VOICE, LENGTHS, focus="word_focus_unheard_of")
    assert cues == sheet(PLAN, SoundMode.VOICE)


def test_the_longest_focus_fits_into_the_usual_lead_in_even_when_told_late() -> None:
    longest = max(filter(None, FOCI), key=LENGTHS.__getitem__)
    for now_s in (40, 40 + LATE_S):
        (cue,) = cue_sheet(
            [LeadIn(40, PLAN.lead_in_s)],
            SoundMode.VOICE,
            LENGTHS,
            now_s=now_s,
            next_due_s=42,  # three, two, one
            focus=longest,
        )
        assert cue.sounds == ("prepare", longest)


def test_a_focus_gives_way_where_there_is_no_room() -> None:
    cues = cue_sheet(
        [LeadIn(40, 5)], SoundMode.VOICE, LENGTHS, next_due_s=40.6, focus="word_focus_brace"
    )
    assert [cue.sounds for cue in cues] == [("prepare",)]


seconds = st.integers(1, 4)
plans = st.builds(
    Plan,
    sets=st.integers(1, 3),
    reps_per_leg=st.integers(1, 22),
    rest_s=st.sampled_from([0, 3, 10, 30]),
    tempo=st.builds(Tempo, seconds, st.integers(0, 2), seconds, st.integers(0, 1)),
    lead_in_s=st.sampled_from([0, 3, 5, 10]),
)


@given(plans, st.sampled_from([SoundMode.VOICE, SoundMode.TONES]), st.sampled_from(FOCI))
def test_words_and_announcements_end_before_the_next_sound(
    plan: Plan, mode: SoundMode, focus: str | None
) -> None:
    cues = cue_sheet(all_events(plan), mode, LENGTHS, focus=focus)
    for cue, following in pairwise(cues):
        for part in cue.parts:
            if part.sound.startswith("word_") or part.sound in {"halfway", "last_rep"}:
                end = cue.due_s + part.delay_s + LENGTHS[part.sound]
                assert end <= following.due_s - GAP_S + 0.001


@given(plans, st.sampled_from([SoundMode.VOICE, SoundMode.TONES]))
def test_every_boundary_has_its_tone_in_every_mode_that_sounds(plan: Plan, mode: SoundMode) -> None:
    told = {cue.due_s: cue for cue in sheet(plan, mode)}
    for event in all_events(plan):
        match event:
            case RepStarted(leg=leg):
                assert leg.value in told[event.at_s].sounds
            case PhaseStarted() | Finished() | LeadIn() | Countdown():
                assert told[event.at_s].parts[0].delay_s == 0
            case _:
                continue


@given(plans, st.sampled_from(FOCI))
def test_in_tones_and_off_a_focus_changes_nothing(plan: Plan, focus: str | None) -> None:
    for mode in (SoundMode.TONES, SoundMode.OFF):
        assert cue_sheet(all_events(plan), mode, LENGTHS, focus=focus) == sheet(plan, mode)


@given(plans)
def test_one_batch_or_many_give_the_same_tones_on_the_beat(plan: Plan) -> None:
    session = Session(plan, WARM_UP, COOL_DOWN)
    one_by_one = [cue.name for cue in cue_sheet(session.start(0), SoundMode.TONES, LENGTHS)]
    due = session.next_due()
    while due is not None:
        events = session.advance(due)
        due_next = session.next_due()
        found = cue_sheet(events, SoundMode.TONES, LENGTHS, now_s=due, next_due_s=due_next)
        one_by_one += [cue.name for cue in found]
        due = due_next
    assert one_by_one == [cue.name for cue in sheet(plan, SoundMode.TONES)]


def rep(at_s: float, n_of_leg: int = 3) -> RepStarted:
    return RepStarted(at_s, set=1, n=2 * n_of_leg, leg=Leg.RIGHT, n_of_leg=n_of_leg)


@given(st.floats(0, 5))
def test_a_late_cue_is_dropped_but_phase_pause_and_end_are_told(late_s: float) -> None:
    def names(event: Event) -> list[str]:
        cues = cue_sheet([event], SoundMode.TONES, LENGTHS, now_s=event.at_s + late_s)
        return [cue.name for cue in cues]

    assert names(rep(10)) == (["right"] if 10 + late_s - 10 <= LATE_S else [])
    assert names(PhaseStarted(10, REST)) == ["rest"]
    assert names(Finished(10, Status.PARTIAL)) == ["finish"]
    assert names(Paused(10, PauseReason.STALLED)) == ["pause"]
    assert names(Resumed(10, 3)) == ["resume"]


def test_late_phases_are_told_one_after_another_never_in_a_heap() -> None:
    events = [PhaseStarted(10, REST), rep(10.5), PhaseEnded(11, REST), Finished(11, Status.PARTIAL)]
    cues = cue_sheet(events, SoundMode.VOICE, LENGTHS, now_s=12)
    assert [cue.sounds for cue in cues] == [("rest",), ("finish",)]
    assert cues[1].parts[0].delay_s == pytest.approx(LENGTHS["rest"])


def test_words_give_way_to_what_is_due_next() -> None:
    tight = cue_sheet([rep(10)], SoundMode.VOICE, LENGTHS, now_s=10, next_due_s=10.5)
    roomy = cue_sheet([rep(10)], SoundMode.VOICE, LENGTHS, now_s=10, next_due_s=12)
    late = cue_sheet([rep(10)], SoundMode.VOICE, LENGTHS, now_s=10.4, next_due_s=10.9)
    assert [c.sounds for c in (*tight, *roomy, *late)] == [
        ("right",),
        ("right", "word_3"),
        ("right",),
    ]


def test_a_rest_that_is_all_lead_in_sounds_as_a_rest() -> None:
    cues = cue_sheet([PhaseStarted(0, REST), LeadIn(0, 5)], SoundMode.TONES, LENGTHS)
    assert [cue.sounds for cue in cues] == [("rest",)]


def test_announcements_alone_still_sound() -> None:
    for event, tone in ((Halfway(1), "halfway"), (LastSet(1, 2), "last_set")):
        for mode in (SoundMode.VOICE, SoundMode.TONES):
            (cue,) = cue_sheet([event], mode, LENGTHS)
            assert cue.name == tone


def test_above_twenty_the_tone_alone_tells_the_rep() -> None:
    assert cue_sheet([rep(0, 21)], SoundMode.VOICE, LENGTHS)[0].sounds == ("right",)


def test_self_pacing_sounds_too() -> None:
    plan = replace(PLAN, pacing=type(PLAN.pacing)("self"), lead_in_s=0)
    session = Session(plan)
    assert [c.name for c in cue_sheet(session.start(0), SoundMode.TONES, LENGTHS)] == ["go"]
    (cue,) = cue_sheet(session.rep_done(4.2), SoundMode.TONES, LENGTHS, now_s=4.2)
    assert (cue.name, cue.due_s) == ("right", 4.2)
