"""The question at the start: what becomes of a session that was interrupted?"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, Static

from lungetimer.training.timeline import PhaseKind
from lungetimer.ui.commands import on_keys
from lungetimer.ui.screens.base import Dialog, step_focus

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from lungetimer.history.checkpoint import Checkpoint


class Choice(StrEnum):
    """The answers."""

    RESUME = "resume"
    SAVE = "save"
    DISCARD = "discard"
    LATER = "later"


class InterruptedScreen(Dialog[Choice]):
    """Resume, save what is done, discard, or decide at the next start.

    Args:
        checkpoint: how far the session got.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "answer('resume')", "resume"),
        Binding("s", "answer('save')", "save"),
        Binding("d", "answer('discard')", "discard"),
        Binding("escape,q", "answer('later')", "later"),
        on_keys("next", "pagedown"),
        Binding("left,up", "move(-1)", show=False),
        Binding("right,down", "move(1)", show=False),
    ]

    def __init__(self, checkpoint: Checkpoint) -> None:
        super().__init__()
        self._checkpoint = checkpoint

    def compose(self) -> ComposeResult:
        """What it was, and the answers."""
        with Vertical(classes="dialog"):
            yield Static("A session was interrupted", classes="dialog-title", markup=False)
            yield Static(Content(described(self._checkpoint)), id="interrupted-what")
            with Horizontal(classes="dialog-buttons"):
                yield Button("[u]R[/u]esume", id="resume", variant="primary")
                if self._checkpoint.session.reps:
                    yield Button("[u]S[/u]ave it", id="save", variant="success")
                yield Button("[u]D[/u]iscard", id="discard", variant="error")
            yield Static("Press esc to decide later", classes="quiet", markup=False)

    def action_next(self) -> None:
        """The one button, a media key and a remote control give the safe answer, and no other."""
        self.dismiss(Choice.LATER)

    def action_move(self, by: int) -> None:
        """The answer beside this one; at the ends there is none, so that none is met by chance."""
        step_focus(self, by)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """A button is an answer."""
        self.dismiss(Choice(event.button.id or "later"))

    def action_answer(self, answer: str) -> None:
        """A letter is an answer."""
        if answer != Choice.SAVE or self._checkpoint.session.reps:
            self.dismiss(Choice(answer))


def described(checkpoint: Checkpoint) -> str:
    """When it was, where, and how far it got, a line each."""
    record, at = checkpoint.session, checkpoint.position
    where = {
        PhaseKind.PREPARE: "before its start",
        PhaseKind.WARM_UP: "in the warm-up",
        PhaseKind.LEAD_IN: "before a set",
        PhaseKind.SET: f"in set {at.set} of {checkpoint.adjusted.sets}",
        PhaseKind.REST: f"in the rest after set {at.set} of {checkpoint.adjusted.sets}",
        PhaseKind.COOL_DOWN: "in the cool-down",
    }[at.phase]
    when = f"{record.started_at:%A} {record.started_at.day} {record.started_at:%B %Y, %H:%M}"
    return f"{when}\n{where}\n{record.reps} of {record.plan.total_reps} reps are done"
