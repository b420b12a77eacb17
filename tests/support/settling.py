"""Wait until an app under test has nothing more to do, but not for longer."""

from __future__ import annotations

import asyncio
from time import monotonic, process_time
from typing import Any

import textual.app
import textual.pilot
from textual._context import active_app

STEP_S = 0.002
"""Seconds between two looks."""
QUIET_STEPS = 2
"""How many looks in a row must find nothing to do."""
BUSY_SHARE = 0.25
"""The share of a step for which the threads of this process compute if they are at work."""


async def _resize_draw_and_scroll() -> bool:
    """Resize, draw and scroll the screen in front at once, instead of when Textual's timers do.

    Textual's pilot draws in the same way at the end of each pause.

    Returns:
        Whether there was something to resize, to draw or to scroll.
    """
    app: Any = active_app.get(None)
    if app is None:
        return False
    due = app._resize_timer is not None
    if due:
        app._check_resize()
    for screen in app.screen_stack[-1:]:
        if screen._update_timer._active.is_set():
            due = True
            screen._on_timer_update()
    for key in list(app.animator._animations):
        due = True
        await app.animator._stop_running_animation(key, complete=True)
    return due


async def _wait_for_idle(min_sleep: float = 0.02, max_sleep: float = 1) -> None:
    """Wait until the event loop and the other threads have nothing more to do.

    Textual's function of this name sleeps 20 ms at a time and looks only at the processor time.
    A key press in a test calls it twice and a pause once, so tests of screens slept for most of
    their time.

    Args:
        min_sleep: seconds to wait at least.
        max_sleep: seconds after which to return in any case.
    """
    # asyncio has no public way to ask whether callbacks are ready to run.
    ready = asyncio.get_running_loop()._ready  # type: ignore[attr-defined]  # see above
    begin = monotonic()
    quiet = 0
    while (waited := monotonic() - begin) < max_sleep:
        if quiet >= QUIET_STEPS and waited >= min_sleep:
            return
        before = process_time()
        await asyncio.sleep(STEP_S)
        at_work = process_time() - before > STEP_S * BUSY_SHARE
        quiet = 0 if ready or at_work or await _resize_draw_and_scroll() else quiet + 1


def settle_early() -> None:
    """Make the pilots of all tests wait in this way."""
    for module in (textual.app, textual.pilot):
        assert callable(module.wait_for_idle)
        module.wait_for_idle = _wait_for_idle  # type: ignore[attr-defined]  # imported there, not exported
