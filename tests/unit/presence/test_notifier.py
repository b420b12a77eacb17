"""The thread that shows notices: one at a time, the latest, by the first way that works."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

from lungetimer.presence.notice import Notice, NotNotifiedError
from lungetimer.presence.notifier import Notifier

if TYPE_CHECKING:
    from collections.abc import Callable

TIMEOUT_S = 30.0
ONE, TWO, THREE = (Notice(name, "body") for name in ("one", "two", "three"))


class Recorder:
    """A way that tells what was asked of it, and can be made to fail or to wait."""

    def __init__(self, error: NotNotifiedError | None = None) -> None:
        self.name = "recorder"
        self.calls: list[str] = []
        self.begun = threading.Semaphore(0)
        self.gate = threading.Event()
        self.gate.set()
        self.error = error

    def show(self, notice: Notice) -> None:
        self.calls.append(notice.title)
        self.begun.release()
        assert self.gate.wait(TIMEOUT_S)
        if self.error:
            raise self.error

    def withdraw(self) -> None:
        self.calls.append("withdraw")

    def close(self) -> None:
        self.calls.append("close")


def until(what: Callable[[], bool]) -> None:
    end = time.monotonic() + TIMEOUT_S
    while not what():
        assert time.monotonic() < end
        time.sleep(0.005)


def test_a_notice_takes_the_place_of_the_one_before_and_is_withdrawn() -> None:
    way, trouble = Recorder(), list[str]()
    notifier = Notifier(lambda: [way], trouble.append)
    notifier.withdraw()  # nothing is there: nothing is begun
    assert notifier._thread is None
    for notice in (ONE, TWO):
        notifier.show(notice)
        assert way.begun.acquire(timeout=TIMEOUT_S)
    notifier.withdraw()
    until(lambda: way.calls[-1] == "withdraw")
    notifier.show(THREE)
    assert way.begun.acquire(timeout=TIMEOUT_S)
    notifier.close(timeout_s=TIMEOUT_S)
    assert way.calls == ["one", "two", "withdraw", "three", "withdraw", "close"]
    notifier.show(ONE)
    assert (way.calls[-1], trouble) == ("close", [])


def test_what_waits_behind_a_slow_desktop_is_only_the_latest() -> None:
    way = Recorder()
    way.gate.clear()
    notifier = Notifier(lambda: [way], lambda _: None)
    notifier.show(ONE)
    assert way.begun.acquire(timeout=TIMEOUT_S)
    notifier.show(TWO)
    notifier.show(THREE)
    way.gate.set()
    assert way.begun.acquire(timeout=TIMEOUT_S)
    notifier.close(withdraw=False, timeout_s=TIMEOUT_S)
    assert way.calls == ["one", "three", "close"]


def test_the_next_way_only_where_nothing_was_shown_and_trouble_is_told_once() -> None:
    refuses = Recorder(NotNotifiedError("it is not there"))
    works, trouble = Recorder(), list[str]()
    notifier = Notifier(lambda: [refuses, works], trouble.append)
    notifier.show(ONE)
    notifier.show(TWO)
    until(lambda: works.calls[-1:] == ["two"])
    assert refuses.calls[-1] == "two"  # it may be there by now
    assert trouble == []
    works.error = NotNotifiedError("neither is it")
    notifier.show(ONE)
    until(lambda: bool(trouble))
    notifier.show(TWO)
    notifier.close(withdraw=False, timeout_s=TIMEOUT_S)
    assert trouble == ["The notification could not be shown: neither is it."]


def test_a_way_that_hangs_is_asked_once_and_a_notice_out_of_date_goes_no_further() -> None:
    hangs, works = Recorder(NotNotifiedError("no answer", timed_out=True)), Recorder()
    hangs.gate.clear()
    notifier = Notifier(lambda: [hangs, works], lambda _: None)
    notifier.show(ONE)
    assert hangs.begun.acquire(timeout=TIMEOUT_S)
    notifier.show(TWO)
    hangs.gate.set()
    notifier.close(withdraw=False, timeout_s=TIMEOUT_S)
    assert (hangs.calls, works.calls) == (["one", "close"], ["two", "close"])


def test_closing_does_not_wait_for_a_desktop_that_hangs() -> None:
    way = Recorder()
    way.gate.clear()
    notifier = Notifier(lambda: [way], lambda _: None)
    notifier.show(ONE)
    assert way.begun.acquire(timeout=TIMEOUT_S)
    notifier.close(timeout_s=0.01)
    thread = notifier._thread
    assert thread is not None
    assert thread.is_alive()
    assert thread.daemon
    way.gate.set()
    thread.join(TIMEOUT_S)
    assert way.calls == ["one", "withdraw", "close"]
