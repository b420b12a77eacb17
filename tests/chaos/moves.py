"""The moves: what can happen, how often, and in which order. A seed gives always the same order."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, Final

from tests.chaos import keyboard

if TYPE_CHECKING:
    from collections.abc import Iterator

YEAR: Final = 365 * 86_400


@dataclass(frozen=True, slots=True)
class Move:
    """One thing that happens.

    Attributes:
        kind: its name, a key of `WEIGHTS`.
        data: bytes that are typed.
        sizes: window sizes, columns and rows, one after the other.
        seconds: how long it takes or waits.
        word: which of several ways.
        number: how far a clock is set, in seconds, or the room a full disk still has, in bytes.
    """

    kind: str
    data: bytes = b""
    sizes: tuple[tuple[int, int], ...] = ()
    seconds: float = 0.0
    word: str = ""
    number: int = 0


# How many cards of each kind are in a full deck.
WEIGHTS: Final = {
    "keys": 40, "nonsense": 8, "burst": 6, "escapes": 8, "mouse": 8, "paste": 4, "resize": 10,
    "resizes": 3, "wait": 12, "stop": 4, "suspend": 2, "stand_still": 3, "kill_worker": 3,
    "session": 10, "kill": 4, "end": 4, "hasty_end": 3, "close_window": 2, "crash": 3,
    "clock": 8, "fill": 3, "free": 6, "other": 6, "second_window": 2,
}  # fmt: skip
# The short deck for the suite: every kind.
SHORT: Final = {kind: 3 if kind == "keys" else 1 for kind in WEIGHTS}

SIZES: Final = ((1, 1), (2, 40), (300, 1), (20, 6), (39, 11), (40, 12), (79, 23), (80, 24),
                (81, 25), (120, 40), (200, 60), (300, 80))  # fmt: skip
STEPS: Final = (1, -1, 59, -59, 3600, -3600, 86_400, -86_400, 8 * 86_400, -40 * 86_400, YEAR,
                -3 * YEAR, -100 * YEAR, 15 * YEAR)  # fmt: skip
OTHERS: Final = (
    "log", "log", "log", "freeze", "unfreeze", "history", "streak", "export", "merge", "plan",
)  # fmt: skip


def moves(seed: int, deck: dict[str, int] | None = None) -> Iterator[Move]:
    """Moves without end: deck after deck, each shuffled, each with every kind in it."""
    rng = Random(f"moves {seed}")
    cards = [kind for kind, count in (deck or WEIGHTS).items() for _ in range(count)]
    while True:
        hand = cards.copy()
        rng.shuffle(hand)
        for kind in hand:
            yield _dealt(kind, rng)


WORDS: Final = {
    "end": ("SIGTERM", "SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT", "SIGTERM twice"),
    "hasty_end": ("SIGTERM", "SIGHUP"),
    "crash": ("in a message", "anywhere", "in the loop"),
    "other": OTHERS,
}
SECONDS: Final = {"stop": (0.1, 0.5, 1.5, 2.5, 5.0), "suspend": (0.3, 2.5), "resize": (0.3,),
                  "resizes": (0.0, 0.02)}  # fmt: skip
NUMBERS: Final = {"clock": (0, *STEPS), "fill": (0, 0, 100, 3000, 9000)}


def _dealt(kind: str, rng: Random) -> Move:
    typed = getattr(keyboard, kind, None)
    if typed is not None:
        return Move(kind, data=typed(rng), seconds=rng.choice((0.0, 0.05, 0.2)))
    sizes: tuple[tuple[int, int], ...] = ()
    if kind == "resize":
        sizes = (rng.choice(SIZES),)
    elif kind == "resizes":
        sizes = tuple((rng.randint(1, 300), rng.randint(1, 80)) for _ in range(25))
    return Move(
        kind,
        sizes=sizes,
        seconds=rng.choice(SECONDS[kind]) if kind in SECONDS else rng.uniform(0.0, 1.5),
        word=rng.choice(WORDS.get(kind, ("",))),
        number=rng.choice(NUMBERS.get(kind, (0,))),
    )


LAUNCHES: Final[tuple[tuple[str, ...], ...]] = (
    (),
    (),
    ("start",),
    ("start", "--sets", "2", "--reps", "1", "--rest", "2", "--tempo", "1-0-1-0", "--lead-in", "0",
     "--pacing", "tempo", "--warm-up", "off", "--cool-down", "off"),
    ("start", "--sets", "1", "--reps", "2", "--tempo", "1-0-1-0", "--lead-in", "1",
     "--pacing", "tempo", "--warm-up", "short", "--cool-down", "short", "--load", "8"),
    ("demo", "--speed", "50"),
)  # fmt: skip
ZONES: Final = ("UTC", "Europe/Berlin", "America/St_Johns", "Pacific/Kiritimati", "Asia/Kathmandu")


@dataclass(frozen=True, slots=True)
class Launch:
    """How the app is started: its command line, the size of its window, where on Earth it is."""

    args: tuple[str, ...]
    size: tuple[int, int]
    zone: str


def launches(seed: int) -> Iterator[Launch]:
    """Starts without end, also always the same for a seed."""
    rng = Random(f"launches {seed}")
    while True:
        size = rng.choice(((80, 24), (80, 24), (120, 40), (60, 20)))
        yield Launch(rng.choice(LAUNCHES), size, rng.choice(ZONES))
