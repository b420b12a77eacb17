"""What an app and a driver can be asked when the process stops or ends."""

from __future__ import annotations

from typing import Protocol, runtime_checkable


@runtime_checkable
class Stoppable(Protocol):
    """An app that has to do something before the process is stopped."""

    def before_stop(self) -> None:
        """Do it now; the process is stopped right after."""


@runtime_checkable
class GivesBackAtOnce(Protocol):
    """A driver that can give the terminal back while the event loop does not answer."""

    def give_back_at_once(self) -> None:
        """Give the terminal back now; called from another thread."""
