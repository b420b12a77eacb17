"""The actions for the buttons of a media player, as callables that the app provides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from lungetimer.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Self

MediaButton = Literal["play", "pause", "play_pause", "next", "previous", "stop"]
"""A button of a media player."""


@frozen
class MediaCommands:
    """One callable for each button of a media player.

    Each callable returns at once, and is not called from the app's own thread.

    Attributes:
        play: continue a paused session.
        pause: pause a running session.
        play_pause: pause or continue, whichever applies.
        next: do what the `next` key of the session does.
        previous: restart the phase; in its first 3 seconds, go to the previous phase instead.
        stop: ask on the screen whether to leave the session.
        set_volume: set the volume of the sound in percent, from 0 to 100.
    """

    play: Callable[[], None]
    pause: Callable[[], None]
    play_pause: Callable[[], None]
    next: Callable[[], None]
    previous: Callable[[], None]
    stop: Callable[[], None]
    set_volume: Callable[[int], None]

    @classmethod
    def of(cls, press: Callable[[MediaButton], None], set_volume: Callable[[int], None]) -> Self:
        """Return commands in which every button calls ``press`` with its own name."""

        def pressing(button: MediaButton) -> Callable[[], None]:
            return lambda: press(button)

        return cls(
            play=pressing("play"),
            pause=pressing("pause"),
            play_pause=pressing("play_pause"),
            next=pressing("next"),
            previous=pressing("previous"),
            stop=pressing("stop"),
            set_volume=set_volume,
        )
