"""Pass the events of a session to the hook, a program that the user may have set."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from lungetimer.hooks import HookRunner
    from lungetimer.running.session_driver import Driver
    from lungetimer.training.events import Event
    from lungetimer.training.views import SessionView


class HookListener:
    """Session listener that runs the hook, a program of the user, at each event.

    The module that runs programs is imported at the first event.

    Args:
        command: the program and its arguments; empty if no hook is set.
        log: the log file for errors of the hook.
    """

    def __init__(self, command: Sequence[str], log: Path) -> None:
        self._command = tuple(command)
        self._log = log
        self._runner: HookRunner | None = None

    def session_begins(self, driver: Driver) -> None:
        """Do nothing: the first event reports the start of the session."""

    def happened(self, events: Sequence[Event], view: SessionView) -> None:  # noqa: ARG002  # a listener's signature
        """Run the hook for each event."""
        if not self._command or not events:
            return
        if self._runner is None:
            from lungetimer.hooks import HookRunner  # noqa: PLC0415  # not before the first frame

            self._runner = HookRunner(self._command, self._log)
        from lungetimer.words.event_titles import event_title  # noqa: PLC0415  # not before the first frame

        for event in events:
            self._runner.fire_event(event, event_title(event))

    def session_ends(self) -> None:
        """Do nothing: the last event has reported the end of the session."""

    def close(self) -> None:
        """Wait for running hooks to finish."""
        if self._runner:
            self._runner.close()
