"""Where the program runs decides what is tried, and what a person is told where nothing works."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from lungetimer.presence.awake_advice import ways_for, what_helps
from lungetimer.presence.surroundings import Surroundings, is_linux_console

if TYPE_CHECKING:
    from pathlib import Path


def nowhere(_: str) -> None:
    """Nothing is written."""


CASES = {
    "a desktop on X": ({"DISPLAY": ":0"}, ["DesktopWay", "XServerWay", "SleepLock"], "xset"),
    "a desktop on Wayland": (
        {"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, ["DesktopWay", "SleepLock"], "swaymsg",
    ),
    "Wayland by its session": ({"XDG_SESSION_TYPE": "wayland", "DISPLAY": ":0"},
                               ["DesktopWay", "SleepLock"], "swaymsg"),
    "SSH": ({"SSH_CONNECTION": "x"}, ["DesktopWay", "SleepLock"], "Over SSH"),
    "SSH with X": ({"SSH_TTY": "/dev/pts/1", "DISPLAY": "localhost:10.0"},
                   ["DesktopWay", "XServerWay", "SleepLock"], "Over SSH"),
    "WSL": ({"WSL_DISTRO_NAME": "Debian", "DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"},
            ["DesktopWay", "SleepLock"], "Windows"),
    "tmux on a console": ({"XDG_SESSION_TYPE": "tty"}, ["DesktopWay", "SleepLock"], "setterm"),
    "nothing known": ({}, ["DesktopWay", "SleepLock"], "half an hour"),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_ways_and_advice_follow_from_the_surroundings(name: str, tmp_path: Path) -> None:
    environ, names, advice = CASES[name]
    here = Surroundings.of(environ, platform="linux", console=False)
    assert [type(way).__name__ for way in ways_for(here, nowhere, tmp_path / "kept")] == names
    told = what_helps(here)
    assert advice in told
    assert told.endswith(".")
    assert "\n" not in told


def test_on_a_linux_console_its_own_sequence_comes_first_even_beside_a_desktop(
    tmp_path: Path,
) -> None:
    here = Surroundings.of({"DISPLAY": ":0", "TERM": "linux"}, platform="linux", console=True)
    ways = [type(way).__name__ for way in ways_for(here, nowhere, tmp_path / "kept")]
    assert ways == ["ConsoleWay", "SleepLock"]
    assert "setterm" in what_helps(here)


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_elsewhere_there_is_the_desktop_alone(platform: str, tmp_path: Path) -> None:
    here = Surroundings.of({}, platform=platform, console=False)
    assert [type(way).__name__ for way in ways_for(here, nowhere, tmp_path / "kept")] == [
        "DesktopWay"
    ]


def test_neither_a_file_nor_a_pseudo_terminal_is_a_console(tmp_path: Path) -> None:
    with (tmp_path / "file").open("w") as file:
        assert not is_linux_console(file.fileno())
    one, other = os.openpty()
    try:
        assert not is_linux_console(other)
    finally:
        os.close(one)
        os.close(other)
    assert not is_linux_console(other)  # closed
