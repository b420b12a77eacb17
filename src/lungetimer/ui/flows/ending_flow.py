"""Flow at the end of the app: saves what was done and restores the terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, Protocol

from lungetimer.running.closing import close_all
from lungetimer.running.signals import end_anyway
from lungetimer.text import clean_text
from lungetimer.ui.services.screen_protocols import HasUnsavedAnswers

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from threading import Timer

    from textual.screen import Screen

    from lungetimer.history.session_records import SessionRecord
    from lungetimer.ui.flows.app_services import AppServices


class EndingHost(Protocol):
    """The part of the app that `EndingFlow` needs."""

    @property
    def screen_stack(self) -> Sequence[Screen[Any]]:
        """The open screens; the last one is in front."""

    def exit(self, *, return_code: int = 0) -> None:
        """Close the app."""

    def restore_terminal(self) -> None:
        """Restore the terminal; called from a timer's thread if the app hangs."""


class EndingFlow:
    """Saves everything and closes the parts of the app when the app ends.

    Args:
        host: the app.
        services: the app's services; the flow closes the history and the settings.
        keep_session: writes the checkpoint of the session in progress, if there is one.
        closers: functions that close other parts of the app; called in the given order.
    """

    def __init__(
        self,
        host: EndingHost,
        services: AppServices,
        keep_session: Callable[[], None],
        closers: Sequence[Callable[[], object]],
    ) -> None:
        self._host = host
        self._services = services
        self._keep_session = keep_session
        self._closers = closers
        self._deadline: Timer | None = None

    def asked(self, status: int) -> None:
        """Save the session and close the app, after a signal or the loss of the terminal.

        Args:
            status: the exit status.
        """
        # Start the deadline first: writing can hang, too, and then the previous checkpoint remains.
        self._deadline = end_anyway(status, self._host.restore_terminal)
        self._keep_session()
        self._host.exit(return_code=status)

    def close(self) -> tuple[tuple[SessionRecord, ...], Exception | None]:
        """Save what is not saved yet, and close the app's parts. Call this after Textual has ended.

        Returns:
            The sessions that could not be saved, and the first exception that one of these actions
            raised, or None.
        """
        steps = (self._keep_session, self._keep_answers, *self._closers, self._close_settings)
        failure = close_all(steps)
        unsaved = self._services.history.close()
        if self._deadline:
            self._deadline.cancel()
        return unsaved, failure

    def _keep_answers(self) -> None:
        for screen in self._host.screen_stack:
            answers = screen.unsaved_answers() if isinstance(screen, HasUnsavedAnswers) else None
            if answers:
                self._services.history.answer(answers)

    def _close_settings(self) -> None:
        trouble = self._services.settings.close()
        if trouble:
            print(clean_text(f"lungetimer: warning: {trouble}"), file=sys.stderr)
