"""History screen: streaks, sessions, trends and records in four tabs."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.widgets import Input, TabPane

from lungetimer.history.answers import Answers, change_answers
from lungetimer.history.edits import (
    delete_session,
    freeze_week,
    restore_session,
    unfreeze_week,
)
from lungetimer.text import clean_text
from lungetimer.ui.bindings import bindings
from lungetimer.ui.messages import HistoryChangeRequested, ScreenRequested
from lungetimer.ui.screens.base import Page
from lungetimer.ui.screens.history_records import RecordsTab
from lungetimer.ui.screens.history_sessions import SessionsTab
from lungetimer.ui.screens.history_streaks import StreaksTab
from lungetimer.ui.screens.history_trends import TrendsTab
from lungetimer.ui.widgets.glyph_words import Words
from lungetimer.ui.widgets.history_tabs import HistoryTabs
from lungetimer.ui.widgets.key_line import KeyLine
from lungetimer.ui.widgets.notice_line import NoticeLine
from lungetimer.ui.widgets.session_table import SessionTable
from lungetimer.words.commands import shown_key

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.widget import Widget

    from lungetimer.history.session_records import History, SessionRecord
    from lungetimer.running.clock import Clock
    from lungetimer.running.history_facts import Facts

    Change = Callable[[History], History]

WELCOME = (
    "There are no sessions yet.\n\n"
    "Your first session will appear in the heat map.\n"
    "When you meet your weekly goal, a streak starts.\n\n"
    "Press esc, then enter, to begin."
)
NOTHING_OF_YOUR_OWN = (
    "There are no sessions in your own history, but there are other files beside it:"
)
# For each action that is available in only one tab, the name of that tab.
_ONLY_IN = {
    "freeze": "streaks", "filter": "sessions", "edit": "sessions", "delete": "sessions",
}  # fmt: skip
_FOCUS = {
    "streaks": "HeatMap",
    "sessions": "SessionTable",
    "trends": "TrendsTab",
    "records": "RecordsTab",
}


class HistoryScreen(Page[None]):
    """Screen for past sessions; changes are saved at once and can be undone.

    Args:
        history: all sessions.
        facts: what the program derives from all sessions, such as the streaks.
        clock: the source of the time that is saved with each change.
        body_weight_kg: the user's body weight, for the energy estimate; None if not set.
        own_keys: command id -> the keys that the user has chosen instead of the default keys.
        others: one line for each unmerged file beside the history file. The line says what the
            user can do with that file.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(
            "close", "tab_streaks", "tab_sessions", "tab_trends", "tab_records", "freeze", "filter",
            "edit", "delete", "undo", "help", "guide",
        )
    ]  # fmt: skip
    AUTO_FOCUS = "HeatMap"

    def __init__(
        self,
        history: History,
        facts: Facts,
        clock: Clock,
        body_weight_kg: float | None = None,
        own_keys: Mapping[str, str] | None = None,
        *,
        others: tuple[str, ...] = (),
    ) -> None:
        super().__init__()
        self._others = others
        self._own_keys = own_keys or {}
        self.history = history
        self.facts = facts
        self._clock = clock
        self._body_weight_kg = body_weight_kg
        self._undo: list[tuple[str, Change, str]] = []
        self._restored = ""
        self._filled: dict[str, Facts] = {}

    @property
    def _empty(self) -> bool:
        return not (self.history.sessions or self.history.frozen_weeks or self._undo)

    @property
    def _welcome(self) -> str:
        if not self._others:
            return WELCOME
        return "\n\n".join((NOTHING_OF_YOUR_OWN, *map(clean_text, self._others)))

    def compose(self) -> ComposeResult:
        """Yield a welcome text if there are no sessions, else the tabs."""
        yield Words("History", classes="screen-title", markup=False)
        if self._empty:
            yield Words(self._welcome, id="empty", markup=False)
        else:
            later: dict[str, Callable[[], Widget]] = {
                "sessions": lambda: SessionsTab(self._body_weight_kg, self.facts.unit),
                "trends": TrendsTab,
                "records": RecordsTab,
            }
            with HistoryTabs(later, id="history-tabs"):
                with TabPane("Streaks", id="streaks"):
                    yield StreaksTab(self.facts.today)
                for name in later:
                    yield TabPane(name.capitalize(), id=name)
        yield NoticeLine()
        yield KeyLine()

    def on_mount(self) -> None:
        """Fill the first tab and show its top; the heat map further down has the focus."""
        self._fill()
        for streaks in self.query(StreaksTab):
            self.call_after_refresh(streaks.scroll_home, animate=False)

    async def show_history(self, history: History, facts: Facts) -> None:
        """Show this history from now on."""
        self.history, self.facts = history, facts
        if not (self._empty or self.query(HistoryTabs)):
            await self.recompose()
            self._filled.clear()
        self._fill()
        for sessions in self.query(SessionsTab) if self._restored else ():
            if sessions.choose(self._restored):
                self._restored = ""

    def _fill(self) -> None:
        """Fill the visible tab, if it has been created and does not show the current facts yet."""
        tab = self._tab or "streaks"
        if self._filled.get(tab) is self.facts:
            return
        for content in self.query(f"#{tab} > *"):
            if isinstance(content, StreaksTab | SessionsTab | TrendsTab | RecordsTab):
                content.show_history(self.history, self.facts)
                self._filled[tab] = self.facts

    # -- switching between tabs ---------------------------------------------------------------

    @property
    def _tab(self) -> str:
        tabs = self.query(HistoryTabs)
        return tabs.first().active if tabs else ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002  # Textual's signature
        """Return whether an action is available in the current tab."""
        if action == "undo":
            return bool(self._undo)
        return action not in _ONLY_IN or self._tab == _ONLY_IN[action]

    def _enter_tab(self) -> None:
        """Fill the visible tab, move the focus into it if necessary, and update the key line."""
        self._fill()
        focus = _FOCUS.get(self._tab)
        pane = self.query_one(f"#{self._tab}")
        if focus and not (self.focused and pane in self.focused.ancestors):
            self.query_one(focus).focus(scroll_visible=False)
        self.refresh_bindings()

    async def on_tabbed_content_tab_activated(self) -> None:
        """Fill the tab that was opened, perhaps with a click, and move the focus into it."""
        for tabs in self.query(HistoryTabs):
            await tabs.create(opened := tabs.active)
            if tabs.active == opened:  # else this method is called again for the other tab
                self._enter_tab()

    async def action_show_tab(self, name: str) -> None:
        """Switch to another tab."""
        for tabs in self.query(HistoryTabs):
            await tabs.create(name)  # the next key press may be meant for the tab's contents
            tabs.active = name
            self._enter_tab()

    def action_close(self) -> None:
        """Close the screen; but if the filter has the focus, only move the focus to the table."""
        if isinstance(self.focused, Input):
            self.query_one(SessionTable).focus()
        else:
            self.app.clear_notifications()  # they offer `undo`, a key of this screen only
            self.dismiss()

    def action_guide(self) -> None:
        """Open the guide."""
        self.post_message(ScreenRequested("guide"))

    def action_help(self) -> None:
        """Open the help; in the streaks tab, it begins with the rule on habit strength."""
        self.post_message(ScreenRequested("help-strength" if self._tab == "streaks" else "help"))

    def action_filter(self) -> None:
        """Move the focus to the filter."""
        self.query_one(Input).focus()

    # -- changing the history -----------------------------------------------------------------

    def _change(self, words: str, change: Change, undo: Change, session: str = "") -> None:
        self.post_message(HistoryChangeRequested(change))
        self._undo.append((words, undo, session))
        self._say(f"{words}. Press {shown_key('undo', self._own_keys)} to undo.")
        self.refresh_bindings()

    def _say(self, words: str) -> None:
        """Show a message; it replaces the previous message, which no longer applies."""
        self.app.clear_notifications()
        self.notify(words, markup=False, timeout=6)

    def action_undo(self) -> None:
        """Undo the latest change."""
        if self._undo:
            words, undo, self._restored = self._undo.pop()
            self.post_message(HistoryChangeRequested(undo))
            self._say(f"Undone: {words[0].lower()}{words[1:]}.")
            self.refresh_bindings()

    def action_freeze(self) -> None:
        """Freeze the week under the cursor, or unfreeze it."""
        tab = self.query_one(StreaksTab)
        week, now = tab.week, self._clock.wall
        names = (unfreeze_week, freeze_week) if tab.frozen else (freeze_week, unfreeze_week)
        do, undo = names
        words = f"Week {week} {'counts again' if tab.frozen else 'is frozen'}"
        self._change(words, lambda h: do(h, week, now=now()), lambda h: undo(h, week, now=now()))

    def action_delete(self) -> None:
        """Delete the session under the cursor."""
        record = self.query_one(SessionsTab).chosen
        if record:
            self._change(
                f"Deleted the session of {record.started_at:%Y-%m-%d %H:%M}",
                lambda h: delete_session(h, record.id, now=self._clock.wall()),
                lambda h: restore_session(h, record, now=self._clock.wall()),
                record.id,
            )

    def action_edit(self) -> None:
        """Edit the answers of the session under the cursor."""
        record = self.query_one(SessionsTab).chosen
        if record:
            self._edit(record)

    def on_session_table_opened(self, event: SessionTable.Opened) -> None:
        """Edit the answers of the session in the row on which enter was pressed."""
        self._edit(event.record)

    def _edit(self, record: SessionRecord) -> None:
        from lungetimer.ui.screens.edit import EditScreen  # noqa: PLC0415  # rarely needed

        def answered(answers: Answers | None) -> None:
            if answers is not None:
                before, now = Answers.of(record), self._clock.wall
                self._change(
                    f"Changed the session of {record.started_at:%Y-%m-%d %H:%M}",
                    lambda h: change_answers(h, record.id, before, answers, now=now()),
                    lambda h: change_answers(h, record.id, answers, before, now=now()),
                    record.id,
                )

        self.app.clear_notifications()  # in the dialog, the key `undo` does something else
        self.app.push_screen(EditScreen(record, self._own_keys, self.facts.unit), answered)
