"""The words under the stage: cue, next phase, and what takes their place for a while."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.containers import Vertical

from lungetimer.ui import wording
from lungetimer.ui.widgets.line import Line
from lungetimer.ui.widgets.told import Told

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from lungetimer.training.views import SessionView

MESSAGE_S: Final = 3.0


class WordLines(Vertical):
    """Never covers a number: messages stand where the cue and the next phase stood."""

    def __init__(self) -> None:
        super().__init__(id="words")
        self._message = ""

    def compose(self) -> ComposeResult:
        """Cue, next phase, a longer line, and the band of a pause."""
        yield Line(id="cue")
        yield Line(id="next")
        yield Told()
        with Vertical(id="pause-band"):
            yield Line("PAUSED", id="pause-word")
            yield Line(id="pause-why")
            yield Line(id="pause-room")

    def show(self, view: SessionView, cue: str) -> None:
        """Draw this instant's cue and what follows."""
        self._text("#cue", cue)
        self._text("#next", self._message or wording.next_line(view))
        if view.pause_reason:
            self._text("#pause-why", wording.PAUSE_WORDS[view.pause_reason])

    def say(self, text: str) -> None:
        """Show a short message where the next phase stands, for a moment."""
        self._message = text
        self._text("#next", text)
        self.set_timer(MESSAGE_S, lambda: self._unsay(text))

    def _unsay(self, text: str) -> None:
        if self._message == text:
            self._message = ""

    def _text(self, selector: str, text: str) -> None:
        self.query_one(selector, Line).show(text)
