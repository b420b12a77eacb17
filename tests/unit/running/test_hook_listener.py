"""The hook program hears of a session, one line for each boundary, and nothing runs without it."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from tests.support.clocks import HandClock
from tests.support.sessions import plan

from lungetimer.running.hook_listener import HookListener
from lungetimer.running.live_session import LiveSession

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def session_with(command: Sequence[str], folder: Path) -> HookListener:
    """Run a short session to its end with a hook."""
    listener = HookListener(command, folder / "log")
    clock = HandClock()
    live = LiveSession.of(plan(sets=1, reps_per_leg=1), clock, None)
    live.driver.listen(listener)
    listener.session_begins(live.driver)
    live.driver.begin()
    for _ in range(10):
        clock.move(1)
        live.driver.pump()
    listener.session_ends()
    return listener


def test_the_program_gets_each_boundary_in_its_order(tmp_path: Path) -> None:
    heard = tmp_path / "heard"
    code = f"import sys; open({str(heard)!r}, 'a').write(sys.stdin.read())"
    listener = session_with([sys.executable, "-S", "-c", code], tmp_path)
    assert listener._runner is not None
    listener._runner.close(60)  # a busy machine may take long to start as many programs
    events = [json.loads(line)["event"] for line in heard.read_text().splitlines()]
    assert (events[0], events[-1]) == ("phase_started", "finished")
    assert [event for event in events if event.startswith("rep_")] == [
        "rep_started",
        "rep_done",
    ] * 2


def test_without_a_program_nothing_is_loaded_and_nothing_written(tmp_path: Path) -> None:
    listener = session_with([], tmp_path)
    assert listener._runner is None
    listener.close()
    assert list(tmp_path.iterdir()) == []
