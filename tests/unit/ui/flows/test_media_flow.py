"""Each button of a media player, on the session's screen, under another one, and without any."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import pytest
from tests.support.flows import ScreenStack

from lungetimer.ui.flows.media_flow import MediaFlow
from lungetimer.ui.messages import MediaButtonPressed, SoundRequested
from lungetimer.ui.screens.base import Page
from lungetimer.ui.screens.leave import Leave, LeaveScreen

if TYPE_CHECKING:
    from lungetimer.presence.media_commands import MediaButton

BUTTONS: tuple[MediaButton, ...] = ("play", "pause", "play_pause", "next", "previous", "stop")


class Workout:
    """Takes media buttons, and notes what they lead to."""

    def __init__(self, *, paused: bool) -> None:
        self.paused = paused
        self.did: list[str] = []

    def action_next(self) -> None:
        self.did.append("next")

    def action_back(self) -> None:
        self.did.append("back")

    def action_leave(self) -> None:
        self.did.append("leave")

    def action_toggle_pause(self) -> None:
        self.did.append("toggle")


class Reading(Page[None]):
    """A page over the session, which notes that it is left."""

    left = False

    def dismiss(self, result: object = None) -> Any:  # noqa: ARG002  # Textual's signature
        self.left = True


class Leaving(LeaveScreen):
    """The question before leaving, which notes its answer."""

    answer: object = None

    def dismiss(self, result: object = None) -> Any:
        self.answer = result


def flow_over(*screens: object) -> MediaFlow:
    host: Any = ScreenStack(*screens)
    return MediaFlow(host, lambda _: None)


@pytest.mark.parametrize(
    ("button", "running", "paused"),
    [
        ("play", [], ["toggle"]),
        ("pause", ["toggle"], []),
        ("play_pause", ["toggle"], ["toggle"]),
        ("next", ["next"], ["next"]),
        ("previous", ["back"], ["back"]),
        ("stop", ["leave"], ["leave"]),
    ],
)
def test_on_the_workout_a_button_does_what_its_key_does(
    button: MediaButton, running: list[str], paused: list[str]
) -> None:
    for is_paused, expected in ((False, running), (True, paused)):
        workout = Workout(paused=is_paused)
        flow_over(workout).press(button)
        assert workout.did == expected


@pytest.mark.parametrize("button", BUTTONS)
def test_over_the_workout_only_what_goes_on_closes_what_one_reads(button: MediaButton) -> None:
    goes_on = button in {"play", "play_pause", "next"}
    workout, page = Workout(paused=True), Reading()
    flow_over(workout, page).press(button)
    assert page.left == goes_on
    assert workout.did == (["toggle"] if goes_on else [])
    question = Leaving(3)
    flow_over(Workout(paused=True), question).press(button)
    assert question.answer == (Leave.GO_ON if goes_on else None)


def test_what_lies_two_screens_over_the_workout_is_left_alone() -> None:
    workout, page, front = Workout(paused=True), Reading(), Reading()
    flow_over(workout, page, front).press("next")
    assert (page.left, front.left, workout.did) == (False, False, [])


@pytest.mark.parametrize("button", BUTTONS)
def test_without_a_session_no_button_does_anything(button: MediaButton) -> None:
    page = Reading()
    flow_over(page).press(button)
    assert not page.left


def test_every_command_posts_its_own_message_from_any_thread() -> None:
    posted: list[Any] = []
    host: Any = ScreenStack()
    commands = MediaFlow(host, posted.append).commands()
    for button in BUTTONS:
        thread = threading.Thread(target=getattr(commands, button))
        thread.start()
        thread.join()
    commands.set_volume(35)
    *buttons, volume = posted
    assert [message.button for message in buttons] == list(BUTTONS)
    assert all(isinstance(message, MediaButtonPressed) for message in buttons)
    assert isinstance(volume, SoundRequested)
    assert volume.volume == 35
