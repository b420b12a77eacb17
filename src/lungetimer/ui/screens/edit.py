"""Dialog that changes the answers and reps of a saved session."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Button, Input

from lungetimer.history.answers import Answers
from lungetimer.history.edits import correct_record
from lungetimer.text import clean_text
from lungetimer.training.choices import Leg
from lungetimer.training.loads import Unit
from lungetimer.training.result import MAX_REPS
from lungetimer.ui.bindings import hidden
from lungetimer.ui.screens.base import Dialog
from lungetimer.ui.widgets.clean_input import CleanInput
from lungetimer.ui.widgets.count_row import CountField, count_view
from lungetimer.ui.widgets.felt_row import FeltRow
from lungetimer.ui.widgets.glyph_words import Words
from lungetimer.ui.widgets.score_row import PAIN, RESERVE, ScoreRow
from lungetimer.ui.widgets.session_detail import detail
from lungetimer.words.commands import count_keys

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.content import Content

    from lungetimer.history.session_records import SessionRecord


_SIDES: Final = 7  # width in cells of the frame, its padding and the scroll bar


class EditScreen(Dialog["Answers | None"]):
    """Dialog to change a session; it returns the new answers and reps, or None for no change.

    Args:
        record: the session.
        own_keys: command id -> the keys that the user has chosen instead of the default keys.
        unit: the unit of loads.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "no change"),
        Binding("ctrl+s", "save", "save"),
        Binding("up", "app.focus_previous", "up", show=False),
        Binding("down,enter", "app.focus_next", "down", show=False),
        *hidden("left_less", "left_more", "right_less", "right_more"),
    ]
    AUTO_FOCUS = "#rir"

    def __init__(
        self,
        record: SessionRecord,
        own_keys: Mapping[str, str] | None = None,
        unit: Unit = Unit.KG,
    ) -> None:
        super().__init__()
        self._unit = unit
        self.record = record
        self._felt = [s.felt for s in record.sets]
        self._done = [(s.left, s.right) for s in record.sets]
        self._keys = count_keys(own_keys or {})

    def compose(self) -> ComposeResult:
        """Yield the session, the questions and the buttons."""
        with VerticalScroll(classes="dialog wide", id="edit") as box:
            box.border_subtitle = "ctrl+s: save   esc: cancel"  # the buttons may be out of view
            yield Words(self._detail(), id="edit-detail")
            yield ScoreRow(RESERVE, id="rir", high="or more")
            yield ScoreRow(PAIN, id="pain")
            for number, felt in enumerate(self._felt, 1):
                yield FeltRow(number, felt)
                yield CountField(count_view(number, self.record.sets[number - 1], self._keys))
            yield CleanInput(self.record.note, placeholder="A note (optional)", id="note")
            with Horizontal(classes="dialog-buttons"):
                yield Button("Save (ctrl+s)", id="save", variant="primary")
                yield Button("Cancel (esc)", id="leave")

    def on_mount(self) -> None:
        """Show the current answers, with the first question visible on any screen size."""
        self.query_one("#rir", ScoreRow).show(self.record.reps_in_reserve)
        self.query_one("#pain", ScoreRow).show(self.record.pain)
        self.call_after_refresh(self.query_one("#rir").scroll_visible, animate=False)

    def on_resize(self) -> None:
        """Draw the session for the new width."""
        self.query_one("#edit-detail", Words).update(self._detail())

    def _detail(self) -> Content:
        return detail(self.record, unit=self._unit, width=self.app.size.width - _SIDES)

    def on_felt_row_answered(self, event: FeltRow.Answered) -> None:
        """Remember how a set felt, until all answers are saved together."""
        self._felt[event.number - 1] = event.felt

    def action_correct(self, leg: str, delta: int) -> None:
        """Correct the reps of a leg in the set of the focused row; nothing is saved yet."""
        row = self.focused
        if not isinstance(row, CountField | FeltRow):
            return
        fields = list(self.query(CountField))
        number = row.number if isinstance(row, FeltRow) else fields.index(row) + 1
        left, right = self._done[number - 1]
        left, right = (left + delta, right) if leg == Leg.LEFT else (left, right + delta)
        if min(left, right) >= 0 and max(left, right) <= MAX_REPS:
            self._done[number - 1] = (left, right)
            corrected = correct_record(
                self.record,
                now=self.record.updated_at,
                done={(number, Leg.LEFT): left, (number, Leg.RIGHT): right},
            )
            fields[number - 1].show(count_view(number, corrected.sets[number - 1], self._keys))

    def on_input_submitted(self) -> None:
        """Save when enter is pressed in the input for the note."""
        self.action_save()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Close the dialog; save the changes if the button for saving was pressed."""
        if event.button.id == "save":
            self.action_save()
        else:
            self.dismiss(None)

    def action_save(self) -> None:
        """Close with the answers if any of them has changed, else with None."""
        answers = Answers(
            self.query_one("#rir", ScoreRow).value,
            self.query_one("#pain", ScoreRow).value,
            clean_text(self.query_one("#note", Input).value),
            tuple(self._felt),
            tuple(self._done),
        )
        self.dismiss(answers if answers != Answers.of(self.record) else None)

    def action_leave(self) -> None:
        """Close without changes."""
        self.dismiss(None)
