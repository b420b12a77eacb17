"""The D-Bus interfaces, without a bus."""

from __future__ import annotations

import math

import pytest

from lungetimer.presence.media_commands import MediaCommands
from lungetimer.presence.now_playing import NowPlaying, Playback, Position, Shown

dbus_fast = pytest.importorskip("dbus_fast", reason="the extra remote is for Linux only")
from lungetimer.presence.mpris import Player, Root  # noqa: E402  # only where there is dbus-fast

PLAYING = Shown(
    NowPlaying(Playback.PLAYING, 4, "Set 2 of 3", "Left leg, rep 7 of 10", 100.0),
    Position(12.5, 1000.0, 1.0),
    80,
)


class Desk:
    """A player with what it was asked for, and what it shows."""

    def __init__(self, shown: Shown = PLAYING) -> None:
        self.asked: list[str] = []
        self.shown = shown
        names = ("play", "pause", "play_pause", "next", "previous", "stop")
        buttons = {name: lambda name=name: self.asked.append(name) for name in names}
        commands = MediaCommands(**buttons, set_volume=lambda n: self.asked.append(f"volume {n}"))
        self.player = Player(commands, lambda: self.shown, clock=lambda: 1002.0)


# What each property is to be, with its D-Bus type: the table of the specification.
PROPERTIES = {
    "PlaybackStatus": ("s", "Playing"),
    "Rate": ("d", 1.0),
    "MinimumRate": ("d", 1.0),
    "MaximumRate": ("d", 1.0),
    "Volume": ("d", 0.8),
    "Position": ("x", 14_500_000),
    "CanGoNext": ("b", True),
    "CanGoPrevious": ("b", True),
    "CanPlay": ("b", True),
    "CanPause": ("b", True),
    "CanSeek": ("b", False),
    "CanControl": ("b", True),
}
ROOT_PROPERTIES = {
    "CanQuit": ("b", False),
    "CanRaise": ("b", False),
    "HasTrackList": ("b", False),
    "Identity": ("s", "lungetimer"),
    "SupportedUriSchemes": ("as", []),
    "SupportedMimeTypes": ("as", []),
}


def test_every_property_has_its_type_and_value() -> None:
    for interface, table in ((Desk().player, PROPERTIES), (Root(), ROOT_PROPERTIES)):
        told = {p.name: p.signature for p in interface.introspect().properties}
        told.pop("Metadata", None)
        assert told == {name: kind for name, (kind, _) in table.items()}
        for name, (_, value) in table.items():
            assert getattr(interface, name) == value, name


def test_every_method_of_the_specification_is_there_with_its_types() -> None:
    found = {
        method.name: "".join(str(arg.signature) for arg in method.in_args)
        for method in Desk().player.introspect().methods
    }
    none = dict.fromkeys(("Next", "Previous", "Pause", "PlayPause", "Stop", "Play"), "")
    assert found == none | {"Seek": "x", "SetPosition": "ox", "OpenUri": "s"}
    assert {m.name for m in Root().introspect().methods} == {"Raise", "Quit"}


def test_the_metadata_say_what_is_playing() -> None:
    metadata = Desk().player.Metadata
    assert {key: (v.signature, v.value) for key, v in metadata.items()} == {
        "mpris:trackid": ("o", "/org/lungetimer/phase/4"),
        "mpris:length": ("x", 100_000_000),
        "xesam:title": ("s", "Set 2 of 3"),
        "xesam:artist": ("as", ["Left leg, rep 7 of 10"]),
        "xesam:album": ("s", "lungetimer"),
    }
    unknown = Desk(Shown(NowPlaying(Playback.PLAYING, 1, "Set 1 of 3"))).player.Metadata
    assert "mpris:length" not in unknown
    assert unknown["xesam:artist"].value == []


def test_each_button_does_its_thing_and_the_others_do_nothing() -> None:
    desk = Desk()
    for button in ("Play", "Pause", "PlayPause", "Next", "Previous", "Stop"):
        getattr(desk.player, button)()
    desk.player.Seek(5_000_000)
    desk.player.SetPosition("/org/lungetimer/phase/4", 0)
    assert desk.asked == ["play", "pause", "play_pause", "next", "previous", "stop"]
    with pytest.raises(dbus_fast.DBusError, match="plays no files"):
        desk.player.OpenUri("file:///etc/passwd")


@pytest.mark.parametrize(
    ("value", "asked"),
    [(0.5, ["volume 50"]), (-3.0, ["volume 0"]), (math.inf, ["volume 100"]), (math.nan, [])],
)
def test_the_volume_can_be_set_and_stays_within_its_limits(value: float, asked: list[str]) -> None:
    desk = Desk()
    desk.player.set_volume = value
    assert desk.asked == asked


def test_a_rate_of_nothing_means_pause_and_no_other_is_taken() -> None:
    desk = Desk()
    for rate in (2.0, -1.0, math.nan, 0.0):
        desk.player.set_rate = rate
    assert desk.asked == ["pause"]
    assert desk.player.Rate == 1.0


def test_only_what_changed_is_told() -> None:
    desk = Desk()
    assert set(desk.player.report_changes()) == {"PlaybackStatus", "Metadata", "Volume"}
    assert desk.player.report_changes() == {}
    desk.shown = Shown(PLAYING.playing, Position(40.0, 1030.0, 1.0), 80)
    assert desk.player.report_changes(jumped=True) == {}
    desk.shown = Shown(PLAYING.playing, PLAYING.position, 20)
    assert desk.player.report_changes() == {"Volume": 0.2}
