"""A session's answers, changed afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Button, Input, Static

from lungetimer.history.answers import Answers
from lungetimer.text import clean_text
from lungetimer.ui.screens.base import Dialog
from lungetimer.ui.widgets.answer_row import AnswerRow
from lungetimer.ui.widgets.clean_input import CleanInput
from lungetimer.ui.widgets.felt_row import FeltRow
from lungetimer.ui.widgets.session_detail import detail

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from lungetimer.history.records import SessionRecord


class EditScreen(Dialog["Answers | None"]):
    """Gives the new answers, or None when all is to stay as it was.

    Args:
        record: the session.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "as it was"),
        Binding("ctrl+s", "save", "save"),
        Binding("up", "app.focus_previous", "up", show=False),
        Binding("down,enter", "app.focus_next", "down", show=False),
    ]
    AUTO_FOCUS = "#rir"

    def __init__(self, record: SessionRecord) -> None:
        super().__init__()
        self.record = record
        self._felt = [s.felt for s in record.sets]

    def compose(self) -> ComposeResult:
        """The session, the questions, the buttons."""
        with VerticalScroll(classes="dialog wide", id="edit"):
            yield Static(detail(self.record), id="edit-detail")
            yield AnswerRow("Clean reps left at the end?", "none", "many", id="rir")
            yield AnswerRow("Pain?", "none", "worst", id="pain")
            for number, felt in enumerate(self._felt, 1):
                yield FeltRow(number, felt)
            yield CleanInput(self.record.note, placeholder="A note, if you like", id="note")
            with Horizontal(classes="dialog-buttons"):
                yield Button("Save (ctrl+s)", id="save", variant="primary")
                yield Button("Leave as it was (esc)", id="leave")

    def on_mount(self) -> None:
        """The answers as they are; the first question in sight, however small the screen."""
        self.query_one("#rir", AnswerRow).show(self.record.reps_in_reserve)
        self.query_one("#pain", AnswerRow).show(self.record.pain)
        self.call_after_refresh(self.query_one("#rir").scroll_visible, animate=False)

    def on_felt_row_answered(self, event: FeltRow.Answered) -> None:
        """How a set felt."""
        self._felt[event.number - 1] = event.felt

    def on_input_submitted(self) -> None:
        """Enter in the note saves."""
        self.action_save()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """A button is an answer."""
        if event.button.id == "save":
            self.action_save()
        else:
            self.dismiss(None)

    def action_save(self) -> None:
        """Give the answers, if any is another one."""
        answers = Answers(
            self.query_one("#rir", AnswerRow).value,
            self.query_one("#pain", AnswerRow).value,
            clean_text(self.query_one("#note", Input).value),
            tuple(self._felt),
        )
        self.dismiss(answers if answers != Answers.of(self.record) else None)

    def action_leave(self) -> None:
        """All stays as it was."""
        self.dismiss(None)
