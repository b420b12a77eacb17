"""Checkpoints of a session under way: what is on the disk after each thing that happens."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.support.clocks import HandClock
from tests.support.sessions import plan

from lungetimer.history.checkpoint_store import interrupted
from lungetimer.history.session_records import History
from lungetimer.running.interrupted import find_interrupted
from lungetimer.running.live_session import LiveSession

if TYPE_CHECKING:
    from pathlib import Path


class Live:
    """A session that is moved by hand and keeps checkpoints in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.told: list[str] = []
        self.clock = HandClock()
        self.live = LiveSession.of(plan(), self.clock, None)
        self.live.keep_checkpoints(folder, self.told.append)

    def go(self, seconds: int) -> None:
        for _ in range(seconds):
            self.clock.move(1)
            self.live.driver.pump()

    @property
    def files(self) -> list[str]:
        return sorted(path.name for path in self.folder.glob("session*.json"))


def test_what_was_done_waits_for_the_next_start_and_goes_on_there(tmp_path: Path) -> None:
    running = Live(tmp_path)
    running.live.driver.begin()
    running.go(9)
    assert interrupted(tmp_path) == [], "its program is alive"
    running.live.keep()
    (one,) = find_interrupted(tmp_path, History(), host="").found
    assert one.checkpoint.session.id == running.live.id
    assert one.checkpoint.session.reps == running.live.record().reps > 0
    later = LiveSession.resumed(one, HandClock(), None)
    assert (later.id, later.started_at) == (running.live.id, running.live.started_at)
    later.keep_checkpoints(tmp_path, running.told.append, one.store)
    later.driver.begin()
    later.keep()
    assert running.files == ["session.json"], "it goes on in its own file"
    assert running.told == []


def test_it_is_cleared_when_the_session_was_saved_and_never_comes_back(tmp_path: Path) -> None:
    running = Live(tmp_path)
    running.live.driver.begin()
    running.go(9)
    running.live.clear()
    running.go(1)
    running.live.keep()
    checkpoints = running.live.checkpoints
    assert checkpoints is not None
    checkpoints._thread.shutdown(wait=True)
    assert running.files == []
    assert running.told == []


def test_a_session_that_has_not_begun_leaves_nothing(tmp_path: Path) -> None:
    running = Live(tmp_path)
    running.live.keep()
    assert running.files == []


def test_a_disk_that_refuses_is_told_once_and_the_session_goes_on(tmp_path: Path) -> None:
    folder = tmp_path / "file"
    folder.write_text("no folder can be made here")
    running = Live(folder)
    running.live.driver.begin()
    running.go(12)
    running.live.keep()
    (line,) = running.told
    assert line.endswith("The session continues, but it would be lost in a crash")
    assert running.live.record().reps > 0


@pytest.mark.parametrize("host", ["another", ""])
def test_a_session_of_another_computer_says_so(tmp_path: Path, host: str) -> None:
    running = Live(tmp_path)
    running.live.driver.begin()
    running.go(5)
    running.live.keep()
    (kept,) = find_interrupted(tmp_path, History()).found
    assert kept.elsewhere == "", "this very computer"
    kept.store.release()
    (one,) = find_interrupted(tmp_path, History(), host=host).found
    assert one.elsewhere == kept.checkpoint.host
    one.clear()
    assert running.files == []
