"""The app for pilot tests, with a clock that the test sets and a folder of its own."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tests.support.clocks import START, HandClock
from tests.support.sessions import plan

from lungetimer.colour_depth import ColourDepth
from lungetimer.paths import Paths
from lungetimer.settings import Settings
from lungetimer.training.views import State
from lungetimer.ui.app import Launch, LungetimerApp

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from lungetimer.training.plan import Plan


class HandApp(LungetimerApp):
    """The app with a clock that the test sets, and without sound.

    Args:
        home: an empty folder.
        launch: how the app is started.
        settings: the user's settings.
        screened: False for a user who has not answered the safety questions yet.
        depth: how many colours the terminal can show.
    """

    def __init__(
        self,
        home: Path,
        launch: Launch | None = None,
        settings: Settings | None = None,
        *,
        screened: bool = True,
        depth: ColourDepth = ColourDepth.MILLIONS,
    ) -> None:
        self.hand = HandClock()
        self.notices_shown: list[str] = []
        known = settings or Settings()
        if screened and known.safety_accepted is None:
            known = replace(known, safety_accepted=START.date())
        super().__init__(
            Paths(home, home, home),
            replace(
                known, sound_mode="off", sound_backend="none", keep_awake=False, media_player=False
            ),
            launch or Launch(plan()),
            clock=self.hand,
            ticking=False,
            depth=depth,
        )
        tell = self.notices.tell

        def note(line: str) -> None:
            self.notices_shown.append(line)
            tell(line)

        self.notices.tell = note  # type: ignore[method-assign]  # records the line and shows it

    @property
    def driver(self) -> Any:
        """The running session's driver."""
        assert self.session.live is not None
        return self.session.live.driver


def straight_in(of: Plan | None = None) -> Launch:
    """Return a launch that starts a session at once."""
    return Launch(of or plan(), at_once=True)


def rows_of(app: HandApp) -> list[str]:
    """Return the rows of the screen as they are drawn."""
    strips = app.screen._compositor.render_strips()
    return ["".join(segment.text for segment in strip) for strip in strips]


def shown(app: HandApp) -> str:
    """Return everything on the screen as text."""
    return "\n".join(rows_of(app))


async def go(app: HandApp, pilot: Pilot[None], seconds: float, step: float = 1.0) -> None:
    """Advance the clock in steps that are small enough not to count as a stall.

    A session begins only when its screen has been drawn, so this waits for that first. After the
    last two steps, and when the session has ended, it waits until the screen is drawn.
    """
    if app.session.live and app.session.live.driver.session.state is State.READY:
        await begun(app, pilot)
    while seconds > 0:
        app.hand.move(min(step, seconds))
        seconds -= step
        if app.session.live is None:
            return
        app.driver.pump()
        if seconds > step and app.driver.session.state is not State.FINISHED:
            await asyncio.sleep(0)
        else:
            await pilot.pause()


async def begun(app: HandApp, pilot: Pilot[None]) -> None:
    """Wait until the session is on the screen; before that, a thread reads the history."""
    for _ in range(1000):
        await pilot.pause()
        if app.session.live and app.session.live.driver.session.state is not State.READY:
            return
        await asyncio.sleep(0.01)
    raise AssertionError("the session did not begin")


async def until(pilot: Pilot[None], so: Callable[[], bool]) -> None:
    """Wait until a condition is true, while threads and timers of the app can run."""
    for _ in range(1000):
        await pilot.pause()
        if so():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it did not come about")
