"""Scrolling body of a screen on which the page keys mean `next` and `back`."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import VerticalScroll

if TYPE_CHECKING:
    from textual.binding import BindingType


class Body(VerticalScroll, can_focus=False, inherit_bindings=False):
    """Container that scrolls with the mouse wheel, and to a widget that gets the focus.

    The keys home and end scroll to the top and to the bottom. The page keys do not scroll.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("home", "scroll_home", "top", show=False),
        Binding("end", "scroll_end", "end", show=False),
    ]
