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
    """A media player asks for a different volume, in percent."""

    percent: int


@frozen
class QuitRequested:
    """The user pressed Ctrl+C in order to leave."""


@frozen
class InputEnded:
    """The input has ended; nothing more can be typed."""


@frozen
class SessionOver:
    """The session has ended."""


Item = Typed | Pressed | VolumeRequested | QuitRequested | InputEnded | SessionOver


class Inbox:
    """The queue of inputs to plain mode.

    Attributes:
        input_ended: whether the end of the input has been queued; after that, nothing can be typed.
    """

    def __init__(self) -> None:
        self._items: asyncio.Queue[Item] = asyncio.Queue()
        self.input_ended = False

    def put(self, item: Item) -> None:
        """Add an item; only the thread of the event loop may call this method."""
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
