"""The course of a run: from one life of the app to the next, with a look after each step."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from typing import TYPE_CHECKING, Final

from tests.chaos.ledger import Ledger, reps_of
from tests.chaos.life import Finding, Life, wait_until, waiting_in
from tests.chaos.moves import Launch, launches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.chaos.house import House

QUIET: Final = Launch((), (80, 24), "UTC")
WHOLE: Final = Launch(
    ("start", "--sets", "1", "--reps", "1", "--pacing", "self", "--lead-in", "0"), (80, 24), "UTC"
)


class Course:
    """One run.

    Args:
        house: where the app lives.
        seed: of the starts.

    Attributes:
        done: how many of each move were carried out.
        left_out: how many could not be, on this machine.
        lives: how often the app was started.
        ledger: the sessions that were acknowledged.
        life: the app as it runs now.
    """

    def __init__(self, house: House, seed: int) -> None:
        self.house = house
        self.done: Counter[str] = Counter()
        self.left_out: Counter[str] = Counter()
        self.lives = 0
        self.ledger = Ledger()
        self._launches: Iterator[Launch] = launches(seed)
        self._full = False
        self._wrong_by = 0
        self._notes = 0
        self._may_discard = False
        self.life: Life = self._born(next(self._launches))

    # -- from one life to the next --------------------------------------------------------------

    def _born(self, launch: Launch) -> Life:
        self.lives += 1
        self.house.settle()
        life = Life(self.house, launch, f"{os.getpid()}-{self.lives}")
        life.filled = self._full
        return life

    def begin(self) -> None:
        """Wait until the first life is there."""
        self.life.arrive(())

    def _bury(self) -> None:
        """The app has ended: look at what is left."""
        self.life.__exit__()
        self.look()
        if found := self.house.open_to_others():
            raise Finding("; ".join(found))

    def _again(self, launch: Launch | None = None) -> None:
        """The app has ended, and is started again."""
        self._bury()
        waiting = waiting_in(self.house)
        self._may_discard = False
        self.life = self._born(launch or next(self._launches))
        self.life.arrive(waiting)

    def look(self) -> None:
        """What must hold at every instant, of the app and of its files.

        Raises:
            Finding: it does not.
        """
        self.life.check()
        self._may_discard = self._may_discard or self.life.window.asked_to_discard
        try:
            waiting, rescued = self.house.checkpoints(), self.house.rescued()
            history = self.house.history()
        except ValueError as error:
            raise Finding(str(error)) from None
        lost = self.ledger.look(history, waiting, rescued, may_discard=self._may_discard)
        if lost:
            raise Finding("; ".join(lost))

    def _one_whole_session(self) -> None:
        """After all that a session still goes from its start to the history."""
        window, saved = self.life.window, self.ledger.saved
        window.wait_for("Set 1 of 1")
        while "Well done!" not in window.text:
            before = window.text
            window.type(b"\r")
            window.wait_for(lambda text, before=before: text != before)  # type: ignore[misc]  # the default argument binds the current value
        if not wait_until(lambda: self._saved_more(saved)):
            raise Finding("a session that was done is not in the history")
        window.type(b"\x1b")
        window.wait_for("START")
        window.type(b"q")
        self.life.end(0)

    def _saved_more(self, than: int) -> bool:
        self.look()
        return self.ledger.saved > than

    def order(self, *args: str) -> int:
        """Run one command without a screen; gives its exit status.

        Raises:
            Finding: it said more than one line of trouble, or failed without a reason.
        """
        mark = f"{os.getpid()}-order-{self._notes}"
        done = subprocess.run(
            [sys.executable, "-m", "lungetimer", *args], env=self.house.environment(mark),
            capture_output=True, text=True, timeout=90, check=False, cwd=self.house.root,
        )  # fmt: skip
        lines = done.stderr.splitlines()
        what = f"lungetimer {' '.join(args)}: status {done.returncode}, {lines}"
        told = lines and all(line.startswith("lungetimer: ") for line in lines)
        excused = self._full or self._wrong_by  # a full disk, a day that is yet to come
        if "Traceback" in done.stderr or (done.returncode and not (told and excused)):
            raise Finding(what)
        return done.returncode

    # -- after the storm ------------------------------------------------------------------------

    def calm(self) -> None:
        """Everything works again: settle what waits, leave in order, and count all once more.

        Raises:
            Finding: something that must not be.
        """
        self.house.free()
        self.house.set_clock(0)
        self._full, self._wrong_by = False, 0
        self.life.send(signal.SIGTERM)
        self.life.end(128 + signal.SIGTERM, -signal.SIGTERM, 0)
        self._again(QUIET)
        window = self.life.window
        for _ in range(len(waiting_in(self.house))):
            text = window.wait_for("A session was interrupted")
            self.look()
            name = window.text
            window.type(b"d" if " 0 of " in text.replace("\n", " ") else b"s")
            wait_until(lambda name=name: window.text != name, 10)  # type: ignore[misc]  # the default argument binds the current value
            time.sleep(0.5)
        window.wait_for("START")
        window.type(b"q")
        self.life.end(0)
        self._again(WHOLE)
        self._one_whole_session()
        self._bury()
        if self.house.rescue_files():
            self.order("merge", *map(str, self.house.rescue_files()))
        self.look()
        self._may_discard = False
        known = {name for name, one in self.ledger.known.items() if one.saved}
        there = {s["id"]: reps_of(s) for s in self.house.history()["sessions"]}
        if missing := known - there.keys():
            raise Finding(f"not in the history at the end: {missing}")
