from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.clocks import START
from tests.support.sessions import plan, session_of

from lungetimer.text import counted, longest_fitting_text, minutes
from lungetimer.training.plan import Pacing
from lungetimer.words import session_words


@given(st.integers(0, 40), st.sampled_from(Pacing), st.integers(1, 10), st.integers(1, 50))
def test_the_time_left_is_told_in_full_or_shorter_but_never_cut(
    width: int, pacing: Pacing, sets: int, reps: int
) -> None:
    session = session_of(plan(sets=sets, reps_per_leg=reps, rest_s=300, pacing=pacing))
    session.start(0.0)
    view = session.view(0.0)
    words = longest_fitting_text(session_words.time_remaining(view, START), width)
    ends = f"ends {START + timedelta(seconds=view.left_s):%H:%M}"
    assert len(words) <= width
    assert words.endswith(ends) if width >= len(ends) else words == ""
    if width >= 31:
        assert words.startswith("about ") == (pacing is not Pacing.TEMPO)
        assert " to go " in words


@given(st.floats(0, 100_000))
def test_minutes_tell_the_seconds_they_stand_for(seconds: float) -> None:
    *hours, mins, rest = (int(part) for part in minutes(seconds).split(":"))
    told = (hours[0] if hours else 0) * 3600 + mins * 60 + rest
    assert told == round(seconds)
    assert rest < 60
    assert mins < 60 or not hours


@pytest.mark.parametrize(
    ("seconds", "said"), [(0, "0"), (9, "9"), (99, "99"), (100, "1:40"), (245, "4:05")]
)
def test_a_countdown_is_said_as_people_say_it(seconds: int, said: str) -> None:
    assert session_words.countdown(seconds) == said


def test_one_rep_is_one_rep() -> None:
    assert [counted(count, "rep") for count in (0, 1, 2)] == ["0 reps", "1 rep", "2 reps"]


@given(st.integers(5, 60), st.booleans(), st.integers(60, 20_000))
def test_however_narrow_the_finish_time_is_told(width: int, about: bool, seconds: int) -> None:
    words = session_words.length_and_end(seconds, START, about=about, width=width)
    assert len(words) <= width
    assert words.endswith(f"{START + timedelta(seconds=seconds):%H:%M}")
