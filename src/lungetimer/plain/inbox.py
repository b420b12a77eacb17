"""The queue of inputs to plain mode: keys, media buttons, Ctrl+C and the end of input."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from lungetimer.frozen import frozen
from lungetimer.plain.typed import Typed

if TYPE_CHECKING:
    from lungetimer.presence.media_commands import MediaButton


@frozen
class Pressed:
    """A button of a media player was pressed."""

    button: MediaButton


@frozen
class VolumeRequested:
    """A media player sets another volume, in percent."""

    percent: int


@frozen
class QuitRequested:
    """Ctrl+C was pressed in order to leave."""


@frozen
class InputEnded:
    """The input has ended; nothing more can be typed."""


@frozen
class SessionOver:
    """The session has ended."""


Item = Typed | Pressed | VolumeRequested | QuitRequested | InputEnded | SessionOver


class Inbox:
    """Queue of inputs.

    Attributes:
        input_ended: whether the end of input has been queued, so that nothing more is typed.
    """

    def __init__(self) -> None:
        self._items: asyncio.Queue[Item] = asyncio.Queue()
        self.input_ended = False

    def put(self, item: Item) -> None:
        """Add an item; call it on the event loop."""
        if isinstance(item, InputEnded):
            self.input_ended = True
        self._items.put_nowait(item)

    async def get(self) -> Item:
        """Return the next item, waiting for one if necessary."""
        return await self._items.get()

    @property
    def empty(self) -> bool:
        """Whether the queue is empty."""
        return self._items.empty()
