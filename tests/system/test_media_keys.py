"""A session as a media player, with the real client and a real bus."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from typing import TYPE_CHECKING, Any

import pytest
from tests.support.terminal import Terminal, environment
from tests.system.desktop_session import DesktopSession, desktop_session, until
from tests.system.sound_server import need

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = [pytest.mark.system, pytest.mark.xdist_group("media")]
PLAYER = "org.mpris.MediaPlayer2.lungetimer"
PLAN = (
    "start", "--sets", "2", "--reps", "2", "--rest", "60", "--tempo", "2-0-2-0",
    "--warm-up", "off", "--cool-down", "off", "--lead-in", "20",
)  # fmt: skip


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[DesktopSession]:
    need("playerctl", "dbus-send")
    folder = tmp_path / "desktop"
    folder.mkdir()
    for desktop in desktop_session(folder):
        desktop.start_bus("SESSION")
        yield desktop


class Client:
    """What a person's media keys, headset and phone are to the bus."""

    def __init__(self, desktop: DesktopSession) -> None:
        self._env = os.environ | desktop.env

    def playerctl(self, *words: str) -> str:
        done = subprocess.run(
            ["playerctl", *words], env=self._env, capture_output=True, text=True, timeout=30,
            check=False,
        )  # fmt: skip
        return done.stdout.strip() if done.returncode == 0 else ""

    def tells(self, form: str) -> str:
        return self.playerctl("metadata", "--format", form)

    def position(self) -> float:
        return float(self.playerctl("position"))

    def call(self, member: str, *words: str) -> str:
        """A call by hand: the name of the D-Bus error, or nothing."""
        done = subprocess.run(
            ["dbus-send", "--session", "--print-reply", f"--dest={PLAYER}",
             "/org/mpris/MediaPlayer2", member, *words],
            env=self._env, capture_output=True, text=True, timeout=30, check=False,
        )  # fmt: skip
        return done.stderr.partition(":")[0].removeprefix("Error ").strip()


def set_property(client: Client, name: str, value: str) -> str:
    words = (f"string:{PLAYER.rpartition('.')[0]}.Player", f"string:{name}", f"variant:{value}")
    return client.call("org.freedesktop.DBus.Properties.Set", *words)


def records(home: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((home / "data" / "history.json").read_text())[
        "sessions"
    ]
    return found


def test_a_session_is_shown_and_steered_from_a_media_player(
    desktop: DesktopSession, tmp_path: Path
) -> None:
    client = Client(desktop)
    with Terminal(*PLAN, env=environment(tmp_path, **desktop.env)) as terminal:
        until(lambda: client.playerctl("--list-all") == "lungetimer")
        until(lambda: client.tells("{{title}} | {{artist}}") == "Get ready | Next: Set 1")
        assert client.tells("{{status}} {{mpris:length}}") == "Playing 20000000"

        # The position goes on by itself, as fast as a clock.
        before, since = client.position(), time.monotonic()
        until(lambda: client.position() >= before + 1)
        assert client.position() - before <= time.monotonic() - since + 0.5

        client.playerctl("play-pause")
        terminal.wait_for("PAUSED")
        until(lambda: client.playerctl("status") == "Paused")
        still = client.position()
        client.playerctl("pause")
        client.playerctl("play")
        terminal.wait_for(lambda text: "PAUSED" not in text)
        assert client.position() >= still

        client.playerctl("next")
        terminal.wait_for("Set 1 of 2")
        until(lambda: client.tells("{{title}} | {{artist}}") == "Set 1 of 2 | Left leg, rep 1 of 2")
        until(lambda: client.tells("{{artist}}") == "Right leg, rep 1 of 2")

        # Stop asks on the screen, and nothing that a button does afterwards throws anything away.
        client.playerctl("stop")
        terminal.wait_for("Do you want to leave the session?")
        client.playerctl("stop")
        client.playerctl("previous")
        until(lambda: client.playerctl("status") == "Paused")
        client.playerctl("play")
        terminal.wait_for(lambda text: "Do you want to leave the session?" not in text)

        until(lambda: client.tells("{{title}}") == "Rest after set 1 of 2")
        client.playerctl("volume", "0.3")
        until(lambda: client.playerctl("volume") == "0.300000")
        refused_by = {
            client.call(f"{PLAYER.rpartition('.')[0]}.Player.{call}", *words)
            for call, words in {
                "Next": ("string:now",), "Seek": ("string:far",), "PlayPause": ("int32:1",),
                "SetPosition": ("string:a", "string:b"), "Dance": (),
            }.items()
        }  # fmt: skip
        assert refused_by == {"org.freedesktop.DBus.Error.UnknownMethod"}
        assert set_property(client, "Volume", "string:loud").endswith("InvalidSignature")
        assert set_property(client, "Position", "int64:1").endswith("PropertyReadOnly")
        assert set_property(client, "Nonsense", "int32:1").endswith("UnknownProperty")
        assert client.tells("{{title}}") == "Rest after set 1 of 2"

        terminal.press("q")
        terminal.wait_for("Do you want to leave the session?")
        terminal.press("s")
        terminal.wait_for("Ended early")
        until(lambda: client.playerctl("--list-all") == "")
        terminal.press("\x1b")
        terminal.wait_for("START")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
    (record,) = records(tmp_path)
    assert [(s["left"], s["right"]) for s in record["sets"]] == [(2, 2)]
    assert "volume = 30" in (tmp_path / "config" / "config.toml").read_text()
    assert b"Traceback" not in bytes(terminal.raw)


def test_two_windows_are_two_players_and_a_killed_one_is_gone(
    desktop: DesktopSession, tmp_path: Path
) -> None:
    client = Client(desktop)

    def players() -> set[str]:
        return set(client.playerctl("--list-all").split())

    with (
        Terminal(*PLAN, env=environment(tmp_path / "one", **desktop.env)) as one,
        Terminal(*PLAN, env=environment(tmp_path / "two", **desktop.env)) as two,
    ):
        until(lambda: len(players()) == 2)
        pids = {one.process.pid, two.process.pid}
        assert players() in [{"lungetimer", f"lungetimer.instance{pid}"} for pid in pids]
        os.kill(one.process.pid, signal.SIGKILL)
        os.kill(two.process.pid, signal.SIGKILL)
        until(lambda: not players())


def test_plain_mode_is_a_media_player_as_well(desktop: DesktopSession, tmp_path: Path) -> None:
    client = Client(desktop)
    env = environment(tmp_path, **desktop.env) | {"TERM": "dumb"}
    with Terminal(*PLAN, env=env) as terminal:
        until(lambda: client.tells("{{title}}") == "Get ready")
        client.playerctl("play-pause")
        terminal.wait_for("Paused. Press space to continue")
        client.playerctl("play")
        terminal.wait_for("Continued: Get ready")
        time.sleep(1.2)  # the button is deaf for a second after it changed something
        client.playerctl("next")
        assert "10 s" not in terminal.wait_for("Set 1 of 2, left 1 of 2, down")
        client.playerctl("stop")
        terminal.wait_for("Do you want to leave the session?")
        client.playerctl("play")
        terminal.wait_for("Continued: Set 1 of 2")
        client.playerctl("volume", "0.3")
        terminal.wait_for("Volume 30 %")
        terminal.press("q")
        terminal.wait_for(lambda text: text.count("Do you want to leave the session?") == 2)
        terminal.press("d")
        terminal.wait_for("Discarded.")
        assert terminal.wait_for_end() == 0
