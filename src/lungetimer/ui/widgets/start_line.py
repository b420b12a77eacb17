"""Start line on Home: a button with the length of the session, and the offer of a trial set."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.content import Content

from lungetimer.ui.widgets.glyph_words import Words, glyphs_of
from lungetimer.words.session_words import length_and_end

if TYPE_CHECKING:
    from datetime import datetime

    from textual.events import Click

_START: Final = " ⏎ START "


class StartLine(Words):
    """Line that works as a button. If its whole text does not fit, parts of it are left out.

    Args:
        try_key: the key that starts a trial set, as shown to the user.
    """

    def __init__(self, try_key: str) -> None:
        super().__init__(Content(""), id="start-line")
        self._try_key = try_key
        self._try_from = 0

    def show(self, seconds: float, now: datetime, *, about: bool, offers_try: bool) -> None:
        """Show how long the session takes and, with ``offers_try``, offer a trial set.

        Args:
            seconds: the length of the session in seconds.
            now: the time at which the session would begin.
            about: whether the length is an estimate.
            offers_try: whether to offer a trial set.
        """
        button = len(glyphs_of(self).words(_START))  # the glyph set may spell out the key
        room = (self.size.width or self.app.size.width) - button - 2
        words = length_and_end(seconds, now, about=about, width=room)
        start = Content.assemble((_START, "bold reverse $primary"), f"  {words}")
        offer = self._offer(room - len(words)) if offers_try else Content("")
        self._try_from = start.cell_length - len(_START) + button if offer else 0
        self.show_content(start + offer)

    def _offer(self, room: int) -> Content:
        """Return the offer of a trial set; empty if it does not fit in ``room`` cells."""
        for words in (" try it: 60 seconds", " try it"):
            offer = Content.assemble(
                "   ", (f" {self._try_key} ", "bold reverse $secondary"), words
            )
            if offer.cell_length <= room:
                return offer
        return Content("")

    def is_try(self, event: Click) -> bool:
        """Return whether a click on this line is on the offer of a trial set."""
        place = event.get_content_offset(self)
        return bool(self._try_from) and place is not None and place.x > self._try_from
