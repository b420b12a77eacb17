"""One setting: its name, its value between arrows, and a line of explanation."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.content import Content
from textual.message import Message

from lungetimer.frozen import frozen
from lungetimer.ui.widgets.drawn import Drawn

if TYPE_CHECKING:
    from textual import events
    from textual.binding import BindingType

_LABEL = 22


@frozen
class RowView:
    """What stands in a row."""

    label: str
    value: str
    explain: str
    arrows: bool


class SettingRow(Drawn[RowView], can_focus=True):
    """Left and right change it, backspace brings the default back, enter does what it says.

    Args:
        attribute: the setting's name.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,minus", "change(-1)", "less", key_display="←"),
        Binding("right,plus,equals_sign,space", "change(1)", "more", key_display="→"),
        # Here and not on the screen, because the scrolling panel around would take them first.
        Binding("up,k", "app.focus_previous", "up", key_display="↑", show=False),
        Binding("down,j", "app.focus_next", "down", key_display="↓", show=False),
        Binding("enter", "open", "more", show=False),
        Binding("backspace,delete", "clear", "default", key_display="⌫"),
    ]

    class Stepped(Message):
        """A step; 0 asks for the default."""

        def __init__(self, attribute: str, direction: int) -> None:
            super().__init__()
            self.attribute = attribute
            self.direction = direction

    class Opened(Message):
        """Enter: what the row has to offer besides arrows."""

        def __init__(self, attribute: str) -> None:
            super().__init__()
            self.attribute = attribute

    def __init__(self, attribute: str) -> None:
        super().__init__(id=f"set-{attribute.replace('_', '-')}")
        self.attribute = attribute

    def draw(self) -> Content:
        """Name and value, the explanation below."""
        view = self.value
        if view is None:
            return Content("")
        here = self.has_focus
        label = Content.styled(view.label.ljust(_LABEL), "bold $primary" if here else "bold")
        text = f" ‹ {view.value} › " if view.arrows else f" {view.value} "
        lit = "bold $block-cursor-foreground on $block-cursor-background"
        value = Content.styled(text, lit if here else "")
        return Content.assemble(label, value, "\n", (view.explain, "$quiet"))

    def action_change(self, direction: int) -> None:
        """One step."""
        self.post_message(self.Stepped(self.attribute, direction))

    def action_clear(self) -> None:
        """The default."""
        self.post_message(self.Stepped(self.attribute, 0))

    def action_open(self) -> None:
        """What enter does here."""
        self.post_message(self.Opened(self.attribute))

    def on_click(self, event: events.Click) -> None:
        """On the left arrow it steps down, right of it up."""
        if event.y == 0 and event.x >= _LABEL:
            self.action_change(-1 if event.x < _LABEL + 3 else 1)

    def on_focus(self) -> None:
        """Show where one is."""
        self.refresh()

    def on_blur(self) -> None:
        """Show where one is not."""
        self.refresh()
