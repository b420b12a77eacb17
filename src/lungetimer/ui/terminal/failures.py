"""The app's own mistakes: kept as an exception for the door to tell, never shown as a traceback."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING, Any, Final

from textual._compositor import LayoutUpdate
from textual._context import active_message_pump
from textual.app import App, ScreenError
from textual.css.query import NoMatches
from textual.dom import NoScreen
from textual.screen import Screen
from textual.widget import MountError, Widget
from textual.worker import WorkerFailed, get_current_worker

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import RenderableType
    from textual.driver import Driver
    from textual.strip import Strip

# What a screen raises that stands without its parts, or a part without its screen.
_OF_LEAVING: Final = (NoMatches, NoScreen, ScreenError, MountError)


class ScreenFailure(Exception):  # noqa: N818  # Textual's own words for what it could not go on with
    """Textual could not go on, and said so in words alone."""


class SteadyApp(App[None]):
    """An app that ends without a traceback, and gives the terminal back.

    Attributes:
        failure: what it ended of, if that was a mistake of its own.
    """

    failure: BaseException | None = None

    def get_driver_class(self) -> type[Driver]:
        """Our own driver, where Textual would take the one it is made from."""
        found = super().get_driver_class()
        if f"{found.__module__}.{found.__name__}" == "textual.drivers.linux_driver.LinuxDriver":
            from lungetimer.ui.terminal.terminal_driver import TerminalDriver  # noqa: PLC0415  # not on Windows

            return TerminalDriver
        return found

    def action_command_palette(self) -> None:
        """Open the palette, one that is left only once."""
        from lungetimer.ui.screens.base import Palette  # noqa: PLC0415  # not before the first frame

        if self.use_command_palette and not isinstance(self.screen, Palette):
            # Without Textual's id: the one before it may be on its way out still.
            self.push_screen(Palette())

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        """Send a picture; one taken amid a change of size or screen may have holes."""
        if isinstance(renderable, LayoutUpdate):
            renderable = without_holes(renderable)
        super()._display(screen, renderable)

    def _handle_exception(self, error: Exception) -> None:
        """Every exception that nobody caught comes here."""
        place: object = active_message_pump.get(None)
        cause: BaseException = error
        if isinstance(error, WorkerFailed):
            place, cause = get_current_worker().node, error.error
        if not (isinstance(cause, _OF_LEAVING) and self._leaves(place)):
            super()._handle_exception(error)

    def _leaves(self, place: object) -> bool:
        """Whether a part of the app is being taken down: then it may lack parts, by no mistake."""
        while isinstance(place, Widget) and not isinstance(place, Screen):
            place = place.parent
        gone = isinstance(place, Screen) and place not in self.screen_stack
        return self._exit or place is None or gone

    def _fatal_error(self) -> None:
        """Textual's last step after an exception: keep it, and close."""
        self._keep(sys.exception() or self._exception)
        self._close_messages_no_wait()

    def panic(self, *renderables: RenderableType) -> None:
        """Textual's way to give up in words: keep them, and close."""
        first = renderables[0] if renderables else ""
        self._keep(first if isinstance(first, BaseException) else ScreenFailure(_words(first)))
        self._close_messages_no_wait()

    def _print_error_renderables(self) -> None:
        """Nothing is printed here: the door tells it, in one line."""
        self._exit_renderables.clear()

    def _keep(self, failure: BaseException | None) -> None:
        """The first mistake counts: what follows it, follows from it."""
        self._return_code = 1
        self.failure = self.failure or failure or ScreenFailure("unknown")


def without_holes(picture: LayoutUpdate) -> LayoutUpdate:
    """A picture of the whole screen without the places that no widget has drawn.

    Textual 8 raises at such a place; the picture after the change of size fills it.
    """
    lines: list[Iterable[Strip]] = [
        # Textual's own types know of no hole.
        [strip for strip in line if strip is not None]  # type: ignore[redundant-expr]  # see above
        for line in picture.strips
    ]
    return LayoutUpdate(lines, picture.region)


def _words(renderable: RenderableType) -> str:
    from rich.console import Console  # noqa: PLC0415  # hardly ever needed

    paper = io.StringIO()
    Console(file=paper, width=120, no_color=True).print(renderable)
    return paper.getvalue()
