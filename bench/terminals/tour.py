"""The steps through the app of which pictures are taken: keys to press and texts to wait for."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

import pyte
from tests.support.records import session
from tests.support.terminal import environment

from lungetimer.history.store import HistoryStore

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TIMEOUT_S: Final = 40.0
SETTLED_S: Final = 0.7  # until the screen is complete and no longer moves
SIZE: Final = (80, 24)
SETTINGS: Final = """
[sound]
mode = "off"
backend = "none"
[plan]
sets = 3
reps_per_leg = 10
tempo = "4-9-4-0"
warm_up = "off"
lead_in_s = 0
"""


@dataclass(frozen=True, slots=True)
class Stop:
    """A step of the tour.

    Attributes:
        keys: keys to press to get there, by the names that xdotool uses.
        text: a text on the screen there.
        picture: the name of the picture; empty for none.
    """

    keys: tuple[str, ...]
    text: str
    picture: str = ""


TOUR: Final = (
    Stop((), "longest", "home"),
    Stop(("h",), "Habit strength", "history"),
    Stop(("Escape",), "START"),
    Stop(("Return",), "HOVER", "set"),
    Stop(("q",), "Do you want to leave the session?", "dialog"),
    Stop(("Escape",), "to go"),
    Stop(("Right",), "How was the set?", "rest"),
)


def prepare(home: Path) -> dict[str, str]:
    """Return the environment of a person with six weeks of training."""
    env = environment(home)
    for name in ("TERM", "COLORTERM"):  # set by the terminal itself
        del env[name]
    config = home / "config" / "config.toml"
    config.write_text(config.read_text() + SETTINGS)
    (home / "data").mkdir()
    now = datetime.now(UTC).astimezone()
    days = [day for week in range(6) for day in (7 * week, 7 * week + 2, 7 * week + 4)]
    HistoryStore(home / "data" / "history.json").add(
        *(session(f"s{n:02}", now - timedelta(days=2 + day)) for n, day in enumerate(days))
    )
    return env


class Watcher:
    """Reads the program's output so far from the file that ``script`` writes."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def text(self) -> str:
        """Return the text on the screen."""
        screen = pyte.Screen(*SIZE)
        if self._file.exists():
            pyte.ByteStream(screen).feed(self._file.read_bytes())
        return "\n".join(screen.display)

    def wait_for(self, text: str) -> bool:
        """Return whether a text appears on the screen in time."""
        end = time.monotonic() + TIMEOUT_S
        while time.monotonic() < end:
            if text in self.text():
                return True
            time.sleep(0.2)
        return False


def walk(watcher: Watcher, press: Callable[[str], None], take: Callable[[str], None]) -> str:
    """Take all steps and return which text did not appear, or an empty string.

    Args:
        watcher: reads the screen.
        press: presses a key by xdotool's name.
        take: takes a picture of this name.
    """
    for stop in TOUR:
        for key in stop.keys:
            press(key)
            time.sleep(0.3)
        if not watcher.wait_for(stop.text):
            take("lost")
            return f"{stop.text!r} did not come up"
        if stop.picture:
            time.sleep(SETTLED_S)
            take(stop.picture)
    return ""
