"""What flows need of an app: a stack of screens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.screen import Screen

Result = TypeVar("Result")


class ScreenHost(Protocol):
    """Shows screens, one over the other."""

    @property
    def screen(self) -> Screen[Any]:
        """The screen in front."""

    @property
    def screen_stack(self) -> Sequence[Screen[Any]]:
        """The screens, the one in front last."""

    def push_screen(
        self, screen: Screen[Result], callback: Callable[[Result | None], None] | None = None
    ) -> object:
        """Show a screen over the others; ``callback`` gets what it is left with."""

    def pop_screen(self) -> object:
        """Take the screen in front away."""
