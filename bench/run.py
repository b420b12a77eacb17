"""Measures lungetimer and other programs and prints one table in Markdown.

    python bench/run.py [--quick] [--runs 3] [--seconds 20] [--minutes 3] [--only PART]
    python bench/run.py --against e8ce453 [--rounds 7]

Parts: running, start, timing, history. Linux only: it reads /proc. This is not a test:
results depend on the machine and its load. The ratios to the bare app, which takes turns with
lungetimer, are more reliable.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
from datetime import date
from importlib.metadata import version
from typing import TYPE_CHECKING

from peers import our_tests

our_tests()  # makes the tests' sound server importable

import against
import history
import history_screen
import running
import start_up
import timing
from running import Figures

if TYPE_CHECKING:
    from collections.abc import Callable

Row = tuple[str, ...]


def middle(values: list[float | None]) -> float | None:
    """Return the median of the known values; None without any."""
    known = [value for value in values if value is not None]
    return statistics.median(known) if known else None


def shown(value: float | None, digits: int = 1) -> str:
    """Return a number as text, or a dash for None."""
    return "-" if value is None else f"{value:.{digits}f}"


def ratio(value: float | None, to: float | None) -> str:
    """Return the quotient of two numbers as text, or a dash if it is unknown."""
    return f"{value / to:.2f}x" if value is not None and to else "-"


def table(head: Row, rows: list[Row]) -> str:
    """Return a Markdown table with aligned columns."""
    widths = [max(len(row[n]) for row in (head, *rows)) for n in range(len(head))]

    def line(cells: Row) -> str:
        inner = [cells[0].ljust(widths[0])]
        inner += [c.rjust(w) for c, w in zip(cells[1:], widths[1:], strict=True)]
        return f"| {' | '.join(inner)} |"

    rule = "|".join(["-" * (widths[0] + 2), *("-" * (w + 1) + ":" for w in widths[1:])])
    return "\n".join([line(head), f"|{rule}|", *map(line, rows)])


def running_table(runs: int, seconds: float) -> str:
    """Return the table of CPU, output, memory and response to a key, by state."""
    gathered: dict[str, list[Figures]] = {}
    for _ in range(runs):
        for source in (running.lungetimer, running.others):
            for name, figures in source(seconds).items():
                gathered.setdefault(name, []).append(figures)

    def of(name: str, get: Callable[[Figures], float | None]) -> float | None:
        return middle([get(figures) for figures in gathered.get(name, [])])

    rows: list[Row] = []
    for name in gathered:
        mib = of(name, lambda f: f.mib)
        rows.append((
            name, shown(of(name, lambda f: f.cpu)), shown(of(name, lambda f: f.worker_cpu)),
            shown(of(name, lambda f: f.kb_s)), shown(mib),
            ratio(mib, of("bare Textual", lambda f: f.mib)),
            shown(of(name, lambda f: f.key_ms), 0),
        ))  # fmt: skip
    head = ("running", "CPU %", "sound CPU %", "kB/s", "MiB", "to bare", "key p95 ms")
    return table(head, rows)


def start_table(runs: int) -> str:
    """Return two tables: first frames compared with the bare app, commands compared with Python."""
    frames, commands = start_up.frames(runs), start_up.commands(runs)
    bare, python = frames["bare Textual"], commands["python -c pass"]
    first = [(name, shown(ms, 0), ratio(ms, bare)) for name, ms in frames.items()]
    answer = [(name, shown(ms, 0), f"+{ms - python:.0f} ms") for name, ms in commands.items()]
    return "\n\n".join([
        table(("first full frame", "ms", "to bare"), first),
        table(("command", "ms", "over Python"), answer),
    ])  # fmt: skip


def timing_table(minutes: float) -> str:
    """Return the table of how late the cues were."""
    beat = timing.beat(60 * minutes)
    head = ("cues, due to sent", "number", "median ms", "p99 ms", "worst ms", "drift ms")
    values = (beat.median, beat.p99, beat.worst, beat.drift)
    row = (f"{minutes:g} minutes", str(beat.cues), *(shown(v) for v in values))
    return table(head, [row])


def history_table(sizes: list[int], runs: int) -> str:
    """Return the table of loading, saving and evaluating many sessions, compared with json."""
    rows = [history.measure(count, runs, history_screen.opening_s) for count in sizes]
    return table(tuple(rows[0]), [tuple(row.values()) for row in rows])


def machine() -> str:
    """Return a description of the machine and the versions."""
    return (
        f"{date.today()}, {os.cpu_count()} cores ({platform.machine()}, "  # noqa: DTZ011  # the local day is wanted
        f"{platform.system()}), Python {platform.python_version()}, Textual {version('textual')}, "
        f"load {os.getloadavg()[0]:.1f} at the start"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="one short run of each")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=20, help="watched in each state")
    parser.add_argument("--starts", type=int, default=11, help="starts of each program")
    parser.add_argument("--minutes", type=float, default=3, help="of the timed session")
    parser.add_argument("--only", choices=("running", "start", "timing", "history"))
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--against", metavar="COMMIT", help="this build beside an older one")
    parser.add_argument("--rounds", type=int, default=7, help="of --against")
    asked = parser.parse_args()
    if asked.against:
        print(machine(), flush=True)
        seconds = 10.0 if asked.seconds == parser.get_default("seconds") else asked.seconds
        rows = against.compare(asked.against, asked.rounds, seconds, asked.only)
        print(f"\n{table(against.HEAD, rows)}")
        return
    if asked.quick:
        asked.runs, asked.seconds, asked.starts, asked.minutes = 1, 5, 3, 0.5
        asked.sizes = [1_000, 10_000]
    parts: dict[str, Callable[[], str]] = {
        "running": lambda: running_table(asked.runs, asked.seconds),
        "start": lambda: start_table(asked.starts),
        "timing": lambda: timing_table(asked.minutes),
        "history": lambda: history_table(asked.sizes, 2 * asked.runs + 1),
    }
    print(machine(), flush=True)
    for name, part in parts.items():
        if asked.only in {None, name}:
            print(f"\n{part()}", flush=True)


if __name__ == "__main__":
    main()
