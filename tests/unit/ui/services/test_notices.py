"""Lines to the person: where the screen has a place, else over it, and never as markup."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import pytest
from textual.screen import ModalScreen, Screen

from lungetimer.ui.messages import NoticeRequested
from lungetimer.ui.services.notices import Notices

if TYPE_CHECKING:
    from textual.message import Message


class Plain(Screen[None]):
    """A screen without any place."""


class Placed(Screen[None]):
    """A screen with both places."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.messages: list[str] = []

    def show_notice(self, line: str) -> bool:
        self.lines.append(line)
        return True

    def show_message(self, text: str) -> None:
        self.messages.append(text)


class Asking(ModalScreen[None]):
    """A dialog."""


class Host:
    """Notes what is shown over the screens."""

    def __init__(self, *screens: Screen[Any]) -> None:
        self.screen_stack = screens
        self.shown: list[tuple[str, bool]] = []
        self.posted: list[Message] = []

    def notify(self, message: str, *, markup: bool = True, **_: object) -> None:
        self.shown.append((message, markup))

    def post_message(self, message: Message) -> bool:
        self.posted.append(message)
        return True


def notices(host: Host) -> Notices:
    return Notices(cast("Any", host))


def test_a_line_goes_to_the_place_of_the_screen_in_front() -> None:
    placed = Placed()
    host = Host(Plain(), placed)
    notices(host).tell("[/foo] \x1b[31mred")
    assert placed.lines == ["[/foo] [31mred"]
    assert host.shown == []


@pytest.mark.parametrize("front", [Plain(), Asking()])
def test_a_line_without_a_place_waits_for_one_and_covers_nothing(front: Screen[Any]) -> None:
    placed = Placed()
    host = Host(placed, front)
    lines = notices(host)
    lines.tell("[bold] a [/foo]")
    lines.tell("b")
    lines.tell("b")
    lines.tell_queued()
    assert (placed.lines, host.shown) == ([], [])
    host.screen_stack = (placed,)
    lines.tell_queued()
    lines.tell_queued()
    assert placed.lines == ["[bold] a [/foo]", "b"]
    assert host.shown == []


def test_a_short_message_is_for_the_screen_in_front_alone() -> None:
    placed = Placed()
    notices(Host(placed)).say("15 s more")
    assert placed.messages == ["15 s more"]
    host = Host(placed, Asking())
    notices(host).say("again")
    assert placed.messages == ["15 s more"]
    assert host.shown == [("again", False)]


def test_another_thread_posts_a_message() -> None:
    host = Host(Plain())
    notices(host).tell_from_thread("late")
    (posted,) = host.posted
    assert isinstance(posted, NoticeRequested)
    assert posted.line == "late"
