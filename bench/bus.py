"""Measures the effect of a desktop, or of a bus that never answers, on start, events and exit.

The sound process gets its cues ahead of time; this measures how late the session itself reports
events, which determines when the screen shows them.

python bench/bus.py [--runs 5] [--seconds 20]
"""

from __future__ import annotations

import argparse
import os
import signal
import statistics
import sys
import tempfile
import time
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from peers import LUNGETIMER, environment, our_tests
from pty_program import PtyProgram

our_tests()  # makes the tests' buses importable

from tests.system.desktop_session import DesktopSession, desktop_session

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# The program, recording when each event of the session was due and when it was reported.
NOTED = """
import sys
from lungetimer.cli import main
from lungetimer.running.desktop_listener import DesktopListener

notes, happened = open(sys.argv[1], "w", buffering=1), DesktopListener.happened

def noted(self, events, view):
    for event in events:
        notes.write(f"{event.at_s} {view.elapsed_s}\\n")
    happened(self, events, view)

DesktopListener.happened = noted
sys.exit(main(sys.argv[2:]))
"""
START = ("start", "--warm-up", "off", "--cool-down", "off", "--lead-in", "3", "--sets", "10",
         "--reps", "10", "--tempo", "1-0-1-0", "--rest", "20")  # fmt: skip
FIRST_FRAME = (b"START", b"This week", b"Last 12 weeks", b"Coach", b"quit")


def no_bus(_: DesktopSession) -> None:
    """Start no session bus."""


def a_desktop(desktop: DesktopSession) -> None:
    """Start the buses, logind, and xscreensaver, which answers."""
    desktop.start_bus("SYSTEM")
    desktop.start_logind()
    desktop.start_bus("SESSION")
    desktop.start_x()
    desktop.start_saver()


def services_hang(desktop: DesktopSession) -> None:
    """Start a bus whose services accept every call and never answer."""
    desktop.start_bus("SESSION")
    desktop.start_hanging_service("org.freedesktop.ScreenSaver", "org.gnome.SessionManager")


def buses_stopped(desktop: DesktopSession) -> None:
    """Stop both buses: they accept connections and never answer."""
    for kind in ("SYSTEM", "SESSION"):
        desktop.start_bus(kind)
        os.kill(desktop.last.pid, signal.SIGSTOP)


CASES: dict[str, Callable[[DesktopSession], None]] = {
    "no bus": no_bus,
    "a desktop that answers": a_desktop,
    "services that never answer": services_hang,
    "buses that are stopped": buses_stopped,
}


@dataclass(slots=True)
class Taken:
    """Measured values of one case, in milliseconds."""

    frames: list[float] = field(default_factory=list)
    late: list[float] = field(default_factory=list)
    exits: list[float] = field(default_factory=list)


@contextmanager
def around(name: str, folder: Path) -> Iterator[dict[str, str]]:
    """Start the programs of a case, and end them afterwards.

    Yields:
        The additional environment variables of the case.
    """
    place = folder / name.replace(" ", "-")
    place.mkdir()
    with contextmanager(desktop_session)(place) as desktop:
        CASES[name](desktop)
        yield desktop.env


def frame_ms(env: dict[str, str]) -> float:
    """Return the milliseconds until all of Home was written."""
    with PtyProgram(LUNGETIMER, env) as program:
        return 1000 * max(program.wait_for(mark) for mark in FIRST_FRAME)


def session(env: dict[str, str], notes: Path, seconds: float) -> tuple[list[float], float]:
    """Return how late each event of a session was, and how long the exit took, in milliseconds."""
    command = [sys.executable, "-c", NOTED, str(notes), *START]
    with PtyProgram(command, env) as program:
        program.wait_for(b"LEFT")
        time.sleep(seconds)
        began = time.monotonic()
        os.kill(program.pid, signal.SIGTERM)
        os.waitpid(program.pid, 0)
        ended = time.monotonic()
    rows = [line.split() for line in notes.read_text().splitlines()]
    return [1000 * (float(told) - float(due)) for due, told in rows], 1000 * (ended - began)


def measure(runs: int, seconds: float) -> dict[str, Taken]:
    """Return the values of all cases, which take turns; the first round only fills the caches."""
    taken = {name: Taken() for name in CASES}
    with tempfile.TemporaryDirectory() as place, ExitStack() as stack:
        folder = Path(place)
        envs = {name: stack.enter_context(around(name, folder)) for name in CASES}
        for run in range(runs + 1):
            for name, env in envs.items():
                home = Path(tempfile.mkdtemp(dir=folder))  # without an interrupted session
                frame = frame_ms(environment(home) | env)
                late, ended = session(environment(home) | env, home / "notes", seconds)
                if run:
                    taken[name].frames.append(frame)
                    taken[name].late += late
                    taken[name].exits.append(ended)
    return taken


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=15, help="of each session")
    asked = parser.parse_args()
    print("| bus | first frame ms | events | median late ms | p99 late ms | exit ms |")
    print("|-----|---------------:|-----:|---------------:|------------:|--------:|")
    for name, taken in measure(asked.runs, asked.seconds).items():
        late = statistics.quantiles(taken.late, n=100, method="inclusive")
        print(
            f"| {name} | {statistics.median(taken.frames):.0f} | {len(taken.late)} "
            f"| {statistics.median(taken.late):.1f} | {late[-1]:.1f} "
            f"| {statistics.median(taken.exits):.0f} |"
        )


if __name__ == "__main__":
    main()
