"""Listeners that hear of a session after its first frame hear all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.support.clocks import HandClock
from tests.support.sessions import plan, session_of

from lungetimer.running.late_listeners import LateListeners
from lungetimer.running.session_driver import Driver
from lungetimer.training.events import PhaseStarted

if TYPE_CHECKING:
    from collections.abc import Callable


class Noting:
    def __init__(self) -> None:
        self.told: list[Any] = []

    def session_begins(self, driver: Driver) -> None:  # noqa: ARG002  # a listener's signature
        self.told.append("begins")

    def happened(self, events: Any, view: Any) -> None:  # noqa: ARG002  # a listener's signature
        self.told += events

    def session_ends(self) -> None:
        self.told.append("ends")


class Later:
    """Wake-ups that were asked for, carried out by hand."""

    def __init__(self) -> None:
        self.asked: list[Callable[[], None]] = []

    def __call__(self, seconds: float, wake: Callable[[], None]) -> Later:  # noqa: ARG002  # the scheduler's signature
        self.asked.append(wake)
        return self

    def cancel(self) -> None:
        """Nothing is cancelled here."""


def begun(schedule: Later | None) -> tuple[Noting, LateListeners, Driver, HandClock]:
    clock, noting = HandClock(), Noting()
    driver = Driver(session_of(plan()), clock)
    late = LateListeners(lambda: (noting,), schedule, lambda: noting.told.append("frame"))
    driver.listen(late)
    late.session_begins(driver)
    driver.begin()
    return noting, late, driver, clock


def test_they_are_told_what_was_held_back_and_then_everything() -> None:
    later = Later()
    noting, late, driver, clock = begun(later)
    clock.move(1)
    driver.pump()
    assert noting.told == []
    assert len(later.asked) == 1
    later.asked[0]()
    assert noting.told[:2] == ["frame", "begins"]
    assert isinstance(noting.told[2], PhaseStarted)
    before = len(noting.told)
    clock.move(5)
    driver.pump()
    assert len(noting.told) > before
    late.session_ends()
    assert noting.told[-1] == "ends"


def test_a_session_that_is_over_before_its_frame_is_kept_from_them() -> None:
    later = Later()
    noting, late, _, _ = begun(later)
    late.session_ends()
    later.asked[0]()
    assert noting.told == []


def test_without_a_schedule_they_are_told_at_once() -> None:
    noting, *_ = begun(None)
    assert noting.told[:2] == ["frame", "begins"]
