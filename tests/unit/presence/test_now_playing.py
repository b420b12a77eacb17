"""What a lock screen or a phone reads of a session."""

from __future__ import annotations

import pytest
from tests.support.sessions import plan, session_of

from lungetimer.presence.now_playing import NowPlaying, Playback, Position, now_playing
from lungetimer.training.choices import LegOrder, Pacing, RestMode, Routine


def shown(at_s: float, **changes: object) -> NowPlaying:
    session = session_of(plan(**changes))
    session.start(0)
    session.advance(at_s)
    return now_playing(session.view(at_s), track=7)


def test_title_and_artist_tell_phase_and_set_leg_and_rep() -> None:
    # Lead-in 3 s, set 8 s, rest 10 s, set 8 s.
    told = [(shown(at).title, shown(at).artist) for at in (0, 3, 5, 7, 11, 21, 28)]
    assert told == [
        ("Get ready", "Next: Set 1"),
        ("Set 1 of 2", "Left leg, rep 1 of 2"),
        ("Set 1 of 2", "Right leg, rep 1 of 2"),
        ("Set 1 of 2", "Left leg, rep 2 of 2"),
        ("Rest after set 1 of 2", "Next: Set 2"),
        ("Set 2 of 2", "Left leg, rep 1 of 2"),
        ("Set 2 of 2", "Right leg, rep 2 of 2"),
    ]


def test_warm_up_and_cool_down_tell_their_drill() -> None:
    routines = {"warm_up": Routine.FULL, "cool_down": Routine.FULL}
    assert shown(4, **routines).title == "Warm-up: March"
    assert shown(50, **routines).title.startswith("Cool-down: ")


def test_the_length_is_that_of_the_phase_and_unknown_where_the_person_sets_the_pace() -> None:
    assert [shown(at).length_s for at in (0, 3, 11)] == [3, 8, 10]
    assert shown(3, pacing=Pacing.SELF).length_s is None
    assert shown(0, pacing=Pacing.SELF).length_s == 3


def test_an_untimed_set_tells_the_dose_and_no_length() -> None:
    told = shown(3, pacing=Pacing.SET, reps_per_leg=8)
    assert (told.title, told.artist, told.length_s) == ("Set 1 of 2", "8 reps for each leg", None)
    told = shown(3, pacing=Pacing.SET, leg_order=LegOrder.ONE_BY_ONE)
    assert told.artist == "Left leg, 2 reps"


def test_a_switch_of_legs_tells_which_comes() -> None:
    # Lead-in 3 s, two reps of the left leg 4 s, then the switch.
    told = shown(8, leg_order=LegOrder.ONE_BY_ONE, switch_s=5)
    assert (told.title, told.artist) == ("Set 1 of 2", "Switch: right leg next")
    assert told.length_s == 8 + 5


def test_a_rest_that_waits_tells_what_it_waits_for() -> None:
    told = [shown(at, rest_mode=RestMode.READY) for at in (12, 25)]
    assert [t.artist for t in told] == ["Next: Set 2", "Press next when you are ready"]
    assert [t.length_s for t in told] == [None, None]


def test_playing_paused_and_stopped() -> None:
    session = session_of(plan())
    assert now_playing(session.view(0), 0).playback is Playback.STOPPED
    session.start(0)
    assert now_playing(session.view(0), 1).playback is Playback.PLAYING
    session.pause(1)
    paused = now_playing(session.view(1), 1)
    assert (paused.playback, paused.title) == (Playback.PAUSED, "Get ready")
    session.resume(2)
    session.advance(1000)
    assert now_playing(session.view(1000), 9) == NowPlaying(track=9)


@pytest.mark.parametrize(
    ("now", "length_s", "expected"),
    [
        (100.0, 10, 2_000_000),
        (103.5, 10, 5_500_000),
        (120.0, 10, 10_000_000),  # the next phase has not been told yet
        (120.0, None, 22_000_000),
        (90.0, 10, 0),
    ],
)
def test_the_position_goes_on_by_itself_within_the_track(
    now: float, length_s: float | None, expected: int
) -> None:
    assert Position(2.0, 100.0, 1.0).microseconds(now, length_s) == expected


def test_the_position_stands_still_in_a_pause_and_runs_in_a_demo() -> None:
    assert Position(2.0, 100.0, 0.0).microseconds(150.0, 10) == 2_000_000
    assert Position(2.0, 100.0, 10.0).microseconds(100.5, 10) == 7_000_000
