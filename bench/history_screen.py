"""Measures how long the History screen takes to open; see bench/history.py."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

from lungetimer.paths import Paths
from lungetimer.settings import Settings
from lungetimer.training.plan import Plan
from lungetimer.ui.app import Launch, LungetimerApp
from lungetimer.ui.screens.history import HistoryScreen
from lungetimer.ui.widgets.heat_map import HeatMap

if TYPE_CHECKING:
    from pathlib import Path


def opening_s(folder: Path) -> float:
    """Return the seconds until the screen is filled, at 120x40, with the history already loaded."""
    return asyncio.run(_opening_s(folder))


async def _opening_s(folder: Path) -> float:
    settings = Settings(sound_mode="off", sound_backend="none")
    app = LungetimerApp(Paths(folder, folder, folder), settings, Launch(Plan()))
    async with app.run_test(size=(120, 40)) as pilot:
        while not app.history.facts.known:
            await pilot.pause(0.01)
        began = time.perf_counter()
        await app.push_screen(HistoryScreen(app.history.current, app.history.facts, app.clock))
        taken = time.perf_counter() - began
        assert app.screen.query_one(HeatMap).value is not None
    app.close()
    return taken
