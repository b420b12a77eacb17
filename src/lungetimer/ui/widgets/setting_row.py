"""Row of one setting: its name, its value between arrows, and a line of explanation."""

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
    """Content of a row."""

    label: str
    value: str
    explain: str
    arrows: bool


class SettingRow(Drawn[RowView], can_focus=True):
    """Row of a setting; left and right change it, backspace resets it, and enter opens it.

    Args:
        attribute: the setting's name.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,minus", "change(-1)", "less", key_display="←"),
        Binding("right,plus,equals_sign,space", "change(1)", "more", key_display="→"),
        # Bound here, because the scrolling panel around the rows would handle these itself.
        Binding("up,k", "app.focus_previous", "up", key_display="↑", show=False),
        Binding("down,j", "app.focus_next", "down", key_display="↓", show=False),
        Binding("enter", "open", "more", show=False),
        Binding("backspace,delete", "clear", "default", key_display="⌫"),
    ]

    class Stepped(Message):
        """Request to change the setting by a step, or to its default if the direction is 0."""

        def __init__(self, attribute: str, direction: int) -> None:
            super().__init__()
            self.attribute = attribute
            self.direction = direction

    class Opened(Message):
        """Message sent when enter was pressed on the row."""

        def __init__(self, attribute: str) -> None:
            super().__init__()
            self.attribute = attribute

    def __init__(self, attribute: str) -> None:
        super().__init__(id=f"set-{attribute.replace('_', '-')}")
        self.attribute = attribute

    def draw(self) -> Content:
        """Return the name and the value, with the explanation below."""
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
        """Change this setting by one step in this direction (1 or -1)."""
        self.post_message(self.Stepped(self.attribute, direction))

    def action_clear(self) -> None:
        """Reset this setting to its default."""
        self.post_message(self.Stepped(self.attribute, 0))

    def action_open(self) -> None:
        """Open what this row offers on enter."""
        self.post_message(self.Opened(self.attribute))

    def on_click(self, event: events.Click) -> None:
        """Step down at a click on the left arrow, up at a click right of it."""
        if event.y == 0 and event.x >= _LABEL:
            self.action_change(-1 if event.x < _LABEL + 3 else 1)

    def on_focus(self) -> None:
        """Redraw with the focus mark."""
        self.refresh()

    def on_blur(self) -> None:
        """Redraw without the focus mark."""
        self.refresh()
