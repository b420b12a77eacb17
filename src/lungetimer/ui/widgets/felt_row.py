"""Row for how a set felt. The user chooses one of five words, or gives no answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding
from textual.content import Content
from textual.message import Message

from lungetimer.training.result import Felt
from lungetimer.ui.widgets.drawn import Drawn

if TYPE_CHECKING:
    from textual import events
    from textual.binding import BindingType

_WORDS: Final = tuple(Felt)
_ROOMY: Final = 46  # the least width in cells at which words have spaces around them


class FeltRow(Drawn["Felt | None"], can_focus=True):
    """Row of five words for how a set felt.

    The left and right keys and the keys 1-5 choose a word. Backspace clears the answer.

    Args:
        number: the number of the set, from 1.
        felt: the answer so far.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        # Bound here, because a scrolling body around the rows would handle these keys itself.
        Binding("up", "app.focus_previous", "up", show=False),
        Binding("down", "app.focus_next", "down", show=False),
        Binding("left", "change(-1)", "before", show=False),
        Binding("right", "change(1)", "after", show=False),
        Binding("backspace,delete,0", "choose(0)", "no answer", show=False),
        *[Binding(str(n), f"choose({n})", str(n), show=False) for n in range(1, 6)],
    ]

    class Answered(Message):
        """Message sent when the user changed the answer."""

        def __init__(self, number: int, felt: Felt | None) -> None:
            super().__init__()
            self.number = number
            self.felt = felt

    def __init__(self, number: int, felt: Felt | None) -> None:
        super().__init__()
        self.number = number
        self.value = felt

    def draw(self) -> Content:
        """Return the five words. The chosen word is highlighted."""
        style = "bold $primary" if self.has_focus else "$quiet"
        roomy = self.size.width >= _ROOMY
        mark = "›" if self.has_focus else ""  # a mark, because some terminals have no colours
        label = f"{mark and '› '}Set {self.number}" if roomy else f"{mark}{self.number}"
        label = label.ljust(8 if roomy else 3)
        parts: list[tuple[str, str]] = [(label, style)]
        lit = "bold reverse $primary"
        for word in _WORDS:
            here = lit if word is self.value else ""
            parts += [(f" {word} ", here)] if roomy else [(word, here), (" ", "")]
        return Content.assemble(*parts)

    def action_change(self, by: int) -> None:
        """Choose the word ``by`` places after the chosen one, or the first if none is chosen."""
        place = _WORDS.index(self.value) + by if self.value else 0
        self._answer(_WORDS[min(max(place, 0), len(_WORDS) - 1)])

    def action_choose(self, number: int) -> None:
        """Choose the word with this number, from 1. The number 0 clears the answer."""
        self._answer(_WORDS[number - 1] if number else None)

    def on_click(self, event: events.Click) -> None:
        """Choose the clicked word. If it is already chosen, clear the answer."""
        at, room = (8, 2) if self.size.width >= _ROOMY else (3, 1)
        for word in _WORDS:
            if at <= event.x < at + len(word) + room:
                self._answer(None if word is self.value else word)
            at += len(word) + room

    def _answer(self, felt: Felt | None) -> None:
        self.show(felt)
        self.post_message(self.Answered(self.number, felt))

    def on_focus(self) -> None:
        """Draw the row again, with the focus mark."""
        self.refresh()

    def on_blur(self) -> None:
        """Draw the row again, without the focus mark."""
        self.refresh()
