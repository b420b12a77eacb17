"""The media player follows a session, and bothers the bus only when something changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.support.sessions import plan, session_of

from lungetimer.presence.media_commands import MediaCommands
from lungetimer.presence.media_player import MediaPlayer
from lungetimer.presence.now_playing import Playback, Shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from lungetimer.training.session import Session


@dataclass
class FakeServer:
    latest: Callable[[], Shown]
    told: list[tuple[str, str, bool]] = field(default_factory=list)
    stopped: list[float] = field(default_factory=list)

    def report_changes(self, *, jumped: bool = False) -> None:
        playing = self.latest().playing
        self.told.append((playing.title, playing.artist, jumped))

    def stop(self, timeout_s: float) -> None:
        self.stopped.append(timeout_s)


class Stage:
    """A session, a hand-held clock, and the player that follows them."""

    def __init__(self, session: Session, speed: float = 1.0) -> None:
        self.now = 50.0
        self.session = session
        self.servers: list[FakeServer] = []
        nothing = MediaCommands(*[print] * 7)
        self.player = MediaPlayer(
            nothing, speed=speed, clock=lambda: self.now, publish=self._publish  # type: ignore[arg-type]  # a stand-in with the members that are used
        )  # fmt: skip

    def _publish(self, _: MediaCommands, latest: Callable[[], Shown]) -> FakeServer:
        self.servers.append(FakeServer(latest))
        return self.servers[-1]

    def start(self) -> FakeServer:
        self.player.begin()
        self.player.happened(self.session.start(self.now), self.session.view(self.now))
        return self.servers[-1]

    def run_to(self, second: float) -> None:
        """On to a second of the session, in pictures a tenth apart."""
        while self.now < 50.0 + second:
            self.now = round(self.now + 0.1, 6)
            self.player.happened(self.session.advance(self.now), self.session.view(self.now))


def test_it_appears_with_a_session_and_disappears_with_it() -> None:
    stage = Stage(session_of(plan()))
    server = stage.start()
    stage.player.begin()
    assert len(stage.servers) == 1
    stage.player.end()
    stage.player.end()
    stage.player.happened([], stage.session.view(stage.now))
    assert server.stopped == [0], "on the event loop nobody waits"


def test_pictures_in_which_only_time_went_on_are_not_told() -> None:
    stage = Stage(session_of(plan()))
    server = stage.start()
    stage.run_to(8)
    assert server.told == [
        ("Get ready", "Next: Set 1", False),
        ("Set 1 of 2", "Left leg, rep 1 of 2", False),
        ("Set 1 of 2", "Right leg, rep 1 of 2", False),
        ("Set 1 of 2", "Left leg, rep 2 of 2", False),
    ]
    shown = server.latest()
    assert shown.position.microseconds(stage.now, shown.playing.length_s) == 5_000_000


def test_every_phase_is_a_track_of_its_own_so_that_clients_ask_anew() -> None:
    stage = Stage(session_of(plan()))
    server = stage.start()
    tracks = []
    for second in (1, 4, 12, 22):
        stage.run_to(second)
        tracks.append(server.latest().playing.track)
    assert tracks == [1, 2, 3, 4]


def test_a_restarted_phase_and_a_longer_rest_are_told() -> None:
    stage = Stage(session_of(plan()))
    server = stage.start()
    stage.run_to(14)
    before = server.latest().playing
    events = stage.session.extend_rest(stage.now)
    stage.player.happened(events, stage.session.view(stage.now))
    assert (before.length_s, server.latest().playing.length_s) == (10, 25)
    server.told.clear()
    stage.player.happened(stage.session.back(stage.now), stage.session.view(stage.now))
    shown = server.latest()
    assert shown.playing.track != before.track or server.told[-1][2]
    assert shown.position.microseconds(stage.now, shown.playing.length_s) == 0


def test_a_pause_is_told_once_and_the_position_stands_still() -> None:
    stage = Stage(session_of(plan()))
    server = stage.start()
    stage.run_to(1)
    stage.session.pause(stage.now)
    server.told.clear()
    stage.run_to(2)
    assert len(server.told) == 1
    shown = server.latest()
    assert shown.playing.playback is Playback.PAUSED
    assert shown.position.microseconds(stage.now + 9, shown.playing.length_s) == 1_000_000


def test_volume_is_told() -> None:
    stage = Stage(session_of(plan()))
    server = stage.start()
    server.told.clear()
    for percent in (100, 60, 60):
        stage.player.set_volume(percent)
    assert len(server.told) == 1
    assert server.latest().volume == 60


def test_in_a_demo_the_position_is_not_taken_for_a_jump() -> None:
    stage = Stage(session_of(plan()), speed=10.0)
    server = stage.start()
    for step in range(1, 20):
        stage.now = 50.0 + step / 10
        at = 50.0 + step  # the session's clock runs ten times as fast
        stage.player.happened(stage.session.advance(at), stage.session.view(at))
    assert not any(jumped for _, _, jumped in server.told)
