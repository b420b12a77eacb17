"""``python -m tests.chaos``: storms for minutes; exits 0 when nothing was found, else 1."""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from tests.chaos.house import House
from tests.chaos.life import Finding
from tests.chaos.moves import SHORT, WEIGHTS, Move, moves
from tests.chaos.storm import Storm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.chaos.window import Window


def until(end: float, deck: Iterator[Move]) -> Iterator[Move]:
    """The moves that begin before an instant of the monotonic clock."""
    for move in deck:
        if time.monotonic() >= end:
            return
        yield move


def table(storm: Storm) -> str:
    """How often each move was made, and what came of it all."""
    rows = [(kind, storm.done[kind], storm.left_out[kind]) for kind in WEIGHTS]
    lines = [f"| {'move':<14} |  times |", f"|{'-' * 16}|-------:|"]
    for kind, done, left_out in rows:
        lines.append(f"| {kind:<14} | {f'{done}' if not left_out else 'left out':>6} |")
    counts = (("moves", sum(storm.done.values())), ("starts", storm.lives),
              ("sessions kept", storm.ledger.saved))  # fmt: skip
    lines += [f"| {name:<14} | {count:>6} |" for name, count in counts]
    return "\n".join(lines)


def screen_of(window: Window) -> str:
    """The last screen, framed."""
    lines = window.text.splitlines()
    width = max(map(len, lines), default=0)
    return "\n".join(f"|{line.ljust(width)}|" for line in lines)


def run(seed: int, minutes: float | None, count: int | None, *, verbose: bool = False) -> int:
    """One storm; gives the exit status."""
    print(f"seed {seed}", flush=True)
    deck = moves(seed, SHORT if count is not None and count <= sum(SHORT.values()) else WEIGHTS)
    chosen = (
        islice(deck, count) if minutes is None else until(time.monotonic() + 60 * minutes, deck)
    )
    with tempfile.TemporaryDirectory(prefix="lungetimer-chaos-") as folder:
        house = House(Path(folder))
        try:
            house.open()
            for what, why in house.missing.items():
                print(f"left out: {what}: {why}", flush=True)
            if house.missing and os.environ.get("LUNGETIMER_TESTS_STRICT") == "1":
                return 1
            storm = Storm(house, seed)
            try:
                storm.begin()
                storm.run(_told(chosen) if verbose else chosen)
                storm.calm()
            except (Finding, AssertionError) as finding:
                number = sum(storm.done.values())
                print(f"\nFOUND at move {number} of seed {seed}: {finding}\n")
                print(f"the last screen of {' '.join(('lungetimer', *storm.life.launch.args))}:")
                print(screen_of(storm.life.window))
                print("\nthe last that was typed:", *storm.life.window.journal, sep="\n  ")
                print(house.take_crash_reports(), house.take_overheard(), sep="\n")
                print(f"\n{table(storm)}")
                return 1
            finally:
                storm.life.__exit__()
            print(f"{table(storm)}\nclean")
            return 0
        finally:
            house.close()


def _told(chosen: Iterator[Move]) -> Iterator[Move]:
    began = time.monotonic()
    for move in chosen:
        print(f"{time.monotonic() - began:7.2f} {move}"[:160], flush=True)
        yield move


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.chaos", description=__doc__)
    parser.add_argument("--minutes", type=float, default=10, help="how long (default 10)")
    parser.add_argument("--moves", type=int, help="so many moves instead, however long they take")
    parser.add_argument("--seed", type=int, help="the same seed gives the same moves in order")
    parser.add_argument("--verbose", action="store_true", help="tell each move")
    asked = parser.parse_args()
    for number in (signal.SIGTERM, signal.SIGHUP):  # clean up however it is ended
        signal.signal(number, lambda number, _: sys.exit(128 + number))
    seed = random.randrange(1_000_000) if asked.seed is None else asked.seed
    return run(seed, None if asked.moves else asked.minutes, asked.moves, verbose=asked.verbose)


if __name__ == "__main__":
    sys.exit(main())
