import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lungetimer.audio.backends import BackendError, SimpleaudioBackend, StreamClock
from lungetimer.audio.mixer import RATE


@given(st.lists(st.floats(0, 0.015), min_size=20, max_size=60))
def test_the_stream_clock_is_not_moved_by_late_requests(delays: list[float]) -> None:
    clock = StreamClock()
    frames = 882
    for i, delay in enumerate([0.0, *delays]):
        clock.asked(i * frames, 5.0 + i * frames / RATE + delay)
    for at_s in (0.0, 0.5, 1.0):
        assert abs(clock.frame_at(5.0 + at_s) / RATE - at_s) <= 0.005


def test_the_stream_clock_follows_a_device_that_fell_behind() -> None:
    clock = StreamClock()
    for i in range(2000):
        lag = 0.05 if i > 100 else 0.0
        clock.asked(i * 882, i * 882 / RATE + lag)
    assert clock.frame_at(50.05) / RATE == pytest.approx(50.0, abs=0.001)


def test_simpleaudio_is_refused_with_its_reason_where_it_crashes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 12, 0))
    with pytest.raises(BackendError, match=r"crashes Python 3\.12"):
        SimpleaudioBackend().open()
