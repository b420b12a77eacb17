"""The driver: sleeps until what is due, notices a stall, tells its listeners in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.support.clocks import HandClock
from tests.support.sessions import plan, session_of

from lungetimer.running.driver import Driver
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


def test_a_wake_up_late_by_two_seconds_is_caught_up() -> None:
    driver, ticker, ear = driven()
    ticker.ring(late=1.9)
    assert driver.session.state is State.RUNNING
    assert not any(isinstance(e, Paused) for e in ear.events)


def test_a_longer_stall_pauses_at_the_last_instant_seen_and_says_why() -> None:
    driver, ticker, ear = driven()
    ticker.ring()  # one second in
    before = ear.views[-1]
    ticker.ring(late=3600.0)
    view = ear.views[-1]
    assert Paused(1.0, PauseReason.STALLED) in ear.events
    assert (view.state, view.pause_reason) == (State.PAUSED, PauseReason.STALLED)
    assert view.phase_left_s == before.phase_left_s
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
    ticker.ring(late=1.5)
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
