"""The history: a first list of what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.screen import Screen
from textual.widgets import DataTable, Footer, Static

from lungetimer.training.events import Status
from lungetimer.ui import wording
from lungetimer.ui.commands import bindings
from lungetimer.ui.messages import ScreenAsked

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from lungetimer.history.records import History, SessionRecord
    from lungetimer.ui.facts import Facts

_COLUMNS = ("date", "level", "done", "left", "right", "time", "felt", "note")


class HistoryScreen(Screen[None]):
    """Sessions, the newest first."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("close", "help")]

    def __init__(self, history: History, facts: Facts) -> None:
        super().__init__()
        self.history = history
        self.facts = facts

    def compose(self) -> ComposeResult:
        """Streak line, then the table or a welcome."""
        yield Static("History", classes="screen-title", markup=False)
        yield Static(id="streak-line", markup=False)
        if self.history.sessions:
            yield DataTable[Content](id="sessions", cursor_type="row", zebra_stripes=True)
        else:
            yield Static(
                "Nothing here yet.\n\nYour first session will be the first line.\n"
                "Press esc, then enter to start it.",
                id="empty",
                markup=False,
            )
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        """Fill the table."""
        report = self.facts.report
        self.query_one("#streak-line", Static).update(
            Content(
                f"streak {report.current_weeks} weeks · longest {report.longest_weeks} · "
                f"this week {report.days_this_week} of {report.weekly_target} days · "
                f"habit strength {report.strength:.0%}"
            )
        )
        for table in self.query(DataTable):
            for name in _COLUMNS:
                table.add_column(name)
            for session in sorted(self.history.sessions, key=_newest_first):
                table.add_row(*(Content(cell) for cell in cells(session)))

    def action_close(self) -> None:
        """Back to where one was."""
        self.dismiss()

    def action_help(self) -> None:
        """Keys and rules."""
        self.post_message(ScreenAsked("help"))


def _newest_first(session: SessionRecord) -> float:
    return -session.started_at.timestamp()


def cells(session: SessionRecord) -> tuple[str, ...]:
    """A session as a line of the table; the note in one line."""
    spent = (session.ended_at - session.started_at).total_seconds()
    felt = " ".join(dict.fromkeys(s.felt.value for s in session.sets if s.felt))
    share = f"{session.reps}/{session.plan.total_reps}"
    mark = "" if session.status is Status.COMPLETED else " left early"
    return (
        f"{session.started_at:%a %Y-%m-%d %H:%M}",
        session.plan.level,
        share + mark,
        str(session.left),
        str(session.right),
        wording.minutes(spent),
        felt,
        " ".join(session.note.split())[:200],
    )
