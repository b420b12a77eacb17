"""One life of the app, from its start to its end, and what must hold all along."""

from __future__ import annotations

import contextlib
import os
import signal
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

from tests.chaos import processes
from tests.chaos.ledger import unsettled
from tests.chaos.window import APP, Window

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tests.chaos.house import House
    from tests.chaos.moves import Launch

TIMEOUT_S: Final = 40.0
ORPHANS_S: Final = 15.0
# Between a stop and its return the terminal is the shell's: there ctrl+c and ctrl+\ are signals.
BY_KEYS: Final = (128 + signal.SIGINT, 128 + signal.SIGQUIT)
ORDERED: Final = "ChaosError: ordered"


class Finding(Exception):  # noqa: N818  # what was found is told to people
    """Something that must not be, in words."""


def wait_until(what: Callable[[], object], timeout_s: float = TIMEOUT_S) -> bool:
    """Wait until something holds; False when it never came about."""
    end = time.monotonic() + timeout_s
    while not what():
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


class Life:
    """The app, running.

    Args:
        house: where it lives.
        launch: how it is started.
        mark: by which its processes are known.
        program: what is run; the app if not given.
    """

    def __init__(
        self, house: House, launch: Launch, mark: str, program: tuple[str, ...] = APP
    ) -> None:
        self.house = house
        self.mark = mark
        self.launch = launch
        self.filled = False
        self._zombies = processes.Zombies()
        self.window = Window(
            *launch.args, env=house.environment(mark, launch.zone), size=launch.size,
            cwd=house.root, program=program,
        )  # fmt: skip
        self.pid: int = self.window.process.pid

    @property
    def alive(self) -> bool:
        """Whether it still runs."""
        return bool(self.window.process.isalive())

    def arrive(self, waiting: Iterable[str]) -> None:
        """Wait for its first picture; sessions that wait must be asked about.

        Raises:
            Finding: nothing came up, or not the question.
        """
        if any(True for _ in waiting) and "demo" not in self.launch.args and not self.filled:
            wanted, what = "A session was interrupted", "the question about an interrupted session"
        else:
            wanted, what = "", "the first picture"
        window = self.window

        def there() -> bool:
            text = window.text
            return not self.alive or (window.modes.alternate and bool(text.strip())
                                      and wanted in text)  # fmt: skip

        if not wait_until(there, TIMEOUT_S) or (wanted and wanted not in window.text):
            raise Finding(f"{what} did not come up")

    def send(self, number: signal.Signals) -> None:
        """Send it a signal, if it still lives."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, number)

    def stopped(self) -> bool:
        """Whether it stands still, by a signal."""
        return (processes.stat(self.pid) or ("", 0))[0] in "tT"

    def go_on(self) -> None:
        """Let it go on after it stood still."""
        self.send(signal.SIGCONT)
        self._zombies.forget()

    def workers(self) -> list[int]:
        """Its sound worker, if it has one."""
        found = processes.children(self.pid)
        return [pid for pid in found if "lungetimer.audio.worker" in processes.command(pid)]

    def check_answers(self, columns: int) -> None:
        """It must draw anew when its window gets another size.

        Raises:
            Finding: it does not.
        """
        before = self.window.drawn
        self.window.resize(columns, 24)
        self.window.resize(columns + 1, 24)
        if not wait_until(lambda: self.window.drawn > before or not self.alive, TIMEOUT_S):
            raise Finding(f"no answer to another size for {TIMEOUT_S:g} s")

    def check(self) -> None:
        """What must hold at every instant.

        Raises:
            Finding: it does not.
        """
        if seen := self.window.forbidden():
            raise Finding(f"on the terminal:\n{seen}")
        self.check_unheard()
        if self.alive and (dead := self._zombies.look(self.pid, time.monotonic())):
            raise Finding(f"zombies: {dead}")

    def check_unheard(self, *, ordered: bool = False) -> None:
        """No exception may have been swallowed, and no crash report written, unless ordered.

        Raises:
            Finding: there is one.
        """
        for told, what in (
            (self.house.take_overheard(), "an exception nobody would have seen"),
            (self.house.take_crash_reports(), "a crash"),
        ):
            if told and not (ordered and ORDERED in told):
                raise Finding(f"{what}:\n{told}")

    def _ended(self) -> bool:
        """Whether it has ended. Ctrl+Z, while the terminal was the shell's, may have stopped it."""
        if self.stopped():
            self.go_on()
        return not self.alive

    @property
    def refused(self) -> bool:
        """Whether it ended, in good order, with sessions that a full disk had refused."""
        words = " ".join(self.window.farewell())
        ended = self.window.process.exitstatus == 1
        return ended and self.filled and "saved" in words and "stopped lungetimer" not in words

    # -- the end ------------------------------------------------------------------------------

    def end(self, *statuses: int, restored: bool = True, told: bool = False) -> None:
        """Wait for its end and judge it.

        Args:
            *statuses: exit statuses that are fit, negative for a signal.
            restored: whether the terminal must be as before.
            told: whether one line on stderr must say what happened.

        Raises:
            Finding: it did not end well.
        """
        if not wait_until(self._ended, TIMEOUT_S):
            raise Finding(f"it did not end within {TIMEOUT_S:g} s")
        status = self.window.wait_for_end()
        lines = self.window.farewell() if restored else []
        what = f"ended with status {status}, saying {lines}"
        if status not in (*statuses, *BY_KEYS) and not self.refused:
            raise Finding(f"{what}; fit is {statuses}")
        if any(not line.startswith(("lungetimer: error: ", "lungetimer: warning: "))
               for line in lines):  # fmt: skip
            raise Finding(f"{what}; one clear line is the rule")
        if told and not lines:
            raise Finding(f"{what}; one line was to say what happened")
        if restored and (rest := self.window.unrestored()):
            raise Finding(f"{what}; the terminal is not as it was: {'; '.join(rest)}")
        if not wait_until(lambda: not processes.marked(self.mark), ORPHANS_S):
            left = [f"{pid} {processes.command(pid)}" for pid in processes.marked(self.mark)]
            raise Finding(f"{what}; left behind: {left}")

    def check_report_named(self) -> None:
        """After an ordered crash: the line names a file, and the details are in it.

        Raises:
            Finding: it is not so.
        """
        lines = self.window.farewell()
        words = [word.strip(".;)") for word in " ".join(lines).split()]
        named = [Path(word) for word in words if "crash" in word and Path(word).is_file()]
        if not named or ORDERED not in named[0].read_text():
            raise Finding(f"no file with the details is named in {lines}")
        if named[0].stat().st_mode & 0o777 != 0o600:
            raise Finding(f"{named[0]} has mode {named[0].stat().st_mode & 0o777:o}")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *details: object) -> None:
        for pid in processes.marked(self.mark):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.window.__exit__(*details)


def waiting_in(house: House) -> list[str]:
    """Sessions that the next start must ask about."""
    return unsettled(house.history(), house.checkpoints())
