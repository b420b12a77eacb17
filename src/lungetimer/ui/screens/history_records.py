"""Records tab of the history: personal bests with their dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.content import Content

from lungetimer.training.loads import Unit
from lungetimer.ui.widgets.glyph_words import Words
from lungetimer.words.record_words import NO_RECORDS, record_rows

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from lungetimer.history.bests import Bests
    from lungetimer.history.session_records import History
    from lungetimer.running.history_facts import Facts

RULES = (
    "Reps are counted per leg: a set of 12 left and 10 right counts as 10. Imported sessions count "
    "too. If you corrected a session, the corrected reps count. If you reached a value twice, the "
    "earlier day is shown."
)


class RecordsTab(VerticalScroll, can_focus=True):
    """Records tab of the history; its text scrolls if the window is too low for it."""

    _facts: Facts | None = None

    def compose(self) -> ComposeResult:
        """Yield the widget that shows the records and the rules by which they are counted."""
        yield Words(id="record-rows")

    def show_history(self, history: History, facts: Facts) -> None:  # noqa: ARG002  # all tabs share this signature
        """Show the personal bests that ``facts`` contains."""
        self._facts = facts
        self._draw()

    def on_resize(self) -> None:
        """Redraw for the new width; in a narrow tab, each date is on a line of its own."""
        self._draw()

    def _draw(self) -> None:
        if self._facts:
            width = max(20, self.size.width - 4) if self.size.width else 76
            rows = records_content(self._facts.bests, width, self._facts.unit)
            self.query_one("#record-rows", Words).update(rows)


def records_content(bests: Bests | None, width: int, unit: Unit = Unit.KG) -> Content:
    """Return a row for each personal best: its name, value and date.

    Args:
        bests: the personal bests; None while the history is being read.
        width: width of a row in cells; in a narrow row the date is on a line of its own.
        unit: the unit of loads.
    """
    rows = record_rows(bests, unit) if bests else ()
    if not rows:
        return Content(NO_RECORDS)
    names = max(len(row.name) for row in rows)
    values = max(len(row.value) for row in rows)
    whole = names + values + len("  ") * 2 + len("12 Nov 2026") <= width
    parts: list[tuple[str, str]] = []
    for row in rows:
        day = f"{row.day.day} {row.day:%b %Y}"
        parts.append((f"{row.name:{names if whole else 0}}", "$quiet"))
        gap = "  " if whole else "\n  "
        parts += [(f"{gap}{row.value:{values if whole else 0}}", "bold"), (f"  {day}\n", "$quiet")]
    return Content.assemble(*parts, ("\n" + RULES, "$quiet"))
