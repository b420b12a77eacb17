"""Classification of the app's exceptions; conversion of Textual's error output to exceptions."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from textual.app import ScreenError
from textual.css.query import NoMatches
from textual.dom import NoScreen
from textual.screen import Screen
from textual.widget import MountError, Widget

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from rich.console import RenderableType

# Raised by a screen whose widgets are gone, or by a widget without a screen.
_FROM_CLOSING: Final = (NoMatches, NoScreen, ScreenError, MountError)


class ScreenFailure(Exception):  # noqa: N818  # named after what failed, not after its class
    """Failure for which Textual gave only a text and no exception."""


def results_from_closing(
    error: BaseException, place: object, screens: Sequence[Screen[Any]]
) -> bool:
    """Return whether an exception was raised only because a screen or the app was closed.

    Args:
        error: the exception.
        place: the widget or screen whose message handler raised the exception; None if unknown.
        screens: the current screen stack.
    """
    if not isinstance(error, _FROM_CLOSING):
        return False
    while isinstance(place, Widget) and not isinstance(place, Screen):
        place = place.parent
    gone = isinstance(place, Screen) and place not in screens
    return place is None or gone


def first_failure(kept: BaseException | None, escaped: BaseException) -> BaseException:
    """Return the earlier of two failures.

    An exception of the event loop itself reaches no widget. While it propagates, the event loop
    cancels the parts of the app. These parts then raise more exceptions. These are only
    consequences, but the app stores the first one as its failure.

    Args:
        kept: the failure that the app stored; None if there was none.
        escaped: the exception that `App.run` raised.
    """
    one = kept
    while one is not None and one is not escaped:
        one = one.__context__
    return escaped if kept is None or one is escaped else kept


def failure_of(renderable: RenderableType) -> BaseException:
    """Return Textual's error output if it is an exception, else a `ScreenFailure` with its text."""
    if isinstance(renderable, BaseException):
        return renderable
    from rich.console import Console  # noqa: PLC0415  # rarely needed

    paper = io.StringIO()
    Console(file=paper, width=120, no_color=True).print(renderable)
    return ScreenFailure(paper.getvalue())
