"""Failures of the app's own: which of them count, and what is kept for the one line told."""

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

# What a screen raises that stands without its parts, or a part without its screen.
_OF_LEAVING: Final = (NoMatches, NoScreen, ScreenError, MountError)


class ScreenFailure(Exception):  # noqa: N818  # Textual's own words for what it could not go on with
    """Textual could not go on, and said so in words alone."""


def is_of_leaving(error: BaseException, place: object, screens: Sequence[Screen[Any]]) -> bool:
    """Whether an exception only says that a part of the app is being taken down.

    Args:
        error: what was raised.
        place: the widget or screen whose message raised it; None if nobody knows.
        screens: the screens there are.
    """
    if not isinstance(error, _OF_LEAVING):
        return False
    while isinstance(place, Widget) and not isinstance(place, Screen):
        place = place.parent
    gone = isinstance(place, Screen) and place not in screens
    return place is None or gone


def first_failure(kept: BaseException | None, escaped: BaseException) -> BaseException:
    """Which of two failures came first.

    What breaks the event loop itself reaches no widget. The parts of the app are then called off
    while it is under way, and what they raise meanwhile, and the app keeps, only follows from it.

    Args:
        kept: what the app has kept.
        escaped: what came out of its run.
    """
    one = kept
    while one is not None and one is not escaped:
        one = one.__context__
    return escaped if kept is None or one is escaped else kept


def failure_of(renderable: RenderableType) -> BaseException:
    """The exception behind what Textual shows as its last words, or one made of the words."""
    if isinstance(renderable, BaseException):
        return renderable
    from rich.console import Console  # noqa: PLC0415  # hardly ever needed

    paper = io.StringIO()
    Console(file=paper, width=120, no_color=True).print(renderable)
    return ScreenFailure(paper.getvalue())
