"""The part of the app that flows need: a stack of screens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.screen import Screen

Result = TypeVar("Result")


class ScreenHost(Protocol):
    """A stack of screens."""

    @property
    def screen(self) -> Screen[Any]:
        """The screen in front."""

    @property
    def screen_stack(self) -> Sequence[Screen[Any]]:
        """The open screens; the last one is in front."""

    def push_screen(
        self, screen: Screen[Result], callback: Callable[[Result | None], None] | None = None
    ) -> object:
        """Open a screen over the others; when it closes, call ``callback`` with its result."""

    def pop_screen(self) -> object:
        """Close the screen in front."""
