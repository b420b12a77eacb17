"""Row with one question that the user answers with yes or no."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message

from lungetimer.ui.widgets.glyph_words import Words

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType


class YesNoRow(Horizontal, can_focus=True):
    """Row with one question, as many lines high as the question needs. At first, the answer is no.

    Args:
        key: the question's identifier.
        question: the text of the question.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer(True)", "yes", key_display="y"),
        Binding("n", "answer(False)", "no", key_display="n"),
        # Bound here, because the scrolling panel around the rows would handle these itself.
        Binding("up,k", "app.focus_previous", "up", key_display="↑"),
        Binding("down,j", "app.focus_next", "down", key_display="↓"),
        Binding("space", "swap", "yes or no", show=False),
    ]

    class Answered(Message):
        """Message sent when the user answered; ``focus_next`` asks to focus the next question."""

        def __init__(self, row: YesNoRow, *, focus_next: bool) -> None:
            super().__init__()
            self.row = row
            self.focus_next = focus_next

    def __init__(self, key: str, question: str) -> None:
        super().__init__(id=f"ask-{key}")
        self.key = key
        self.question = question
        self.yes = False

    def compose(self) -> ComposeResult:
        """Yield the widget with the answer, and the widget with the question beside it."""
        yield Words(classes="yes-no-answer")
        yield Words(Content(self.question), classes="yes-no-question")

    def on_mount(self) -> None:
        """Draw the answer, which is no at first."""
        self._draw()

    def _draw(self) -> None:
        mark = (" yes ", "bold reverse $warning") if self.yes else (" no  ", "$quiet")
        self.query_one(".yes-no-answer", Words).update(Content.styled(*mark))

    def action_answer(self, yes: bool) -> None:  # noqa: FBT001  # an action's argument
        """Set the answer, and ask to focus the next question."""
        self.yes = yes
        self._draw()
        self.post_message(self.Answered(self, focus_next=True))

    def action_swap(self) -> None:
        """Change the answer from yes to no, or from no to yes."""
        self.yes = not self.yes
        self._draw()
        self.post_message(self.Answered(self, focus_next=False))

    def on_click(self) -> None:
        """Focus the row, and change the answer from yes to no, or from no to yes."""
        self.focus()
        self.action_swap()
