"""Window title in a session: phase, leg, rep, seconds. `TerminalDriver` restores the old title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lungetimer.text import clean_text, counted
from lungetimer.training.status import State
from lungetimer.words.session_words import headline

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lungetimer.running.session_driver import Driver
    from lungetimer.training.events import Event
    from lungetimer.training.views import SessionView


class TitleListener:
    """Listener that keeps the window title up to date during a session.

    Args:
        write: sends a control code to the terminal, after all earlier frames.
        idle: the title when no session is in progress.
    """

    def __init__(self, write: Callable[[str], None], idle: str = "lungetimer") -> None:
        self._write = write
        self._idle = idle
        self._shown = ""

    def session_begins(self, driver: Driver) -> None:
        """Do nothing: the first call of `happened` sets the title."""

    def happened(self, events: Sequence[Event], view: SessionView) -> None:  # noqa: ARG002  # the listener protocol's signature
        """Update the title if the phase or the seconds have changed."""
        self._show(window_title(view))

    def session_ends(self) -> None:
        """Set the title back to the program's name."""
        self._show(self._idle)

    def show_again(self) -> None:
        """Make the next call of `happened` write the title: another program may have changed it."""
        self._shown = ""

    def _show(self, title: str) -> None:
        if title != self._shown:
            self._shown = title
            self._write(f"\x1b]2;{clean_text(title)}\x07")


def window_title(view: SessionView) -> str:
    """Return the title for an instant of the session: phase, leg, rep and remaining seconds."""
    if view.state is State.FINISHED:
        return "lungetimer: done"
    if view.state is State.PAUSED:
        return f"Paused: {headline(view)}"
    rep = f" {view.rep.leg} {view.rep.number}/{view.rep.of}," if view.rep else ""
    if view.switch:
        rep = f" switch to {view.switch.leg},"
    elif view.open_set:
        rep = f" {view.open_set.leg or 'both legs'}, {counted(view.open_set.reps, 'rep')},"
    return (
        f"{headline(view)}:{rep} {view.seconds_shown if not view.rep else view.seconds_remaining} s"
    )
