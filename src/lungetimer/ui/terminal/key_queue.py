"""Keys in order: each is carried out before the next one is handed to a screen.

Textual hands a key to the widget that has the focus at once, and looks up what the key does only
when it has bubbled up to the app. Of two keys in quick succession the first may close the screen
that already has the second one: there it is lost.

A key that is held down repeats. Where it opens or leaves a screen it does so once: the repeats that
came before the other screen stood are dropped.
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

# A widget that takes longer over a key holds up the keys after it no longer than this.
PATIENCE_S: Final = 1.0
# Keys that follow each other sooner than this are repeats; nobody presses one twice so fast.
REPEAT_S: Final = 0.06


class KeyQueue:
    """Hands keys and pastes on, one after the other.

    Args:
        app: the app; it calls `take` on its own event loop.
        hand_on: hands an event to the screen, as Textual does.
    """

    def __init__(self, app: App[Any], hand_on: Callable[[Key | Paste], Awaitable[None]]) -> None:
        self._app = app
        self._hand_on = hand_on
        self._waiting: deque[Key | Paste] = deque()
        self._current: Key | Paste | None = None
        self._since_s = 0.0
        self._screen: Screen[Any] | None = None

    async def take(self, event: Key | Paste) -> None:
        """Hand this event on, once the one before it has been carried out."""
        self._waiting.append(event)
        if self._current is None or time.monotonic() - self._since_s > PATIENCE_S:
            await self._next()

    async def _next(self) -> None:
        self._current = self._waiting.popleft() if self._waiting else None
        if self._current is not None:
            self._since_s = time.monotonic()
            event, self._screen = self._current, self._app.screen
            target = self._app.focused or self._screen
            await self._hand_on(event)
            self._follow(event, target)

    def _follow(self, event: Key | Paste, node: DOMNode | None) -> None:
        """Queue up behind the event, in each widget on its way up to the app."""
        while node is not None and node is not self._app:
            if node.call_later(self._follow, event, node.parent):
                return
            node = node.parent  # it is being removed
        self._app.call_later(self._open_screens, event)

    def _open_screens(self, event: Key | Paste) -> None:
        """The app has seen the event: what it asked for may have to pass the screen once more."""
        if not self._app.screen.call_later(self._app.call_later, self._done, event):
            self._app.call_later(self._done, event)

    async def _done(self, event: Key | Paste) -> None:
        if event is self._current:  # else the next one did not wait for it
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
