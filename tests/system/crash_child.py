"""A program that runs and saves sessions until it is killed; driven by test_history_crash.py.

It starts once and forks for each line ``run FOLDER JOURNAL`` on its standard input, so that two
hundred starts cost next to nothing. The journal says what was done, and what was safely written.
"""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from lungetimer.history.checkpoint import Checkpoint, checkpoint_of, position_of
from lungetimer.history.checkpoint_store import CheckpointStore, claim, interrupted
from lungetimer.history.recording import new_id, record_from
from lungetimer.history.store import HistoryStore
from lungetimer.training.events import PhaseStarted, RepDone
from lungetimer.training.plan import Plan, Tempo
from lungetimer.training.session import Session
from lungetimer.training.timeline import Drill

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


class Program:
    """What the app does with a session, on a clock that jumps from one due instant to the next."""

    def __init__(self, folder: Path, journal: Journal) -> None:
        self.folder = folder
        self.journal = journal
        self.history = HistoryStore(folder / "history.json")

    def live(self) -> None:
        for left in interrupted(self.folder):
            found = left.read().checkpoint
            if found is None or found.is_settled_in(self.history.load().history):
                left.clear()
                left.let_go()
            else:
                self.run(left, found)
        while True:
            self.run(claim(self.folder), None)

    def run(self, store: CheckpointStore, found: Checkpoint | None) -> None:
        point = found.resume_point() if found else None
        session = Session(point.earlier.adjusted if point else ASKED, WARM_UP, COOL_DOWN, point)
        name = found.session.id if found else new_id()
        now = 1000.0
        events = session.start(now)
        while True:
            reps = session.view(now).reps_done
            if any(isinstance(e, RepDone) for e in events):
                self.journal.say("rep", name, reps)
            position = position_of(session.view(now))
            if position and any(isinstance(e, RepDone | PhaseStarted) for e in events):
                store.write(
                    checkpoint_of(
                        session.result(),
                        position,
                        id=name,
                        started_at=EPOCH,
                        saved_at=EPOCH + timedelta(seconds=now),
                        app_version="test",
                    )
                )
                self.journal.say("written", name, reps)
            due = session.next_due()
            if due is None:
                break
            now = due
            events = session.advance(now)
        record = record_from(
            session.result(),
            id=name,
            started_at=EPOCH,
            ended_at=EPOCH + timedelta(seconds=now),
            app_version="test",
        )
        self.history.add(record)
        self.journal.say("completed", name, record.reps)
        store.clear()
        store.let_go()


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
