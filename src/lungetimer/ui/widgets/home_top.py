"""Top line of the Home screen: the program's name and the date, or short texts of hidden panels."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.containers import Horizontal
from textual.content import Content

from lungetimer.ui.widgets.glyph_words import Words, glyphs_of
from lungetimer.ui.widgets.week_panel import week_line

if TYPE_CHECKING:
    from datetime import datetime

    from lungetimer.running.history_facts import Facts

_BRAND: Final = "lungetimer"


class HomeTop(Horizontal):
    """Line with the program's name on the left and the date on the right.

    If the window is too small for the panels about weeks, the left side shows this week's training
    days instead of the name, and the right side begins with a short reminder.
    """

    def __init__(self) -> None:
        self._brand = Words(Content(_BRAND), id="brand")
        self._today = Words(Content(""), id="today")
        super().__init__(self._brand, self._today, id="home-top")

    def show(self, facts: Facts, now: datetime, *, panels: bool, coach: bool) -> None:
        """Replace the contents of the line.

        Args:
            facts: facts derived from the history.
            now: the current time.
            panels: whether the Home screen shows the panels about weeks.
            coach: whether the Home screen shows the coach panel.
        """
        width = self.app.size.width  # the size of the screen is not known before its layout
        today = _today_words(facts, now, width, panels=panels, coach=coach)
        self._today.show_content(Content(today))
        week = Content("")
        if not panels:
            week = week_line(facts, width - len(today) - 6, glyphs_of(self))
        self._brand.show_content(week or Content(_BRAND))


def _today_words(facts: Facts, now: datetime, width: int, *, panels: bool, coach: bool) -> str:
    """Return short texts of the panels that the Home screen does not show, then the date.

    If the text is too long, the date is left out first.
    """
    words = f"{now:%A} {now.day} {now:%B}"
    if not panels and facts.due is not None and facts.due.short:
        words = f"{facts.due.short} · {words}"
    if not panels and facts.comeback and not coach:
        from lungetimer.words.comeback_words import step_words  # noqa: PLC0415  # rarely needed

        words = f"{step_words(facts.comeback, facts.today, facts.unit)} · {words}"
    room = width - len(_BRAND) - 7
    while len(words) > room and " · " in words:
        words = words[: words.rindex(" · ")]
    return words
