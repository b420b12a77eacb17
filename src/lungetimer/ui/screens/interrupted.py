"""Dialog at the start about a session that was interrupted."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button

from lungetimer.text import clean_text
from lungetimer.ui.bindings import on_keys
from lungetimer.ui.screens.base import Dialog, step_focus
from lungetimer.ui.widgets.glyph_words import Words
from lungetimer.words.interrupted_words import ago_words, described

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from lungetimer.history.checkpoint import Checkpoint


class Choice(StrEnum):
    """Answers to the question about an interrupted session."""

    RESUME = "resume"
    SAVE = "save"
    DISCARD = "discard"
    LATER = "later"


class InterruptedScreen(Dialog[Choice]):
    """Dialog that returns whether to resume, save or discard the session, or to decide later.

    Args:
        checkpoint: the last saved state of the session.
        elsewhere: the name of the other computer on which the session ran and may still run; empty
            if it ran on this computer.
        saved_ago_s: how many seconds ago the checkpoint was saved.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "answer('resume')", "resume"),
        Binding("s", "answer('save')", "save"),
        Binding("d", "answer('discard')", "discard"),
        Binding("l", "answer('later')", show=False),
        Binding("escape,q", "answer('later')", "later"),
        on_keys("next", "pagedown"),
        Binding("left,up", "move(-1)", show=False),
        Binding("right,down", "move(1)", show=False),
    ]

    def __init__(
        self, checkpoint: Checkpoint, elsewhere: str = "", saved_ago_s: float = 0.0
    ) -> None:
        super().__init__()
        self._checkpoint = checkpoint
        self._elsewhere = elsewhere
        self._saved_ago_s = saved_ago_s

    def compose(self) -> ComposeResult:
        """Yield the session's description and the answers."""
        with Vertical(classes="dialog"):
            title = (
                "A session on another computer" if self._elsewhere else "A session was interrupted"
            )
            yield Words(title, classes="dialog-title", markup=False)
            yield Words(Content(self._what()), id="interrupted-what")
            with Horizontal(classes="dialog-buttons"):
                if self._elsewhere:
                    # The session may still run there, so "Resume here" is not the default.
                    yield Button("[u]L[/u]eave it there", id="later", variant="primary")
                yield Button(
                    "[u]R[/u]esume here" if self._elsewhere else "[u]R[/u]esume",
                    id="resume",
                    variant="default" if self._elsewhere else "primary",
                )
                if self._checkpoint.session.reps:
                    yield Button("[u]S[/u]ave it", id="save", variant="success")
                if not self._elsewhere:
                    yield Button("[u]D[/u]iscard", id="discard", variant="error")
            yield Words(f"Press {self.safe_keys} to decide later", classes="quiet", markup=False)

    def action_next(self) -> None:
        """Close with "later" when `next` is pressed on a remote control with one button.

        With one button, the user cannot choose an answer, and "later" loses nothing.
        """
        self.dismiss(Choice.LATER)

    def action_move(self, by: int) -> None:
        """Focus the next button (1) or the previous one (-1), without wrapping at the ends."""
        step_focus(self, by)

    def _what(self) -> str:
        what = described(self._checkpoint)
        if not self._elsewhere:
            return what
        return f"{what}\nsaved {ago_words(self._saved_ago_s)} ago on {clean_text(self._elsewhere)}"

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Close the dialog with the answer of the pressed button."""
        self.dismiss(Choice(event.button.id or "later"))

    def action_answer(self, answer: str) -> None:
        """Close the dialog with the answer of a letter key, if that answer is offered."""
        if answer == Choice.SAVE and not self._checkpoint.session.reps:
            return
        if answer == Choice.DISCARD and self._elsewhere:
            return  # the session may still run elsewhere; only that computer can discard it
        self.dismiss(Choice(answer))
