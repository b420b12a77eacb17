"""The terminal window's title in a session: phase and seconds. The driver restores the old one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lungetimer.text import clean_text, counted
from lungetimer.training.status import State
from lungetimer.words.view_words import headline

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lungetimer.running.driver import Driver
    from lungetimer.training.events import Event
    from lungetimer.training.views import SessionView


class TitleListener:
    """Keeps the title true during a session.

    Args:
        write: puts characters on the terminal, in order with everything else that is drawn.
        idle: the title between sessions.
    """

    def __init__(self, write: Callable[[str], None], idle: str = "lungetimer") -> None:
        self._write = write
        self._idle = idle
        self._shown = ""

    def session_begins(self, driver: Driver) -> None:
        """Nothing to show yet: the first view says the phase."""

    def happened(self, events: Sequence[Event], view: SessionView) -> None:  # noqa: ARG002  # a listener's signature
        """Show phase and seconds, if they are not those that are shown."""
        self._show(window_title(view))

    def session_ends(self) -> None:
        """Show the program's name again."""
        self._show(self._idle)

    def show_again(self) -> None:
        """Write the title with the next view: another program may have set its own meanwhile."""
        self._shown = ""

    def _show(self, title: str) -> None:
        if title != self._shown:
            self._shown = title
            self._write(f"\x1b]2;{clean_text(title)}\x07")


def window_title(view: SessionView) -> str:
    """The title at an instant of the session: the phase, the leg and rep, and the seconds left."""
    if view.state is State.FINISHED:
        return "lungetimer: done"
    if view.state is State.PAUSED:
        return f"Paused: {headline(view)}"
    rep = f" {view.rep.leg} {view.rep.number}/{view.rep.of}," if view.rep else ""
    if view.switch:
        rep = f" switch to {view.switch.leg},"
    elif view.open_set:
        rep = f" {view.open_set.leg or 'both legs'}, {counted(view.open_set.reps, 'rep')},"
    return f"{headline(view)}:{rep} {view.seconds_shown if not view.rep else view.seconds_left} s"
