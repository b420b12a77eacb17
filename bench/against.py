"""Measures this build and an older one, and prints their ratios beside the targets.

    make bench BENCH="--against e8ce453 [--rounds 7]"

Both builds and the bare app take turns in every round; each row is the median of its rounds. On a
busy machine elapsed time is unreliable, but user and system time (`cpu ms`), bytes and memory are
not. Linux only. A round takes about 100 seconds.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Final

from peers import BARE, CACHE, CLIPS, FLOOR, ROOT, environment
from pty_program import PtyProgram, children_of, cost_of
from running import sound

if TYPE_CHECKING:
    from collections.abc import Sequence

HOME: Final = (b"START", b"This week", b"Last 12 weeks", b"Coach", b"quit")
SESSION: Final = ("start", "--warm-up", "off", "--cool-down", "off", "--sets", "3", "--reps", "50",
                  "--rest", "300")  # fmt: skip
COMMANDS: Final = (("--version",), ("plan", "--json"), ("streak", "--short"))
SETTLE_S: Final = 3.0
SESSIONS: Final = 10_000
MODES: Final = (("figure on", ""), ("figure off", "f"), ("rest", "\x1b[C"))
TARGETS: Final = {
    "Home, first full frame, ms": 0.75, "Home, first full frame, cpu ms": 0.75,
    "start, first count, ms": 0.6, "start, first count, cpu ms": 0.6,
    "--version over Python, ms": 0.6, "plan --json over Python, ms": 0.6,
    "streak --short over Python, ms": 0.6, "figure on, CPU %": 0.5, "figure on, kB/s": 0.5,
    "figure off, CPU %": 0.8, "rest, CPU %": 0.8, "app and sound process, MiB": 0.85,
    f"History of {SESSIONS:,}, opening, ms": 0.7, f"saving one of {SESSIONS:,}, ms": 0.5,
}  # fmt: skip
"""Maximum ratio of this build's value to the other's."""
SMALL: Final = """
import sys, time, statistics
sys.path.insert(0, {bench!r})
from pathlib import Path
from history import sessions
from lungetimer.history.store import HistoryStore
path = Path({path!r})
store, fresh, taken = HistoryStore(path), iter(sessions(8)), []
for record in fresh:
    began = time.process_time()
    store.add(record)
    taken.append(time.process_time() - began)
print(1000 * statistics.median(taken))
"""
OPENING: Final = """
import sys
sys.path.insert(0, {bench!r})
from pathlib import Path
import history_screen
print(1000 * history_screen.opening_s(Path({folder!r})))
"""


class Rounds:
    """Measured values by row and build, one from each round."""

    def __init__(self) -> None:
        self.values: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))

    def note(self, row: str, build: str, value: float) -> None:
        """Record a value of this round."""
        self.values[row][build].append(value)

    def middle(self, row: str, build: str) -> float | None:
        """Return the median of the rounds, or None without values."""
        found = self.values[row].get(build)
        return statistics.median(found) if found else None


def tree_of(commit: str) -> Path:
    """Return the folder with the sources of another commit, extracted if necessary."""
    place = CACHE / f"tree-{commit}"
    if not place.exists():
        place.mkdir(parents=True)
        archive = subprocess.run(
            ["git", "archive", commit, "src", "bench", "assets"],
            cwd=ROOT,
            check=True,
            capture_output=True,
        )
        subprocess.run(["tar", "-x"], cwd=place, input=archive.stdout, check=True)
    return place


def cpu_ms(pid: int) -> float:
    """Return the CPU time of a process so far in ms, including threads that have ended."""
    return 1000 * time.clock_gettime((~pid << 3) | 2)  # Linux's id of that process's clock


def program(tree: Path) -> tuple[tuple[str, ...], dict[str, str]]:
    return (sys.executable, "-m", "lungetimer"), {"PYTHONPATH": str(tree / "src")}


def start_of_home(rounds: Rounds, build: str, command: Sequence[str], env: dict[str, str],
                  marks: Sequence[bytes], key: str, answer: bytes) -> None:  # fmt: skip
    """Measure the first full frame and the response to a key that is pressed immediately."""
    with PtyProgram(command, env) as one:
        frame = max(one.wait_for(mark) for mark in marks)
        rounds.note("Home, first full frame, cpu ms", build, cpu_ms(one.pid))
        rounds.note("Home, first full frame, ms", build, 1000 * frame)
        before, pressed = one.raw.count(answer), one.press(key)
        while one.raw.count(answer) == before:
            time.sleep(0.001)
        rounds.note("Home, key to answer, ms", build, 1000 * (time.monotonic() - pressed))


def start_of_session(
    rounds: Rounds, build: str, command: Sequence[str], env: dict[str, str]
) -> None:
    """Measure the time until the first count of the session is on the screen, in block digits."""
    with PtyProgram([*command, *SESSION], env) as one:
        at = max(one.wait_for(mark) for mark in (b"Get ready", "\u2588\u2588".encode()))
        rounds.note("start, first count, cpu ms", build, cpu_ms(one.pid))
        rounds.note("start, first count, ms", build, 1000 * at)


def running(rounds: Rounds, build: str, command: Sequence[str], env: dict[str, str],
            seconds: float) -> None:  # fmt: skip
    """Measure CPU, output and memory in a set with the figure, without it, and in a rest."""
    with PtyProgram([*command, *SESSION, "--lead-in", "1"], env) as one:
        one.wait_for(b"HOVER")
        for name, key in MODES:
            if key:
                one.press(key)
            if name == "rest":
                one.wait_for(b"Rest after set 1")
            time.sleep(SETTLE_S)
            spent, sent, began = cpu_ms(one.pid), one.written(), time.monotonic()
            time.sleep(seconds)
            took = time.monotonic() - began
            rounds.note(f"{name}, CPU %", build, (cpu_ms(one.pid) - spent) / 10 / took)
            rounds.note(f"{name}, kB/s", build, (one.written() - sent) / 1000 / took)
            if name == "figure on":
                mib = [cost_of(pid).pss for pid in (one.pid, *children_of(one.pid))]
                rounds.note("app and sound process, MiB", build, sum(mib))


def least_memory(rounds: Rounds, env: dict[str, str]) -> None:
    """Measure the memory of the floor app and of a process that plays two clips with miniaudio."""
    clips = (str(ROOT / "assets" / "sounds"), str(time.monotonic()), "go@1", "finish@60")
    with PtyProgram(FLOOR, env) as one, subprocess.Popen([*CLIPS, *clips], env=env) as player:
        try:
            for mark in HOME:
                one.wait_for(mark)
            time.sleep(SETTLE_S)
            mib = cost_of(one.pid).pss + cost_of(player.pid).pss
            rounds.note("app and sound process, MiB", "floor", mib)
        finally:
            player.kill()


def answer(command: Sequence[str], env: dict[str, str]) -> tuple[float, float]:
    """Return the milliseconds until a command has ended: elapsed time, and user and system time."""
    began, spent = time.monotonic(), os.times()
    subprocess.run(command, env=env, check=True, stdout=subprocess.DEVNULL)
    after = os.times()
    used = after.children_user + after.children_system - spent.children_user - spent.children_system
    return 1000 * (time.monotonic() - began), 1000 * used


def commands(rounds: Rounds, builds: dict[str, Path], folder: Path) -> None:
    """Measure commands, minus the time of Python itself; five runs of each, taking turns."""
    env = environment(folder)
    for _ in range(5):
        python = answer((sys.executable, "-c", "pass"), env)
        for build, tree in builds.items():
            command, more = program(tree)
            for words in COMMANDS:
                ms, cpu = answer((*command, *words), env | more)
                name = " ".join(words)
                rounds.note(f"{name} over Python, ms", build, ms - python[0])
                rounds.note(f"{name} over Python, cpu ms", build, cpu - python[1])


def long_history(rounds: Rounds, build: str, tree: Path, folder: Path, document: bytes) -> None:
    """Measure opening the History screen over many sessions, and saving one more session."""
    home = folder / "long"
    home.mkdir(exist_ok=True)
    path = home / "history.json"
    path.write_bytes(document)
    bench = str(tree / "bench")
    env = environment(folder, PYTHONPATH=str(tree / "src"))
    for row, code in (
        (f"saving one of {SESSIONS:,}, ms", SMALL.format(bench=bench, path=str(path))),
        (f"History of {SESSIONS:,}, opening, ms", OPENING.format(bench=bench, folder=str(home))),
    ):
        done = subprocess.run(
            [sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True
        )
        rounds.note(row, build, float(done.stdout))


def many_sessions() -> bytes:
    from history import sessions  # noqa: PLC0415  # it imports the build
    from lungetimer.history import codec  # noqa: PLC0415  # it imports the build
    from lungetimer.history.session_records import History  # noqa: PLC0415  # it imports the build

    return codec.write(History(sessions=sessions(SESSIONS)))


def first_frame(rounds: Rounds, build: str, command: Sequence[str], env: dict[str, str]) -> None:
    """Measure the first full frame of a program that reads no keys."""
    with PtyProgram(command, env) as one:
        frame = max(one.wait_for(mark) for mark in HOME)
        rounds.note("Home, first full frame, cpu ms", build, cpu_ms(one.pid))
        rounds.note("Home, first full frame, ms", build, 1000 * frame)


def compare(
    commit: str, count: int, seconds: float, only: str | None = None
) -> list[tuple[str, ...]]:
    """Return the rows of the table, with the columns of `HEAD`.

    Args:
        commit: the other build.
        count: how many rounds.
        seconds: how long a running session is watched in each state.
        only: start, running or history; None for all.
    """
    builds = {"other": tree_of(commit), "this": ROOT}
    rounds, document = Rounds(), many_sessions()
    for number in range(count + 1):  # the first round only fills the caches
        print(f"round {number} of {count}, load {os.getloadavg()[0]:.1f}", file=sys.stderr)
        into = rounds if number else Rounds()
        order = list(builds.items())[:: 1 if number % 2 else -1]
        for build, tree in order:
            command, more = program(tree)
            with tempfile.TemporaryDirectory() as name, sound(Path(name) / "sound") as heard:
                folder = Path(name)
                more |= {k: v for k, v in heard.items() if k != "HOME"}
                if only in {None, "start"}:
                    env = environment(folder) | more
                    start_of_home(into, build, command, env, HOME, "+", "‹ 11 ›".encode())
                    start_of_session(into, build, command, environment(folder / "s") | more)
                if only in {None, "history"}:
                    long_history(into, build, tree, folder, document)
                if number and only in {None, "running"}:
                    if build == "this":
                        least_memory(into, environment(folder / "f") | more)
                    running(into, build, command, environment(folder / "r") | more, seconds)
        if only not in {None, "start"}:
            continue
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            start_of_home(into, "bare", BARE, environment(folder), (b"START", b"Pause"), " ",
                          b"PAUSED")  # fmt: skip
            first_frame(into, "floor", FLOOR, environment(folder))
            commands(into, builds, folder)
    return [_row(rounds, row) for row in sorted(rounds.values, key=_place)]


def _place(row: str) -> int:
    known = list(TARGETS)
    return known.index(row) if row in known else len(known)


def _row(rounds: Rounds, row: str) -> tuple[str, ...]:
    other, this = rounds.middle(row, "other"), rounds.middle(row, "this")
    bare, floor = rounds.middle(row, "bare"), rounds.middle(row, "floor")
    most = TARGETS.get(row)
    share = this / other if this is not None and other else None
    met = "" if most is None or share is None else "met" if share <= most else "missed"
    cells = (other, this, share, most, bare, floor)
    shown = [
        "-" if c is None else f"{c:.2f}" if n in {2, 3} else f"{c:.1f}" for n, c in enumerate(cells)
    ]
    return (row, *shown[:4], met, *shown[4:])


HEAD: Final = ("", "then", "now", "ratio", "target", "", "bare Textual", "floor")
