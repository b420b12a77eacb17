"""The end of the app, wanted or not: what was done is kept, and the terminal given back."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, Protocol

from lungetimer.running.closing import close_all
from lungetimer.running.signals import end_anyway
from lungetimer.ui.services.screen_protocols import HoldsAnswers

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from threading import Timer

    from textual.screen import Screen

    from lungetimer.history.records import SessionRecord
    from lungetimer.ui.flows.app_services import AppServices


class EndingHost(Protocol):
    """What the end needs of an app."""

    @property
    def screen_stack(self) -> Sequence[Screen[Any]]:
        """The screens, the one in front last."""

    def exit(self, *, return_code: int = 0) -> None:
        """Leave."""

    def give_terminal_back(self) -> None:
        """Give the terminal back from another thread."""


class EndingFlow:
    """Ends the app in order.

    Args:
        host: the app.
        services: history, settings, clock.
        keep_session: writes the session that may be under way to the disk.
        closers: what else is closed, in this order.
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
        """The system ends us, or the terminal is gone: keep the session, then leave in order.

        Args:
            status: the exit status.
        """
        # First of all: the disk can hang as well, and the checkpoint before is whole in any case.
        self._deadline = end_anyway(status, self._host.give_terminal_back)
        self._keep_session()
        self._host.exit(return_code=status)

    def close(self) -> tuple[tuple[SessionRecord, ...], Exception | None]:
        """Wait for the disk, once the screen is gone.

        Returns:
            The sessions that could not be saved, and the first mistake that was made on the way.
        """
        steps = (self._keep_session, self._keep_answers, *self._closers, self._close_settings)
        failure = close_all(steps)
        unsaved = self._services.history.close()
        if self._deadline:
            self._deadline.cancel()
        return unsaved, failure

    def _keep_answers(self) -> None:
        for screen in self._host.screen_stack:
            said = screen.unsaved_answers() if isinstance(screen, HoldsAnswers) else None
            if said:
                self._services.history.answer(said)

    def _close_settings(self) -> None:
        trouble = self._services.settings.close()
        if trouble:
            print(f"lungetimer: warning: {trouble}", file=sys.stderr)
