"""Measures the cost of looking ahead: copying a session, and advancing the copy by some seconds.

    python bench/fork.py [--runs 50]

The session is in the last set of the longest plan: 10 sets of 50 reps, one leg after the other.
The program copies and advances whenever the user changes something in a session with sound.
"""

from __future__ import annotations

import argparse
import statistics
import timeit

from lungetimer.audio.planner import HORIZON_S
from lungetimer.frozen import replace
from lungetimer.training.choices import LegOrder
from lungetimer.training.plan import Plan, Routine
from lungetimer.training.session import Session

AT_ONCE = 100


def last_set() -> tuple[Session, float]:
    """Return a session in its last set, and the time at which it got there."""
    plan = replace(Plan(), sets=10, reps_per_leg=50, leg_order=LegOrder.ONE_BY_ONE)
    session = Session(replace(plan, warm_up=Routine.OFF, cool_down=Routine.OFF))
    session.start(0.0)
    while (due := session.next_due()) is not None and session.view(due).set < plan.sets:
        session.advance(due)
    now = due or 0.0
    session.advance(now)
    return session, now


def main() -> None:
    """Measure both, taking turns."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=50)
    runs = parser.parse_args().runs
    session, now = last_set()
    ways = {
        "fork": session.fork,
        f"fork and {HORIZON_S:.0f} s ahead": lambda: session.fork().advance(now + HORIZON_S),
    }
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(runs):
        for name, way in ways.items():
            taken[name].append(timeit.timeit(way, number=AT_ONCE) / AT_ONCE)
    print("| looking ahead | median us | fastest us |\n|---|---:|---:|")
    for name, found in taken.items():
        print(f"| {name} | {1e6 * statistics.median(found):.0f} | {1e6 * min(found):.0f} |")


if __name__ == "__main__":
    main()
