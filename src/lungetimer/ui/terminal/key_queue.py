"""Queue of key and paste events. Each event is handled completely before the next is dispatched.

Textual dispatches a key to the focused widget at once, but looks up the bound action only when the
event has bubbled up to the app. If two keys are pressed quickly, the first may close the screen to
which Textual has already dispatched the second. The second key would then be lost.

A key that is held down repeats. If its first press opens or closes a screen, the repeats that
arrived before this change are dropped.
"""

from __future__ import annotations

import time
from collections import deque
from typing import TYPE_CHECKING, Any, Final

from textual.events import Key

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.app import App
    from textual.dom import DOMNode
    from textual.events import Paste
    from textual.screen import Screen

# A handler without progress for this many seconds no longer delays the next keys. On a busy machine
# a screen may take more than a second to open.
TIMEOUT_S: Final = 3.0
# If a key arrives again in fewer seconds, it is held down: nobody presses a key twice so fast.
REPEAT_S: Final = 0.06


class KeyQueue:
    """Queue that dispatches keys and pastes one after the other.

    Args:
        app: the app, on whose event loop `take` is called.
        dispatch: dispatches an event to the screen in front, as Textual does.
    """

    def __init__(self, app: App[Any], dispatch: Callable[[Key | Paste], Awaitable[None]]) -> None:
        self._app = app
        self._dispatch = dispatch
        self._waiting: deque[Key | Paste] = deque()
        self._current: Key | Paste | None = None
        self._since_s = 0.0
        self._screen: Screen[Any] | None = None

    async def take(self, event: Key | Paste) -> None:
        """Queue this event. Dispatch it once all events queued before it have been handled."""
        self._waiting.append(event)
        if self._current is None or time.monotonic() - self._since_s > TIMEOUT_S:
            await self._next()

    async def _next(self) -> None:
        self._current = self._waiting.popleft() if self._waiting else None
        if self._current is not None:
            self._since_s = time.monotonic()
            event, self._screen = self._current, self._app.screen
            target = self._app.focused or self._screen
            await self._dispatch(event)
            self._follow(event, target)

    def _follow(self, event: Key | Paste, node: DOMNode | None) -> None:
        """Find out when a widget and all of its parents have handled an event.

        A callback is queued in ``node`` behind the event, so it runs once ``node`` has handled the
        event. The callback then does the same in the parent, and so on up to the app.
        """
        self._note_progress(event)
        while node is not None and node is not self._app:
            if node.call_later(self._follow, event, node.parent):
                return
            node = node.parent  # the widget is being removed
        self._app.call_later(self._open_screens, event)

    def _open_screens(self, event: Key | Paste) -> None:
        """Let the screen in front handle the messages that the event caused, then call `_done`.

        This is called after the app itself has handled the event.
        """
        self._note_progress(event)
        if not self._app.screen.call_later(self._app.call_later, self._done, event):
            self._app.call_later(self._done, event)

    def _note_progress(self, event: Key | Paste) -> None:
        if event is self._current:
            self._since_s = time.monotonic()

    async def _done(self, event: Key | Paste) -> None:
        if event is self._current:  # else the next event was dispatched without waiting
            if self._app.screen is not self._screen:
                self._drop_repeats(event)
            await self._next()

    def _drop_repeats(self, event: Key | Paste) -> None:
        while (
            self._waiting
            and isinstance(event, Key)
            and isinstance(after := self._waiting[0], Key)
            and after.key == event.key
            and after.time - event.time < REPEAT_S
        ):
            event = self._waiting.popleft()
