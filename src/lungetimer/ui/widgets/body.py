"""The scrolling body of a screen on which page down and page up are the keys `next` and `back`."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import VerticalScroll

if TYPE_CHECKING:
    from textual.binding import BindingType


class Body(VerticalScroll, can_focus=False, inherit_bindings=False):
    """Scrolls with what has the focus, and by mouse; takes no page keys from the screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("home", "scroll_home", "top", show=False),
        Binding("end", "scroll_end", "end", show=False),
    ]
