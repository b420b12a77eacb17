"""Protocols that an app and a driver implement for when the process stops or ends."""

from __future__ import annotations

from typing import Protocol, runtime_checkable


@runtime_checkable
class Stoppable(Protocol):
    """An app with work to do before the process is suspended."""

    def before_stop(self) -> None:
        """Do the work now, because the process is suspended right afterwards."""


@runtime_checkable
class RestoresTerminal(Protocol):
    """A driver that can restore the terminal while the event loop is blocked."""

    def restore_now(self) -> None:
        """Restore the terminal now; called from another thread."""
