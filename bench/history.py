"""Measures the history with 1,000 to 100,000 sessions, compared with the standard library's json.

    python bench/history.py [--sizes 1000 10000 100000] [--runs 7] [--screen MODULE:FUNCTION]

Every number is the median of several runs. Memory is the peak of a separate process that only loads
the file, minus the peak before loading. ``--screen`` names a function that opens the History
screen on a data directory and returns the seconds it took.
"""

from __future__ import annotations

import argparse
import importlib
import json
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING

from lungetimer.history import codec
from lungetimer.history.checkpoint import Position, checkpoint_of
from lungetimer.history.checkpoint_store import CheckpointStore
from lungetimer.history.days import days_of
from lungetimer.history.heatmap import heat_map
from lungetimer.history.plan_record import PlanRecord
from lungetimer.history.session_id import new_id
from lungetimer.history.session_records import History, SessionRecord, SetRecord
from lungetimer.history.store import HistoryStore
from lungetimer.history.streaks import report_of
from lungetimer.history.trends import trends_of
from lungetimer.training.plan import Plan
from lungetimer.training.result import Felt, SessionResult, SetResult
from lungetimer.training.status import Status
from lungetimer.training.timeline import PhaseKind

if TYPE_CHECKING:
    from collections.abc import Callable

NEWEST = datetime(2026, 11, 20, 7, 12, 3, tzinfo=timezone(timedelta(hours=1)))
# The longest interval that fits the calendar: 100,000 sessions are three a day for 91 years.
HOURS_APART = 8
PEAK = """
from pathlib import Path
{imports}
def peak():
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))
before = peak()
data = {load}
print((peak() - before) / 1024)
"""


def sessions(count: int) -> tuple[SessionRecord, ...]:
    """Return realistic records, oldest first."""
    spread = min(HOURS_APART, 24 * 365 * 50 / count)
    found = []
    for number in range(count):
        at = (NEWEST - timedelta(hours=spread * (count - number))).replace(microsecond=0)
        felt = list(Felt)[number % 5]
        found.append(
            SessionRecord(
                id=new_id(),
                started_at=at,
                ended_at=at + timedelta(seconds=970),
                updated_at=at + timedelta(seconds=980),
                status=Status.COMPLETED,
                plan=PlanRecord(level="beginner", sets=3, reps_per_leg=10),
                sets=tuple(
                    SetRecord(left=10, right=10, work_s=100.0, rest_s=45.0, felt=felt)
                    for _ in range(3)
                ),
                warm_up_s=270.0,
                cool_down_s=300.0,
                reps_in_reserve=3,
                pain=0,
                note="easy" if number % 10 == 0 else "",
                app_version="0.1.0",
            )
        )
    return tuple(found)


def median_ms(runs: int, work: Callable[[], object]) -> float:
    taken = []
    for _ in range(runs):
        began = time.perf_counter()
        work()
        taken.append(1000 * (time.perf_counter() - began))
    return statistics.median(taken)


def peak_mib(path: Path, imports: str, load: str) -> float:
    program = PEAK.format(imports=imports, load=load.format(path=repr(str(path))))
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    return float(done.stdout)


def measure(count: int, runs: int, screen: Callable[[Path], float] | None) -> dict[str, str]:
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "history.json"
        path.write_bytes(codec.write(History(sessions=sessions(count))))
        store = HistoryStore(path)
        done = store.load().history.sessions
        today = NEWEST.date()

        def load_by_json() -> object:
            with path.open(encoding="utf-8") as file:
                return json.load(file)

        load = median_ms(runs, store.load)
        by_json = median_ms(runs, load_by_json)
        fresh = iter(sessions(runs))
        save = median_ms(runs, lambda: store.add(next(fresh)))
        row = {
            "sessions": f"{count:,}",
            "file MB": f"{path.stat().st_size / 1e6:.1f}",
            "load ms": f"{load:.1f}",
            "us each": f"{1000 * load / count:.2f}",
            "json.load ms": f"{by_json:.1f}",
            "faster": f"{by_json / load:.1f}x",
            "save one ms": f"{save:.1f}",
            "streaks ms": f"{median_ms(runs, lambda: report_of(done, today=today)):.1f}",
            "heat map ms": f"{median_ms(runs, lambda: heat_map(days_of(done), today=today)):.1f}",
            "trends ms": f"{median_ms(runs, lambda: trends_of(done, today=today)):.1f}",
        }
        if sys.platform.startswith("linux"):
            own = "from lungetimer.history.store import HistoryStore"
            row["peak MiB"] = f"{peak_mib(path, own, 'HistoryStore(Path({path})).load()'):.0f}"
            row["json MiB"] = f"{peak_mib(path, 'import json', 'json.load(open({path}))'):.0f}"
        row["screen ms"] = f"{1000 * screen(path.parent):.0f}" if screen else "-"
        return row


def checkpoint_ms(runs: int) -> float:
    """Return the milliseconds to write and sync one checkpoint, as in every rep."""
    done = SetResult(10, 10, 100.0, 45.0, Felt.FINE)
    result = SessionResult(
        Status.PARTIAL, Plan(), Plan(), (), (done, done, done), 270.0, 0.0, 0.0, 600.0
    )
    checkpoint = checkpoint_of(
        result,
        Position(phase=PhaseKind.SET, set=3, slot=20),
        id=new_id(),
        started_at=NEWEST,
        saved_at=NEWEST,
        app_version="0.1.0",
    )
    with tempfile.TemporaryDirectory() as name:
        store = CheckpointStore(Path(name) / "session.json")
        return median_ms(runs, lambda: store.write(checkpoint))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--screen", metavar="MODULE:FUNCTION", default="history_screen:opening_s")
    asked = parser.parse_args()
    screen = None
    if asked.screen:
        module, _, function = asked.screen.partition(":")
        screen = getattr(importlib.import_module(module), function)
    rows = [measure(count, asked.runs, screen) for count in asked.sizes]
    widths = {name: max(len(name), *(len(row[name]) for row in rows)) for name in rows[0]}
    for row in ({name: name for name in rows[0]}, *rows):
        print("  ".join(row[name].rjust(width) for name, width in widths.items()))
    print(f"\none checkpoint (written and synced): {checkpoint_ms(50):.2f} ms")


if __name__ == "__main__":
    main()
