"""A question with a number for an answer, or none: RIR and pain."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding
from textual.content import Content
from textual.message import Message

from lungetimer.ui.widgets.drawn import Drawn

if TYPE_CHECKING:
    from textual import events
    from textual.binding import BindingType
    from textual.geometry import Size

_HIGHEST: Final = 10


class AnswerRow(Drawn["int | None"], can_focus=True):
    """0 to 10 in a row; arrows or digits choose, backspace takes the answer back.

    Args:
        question: what is asked.
        low: what 0 means.
        high: what 10 means.
        id: the widget's id.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        # A scrolling body around the rows would take these two for itself.
        Binding("up", "app.focus_previous", "up", show=False),
        Binding("down", "app.focus_next", "down", show=False),
        Binding("left,minus", "change(-1)", "less", show=False),
        Binding("right,plus,equals_sign", "change(1)", "more", show=False),
        Binding("backspace,delete", "clear", "no answer", show=False),
        *[Binding(str(n), f"choose({n})", str(n), show=False) for n in range(10)],
    ]

    class Answered(Message):
        """The answer changed."""

        def __init__(self, row: AnswerRow, answer: int | None) -> None:
            super().__init__()
            self.row = row
            self.answer = answer

    def __init__(self, question: str, low: str, high: str, *, id: str) -> None:  # noqa: A002  # Textual's name
        super().__init__(id=id)
        self.question = question
        self._low, self._high = low, high

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002  # Textual's signature
        """The question, and the numbers."""
        return 2

    @property
    def _worded(self) -> bool:
        """Whether there is room for what the ends mean, beside all the numbers."""
        numbers = len("".join(f" {n} " for n in range(_HIGHEST + 1)))
        return len(f"{self._low}  {self._high}") + numbers <= self.size.width

    def draw(self) -> Content:
        """The numbers, the chosen one lit."""
        style = "bold $primary" if self.has_focus else "bold"
        # Not by its colour alone: some terminals have none.
        question = f"› {self.question}" if self.has_focus else self.question
        parts: list[tuple[str, str]] = [(question, style)]
        answer = "" if self.value is not None else "   not answered"
        if len(question + answer) > self.size.width:
            answer = ""
        low = f"{self._low} " if self._worded else ""
        parts += [(answer, "$quiet"), ("\n", ""), (low, "$quiet")]
        for n in range(_HIGHEST + 1):
            lit = n == self.value
            parts.append((f" {n} ", "bold reverse $primary" if lit else ""))
        if self._worded:
            parts.append((f" {self._high}", "$quiet"))
        return Content.assemble(*parts)

    def _answer(self, answer: int | None) -> None:
        self.show(answer)
        self.post_message(self.Answered(self, answer))

    def action_change(self, by: int) -> None:
        """One more or less; from no answer to 0."""
        new = 0 if self.value is None else self.value + by
        self._answer(min(max(new, 0), _HIGHEST))

    def action_choose(self, number: int) -> None:
        """A digit is an answer; 0 after 1 is 10."""
        self._answer(_HIGHEST if number == 0 and self.value == 1 else number)

    def action_clear(self) -> None:
        """Take the answer back."""
        self._answer(None)

    def on_click(self, event: events.Click) -> None:
        """A number clicked is an answer; clicked again it is taken back."""
        number, spot = divmod(event.x - (len(self._low) + 1 if self._worded else 0), 3)
        if event.y == 1 and spot >= 0 and 0 <= number <= _HIGHEST:
            number = min(number, _HIGHEST)
            self._answer(None if number == self.value else number)

    def on_focus(self) -> None:
        """Show where one is."""
        self.refresh()

    def on_blur(self) -> None:
        """Show where one is not."""
        self.refresh()
