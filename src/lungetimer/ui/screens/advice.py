"""Dialog with the advice that follows from the safety answers; the user decides."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Button

from lungetimer.coaching.levels import LEVELS, SUPPORTED
from lungetimer.coaching.notes import EASIER
from lungetimer.coaching.safety import Assessment, Decision
from lungetimer.coaching.sources import source_of
from lungetimer.ui.bindings import on_keys
from lungetimer.ui.screens.base import Dialog
from lungetimer.ui.widgets.glyph_words import Words

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType


class AdviceAnswer(StrEnum):
    """The user's answers to the safety advice."""

    LEVEL = "level"
    KEEP = "keep"
    NOT_NOW = "not-now"


_STAY: Final = {Decision.NOT_THIS, Decision.DOCTOR_FIRST, Decision.NOT_TODAY}


class AdviceScreen(Dialog[AdviceAnswer]):
    """Dialog with advice for each safety question answered yes; it returns the user's choice.

    Args:
        assessment: the result of the safety questions, with at least one yes.

    Attributes:
        standing: whether the user wants to do the stretches standing from now on.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("l", "go('level')", "recommended level"),
        Binding("k", "go('keep')", "keep my plan"),
        Binding("n,escape,q", "go('not-now')", "not now"),
        Binding("s", "standing", "standing stretches"),
        on_keys("next", "pagedown"),
        Binding("left", "app.focus_previous", show=False),
        Binding("right", "app.focus_next", show=False),
        Binding("up", "read(-1)", show=False),
        Binding("down", "read(1)", show=False),
    ]

    AUTO_FOCUS = None

    def __init__(self, assessment: Assessment) -> None:
        super().__init__()
        self.assessment = assessment
        self.standing = assessment.standing

    def compose(self) -> ComposeResult:
        """Yield the headline, the advice with its sources, and the buttons."""
        found = self.assessment
        with Vertical(classes="dialog wide"):
            with VerticalScroll(id="advice", can_focus=False):
                yield Words(Content(found.headline), classes="dialog-title")
                for question in found.yes:
                    source = source_of(question.source).name
                    advice = Content.assemble(question.advice, (f"  Source: {source}", "$quiet"))
                    yield Words(advice, classes="advice-line")
                if found.standing:
                    yield Words(self._standing_words(), id="standing", classes="advice-line")
                if found.level == SUPPORTED:
                    note = f"{LEVELS[SUPPORTED].title} level: {LEVELS[SUPPORTED].note}"
                    easier = " ".join(line.text for line in EASIER)
                    yield Words(Content(note), classes="advice-line")
                    yield Words(Content.styled(f"Easier ways: {easier}", "$quiet"))
            with Horizontal(classes="dialog-buttons", id="ways"):
                yield from self._buttons()

    def _standing_words(self) -> Content:
        mark = "x" if self.standing else " "
        return Content.assemble(
            (f"[{mark}] Do the stretches standing from now on", "bold"),
            ("   press s to change this, or change it later in the settings", "$quiet"),
        )

    def action_standing(self) -> None:
        """Switch between standing and kneeling stretches, if the advice is about stretches."""
        if self.assessment.standing:
            self.standing = not self.standing
            self.query_one("#standing", Words).update(self._standing_words())

    def on_click(self, event: events.Click) -> None:
        """Switch between standing and kneeling stretches when the line about them is clicked."""
        if event.widget is not None and event.widget.id == "standing":
            self.action_standing()

    def _buttons(self) -> ComposeResult:
        """Yield the buttons; the recommended answer comes first."""
        stay = Button("[u]N[/u]ot now", id="not-now", compact=True)
        level = Button("Supported [u]l[/u]evel", id="level", compact=True)
        keep = Button("[u]K[/u]eep my plan", id="keep", compact=True)
        gentle = [level] if self.assessment.level == SUPPORTED else []
        careful = self.assessment.decision in _STAY
        ways = [stay, *gentle, keep] if careful else [*gentle, keep, stay]
        ways[0].variant = "primary"
        yield from ways

    def on_mount(self) -> None:
        """Move the focus to the first button."""
        self.query(Button).first().focus()

    def action_read(self, direction: int) -> None:
        """Scroll the advice down (1) or up (-1)."""
        dialog = self.query_one(VerticalScroll)
        (dialog.scroll_down if direction > 0 else dialog.scroll_up)(animate=False)

    def action_next(self) -> None:
        """Close with "not now", the only answer that a remote control with one button can give."""
        self.dismiss(AdviceAnswer.NOT_NOW)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Close the dialog with the answer of the pressed button."""
        self.dismiss(AdviceAnswer(event.button.id or "not-now"))

    def action_go(self, way: str) -> None:
        """Close the dialog with the answer ``way``, if offered; letter keys call this."""
        if way == AdviceAnswer.LEVEL and self.assessment.level != SUPPORTED:
            return
        self.dismiss(AdviceAnswer(way))
