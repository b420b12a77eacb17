"""Sessions tab of the history: a filter, the table, and the chosen session in full."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input

from lungetimer.text import matching
from lungetimer.training.loads import Unit
from lungetimer.training.status import Status
from lungetimer.ui.widgets.clean_input import CleanInput
from lungetimer.ui.widgets.glyph_words import Words
from lungetimer.ui.widgets.session_detail import detail
from lungetimer.ui.widgets.session_table import SessionTable, head_of
from lungetimer.words.level_words import level_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from lungetimer.history.session_records import History, SessionRecord
    from lungetimer.running.history_facts import Facts


_HINTS: Final = (
    'Filter, e.g. "2026-11", "ended early", "knee" or a word from a note',
    'Filter, e.g. "2026-11", "ended early" or "knee"',
    'Filter, e.g. "2026-11"',
)
"""Hints for the filter, the longest first; the first that fits is shown."""


class SessionsTab(Container):
    """Sessions tab of the history: the table of sessions, a filter, and one session in detail.

    Args:
        body_weight_kg: the user's body weight, for the energy estimate; None if not set.
        unit: the unit of loads.
    """

    def __init__(self, body_weight_kg: float | None = None, unit: Unit = Unit.KG) -> None:
        super().__init__()
        self._unit = unit
        self._weight = body_weight_kg
        self._sessions: tuple[SessionRecord, ...] = ()
        self._texts: list[str] = []
        self._found_words = ""

    def compose(self) -> ComposeResult:
        """Yield the filter and the table, and the details of one session beside or below them."""
        with Vertical(id="session-list"):
            yield CleanInput(placeholder=_HINTS[-1], id="filter")
            yield Words(id="session-head", markup=False)
            yield SessionTable(id="sessions")
        with VerticalScroll(id="session-detail", classes="panel", can_focus=False):
            yield Words(id="detail")

    @property
    def chosen(self) -> SessionRecord | None:
        """The session under the cursor; None if the table is empty."""
        return self.query_one(SessionTable).chosen

    def show_history(self, history: History, facts: Facts) -> None:  # noqa: ARG002  # as in the other tabs
        """Show the sessions of this history, the newest first."""
        self._sessions = history.sessions[::-1]
        self._texts = []
        self._filter()

    def choose(self, session_id: str) -> bool:
        """Move the cursor to the session with this id.

        Returns:
            Whether the table shows such a session.
        """
        return self.query_one(SessionTable).choose(session_id)

    def on_resize(self) -> None:
        """Adapt the column names, the filter's placeholder and the details to the width."""
        for draw in (self._draw_head, self._draw_hint, self._draw_detail):
            self.call_after_refresh(draw)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Apply the changed filter."""
        event.stop()
        self._filter()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Move the focus to the table when enter is pressed in the filter."""
        event.stop()
        self.query_one(SessionTable).focus()

    def on_session_table_chosen(self) -> None:
        """Show the details of the session under the cursor."""
        self._draw_detail()
        self.query_one("#session-detail").scroll_home(animate=False)

    def _filter(self) -> None:
        # The hint has quotation marks around its examples, so somebody may type them.
        words = matching(self.query_one(Input).value.replace('"', " ")).split()
        found: Sequence[SessionRecord] = self._sessions
        if words:
            if not self._texts:
                self._texts = [searchable(s) for s in self._sessions]
            found = [
                s for s, text in zip(self._sessions, self._texts, strict=True)
                if all(word in text for word in words)
            ]  # fmt: skip
        self.query_one(SessionTable).show(found)
        of_all = f" of {len(self._sessions)}" if words else ""
        self._found_words = f"sessions: {len(found)}{of_all}"
        self._draw_head()

    def _draw_detail(self) -> None:
        none = "No session matches this filter." if self._sessions else "There are no sessions."
        record, place = self.chosen, self.query_one("#detail", Words)
        width = self.query_one("#session-detail").scrollable_content_region.width
        place.update(
            detail(record, self._weight, self._unit, width)
            if record
            else Content.styled(none, "$quiet")
        )

    def _draw_hint(self) -> None:
        field = self.query_one("#filter", Input)
        # The hint must leave one cell for the cursor.
        fits = (hint for hint in _HINTS if len(hint) < field.content_size.width)
        field.placeholder = next(fits, _HINTS[-1])

    def _draw_head(self) -> None:
        width = self.query_one(SessionTable).size.width
        self.query_one("#session-head", Words).update(Content(head_of(width)))
        found = f"{self._found_words}; RIR: reps in reserve"
        self.query_one("#session-list").border_subtitle = (
            found if len(found) <= width else self._found_words
        )


def searchable(record: SessionRecord) -> str:
    """Return the words by which the filter finds a session, such as its date, level and note."""
    status = "completed" if record.status is Status.COMPLETED else "partial ended early"
    felt = " ".join(s.felt.value for s in record.sets if s.felt)
    plan = record.plan
    return matching(
        f"{record.started_at:%Y-%m-%d %H:%M} {record.started_at:%A %B} {plan.level} "
        f"{level_words(record)} {status} {felt} {plan.equipment} {plan.support} {record.note}"
    )
