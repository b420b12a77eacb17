"""Holding and releasing happen in a thread, in order, and nobody waits for what hangs."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from lungetimer.presence.keep_awake import KeepAwake
from lungetimer.presence.ways import MethodUnavailableError, Part

if TYPE_CHECKING:
    from collections.abc import Iterator

TIMEOUT_S = 30.0


class Recorder:
    """A way that tells what was asked of it, and can be made to hang or to fail."""

    name = "recorder"
    keeps = frozenset(Part)

    def __init__(self) -> None:
        self.calls: list[str] = []
        self.threads: set[str] = set()
        self.failures = 0
        self.open = threading.Event()
        self.open.set()
        self.asked = threading.Semaphore(0)

    def hold(self) -> None:
        self._note("hold")
        if self.failures:
            self.failures -= 1
            raise MethodUnavailableError("not yet")

    def release(self) -> None:
        self._note("release")

    def _note(self, what: str) -> None:
        self.calls.append(what)
        self.threads.add(threading.current_thread().name)
        self.asked.release()
        assert self.open.wait(TIMEOUT_S)

    def wait_for_a_call(self) -> None:
        assert self.asked.acquire(timeout=TIMEOUT_S)


@pytest.fixture
def way() -> Iterator[Recorder]:
    recorder = Recorder()
    yield recorder
    recorder.open.set()


def test_wishes_are_carried_out_in_one_thread_of_its_own(way: Recorder) -> None:
    awake = KeepAwake(lambda: [way])
    for wish in (True, False, True):
        awake.want(awake=wish)
        awake.want(awake=wish)
        way.wait_for_a_call()
    awake.close(TIMEOUT_S)
    assert way.calls == ["hold", "release", "hold", "release"]
    assert way.threads == {"keep-awake"}
    assert not awake.is_active


def test_no_thread_is_started_before_something_is_to_be_kept_awake(way: Recorder) -> None:
    before = threading.active_count()
    awake = KeepAwake(lambda: [way])
    awake.want(awake=False)
    awake.release()
    awake.close()
    assert threading.active_count() == before
    assert way.calls == []


def test_a_wish_taken_back_meanwhile_ends_with_nothing_held(way: Recorder) -> None:
    way.open.clear()
    awake = KeepAwake(lambda: [way])
    awake.want(awake=True)
    way.wait_for_a_call()
    awake.want(awake=False)
    way.open.set()
    way.wait_for_a_call()
    awake.close(TIMEOUT_S)
    assert way.calls == ["hold", "release"]


def test_while_a_way_hangs_nobody_waits_for_it(way: Recorder) -> None:
    way.open.clear()
    awake = KeepAwake(lambda: [way])
    awake.want(awake=True)
    way.wait_for_a_call()
    # Each of these would wait for ever if it waited at all.
    awake.release(timeout_s=1e6)
    awake.want(awake=True)
    awake.close(timeout_s=1e6)
    assert way.calls == ["hold"]


def test_what_did_not_work_is_tried_again_while_it_is_needed(way: Recorder) -> None:
    way.failures = 2
    awake = KeepAwake(lambda: [way], retry_s=0.01)
    awake.want(awake=True)
    for _ in range(3):
        way.wait_for_a_call()
    awake.close(TIMEOUT_S)
    assert way.calls == ["hold", "hold", "hold", "release"]


def test_letting_go_waits_until_it_is_done_and_it_can_be_held_again(way: Recorder) -> None:
    awake = KeepAwake(lambda: [way])
    awake.want(awake=True)
    way.wait_for_a_call()
    while not awake.is_active:
        threading.Event().wait(0.001)
    awake.release(TIMEOUT_S)
    assert way.calls == ["hold", "release"]
    way.wait_for_a_call()
    awake.want(awake=True)
    way.wait_for_a_call()
    awake.close(TIMEOUT_S)
    assert way.calls == ["hold", "release", "hold", "release"]


def test_once_closed_it_stays_so(way: Recorder) -> None:
    awake = KeepAwake(lambda: [way])
    awake.close()
    awake.want(awake=True)
    awake.close()
    assert way.calls == []
