"""A widget that draws one frozen value, and draws again only when the value is another one."""

from __future__ import annotations

from typing import Generic, TypeVar

from textual.widget import Widget

V = TypeVar("V")


class Drawn(Widget, Generic[V]):
    """Base of the widgets that are shown a value; subclasses render ``self.value``."""

    value: V | None = None

    def show(self, value: V) -> None:
        """Draw this value from now on."""
        if value != self.value:
            self.value = value
            self.refresh()
