"""Makes the pictures of docs/pictures from the running app; every run gives the same bytes.

    python tools/make_pictures.py [FOLDER]

The app runs without a terminal, with a clock that is set by hand and a made-up history in a
temporary folder; its screens are written as SVG. This needs no font, no other program and no
network.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import tempfile
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING

from lungetimer.history.plan_record import PlanRecord
from lungetimer.history.session_records import SessionRecord, SetRecord
from lungetimer.history.store import HistoryStore
from lungetimer.paths import Paths
from lungetimer.running.launch import Launch
from lungetimer.settings import Settings
from lungetimer.training.plan import LeadLeg, Plan, Routine
from lungetimer.training.result import Felt
from lungetimer.training.status import Status
from lungetimer.training.views import State
from lungetimer.ui.app import LungetimerApp
from lungetimer.ui.themes import DARK
from picture_cells import screen_svg
from picture_figure import figure_svg

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.pilot import Pilot

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "pictures"
NOW = datetime(2026, 11, 22, 7, 10, tzinfo=timezone(timedelta(hours=1)))
SIZE = (100, 30)
STEP_S = 1.5  # short enough not to look like a suspended machine
WEEKS = 16
MISSED = {4, 11}  # how many weeks ago there was hardly any training


class HandClock:
    """A clock that is set by hand."""

    speed = 1.0

    def __init__(self) -> None:
        self.seconds = 0.0

    def now(self) -> float:
        """Return the seconds since its creation."""
        return self.seconds

    def asleep(self) -> float:
        """Return the seconds for which the machine was suspended: none."""
        return 0.0

    def wall(self) -> datetime:
        """Return the date and time for the pictures."""
        return NOW + timedelta(seconds=self.seconds)


class Posing(LungetimerApp):
    """The app with a clock that is set by hand, in full colour and with animations."""

    def __init__(self, data: Path, plan: Plan, *, at_once: bool) -> None:
        os.environ.pop("NO_COLOR", None)
        self.hand = HandClock()
        settings = Settings(
            sound_mode="off",
            sound_backend="none",
            theme=DARK.name,
            safety_accepted=date(2026, 8, 1),
        )
        launch = Launch(plan, at_once=at_once)
        super().__init__(Paths(data, data, data), settings, launch, clock=self.hand, ticking=False)
        self.animation_level = "full"

    @property
    def begun(self) -> bool:
        """Whether the session is running."""
        return bool(self.session.live) and self.session.live.driver.session.state is not State.READY

    async def go(self, pilot: Pilot[None], seconds: float) -> None:
        """Advance the clock by some seconds."""
        while seconds > 0:
            self.hand.seconds += min(STEP_S, seconds)
            seconds -= STEP_S
            if self.session.live:
                self.session.live.driver.pump()
            await pilot.pause()

    async def shoot(self, pilot: Pilot[None], path: Path, label: str) -> None:
        """Write a picture of the screen, once the flash at the start of a phase is over."""
        await until(lambda: not self.screen.query(".-lit"), pilot)
        await pilot.pause()
        strips = self.screen._compositor.render_strips()  # noqa: SLF001  # what a terminal gets
        drawn = screen_svg(strips, SIZE[0], str(DARK.background), label)
        path.write_text(drawn, encoding="utf-8")  # noqa: ASYNC240  # nothing else is waiting


async def until(true: Callable[[], bool], pilot: Pilot[None]) -> None:
    """Wait until a condition that depends on a thread is true.

    Raises:
        TimeoutError: it is still false after some time.
    """
    for _ in range(2000):
        await pilot.pause()
        if true():
            return
        await asyncio.sleep(0.01)
    raise TimeoutError


async def home_and_history(folder: Path, data: Path) -> None:
    """Write pictures of Home, with two training days this week, and of History."""
    app = Posing(data, Plan(), at_once=False)
    async with app.run_test(size=SIZE) as pilot:
        await until(lambda: app.history.facts.known, pilot)
        await pilot.pause()
        await app.shoot(
            pilot, folder / "home.svg", "Home: this week, the last twelve weeks, today's plan"
        )
        await pilot.press("h")
        await pilot.pause()
        await app.shoot(
            pilot, folder / "history.svg", "History: streaks, habit strength and a heat map"
        )
    app.close()


async def session(folder: Path, data: Path) -> None:
    """Write pictures of a left rep, a right rep, and the rest after the set."""
    app = Posing(data, Plan(warm_up=Routine.OFF, lead_leg=LeadLeg.LEFT), at_once=True)
    async with app.run_test(size=SIZE) as pilot:
        await until(lambda: app.begun, pilot)
        await app.go(pilot, 5 + 6 * 5 + 1.7)
        await app.shoot(
            pilot,
            folder / "left.svg",
            "A left rep: the number, the word LEFT, the figure and a tip",
        )
        await app.go(pilot, 5 + 0.8)
        await app.shoot(
            pilot,
            folder / "right.svg",
            "A right rep: the number and the word RIGHT are on the right",
        )
        await app.go(pilot, 100 - 37.5 + 9)
        await app.shoot(
            pilot,
            folder / "rest.svg",
            "A rest: the time remaining, the question about the set, and the next set",
        )
    app.close()


def made_up() -> Iterator[SessionRecord]:
    """Make up sixteen weeks of sessions, with two bad weeks and slowly increasing reps.

    Yields:
        One record for each session.
    """
    monday = (NOW - timedelta(days=NOW.weekday())).replace(hour=7, minute=4)
    for week in range(WEEKS, -1, -1):
        days = (0, 2, 4, 5) if week % 3 == 0 else (0, 2, 4)
        if week in MISSED:
            days = (3,)
        for day in days if week else (1, 3):
            start = monday + timedelta(days=day - 7 * week, minutes=(7 * week + 11 * day) % 40)
            reps = min(12, 8 + (WEEKS - week) // 4)
            feels = (Felt.FINE, Felt.BALANCE if week > 9 else Felt.FINE, None)
            rest = (45.0, 45.0, 0.0)
            work = reps * 2 * 5.0
            yield SessionRecord(
                id=f"picture-{week:02}-{day}", started_at=start, updated_at=start,
                ended_at=start + timedelta(seconds=690 + 3 * work), status=Status.COMPLETED,
                plan=PlanRecord(level="beginner", sets=3, reps_per_leg=reps),
                sets=tuple(
                    SetRecord(left=reps, right=reps, work_s=work, rest_s=r, felt=f)
                    for r, f in zip(rest, feels, strict=True)
                ),
                warm_up_s=270.0, cool_down_s=300.0, reps_in_reserve=2 + week % 2, pain=0,
                note="a little stiff from the garden" if (week, day) == (2, 4) else "",
                app_version="0.1.0",
            )  # fmt: skip


async def shoot(folder: Path) -> None:
    """Write all pictures of screens."""
    with tempfile.TemporaryDirectory() as name:
        data = Path(name)
        HistoryStore(data / "history.json").add(*made_up())
        await home_and_history(folder, data)
        await session(folder, data)


def main() -> None:
    """Write all pictures and print their sizes."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, nargs="?", default=FOLDER)
    folder: Path = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    asyncio.run(shoot(folder))
    (folder / "figure.svg").write_text(figure_svg(), encoding="utf-8")
    for path in sorted(folder.glob("*.svg")):
        print(f"{path.name:14} {path.stat().st_size / 1000:6.1f} kB")


if __name__ == "__main__":
    main()
