"""What a media player's buttons do, as callables that the app hands in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lungetimer.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Callable


@frozen
class MediaCommands:
    """One callable for each button; each returns at once and is called from another thread.

    Attributes:
        play: continue a paused session.
        pause: pause a running one.
        play_pause: whichever of the two fits.
        next: the natural next thing.
        previous: begin the phase again, or go to the one before.
        stop: ask on screen whether to leave the session.
        set_volume: make the sound this loud, in percent from 0 to 100.
    """

    play: Callable[[], None]
    pause: Callable[[], None]
    play_pause: Callable[[], None]
    next: Callable[[], None]
    previous: Callable[[], None]
    stop: Callable[[], None]
    set_volume: Callable[[int], None]
