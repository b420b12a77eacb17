"""What a listener to a session is told, from the first instant to the last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lungetimer.running.driver import Driver
    from lungetimer.training.events import Event
    from lungetimer.training.views import SessionView


class SessionListener(Protocol):
    """Follows whole sessions, one after the other. Nothing in it may wait: it is on the event loop.

    `happened` is what the driver calls; whoever opens and closes sessions calls the other two.
    """

    def session_begins(self, driver: Driver) -> None:
        """A session is about to begin; ``driver`` feeds it with time."""

    def happened(self, events: Sequence[Event], view: SessionView) -> None:
        """Take events in order, and the picture after them."""

    def session_ends(self) -> None:
        """The session is over, whatever became of it."""
