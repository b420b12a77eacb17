"""The storm: carries out moves, and looks after each whether all still holds."""

from __future__ import annotations

import contextlib
import os
import signal
import time
from typing import TYPE_CHECKING, Final

from tests.chaos.course import Course
from tests.chaos.life import Finding, wait_until

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.chaos.moves import Move

CRASHES: Final = {
    "in a message": signal.SIGUSR1, "anywhere": signal.SIGUSR2, "in the loop": signal.SIGVTALRM,
}  # fmt: skip
# What a person answers to what the screen says.
ANSWERS: Final = (
    ("A session was interrupted", b"r"), ("Do you want to leave the session?", b"g"),
    ("not saved yet", b"\x1b"), ("Before you lunge", b"\r"), ("Well done!", b"\x1b"),
    ("Ended early", b"\x1b"), ("PAUSED", b" "), (" rep ", b"\r"), ("Get ", b"\r"),
    ("Rest after", b"\r"), ("START", b"\r"), (" left", b"\r"),
)  # fmt: skip


class Storm(Course):
    """One run; see `Course` for its arguments."""

    def run(self, moves: Iterable[Move]) -> None:
        """Carry out moves.

        Raises:
            Finding: something that must not be.
        """
        for move in moves:
            if move.kind in self.house.missing:
                self.left_out[move.kind] += 1
                continue
            self.done[move.kind] += 1
            if move.data:
                self._typed(move)
            else:
                getattr(self, f"_{move.kind}")(move)
            if not self.life.alive:  # keys can end it, in good order
                self.life.end(0)
                self._again()
            self.look()

    def _typed(self, move: Move) -> None:
        self.life.window.type(move.data)
        time.sleep(move.seconds)

    def _wait(self, move: Move) -> None:
        time.sleep(move.seconds)

    def _resize(self, move: Move) -> None:
        for size in move.sizes:
            self.life.window.resize(*size)
            time.sleep(move.seconds)

    _resizes = _resize

    def _session(self, move: Move) -> None:
        """Bring a session to its end the way a person would: look, press, look again."""
        window = self.life.window
        window.resize(80, 24)
        saved, until = self.ledger.saved, time.monotonic() + 25
        while time.monotonic() < until and self.life.alive:
            text = window.text
            if self._saved_more(saved) and "START" in text:
                break
            key = next((key for words, key in ANSWERS if words in text), b"\x1b")
            window.type(key)
            wait_until(lambda text=text: window.text != text, 0.4)  # type: ignore[misc]  # the default argument binds the current value
            time.sleep(0.05)
        if self.life.alive:
            self.life.check_answers(80 + int(move.seconds > 0.7))

    def _stop(self, move: Move) -> None:
        self.life.send(signal.SIGSTOP)
        time.sleep(move.seconds)
        self.life.go_on()
        self.life.check_answers(70)

    def _suspend(self, move: Move) -> None:
        """As the shell's job control does; meanwhile the terminal is the shell's."""
        life = self.life
        life.send(signal.SIGTSTP)
        if not wait_until(lambda: life.stopped() or not life.alive):
            raise Finding("SIGTSTP does not let it stand still")
        if life.alive and not wait_until(lambda: not life.window.unrestored(), 5):
            raise Finding(f"while suspended: {'; '.join(life.window.unrestored())}")
        time.sleep(move.seconds)
        life.go_on()
        if not wait_until(lambda: life.window.modes.alternate or not life.alive):
            raise Finding("after SIGCONT its screen did not come back")
        life.check_answers(72)

    def _stand_still(self, move: Move) -> None:
        """The event loop does nothing for two seconds, whatever is typed meanwhile."""
        self.life.send(signal.SIGPROF)
        time.sleep(move.seconds)
        self.life.window.resize(90, 30)
        self.life.check_answers(74)

    def _kill_worker(self, move: Move) -> None:
        for pid in self.life.workers():
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        time.sleep(move.seconds)

    def _kill(self, move: Move) -> None:
        time.sleep(move.seconds)
        self.life.send(signal.SIGKILL)
        self.life.end(-signal.SIGKILL, 0, restored=False)
        self._again()

    def _end(self, move: Move) -> None:
        time.sleep(move.seconds)
        number = signal.Signals[move.word.split()[0]]
        self.life.send(number)
        if "twice" in move.word:
            time.sleep(0.05)
            self.life.send(number)
        self.life.end(128 + number, -number, 0)
        self._again()

    def _hasty_end(self, move: Move) -> None:
        """The end comes while it is still starting."""
        self.life.send(signal.SIGTERM)
        self.life.end(128 + signal.SIGTERM, -signal.SIGTERM, 0)
        self._bury()
        self.life = self._born(next(self._launches))
        time.sleep(move.seconds)
        number = signal.Signals[move.word]
        self.life.send(number)
        self.life.end(128 + number, -number)
        self._again()

    def _close_window(self, move: Move) -> None:
        time.sleep(move.seconds)
        self.life.window.resize(81, 25)  # so that something is drawn
        self.life.window.hang_up()
        self.life.end(128 + signal.SIGHUP, -signal.SIGHUP, 0, restored=False)
        self._again()

    def _crash(self, move: Move) -> None:
        time.sleep(move.seconds)
        life = self.life
        life.send(CRASHES[move.word])
        life.window.type(b"\x1b[A")
        if wait_until(lambda: not life.alive, 3):
            life.end(1, 0, told=bool(life.window.process.exitstatus))
            # Keys typed before can have ended it just then, with sessions that the disk refused.
            if life.window.process.exitstatus and not life.refused:
                life.check_report_named()
        else:  # nothing was due, or a library swallowed it
            life.send(signal.SIGKILL)
            life.end(-signal.SIGKILL, 1, 0, restored=False)
        life.check_unheard(ordered=True)
        self._again()

    def _clock(self, move: Move) -> None:
        self.house.set_clock(move.number)
        self._wrong_by = move.number

    def _fill(self, move: Move) -> None:
        self._full = self.life.filled = True
        self.house.fill(move.number)

    def _free(self, _: Move) -> None:
        self.house.free()
        self._full = False

    def _second_window(self, move: Move) -> None:
        """Another window of the same person's, for a moment."""
        first, self.life = self.life, self._born(next(self._launches))
        try:
            self.life.arrive(())
            self.life.window.type(b"\r\r\x1b[B\r")
            time.sleep(move.seconds)
            self.look()
            self.life.send(signal.SIGTERM)
            self.life.end(128 + signal.SIGTERM, -signal.SIGTERM, 0)
            self._bury()
        finally:
            self.life = first

    def _other(self, move: Move) -> None:
        """Another program changes or reads the history meanwhile."""
        self._notes += 1
        note, file = f"chaos {self._notes}", str(self.house.home / f"export-{self._notes}.json")
        rescued = [str(path) for path in self.house.rescue_files()]
        orders = {
            "log": [["log", "today", "--sets", "1", "--reps", "2", "--note", note]],
            "freeze": [["freeze", "2026-W40"]],
            "unfreeze": [["unfreeze", "2026-W40"]],
            "history": [["history", "--json"]],
            "streak": [["streak", "--short"]],
            "export": [["export", "json", "-o", file], ["import", file]],
            "merge": [["merge", *rescued]] if rescued else [],
            "plan": [["plan", "--json"]],
        }
        for order in orders[move.word]:
            status = self.order(*order)
            if move.word == "log" and status == 0:
                history = self.house.history()
                told = [*(s.get("note") for s in history["sessions"]), *history.get("deleted", {})]
                if note not in told and not history.get("deleted"):
                    raise Finding(f"{note!r} was logged and is not in the history")
