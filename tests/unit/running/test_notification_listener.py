"""Notifications of a session: only when nobody is looking, only when asked for, never too many."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from tests.support.clocks import HandClock
from tests.support.sessions import plan, session_of

from lungetimer.running.notification_listener import REST_SHOWN_S, NotificationListener
from lungetimer.running.session_driver import Driver
from lungetimer.settings import Settings

if TYPE_CHECKING:
    from lungetimer.presence.notice import Notice

TIMEOUT_S = 30.0
ON = replace(Settings(), notify=True)
PLAN = plan(sets=2, reps_per_leg=1, rest_s=10, lead_in_s=0)


class Recorder:
    """A way to show notices that keeps them."""

    name = "recorder"

    def __init__(self) -> None:
        self.calls: list[str] = []

    def show(self, notice: Notice) -> None:
        self.calls.append(f"{notice.title}: {notice.body} {notice.seconds}")

    def withdraw(self) -> None:
        self.calls.append("withdraw")

    def close(self) -> None:
        self.calls.append("close")


class Room:
    """A session with one listener, and the window in front of a person or not."""

    def __init__(
        self, settings: Settings = ON, *, in_front: bool | None, shows: bool = True
    ) -> None:
        self.way, self.clock = Recorder(), HandClock()
        self.listener = NotificationListener(
            settings, in_front=in_front, write=None, on_trouble=self.way.calls.append, shows=shows,
            make_ways=lambda: [self.way],
        )  # fmt: skip
        self.driver = Driver(session_of(PLAN), self.clock)
        self.driver.listen(self.listener)
        self.listener.session_begins(self.driver)
        self.driver.begin()

    def go(self, seconds: int = 60) -> None:
        """Let time pass; after each second the thread has done what was wished."""
        for _ in range(seconds):
            self.clock.move(1)
            self.driver.pump()
            self.settle()

    def settle(self) -> None:
        """Let the thread do what is wished."""
        notifier = self.listener._notifier
        end = time.monotonic() + TIMEOUT_S
        while notifier is not None and notifier._requested is not notifier._applied:
            assert time.monotonic() < end
            time.sleep(0.001)


REST = f"The rest is over: Set 2 of 2 begins. {REST_SHOWN_S}"
DONE = "Session done: 2 sets, 4 reps. None"


def test_what_is_told_depends_on_where_the_window_is() -> None:
    for in_front, expected in ((False, [REST, DONE]), (None, [REST, DONE]), (True, [])):
        room = Room(in_front=in_front)
        room.go()
        room.listener.session_ends()
        room.settle()
        assert room.way.calls == expected, in_front


def test_once_the_window_is_in_front_again_the_notification_goes() -> None:
    room = Room(in_front=True)
    room.listener.window_in_front(in_front=False)
    while not room.way.calls:
        room.go(1)
    room.listener.window_in_front(in_front=True)
    room.settle()
    assert room.way.calls == [REST, "withdraw"]
    room.go()
    assert room.way.calls == [REST, "withdraw"]


def test_a_session_that_is_left_leaves_no_rest_behind_and_a_done_one_stays_until_it_is_seen() -> (
    None
):
    room = Room(in_front=False)
    while not room.way.calls:
        room.go(1)
    room.listener.session_ends()
    room.settle()
    assert room.way.calls == [REST, "withdraw"]

    room = Room(in_front=None)
    room.go()
    room.listener.close()
    assert room.listener._notifier is not None
    assert room.listener._notifier._thread is not None
    room.listener._notifier._thread.join(TIMEOUT_S)
    assert room.way.calls == [REST, DONE, "close"]

    room = Room(in_front=None)
    room.go()
    room.listener.session_begins(room.driver)
    room.settle()
    assert room.way.calls == [REST, DONE, "withdraw"]


def test_switched_off_nothing_is_begun_and_switching_holds_at_once() -> None:
    for room in (Room(Settings(), in_front=False), Room(in_front=False, shows=False)):
        room.go()
        room.listener.window_in_front(in_front=True)
        room.listener.close()
        assert (room.way.calls, room.listener._notifier) == ([], None)

    room = Room(Settings(), in_front=False)
    room.listener.apply_settings(ON)
    while not room.way.calls:
        room.go(1)
    room.listener.apply_settings(Settings())
    room.go()
    assert room.way.calls == [REST, "withdraw"]
