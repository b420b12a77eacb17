"""Measures reading a large export: 10,000 rows in Strong's format, months in 40 languages.

    python bench/imports.py [--runs 7]

Every third row is another exercise and is left out. Nothing is saved.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import timeit
from pathlib import Path

from lungetimer.history.exchange.importing import read_import
from lungetimer.history.exchange.month_names import MONTH_NAMES
from lungetimer.history.session_records import History

ROWS = 10_000
HEADER = (
    "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,"
    "Workout Notes,RPE\n"
)


def export() -> str:
    """Return the text of the file."""
    names = [name for months in MONTH_NAMES.values() for each in months for name in each.split("|")]
    lines = [HEADER]
    for n in range(ROWS):
        when = f"{1 + n % 28} {names[n % len(names)]} 2025, {n // 1680 % 24:02}:{n // 28 % 60:02}"
        exercise = "Reverse Lunge" if n % 3 else "Walking Lunge"
        lines.append(f'"{when}",W{n},30m,{exercise},1,0,20,0,0,,,\n')
    return "".join(lines)


def main() -> None:
    """Measure and print the result."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "strong.csv")
        path.write_text(export(), encoding="utf-8")
        taken = len(read_import(path, History()).new)
        took = timeit.repeat(lambda: read_import(path, History()), number=1, repeat=runs)
    print(
        f"{ROWS} rows, {taken} sessions: median {1000 * statistics.median(took):.0f} ms,", end=" "
    )
    print(f"fastest {1000 * min(took):.0f} ms")


if __name__ == "__main__":
    main()
