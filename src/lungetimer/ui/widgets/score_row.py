"""Row with a question, for example about pain, that the user answers with 0 to 10 or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding
from textual.content import Content
from textual.message import Message

from lungetimer.ui.widgets.drawn import Drawn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.binding import BindingType
    from textual.geometry import Size

_HIGHEST: Final = 10


RESERVE: Final = (
    "Reps in reserve (RIR): how many more good reps could you have done?",
    "Reps in reserve (RIR): how many more could you have done?",
    "How many more good reps could you have done?",
    "Reps in reserve (RIR)?",
)
PAIN: Final = ("Pain, from 0 (none) to 10 (the worst)?", "Pain, 0 to 10?")


class ScoreRow(Drawn["int | None"], can_focus=True):
    """Row of the numbers 0 to 10. Arrow keys or digits choose one, and backspace clears the answer.

    Args:
        questions: wordings of the question, longest first. The first that fits is shown.
        id: the widget's id.
        high: the text after the 10, which says what 10 means.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("0", "choose(0)", "answer", key_display="0-9"),
        # Bound here, because a scrolling body around the rows would handle these keys itself.
        Binding("up", "app.focus_previous", "up", show=False),
        Binding("down", "app.focus_next", "next", key_display="↓"),
        Binding("left,minus", "change(-1)", "less", show=False),
        Binding("right,plus,equals_sign", "change(1)", "more", show=False),
        Binding("backspace,delete", "clear", "no answer", show=False),
        *[Binding(str(n), f"choose({n})", str(n), show=False) for n in range(1, 10)],
    ]

    class Answered(Message):
        """Message sent when the user changed the answer."""

        def __init__(self, row: ScoreRow, answer: int | None) -> None:
            super().__init__()
            self.row = row
            self.answer = answer

    def __init__(self, questions: Sequence[str], *, id: str, high: str = "") -> None:  # noqa: A002  # Textual's name
        super().__init__(id=id)
        self._questions = questions
        self._high = high

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002  # Textual's signature
        """Return the height in lines: two, for the question and the numbers."""
        return 2

    @property
    def _worded(self) -> bool:
        """Whether the text that says what 10 means fits after the numbers."""
        numbers = len("".join(f" {n} " for n in range(_HIGHEST + 1)))
        return bool(self._high) and numbers + len(f" {self._high}") <= self.size.width

    @property
    def question(self) -> str:
        """The longest wording of the question that fits beside the focus mark."""
        room = self.size.width - len("› ")
        return next((q for q in self._questions if len(q) <= room), self._questions[-1])

    def draw(self) -> Content:
        """Return the question and the numbers. The chosen number is highlighted."""
        style = "bold $primary" if self.has_focus else "bold"
        # Focus is shown by a mark as well as a colour, because some terminals have no colours.
        question = f"› {self.question}" if self.has_focus else self.question
        parts: list[tuple[str, str]] = [(question, style)]
        answer = "" if self.value is not None else "   not answered"
        if len(question + answer) > self.size.width:
            answer = ""
        parts += [(answer, "$quiet"), ("\n", "")]
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
        """Add ``by`` to the answer. If there is no answer yet, the answer becomes 0."""
        new = 0 if self.value is None else self.value + by
        self._answer(min(max(new, 0), _HIGHEST))

    def action_choose(self, number: int) -> None:
        """Set the answer to a typed digit. The digit 0 changes the answer 1 to 10."""
        self._answer(_HIGHEST if number == 0 and self.value == 1 else number)

    def action_clear(self) -> None:
        """Clear the answer."""
        self._answer(None)

    def on_click(self, event: events.Click) -> None:
        """Choose the clicked number. If it is already chosen, clear the answer."""
        number = event.x // 3
        if event.y == 1 and 0 <= number <= _HIGHEST:
            self._answer(None if number == self.value else number)

    def on_focus(self) -> None:
        """Draw the row again, with the focus mark."""
        self.refresh()

    def on_blur(self) -> None:
        """Draw the row again, without the focus mark."""
        self.refresh()
