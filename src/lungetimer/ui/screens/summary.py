"""Summary after a session: the reps, what they add to the week, and three optional questions."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import msgspec
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Input

from lungetimer.frozen import replace
from lungetimer.history.edits import correct_record, correct_session
from lungetimer.running.press_listener import PressListener
from lungetimer.text import clean_text, minutes
from lungetimer.training.choices import Leg
from lungetimer.training.next_action import NextAction
from lungetimer.training.result import MAX_REPS
from lungetimer.training.status import Status
from lungetimer.ui.bindings import binding_of, bindings, on_keys
from lungetimer.ui.messages import Answered, HistoryChangeRequested, ScreenRequested
from lungetimer.ui.screens.base import Page
from lungetimer.ui.widgets.body import Body
from lungetimer.ui.widgets.clean_input import CleanInput
from lungetimer.ui.widgets.giant import Giant, GiantView
from lungetimer.ui.widgets.glyph_words import Words
from lungetimer.ui.widgets.key_line import KeyLine
from lungetimer.ui.widgets.line import Line
from lungetimer.ui.widgets.notice_line import NoticeLine
from lungetimer.ui.widgets.score_row import PAIN, RESERVE, ScoreRow
from lungetimer.ui.widgets.set_table import SetTable, SetTableView
from lungetimer.ui.widgets.unsaved_notice import UnsavedNotice
from lungetimer.words.commands import count_keys, shown_key
from lungetimer.words.energy_words import energy_words
from lungetimer.words.summary_words import adds_words, done_words, news_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.timer import Timer

    from lungetimer.history.session_records import SessionRecord
    from lungetimer.running.clock import Clock
    from lungetimer.running.history_facts import Facts
    from lungetimer.training.next_button import NextButton

NOTE_LENGTH = 500
SAVE_DELAY_S = 1.0


class SummaryScreen(Page[None]):
    """Screen that opens after a session; the app has already saved the session.

    Args:
        record: the session as it was saved.
        button: the app's single `NextButton`.
        clock: the source of the current time.
        own_keys: command id -> the keys that the user has chosen instead of the default keys.
        demo: whether the session was a demo, of which nothing is saved.
        body_weight_kg: the user's body weight, for the energy estimate; None for no estimate.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        replace(binding_of("next"), description="done"),
        on_keys("back", "pageup"),
        Binding("escape,ctrl+s", "done", "home", show=False),
        Binding("up", "app.focus_previous", "up", show=False),
        Binding("down", "forward", "answer", show=False),
        Binding("h", "history", "history"),
        *bindings("energy", "guide"),
        Binding("q", "app.quit", "quit"),
        *bindings("save_elsewhere", "left_less", "left_more", "right_less", "right_more"),
    ]
    AUTO_FOCUS = "#rir"

    def __init__(
        self,
        record: SessionRecord,
        button: NextButton,
        clock: Clock,
        *,
        own_keys: Mapping[str, str] | None = None,
        demo: bool = False,
        body_weight_kg: float | None = None,
    ) -> None:
        super().__init__()
        self._presses = PressListener(
            self, button, clock, lambda: NextAction.DONE, lambda _: self._pressed()
        )
        self._presses.changed()  # a double press at the end must not close this screen
        self._clock = clock
        self._next_key = shown_key("next", own_keys or {})
        self._count_keys = count_keys(own_keys or {})
        self._weight = body_weight_kg
        self.record = record
        self._demo = demo
        self._typing: Timer | None = None

    def compose(self) -> ComposeResult:
        """Yield the number of reps, the table, the questions and the keys."""
        yield Giant(id="done-word")
        yield Words(id="done-line", markup=False)
        with Body(id="summary-body"):
            yield SetTable(id="set-table", classes="panel")
            yield Words(id="adds", markup=False)
            if not self._demo:
                yield ScoreRow(RESERVE, id="rir", high="or more")
                yield ScoreRow(PAIN, id="pain")
                yield CleanInput(placeholder="A note (optional)", max_length=NOTE_LENGTH, id="note")
        yield UnsavedNotice()
        yield NoticeLine()
        yield Line(self._button_words(), id="button")
        yield KeyLine()

    def _button_words(self) -> str:
        return (
            f"{self._next_key} {'Close the demo' if self._demo else 'Save the answers and go home'}"
        )

    def on_mount(self) -> None:
        """Show the session and the answers so far."""
        record = self.record
        self.query_one(SetTable).border_title = "Planned and done"
        self._show_record()
        if not self._demo:
            self.query_one("#rir", ScoreRow).show(record.reps_in_reserve)
            self.query_one("#pain", ScoreRow).show(record.pain)
            self.query_one("#note", Input).value = record.note
        else:
            self.query_one("#adds", Words).update(Content("This was a demo, so nothing is saved."))

    def _show_record(self) -> None:
        """Show the session with its corrections."""
        record = self.record
        whole = record.status is Status.COMPLETED
        self.query_one("#done-word", Giant).show(GiantView(str(record.reps)))
        spent, energy = minutes(record.spent_s), energy_words(record, self._weight)
        width = self.app.size.width
        line = done_words(record.reps, spent, energy, whole=whole, width=width)
        self.query_one("#done-line", Words).update(Content(line))
        table = self.query_one(SetTable)
        cursor = table.value.cursor if table.value else len(record.sets)
        keys = f"left {self._count_keys[Leg.LEFT]}  right {self._count_keys[Leg.RIGHT]}"
        table.show(SetTableView(record, cursor, keys))

    def action_correct(self, leg: str, delta: int) -> None:
        """Correct the reps of a leg in the set under the table's cursor, and save at once."""
        table = self.query_one(SetTable)
        if table.value is None or not self.record.sets:
            return
        side, number = Leg(leg), table.value.cursor
        new = self.record.sets[number - 1].done(side) + delta
        if not 0 <= new <= MAX_REPS:
            return
        now, session_id = self._clock.wall(), self.record.id
        self.record = correct_record(self.record, now=now, done={(number, side): new})
        if not self._demo:
            done = {(number, side): new}
            self.post_message(
                HistoryChangeRequested(lambda h: correct_session(h, session_id, now=now, done=done))
            )
        self._show_record()

    def on_resize(self) -> None:
        """Redraw the text for the new width."""
        self._show_record()

    def show_facts(self, facts: Facts) -> None:
        """Show what the session adds to the week and the streak."""
        if self._demo or not self.is_mounted:
            return
        self.query_one(UnsavedNotice).show(facts.pending)
        words = adds_words(facts.report, trained=self.record.trained)
        news = news_words(self.record.id, facts.bests, facts.unit)
        parts = [(words, ""), *([("\n", ""), (news, "bold $phase-done")] if news else [])]
        self.query_one("#adds", Words).update(Content.assemble(*parts))

    def on_score_row_answered(self, event: ScoreRow.Answered) -> None:
        """Save the answer that was just given."""
        name = "reps_in_reserve" if event.row.id == "rir" else "pain"
        self._change(**{name: event.answer})

    def on_input_changed(self, event: Input.Changed) -> None:
        """Save the note when typing pauses, so that no crash can lose it."""
        if self._typing:
            self._typing.stop()
        self._typing = self.set_timer(SAVE_DELAY_S, lambda: self._note(event.value))

    def _note(self, text: str) -> None:
        if clean_text(text) != self.record.note:
            self._change(note=clean_text(text))

    def on_input_blurred(self, event: Input.Blurred) -> None:
        """Save the note when its input loses the focus."""
        self._note(event.value)

    def on_input_submitted(self) -> None:
        """Save the note and close the summary when enter is pressed in the note."""
        self._pressed()

    def _change(self, **answers: object) -> None:
        self.record = msgspec.structs.replace(self.record, **answers)
        self.post_message(Answered(self.record.id, answers))

    def action_next(self) -> None:
        """Handle the key of the action ``next``: save the note and go Home, or close the demo."""
        self._presses.press()

    def _pressed(self) -> None:
        self._presses.changed()  # a double press must not start another session
        self.action_done()

    def action_back(self) -> None:
        """Focus the previous question."""
        self.focus_previous()

    def action_forward(self) -> None:
        """Focus the next question; if no question has the focus, or after a demo, go to Home."""
        if self._demo or self.focused is None:
            self.action_done()
        else:
            self.focus_next()

    def action_energy(self) -> None:
        """Open the explanation of the energy estimate."""
        self.post_message(ScreenRequested("energy"))

    def action_guide(self) -> None:
        """Open the guide."""
        self.post_message(ScreenRequested("guide"))

    def action_history(self) -> None:
        """Open the history."""
        self.post_message(ScreenRequested("history"))

    def action_save_elsewhere(self) -> None:
        """Ask the user where else to save the sessions that could not be written."""
        self.post_message(ScreenRequested("unsaved"))

    def action_done(self) -> None:
        """Save the note and go to Home."""
        for note in self.query(Input):
            self._note(note.value)
        self.dismiss()

    def unsaved_answers(self) -> Answered | None:
        """Return the note if it is not saved yet, else None; other answers are saved at once."""
        typed = [clean_text(note.value) for note in self.query(Input)]
        if not typed or typed[0] == self.record.note:
            return None
        return Answered(self.record.id, {"note": typed[0]})
