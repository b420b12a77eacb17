"""Turn presses of the media buttons of a keyboard, headset or phone into session actions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lungetimer.ui.messages import MediaButtonPressed, SoundRequested
from lungetimer.ui.services.screen_protocols import TakesMediaButtons

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.message import Message

    from lungetimer.presence.media_commands import MediaButton, MediaCommands
    from lungetimer.ui.flows.screen_host import ScreenHost

_GO_ON: Final = ("play", "play_pause", "next")


class MediaFlow:
    """Handles presses of media buttons; runs on the event loop.

    On the workout screen, a button does what the corresponding key does. If another screen covers
    the workout screen, play, play/pause and next close the covering screen and continue the
    session, unless that could discard what the user has typed. The other buttons do nothing while
    the workout screen is covered.

    Args:
        host: the stack of screens.
        post: posts a message to the event loop; safe to call from any thread.
    """

    def __init__(self, host: ScreenHost, post: Callable[[Message], object]) -> None:
        self._host = host
        self._post = post

    def commands(self) -> MediaCommands:
        """Return a function for each media button; each is safe to call from any thread."""
        from lungetimer.presence.media_commands import MediaCommands  # noqa: PLC0415  # not before the first frame

        def press(button: MediaButton) -> None:
            self._post(MediaButtonPressed(button))

        def set_volume(percent: int) -> None:
            self._post(SoundRequested(volume=percent))

        return MediaCommands.of(press, set_volume)

    def press(self, button: MediaButton) -> None:
        """Handle a press of a media button; do nothing if no session is running."""
        stack = self._host.screen_stack
        workout = next((one for one in stack if isinstance(one, TakesMediaButtons)), None)
        if workout is None:
            return
        if self._host.screen is workout:
            self._on_workout(button, workout)
        elif button in _GO_ON:
            self._resume(workout)

    def _on_workout(self, button: MediaButton, workout: TakesMediaButtons) -> None:
        paused = workout.paused
        match button:
            case "next":
                workout.action_next()
            case "previous":
                workout.action_back()
            case "stop":
                workout.action_leave()
            case "play" if not paused:
                pass
            case "pause" if paused:
                pass
            case _:
                workout.action_toggle_pause()

    def _resume(self, workout: TakesMediaButtons) -> None:
        """Close the screen in front and continue the session, if this discards no typed text."""
        from lungetimer.ui.screens.base import Page  # noqa: PLC0415  # not before the first frame
        from lungetimer.ui.screens.leave import Leave, LeaveScreen  # noqa: PLC0415  # rarely needed

        front = self._host.screen
        below: object = self._host.screen_stack[-2]
        if isinstance(front, LeaveScreen):
            front.dismiss(Leave.GO_ON)
        elif isinstance(front, Page) and below is workout:
            front.dismiss()
            if workout.paused:
                workout.action_toggle_pause()
