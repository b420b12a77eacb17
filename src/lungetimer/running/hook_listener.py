"""Tells the hook program what happens in a session, if there is such a program."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from lungetimer.hooks import HookRunner
    from lungetimer.running.driver import Driver
    from lungetimer.training.events import Event
    from lungetimer.training.views import SessionView


class HookListener:
    """Listens to sessions; what runs programs is loaded with the first event for one.

    Args:
        command: the program and its arguments; empty for none.
        log: the file for what goes wrong with it.
    """

    def __init__(self, command: Sequence[str], log: Path) -> None:
        self._command = tuple(command)
        self._log = log
        self._runner: HookRunner | None = None

    def session_begins(self, driver: Driver) -> None:
        """Nothing is told yet: the first event says that the session has begun."""

    def happened(self, events: Sequence[Event], view: SessionView) -> None:  # noqa: ARG002  # a listener
        """Tell of each event."""
        if not self._command or not events:
            return
        if self._runner is None:
            from lungetimer.hooks import HookRunner  # noqa: PLC0415  # not before the first frame

            self._runner = HookRunner(self._command, self._log)
        from lungetimer.words.event_titles import event_title  # noqa: PLC0415  # as above

        for event in events:
            self._runner.fire_event(event, event_title(event))

    def session_ends(self) -> None:
        """Nothing is told: the last event has said it."""

    def close(self) -> None:
        """Let the program finish what it was told."""
        if self._runner:
            self._runner.close()
