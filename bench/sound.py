"""Measures the delay from a cue's due time to its sound, beside an older build and a bare player.

    python bench/sound.py [--against e8ce453] [--minutes 1] [--load 8] [--only CASE ...]

The programs take turns in each case, each with a PulseAudio of its own (one null sink) whose
recorder is attached late. Cases: idle, load (as many busy loops as --load says), blocked (the event
loop is blocked for two seconds, five times), suspended (the sink for 3 s), frozen (the server for
3 s), hiccups (the sound process and the server stop in turn for 0.15 to 0.5 s). Linux only.
"""

from __future__ import annotations

import argparse
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from peers import CACHE, ROOT, environment, our_tests
from pty_program import PtyProgram, children_of, cost_of

our_tests()  # makes the tests' sound server importable

from tests.system.listening import Tape, expected, tape_of
from tests.system.sound_server import SoundServer

from lungetimer.audio.sounds import read_clips, sounds_dir
from lungetimer.training.plan import LeadLeg, Plan, Routine, Tempo
from run import shown, table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lungetimer.audio.cues import Cue

REPS = 25
RECORD_AT_S = 7.0
COUNTED_FROM_S = 9.0
CASES = ("idle", "load", "blocked", "suspended", "frozen", "hiccups")
STALLS = {"suspended": (12.3, 3.0), "frozen": (12.3, 3.0)}
ALIKE = 0.5  # even an interrupted clip is more similar to itself than to another
HICCUPS = (0.15, 0.3, 0.3, 0.5)


@dataclass(frozen=True, slots=True)
class Ran:
    """One program in one case: delay of each cue in seconds by its offset; None if not heard."""

    late: list[tuple[float, float | None]]
    cpu: float | None
    mib: float | None


def plan_of(minutes: float) -> Plan:
    sets = min(10, max(1, round(60 * minutes / (4 * REPS + 12))))
    reps = REPS if minutes >= 1 else 10
    return Plan(sets=sets, reps_per_leg=reps, rest_s=12, tempo=Tempo(1, 0, 1, 0), lead_in_s=3,
                lead_leg=LeadLeg.LEFT, warm_up=Routine.OFF, cool_down=Routine.OFF)  # fmt: skip


def start_of(plan: Plan) -> list[str]:
    return [
        "start", "--sets", str(plan.sets), "--reps", str(plan.reps_per_leg), "--rest", "12",
        "--tempo", "1-0-1-0", "--lead-in", "3", "--lead-leg", "left", "--warm-up", "off",
        "--cool-down", "off",
    ]  # fmt: skip


def tree_of(commit: str) -> Path:
    """Return a checkout of another commit, made if necessary."""
    place = CACHE / f"tree-{commit}"
    if not place.exists():
        subprocess.run(
            ["git", "worktree", "add", "--detach", str(place), commit], cwd=ROOT, check=True
        )
    return place


@contextmanager
def busy(loops: int) -> Iterator[None]:
    """Run a number of busy loops while the block runs.

    Yields:
        Nothing, once they run.
    """
    running = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(loops)]
    try:
        if loops:
            time.sleep(2.0)
        yield
    finally:
        for one in running:
            one.kill()
            one.wait()


def worker_of(pid: int) -> int | None:
    for child in children_of(pid):
        if b"lungetimer.audio.worker" in Path(f"/proc/{child}/cmdline").read_bytes():
            return child
    return None


def hold_still(pids: list[int | None], seconds: float) -> None:
    """Stop processes for some seconds."""
    known = [pid for pid in pids if pid]
    for pid in known:
        os.kill(pid, signal.SIGSTOP)
    time.sleep(seconds)
    for pid in known:
        os.kill(pid, signal.SIGCONT)


def trouble(case: str, server: SoundServer, worker: Callable[[], int | None]) -> None:
    """Cause the disturbances of a case, starting with the session; runs in a thread."""
    assert server.process is not None
    if case == "suspended":
        time.sleep(STALLS[case][0])
        server.suspend(suspended=True)
        time.sleep(STALLS[case][1])
        server.suspend(suspended=False)
    elif case == "frozen":
        time.sleep(STALLS[case][0])
        hold_still([server.process.pid], STALLS[case][1])
    elif case == "hiccups":
        time.sleep(10.3)
        for seconds in HICCUPS:
            hold_still([worker()], seconds)
            time.sleep(3.0)
            hold_still([server.process.pid], seconds)
            time.sleep(3.0)


def of_app(tree: Path, case: str, plan: Plan, seconds: float) -> Callable[[], Ran]:
    """Run the app of a source tree.

    Returns:
        A function that evaluates the recording afterwards.
    """
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        server = SoundServer(folder)
        server.start()
        stack.callback(server.stop)
        home = folder / "lungetimer"
        env = environment(home, PYTHONPATH=str(tree / "src"), **server.env)
        (home / "config" / "config.toml").open("a").write(
            '\n[sound]\nmode = "tones"\nvolume = 100\nbackend = "miniaudio"\n'
        )
        notes = folder / "begun"
        blocks = "9.2,15.2,21.2,27.2,33.2" if case == "blocked" else "-"
        command = [sys.executable, str(ROOT / "bench" / "begun_session.py"), str(notes), blocks]
        program = stack.enter_context(PtyProgram([*command, *start_of(plan)], env))
        program.wait_for(b"\x1b[?1049h")
        while not notes.exists():
            time.sleep(0.05)
        worker = lambda: worker_of(program.pid)  # noqa: E731  # shorter than a function here
        aside = threading.Thread(target=trouble, args=(case, server, worker), daemon=True)
        aside.start()
        time.sleep(RECORD_AT_S)
        tape = tape_of(server)
        pid = worker()
        before = cost_of(pid) if pid else None
        time.sleep(max(seconds - RECORD_AT_S, 1.0))
        after = cost_of(pid) if pid and worker() == pid else None
        begun = float(notes.read_text())
        tape.end()
    cpu = mib = None
    if before and after:
        cpu = 100 * (after.cpu_s - before.cpu_s) / max(seconds - RECORD_AT_S, 1.0)
        mib = after.pss
    return lambda: Ran(lateness(tape, begun, plan, seconds), cpu, mib)


def of_bare(case: str, plan: Plan, seconds: float) -> Callable[[], Ran]:
    """Run the bare player.

    Returns:
        A function that evaluates the recording afterwards.
    """
    with ExitStack() as stack:
        server = SoundServer(Path(stack.enter_context(tempfile.TemporaryDirectory())))
        server.start()
        stack.callback(server.stop)
        begun = time.monotonic() + 1.0
        clips = [f"{cue.name}@{cue.due_s}" for cue in expected(plan)]
        command = [sys.executable, str(ROOT / "bench" / "bare_clips.py"), str(sounds_dir())]
        program = subprocess.Popen([*command, str(begun), *clips], env=os.environ | server.env)
        stack.callback(program.wait)
        stack.callback(program.kill)
        args = (case, server, lambda: program.pid)
        threading.Thread(target=trouble, args=args, daemon=True).start()
        time.sleep(RECORD_AT_S + 1.0)
        tape = tape_of(server)
        time.sleep(max(seconds - RECORD_AT_S, 1.0))
        tape.end()
    return lambda: Ran(lateness(tape, begun, plan, seconds), None, None)


def lateness(
    tape: Tape, begun: float, plan: Plan, seconds: float
) -> list[tuple[float, float | None]]:
    """Return each cue that could be recorded, by its offset, and its delay in seconds."""
    clips = read_clips(sounds_dir())

    def late(cue: Cue) -> float | None:
        """Return the delay of the first sound of its kind, 0.2 s before to 4 s after it is due."""
        due = begun + cue.due_s
        late = tape.onset(due, 0.2, 4.0)
        while late is not None and tape.likeness(due + late, clips[cue.name]) < ALIKE:
            more = tape.onset(due + late + 0.06, 0.0, 4.0 - late)
            late = None if more is None else late + 0.06 + more
        return late

    cues = [cue for cue in expected(plan) if COUNTED_FROM_S <= cue.due_s < seconds - 1.0]
    return [(cue.due_s, late(cue)) for cue in cues]


def row(case: str, name: str, ran: Ran) -> tuple[str, ...]:
    heard = sorted(1000 * late for _, late in ran.late if late is not None)
    missing = sum(late is None for _, late in ran.late)
    if len(heard) < 2:
        return (case, name, str(len(ran.late)), str(missing), *["-"] * 7)

    def at(share: float) -> str:
        return f"{heard[min(len(heard) - 1, round(share * (len(heard) - 1)))]:.1f}"

    after = "-"
    if case in STALLS:
        end = sum(STALLS[case])
        second = [late for due, late in ran.late if due >= end][1:2]
        after = f"{1000 * second[0]:.1f}" if second and second[0] is not None else "missing"
    return (
        case, name, str(len(ran.late)), str(missing), f"{statistics.median(heard):.1f}", at(0.05),
        at(0.95), at(0.99), f"{heard[-1]:.1f}", after, f"{shown(ran.cpu, 2)} / {shown(ran.mib)}",
    )  # fmt: skip


HEAD = ("case", "program", "cues", "not heard", "median ms", "p5", "p95", "p99", "worst",
        "2nd after", "sound process: CPU % / MiB")  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--against", help="a commit to take turns with")
    parser.add_argument("--minutes", type=float, default=1.0, help="of idle and load")
    parser.add_argument("--load", type=int, default=8, help="busy loops in the case load")
    parser.add_argument("--only", nargs="+", choices=CASES, default=list(CASES))
    asked = parser.parse_args()
    programs: dict[str, Callable[[str, Plan, float], Callable[[], Ran]]] = {}
    if asked.against:
        tree = tree_of(asked.against)
        programs[asked.against] = lambda case, plan, s: of_app(tree, case, plan, s)
    programs["this build"] = lambda case, plan, s: of_app(ROOT, case, plan, s)
    programs["bare miniaudio"] = of_bare
    print(f"{date.today()}, load {os.getloadavg()[0]:.1f} at the start", flush=True)  # noqa: DTZ011  # the local day is wanted
    rows = []
    for case in asked.only:
        minutes = asked.minutes if case in {"idle", "load"} else 0.7
        seconds = 60 * minutes
        for name, run in programs.items():
            with busy(asked.load if case == "load" else 0):
                look = run(case, plan_of(max(minutes, 1.0)), seconds)
            rows.append(row(case, name, look()))
            print(" | ".join(rows[-1]), file=sys.stderr, flush=True)
    print(table(HEAD, rows))


if __name__ == "__main__":
    main()
