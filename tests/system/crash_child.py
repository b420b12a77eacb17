"""A program that runs and saves sessions until it is killed; driven by test_history_crash.py.

It starts once and forks for each line ``run FOLDER JOURNAL`` on its standard input, so that two
hundred starts cost next to nothing. The journal says what was done, and what was safely written.
"""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import filelock  # noqa: F401  # read once, before the forks, and not again after each

from lungetimer.history.session_id import new_id
from lungetimer.history.store import HistoryStore
from lungetimer.running.interrupted import Interrupted, find_interrupted
from lungetimer.running.live_session import LiveSession
from lungetimer.running.session_driver import Driver
from lungetimer.training.events import Event, RepDone
from lungetimer.training.plan import Plan, Tempo
from lungetimer.training.session import Session
from lungetimer.training.timeline import Drill

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lungetimer.training.views import SessionView

ASKED = Plan(sets=2, reps_per_leg=4, rest_s=3, tempo=Tempo(1, 0, 1, 0), lead_in_s=2)
WARM_UP = (Drill("march", "March", 4),)
COOL_DOWN = (Drill("easy", "Easy march", 3),)
EPOCH = datetime(2026, 11, 20, 7, 0, 0, tzinfo=UTC)


class Journal:
    """Lines that survive the program that wrote them."""

    def __init__(self, path: str) -> None:
        self._handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def say(self, *words: object) -> None:
        line = " ".join(map(str, words)) + "\n"
        os.write(self._handle, line.encode())


class Jumps:
    """A clock that jumps to whatever the driver asks to be woken for."""

    speed = 1.0

    def __init__(self) -> None:
        self._now = 1000.0
        self._wanted: tuple[float, Callable[[], None]] | None = None

    def now(self) -> float:
        return self._now

    def asleep(self) -> float:
        return 0.0

    def wall(self) -> datetime:
        return EPOCH + timedelta(seconds=self._now)

    def schedule(self, delay: float, wake: Callable[[], None]) -> Jumps:
        self._wanted = (delay, wake)
        return self

    def cancel(self) -> None:
        self._wanted = None

    def jump(self) -> bool:
        """On to the next wake-up; False when nobody wants one any more."""
        if self._wanted is None:
            return False
        (delay, wake), self._wanted = self._wanted, None
        self._now += delay
        wake()
        return True


class Program:
    """What the app does with a session: driver, checkpoints from their thread, history."""

    def __init__(self, folder: Path, journal: Journal) -> None:
        self.folder = folder
        self.journal = journal
        self.history = HistoryStore(folder / "history.json")
        self.name = ""

    def live(self) -> None:
        for left in find_interrupted(self.folder, self.history.load().history).found:
            self.run(left)
        while True:
            self.run(None)

    def happened(self, events: Sequence[Event], view: SessionView) -> None:
        """Before the checkpoint hears of it: the journal may end with a rep that is not written."""
        if any(isinstance(event, RepDone) for event in events):
            self.journal.say("rep", self.name, view.reps_done)

    def run(self, left: Interrupted | None) -> None:
        point = left.checkpoint.resume_point() if left else None
        session = Session(point.earlier.adjusted if point else ASKED, WARM_UP, COOL_DOWN, point)
        clock = Jumps()
        self.name = left.checkpoint.session.id if left else new_id()
        live = LiveSession(Driver(session, clock, clock.schedule), clock.wall(), self.name)
        live.driver.listen(self)
        live.keep_checkpoints(self.folder, self.fail, left.store if left else None)
        assert live.checkpoints
        live.driver.begin()
        while True:
            live.checkpoints._thread.submit(int).result()  # after what was asked for
            self.journal.say("written", self.name, live.driver.view.reps_done)
            if not clock.jump():
                break
        record = live.record()
        self.history.add(record)
        self.journal.say("completed", self.name, record.reps)
        live.clear()
        live.checkpoints._thread.shutdown(wait=True)

    def fail(self, line: str) -> None:
        self.journal.say("failed", "-", 0)
        raise AssertionError(line)


def main() -> None:
    for line in sys.stdin:
        _, folder, journal = line.split()
        child = os.fork()
        if child == 0:
            try:
                Program(Path(folder), Journal(journal)).live()
            finally:
                os._exit(1)
        print(child, flush=True)
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


if __name__ == "__main__":
    main()
