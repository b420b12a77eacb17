"""Row of one setting: its name, its value between arrows, and below them an explanation."""

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
    """What the row of a setting shows.

    Attributes:
        label: the setting's name, as shown to the user.
        value: the value, as shown to the user.
        explain: the explanation.
        arrows: whether arrows around the value show that the left and right keys change it.
    """

    label: str
    value: str
    explain: str
    arrows: bool


class SettingRow(Drawn[RowView], can_focus=True):
    """Row of one setting. The left and right keys change the value, and backspace resets it.

    The enter key posts `Opened`.

    Args:
        attribute: the name of the setting's attribute in `Settings`.
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
        """Request to change a setting by one step, or to its default if ``direction`` is 0."""

        def __init__(self, attribute: str, direction: int) -> None:
            super().__init__()
            self.attribute = attribute
            self.direction = direction

    class Opened(Message):
        """Message sent when the user pressed enter on the row."""

        def __init__(self, attribute: str) -> None:
            super().__init__()
            self.attribute = attribute

    def __init__(self, attribute: str) -> None:
        super().__init__(id=f"set-{attribute.replace('_', '-')}")
        self.attribute = attribute

    def draw(self) -> Content:
        """Return the setting's name and its value, and the explanation on the next line."""
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
        """Ask to change this setting by one step: up if ``direction`` is 1, down if -1."""
        self.post_message(self.Stepped(self.attribute, direction))

    def action_clear(self) -> None:
        """Ask to reset this setting to its default."""
        self.post_message(self.Stepped(self.attribute, 0))

    def action_open(self) -> None:
        """Report that enter was pressed on this row."""
        self.post_message(self.Opened(self.attribute))

    def on_click(self, event: events.Click) -> None:
        """Lower the value if its left arrow was clicked; raise it for a click further right."""
        if event.y == 0 and event.x >= _LABEL:
            self.action_change(-1 if event.x < _LABEL + 3 else 1)

    def on_focus(self) -> None:
        """Draw the row again, with the focus mark."""
        self.refresh()

    def on_blur(self) -> None:
        """Draw the row again, without the focus mark."""
        self.refresh()
