"""What every screen of ours is: left only once, and only while it is the one in front.

Textual's own ``dismiss`` takes away whatever screen is in front. A key held down, or a second
escape before the first was carried out, would so take the session's screen away with the guide.
"""

from __future__ import annotations

import contextlib
from typing import Any

from textual.await_complete import AwaitComplete
from textual.command import CommandPalette
from textual.screen import ModalScreen, Screen, ScreenResultType

from lungetimer.ui.terminal.first_frame import OTHER_STYLES


class Page(Screen[ScreenResultType]):
    """A screen that fills the window."""

    CSS_PATH = OTHER_STYLES

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Leave with a result; without effect from behind another screen, or a second time."""
        return super().dismiss(result) if self.is_active else _nothing()


class Dialog(ModalScreen[ScreenResultType]):
    """A question over the screen that asks it."""

    CSS_PATH = OTHER_STYLES

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Leave with a result; without effect from behind another screen, or a second time."""
        return super().dismiss(result) if self.is_active else _nothing()


class Palette(CommandPalette):
    """The command palette."""

    def dismiss(self, result: Any = None) -> AwaitComplete:  # noqa: ANN401  # as in Textual
        """Leave; without effect from behind another screen, or a second time."""
        return super().dismiss(result) if self.is_active else _nothing()

    def _action_command_list(self, action: str) -> None:
        """Keys for the list; page keys come to nothing while it is not laid out."""
        with contextlib.suppress(KeyError):
            super()._action_command_list(action)


def _nothing() -> AwaitComplete:
    done: AwaitComplete = AwaitComplete.nothing()  # type: ignore[no-untyped-call]  # left bare there
    return done
