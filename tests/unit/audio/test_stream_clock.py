"""The clock of the stream: believes the last second of requests, and nothing from before a gap."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lungetimer.audio.stream_clock import GAP_S, StreamClock

RATE = 44_100
PERIOD = 1764  # 40 ms


def asked(clock: StreamClock, since_s: float, first: int, count: int, late: float = 0.0) -> float:
    """Ask for ``count`` periods on time, from frame ``first`` on; the instant of the next."""
    for n in range(count):
        clock.asked(first + n * PERIOD, PERIOD, since_s + n * PERIOD / RATE + late)
    return since_s + count * PERIOD / RATE


@given(st.lists(st.floats(0, 0.03), min_size=25, max_size=80))
def test_late_requests_do_not_move_it(delays: list[float]) -> None:
    clock = StreamClock(RATE)
    for n, delay in enumerate([0.0, *delays]):
        late = 0.0 if n % 20 == 0 else delay
        clock.asked(n * PERIOD, PERIOD, 5.0 + n * PERIOD / RATE + late)
        assert clock.time_of(0) == pytest.approx(5.0, abs=1e-6)
    assert clock.frame_at(5.5) == RATE // 2


@pytest.mark.parametrize("lost_s", [0.15, 0.3, 0.5, 3.0, 60.0])
def test_time_that_was_lost_in_a_gap_is_believed_from_the_first_request_on(lost_s: float) -> None:
    clock = StreamClock(RATE)
    until = asked(clock, 5.0, 0, 100)
    asked(clock, until + lost_s, 100 * PERIOD, 1)
    assert clock.time_of(0) == pytest.approx(5.0 + lost_s, abs=1e-6)


@pytest.mark.parametrize("drift", [0.999, 1.001])
def test_a_device_with_a_clock_of_its_own_is_followed_within_a_second(drift: float) -> None:
    clock = StreamClock(RATE)
    now = 5.0
    for n in range(5000):
        now = 5.0 + n * PERIOD / RATE * drift
        clock.asked(n * PERIOD, PERIOD, now)
    assert clock.time_of(5000 * PERIOD) == pytest.approx(now, abs=0.045)


def test_a_first_fill_before_the_device_plays_is_forgotten() -> None:
    """An idle null sink takes the first samples at once, and plays them two seconds later."""
    clock = StreamClock(RATE)
    clock.asked(0, PERIOD, 5.0)
    clock.asked(PERIOD, PERIOD, 5.0)
    asked(clock, 7.0, 2 * PERIOD, 30)
    assert clock.time_of(2 * PERIOD) == pytest.approx(7.0, abs=1e-6)


def test_a_request_that_is_a_little_late_is_no_gap() -> None:
    clock = StreamClock(RATE)
    until = asked(clock, 5.0, 0, 20)
    asked(clock, until, 20 * PERIOD, 5, late=GAP_S - 0.01)
    assert clock.time_of(0) == pytest.approx(5.0, abs=1e-6)
