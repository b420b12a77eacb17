"""The interface of a listener that follows sessions from start to end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lungetimer.running.session_driver import Driver
    from lungetimer.training.events import Event
    from lungetimer.training.views import SessionView


class SessionListener(Protocol):
    """Follows several sessions, one after another.

    The methods are called on the event loop, so none of them may block.

    The driver calls `happened`; the owner of the session calls the other two methods.
    """

    def session_begins(self, driver: Driver) -> None:
        """Prepare for a session that is about to begin; ``driver`` advances the session."""

    def happened(self, events: Sequence[Event], view: SessionView) -> None:
        """Handle events in the order in which they happened; ``view`` is the view after them."""

    def session_ends(self) -> None:
        """Clean up after the session has ended for any reason."""
