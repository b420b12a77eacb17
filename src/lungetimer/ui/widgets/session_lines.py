"""Lines of text low on the screen of a session: tip, next phase, notices and the button."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.containers import Vertical

from lungetimer.training.views import State
from lungetimer.ui.widgets.line import Line
from lungetimer.ui.widgets.notice_line import NoticeLine
from lungetimer.words import session_words
from lungetimer.words.pause_words import pause_words

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from lungetimer.training.views import SessionView
    from lungetimer.words.button_words import ButtonView

MESSAGE_S: Final = 3.0
_PAUSED: Final = "PAUSED"


class SessionLines(Vertical):
    """Lines of text below the figure. A short message may replace the line about the next phase.

    The last line is the button, which says what the key `next` does now. The button is a bright
    band while the session waits for this key. During a pause, all lines form a band that says how
    to continue. The layout of the screen does not change.
    """

    def __init__(self) -> None:
        super().__init__(id="words")
        self._message = ""
        self._shown: tuple[SessionView, str, ButtonView] | None = None
        self._paused = False
        self._waits = False
        self._cue = Line(id="cue")
        self._next = Line(id="next")
        self._button = Line(id="button")

    def compose(self) -> ComposeResult:
        """Yield the lines for the tip and the next phase, the notice line and the button."""
        yield self._cue
        yield self._next
        yield NoticeLine()
        yield self._button

    def show(self, view: SessionView, cue: str, button: ButtonView) -> None:
        """Update the lines for the tip (``cue``) and the next phase, and the button."""
        self._shown = view, cue, button
        paused = view.state is State.PAUSED
        if paused != self._paused:
            self._paused = paused
            self.set_class(paused, "-paused")
        if button.waits != self._waits:
            self._waits = button.waits
            self.set_class(button.waits, "-waits")
        self._button.show(button.words)
        self._button.set_class(button.armed, "-armed")
        next_ = session_words.next_line(view)
        if paused:
            alone = not self._next.display  # no room for a second line, so one line has both
            begins = f"{_PAUSED}  " if alone else ""
            why = pause_words(view.pause_reason, self.size.width - len(begins))
            cue, next_ = f"{begins}{why}" if alone else _PAUSED, why
        self._cue.show(cue)
        self._next.show(self._message or next_)

    def on_resize(self) -> None:
        """Fit the text during a pause to the new width."""
        if self._shown and self._paused:
            self.show(*self._shown)

    def show_message(self, text: str) -> None:
        """For `MESSAGE_S` seconds, show a short message on the line that names the next phase."""
        self._message = text
        self._next.show(text)
        self.set_timer(MESSAGE_S, lambda: self._clear_if(text))

    def clear_message(self) -> None:
        """Remove the short message early, because it no longer applies."""
        self._message = ""

    def _clear_if(self, text: str) -> None:
        if self._message == text:
            self._message = ""
