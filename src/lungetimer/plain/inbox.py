"""What reaches plain mode from outside, in order: keys, media buttons, ctrl+c, the end of input."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from lungetimer.frozen import frozen
from lungetimer.plain.typed import Typed

if TYPE_CHECKING:
    from lungetimer.presence.media_commands import MediaButton


@frozen
class Pressed:
    """A button of a media player."""

    button: MediaButton


@frozen
class VolumeWished:
    """A media player wants another volume, in percent."""

    percent: int


@frozen
class Asked:
    """Ctrl+c: the person wants to leave."""


@frozen
class InputEnded:
    """Nothing more can be typed."""


@frozen
class SessionOver:
    """The session has come to its end."""


Item = Typed | Pressed | VolumeWished | Asked | InputEnded | SessionOver


class Inbox:
    """A queue that knows whether anything can still be typed."""

    def __init__(self) -> None:
        self._items: asyncio.Queue[Item] = asyncio.Queue()
        self.input_ended = False

    def put(self, item: Item) -> None:
        """Add one; on the event loop."""
        if isinstance(item, InputEnded):
            self.input_ended = True
        self._items.put_nowait(item)

    async def get(self) -> Item:
        """The next one."""
        return await self._items.get()

    @property
    def empty(self) -> bool:
        """Whether nothing waits."""
        return self._items.empty()
