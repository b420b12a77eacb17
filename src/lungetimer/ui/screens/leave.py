"""Dialog for a user who leaves a session: continue it, save it or discard it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.widgets import Button

from lungetimer.text import counted
from lungetimer.ui.bindings import on_keys
from lungetimer.ui.screens.base import Dialog, step_focus
from lungetimer.ui.terminal.first_frame import DIALOG_STYLES
from lungetimer.ui.widgets.glyph_words import Words

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType


class Leave(StrEnum):
    """Answers to the question whether to leave the session."""

    GO_ON = "go-on"
    SAVE = "save"
    DISCARD = "discard"


class LeaveScreen(Dialog[Leave]):
    """Dialog that returns whether to continue the session, save it or discard it.

    Args:
        reps: the number of reps done so far; if it is 0, the dialog does not offer to save.
    """

    CSS_PATH = [DIALOG_STYLES]  # noqa: RUF012  # Textual gives the type
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c,g,escape,q,space", "answer('go-on')", "continue"),
        Binding("s", "answer('save')", "save"),
        Binding("d", "answer('discard')", "discard"),
        on_keys("next", "pagedown"),
        Binding("left,up", "move(-1)", show=False),
        Binding("right,down", "move(1)", show=False),
    ]

    def __init__(self, reps: int) -> None:
        super().__init__()
        self._reps = reps

    def compose(self) -> ComposeResult:
        """Yield the question and the answers."""
        done = (
            f"{counted(self._reps, 'rep')} so far, both legs together."
            if self._reps
            else "You have not done a rep yet."
        )
        with Vertical(classes="dialog"):
            yield Words("Do you want to leave the session?", classes="dialog-title", markup=False)
            yield Words(done, markup=False)
            with Horizontal(classes="dialog-buttons"):
                yield Button("[u]C[/u]ontinue", id="go-on", variant="primary")
                if self._reps:
                    yield Button("[u]S[/u]ave what you did", id="save", variant="success")
                yield Button("[u]D[/u]iscard", id="discard", variant="error")
            yield Words(f"{self.safe_keys}: continue the session", classes="quiet", markup=False)

    def action_next(self) -> None:
        """Close with "continue", the only answer that a remote with one button can give."""
        self.dismiss(Leave.GO_ON)

    def action_move(self, by: int) -> None:
        """Focus the next button (1) or the previous one (-1), without wrapping at the ends."""
        step_focus(self, by)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Close the dialog with the answer of the pressed button."""
        self.dismiss(Leave(event.button.id or "go-on"))

    def action_answer(self, answer: str) -> None:
        """Close the dialog with the answer of a letter key, if that answer is offered."""
        if answer == Leave.SAVE and not self._reps:
            return
        self.dismiss(Leave(answer))
