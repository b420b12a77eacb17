"""The driver: sleeps until what is due, notices a stall, tells its listeners in order."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from tests.support.clocks import HandClock
from tests.support.sessions import plan, session_of

from lungetimer.audio.device_control import HEARTBEAT_S
from lungetimer.audio.planner import HORIZON_S
from lungetimer.running.session_driver import DELAY_S, POLL_S, STALL_S, TIMEOUT_S, Driver
from lungetimer.training.events import Event, Finished, Paused, PhaseStarted, Resumed
from lungetimer.training.status import PauseReason, Status
from lungetimer.training.views import State

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lungetimer.training.views import SessionView


class Ticker:
    """Wake-ups asked for, carried out by hand and in order."""

    def __init__(self, clock: HandClock) -> None:
        self.clock = clock
        self.delays: list[float] = []
        self._wake: Callable[[], None] | None = None

    def __call__(self, delay: float, wake: Callable[[], None]) -> Ticker:
        self.delays.append(delay)
        self._wake = wake
        return self

    def cancel(self) -> None:
        self._wake = None

    @property
    def asked(self) -> bool:
        return self._wake is not None

    def ring(self, late: float = 0.0) -> None:
        """Let the time pass that was asked for, plus some lateness, and wake the driver."""
        wake, self._wake = self._wake, None
        assert wake is not None
        self.clock.move((self.delays[-1] + late) * self.clock.speed)
        wake()


class Ear:
    def __init__(self) -> None:
        self.events: list[Event] = []
        self.views: list[SessionView] = []

    def happened(self, events: Sequence[Event], view: SessionView) -> None:
        self.events += events
        self.views.append(view)


def driven(speed: float = 1.0) -> tuple[Driver, Ticker, Ear]:
    clock = HandClock(speed)
    ticker, ear = Ticker(clock), Ear()
    driver = Driver(session_of(plan()), clock, ticker)
    driver.listen(ear)
    driver.begin()
    return driver, ticker, ear


def waiting() -> tuple[Driver, Ticker, Ear]:
    """A driver whose session waits until it can be heard."""
    clock = HandClock()
    ticker, ear = Ticker(clock), Ear()
    driver = Driver(session_of(plan()), clock, ticker)
    driver.listen(ear)
    driver.wait_for = lambda: False
    driver.begin()
    return driver, ticker, ear


def test_a_session_runs_to_its_end_on_wake_ups_alone() -> None:
    _, ticker, ear = driven()
    while ticker.asked:
        ticker.ring()
    assert ear.events[-1] == Finished(29.0, Status.COMPLETED)
    assert [e.at_s for e in ear.events if isinstance(e, PhaseStarted)] == [0, 3, 11, 21]


def test_without_a_moving_figure_it_wakes_once_a_second_on_the_second() -> None:
    _, ticker, ear = driven()
    while ticker.asked:
        ticker.ring()
    assert len(ear.views) <= 31
    assert all(round(v.elapsed_s * 1000) % 1000 == 0 for v in ear.views)


def test_with_a_moving_figure_it_also_wakes_for_the_eye_and_still_hits_what_is_due() -> None:
    driver, ticker, ear = driven()
    driver.frame_s = 1 / 12
    while ticker.asked:
        ticker.ring()
    assert len(ear.views) > 300
    for events_at in (3.0, 11.0, 21.0):
        assert any(v.elapsed_s == pytest.approx(events_at, abs=1e-6) for v in ear.views)


def test_a_wake_up_late_by_five_seconds_is_caught_up() -> None:
    driver, ticker, ear = driven()
    ticker.ring(late=4.9)
    assert driver.session.state is State.RUNNING
    assert not any(isinstance(e, Paused) for e in ear.events)
    assert driver.changes == 0


def test_any_suspension_of_the_machine_pauses() -> None:
    driver, ticker, ear = driven()
    ticker.ring()
    ticker.clock.slept += 1.0
    ticker.ring(late=1.0)
    assert Paused(1.0, PauseReason.STALLED) in ear.events
    assert driver.changes == 1
    driver.do(lambda s, now: s.resume(now))
    ticker.ring()
    assert driver.session.state is State.RUNNING


def test_the_count_stands_still_until_it_can_be_heard_but_for_a_second_at_most() -> None:
    driver, ticker, ear = waiting()
    assert driver.holding
    assert isinstance(ear.events[0], PhaseStarted)  # drawn at once
    heard_from = driver.clock.now()
    for _ in range(6):
        ticker.ring()
    assert driver.view.phase_s == 0.0
    driver.wait_for = lambda: True
    ticker.ring()
    waited = driver.clock.now() - heard_from
    assert driver.view.phase_s == 0.0
    ticker.ring()
    assert driver.view.phase_s == pytest.approx(1.0)
    assert driver.clock.now() - heard_from == pytest.approx(waited + DELAY_S + 1.0)
    while ticker.asked:
        ticker.ring()
    assert ear.events[-1] == Finished(29.0, Status.COMPLETED)


def test_it_waits_no_longer_than_a_second() -> None:
    driver, ticker, _ = waiting()
    began = driver.clock.now()
    while driver.holding:
        ticker.ring()
    assert driver.clock.now() - began == pytest.approx(TIMEOUT_S, abs=POLL_S)
    assert driver.view.phase_s == 0.0


def test_a_key_ends_the_wait() -> None:
    driver, ticker, _ = waiting()
    ticker.ring()
    driver.do(lambda s, now: s.pause(now))
    assert driver.view.state is State.PAUSED
    assert driver.view.phase_s == 0.0


def test_an_offset_in_the_session_is_an_instant_of_the_monotonic_clock() -> None:
    driver, ticker, _ = waiting()
    for _ in range(4):
        ticker.ring()
    driver.do(lambda s, now: s.advance(now))
    at = time.monotonic()
    assert driver.monotonic_at(0.0) == pytest.approx(at, abs=0.05)
    assert driver.monotonic_at(7.5) == pytest.approx(at + 7.5, abs=0.05)
    ticker.clock.move(3.0)
    assert driver.monotonic_at(7.5) == pytest.approx(at + 4.5, abs=0.05)


def test_a_longer_stall_pauses_at_the_last_instant_seen_and_says_why() -> None:
    driver, ticker, ear = driven()
    ticker.ring()  # one second in
    before = ear.views[-1]
    ticker.ring(late=3600.0)
    view = ear.views[-1]
    assert Paused(1.0, PauseReason.STALLED) in ear.events
    assert (view.state, view.pause_reason) == (State.PAUSED, PauseReason.STALLED)
    assert view.phase_remaining_s == before.phase_remaining_s
    driver.do(lambda s, now: s.resume(now))
    assert any(isinstance(e, Resumed) for e in ear.events)
    while ticker.asked:
        ticker.ring()
    assert ear.events[-1] == Finished(29.0 + 3601.0, Status.COMPLETED)


def test_a_stall_is_noticed_by_a_key_press_too() -> None:
    driver, ticker, ear = driven()
    ticker.clock.move(500)
    driver.do(lambda s, now: s.skip(now))
    assert any(e == Paused(0.0, PauseReason.STALLED) for e in ear.events)


def test_on_a_fast_clock_a_stall_is_measured_in_real_seconds() -> None:
    driver, ticker, _ = driven(speed=10.0)
    ticker.ring(late=4.5)
    assert driver.session.state is not State.PAUSED


def test_a_pause_is_redrawn_each_second_and_asks_for_no_more() -> None:
    driver, ticker, ear = driven()
    driver.do(lambda s, now: s.pause(now))
    count = len(ear.views)
    for _ in range(5):
        ticker.ring()
    assert len(ear.views) == count + 5
    assert ticker.delays[-1] == pytest.approx(1.0)


def test_stopped_it_asks_for_nothing() -> None:
    driver, ticker, _ = driven()
    driver.stop()
    assert not ticker.asked


def test_a_delay_is_caught_up_only_as_long_as_its_cues_were_planned_and_played() -> None:
    assert STALL_S <= HORIZON_S
    assert STALL_S <= HEARTBEAT_S
